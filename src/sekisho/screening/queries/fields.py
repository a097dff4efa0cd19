"""What does a field say? Name, kind, birth date, country and numbers of a record, each read or said to be wrong."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar, get_args

from sekisho.cases.codes import Country
from sekisho.cases.problem import Problem, Severity
from sekisho.lists.imo import company_number_holds, ship_number_holds
from sekisho.screening.numbers import number_key
from sekisho.screening.queries.block import Row
from sekisho.screening.query import Number, Query, QueryKind

KINDS: dict[str, QueryKind] = {kind: kind for kind in get_args(QueryKind)}
# Schemes that may be columns by themselves; the field `ids` takes any.
SCHEMES = ("imo", "imo_company", "mmsi", "call_sign", "bic", "lei", "passport", "national_id", "registration", "tax",
           "crypto", "aircraft")  # fmt: skip
FIELDS = ("id", "name", "names", "kind", "birth_date", "country", "ids", *SCHEMES)

_KNOWN = frozenset(FIELDS)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_SCHEME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_NAME = 20_000
_LONGEST_SHOWN = 40
_Value = TypeVar("_Value")


class _Say(Protocol):
    """Keeps a problem: of which field, which code, what is wrong, and whether the field's party goes unscreened."""

    def __call__(self, field: str, code: str, message: str, *, refused: bool = False) -> None: ...


@lru_cache(maxsize=1024)
def field_name(column: str) -> str:
    """A column as its field is called: `Birth Date` is `birth_date`."""
    return re.sub(r"[\s-]+", "_", column.strip().lower())


def shown(value: object) -> str:
    """A value in quotes, short and writable, for a message."""
    text = writable(str(value))
    return f"'{text}'" if len(text) <= _LONGEST_SHOWN else f"'{text[:_LONGEST_SHOWN]}...'"


def writable(text: str) -> str:
    r"""The text with each lone half of a surrogate pair as its escape (`\ud800`): UTF-8 has no bytes for it."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def read_row(place: str, number: int, line: int | None, fields: Mapping[str, object]) -> Row:
    """The query of one record; what cannot be read is said, and the rest is screened without it.

    Args:
        place: the name of its source.
        number: its number in the source, counted from 1: with `place` its id where it has none.
        line: where it stands.
        fields: by the names of `FIELDS`; others are said to be unused.
    """
    given = fields.get("id")
    key = ("" if given is None else writable(str(given)).strip()) or f"{place}#{number}"
    problems: list[Problem] = []

    def say(field: str, code: str, message: str, *, refused: bool = False) -> None:
        severe: Severity = "error" if refused else "warning"
        found = Problem(case=key, field=field, code=f"screen.{code}", severity=severe, message=message, line=line)
        problems.append(found)

    names = tuple(_names(fields, say))
    kinds = tuple(_read("kind", read_kind, fields, say))
    births = tuple(_read("birth_date", read_birth_date, fields, say))
    countries = tuple(_read("country", read_country, fields, say))
    numbers = tuple(_numbers(fields, say))
    query = None
    if names or numbers:
        kind = kinds[0] if kinds else "unknown"
        query = Query(id=key, names=names, kind=kind, birth_dates=births, countries=countries, numbers=numbers)
    elif not problems or all(problem.severity != "error" for problem in problems):
        say("name", "name.missing", "no name: give one, or a number that identifies the party", refused=True)
    unused = () if fields.keys() <= _KNOWN else tuple(field for field in fields if field not in _KNOWN)
    return Row(id=key, query=query, problems=tuple(problems), unused=unused)


def read_kind(text: str) -> QueryKind:
    """The kind that a word names, raising ValueError that lists the words."""
    kind = KINDS.get(text.lower())
    if kind is None:
        raise ValueError(f"kind {shown(text)} is none of {', '.join(KINDS)}")
    return kind


@lru_cache(maxsize=65536)
def read_birth_date(text: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day that `1984-01-08`, `1984-01` or `1984` can mean, raising ValueError for others."""
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        first = datetime.date(year, month or 1, day or 1)
        last = first if day else datetime.date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError:
        raise ValueError(f"birth date {shown(text)} is no day; write 1984-01-08, 1984-01 or 1984") from None
    return first, last


