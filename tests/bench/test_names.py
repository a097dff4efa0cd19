"""The accuracy benchmark counts as its set says: a wrong party is no hit, a quiet negative no alarm."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
INDEX = (
    ("listed_id", "entity_type", "group", "name", "is_primary", "imo"),
    ("UN-1", "person", "kor", "KIM Yong Chol", "1", ""),
    ("UN-1", "person", "kor", "Kim Young-chul", "0", ""),
    ("UN-2", "person", "oth", "SCHUMACHER, Friedrich", "1", ""),
    ("UN-3", "org", "kor", "KOREA MINING DEVELOPMENT TRADING CORPORATION", "1", ""),
    ("OFAC-4", "vessel", "kor", "KUM SONG 3", "1", "8661850"),
)
QUERIES = (
    ("query", "listed_name", "entity_type", "script", "class", "source", "listed_id"),
    ("김영철", "KIM Yong Chol", "person", "hang", "script-hang", "made", "UN-1"),
    ("Friedrich Schumacher", "KIM Yong Chol", "person", "latn", "alias-latn", "made", "UN-1"),
    ("KUM SONG 5", "", "vessel", "latn", "neg-vessel-number", "made", ""),
    ("Friedrich Schumacher", "", "person", "latn", "neg-real-oth", "made", ""),
    ("Pierre Dupont", "", "person", "latn", "neg-real-oth", "made", ""),
)


@pytest.fixture
def made_set(tmp_path: Path) -> Path:
    for name, rows in (("names_index_public.tsv", INDEX), ("names_public.tsv", QUERIES)):
        text = "".join("\t".join(row) + "\n" for row in rows)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bench.names", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_hit_counts_only_where_it_is_the_right_party(made_set: Path) -> None:
    done = run("--set", str(made_set), "--misses", str(made_set / "misses.txt"))
    assert done.returncode == 1, done.stderr
    assert "recall 0.5000, FPR 0.3333, precision 0.5000, F1 0.5000" in done.stdout
    misses = (made_set / "misses.txt").read_text(encoding="utf-8").splitlines()
    assert [line.split(" | ")[:2] for line in misses] == [
        ["alias-latn person", "Friedrich Schumacher"],
        ["neg-real-oth person", "Friedrich Schumacher"],
    ]


def test_a_set_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = run("--set", str(tmp_path))
    assert done.returncode == 2
    assert "holds no names_public.tsv: name the folder of the public name set with --set FOLDER" in done.stderr
