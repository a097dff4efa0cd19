"""`sekisho lists status` and `show` on a fresh machine: how old, what is missing, who is the same party elsewhere."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sekisho.cli.app import app


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEKISHO_HOME", str(tmp_path))
    return tmp_path


def run(*words: str) -> Result:
    done = CliRunner().invoke(app, ["lists", *words], env={"COLUMNS": "100"})
    assert done.exit_code == 0, done.output
    return done


def test_status_names_what_is_not_in_a_list_and_which_lists_are_not_here() -> None:
    said = run("status").stdout
    assert "not in it: the IMO numbers of Tong San 2" in said
    assert "EU    European Union consolidated financial sanctions\n      not here: nothing is found on it" in said
    assert "`sekisho lists update mof` fetches the present list" in said
    assert "only a new version of sekisho renews it" in said


def test_status_as_json_has_every_part_whole() -> None:
    said = json.loads(run("status", "--format", "json").stdout)
    assert [(one["source"], one["entries"], one["fetched"], one["built_in"]) for one in said["lists"]] == [
        ("un", 155, None, True),
        ("un-ships", 37, None, True),
        ("ofac-sdn", 554, None, True),
        ("mof", 330, None, True),
        ("uk", 261, None, True),
    ]
    assert [one["list"] for one in said["missing_lists"]] == ["OFAC", "CSL", "EU"]
    assert all(one["licence"] for one in said["lists"] + said["missing_lists"])


def test_show_says_where_the_same_party_stands_and_why() -> None:
    done = run("show", "KPi.068")
    assert "same party    MOF 15-68  キム・トンチョル  (strong: passport 927234267 and the name;" in done.stdout
    assert "17-36" not in done.stdout
    assert "old lists: un of 2026-02-27" in done.stderr


def test_show_as_json_has_the_counterparts() -> None:
    said = json.loads(run("show", "ship-hao-fan-6", "--format", "json").stdout)["entries"][0]
    assert said["measures"] == ["De-flag", "Prohibition of port entry"]
    assert said["same_party"] == [
        {
            "list": "OFAC",
            "entry": "23771",
            "name": "HAO FAN 6",
            "reason": "ship number IMO 8628597",
            "strength": "certain",
        }
    ]


def test_an_entry_is_shown_as_of_the_day_before_and_of_its_listing() -> None:
    listed = [
        json.loads(run("show", "KPi.033", "--as-of", day, "--format", "json").stdout)["entries"][0]["listed"]
        for day in ("2016-11-29", "2016-11-30")
    ]
    assert listed == [False, True]
