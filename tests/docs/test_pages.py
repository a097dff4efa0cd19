"""What the pages show is what happens: every command and every line of Python is run, every link leads somewhere."""

from __future__ import annotations

import difflib
import doctest
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sekisho.cli.app import app
from tests.docs.pages import PAGES, ROOT, Block, agrees, blocks, sessions

WIDTH = "100"


def show_file(block: Block) -> None:
    """Write the file that a block shows, if it shows one, so that the commands after it find it."""
    if block.title:
        Path(block.title).parent.mkdir(parents=True, exist_ok=True)
        Path(block.title).write_text(block.text, encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_prints_what_the_page_says(
    page: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SEKISHO_HOME", str(tmp_path_factory.mktemp("home")))
    exit_code = None
    for block in blocks(page):
        show_file(block)
        for session in sessions(block) if block.lang == "console" else ():
            where = f"{page.name}:{session.line}: $ {session.command}"
            program, *words = shlex.split(session.command)
            if program == "echo":
                printed = f"{exit_code}\n"
            else:
                assert program == "sekisho", f"{where}: only sekisho can be run here"
                done = CliRunner().invoke(app, words, env={"COLUMNS": WIDTH}, prog_name="sekisho")
                exit_code, printed = done.exit_code, done.output
            if not agrees(session.output, printed):
                told = difflib.unified_diff(session.output.splitlines(), printed.splitlines(), "page", "printed", n=1)
                pytest.fail("\n".join((where, *told)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_on_a_page_gives_what_the_page_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    for block in blocks(page):
        show_file(block)
        if block.lang == "pycon":
            test = doctest.DocTestParser().get_doctest(block.text, names, page.name, str(page), block.line)
            told: list[str] = []
            failed = runner.run(test, out=told.append, clear_globs=False).failed
            assert not failed, "".join(told)
            names = test.globs


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)|(?:src|srcset)=\"([^\"]+)\"", page.read_text(encoding="utf-8")):
        path = (target[0] or target[1]).partition("#")[0]
        if path and "://" not in path:
            assert (page.parent / path).exists(), f"{page.name}: {path}"


def test_the_pages_made_from_the_law_are_as_the_law_makes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    from reference import stale

    found = [path.name for path, _ in stale()]
    assert not found, f"run: python scripts/reference.py (stale: {', '.join(found)})"


def test_an_ellipsis_stands_for_lines_or_words_and_nothing_else_is_forgiven() -> None:
    assert agrees("a\n...\nd\n", "a\nb\nc\nd\n")
    assert agrees("law ..., read\n", "law sha256:12, read\n")
    assert not agrees("a\nd\n", "a\nb\nd\n")
    assert not agrees("a 1\n", "a 2\n")
    assert not agrees("", "something\n")
