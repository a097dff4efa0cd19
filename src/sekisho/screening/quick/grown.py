"""How do arrays grow while names are read? By doubling, so that what is added costs the same however much there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from sekisho.screening.arrays import Array

K = TypeVar("K")
T = TypeVar("T", bound=tuple[Any, ...])


class Grown:
    """An array to which numbers are added.

    Attributes:
        array: the numbers, and room for more.
        count: how many there are.
    """

    def __init__(self, dtype: npt.DTypeLike = np.int64, first: Sequence[int] = ()) -> None:
        """Begin with some numbers."""
        self.array: Array = np.array(first, dtype)
        self.count = len(first)

    def make_room(self, more: int) -> None:
        """Make room for so many more."""
        if self.count + more > len(self.array):
            larger = np.empty(max(2 * len(self.array), self.count + more, 256), self.array.dtype)
            larger[: self.count] = self.array[: self.count]
            self.array = larger

    def extend(self, numbers: Sequence[int] | npt.NDArray[Any]) -> None:
        """Add numbers."""
        self.make_room(len(numbers))
        self.array[self.count : self.count + len(numbers)] = numbers
        self.count += len(numbers)

    def append(self, number: int) -> None:
        """Add a number."""
        if self.count == len(self.array):
            self.make_room(1)
        self.array[self.count] = number
        self.count += 1

    @property
    def filled(self) -> Array:
        """The numbers alone."""
        return self.array[: self.count]


class Interned(Generic[K]):
    """Things by the order in which they were met.

    Args:
        first: the one that has the number 0.
    """

    def __init__(self, first: K) -> None:
        """Begin with one thing."""
        self.all = [first]
        self._numbers = {first: 0}

    def known(self, thing: K) -> int:
        """The number of a thing met before, else 0."""
        return self._numbers.get(thing, 0)

    def number(self, thing: K) -> int:
        """The number of a thing."""
        number = self._numbers.setdefault(thing, len(self.all))
        if number == len(self.all):
            self.all.append(thing)
        return number


def grown(table: type[T], **first: Sequence[int]) -> T:
    """A table whose columns are all empty but for what some begin with.

    Args:
        table: a named tuple of columns.
        first: what a column begins with.
    """
    fields: tuple[str, ...] = table._fields  # type: ignore[attr-defined]
    return table(*(Grown(first=first.get(name, ())) for name in fields))  # type: ignore[arg-type]


def arrays_of(table: T) -> T:
    """A table of grown columns as compiled code reads it."""
    return type(table)(*(column.array for column in table))


def add(table: tuple[Any, ...], **values: int) -> None:
    """Add a number to some columns of a table."""
    for name, value in values.items():
        getattr(table, name).append(value)
