"""Which syllables may a Korean name in Latin letters have? Each system of spelling is tried from end to end.

A name is spelled in one system from end to end, except for its surname, whose customary spelling every system keeps. So
`Kim Song Chol` is read once for each system that has all its syllables, and once more, for less, as mixed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice, product

from sekisho.names.korean.cutting import MOST_SPLITS, fewest, within
from sekisho.names.korean.reading import (
    MOST_GIVEN,
    MOST_SYLLABLES,
    PARTS,
    Reading,
    headed,
    marked,
    surname_letters,
)
from sekisho.names.korean.sounds import widen_joins
from sekisho.names.korean.spelling import (
    AS_EO,
    AS_O,
    DPRK,
    FRENCH,
    MCCUNE,
    REVISED,
    SIGNED,
    WAYS,
    Spelled,
    latin_alphabet,
    signed,
    spelled,
)
from sekisho.names.korean.surnames import Surname, latin_surnames, surname_of
from sekisho.names.korean.syllable import HABIT, MIXED, TURNED, WORD, Syllable, is_within

_SHORTEST_JOINED = 6
_LONGEST_SYLLABLE = 7
_VOWELS = re.compile("[aeiouwy]+")
_STRAY = re.compile(r"(?<=[ou]) '|(?<=ch) '|(?<=[kpt]) '")
_MISPLACED = re.compile(r"(?<=[yw])'([ou])")
_SIGNED_CONSONANT = re.compile(r"(?:ch|[kpt])'")
_SIGNED_VOWEL = re.compile(r"[ou]'")


def read_latin(low: str) -> tuple[Reading, ...]:
    """The readings of a person's name.

    Args:
        low: in small letters a to z, with `'` for the signs of McCune-Reischauer.
    """
    if "'" in low:
        low = _MISPLACED.sub(r"\1'", _STRAY.sub("'", low))
    surnames = latin_surnames()
    words = low.replace(",", " ").replace(".", " ").split()
    if not words:
        return ()
    first, last = surnames.get(words[0]), surnames.get(words[-1])
    if first is None and last is None and len(words) > 1 and "-" not in words[0] + words[-1]:
        return ()
    found: list[Reading] = []
    if len(words) == 1 and first is None:
        # A surname of one letter would make Koreans of too many.
        for cut in range(2, min(9, len(low))) if len(low) >= _SHORTEST_JOINED else ():
            surname = surnames.get(low[:cut])
            if surname is not None:
                found += _latin_readings(low[:cut], surname, _parts(low[cut:]), "joined")
        return tuple(dict.fromkeys(found))
    if "," in low:
        before, _, after = low.partition(",")
        word = "".join(before.replace(".", " ").split())
        surname = surname_of(word)
        return tuple(_latin_readings(word, surname, _parts(after), "written")) if surname else ()
    if surname := first or surname_of(words[0]):
        found += _latin_readings(words[0], surname, _parts(" ".join(words[1:])), "written")
    if surname := last or surname_of(words[-1]):
        found += _latin_readings(words[-1], surname, _parts(" ".join(words[:-1])), "turned")
    return tuple(found)


def _parts(text: str) -> tuple[str, ...]:
    if text.isalpha():
        return (text,)
    return tuple(part for word in PARTS.split(text) if (part := word.strip("'") + _closing_sign(word)))


def _closing_sign(word: str) -> str:
    # In `Cho'` the apostrophe belongs to the vowel.
    return "'" if word.endswith(("o'", "u'")) else ""


def _latin_readings(word: str, surname: Surname, parts: tuple[str, ...], order: str) -> Iterator[Reading]:
    if not 1 <= len(parts) <= MOST_GIVEN or not all(parts):
        return
    flag = TURNED if order == "turned" else 0
    for split in _splits(parts, "given"):
        given = sum(split, ())
        if len(given) > MOST_GIVEN:
            continue
        by_sound = any(one.systems == SIGNED for one in given)
        heard = [False] * len(surname) + [n < len(part) - 1 or by_sound for part in split for n in range(len(part))]
        letters = (*surname_letters(word, surname), *(one.letters for one in given))
        for syllables, system, bits in _ways(given):
            whole = widen_joins(surname + headed(syllables), heard)
            yield Reading(marked(whole, flag | bits), system, order, letters)


def read_latin_word(low: str) -> Iterator[Reading]:
    """The readings of a word in the name of a body or a ship.

    Args:
        low: as for `read_latin`.
    """
    parts = _parts(_MISPLACED.sub(r"\1'", _STRAY.sub("'", low)) if "'" in low else low)
    for split in _splits(parts, "word"):
        word = sum(split, ())
        if not 1 <= len(word) <= MOST_SYLLABLES:
            continue
        letters = tuple([one.letters for one in word])
        for syllables, system, bits in _ways(word):
            whole = widen_joins(headed(syllables), [True] * len(syllables))
            yield Reading(marked(whole, bits | WORD), system, "written", letters)


def _ways(spellings: tuple[Spelled, ...]) -> list[tuple[tuple[Syllable, ...], str, int]]:
    """The syllables in each way that spells them all, the system and its bits; a way that adds no sound is left out."""
    found: list[tuple[tuple[Syllable, ...], str, int]] = []
    systems = -1
    for one in spellings:
        systems &= one.systems
    for number, way in enumerate(WAYS):
        syllables = tuple([one.ways[number] for one in spellings])
        if 0 not in syllables and _adds_sounds(syllables, found):
            found.append((syllables, _system(way, systems), 0 if way in (AS_O, AS_EO) else HABIT))
    mixed = tuple([one.mixed for one in spellings])
    if _adds_sounds(mixed, found):
        found.append((mixed, "mixed", MIXED))
    return found


def _adds_sounds(syllables: tuple[Syllable, ...], found: list[tuple[tuple[Syllable, ...], str, int]]) -> bool:
    for other, _, _ in found:  # noqa: SIM110 - much called
        if is_within(syllables, other):
            return False
    return True


def _system(way: int, systems: int) -> str:
    if way == AS_O:
        if systems & DPRK:
            return "dprk"
        return "mccune_reischauer" if systems & (MCCUNE | SIGNED) else "press"
    if way == AS_EO:
        return "revised" if systems & REVISED else "press"
    return "french" if way == FRENCH else "press"


def _splits(parts: tuple[str, ...], place: str) -> Iterator[tuple[tuple[Spelled, ...], ...]]:
    """The words as syllables, in each way that needs the fewest."""
    consonants = vowels = False
    if any("'" in part for part in parts):
        text = " ".join(parts)
        consonants, vowels = bool(_SIGNED_CONSONANT.search(text)), bool(_SIGNED_VOWEL.search(text))
    choices = []
    for part in parts:
        found = _split_latin(part, place, consonants, vowels)
        if not found and "'" in part:
            found = _split_latin(part.replace("'", ""), place, False, False)
        if not found:
            return
        choices.append(found)
    yield from islice(product(*choices), MOST_SPLITS)


@lru_cache(maxsize=1 << 16)
def _split_latin(part: str, place: str, consonants: bool, vowels: bool) -> tuple[tuple[Spelled, ...], ...]:
    if len(part) > MOST_SYLLABLES * _LONGEST_SYLLABLE or not latin_alphabet().issuperset(part):
        return ()
    if consonants or vowels:
        ends = within(len(part), _LONGEST_SYLLABLE)
        return fewest(part, ends, lambda letters: signed(letters, place, consonants, vowels))
    return fewest(part, _ends_by_vowels(part), lambda letters: spelled(letters, place))


def _ends_by_vowels(part: str) -> Callable[[int], range]:
    """Where a syllable may end: behind one run of vowels, and before the next."""
    runs = [found.span() for found in _VOWELS.finditer(part)]
    size = len(part)

    def ends(start: int) -> range:
        while runs and runs[0][1] <= start:
            runs.pop(0)
        if not runs:
            return range(0)
        last = runs[1][0] if len(runs) > 1 else size
        return range(max(runs[0][0], start) + 1, min(last, start + _LONGEST_SYLLABLE) + 1)

    return ends
