"""Does `sekisho template` write what `sekisho check` reads?"""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sekisho.cases import KINDS
from sekisho.cases.read import read_cases
from sekisho.cli.app import app


def run(*words: str, code: int = 0) -> tuple[str, str]:
    result = CliRunner().invoke(app, ["template", *words])
    assert result.exit_code == code, result.output
    return result.stdout, result.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_the_default_is_yaml_with_what_each_field_holds(kind: str) -> None:
    out, err = run(kind)
    assert out.startswith("# Fill in id and date")
    assert f"\nkind: {kind}\n" in out
    assert err == ""


def test_json_goes_to_standard_output_and_what_its_fields_hold_beside_it() -> None:
    out, err = run("cash", "--format", "json")
    assert json.loads(out)["kind"] == "cash"
    assert "carrier.residence: where it lives or has its main office (ISO 3166 alpha-2)\n" in err


def test_a_file_with_examples_is_read(tmp_path: Path) -> None:
    file = tmp_path / "voyages.csv"
    out, _ = run("voyage", "--format", "csv", "--example", "--out", str(file))
    (arrival,) = read_cases(file)
    assert (out, arrival.problems) == ("", ())
    assert arrival.case is not None


def test_a_kind_that_does_not_exist_is_bad_usage() -> None:
    run("lorry", code=2)


def test_a_file_that_cannot_be_written_is_bad_usage(tmp_path: Path) -> None:
    _, err = run("cash", "--out", str(tmp_path / "absent" / "cash.yaml"), code=2)
    assert "cannot write" in err
