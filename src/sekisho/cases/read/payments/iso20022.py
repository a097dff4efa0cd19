"""Which payments does an ISO 20022 file hold? Any version and any envelope, several messages and documents in one file.

Everything is found by local names. What a message does not say stays unknown; a purpose code is a hint, and none
proves a humanitarian purpose. One transfer at a time is held, so a message of any length within the limit is read in
bounded memory.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from sekisho.cases.read.arrival import Fault, Item, Unreadable, shown
from sekisho.cases.read.payments import pacs004, pacs008, pacs009, pain001
from sekisho.cases.read.payments.header import HEADER, SERVICE, header_of
from sekisho.cases.read.payments.levels import Level
from sekisho.cases.read.payments.node import local_name, node_of
from sekisho.cases.read.payments.totals import Totals
from sekisho.cases.read.xml import documents, elements, line_of, message_types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    from sekisho.cases.read.source import Source
    from sekisho.cases.read.xml import Document

# A transfer of over 1 MiB is no case, and between two of them there is little else.
_MOST_BETWEEN = 1 << 22


class Message(msgspec.Struct, frozen=True):
    """A message that is read: its name, what its body and its transfers are called, and how one of them is read."""

    kind: str
    bodies: tuple[str, ...]
    transfer: str
    read: Callable[..., dict[str, Any]]


MESSAGES = tuple(Message(m.KIND, m.BODIES, m.TRANSFER, m.read_transfer) for m in (pacs008, pacs009, pain001, pacs004))
_BY_BODY = {body: message for message in MESSAGES for body in message.bodies}
_GROUP = "PmtInf"
# A purpose is read from a code that only hints at it.
_HINTS = frozenset({("purpose",)})
_TRANSFERS = tuple({message.transfer: None for message in MESSAGES})
_ASKED = (HEADER, "Document", _GROUP, *_TRANSFERS, *_BY_BODY)
_BODY = re.compile(rb"<(?:[\w.-]+:)?(?:" + b"|".join(re.escape(b).encode() for b in _BY_BODY) + rb")[\s/>]")


def recognises(head: bytes) -> bool:
    """The namespace or the body of one of the messages."""
    kinds = tuple(message.kind for message in MESSAGES)
    return _BODY.search(head) is not None or any(kind.startswith(kinds) for kind in message_types(head))


def read(source: Source) -> Iterator[Item]:
    """Every transfer of every message of the file as one payment, as it is read."""
    data = source.whole()
    parts = documents(data)
    if not _BODY.search(data):
        raise Unreadable(unsupported(data))
    several: list[Fault] = []
    if len(parts) > 1:
        message = f"{len(parts)} XML documents in one file (head.001 + message): read as one"
        several.append(Fault("common.xml.multiple_documents", message, severity="info"))
    file = _File(several)
    for part in parts:
        yield from file.items(part)


def unsupported(data: bytes) -> Fault:
    """The problem of an XML message that no reader takes, by the type that its namespaces name."""
    kind = next(iter(message_types(data)), None)
    what = f"ISO 20022 message {kind}" if kind else "XML that names no ISO 20022 message"
    return _unsupported(what, line=1)


def _unsupported(what: str, line: int) -> Fault:
    read = ", ".join(sorted(m.kind for m in MESSAGES))
    return Fault("payment.message.unsupported", f"{what}: there is no reader for it; read are {read}", line=line)


class _File:
    """Walks through the documents of a file and keeps what holds for the transfers that follow."""

    def __init__(self, faults: list[Fault]) -> None:
        # Said with the first transfer.
        self._faults = faults
        self._service: str | None = None
        self._header: Level | None = None
        # The last payment, until it is known whether it is the last: what the counts of its message say goes with it.
        self._held: Item | None = None
        self._forget()

    def _forget(self) -> None:
        """Begin a message."""
        self._body: Level | None = None
        self._group: Level | None = None
        self._in_message: Totals | None = None
        self._in_group: Totals | None = None
        self._position = 0

    def items(self, document: Document) -> Iterator[Item]:
        """The transfers of a document, and what there is instead."""
        try:
            for element in elements(document, _ASKED, _TRANSFERS, _MOST_BETWEEN):
                yield from self._items(element, document.lines_before + line_of(element))
        except Unreadable:
            yield from self._release()
            raise
        yield from self._release()

    def _items(self, element: _Element, line: int) -> Iterator[Item]:
        name = local_name(element.tag)
        if name == HEADER:
            header = node_of(element)
            # Whoever sent an envelope sent all that is in it: it stands until there is another.
            self._header, self._service = header_of(header), header.at(SERVICE)
            element.clear()
        elif name == "Document":
            yield from self._release()
            yield from _other_messages(element, line)
            self._service = None
            element.clear()
        elif name in _BY_BODY:
            self._compare(self._in_message)
            yield from self._release()
            if not self._position:
                message = f"no {_BY_BODY[name].transfer} in the message: there is nothing to decide"
                yield Item(line=line, faults=(Fault("payment.message.empty", message),))
            self._forget()
            element.clear()
        elif name == _GROUP:
            if self._in_group is None and self._position:
                self._compare(_totals_of_group(Level(map(node_of, element))))
            self._compare(self._in_group)
            self._group = self._in_group = None
        else:
            yield from self._transfer(element, line)

    def _release(self) -> Iterator[Item]:
        """The payment that was held back."""
        held, self._held = self._held, None
        if held:
            yield held

    def _compare(self, totals: Totals | None) -> None:
        """Say with the last payment what a header counts otherwise."""
        faults = tuple(totals.faults()) if totals else ()
        if faults and self._held:
            self._held = msgspec.structs.replace(self._held, faults=(*self._held.faults, *faults))

    def _transfer(self, element: _Element, line: int) -> Iterator[Item]:
        above = body = element.getparent()
        if above is not None and local_name(above.tag) == _GROUP:
            body = above.getparent()
        message = _BY_BODY.get(local_name(body.tag)) if body is not None else None
        if above is None or body is None or message is None or message.transfer != local_name(element.tag):
            return
        if self._body is None or self._in_message is None:
            self._body = _level(body, message)
            self._in_message = Totals(self._body, "the message (GrpHdr)")
        outer = [self._header] if self._header else []
        outer.append(self._body)
        transfer = node_of(element)
        self._in_message.add(transfer)
        if above is not body:
            if self._group is None or self._in_group is None:
                self._group = _level(above, message)
                self._in_group = _totals_of_group(self._group)
            self._in_group.add(transfer)
            outer.append(self._group)
        self._position += 1
        faults, self._faults = self._faults, []
        plain = message.read(outer, transfer, self._position, self._service, faults)
        yield from self._release()
        self._held = Item(plain=plain, line=line, faults=tuple(faults), named=True, hints=_HINTS)
        element.clear()
        _drop_before(element)
        _drop_before(above)


def _totals_of_group(group: Level) -> Totals:
    return Totals(group, f"the group {shown(group.at('PmtInfId'))} (PmtInf)")


def _level(above: _Element, message: Message) -> Level:
    """What stands in a body or a group before its transfers."""
    within = (child for child in above if local_name(child.tag) not in (message.transfer, _GROUP))
    return Level(map(node_of, within))


def _drop_before(element: _Element) -> None:
    """Throw away what stands before an element: it was read."""
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)


def _other_messages(document: _Element, line: int) -> Iterator[Item]:
    for body in document:
        if local_name(body.tag) not in _BY_BODY:
            namespace = body.tag.rpartition("}")[0]
            what = f"message {local_name(body.tag)[:60]} ({namespace.lstrip('{')[-40:] or 'no namespace'})"
            yield Item(line=line, faults=(_unsupported(what, line),))
