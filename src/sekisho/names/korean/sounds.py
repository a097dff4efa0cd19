"""How do syllables change where they stand? The head rule of the South, and how consonants meet.

Head rule (두음법칙, Hangul orthography of 1988, articles 10-12): at the head of a word the South writes 이 for 리,
노 for 로, 여 for 녀; the North keeps the consonant. Where consonants meet, ㄱ, ㄷ, ㅂ before a nasal or ㄹ sound as
ㅇ, ㄴ, ㅁ, and ㄹ after a consonant as ㄴ (Standard Pronunciation of 1988, articles 18-20).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sekisho.names.korean.syllable import (
    CODA_MASK,
    ONSET_MASK,
    VOWEL_MASK,
    Syllable,
    coda_bit,
    compose,
    numbers,
    vowel_bit,
)
from sekisho.names.korean.tables import syllables_of_names

_R, _N, _NONE, _M = (compose(jamo, "ㅏ") & ONSET_MASK for jamo in "ㄹㄴㅇㅁ")
PALATAL = sum(map(vowel_bit, "ㅑㅒㅕㅖㅛㅠㅣ"))
_OPEN = VOWEL_MASK & ~PALATAL
_SONORANT = _R | _N | _M
_STOPS = tuple((coda_bit(stop), coda_bit(nasal)) for stop, nasal in (("k", "ng"), ("t", "n"), ("p", "m")))
_LIQUID = coda_bit("l") | coda_bit("n")
_AFTER_VOWEL = coda_bit("") | coda_bit("n")
_YOL_YUL = (compose("ㅇ", "ㅕ", "l"), compose("ㅇ", "ㅠ", "l"))


@lru_cache(maxsize=1 << 12)
def widen_head(syllable: Syllable) -> Syllable:
    """The syllable with what North or South write for it at the head of a word: 리 and 이 become one."""
    onset, vowel = syllable & ONSET_MASK, syllable & VOWEL_MASK
    more = 0
    if onset & (_R | _N) and vowel & PALATAL:
        more |= _NONE
    if onset & _R and vowel & _OPEN:
        more |= _N
    for first, written in ((_NONE, _R), (_NONE, _N), (_N, _R)):
        if onset & first and not onset & written and _occurs(written, syllable, PALATAL if first == _NONE else _OPEN):
            more |= written
    return syllable | more


def widen_joins(syllables: Sequence[Syllable], heard: Sequence[bool]) -> tuple[Syllable, ...]:
    """The syllables with what may have been meant where a sound and not a letter was written at a join.

    Args:
        syllables: of one name.
        heard: for each syllable, whether it may be written as it sounds before the next: not in Hangul.
    """
    out = list(syllables)
    for i in range(len(out) - 1):
        if not heard[i]:
            continue
        coda, onset = out[i] & CODA_MASK, out[i + 1] & ONSET_MASK
        if not onset & _SONORANT:
            continue
        if coda & _LIQUID and onset & (_R | _N):
            out[i] |= _LIQUID if onset & _R else 0
            out[i + 1] |= _R | _N
        for stop, nasal in _STOPS:
            if coda & nasal:
                out[i] |= stop
        if coda & ~coda_bit("") and onset & _N:
            out[i + 1] |= _R
        if coda & ~(coda_bit("") | coda_bit("l")) and onset & _R:
            out[i + 1] |= _N
    return tuple(out)


def widen_yol(syllables: Sequence[Syllable]) -> tuple[Syllable, ...]:
    """After a vowel or ㄴ the South writes 열, 율 for 렬, 률 (article 11)."""
    out = list(syllables)
    for i in range(1, len(out)):
        for yol in _YOL_YUL:
            both = out[i] & yol
            if out[i - 1] & _AFTER_VOWEL and both & VOWEL_MASK and both & CODA_MASK and out[i] & (_NONE | _R):
                out[i] |= _NONE | _R
    return tuple(out)


def _occurs(onset: int, syllable: Syllable, vowels: int) -> bool:
    """Whether some syllable of names begins so and has the rest of this one."""
    known = syllables_of_names()["given"]
    return any(
        onset | 1 << vowel | 1 << coda in known
        for vowel in numbers(syllable & VOWEL_MASK & vowels)
        for coda in numbers(syllable & CODA_MASK)
    )
