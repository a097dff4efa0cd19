"""All that governs one kind of act on one day, compiled and ready to run."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from sekisho.law.closures import Compiled, Facts, Test, compile_condition, one_of
from sekisho.law.kleene import Truth
from sekisho.law.model import Exemption, Law, Measure
from sekisho.law.verdict import RANK, Conclusion, conclude


@dataclass(frozen=True, slots=True)
class Rule:
    """A measure as it stands on the days of one epoch; `span`: their period; `exempt`: one of the exemptions holds."""

    measure: Measure
    in_force: Truth
    span: tuple[date | None, date | None]
    reach: Compiled
    test: Compiled
    exemptions: tuple[tuple[Exemption, Compiled], ...]
    exempt: Test
    softening: Compiled | None
    gives: int
    softened_gives: int
    presumed: bool

    def conclude(self, facts: Facts) -> Conclusion:
        """What the measure says of these facts."""
        reach = self.reach.test(facts)
        if reach is False:
            return _CLEAR
        return conclude(
            reach,
            self.test.test(facts),
            self.exempt(facts),
            self.softening.test(facts) if self.softening else False,
            self.in_force,
            gives=self.gives,
            softened_gives=self.softened_gives,
            presumed=self.presumed,
        )


_CLEAR = conclude(False, None, None, None, True, gives=0, softened_gives=0)


def rules_for(law: Law, act: str, day: date) -> tuple[Rule, ...]:
    """The measures that are, or may be, in force on a day for one kind of act; compiled once an epoch."""
    key = (act, bisect_right(law.epochs, day))
    found = law._programs.get(key)
    if found is None:
        found = law._programs[key] = tuple(_compile(law, act, day))
    return cast("tuple[Rule, ...]", found)


def _compile(law: Law, act: str, day: date) -> Iterator[Rule]:
    for measure in law.measures.values():
        if act not in measure.acts or (in_force := measure.in_force(day)) is False:
            continue
        exemptions = tuple(
            (e, compile_condition(e.when, measure.parameters, day)) for e in measure.exemptions if e.period.covers(day)
        )
        soft = measure.softening if measure.softening and measure.softening.period.covers(day) else None
        gives = RANK[measure.verdict]
        period = measure.period_at(day)
        yield Rule(
            measure,
            in_force,
            (period.from_, period.until) if period else (None, None),
            compile_condition(measure.reach, measure.parameters, day),
            compile_condition(measure.test, measure.parameters, day),
            exemptions,
            one_of(tuple(when.test for _, when in exemptions)),
            compile_condition(soft.when, measure.parameters, day) if soft else None,
            gives,
            RANK[soft.verdict] if soft else gives,
            measure.presumed,
        )
