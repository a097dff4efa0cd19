"""The words of an answer, and how one measure's tests become a range of them."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias, get_args

from sekisho.law.kleene import Truth, both

Verdict: TypeAlias = Literal[
    "not_covered", "allowed", "allowed_with_duty", "refer", "licence_required", "prohibited"
]  # from mild to strict
Outcome: TypeAlias = Literal["clear", "exempt", "undetermined", "applies_unless_shown", "applies"]

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
RANK: dict[Verdict, int] = {word: rank for rank, word in enumerate(VERDICTS)}
_REFER = RANK["refer"]


class Conclusion(NamedTuple):
    """What one measure says: its outcome, and the range in which its verdict lies, as ranks of `VERDICTS`."""

    outcome: Outcome
    at_least: int
    at_most: int
    as_it_stands: int

    @property
    def verdict(self) -> int:
        """The rank said today: the point where the range is one, else at least a referral."""
        return settle(self.at_least, self.at_most)


def settle(at_least: int, at_most: int) -> int:
    """The verdict of a range: itself where it is a point, else at least `refer`."""
    return at_least if at_least == at_most else max(at_least, _REFER)


def conclude(
    reach: Truth,
    test: Truth,
    exempt: Truth,
    softened: Truth,
    in_force: Truth,
    *,
    gives: int,
    softened_gives: int,
    presumed: bool = False,
) -> Conclusion:
    """Turn the truth of a measure's parts into its outcome and range.

    This is the one definition: one case calls it, a table looks its 243 answers up.

    Args:
        reach: the measure addresses this act with this link (contract section 2).
        test: what it forbids or demands is met.
        exempt: one of its exceptions holds.
        softened: the condition for its milder consequence holds.
        in_force: it is in force that day; None where no source settles that.
        gives: rank of the verdict when it bites.
        softened_gives: rank of its milder consequence.
        presumed: the exception is presumed, so it stands until refuted.
    """
    if reach is False or in_force is False:
        return Conclusion("clear", 0, 0, 0)
    if exempt is True or test is False:
        if reach is None:
            return Conclusion("undetermined", 0, 1, _REFER)
        return Conclusion("clear" if test is False else "exempt", 1, 1, 1)
    if softened is True:
        low = high = stands = softened_gives
    else:
        low, high, stands = gives, gives, gives
        if softened is None:
            low, high = min(gives, softened_gives), max(gives, softened_gives)
    if exempt is None:
        low = min(low, 1)
        stands = 1 if presumed else stands
    scope = both(reach, test)
    if scope is None or in_force is None:
        floor = 0 if reach is None or in_force is None else 1
        return Conclusion("undetermined", min(low, floor), high, _REFER)
    return Conclusion("applies" if low == high else "applies_unless_shown", low, high, stands)
