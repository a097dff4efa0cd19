"""The chronicle whole: its statements by day, actor, measure and strength, and which of them contradict one another."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sekisho.chronicle.model import (
    Actor,
    Agreement,
    Event,
    Registry,
    Source,
    Statement,
    Strength,
    Topic,
)


@dataclass(frozen=True)
class Contradiction:
    """Two statements that cannot both stand, or one that does not bear out another, side by side."""

    one: Statement
    other: Statement
    how: str


@dataclass(frozen=True)
class Chronicle:
    """Events, and statements with their sources, speakers and strengths; the registry and the agreements."""

    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    topics: Mapping[str, Topic]
    strengths: Mapping[str, Strength]
    events: Mapping[str, Event]
    statements: Mapping[str, Statement]
    agreements: Mapping[str, Agreement]
    registry: Registry

    def find(
        self,
        day: datetime.date | None = None,
        actor: str | None = None,
        concerns: str | None = None,
        rank: int | None = None,
    ) -> Iterator[Statement]:
        """The statements that all of the filters let through.

        Args:
            day: published by then.
            actor: who speaks, or for whom the speaker does, or through whom it came.
            concerns: a measure, a regime (and with it its measures), an event or a topic.
            rank: tied to the speaker this strongly or more; 1 is strongest.
        """
        for one in self.statements.values():
            if day is not None and not self._was_out(one, day):
                continue
            if actor is not None and actor not in self.voices(one):
                continue
            if concerns is not None and not any(matches(concerns, name) for name in one.concerns):
                continue
            if rank is not None and self.strengths[one.strength].rank > rank:
                continue
            yield one

    def _was_out(self, one: Statement, day: datetime.date) -> bool:
        """Whether its source was surely out by a day; one without a day counts as out."""
        published = self.sources[one.source].latest
        return published is None or published <= day

    def voices(self, one: Statement) -> set[str]:
        """Who speaks, through whom, and for whom."""
        found = {one.speaker, *one.by}
        return found | {of for name in found if (of := self.actors[name].of)}

    def events_by(self, day: datetime.date | None = None, concerns: str | None = None) -> Iterator[Event]:
        """The events, oldest first; those that surely had happened by a day, or that a filter names."""
        ordered = sorted(self.events.values(), key=lambda e: (e.first or e.last or datetime.date.max, e.id))
        for event in ordered:
            if day is not None and (event.last is None or event.last > day):
                continue
            if concerns is None or concerns == event.id:
                yield event

    def independent(self, statements: Sequence[Statement]) -> tuple[str, ...]:
        """The sources on which statements rest, those left out that relay another of them."""
        rest = {self.sources[one.source].id for one in statements if not one.derived_from}
        for one in statements:
            if one.derived_from:
                rest |= {self.statements[origin].source for origin in one.derived_from}
        return tuple(sorted(rest))

    def contradictions(self) -> Iterator[Contradiction]:
        """Each pair of statements of which one rejects, contradicts or would not confirm the other, once."""
        told: set[frozenset[str]] = set()
        for one in self.statements.values():
            pairs = (
                *((other, "rejects") for other in one.rejects),
                *((other, "conflicts with") for other in one.conflicts_with),
                *((other, "would not confirm") for other in (one.about if one.stance == "would_not_confirm" else ())),
            )
            for other, how in pairs:
                pair = frozenset((one.id, other))
                if pair not in told:
                    told.add(pair)
                    yield Contradiction(one, self.statements[other], how)


def matches(asked: str, name: str) -> bool:
    """Whether a name that a statement concerns is the one asked for, a measure of it or its regime's.

    `UN` matches what concerns UN-2397; JP-PORT-3RD-2016 matches a statement on all of Japan's measures.
    """
    if name == asked.partition(":")[0]:
        return True
    return name.startswith(f"{asked}-") or asked.startswith(f"{name}-")
