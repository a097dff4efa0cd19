"""Cases as JSON: one case, a list of cases, or several such values one after another."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any

from sekisho.cases.read.arrival import (
    MOST_DEPTH,
    MOST_FAULTS,
    Fault,
    Inexact,
    Item,
    Path,
    Unreadable,
    dotted,
    parts,
    too_deep,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from sekisho.cases.read.source import Source

_OPENING = re.compile(rb"\[|\{\s*(?:\"|\}|\Z)")
_SPACE = re.compile(r"[ \t\r\n]*")
_TOO_DEEP = "nested too deeply to be a case"


def recognises(head: bytes) -> bool:
    """A bracket, or a brace and a key in quotes (a SWIFT message opens with a brace and a number)."""
    return _OPENING.match(head) is not None


def read(source: Source) -> Iterator[Item]:
    """Every case of the text; after a place that is not JSON nothing more can be told, and that is said."""
    text = source.text()
    values = Values(text)
    at = _skip(text, 0)
    while at < len(text):
        if text[at] == "[":
            at = yield from _items(values, at)
        else:
            item, at = values.item(at)
            yield item
        at = _skip(text, at)


def _items(values: Values, at: int) -> Generator[Item, None, int]:
    """The items of the list that opens at `at`; returns where it ends."""
    text = values.text
    at = _skip(text, at + 1)
    if text.startswith("]", at):
        return at + 1
    while True:
        item, at = values.item(at)
        yield item
        at = _skip(text, at)
        if text.startswith("]", at):
            return at + 1
        if not text.startswith(",", at):
            raise Unreadable(values.broken("a comma or the end of the list is missing", at))
        at = _skip(text, at + 1)


class Values:
    """Reads one JSON value after another out of a text, with the line of each, exact to the number and to the key."""

    def __init__(self, text: str, line: int = 1) -> None:
        """Start at the beginning of `text`, whose first line is `line`."""
        self.text = text
        self._seen_at, self._seen_line = 0, line
        self._twice: list[tuple[dict[str, Any], list[str]]] = []
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._members, parse_int=_whole, parse_float=Inexact, parse_constant=Inexact
        )

    def item(self, at: int) -> tuple[Item, int]:
        """The value at `at` as one item, and where it ends; raises Unreadable where there is none."""
        self._twice.clear()
        try:
            plain, end = self._decoder.raw_decode(self.text, at)
        except json.JSONDecodeError as err:
            raise Unreadable(self.broken(err.msg, err.pos)) from None
        except RecursionError:
            raise Unreadable(Fault("common.source.depth", _TOO_DEEP, line=self.line(at))) from None
        line = self.line(at)
        opened = self.text.count("{", at, end) + self.text.count("[", at, end)
        if opened > MOST_DEPTH and too_deep(plain):
            return Item(line=line, faults=(Fault("common.source.depth", _TOO_DEEP),)), end
        faults = tuple(islice(self._faults_of_twice(plain), MOST_FAULTS)) if self._twice else ()
        return Item(plain=plain, line=line, faults=faults, locate=self._locator(at, line)), end

    def line(self, at: int) -> int:
        """The line of an offset; offsets are asked for in order, so that the text is counted once."""
        if at < self._seen_at:
            return self._seen_line
        self._seen_line += self.text.count("\n", self._seen_at, at)
        self._seen_at = at
        return self._seen_line

    def broken(self, what: str, at: int) -> Fault:
        """The problem of a place that is not JSON."""
        column = at - self.text.rfind("\n", 0, at)
        message = f"not JSON: {what} (column {column})"
        return Fault("common.source.syntax", message, line=self.line(at))

    def _members(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) != len(pairs):
            times = Counter(key for key, _ in pairs)
            self._twice.append((members, [key for key, n in times.items() if n > 1]))
        return members

    def _faults_of_twice(self, plain: object) -> Iterator[Fault]:
        # An object that a later one of the same name replaced is not found; the name is, one level up.
        twice = {id(members): keys for members, keys in self._twice}
        for path, part in parts(plain):
            for key in twice.get(id(part), ()):
                here = (*path, key[:80])
                yield Fault("common.field.duplicate", f"{dotted(here)} stands here twice: keep one", here)

    def _locator(self, at: int, line: int) -> Any:
        def locate(path: Path) -> int:
            return line + self.text.count("\n", at, _offset(self.text, at, path, self._decoder))

        return locate


def _whole(digits: str) -> int | Inexact:
    return int(digits) if len(digits) < 40 else Inexact(digits)


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _offset(text: str, at: int, path: Path, decoder: json.JSONDecoder) -> int:
    """Where the member that a path names begins, or the nearest object above that is there."""
    best = at
    for step in path:
        if not text.startswith("[" if isinstance(step, int) else "{", at):
            return best
        at, place, n = _skip(text, at + 1), -1, 0
        while place < 0 and not text.startswith(("]", "}"), at):
            begins, key = at, n
            if isinstance(step, str):
                key, at = decoder.raw_decode(text, at)
                at = _skip(text, _skip(text, at) + 1)
            if key == step:
                best, place = begins, at
            else:
                at = _skip(text, decoder.raw_decode(text, at)[1])
                at = _skip(text, at + 1) if text.startswith(",", at) else at
                n += 1
        if place < 0:
            return best
        at = place
    return best
