"""What changes? Each case under today's law and under scenarios: who still prohibits, and what would have to go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from sekisho.cases import Case, Problem, Rates, Regime
from sekisho.deciding import decide
from sekisho.deciding.decision import Decision, Finding, Searched
from sekisho.law import RANK, Law, Verdict
from sekisho.scenarios.scenario import Scenario

# From this verdict on a case does not pass.
_STOPS = RANK["refer"]


class Asked(NamedTuple):
    """A case with what the reader noticed and whom the lists name."""

    case: Case
    problems: tuple[Problem, ...] = ()
    searched: Searched | None = None


class Standing(msgspec.Struct, frozen=True):
    """A measure that still stops a case.

    Args:
        regime: whose it is.
        measure: its key.
        finding: what it says of the case.
    """

    regime: Regime
    measure: str
    finding: Finding


class Compared(msgspec.Struct, frozen=True):
    """One case under today's law and under a scenario.

    Args:
        case: its id.
        base: the decision under today's law.
        scenario: the decision under the scenario.
        changed: the regimes whose verdict differs.
        still: the measures that still stop it under the scenario.
        to_pass: of each regime that stops it, the smallest sets of measures without which it would not.
    """

    case: str
    base: Decision
    scenario: Decision
    changed: tuple[Regime, ...]
    still: tuple[Standing, ...]
    to_pass: Mapping[Regime, tuple[tuple[str, ...], ...]]


class Transition(NamedTuple):
    """A regime's verdict that became another."""

    regime: Regime
    before: Verdict
    after: Verdict


class Comparison:
    """Cases under one scenario, compared one by one; what became of them is counted as they come.

    Args:
        scenario: what is supposed.
        law: today's.
        rates: statutory yen rates.
    """

    def __init__(self, scenario: Scenario, law: Law, rates: Rates | None = None) -> None:
        """Lay the scenario over the law."""
        self.scenario = scenario
        self.law, self.changed_law = law, scenario.law(law)
        self.rates = rates or Rates.built_in()
        self.transitions: Counter[Transition] = Counter()
        self.cases = 0
        self.passing_before = self.passing_after = 0

    def of(self, asked: Asked, base: Decision | None = None) -> Compared:
        """Compare one case.

        Args:
            asked: the case.
            base: its decision under today's law, where it is known.
        """
        before = base or decide(asked.case, self.law, self.rates, asked.problems, asked.searched)
        after = decide(asked.case, self.changed_law, self.rates, asked.problems, asked.searched)
        changed = tuple(r for r in before.regimes if before.regimes[r].verdict != after.regimes[r].verdict)
        self.transitions.update(
            Transition(r, before.regimes[r].verdict, after.regimes[r].verdict) for r in before.regimes
        )
        self.cases += 1
        self.passing_before += RANK[before.verdict] < _STOPS
        self.passing_after += RANK[after.verdict] < _STOPS
        still = tuple(_standing(after))
        return Compared(asked.case.id, before, after, changed, still, _to_pass(still))


def _standing(decision: Decision) -> Iterator[Standing]:
    """The measures that stop a case, the strictest first."""
    found = []
    for regime, decided in decision.regimes.items():
        for finding in decided.findings:
            if RANK[finding.verdict] >= _STOPS:
                found.append(Standing(regime, key_of(finding), finding))
    yield from sorted(found, key=lambda one: -RANK[one.finding.verdict])


def key_of(finding: Finding) -> str:
    """The key of the measure that a finding is of: `UN-2397:p5`."""
    return f"{finding.measure}:{finding.provision}" if finding.provision else finding.measure


def _to_pass(still: Sequence[Standing]) -> dict[Regime, tuple[tuple[str, ...], ...]]:
    """The smallest sets: a regime's verdict is that of its strictest measure, so that each that stops must go."""
    sets: dict[Regime, list[str]] = {}
    for one in still:
        sets.setdefault(one.regime, []).append(one.measure)
    return {regime: (tuple(dict.fromkeys(keys)),) for regime, keys in sets.items()}
