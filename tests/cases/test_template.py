"""Is every field in a template, told what it holds, and is a template read back as it was written?"""

import io
import re
from typing import Any

import msgspec
import pytest

from sekisho.cases import KINDS, model
from sekisho.cases.described import DESCRIBED
from sekisho.cases.model import Case
from sekisho.cases.read import Arrival, read_cases
from sekisho.cases.template import FORMS, Form, example, explained, lines_of, write

STRUCTS = {
    name: held
    for name, held in vars(model).items()
    if isinstance(held, type) and issubclass(held, msgspec.Struct) and not name.startswith("_")
}


def read(text: str) -> list[Arrival]:
    return list(read_cases(io.BytesIO(text.encode())))


def case_of(text: str) -> Case:
    (arrival,) = read(text)
    assert arrival.problems == ()
    assert arrival.case is not None
    return arrival.case


@pytest.mark.parametrize("name", STRUCTS)
def test_every_field_is_described_and_no_other(name: str) -> None:
    assert {f.encode_name for f in msgspec.structs.fields(STRUCTS[name])} == {
        field for field in DESCRIBED[name] if "." not in field
    }
    assert all(told.words for told in DESCRIBED[name].values())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_template_filled_with_its_examples_is_read_without_a_problem(kind: str, form: Form) -> None:
    assert case_of(write(kind, form, filled=True)) == case_of(write(kind, "json", filled=True))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_kind_is_filled_and_stays(kind: str) -> None:
    case = case_of(write(kind, "json", filled=True))
    assert [f.name for f in msgspec.structs.fields(case) if getattr(case, f.name) is None] == []
    assert set(example(kind)) == {"kind", *(f.encode_name for f in msgspec.structs.fields(KINDS[kind]))}


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_yaml_template_is_the_filled_one_once_the_signs_are_taken_off(kind: str) -> None:
    _, *lines = write(kind, "yaml", filled=False).splitlines()
    text = "\n".join(line.removeprefix("# ") for line in lines)
    text = text.replace("\nid:", "\nid: case-1", 1).replace("\ndate:", "\ndate: 2019-02-28", 1)
    assert case_of(text) == case_of(write(kind, "yaml", filled=True))


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_template_states_nothing(kind: str) -> None:
    for form in ("yaml", "json"):
        (arrival,) = read(write(kind, form, filled=False))
        assert [p.code for p in arrival.problems] == ["common.id.missing", "common.date.missing"]
    (arrival,) = read(write(kind, "json", filled=False).replace('"id": null', '"id": "a"').replace("null", "null"))
    assert [p.code for p in arrival.problems] == ["common.date.missing"]
    dated = write(kind, "json", filled=False).replace('"id": null', '"id": "a"')
    case = case_of(dated.replace('"date": null', '"date": "2019-02-28"'))
    assert not set(stated(msgspec.structs.asdict(case))) - {"a", "2019-02-28", "JP", "UN", "US", "KR", "EU"}
    assert read(write(kind, "csv", filled=False)) == []


def stated(value: Any) -> list[str]:
    """Every single value in it."""
    if isinstance(value, msgspec.Struct):
        value = msgspec.structs.asdict(value)
    if isinstance(value, dict | tuple):
        return [one for member in (value.values() if isinstance(value, dict) else value) for one in stated(member)]
    return [] if value is None else [str(value)]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_said_of_the_columns_is_of_all_of_them(kind: str) -> None:
    columns = write(kind, "csv", filled=False).strip().split(",")
    assert columns == ["kind", *(line.partition(": ")[0] for line in explained(kind))]
    assert len(columns) == len(set(columns))
    assert all(re.search(r": \S.* \(\S.*\)\Z", line) for line in explained(kind))


def test_closed_words_are_shown() -> None:
    takes = {path: field.takes for path, field in lines_of("voyage")}
    assert takes["ship.calls[0].source"] == "declared | documented | ais"
    assert takes["purpose"].startswith("list of passengers | cargo")
