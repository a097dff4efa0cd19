"""Where else does this party stand? An entry's counterparts on the other lists in use, each with the reason."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from sekisho.lists.built_in import built_in_ties
from sekisho.lists.entry import Entry
from sekisho.lists.installed import entries_of, installed_lists
from sekisho.lists.store import Store
from sekisho.lists.ties import Strength, Tie, tie


class Counterpart(NamedTuple):
    """An entry that is the same party, why, and how sure that is."""

    entry: Entry
    reason: str
    strength: Strength


def counterparts(store: Store, entry: Entry, known_at: datetime.date | None = None) -> tuple[Counterpart, ...]:
    """The entries of all lists in use that are the same party as this one.

    Args:
        store: of the snapshots.
        entry: of a list in use.
        known_at: only what had come in by that day.
    """
    lists = installed_lists(store, known_at)
    entries = {(e.list, e.id): e for one in lists for e in entries_of(store, one.source, known_at)}
    ties = built_in_ties() if all(one.built_in for one in lists) else tie(tuple(entries.values()))
    return _of(entry, ties, entries)


def _of(entry: Entry, ties: Sequence[Tie], entries: dict[tuple[str, str], Entry]) -> tuple[Counterpart, ...]:
    key = (entry.list, entry.id)
    found = [(t, t.b if t.a == key else t.a) for t in ties if key in (t.a, t.b)]
    return tuple(Counterpart(entries[other], t.reason, t.strength) for t, other in found if other in entries)
