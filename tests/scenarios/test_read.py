"""A scenario's file: what it may say, and how what is wrong is named with its line."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from sekisho.errors import UsageError
from sekisho.law import load_built_in
from sekisho.scenarios import built_in, find_scenario

LAW = load_built_in()
DAY = datetime.date(2019, 3, 1)
HEAD = "id: x\ntitle: X\nchanges:\n"


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "scenario.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_scenarios_that_ship_have_titles_in_both_languages_and_say_what_they_rest_on() -> None:
    found = built_in(LAW)
    assert len({s.id for s in found}) == len(found) >= 8
    assert all(s.title.en and s.title.ja for s in found)
    assert [s.id for s in found if not s.rests_on] == ["all-ease"]


def test_json_is_read_as_yaml_is(tmp_path: Path) -> None:
    path = tmp_path / "scenario.json"
    changes = [{"suspend": "US-510.208", "from": "2019-02-28", "by": "an order"}]
    path.write_text(json.dumps({"id": "own", "title": "Own", "changes": changes}))
    scenario = find_scenario(str(path), LAW)
    assert scenario.law(LAW).measures["US-510.208"].in_force(datetime.date(2019, 2, 28)) is False


def test_every_operation_is_read(tmp_path: Path) -> None:
    scenario = find_scenario(
        written(
            tmp_path,
            """
id: everything
title: [Everything, 全て]
rests_on: [{act: An act}, {claim: MAINICHI-01}]
changes:
  - {suspend: [US-510.208, KR], from: 2019-03-01, until: 2019-06-01, by: an order}
  - {restore: JP-CASH-1M-2014, from: 2019-03-01}
  - {repeal: JP-CASH-100K-2016, from: 2019-03-01}
  - {set: {measure: JP-PAY-BAN-2016, parameter: small_sum, value: 300000}, from: 2019-03-01}
  - {set: {measure: JP-EXPORT-2009, expires: 2029-04-13}, from: 2027-04-01}
  - from: 2019-03-01
    add:
      to: JP-PAY-BAN-2016
      exception: {id: family, title: [family support, 家族送金], when: purpose == "family_support"}
  - from: 2019-03-01
    add:
      measure:
        regime: JP
        id: JP-NEW
        title: [A new duty, 新たな義務]
        kind: duty
        acts: [payment]
        gives: {verdict: allowed_with_duty, duty: report}
        reach: paid_from_japan and payee_in_dprk
        cite: [[FEFA, art. 55, S-2009]]
        confidence: low
note: A note
""",
        ),
        LAW,
    )
    law = scenario.law(LAW)
    assert len(scenario.changes) == 7
    assert law.measures["JP-CASH-1M-2014"].in_force(DAY) is True
    assert law.measures["JP-CASH-100K-2016"].in_force(DAY) is False
    assert law.measures["JP-PAY-BAN-2016"].parameters["small_sum"].at(DAY) == 300_000
    assert law.measures["JP-EXPORT-2009"].expires == datetime.date(2029, 4, 13)
    assert [e.id for e in law.measures["JP-PAY-BAN-2016"].exemptions][-1] == "family"
    assert law.measures["JP-NEW"].in_force(DAY) is True
    assert law.measures["JP-NEW"].in_force(datetime.date(2019, 2, 28)) is False


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a scenario is a mapping"),
        ("[1]", "a scenario is a mapping"),
        ("id: x\ntitle: X\n", "`changes` is a list"),
        ("id: x\ntitle: X\nchanges: []\nwhy: no\n", "scenario.yaml:4: key.unknown"),
        ("title: X\nchanges: []\n", "needs an `id`"),
        ("id: x\ntitle: X\nchanges:\n  - {from: 2019-03-01}\n", "one of suspend, restore"),
        ("id: x\ntitle: X\nchanges:\n  - {suspend: US}\n", "must be a day"),
        ("id: x\ntitle: X\nchanges:\n  - {suspend: US, from: soon}\n", "must be a day"),
        (f"{HEAD}  - {{suspend: US, from: 2019-01-01T00:00:00}}\n", "must be a day"),
        ("id: x\ntitle: X\nrests_on: [{claim: NOPE-1}]\nchanges: []\n", "no statement 'NOPE-1'"),
        (HEAD + "  - {suspend: US, from: 2019-01-01}\n" * 501, "at most 500"),
        ("id: x\ntitle: X\nchanges:\n  - {suspend: US-510.999, from: 2019-03-01}\n", "no measure 'US-510.999'"),
        ("id: x\ntitle: X\nchanges:\n  - {suspend: US, from: 2019-03-01, until: 2019-03-01}\n", "after `from`"),
        ("id: x\ntitle: X\nchanges:\n  - {repeal: US, from: 2019-03-01, until: 2020-03-01}\n", "only a suspension"),
        (
            f"{HEAD}  - {{set: {{measure: JP-PAY-BAN-2016, parameter: n, value: 1}}, from: 2019-03-01}}\n",
            "no parameter",
        ),
        (
            f"{HEAD}  - {{add: {{to: US, exception: {{id: e, title: E, when: nonsense}}}}, from: 2019-03-01}}\n",
            "nonsense",
        ),
        ("id: x\ntitle: X\nchanges:\n  - {add: {measure: {id: N}}, from: 2019-03-01}\n", "regime"),
        ("id: x\ntitle: X\nchanges: [\n", "yaml.syntax"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_scenario(written(tmp_path, text), LAW)
    assert said in str(caught.value)
    assert "scenario.yaml:" in str(caught.value)


def test_a_name_that_is_no_scenario_is_answered_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="us-eases-by-order"):
        find_scenario("us-eases", LAW)
