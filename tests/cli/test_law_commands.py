import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sekisho.cli.app import app
from sekisho.law import load_built_in

RUN = CliRunner()


@pytest.mark.parametrize(
    "command", [["list"], ["show", "UN-2397"], ["timeline"], ["in-force", "--as-of", "2019-02-28"], ["check"]]
)
def test_every_command_speaks_text_and_json_in_both_languages(command: list[str]) -> None:
    for lang in ("en", "ja"):
        text = RUN.invoke(app, ["law", *command, "--lang", lang])
        assert text.exit_code == 0
        assert text.stdout.strip()
    said = RUN.invoke(app, ["law", *command, "--format", "json"])
    assert said.exit_code == 0
    assert isinstance(json.loads(said.stdout), dict)


def test_all_paragraphs_of_a_resolution_or_one() -> None:
    law = load_built_in()
    whole = json.loads(RUN.invoke(app, ["law", "show", "un-2397", "--format", "json"]).stdout)["measures"]
    assert {m["provision"] for m in whole} == {m.provision for m in law.measures.values() if m.id == "UN-2397"}
    one = json.loads(RUN.invoke(app, ["law", "show", "UN-2397:p5", "--format", "json"]).stdout)["measures"]
    assert [m["provision"] for m in one] == ["p5"]


def test_a_measure_that_is_not_there_is_answered_with_near_ones() -> None:
    result = RUN.invoke(app, ["law", "show", "JP-PAY-BAN-2017"])
    assert result.exit_code == 2
    assert "JP-PAY-BAN-2016" in result.stderr
    assert result.stdout == ""


def test_a_day_that_is_none_is_bad_usage() -> None:
    result = RUN.invoke(app, ["law", "in-force", "--as-of", "28.2.2019"])
    assert result.exit_code == 2
    assert "2019-02-28" in result.stderr


def test_a_broken_law_is_named_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("a: {type: truth}\na: {type: truth}\n", encoding="utf-8")
    text = RUN.invoke(app, ["law", "check", str(tmp_path)])
    assert text.exit_code == 3
    assert "facts.yaml:2:" in text.stdout
    said = RUN.invoke(app, ["law", "check", str(tmp_path), "--format", "json"])
    assert said.exit_code == 3
    faults = json.loads(said.stdout)["faults"]
    assert {"file", "line", "code", "message"} == set(faults[0])
    assert json.loads(said.stdout)["law"] is None
