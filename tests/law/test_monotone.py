"""Learning a fact narrows an answer and never turns it; not knowing one never clears what is stricter.

Over the table of facts, not over documents: a further fact may be any value that the fact can have at all. Facts that
the contract defines when they are absent (`claimed`) are known in every row.
"""

from datetime import timedelta
from functools import cache

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekisho.cases import KINDS, REGIMES
from sekisho.law import RANK, load_built_in
from sekisho.law.columns import conclude_table
from sekisho.law.fact import NEVER
from sekisho.law.program import rules_for
from tests.law.rows import Draw, as_facts

ROWS = 20_000
SEED = 20160219
ALLOWED = RANK["allowed"]


def forget(table: pl.DataFrame, draw: Draw, share: float) -> pl.DataFrame:
    """The same rows with a share of what they know forgotten: a fact, or how exactly the day of an event is known."""

    def chosen(of: float) -> pl.Series:
        return pl.Series([draw.random.random() < of for _ in range(table.height)])

    columns = {name: table[name] for name in table.columns}
    for fact in draw.facts:
        if fact.claimed:
            continue
        gone = chosen(share)
        if fact.type == "latest":
            first, last, vague = f"{fact.name}.earliest", f"{fact.name}.latest", chosen(share)
            columns[first] = _where(vague, pl.lit(NEVER), columns[first])
            columns[last] = _where(vague, pl.col("x") + timedelta(40), columns[last])
        for name in columns:
            if name == fact.name or name.startswith(f"{fact.name}."):
                columns[name] = _where(gone, pl.lit(None), columns[name])
    columns["permits"] = _where(chosen(share / 4), pl.lit(None), columns["permits"])
    return pl.DataFrame(columns)


def _where(mask: pl.Series, changed: pl.Expr, column: pl.Series) -> pl.Series:
    return pl.DataFrame({"x": column, "mask": mask}).select(pl.when("mask").then(changed).otherwise("x")).to_series()


def drawn(act: str, rows: int, seed: int, gaps: float, share: float) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The same rows with more and with less known."""
    draw = Draw(load_built_in(), act, rows, seed)
    more = draw.table(gaps)
    return more, forget(more, draw, share)


@cache
def concluded(act: str) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """What is concluded of many rows when more and when less is known, and the rows with less."""
    more, less = drawn(act, ROWS, SEED, gaps=0.15, share=0.15)
    law = load_built_in()
    return conclude_table(law, act, more.lazy()).collect(), conclude_table(law, act, less.lazy()).collect(), less


def shown(wrong: pl.Series, rows: pl.DataFrame) -> str:
    return f"{wrong.sum()} rows, first: {rows.row(wrong.arg_true()[0], named=True)}" if wrong.any() else ""


@pytest.mark.parametrize("act", KINDS)
@pytest.mark.parametrize("regime", REGIMES)
def test_learning_a_fact_only_narrows(act: str, regime: str) -> None:
    more, less, rows = concluded(act)
    wider = (more[f"{regime}.at_least"] < less[f"{regime}.at_least"]) | (
        more[f"{regime}.at_most"] > less[f"{regime}.at_most"]
    )
    assert not shown(wider, rows)


@pytest.mark.parametrize("act", KINDS)
@pytest.mark.parametrize("regime", REGIMES)
def test_a_decided_verdict_is_never_undone(act: str, regime: str) -> None:
    more, less, rows = concluded(act)
    decided = less[f"{regime}.at_least"] == less[f"{regime}.at_most"]
    undone = decided & (more[f"{regime}.verdict"] != less[f"{regime}.verdict"])
    assert not shown(undone, rows)
    assert decided.any()


@pytest.mark.parametrize("act", KINDS)
@pytest.mark.parametrize("regime", [*REGIMES, "all"])
def test_a_missing_fact_never_clears_what_is_stricter(act: str, regime: str) -> None:
    more, less, rows = concluded(act)
    name = "verdict" if regime == "all" else f"{regime}.verdict"
    cleared = (more[name] > ALLOWED) & (less[name] <= ALLOWED)
    assert not shown(cleared, rows)


@pytest.mark.parametrize("act", KINDS)
def test_forgetting_really_opens_answers(act: str) -> None:
    """The laws above would hold of rows in which nothing is lost."""
    more, less, _ = concluded(act)
    opened = [
        ((less[f"{r}.at_most"] > more[f"{r}.at_most"]) | (less[f"{r}.at_least"] < more[f"{r}.at_least"])).sum()
        for r in REGIMES
    ]
    assert sum(opened) > ROWS / 100


@settings(max_examples=30, deadline=None)
@given(act=st.sampled_from(sorted(KINDS)), seed=st.integers(0, 2**32), share=st.sampled_from([0.05, 0.3, 0.8]))
def test_each_measure_narrows_by_itself(act: str, seed: int, share: float) -> None:
    law = load_built_in()
    more, less = drawn(act, 40, seed, gaps=0.1, share=share)
    for with_more, with_less in zip(as_facts(law, act, more), as_facts(law, act, less), strict=True):
        for rule in rules_for(law, act, with_more["date"]):  # type: ignore[arg-type]
            a, b = rule.conclude(with_more), rule.conclude(with_less)
            assert b.at_least <= a.at_least <= a.at_most <= b.at_most, (rule.measure.key, with_more, with_less)
