"""A case that is written and read again is the same case, in every format, with every gap."""

import csv
import io
import json
import re
from typing import Any

import msgspec
import yaml
from hypothesis import HealthCheck, assume, given, settings

from sekisho.cases.codes import read_code
from sekisho.cases.model import KINDS, Case
from sekisho.cases.read import read_cases
from sekisho.cases.read.check import check
from tests.cases.read.strategies import plain_cases

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def case_of(plain: dict[str, Any]) -> Case:
    """The case by the model alone, without any reader."""
    case: Case = msgspec.convert(plain, KINDS[plain["kind"]], dec_hook=read_code)
    assume(not any(f.severity == "error" for f in check(case)))
    return case


def read_back(data: bytes, reader: str) -> Case:
    (arrival,) = read_cases(io.BytesIO(data), reader=reader)
    assert arrival.case is not None, arrival.problems
    assert {p.code for p in arrival.problems} <= {"voyage.imo.check_digit", "grant.condition.unparsed"}
    return arrival.case


@quick
@given(plain_cases())
def test_json(plain: dict[str, Any]) -> None:
    case = case_of(plain)
    assert read_back(msgspec.json.encode(case, enc_hook=str), "json") == case
    assert read_back(json.dumps(plain, indent=2).encode(), "json") == case
    assert read_back(msgspec.json.encode(case, enc_hook=str) + b"\r\n\r\n", "jsonl") == case


class _Yaml(yaml.SafeDumper):
    """Quotes texts such as 0E0 too, which YAML 1.2 reads as numbers and PyYAML, which is of 1.1, as texts."""


_Yaml.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"[-+]?\.?\d[\d_.]*[eE][-+]?\d+\Z"), [*"-+.0123456789"]
)


@quick
@given(plain_cases())
def test_yaml(plain: dict[str, Any]) -> None:
    case = case_of(plain)
    # JSON is YAML, and nothing that JSON writes means anything else there.
    assert read_back(b"- " + json.dumps(plain, ensure_ascii=False).encode(), "yaml") == case
    assert read_back(yaml.dump(plain, Dumper=_Yaml, allow_unicode=True).encode(), "yaml") == case


def cells(value: Any, path: str = "") -> dict[str, str]:
    """A plain object as columns: objects and numbered lists spread out, [] as it is, the rest as text."""
    if isinstance(value, dict) and value:
        return {k: v for key, m in value.items() for k, v in cells(m, f"{path}.{key}" if path else key).items()}
    if isinstance(value, list) and value and all(isinstance(m, dict) and m for m in value):
        return {k: v for n, m in enumerate(value) for k, v in cells(m, f"{path}[{n}]").items()}
    if isinstance(value, list | dict):
        return {path: json.dumps(value)}
    return {path: {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)}


@quick
@given(plain_cases())
def test_csv(plain: dict[str, Any]) -> None:
    case = case_of(plain)
    # A whole number in text form comes back as a number: the same amount, told apart only by its type.
    row = cells(plain)
    out = io.StringIO()
    csv.writer(out).writerows([row.keys(), row.values()])
    found = read_back(out.getvalue().encode(), "csv")
    assert _numbers_as_text(msgspec.to_builtins(found, enc_hook=str)) == _numbers_as_text(
        msgspec.to_builtins(case, enc_hook=str)
    )


def _numbers_as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _numbers_as_text(v) for k, v in value.items() if v is not None}
    if isinstance(value, list | tuple):
        return [_numbers_as_text(v) for v in value]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value
