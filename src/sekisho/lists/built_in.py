"""The designations that ship with the package, so that a fresh machine without a network does the main job."""

from __future__ import annotations

import datetime
from functools import cache
from importlib import resources

import msgspec

from sekisho.lists.entry import Entry

_DATA = resources.files("sekisho.lists").joinpath("data", "builtin")


class BuiltIn(msgspec.Struct, frozen=True, kw_only=True):
    """One built-in part.

    Args:
        source: source id whose snapshots replace it once they are installed.
        list: list id.
        title: what it holds.
        as_of: the day whose list it is.
        entries: how many.
        sha256: of the data file.
        inputs: the publishers' files it was made from, with their dates.
        licence: under which the facts may be used.
        missing: what it is known not to hold.
    """

    source: str
    list: str
    title: str
    as_of: datetime.date
    entries: int
    sha256: str
    inputs: tuple[str, ...]
    licence: str
    missing: tuple[str, ...]


_INDEX = msgspec.json.Decoder(tuple[BuiltIn, ...])
_ENTRY = msgspec.json.Decoder(Entry)


@cache
def built_in_parts() -> tuple[BuiltIn, ...]:
    """What ships with this version."""
    return _INDEX.decode(_DATA.joinpath("index.json").read_bytes())


@cache
def built_in_entries(source: str) -> tuple[Entry, ...]:
    """The entries of one built-in part."""
    return tuple(_ENTRY.decode(line) for line in _DATA.joinpath(f"{source}.jsonl").read_bytes().splitlines())
