"""When was each measure in force? The law as rows of spans, for a picture, a text and a program.

Whether a measure is in force is asked of the law itself, on every day on which its answer may change.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from sekisho.cases import REGIMES, Text
from sekisho.law import RANK, Law, Measure, Verdict
from sekisho.law.overlay import OTHER_PROGRAMMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sekisho.cases import Regime
    from sekisho.law.model import Extension

# What a span says, what hides another first: of a resolution's paragraphs, one in force hides one that is suspended.
State = Literal["in_force", "doubtful", "undecided", "suspended"]
STATES: tuple[State, ...] = ("in_force", "doubtful", "undecided", "suspended")
BEGIN, END = date(2003, 1, 1), date(2030, 1, 1)
_MOST_EVENTS = 6


@dataclass(frozen=True)
class Span:
    """Days on which a row says the same.

    Args:
        from_: first day.
        until: first day after it; the end of the chart where it goes on.
        state: in force; doubtful: no source settles it; undecided: after the last day decided or checked; suspended.
        measure: the strictest that is so.
        suspended: keys of the row's measures that are suspended meanwhile.
    """

    from_: date
    until: date
    state: State
    measure: Measure
    suspended: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """What the strictest measure gives."""
        return self.measure.verdict


@dataclass(frozen=True)
class Row:
    """Measures that follow one another, or stand in one instrument: one line of bars."""

    regime: Regime
    label: Text
    measures: tuple[Measure, ...]
    spans: tuple[Span, ...]

    @property
    def extensions(self) -> tuple[Extension, ...]:
        """The decisions that carried it on, oldest first."""
        found = {(e.decided, e.until): e for m in self.measures for e in m.extensions}
        return tuple(found[key] for key in sorted(found))

    def at(self, day: date) -> Span | None:
        """What it says on a day, within the chart or not."""
        return _at(self.measures, day)


@dataclass(frozen=True)
class Mark:
    """An event and how many of the measures drawn it moved."""

    id: str
    date: date
    title: Text
    moved: int


@dataclass(frozen=True)
class Timeline:
    """What is drawn.

    Args:
        rows: by regime, and by first day.
        marks: the events that moved most of them, oldest first.
        as_of: the day asked.
        read_to: the day to which the law was read.
        law: hash of the law.
        activity: the kind of case that it was narrowed to.
        scenario: title of what was supposed.
    """

    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]
    as_of: date
    read_to: date
    law: str
    activity: str | None = None
    scenario: Text | None = None


def timeline_of(
    law: Law,
    as_of: date | None = None,
    activity: str | None = None,
    regimes: Sequence[Regime] = REGIMES,
    scenario: Text | None = None,
) -> Timeline:
    """The measures on the DPRK that decide cases, as rows.

    Args:
        law: today's, or one under a scenario.
        as_of: the day asked; without it, the day to which the law was read.
        activity: only measures that speak of this kind of case.
        regimes: whose measures.
        scenario: title of what was supposed.
    """
    drawn = [
        m
        for m in law.measures.values()
        if m.acts and m.regime in regimes and m.id != OTHER_PROGRAMMES and (activity is None or activity in m.acts)
    ]
    rows = tuple(row for regime in regimes for row in _rows(m for m in drawn if m.regime == regime))
    return Timeline(
        rows, _marks(law, drawn), as_of or law.verified, law.verified, law.hash, activity=activity, scenario=scenario
    )


def timeline_json(timeline: Timeline) -> dict[str, Any]:
    """The rows with their spans; `until` is the first day after a span, null where the chart ends before it does."""
    return {
        "law": timeline.law,
        "as_of": timeline.as_of,
        "verified": timeline.read_to,
        "activity": timeline.activity,
        "scenario": timeline.scenario and _both(timeline.scenario),
        "begin": BEGIN,
        "end": END,
        "rows": [
            {
                "regime": row.regime,
                "label": _both(row.label),
                "measures": [m.key for m in row.measures],
                "as_of": None if (now := row.at(timeline.as_of)) is None else _said(now),
                "spans": [
                    {"from": s.from_, "until": None if s.until == END else s.until, **_said(s)} for s in row.spans
                ],
                "extensions": [{"decided": e.decided, "until": e.until} for e in row.extensions],
            }
            for row in timeline.rows
        ],
        "events": [
            {"id": m.id, "date": m.date, "title": _both(m.title), "measures_moved": m.moved} for m in timeline.marks
        ],
    }


def _said(span: Span) -> dict[str, Any]:
    return {
        "state": span.state,
        "verdict": span.verdict,
        "measure": span.measure.key,
        "suspended": span.suspended,
    }


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "ja": text.ja}


def _rows(measures: Iterable[Measure]) -> list[Row]:
    """Paragraphs of one instrument together, and measures with those that took their place."""
    found: dict[str, list[Measure]] = {}
    root: dict[str, str] = {}
    for measure in sorted(measures, key=_first_day):
        root[measure.key] = root.get(measure.succeeds or "", measure.id)
        found.setdefault(root[measure.key], []).append(measure)
    rows = [Row(group[0].regime, _label(group), tuple(group), _spans(group)) for group in found.values()]
    return sorted((row for row in rows if row.spans), key=lambda row: row.spans[0].from_)


def _first_day(measure: Measure) -> date:
    return min((p.from_ for p in measure.periods), default=measure.reported_from or BEGIN)


def _label(measures: Sequence[Measure]) -> Text:
    """The title of the last measure, or of the instrument where one holds all."""
    last = measures[-1]
    if last.provision and len({m.id for m in measures}) == 1:
        return last.citations[0].instrument.title
    return last.title


def _spans(measures: Sequence[Measure]) -> tuple[Span, ...]:
    days = {BEGIN, *(d for m in measures for d in m.turning_days() if BEGIN < d < END)}
    cuts = [*sorted(days), END]
    spans: list[Span] = []
    for day, until in pairwise(cuts):
        span = _at(measures, day)
        if span is None:
            continue
        before = spans[-1] if spans else None
        if before and before.until == day and _same(before, span):
            spans[-1] = replace(before, until=until)
        else:
            spans.append(replace(span, until=until))
    return tuple(spans)


def _same(one: Span, other: Span) -> bool:
    return (one.state, one.verdict, one.measure.id, one.suspended) == (
        other.state,
        other.verdict,
        other.measure.id,
        other.suspended,
    )


def _at(measures: Sequence[Measure], day: date) -> Span | None:
    """What measures say together on a day: the strictest of those in force, else the least certain thing known."""
    said = [(state, m) for m in measures if (state := _state(m, day))]
    if not said:
        return None
    state, measure = min(said, key=lambda one: (STATES.index(one[0]), -RANK[one[1].verdict]))
    return Span(day, day, state, measure, tuple(m.key for s, m in said if s == "suspended"))


def _state(measure: Measure, day: date) -> State | None:
    if measure.suspended and any(s.covers(day) for s in measure.suspended):
        return "suspended" if replace(measure, suspended=()).in_force(day) is not False else None
    found = measure.in_force(day)
    if found is False:
        return None
    period = measure.period_at(day)
    if period is None or period.covers(day) is None:
        return "doubtful"
    return "in_force" if found else "undecided"


def _marks(law: Law, drawn: Sequence[Measure]) -> tuple[Mark, ...]:
    """The events that opened or closed most of the measures drawn."""
    moved = Counter(e for m in drawn for e in {x for p in m.periods for x in (p.by, p.ended_by) if x})
    most = sorted(moved, key=lambda e: (-moved[e], law.events[e].date))[:_MOST_EVENTS]
    marks = (Mark(e, law.events[e].date, law.events[e].title, moved[e]) for e in most)
    return tuple(sorted(marks, key=lambda mark: mark.date))
