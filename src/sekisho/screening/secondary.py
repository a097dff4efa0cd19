"""Do birth date, country and numbers speak for or against a hit? They move its band and never hide it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sekisho.lists.entry import BirthDate, Entry
from sekisho.lists.imo import ship_number_holds
from sekisho.screening.bands import Band, moved
from sekisho.screening.numbers import listed_numbers
from sekisho.screening.query import Query

# Publishers copy dates with slips: a day or a year off, day and month turned.
_DAY, _YEAR = 1, 366
# Beyond this many years two dates are two people.
_FAR = 3


class Judged(NamedTuple):
    """A band after the second facts, what they say, and what would settle the hit."""

    band: Band
    because: tuple[str, ...]
    settles: tuple[str, ...]


def judge(query: Query, entry: Entry, band: Band, *, weak: bool) -> Judged:
    """Move the band of a name hit by what else is known of both.

    Args:
        query: asked about.
        entry: hit.
        band: by the score of the name.
        weak: the publisher says that the name does not suffice alone.
    """
    said: list[str] = []
    steps = 0
    for step, words in (*_births(query, entry), *_ships(query, entry), *_countries(query, entry)):
        steps += step
        said.append(words)
    if weak:
        said.append("the publisher calls this alias weak: it does not suffice alone")
        if steps <= 0 and band == "strong":
            band = "probable"
    if steps < -1:
        band = "review"
    band = moved(band, max(-1, min(1, steps)))
    return Judged(band, tuple(said), _settling(query, entry) if band != "strong" else ())


def _settling(query: Query, entry: Entry) -> tuple[str, ...]:
    wanted = []
    if entry.kind in ("person", "unknown") and entry.birth_dates and not query.birth_dates:
        wanted.append("birth_date")
    if listed_numbers(entry) and not query.numbers:
        wanted.append("ids")
    return tuple(wanted) or ("a reviewer",)


def _births(query: Query, entry: Entry) -> Iterator[tuple[int, str]]:
    if not query.birth_dates or not entry.birth_dates:
        return
    (rank, words), place = min(
        (_distance(asked, listed), place)
        for asked in query.birth_dates
        for place, listed in enumerate(entry.birth_dates)
    )
    listed = entry.birth_dates[place]
    yield (
        rank_step(rank),
        f"birth date {words}: {_said(query.birth_dates)} and {listed.text or _span(listed.from_, listed.to)}",
    )


def rank_step(rank: int) -> int:
    """How far a likeness of birth dates moves a band: equal up, a slip not at all, another person's down."""
    return 1 if rank == 0 else 0 if rank == 1 else -1


def _distance(asked: tuple[datetime.date, datetime.date], listed: BirthDate) -> tuple[int, str]:
    low, high = asked
    if low <= listed.to and listed.from_ <= high:
        exact = low == high == listed.from_ == listed.to
        return (0, "agrees") if exact else (1, "may agree")
    gap = max((listed.from_ - high).days, (low - listed.to).days)
    if gap <= _DAY:
        return 1, "is a day off"
    if low == high and listed.from_ == listed.to:
        if (low.year, low.month, low.day) == (listed.from_.year, listed.from_.day, listed.from_.month):
            return 1, "has day and month turned"
        if (low.month, low.day) == (listed.from_.month, listed.from_.day) and abs(low.year - listed.from_.year) <= 1:
            return 1, "is a year off"
    if gap <= _YEAR:
        return 2, "is up to a year off"
    return (3, "is years off") if gap > _FAR * 365 else (2, "differs")


def _ships(query: Query, entry: Entry) -> Iterator[tuple[int, str]]:
    if entry.kind != "vessel":
        return
    asked = {n.value for n in query.numbers if n.scheme == "imo" and ship_number_holds(n.value)}
    listed = {n.value for n in entry.numbers if n.scheme == "imo" and ship_number_holds(n.value)}
    if asked and listed and not asked & listed:
        yield (
            -2,
            f"another ship by its IMO number ({', '.join(sorted(asked))}, "
            f"listed {', '.join(sorted(listed))}): name only",
        )


def _countries(query: Query, entry: Entry) -> Iterator[tuple[int, str]]:
    listed = set(entry.nationalities)
    if query.countries and listed:
        if listed & set(query.countries):
            yield 0, f"country agrees: {', '.join(sorted(listed & set(query.countries)))}"
        else:
            yield 0, f"country differs: {', '.join(query.countries)}, listed {', '.join(sorted(listed))}"


def _said(births: Sequence[tuple[datetime.date, datetime.date]]) -> str:
    return " or ".join(_span(low, high) for low, high in births)


def _span(low: datetime.date, high: datetime.date) -> str:
    if low == high:
        return low.isoformat()
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        return str(low.year) if low.year == high.year else f"{low.year} to {high.year}"
    return f"{low} to {high}"
