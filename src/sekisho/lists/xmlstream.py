"""An XML file too large for a tree: its elements one at a time, each forgotten once read; every bad byte is named."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from sekisho.lists.reading import ListFault
from sekisho.lists.source import SourceFile
from sekisho.lists.xmlfile import CONTROL, TAIL, Element, refuse_broken, refuse_doctype, root_of

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_BLOCK = 1 << 20


class Broken(Exception):
    """The file is cut or damaged; `fault` refuses it."""

    def __init__(self, fault: ListFault) -> None:
        """Carry the fault."""
        super().__init__(fault.message)
        self.fault = fault


def elements(file: SourceFile, names: Iterable[str]) -> Iterator[Element]:
    """The elements of these local names, each whole, in file order; an element is emptied when the next is asked for.

    Args:
        file: a UTF-8 XML file; entities are not expanded, nothing outside is fetched.
        names: local names, of any namespace; none may lie inside another.

    Raises:
        Broken: at a document type, a byte that XML in UTF-8 does not hold, or where the markup breaks.
    """
    _check_bytes(file)
    with file.open() as stream:
        walk = etree.iterparse(
            stream,
            events=("end",),
            tag=[f"{{*}}{name}" for name in names],
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for _, element in walk:
                yield element
                element.clear()
                parent = element.getparent()
                while parent is not None and (before := element.getprevious()) is not None:
                    parent.remove(before)
        except etree.XMLSyntaxError as error:
            line = error.lineno or 1
            raise Broken(_refused(file, line, None, error.msg or "not well-formed")) from None


def _check_bytes(file: SourceFile) -> None:
    """Raise at the first byte that no XML file in UTF-8 holds."""
    if doctype := _DOCTYPE.search(file.head()):
        line = file.head().count(b"\n", 0, doctype.start()) + 1
        raise Broken(refuse_doctype(file.name, line=line, byte=doctype.start()))
    decoder = codecs.getincrementaldecoder("utf-8")()
    start, line, pending = 0, 1, 0
    with file.open() as stream:
        while block := stream.read(_BLOCK):
            found: list[tuple[int, str]] = []
            try:
                decoder.decode(block)
            except UnicodeDecodeError as error:
                # The decoder counts from the bytes that it kept of the block before.
                place = error.start - pending
                found.append((place, f"byte 0x{error.object[error.start]:02X} is not UTF-8 ({error.reason})"))
            if control := CONTROL.search(block):
                found.append((control.start(), f"byte 0x{control[0][0]:02X} is a control character, which XML forbids"))
            if found:
                place, reason = min(found)
                raise Broken(_refused(file, line + block.count(b"\n", 0, max(place, 0)), start + place, reason))
            start, line, pending = start + len(block), line + block.count(b"\n"), len(decoder.getstate()[0])
    if pending:
        raise Broken(_refused(file, line, start - pending, "the file stops in the middle of a character"))


def _refused(file: SourceFile, line: int, byte: int | None, reason: str) -> ListFault:
    with file.open() as stream:
        end = stream.seek(0, 2)
        stream.seek(max(0, end - TAIL))
        tail = stream.read()
    return refuse_broken(file.name, reason, root=root_of(file.head()), tail=tail, line=line, byte=byte)
