"""Which lists are in use: the newest accepted snapshot of each source, and built-in data where there is none."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from sekisho.errors import UsageError
from sekisho.lists.built_in import BuiltIn, built_in_entries, built_in_part, built_in_parts
from sekisho.lists.entry import Entry
from sekisho.lists.history import merge
from sekisho.lists.publisher import BY_ID, PUBLISHERS, Publisher
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


class ListState(NamedTuple):
    """What an answer says of a list that it was given from (contract, section 3)."""

    list: str
    as_of: datetime.date
    sha256: str


def states_of(lists: Iterable[Installed]) -> tuple[ListState, ...]:
    """The lists in use as every answer names them."""
    return tuple(ListState(one.list, one.as_of, one.sha256) for one in lists)


def warning(lists: Iterable[Installed], today: datetime.date) -> str | None:
    """The line that stands beside every answer while a list in use is old; None where none is.

    Args:
        lists: those that the answer was given from.
        today: the day on which it is given.
    """
    old = [one for one in lists if one.is_old(today)]
    if not old:
        return None
    said = ", ".join(
        f"{one.source} of {one.as_of} ({one.age(today).days:,} days{', built-in' if one.built_in else ''})"
        for one in old
    )
    return f"old lists: {said}; `sekisho lists update` fetches the present ones"


def missing_lists(lists: Iterable[Installed]) -> tuple[Publisher, ...]:
    """The publishers of whose list nothing is in use, neither a snapshot nor a built-in part."""
    present = {one.source for one in lists}
    return tuple(publisher for publisher in PUBLISHERS if publisher.id not in present)


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
    found = []
    for source in dict.fromkeys((*(p.source for p in built_in_parts()), *store.sources())):
        accepted = store.accepted(source, known_at)
        held = tuple(s for s in store.snapshots(source) if s.state == "held")
        part = _known_part(source, known_at)
        one = _from_snapshot(accepted[-1], held, part) if accepted else _from_part(part, held)
        if one and (lists is None or one.list in lists):
            found.append(one)
    return tuple(found)


def entries_of(store: Store, source: str, known_at: datetime.date | None = None) -> tuple[Entry, ...]:
    """Every entry that ever stood on the list of a source, with the span in which it was listed."""
    accepted = store.accepted(source, known_at)
    part = _known_part(source, known_at)
    if not accepted:
        return built_in_entries(source) if part else ()
    merged = merge((s.as_of, store.entries(s)) for s in accepted)
    if part is None or part.as_of <= accepted[-1].as_of:
        return merged
    present = {e.id for e in merged if e.listed_to is None}
    return (*merged, *(e for e in built_in_entries(source) if e.id not in present))


def _known_part(source: str, known_at: datetime.date | None) -> BuiltIn | None:
    """The built-in part of a source, unless it is of a later day than what was known."""
    part = built_in_part(source)
    return part if part and (known_at is None or part.as_of <= known_at) else None


def _from_snapshot(last: Snapshot, held: tuple[Snapshot, ...], part: BuiltIn | None) -> Installed:
    """The newest accepted snapshot; a newer built-in part stands beside it, so that nothing known is left out."""
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
        missing=(f"what changed after {last.as_of}; the built-in part of {part.as_of} stands beside it",)
        if part and part.as_of > last.as_of
        else (),
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


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as it stood on a day.

    Args:
        source: source id.
        entry: its content by the state of that day, with the span in which it was listed.
        listed: whether it stood on the list that day.
        state: the day of the state that the content comes from.
    """

    source: str
    entry: Entry
    listed: bool
    state: datetime.date


def source_of(store: Store, name: str) -> str:
    """The source that a list or source id names.

    Raises:
        UsageError: nothing of that name is in use.
    """
    lists = installed_lists(store)
    for one in lists:
        if name.casefold() == one.source:
            return one.source
    found = [one.source for one in lists if one.list.casefold() == name.casefold()]
    renewed = [source for source in found if store.accepted(source)]
    if len(renewed or found) == 1:
        return (renewed or found)[0]
    known = ", ".join(one.source for one in lists)
    if found:
        raise UsageError(f"{name} has several sources: name one of {', '.join(found)}")
    raise UsageError(f"no list {name!r} is in use; in use: {known}")


class State(NamedTuple):
    """One state of a list: its day, its entries, and whether it is held."""

    day: datetime.date
    entries: tuple[Entry, ...]
    held: bool


def state_on(store: Store, source: str, day: datetime.date) -> State:
    """The newest state of a source on or before a day, held ones too: a person compares them to decide.

    Raises:
        UsageError: no state of that day or before is kept.
    """
    kept = store.snapshots(source)
    states = [s for s in kept if s.as_of <= day]
    part = built_in_part(source)
    if states and not (part and states[-1].as_of < part.as_of <= day):
        return State(states[-1].as_of, store.entries(states[-1]), states[-1].state == "held")
    if part is None or (kept and part.as_of > day):
        days = ", ".join(str(s.as_of) for s in kept)
        raise UsageError(f"{source}: no state of {day} or before is kept; kept: {days or 'none'}")
    return State(part.as_of, tuple(e for e in built_in_entries(source) if e.listed_on(day)), held=False)


def find_entries(
    store: Store, name: str, day: datetime.date, known_at: datetime.date | None = None
) -> tuple[Shown, ...]:
    """The entries of an id (`KPi.033`, or `OFAC:22996` where it must say the list) as they stood on a day."""
    list_id, _, entry_id = name.rpartition(":")
    found = []
    for one in installed_lists(store, known_at):
        if list_id and list_id.casefold() not in (one.list.casefold(), one.source):
            continue
        spans = [e for e in entries_of(store, one.source, known_at) if e.id.casefold() == entry_id.casefold()]
        if spans:
            found.append(_as_on(store, one, spans, day, known_at))
    return tuple(found)


def _as_on(
    store: Store, one: Installed, spans: list[Entry], day: datetime.date, known_at: datetime.date | None
) -> Shown:
    """The content of the newest state on or before the day that has the entry, else of the oldest that has it."""
    span = next((e for e in spans if e.listed_on(day)), spans[-1])
    states = [s for s in store.accepted(one.source, known_at) if any(e.id == span.id for e in store.entries(s))]
    at = next((s for s in reversed(states) if s.as_of <= day), states[0] if states else None)
    if at is None:
        return Shown(one.source, span, span.listed_on(day), one.as_of)
    content = next(e for e in store.entries(at) if e.id == span.id)
    dated = msgspec.structs.replace(content, listed_from=span.listed_from, listed_to=span.listed_to)
    return Shown(one.source, dated, dated.listed_on(day), at.as_of)
