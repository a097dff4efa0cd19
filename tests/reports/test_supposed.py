"""A statement becomes a scenario, which loads; without it the law is what it was."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Literal

import pytest
import yaml

from sekisho.cases import REGIMES
from sekisho.chronicle import load_built_in
from sekisho.law import load_built_in as load_law
from sekisho.reports.supposed import scenario_of
from sekisho.scenarios import find_scenario

CHRONICLE = load_built_in()
LAW = load_law()
DAY = datetime.date(2019, 3, 1)


@pytest.mark.parametrize("change", ["suspend", "repeal", "nothing"])
@pytest.mark.parametrize("name", CHRONICLE.statements)
def test_every_statement_becomes_a_scenario_that_loads(
    tmp_path: Path, name: str, change: Literal["suspend", "repeal", "nothing"]
) -> None:
    before = LAW.hash
    path = tmp_path / "supposed.yaml"
    path.write_text(scenario_of(CHRONICLE.statements[name], LAW, change, DAY), encoding="utf-8")
    scenario = find_scenario(str(path), LAW)
    assert scenario.title.en == CHRONICLE.statements[name].text
    assert [rests.claim for rests in scenario.rests_on] == [name]
    supposed = scenario.law(LAW)
    named = any(n in REGIMES or n.partition("-")[0] in REGIMES for n in CHRONICLE.statements[name].concerns)
    assert (supposed is LAW) is (change == "nothing" or not named)
    assert LAW.hash == before == load_law().hash


def test_what_is_supposed_is_suspended_in_the_scenario_and_in_force_in_the_law(tmp_path: Path) -> None:
    path = tmp_path / "supposed.yaml"
    path.write_text(scenario_of(CHRONICLE.statements["SCMP-12"], LAW, "suspend", DAY), encoding="utf-8")
    supposed = find_scenario(str(path), LAW).law(LAW)
    assert LAW.measures["JP-PORT-3RD-2016"].in_force(DAY) is True
    assert supposed.measures["JP-PORT-3RD-2016"].in_force(DAY) is False


def test_a_measure_that_its_regime_holds_is_named_once() -> None:
    given = yaml.safe_load(scenario_of(CHRONICLE.statements["MAINICHI-20"], LAW, "suspend", DAY))
    assert given["changes"][0]["suspend"] == ["JP"]
