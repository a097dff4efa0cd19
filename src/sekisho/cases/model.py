"""What arrived: the cases of the contract as frozen types.

Absent or null is None and means *unknown*, never "no"; an empty tuple means *known to be none*.
The few fields whose absence means something else say so.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

import msgspec
from msgspec import Meta

from sekisho.cases.codes import Country, Currency, Place

Date: TypeAlias = datetime.date
Regime = Literal["JP", "UN", "US", "KR", "EU"]
REGIMES: tuple[Regime, ...] = ("JP", "UN", "US", "KR", "EU")
# `$` alone would let a line break through at the end.
DecimalText = Annotated[str, Meta(pattern=r"^[0-9]{1,24}(\.[0-9]{1,12})?$(?!\n)")]
WholeNumber = Annotated[int, Meta(ge=0, le=10**18)]
Month = Annotated[str, Meta(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$(?!\n)")]


class _Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Amount(_Fact, frozen=True):
    """Money as it was stated: a whole number or a decimal text, never a float."""

    currency: Currency
    value: WholeNumber | DecimalText

    @property
    def exact(self) -> Decimal:
        """The value as an exact decimal in units of the currency (not minor units)."""
        return Decimal(self.value)


class Quantity(_Fact, frozen=True):
    """So much of something, in a named unit; `factor`: barrels that a tonne of it makes, as the caller states it."""

    value: WholeNumber | DecimalText
    unit: Literal["bbl", "t", "kg", "usd", "piece"]
    factor: WholeNumber | DecimalText | None = None

    @property
    def exact(self) -> Decimal:
        """The value as an exact decimal in its unit."""
        return Decimal(self.value)


class PeriodTotal(_Fact, frozen=True):
    """What had already moved in a cap's period before this case; `to` is the last day counted."""

    value: WholeNumber | DecimalText
    unit: Literal["bbl", "t", "kg", "usd", "piece"]
    from_: Date | None = msgspec.field(default=None, name="from")
    to: Date | None = None

    @property
    def exact(self) -> Decimal:
        """The value as an exact decimal in its unit."""
        return Decimal(self.value)


class Name(_Fact, frozen=True):
    """A name in one spelling, with its script (ISO 15924) and language (BCP 47) where known."""

    text: str
    script: str | None = None
    lang: str | None = None


class Identifier(_Fact, frozen=True):
    """A number or code that identifies: passport, IMO, BIC, LEI, company number."""

    scheme: str
    value: str
    country: Country | None = None


class Listing(_Fact, frozen=True):
    """A reviewer's finding that a party stands on a list, half-open `[from, to)`."""

    list: str
    from_: Date | None = msgspec.field(default=None, name="from")
    to: Date | None = None


Role = Literal[
    "dprk_official",
    "assists_dprk_official",
    "chongryon_officer",
    "nuclear_missile_engineer",
    "dprk_ship_crew",
    "convicted_dprk_trade",
]


class Party(_Fact, frozen=True):
    """A person, body or government that takes part; `listed` is a reviewer's decision and wins over screening."""

    names: tuple[str | Name, ...] | None = None
    kind: Literal["person", "organisation", "government", "unknown"] | None = None
    residence: Country | None = None
    nationalities: tuple[Country, ...] | None = None
    birth_date: Date | None = None
    birth_country: Country | None = None
    ids: tuple[Identifier, ...] | None = None
    address: tuple[str, ...] | None = None
    address_country: Country | None = None
    roles: tuple[Role, ...] | None = None
    controlled_by_dprk: bool | None = None
    listed: bool | tuple[Listing, ...] | None = None


class Nexus(_Fact, frozen=True):
    """What ties the act to a regime beyond residence, port and currency."""

    us_person: bool | None = None
    usd_clearing: bool | None = None
    us_origin: bool | None = None
    eu_person: bool | None = None


class Permission(_Fact, frozen=True):
    """A decision of an authority on file; `from` and `to` are both inside."""

    authority: str
    id: str | None = None
    from_: Date | None = msgspec.field(default=None, name="from")
    to: Date | None = None
    covers: tuple[str, ...] | None = None


class Rate(_Fact, frozen=True):
    """A statutory rate that the caller vouches for: yen for one unit of the currency in that month."""

    currency: Currency
    month: Month
    jpy_per_unit: WholeNumber | DecimalText


class Goods(_Fact, frozen=True):
    """One line of goods; `luxury` and `controlled` absent: `hs` and `description` decide."""

    description: str | None = None
    hs: Annotated[str, Meta(pattern=r"^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{8,10})$(?!\n)")] | None = None
    quantity: Quantity | None = None
    origin: Country | None = None
    shipped_from: Place | None = None
    luxury: bool | None = None
    controlled: bool | None = None


class LinkedPayment(_Fact, frozen=True):
    """Another payment of the same payer, by which splitting may show."""

    date: Date | None = None
    amount: Amount | None = None
    payee: Party | str | None = None


class Call(_Fact, frozen=True):
    """A ship's stay at a port; `confidence` (1 to 4) only for `ais`."""

    port: Place
    arrival: Date | None = None
    departure: Date | None = None
    source: Literal["declared", "documented", "ais"] | None = None
    confidence: Annotated[int, Meta(ge=1, le=4)] | None = None


class Ship(_Fact, frozen=True):
    """A ship; `designated` maps UN and US to the day of designation, JP to the day of Japan's notice; () = none."""

    name: str | None = None
    imo: str | None = None
    mmsi: str | None = None
    flag: Country | None = None
    former_names: tuple[str, ...] | None = None
    foreign_interest: bool | None = None
    designated: dict[Literal["UN", "US", "JP"], Date] | Annotated[tuple[str, ...], Meta(max_length=0)] | None = None
    owner: Party | None = None
    operator: Party | None = None
    calls: tuple[Call, ...] | None = None


