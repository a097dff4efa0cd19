"""Payments as SWIFT MT103 (REMIT and STP too), MT202 and MT202COV, alone or many in an RJE file.

In a cover payment the underlying customers (sequence B) are payer and payee and all banks are agents; in a plain MT202
the banks of 52a (else the sender) and 58a pay and are paid. The sending and the receiving bank of the envelope are the
first agents. What the message does not say stays unknown.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from sekisho.cases.read.arrival import Fault, Item, Unreadable, shown
from sekisho.cases.read.payments.mt_envelope import open_envelope
from sekisho.cases.read.payments.mt_fields import amount, day_and_amount, fields, line_of, running
from sekisho.cases.read.payments.mt_parties import bank, bank_of, customer
from sekisho.cases.read.payments.rje import MOST_MESSAGE_BYTES, Piece, begins, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sekisho.cases.read.arrival import Path
    from sekisho.cases.read.payments.mt_envelope import Envelope
    from sekisho.cases.read.source import Source

_BANKS = frozenset("51 52 53 54 55 56 57 58".split())
_CUSTOMERS = {"50": "payer", "59": "payee"}
_BETWEEN_BANKS = {"52": "payer", "58": "payee"}
_TEXTS = frozenset("70 72 77".split())
# References, codes, charges, times and the rate between two amounts: no facts of a case.
_ASIDE = frozenset("13C 21 23B 26T 36 71A 71F 71G".split())
_ONCE = frozenset("20 32 33 50 59".split())
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
    said = fields(envelope.body, envelope.body_line)
    faults: list[Fault] = []
    said_by: dict[Path, int] = {}
    plain = _payment(envelope, said, said_by, faults)
    plain.setdefault("id", f"MT{envelope.kind}/{envelope.uetr or position}")
    if piece.answer and piece.answer.refusal:
        message = f"the network refused this message ({piece.answer.refusal}): it was not sent; decided as if it were"
        faults.append(Fault("payment.mt.nak", message, severity="warning", line=piece.answer.line))
    another = _LIKE_A_MESSAGE.search(envelope.rest)
    if envelope.rest and not another:
        message = f"{shown(envelope.rest)} follows the message and is no block of it: not read"
        faults.append(Fault("payment.mt.block5", message, severity="warning", line=piece.line))
    yield Item(
        plain=plain, line=piece.line, faults=tuple(faults), locate=partial(_line_of, envelope, said_by), named=True
    )
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


def _payment(
    envelope: Envelope, said: list[tuple[str, str]], said_by: dict[Path, int], faults: list[Fault]
) -> dict[str, Any]:
    """The case; `said_by` is told which field says which part of it."""
    plain: dict[str, Any] = {"kind": "payment"}
    agents: list[dict[str, Any]] = []
    texts: list[str] = []
    for code in (envelope.sender, envelope.receiver):
        if code:
            agents.append(bank_of(code, ("agents", len(agents)), faults))
    roles = _roles(envelope, said, faults)
    once: set[str] = set()
    for n, (tag, content) in enumerate(said):
        number, option = tag[:2], tag[2:]
        if number in _ONCE:
            if number in once:
                message = f"field {number} stands twice: which of them holds cannot be told"
                line = line_of(envelope.body, envelope.body_line, n)
                faults.append(Fault("payment.mt.field", message, line=line))
                continue
            once.add(number)
        if number in _BANKS:
            role = roles.get(number, "agents")
            path: Path = (role,) if role not in ("agents", *plain) else ("agents", len(agents))
            said_by[path] = n
            party = bank(option, content, path, faults)
            if len(path) == 1:
                plain[role] = party
            else:
                agents.append(party)
        elif number in _CUSTOMERS:
            role = _CUSTOMERS[number]
            said_by[(role,)] = n
            plain[role] = customer(option, content, (role,), faults)
        elif number in _TEXTS:
            texts.append(running(content))
        elif tag == "32A":
            said_by[("date",)] = n
            said_by.setdefault(("amount",), n)
            plain["date"], settled = day_and_amount(content.strip())
            plain.setdefault("amount", settled)
            if not plain["date"]:
                faults.append(_no_date(content))
            if not settled:
                faults.append(_no_amount(tag, content))
        elif tag == "33B":
            # What the payer ordered is the payment, not what the banks settle after fees and conversion.
            said_by[("amount",)] = n
            plain["amount"] = amount(content.strip())
            if not plain["amount"]:
                faults.append(_no_amount(tag, content))
        elif number == "20":
            said_by[("id",)] = n
            plain["id"] = "/".join(filter(None, (content.strip(), envelope.uetr)))
        elif tag == "23E":
            texts.append(running(content.partition("/")[2]))
        elif tag not in _ASIDE:
            message = f"field {tag} has no place in an MT{envelope.kind}: kept as text"
            said_by[("text", len(texts))] = n
            faults.append(Fault("payment.mt.field", message, ("text", len(texts)), severity="warning"))
            texts.append(running(content))
    if "amount" not in plain:
        faults.append(Fault("payment.amount.missing", "no amount: neither field 33B nor 32A", ("amount",)))
    if roles and "payer" not in plain and envelope.sender:
        plain["payer"] = dict(agents[0])
    faults.extend(_missing(plain, envelope, roles))
    chain = [*agents, *(plain[role] for role in roles.values() if role in plain)]
    if _is_in_dollars(said) and any(agent.get("residence") == "US" for agent in chain):
        plain["nexus"] = {"usd_clearing": True}
    if agents:
        plain["agents"] = agents
    if any(texts):
        plain["text"] = [text for text in texts if text]
    return plain


def _roles(envelope: Envelope, said: list[tuple[str, str]], faults: list[Fault]) -> dict[str, str]:
    """The parts of banks other than that of an agent: those between whom a plain MT202 moves money."""
    if envelope.kind != "202" or envelope.variant == "COV":
        return {}
    customers = [tag for tag, _ in said if tag[:2] in _CUSTOMERS]
    if not customers:
        return _BETWEEN_BANKS
    message = f"field {customers[0]} in an MT202 that is not marked {{119:COV}}: read as a cover payment"
    faults.append(Fault("payment.cover.unmarked", message, (_CUSTOMERS[customers[0][:2]],), severity="warning"))
    return {}


def _is_in_dollars(said: list[tuple[str, str]]) -> bool:
    """Whether dollars are ordered or settled."""
    return any(
        (tag == "32A" and content[6:9] == "USD") or (tag == "33B" and content[:3] == "USD") for tag, content in said
    )


def _no_date(content: str) -> Fault:
    return Fault("common.date.format", f"32A {shown(content.strip())}: a day as YYMMDD must stand first", ("date",))


def _no_amount(tag: str, content: str) -> Fault:
    found = shown(content.strip())
    message = f"{tag} {found}: an amount is a currency and digits with a comma, which may end it (JPY100,)"
    return Fault("payment.amount.format", message, ("amount",))


def _missing(plain: dict[str, Any], envelope: Envelope, roles: dict[str, str]) -> Iterator[Fault]:
    """What every such message should say and this one does not: it stays unknown."""
    if "id" not in plain:
        yield Fault("payment.mt.missing", "no field 20: called by its place", ("id",), severity="warning")
    absent = [role for role in ("payer", "payee") if role not in plain]
    if envelope.kind == "202" and not roles and len(absent) == 2:
        message = "a cover payment without its customers (50a and 59a of sequence B): ask whose money it is"
        yield Fault("payment.cover.no_underlying", message, ("payee",), severity="warning")
        return
    for role in absent:
        wanted = {"payer": "52a" if roles else "50a", "payee": "58a" if roles else "59a"}[role]
        yield Fault("payment.mt.missing", f"no field {wanted}", (role,), severity="warning")


def _line_of(envelope: Envelope, said_by: dict[Path, int], path: Path) -> int | None:
    """The line of the field that says this part of the case."""
    number = said_by.get(path[:2], said_by.get(path[:1]))
    return None if number is None else line_of(envelope.body, envelope.body_line, number)
