"""What ties an act to a regime: persons, residence, territory, clearing and origin."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sekisho.cases import Country, Nexus
from sekisho.law.kleene import Truth

_EU = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
_EU_AND_UK = _EU | {"GB"}
_UK_LEFT = date(2021, 1, 1)
_NOTHING = Nexus()


def tied(countries: Collection[Country | None], *homes: str) -> Truth:
    """Whether one of the countries is among `homes`; None where one that could be is not known."""
    return _among(countries, homes)


def _among(countries: Collection[Country | None], homes: Collection[str]) -> Truth:
    for country in countries:
        if country in homes:
            return True
    return None if None in countries else False


def eu_members(day: date) -> frozenset[str]:
    """The States in which EU law applied that day (the United Kingdom until the end of 2020)."""
    return _EU if day >= _UK_LEFT else _EU_AND_UK


def us_person(
    nexus: Nexus | None, countries: Collection[Country | None], nationalities: Collection[Country] = ()
) -> Truth:
    """Whether a US person acts: as stated, else as the parties' residences and known nationalities settle it."""
    stated = (nexus or _NOTHING).us_person
    if "US" in countries or (stated is None and "US" in nationalities):
        return True
    return tied(countries, "US") if stated is None else stated


def us_origin(nexus: Nexus | None, origins: Collection[Country | None]) -> Truth:
    """Whether goods of US origin are involved: as stated, else as the origins of the goods settle it."""
    stated = (nexus or _NOTHING).us_origin
    return stated if stated is not None else tied(origins, "US")


def eu_person(
    nexus: Nexus | None, countries: Collection[Country | None], day: date, nationalities: Collection[Country] = ()
) -> Truth:
    """Whether an EU person acts: as stated, else as the parties' residences and known nationalities settle it."""
    members = eu_members(day)
    stated = (nexus or _NOTHING).eu_person
    if stated is not None:
        return stated or any(c in members for c in countries)
    return True if any(n in members for n in nationalities) else _among(countries, members)
