"""Which lists are in use: the newest accepted snapshot of each source, and built-in data where there is none."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from sekisho.lists.built_in import BuiltIn, built_in_entries, built_in_parts
from sekisho.lists.entry import Entry
from sekisho.lists.history import merge
from sekisho.lists.publisher import BY_ID
from sekisho.lists.snapshot import Snapshot
from sekisho.lists.store import Store

OLD_AFTER = datetime.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Installed:
    """A list in use.

    Args:
        source: source id.
        list: list id.
        title: what it is.
        as_of: the day whose list it is.
        fetched: when it came in, or None for built-in data.
        sha256: of the raw bytes, or of the built-in file.
        held: snapshots that wait for a person.
        licence: what may be done with it.
        missing: what it is known not to hold.
        count: entries on the list on `as_of`.
    """

    source: str
    list: str
    title: str
    as_of: datetime.date
    fetched: datetime.datetime | None
    sha256: str
    held: tuple[Snapshot, ...]
    licence: str
    missing: tuple[str, ...]
    count: int

    @property
    def built_in(self) -> bool:
        """Whether it came with the package."""
        return self.fetched is None

    def age(self, today: datetime.date) -> datetime.timedelta:
        """How old the state is."""
        return today - self.as_of

    def is_old(self, today: datetime.date) -> bool:
        """Whether so old that every answer must say so."""
        return self.age(today) > OLD_AFTER


def installed_lists(
    store: Store, known_at: datetime.date | None = None, lists: Collection[str] | None = None
) -> tuple[Installed, ...]:
    """The lists in use, by source.

    Args:
        store: of the snapshots.
        known_at: only what had come in by that day.
        lists: only these list ids.

    Raises:
        BrokenData: a snapshot's record cannot be read; nothing is answered from a broken list.
    """
    parts = {p.source: p for p in built_in_parts()}
    found = []
    for source in dict.fromkeys((*parts, *store.sources())):
        accepted = store.accepted(source, known_at)
        held = tuple(s for s in store.snapshots(source) if s.state == "held")
        one = _from_snapshot(accepted[-1], held) if accepted else _from_part(parts.get(source), held)
        if one and (lists is None or one.list in lists):
            found.append(one)
    return tuple(found)


def entries_of(store: Store, source: str, known_at: datetime.date | None = None) -> tuple[Entry, ...]:
    """Every entry that ever stood on the list of a source, with the span in which it was listed."""
    accepted = store.accepted(source, known_at)
    if accepted:
        return merge((s.as_of, store.entries(s)) for s in accepted)
    return built_in_entries(source)


def _from_snapshot(last: Snapshot, held: tuple[Snapshot, ...]) -> Installed:
    publisher = BY_ID.get(last.source)
    return Installed(
        source=last.source,
        list=last.list,
        title=publisher.title if publisher else f"own list {last.list}",
        as_of=last.as_of,
        fetched=last.fetched,
        sha256=last.sha256,
        held=held,
        licence=publisher.licence if publisher else "as its owner says",
        missing=(),
        count=last.entries,
    )


def _from_part(part: BuiltIn | None, held: tuple[Snapshot, ...]) -> Installed | None:
    if part is None:
        return None
    return Installed(
        source=part.source,
        list=part.list,
        title=part.title,
        as_of=part.as_of,
        fetched=None,
        sha256=part.sha256,
        held=held,
        licence=part.licence,
        missing=part.missing,
        count=part.entries,
    )
