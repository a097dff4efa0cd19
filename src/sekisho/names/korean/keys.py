"""By which keys are names found that may be read alike? One coarse class for each jamo.

Law: two readings of one length whose syllables are all compatible share a key, and so do two whose `likeness` is 700 or
more. A jamo that both have is in one class; the vowels of `likeness.GLIDES` are in one class too.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sekisho.names.korean.syllable import (
    CODAS,
    ONSETS,
    SOUND_MASK,
    VOWELS,
    Syllable,
    codas_of,
    numbers,
    onsets_of,
    vowels_of,
)

if TYPE_CHECKING:
    from sekisho.names.korean.reading import Reading

_ONSETS = {"K": "ㄱㄲㅋ", "T": "ㄷㄸㅌ", "P": "ㅂㅃㅍ", "C": "ㅈㅉㅊ", "S": "ㅅㅆ", "N": "ㄴㄹㅇ", "M": "ㅁ", "H": "ㅎ"}
# All that o, yo and u may write is one class, or a name in Latin letters would have eight keys and more.
_VOWELS = {"a": "ㅏㅑㅘ", "e": "ㅐㅒㅔㅖㅙㅚㅞ", "o": "ㅓㅕㅗㅛㅝㅜㅠㅡ", "i": "ㅣㅟㅢ"}
_CODAS = {"": "", "k": "k", "n": "n", "t": "k", "l": "l", "m": "m", "p": "k", "ng": "n"}

_ONSET_CLASS = tuple(next(name for name, jamo in _ONSETS.items() if one in jamo) for one in ONSETS)
_VOWEL_CLASS = tuple(next(name for name, jamo in _VOWELS.items() if one in jamo) for one in VOWELS)
_CODA_CLASS = tuple(_CODAS[one] for one in CODAS)


def class_keys(reading: Reading) -> tuple[str, ...]:
    """The keys of a reading, `Kim-Co-NoN` for Kim Jo-un; sorted by their syllables' first sounds.

    Args:
        reading: of a person or a word.
    """
    keys = [""]
    for number, syllable in enumerate(reading.syllables):
        part = _classes(syllable & SOUND_MASK)
        keys = [f"{key}-{one}" if number else one for key in keys for one in part]
    return tuple(keys)


@cache
def _classes(syllable: Syllable) -> tuple[str, ...]:
    onsets = dict.fromkeys(_ONSET_CLASS[n] for n in numbers(onsets_of(syllable)))
    vowels = dict.fromkeys(_VOWEL_CLASS[n] for n in numbers(vowels_of(syllable)))
    codas = dict.fromkeys(_CODA_CLASS[n] for n in numbers(codas_of(syllable)))
    return tuple(onset + vowel + coda for onset in onsets for vowel in vowels for coda in codas)
