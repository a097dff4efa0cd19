"""The designations that ship with the package, so that a fresh machine without a network does the main job."""

from __future__ import annotations

import datetime
import hashlib
from functools import cache
from importlib import resources

import msgspec

from sekisho.errors import BrokenData
from sekisho.lists.entry import Entry
from sekisho.lists.ties import Tie

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
_TIE = msgspec.json.Decoder(Tie)


@cache
def built_in_parts() -> tuple[BuiltIn, ...]:
    """What ships with this version."""
    return _INDEX.decode(_DATA.joinpath("index.json").read_bytes())


def built_in_part(source: str) -> BuiltIn | None:
    """The built-in part of a source, where there is one."""
    return next((part for part in built_in_parts() if part.source == source), None)


@cache
def built_in_entries(source: str) -> tuple[Entry, ...]:
    """The entries of one built-in part, none where there is no such part.

    Raises:
        BrokenData: the file is not the one that the index names.
    """
    part = next((p for p in built_in_parts() if p.source == source), None)
    if part is None:
        return ()
    content = _DATA.joinpath(f"{source}.jsonl").read_bytes()
    if hashlib.sha256(content).hexdigest() != part.sha256:
        raise BrokenData(f"{source}.jsonl of the built-in lists is not as it was made: install sekisho again")
    return tuple(map(_ENTRY.decode, content.splitlines()))


@cache
def built_in_ties() -> tuple[Tie, ...]:
    """The same party across the built-in parts, each pair with its reason."""
    return tuple(map(_TIE.decode, _DATA.joinpath("ties.jsonl").read_bytes().splitlines()))
