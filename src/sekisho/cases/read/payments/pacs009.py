"""How is a pacs.009 read? FinancialInstitutionCreditTransfer: banks pay banks, maybe to cover what customers ordered.

In a cover payment the customers stand in `UndrlygCstmrCdtTrf`: they are payer and payee, and every bank is an agent.
Without one the banks at both ends are payer and payee themselves, and where a bank has its seat is where it resides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sekisho.cases.read.arrival import Fault
from sekisho.cases.read.payments.levels import Level
from sekisho.cases.read.payments.transfer import amount_of, fact, identify, payment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sekisho.cases.read.payments.node import Node

KIND = "pacs.009"
BODIES = ("FICdtTrf", "pacs.009.001.01")
TRANSFER = "CdtTrfTxInf"
_NO_UNDERLYING = (
    "a cover payment (the header's service is {!r}) without UndrlygCstmrCdtTrf: the customers are not known, the banks "
    "stand as payer and payee; ask the sender for the underlying payment"
)


def read_transfer(
    outer: Sequence[Level], transfer: Node, position: int, service: str | None, faults: list[Fault]
) -> dict[str, Any]:
    """One transfer as a payment; see `pacs008.read_transfer` for the arguments."""
    here = Level(transfer.members)
    levels: tuple[Level, ...] = (*outer, here)
    ends, banks = levels, []
    underlying = here.facts.get("UndrlygCstmrCdtTrf")
    if underlying is not None:
        customers = Level(underlying.members)
        banks = [bank for level in levels for bank in level.roles.values()]
        levels, ends = (*levels, customers), (customers,)
    elif service and ".cov" in service.lower():
        message = _NO_UNDERLYING.format(service[:60])
        faults.append(Fault("payment.cover.no_underlying", message, ("payee",), severity="warning"))
    marks = (here.at("PmtId", name) for name in ("EndToEndId", "UETR", "TxId"))
    return payment(
        levels,
        ends=ends,
        banks=banks,
        case_id=identify(fact(outer, "MsgId"), KIND, marks, position),
        date=fact(levels, "IntrBkSttlmDt"),
        amount=amount_of(levels, "InstdAmt", "IntrBkSttlmAmt"),
        faults=faults,
    )
