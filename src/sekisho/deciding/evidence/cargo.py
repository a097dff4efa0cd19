"""The facts of a cargo: route, goods by sector, and the caps that the quantities count toward."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sekisho.cases import Cargo, Country, Goods
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.goods import as_lines, gather_sectors
from sekisho.deciding.evidence.parties import KP, Role, country_of, gather_listings, is_un_body, of_dprk
from sekisho.deciding.evidence.payment import in_parts
from sekisho.deciding.evidence.ties import eu_person, tied, us_origin, us_person
from sekisho.law.kleene import Truth, any_of

# UN 2397 paragraph 4 states its crude cap in both units; their ratio is the only factor the law itself gives.
_BARRELS_PER_TONNE_OF_CRUDE = Decimal(4_000_000) / Decimal(525_000)
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
            "us_tie": any_of((us_person(case.nexus, everyone), american, tied(route, "US"))),
            "us_person_acts": us_person(case.nexus, seats),
            "eu_tie": eu_person(case.nexus, everyone, day),
            "jp_tie": tied(everyone, "JP"),
            "kr_tie": tied(everyone, "KR"),
            "humanitarian_grant": False,
            "humanitarian_provider": any(is_un_body(p) for _, p in parties),
            "dprk_government": any(
                p is not None and p.kind == "government" and country_of(p) == KP for _, p in parties
            ),
            "contract_date": case.contract_date,
            "cleared_on": case.cleared_on or day,
            "livelihood": case.livelihood,
            "third_country_coal": _third_country_coal(case, goods),
        }
    )
    needs = tuple(f"parties[{i}].residence" for i, c in enumerate(seats) if c is None) or ("parties",)
    for fact in ("us_tie", "eu_tie", "jp_tie", "kr_tie", "broker_in_japan"):
        evidence.needs[fact] = needs
    evidence.needs["us_tie"] = ("nexus.us_person", *needs)
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


def _gather_totals(evidence: Evidence, case: Cargo, goods: tuple[Goods, ...] | None, day: date) -> None:
    year = date(day.year, 1, 1)
    quarter = date(2017, 10, 1)
    refined_from = quarter if quarter <= day < date(2018, 1, 1) else year
    crude_from = date(day.year if (day.month, day.day) >= (12, 22) else day.year - 1, 12, 22)
    for fact, unit, start in (
        ("refined_total_bbl", "bbl", refined_from),
        ("crude_total_bbl", "bbl", crude_from),
        ("coal_total_t", "t", year),
        ("coal_total_usd", "usd", year),
    ):
        value, needs = _total(case, goods, unit, start, crude=fact == "crude_total_bbl")
        evidence.know(fact, value, needs)


def _total(
    case: Cargo, goods: tuple[Goods, ...] | None, unit: str, start: date, *, crude: bool
) -> tuple[int | None, tuple[str, ...]]:
    """What this case brings the period's total to, in whole parts of the unit; None where a quantity does not say."""
    before = case.period_total_before
    if before is None or before.from_ != start or (before.to and case.date and before.to > case.date):
        return None, ("period_total_before",)
    amounts = [before, *(line.quantity for line in goods or ())]
    total = Decimal(0)
    for i, amount in enumerate(amounts):
        if amount is not None and amount.unit == unit:
            total += amount.exact
        elif amount is not None and crude and amount.unit == "t":
            total += amount.exact * _BARRELS_PER_TONNE_OF_CRUDE
        else:
            return None, (f"goods[{i - 1}].quantity" if i else "period_total_before",)
    return in_parts(total, unit), ()
