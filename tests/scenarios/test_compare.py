"""Cases under today's law and under scenarios: the headline of the articles, and what no scenario may do."""

from __future__ import annotations

import datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases import REGIMES, Case, Regime
from sekisho.cases.read import read_cases
from sekisho.deciding import rank
from sekisho.examples import PATHS
from sekisho.law import RANK, load_built_in
from sekisho.law.overlay import AddException, AddMeasure, Repeal, Suspend, overlay
from sekisho.scenarios import Asked, Compared, Comparison, built_in, find_scenario
from sekisho.scenarios.compare import key_of

LAW = load_built_in()
SCENARIOS = {scenario.id: scenario for scenario in built_in(LAW)}


@cache
def examples() -> tuple[Case, ...]:
    return tuple(arrival.case for arrival in read_cases(*PATHS) if arrival.case)


def compared(name: str) -> list[Compared]:
    comparison = Comparison(SCENARIOS[name], LAW)
    return [comparison.of(Asked(case)) for case in examples()]


@pytest.mark.parametrize("name", ["us-eases-by-order", "us-waives-nkspea"])
def test_the_united_states_easing_moves_the_us_column_alone(name: str) -> None:
    rows = compared(name)
    assert {regime for row in rows for regime in row.changed} == {"US"}
    for row in rows:
        for regime in REGIMES:
            if regime != "US" and regime in row.base.regimes:
                assert row.scenario.regimes[regime] == row.base.regimes[regime]


def test_where_japan_alone_still_prohibits_the_rule_and_its_citation_are_named() -> None:
    alone = {
        row.case: [(one.measure, one.finding.citations[0].instrument.en) for one in row.still]
        for row in compared("us-eases-by-order")
        if row.still and {one.regime for one in row.still} == {"JP"}
    }
    assert alone
    assert all(measures for measures in alone.values())
    named = {measure for measures in alone.values() for measure, _ in measures}
    assert "JP-PAY-BAN-2016" in named
    assert all(instrument for measures in alone.values() for _, instrument in measures)


def test_japan_keeps_all_changes_nothing_at_all() -> None:
    assert all(row.base == row.scenario for row in compared("japan-keeps-all"))


def test_when_all_ease_only_what_is_no_measure_on_the_dprk_is_left() -> None:
    for row in compared("all-ease"):
        if row.base.date >= datetime.date(2019, 2, 27):
            assert {one.finding.measure for one in row.still} <= {"LIST-OTHER"}


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_leaves_the_days_before_it_as_they_were(name: str) -> None:
    days = [
        change.exemption.period.from_ if isinstance(change, AddException) else change.from_
        for change in SCENARIOS[name].changes
        if not isinstance(change, AddMeasure)
    ]
    first = min(days, default=datetime.date.max)
    for row in compared(name):
        if row.base.date < first:
            assert row.changed == ()


def test_the_measures_that_lapse_in_2027_are_those_that_run_out() -> None:
    (change,) = SCENARIOS["japan-lapses-2027"].changes
    assert isinstance(change, Repeal)
    last = datetime.date(2027, 4, 13)
    assert sorted(change.targets) == sorted(key for key, m in LAW.measures.items() if m.expires == last)


def test_a_waiver_for_a_year_is_over_after_it() -> None:
    law = SCENARIOS["us-waives-nkspea"].law(LAW)
    measure = law.measures["US-510.208"]
    assert [measure.in_force(datetime.date(year, 2, 27)) for year in (2019, 2020)] == [False, True]


def test_relief_ends_by_an_act_and_not_by_itself() -> None:
    law = SCENARIOS["relief-and-snapback"].law(LAW)
    for key in ("US-510.208", "JP-PAY-BAN-2016"):
        days = (datetime.date(2019, 2, 26), datetime.date(2019, 2, 27), datetime.date(2019, 9, 1))
        assert [law.measures[key].in_force(day) for day in days] == [True, False, True]


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_would_have_to_go_is_enough_and_none_of_it_can_stay(name: str) -> None:
    stops = RANK["refer"]
    for case, row in zip(examples(), compared(name), strict=True):
        changed = SCENARIOS[name].law(LAW)
        for regime, sets in row.to_pass.items():
            for keys in sets:
                gone = overlay(changed, [Suspend(keys, datetime.date(1900, 1, 1))])
                assert rank(case, gone)[regime].verdict < stops
                for key in keys:
                    rest = tuple(k for k in keys if k != key)
                    kept = overlay(changed, [Suspend(rest, datetime.date(1900, 1, 1))] if rest else [])
                    assert rank(case, kept)[regime].verdict >= stops


RELIEF = st.lists(
    st.builds(
        lambda how, key, day: how((key,), day),
        st.sampled_from([Suspend, Repeal]),
        st.sampled_from(sorted(LAW.measures)),
        st.dates(datetime.date(2010, 1, 1), datetime.date(2020, 1, 1)),
    ),
    max_size=6,
)


@given(st.data(), RELIEF)
def test_relief_makes_no_verdict_stricter_and_moves_its_own_regimes_alone(
    data: st.DataObject, changes: list[Suspend | Repeal]
) -> None:
    case = data.draw(st.sampled_from(examples()))
    before, after = rank(case, LAW), rank(case, overlay(LAW, changes))
    eased: set[Regime] = {LAW.measures[key].regime for change in changes for key in change.targets}
    for regime, now in after.items():
        assert now.verdict <= before[regime].verdict
        if regime not in eased:
            assert now == before[regime]


def test_a_finding_is_named_with_its_paragraph() -> None:
    rows = compared("japan-keeps-all")
    keys = {key_of(f) for row in rows for decided in row.base.regimes.values() for f in decided.findings}
    assert keys <= set(LAW.measures)


def test_a_scenario_of_a_file_is_found(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "own.yaml"
    file.write_text("id: own\ntitle: Own\nchanges:\n  - {suspend: US, from: 2019-01-01}\n")
    assert find_scenario(str(file), LAW).id == "own"
