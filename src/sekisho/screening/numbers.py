"""Which numbers identify a party? An equal one is a hit whatever the name; each scheme is folded in its own way."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sekisho.lists.entry import Entry

_SIGNS = re.compile(r"[^0-9A-Z]")

_SHORTEST_DOCUMENT = 5
# The publishers' own keys identify an entry, not a party, and a hull number is of one yard.
_IDENTIFY_NOBODY = frozenset(("un_reference", "dataid", "ofsi_group", "hull"))
_SCHEMES = {"imo": "imo", "imo_company": "imo_company", "mmsi": "mmsi", "bic": "bic", "swift": "bic", "lei": "lei",
            "aircraft": "aircraft", "call_sign": "call_sign", "crypto": "crypto"}  # fmt: skip


def number_key(scheme: str, value: str) -> str | None:
    """The key under which a number is looked up, None where it is too short to identify anyone.

    Args:
        scheme: as in `lists.entry.ListedNumber`; unknown schemes count as documents.
        value: as written.
    """
    folded = _SCHEMES.get(scheme.lower(), "document")
    plain = value.strip() if folded == "crypto" else _SIGNS.sub("", value.upper())
    if folded == "imo":
        plain = plain.removeprefix("IMO")
    if folded == "bic":
        plain = plain[:8]
    if folded == "document" and (len(plain) < _SHORTEST_DOCUMENT or not any(map(str.isdigit, plain))):
        return None
    return f"{folded}:{plain}" if plain else None


def listed_numbers(entry: Entry) -> tuple[str, ...]:
    """The keys of a listed party's numbers."""
    return keys_of((n.scheme, n.value) for n in entry.numbers if n.scheme not in _IDENTIFY_NOBODY)


def keys_of(numbers: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The keys of numbers, each once."""
    return tuple(dict.fromkeys(key for scheme, value in numbers if (key := number_key(scheme, value))))
