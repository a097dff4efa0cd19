"""The facts of a traveller: category by nationality, role and movement, kept apart from the name."""

from __future__ import annotations

from datetime import date

from sekisho.cases import Party, Traveller
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.listings import gather_listings
from sekisho.deciding.evidence.parties import KP, Role, country_of
from sekisho.law.kleene import Truth, any_of

_NOBODY = Party()
_ROLES = {
    "dprk_official": ("dprk_official",),
    "assists_official": ("assists_dprk_official", "chongryon_officer"),
    "engineer": ("nuclear_missile_engineer",),
    "dprk_ship_crew": ("dprk_ship_crew",),
    "convicted": ("convicted_dprk_trade",),
}


def gather_traveller(evidence: Evidence, case: Traveller, day: date) -> None:
    """Derive every fact that the law asks of a traveller."""
    person = case.person or _NOBODY
    gather_listings(evidence, [Role("person", case.person)], case.id, day)
    nationalities, residence = person.nationalities, country_of(person)
    dprk = _among(nationalities, KP)
    korean = _among(nationalities, "KR")
    destination = case.destination
    evidence.know_all(
        {
            "movement": case.movement,
            "purpose": case.purpose,
            "into_japan": None if destination is None else destination == "JP",
            "into_korea": None if destination is None else destination == "KR",
            "to_dprk": None if destination is None else destination == KP,
            "dprk_national": dprk,
            "jp_national": _among(nationalities, "JP"),
            "party_of_dprk": any_of((dprk, None if nationalities is None and residence is None else residence == KP)),
            "home_country": None if None in (destination, nationalities) else destination in (nationalities or ()),
            "resident_of_japan": case.residence_status in ("special_permanent", "permanent", "other")
            or residence == "JP",
            "through_dprk": _through_dprk(case),
            "designated_by_moj": case.designated_by_moj,
            "application_filed": bool(case.application_filed),
            "us_passport": _us_passport(case, person),
            "special_validation": case.special_validation,
        }
    )
    needs = tuple(f"person.{n}" for n, v in (("nationalities", nationalities), ("residence", residence)) if v is None)
    evidence.know("kr_tie", any_of((korean, None if residence is None else residence == "KR")), needs)
    evidence.needs["party_of_dprk"] = ("person.nationalities",)
    evidence.needs["home_country"] = ("destination",) if destination is None else ("person.nationalities",)
    for fact, roles in _ROLES.items():
        evidence.values[fact] = None if person.roles is None else any(r in person.roles for r in roles)


def _among(nationalities: tuple[str, ...] | None, country: str) -> Truth:
    return None if nationalities is None else country in nationalities


def _through_dprk(case: Traveller) -> Truth:
    """A re-entry asks where the trip led; any other movement is settled by its destination."""
    if case.trip is not None:
        return KP in case.trip
    if case.movement in (None, "reentry"):
        return None
    return None if case.destination is None else case.destination == KP


def _us_passport(case: Traveller, person: Party) -> Truth:
    if case.passport is not None:
        return case.passport == "US"
    return False if person.nationalities is not None and "US" not in person.nationalities else None
