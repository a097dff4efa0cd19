"""Answers to queries as people and programs read them, whatever somebody wrote into a name."""

from __future__ import annotations

import csv
import datetime
import io
import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sekisho.cases.problem import Problem
from sekisho.reports import hits_csv
from sekisho.reports.hits import Answer, Line, Tally, to_json
from sekisho.reports.hits_text import HitsPage
from sekisho.screening.bands import BANDS
from sekisho.screening.hit import Hit

_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=150)
_DAY = st.none() | st.dates()
HITS = st.builds(
    Hit,
    list=_TEXT,
    entry=_TEXT,
    kind=st.sampled_from(["person", "vessel"]),
    listed_name=_TEXT,
    matched_alias=_TEXT,
    score=st.integers(600, 1000).map(lambda n: n / 1000),
    band=st.sampled_from(BANDS),
    because=st.lists(_TEXT, max_size=3).map(tuple),
    settles=st.sampled_from([(), ("birth_date", "ids"), ("a reviewer",)]),
    listed_from=_DAY,
    listed_to=_DAY,
    programmes=st.lists(_TEXT, max_size=2).map(tuple),
    about_dprk=st.booleans(),
)
PROBLEMS = st.builds(
    Problem,
    case=_TEXT,
    code=st.just("screen.name.empty"),
    severity=st.sampled_from(["error", "warning"]),
    message=_TEXT,
    line=st.none() | st.integers(1, 9),
)
ANSWERS = st.builds(
    Answer,
    id=_TEXT,
    hits=st.lists(HITS, max_size=2).map(tuple),
    problems=st.lists(PROBLEMS, max_size=2).map(tuple),
    names=st.lists(_TEXT, max_size=2).map(tuple),
)


@given(ANSWERS, st.integers(20, 200))
def test_no_line_is_wider_than_the_page_and_none_steers_the_terminal(answer: Answer, width: int) -> None:
    page = HitsPage(width)
    total = Tally()
    total.add(answer)
    for line in (*page.answer(answer), *page.tail(total, [hit.list for hit in answer.hits])):
        assert cell_len(line.plain) <= page.width
        assert not set(line.plain) & {*map(chr, range(0x20)), "\x7f", "\x9b", "\u200f", "\u202e", "\u2066"}


@given(ANSWERS)
def test_a_line_of_json_holds_the_answer_and_no_name_that_was_asked(answer: Answer) -> None:
    said = to_json(answer)
    assert b"\n" not in said
    plain = json.loads(said)
    assert set(plain) == {"id", "hits"} | ({"problems"} if answer.problems else set())
    back = msgspec.json.decode(said, type=Line)
    assert (back.id, back.hits, back.problems) == (answer.id, answer.hits, answer.problems)


@given(ANSWERS)
def test_a_table_has_a_row_for_each_hit_or_one(answer: Answer) -> None:
    written = hits_csv.header() + "".join(hits_csv.rows(answer))
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    assert len(rows) == max(1, len(answer.hits))
    for row in rows:
        assert None not in row
        assert None not in row.values()
        assert row["hits"] == str(len(answer.hits))
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_a_tally_counts_queries_by_their_surest_hit() -> None:
    hit = Hit(
        list="X",
        entry="1",
        kind="person",
        listed_name="Proba",
        matched_alias="Proba",
        score=0.8,
        band="review",
        because=(),
        listed_from=datetime.date(2020, 1, 1),
    )
    strong = msgspec.structs.replace(hit, band="strong")
    error = Problem(case="1", code="screen.name.empty", severity="error", message="")
    warning = msgspec.structs.replace(error, severity="warning")
    total = Tally()
    for hits, problems in (((strong, hit), ()), ((hit,), (warning,)), ((), (error, warning)), ((), ())):
        total.add(Answer(id="1", hits=hits, problems=problems))
    assert (total.asked, total.not_screened, total.screened_without, total.problems) == (4, 1, 1, 3)
    assert list(total.by_band()) == [("strong", 1), ("review", 1)]
    assert total.surest == "strong"
    assert Tally().surest is None
