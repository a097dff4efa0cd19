"""How is a pain.001 read? CustomerCreditTransferInitiation: what a customer orders.

The payer and the day stand over the transfers, in `PmtInf`, of which there may be several.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sekisho.cases.read.arrival import Fault
from sekisho.cases.read.payments.levels import Level
from sekisho.cases.read.payments.transfer import fact, identify, payment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sekisho.cases.read.payments.node import Node

KIND = "pain.001"
# In versions 001.01 and 001.02 the body bore the name of the message.
BODIES = ("CstmrCdtTrfInitn", "pain.001.001.01", "pain.001.001.02")
TRANSFER = "CdtTrfTxInf"
_DATE = len("2019-02-28")


def read_transfer(
    outer: Sequence[Level], transfer: Node, position: int, service: str | None, faults: list[Fault]
) -> dict[str, Any]:
    """One transfer as a payment; see `pacs008.read_transfer` for the arguments."""
    here = Level(transfer.members)
    levels = (*outer, here)
    marks = (here.at("PmtId", name) for name in ("EndToEndId", "UETR"))
    return payment(
        levels,
        ends=levels,
        case_id=identify(fact(outer, "MsgId"), KIND, marks, position),
        date=_execution(levels),
        amount=_amount(here.facts.get("Amt"), faults),
        faults=faults,
    )


def _execution(levels: Sequence[Level]) -> str | None:
    """The requested day: plain until version 07, then a day or a moment, whose civil day is that of its own zone."""
    moment = fact(levels, "ReqdExctnDt", "DtTm")
    if moment and moment[_DATE : _DATE + 1] == "T":
        moment = moment[:_DATE]
    return fact(levels, "ReqdExctnDt") or fact(levels, "ReqdExctnDt", "Dt") or moment


def _amount(said: Node | None, faults: list[Fault]) -> dict[str, Any] | None:
    """What is ordered: a sum, or as much of another currency as a sum is worth."""
    ordered = said.first("InstdAmt") if said is not None else None
    if ordered is None and said is not None:
        ordered = said.first("EqvtAmt", "Amt")
        if ordered is not None:
            paid_in = said.at("EqvtAmt", "CcyOfTrf") or "another currency"
            message = (
                f"{paid_in[:20]} worth {ordered.currency} {ordered.text[:40]} is ordered (EqvtAmt): that sum is taken, "
                "what is paid out depends on the rate of exchange"
            )
            faults.append(Fault("payment.amount.equivalent", message, ("amount",), severity="warning"))
    return {"currency": ordered.currency, "value": ordered.text or None} if ordered is not None else None
