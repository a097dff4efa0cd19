"""What is wrong with a case: bad input is data, so that a batch never stops at it."""

from __future__ import annotations

from typing import Literal

import msgspec

Severity = Literal["error", "refer", "warning", "info"]


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One thing that is wrong with, or missing from, one case.

    Args:
        case: the case's id, or where it stood (`payments.xml#3`) when it has none.
        field: dotted path of the case field (`payee.residence`, `goods[0].hs`), or None for the whole case.
        code: stable dotted word for programs, such as `payment.amount.missing`.
        severity: `error` refuses the case; `refer` leaves a fact open; `warning` and `info` are only said.
        message: what is wrong and what to do, in one or two sentences.
        line: 1-based line in the input, where there is one.
    """

    case: str
    field: str | None = None
    code: str
    severity: Severity
    message: str
    line: int | None = None
