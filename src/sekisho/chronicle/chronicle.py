"""The chronicle whole: its statements by day, actor, measure and strength, and which of them contradict one another."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from sekisho.cases import REGIMES
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
    how: Literal["rejects", "conflicts_with", "would_not_confirm"]


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
            actor: who speaks, or for whom the speaker does, or through whom it came, or whose words it gives.
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
        """Who speaks, through whom, with whose words, and for whom."""
        found = {one.speaker, *one.by, *([one.quoting] if one.quoting else [])}
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
        """The sources on which statements rest: that of one that relays others is theirs, not its own."""
        rest: set[str] = set()
        seen: set[str] = set()
        ahead = list(statements)
        while ahead:
            one = ahead.pop()
            if one.id in seen:
                continue
            seen.add(one.id)
            if one.derived_from:
                ahead += [self.statements[origin] for origin in one.derived_from]
            else:
                rest.add(one.source)
        return tuple(sorted(rest))

    def topics_of(self, statements: Sequence[Statement]) -> Iterator[Topic]:
        """The topics that statements are about, in the order of the chronicle."""
        named = {name for one in statements for name in one.concerns}
        yield from (topic for topic in self.topics.values() if topic.id in named)

    def contradictions(self) -> Iterator[Contradiction]:
        """Each pair of statements of which one rejects, contradicts or would not confirm the other, once."""
        told: set[frozenset[str]] = set()
        for one in self.statements.values():
            doubted = one.about if one.stance == "would_not_confirm" else ()
            pairs = (
                *(Contradiction(one, self.statements[other], "rejects") for other in one.rejects),
                *(Contradiction(one, self.statements[other], "conflicts_with") for other in one.conflicts_with),
                *(Contradiction(one, self.statements[other], "would_not_confirm") for other in doubted),
            )
            for pair in pairs:
                names = frozenset((one.id, pair.other.id))
                if names not in told:
                    told.add(names)
                    yield pair


def both_ways(statements: Mapping[str, Statement]) -> dict[str, Statement]:
    """Statements of which each knows what others say of it, on whichever side that was written.

    Args:
        statements: by id; what names none of them is left as it is.
    """
    said: dict[str, dict[str, list[str]]] = {
        one.id: {name: list(getattr(one, name)) for name in (*_OTHER_SIDE, "about", "not_confirmed_by")}
        for one in statements.values()
    }

    def add(to: str, field: str, name: str) -> None:
        if to in said and name not in said[to][field]:
            said[to][field].append(name)

    for one in statements.values():
        for field, inverse in _OTHER_SIDE.items():
            for other in getattr(one, field):
                add(other, inverse, one.id)
        for other in one.about if one.stance == "would_not_confirm" else ():
            add(other, "not_confirmed_by", one.id)
        for other in one.not_confirmed_by:
            add(other, "about", one.id)
    return {
        name: msgspec.structs.replace(one, **{field: tuple(names) for field, names in said[name].items()})
        for name, one in statements.items()
    }


_OTHER_SIDE = {"rejects": "rejected_by", "rejected_by": "rejects", "conflicts_with": "conflicts_with"}


def matches(asked: str, name: str) -> bool:
    """Whether a name that a statement concerns is the one asked for, a part of it, or what it is part of.

    `UN` matches what concerns UN-2397, which matches what concerns UN-2397:p5; JP-PORT-3RD-2016 matches a statement on
    all of Japan's measures.
    """
    return name == asked or _within(name, asked) or _within(asked, name)


def _within(part: str, whole: str) -> bool:
    """Whether a measure is of a regime, or a paragraph of a measure."""
    return part.startswith(f"{whole}:") or (whole in REGIMES and part.startswith(f"{whole}-"))
