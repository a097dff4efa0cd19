"""The words of OpenSanctions (FollowTheMoney): its schemata, country codes and numbers, for its two formats."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sekisho.cases.codes import COUNTRIES
from sekisho.lists.entry import EntryKind, ListedNumber
from sekisho.lists.imo import is_of_company

SEVERAL = "opensanctions"  # list id of a file that holds several datasets

_KINDS: dict[str, EntryKind] = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "PublicBody": "organisation",
    "Vessel": "vessel",
    "Airplane": "aircraft",
}
_DPRK = re.compile(r"DPRK|North Korea|Democratic People.s Republic of Korea|\b1718\b|北朝鮮", re.IGNORECASE)
_IMO = re.compile(r"(?:IMO[\s:]*)?([0-9]{7})\Z", re.IGNORECASE)


def kind_of(schema: str) -> EntryKind:
    """The kind of party that a schema stands for; `LegalEntity` leaves it open."""
    return _KINDS.get(schema, "unknown")


def country(code: str) -> str:
    """A country as ISO alpha-2; its codes for regions and former countries (`suhh`, `ge-ab`) stay as they are."""
    return code.upper() if code.upper() in COUNTRIES else code


def list_id(datasets: Iterable[str]) -> str:
    """The list id of a file: the name of its one dataset."""
    names = {name for name in datasets if name}
    return names.pop() if len(names) == 1 else SEVERAL


def names_dprk(countries: Iterable[str], programmes: Iterable[str]) -> bool:
    """Whether a country or a programme is the DPRK's."""
    return "KP" in countries or any(_DPRK.search(text) for text in programmes)


def imo_number(value: str, kind: EntryKind) -> ListedNumber:
    """An IMO number, of the ship or of the company by its check digit and, where that leaves it open, by the kind."""
    found = _IMO.match(value.strip())
    if not found:
        return ListedNumber(scheme="imo", value=value.strip())
    digits = found[1]
    company = is_of_company(digits, otherwise=kind == "organisation")
    return ListedNumber(scheme="imo_company" if company else "imo", value=digits)
