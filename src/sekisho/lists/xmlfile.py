"""Is this XML file whole, and what tree does it hold? Every bad byte is named; nothing outside the file is read."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

from sekisho.lists.reading import ListFault
from sekisho.lists.source import SourceFile

Element: TypeAlias = etree._Element

# XML 1.0 allows no other control character; a file that holds one was damaged on the way.
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_PROLOGUE = rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*"
_DOCTYPE = re.compile(_PROLOGUE + rb"<!DOCTYPE", re.DOTALL)
_ROOT = re.compile(_PROLOGUE + rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)", re.DOTALL)
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
        return ListFault(
            code="list.unreadable",
            message=f"{file.name} cannot be opened: {error.strerror}",
            severity="refused",
            file=file.name,
        )
    if (bad := _bad_byte(data)) is not None:
        return _refused(file, data, *bad)
    if doctype := _DOCTYPE.match(data):
        return _refused(file, data, doctype.end() - len("<!DOCTYPE"), "a document type: no publisher writes one")
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


def _bad_byte(data: bytes) -> tuple[int, str] | None:
    """The first byte that no XML file in UTF-8 holds, with the reason."""
    found: list[tuple[int, str]] = []
    try:
        data.decode()
    except UnicodeDecodeError as error:
        found.append((error.start, f"byte 0x{data[error.start]:02X} is not UTF-8 ({error.reason})"))
    if control := _CONTROL.search(data):
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
    root = root_of(data)
    whole = root is not None and re.search(rb"</(?:[\w.-]+:)?" + root.encode() + rb"\s*>\s*\Z", data[-256:])
    code, do = ("list.damaged", "damaged on the way") if whole else ("list.cut", f"it ends without </{root}>: cut")
    line = data.count(b"\n", 0, offset) + 1
    return ListFault(
        code=code,
        message=f"{reason}, at byte {offset} on line {line}; {do}, fetch the publisher's file again",
        severity="refused",
        file=file.name,
        line=line,
        byte=offset,
    )
