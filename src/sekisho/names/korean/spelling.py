"""Which syllables may a group of Latin or Cyrillic letters write? It depends on the system, so each system has its own.

What sets the ways of spelling apart is how they write ㅓ: as o (the North's rules of 1992, McCune-Reischauer without
its signs), as u or as eo. A name keeps to one way, so the syllables of `Sung Chol` cannot both have ㅓ. `Spelled`
therefore keeps one set of jamo for each way.

Sources: the North's rules of 1992, McCune-Reischauer (1939), the Revised Romanization (Ministry of Culture and Tourism
2000-8), Kontsevich's Cyrillic; habits as seen in the lists of the UN, OFAC and the EU.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from sekisho.names.korean.syllable import ONSETS, Syllable, coda_bit, vowel_bit
from sekisho.names.korean.tables import rows, syllables_of_names

DPRK, MCCUNE, SIGNED, REVISED, PRESS, AS_O, AS_U, AS_EO, FRENCH, LOOSE, CYRILLIC = (1 << i for i in range(11))

_COLUMNS = (
    DPRK | AS_O,
    MCCUNE | AS_O,
    SIGNED,
    REVISED | AS_EO,
    PRESS | AS_O | AS_U | AS_EO,
    PRESS | AS_O,
    PRESS | AS_U,
    PRESS | AS_EO,
    FRENCH,
    LOOSE,
    CYRILLIC,
)
_LONGEST_ONSET, _LONGEST_CODA = 4, 2
WAYS = (AS_O, AS_EO, AS_U, FRENCH)
_PUBLISHED = DPRK | MCCUNE | SIGNED | REVISED | CYRILLIC
_SLIPS = AS_O | AS_EO | AS_U | FRENCH | LOOSE


class Spelled(NamedTuple):
    """What a group of letters may write.

    Args:
        letters: the group.
        ways: the syllable for each of `WAYS`; 0 where that way does not spell so.
        mixed: the syllable if ways are mixed.
        systems: the bits of the systems that have this spelling, for the wording.
    """

    letters: str
    ways: tuple[Syllable, ...]
    mixed: Syllable
    systems: int


@cache
def _letters() -> dict[str, dict[str, list[tuple[int, int]]]]:
    """For `onset`, `vowel` and `coda`: spelling -> (bit of the jamo, bits of the systems)."""
    found: dict[str, dict[str, dict[int, int]]] = {"onset": {}, "vowel": {}, "coda": {"": {coda_bit(""): -1}}}
    for place, jamo, *columns in rows("jamo"):
        bit = 1 << ONSETS.index(jamo) if place == "onset" else vowel_bit(jamo) if place == "vowel" else coda_bit(jamo)
        for systems, column in zip(_COLUMNS, columns, strict=False):
            for text in column.split():
                spelled = found[place].setdefault(text.strip("_"), {})
                spelled[bit] = spelled.get(bit, 0) | systems
    return {place: {text: list(bits.items()) for text, bits in texts.items()} for place, texts in found.items()}


@cache
def latin_alphabet() -> frozenset[str]:
    """The letters and signs of all spellings."""
    return frozenset("".join(text for texts in _letters().values() for text in texts))


@cache
def _rhymes() -> dict[str, list[tuple[int, int, int, int]]]:
    """What stands behind a first consonant: spelling -> (vowel, its systems, last sound, its systems)."""
    tables = _letters()
    found: dict[str, list[tuple[int, int, int, int]]] = {}
    for vowel, vowels in tables["vowel"].items():
        for coda, codas in tables["coda"].items():
            if len(coda) <= _LONGEST_CODA:
                found.setdefault(vowel + coda, []).extend((*v, *c) for v in vowels for c in codas)
    return found


@lru_cache(maxsize=1 << 16)
def spelled(letters: str, place: str) -> Spelled | None:
    """What a group of Latin letters without signs may write; None where it is no Korean syllable.

    Args:
        letters: small letters, `pyong`.
        place: `given` for a syllable of a given name, `word` for any other.
    """
    found = _combinations(letters)
    if not found or not (found := _known(found, place)):
        return None
    ways = [0] * len(WAYS)
    mixed = systems = 0
    for syllable, bits in found:
        for number, way in enumerate(WAYS):
            if bits & way:
                ways[number] |= syllable
        if bits & _SLIPS:
            mixed |= syllable
        systems |= bits
    return Spelled(letters, tuple(ways), mixed, systems) if mixed else None


@lru_cache(maxsize=1 << 14)
def signed(letters: str, place: str, consonants: bool, vowels: bool) -> Spelled | None:
    """What letters with the signs of McCune-Reischauer may write.

    Lists often keep the signs of the consonants and drop those of the vowels, or the reverse.

    Args:
        letters: small letters, with `o'` and `u'` for ŏ and ŭ: `ch'o'l`.
        place: as for `spelled`.
        consonants: whether the name writes signs at consonants: then ch without one is ㅈ.
        vowels: whether it writes them at vowels: then o without one is ㅗ.
    """
    onset_way, vowel_way = SIGNED if consonants else MCCUNE, SIGNED if vowels else MCCUNE
    sure = 0
    found = [
        (onset | vowel | coda, SIGNED)
        for onset, o_bits, vowel, v_bits, coda, c_bits in _parts(letters)
        if o_bits & onset_way and v_bits & vowel_way and c_bits & MCCUNE
    ]
    for syllable, _ in _known(found, place):
        sure |= syllable
    plain = spelled(letters.replace("'", ""), place)
    if not sure and not plain:
        return None
    ways = (sure,) + (0,) * (len(WAYS) - 1)
    return Spelled(letters, ways, sure | (plain.mixed if plain else 0), SIGNED)


@lru_cache(maxsize=1 << 14)
def spelled_in_cyrillic(letters: str, place: str) -> Syllable:
    """The syllable that Cyrillic letters write; 0 where they write none."""
    found = 0
    for syllable, bits in _known(_combinations(letters), place):
        if bits & CYRILLIC:
            found |= syllable
    return found


def _combinations(letters: str) -> list[tuple[Syllable, int]]:
    """The single syllables that letters may write, each with the systems that have all three spellings."""
    found = []
    for onset, o_bits, vowel, v_bits, coda, c_bits in _parts(letters):
        bits = o_bits & v_bits & c_bits
        if bits or (o_bits | v_bits) & LOOSE:
            found.append((onset | vowel | coda, bits or LOOSE))
    return found


def _parts(letters: str) -> list[tuple[int, int, int, int, int, int]]:
    """Each first consonant, vowel and last sound that letters may write, with the systems that write it so."""
    onsets, rhymes = _letters()["onset"], _rhymes()
    return [
        (*onset, *rhyme)
        for start in range(min(_LONGEST_ONSET + 1, len(letters)))
        if letters[start:] in rhymes
        for onset in onsets.get(letters[:start], ())
        for rhyme in rhymes[letters[start:]]
    ]


def _known(found: list[tuple[Syllable, int]], place: str) -> list[tuple[Syllable, int]]:
    """Those that occur in names; else in words; else, for a given name that no table foresaw, what a system says."""
    tables = syllables_of_names()
    for known in (tables[place], tables["word"]):
        kept = [one for one in found if one[0] in known]
        if kept:
            return kept
    return [one for one in found if one[1] & _PUBLISHED] if place == "given" else []
