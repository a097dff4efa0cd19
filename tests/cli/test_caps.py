"""`sekisho caps` and `check --ledger`: what a desk reads, what a program reads, and the exit codes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sekisho.cli.app import app

RUN = CliRunner()
HEADER = "cap_id,window_start,reported_on,reporting_state,quantity,unit,basis\n"
ROWS = "refined,2019-01-01,2019-02-28,CN,449999.5,bbl,\nrefined,2019-01-01,2019-03-10,43 States,1600000,bbl,estimated\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "drawn.csv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    return path


@pytest.fixture
def diesel(tmp_path: Path) -> Path:
    path = tmp_path / "diesel.json"
    case = {
        "id": "diesel",
        "kind": "cargo",
        "date": "2019-03-01",
        "movement": "export",
        "shipped_from": "CN",
        "destination": "KP",
        "livelihood": True,
        "parties": [{"kind": "organisation", "residence": "CN", "listed": False}],
        "goods": [{"description": "diesel oil", "hs": "2710", "origin": "CN", "quantity": {"value": 1, "unit": "bbl"}}],
    }
    path.write_text(json.dumps(case), encoding="utf-8")
    return path


def test_the_desk_reads_reports_and_estimates_apart(ledger: Path) -> None:
    done = RUN.invoke(app, ["caps", str(ledger), "--as-of", "2019-03-20"])
    assert done.exit_code == 0
    assert "reported   449,999.5 bbl, 90.00 %, last report of 2019-02-28" in done.stdout
    assert "43 States  1,600,000 bbl" in done.stdout
    assert "left       50,000.5 bbl" in done.stdout
    assert "have reached 75 %" in done.stdout


def test_a_program_reads_exact_amounts(ledger: Path) -> None:
    done = RUN.invoke(app, ["caps", str(ledger), "--as-of", "2019-03-20", "--format", "json"])
    said = json.loads(done.stdout)
    refined, crude = said["caps"]
    assert (said["as_of"], said["problems"]) == ("2019-03-20", [])
    assert (refined["measure"], refined["period"]) == ("UN-2397:p5", ["2019-01-01", "2019-12-31"])
    assert (refined["limit"], refined["reported"], refined["left"]) == (500_000, "449999.5", "50000.5")
    assert refined["estimated_by"] == [{"who": "43 States", "total": 1_600_000, "rows": 1, "last": "2019-03-10"}]
    assert (refined["mark"], crude["reported_by"]) == (75, [])
    assert any("no report" in warning for warning in crude["warnings"])


def test_a_day_without_caps_is_said(ledger: Path) -> None:
    assert "none: no measure" in RUN.invoke(app, ["caps", str(ledger), "--as-of", "2015-01-01"]).stdout


def test_a_row_that_is_not_counted_is_said_with_its_line_and_ends_with_2(ledger: Path) -> None:
    ledger.write_text(HEADER + ROWS + "gas,2019-01-01,2019-02-28,CN,1,bbl,\n", encoding="utf-8")
    done = RUN.invoke(app, ["caps", str(ledger), "--as-of", "2019-03-20", "--format", "json"])
    assert done.exit_code == 2
    assert ":4: cap_id 'gas' is no cap" in done.stderr
    said = json.loads(done.stdout)
    assert [(p["code"], p["line"]) for p in said["problems"]] == [("cargo.ledger.cap", 4)]
    assert said["caps"][0]["reported"] == "449999.5"


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n"])
def test_a_file_that_is_no_ledger_shows_no_table(ledger: Path, text: str) -> None:
    ledger.write_text(text, encoding="utf-8")
    done = RUN.invoke(app, ["caps", str(ledger)])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no column cap_id" in done.stderr


def test_check_takes_the_total_from_the_ledger(diesel: Path, ledger: Path) -> None:
    without = RUN.invoke(app, ["check", str(diesel), "--regimes", "UN", "--format", "jsonl"])
    assert json.loads(without.stdout)["verdict"] == "refer"
    ledger.write_text(HEADER + ROWS.splitlines()[0], encoding="utf-8")
    done = RUN.invoke(app, ["check", str(diesel), "--regimes", "UN", "--ledger", str(ledger), "--format", "jsonl"])
    said = json.loads(done.stdout)
    assert (done.exit_code, said["verdict"]) == (0, "allowed_with_duty")
    assert [p["code"] for p in said["problems"]] == ["cargo.ledger.used"]
    assert "449,999.5 bbl reported (CN 449,999.5)" in said["problems"][0]["message"]


def test_check_with_a_broken_ledger_decides_and_ends_with_2(diesel: Path, ledger: Path) -> None:
    ledger.write_text(HEADER + "refined,2019-01-01,yesterday,CN,5,bbl,\n", encoding="utf-8")
    done = RUN.invoke(app, ["check", str(diesel), "--regimes", "UN", "--ledger", str(ledger), "--format", "jsonl"])
    assert done.exit_code == 2
    assert "reported_on 'yesterday'" in done.stderr
    said = json.loads(done.stdout)
    assert (said["verdict"], [p["code"] for p in said["problems"]]) == ("refer", ["cargo.ledger.silent"])


@pytest.mark.parametrize(("form", "says"), [("text", "goods[1]  prohibited"), ("html", "<code>goods[1]</code>")])
def test_reports_show_a_verdict_a_line(tmp_path: Path, form: str, says: str) -> None:
    case = tmp_path / "mixed.yaml"
    case.write_text(
        "{id: mixed, kind: cargo, date: 2019-03-01, movement: import, shipped_from: KP, destination: CN,\n"
        " parties: [{kind: organisation, residence: CN, listed: false}],\n"
        ' goods: [{description: toys, hs: "9503", origin: KP}, {description: coal, hs: "2701", origin: KP}]}\n',
        encoding="utf-8",
    )
    done = RUN.invoke(app, ["check", str(case), "--regimes", "UN", "--format", form])
    assert "Goods, line by line" in done.stdout
    assert says in done.stdout
