"""How is a pacs.008 read? FIToFICustomerCreditTransfer: what a bank pays another for their customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sekisho.cases.read.payments.levels import Level
from sekisho.cases.read.payments.transfer import amount_of, fact, identify, payment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sekisho.cases.read.arrival import Fault
    from sekisho.cases.read.payments.node import Node

KIND = "pacs.008"
# In version 001.01 the body bore the name of the message.
BODIES = ("FIToFICstmrCdtTrf", "pacs.008.001.01")
TRANSFER = "CdtTrfTxInf"


def read_transfer(
    outer: Sequence[Level], transfer: Node, position: int, service: str | None, faults: list[Fault]
) -> dict[str, Any]:
    """One transfer as a payment.

    Args:
        outer: what the message says of all its transfers.
        transfer: the `CdtTrfTxInf`.
        position: its place in the message, from 1.
        service: the business service that the header names.
        faults: takes what is wrong.
    """
    here = Level(transfer.members)
    levels = (*outer, here)
    marks = (here.at("PmtId", name) for name in ("EndToEndId", "UETR", "TxId"))
    return payment(
        levels,
        ends=levels,
        case_id=identify(fact(outer, "MsgId"), KIND, marks, position),
        date=fact(levels, "IntrBkSttlmDt"),
        # What the payer ordered, before what the banks settle: fees and conversion between them are not the payment.
        amount=amount_of(levels, "InstdAmt", "IntrBkSttlmAmt"),
        faults=faults,
    )
