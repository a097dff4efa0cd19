"""The public reference cases, compared as their own script compares them."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from sekisho.deciding import to_json
from tests.conftest import SHARED
from tests.deciding.asking import search

FILE = SHARED / "cases" / "public.yaml"
# Scenarios are not yet run.
LATER = {"P40a": "scenarios", "P40b": "scenarios"}


def _cases() -> list[dict[str, Any]]:
    return yaml.safe_load(FILE.read_text(encoding="utf-8")) if FILE.is_file() else []


def _script() -> Any:
    path = SHARED / "cases" / "run_cases.py"
    spec = importlib.util.spec_from_file_location("run_cases", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("case", [pytest.param(c, id=c["id"]) for c in _cases() if c["id"] not in LATER])
def test_a_public_case_holds(case: dict[str, Any], shared: Path) -> None:
    decision = json.loads(to_json(search(case["case"])))
    faults = _script().decision_faults(case["expect"], decision)
    assert not faults, "; ".join(
        f"{regime} {what}: expected {expected}, got {got}" for regime, what, expected, got in faults
    )


def test_every_public_case_is_run_or_named_as_later(shared: Path) -> None:
    ids = {c["id"] for c in _cases()}
    assert LATER.keys() <= ids
    assert {c["id"] for c in _cases() if "command" in c} == {"P40a", "P40b"}
