"""Does an ISO 20022 message hold as many payments of as much as it says? `NbOfTxs` and `CtrlSum` are held against it.

Both may stand over a message (`GrpHdr`) and over each group (`PmtInf`). The sum is that of all amounts whatever their
currency. The standard does not say whether of those that the payers ordered or that the banks settle: either will do.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from sekisho.cases.read.arrival import Fault, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sekisho.cases.read.payments.levels import Level
    from sekisho.cases.read.payments.node import Node

_AMOUNTS = (
    ("InstdAmt",),
    ("Amt", "InstdAmt"),
    ("Amt", "EqvtAmt", "Amt"),
    ("RtrdInstdAmt",),
    ("IntrBkSttlmAmt",),
    ("RtrdIntrBkSttlmAmt",),
)
_NUMBER = re.compile(r"[0-9]{1,24}(?:\.[0-9]{0,12})?", re.ASCII)
# 24 digits before the point, 12 after it, and as many payments as 64 MiB can hold: every sum is exact.
_EXACT = Context(prec=60)


class Totals:
    """How many payments stand below a header, and of how much."""

    def __init__(self, stated: Level, called: str) -> None:
        """Nothing yet.

        Args:
            stated: the level with the number and the sum.
            called: where they stand, in words.
        """
        self._count = stated.at("NbOfTxs")
        self._sum = stated.at("CtrlSum")
        self._called = called
        self._found = 0
        self._ordered = self._settled = Decimal(0)
        self._summed = True

    def add(self, transfer: Node) -> None:
        """One payment."""
        self._found += 1
        if self._sum and self._summed:
            amounts = [found for path in _AMOUNTS if (found := transfer.at(*path))]
            if amounts and all(map(_NUMBER.fullmatch, amounts)):
                self._ordered = _EXACT.add(self._ordered, Decimal(amounts[0]))
                self._settled = _EXACT.add(self._settled, Decimal(amounts[-1]))
            else:
                # What is wrong with an amount is said with its payment.
                self._summed = False

    def faults(self) -> Iterator[Fault]:
        """A warning for what does not agree, once all of them stand there."""
        why = "the message may lack payments or was changed: ask its sender"
        if self._count and not (self._count.isdecimal() and int(self._count) == self._found):
            message = f"NbOfTxs of {self._called} says {shown(self._count)} payments, {self._found:,} stand here: {why}"
            yield Fault("payment.count.differs", message, severity="warning")
        if self._sum and self._summed:
            stated = Decimal(self._sum) if _NUMBER.fullmatch(self._sum) else None
            if stated not in (self._ordered, self._settled):
                found = " or ".join(dict.fromkeys(f"{total:f}" for total in (self._ordered, self._settled)))
                message = f"CtrlSum of {self._called} says {shown(self._sum)}, the amounts here make {found}: {why}"
                yield Fault("payment.sum.differs", message, severity="warning")
