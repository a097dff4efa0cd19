"""What are the segments of an UN/EDIFACT interchange (ISO 9735)? Split by its own signs, one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sekisho.cases.read.arrival import Fault, Unreadable, shown
from sekisho.cases.read.source import decode

_ADVICE = re.compile(r"UNA(.)(.)(.)(.)(.)([^A-Za-z0-9])", re.DOTALL)
_CHARSET = re.compile(rb"UNB.(UNO[A-Z])")
# ISO 9735 code list 0001; what is not here is UTF-8, of which levels A and B are a part.
_CHARSETS = {
    b"UNOC": "iso8859-1",
    b"UNOD": "iso8859-2",
    b"UNOE": "iso8859-5",
    b"UNOF": "iso8859-7",
    b"UNOG": "iso8859-3",
    b"UNOH": "iso8859-4",
    b"UNOI": "iso8859-6",
    b"UNOJ": "iso8859-8",
    b"UNOK": "iso8859-9",
}
# No segment of any message comes near it; without a limit signs alone could fill the memory.
_LONGEST = 1 << 16


class Segment(NamedTuple):
    """One segment: its tag, its elements with their components, and the line where it begins."""

    tag: str
    elements: tuple[tuple[str, ...], ...]
    line: int

    def get(self, element: int, component: int = 0) -> str:
        """A component by its place (from 0, the tag not counted), "" where there is none."""
        if element >= len(self.elements) or component >= len(self.elements[element]):
            return ""
        return self.elements[element][component].strip()


class _Signs(NamedTuple):
    component: str = ":"
    element: str = "+"
    release: str | None = "?"
    end: str = "'"


def text_of(data: bytes) -> str:
    """An interchange as text, in the character set that its UNB names."""
    found = _CHARSET.search(data)
    charset = _CHARSETS.get(found[1]) if found else None
    return data.decode(charset, "replace") if charset else decode(data)


def segments(text: str, at: int = 0) -> Iterator[Segment]:
    """Every segment from `at` on; line breaks between and within segments mean nothing.

    Raises:
        Unreadable: at a segment that does not end, or is far too long.
    """
    signs, after = _signs(text, at)
    release = re.escape(signs.release) if signs.release else None
    ends = re.escape(signs.end)
    any_sign = rf"(?:[^{ends}{release}]|{release}.)" if release else rf"[^{ends}]"
    pattern = re.compile(rf"[\s{ends}]*+({any_sign}{{0,{_LONGEST}}}+){ends}", re.DOTALL)
    line, seen, at = 1 + text.count("\n", 0, after), after, after
    tag: tuple[str, ...] = ()
    while found := pattern.match(text, at):
        line += text.count("\n", seen, found.start(1))
        seen, at = found.start(1), found.end()
        body = found[1] if signs.end in "\r\n" else found[1].replace("\r", "").replace("\n", "")
        tag, *elements = (tuple(part) for part in _split(body, signs))
        yield Segment(tag[0].strip(), tuple(elements), line)
    rest = text[at : at + _LONGEST].lstrip()
    # What a mail server writes below an interchange is none of it.
    if rest and not (tag[:1] == ("UNZ",) and "UNB" not in rest):
        line += text.count("\n", seen, len(text) - len(text[at:].lstrip()))
        message = f"{shown(rest[:20])}: no segment that ends with {signs.end}; the file may be cut"
        raise Unreadable(Fault("common.source.syntax", message, line=line))


def _signs(text: str, at: int) -> tuple[_Signs, int]:
    """The signs that the interchange announces, else the usual ones, and where its first segment begins."""
    found = _ADVICE.match(text, at)
    if not found:
        return _Signs(), at
    component, element, _, release, _, end = found.groups()
    return _Signs(component, element, None if release == " " else release, end), found.end()


def _split(body: str, signs: _Signs) -> Iterator[list[str]]:
    """The elements of a segment, each as its components; a sign behind the release character is text."""
    if signs.release is None or signs.release not in body:
        for element in body.split(signs.element):
            yield element.split(signs.component)
        return
    components, piece = [], ""
    released = False
    for sign in body:
        if released or sign not in (signs.release, signs.element, signs.component):
            piece, released = piece + sign, False
        elif sign == signs.release:
            released = True
        else:
            components.append(piece)
            piece = ""
            if sign == signs.element:
                yield components
                components = []
    yield [*components, piece]
