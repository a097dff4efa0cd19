"""The facts of a cargo: route, goods by sector, and the caps that the quantities count toward."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from sekisho.cases import Cargo, Country, Goods, PeriodTotal, Quantity
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.goods import as_lines, gather_sectors, in_sector
from sekisho.deciding.evidence.listings import gather_listings
from sekisho.deciding.evidence.parties import (
    KP,
    Role,
    country_of,
    government_of_dprk,
    is_un_body,
    nationals,
    of_dprk,
)
from sekisho.deciding.evidence.payment import in_parts
from sekisho.deciding.evidence.ties import eu_person, tied, us_origin, us_person
from sekisho.law.kleene import Truth, any_of

# UN 2397 paragraph 4 states its crude cap in both units; their ratio is the only factor the law itself gives.
_BARRELS_PER_TONNE_OF_CRUDE = Decimal(4_000_000) / Decimal(525_000)
# Refined petroleum is reported every 30 days (UN 2397, paragraph 5): an older total leaves deliveries out.
_REPORTED = timedelta(days=31)
_RAJIN = frozenset({"KPRJN", "KPNJN", "KPRAJ"})


def gather_cargo(evidence: Evidence, case: Cargo, day: date) -> None:
    """Derive every fact that the law asks of a cargo."""
    parties = [Role(f"parties[{i}]", p) for i, p in enumerate(case.parties or ())]
    gather_listings(evidence, parties if case.parties is not None else [Role("parties", None)], case.id, day)
    goods = as_lines(case.goods)
    gather_sectors(evidence, goods, day)
    seats = [country_of(p) for _, p in parties]
    loaded = [_loaded(case, line) for line in goods] if goods else [_loaded(case, None)]
    to_dprk = None if case.destination is None else case.destination == KP
    from_dprk = _from_dprk(evidence, case, goods, to_dprk is True)
    route = [case.destination, *loaded]
    everyone = [*seats, *route] if case.parties is not None else [None, *route]
    origins = [line.origin for line in goods] if goods else [None]
    american = us_origin(case.nexus, origins)
    passports = nationals(p for _, p in parties)
    evidence.know_all(
        {
            "movement": case.movement,
            "to_dprk": to_dprk,
            "into_japan": tied([case.destination], "JP"),
            "into_korea": tied([case.destination], "KR"),
            "out_of_japan": tied(loaded, "JP"),
            "out_of_korea": tied(loaded, "KR"),
            "broker_in_japan": tied(seats, "JP") if case.parties is not None else None,
            "party_of_dprk": any(of_dprk(p) for _, p in parties) or to_dprk is True or from_dprk is True,
            "us_origin": american,
            "us_tie": any_of((us_person(case.nexus, everyone, passports), american, tied(route, "US"))),
            "us_person_acts": us_person(case.nexus, seats, passports),
            "eu_tie": eu_person(case.nexus, everyone, day, passports),
            "jp_tie": tied(everyone, "JP"),
            "kr_tie": tied(everyone, "KR"),
            "humanitarian_grant": False,
            "humanitarian_provider": any(is_un_body(p) for _, p in parties),
            "dprk_government": government_of_dprk(p for _, p in parties),
            "contract_date": case.contract_date,
            "cleared_on": case.cleared_on or day,
            "livelihood": case.livelihood,
            "third_country_coal": _third_country_coal(case, goods),
        }
    )
    needs = tuple(f"parties[{i}].residence" for i, c in enumerate(seats) if c is None) or ("parties",)
    for fact in ("us_tie", "eu_tie", "jp_tie", "kr_tie", "broker_in_japan"):
        evidence.needs[fact] = needs
    unsaid = tuple(f"goods[{i}].origin" for i, line in enumerate(goods or ()) if line.origin is None)
    evidence.needs["us_tie"] = (*(("nexus.us_person", *needs) if None in everyone else ()), *unsaid)
    evidence.needs["us_origin"] = unsaid or ("nexus.us_origin",)
    _gather_totals(evidence, case, goods, day)


def _loaded(case: Cargo, line: Goods | None) -> Country | None:
    place = (line.shipped_from if line else None) or case.shipped_from
    return place.country if place else None


def _from_dprk(evidence: Evidence, case: Cargo, goods: tuple[Goods, ...] | None, to_dprk: bool) -> Truth:
    """Whether a line comes from the DPRK; goods on their way there are taken as foreign unless they say otherwise."""
    truths: list[Truth] = []
    needs: list[str] = []
    for i, line in enumerate(goods or ()):
        port = _loaded(case, line)
        truth = any_of((None if line.origin is None else line.origin == KP, None if port is None else port == KP))
        truths.append(False if truth is None and to_dprk else truth)
        if truths[-1] is None:
            needs += [f"goods[{i}].origin"] if line.origin is None else []
            needs += ["shipped_from"] if port is None else []
    port = _loaded(case, None)
    whole = False if goods else True if port == KP else None if not to_dprk else False
    value = any_of([*truths, whole])
    evidence.know("from_dprk", value, tuple(dict.fromkeys(needs)) or ("goods",))
    return value


def _third_country_coal(case: Cargo, goods: tuple[Goods, ...] | None) -> Truth:
    """Coal of a third country that only passed through Rajin (UN 2371, paragraph 8)."""
    if goods is None:
        return None
    truths: list[Truth] = []
    for line in goods:
        place = line.shipped_from or case.shipped_from
        foreign = None if line.origin is None else line.origin != KP
        rajin = None if place is None or place == KP else place in _RAJIN
        truths.append(False if foreign is False or rajin is False else True if foreign and rajin else None)
    return False if False in truths else None if None in truths else bool(truths)


class _Cap(NamedTuple):
    """A running total: the fact it feeds, the goods that count, its unit, its first day, and what a tonne makes."""

    fact: str
    sector: str
    unit: str
    start: date
    a_tonne: Decimal | None = None


def _caps(day: date) -> tuple[_Cap, ...]:
    year = date(day.year, 1, 1)
    refined_from = date(2017, 10, 1) if date(2017, 10, 1) <= day < date(2018, 1, 1) else year
    crude_from = date(day.year if (day.month, day.day) >= (12, 22) else day.year - 1, 12, 22)
    return (
        _Cap("refined_total_bbl", "refined_oil", "bbl", refined_from),
        _Cap("crude_total_bbl", "crude_oil", "bbl", crude_from, _BARRELS_PER_TONNE_OF_CRUDE),
        _Cap("coal_total_t", "coal", "t", year),
        _Cap("coal_total_usd", "coal", "usd", year),
    )


def _gather_totals(evidence: Evidence, case: Cargo, goods: tuple[Goods, ...] | None, day: date) -> None:
    """Record what the goods bring the period's total of each cap to, in whole parts of its unit.

    What had moved before must count from the period's first day to the last report before this case.
    """
    before = case.period_total_before
    for cap in _caps(day):
        if before is None or before.from_ != cap.start or (before.to and not day - _REPORTED <= before.to <= day):
            evidence.know(cap.fact, None, ("period_total_before",))
            continue
        counted: dict[str, Quantity | PeriodTotal | None] = {"period_total_before": before}
        for i, line in enumerate(goods or ()):
            if in_sector(line, cap.sector, day) is not False:
                counted[f"goods[{i}].quantity"] = line.quantity
        amounts = {path: _in_unit(amount, cap) for path, amount in counted.items()}
        unknown = tuple(path for path, amount in amounts.items() if amount is None)
        total = sum((a for a in amounts.values() if a is not None), Decimal(0))
        evidence.know(cap.fact, None if unknown else in_parts(total, cap.unit), unknown)


def _in_unit(amount: Quantity | PeriodTotal | None, cap: _Cap) -> Decimal | None:
    """The amount in the unit of the cap; units are converted only where the law itself gives the factor."""
    if amount is None:
        return None
    if amount.unit == cap.unit:
        return amount.exact
    return amount.exact * cap.a_tonne if amount.unit == "t" and cap.a_tonne else None
