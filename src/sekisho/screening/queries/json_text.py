"""Queries as JSON: one object a line (JSON Lines), or one list of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from sekisho.screening.queries.block import Block, Fault, Record, gather
from sekisho.screening.queries.fields import shown

_LONGEST_LINE = 16 << 20


def read(place: str, stream: BinaryIO) -> Iterator[Block]:
    """The lines of a source in blocks, still unread."""
    yield from gather(place, (), _lines(stream))


def read_list(place: str, stream: BinaryIO) -> Iterator[Block]:
    """The objects of one list; it is held at once."""
    try:
        found = _decode(stream.read())
    except ValueError as error:
        yield Block(place, 1, (), [(1, Fault("json.syntax", f"not JSON: {error}; nothing of it was read"))])
        return
    items = found if isinstance(found, list) else [found]
    yield from gather(place, (), ((None, read_value(item)) for item in items))


def read_line(text: bytes) -> Record:
    """The fields of one line, or what is wrong with it."""
    try:
        return read_value(_decode(text))
    except ValueError as error:
        return Fault("json.syntax", f"not JSON: {error}; write one object on the line")


def read_value(value: object) -> Record:
    """The fields of one value, or what is wrong with it."""
    if isinstance(value, dict | Fault):
        return value
    return Fault("json.object", f"{type(value).__name__} where an object with a name was expected")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, Record]]:
    number = 0
    while line := stream.readline(_LONGEST_LINE):
        number += 1
        if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(_LONGEST_LINE)
            yield number, Fault("json.long", f"a line over {_LONGEST_LINE >> 20} MiB: write one object on each line")
        elif line := line.strip():
            yield number, line


def _decode(text: bytes) -> object:
    """The value of a JSON text; halves of surrogate pairs stay as they are, for the name that holds them to be refused.

    Raises:
        ValueError: it is none.
    """
    try:
        return json.loads(text.removeprefix(b"\xef\xbb\xbf").decode(), object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg} at character {error.pos + 1:,}") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start:,} is not UTF-8") from None
    except RecursionError:
        raise ValueError("nested too deep") from None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object] | Fault:
    """An object; one with a key twice is a fault, since either value would hide the other."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    keys = [key for key, _ in pairs]
    twice = next(key for key in keys if keys.count(key) > 1)
    return Fault("json.twice", f"the key {shown(twice)} stands there twice: keep one")
