"""How is a case of a kind written? Every field of the model as a template, blank or filled with examples."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

import msgspec

from sekisho.cases.codes import Country, Currency, Place
from sekisho.cases.described import DESCRIBED, Described
from sekisho.cases.model import KINDS, Party, Ship
from sekisho.cases.read.fields import Expected, choices, expected

Form = Literal["yaml", "json", "csv"]
FORMS: tuple[Form, ...] = ("yaml", "json", "csv")
_CALLED: dict[Any, str] = {
    str: "text",
    bool: "true or false",
    int: "whole number",
    date: "YYYY-MM-DD",
    Country: "ISO 3166 alpha-2",
    Place: "UN/LOCODE or country",
    Currency: "ISO 4217",
}
# A party or ship that stands so deep in a case is shown by its own values alone.
_DEEPEST = 2


class Field(NamedTuple):
    """One field of a case.

    Args:
        name: as the contract writes it.
        described: what it holds, with an example where it is a single value or a list of such.
        takes: what may be written, with closed words.
        many: whether it is a list of what `fields` hold.
        fields: the fields that it is made of, () for a single value.
        whole: whether it is known as a whole or not at all, as an amount is.
    """

    name: str
    described: Described
    takes: str
    many: bool = False
    fields: tuple[Field, ...] = ()
    whole: bool = False


def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of a kind of case in the order of the contract, `kind` left out."""
    return tuple(_fields(KINDS[kind], 0))


def lines_of(kind: str) -> Iterator[tuple[str, Field]]:
    """Every single field of a kind with its dotted path, items of lists counted from 0."""

    def walk(fields: tuple[Field, ...], before: str) -> Iterator[tuple[str, Field]]:
        for field in fields:
            path = f"{before}{field.name}"
            if field.fields:
                yield from walk(field.fields, f"{path}[0]." if field.many else f"{path}.")
            else:
                yield path, field

    return walk(fields_of(kind), "")


def example(kind: str) -> dict[str, Any]:
    """A case with every field filled by its example."""
    return {"kind": kind, **_filled(fields_of(kind))}


def write(kind: str, form: Form, *, filled: bool) -> str:
    """A template as text that `read_cases` takes.

    Args:
        kind: one of the seven kinds.
        form: the format; YAML carries what each field holds as comments, JSON and CSV have no place for it.
        filled: with the examples; else blank, for the caller to fill.
    """
    if form == "csv":
        return _csv(kind, filled=filled)
    if form == "json":
        case = example(kind) if filled else {"kind": kind, **_blank(fields_of(kind))}
        return json.dumps(case, ensure_ascii=False, indent=2) + "\n"
    comments = (
        "" if filled else "# Fill in id and date, and take the # off what you know; what is left out is unknown.\n"
    )
    head = f"{comments}kind: {kind}\n"
    return head + "".join(f"{line}\n" for field in fields_of(kind) for line in _yaml(field, "", filled=filled))


def explained(kind: str) -> Iterator[str]:
    """A line for each field: its path, what it holds, what it takes."""
    return (f"{path}: {field.described.words} ({field.takes})" for path, field in lines_of(kind))


def _fields(struct: type, depth: int) -> Iterator[Field]:
    told = DESCRIBED[struct.__name__]
    for member in msgspec.structs.fields(struct):
        name, place, described = member.encode_name, expected(member.type), told[member.encode_name]
        if place.keys:
            days = tuple(Field(key, told[f"{name}.{key}"], _CALLED[date]) for key in place.keys)
            yield Field(name, described, "days", fields=days, whole=True)
            continue
        # Where one value or a list may stand, as in `listed`, the one value is shown.
        many = place.items is not None and not place.bare
        inner = expected(place.items) if many else place
        if described.example is not None or not inner.struct:
            yield Field(name, described, f"list of {_takes(inner)}" if many else _takes(inner))
        elif depth < _DEEPEST or inner.struct not in (Party, Ship):
            held = msgspec.structs.fields(inner.struct)
            fields = tuple(_fields(inner.struct, depth + 1))
            yield Field(name, described, "", many, fields, whole=many or any(f.required for f in held))


def _takes(place: Expected) -> str:
    """What may be written at a place, in words."""
    return " | ".join(choices(place)) or " or ".join(said for kind, said in _CALLED.items() if kind in place.bare)


def _filled(fields: tuple[Field, ...]) -> dict[str, Any]:
    return {f.name: _value(f) for f in fields}


def _value(field: Field) -> Any:
    if not field.fields:
        return field.described.example
    inner = _filled(field.fields)
    return [inner] if field.many else inner


def _blank(fields: tuple[Field, ...]) -> dict[str, Any]:
    """Every field as unknown."""
    return {f.name: _blank(f.fields) if f.fields and not f.whole else None for f in fields}


def _csv(kind: str, *, filled: bool) -> str:
    columns = dict(lines_of(kind))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("kind", *columns))
    if filled:
        writer.writerow((kind, *(_cell(field.described.example) for field in columns.values())))
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _yaml(field: Field, indent: str, *, filled: bool) -> Iterator[str]:
    """The lines of a field, commented out where they are for the caller to take up."""
    asked = not indent and field.name in ("id", "date")
    off = "" if filled or asked else "# "
    if not field.fields:
        value = "" if asked and not filled else f" {json.dumps(field.described.example, ensure_ascii=False)}"
        yield f"{off}{indent}{field.name}:{value}  # {field.described.words} ({field.takes})"
        return
    yield f"{off}{indent}{field.name}:  # {field.described.words}"
    below = indent + ("    " if field.many else "  ")
    lines = [line for inner in field.fields for line in _yaml(inner, below, filled=filled)]
    if field.many:
        lines[0] = lines[0].replace(f"{off}{below}", f"{off}{indent}  - ", 1)
    yield from lines
