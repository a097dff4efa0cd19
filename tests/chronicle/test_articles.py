"""Every statement of both articles, as a reader marked them, is in the chronicle; all that they name can be shown."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from sekisho.chronicle import counts_at, load_built_in
from sekisho.chronicle.model import Statement
from sekisho.cli.app import app
from tests.conftest import SHARED

RUN = CliRunner()
CHRONICLE = load_built_in()
FILE = SHARED / "claims" / "seed_claims.yaml"
MARKED: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
pytestmark = pytest.mark.skipif(not MARKED, reason="no reference files beside this checkout")
CLAIMS = {claim["id"]: claim for claim in MARKED.get("claims", [])}

SOURCES = {"mainichi": "mainichi-2019-02", "scmp": "scmp-2019-02"}
SPEAKERS = {
    "gov_jp": "gov-jp",
    "gov_us": "gov-us",
    "kp": "gov-kp",
    "trump": "trump",
    "kim": "kim",
    "abe": "abe",
    "kono": "kono",
    "mofa_official_scmp": "mofa-to-scmp",
    "mofa_senior": "mofa-senior",
    "jp_gov_source": "jp-source",
    "jp_working_level": "jp-working-level",
    "kono_circle": "kono-circle",
    "brown": "brown",
    "okumura": "okumura",
    "rights_groups_jp": "rights-groups",
    "reporter_scmp": "scmp",
    "reporter_mainichi": "mainichi",
    "ap": "ap",
}
STRENGTHS = {
    "official_list": "official_list",
    "party_admission": "admission",
    "document_quote": "document",
    "on_record_named": "on_record",
    "photo_caption": "caption",
    "unnamed_official_quote": "unnamed_quote",
    "unnamed_official": "unnamed_official",
    "reporter_voice": "reported",
    "reported_communication": "reported_message",
    "reported_quote": "reported_quote",
    "anonymous_source": "anonymous",
    "third_party_estimate": "estimate",
    "party_claim": "disputed_claim",
    "relayed_report": "relayed",
    "hearsay": "hearsay",
    "headline": "headline",
}
EVENTS = {
    "E-ABDUCTIONS": "abductions",
    "E-2002-APOLOGY": "pyongyang-summit-2002",
    "E-RETURN-5": "five-return",
    "E-KP-SEARCH": "dprk-search",
    "E-2014-STOCKHOLM": "stockholm-2014",
    "E-KP-TESTS": "tests-after-2014",
    "E-JP-REINFORCE": "reimposition-2016",
    "E-2017-ABE-UN": "abe-at-un-2017",
    "E-2018-SINGAPORE": "singapore-2018",
    "E-ABE-TRUMP-TALK": "abe-trump-talk",
    "E-2019-KIM-ARRIVES": "kim-in-vietnam",
    "E-2019-HANOI": "hanoi-2019",
    "E-JP-INFORMS-US": "japan-tells-us",
    "E-JP-NOTIFIES-UN-AGENCIES": "japan-tells-wfp-unicef",
    "E-SCMP-ASKS-MOFA": "scmp-asks",
}
TOPICS = {
    "COND-DENUCLEARIZATION": "denuclearisation-steps",
    "COND-REINVESTIGATION": "reinvestigation",
    "COND-SNAPBACK": "snapback",
    "COND-ABDUCTION-RESOLVED": "abductions-resolved",
    "REG-ABDUCTEES": "abductee-registry",
    "OFFER-INSPECTIONS": "inspection-offer",
    "SCN-UN-EXCEPTION": "un-exception",
    "SCN-US-DEAL-SRBM": "short-range-deal",
    "SCN-KIM-PRESSURE": "pressure-on-japan",
    "ACTOR-ABE": "abe-position",
}
# A sum that the marked claims derive from what an article says, as the registry's counts give it.
DERIVED = {
    "not returned (derived 17-5)": lambda n: n["official_victims"] - n["returned"],
    "admitted, not returned (derived 13-5)": lambda n: n["dprk_says_dead"],
    "listed, not admitted (derived 17-13)": lambda n: n["dprk_says_never_entered"],
}


def own_id(marked: str) -> str:
    return f"{ {'N': 'MAINICHI', 'S': 'SCMP'}[marked[0]] }-{marked[1:]}"


def statement(marked: str) -> Statement:
    return CHRONICLE.statements[own_id(marked)]


def said(*words: str) -> Any:
    done = RUN.invoke(app, [*words, "--format", "json"])
    assert done.exit_code == 0, (words, done.output)
    return json.loads(done.stdout)


def folded(text: str) -> str:
    return " ".join(text.split())


def paragraphs(source: str) -> list[str]:
    """The paragraphs by their number: the first article has page furniture before its headline, the other one alone."""
    (file,) = [s["file"] for s in MARKED["sources"] if s["id"] == source]
    parts = [folded(part) for part in re.split(r"\n\s*\n", (SHARED / file).read_text(encoding="utf-8"))]
    return parts if source == "mainichi" else ["", *parts]


# A sentence ends before a capital or an opening quote; the point of an initial (U.S., N.) ends none.
_END = re.compile(r"(?<!\b[A-Z])[.!?][”\"]?\s+(?=[A-Z“\"])")


def place(source: str, quote: str) -> tuple[int, int]:
    """Paragraph and sentence where a quote begins."""
    ((number, text),) = [(n, t) for n, t in enumerate(paragraphs(source)) if n and folded(quote) in t]
    begins = text.index(folded(quote))
    return number, 1 + sum(end.end() <= begins for end in _END.finditer(text))


def test_both_hold_the_same_statements() -> None:
    assert {own_id(marked) for marked in CLAIMS} == set(CHRONICLE.statements)


@pytest.mark.parametrize("marked", CLAIMS)
def test_each_statement_is_there_by_the_same_speaker_as_surely_and_at_its_place(marked: str) -> None:
    claim, one = CLAIMS[marked], statement(marked)
    assert one.source == SOURCES[claim["source"]]
    assert one.speaker == SPEAKERS[claim["speaker"]]
    assert one.strength == STRENGTHS[claim["attribution"]]
    assert one.stance == claim["stance"]
    assert one.at == place(claim["source"], claim["quote"])
    between = [SPEAKERS[name] for name in claim["reported_by"] if name not in SOURCES]
    relayed = [SPEAKERS["reporter_mainichi"]] if claim["reported_by"] == ["mainichi", "scmp"] else []
    assert [name for name in one.by if name != one.speaker] == [*(n for n in between if n != one.speaker), *relayed]
    assert one.quoting == (SPEAKERS[claim["nested_speaker"]] if "nested_speaker" in claim else None)


@pytest.mark.parametrize("marked", CLAIMS)
def test_each_statement_concerns_what_it_is_marked_with(marked: str) -> None:
    concerns = set(statement(marked).concerns)
    measures = {m["id"]: m.get("law") or [m["regime"]] for m in MARKED["measures"]}
    for name in CLAIMS[marked]["concerns"]:
        wanted = measures.get(name) or [EVENTS.get(name) or TOPICS[name]]
        assert set(wanted) <= concerns, name


@pytest.mark.parametrize("marked", CLAIMS)
def test_each_number_is_stated_or_follows_from_the_registry(marked: str) -> None:
    one = statement(marked)
    day = CHRONICLE.sources[one.source].latest
    assert day
    counted = {count.name: count.value for count in counts_at(CHRONICLE, day)}
    for number in CLAIMS[marked].get("numbers", []):
        if number["unit"] in DERIVED:
            assert number["value"] == DERIVED[number["unit"]](counted)
        else:
            assert number["value"] in [own.value for own in one.numbers], number


@pytest.mark.parametrize("marked", [marked for marked, claim in CLAIMS.items() if claim.get("relations")])
def test_each_relation_to_other_statements_is_kept(marked: str) -> None:
    for relation in CLAIMS[marked]["relations"]:
        field = "about" if relation["type"] == "would_not_confirm" else relation["type"]
        assert {own_id(name) for name in relation["to"]} <= set(getattr(statement(marked), field)), relation


@pytest.mark.parametrize("name", [measure["id"] for measure in MARKED.get("measures", [])])
def test_each_measure_that_the_articles_name_is_shown_with_what_they_say_of_it(name: str) -> None:
    (measure,) = [m for m in MARKED["measures"] if m["id"] == name]
    wanted = {own_id(c["id"]) for c in CLAIMS.values() if name in c["concerns"]}
    for own in measure.get("law") or [measure["regime"]]:
        assert wanted <= {one["id"] for one in said("chronicle", "--measure", own)["statements"]}
        if own == measure.get("regime"):
            listed = said("law", "in-force", "--as-of", "2019-02-28")["in_force"]
            assert own in {held["regime"] for held in listed}
        else:
            assert [m["id"] for m in said("law", "show", own)["measures"]] == [own]


@pytest.mark.parametrize("name", [condition["id"] for condition in MARKED.get("conditions_and_scenarios", [])])
def test_each_condition_and_scenario_is_shown_by_a_command(name: str) -> None:
    own = TOPICS[name]
    shown = said("chronicle", "--concerns", own)
    (topic,) = [topic for topic in shown["topics"] if topic["id"] == own]
    assert {own_id(c["id"]) for c in CLAIMS.values() if name in c["concerns"]} <= {s["id"] for s in shown["statements"]}
    done = RUN.invoke(app, topic["shown_by"].split())
    assert done.exit_code == 0
    assert done.stdout.strip()


@pytest.mark.parametrize("name", [event["id"] for event in MARKED.get("events", [])])
def test_each_event_is_shown_with_a_day_that_agrees(name: str) -> None:
    (event,) = [event for event in MARKED["events"] if event["id"] == name]
    (shown,) = said("chronicle", "--concerns", EVENTS[name])["events"]
    year = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", event["date"] or "")
    if event["precision"] in ("year", "month", "day") and year:
        start = "-".join(part for part in year.groups() if part)
        assert shown["earliest"].startswith(start)
    elif event["precision"] == "bound":
        assert shown["earliest"] is None
        assert shown["latest"] == event["date"].removeprefix("before ")
    if event["precision"].startswith("none"):
        assert (shown["earliest"], shown["latest"]) == (None, None)


def test_no_sentence_of_the_articles_is_repeated() -> None:
    """The chronicle is in our own words: no eight words in a row are theirs."""

    def runs(text: str) -> set[str]:
        words = re.findall(r"[\w'’]+", text.lower())
        return {" ".join(words[n : n + 8]) for n in range(len(words) - 7)}

    theirs = {run for source in SOURCES for part in paragraphs(source) for run in runs(part)}
    for one in CHRONICLE.statements.values():
        assert not runs(one.text) & theirs, one.id
