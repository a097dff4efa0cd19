"""One law, two evaluators: closures for one case and polars for a table say the same of every row."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekisho.cases import KINDS, REGIMES
from sekisho.deciding.decide import combine
from sekisho.law import OUTCOMES, Law, Measure, load_built_in
from sekisho.law.closures import Facts
from sekisho.law.columns import conclude_table
from sekisho.law.condition import Condition, Known, Permitted, Unsettled, leaves
from sekisho.law.program import rules_for
from sekisho.law.verdict import Conclusion
from tests.law.rows import FIRST, LAST, Draw, as_facts, measures_of

ROWS = 20_000
GAPS = 0.25
SEED = 20190228


def one_by_one(law: Law, act: str, table: pl.DataFrame) -> pl.DataFrame:
    """What the closures say of every row, in the columns of `conclude_table`."""
    keys = [m.key for m in measures_of(law, act)]
    found: list[dict[str, int]] = []
    for facts in as_facts(law, act, table):
        row = dict.fromkeys(keys, 255)
        heard: dict[str, list[Conclusion]] = {regime: [] for regime in REGIMES}
        for rule in rules_for(law, act, _day(facts)):
            said = rule.conclude(facts)
            row[rule.measure.key] = OUTCOMES.index(said.outcome)
            heard[rule.measure.regime].append(said)
        for regime, conclusions in heard.items():
            total = combine(conclusions)
            row |= {f"{regime}.{name}": getattr(total, name) for name in total._fields}
        row["verdict"] = max(row[f"{regime}.verdict"] for regime in REGIMES)
        found.append(row)
    return pl.DataFrame(found, infer_schema_length=1)


def _day(facts: Facts) -> date:
    day = facts["date"]
    assert isinstance(day, date)
    return day


def faults(law: Law, act: str, table: pl.DataFrame) -> list[str]:
    """Where the two evaluators differ, column by column, with the first row that shows it."""
    one = one_by_one(law, act, table)
    many = conclude_table(law, act, table.lazy()).collect()
    assert set(many.columns) == set(one.columns)
    found = []
    for name in one.columns:
        differs = one[name].cast(pl.Int64) != many[name].cast(pl.Int64)
        if differs.any():
            at = differs.arg_true()[0]
            row = table.row(at, named=True)
            found.append(f"{name}: {differs.sum()} rows, first {at}: {one[name][at]} not {many[name][at]}: {row}")
    return found


@pytest.mark.parametrize("act", KINDS)
def test_a_table_is_decided_like_its_rows(act: str) -> None:
    law = load_built_in()
    table = Draw(law, act, ROWS, SEED).table(GAPS)
    assert not faults(law, act, table)


@pytest.mark.parametrize("act", KINDS)
def test_the_rows_try_every_measure(act: str) -> None:
    """The comparison would prove nothing of a measure that its rows never touch."""
    law = load_built_in()
    said = conclude_table(law, act, Draw(law, act, ROWS, SEED).table(GAPS).lazy()).collect()
    for measure in measures_of(law, act):
        seen = {OUTCOMES[i] for i in said[measure.key].unique() if i != 255}
        assert "clear" in seen, measure.key
        assert seen & {"applies", "applies_unless_shown"} or _asks_only_what_is_known(measure), measure.key
        assert "undetermined" in seen or all(law.facts[name].claimed for name in _asked(measure.reach)), measure.key
        assert not measure.exemptions or seen & {"exempt", "applies_unless_shown"}, measure.key


def _asks_only_what_is_known(measure: Measure) -> bool:
    """A measure that asks whether something is known is undetermined until it is, and then clear."""
    return any(isinstance(leaf, Known) for leaf in leaves(measure.reach))


def _asked(condition: Condition) -> set[str]:
    return {leaf.fact for leaf in leaves(condition) if not isinstance(leaf, Unsettled | Permitted)}


@pytest.mark.parametrize("act", KINDS)
def test_the_days_are_those_of_the_law(act: str) -> None:
    days = Draw(load_built_in(), act, 2_000, seed=1).table()["date"]
    assert days.min() >= FIRST  # type: ignore[operator]
    assert days.max() <= LAST  # type: ignore[operator]
    assert days.n_unique() > 500


@settings(max_examples=25, deadline=None)
@given(act=st.sampled_from(sorted(KINDS)), seed=st.integers(0, 2**32), gaps=st.sampled_from([0.0, 0.1, 0.5, 0.9]))
def test_any_small_table_is_decided_like_its_rows(act: str, seed: int, gaps: float) -> None:
    law = load_built_in()
    assert not faults(law, act, Draw(law, act, 60, seed).table(gaps))
