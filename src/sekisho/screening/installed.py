"""Which index answers for the lists in use? Made once for each of their states, kept, and mapped by whoever asks.

An index is derived data: what is damaged, cut or made by other rules is made again, and never answered from.
In the folder of `kept` lie, RULES being the version of all rules and STATE a digest of what the lists are made of:

    lists-RULES-STATE.index         a base: every entry of the lists in use
    lists-RULES-STATE+BASE.index    an addition: what is otherwise in STATE than in the base of state BASE

An addition holds all that changed since its base, weighed as there; where that is a tenth of the entries, a new base
is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from sekisho.lists.built_in import built_in_part, built_in_parts
from sekisho.lists.entry import Entry
from sekisho.lists.installed import entries_of
from sekisho.lists.store import Store
from sekisho.screening.build import _searched as searched
from sekisho.screening.build import build_index, rules
from sekisho.screening.kept import Kept, Paths, Warn, digest_of, say
from sekisho.screening.screen import Screen, Segment
from sekisho.version import __version__

Key: TypeAlias = tuple[str, str]  # list and id of an entry
States: TypeAlias = tuple[tuple[str, str], ...]  # source and digest of what it is made of

_A_TENTH = 10


def installed_screen(store: Store, warn: Warn = say) -> Screen:
    """Search in every list in use, see `installed_index`."""
    return Screen(*installed_index(store, warn))


def installed_index(store: Store, warn: Warn) -> Paths:
    """The index files of every list in use: a base and, where the lists changed a little since, an addition.

    Args:
        store: of the lists.
        warn: told in one sentence what went otherwise than it should.

    Raises:
        BrokenData: a list is broken; nothing is answered without it.
    """
    kept = Kept(warn)
    while True:
        states = _states(store)
        name, state = f"lists-{rules()}", digest_of((__version__, *map(":".join, states)))
        if found := _find(kept, name, state):
            return found
        entries = [entry for source, _ in states for entry in entries_of(store, source)]
        # A list that was renewed meanwhile would be kept under the name of its state before.
        if _states(store) == states:
            return _make(kept, name, state, entries, states)


def _states(store: Store) -> States:
    """Each source in use with a digest of all that `entries_of` makes its entries from."""
    states = []
    for source in dict.fromkeys((*(part.source for part in built_in_parts()), *store.sources())):
        part = built_in_part(source)
        made_of = [part.sha256] if part else []
        made_of += [f"{kept.id} {kept.entries_sha256}" for kept in store.accepted(source)]
        if made_of:
            states.append((source, digest_of(made_of)))
    return tuple(states)


def _find(kept: Kept, name: str, state: str) -> Paths | None:
    base = kept.folder / f"{name}-{state}.index"
    if base.exists() and kept.whole(base):
        return (base,)
    for addition in kept.named(f"{name}-{state}+*.index"):
        base = kept.folder / f"{name}-{addition.stem.partition('+')[2]}.index"
        if kept.whole(base, addition):
            return base, addition
    return None


def _make(kept: Kept, name: str, state: str, entries: Sequence[Entry], states: States) -> Paths:
    bases = (path for path in kept.named(f"{name}-*.index") if "+" not in path.stem)
    base = next(filter(kept.whole, bases), None)
    if base is not None:
        screen = Screen(base)
        added, removed = changes(parties_of(screen.segments[0]), entries)
        if (len(added) + len(removed)) * _A_TENTH < len(entries):
            addition = kept.make(
                f"{name}-{state}+{base.stem.rpartition('-')[2]}.index",
                lambda path: build_index(path, added, states, screen.weights, removed),
            )
            return base, addition
    return (kept.make(f"{name}-{state}.index", lambda path: build_index(path, entries, states)),)


def parties_of(segment: Segment) -> list[Entry]:
    """The parties of an index file, as they are searched."""
    return [segment.party(number) for number in range(len(segment.file.numbers("parties/at")) - 1)]


def changes(before: Iterable[Entry], after: Iterable[Entry]) -> tuple[list[Entry], list[Key]]:
    """What makes one state of the lists into another.

    An entry that was listed several times changes with all its spans.

    Args:
        before: the entries of a base.
        after: the entries of the present lists.

    Returns:
        The entries to add, and the keys of those that no longer hold as they stand in the base.
    """
    old, new = _by_key(before), _by_key(after)
    added = [entry for key, spans in new.items() if old.get(key) != spans for entry in spans]
    return added, [key for key, spans in old.items() if new.get(key) != spans]


def _by_key(entries: Iterable[Entry]) -> dict[Key, list[Entry]]:
    """The entries of each key as they are searched; not their place in the file, which moves with every other entry."""
    found: dict[Key, list[Entry]] = {}
    for entry in map(searched, entries):
        found.setdefault((entry.list, entry.id), []).append(replace(entry, position=None))
    return found
