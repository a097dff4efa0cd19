"""The names that others may build on are there, are documented, and cost nothing until they are used."""

import subprocess
import sys
from pathlib import Path

import pytest

import sekisho

PAGE = Path(__file__).parents[1] / "docs" / "python.md"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("name", sekisho.__all__)
def test_every_public_name_is_there_and_explained(name: str) -> None:
    assert hasattr(sekisho, name)
    assert name in dir(sekisho)
    assert f"`{name}`" in PAGE.read_text(encoding="utf-8"), f"docs/python.md does not say what {name} is"


def test_a_name_is_the_one_of_its_home() -> None:
    from sekisho.cases.read import read_cases
    from sekisho.deciding import decide
    from sekisho.law import load_built_in

    assert (sekisho.read_cases, sekisho.decide, sekisho.load_built_in) == (read_cases, decide, load_built_in)


def test_what_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonesuch'"):
        sekisho.nonesuch  # noqa: B018


def test_a_star_import_gives_all_names_and_no_more() -> None:
    given: dict[str, object] = {}
    exec("from sekisho import *", given)
    assert set(given) - {"__builtins__"} == set(sekisho.__all__)


def test_to_import_the_package_loads_none_of_its_parts() -> None:
    done = run("-c", "import sys, sekisho; print(*(m for m in sys.modules if m.startswith('sekisho.')))")
    assert (done.returncode, done.stdout.strip()) == (0, "sekisho.version")


def test_the_package_runs_as_a_module() -> None:
    done = run("-m", "sekisho", "--version")
    assert (done.returncode, done.stdout) == (0, f"sekisho {sekisho.__version__}\n")
