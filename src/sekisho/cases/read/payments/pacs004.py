"""How is a pacs.004 read? PaymentReturn: money that goes back; payer and payee are those of the payment returned.

They stand in `OrgnlTxRef`. Where that is left out they follow from `RtrChain`, which tells the way back: its creditor
had paid, its debtor had been paid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sekisho.cases.read.payments.levels import Level
from sekisho.cases.read.payments.transfer import amount_of, fact, identify, payment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sekisho.cases.read.arrival import Fault
    from sekisho.cases.read.payments.node import Node

KIND = "pacs.004"
BODIES = ("PmtRtr", "pacs.004.001.01")
TRANSFER = "TxInf"
_BACK = {
    "payer": "payee",
    "payee": "payer",
    "ultimate_payer": "ultimate_payee",
    "ultimate_payee": "ultimate_payer",
}


def read_transfer(
    outer: Sequence[Level], transfer: Node, position: int, service: str | None, faults: list[Fault]
) -> dict[str, Any]:
    """One return as a payment; see `pacs008.read_transfer` for the arguments."""
    here = Level(transfer.members)
    levels: tuple[Level, ...] = (*outer, here)
    ends: tuple[Level, ...] = ()
    banks = []
    way_back = here.facts.get("RtrChain")
    if way_back is not None:
        chain = Level(way_back.members)
        chain.roles = {_BACK[role]: bank for role, bank in chain.roles.items()}
        levels, ends = (*levels, chain), (chain,)
    original = here.facts.get("OrgnlTxRef")
    if original is not None:
        first = Level(original.members)
        levels, ends = (*levels, first), (*ends, first)
        underlying = first.facts.get("UndrlygCstmrCdtTrf")
        if underlying is not None:
            customers = Level(underlying.members)
            banks = [bank for level in ends for bank in level.roles.values()]
            levels, ends = (*levels, customers), (customers,)
    marks = (here.at(name) for name in ("OrgnlEndToEndId", "OrgnlUETR", "OrgnlTxId", "RtrId"))
    return payment(
        levels,
        ends=ends,
        banks=banks,
        case_id=identify(fact(outer, "MsgId"), KIND, marks, position),
        # The day on which it goes back, never the day of the payment returned.
        date=fact((*outer, here), "IntrBkSttlmDt"),
        amount=amount_of(levels, "RtrdIntrBkSttlmAmt"),
        faults=faults,
    )
