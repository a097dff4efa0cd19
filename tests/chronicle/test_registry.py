"""The abductees as of a day: who was listed, who says how many, and since when."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.chronicle import counts_at, load_built_in, persons_at

CHRONICLE = load_built_in()


def counts(day: str) -> dict[str, int]:
    return {count.name: count.value for count in counts_at(CHRONICLE, datetime.date.fromisoformat(day))}


@pytest.mark.parametrize("day", ["1977-09-19", "2001-12-31", "2002-09-16"])
def test_before_the_admission_nobody_is_counted(day: str) -> None:
    assert counts(day) == {}


def test_the_admission_stands_before_the_list() -> None:
    assert counts("2002-09-17") == {"dprk_says_dead": 8, "dprk_admitted_total": 13}


@pytest.mark.parametrize(
    ("day", "listed"),
    [("2002-10-15", 15), ("2005-04-26", 15), ("2005-04-27", 16), ("2006-11-19", 16), ("2006-11-20", 17)],
)
def test_the_list_grew(day: str, listed: int) -> None:
    assert counts(day)["official_victims"] == listed
    assert len(persons_at(CHRONICLE, datetime.date.fromisoformat(day))) == listed


def test_what_each_side_says_on_the_day_of_the_articles() -> None:
    said = counts("2019-02-28")
    assert {name: said[name] for name in said if name != "rights_groups_estimate"} == {
        "official_victims": 17,
        "cases": 12,
        "returned": 5,
        "dprk_says_dead": 8,
        "dprk_says_never_entered": 4,
        "dprk_admitted_total": 13,
        "npa_cannot_rule_out": 883,
        "police_persons": 19,
        "police_cases": 13,
    }


@pytest.mark.parametrize(
    ("day", "value"),
    [("2012-11-01", 868), ("2014-08-15", 860), ("2014-09-02", 883), ("2015-06-26", 878), ("2019-05-20", 882)],
)
def test_the_figure_of_the_police_over_time(day: str, value: int) -> None:
    assert counts(day)["npa_cannot_rule_out"] == value


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 1, 1)))
def test_on_every_day_the_sums_agree(day: datetime.date) -> None:
    said = counts(day.isoformat())
    listed = persons_at(CHRONICLE, day)
    assert said.get("official_victims", 0) == len(listed)
    assert said.get("cases", 0) == len({person.case for person in listed})
    if listed:
        assert said["dprk_admitted_total"] == said["returned"] + said["dprk_says_dead"]
        assert said["official_victims"] == said["dprk_admitted_total"] + said["dprk_says_never_entered"]
    for count in counts_at(CHRONICLE, day):
        assert count.since <= day
        assert count.says in CHRONICLE.actors


def test_what_statements_count_is_what_the_registry_counts() -> None:
    day = "2019-02-28"
    stated = {name: n for one in CHRONICLE.statements.values() for name, n in one.counts.items()}
    assert stated
    assert stated == {name: counts(day)[name] for name in stated}


def test_eight_men_and_nine_women() -> None:
    sexes = [person.sex for person in CHRONICLE.registry.persons]
    given = {number.what: number.value for number in CHRONICLE.statements["SCMP-20"].numbers}
    assert (sexes.count("m"), sexes.count("f")) == (given["men listed"], given["women listed"])
