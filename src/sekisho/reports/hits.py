"""What is answered to a query? Its hits and what could not be read of it, and what a run of queries came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from sekisho.cases.problem import Problem
from sekisho.screening.bands import BANDS, Band
from sekisho.screening.hit import Hit


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An answer as programs read it (contract, section 4).

    Args:
        id: the caller's key, else where the query stood.
        hits: the surest first.
        problems: what could not be read; an `error` says that a name was not screened.
    """

    id: str
    hits: tuple[Hit, ...]
    problems: tuple[Problem, ...] = ()


class Answer(Line, frozen=True, kw_only=True):
    """An answer with the names that were asked about, for people."""

    names: tuple[str, ...] = ()


_ENCODER = msgspec.json.Encoder()


def to_json(answer: Answer) -> bytes:
    """One line of JSON, without its end."""
    return _ENCODER.encode(Line(id=answer.id, hits=answer.hits, problems=answer.problems))


@dataclass(slots=True)
class Tally:
    """What a run came to.

    Args:
        asked: queries.
        not_screened: queries with a name, or all, that could not be screened.
        screened_without: queries that were screened without a field that could not be read.
        best: queries by the surest band of their hits.
        problems: of all queries.
        faults: answers that failed within Sekisho itself.
    """

    asked: int = 0
    not_screened: int = 0
    screened_without: int = 0
    best: Counter[Band] = field(default_factory=Counter)
    problems: int = 0
    faults: int = 0

    def add(self, answer: Line) -> None:
        """Count one answer."""
        self.asked += 1
        if answer.problems:
            self.problems += len(answer.problems)
            refused = any(problem.severity == "error" for problem in answer.problems)
            self.not_screened += refused
            self.screened_without += not refused
            self.faults += any(problem.code == FAULT for problem in answer.problems)
        if answer.hits:
            self.best[max((hit.band for hit in answer.hits), key=BANDS.index)] += 1

    @property
    def surest(self) -> Band | None:
        """The surest band of all hits, None where there is none."""
        return max(self.best, key=BANDS.index, default=None)

    def by_band(self) -> Iterator[tuple[Band, int]]:
        """How many had which band at best, the surest first."""
        return ((band, self.best[band]) for band in reversed(BANDS) if self.best[band])


FAULT = "screen.fault"
