"""The set-up script on machines that lack something: it says what, and what to do."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.docs.pages import ROOT


def setup(tmp_path: Path, python: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "PYTHON": python, "SEKISHO_VENV": str(tmp_path / "venv")}
    words = ["sh", str(ROOT / "scripts" / "setup")]
    return subprocess.run(words, env=env, capture_output=True, text=True, timeout=60, check=False)


def test_without_a_fitting_python_it_names_the_version_and_the_way_out(tmp_path: Path) -> None:
    done = setup(tmp_path, "no-such-python")
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr
    assert "PYTHON=" in done.stderr


def test_without_pip_and_ensurepip_it_gives_the_line_that_adds_them(tmp_path: Path) -> None:
    bare = tmp_path / "python"
    bare.write_text('#!/bin/sh\n[ "$1" != -m ]\n', encoding="utf-8")
    bare.chmod(0o755)
    done = setup(tmp_path, str(bare))
    assert done.returncode == 1
    assert "apt-get install python3-pip python3-venv" in done.stderr
    assert not (tmp_path / "venv").exists()
