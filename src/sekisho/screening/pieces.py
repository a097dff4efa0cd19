"""Which listed words can a misspelt word be? Keys that two words share whenever few letters differ: none is missed.

Two words within `most_edits` of one another share a key: short words by leaving out one letter (two where the lengths
call for it), longer ones because of three edits one half holds at most one. A swap across the middle is covered by a
first half whose last letter is the next one. Words of `LONG` letters and more are compared by length and letters
instead. After the deletion neighbourhoods of Mor and Fraenkel (1982) as SymSpell uses them, anchored to halves.

Runs in the interpreter and compiled, like the score.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from functools import cache

LONG = 14
PRIME = 2147483647
BASE = 1000003


def most_edits(length: int) -> int:
    """How many edits words of which the longer has this many letters may be apart and still be alike."""
    if length < 4:
        return 0
    if length < 7:
        return 1
    if length < 11:
        return 2
    return 3


def likeness_of_edits(edits: int, length: int) -> int:
    """What a number of edits (insertion, deletion, substitution, swap of neighbours) says, in thousandths.

    Args:
        edits: at least one, optimal string alignment.
        length: of the longer word.
    """
    if edits > most_edits(length):
        return 0
    if edits == 1:
        return 700 if length == 4 else 840 if length == 5 else 900
    if edits == 2:
        return 700 if length < 9 else 820
    return 720 if length < 14 else 800


def signature(letters: Sequence[int], start: int, end: int) -> int:
    """Which letters a word has once and twice, in 62 bits: words differ by at least as many edits as letters."""
    found = 0
    for k in range(start, end):
        c = letters[k]
        if 97 <= c <= 122:
            once = 1 << (2 * (c - 97))
            found |= once << 1 if found & once else once
        elif 48 <= c <= 57:
            found |= 1 << (52 + c - 48)
    return found


@cache
def listed_pieces(length: int) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The pieces of a listed word of so many letters: a seed and the places of the letters that are hashed after it.

    Their keys are what `asked_keys` looks for.
    """
    whole = tuple(range(length))
    pieces: list[tuple[int, tuple[int, ...]]] = []
    if length <= 6:
        pieces.append((1, whole))
        if length >= 3:
            pieces += ((1, (*whole[:k], *whole[k + 1 :])) for k in whole)
    if length in (7, 8):
        pieces += ((2, tuple(k for k in whole if k not in (i, j))) for i in whole for j in range(i + 1, length))
    if 7 <= length < LONG:
        half = length // 2
        first, second = whole[:half], whole[half:]
        # A swap across the middle brings the next letter to the end of the first half.
        for letters in (first, (*first[:-1], half)):
            pieces.append((100 + half, letters))
            pieces += ((100 + half, (*letters[:k], *letters[k + 1 :])) for k in range(half))
        pieces.append((200 + length - half, second))
        pieces += ((200 + length - half, (*second[:k], *second[k + 1 :])) for k in range(length - half))
    return tuple(dict.fromkeys(pieces))


def _hash(letters: Sequence[int], start: int, end: int, seed: int, without: int, or_without: int) -> int:
    """Hash of a stretch with up to two places left out."""
    h = seed
    for k in range(start, end):
        if k != without and k != or_without:
            h = (h * BASE + letters[k]) % PRIME
    return h


def asked_keys(letters: Sequence[int], start: int, end: int, out: MutableSequence[int]) -> int:
    """The keys of a word asked about into `out`; returns how many (at most 256)."""
    n = end - start
    count = 0
    if n <= 6:
        out[count] = _hash(letters, start, end, 1, -1, -1)
        count += 1
        for k in range(start, end):
            out[count] = _hash(letters, start, end, 1, k, -1)
            count += 1
    if n == 7 or n == 8:
        # Two letters left out here meet none or one left out of a listed word of five or six.
        for i in range(start, end):
            for j in range(i + 1, end):
                out[count] = _hash(letters, start, end, 1, i, j)
                count += 1
    if n == 5 or n == 6:
        # And listed words of seven or eight carry what remains without two.
        out[count] = _hash(letters, start, end, 2, -1, -1)
        count += 1
        for k in range(start, end):
            out[count] = _hash(letters, start, end, 2, k, -1)
            count += 1
    if 7 <= n < LONG + 3:
        before = -1
        for length in range(max(7, n - 3), min(LONG - 1, n + 3) + 1):
            half = length // 2
            rest = length - half
            if half != before:
                for size in range(max(1, half - 1), min(n, half + 1) + 1):
                    out[count] = _hash(letters, start, start + size, 100 + half, -1, -1)
                    count += 1
                    if size >= half:
                        for k in range(start, start + size):
                            out[count] = _hash(letters, start, start + size, 100 + half, k, -1)
                            count += 1
            before = half
            for size in range(max(1, rest - 1), min(n, rest + 1) + 1):
                out[count] = _hash(letters, end - size, end, 200 + rest, -1, -1)
                count += 1
                if size >= rest:
                    for k in range(end - size, end):
                        out[count] = _hash(letters, end - size, end, 200 + rest, k, -1)
                        count += 1
    return count
