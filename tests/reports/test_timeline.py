"""Bars of the measures: what they show agrees with the law on every day, in text, picture and JSON."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from sekisho.cases import REGIMES, Language
from sekisho.cli.app import app
from sekisho.law import load_built_in
from sekisho.reports.timeline import timeline_of
from sekisho.reports.timeline_svg import draw
from sekisho.reports.timeline_text import TimelinePage
from sekisho.scenarios import find_scenario

LAW = load_built_in()
DAY = datetime.date(2019, 6, 1)


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["law", "timeline", *words])
    return done.exit_code, done.stdout


@pytest.mark.parametrize("day", ["2006-07-05", "2014-08-15", "2019-02-28", "2026-11-21", "2027-04-14"])
def test_a_row_is_in_force_where_one_of_its_measures_is(day: str) -> None:
    asked = datetime.date.fromisoformat(day)
    for row in timeline_of(LAW, asked).rows:
        span = row.at(asked)
        states = {measure.in_force(asked) for measure in row.measures}
        if True in states:
            assert span is not None
            unknown = any(measure.terms_unknown for measure in row.measures)
            assert span.state == "in_force" or (unknown and span.state == "doubtful")
        elif states == {False}:
            assert span is None or span.state != "in_force"


def test_every_measure_that_decides_something_has_its_row() -> None:
    drawn = {measure.key for row in timeline_of(LAW).rows for measure in row.measures}
    deciding = {key for key, measure in LAW.measures.items() if measure.acts and measure.id != "LIST-OTHER"}
    assert deciding <= drawn


def test_an_activity_and_regimes_leave_the_others_out() -> None:
    some = timeline_of(LAW, None, "payment", ("JP",))
    assert some.rows
    assert {row.regime for row in some.rows} == {"JP"}
    assert all("payment" in measure.acts for row in some.rows for measure in row.measures)
    assert len(timeline_of(LAW, None, None, REGIMES).rows) > len(some.rows)


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_picture_is_one_that_is_read_aloud(lang: str) -> None:
    picture = ElementTree.fromstring(draw(timeline_of(LAW), lang))  # type: ignore[arg-type]
    names = [element.tag.rpartition("}")[2] for element in picture.iter()]
    assert "title" in names
    assert "desc" in names
    assert names.count("rect") > 50


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("scenario", ["all-ease", "japan-repeats-2014"])
def test_no_words_run_out_of_the_picture(lang: Language, scenario: str) -> None:
    picture = ElementTree.fromstring(draw(timeline_of(find_scenario(scenario, LAW).law(LAW), DAY), lang))
    width = float(picture.attrib["viewBox"].split()[2])
    texts = [t for t in picture.iter() if t.tag.endswith("}text") and "head" not in t.get("class", "")]
    for text in texts:
        wide = cell_len(text.text or "") * (5.6 if "in" in text.get("class", "").split() else 6.9)
        left = float(text.attrib["x"]) - (wide if text.get("text-anchor") == "end" else 0)
        assert 0 <= left < left + wide <= width, text.text


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("width", [50, 80, 100, 120])
def test_a_page_of_text_keeps_its_width(lang: Language, width: int) -> None:
    lines = [line.plain for line in TimelinePage(lang, width).lines(timeline_of(LAW, DAY))]
    assert max(cell_len(line) for line in lines) <= width


def test_what_is_suspended_is_drawn_as_such_until_it_is_back() -> None:
    law = find_scenario("us-waives-nkspea", LAW).law(LAW)
    row = next(r for r in timeline_of(law, DAY, None, ("US",)).rows if r.measures[0].key == "US-510.201")
    assert [(s.state, s.from_.isoformat(), s.until.isoformat()) for s in row.spans] == [
        ("in_force", "2016-03-16", "2019-02-27"),
        ("suspended", "2019-02-27", "2020-02-27"),
        ("in_force", "2020-02-27", "2030-01-01"),
    ]
    assert 'class="gone' in draw(timeline_of(law))
    assert 'class="gone' not in draw(timeline_of(LAW))
    plain = [line.plain for line in TimelinePage("en", 100).lines(timeline_of(law, DAY, None, ("US",)))]
    assert any("--" in line and line.endswith("suspended") for line in plain)


def test_after_the_last_day_decided_nothing_is_said_to_hold() -> None:
    row = next(r for r in timeline_of(LAW, None, "voyage").rows if r.measures[-1].key == "JP-PORT-3RD-2016")
    last = row.measures[-1].expires
    assert last is not None
    assert [s.state for s in row.spans] == ["in_force", "undecided"]
    assert row.spans[1].from_ == last + datetime.timedelta(1)
    assert [e.until.year for e in row.extensions] == [2017, 2019, 2021, 2023, 2025, 2027]


def test_what_was_not_yet_decided_is_not_drawn_as_known() -> None:
    _, said = run("--bars", "--format", "json", "--activity", "voyage", "--known-at", "2019-02-28")
    row = next(r for r in json.loads(said)["rows"] if r["measures"][-1] == "JP-PORT-3RD-2016")
    assert [(s["state"], s["from"]) for s in row["spans"]][-1] == ("undecided", "2019-04-14")
    assert row["as_of"]["state"] == "in_force"


def test_every_form_is_written(tmp_path: Path) -> None:
    picture = tmp_path / "timeline.svg"
    assert run("--bars", "--format", "svg", "--out", str(picture)) == (0, "")
    ElementTree.parse(picture)
    code, said = run("--bars", "--format", "json", "--activity", "voyage", "--as-of", "2015-01-01")
    assert (code, json.loads(said)["as_of"]) == (0, "2015-01-01")
    code, said = run("--bars", "--regimes", "JP", "--lang", "ja")
    assert code == 0
    assert "日本" in said


def test_a_scenario_is_drawn() -> None:
    _, today = run("--bars", "--format", "json", "--regimes", "US", "--as-of", "2019-06-01")
    _, eased = run("--bars", "--format", "json", "--regimes", "US", "--as-of", "2019-06-01", "--scenario", "all-ease")
    in_force = [
        sum((row["as_of"] or {}).get("state") == "in_force" for row in json.loads(said)["rows"])
        for said in (today, eased)
    ]
    assert in_force[0] > 0 == in_force[1]


@pytest.mark.parametrize("words", [["--format", "svg"], ["--as-of", "2019-01-01"], ["--bars", "--activity", "tax"]])
def test_what_makes_no_sense_is_refused(words: list[str]) -> None:
    assert run(*words)[0] == 2
