"""The facts that a rule may ask for: declared once, with type, unit, words, and how they are said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from sekisho.cases import Text

FactType = Literal["truth", "word", "measured", "day", "latest", "marks"]
# `latest`: the last day of a repeated event as a range (earliest, latest) in which it lies; NEVER where there was none.
Latest: TypeAlias = tuple[date, date]
Value: TypeAlias = bool | str | int | date | Latest | frozenset[str] | None
NEVER = date.min
# Set before a measure id in `permits` where a decision on file may cover the measure but does not say all it must.
POSSIBLY = "?"

# A measured fact is a whole number of these parts of its unit, rounded up: limits are whole numbers of
# the same parts, so "over" and "at most" stay exact although 906.50 USD makes 101,528.0 yen and KRW make fractions.
PARTS_OF_UNIT = {"JPY": 1, "EUR": 100, "USD": 100, "bbl": 1000, "t": 1000, "usd": 100}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact.

    Args:
        name: as conditions write it.
        type: truth, word, measured, day, latest or marks.
        acts: the kinds of case that have it.
        needs: dotted paths of the case that would make it known.
        yes: how it is said when true (or the label of a value).
        no: how it is said when false.
        unit: of a measured fact.
        words: of a word fact, where they are a closed list.
        claimed: absent means "not claimed", so it is never unknown and is left out of gap tests.
    """

    name: str
    type: FactType
    acts: tuple[str, ...]
    needs: tuple[str, ...]
    yes: Text
    no: Text
    unit: str | None = None
    words: frozenset[str] = frozenset()
    claimed: bool = False


def say_measured(parts: int, unit: str) -> str:
    """A measured value in words: `100,000 JPY`, `7.500 bbl`.

    Args:
        parts: the value in the smallest parts of its unit.
        unit: a key of `PARTS_OF_UNIT`.
    """
    whole, rest = divmod(parts, PARTS_OF_UNIT[unit])
    digits = len(str(PARTS_OF_UNIT[unit])) - 1
    return f"{whole:,}{f'.{rest:0{digits}}' if rest else ''} {unit}"
