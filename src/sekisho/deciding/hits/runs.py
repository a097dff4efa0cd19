"""Which key have the letters of some neighbouring words? Found from sums, without writing the letters together.

The key of a text is its bytes as one number modulo M, the first the lowest (`screening.hashing`), so that the key of
two texts together is that of the first and that of the second shifted by the length of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sekisho.screening.hashing import PRIMES, key_of
from sekisho.screening.segment import JOINED

_MODULUS = PRIMES[0] * PRIMES[1]
_JOINED, _JOINED_BITS = key_of(JOINED), 8 * len(JOINED.encode())


class Runs:
    """The words of a text.

    Args:
        words: the letters of each.
    """

    def __init__(self, words: Sequence[str]) -> None:
        """Add up the words."""
        self._sums, self._ends = [0], [0]
        total = end = 0
        for word in words:
            total = (total + (key_of(word) << end)) % _MODULUS
            end += 8 * len(word.encode())
            self._sums.append(total)
            self._ends.append(end)

    def key(self, first: int, last: int) -> int:
        """The key under which the letters of the words from the first to the last stand in an index."""
        return _listed(self._run(first, last))

    def turned_keys(self, first: int, last: int) -> tuple[int, int]:
        """The same with the last word before the others, and with the first behind them."""
        ends = self._ends
        bits_of_last, bits_behind_first = ends[last + 1] - ends[last], ends[last + 1] - ends[first + 1]
        return (
            _listed(self._run(last, last) + (self._run(first, last - 1) << bits_of_last)),
            _listed(self._run(first + 1, last) + (self._run(first, first) << bits_behind_first)),
        )

    def _run(self, first: int, last: int) -> int:
        return (self._sums[last + 1] - self._sums[first]) * _shift_back(self._ends[first]) % _MODULUS


def _listed(key: int) -> int:
    return (_JOINED + (key << _JOINED_BITS)) % _MODULUS


@lru_cache(1 << 12)
def _shift_back(bits: int) -> int:
    return pow(2, -bits, _MODULUS)
