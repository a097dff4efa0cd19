"""Payments as ISO 20022 pacs.008 (FIToFICustomerCreditTransfer), versions 001.01 to 001.13, in any envelope.

Everything is found by local names. What the message does not say stays unknown; a purpose code is a hint, and none
proves a humanitarian purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sekisho.cases.read.arrival import Fault, Item, Unreadable
from sekisho.cases.read.payments.parties import agent, customer
from sekisho.cases.read.xml import below, documents, elements, leaves, line_of, local, message_type, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from sekisho.cases.read.source import Source

_BODY = "FIToFICstmrCdtTrf"
# In version 001.01 the body bore the name of the message.
_BODIES = (_BODY, "pacs.008.001.01")
_CUSTOMERS = {"Dbtr": "payer", "Cdtr": "payee", "UltmtDbtr": "ultimate_payer", "UltmtCdtr": "ultimate_payee"}
_AGENTS = (
    *("InstgAgt", "InstdAgt", "PrvsInstgAgt", "PrvsInstgAgt1", "PrvsInstgAgt2", "PrvsInstgAgt3"),
    *("IntrmyAgt1", "IntrmyAgt2", "IntrmyAgt3", "DbtrAgt", "CdtrAgt"),
)
_SETTLING_AGENTS = ("InstgRmbrsmntAgt", "InstdRmbrsmntAgt", "ThrdRmbrsmntAgt")
_PURPOSES = {"GDDS": "trade", "CHAR": "charity", "ALLW": "family_support", "ALMY": "family_support"}
_NO_ID = (None, "NOTPROVIDED")


def recognises(head: bytes) -> bool:
    """The namespace or the body of a pacs.008."""
    return (message_type(head) or "").startswith("pacs.008.") or _BODY.encode() in head


def read(source: Source) -> Iterator[Item]:
    """Every credit transfer of the message as one payment, as it is read."""
    data = source.whole()
    parts = documents(data)
    several: tuple[Fault, ...] = ()
    if len(parts) > 1:
        message = f"{len(parts)} XML documents in one file (head.001 + message): read as one"
        several = (Fault("common.xml.multiple_documents", message, severity="info"),)
    found = False
    for part in parts:
        header: _Element | None = None
        position = 0
        for element in elements(part, ("GrpHdr", "CdtTrfTxInf", *_BODIES)):
            parent = element.getparent()
            if local(element) in _BODIES:
                found = True
                if not position:
                    line = part.lines_before + line_of(element)
                    yield Item(line=line, faults=(Fault("payment.message.empty", "no CdtTrfTxInf in the message"),))
                position = 0
                element.clear()
            elif parent is None or local(parent) not in _BODIES:
                continue
            elif local(element) == "GrpHdr":
                header = element
            else:
                position += 1
                line = part.lines_before + line_of(element)
                plain, faults = _payment(element, header, position)
                yield Item(plain=plain, line=line, faults=(*several, *faults), named=True)
                element.clear()
    if not found:
        raise Unreadable(unsupported(data))


def unsupported(data: bytes) -> Fault:
    """The problem of an XML message that no reader takes, by the type that its namespaces name."""
    kind = message_type(data)
    what = f"ISO 20022 message {kind}" if kind else "XML that names no ISO 20022 message"
    return Fault("payment.message.unsupported", f"{what}: there is no reader for it; pacs.008 is read", line=1)


def _payment(transfer: _Element, header: _Element | None, position: int) -> tuple[dict[str, Any], list[Fault]]:
    faults: list[Fault] = []
    plain: dict[str, Any] = {
        "id": _id(transfer, header, position),
        "kind": "payment",
        "date": text(transfer, "IntrBkSttlmDt") or text(header, "IntrBkSttlmDt"),
        "amount": _amount(transfer, faults),
        "agents": _agents(transfer, header, faults),
        "purpose": _PURPOSES.get(text(transfer, "Purp", "Cd") or ""),
        "text": _texts(transfer) or None,
    }
    for child in transfer:
        if local(child) in _CUSTOMERS:
            plain[_CUSTOMERS[local(child)]] = customer(child)
    if _clears_dollars_in_the_us(transfer, plain["agents"]):
        plain["nexus"] = {"usd_clearing": True}
    return {key: value for key, value in plain.items() if value is not None}, faults


def _id(transfer: _Element, header: _Element | None, position: int) -> str:
    """The message's id and the payment's: end to end, else UETR, transaction id, place in the message."""
    marks = (text(transfer, "PmtId", name) for name in ("EndToEndId", "UETR", "TxId"))
    own = next((mark for mark in marks if mark not in _NO_ID), None)
    return f"{text(header, 'MsgId') or 'pacs.008'}/{own or position}"


def _amount(transfer: _Element, faults: list[Fault]) -> dict[str, Any] | None:
    """What the payer ordered, before what the banks settle: fees and conversion between them are not the payment."""
    for name in ("InstdAmt", "IntrBkSttlmAmt"):
        element = below(transfer, name)
        if element is not None:
            return {"currency": element.get("Ccy"), "value": text(element)}
    faults.append(Fault("payment.amount.missing", "no amount: neither InstdAmt nor IntrBkSttlmAmt", ("amount",)))
    return None


def _agents(transfer: _Element, header: _Element | None, faults: list[Fault]) -> list[dict[str, Any]] | None:
    """Every bank of the chain: the header's, the transfer's, then those through whom the banks settle."""
    settling = below(header, "SttlmInf")
    places = ((header, _AGENTS[:2]), (transfer, _AGENTS), (settling, _SETTLING_AGENTS))
    agents: list[dict[str, Any]] = []
    for parent, names in places:
        for name in names:
            element = below(parent, name)
            if element is None:
                continue
            party, bad_bic = agent(element)
            if bad_bic:
                message = f"{name}: {bad_bic[:40]!r} is no BIC with a country in letters 5 and 6; kept, country unknown"
                faults.append(Fault("payment.agent.bic", message, ("agents", len(agents), "ids"), severity="warning"))
            agents.append(party)
    return agents or None


def _texts(transfer: _Element) -> list[str]:
    """The free and coded texts: remittance, regulatory reporting, purpose, instructions to agents."""
    found: list[str | None] = []
    for child in transfer:
        match local(child):
            case "RmtInf":
                found.extend(leaves(part) for part in child)
            case "RgltryRptg":
                found.extend(leaves(part) for part in child if local(part) in ("Dtls", "RgltryDtls"))
            case "Purp" | "InstrForCdtrAgt" | "InstrForNxtAgt":
                found.append(leaves(child))
    return [words for words in found if words]


def _clears_dollars_in_the_us(transfer: _Element, agents: list[dict[str, Any]] | None) -> bool:
    amounts = (below(transfer, name) for name in ("InstdAmt", "IntrBkSttlmAmt"))
    dollars = any(a is not None and a.get("Ccy") == "USD" for a in amounts)
    return dollars and any("US" in (a.get("residence"), a.get("address_country")) for a in agents or ())
