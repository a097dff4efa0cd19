"""Which syllables may a Korean name in Hangul, Hanja, kana or Cyrillic have?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import islice, product

from sekisho.names.han import hangul_of, traditional
from sekisho.names.korean.cutting import MOST_SPLITS, fewest, within
from sekisho.names.korean.kana import katakana, unlinked, written_in_kana
from sekisho.names.korean.latin import read_latin
from sekisho.names.korean.reading import (
    MOST_GIVEN,
    MOST_SYLLABLES,
    PARTS,
    Reading,
    headed,
    joined,
    marked,
    surname_letters,
)
from sekisho.names.korean.spelling import Spelled, spelled_in_cyrillic
from sekisho.names.korean.surnames import hangul_surnames, hanja_surnames, surname_of
from sekisho.names.korean.syllable import (
    CODA_MASK,
    MIXED,
    ONSET_MASK,
    TURNED,
    WORD,
    Syllable,
    syllable_of,
    vowel_bit,
)

_LONGEST_SYLLABLE = 6


def read_in_script(low: str, script: str, letters: re.Pattern[str]) -> tuple[Reading, ...]:
    """The readings of a person's name.

    Args:
        low: in small letters.
        script: hangul, hanja, kana or cyrillic.
        letters: its letters.
    """
    words = [word for word in PARTS.split(low) if word]
    own = [word for word in words if letters.fullmatch(word)]
    if script in ("hangul", "hanja"):
        others = [word for word in words if not letters.fullmatch(word)]
        if not own or not all(word.isascii() for word in others):
            return ()
        # Lists give a name twice in one field: `KIM Kwang Yon 김광연`.
        return (*_read_blocks("".join(own), script), *read_latin(" ".join(others)))
    if own != words:
        return ()
    found: list[Reading] = []
    if len(words) == 1:
        # Cyrillic parts the words always; kana often run together.
        is_joined = script == "kana" and not surname_of(words[0])
        for cut in range(1, min(6, len(words[0]))) if is_joined else ():
            found += _other_readings(words[0][:cut], (words[0][cut:],), script, "joined")
        return tuple(found)
    found += _other_readings(words[0], tuple(words[1:]), script, "written")
    if "," not in low and not found:
        found += _other_readings(words[-1], tuple(words[:-1]), script, "turned")
    return tuple(found)


def read_word_in_script(low: str, script: str, letters: re.Pattern[str]) -> tuple[Reading, ...]:
    """The readings of a word in the name of a body or a ship.

    Args:
        low, script, letters: as for `read_in_script`.
    """
    parts = tuple(part for part in PARTS.split(low) if part)
    if not all(letters.fullmatch(part) for part in parts):
        return ()
    heard = script in ("kana", "cyrillic")
    return tuple(
        Reading(marked(joined(headed(syllables), heard), WORD), script, "written", said)
        for syllables, said in _syllables(parts, script, "word")
        if 0 < len(syllables) <= MOST_SYLLABLES
    )


def _read_blocks(chars: str, script: str) -> Iterator[Reading]:
    if not 2 <= len(chars) <= MOST_SYLLABLES:
        return
    surnames = hangul_surnames() if script == "hangul" else hanja_surnames()
    if script == "hanja" and chars[0] not in surnames and chars[:2] not in surnames:
        chars = traditional(chars)
    for size in (2, 1):
        surname = surnames.get(chars[:size])
        if surname and size < len(chars):
            for given, _ in _syllables((chars[size:],), script, "given"):
                yield Reading(surname + headed(given), script, "written", tuple(chars))
            return
    if script == "hangul" and (slip := _slip_of(chars[0])):
        for given, _ in _syllables((chars[1:],), script, "given"):
            yield Reading(marked((slip, *headed(given)), MIXED), "mixed", "written", tuple(chars))


def _slip_of(char: str) -> Syllable:
    """The surnames that differ from a syllable by the last stroke of its vowel: 촤 for 최."""
    own = syllable_of(char)
    found = 0
    for strokes in ("ㅗㅘㅙㅚ", "ㅜㅝㅞㅟ", "ㅡㅢ", "ㅏㅐ", "ㅓㅔ"):
        group = sum(map(vowel_bit, strokes))
        if not own & group:
            continue
        for syllables in hangul_surnames().values():
            same = syllables[0] & own & ONSET_MASK and syllables[0] & own & CODA_MASK
            if len(syllables) == 1 and same and syllables[0] & group:
                found |= syllables[0]
    return found


def _other_readings(word: str, parts: tuple[str, ...], script: str, order: str) -> Iterator[Reading]:
    surname = surname_of(word)
    if not surname or len(parts) > MOST_GIVEN:
        return
    flag = TURNED if order == "turned" else 0
    for given, said in _syllables(parts, script, "given"):
        if 1 <= len(given) <= MOST_GIVEN:
            letters = (*surname_letters(word, surname), *said)
            yield Reading(marked(surname + joined(headed(given), True), flag), script, order, letters)


def _syllables(
    parts: tuple[str, ...], script: str, place: str
) -> Iterator[tuple[tuple[Syllable, ...], tuple[str, ...]]]:
    """The syllables of words that are not in Latin letters, and what was written for each."""
    if script in ("hangul", "hanja"):
        chars = tuple("".join(parts))
        syllables = tuple(map(syllable_of if script == "hangul" else _said, chars))
        if all(syllables):
            yield syllables, chars
        return
    choices = [_split_other(part, script, place) for part in parts]
    for split in islice(product(*choices), MOST_SPLITS):
        spellings = sum(split, ())
        syllables, letters = tuple(one.mixed for one in spellings), tuple(one.letters for one in spellings)
        yield syllables, letters
        if script == "kana" and place == "given" and len(parts) == 1:
            for pieces in unlinked(letters):
                meant = tuple(written_in_kana(piece, place) for piece in pieces)
                if all(meant):
                    yield meant, letters


@cache
def _said(char: str) -> Syllable:
    found = 0
    for hangul in hangul_of(char) or hangul_of(traditional(char)):
        found |= syllable_of(hangul)
    return found


@lru_cache(maxsize=1 << 16)
def _split_other(part: str, script: str, place: str) -> tuple[tuple[Spelled, ...], ...]:
    if script == "kana":
        part = katakana(part)
        said: Callable[[str, str], Syllable] = written_in_kana
    else:
        said = spelled_in_cyrillic

    def read(letters: str) -> Spelled | None:
        syllable = said(letters, place)
        return Spelled(letters, (syllable,), syllable, 0) if syllable else None

    if len(part) > MOST_SYLLABLES * _LONGEST_SYLLABLE:
        return ()
    return fewest(part, within(len(part), _LONGEST_SYLLABLE), read)
