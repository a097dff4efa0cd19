"""Which unknown facts still keep a condition open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sekisho.law.closures import Facts, compile_test
from sekisho.law.condition import All, Any, Condition, Not, Permitted, Unsettled
from sekisho.law.model import Parameter


def missing_facts(
    condition: Condition, facts: Facts, parameters: Mapping[str, Parameter], day: date
) -> dict[str, None]:
    """The names of the facts that would have to be known, in order; empty where the condition is decided.

    A payment of 500,000 yen does not ask for evidence of its purpose: the limit alone refutes the exception.
    """
    if compile_test(condition, parameters, day)(facts) is not None:
        return {}
    match condition:
        case Not(part):
            return missing_facts(part, facts, parameters, day)
        case All(parts) | Any(parts):
            found: dict[str, None] = {}
            for part in parts:
                found |= missing_facts(part, facts, parameters, day)
            return found
        case Unsettled():
            return {}
        case Permitted():
            return {"permits": None}
        case _:
            return {condition.fact: None}
