"""What if, on the command line: the contract's shapes, exit codes, and every form of a comparison."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sekisho.cli.app import app

SHIP = {
    "kind": "voyage",
    "date": "2019-03-01",
    "ship": {"flag": "PA", "foreign_interest": True, "designated": []},
    "calls": [{"port": "KPNAM", "arrival": "2019-02-10", "departure": "2019-02-12", "source": "documented"}],
    "transfers": [],
    "distress": False,
}


@pytest.fixture
def ships(tmp_path: Path) -> str:
    path = tmp_path / "ships.jsonl"
    cases = [{"id": port, "port": port, **SHIP} for port in ("USLAX", "JPMAI", "KRPUS")]
    path.write_text("\n".join(map(json.dumps, cases)))
    return str(path)


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(words))
    return done.exit_code, done.stdout


def test_run_has_the_shape_of_the_contract(ships: str) -> None:
    code, said = run("scenario", "run", "us-eases-by-order", ships, "--format", "json")
    found = json.loads(said)
    assert code == 0
    assert found["scenario"] == "us-eases-by-order"
    cases = {case["case"]: case for case in found["cases"]}
    assert {name: case["changed"] for name, case in cases.items()} == {"USLAX": ["US"], "JPMAI": [], "KRPUS": []}
    assert cases["JPMAI"]["scenario"]["regimes"]["JP"]["verdict"] == "prohibited"
    assert [one["measure"] for one in cases["JPMAI"]["still"]] == ["JP-PORT-3RD-2016"]
    assert cases["JPMAI"]["still"][0]["citations"]
    assert cases["JPMAI"]["to_pass"] == {"JP": [["JP-PORT-3RD-2016"]]}
    assert cases["USLAX"]["base"]["law"] != cases["USLAX"]["scenario"]["law"]
    assert {"regime": "US", "from": "licence_required", "to": "not_covered", "cases": 1} in found["transitions"]


def test_check_decides_under_a_scenario(ships: str) -> None:
    code, said = run("check", ships, "--scenario", "us-eases-by-order", "--format", "jsonl", "--regimes", "US")
    verdicts = [json.loads(line)["verdict"] for line in said.splitlines()]
    assert (code, verdicts) == (0, ["not_covered"] * 3)


def test_several_scenarios_stand_side_by_side(ships: str) -> None:
    _, said = run("scenario", "compare", "us-eases-by-order,all-ease", ships, "--format", "csv")
    rows = {(row["case"], row["regime"]): row for row in csv.DictReader(io.StringIO(said))}
    assert rows["JPMAI", "JP"]["today"] == rows["JPMAI", "JP"]["us-eases-by-order"] == "prohibited"
    assert rows["JPMAI", "JP"]["us-eases-by-order.still"] == "JP-PORT-3RD-2016"
    assert rows["JPMAI", "JP"]["all-ease"] == "not_covered"
    _, said = run("scenario", "compare", "us-eases-by-order,all-ease", ships, "--format", "json")
    assert [column["scenario"] for column in json.loads(said)["scenarios"]] == ["us-eases-by-order", "all-ease"]


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_page_names_who_still_stops_and_fetches_nothing(ships: str, lang: str) -> None:
    _, said = run("scenario", "run", "us-eases-by-order", ships, "--format", "html", "--lang", lang)
    assert "JP-PORT-3RD-2016" in said
    assert said.count('scope="rowgroup"') == said.count("<tbody>") > 0
    assert "<caption" in said
    assert not re.search(r"<th[^>]*></th>", said)
    assert "<script" not in said
    assert "src=" not in said
    _, text = run("scenario", "run", "us-eases-by-order", ships, "--lang", lang)
    assert "JP-PORT-3RD-2016" in text


def test_every_shipped_scenario_is_shown() -> None:
    _, said = run("scenario", "list", "--format", "json")
    names = [one["id"] for one in json.loads(said)["scenarios"]]
    assert len(names) >= 8
    for name in names:
        assert run("scenario", "show", name)[0] == 0
        code, shown = run("scenario", "show", name, "--format", "json")
        assert (code, json.loads(shown)["id"]) == (0, name)


def test_what_cannot_be_read_stands_in_its_place(tmp_path: Path, ships: str) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"id": "bad", "kind": "voyage", "date": "2019-02-30"}')
    code, said = run("scenario", "run", "us-eases-by-order", str(bad), ships, "--format", "json")
    cases = json.loads(said)["cases"]
    assert code == 2
    assert cases[0]["case"] == "bad"
    assert cases[0]["problems"][0]["code"] == "common.date.format"
    assert len(cases) == 4
    assert "bad" in run("scenario", "run", "us-eases-by-order", str(bad), ships, "--format", "html")[1]


@pytest.mark.parametrize(
    "words",
    [
        ["run", "us-eases"],
        ["run", "us-eases-by-order"],
        ["show", "nothing"],
        ["compare", ",", "--examples"],
        ["compare", "all-ease,all-ease", "--examples"],
    ],
)
def test_bad_usage_ends_with_2(words: list[str]) -> None:
    assert run("scenario", *words)[0] == 2


def test_the_examples_are_compared() -> None:
    code, said = run("scenario", "run", "us-eases-by-order", "--examples", "--format", "json")
    changed = {regime for case in json.loads(said)["cases"] for regime in case.get("changed", [])}
    assert (code, changed) == (0, {"US"})


def test_a_scenario_over_the_law_as_known_earlier(ships: str) -> None:
    code, said = run("check", ships, "--scenario", "us-waives-nkspea", "--known-at", "2019-02-01", "--format", "jsonl")
    assert code == 0
    assert len(said.splitlines()) == 3
