"""Is this XML file whole, and what tree does it hold? Every bad byte is named; nothing outside the file is read."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

from sekisho.lists.reading import ListFault, refuse_unreadable
from sekisho.lists.source import SourceFile

Element: TypeAlias = etree._Element

# XML 1.0 allows no other control character; a file that holds one was damaged on the way.
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_PROLOGUE = rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*"
_DOCTYPE = re.compile(_PROLOGUE + rb"<!DOCTYPE", re.DOTALL)
_ROOT = re.compile(_PROLOGUE + rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)", re.DOTALL)
# Enough of a file's end to hold the tag that closes its root.
TAIL = 256
_FAULTY_PLACE = re.compile(r"line (\d+), column (\d+)")


def root_of(head: bytes) -> str | None:
    """The local name of the root element, None where the bytes do not open like XML.

    Args:
        head: the first bytes of a file.
    """
    match = _ROOT.match(head)
    return match[1].decode() if match else None


def parse(file: SourceFile) -> Element | ListFault:
    """The root of a UTF-8 XML file, its names without their namespaces, or the fault that refuses the file.

    Args:
        file: the file; entities are not expanded, nothing outside is fetched, a document type is refused.
    """
    try:
        data = file.read()
    except OSError as error:
        return refuse_unreadable(file.name, error)
    if (bad := _bad_byte(data)) is not None:
        return _refused(file, data, *bad)
    if doctype := _DOCTYPE.match(data):
        offset = doctype.end() - len("<!DOCTYPE")
        return refuse_doctype(file.name, line=data.count(b"\n", 0, offset) + 1, byte=offset)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return _refused(file, data, _offset(data, error), error.msg or "not well-formed")
    if any(uri for prefix, uri in root.nsmap.items() if prefix != "xsi"):
        for element in root.iter():
            element.tag = element.tag.rpartition("}")[2]
    return root


def line_of(element: Element) -> int | None:
    """The line on which an element starts."""
    line: int | None = element.sourceline  # type: ignore[assignment]  # lxml-stubs leave its type open
    return line


def text_of(element: Element | None) -> str:
    """The text of an element with its blanks folded, empty where there is none."""
    return " ".join((element.text or "").split()) if element is not None else ""


def _bad_byte(data: bytes) -> tuple[int, str] | None:
    """The first byte that no XML file in UTF-8 holds, with the reason."""
    found: list[tuple[int, str]] = []
    try:
        data.decode()
    except UnicodeDecodeError as error:
        found.append((error.start, f"byte 0x{data[error.start]:02X} is not UTF-8 ({error.reason})"))
    if control := CONTROL.search(data):
        found.append((control.start(), f"byte 0x{control[0][0]:02X} is a control character, which XML forbids"))
    return min(found, default=None)


def _offset(data: bytes, error: etree.XMLSyntaxError) -> int:
    """The byte at which the parser stopped, from the line and column that it names."""
    match = _FAULTY_PLACE.search(str(error))
    if match is None:
        return len(data)
    start = 0
    for _ in range(int(match[1]) - 1):
        start = data.find(b"\n", start) + 1
    return min(start + max(int(match[2]) - 1, 0), len(data))


def _refused(file: SourceFile, data: bytes, offset: int, reason: str) -> ListFault:
    line = data.count(b"\n", 0, offset) + 1
    return refuse_broken(file.name, reason, root=root_of(data), tail=data[-TAIL:], line=line, byte=offset)


def refuse_broken(
    file: str, reason: str, *, root: str | None, tail: bytes, line: int, byte: int | None = None
) -> ListFault:
    """The fault of a file that breaks off or holds what XML does not: cut where its root is not closed, else damaged.

    Args:
        file: its name.
        reason: what is wrong at the place.
        root: the local name of its root element, None where it has none.
        tail: its last bytes, `TAIL` of them.
        line: 1-based line of the place.
        byte: 0-based offset of the place, where known.
    """
    closed = root is not None and re.search(rb"</(?:[\w.-]+:)?" + root.encode() + rb"\s*>\s*\Z", tail)
    code, what = ("list.damaged", "damaged on the way") if closed else ("list.cut", f"it ends without </{root}>: cut")
    return _fault(code, file, reason, what, line, byte)


def refuse_doctype(file: str, *, line: int, byte: int) -> ListFault:
    """The fault of a file with a document type, at its line and byte: the way to entities and to files outside."""
    return _fault("list.damaged", file, "a document type: no publisher writes one", "damaged on the way", line, byte)


def _fault(code: str, file: str, reason: str, what: str, line: int, byte: int | None) -> ListFault:
    place = f"on line {line}" if byte is None else f"at byte {byte} on line {line}"
    message = f"{reason}, {place}; {what}, fetch the publisher's file again"
    return ListFault(code=code, message=message, severity="refused", file=file, line=line, byte=byte)
