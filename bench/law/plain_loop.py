"""The same table decided by a plain Python loop over rows, with the closures that decide single cases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl

from sekisho.cases import REGIMES
from sekisho.deciding.decide import combine
from sekisho.law import Law
from sekisho.law.program import rules_for


def rows_of(law: Law, table: pl.DataFrame) -> list[dict[str, Any]]:
    """Each row as the facts of one case."""
    ranges = [name for name in law.facts if f"{name}.earliest" in table.columns]
    found = []
    for row in table.iter_rows(named=True):
        for name in ranges:
            span = row.pop(f"{name}.earliest"), row.pop(f"{name}.latest")
            row[name] = None if None in span else span
        if row["permits"] is not None:
            row["permits"] = frozenset(row["permits"])
        found.append(row)
    return found


def loop(law: Law, act: str, rows: Iterable[dict[str, Any]]) -> list[int]:
    """The strictest verdict over all regimes, row by row."""
    verdicts = []
    for facts in rows:
        rules = rules_for(law, act, facts["date"])
        concluded = [(rule.measure.regime, rule.conclude(facts)) for rule in rules]
        verdicts.append(max(combine(c for r, c in concluded if r == regime).verdict for regime in REGIMES))
    return verdicts
