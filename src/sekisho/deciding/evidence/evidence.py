"""The facts of one case as the law asks for them, each with what would settle it and how it came about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from sekisho.cases import Problem, Text
from sekisho.deciding.decision import Hit, Searched
from sekisho.law.fact import Value


class Evidence:
    """Facts gathered from one case.

    Attributes:
        values: fact name to value; None is unknown.
        needs: fact name to the dotted paths of the case that would settle it, where they differ from the declared.
        said: fact name to how this case's value came about, where that is worth saying.
        problems: what was noticed while reading the facts.
        if_needed: dotted path to the problem to report when the decision asks for that path.
        searched: what a search of the lists found; None where nothing was searched.
        line: the one line of the goods that the facts are of; None: all of them.
    """

    __slots__ = ("if_needed", "line", "needs", "problems", "said", "searched", "values")

    def __init__(self, day: date, searched: Searched | None = None, line: int | None = None) -> None:
        """Start with the day of the act, what a search found, the line of goods meant, and nothing else known."""
        self.values: dict[str, Value] = {"date": day}
        self.needs: dict[str, tuple[str, ...]] = {}
        self.said: dict[str, Text] = {}
        self.problems: list[Problem] = []
        self.if_needed: dict[str, Problem] = {}
        self.searched = searched
        self.line = line

    @property
    def day(self) -> date:
        """The day of the act."""
        return cast("date", self.values["date"])

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What a search of the lists found."""
        return self.searched.hits if self.searched else ()

    def know(self, fact: str, value: Value, needs: tuple[str, ...] = (), said: Text | None = None) -> None:
        """Record a fact: its value, what would settle it if that is None, and how it came about."""
        self.values[fact] = value
        if needs and value is None:
            self.needs[fact] = needs
        if said is not None:
            self.said[fact] = said

    def know_all(self, values: Mapping[str, Value]) -> None:
        """Record several facts that need no word of explanation."""
        self.values.update(values)
