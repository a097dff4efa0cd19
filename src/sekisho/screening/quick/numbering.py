"""Which number has a sequence? Those met first have the lowest; a token is one of bytes, a pattern one of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sekisho.screening.arrays import Array
from sekisho.screening.compiled import compiled
from sekisho.screening.kernel.column import Column
from sekisho.screening.quick.grown import Grown


class Numbered(NamedTuple):
    """Sequences with their numbers as `number_of` takes them, with room for new ones."""

    slots: Column
    at: Column
    items: Column


def place_of(slots: Column, at: Column, items: Column, sequence: Column, first: int, last: int) -> int:
    """The slot of `sequence[first:last]`, or the free one where it belongs.

    Args:
        slots: numbers of sequences, -1 where there is none; as many as a power of two, some of them free.
        at, items: where each sequence begins among the items of all.
    """
    # Fowler, Noll and Vo 1991, variant 1a.
    mixed = 0x811C9DC5
    for k in range(first, last):
        mixed = ((mixed ^ int(sequence[k])) * 0x01000193) & 0xFFFFFFFF
    mask = len(slots) - 1
    place = (mixed ^ (mixed >> 15)) & mask
    while slots[place] >= 0:
        start = at[slots[place]]
        if at[slots[place] + 1] - start == last - first:
            same = True
            for k in range(last - first):
                if items[start + k] != sequence[first + k]:
                    same = False
                    break
            if same:
                return place
        place = (place + 1) & mask
    return place


def number_of(slots: Column, at: Column, items: Column, count: int, sequence: Column, first: int, last: int) -> int:
    """The number of `sequence[first:last]`; it is `count` where it is a new one, which is entered."""
    place = place_of(slots, at, items, sequence, first, last)
    if slots[place] < 0:
        slots[place] = count
        at[count + 1] = at[count] + last - first
        for k in range(last - first):
            items[at[count] + k] = sequence[first + k]
    return int(slots[place])


def enter_all(slots: Column, at: Column, items: Column, count: int) -> None:
    """Fill free slots with the sequences that there are."""
    for number in range(count):
        slots[place_of(slots, at, items, items, at[number], at[number + 1])] = number


class Numbering:
    """Sequences of whole numbers by the order in which they were met.

    Attributes:
        slots, at, items: as `place_of` takes them.
    """

    def __init__(self, dtype: npt.DTypeLike) -> None:
        """Begin without a sequence."""
        self.slots: Array = np.full(1024, -1, np.int32)
        self.at = Grown(np.int64, [0])
        self.items = Grown(dtype)

    @property
    def arrays(self) -> Numbered:
        """As compiled code takes them."""
        return Numbered(self.slots, self.at.array, self.items.array)

    @property
    def count(self) -> int:
        """How many sequences there are."""
        return self.at.count - 1

    def make_room(self, sequences: int, items: int) -> None:
        """Make room for so many more sequences with so many items in all."""
        self.at.make_room(sequences)
        self.items.make_room(items)
        wanted = 2 * (self.count + sequences)
        if wanted > len(self.slots):
            self.slots = np.full(1 << (wanted - 1).bit_length(), -1, np.int32)
            compiled()["enter_all"](self.slots, self.at.array, self.items.array, self.count)

    def entered(self, count: int) -> None:
        """Take note of how many there are once compiled code has entered some."""
        self.at.count = count + 1
        self.items.count = int(self.at.array[count])

    def number(self, sequence: Sequence[int] | Array) -> int:
        """The number of a sequence."""
        self.make_room(1, len(sequence))
        one = np.array(sequence, self.items.array.dtype)
        number = int(compiled()["number_of"](self.slots, self.at.array, self.items.array, self.count, one, 0, len(one)))
        self.entered(max(self.count, number + 1))
        return number

    def of(self, number: int) -> Array:
        """The sequence of a number."""
        return self.items.array[self.at.array[number] : self.at.array[number + 1]]
