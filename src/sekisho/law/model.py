"""The law as it is loaded: measures with dated periods, exceptions, parameters and citations."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from sekisho.cases import Regime, Text
from sekisho.law.condition import Condition
from sekisho.law.fact import Fact
from sekisho.law.kleene import Truth
from sekisho.law.verdict import Verdict

Nature = Literal["law", "policy", "request"]
Confidence = Literal["high", "medium", "low"]
Status = Literal["enacted", "announced", "reported"]
Burden = Literal["must be shown", "presumed"]
Kind = Literal["prohibition", "licence", "duty", "check", "request", "policy", "notice"]
FAR_PAST = date(1900, 1, 1)
FAR_FUTURE = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact of the law was read."""

    id: str
    title: str
    kind: str
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """An act, order, resolution or cabinet decision."""

    id: str
    title: Text
    adopted: date | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision of an instrument, and the source in which it was read."""

    instrument: Instrument
    provision: str | None
    source: Source
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a day; only an enacted one can open or close a period."""

    id: str
    date: date
    title: Text
    status: Status
    source: Source


@dataclass(frozen=True, slots=True)
class Period:
    """A half-open span `[from_, until)`, opened and closed by events.

    Args:
        from_: first day in force.
        until: first day no longer in force, or None.
        by: the event that opened it.
        ended_by: the event that closed it.
        doubtful: half-open span of days on which no source settles whether it was in force.
        why_doubtful: said in the finding when such a day decides.
    """

    from_: date
    until: date | None = None
    by: str | None = None
    ended_by: str | None = None
    doubtful: tuple[date, date] | None = None
    why_doubtful: Text | None = None

    def covers(self, day: date) -> Truth:
        """Whether the day lies in the period; None where it is doubtful."""
        if self.doubtful and self.doubtful[0] <= day < self.doubtful[1]:
            return None
        return self.from_ <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Extension:
    """A decision that carried a measure on; `until` is the last day in force."""

    decided: date
    until: date
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number or day of a measure, with its unit and its dated values, oldest first."""

    unit: str
    values: tuple[tuple[date, int | date], ...]

    def at(self, day: date) -> int | date | None:
        """The value in force on a day, or None before the first."""
        found = None
        for since, value in self.values:
            if since <= day:
                found = value
        return found


@dataclass(frozen=True, slots=True)
class Exemption:
    """An exception of a measure, with its own period and burden of proof."""

    id: str
    title: Text
    when: Condition
    when_text: str
    period: Period
    burden: Burden
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Softening:
    """A milder consequence than the measure's own, where its condition holds."""

    title: Text
    when: Condition
    when_text: str
    period: Period
    verdict: Verdict
    authority: str | None
    duty: str | None


@dataclass(frozen=True)
class Measure:
    """One rule: what it reaches, what it tests, what follows, from when to when, and where that stands.

    Args:
        id: id of the measure (`UN-2397`, `JP-PAY-BAN-2016`).
        provision: paragraph, where one instrument holds several rules (`p5`).
        acts: kinds of case it speaks of; empty: shown, decides nothing.
        reach: it addresses the act: kind, regime's tie, link.
        test: what it forbids or demands is met.
        verdict: what it gives when it bites.
        periods: in force; empty and `reported_from` set: terms unknown.
        expires: last day in force as last decided; after it nobody knows.
        succeeds: key of the measure whose place it took: its first day is the other's last `until`.
        lines: line of each key in the file; `` is the measure's own.
        verified_to: last day to which its text was checked; after it nobody knows.
    """

    id: str
    provision: str | None
    regime: Regime
    title: Text
    kind: Kind
    nature: Nature
    acts: tuple[str, ...]
    verdict: Verdict
    authority: str | None
    duty: str | None
    announced: date | None
    decided: date | None
    periods: tuple[Period, ...]
    reported_from: date | None
    extensions: tuple[Extension, ...]
    verified_to: date | None
    reach: Condition
    reach_text: str
    test: Condition
    test_text: str
    exemptions: tuple[Exemption, ...]
    softening: Softening | None
    parameters: Mapping[str, Parameter]
    citations: tuple[Citation, ...]
    confidence: Confidence
    notes: tuple[Text, ...]
    succeeds: str | None
    file: str
    lines: Mapping[str, int]
    suspended: tuple[Period, ...] = ()

    @property
    def key(self) -> str:
        """The id, with the paragraph where there is one: `UN-2397:p5`."""
        return f"{self.id}:{self.provision}" if self.provision else self.id

    def line(self, key: str = "") -> int:
        """The line of a key in the law file, or of the measure where the key is absent."""
        return self.lines.get(key, self.lines[""])

    @property
    def terms_unknown(self) -> bool:
        """Whether it is known to exist, but not since when or on what terms."""
        return not self.periods

    @property
    def presumed(self) -> bool:
        """Whether an exception of it stands until it is refuted."""
        return any(e.burden == "presumed" for e in self.exemptions)

    @property
    def expires(self) -> date | None:
        """The last day in force as last decided, or None where it has no end date."""
        return self.extensions[-1].until if self.extensions else None

    def period_at(self, day: date) -> Period | None:
        """The period that covers the day, for certain or in doubt."""
        return next((p for p in self.periods if p.covers(day) is not False), None)

    def in_force(self, day: date) -> Truth:
        """Whether it is in force that day; None where no source settles it."""
        if any(s.covers(day) for s in self.suspended):
            return False
        if self.terms_unknown:
            return self.reported_from is None or self.reported_from <= day
        period = self.period_at(day)
        if period is None:
            return False
        last = min(self.expires or FAR_FUTURE, self.verified_to or FAR_FUTURE)
        return None if day > last else period.covers(day)

    def turning_days(self) -> set[date]:
        """Every day on which what it says may change."""
        spans = [*self.periods, *self.suspended, *(e.period for e in self.exemptions)]
        if self.softening:
            spans.append(self.softening.period)
        days = {d for s in spans for d in (s.from_, s.until, *(s.doubtful or ())) if d}
        days |= {since for p in self.parameters.values() for since, _ in p.values}
        for last in (self.expires, self.verified_to):
            if last:
                days.add(date.fromordinal(last.toordinal() + 1))
        if self.reported_from:
            days.add(self.reported_from)
        return days


