"""Exemptions on the command line: the file beside the cases, and the checklist of a request."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sekisho.cli.app import app

RUN = CliRunner()
NGO = {"names": ["A relief society"], "kind": "organisation", "residence": "CH", "listed": False}


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Two consignments of two pumps each."""
    pumps = {"description": "water pump", "hs": "841370", "luxury": False, "controlled": False}
    goods = [{**pumps, "quantity": {"value": 2, "unit": "piece"}}]
    one = {"kind": "cargo", "date": "2019-03-01", "movement": "export", "destination": "KP", "regimes": ["UN"]}
    path = tmp_path / "cases.json"
    path.write_text(
        json.dumps([{**one, "id": n, "shipped_from": "CN", "parties": [NGO], "goods": goods} for n in ("a", "b")])
    )
    return path


def letter(folder: Path, **changes: Any) -> Path:
    item = {"description": "water pump", "hs": "841370", "quantity": 3, "unit": "pcs"}
    whole = {"id": "OC.1", "committee": "UN-1718", "valid_from": "2019-01-01", "valid_until": "2019-06-30"}
    path = folder / "letter.json"
    path.write_text(json.dumps({**whole, "items": [item], **changes}))
    return path


def test_an_exemption_is_used_up_in_the_order_of_the_cases(cases: Path, tmp_path: Path) -> None:
    ran = RUN.invoke(app, ["check", str(cases), "--exemptions", str(letter(tmp_path)), "--format", "json"])
    assert ran.exit_code == 0
    assert [d["verdict"] for d in json.loads(ran.stdout)] == ["allowed", "prohibited"]
    assert [[p["code"] for p in d["problems"]] for d in json.loads(ran.stdout)] == [
        ["exemption.used"],
        ["exemption.quantity"],
    ]


def test_without_the_file_nothing_is_free(cases: Path) -> None:
    ran = RUN.invoke(app, ["check", str(cases), "--format", "json"])
    assert [d["verdict"] for d in json.loads(ran.stdout)] == ["prohibited", "prohibited"]


def test_a_letter_that_cannot_be_read_is_said_and_frees_nothing(cases: Path, tmp_path: Path) -> None:
    ran = RUN.invoke(
        app, ["check", str(cases), "--exemptions", str(letter(tmp_path, committee="UN-1267")), "--format", "json"]
    )
    assert ran.exit_code == 2
    assert "letter.json:1: committee 'UN-1267'" in ran.stderr
    assert [d["verdict"] for d in json.loads(ran.stdout)] == ["prohibited", "prohibited"]


def test_the_checklist_of_each_case(cases: Path) -> None:
    text = RUN.invoke(app, ["checklist", str(cases)])
    plain = RUN.invoke(app, ["checklist", str(cases), "--format", "json"])
    assert (text.exit_code, plain.exit_code) == (0, 0)
    assert "Why an exemption is needed" in text.stdout
    found = json.loads(plain.stdout)
    assert (found["source"]["source"], [c["case"] for c in found["cases"]]) == ("S-IAN7", ["a", "b"])


def test_a_case_that_cannot_be_read_keeps_its_place(tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    path.write_text('[{"id": "bad", "kind": "grant"}, {"id": "good", "kind": "grant", "date": "2019-03-01"}]')
    ran = RUN.invoke(app, ["checklist", str(path), "--format", "json"])
    assert ran.exit_code == 2
    bad, good = json.loads(ran.stdout)["cases"]
    assert ([p["code"] for p in bad["problems"]], good["applies"]) == (["common.date.missing"], True)
    assert "bad: no date" in ran.stderr
    assert RUN.invoke(app, ["checklist", str(path), "--as-of", "2019-03-01"]).exit_code == 0


def test_nothing_to_read_is_bad_input(tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_text("[]")
    assert RUN.invoke(app, ["checklist", str(path)]).exit_code == 2


def test_the_japanese_contribution_that_reached_the_dprk(shared: Path) -> None:
    """The synthetic file: Japan gives WFP money that may not go to the DPRK, and part of it does."""
    file = shared / "domain" / "aid" / "iati_synthetic_jp_wfp_no_dprk.xml"
    ran = RUN.invoke(app, ["check", str(file), "--regimes", "JP", "--format", "json"])
    given, spent = json.loads(ran.stdout)
    way = "XM-DAC-701-TEST-2019-001 -> XM-DAC-41140-KP02-TEST"
    assert (given["verdict"], given["regimes"]["JP"]["needs"][0]) == ("refer", "beneficiary")
    assert spent["verdict"] == "prohibited"
    freeze = next(f for f in spent["regimes"]["JP"]["findings"] if f["measure"] == "JP-AID-FREEZE")
    assert any(way in text for text in freeze["because"])
    assert [p["code"] for p in spent["problems"]] == ["grant.condition.read", "grant.condition.breached"]
    assert "grant.trace.reached" in [p["code"] for p in given["problems"]]
