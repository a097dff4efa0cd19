"""Tables of facts, drawn from the declarations of the law itself.

Every value that a rule compares with comes up often: each limit and one part below and above it, each day on which the
law changes and the day before and after, the edge of each window. Gaps are null, as in a case; a fact that the
contract defines when it is absent (`claimed`) has none.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import polars as pl

from sekisho.law import Law, Measure
from sekisho.law.closures import Facts
from sekisho.law.columns import schema
from sekisho.law.condition import Exceeds, Is, Leaf, OnOrAfter, Since, Within, leaves
from sekisho.law.fact import NEVER, POSSIBLY, Fact

FIRST, LAST = date(2003, 1, 1), date(2030, 12, 31)
_ANYWHERE = (LAST - FIRST).days


def measures_of(law: Law, act: str) -> list[Measure]:
    """The measures that speak of one kind of act."""
    return [m for m in law.measures.values() if act in m.acts]


def leaves_of(measure: Measure) -> Iterator[Leaf]:
    """Every leaf of everything that a measure asks."""
    yield from leaves(measure.reach)
    yield from leaves(measure.test)
    for exemption in measure.exemptions:
        yield from leaves(exemption.when)
    if measure.softening:
        yield from leaves(measure.softening.when)


class Draw:
    """Draws tables of facts for one kind of act; the same seed draws the same tables."""

    def __init__(self, law: Law, act: str, rows: int, seed: int) -> None:
        """Collect what the rules of the act compare each fact with."""
        self.law, self.act, self.rows = law, act, rows
        self.random = Random(f"{seed} {act}")
        self.facts = [f for f in law.facts.values() if act in f.acts and f.type != "marks"]
        self.words: dict[str, set[str]] = defaultdict(lambda: {"elsewhere"})
        self.limits: dict[str, set[int]] = defaultdict(lambda: {1})
        self.starts: dict[str, set[date]] = defaultdict(set)
        self.windows: dict[str, set[int]] = defaultdict(set)
        for measure in measures_of(law, act):
            for leaf in leaves_of(measure):
                self._note(measure, leaf)
        turns = {d for m in measures_of(law, act) for d in m.turning_days()}
        near = [d + timedelta(shift) for d in turns for shift in (-1, 0, 1)]
        self.turns = sorted({d for d in near if FIRST <= d <= LAST})

    def _note(self, measure: Measure, leaf: Leaf) -> None:
        if isinstance(leaf, Is):
            self.words[leaf.fact].update(leaf.words)
        elif isinstance(leaf, Exceeds | OnOrAfter | Since | Within):
            for _, value in measure.parameters[leaf.parameter].values:
                if isinstance(value, date):
                    self.starts[leaf.fact].add(value)
                elif isinstance(leaf, Within):
                    self.windows[leaf.fact].add(value)
                else:
                    self.limits[leaf.fact].add(value)

    def table(self, gaps: float = 0) -> pl.DataFrame:
        """A table of every column that the rules of the act read, with a share of its facts unknown."""
        days = [self._day() for _ in range(self.rows)]
        columns: dict[str, list[object]] = {"date": [*days]}
        for fact in self.facts:
            values = [None if not fact.claimed and self.random.random() < gaps else self.value(fact, d) for d in days]
            if fact.type == "latest":
                columns[f"{fact.name}.earliest"] = [v and v[0] for v in values]  # type: ignore[index]
                columns[f"{fact.name}.latest"] = [v and v[1] for v in values]  # type: ignore[index]
            else:
                columns[fact.name] = [*values]
        columns["permits"] = [None if self.random.random() < gaps / 2 else self._permits() for _ in days]
        return pl.DataFrame(columns, schema=schema(self.law.facts, self.act))

    def _day(self) -> date:
        """As often a day on which the law changes, or its neighbour, as any day from 2003 to 2030."""
        if self.random.random() < 0.5:
            return self.random.choice(self.turns)
        return FIRST + timedelta(self.random.randint(0, _ANYWHERE))

    def value(self, fact: Fact, day: date) -> bool | str | int | date | tuple[date, date]:
        """Any value that the fact may have on a day."""
        match fact.type:
            case "truth":
                return self.random.random() < 0.6
            case "word":
                return self.random.choice(sorted(self.words[fact.name]))
            case "measured":
                limit = self.random.choice(sorted(self.limits[fact.name]))
                return self.random.choice([0, limit - 1, limit, limit + 1, self.random.randint(0, 2 * limit)])
            case "day":
                return self._near_a_start(fact.name, day)
            case _:
                return self._latest(fact.name, day)

    def _near_a_start(self, fact: str, day: date) -> date:
        """On, before or after a day that the fact is compared with, at the edge of a window, or not long ago."""
        edges = [*self.starts[fact], *(day - timedelta(n) for n in self.windows[fact])]
        if edges and self.random.random() < 0.7:
            return self.random.choice(sorted(edges)) + timedelta(self.random.randint(-1, 1))
        return day - timedelta(self.random.randint(0, 400))

    def _latest(self, fact: str, day: date) -> tuple[date, date]:
        """A range in which the last day of an event lies: one day, a span, an open past, or never."""
        last = self._near_a_start(fact, day)
        first = self.random.choice([last, last, last - timedelta(self.random.randint(1, 30)), NEVER])
        return self.random.choice([(first, last)] * 6 + [(NEVER, NEVER)])

    def _permits(self) -> list[str]:
        """Mostly no decision on file; else one that covers, or may cover, a measure by its id or its paragraph."""
        if self.random.random() < 0.7:
            return []
        measure = self.random.choice(measures_of(self.law, self.act))
        possibly = self.random.choice(["", "", POSSIBLY])
        return [possibly + self.random.choice([measure.id, measure.key])]


def as_facts(law: Law, act: str, table: pl.DataFrame) -> Iterator[Facts]:
    """Each row as the facts of one case."""
    ranges = [f.name for f in law.facts.values() if act in f.acts and f.type == "latest"]
    for row in table.iter_rows(named=True):
        for name in ranges:
            first, last = row.pop(f"{name}.earliest"), row.pop(f"{name}.latest")
            row[name] = None if last is None else (first, last)
        row["permits"] = row["permits"] if row["permits"] is None else frozenset(row["permits"])
        yield row
