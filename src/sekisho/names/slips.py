"""What becomes of a word under a hasty hand, a narrow field or a scanner? Keys that lead from what is left to the word.

A slip goes one way: a word without inner vowels, a word cut short, letters that a scanner took for others. So a word is
*found* under what it may have become and under what it is, and *looks* for what it may have been and may become.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sekisho.names.sound import Sound

_NO_VOWELS, _NO_Y = str.maketrans("", "", "aeiou"), str.maketrans("", "", "y")
_ARTICLES = ("al", "el")
_FIRST_PARTS = ("abdul", "abu", "umm")
# A word cut short has so many letters left, and so many per cent of the whole word. A field leaves less than a hand.
_SHORTEST_START, _LEAST_SHARE = 4, 40
_SHORTEST_CUT, _LEAST_CUT_SHARE = 5, 50
_CUT, _CUT_BY_FIELD, _WHOLE = 760, 740, 900
_LONGEST = 40
_SHORTEST_MISSPELT = 5


class Part(NamedTuple):
    """A part of a word under which it is found, or looks for others: the same letters of every word of a length.

    Args:
        rule: what stands before the letters in the key.
        places: of the letters.
        value: as of a `Sound`.
    """

    rule: str
    places: tuple[int, ...]
    value: int

    def of(self, letters: str) -> Sound:
        """The key of a word."""
        return Sound(self.rule + "".join([letters[place] for place in self.places]), self.value)


@cache
def found_under(length: int) -> tuple[Part, ...]:
    """The parts of a listed word of so many letters under which it is found: its beginnings, and itself."""
    starts = (Part("start:", tuple(range(end)), _CUT) for end in _ends(length, _SHORTEST_START, _LEAST_SHARE))
    return (*starts, Part("whole:", tuple(range(length)), _WHOLE))


@cache
def looks_for(length: int, last: bool = False) -> tuple[Part, ...]:
    """The parts of a word asked about that look for others: itself as the start or end of one, its starts as a whole.

    Args:
        length: how many letters.
        last: it ends a text so long that a field may have cut it.
    """
    whole = tuple(range(length))
    found = [Part("whole:", whole[:end], _CUT) for end in _ends(length, _SHORTEST_CUT, _LEAST_CUT_SHARE)]
    found.append(Part("end:", whole, _WHOLE))
    if _SHORTEST_CUT <= length <= _LONGEST:
        found.append(Part("start:", whole, _CUT))
    elif last and length == _SHORTEST_START:
        found.append(Part("start:", whole, _CUT_BY_FIELD))
    return tuple(found)


@cache
def misspelt(length: int) -> tuple[Part, ...]:
    """Parts that two words share of which one letter differs: for usual words, which are known by their concept.

    Args:
        length: of a word without digits.
    """
    if not _SHORTEST_MISSPELT <= length <= _LONGEST:
        return ()
    value = 850 if length > _SHORTEST_MISSPELT else 800
    whole = tuple(range(length))
    shortened = ((*whole[:k], *whole[k + 1 :]) for k in whole)
    return tuple(Part("misspelt:", places, value) for places in (whole, *shortened))


def without_vowels(letters: str) -> tuple[str, ...]:
    """What is left of a word without the vowels inside it: with y, without y, without a vowel that it begins with."""
    first, last = letters[:1], letters[-1:]
    within = letters[1:-1].translate(_NO_VOWELS)
    with_y = first + within + last
    found = [with_y]
    if "y" in within:
        found.append(first + within.translate(_NO_Y) + last)
    if first in "aeiou" and len(with_y) > 3:
        found.append(with_y[1:])
    return tuple(dict.fromkeys(found))


def found_otherwise(letters: str) -> Iterator[Sound]:
    """What else a listed word is found under: what it becomes without vowels or article, and itself as such a word.

    Args:
        letters: a to z and digits.
    """
    yield from _by_its_look(letters, "whole", "less")
    for end, value in _without_beginning(letters):
        yield Sound(f"end:{end}", value)


def looks_otherwise(letters: str) -> Iterator[Sound]:
    """What else a word asked about looks for.

    Args:
        letters: a to z and digits.
    """
    yield from _by_its_look(letters, "less", "whole")
    for end, value in _without_beginning(letters):
        yield Sound(f"whole:{end}", value)


def _by_its_look(letters: str, mine: str, other: str) -> Iterator[Sound]:
    """Keys of both sides: under `mine` what this word may become, under `other` itself as what is left of another."""
    if 1 < len(letters) <= _LONGEST and letters.isalpha():
        for bare in without_vowels(letters):
            value = 850 if len(bare) > 3 else 780 if len(bare) > 2 else 700
            yield Sound(f"vowels left out:{other if bare == letters else mine}:{bare}", value)
    seen = letters.replace("rn", "m").replace("vv", "w")
    if seen != letters or "m" in letters or "w" in letters:
        yield Sound(f"look alike:{seen}", 900)


def _without_beginning(letters: str) -> Iterator[tuple[str, int]]:
    """A word without an article or a first part that it may begin with, and how much that says."""
    if letters.startswith(_ARTICLES) and len(letters) > 4:
        yield letters[2:], 880 if len(letters) > 5 else 800
    for part in _FIRST_PARTS if letters.startswith(_FIRST_PARTS) else ():
        if letters.startswith(part) and len(letters) > len(part) + 2:
            yield letters[len(part) :], 760


def _ends(length: int, shortest: int, share: int) -> range:
    """Where a word may be cut of which so many letters and so many per cent must be left."""
    if length > _LONGEST:
        return range(0)
    return range(max(shortest, -(-length * share // 100)), length)
