"""What is a Korean syllable that may be spelled in several ways? Three sets: first consonants, vowels, last consonants.

A syllable is an `int`: a mask of the 19 first consonants, then of the 21 vowels, then of the 8 sounds that may end a
syllable. Two syllables are compatible when all three sets meet. Bits above say how the whole reading was spelled; they
stand in its first syllable.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

Syllable: TypeAlias = int

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = ("", "k", "n", "t", "l", "m", "p", "ng")
CODA_JAMO = ("", "ㄱ", "ㄴ", "ㄷ", "ㄹ", "ㅁ", "ㅂ", "ㅇ")

VOWEL_SHIFT = 19
CODA_SHIFT = 40
ONSET_MASK = (1 << 19) - 1
VOWEL_MASK = ((1 << 21) - 1) << VOWEL_SHIFT
CODA_MASK = ((1 << 8) - 1) << CODA_SHIFT
SOUND_MASK = ONSET_MASK | VOWEL_MASK | CODA_MASK

TURNED = 1 << 48
"""The surname was written last."""
MIXED = 1 << 49
"""No one system spells all its syllables so."""
HABIT = 1 << 50
"""ㅓ is written by a habit of newspapers (u, eu) that no published system has."""
WORD = 1 << 51
"""A word, not a person: the first syllable is no surname."""

_FIRST = 0xAC00
# Seven sounds end a syllable, whatever of the 27 last consonants is written.
_SOUND_OF_CODA = (0, 1, 1, 1, 2, 2, 2, 3, 4, 1, 5, 6, 4, 4, 6, 4, 5, 6, 6, 3, 3, 7, 3, 3, 1, 3, 6, 3)
_CODA_OF_SOUND = (0, 1, 4, 7, 8, 16, 17, 21)


def compose(onset: str, vowel: str, coda: str = "") -> Syllable:
    """The syllable of one jamo each; the coda in letters (`ng`)."""
    return 1 << ONSETS.index(onset) | vowel_bit(vowel) | coda_bit(coda)


def vowel_bit(vowel: str) -> int:
    """The bit of one vowel."""
    return 1 << VOWEL_SHIFT + VOWELS.index(vowel)


def coda_bit(coda: str) -> int:
    """The bit of one last sound, in letters; "" for none."""
    return 1 << CODA_SHIFT + CODAS.index(coda)


def syllable_of(hangul: str) -> Syllable:
    """The one syllable that a Hangul character writes."""
    code = ord(hangul) - _FIRST
    vowel, coda = code % 588 // 28, _SOUND_OF_CODA[code % 28]
    return 1 << code // 588 | 1 << VOWEL_SHIFT + vowel | 1 << CODA_SHIFT + coda


def hangul_of_sounds(onset: int, vowel: int, coda: int) -> str:
    """The Hangul character of an onset, a vowel and a last sound, each by its number."""
    return chr(_FIRST + onset * 588 + vowel * 28 + _CODA_OF_SOUND[coda])


def numbers(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set, upwards."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def onsets_of(syllable: Syllable) -> int:
    """Its first consonants as a mask from bit 0."""
    return syllable & ONSET_MASK


def vowels_of(syllable: Syllable) -> int:
    """Its vowels as a mask from bit 0."""
    return (syllable & VOWEL_MASK) >> VOWEL_SHIFT


def codas_of(syllable: Syllable) -> int:
    """Its last sounds as a mask from bit 0."""
    return (syllable & CODA_MASK) >> CODA_SHIFT


def compatible(one: Syllable, other: Syllable) -> bool:
    """Whether two syllables may be the same: all three sets meet."""
    both = one & other
    return bool(both & ONSET_MASK and both & VOWEL_MASK and both & CODA_MASK)


def is_within(inner: tuple[Syllable, ...], outer: tuple[Syllable, ...]) -> bool:
    """Whether every sound of `inner` is one of `outer`, syllable by syllable."""
    for one, other in zip(inner, outer, strict=True):  # noqa: SIM110 - much called
        if one & ~other & SOUND_MASK:
            return False
    return True
