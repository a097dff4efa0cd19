"""What is decided in the bench: cases of many shapes on many days, and tables of facts drawn at random, with gaps."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
import polars as pl

from sekisho.cases import Case
from sekisho.cases.read import read_cases
from sekisho.law import Law
from sekisho.law.columns import schema
from sekisho.law.condition import Exceeds, Is, leaves
from sekisho.law.model import Measure

# On both sides of each turn of the law between 2004 and today, and after its last verified day.
DAYS = tuple(
    map(
        date.fromisoformat,
        """2004-06-01 2006-07-05 2006-10-14 2009-07-06 2010-06-16 2013-05-10 2014-08-15 2016-02-25 2016-02-26
        2016-03-16 2017-09-05 2018-01-22 2019-02-28 2022-12-09 2025-04-13 2029-01-01""".split(),
    )
)
_FIRST, _DAYS_IN_ALL = date(2003, 1, 1), 28 * 365 + 7  # to 2030-12-31
_GAPS = 15  # in a hundred


def cases() -> dict[str, list[list[Case]]]:
    """For each kind of act the cases of each shape, one a day; no case comes twice."""
    found: dict[str, list[list[Case]]] = {}
    for arrival in read_cases(Path(__file__).with_name("shapes.yaml"), as_of=DAYS[0]):
        if arrival.case is None:
            raise ValueError(f"shapes.yaml: {arrival.problems}")
        shape = arrival.case
        days = [msgspec.structs.replace(shape, date=day, id=f"{shape.id}-{day}") for day in DAYS]
        found.setdefault(shape.kind, []).append(days)
    return found


def facts_table(law: Law, act: str, rows: int) -> pl.DataFrame:
    """Rows of facts for one kind of act: days from 2003 to 2030, limits hit often, about one fact in seven unknown."""
    measures = [m for m in law.measures.values() if act in m.acts]
    telling = _telling_values(measures)
    draw = _Draw(rows)
    return pl.DataFrame([draw.column(name, kind, telling) for name, kind in schema(law.facts, act).items()])


class _Draw:
    """Columns of pseudo-random values, the same in every run."""

    def __init__(self, rows: int) -> None:
        self.rows, self.seeds = rows, count(1)

    def below(self, limit: int) -> pl.Series:
        return pl.int_range(self.rows, eager=True).hash(seed=next(self.seeds)) % limit

    def column(self, name: str, kind: pl.DataType, telling: dict[str, list[Any]]) -> pl.Series:
        values = self.values(name, kind, telling.get(name, []))
        known = self.below(100) >= (0 if name == "date" else _GAPS)
        return pl.select(pl.when(known).then(values).alias(name)).to_series()

    def values(self, name: str, kind: pl.DataType, telling: list[Any]) -> pl.Series:
        if kind == pl.Boolean:
            return self.below(2) == 1
        if kind == pl.Date:
            return pl.select(_FIRST + pl.duration(days=pl.lit(self.below(_DAYS_IN_ALL)))).to_series().cast(pl.Date)
        if kind == pl.Int64:
            near = pl.Series([limit + d for limit in telling or [1] for d in (-1, 0, 1)], dtype=pl.Int64)
            return near.gather(self.below(len(near)))
        if kind == pl.List:
            some = pl.Series([[]] * 49 + [telling[:1]], dtype=kind)
            return some.gather(self.below(len(some)))
        words = pl.Series([*telling, "another word"], dtype=kind)
        return words.gather(self.below(len(words)))


def _telling_values(measures: list[Measure]) -> dict[str, list[Any]]:
    """What the rules compare each fact with; and the id that a decision on file names."""
    found: dict[str, list[Any]] = {"permits": [m.id for m in measures if m.authority][:1]}
    for measure in measures:
        conditions = [measure.reach, measure.test, *(e.when for e in measure.exemptions)]
        for leaf in (leaf for condition in conditions for leaf in leaves(condition)):
            match leaf:
                case Is(fact, words):
                    found.setdefault(fact, []).extend(words)
                case Exceeds(fact, name):
                    found.setdefault(fact, []).extend(value for _, value in measure.parameters[name].values)
    return {fact: sorted(set(values), key=str) for fact, values in found.items()}
