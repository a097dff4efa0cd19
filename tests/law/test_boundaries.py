"""The law at its boundaries, as a reviewed file says: one part below, at and above; the day before, of and after."""

import csv
from datetime import date

import pytest

from sekisho.law import Measure, load_built_in
from tests.law.exercises import EXERCISES, NOT_EXERCISED, TRIED_WITH
from tests.law.make_boundaries import COLUMNS, FILE, HEAD, Row, days_of, rows, text

LAW = load_built_in()
DECIDING = [m for m in LAW.measures.values() if m.acts and m.key not in NOT_EXERCISED]


@pytest.fixture(scope="module")
def reviewed() -> list[Row]:
    lines = FILE.read_text(encoding="utf-8").removeprefix(HEAD).splitlines()
    read = csv.reader(lines)
    assert tuple(next(read)) == COLUMNS
    return [Row(*line) for line in read]


def test_the_law_says_at_every_boundary_what_the_file_says(reviewed: list[Row]) -> None:
    now = rows(LAW)
    moved = [f"- {row}" for row in reviewed if row not in now] + [f"+ {row}" for row in now if row not in reviewed]
    assert not moved, "\n".join(["the law moved; review, then write the file anew:", *moved])


def test_the_file_is_written_as_the_command_writes_it() -> None:
    assert FILE.read_text(encoding="utf-8") == text(LAW)


@pytest.mark.parametrize("measure", DECIDING, ids=lambda m: m.key)
def test_every_measure_that_decides_is_tried_on_each_of_its_days(measure: Measure) -> None:
    key = measure.key
    tried = {date.fromisoformat(r.day) for r in rows_of(key)}
    assert tried >= set(days_of(measure)) or measure.terms_unknown


@pytest.mark.parametrize("measure", DECIDING, ids=lambda m: m.key)
def test_every_parameter_is_tried_at_its_value(measure: Measure) -> None:
    key = measure.key
    varied = {e.vary for e in EXERCISES if e.measure == key}
    words = " ".join(e.words for e in EXERCISES if e.measure == key)
    for name in measure.parameters:
        assert name in varied or TRIED_WITH[name] in varied | {w for w in TRIED_WITH.values() if w in words}, name


@pytest.mark.parametrize("measure", DECIDING, ids=lambda m: m.key)
def test_each_measure_bites_somewhere_and_not_everywhere(measure: Measure) -> None:
    said = {r.outcome.split(" by ")[0] for r in rows_of(measure.key)}
    assert said & {"applies", "applies_unless_shown", "undetermined"}
    assert len(said) > 1 or measure.terms_unknown


def rows_of(key: str) -> list[Row]:
    return [r for r in _ALL if r.measure == key]


_ALL = rows(LAW)
