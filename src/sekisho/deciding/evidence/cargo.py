"""The facts of a cargo: route, goods by sector, and the caps that the quantities count toward."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sekisho.cases import Cargo, Country, Goods, PeriodTotal, Problem, Quantity
from sekisho.deciding.evidence.caps import CAPS, Cap, totals_of
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.goods import Lines, as_lines, gather_sectors, in_sector
from sekisho.deciding.evidence.hs import of_other_editions
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

_RAJIN = frozenset({"KPRJN", "KPNJN", "KPRAJ"})


def gather_cargo(evidence: Evidence, case: Cargo, day: date) -> None:
    """Derive every fact that the law asks of a cargo."""
    parties = [Role(f"parties[{i}]", p) for i, p in enumerate(case.parties or ())]
    gather_listings(evidence, parties if case.parties is not None else [Role("parties", None)], case.id, day)
    goods = as_lines(case.goods, evidence.line)
    gather_sectors(evidence, goods, day)
    evidence.problems += of_other_editions(case.id, goods or {}, day)
    seats = [country_of(p) for _, p in parties]
    loaded = [_loaded(case, line) for line in goods.values()] if goods else [_loaded(case, None)]
    to_dprk = None if case.destination is None else case.destination == KP
    from_dprk = _from_dprk(evidence, case, goods, to_dprk is True)
    route = [case.destination, *loaded]
    everyone = [*seats, *route] if case.parties is not None else [None, *route]
    origins = [line.origin for line in goods.values()] if goods else [None]
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
    unsaid = tuple(f"{path}.origin" for path, line in (goods or {}).items() if line.origin is None)
    evidence.needs["us_tie"] = (*(("nexus.us_person", *needs) if None in everyone else ()), *unsaid)
    evidence.needs["us_origin"] = unsaid or ("nexus.us_origin",)
    _gather_totals(evidence, case, day)


def _loaded(case: Cargo, line: Goods | None) -> Country | None:
    place = (line.shipped_from if line else None) or case.shipped_from
    return place.country if place else None


def _from_dprk(evidence: Evidence, case: Cargo, goods: Lines | None, to_dprk: bool) -> Truth:
    """Whether a line comes from the DPRK; goods on their way there are taken as foreign unless they say otherwise."""
    truths: list[Truth] = []
    needs: list[str] = []
    for path, line in (goods or {}).items():
        port = _loaded(case, line)
        truth = any_of((None if line.origin is None else line.origin == KP, None if port is None else port == KP))
        truths.append(False if truth is None and to_dprk else truth)
        if truths[-1] is None:
            needs += [f"{path}.origin"] if line.origin is None else []
            needs += ["shipped_from"] if port is None else []
            if line.origin is None and port is None:
                evidence.if_needed[f"{path}.origin"] = _without_origin(case, path)
    port = _loaded(case, None)
    whole = False if goods else True if port == KP else None if not to_dprk else False
    value = any_of([*truths, whole])
    evidence.know("from_dprk", value, tuple(dict.fromkeys(needs)) or ("goods",))
    return value


def _without_origin(case: Cargo, path: str) -> Problem:
    return Problem(
        case=case.id,
        field=f"{path}.origin",
        code="cargo.origin.missing",
        severity="refer",
        message=f"{path} has neither origin nor port of loading: ask for the certificate of origin or the bill of "
        "lading",
    )


def _third_country_coal(case: Cargo, goods: Lines | None) -> Truth:
    """Coal of a third country that only passed through Rajin (UN 2371, paragraph 8)."""
    if goods is None:
        return None
    truths: list[Truth] = []
    for line in goods.values():
        place = line.shipped_from or case.shipped_from
        foreign = None if line.origin is None else line.origin != KP
        rajin = None if place is None or place == KP else place in _RAJIN
        truths.append(False if foreign is False or rajin is False else True if foreign and rajin else None)
    return False if False in truths else None if None in truths else bool(truths)


def _gather_totals(evidence: Evidence, case: Cargo, day: date) -> None:
    """Record what the goods bring the period's total of each cap to, in whole parts of its unit.

    All lines count together, also where the other facts are of one. What had moved before must count from the period's
    first day to the last report before this case.
    """
    goods = as_lines(case.goods) or {}
    for cap in CAPS:
        before = next((total for total in totals_of(case) if cap.is_total(total, day)), None)
        if before is None or (before.to and not day - cap.due <= before.to <= day):
            evidence.know(cap.fact, None, ("period_total_before",))
            continue
        counted: dict[str, Quantity | PeriodTotal | None] = {"period_total_before": before}
        for path, line in goods.items():
            if in_sector(line, cap.sector, day) is not False:
                counted[f"{path}.quantity"] = line.quantity
        amounts = {path: None if a is None else cap.counted(a) for path, a in counted.items()}
        unknown = tuple(path for path, amount in amounts.items() if amount is None)
        total = sum((a for a in amounts.values() if a is not None), Decimal(0))
        asked = tuple(_asked(path, counted[path], cap) for path in unknown)
        evidence.know(cap.fact, None if unknown else in_parts(total, cap.unit), asked)
        for path, ask in zip(unknown, asked, strict=True):
            if amount := counted[path]:
                evidence.if_needed[ask] = _unconvertible(case, path, amount, cap)


def _asked(path: str, amount: Quantity | PeriodTotal | None, cap: Cap) -> str:
    """What would let an amount be counted: the factor, where only that is missing."""
    lacks_factor = isinstance(amount, Quantity) and amount.unit in ("t", "kg") and cap.unit == "bbl"
    return f"{path}.factor" if lacks_factor else path


def _unconvertible(case: Cargo, path: str, amount: Quantity | PeriodTotal, cap: Cap) -> Problem:
    return Problem(
        case=case.id,
        field=path,
        code="cargo.unit.unconvertible",
        severity="refer",
        message=f"{amount.value} {amount.unit} of {cap.sector.replace('_', ' ')} cannot be counted in {cap.unit}: no "
        f"factor is stated; give it in {cap.unit}, or for tonnes of oil with `factor`, barrels a tonne",
    )
