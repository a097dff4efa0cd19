"""Is the arrival the day of the act where nothing else says it, and which day is a time of arrival?"""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sekisho.cases import Voyage
from sekisho.cases.read import Arrival, Facts, read_cases
from tests.cases.read.voyages import test_port_calls

LOG = "\n".join((test_port_calls.HEADER, test_port_calls.RAJIN))


def read_log(tmp_path: Path, **facts: Any) -> Arrival:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps({"*": {"port": "JPMAI", **facts}}))
    given, problems = Facts.read(path)
    assert problems == ()
    (arrival,) = read_cases(io.BytesIO(LOG.encode()), facts=given)
    return arrival


def read_json(**fields: Any) -> Arrival:
    case = {"id": "v", "kind": "voyage", "port": "JPMAI", **fields}
    (arrival,) = read_cases(io.BytesIO(json.dumps(case).encode()))
    return arrival


def said(arrival: Arrival) -> list[tuple[str, str | None, str]]:
    return [(p.code, p.field, p.severity) for p in arrival.problems if p.field in ("date", "arrival")]


DATED = ("voyage.date.arrival", "date", "info")
COUNTED = ("voyage.arrival.day", "arrival", "info")


@pytest.mark.parametrize(
    ("arrival", "day", "problems"),
    [
        ("2019-02-15", date(2019, 2, 15), [DATED]),
        ("2019-02-15T14:00+09:00", date(2019, 2, 15), [COUNTED, DATED]),
        ("2019-02-15T15:00Z", date(2019, 2, 16), [COUNTED, DATED]),
        ("2019-02-15T14:59:59Z", date(2019, 2, 15), [COUNTED, DATED]),
    ],
)
def test_a_paper_without_a_day_gets_that_of_the_arrival(
    tmp_path: Path, arrival: str, day: date, problems: list[tuple[str, str, str]]
) -> None:
    found = read_log(tmp_path, arrival=arrival)
    assert isinstance(found.case, Voyage), found.problems
    assert (found.case.date, found.case.arrival) == (day, day)
    assert said(found) == problems


def test_a_day_of_its_own_stands(tmp_path: Path) -> None:
    found = read_log(tmp_path, arrival="2019-02-15", date="2019-02-10")
    assert isinstance(found.case, Voyage), found.problems
    assert (found.case.date, found.case.arrival) == (date(2019, 2, 10), date(2019, 2, 15))
    assert said(found) == []


def test_a_time_without_a_zone_is_refused_and_that_alone_is_said(tmp_path: Path) -> None:
    found = read_log(tmp_path, arrival="2019-02-15T14:00")
    assert found.case is None
    assert said(found) == [("voyage.arrival.no_zone", "arrival", "error")]


@pytest.mark.parametrize("arrival", ["soon", "2019-02-30"])
def test_what_is_no_day_is_no_day_of_the_act(tmp_path: Path, arrival: str) -> None:
    found = read_log(tmp_path, arrival=arrival)
    assert found.case is None
    assert {("common.date.missing", "date", "error"), ("common.date.format", "arrival", "error")} == set(said(found))


def test_who_writes_a_case_says_its_day() -> None:
    assert said(read_json(arrival="2019-02-15")) == [("common.date.missing", "date", "error")]
    both = read_json(arrival="2019-02-15T14:00")
    assert {code for code, _, _ in said(both)} == {"common.date.missing", "voyage.arrival.no_zone"}


def test_a_case_may_say_the_time_of_arrival() -> None:
    found = read_json(date="2019-02-16", arrival="2019-02-15T15:00Z")
    assert isinstance(found.case, Voyage), found.problems
    assert found.case.arrival == date(2019, 2, 16)
    assert said(found) == [COUNTED]
