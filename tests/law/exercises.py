"""For every measure that decides: cases that try it, on any day and with any value of what it limits.

A case here is built so that the measure bites where the law says so and nothing else is unknown. `value` is the value
of the parameter that the exercise varies: an amount, a number of days, or a day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

Case = dict[str, Any]
YEN = "JPY"


@dataclass(frozen=True)
class Exercise:
    """One way to try one measure.

    Args:
        measure: its key (`UN-2397:p5`).
        words: the case in words; `{}` is where the value stands.
        case: makes the case from the day and the value.
        vary: the parameter whose value is tried one part below, at and one part above; None: only days are tried.
        on: the days to try, where they are not those on which the measure changes.
    """

    measure: str
    words: str
    case: Callable[[date, Any], Case]
    vary: str | None = None
    on: tuple[date, ...] | None = None


# ---------------------------------------------------------------- parts of cases

UNLISTED = {"listed": False}
ON_UN_LIST = {"listed": [{"list": "UN"}]}
IN_DPRK = {"kind": "person", "residence": "KP", **UNLISTED}
IN_JAPAN = {"kind": "person", "residence": "JP", **UNLISTED}
NO_US = {"us_person": False, "usd_clearing": False, "us_origin": False}
SHOWN = ["payee_identity", "purpose_declaration"]


def _payment(payer: Case, payee: Case, amount: tuple[str, Any], purpose: str | None, **more: Any) -> Case:
    currency, value = amount
    stated = value if isinstance(value, int) else str(value)
    return {
        "kind": "payment",
        "nexus": NO_US,
        "payer": payer,
        "payee": payee,
        "amount": {"currency": currency, "value": stated},
        "purpose": purpose,
        "evidence": SHOWN,
        **more,
    }


def _to_dprk(value: int, purpose: str = "humanitarian") -> Case:
    return _payment(IN_JAPAN, IN_DPRK, (YEN, value), purpose)


def _to_listed(name: str, payer_country: str = "JP", payee_country: str = "CN", **more: Any) -> Case:
    payer = {"kind": "person", "residence": payer_country, **UNLISTED}
    payee = {
        "kind": "organisation",
        "residence": payee_country,
        "controlled_by_dprk": False,
        "listed": [{"list": name}],
    }
    return _payment(payer, payee, (YEN, 10_000), "business", **more)


def _cash(value: int) -> Case:
    return {
        "kind": "cash",
        "nexus": NO_US,
        "carrier": IN_JAPAN,
        "destination": "KP",
        "amount": {"currency": YEN, "value": value},
    }


def _traveller(movement: str, destination: str, nationality: str, *roles: str, **more: Any) -> Case:
    home = "KP" if nationality == "KP" else "JP"
    who = {"kind": "person", "nationalities": [nationality], "residence": home, "roles": list(roles), **UNLISTED}
    return {
        "kind": "traveller",
        "person": who,
        "movement": movement,
        "destination": destination,
        "purpose": "visit",
        **more,
    }


def _reentry(role: str) -> Case:
    return _traveller("reentry", "JP", "CN", role, trip=["JP", "KP", "JP"], designated_by_moj=True)


def _voyage(port: str, flag: str, calls: list[Case] | None, **more: Any) -> Case:
    ship = {"name": "A freighter", "flag": flag, "designated": [], "foreign_interest": True, **more.pop("ship", {})}
    return {"kind": "voyage", "ship": ship, "port": port, "calls": calls, "transfers": [], "distress": False, **more}


def _call(day: date, port: str = "KPNAM") -> Case:
    return {"port": port, "arrival": day.isoformat(), "departure": day.isoformat(), "source": "documented"}


def _goods(hs: str, description: str, **more: Any) -> Case:
    return {"hs": hs, "description": description, "luxury": False, "controlled": False, **more}


def _cargo(movement: str, line: Case, start: str, end: str, **more: Any) -> Case:
    parties = [{"kind": "organisation", "residence": "CN", **UNLISTED}]
    return {
        "kind": "cargo",
        "nexus": NO_US,
        "movement": movement,
        "goods": [{"origin": start, **line}],
        "shipped_from": start,
        "destination": end,
        "parties": parties,
        **more,
    }


def _from_dprk(hs: str, what: str, to: str = "CN", **more: Any) -> Case:
    return _cargo("import", _goods(hs, what), "KP", to, **more)


def _into_dprk(hs: str, what: str, start: str = "CN", **more: Any) -> Case:
    return _cargo("export", _goods(hs, what, **more.pop("line", {})), start, "KP", **more)


def _petroleum(hs: str, what: str, total: Decimal, since: date, day: date) -> Case:
    """A delivery that brings the total of the period that began `since` to `total` barrels."""
    before = {"value": str(total - 1), "unit": "bbl", "from": since.isoformat(), "to": day.isoformat()}
    return _into_dprk(
        hs, what, line={"quantity": {"value": 1, "unit": "bbl"}}, livelihood=True, period_total_before=before
    )


def _refined(day: date, total: Decimal) -> Case:
    """Counted over the calendar year; in 2017 from 1 October."""
    since = date(2017, 10, 1) if day.year == 2017 else date(day.year, 1, 1)
    return _petroleum("2710", "diesel oil", total, since, day)


def _crude(day: date, total: Decimal) -> Case:
    """Counted over twelve months from each 22 December."""
    return _petroleum("2709", "crude oil", total, _crude_year(day), day)


def _crude_year(day: date) -> date:
    this = date(day.year, 12, 22)
    return this if day >= this else date(day.year - 1, 12, 22)


def _coal(unit: str) -> Callable[[date, Decimal], Case]:
    def case(day: date, total: Decimal) -> Case:
        before = {"value": str(total - 1), "unit": unit, "from": f"{day.year}-01-01", "to": day.isoformat()}
        line = _goods("2701", "coal", quantity={"value": 1, "unit": unit})
        return _cargo("import", line, "KP", "CN", livelihood=True, period_total_before=before)

    return case


def _grant(donor: Case, purpose: str, line: Case | None = None, to: str = "KP", **more: Any) -> Case:
    return {
        "kind": "grant",
        "nexus": NO_US,
        "donor": donor,
        "channel": WFP,
        "beneficiary": to,
        "purpose": purpose,
        "goods": [line] if line else [],
        "payments_to": [],
        **more,
    }


WFP = {"names": ["World Food Programme"], "kind": "organisation", "residence": "IT", **UNLISTED}
JAPAN = {"names": ["Government of Japan"], "kind": "government", "residence": "JP", **UNLISTED}
SWISS = {"names": ["Government of Switzerland"], "kind": "government", "residence": "CH", **UNLISTED}
NGO = {"names": ["A relief society"], "kind": "organisation", "residence": "US", **UNLISTED}
KOREAN = {"names": ["A company"], "kind": "organisation", "residence": "KR", **UNLISTED}
AMERICAN = {"us_person": True, "usd_clearing": False, "us_origin": False}


def _american(value: Decimal) -> Case:
    """A remittance of 1,000 dollars that brings the year to `value`."""
    payer = {"kind": "person", "residence": "US", **UNLISTED}
    return _payment(
        payer,
        IN_DPRK,
        ("USD", 1_000),
        "family_support",
        nexus=AMERICAN,
        year_total={"currency": "USD", "value": str(value - 1_000)},
    )


def _ngo(**more: Any) -> Case:
    return _grant(NGO, "humanitarian", _goods("8413", "water pumps"), channel=None, nexus=AMERICAN, **more)


def _european(value: Decimal) -> Case:
    payer = {"kind": "person", "residence": "DE", **UNLISTED}
    return _payment(payer, IN_DPRK, ("EUR", value), "family_support")


def _listed_cargo(hs: str, what: str, name: str, to: str) -> Case:
    parties = [{"kind": "organisation", "residence": "KP", "listed": [{"list": name}]}]
    return {**_from_dprk(hs, what, to), "parties": parties}


def _old_contract(hs: str, what: str, signed: date, cleared: date) -> Case:
    return _from_dprk(hs, what, contract_date=signed.isoformat(), cleared_on=cleared.isoformat(), livelihood=False)


def _before(day: date, days: int) -> list[Case]:
    return [_call(day - timedelta(days))]


def _around(*days: date) -> tuple[date, ...]:
    return tuple(d + timedelta(shift) for d in days for shift in (-1, 0, 1))


_CARGO_FROM = "goods from the DPRK to China: "
_CARGO_TO = "goods from China to the DPRK: "
_LATER = (date(2019, 2, 28),)

EXERCISES: tuple[Exercise, ...] = (
    # ------------------------------------------------------------ Japan: payments and cash
    Exercise(
        "JP-PAY-BAN-2016",
        "payment from Japan to a person in the DPRK, humanitarian purpose and payee shown, {} yen",
        lambda d, v: _to_dprk(v),
        "small_sum",
    ),
    Exercise(
        "JP-PAY-BAN-2016",
        "payment from Japan to a person in the DPRK, family support, {} yen",
        lambda d, v: _to_dprk(v, "family_support"),
        "small_sum",
    ),
    *(
        Exercise(
            m,
            "payment from Japan to a person in the DPRK, family support, {} yen",
            lambda d, v: _to_dprk(v, "family_support"),
            "threshold",
        )
        for m in ("JP-PAY-REPORT-30M", "JP-PAY-REPORT-10M", "JP-PAY-REPORT-3M", "JP-PAY-REPORT-30M-2014")
    ),
    *(
        Exercise(m, "cash carried from Japan to the DPRK, {} yen", lambda d, v: _cash(v), "threshold")
        for m in ("JP-CASH-1M", "JP-CASH-300K", "JP-CASH-100K-2010", "JP-CASH-1M-2014", "JP-CASH-100K-2016")
    ),
    Exercise(
        "JP-PAY-TRADE",
        "payment from Japan to a company in China for clams of DPRK origin",
        lambda d, v: _payment(
            IN_JAPAN,
            {"kind": "organisation", "residence": "CN", "controlled_by_dprk": False, **UNLISTED},
            (YEN, 2_000_000),
            "trade",
            goods=_goods("0307", "clams", origin="KP", shipped_from="CN"),
        ),
    ),
    Exercise(
        "JP-PAY-WMD-PURPOSE", "payment from Japan to a company in China on Japan's list", lambda d, v: _to_listed("MOF")
    ),
    Exercise("JP-FREEZE", "payment from Japan to a company in China on Japan's list", lambda d, v: _to_listed("MOF")),
    Exercise(
        "JP-BANK-CONFIRM",
        "payment from Japan to a person in the DPRK, purpose not known, 10,000 yen",
        lambda d, v: _payment(IN_JAPAN, IN_DPRK, (YEN, 10_000), None),
    ),
    # ------------------------------------------------------------ Japan: ports
    Exercise(
        "JP-PORT-MGB92",
        "Mangyongbong-92 (DPRK flag) to Niigata with passengers",
        lambda d, v: _voyage("JPKIJ", "KP", [], ship={"name": "Mangyongbong-92"}, purpose=["passengers"]),
    ),
    Exercise(
        "JP-PORT-DPRKFLAG", "DPRK-flag freighter to Maizuru", lambda d, v: _voyage("JPMAI", "KP", [], purpose=["cargo"])
    ),
    Exercise(
        "JP-PORT-DPRKFLAG",
        "DPRK-flag freighter in Maizuru since {}",
        lambda d, v: _voyage("JPMAI", "KP", [], purpose=["cargo"], in_port_since=v.isoformat()),
        "began",
        on=_around(date(2006, 10, 14)),
    ),
    Exercise(
        "JP-PORT-DPRKFLAG",
        "DPRK-flag freighter to Maizuru to load approved humanitarian goods and nothing else",
        lambda d, v: _voyage("JPMAI", "KP", [], purpose=["load_humanitarian_goods"], goods_approved=True),
    ),
    Exercise(
        "JP-PORT-3RD-2016",
        "Panama-flag freighter to Maizuru, in the DPRK the day before",
        lambda d, v: _voyage("JPMAI", "PA", _before(d, 1)),
    ),
    Exercise(
        "JP-PORT-3RD-2016",
        "Panama-flag freighter to Maizuru, last in the DPRK on {}",
        lambda d, v: _voyage("JPMAI", "PA", [_call(v)]),
        "counted_from",
        on=_LATER,
    ),
    Exercise(
        "JP-PORT-JPFLAG-2016",
        "Japanese-flag freighter to Maizuru, in the DPRK the day before",
        lambda d, v: _voyage("JPMAI", "JP", _before(d, 1)),
    ),
    Exercise(
        "JP-PORT-JPFLAG-2016",
        "Japanese-flag freighter to Maizuru, last in the DPRK on {}",
        lambda d, v: _voyage("JPMAI", "JP", [_call(v)]),
        "counted_from",
        on=_LATER,
    ),
    Exercise(
        "JP-PORT-UN-2016",
        "Panama-flag freighter to Maizuru, named in a Japanese notice that day after a UN designation",
        lambda d, v: _voyage("JPMAI", "PA", [], ship={"designated": {"UN": d.isoformat(), "JP": d.isoformat()}}),
    ),
    Exercise(
        "JP-PORT-PREREPORT",
        "Panama-flag freighter to Maizuru, neither calls nor declaration known",
        lambda d, v: _voyage("JPMAI", "PA", None),
    ),
    # ------------------------------------------------------------ Japan: people
    Exercise(
        "JP-ENTRY-OFFICIALS-2006",
        "a DPRK official enters Japan for a visit",
        lambda d, v: _traveller("entry", "JP", "KP", "dprk_official"),
    ),
    Exercise(
        "JP-ENTRY-NATIONALS-2006",
        "a DPRK national enters Japan for a visit",
        lambda d, v: _traveller("entry", "JP", "KP"),
    ),
    Exercise(
        "JP-ENTRY-NATIONALS-2016",
        "a DPRK national enters Japan for a visit",
        lambda d, v: _traveller("entry", "JP", "KP"),
    ),
    Exercise(
        "JP-REENTRY-OFFICIALS-2016",
        "a Chongryon officer designated by the MOJ returns from the DPRK",
        lambda d, v: _reentry("chongryon_officer"),
    ),
    Exercise(
        "JP-REENTRY-ENGINEERS-2016",
        "a foreign missile engineer designated by the MOJ returns from the DPRK",
        lambda d, v: _reentry("nuclear_missile_engineer"),
    ),
    Exercise(
        "JP-CREW-LANDING",
        "a crew member of a DPRK ship lands in Japan",
        lambda d, v: _traveller("landing", "JP", "CN", "dprk_ship_crew"),
    ),
    Exercise(
        "JP-TRAVEL-REQUEST", "a resident of Japan travels to the DPRK", lambda d, v: _traveller("departure", "KP", "JP")
    ),
    # ------------------------------------------------------------ Japan: goods and aid
    Exercise(
        "JP-IMPORT-2006", "clams of DPRK origin imported into Japan", lambda d, v: _from_dprk("0307", "clams", "JP")
    ),
    Exercise(
        "JP-EXPORT-2009", "bicycles exported from Japan to the DPRK", lambda d, v: _into_dprk("8712", "bicycles", "JP")
    ),
    Exercise(
        "JP-LUX-2006",
        "passenger cars exported from Japan to the DPRK",
        lambda d, v: _into_dprk("8703", "passenger cars", "JP", line={"luxury": True}),
    ),
    Exercise(
        "JP-GOLD-2016",
        "gold of a party on Japan's list imported from the DPRK into Japan",
        lambda d, v: _listed_cargo("7108", "gold", "MOF", "JP"),
    ),
    Exercise(
        "JP-AID-FREEZE",
        "humanitarian grant of the Government of Japan to the DPRK through the WFP",
        lambda d, v: _grant(JAPAN, "humanitarian", _goods("1006", "rice")),
    ),
    Exercise(
        "JP-EARMARK",
        "humanitarian grant of the Government of Japan to Kenya through the WFP",
        lambda d, v: _grant(JAPAN, "humanitarian", _goods("1006", "rice"), to="KE"),
    ),
    # ------------------------------------------------------------ United Nations: freeze, travel, finance
    *(
        Exercise(f"UN-{m}", "payment from Japan to a company in China on the UN list", lambda d, v: _to_listed("UN"))
        for m in ("1718:p8d", "1874:p18", "2094:p11", "2270:p32")
    ),
    *(
        Exercise(
            f"UN-{m}",
            "payment of the World Food Programme in Italy to a company in the DPRK on the UN list",
            lambda d, v: {**_to_listed("UN", "IT", "KP"), "payer": WFP},
            on=_around(date(2022, 12, 9)),
        )
        for m in ("1718:p8d", "1874:p18", "2094:p11", "2270:p32")
    ),
    *(
        Exercise(
            f"UN-{m}",
            "a person on the UN list carries 1 yen in cash to the DPRK",
            lambda d, v: {**_cash(1), "carrier": {"kind": "person", "residence": "CN", **ON_UN_LIST}},
        )
        for m in ("2094:p14", "2270:p37")
    ),
    Exercise(
        "UN-1718:p8e",
        "a DPRK national on the UN list enters China",
        lambda d, v: {
            **_traveller("entry", "CN", "KP"),
            "person": {"kind": "person", "nationalities": ["KP"], "roles": [], **ON_UN_LIST},
        },
    ),
    Exercise(
        "UN-1874:p19",
        "economic grant of the Government of Switzerland to the DPRK",
        lambda d, v: _grant(SWISS, "economic"),
    ),
    # ------------------------------------------------------------ United Nations: goods
    Exercise(
        "UN-1718:p8a_i", _CARGO_TO + "rifles", lambda d, v: _into_dprk("9301", "rifles", line={"controlled": True})
    ),
    Exercise(
        "UN-1718:p8a_iii",
        _CARGO_TO + "whisky, luxury",
        lambda d, v: _into_dprk("2208", "whisky", line={"luxury": True}),
    ),
    Exercise(
        "UN-2094:p22",
        "toys of a party on the UN list from the DPRK to China",
        lambda d, v: _listed_cargo("9503", "toys", "UN", "CN"),
    ),
    Exercise(
        "UN-2270:p29",
        _CARGO_FROM + "coal, not for livelihood",
        lambda d, v: _from_dprk("2701", "coal", livelihood=False),
    ),
    Exercise(
        "UN-2270:p29",
        _CARGO_FROM + "iron ore, for livelihood alone",
        lambda d, v: _from_dprk("2601", "iron ore", livelihood=True),
    ),
    Exercise("UN-2270:p30", _CARGO_FROM + "gold", lambda d, v: _from_dprk("7108", "gold")),
    Exercise("UN-2270:p31", _CARGO_TO + "jet fuel", lambda d, v: _into_dprk("271019", "aviation jet fuel")),
    Exercise(
        "UN-2321:p26", _CARGO_FROM + "coal for livelihood, year's total {} t, value not stated", _coal("t"), "cap_t"
    ),
    Exercise(
        "UN-2321:p26",
        _CARGO_FROM + "coal for livelihood, year's total {} USD, weight not stated",
        _coal("usd"),
        "cap_usd",
    ),
    Exercise("UN-2321:p28", _CARGO_FROM + "copper", lambda d, v: _from_dprk("7403", "refined copper")),
    Exercise("UN-2321:p29", _CARGO_FROM + "statues", lambda d, v: _from_dprk("9703", "statues")),
    Exercise("UN-2321:p30", _CARGO_TO + "new helicopters", lambda d, v: _into_dprk("8802", "new helicopter")),
    Exercise(
        "UN-2371:p8", _CARGO_FROM + "coal, contract of that day", lambda d, v: _old_contract("2701", "coal", d, d)
    ),
    Exercise(
        "UN-2371:p8",
        _CARGO_FROM + "iron ore, contract of {}, cleared 2017-08-20",
        lambda d, v: _old_contract("2601", "iron ore", v, d),
        "agreed",
        on=(date(2017, 8, 20),),
    ),
    Exercise(
        "UN-2371:p8",
        _CARGO_FROM + "iron ore, contract of 2017-07-01, cleared that day",
        lambda d, v: _old_contract("2601", "iron ore", date(2017, 7, 1), d),
        on=_around(date(2017, 9, 4)),
    ),
    Exercise("UN-2371:p9", _CARGO_FROM + "clams", lambda d, v: _old_contract("0307", "clams", date(2017, 7, 1), d)),
    Exercise(
        "UN-2371:p10", _CARGO_FROM + "lead ore", lambda d, v: _old_contract("2607", "lead ore", date(2017, 7, 1), d)
    ),
    Exercise(
        "UN-2375:p13", _CARGO_TO + "liquefied natural gas", lambda d, v: _into_dprk("271111", "liquefied natural gas")
    ),
    Exercise("UN-2375:p14", _CARGO_TO + "diesel for livelihood, period's total {} bbl", _refined, "cap"),
    Exercise(
        "UN-2375:p15",
        _CARGO_TO + "crude oil for livelihood",
        lambda d, v: _into_dprk("2709", "crude oil", livelihood=True),
    ),
    Exercise(
        "UN-2375:p16",
        _CARGO_FROM + "men's suits, contract of that day",
        lambda d, v: _old_contract("6203", "men's suits", d, d),
    ),
    Exercise(
        "UN-2375:p16",
        _CARGO_FROM + "men's suits, contract of {}, cleared 2017-11-01",
        lambda d, v: _old_contract("6203", "men's suits", v, d),
        "agreed",
        on=(date(2017, 11, 1),),
    ),
    Exercise(
        "UN-2375:p16",
        _CARGO_FROM + "men's suits, contract of 2017-07-01, cleared that day",
        lambda d, v: _old_contract("6203", "men's suits", date(2017, 7, 1), d),
        on=_around(date(2017, 12, 10)),
    ),
    Exercise("UN-2397:p4", _CARGO_TO + "crude oil for livelihood, period's total {} bbl", _crude, "cap"),
    Exercise(
        "UN-2397:p4",
        _CARGO_TO + "crude oil for livelihood, 4,000,000 bbl since 2017-12-22 with it",
        lambda d, v: _petroleum("2709", "crude oil", Decimal(4_000_000), date(2017, 12, 22), d),
        on=_around(date(2018, 12, 22)),
    ),
    Exercise("UN-2397:p5", _CARGO_TO + "diesel for livelihood, year's total {} bbl", _refined, "cap"),
    Exercise(
        "UN-2397:p5",
        _CARGO_TO + "diesel for livelihood, 500,000 bbl since 2018-01-01 with it",
        lambda d, v: _petroleum("2710", "diesel oil", Decimal(500_000), date(2018, 1, 1), d),
        on=_around(date(2019, 1, 1)),
    ),
    Exercise("UN-2397:p6", _CARGO_FROM + "walnuts", lambda d, v: _old_contract("0802", "walnuts", d, d)),
    Exercise("UN-2397:p7", _CARGO_TO + "water pumps", lambda d, v: _into_dprk("8413", "water pumps")),
    Exercise(
        "UN-2397:p7",
        "humanitarian grant of the Government of Switzerland to the DPRK: water pumps",
        lambda d, v: _grant(SWISS, "humanitarian", _goods("8413", "water pumps")),
    ),
    *(
        Exercise(
            key,
            f"humanitarian grant of the Government of Switzerland to the DPRK: {what}",
            lambda d, v, hs=hs, what=what: _grant(SWISS, "humanitarian", _goods(hs, what)),
        )
        for key, hs, what in (
            ("UN-2375:p14_aid", "2710", "diesel oil"),
            ("UN-2397:p4_aid", "2709", "crude oil"),
            ("UN-2397:p5_aid", "2710", "diesel oil"),
        )
    ),
    # ------------------------------------------------------------ United Nations: ships
    Exercise(
        "UN-2270:p22",
        "DPRK-flag freighter of an owner on the UN list to Dalian",
        lambda d, v: _voyage(
            "CNDLC", "KP", [], ship={"owner": {"kind": "organisation", "residence": "KP", **ON_UN_LIST}}
        ),
    ),
    *(
        Exercise(
            f"UN-{m}",
            "Panama-flag freighter designated by the UN that day to Dalian",
            lambda d, v: _voyage("CNDLC", "PA", [], ship={"designated": {"UN": d.isoformat()}}),
        )
        for m in ("2321:p12", "2371:p6")
    ),
    Exercise(
        "UN-2375:p11",
        "Panama-flag freighter to Dalian after a transfer with a DPRK-flag ship the day before",
        lambda d, v: _voyage(
            "CNDLC", "PA", [], transfers=[{"date": (d - timedelta(1)).isoformat(), "other": {"flag": "KP"}}]
        ),
    ),
    Exercise(
        "UN-2375:p11",
        "Panama-flag freighter to Dalian after a transfer with a DPRK-flag ship on {}",
        lambda d, v: _voyage("CNDLC", "PA", [], transfers=[{"date": v.isoformat(), "other": {"flag": "KP"}}]),
        "counted_from",
        on=_LATER,
    ),
    # ------------------------------------------------------------ United States
    Exercise(
        "US-510.201",
        "payment of a US person to a company in China on the OFAC list",
        lambda d, v: _to_listed("OFAC", "US", nexus=AMERICAN),
    ),
    Exercise(
        "US-510.206:payments",
        "payment of a US person to a person in the DPRK, business",
        lambda d, v: _payment(
            {"kind": "person", "residence": "US", **UNLISTED}, IN_DPRK, ("USD", 100), "business", nexus=AMERICAN
        ),
    ),
    Exercise(
        "US-510.206:payments",
        "payment of a US person to a person in the DPRK, family support, year's total {} USD",
        lambda d, v: _american(v),
        "yearly",
    ),
    Exercise(
        "US-510.206:grants",
        "humanitarian grant of a US relief society to the DPRK: water pumps, no report to State",
        lambda d, v: _ngo(start="2024-06-01", filings=[]),
    ),
    Exercise(
        "US-510.206:grants",
        "humanitarian grant of a US relief society to the DPRK: water pumps, reported to State 30 days before",
        lambda d, v: _ngo(start=(d + timedelta(30)).isoformat(), filings=[{"to": "State", "filed": d.isoformat()}]),
    ),
    Exercise(
        "US-510.206:grants",
        "economic grant of a US relief society to the DPRK",
        lambda d, v: _grant(NGO, "economic", channel=None, nexus=AMERICAN),
    ),
    Exercise(
        "US-510.206:cash",
        "an American carries 100 USD in cash to the DPRK",
        lambda d, v: {
            "kind": "cash",
            "nexus": AMERICAN,
            "carrier": {"kind": "person", "residence": "US", **UNLISTED},
            "destination": "KP",
            "amount": {"currency": "USD", "value": 100},
        },
    ),
    Exercise(
        "US-510.206:goods",
        "bicycles of US origin from the US to the DPRK",
        lambda d, v: {**_into_dprk("8712", "bicycles", "US"), "nexus": {**AMERICAN, "us_origin": True}},
    ),
    Exercise(
        "US-510.206:goods",
        "rice of Chinese origin sent by a US person from China to the DPRK",
        lambda d, v: {**_into_dprk("1006", "rice"), "nexus": AMERICAN},
    ),
    Exercise(
        "US-510.208",
        "Panama-flag ship with a foreign interest to Los Angeles, left the DPRK {} days before",
        lambda d, v: _voyage("USLAX", "PA", _before(d, v)),
        "window",
    ),
    Exercise(
        "US-PASSPORT",
        "an American travels to the DPRK on a US passport without special validation",
        lambda d, v: {**_traveller("departure", "KP", "US"), "passport": "US", "special_validation": False},
    ),
    # ------------------------------------------------------------ Republic of Korea
    Exercise("ROK-524:ports", "DPRK-flag freighter to Busan", lambda d, v: _voyage("KRPUS", "KP", [])),
    Exercise(
        "ROK-524:ports",
        "Mangyongbong-92 (DPRK flag) to Donghae, came in that day",
        lambda d, v: _voyage("KRTGH", "KP", [], ship={"name": "Mangyongbong-92"}),
        on=_around(date(2018, 2, 6)),
    ),
    Exercise(
        "ROK-524:ports",
        "Mangyongbong-92 (DPRK flag) in Donghae since 2018-02-06",
        lambda d, v: _voyage("KRTGH", "KP", [], ship={"name": "Mangyongbong-92"}, in_port_since="2018-02-06"),
        on=(date(2018, 2, 10),),
    ),
    Exercise(
        "ROK-524:trade", "toys from the DPRK to the Republic of Korea", lambda d, v: _from_dprk("9503", "toys", "KR")
    ),
    Exercise(
        "ROK-524:payments",
        "payment of a Korean company to the DPRK, business",
        lambda d, v: _payment(KOREAN, IN_DPRK, (YEN, 10_000), "business"),
    ),
    Exercise(
        "ROK-524:visits",
        "a resident of the Republic of Korea travels to the DPRK",
        lambda d, v: {
            **_traveller("departure", "KP", "KR"),
            "person": {"kind": "person", "nationalities": ["KR"], "residence": "KR", **UNLISTED},
        },
    ),
    Exercise("ROK-524:aid", "economic grant of a Korean company to the DPRK", lambda d, v: _grant(KOREAN, "economic")),
    Exercise(
        "ROK-PORT-180D",
        "Panama-flag freighter to Busan, left the DPRK {} days before",
        lambda d, v: _voyage("KRPUS", "PA", _before(d, v)),
        "window",
    ),
    Exercise(
        "ROK-PORT-1Y",
        "Panama-flag freighter to Busan, left the DPRK {} days before",
        lambda d, v: _voyage("KRPUS", "PA", _before(d, v)),
        "window",
    ),
    Exercise(
        "ROK-PORT-1Y",
        "Mangyongbong-92 (DPRK flag) to Donghae, came in that day, left the DPRK the day before",
        lambda d, v: _voyage("KRTGH", "KP", _before(d, 1), ship={"name": "Mangyongbong-92"}),
        on=_around(date(2018, 2, 6)),
    ),
    Exercise(
        "KR-FREEZE",
        "payment of a Korean company to a company in China listed by the Republic of Korea",
        lambda d, v: _to_listed("KR", "KR"),
        on=_LATER,
    ),
    # ------------------------------------------------------------ European Union
    Exercise(
        "EU-FREEZE",
        "payment of a person in Germany to a company in China on the EU list",
        lambda d, v: _to_listed("EU", "DE"),
    ),
    Exercise(
        "EU-REM-15K",
        "payment of a person in Germany to a person in the DPRK, family support, {} EUR",
        lambda d, v: _european(v),
        "limit",
    ),
    Exercise(
        "EU-REM-5K",
        "payment of a person in Germany to a person in the DPRK, family support, {} EUR",
        lambda d, v: _european(v),
        "limit",
    ),
)
# A hit under another programme comes from screening a name: no field of a case states it.
NOT_EXERCISED = frozenset({"LIST-OTHER:JP", "LIST-OTHER:UN", "LIST-OTHER:US", "LIST-OTHER:EU"})
# Parameters tried together with another of the same measure.
TRIED_WITH = {
    "agreed_after": "agreed",
    "window_end": "cleared that day",
    "exempted": "came in that day",
    "day_after": "came in that day",
}
