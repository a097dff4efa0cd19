"""`sekisho selftest`: what is installed is found, in each script, and what fails is loud."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from sekisho.cli.app import app
from sekisho.deciding import canaries as cases
from sekisho.errors import BrokenData
from sekisho.law import load_built_in
from sekisho.lists.built_in import built_in_entries
from sekisho.lists.canaries import canaries_of, check
from sekisho.lists.entry import Entry, ListedName
from sekisho.screening.build import build_index
from sekisho.screening.screen import Screen

SOURCES = ("un", "un-ships", "ofac-sdn", "mof", "uk")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEKISHO_HOME", str(tmp_path))
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["selftest", *words])


def test_a_fresh_machine_passes_and_says_how_old_its_lists_are(home: Path) -> None:
    done = run()
    assert done.exit_code == 0, done.output
    assert "FAILED" not in done.stdout
    assert "old lists:" in done.stderr
    assert "eu: not here, so not tested" in done.stderr


def test_each_list_and_each_script_is_looked_up(home: Path) -> None:
    said: dict[str, Any] = json.loads(run("--format", "json").stdout)
    assert said["ok"]
    assert {c["of"].split(" of ")[0] for c in said["checks"]} == {*SOURCES, "names", "law"}
    for script in ("Latn", "Kana", "Hani", "Hang", "Cyrl"):
        assert any(c["what"].endswith(f"({script})") for c in said["checks"])
    assert said["missing_lists"] == ["ofac-consolidated", "csl", "eu"]
    assert all(len(one["sha256"]) == 64 for one in said["lists"])


def test_every_run_is_added_to_the_log_with_its_moment(home: Path) -> None:
    run()
    first = (home / "selftest.log").read_text(encoding="utf-8")
    run("--format", "json")
    both = (home / "selftest.log").read_text(encoding="utf-8")
    assert both.startswith(first)
    assert len(both.splitlines()) == 2 * len(first.splitlines())
    assert all(line[:4].isdigit() and line[10] == "T" for line in both.splitlines())
    assert "ok mof of 2026-08-28: name キム・ソンチョル (Kana)" in first


def test_a_list_that_lost_an_entry_fails(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sekisho.lists.installed as installed

    def without_its_first(store: object, source: str, known_at: object = None) -> tuple[Any, ...]:
        return built_in_entries(source)[1:]

    monkeypatch.setattr(installed, "entries_of", without_its_first)
    done = run()
    assert done.exit_code == 3
    assert "FAILED  un of 2026-02-27: id KPi.001" in done.stdout
    assert "do not rely on answers" in done.stderr
    assert "FAILED un of 2026-02-27: id KPi.001" in (home / "selftest.log").read_text(encoding="utf-8")


def test_a_broken_snapshot_fails_and_the_law_is_still_tested(home: Path) -> None:
    folder = home / "lists" / "un" / "2026-02-27_x"
    folder.mkdir(parents=True)
    (folder / "snapshot.json").write_bytes(b"{")
    done = run("--format", "json")
    assert done.exit_code == 3
    said = json.loads(done.stdout)
    assert [c["of"] for c in said["checks"] if not c["ok"]] == ["lists"]
    assert any(c["of"] == "law" and c["ok"] for c in said["checks"])


def test_a_log_that_cannot_be_written_is_said(home: Path) -> None:
    (home / "selftest.log").mkdir()
    done = run()
    assert done.exit_code == 2
    assert "selftest.log" in done.stderr


def test_a_search_that_finds_nobody_or_anybody_fails(tmp_path: Path) -> None:
    def failed(*entries: Entry) -> set[str]:
        build_index(tmp_path / "made.index", entries)
        return {check.what for check in cases.check_names(Screen(tmp_path / "made.index")) if not check.ok}

    everyone = [entry for source in SOURCES for entry in built_in_entries(source)]
    assert failed(*everyone) == set()
    nobody = failed(*(entry for entry in everyone if entry.list not in ("UN", "OFAC")))
    assert "김정은 (Hang)" in nobody
    assert "the ship of IMO 8628597" in nobody
    father = (ListedName(text="KIM Jong Il"), ListedName(text="KIM Jong Un"))
    assert failed(Entry(list="OFAC", id="20157", kind="person", names=father)) >= {
        "Kim Jong Il (Latn) is another person"
    }


def test_a_list_that_cannot_be_searched_fails(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sekisho.screening.installed as installed

    def broken(store: object, warn: object) -> Screen:
        raise BrokenData("the index cannot be read")

    monkeypatch.setattr(installed, "installed_screen", broken)
    done = run()
    assert done.exit_code == 3
    assert "FAILED  names: can be searched" in done.stdout


def test_law_that_decides_otherwise_fails() -> None:
    law = load_built_in()
    assert all(c.ok for c in cases.check_cases(law))
    assert not all(c.ok for c in cases.check_cases(dataclasses.replace(law, measures={})))


def test_a_list_of_ones_own_is_tested_by_its_own_entries() -> None:
    entries = built_in_entries("uk")[:5]
    assert len(canaries_of("mine", entries)) == 6
    assert all(c.ok for c in check("mine", entries))
    assert [c.ok for c in check("mine", ())] == [False]
