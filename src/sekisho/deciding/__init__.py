"""What follows? From a case to the decision of each regime."""

from sekisho.deciding.decide import Range, decide, rank
from sekisho.deciding.decision import (
    Citation,
    Decision,
    Finding,
    Hit,
    ListUsed,
    Refusal,
    RegimeDecision,
    Searched,
    TriedException,
    to_json,
)

__all__ = [
    "Citation",
    "Decision",
    "Finding",
    "Hit",
    "ListUsed",
    "Range",
    "Refusal",
    "RegimeDecision",
    "Searched",
    "TriedException",
    "decide",
    "rank",
    "to_json",
]
