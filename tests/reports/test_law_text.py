import datetime
import json

import msgspec
import pytest
from rich.cells import cell_len

from sekisho.cases import Language
from sekisho.law import load_built_in
from sekisho.reports.conditions import Outline, say_value
from sekisho.reports.law_json import in_force_json, list_json, measure_json, timeline_json
from sekisho.reports.law_text import LawPage
from sekisho.reports.words import WORDS

LAW = load_built_in()
DAY = datetime.date(2019, 2, 28)


def shown(key: str, lang: Language = "en", width: int = 120) -> str:
    return "\n".join(line.plain for line in LawPage(LAW, lang, width).show(LAW.measures[key]))


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("key", LAW.measures)
def test_every_measure_can_be_shown(key: str, lang: Language) -> None:
    measure = LAW.measures[key]
    text = shown(key, lang, 80)
    assert text.startswith(key)
    for said in (measure.reach_text, measure.test_text):
        assert "".join(said.split()) in "".join(text.split())
    for exception in measure.exemptions:
        assert exception.id in text
    assert all(cell_len(line) <= 80 for line in text.splitlines() if "http" not in line)
    assert "{" not in text


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_codes_of_the_law_have_words(lang: Language) -> None:
    for measure in LAW.measures.values():
        assert f"measure_kind.{measure.kind}" in WORDS
        assert f"nature.{measure.nature}" in WORDS
        assert f"verdict.{measure.verdict}" in WORDS
        assert f"confidence.{measure.confidence}" in WORDS
        assert measure.authority is None or f"authority.{measure.authority}" in WORDS, measure.key
        assert measure.duty is None or f"duty.{measure.duty.split()[0]}" in WORDS, measure.key
        assert all(f"burden.{e.burden}" in WORDS for e in measure.exemptions)
    for source in LAW.sources.values():
        assert f"source_kind.{source.kind}" in WORDS, source.id
    for event in LAW.events.values():
        assert f"law.status.{event.status}" in WORDS


def test_a_lawyer_sees_the_dates_apart() -> None:
    text = shown("JP-PAY-BAN-2016")
    for part in ("announced    2016-02-10", "decided      2016-02-19", "in force     2016-02-26 onwards"):
        assert part in text
    assert "no end date decided" in text
    assert "amount is not over 100,000 JPY" in text
    assert "JP-PAY-HUM-100K" in text
    assert "平成28年2月26日" in shown("JP-PAY-BAN-2016", "ja")


def test_a_port_ban_shows_the_extensions_that_carried_it() -> None:
    measure = LAW.measures["JP-PORT-3RD-2016"]
    assert [e.until.year for e in measure.extensions] == [2017, 2019, 2021, 2023, 2025, 2027]
    text = shown("JP-PORT-3RD-2016")
    assert "on 2025-04-08, to 2027-04-13" in text
    assert "2006-10-13" not in text
    assert "2027-04-13 is the last day as decided so far" in text


def test_a_condition_and_its_negation_are_outlined() -> None:
    measure = LAW.measures["JP-PORT-3RD-2016"]
    outline = Outline(LAW.facts, measure.parameters, "en")
    yes = list(outline.lines(measure.test))
    no = list(outline.lines(measure.test, true=False))
    assert yes[0] == (0, "all of these:")
    assert no[0] == (0, "one of these:")
    assert any("on or after 2016-02-19" in said for _, said in yes)
    assert any("before 2016-02-19" in said for _, said in no)


def test_values_carry_their_unit() -> None:
    assert say_value(100_000, "JPY", "en") == "100,000 JPY"
    assert say_value(90_650, "USD", "en") == "906.50 USD"
    assert say_value(180, "days", "ja") == "180日"
    assert say_value(DAY, "date", "en") == "2019-02-28"


def test_in_force_has_the_contracts_shape() -> None:
    said = json.loads(msgspec.json.encode(in_force_json(LAW, DAY)))
    assert said["as_of"] == "2019-02-28"
    rows = {row["id"]: row for row in said["in_force"] if row["id"] != "LIST-OTHER"}
    assert len(rows) == len([row for row in said["in_force"] if row["id"] != "LIST-OTHER"])
    assert set(rows["JP-PAY-BAN-2016"]) == {"id", "regime", "nature", "in_force", "expires"}
    assert rows["JP-PAY-BAN-2016"]["in_force"] == ["2016-02-26", None]
    assert rows["JP-PAY-BAN-2016"]["expires"] is None
    assert rows["JP-PORT-3RD-2016"]["expires"] == "2027-04-13"
    assert rows["UN-2397"]["regime"] == "UN"
    assert "JP-PAY-REPORT-3M" not in rows
    assert "JP-EARMARK" not in rows
    assert "JP-EARMARK" in {row["id"] for row in said["terms_unknown"]}


def test_after_the_last_decided_expiry_nothing_is_said_to_be_in_force() -> None:
    late = in_force_json(LAW, datetime.date(2027, 4, 14))
    assert "JP-PORT-3RD-2016" not in {row["id"] for row in late["in_force"]}
    assert "JP-PORT-3RD-2016" in {row["id"] for row in late["doubtful"]}
    assert "JP-PAY-BAN-2016" in {row["id"] for row in late["in_force"]}


def test_the_text_of_a_day_names_all_that_the_json_names() -> None:
    for day in (DAY, datetime.date(2027, 4, 14), datetime.date(1990, 1, 1)):
        said = in_force_json(LAW, day)
        text = "\n".join(line.plain for line in LawPage(LAW, "en", 120).in_force(day))
        for row in (*said["in_force"], *said["doubtful"], *said["terms_unknown"]):
            assert row["id"] in text
    assert "No measure was in force" in text


def test_the_timeline_is_in_order_and_complete() -> None:
    entries = timeline_json(LAW)["timeline"]
    days = [entry["date"] for entry in entries]
    assert days == sorted(days)
    assert {e["id"] for e in entries if e["type"] == "event"} == set(LAW.events)
    begun = {key for e in entries if e["type"] == "begins" for key in e["measures"]}
    assert begun == {m.key for m in LAW.measures.values() if m.periods}
    text = "\n".join(line.plain for line in LawPage(LAW, "en", 120).timeline())
    assert "2016-02-26  JP-PAY-REPORT-30M-2014 ended" in text


def test_json_of_all_measures_encodes() -> None:
    listed = json.loads(msgspec.json.encode(list_json(LAW)))
    assert len(listed["measures"]) == len(LAW.measures)
    assert listed["law"] == LAW.hash
    for measure in LAW.measures.values():
        said = json.loads(msgspec.json.encode(measure_json(measure)))
        assert said["reach"] == measure.reach_text
        assert len(said["exceptions"]) == len(measure.exemptions)


def test_the_list_names_every_measure() -> None:
    text = "\n".join(line.plain for line in LawPage(LAW, "ja", 80).overview(LAW.measures.values()))
    assert all(key in text for key in LAW.measures)
