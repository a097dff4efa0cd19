"""Flag histories: the flag, name and MMSI of the day of the act, and the names before."""

import io
from datetime import date
from pathlib import Path

import pytest

from sekisho.cases import Voyage
from sekisho.cases.read import read_cases

HEADER = "imo,flag,mmsi,name,from,to,source"
KP = "9999993,KP,445999009,TEST PYONGAN,2010-03-01,2015-06-30,synthetic"
BZ = "9999993,BZ,312999001,SEKISHO TEST 1,2015-07-01,,synthetic"


def ship(day: date, *rows: str) -> tuple[tuple[object, ...], list[tuple[str, str]]]:
    text = "\n".join((HEADER, *(rows or (KP, BZ))))
    (arrival,) = read_cases(io.BytesIO(text.encode()), as_of=day)
    assert arrival.reader == "flaghistory"
    assert isinstance(arrival.case, Voyage), arrival.problems
    s = arrival.case.ship
    assert s
    return (s.flag, s.mmsi, s.name, s.former_names), [(p.code, p.severity) for p in arrival.problems]


def test_the_history_that_ships_with_the_samples(shared: Path) -> None:
    (arrival,) = read_cases(shared / "domain" / "vessels" / "flag_history_synthetic.csv", as_of=date(2019, 2, 15))
    assert isinstance(arrival.case, Voyage)
    assert arrival.case.ship
    assert (arrival.case.ship.flag, arrival.case.ship.former_names) == ("BZ", ("TEST PYONGAN",))


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2015, 6, 30), ("KP", "445999009", "TEST PYONGAN", None)),
        (date(2015, 7, 1), ("BZ", "312999001", "SEKISHO TEST 1", ("TEST PYONGAN",))),
    ],
)
def test_the_flag_is_that_of_the_day(day: date, found: tuple[object, ...]) -> None:
    assert ship(day)[0] == found


def test_a_former_flag_is_said() -> None:
    assert ship(date(2019, 2, 15))[1] == [("voyage.flag.history", "info")]


def test_before_and_between_its_periods_the_flag_is_unknown() -> None:
    for day, rows in ((date(2010, 2, 28), (KP, BZ)), (date(2015, 7, 2), (KP, BZ.replace("07-01", "07-03")))):
        found, said = ship(day, *rows)
        assert found[0] is None
        assert ("voyage.flag.history", "warning") in said


def test_two_flags_on_one_day_are_no_flag() -> None:
    found, said = ship(date(2015, 6, 30), KP, BZ.replace("07-01", "06-30"))
    assert found[0] is None
    assert ("voyage.flag.history", "warning") in said


def test_a_period_without_a_day_is_refused_alone() -> None:
    text = "\n".join((HEADER, KP.replace("2015-06-30", "mid 2015"), BZ))
    broken, whole = read_cases(io.BytesIO(text.encode()), as_of=date(2019, 2, 15))
    assert [(p.code, p.line) for p in broken.problems] == [("common.date.format", 2)]
    assert isinstance(whole.case, Voyage)


def test_the_day_is_asked_for() -> None:
    (arrival,) = read_cases(io.BytesIO("\n".join((HEADER, BZ)).encode()))
    assert {p.code for p in arrival.problems} == {"common.date.missing"}
