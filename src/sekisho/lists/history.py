"""Each list as it stood on any day: what the publisher says of the dates, and else what the snapshots show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from sekisho.lists.entry import Entry


def merge(states: Iterable[tuple[date, tuple[Entry, ...]]]) -> tuple[Entry, ...]:
    """All entries that ever stood on a list, each in its latest form with the span in which it was listed.

    Args:
        states: the day of each state and its entries, oldest first.

    An entry of the first state whose publisher gives no listing day has an unknown start, since it may have been listed
    long before; one that first shows up later starts on the day after the last state without it: the first day on which
    it can have been listed. One that disappears ends on the day of the first state without it, the last day on which
    the removal can have happened. One that comes back is two spans under one id.
    """
    spans: dict[str, list[Entry]] = {}
    absent_until: date | None = None
    for day, entries in states:
        present = set()
        for entry in entries:
            present.add(entry.id)
            known = spans.setdefault(entry.id, [])
            running = known.pop() if known and known[-1].listed_to is None else None
            if running:
                start = entry.listed_from or running.listed_from
            elif known:
                start = max(d for d in (entry.listed_from, known[-1].listed_to, absent_until) if d)
            else:
                start = entry.listed_from or absent_until
            known.append(msgspec.structs.replace(entry, listed_from=start))
        for key, known in spans.items():
            if key not in present and known[-1].listed_to is None:
                known[-1] = msgspec.structs.replace(known[-1], listed_to=day)
        absent_until = day + timedelta(days=1)
    return tuple(entry for known in spans.values() for entry in known)
