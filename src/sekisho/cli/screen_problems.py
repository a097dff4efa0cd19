"""What could not be read? It is counted, the first is said on standard error, all is written apart where asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import msgspec

from sekisho.cases.problem import Problem
from sekisho.cli.guard import complain
from sekisho.cli.output import opened
from sekisho.reports.hits import Line, Tally
from sekisho.reports.wrap import visible
from sekisho.screening.queries import FIELDS

_MOST_SHOWN = 20


class Problems:
    """Takes the problems of answers one after another."""

    def __init__(self, apart: TextIO | None) -> None:
        """Write all of them to `apart`, one line of JSON each, where it is given."""
        self._apart = apart
        self._first: list[Problem] = []
        self._unused: dict[str, None] = {}

    def take(self, line: Line) -> None:
        """Take those of one answer."""
        for problem in line.problems:
            if self._apart:
                self._apart.write(msgspec.json.encode(problem).decode() + "\n")
            if len(self._first) < _MOST_SHOWN:
                self._first.append(problem)

    def unused(self, fields: Sequence[str]) -> None:
        """Say once of each field that means nothing here that it is not used."""
        new = [field for field in fields if field not in self._unused]
        if new:
            self._unused.update(dict.fromkeys(new))
            complain(f"not used: {visible(', '.join(new))[:300]}; known are {', '.join(FIELDS)}")

    def say(self, total: Tally, *, each: bool) -> None:
        """Say how many there were, and, where they stand nowhere else for a person, the first of them."""
        if total.not_screened:
            complain(f"{total.not_screened:,} of {total.asked:,} could not be screened; why stands in their place")
        if total.screened_without:
            complain(
                f"{total.screened_without:,} of {total.asked:,} were screened without what could not be read of them"
            )
        if not each:
            return
        for problem in self._first:
            line = f" (line {problem.line:,})" if problem.line is not None else ""
            complain(f"  {visible(problem.case)}{line}: {visible(problem.message)}")
        if total.problems > len(self._first):
            complain(f"  and {total.problems - len(self._first):,} more; --failed FILE writes all of them")


@contextmanager
def kept_apart(path: Path | None) -> Iterator[Problems]:
    """Take problems, and write them to a file that appears whole or not at all."""
    if path is None:
        yield Problems(None)
    else:
        with opened(path, for_programs=True) as stream:
            yield Problems(stream)
