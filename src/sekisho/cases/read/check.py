"""What does a well-typed case still say that cannot be? Too many decimals, an end before its beginning."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sekisho.cases.dprk_ports import port_of_code
from sekisho.cases.model import (
    Amount,
    Call,
    Cargo,
    Case,
    Cash,
    Date,
    Goods,
    Grant,
    Payment,
    Ship,
    Traveller,
    Voyage,
)
from sekisho.cases.read.arrival import Fault, Path, shown
from sekisho.cases.read.grants.conditions import read_terms
from sekisho.cases.ship_numbers import flags_of_mmsi, imo_check_digit, imo_digits, mmsi_holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sekisho.cases.codes import Place

NO_IMO = "no IMO number: a name and an MMSI alone do not identify a hull"
# Every line of goods is judged for itself, half a millisecond each.
MOST_LINES = 2_000


def check(case: Case) -> Iterator[Fault]:
    """Every fault of a case that its types cannot show."""
    for n, rate in enumerate(case.rates or ()):
        if not Decimal(rate.jpy_per_unit):
            yield Fault("payment.rate.format", "a rate of 0 yen: write yen for one unit", ("rates", n, "jpy_per_unit"))
    for n, permission in enumerate(case.decisions or ()):
        yield from _period(permission.from_, permission.to, ("decisions", n))
    if isinstance(case, Payment | Cash | Grant):
        yield from _amount(case.amount, ("amount",))
    if isinstance(case, Payment | Cargo | Grant):
        yield from _goods(case.goods)
    if isinstance(case, Payment):
        yield from _amount(case.year_total, ("year_total",))
        for n, other in enumerate(case.linked or ()):
            yield from _amount(other.amount, ("linked", n, "amount"))
    elif isinstance(case, Voyage):
        yield from _voyage(case)
    elif isinstance(case, Grant):
        yield from _conditions(case)
    elif isinstance(case, Traveller) and case.stay:
        yield from _period(case.stay.from_, case.stay.to, ("stay",))


def _amount(amount: Amount | None, path: Path) -> Iterator[Fault]:
    if amount is None or isinstance(amount.value, int):
        return
    decimals = amount.value.partition(".")[2].rstrip("0")
    most = amount.currency.minor_units
    if len(decimals) > most:
        message = f"amount {shown(amount.value)}: at most {most} decimals for {amount.currency}"
        yield Fault("payment.amount.format", message, (*path, "value"))


def _goods(goods: Goods | tuple[Goods, ...] | None) -> Iterator[Fault]:
    lines = goods if isinstance(goods, tuple) else () if goods is None else (goods,)
    if len(lines) > MOST_LINES:
        message = f"{len(lines):,} lines of goods: at most {MOST_LINES:,} in one case; split it"
        yield Fault("cargo.goods.many", message, ("goods",))
    for n, line in enumerate(lines[:MOST_LINES]):
        if line.quantity and line.quantity.factor is not None and not Decimal(line.quantity.factor):
            yield Fault(
                "cargo.factor.format", "a factor of 0: write barrels a tonne", ("goods", n, "quantity", "factor")
            )


def _voyage(case: Voyage) -> Iterator[Fault]:
    if case.ship:
        yield from _ship(case.ship, ("ship",))
    yield from _port(case.port, ("port",))
    yield from _calls(case.calls, ("calls",))
    yield from _calls(case.last_ports_declared, ("last_ports_declared",))
    for n, transfer in enumerate(case.transfers or ()):
        if transfer.other:
            yield from _ship(transfer.other, ("transfers", n, "other"))


def _ship(ship: Ship, path: Path) -> Iterator[Fault]:
    if ship.imo is not None:
        yield from _imo(ship.imo, (*path, "imo"))
    if ship.mmsi is not None:
        yield from _mmsi(ship, ship.mmsi, path)
    yield from _calls(ship.calls, (*path, "calls"))


def _mmsi(ship: Ship, mmsi: str, path: Path) -> Iterator[Fault]:
    if not mmsi_holds(mmsi):
        yield Fault("voyage.mmsi.length", f"MMSI {shown(mmsi)}: 9 digits", (*path, "mmsi"))
        return
    if ship.imo is None:
        yield Fault("voyage.imo.missing", NO_IMO, (*path, "imo"), severity="warning")
    flags = flags_of_mmsi(mmsi)
    if ship.flag and flags and ship.flag not in flags:
        message = f"MMSI {mmsi}: its first digits are of {flags[0]}, the flag is {ship.flag}: ask which is true"
        yield Fault("voyage.mmsi.flag_mismatch", message, (*path, "flag"), severity="warning")


def _imo(imo: str, path: Path) -> Iterator[Fault]:
    """A bad number is a lead, so it is kept."""
    digits = imo_digits(imo)
    if digits is None:
        yield Fault("voyage.imo.check_digit", f"IMO {shown(imo)}: 7 digits", path, severity="warning")
    elif digits[6] != imo_check_digit(digits):
        message = f"IMO {digits}: check digit should be {imo_check_digit(digits)}; kept as given, but look at the hull"
        yield Fault("voyage.imo.check_digit", message, path, severity="warning")


def _port(port: Place | None, path: Path) -> Iterator[Fault]:
    """The ports of the DPRK are known by their codes; of other countries' ports there is no table here."""
    if port is not None and port.country == "KP" and len(port) > 2 and port not in port_of_code():
        message = f"UN/LOCODE {port} is not among the known ports of the DPRK; its prefix KP decides"
        yield Fault("voyage.locode.unknown", message, path, severity="warning")


def _calls(calls: Sequence[Call] | None, path: Path) -> Iterator[Fault]:
    for n, call in enumerate(calls or ()):
        yield from _port(call.port, (*path, n, "port"))
        if call.arrival and call.departure and call.departure < call.arrival:
            message = f"call {n + 1}: departure {call.departure} before arrival {call.arrival}"
            yield Fault("voyage.call.order", message, (*path, n))


def _conditions(case: Grant) -> Iterator[Fault]:
    """Conditions of the donor whose words nobody has put into a type and countries, and which do not say it plainly."""
    for n, condition in enumerate(case.conditions or ()):
        if condition.type is None and not read_terms(condition.text):
            message = f"condition text needs a person: {shown(condition.text)}; write its `type` and `countries`"
            yield Fault("grant.condition.unparsed", message, ("conditions", n), severity="refer")


def _period(begins: Date | None, ends: Date | None, path: Path) -> Iterator[Fault]:
    if begins and ends and ends < begins:
        yield Fault("common.period.order", f"ends on {ends}, before it begins on {begins}", path)
