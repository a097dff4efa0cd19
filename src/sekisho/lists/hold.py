"""May a new state of a list take the place of the last good one? A silent loss is held until a person has looked.

Publishers have dropped birth dates, aliases and whole programmes by accident and restored them months later; a list
that lost more than a set share of any of these is not a delisting until somebody says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sekisho.lists.entry import Entry
from sekisho.lists.reading import ListFile

MOST_LOST = 0.05
_COUNTED = ("entries", "names", "aliases", "birth dates", "numbers", "addresses", "entries about the DPRK")


def count(entries: Iterable[Entry]) -> Counter[str]:
    """How much of each kind of fact the entries hold."""
    found: Counter[str] = Counter()
    for entry in entries:
        found["entries"] += 1
        found["names"] += len(entry.names)
        found["aliases"] += sum(n.kind != "primary" for n in entry.names)
        found["birth dates"] += len(entry.birth_dates)
        found["numbers"] += len(entry.numbers)
        found["addresses"] += len(entry.addresses)
        found["entries about the DPRK"] += entry.about_dprk
    return found


def reasons_to_hold(before: Iterable[Entry], new: ListFile, most_lost: float = MOST_LOST) -> tuple[str, ...]:
    """Why the new state should not be used yet; empty where nothing speaks against it.

    Args:
        before: entries of the last accepted state; empty on the first sync, when nothing can have been lost.
        new: the file as read.
        most_lost: share of any kind of fact that may be lost without a person looking.
    """
    reasons = [f.message for f in new.faults if f.severity == "held"]
    had, has = count(before), count(new.entries)
    for kind in _COUNTED:
        lost = had[kind] - has[kind]
        if lost > max(most_lost * had[kind], 0):
            reasons.append(f"{kind}: {had[kind]:,} before, {has[kind]:,} now ({lost / had[kind]:.0%} fewer)")
    if not new.entries:
        reasons.append("it holds no entry at all")
    return tuple(reasons)
