"""From a case to the facts that the law asks for: one function for each kind of act."""

from __future__ import annotations

from datetime import date

from sekisho.cases import Cargo, Case, Cash, Grant, Payment, Rates, Screened, Traveller, Voyage
from sekisho.deciding.decision import Searched
from sekisho.deciding.evidence.cargo import gather_cargo
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.grant import gather_grant
from sekisho.deciding.evidence.listings import gather_listings
from sekisho.deciding.evidence.parties import (
    KP,
    Role,
    country_of,
    government_of_dprk,
    nationals,
    of_dprk,
)
from sekisho.deciding.evidence.payment import gather_payment, gather_yen
from sekisho.deciding.evidence.permits import gather_permits
from sekisho.deciding.evidence.ties import eu_person, tied, us_person
from sekisho.deciding.evidence.traveller import gather_traveller
from sekisho.deciding.evidence.voyage import gather_voyage
from sekisho.errors import UsageError
from sekisho.law import Law


def gather(
    case: Case, day: date, law: Law, rates: Rates, searched: Searched | None = None, line: int | None = None
) -> Evidence:
    """Derive the facts of a case, or of the case as if one line of its goods were all of them.

    Args:
        case: the case as it was read.
        day: the day of the act.
        law: for the days and authorities that facts refer to.
        rates: statutory yen rates, the case's own among them.
        searched: what a search of the lists found.
        line: number of the line of goods, from 0; None: all of them.
    """
    evidence = Evidence(day, searched, line)
    match case:
        case Payment():
            gather_payment(evidence, case, day, rates)
        case Cash():
            _gather_cash(evidence, case, day, rates)
        case Voyage():
            gather_voyage(evidence, case, day, law)
        case Traveller():
            gather_traveller(evidence, case, day)
        case Cargo():
            gather_cargo(evidence, case, day)
        case Grant():
            gather_grant(evidence, case, day)
        case Screened():
            _gather_party(evidence, case, day)
    gather_permits(evidence, case, law, day)
    return evidence


def gather_lines(
    case: Case, day: date, law: Law, rates: Rates, searched: Searched | None = None
) -> tuple[Evidence, ...]:
    """The facts of each line of goods where a case has several, else those of the case; arguments as of `gather`."""
    goods = getattr(case, "goods", None)
    if not isinstance(goods, tuple) or len(goods) < 2:
        return (gather(case, day, law, rates, searched),)
    return tuple(gather(case, day, law, rates, searched, line) for line in range(len(goods)))


def day_of(case: Case) -> date:
    """The day of the act.

    Raises:
        UsageError: the case has none.
    """
    if case.date is None:
        raise UsageError(f"case {case.id} has no date: say as of which day to decide")
    return case.date


def _gather_cash(evidence: Evidence, case: Cash, day: date, rates: Rates) -> None:
    carrier = case.carrier
    gather_listings(evidence, [Role("carrier", carrier)], case.id, day)
    country = country_of(carrier)
    evidence.know_all(
        {
            "to_dprk": None if case.destination is None else case.destination == KP,
            "party_of_dprk": True if of_dprk(carrier) else None if country is None else False,
            "us_tie": us_person(case.nexus, [country], nationals([carrier])),
            "us_person_acts": us_person(case.nexus, [country], nationals([carrier])),
            "eu_tie": eu_person(case.nexus, [country], day, nationals([carrier])),
            "jp_tie": tied([country], "JP"),
            "kr_tie": tied([country], "KR"),
            "dprk_government": government_of_dprk([carrier]),
            "humanitarian_provider": False,
        }
    )
    for fact in ("party_of_dprk", "us_tie", "us_person_acts", "eu_tie", "jp_tie", "kr_tie"):
        evidence.needs[fact] = ("carrier.residence",)
    gather_yen(evidence, case.id, case.amount, day, rates)


def _gather_party(evidence: Evidence, case: Screened, day: date) -> None:
    party = case.party
    gather_listings(evidence, [Role("party", party)], case.id, day)
    known = party is not None and (country_of(party) is not None or party.nationalities is not None)
    evidence.know_all(
        {
            # A party alone has no act to tie: the question is what its listing would mean to anyone bound.
            **dict.fromkeys(("us_tie", "jp_tie", "eu_tie", "kr_tie"), True),
            "party_of_dprk": True if of_dprk(party) else False if known else None,
            "dprk_government": government_of_dprk([party]),
            "humanitarian_provider": False,
        }
    )
    evidence.needs["party_of_dprk"] = ("party.residence", "party.nationalities")
