"""Which unknown facts still keep a condition open."""

from __future__ import annotations

from sekisho.law.closures import Compiled, Facts
from sekisho.law.condition import All, Any, Not, Permitted, Unsettled


def missing_facts(compiled: Compiled, facts: Facts) -> dict[str, None]:
    """The names of the facts that would have to be known, in order; empty where the condition is decided.

    A payment of 500,000 yen does not ask for evidence of its purpose: the limit alone refutes the exception.
    """
    if compiled.test(facts) is not None:
        return {}
    match compiled.condition:
        case Not() | All() | Any():
            found: dict[str, None] = {}
            for part in compiled.parts:
                found |= missing_facts(part, facts)
            return found
        case Unsettled():
            return {}
        case Permitted():
            return {"permits": None}
        case leaf:
            return {leaf.fact: None}
