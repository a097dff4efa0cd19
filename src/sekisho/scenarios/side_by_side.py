"""How do several scenarios compare over the same cases? Each case once today, and once under each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sekisho.cases import Rates
from sekisho.deciding import decide
from sekisho.deciding.batch import LookedUp
from sekisho.deciding.decision import Decision, Refusal
from sekisho.law import Law
from sekisho.scenarios.compare import Asked, Compared, Comparison
from sekisho.scenarios.scenario import Scenario


class Row(NamedTuple):
    """A case in its place: what it is today, and under each scenario; or why it could not be read."""

    case: str
    base: Decision | Refusal
    under: tuple[Compared, ...] = ()


class SideBySide:
    """Cases under today's law and under scenarios.

    Args:
        scenarios: in the order of the columns.
        law: today's.
        rates: statutory yen rates.
    """

    def __init__(self, scenarios: Sequence[Scenario], law: Law, rates: Rates | None = None) -> None:
        """Lay each scenario over the law."""
        self.law, self.rates = law, rates or Rates.built_in()
        self.columns = tuple(Comparison(scenario, law, self.rates) for scenario in scenarios)
        self.cases = self.refused = 0

    def rows(self, looked_up: Iterable[LookedUp]) -> Iterator[Row]:
        """The cases in their order; what became of them is counted in `columns` as they come."""
        for arrival, case, searched in looked_up:
            if case is None:
                self.refused += 1
                yield Row(arrival.id, Refusal(case=arrival.id, problems=arrival.problems))
                continue
            self.cases += 1
            asked = Asked(case, arrival.problems, searched)
            base = decide(case, self.law, self.rates, arrival.problems, searched)
            yield Row(case.id, base, tuple(column.of(asked, base) for column in self.columns))
