"""Truth with a third value: True, False, and None for unknown (Kleene's strong logic)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Truth: TypeAlias = bool | None


def both(a: Truth, b: Truth) -> Truth:
    """A and b: False where either is False, whatever the other may be."""
    if a is False or b is False:
        return False
    return None if a is None or b is None else True


def either(a: Truth, b: Truth) -> Truth:
    """A or b: True where either is True, whatever the other may be."""
    if a is True or b is True:
        return True
    return None if a is None or b is None else False


def negate(a: Truth) -> Truth:
    """Not a; the negation of the unknown is unknown."""
    return None if a is None else not a


def any_of(values: Iterable[Truth]) -> Truth:
    """True where one is, else unknown where one is, else False (so of nothing: False)."""
    unknown = False
    for value in values:
        if value:
            return True
        if value is None:
            unknown = True
    return None if unknown else False


def all_of(values: Iterable[Truth]) -> Truth:
    """False where one is, else unknown where one is, else True (so of nothing: True)."""
    unknown = False
    for value in values:
        if value is False:
            return False
        if value is None:
            unknown = True
    return None if unknown else True
