"""May a new state of a list take the place of the last good one? A silent loss is held until a person has looked.

Publishers have dropped birth dates, aliases and whole programmes by accident and restored them months later, and files
were damaged on the way to us. Nothing of that is a delisting until somebody says so. What counts is what was lost of
what was there, by the publisher's own ids: growth elsewhere hides no loss.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from sekisho.lists.entry import Entry
from sekisho.lists.reading import ListFile

MOST_LOST = 0.05
# Of one programme: small programmes change by single entries, so a fifth and at least five.
_MOST_LOST_OF_PROGRAMME, _LEAST_LOST_OF_PROGRAMME = 0.2, 5
_MOST_UNREADABLE = 0.01
_NO_LETTER = re.compile(r"^[\W\d_]*$")


def reasons_to_hold(
    before: Iterable[Entry],
    new: ListFile,
    *,
    most_lost: float = MOST_LOST,
    least: int = 0,
    today: datetime.date | None = None,
) -> tuple[str, ...]:
    """Why the new state should not be used yet; empty where nothing speaks against it.

    Args:
        before: entries of the last accepted state; on the first sync the built-in ones, which it must at least hold.
        new: the file as read.
        most_lost: share of any kind of fact that may be lost without a person looking.
        least: how many entries a whole list of this publisher has at the very least.
        today: the day on which it came in.
    """
    old = {e.id: e for e in before}
    now = {e.id: e for e in new.entries}
    day = today or datetime.datetime.now(datetime.UTC).date()
    return (
        *(f.message for f in new.faults if f.severity == "held"),
        *_by_itself(now, new.published, least, day),
        *_by_ids(old, now, most_lost),
        *_by_programme(old, now),
        *_by_facts(old, now, most_lost),
    )


def _by_itself(
    now: Mapping[str, Entry], published: datetime.date | None, least: int, day: datetime.date
) -> Iterator[str]:
    """What speaks against a state whatever went before it."""
    if not now:
        yield "it holds no entry at all"
    elif len(now) < least:
        yield f"{len(now):,} entries: the whole list has {least:,} at the very least; this is an excerpt, or cut"
    if published and published > day + datetime.timedelta(days=1):
        yield f"it is dated {published}, in the future: every later list would stand behind it"
    nameless = sum(all(_NO_LETTER.match(n.text) for n in e.names) for e in now.values())
    if nameless > _MOST_UNREADABLE * len(now):
        yield f"{nameless:,} entries have no name with a letter in it: columns or characters are lost"
    orphans = sum(all(n.kind != "primary" for n in e.names) for e in now.values())
    if orphans > _MOST_UNREADABLE * len(now):
        yield f"{orphans:,} entries have no listed name: files of different dates, or one that is cut"
    early = sum(e.listed_from is not None and e.listed_from > (published or day) for e in now.values())
    if early > _MOST_UNREADABLE * len(now):
        yield f"{early:,} entries are listed only after the day of the list itself"


def _by_ids(old: Mapping[str, Entry], now: Mapping[str, Entry], most_lost: float) -> Iterator[str]:
    gone = len(old.keys() - now.keys())
    if gone > most_lost * len(old):
        yield f"entries: {gone:,} of {len(old):,} are gone ({gone / len(old):.0%}), {len(now):,} are there now"


def _by_programme(old: Mapping[str, Entry], now: Mapping[str, Entry]) -> Iterator[str]:
    had: Counter[str] = Counter(p for e in old.values() for p in _groups(e))
    gone: Counter[str] = Counter(p for key, e in old.items() if key not in now for p in _groups(e))
    for programme, lost in gone.items():
        if lost >= _LEAST_LOST_OF_PROGRAMME and lost > _MOST_LOST_OF_PROGRAMME * had[programme]:
            yield f"programme {programme}: {lost:,} of {had[programme]:,} entries are gone"


def _groups(entry: Entry) -> tuple[str, ...]:
    return (*entry.programmes, *(("(about the DPRK)",) if entry.about_dprk else ()))


def _by_facts(old: Mapping[str, Entry], now: Mapping[str, Entry], most_lost: float) -> Iterator[str]:
    """Facts that entries which are still there have lost."""
    had: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for key, entry in old.items():
        if key in now:
            before, after = _facts(entry), _facts(now[key])
            for kind, facts in before.items():
                had[kind] += len(facts)
                lost[kind] += len(set(facts) - set(after[kind]))
    for kind, count in lost.items():
        if count > most_lost * had[kind]:
            yield f"{kind}: {count:,} of {had[kind]:,} are gone from entries that stayed ({count / had[kind]:.0%})"


def _facts(entry: Entry) -> dict[str, Collection[object]]:
    return {
        "listed names": [n.text for n in entry.names if n.kind == "primary"],
        "aliases": [n.text for n in entry.names if n.kind != "primary"],
        "good names": [n.text for n in entry.names if n.quality == "good"],
        "birth dates": [(b.from_, b.to) for b in entry.birth_dates],
        "numbers": [(n.scheme, n.value) for n in entry.numbers],
        "nationalities": entry.nationalities,
    }
