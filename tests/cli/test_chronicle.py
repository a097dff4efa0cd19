"""What `sekisho chronicle` and `sekisho registry` print, for people and for programs, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from sekisho.chronicle import load_built_in
from sekisho.cli.app import app
from tests.chronicle.test_read import GOOD, HEAD, OWN, written

RUN = CliRunner()
CHRONICLE = load_built_in()


def said(*words: str) -> Any:
    done = RUN.invoke(app, [*words, "--format", "json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def ids(*words: str) -> list[str]:
    return [one["id"] for one in said("chronicle", *words)["statements"]]


COMMANDS = [
    ["chronicle"],
    ["chronicle", "--concerns", "hanoi-2019"],
    ["chronicle", "contradictions"],
    ["chronicle", "agreement"],
    ["registry", "--as-of", "2019-02-28"],
    ["registry", "--as-of", "2001-01-01"],
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_speaks_both_languages_within_the_page_and_json(command: list[str]) -> None:
    texts = {}
    for lang in ("en", "ja"):
        done = RUN.invoke(app, [*command, "--lang", lang], env={"COLUMNS": "80"})
        assert done.exit_code == 0
        texts[lang] = done.stdout
        assert all(cell_len(line) <= 80 for line in done.stdout.splitlines())
    assert texts["en"] != texts["ja"]
    assert any("぀" <= letter <= "鿿" for letter in texts["ja"])
    assert isinstance(said(*command), dict)


def test_statements_have_the_fields_that_programs_hold_on_to() -> None:
    whole = said("chronicle")
    assert {"events", "statements"} <= set(whole)
    names = {"id", "speaker", "source", "attribution", "stance", "date", "concerns", "text"}
    assert all(names <= set(one) for one in whole["statements"])
    assert len(whole["statements"]) == 56
    assert {event["id"] for event in whole["events"]} == set(CHRONICLE.events)


def test_filters_are_joined() -> None:
    assert ids("--actor", "brown", "--concerns", "hanoi-2019") == ["SCMP-14"]
    on_it = said("chronicle", "--measure", "JP-PAY-BAN-2016")["statements"]
    assert ids("--measure", "JP-PAY-BAN-2016", "--strength", "3") == [
        one["id"] for one in on_it if one["strength"] <= 3
    ]
    assert {one["strength"] > 3 for one in on_it} == {True, False}
    assert ids("--as-of", "2019-02-27") == []


def test_each_statement_says_whether_it_is_independent() -> None:
    found = {one["id"]: one for one in said("chronicle")["statements"]}
    assert found["SCMP-01"]["independent"] is False
    assert found["SCMP-01"]["derived_from"] == ["MAINICHI-01", "MAINICHI-03"]
    assert found["MAINICHI-03"]["independent"] is True
    assert found["MAINICHI-03"]["not_confirmed_by"] == ["SCMP-04"]


def test_one_source_is_counted_once() -> None:
    text = RUN.invoke(app, ["chronicle", "--concerns", "japan-tells-us"]).stdout
    assert {"MAINICHI-03", "SCMP-01"} <= set(ids("--concerns", "japan-tells-us"))
    assert "independent sources: 1" in text


def test_contradictions_have_both_voices() -> None:
    pairs = said("chronicle", "contradictions")["contradictions"]
    (pair,) = [p for p in pairs if p["how"] == "rejects"]
    assert (pair["one"]["speaker"], pair["other"]["speaker"]) == ("gov-jp", "gov-kp")
    text = " ".join(RUN.invoke(app, ["chronicle", "contradictions"]).stdout.split())
    for one in ("SCMP-23", "SCMP-24"):
        assert CHRONICLE.statements[one].text in text


def test_topics_are_shown_with_a_command_that_works() -> None:
    topics = said("chronicle")["topics"]
    assert {topic["id"] for topic in topics} == set(CHRONICLE.topics)
    for topic in topics:
        done = RUN.invoke(app, topic["shown_by"].split())
        assert done.exit_code == 0, topic
        assert done.stdout.strip()


def test_the_registry_in_json_has_the_names_that_programs_hold_on_to() -> None:
    whole = said("registry", "--as-of", "2019-02-28")
    assert whole["as_of"] == "2019-02-28"
    names = {
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
    assert {name: whole["counts"][name]["value"] for name in names} == names
    assert all({"value", "says", "source", "since"} <= set(count) for count in whole["counts"].values())
    assert len(whole["persons"]) == 17
    claims = [person["dprk_says"] for person in whole["persons"]]
    assert (claims.count("returned"), claims.count("dead"), claims.count("never_entered")) == (5, 8, 4)
    for person in whole["persons"]:
        assert (person["government_says"] == "returned") is (person["dprk_says"] == "returned")


def test_what_was_reported_later_is_not_shown_on_an_earlier_day() -> None:
    reported = {
        day: [p["reported"] for p in said("registry", "--as-of", day)["persons"] if p["reported"]]
        for day in ("2014-06-01", "2019-02-28")
    }
    assert reported["2014-06-01"] == []
    assert len(reported["2019-02-28"]) == 1


def test_before_2002_the_registry_is_empty() -> None:
    assert said("registry", "--as-of", "2001-12-31") == {"as_of": "2001-12-31", "counts": {}, "persons": []}


def test_the_agreement_shows_who_acted_and_that_no_clause_did() -> None:
    whole = said("chronicle", "agreement", "--as-of", "2016-03-01")
    promises = {promise["id"]: promise for promise in whole["promises"]}
    assert "no clause" in whole["snapback"]
    last = promises["relieve-at-start"]["states"][-1]
    assert last["event"] == "reimposition-2016"
    assert last["moved"]["2016-02-26"] == ["JP-PAY-REPORT-30M-2014", "JP-PAY-BAN-2016"]
    text = RUN.invoke(app, ["chronicle", "agreement", "--as-of", "2016-03-01"], env={"COLUMNS": "100"}).stdout
    for shown in ("no clause", "Japan re-imposes", "a breach by Japan", "JP-PAY-BAN-2016"):
        assert shown in text
    earlier = RUN.invoke(app, ["chronicle", "agreement", "--as-of", "2014-06-01"]).stdout
    assert "JP-PAY-BAN-2016" not in earlier


def test_json_ld_is_a_graph_whose_references_lead_somewhere() -> None:
    done = RUN.invoke(app, ["chronicle", "--format", "jsonld"])
    document = json.loads(done.stdout)
    assert set(document) == {"@context", "@graph"}
    context, graph = document["@context"], document["@graph"]
    assert context["@vocab"] == "https://schema.org/"
    assert {f"#statement-{name}" for name in CHRONICLE.statements} <= {node["@id"] for node in graph}
    links = [key for key, value in context.items() if isinstance(value, dict) and value.get("@type") == "@id"]
    assert {context[key]["@id"].partition(":")[0] for key in links} == {"prov"}
    known = {node["@id"] for node in graph}
    assert len(known) == len(graph)
    for node in graph:
        assert node["@type"]
        for key in links:
            targets = node.get(key, [])
            assert set([targets] if isinstance(targets, str) else targets) <= known
        for key in ("claimInterpreter", "appearance"):
            if key in node:
                assert node[key]["@id"] in known
    (relayed,) = [node for node in graph if node["@id"] == "#statement-SCMP-01"]
    assert relayed["wasDerivedFrom"] == ["#statement-MAINICHI-01", "#statement-MAINICHI-03"]


def test_part_of_the_chronicle_in_json_ld_is_whole_in_itself() -> None:
    done = RUN.invoke(app, ["chronicle", "--actor", "brown", "--format", "jsonld"])
    nodes = [node["@id"] for node in json.loads(done.stdout)["@graph"]]
    assert "#statement-SCMP-14" in nodes
    assert "#statement-MAINICHI-01" not in nodes
    assert "#actor-abe" in nodes


def test_a_statement_becomes_a_scenario_that_runs(tmp_path: Path) -> None:
    done = RUN.invoke(app, ["chronicle", "scenario", "MAINICHI-12", "--from", "2019-02-27"])
    assert done.exit_code == 0
    file = tmp_path / "supposed.yaml"
    file.write_text(done.stdout, encoding="utf-8")
    ran = RUN.invoke(app, ["scenario", "run", str(file), "--examples", "--format", "json"])
    assert ran.exit_code == 0
    changed = {regime for case in json.loads(ran.stdout)["cases"] for regime in case.get("changed", ())}
    assert changed == {"US"}


def test_statements_of_ones_own_are_listed_and_become_scenarios(tmp_path: Path) -> None:
    own = str(written(tmp_path, OWN))
    assert "OWN-1" in ids("--with", own, "--measure", "JP-PAY-BAN-2016")
    assert "OWN-1" in RUN.invoke(app, ["chronicle", "contradictions", "--with", own]).stdout
    done = RUN.invoke(app, ["chronicle", "scenario", "OWN-1", "--from", "2019-03-01", "--with", own])
    assert "JP-PAY-BAN-2016" in done.stdout


def test_faults_of_a_file_of_ones_own_are_bad_input(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + f"  - {{{GOOD.replace('kim', 'nobody')}}}\n")
    for command in (["chronicle"], ["chronicle", "contradictions"]):
        done = RUN.invoke(app, [*command, "--with", str(path)])
        assert done.exit_code == 2
        assert f"{path}:3: name.unresolved" in done.stderr
        assert done.stdout == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["chronicle", "--actor", "nobody"], "no actor 'nobody'"),
        (["chronicle", "--concerns", "JP-NONE"], "JP-NONE"),
        (["chronicle", "--as-of", "soon"], "2019-02-28"),
        (["chronicle", "--strength", "7"], "equal to 6"),
        (["chronicle", "agreement", "geneva"], "stockholm-2014"),
        (["chronicle", "scenario", "NONE-1", "--from", "2019-03-01"], "no statement 'NONE-1'"),
        (["registry", "--as-of", "28.2.2019"], "2019-02-28"),
    ],
)
def test_what_is_not_there_is_bad_usage_that_says_what_is(words: list[str], told: str) -> None:
    done = RUN.invoke(app, words)
    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stdout == ""


def test_options_before_a_subcommand_are_not_dropped_in_silence() -> None:
    done = CliRunner().invoke(app, ["chronicle", "--actor", "kim", "contradictions"])
    assert done.exit_code == 2
    assert "contradictions" in done.stderr


def test_an_agreement_on_an_early_day_tells_nothing_of_its_end() -> None:
    early, late = (said("chronicle", "agreement", "--as-of", day) for day in ("2014-07-04", "2016-03-01"))
    assert early["snapback"] is None
    assert not any(promise["said"] for promise in early["promises"])
    assert any(promise["said"] for promise in late["promises"])
