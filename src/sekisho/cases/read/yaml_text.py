"""Cases as YAML: one case, a list, or several documents.

Read from the parser's events rather than with a loader, for three reasons: items arrive as they are read, each with
its lines; `NO` stays Norway and `0307` an HS number (YAML 1.2's rules for plain words, not 1.1's); and nothing of YAML
that a case has no use for (aliases, tags, merge keys) is ever built.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml
from yaml import events

from sekisho.cases.read.arrival import (
    MOST_DEPTH,
    MOST_FAULTS,
    Fault,
    Inexact,
    Item,
    Path,
    Unreadable,
    dotted,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sekisho.cases.read.source import Source

_OPENING = re.compile(
    rb"(?:(?:#[^\n]*+)?+\r?\n)*+(?:---|%YAML|- |-\r?\n|\{\s*[A-Za-z_']|[\"']?[A-Za-z_][A-Za-z_]*[\"']?[ ]*:(?:\s|\Z))"
)
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,39})", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan", re.ASCII | re.I)
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_WORDS_TRUE_FALSE = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_MOST_HANDLES = 50
_STR = ("tag:yaml.org,2002:str", "!")


def recognises(head: bytes) -> bool:
    """After comments: a document mark, a list item, `name:` or `{name`."""
    return _OPENING.match(head) is not None


def read(source: Source) -> Iterator[Item]:
    """Every case of every document; after a place that is not YAML nothing more can be told, and that is said."""
    text = source.text()
    if text.count("\n%TAG") > _MOST_HANDLES:  # the parser compares each with all before it
        message = f"over {_MOST_HANDLES} lines of %TAG: leave them out; tags are not read"
        raise Unreadable(Fault("common.yaml.tag", message, line=1))
    try:
        yield from _documents(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as err:
        line = err.problem_mark.line + 1 if err.problem_mark else None
        what = (err.problem or "unclear").splitlines()[0][:100]
        raise Unreadable(_broken(f"{what}", line)) from None
    except yaml.reader.ReaderError as err:
        line = text.count("\n", 0, err.position) + 1
        raise Unreadable(_broken(f"character {err.character!r} is not allowed", line)) from None


def _documents(stream: Iterator[events.Event]) -> Iterator[Item]:
    for event in stream:
        if isinstance(event, events.SequenceStartEvent):
            while not isinstance(event := next(stream), events.SequenceEndEvent):
                yield _Case().build(event, stream)
        elif isinstance(event, events.NodeEvent):
            item = _Case().build(event, stream)
            # An empty document (after a closing `---`) holds nothing; anything else must be a case.
            if not isinstance(event, events.ScalarEvent) or event.value:
                yield item


class _Case:
    """Builds one node of the text, keeping lines and faults."""

    def __init__(self) -> None:
        self._lines: dict[Path, int] = {}
        self._faults: list[Fault] = []

    def build(self, event: events.Event, stream: Iterator[events.Event]) -> Item:
        plain = self._node(event, stream, ())
        return Item(plain=plain, line=_line(event), faults=tuple(self._faults), locate=self._line_of)

    def _line_of(self, path: Path) -> int | None:
        for end in range(len(path), -1, -1):
            if path[:end] in self._lines:
                return self._lines[path[:end]]
        return None

    def _node(self, event: events.Event, stream: Iterator[events.Event], path: Path) -> Any:
        line = _line(event)
        self._lines.setdefault(path, line)
        if len(path) > MOST_DEPTH:
            raise Unreadable(Fault("common.source.depth", "nested too deeply", line=line))
        if isinstance(event, events.AliasEvent):
            self._fault("common.yaml.alias", f"alias *{event.anchor}: write it out; aliases are not read", path, line)
            return None
        if isinstance(event, events.ScalarEvent | events.CollectionStartEvent) and event.tag not in (None, *_STR):
            self._fault("common.yaml.tag", f"tag {shown(event.tag)}: leave it out; tags are not read", path, line)
        if isinstance(event, events.ScalarEvent):
            return _word(event.value) if event.implicit[0] and event.tag is None else event.value
        if isinstance(event, events.SequenceStartEvent):
            members: list[Any] = []
            while not isinstance(event := next(stream), events.SequenceEndEvent):
                members.append(self._node(event, stream, (*path, len(members))))
            return members
        return self._mapping(stream, path)

    def _mapping(self, stream: Iterator[events.Event], path: Path) -> dict[str, Any]:
        members: dict[str, Any] = {}
        while not isinstance(event := next(stream), events.MappingEndEvent):
            line = _line(event)
            key = event.value if isinstance(event, events.ScalarEvent) else None
            if key is None:
                self._fault("common.field.unknown", "the name of a field must be a word", path, line)
                self._node(event, stream, (*path, "?"))
                key = "?"
            here = (*path, key[:80])
            if key in members:
                self._fault("common.field.duplicate", f"{dotted(here)} stands here twice: keep one", here, line)
            self._lines[here] = line
            members[key] = self._node(next(stream), stream, here)
        return members

    def _fault(self, code: str, message: str, path: Path, line: int) -> None:
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(Fault(code, message, path, line=line))


def _word(text: str) -> Any:
    """A plain word by the core schema of YAML 1.2; a leading zero makes a code, not a number."""
    if text in _WORDS:
        return None
    if text in _WORDS_TRUE_FALSE:
        return _WORDS_TRUE_FALSE[text]
    if len(text) < 5000:
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text) and not text.isdigit():
            return Inexact(text)
    return text


def _line(event: events.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _broken(what: str, line: int | None) -> Fault:
    return Fault("common.source.syntax", f"not YAML: {what}", line=line)
