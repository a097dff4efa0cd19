"""How does one tell an analyst why two Korean names agree or not? A phrase for each syllable."""

from __future__ import annotations

from itertools import product

from sekisho.names.korean.reading import Reading
from sekisho.names.korean.syllable import (
    CODA_JAMO,
    CODA_SHIFT,
    ONSETS,
    VOWEL_SHIFT,
    VOWELS,
    codas_of,
    hangul_of_sounds,
    numbers,
    onsets_of,
    vowels_of,
)
from sekisho.names.korean.tables import syllables_of_names

_NAMES = {
    "hangul": "Hangul",
    "hanja": "Hanja",
    "kana": "kana",
    "cyrillic": "Cyrillic",
    "dprk": "DPRK",
    "mccune_reischauer": "McCune-Reischauer",
    "revised": "Revised",
    "press": "press",
    "french": "French",
    "mixed": "mixed",
}
_NO_CODA = "no last consonant"
_MOST_SHOWN = 4


def explain(a: Reading, b: Reading) -> tuple[str, ...]:
    """One phrase a syllable, evidence or counter-evidence: `Byung ~ Pyong: ㅂ, ㅕ, ㅇ agree (press and DPRK spelling)`.

    Args:
        a: a reading.
        b: a reading to compare with it; where one is longer, its last syllables have no counterpart.
    """
    systems = _NAMES[a.system] if a.system == b.system else f"{_NAMES[a.system]} and {_NAMES[b.system]}"
    both = min(len(a.syllables), len(b.syllables))
    phrases = [_phrase(a, b, number, systems) for number in range(both)]
    for longer in (a, b):
        phrases += [f"{_shown(longer, n)}: without a counterpart" for n in range(both, len(longer.syllables))]
    if a.order != b.order and "turned" in (a.order, b.order):
        phrases.append("the surname stands last in one of them")
    return tuple(phrases)


def _phrase(a: Reading, b: Reading, number: int, systems: str) -> str:
    one, other = a.syllables[number], b.syllables[number]
    agreeing, against = [], []
    for jamo, mask in ((ONSETS, onsets_of), (VOWELS, vowels_of), (CODA_JAMO, codas_of)):
        shared = mask(one) & mask(other)
        if not shared:
            against.append(f"{_jamo(jamo, mask(one))} is not {_jamo(jamo, mask(other))}")
        elif shared != 1 or jamo is not CODA_JAMO:
            agreeing.append(_jamo(jamo, shared))
    if against:
        return f"{_shown(a, number)} / {_shown(b, number)}: {'; '.join(against)}: another syllable"
    return f"{_shown(a, number)} ~ {_shown(b, number)}: {', '.join(agreeing)} agree ({systems} spelling)"


def _jamo(jamo: tuple[str, ...] | str, mask: int) -> str:
    return "/".join(jamo[n] or _NO_CODA for n in numbers(mask))


def _shown(reading: Reading, number: int) -> str:
    """The syllable as it was written; where that is not known, in Hangul."""
    if number < len(reading.letters) and reading.letters[number]:
        return reading.letters[number].capitalize()
    syllable = reading.syllables[number]
    known = syllables_of_names()["word"]
    every = list(product(*(list(numbers(mask(syllable))) for mask in (onsets_of, vowels_of, codas_of))))
    usual = [one for one in every if 1 << one[0] | 1 << VOWEL_SHIFT + one[1] | 1 << CODA_SHIFT + one[2] in known]
    return "/".join(hangul_of_sounds(*one) for one in (usual or every)[:_MOST_SHOWN])
