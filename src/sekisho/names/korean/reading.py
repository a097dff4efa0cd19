"""What is a reading of a Korean name? Syllables, and how they were written."""

from __future__ import annotations

import re
from typing import NamedTuple

from sekisho.names.korean.sounds import widen_head, widen_joins, widen_yol
from sekisho.names.korean.syllable import Syllable

MOST_SYLLABLES, MOST_GIVEN = 5, 3
PARTS = re.compile(r"[\s,.・·･=＝\-–‐/_\"“”()]+")
"""What stands between the words of a name."""


class Reading(NamedTuple):
    """One way to read a name.

    Args:
        syllables: surname first; bits from 48 up in the first say how it was spelled (see `syllable`).
        system: hangul, hanja, kana, cyrillic, dprk, mccune_reischauer, revised, press, french or mixed.
        order: `written`, `turned` (the surname stood last) or `joined` (the name was one word).
        letters: what was written for each syllable; "" for the second of a surname of two.
    """

    syllables: tuple[Syllable, ...]
    system: str
    order: str
    letters: tuple[str, ...] = ()


def headed(syllables: tuple[Syllable, ...]) -> tuple[Syllable, ...]:
    """The syllables of a word with what North and South write for them at its head and within."""
    first, *others = widen_yol(syllables)
    return (widen_head(first), *others)


def joined(syllables: tuple[Syllable, ...], heard: bool) -> tuple[Syllable, ...]:
    """The syllables with what may have been meant where they were written as heard."""
    return widen_joins(syllables, (heard,) * len(syllables))


def marked(syllables: tuple[Syllable, ...], bits: int) -> tuple[Syllable, ...]:
    """The syllables with the bits that say how the whole reading was spelled."""
    return (syllables[0] | bits, *syllables[1:]) if bits else syllables


def surname_letters(word: str, surname: tuple[Syllable, ...]) -> tuple[str, ...]:
    """What was written for each syllable of a surname."""
    return (word, *("",) * (len(surname) - 1))
