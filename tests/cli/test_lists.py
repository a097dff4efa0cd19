"""`sekisho lists` from the outside: what comes in, what is shown, and the exit code of each way it can end."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import sekisho.lists.publisher as publishers
from sekisho.cli.app import app
from sekisho.lists.store import Store
from tests.lists import serving as site
from tests.lists.made import un_list

CONTRACT = {"list", "entries", "as_of", "fetched", "sha256", "source", "held"}
BESIDE = {"built_in", "title", "licence", "missing"}
OWN = """id,kind,name,name_kind,imo,birth_date,country
7,person,Proba Ichiro,primary,,1970-01-02,JP
7,person,プロバ・イチロー,weak,,,
8,vessel,Proba Maru,primary,9074729,,KP
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEKISHO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def run(*words: str | Path, code: int = 0) -> Result:
    done = CliRunner().invoke(app, ["lists", *map(str, words)], env={"COLUMNS": "100"})
    assert done.exit_code == code, done.output
    return done


def run_json(*words: str | Path, code: int = 0) -> Any:
    return json.loads(run(*words, "--format", "json", code=code).stdout)


def in_use(source: str) -> dict[str, Any]:
    found: dict[str, Any] = next(x for x in run_json("status")["lists"] if x["source"] == source)
    return found


def persons(count: int) -> list[str]:
    return [f"KPi.{n:03}" for n in range(1, count + 1)]