class Transfer(_Fact, frozen=True):
    """A ship-to-ship transfer and the ship on the other side."""

    date: Date
    other: Ship | None = None


class Stay(_Fact, frozen=True):
    """A traveller's stay; both days are inside."""

    from_: Date | None = msgspec.field(default=None, name="from")
    to: Date | None = None


class Condition(_Fact, frozen=True):
    """A donor's condition on the money of a grant.

    Absent `by`: of the grant's own donor. `through`: the activities by which the money came from the contribution that
    bears the condition. `share` is `mixed` where it lies together with other money, so that whose was spent is open.
    """

    type: str | None = None
    countries: tuple[Country, ...] | None = None
    text: str | None = None
    by: Party | None = None
    through: tuple[str, ...] | None = None
    share: Literal["whole", "mixed"] | None = None


class Service(_Fact, frozen=True):
    """A local payee of a grant and what it is paid for."""

    party: Party | None = None
    service: str | None = None


class Filing(_Fact, frozen=True):
    """A report made to an authority and the day it was filed."""

    to: str
    filed: Date | None = None


class _Case(_Fact, frozen=True, tag_field="kind"):
    id: str
    date: Date | None = None
    regimes: Annotated[tuple[Regime, ...], Meta(min_length=1)] = REGIMES
    nexus: Nexus | None = None
    decisions: tuple[Permission, ...] | None = None
    rates: tuple[Rate, ...] | None = None

    kind: ClassVar[str]


class Payment(_Case, frozen=True, tag="payment"):
    """Money sent by one party to another; absent ultimate parties, agents and linked payments mean none."""

    kind: ClassVar[str] = "payment"
    payer: Party | None = None
    payee: Party | None = None
    ultimate_payer: Party | None = None
    ultimate_payee: Party | None = None
    agents: tuple[Party, ...] | None = None
    amount: Amount | None = None
    purpose: (
        Literal["humanitarian", "family_support", "personal", "business", "trade", "charity", "ransom", "other"] | None
    ) = None
    evidence: tuple[str, ...] | None = None
    goods: Goods | tuple[Goods, ...] | None = None
    year_total: Amount | None = None
    linked: tuple[LinkedPayment, ...] | None = None
    text: tuple[str, ...] | None = None


class Cash(_Case, frozen=True, tag="cash"):
    """Means of payment carried by a person."""

    kind: ClassVar[str] = "cash"
    carrier: Party | None = None
    destination: Country | None = None
    amount: Amount | None = None


class Voyage(_Case, frozen=True, tag="voyage"):
    """A ship bound for a port, or in it; `calls_since` absent: `calls` is complete."""

    kind: ClassVar[str] = "voyage"
    ship: Ship | None = None
    port: Place | None = None
    arrival: Date | None = None
    in_port_since: Date | None = None
    calls: tuple[Call, ...] | None = None
    calls_since: Date | None = None
    transfers: tuple[Transfer, ...] | None = None
    purpose: tuple[Literal["passengers", "cargo", "load_humanitarian_goods", "art_troupe", "other"], ...] | None = None
    goods_approved: bool | None = None
    distress: bool | None = None
    declared_dprk_call: bool | None = None
    last_ports_declared: tuple[Call, ...] | None = None


class Traveller(_Case, frozen=True, tag="traveller"):
    """A person who crosses a border."""

    kind: ClassVar[str] = "traveller"
    person: Party | None = None
    residence_status: Literal["none", "special_permanent", "permanent", "other"] | None = None
    designated_by_moj: bool | None = None
    movement: Literal["entry", "reentry", "transit", "landing", "departure"] | None = None
    destination: Country | None = None
    trip: tuple[Country, ...] | None = None
    passport: Country | None = None
    special_validation: bool | None = None
    purpose: str | None = None
    stay: Stay | None = None
    application_filed: bool | None = None


class Cargo(_Case, frozen=True, tag="cargo"):
    """Goods that move from one country to another."""

    kind: ClassVar[str] = "cargo"
    movement: Literal["import", "export", "brokering", "transit"] | None = None
    goods: Goods | tuple[Goods, ...] | None = None
    shipped_from: Place | None = None
    destination: Country | None = None
    contract_date: Date | None = None
    cleared_on: Date | None = None
    period_total_before: PeriodTotal | tuple[PeriodTotal, ...] | None = None
    livelihood: bool | None = None
    parties: tuple[Party, ...] | None = None


class Grant(_Case, frozen=True, tag="grant"):
    """Aid given by a donor through a channel for a country."""

    kind: ClassVar[str] = "grant"
    donor: Party | None = None
    channel: Party | None = None
    beneficiary: Country | None = None
    amount: Amount | None = None
    purpose: str | None = None
    earmark: Literal["unearmarked", "softly", "earmarked", "tightly"] | None = None
    activity: str | None = None
    goods: Goods | tuple[Goods, ...] | None = None
    payments_to: tuple[Service, ...] | None = None
    conditions: tuple[Condition, ...] | None = None
    start: Date | None = None
    filings: tuple[Filing, ...] | None = None


class Screened(_Case, frozen=True, tag="party"):
    """A party alone: who is this, and what follows from that?"""

    kind: ClassVar[str] = "party"
    party: Party | None = None


Case: TypeAlias = Payment | Cash | Voyage | Traveller | Cargo | Grant | Screened
KINDS: dict[str, type[Any]] = {c.kind: c for c in (Payment, Cash, Voyage, Traveller, Cargo, Grant, Screened)}
