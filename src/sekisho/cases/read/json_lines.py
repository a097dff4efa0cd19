"""Cases as JSON Lines: one case a line, so that a broken line costs only itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sekisho.cases.read.arrival import Fault, Item, Unreadable
from sekisho.cases.read.json_text import Values
from sekisho.cases.read.source import MOST_LINE_BYTES, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sekisho.cases.read.source import Source

_OBJECTS = re.compile(rb"\{\s*\"[^\n]*\n(?:[^\n]*\n)*?\{")


def recognises(head: bytes) -> bool:
    """An object at the beginning, and another at the beginning of a later line."""
    return _OBJECTS.match(head) is not None


def read(source: Source) -> Iterator[Item]:
    """Every line that is not blank, read as it comes."""
    for number, (offset, line) in enumerate(source.lines(), 1):
        if line.strip():
            try:
                yield _item(number, offset, line)
            except Unreadable as end:
                yield Item(line=number, faults=(end.fault,))


def _item(number: int, offset: int, line: bytes) -> Item:
    if len(line) > MOST_LINE_BYTES:
        raise Unreadable(Fault("common.case.size", f"a line over {MOST_LINE_BYTES >> 20} MiB", line=number))
    try:
        text = decode(line, offset).strip()
    except Unreadable as end:
        raise Unreadable(Fault(end.fault.code, end.fault.message, line=number)) from None
    values = Values(text, number)
    item, end_at = values.item(0)
    if end_at < len(text):
        raise Unreadable(values.broken("more than one value on the line", end_at))
    return item
