"""Which key have the letters of some neighbouring words? Cut out of the bytes of all, in their order or turned."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from sekisho.screening.hashing import PRIMES
from sekisho.screening.segment import JOINED

# As `screening.hashing.key_of` has it, of bytes.
_MODULUS = PRIMES[0] * PRIMES[1]
_JOINED = JOINED.encode()


class Runs:
    """The words of a text.

    Args:
        words: the letters of each.
    """

    def __init__(self, words: Sequence[str]) -> None:
        """Write them together once."""
        parts = [word.encode() for word in words]
        self._bytes = b"".join(parts)
        self._ends = list(accumulate(map(len, parts), initial=0))

    def key(self, first: int, last: int) -> int:
        """The key under which the letters of the words from the first to the last stand in an index."""
        run = self._bytes[self._ends[first] : self._ends[last + 1]]
        return int.from_bytes(_JOINED + run, "little") % _MODULUS

    def turned_keys(self, first: int, last: int) -> tuple[int, int]:
        """The same with the last word before the others, and with the first behind them."""
        letters, ends = self._bytes, self._ends
        begin, second, final, end = ends[first], ends[first + 1], ends[last], ends[last + 1]
        return (
            int.from_bytes(_JOINED + letters[final:end] + letters[begin:final], "little") % _MODULUS,
            int.from_bytes(_JOINED + letters[second:end] + letters[begin:second], "little") % _MODULUS,
        )
