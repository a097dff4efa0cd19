"""How alike are two readings of a Korean name? The syllables decide; letters do not count any more."""

from __future__ import annotations

from collections.abc import Sequence

from sekisho.names.korean.syllable import (
    CODA_MASK,
    HABIT,
    MIXED,
    ONSET_MASK,
    SOUND_MASK,
    TURNED,
    VOWEL_MASK,
    VOWEL_SHIFT,
    VOWELS,
    WORD,
)

SAME = 1000
COMPATIBLE = 990
OTHER_HABIT = 930
ONE_MIXED = 780
BOTH_MIXED = 760
ONE_GLIDE = 760
ONE_JAMO = 620
ONE_JAMO_OF_A_SHORT_NAME = 560
ONE_SYLLABLE = 400
OTHER_SURNAME = 300
OTHER = 100
LESS_WHEN_TURNED = 20


def _pair(plain: str, gliding: str) -> int:
    return 1 << VOWEL_SHIFT + VOWELS.index(plain) | 1 << VOWEL_SHIFT + VOWELS.index(gliding)


GLIDES = (_pair("ㅏ", "ㅘ"), _pair("ㅓ", "ㅝ"), _pair("ㅐ", "ㅙ"), _pair("ㅔ", "ㅞ"), _pair("ㅣ", "ㅟ"))
"""Vowels that differ by a w alone, which lists drop: `Hwang Sok Ha` is HWANG SOK-HWA. Blocking classes join them."""


def likeness(a: Sequence[int], b: Sequence[int]) -> int:
    """How alike two readings are, in thousandths.

    1000 when all sets are equal, 990 when all meet, 930 when only one of them writes ㅓ by a habit of newspapers, 780
    and 760 when one or both had to mix systems, 760 when one given syllable is a w off, at most 620 when one jamo is,
    400 when one given syllable is another, 300 when only the surname is another; 20 less when one was turned round.
    Compiled by numba from this source: integers, loops and indexing only.

    Args:
        a: syllables of a reading, marks in the bits above 47 of the first (turned, mixed, habit, word).
        b: syllables of the other.
    """
    size = len(a)
    if size != len(b) or size == 0:
        return 0
    marks = a[0] | b[0]
    differ = a[0] ^ b[0]
    equal = True
    wrong = 0
    jamo = 0
    glide = False
    surname = False
    for i in range(size):
        both = a[i] & b[i]
        off = 0
        if (both & ONSET_MASK) == 0:
            off += 1
        if (both & VOWEL_MASK) == 0:
            off += 1
        if (both & CODA_MASK) == 0:
            off += 1
        if off > 0:
            wrong += 1
            jamo += off
            if i == 0 and (marks & WORD) == 0:
                surname = True
            if off == 1 and (both & VOWEL_MASK) == 0:
                for pair in GLIDES:
                    if (a[i] & pair) != 0 and (b[i] & pair) != 0:
                        glide = True
        if ((a[i] ^ b[i]) & SOUND_MASK) != 0:
            equal = False
    if wrong == 0:
        if (a[0] & b[0] & MIXED) != 0:
            value = BOTH_MIXED
        elif (marks & MIXED) != 0:
            value = ONE_MIXED
        elif (differ & HABIT) != 0:
            value = OTHER_HABIT
        elif equal:
            value = SAME
        else:
            value = COMPATIBLE
    elif surname:
        value = OTHER_SURNAME if wrong == 1 else OTHER
    elif wrong == 1 and jamo == 1:
        if glide and (marks & MIXED) == 0:
            value = ONE_GLIDE
        elif size > 2:
            value = ONE_JAMO
        else:
            value = ONE_JAMO_OF_A_SHORT_NAME
    elif wrong == 1:
        value = ONE_SYLLABLE
    else:
        value = OTHER
    if (differ & TURNED) != 0 and value > LESS_WHEN_TURNED:
        value -= LESS_WHEN_TURNED
    return value