@pytest.fixture
def put(tmp_path: Path) -> Any:
    """Write a file to take in."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def two_states(put: Any) -> None:
    """Two states of the UN list: 41 goes, 43 and 44 come."""
    run("import", put("old.xml", un_list("2024-01-01", persons(42))))
    run("import", put("new.xml", un_list("2024-06-01", [*persons(40), "KPi.042", "KPi.043", "KPi.044"])))


def test_status_has_the_keys_of_the_contract(put: Any) -> None:
    run("import", put("ours.csv", OWN))
    said = run_json("status")["lists"]
    assert {x["source"] for x in said} == {"un", "un-ships", "ofac-sdn", "mof", "uk", "ours"}
    assert all(set(x) == CONTRACT | BESIDE for x in said)
    assert all(x["held"] == [] and len(x["sha256"]) == 64 for x in said)
    assert [x["source"] for x in said if x["fetched"]] == ["ours"]


def test_a_list_of_ones_own_is_taken_in_and_shown(put: Any) -> None:
    said = run("import", put("ours.csv", OWN)).stdout
    assert "ours: accepted" in said
    assert "+ 7  Proba Ichiro" in said
    assert in_use("ours")["entries"] == 2
    entry = run_json("show", "ours:7")["entries"][0]
    assert [(n["text"], n.get("quality", "good")) for n in entry["names"]] == [
        ("Proba Ichiro", "good"),
        ("プロバ・イチロー", "weak"),
    ]
    assert entry["nationalities"] == ["JP"]
    assert "imo 9074729" in run("show", "8").stdout


def test_the_same_bytes_again_are_unchanged(put: Any) -> None:
    path = put("ours.csv", OWN)
    run("import", path)
    assert run_json("import", path)["lists"][0]["outcome"] == "unchanged"


def test_a_row_that_is_odd_is_kept_and_said_with_its_line(put: Any) -> None:
    said = run("import", put("ours.csv", OWN + "9,ship,Proba Go,primary,,,\n")).stdout
    assert "warning: ship: read as unknown" in said
    assert "(line 5)" in said
    assert in_use("ours")["entries"] == 3


def test_a_publishers_file_with_too_little_is_held_until_it_is_accepted(put: Any) -> None:
    path = put("un.xml", un_list("2026-06-01", persons(3)))
    held = run_json("import", path, code=2)["lists"][0]
    assert held["outcome"] == "held"
    assert any(reason.startswith("entries: 152 of 155 are gone") for reason in held["reasons"])
    assert in_use("un")["built_in"]
    assert [h["as_of"] for h in in_use("un")["held"]] == ["2026-06-01"]
    assert "held: state of 2026-06-01" in run("status").stdout
    accepted = run_json("import", path, "--accept", "a test list")["lists"][0]
    assert accepted["outcome"] == "accepted"
    assert accepted["reasons"][-1] == "accepted: a test list"
    assert (in_use("un")["entries"], in_use("un")["as_of"], in_use("un")["held"]) == (4, "2026-06-01", [])


def test_an_entry_that_was_taken_in_is_shown_before_and_after_its_listing_day(put: Any) -> None:
    run("import", put("un.xml", un_list("2026-06-01", persons(3))), "--accept", "a test list")
    before, after = (run_json("show", "KPi.002", "--as-of", day)["entries"][0] for day in ("2017-06-01", "2017-06-02"))
    assert (before["listed"], after["listed"]) == (False, True)
    assert {**before, "listed": True, "as_of": after["as_of"]} == after
    assert "not on the list on 2017-06-01" in run("show", "KPi.002", "--as-of", "2017-06-01").stdout


@pytest.mark.usefixtures("two_states")
def test_diff_names_what_came_and_what_went() -> None:
    said = run("diff", "un", "2024-01-01", "2024-06-01").stdout.splitlines()
    assert said[:5] == [
        "un: 2024-01-01 (43 entries) beside 2024-06-01 (44 entries)",
        "2 added, 1 removed, 1 changed",
        "+ KPi.043  TEST PERSON KPi.043",
        "+ KPi.044  TEST PERSON KPi.044",
        "- KPi.041  TEST PERSON KPi.041",
    ]
    found = run_json("diff", "UN", "2024-03-31", "2024-12-31")
    assert (found["list"], found["from"], found["to"]) == ("UN", "2024-03-31", "2024-12-31")
    assert [x["entry"] for x in found["added"]] == ["KPi.043", "KPi.044"]
    assert [x["entry"] for x in found["removed"]] == ["KPi.041"]
    assert {x["id"] for x in found["changed"]} == {"KPi.042"}


@pytest.mark.usefixtures("two_states")
def test_diff_of_a_day_without_a_state_says_which_days_there_are() -> None:
    assert "2024-01-01, 2024-06-01" in run("diff", "un", "2020-01-01", "2024-06-01", code=2).stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "KPi.999"), "KPi.999"),
        (("diff", "atlantis", "2024-01-01", "2024-06-01"), "in use: un, un-ships"),
        (("update", "atlantis"), "known: CSL, EU"),
        (("import", "no-such-file.xml"), "no-such-file.xml"),
        (("show", "KPi.033", "--as-of", "yesterday"), "2019-02-28"),
    ],
)
def test_what_nobody_knows_is_bad_usage(words: tuple[str, ...], said: str) -> None:
    done = run(*words, code=2)
    assert said in " ".join(done.stderr.split())
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<!DOCTYPE html><html><body>Sorry</body></html>", "an HTML page"),
        (b"PK\x03\x04rest", "unpack it"),
        (b"", "is empty"),
        (b"name,colour\na,b\n", "no format that is known"),
        (un_list("2024-01-01", persons(5))[:-200], "list.xml"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_the_reason(put: Any, home: Path, content: bytes, said: str) -> None:
    refused = run_json("import", put("list.xml", content), code=3)["lists"][0]
    assert refused["outcome"] == "refused"
    assert refused["source"] == "list.xml"
    assert said in refused["reasons"][0]
    assert not home.exists()


def test_offline_fetches_nothing_and_shows_the_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    with site.serving(un_list("2024-01-01", persons(40))) as served:
        publish_at(served.address, monkeypatch)
        done = run("update", "--offline")
        assert served.requests == []
    assert "nothing was fetched" in done.stderr
    assert "155 entries" in done.stdout


def publish_at(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    there = tuple(dataclasses.replace(p, addresses=(address,)) if p.id == "un" else p for p in publishers.PUBLISHERS)
    monkeypatch.setattr(publishers, "PUBLISHERS", there)


def test_update_of_one_source_and_what_each_end_is_worth(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = un_list("2024-01-01", persons(40)), un_list("2024-06-01", persons(42))
    with site.serving(old) as served:
        publish_at(served.address, monkeypatch)
        assert run_json("update", "UN")["lists"][0]["outcome"] == "accepted"
        assert "nothing changed since the last time" in run("update", "un").stdout
        served.content = new
        found = run_json("update", "un")["lists"][0]
        assert [x["entry"] for x in found["difference"]["added"]] == ["KPi.041", "KPi.042"]
        served.behaviours = [site.page, site.page_in_disguise]
        assert "FAILED" in run("update", "un", code=2).stdout
        assert "REFUSED" in run("update", "un", code=3).stdout
        served.behaviours, served.last = [], site.whole
        served.content = un_list("2024-07-01", persons(20))
        assert "HELD" in run("update", "un", code=2).stdout
    compared = run_json("diff", "un", "2024-06-01", "2024-12-31")
    assert [(s["as_of"], s["held"]) for s in compared["states"]] == [("2024-06-01", False), ("2024-07-01", True)]
    assert len(compared["removed"]) == 22, "what is held is shown, so that a person can decide"
    assert [str(s.as_of) for s in Store().accepted("un")] == ["2024-01-01", "2024-06-01"]


def test_what_an_update_held_is_accepted_from_its_own_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with site.serving(un_list("2026-06-01", persons(3))) as served:
        publish_at(served.address, monkeypatch)
        run("update", "un", code=2)
        assert in_use("un")["built_in"]
        run("update", "un", code=2)  # nothing new came, and it is held still
    held = in_use("un")["held"][0]["snapshot"]
    run("import", home / "lists" / "un" / held / "raw", "--accept", "looked at")
    assert (in_use("un")["entries"], in_use("un")["held"]) == (4, [])


def test_a_list_that_has_no_address_is_imported_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = tuple(dataclasses.replace(p, addresses=()) for p in publishers.PUBLISHERS if p.id == "un")
    monkeypatch.setattr(publishers, "PUBLISHERS", nowhere)
    assert "import its file by hand" in run("update", code=2).stdout


@pytest.mark.parametrize("words", [("status",), ("show", "KPi.033"), ("diff", "un", "2024-01-01", "2024-06-01")])
@pytest.mark.usefixtures("two_states")
def test_a_broken_record_is_named_and_nothing_is_answered(home: Path, words: tuple[str, ...]) -> None:
    record = next((home / "lists" / "un").glob("2024-06-01_*/snapshot.json"))
    record.write_bytes(record.read_bytes()[:100])
    done = run(*words, code=3)
    assert done.stdout == ""
    assert str(record.parent) in done.stderr


def test_damaged_entries_are_mended_from_the_raw_bytes(home: Path, put: Any) -> None:
    run("import", put("ours.csv", OWN))
    entries = next((home / "lists" / "ours").glob("*/entries.msgpack"))
    sound = entries.read_bytes()
    for damage in (sound[:-5], sound.replace(b"Ichiro", b"Xxxxxx")):
        entries.write_bytes(damage)
        assert "Proba Ichiro" in run("show", "ours:7").stdout
        assert entries.read_bytes() == sound


def test_files_that_were_changed_are_named_and_nothing_is_answered(home: Path, put: Any) -> None:
    run("import", put("ours.csv", OWN))
    folder = next((home / "lists" / "ours").glob("20*"))
    (folder / "entries.msgpack").write_bytes(b"")
    raw = folder / "raw" / "ours.csv"
    raw.write_bytes(raw.read_bytes().replace(b"Ichiro", b"Xxxxxx"))
    done = run("show", "ours:7", code=3)
    assert done.stdout == ""
    assert str(folder) in done.stderr


@pytest.mark.parametrize("name", ["un.csv", "Un.csv", "ofac.csv", "ofac-sdn.csv", "un-ships.csv", "eu.csv"])
def test_a_list_of_ones_own_never_stands_in_a_publishers_place(put: Any, home: Path, name: str) -> None:
    assert "rename the file" in run("import", put(name, OWN), code=2).stderr
    assert not home.exists()


def test_a_list_of_ones_own_with_a_publishers_list_id_is_refused(put: Any, home: Path) -> None:
    assert "rename it" in run("import", put("UN.csv", OWN), code=3).stdout
    assert not home.exists()


@pytest.mark.parametrize("source", ["un", "UN", "ofac-consolidated", "un-ships", "../ours", "a/b", ".ours"])
def test_a_list_of_ones_own_takes_no_publishers_source_and_leaves_its_folder_never(
    put: Any, home: Path, source: str
) -> None:
    assert "source" in run("import", put("ours.csv", OWN), "--source", source, code=2).stderr
    assert not home.exists()


def test_a_publishers_file_takes_no_other_source(put: Any) -> None:
    path = put("list.xml", un_list("2024-01-01", persons(5)))
    assert "whose source is un, not 'mof'" in run("import", path, "--source", "mof", code=2).stderr
    assert run_json("import", path, "--source", "un")["lists"][0]["source"] == "un"


def test_two_lists_of_ones_own_stay_apart(put: Any) -> None:
    run("import", put("ours.csv", OWN))
    run("import", put("theirs.csv", OWN.replace("Proba", "Alia")))
    assert [run_json("show", f"{x}:7")["entries"][0]["names"][0]["text"] for x in ("ours", "theirs")] == [
        "Proba Ichiro",
        "Alia Ichiro",
    ]
    assert len(run_json("show", "7")["entries"]) == 2


def test_the_folder_is_the_one_that_the_environment_names(
    put: Any, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "other"))
    run("import", put("ours.csv", OWN))
    assert [p.name for p in (home / "lists").iterdir()] == ["ours"]
    assert not (tmp_path / "other").exists()
    monkeypatch.delenv("SEKISHO_HOME")
    assert "ours" not in {x["source"] for x in run_json("status")["lists"]}
    run("import", put("ours.csv", OWN))
    assert (tmp_path / "other" / "sekisho" / "lists" / "ours").is_dir()


def test_what_had_not_come_in_by_a_day_was_not_known(put: Any) -> None:
    run("import", put("ours.csv", OWN))
    assert "ours" not in {x["source"] for x in run_json("status", "--known-at", "2020-01-01")["lists"]}
    run("show", "ours:7", "--known-at", "2020-01-01", code=2)


def test_known_at_shows_no_counterpart_of_a_list_that_came_later() -> None:
    """The built-in list of Japan is of August 2026: in March nobody here knew it."""
    now = run_json("show", "KPi.033")["entries"][0]
    then = run_json("show", "KPi.033", "--known-at", "2026-03-01")["entries"][0]
    assert any(x["list"] == "MOF" for x in now["same_party"])
    assert not any(x["list"] == "MOF" for x in then["same_party"])
