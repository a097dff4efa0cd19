"""Which files stand beside the cases? Yen rates and stated facts, read and complained of alike by every command."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sekisho.cli.guard import complain

if TYPE_CHECKING:
    from sekisho.cases import Problem
    from sekisho.cases.read import Facts
    from sekisho.cases.yen import Rates

_MOST_SAID = 20


class Beside:
    """Yen rates and facts for a batch.

    Args:
        rates: CSV of statutory yen rates; None: those that ship.
        facts: facts that the messages lack, by case id or `*`.
    """

    def __init__(self, rates: Path | None, facts: Path | None) -> None:
        """Read the files; what is wrong with them is said."""
        from sekisho.cases.read import Facts
        from sekisho.cases.yen import Rates

        self.whole = True
        self.rates: Rates = Rates.built_in()
        self.facts: Facts | None = None
        self._path = facts
        if rates is not None:
            self.rates, problems = Rates.read(rates)
            self.whole &= say(rates, problems)
        if facts is not None:
            self.facts, problems = Facts.read(facts)
            self.whole &= say(facts, problems)

    def say_unused(self) -> None:
        """Say which facts no case took, when all are read."""
        unused = list(self.facts.unused()) if self.facts else []
        if self._path:
            say(self._path, unused[:_MOST_SAID])
        if len(unused) > _MOST_SAID:
            complain(f"facts of {len(unused) - _MOST_SAID} more ids that no case had")


def say(path: Path, problems: Iterable[Problem]) -> bool:
    """Say what is wrong with a file that stands beside the cases; whether it holds no error."""
    errors = 0
    for problem in problems:
        complain(f"{problem.severity}: {path}:{problem.line or 1}: {problem.message}")
        errors += problem.severity == "error"
    return not errors