@lru_cache(maxsize=1024)
def read_country(text: str) -> str:
    """The ISO 3166 alpha-2 code that a text is, in any case, raising ValueError for others."""
    try:
        return str(Country.read(text.upper()))
    except ValueError:
        raise ValueError(f"country {shown(text)} is no ISO 3166 alpha-2 code; write KP, JP, ...") from None


def read_number(text: str) -> Number:
    """A number with its scheme before a colon (`passport:563410081`), raising ValueError for others."""
    scheme, colon, value = (part.strip() for part in text.partition(":"))
    if not colon or not value or not _SCHEME.fullmatch(scheme.lower()):
        raise ValueError(f"number {shown(text)} does not say its scheme; write passport:563410081 or imo:9187629")
    return make_number(scheme.lower(), value)


def make_number(scheme: str, value: str, country: str | None = None) -> Number:
    """A number as it is looked up, raising ValueError where it can identify nobody."""
    if scheme in ("imo", "imo_company"):
        digits = re.sub(r"[^0-9]", "", value)
        if not (ship_number_holds(digits) if scheme == "imo" else company_number_holds(digits)):
            raise ValueError(f"{scheme} {shown(value)}: not seven digits with their check digit; look at it again")
        return Number(scheme, digits, country)
    if number_key(scheme, value) is None:
        raise ValueError(f"{scheme} {shown(value)} is too short, or without a digit, to identify anyone")
    return Number(scheme, value, country)


def _names(fields: Mapping[str, object], say: _Say) -> Iterator[str]:
    """Every name that can be searched; of one that cannot, it is said why, as an error: its party goes unscreened."""
    for field in ("name", "names"):
        value = fields.get(field)
        for item in value if isinstance(value, Sequence) and not isinstance(value, str | bytes) else (value,):
            text = item.get("text") if isinstance(item, Mapping) else item
            if isinstance(text, str):
                text = text.strip()
                if not text:
                    continue
                if wrong := _unsearchable(text):
                    say(field, *wrong, refused=True)
                else:
                    yield text
            elif text is not None or item is not None:
                say(field, "name.unreadable", f"name {shown(item)} is no text: write it in quotes", refused=True)


def _unsearchable(text: str) -> tuple[str, str] | None:
    """Why nothing would be found for a name, whoever it is."""
    if not text.isascii() and _SURROGATE.search(text):
        return "name.damaged", f"name {shown(text)} is not UTF-8, or holds half a character: save it as UTF-8"
    if not any(map(str.isalnum, text)):
        return "name.empty", f"name {shown(text)} has no letter and no digit: nothing can be searched"
    if len(text) > _LONGEST_NAME:
        return "name.long", f"a name of {len(text):,} characters: at most {_LONGEST_NAME:,} are searched; cut the texts"
    return None


def _read(field: str, reading: Callable[[str], _Value], fields: Mapping[str, object], say: _Say) -> Iterator[_Value]:
    value = fields.get(field)
    if value is None or value == "":
        return
    for text in _texts(value):
        try:
            yield reading(text)
        except ValueError as error:
            say(field, f"{field}.unreadable", f"{error}; screened without it")


def _numbers(fields: Mapping[str, object], say: _Say) -> Iterator[Number]:
    for field in ("ids", *SCHEMES):
        value = fields.get(field)
        if value is None or value == "":
            continue
        for item in value if isinstance(value, Sequence) and not isinstance(value, str) else (value,):
            for part in (item,) if isinstance(item, Mapping) else _texts(item):
                try:
                    yield _number(field, part)
                except ValueError as error:
                    say(field, "ids.unreadable", f"{error}; screened without it")


def _number(field: str, part: Mapping[str, object] | str) -> Number:
    if isinstance(part, str):
        return read_number(part) if field == "ids" else make_number(field, part)
    scheme, value, country = part.get("scheme"), part.get("value"), part.get("country")
    if not isinstance(scheme, str) or value is None or isinstance(value, Mapping | list):
        raise ValueError(f"number {shown(dict(part))} needs a scheme and a value")
    return make_number(scheme.strip().lower(), str(value).strip(), country if isinstance(country, str) else None)


def _texts(value: object) -> Sequence[str]:
    """The texts of a cell or value, several of them divided by semicolons or in a list."""
    if isinstance(value, str):
        return [text for part in value.split(";") if (text := part.strip())]
    if isinstance(value, Sequence):
        return [text for item in value for text in _texts(item)]
    if isinstance(value, datetime.datetime):
        return [value.date().isoformat()]
    return [] if value is None else [str(value)]
