"""A run of `sekisho screen` that was interrupted goes on where it ended, or says why it cannot."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from sekisho.cli import screen_work
from sekisho.cli.app import app
from sekisho.lists.store import Store
from sekisho.lists.update import import_files
from sekisho.screening.installed import installed_index
from sekisho.screening.kept import say

KIM = "Kim Jong Un"
OUT, PART, PROGRESS = Path("hits.jsonl"), Path("hits.jsonl.part"), Path("hits.jsonl.progress")
FILES = [f"q{n}.csv" for n in range(10)]


@pytest.fixture(scope="module")
def lasting_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEKISHO_HOME", str(home))
        installed_index(Store(), say)
    return home


@pytest.fixture(autouse=True)
def queries(lasting_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand queries, a hit in each hundred, one that cannot be read, some strange."""
    monkeypatch.setenv("SEKISHO_HOME", str(lasting_home))
    monkeypatch.chdir(tmp_path)
    for n, name in enumerate(FILES):
        rows = [f"{n}-{m},Proba {'abcdefghij'[m % 10] * 5} Alia{n}{m},person" for m in range(100)]
        rows[7] = f"{n}-7,{KIM},person"
        rows[50] = f"{n}-50,---,person"
        Path(name).write_text("id,name,kind\n" + "\n".join(rows) + "\n")


def run(*words: str, code: int = 2) -> Result:
    done = CliRunner().invoke(app, ["screen", *words])
    assert done.exit_code == code, done.output
    return done


def whole() -> bytes:
    """What a run that nobody interrupts writes."""
    run(*FILES, "--out", "whole.jsonl")
    assert sorted(path.name for path in Path().glob("whole*")) == ["whole.jsonl"]
    return Path("whole.jsonl").read_bytes()


def interrupted(monkeypatch: pytest.MonkeyPatch, *words: str, after: int = 4) -> Result:
    """A run that Ctrl-C ends after some blocks."""
    answer = screen_work.answer
    blocks = iter(range(after))

    def tired(*arguments: Any) -> Any:
        if next(blocks, None) is None:
            raise KeyboardInterrupt
        return answer(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(screen_work, "answer", tired)
        return run(*FILES, "--out", str(OUT), *words, code=130)


def test_a_run_that_is_killed_goes_on_to_the_same_bytes() -> None:
    slow = [*FILES * 9, "--out", str(OUT)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    with subprocess.Popen([sys.executable, "-m", "sekisho", "screen", *slow], env=environment) as process:
        while not (PART.exists() and PART.stat().st_size):
            assert process.poll() is None
            time.sleep(0.01)
        process.kill()
    assert process.returncode == -signal.SIGKILL
    assert not OUT.exists()
    done = PART.read_bytes().count(b"\n")
    assert 0 < done < 9_000
    said = run(*slow, "--resume").stderr
    assert "90 of 9,000 could not be screened" in said
    assert not PART.exists()
    assert not PROGRESS.exists()
    resumed = OUT.read_bytes()
    run(*slow)
    assert OUT.read_bytes() == resumed


def test_ctrl_c_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    said = interrupted(monkeypatch).stderr
    assert "--resume goes on from there" in said
    assert not OUT.exists()
    assert len(PART.read_bytes().splitlines()) == 400
    run(*FILES, "--out", str(OUT), "--resume")
    assert OUT.read_bytes() == whole()


@pytest.mark.parametrize("lost", [0, 1, 30, 5_000, 10**9])
def test_wherever_the_last_line_was_cut(monkeypatch: pytest.MonkeyPatch, lost: int) -> None:
    interrupted(monkeypatch)
    written = PART.read_bytes()
    PART.write_bytes(written[: max(0, len(written) - lost)])
    run(*FILES, "--out", str(OUT), "--resume")
    assert OUT.read_bytes() == whole()


def test_what_was_damaged_is_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(monkeypatch)
    written = PART.read_bytes()
    middle = len(written) // 2
    PART.write_bytes(written[:middle] + b"\0" * 100 + written[middle + 100 :])
    run(*FILES, "--out", str(OUT), "--resume")
    assert OUT.read_bytes() == whole()


def test_what_was_done_counts_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = run(*FILES, "--out", str(OUT), "--failed", "all.jsonl").stderr
    OUT.unlink()
    interrupted(monkeypatch)
    resumed = run(*FILES, "--out", str(OUT), "--resume", "--failed", "failed.jsonl").stderr
    assert "10 of 1,000 could not be screened" in resumed
    assert resumed == plain
    assert Path("failed.jsonl").read_bytes() == Path("all.jsonl").read_bytes()
    Path("q0.csv").write_text(f"id,name\n1,{KIM}\n2,Proba\n")
    monkeypatch.setattr("tests.cli.test_screen_resume.FILES", ["q0.csv", "q0.csv"])
    interrupted(monkeypatch, after=1)
    run("q0.csv", "q0.csv", "--out", str(OUT), "--resume", "--fail-on", "strong", code=1)


def test_more_processes_may_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(monkeypatch)
    run(*FILES, "--out", str(OUT), "--resume", "--jobs", "2")
    assert OUT.read_bytes() == whole()


def test_without_an_earlier_run_resume_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    run(*FILES, "--out", str(OUT), "--resume")
    assert OUT.read_bytes() == whole()


def test_without_resume_a_run_begins_anew_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(monkeypatch)
    assert "written anew" in run(*FILES, "--out", str(OUT)).stderr
    assert OUT.read_bytes() == whole()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--threshold", "0.9"], "another --threshold"),
        (["--limit", "1"], "another --limit"),
        (["--as-of", "2020-01-01"], "another --as-of"),
        (["--lists", "UN"], "another state of the lists"),
        (["--name", KIM], "another input"),
    ],
)
def test_another_question_is_not_mixed_in(monkeypatch: pytest.MonkeyPatch, words: list[str], why: str) -> None:
    interrupted(monkeypatch)
    before = PART.read_bytes()
    assert why in run(*FILES, *words, "--out", str(OUT), "--resume").stderr
    assert PART.read_bytes() == before
    run(*FILES, "--out", str(OUT), "--resume")


