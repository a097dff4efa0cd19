"""How does one tell an analyst why two Korean names agree or not? A phrase for each syllable."""

from __future__ import annotations

from sekisho.names.korean.reading import Reading
from sekisho.names.korean.syllable import (
    CODA_JAMO,
    ONSETS,
    VOWELS,
    Syllable,
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


def explain(a: Reading, b: Reading) -> tuple[str, ...]:
    """One phrase a syllable, evidence or counter-evidence: `병 ~ 병, 평: ㅂ, ㅕ, ㅇ agree (press and DPRK spelling)`.

    Args:
        a: a reading.
        b: a reading to compare with it; where one is longer, its last syllables have no counterpart.
    """
    systems = f"{_NAMES[a.system]} and {_NAMES[b.system]}" if a.system != b.system else _NAMES[a.system]
    phrases = [_phrase(one, other, systems) for one, other in zip(a.syllables, b.syllables, strict=False)]
    shorter = min(len(a.syllables), len(b.syllables))
    phrases += [f"{_shown(one)}: without a counterpart" for one in (*a.syllables[shorter:], *b.syllables[shorter:])]
    if a.order != b.order and "turned" in (a.order, b.order):
        phrases.append("the surname stands last in one of them")
    return tuple(phrases)


def _phrase(one: Syllable, other: Syllable, systems: str) -> str:
    agreeing, against = [], []
    for jamo, mask in ((ONSETS, onsets_of), (VOWELS, vowels_of), (CODA_JAMO, codas_of)):
        shared = mask(one) & mask(other)
        if shared:
            said = "/".join(jamo[n] for n in numbers(shared) if jamo[n])
            agreeing += [said] if said else []
        else:
            against.append(f"{_jamo(jamo, mask(one))} is not {_jamo(jamo, mask(other))}")
    head = f"{_shown(one)} / {_shown(other)}" if against else f"{_shown(one)} ~ {_shown(other)}"
    if against:
        return f"{head}: {'; '.join(against)}: another syllable"
    return f"{head}: {', '.join(agreeing)} agree ({systems} spelling)"


def _jamo(jamo: tuple[str, ...] | str, mask: int) -> str:
    return "/".join(jamo[n] or _NO_CODA for n in numbers(mask))


def _shown(syllable: Syllable) -> str:
    """The syllable in Hangul, several where the spelling leaves it open, those of names alone if there are any."""
    every = [
        (o, v, c)
        for o in numbers(onsets_of(syllable))
        for v in numbers(vowels_of(syllable))
        for c in numbers(codas_of(syllable))
    ]
    known = syllables_of_names()["word"]
    usual = [one for one in every if 1 << one[0] | 1 << 19 + one[1] | 1 << 40 + one[2] in known] or every
    shown = [hangul_of_sounds(*one) for one in usual]
    return ", ".join(shown[:4]) + (", ..." if len(shown) > 4 else "")
