"""Stockholm as promises: their states on a day, and that the law moved on the days on which they say it did."""

from __future__ import annotations

import datetime

import pytest

from sekisho.chronicle import load_built_in
from sekisho.law import Measure
from sekisho.law import load_built_in as load_law

CHRONICLE = load_built_in()
LAW = load_law()
STOCKHOLM = CHRONICLE.agreements["stockholm-2014"]
PROMISES = {promise.id: promise for promise in STOCKHOLM.promises}
RELIEF, REIMPOSED = "jp-2014-07-relief", "jp-2016-02-reimposition"
MOVED = [(day, name) for p in STOCKHOLM.promises for turn in p.states for day in turn.moved for name in turn.moved[day]]


@pytest.mark.parametrize(
    ("day", "states"),
    [
        ("2014-05-28", {}),
        ("2014-06-01", dict.fromkeys(PROMISES, "pending")),
        (
            "2015-01-01",
            {**dict.fromkeys(PROMISES, "pending"), "investigate": "met", "relieve-at-start": "met"},
        ),
        (
            "2016-02-11",
            {
                "investigate": "met",
                "report": "pending",
                "relieve-at-start": "withdrawn",
                "consider-aid": "withdrawn",
                "lift-the-rest": "withdrawn",
            },
        ),
        (
            "2016-03-01",
            {**dict.fromkeys(PROMISES, "withdrawn"), "report": "broken"},
        ),
    ],
)
def test_the_state_of_each_promise_on_a_day(day: str, states: dict[str, str]) -> None:
    turns = {name: promise.state_at(datetime.date.fromisoformat(day)) for name, promise in PROMISES.items()}
    assert {name: turn.state for name, turn in turns.items() if turn} == states


def changed(measure: Measure, event: str) -> set[datetime.date]:
    """The days on which an event of the law began or ended a measure."""
    began = {p.from_ for p in measure.periods if p.by == event}
    return began | {p.until for p in measure.periods if p.ended_by == event and p.until}


@pytest.mark.parametrize(("day", "name"), MOVED)
def test_what_a_promise_moved_began_or_ended_in_the_law_on_that_day(day: datetime.date, name: str) -> None:
    event = RELIEF if day == datetime.date(2014, 7, 4) else REIMPOSED
    measures = [m for m in LAW.measures.values() if m.id == name]
    assert any(day in changed(m, event) for m in measures)


def test_everything_that_the_relief_moved_in_the_law_is_told() -> None:
    told = {name for day, name in MOVED if day == datetime.date(2014, 7, 4)}
    assert told == {m.id for m in LAW.measures.values() if changed(m, RELIEF)}


def test_what_was_relieved_was_in_force_before_and_is_back_after() -> None:
    before, relieved, after = (datetime.date.fromisoformat(d) for d in ("2014-07-03", "2014-07-04", "2016-02-26"))
    for day, held in ((before, True), (relieved, False), (after, True)):
        entry = [m for m in LAW.measures.values() if m.id.startswith("JP-ENTRY-NATIONALS")]
        cash = [m for m in LAW.measures.values() if m.id.startswith("JP-CASH-100K")]
        assert any(m.in_force(day) for m in entry) is held
        assert any(m.in_force(day) for m in cash) is held


def test_what_was_not_relieved_stayed_in_force() -> None:
    assert STOCKHOLM.not_relieved
    for name in STOCKHOLM.not_relieved.measures:
        measures = [m for m in LAW.measures.values() if m.id == name]
        for day in ("2014-07-03", "2015-01-01", "2016-03-01"):
            assert any(m.in_force(datetime.date.fromisoformat(day)) for m in measures), (name, day)


def test_no_clause_brings_relief_back_but_an_act_of_japans_own() -> None:
    assert "no clause" in STOCKHOLM.snapback.en
    turn = PROMISES["relieve-at-start"].state_at(datetime.date(2016, 2, 10))
    assert turn is not None
    assert (turn.act, turn.says) == ("reimposition-2016", "gov-jp")
    assert CHRONICLE.events[turn.act].date == turn.from_


def test_each_side_says_what_happened() -> None:
    for name in ("investigate", "report", "relieve-at-start"):
        assert {voice.by for voice in PROMISES[name].said} == set(STOCKHOLM.parties)