def test_another_input_is_not_mixed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(monkeypatch)
    with Path("q9.csv").open("a") as stream:
        stream.write("one,more,person\n")
    assert "another input" in run(*FILES, "--out", str(OUT), "--resume").stderr


def test_another_state_of_the_lists_is_not_mixed_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEKISHO_HOME", str(tmp_path / "own home"))
    interrupted(monkeypatch)
    Path("watch.csv").write_text("id,kind,name,name_kind\n1,person,Proba Ichiro,primary\n")
    import_files(Store(), [Path("watch.csv")])
    assert "another state of the lists" in run(*FILES, "--out", str(OUT), "--resume").stderr


def test_the_day_of_the_beginning_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(monkeypatch)
    progress = json.loads(PROGRESS.read_text())
    progress["day"] = "2017-12-21"
    PROGRESS.write_text(json.dumps(progress))
    days = []
    answered = screen_work.answered

    def watched(blocks: Any, work: screen_work.Work, jobs: int) -> Any:
        days.append(str(work.asking.day))
        return answered(blocks, work, jobs)

    monkeypatch.setattr(screen_work, "answered", watched)
    run(*FILES, "--out", str(OUT), "--resume")
    assert days == ["2017-12-21"]


def test_two_runs_do_not_write_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    interrupted(monkeypatch)
    before = PART.read_bytes()
    with PART.open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        for words in ([], ["--resume"]):
            assert "another run is writing" in run(*FILES, "--out", str(OUT), *words).stderr
    assert PART.read_bytes() == before
    run(*FILES, "--out", str(OUT), "--resume")
    assert OUT.read_bytes() == whole()


def test_a_record_of_progress_that_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(monkeypatch)
    PROGRESS.write_text("{")
    assert "delete it" in run(*FILES, "--out", str(OUT), "--resume").stderr


def test_standard_input_cannot_be_read_again() -> None:
    done = CliRunner().invoke(app, ["screen", "-", "--out", str(OUT), "--resume"], input="name\nKim\n")
    assert done.exit_code == 2
    assert "standard input cannot be" in done.stderr
    assert not PART.exists()
