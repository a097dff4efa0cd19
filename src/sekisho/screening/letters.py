"""What are the keys of many words at once? Words of one length are a matrix, and a key is a sum over its columns.

A key of `hashing.key_of` is the bytes of a text as one number, modulo the product of two primes. So the key of a word,
of its beginning, or of what is left of it without a letter is the sum of its letters, each times the weight of its
place: one product of matrices for all words of a length and all such keys of theirs. The keys of `pieces.py` are such
sums too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

import numpy as np

from sekisho.screening.arrays import Array, offsets
from sekisho.screening.hashing import PRIMES
from sekisho.screening.pieces import BASE, PRIME, listed_pieces

Part: TypeAlias = tuple[str, tuple[int, ...]]
"""What stands before the letters of a key, and the places in the word of those letters."""

_INVERSE = pow(PRIMES[0], -1, PRIMES[1])
_AT_ONCE = 1 << 15


def by_length(words: Sequence[bytes]) -> Iterator[tuple[Array, Array]]:
    """Words with letters, those of one length together: which they are, and their letters, a row a word.

    Args:
        words: ASCII.
    """
    at = offsets(map(len, words))
    text = np.frombuffer(b"".join(words), np.uint8)
    lengths = np.diff(at)
    order = np.argsort(lengths, kind="stable")
    for length in np.unique(lengths[lengths > 0]).tolist():
        same = order[np.searchsorted(lengths[order], length) : np.searchsorted(lengths[order], length + 1)]
        for begin in range(0, len(same), _AT_ONCE):
            some = same[begin : begin + _AT_ONCE]
            yield some, text[at[some, None] + np.arange(length)].astype(np.int64)


def keys_of_parts(codes: Array, parts: tuple[Part, ...]) -> Array:
    """`key_of` of parts of words of one length, a row a word.

    Args:
        codes: the words, a row each.
        parts: the same of every word.
    """
    return _joined(*((codes @ weights + start) % prime for weights, start, prime in _weights(parts, codes.shape[1])))


def keys_of_pieces(codes: Array) -> Array:
    """The keys of words of one length that `pieces.asked_keys` looks for, a row a word."""
    weights, start = _weights_of_pieces(codes.shape[1])
    return (codes @ weights + start) % PRIME


class Numbers(NamedTuple):
    """Words of any length as numbers, modulo each of the primes: what is put behind one another can be added up."""

    first: Array
    second: Array
    lengths: Array

    @classmethod
    def of(cls, words: Sequence[bytes]) -> Numbers:
        """The numbers of words."""
        found = cls(*(np.zeros(len(words), np.int64) for _ in range(3)))
        for some, codes in by_length(words):
            whole = (("", tuple(range(codes.shape[1]))),)
            for number, (weights, _, prime) in zip(found, _weights(whole, codes.shape[1]), strict=False):
                number[some] = (codes @ weights)[:, 0] % prime
            found.lengths[some] = codes.shape[1]
        return found

    def keys(self, rule: str, words: Array, behind: Array | None = None) -> Array:
        """`key_of` of a rule and a word, or of a rule and two words.

        Args:
            rule: what stands before the letters.
            words: which words.
            behind: which words stand behind them.
        """
        most = len(rule) + int(self.lengths.max(initial=0))
        rests = []
        for number, prime in zip(self[:2], PRIMES, strict=True):
            powers = _powers(most, prime)
            rest = _number_of(rule) % prime + powers[len(rule)] * number[words]
            if behind is not None:
                rest = rest % prime + powers[len(rule) + self.lengths[words]] * number[behind]
            rests.append(rest % prime)
        return _joined(*rests)


def _joined(first: Array, second: Array) -> Array:
    """What is left modulo the product of the primes, from what is left modulo each (Garner's algorithm)."""
    return first + PRIMES[0] * ((second - first) % PRIMES[1] * _INVERSE % PRIMES[1])


def _number_of(rule: str) -> int:
    return int.from_bytes(rule.encode(), "little")


@cache
def _powers(most: int, prime: int) -> Array:
    return np.array([pow(256, power, prime) for power in range(most + 1)], np.int64)


@cache
def _weights(parts: tuple[Part, ...], length: int) -> tuple[tuple[Array, Array, int], ...]:
    """For each prime the weights of the letters, a column a part, what is added for its rule, and the prime."""
    found = []
    for prime in PRIMES:
        weights = np.zeros((length, len(parts)), np.int64)
        for column, (rule, places) in enumerate(parts):
            for rank, place in enumerate(places):
                weights[place, column] = pow(256, len(rule) + rank, prime)
        found.append((weights, np.array([_number_of(rule) % prime for rule, _ in parts], np.int64), prime))
    return tuple(found)


@cache
def _weights_of_pieces(length: int) -> tuple[Array, Array]:
    pieces = listed_pieces(length)
    weights, start = np.zeros((length, len(pieces)), np.int64), np.zeros(len(pieces), np.int64)
    for column, (seed, places) in enumerate(pieces):
        start[column] = seed * pow(BASE, len(places), PRIME) % PRIME
        for rank, place in enumerate(reversed(places)):
            weights[place, column] = pow(BASE, rank, PRIME)
    return weights, start
