"""How is an XML message opened without danger? No DTD, no entity, no network, no endless tree; by local names."""

from __future__ import annotations

import codecs
import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
from lxml import etree

from sekisho.cases.read.arrival import Fault, Unreadable
from sekisho.cases.read.source import BOM, MOST_BYTES, not_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator

# Every encoding let in keeps ASCII as it is, so that what is forbidden can be found in the bytes.
_ENCODING = re.compile(rb"\A<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_KNOWN_ENCODING = re.compile(r"utf-?8|(us-)?ascii|iso-8859-\d{1,2}|windows-125\d", re.I)
_PIECE = 1 << 20
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_DECLARATION = re.compile(rb"<\?xml\s")
_TYPE = re.compile(rb"iso:20022:[A-Za-z0-9:._-]{0,60}?\b([a-z]{4}\.\d{3}\.\d{3}\.\d{2,3})")


def opens(head: bytes) -> bool:
    """XML begins with `<`."""
    return head.startswith(b"<")


def message_types(data: bytes) -> Iterator[str]:
    """The ISO 20022 messages that the namespaces name (`pacs.008.001.08`), the header's own left out."""
    types = (found[1].decode() for found in _TYPE.finditer(data))
    return (t for t in types if not t.startswith("head."))


class Document(msgspec.Struct, frozen=True):
    """One XML document of a file, known to hold no DTD, with the lines before it and its encoding."""

    data: bytes
    lines_before: int
    encoding: str


def documents(data: bytes) -> list[Document]:
    """The XML documents of a file (a header may stand in one of its own); raises Unreadable for what is forbidden."""
    forbid(data)
    if data.startswith(BOM):
        data = b" " * len(BOM) + data[len(BOM) :]
    starts = [found.start() for found in _DECLARATION.finditer(data)]
    if not starts or data[: starts[0]].strip():
        starts.insert(0, 0)
    found = []
    lines = 0
    for begin, end in pairwise([*starts, len(data)]):
        found.append(_document(data[begin:end], begin, lines))
        lines += data.count(b"\n", begin, end)
    return found


def forbid(data: bytes) -> None:
    """Raise Unreadable for a DTD or an entity."""
    found = _FORBIDDEN.search(data)
    if found:
        line = data.count(b"\n", 0, found.start()) + 1
        raise Unreadable(Fault("common.xml.forbidden", "a DTD or entity in an XML message: refused", line=line))


def _document(text: bytes, begin: int, lines_before: int) -> Document:
    """The document that begins there; refused where a DTD could hide in its encoding or a byte is not of it."""
    part = text.lstrip()
    blank = text[: len(text) - len(part)]
    begin += len(blank)
    lines_before += blank.count(b"\n")
    declared = _ENCODING.search(part)
    encoding = declared[1].decode("ascii", "replace") if declared else "utf-8"
    if not _KNOWN_ENCODING.fullmatch(encoding):
        message = f"encoding {encoding[:40]!r}: ISO 20022 messages are UTF-8; save the file as UTF-8"
        raise Unreadable(Fault("common.source.encoding", message, line=lines_before + 1))
    wrong = part.find(b"\0")
    if wrong < 0 and encoding.lower() in ("utf-8", "utf8"):
        wrong = _first_not_utf8(part)
    if wrong >= 0:
        raise Unreadable(not_utf8(begin + wrong, lines_before + part.count(b"\n", 0, wrong) + 1))
    return Document(part, lines_before, encoding)


def _first_not_utf8(data: bytes) -> int:
    """Where the first byte stands that is not UTF-8, or -1; by pieces: as text it may take four times the room."""
    view, at = memoryview(data), 0
    while at < len(data):
        try:
            at += codecs.utf_8_decode(view[at : at + _PIECE], "strict", at + _PIECE >= len(data))[1]
        except UnicodeDecodeError as err:
            return at + err.start
    return -1


def elements(
    document: Document, names: tuple[str, ...], counted: tuple[str, ...] = (), most: int = MOST_BYTES
) -> Iterator[etree._Element]:
    """The elements with these local names, each when it is complete; raises Unreadable where the XML breaks.

    Args:
        document: what to walk through.
        names: local names.
        counted: those of them that make up the document.
        most: bytes without the end of one of these, beyond which nobody reads on; who throws away what was yielded
            and all before it holds no more than this at a time.
    """
    stream = _Metered(document.data, most)
    try:
        for _, element in etree.iterparse(
            stream,
            events=("end",),
            tag=[f"{{*}}{name}" for name in names],
            encoding=document.encoding,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        ):
            if local(element) in counted:
                stream.since = 0
            yield element
    except etree.XMLSyntaxError as err:
        line = document.lines_before + (err.lineno or 1)
        what = (err.msg or "unclear")[:150]
        raise Unreadable(Fault("common.source.syntax", f"not XML: {what}", line=line)) from None


class _Metered(io.BytesIO):
    """Bytes that are handed out until there were too many since the last element."""

    def __init__(self, data: bytes, most: int) -> None:
        super().__init__(data)
        self.since = 0
        self._most = most

    def read(self, size: int | None = -1, /) -> bytes:
        part = super().read(size)
        self.since += len(part)
        if self.since > self._most:
            message = f"over {self._most >> 20} MiB of XML without one whole payment or record: not read on"
            raise Unreadable(Fault("common.case.size", message))
        return part


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def line_of(element: etree._Element) -> int:
    """The 1-based line of an element in its document."""
    return int(getattr(element, "sourceline", None) or 1)


def below(element: etree._Element | None, *steps: str) -> etree._Element | None:
    """The first element down a path of local names."""
    for step in steps:
        if element is None:
            return None
        element = next((child for child in element if local(child) == step), None)
    return element


def text(element: etree._Element | None, *steps: str) -> str | None:
    """The text down a path with its white space collapsed; None where there is none."""
    found = below(element, *steps)
    words = " ".join((found.text or "").split()) if found is not None else ""
    return words or None


def leaves(element: etree._Element) -> str:
    """All texts below an element, in order, joined by blanks."""
    return " ".join(" ".join(map(str, element.itertext())).split())
