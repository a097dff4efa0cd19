"""Is each list in use there and searchable? Entries that must be found, by id, by name in each script, by number."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from sekisho.lists.entry import Entry

By = Literal["id", "name", "number"]


class Canary(NamedTuple):
    """An entry that must be found.

    Args:
        by: what it is looked up by.
        text: the id, name or number.
        script: ISO 15924 code of a name.
    """

    by: By
    text: str
    script: str | None = None


class Check(NamedTuple):
    """One canary and whether it was found: what was looked up, and the entry or what that means."""

    what: str
    ok: bool
    detail: str


# Ids only where the publisher never changes one: Japan's shift when a category is put in.
_OF_SOURCE: dict[str, tuple[Canary, ...]] = {
    "un": (
        Canary("id", "KPi.001"),
        Canary("id", "KPe.001"),
        Canary("name", "KIM TONG CHOL", "Latn"),
        Canary("name", "長安海連技術有限公司", "Hani"),
        Canary("number", "381310014"),
    ),
    "un-ships": (Canary("name", "Hao Fan 6", "Latn"), Canary("number", "8628597")),
    "ofac-sdn": (
        Canary("id", "22996"),
        Canary("name", "KIM, Tong Chol", "Latn"),
        Canary("name", "TANCHON COMMERCIAL BANK", "Latn"),
        Canary("name", "KOMID", "Latn"),
        Canary("number", "8628597"),
    ),
    "mof": (
        Canary("name", "キム・ソンチョル", "Kana"),
        Canary("name", "KIM SONG CHOL", "Latn"),
        Canary("name", "軍需工業部", "Hani"),
        Canary("number", "381420565"),
    ),
    "uk": (Canary("id", "DPR0075"), Canary("name", "Petrel 8", "Latn")),
    "eu": (Canary("name", "Korea Mining Development Trading Corporation", "Latn"),),
    "csl": (Canary("name", "KOREA MINING DEVELOPMENT TRADING CORPORATION", "Latn"),),
}
_LOST = "not found: the list is broken, or its publisher took the entry off; see `sekisho lists status`"


def canaries_of(source: str, entries: Sequence[Entry]) -> tuple[Canary, ...]:
    """What must be found on the list of a source; of a list without known entries its first, middle and last.

    Args:
        source: source id.
        entries: of that list.
    """
    if source in _OF_SOURCE:
        return _OF_SOURCE[source]
    places = sorted({0, len(entries) // 2, len(entries) - 1}) if entries else ()
    return tuple(
        canary
        for place in places
        for canary in (Canary("id", entries[place].id), Canary("name", entries[place].name, _script(entries[place])))
        if canary.text
    )


def check(source: str, entries: Sequence[Entry]) -> tuple[Check, ...]:
    """Look every canary of a list up.

    Args:
        source: source id.
        entries: of that list.
    """
    if not entries:
        return (Check("entries", False, "the list is empty: import or update it again"),)
    return tuple(_look_up(canary, entries) for canary in canaries_of(source, entries))


def _look_up(canary: Canary, entries: Iterable[Entry]) -> Check:
    found = next((entry for entry in entries if _matches(canary, entry)), None)
    what = f"{canary.by} {canary.text}" + (f" ({canary.script})" if canary.script else "")
    return Check(what, found is not None, f"{found.list} {found.id}  {found.name}" if found else _LOST)


def _matches(canary: Canary, entry: Entry) -> bool:
    match canary.by:
        case "id":
            return entry.id == canary.text
        case "name":
            wanted = _words(canary.text)
            return any(_words(name.text) == wanted for name in entry.names)
        case "number":
            return any(number.value == canary.text for number in entry.numbers)


def _words(name: str) -> tuple[str, ...]:
    """The words of a name without case, width, stops and order: one publisher's formats differ in these."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return tuple(sorted("".join(c if c.isalnum() else " " for c in folded).split()))


def _script(entry: Entry) -> str | None:
    return next((n.script for n in entry.names if n.text == entry.name), None)
