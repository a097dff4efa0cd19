"""Payments as SWIFT MT103 (REMIT and STP too), MT202 and MT202COV, alone or many in an RJE file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sekisho.cases.read.arrival import Fault, Item, Unreadable, shown
from sekisho.cases.read.payments.mt_envelope import open_envelope
from sekisho.cases.read.payments.mt_fields import doubtful_century, fields
from sekisho.cases.read.payments.mt_payment import MtPayment
from sekisho.cases.read.payments.rje import MOST_MESSAGE_BYTES, Piece, begins, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sekisho.cases.read.source import Source

_LIKE_A_MESSAGE = re.compile(r"\{[24]:|:[0-9]{2}[A-Z]?:", re.ASCII)


def recognises(head: bytes) -> bool:
    """A block 1 at the beginning, after nothing but separators."""
    return begins(head)


def read(source: Source) -> Iterator[Item]:
    """Every message as one payment, as it comes; a bad one costs only itself."""
    position = 0
    for position, piece in enumerate(pieces(source), 1):
        try:
            yield from _items(piece, position)
        except Unreadable as end:
            yield Item(line=piece.line, faults=(end.fault,))
    if not position:
        raise Unreadable(Fault("payment.mt.block1", "no message: nothing begins with block 1 '{1:'", line=1))


def _items(piece: Piece, position: int) -> Iterator[Item]:
    """The payment of a message, and what follows it that must not be lost."""
    envelope = open_envelope(_text(piece), piece.line)
    if envelope.kind not in ("103", "202"):
        message = f"MT{envelope.kind}: there is no reader for it; MT103, MT202 and MT202COV are read"
        raise Unreadable(Fault("payment.message.unsupported", message, line=piece.line))
    payment = MtPayment(envelope, fields(envelope.body, envelope.body_line))
    payment.plain.setdefault("id", f"MT{envelope.kind}/{envelope.uetr or position}")
    faults = payment.faults
    century = doubtful_century(payment.plain.get("date"))
    if century:
        faults.append(century)
    if piece.answer and piece.answer.refusal:
        message = f"the network refused this message ({piece.answer.refusal}): it was not sent; decided as if it were"
        faults.append(Fault("payment.mt.nak", message, severity="warning", line=piece.answer.line))
    another = _LIKE_A_MESSAGE.search(envelope.rest) if envelope.rest else None
    if envelope.rest and not another:
        message = f"{shown(envelope.rest)} follows the message and is no block of it: not read"
        faults.append(Fault("payment.mt.block5", message, severity="warning", line=piece.line))
    yield Item(plain=payment.plain, line=piece.line, faults=tuple(faults), locate=payment.line_of, named=True)
    if another:
        message = f"what follows this message looks like another without block 1: {shown(envelope.rest[:60])}"
        yield Item(line=piece.line, faults=(Fault("payment.mt.block1", message, line=piece.line),))


def _text(piece: Piece) -> str:
    """The message with its lines ended by newlines; raises Unreadable where it cannot be one."""
    data = piece.data
    if piece.answer and not data:
        message = "an acknowledgement (service 21) without its message: no payment"
        raise Unreadable(Fault("payment.message.empty", message, line=piece.line))
    if len(data) > MOST_MESSAGE_BYTES:
        message = f"a message over {MOST_MESSAGE_BYTES >> 20} MiB: a FIN message has at most 10,000 characters"
        raise Unreadable(Fault("payment.mt.size", message, line=piece.line))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as err:
        message = f"not UTF-8: byte {err.start:,} of the message; FIN knows Latin letters only"
        line = piece.line + data.count(b"\n", 0, err.start)
        raise Unreadable(Fault("common.source.encoding", message, line=line)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