@dataclass(frozen=True)
class Law:
    """All measures, with the facts that they ask for and the events that moved them.

    Args:
        verified: the day to which the whole was last read.
        base_hash: SHA-256 of the files it was loaded from.
    """

    measures: Mapping[str, Measure]
    facts: Mapping[str, Fact]
    events: Mapping[str, Event]
    sources: Mapping[str, Source]
    instruments: Mapping[str, Instrument]
    verified: date
    base_hash: str
    overlays: tuple[str, ...] = ()
    _programs: dict[object, object] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def hash(self) -> str:
        """`sha256:...` of the files, and of what was laid over them."""
        if not self.overlays:
            return self.base_hash
        text = "\n".join((self.base_hash, *self.overlays))
        return "sha256:" + hashlib.sha256(text.encode()).hexdigest()

    @cached_property
    def epochs(self) -> tuple[date, ...]:
        """Every day on which the law changes, sorted."""
        return tuple(sorted(set().union(*(m.turning_days() for m in self.measures.values()))))

    def parameter(self, measure: str, name: str) -> Parameter:
        """A parameter of a measure, for facts that are computed from it."""
        return self.measures[measure].parameters[name]

    def known_at(self, day: date) -> Law:
        """The law as it could be known on a day: later decisions, extensions and endings are not yet there."""
        kept = {key: m for key, measure in self.measures.items() if (m := _known_at(measure, self.events, day))}
        return replace(self, measures=kept, overlays=(*self.overlays, f"known at {day}"), _programs={})


def _known_at(measure: Measure, events: Mapping[str, Event], day: date) -> Measure | None:
    def announced(event: str | None, otherwise: date) -> date:
        return min(events[event].date, otherwise) if event else otherwise

    first = min((d for d in (measure.announced, measure.decided) if d), default=None)
    periods = []
    for i, period in enumerate(measure.periods):
        opened = announced(period.by, period.from_)
        if i == 0 and first:
            opened = min(opened, first)
        if opened > day:
            continue
        if period.until and announced(period.ended_by, period.until) > day:
            period = replace(period, until=None, ended_by=None)
        periods.append(period)
    if measure.periods and not periods:
        return None
    # What came with the measure was known with it, although it was not yet in force.
    periods_start = periods[0].from_ if periods else FAR_PAST
    extensions = tuple(e for e in measure.extensions if e.decided <= day)
    if measure.extensions and not extensions:
        extensions = measure.extensions[:1]
    soft = (
        measure.softening if measure.softening and measure.softening.period.from_ <= max(day, periods_start) else None
    )
    return replace(
        measure,
        periods=tuple(periods),
        extensions=extensions,
        exemptions=tuple(e for e in measure.exemptions if e.period.from_ <= max(day, periods_start)),
        softening=soft,
        parameters={
            name: replace(p, values=tuple(v for i, v in enumerate(p.values) if i == 0 or v[0] <= day))
            for name, p in measure.parameters.items()
        },
    )
