"""What of a word meets another? Its letters, its sounds and its syllables, as numbers that the index keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from sekisho.names import slips
from sekisho.names.korean import Reading, class_keys
from sekisho.names.latin import plain_letters
from sekisho.names.sounds import known_names, word_readings, word_sounds
from sekisho.names.word import CORE, GENERIC, INITIAL, LAST, LEGAL, NUMERAL, PATRONYMIC, Kind, Word
from sekisho.screening.hashing import key_of
from sekisho.screening.layout import SLIP, SOUND, TABLE

# Rules that lead from one script to another. What they leave out is too much to compare two words of Latin letters by,
# so that the keys of a Latin word lead only to words of the other script, and theirs to both.
_BRIDGES = frozenset(("kana", "arabic"))
# Rules that rest on a table or on a whole syllable system; the others leave vowels or more out.
_SURE = frozenset(("given", "patronymic", "mandarin", "cantonese", "surname", "family"))
_USUAL = GENERIC | LEGAL | NUMERAL


class Features(NamedTuple):
    """A word as the index knows it.

    Args:
        letters: as ASCII.
        listed: under which keys a listed word is found by sound: number of the key, likeness with its rule.
        asked: under which keys it looks for others.
        known: the numbers of the given names that it is known as.
        readings: Korean syllables, those of each preceded by their count.
        classes: the numbers of the classes of its Korean readings.
    """

    letters: bytes
    listed: tuple[tuple[int, int], ...]
    asked: tuple[tuple[int, int], ...]
    known: tuple[int, ...]
    readings: tuple[int, ...]
    classes: tuple[int, ...]


@lru_cache(maxsize=1 << 14)
def features_of(word: Word, kind: Kind) -> Features:
    """The features of a word in a name of a kind."""
    readings = readings_of(word, kind)
    return Features(
        letters=word.letters.encode(),
        listed=(*keys_by_sound(word, kind, asked=False), *_keys_by_slip(word, asked=False)),
        asked=(*keys_by_sound(word, kind, asked=True), *_keys_by_slip(word, asked=True)),
        known=numbers_of_names(word, kind),
        readings=flat(readings),
        classes=classes_of(readings),
    )


def keys_by_sound(word: Word, kind: Kind, *, asked: bool) -> tuple[tuple[int, int], ...]:
    """The numbers of the keys that a word's sounds and its look have, each with its likeness and rule; not its parts.

    Args:
        word: of a name.
        kind: of the name.
        asked: whether it looks for others by them, or is found under them.
    """
    scripts = _scripts(word, asked)
    found: list[tuple[int, int]] = []
    for key, value in word_sounds(word, kind):
        rule = key.partition(":")[0]
        likeness = value | (TABLE if rule in _SURE else SOUND)
        if rule in _BRIDGES:
            found += [(key_of(script + key), likeness) for script in scripts]
        else:
            found.append((key_of(key), likeness))
    if letters := letters_of_slips(word):
        others = slips.looks_otherwise(letters) if asked else slips.found_otherwise(letters)
        found += [(key_of(key), value | SLIP) for key, value in others]
    return tuple(found)


def _scripts(word: Word, asked: bool) -> tuple[str, ...]:
    """Where the keys of a bridge stand: under the script of a listed word, so that it is known who may look there."""
    if word.own.isascii():
        return ("own ",) if asked else ("latin ",)
    return ("own ", "latin ") if asked else ("own ",)


def letters_of_slips(word: Word) -> str:
    """The letters to which a slip may happen: a usual word is written as it was found, not as its concept."""
    if word.roles & INITIAL:
        return ""
    return plain_letters(word.own) if word.roles & _USUAL and word.own else word.letters


def slip_of(word: Word, letters: str, *, asked: bool) -> tuple[int, bool, bool]:
    """What decides which parts a word has: how many letters, whether it may be cut, whether it is looked for misspelt.

    Args:
        word: of a name.
        letters: `letters_of_slips`.
        asked: whether it looks for others, or is found: usual words are found misspelt, the others look for them.
    """
    is_misspelt = bool(word.roles & _USUAL) != asked and not word.roles & PATRONYMIC and letters.isalpha()
    return len(letters), bool(word.roles & LAST), is_misspelt


@cache
def parts_of_slips(length: int, is_last: bool, is_misspelt: bool, *, asked: bool) -> tuple[slips.Part, ...]:
    """The parts of a word by which it is found or looks for others, see `slip_of`."""
    parts = slips.looks_for(length, is_last) if asked else slips.found_under(length)
    return parts + slips.misspelt(length) if is_misspelt else parts


def _keys_by_slip(word: Word, *, asked: bool) -> Iterator[tuple[int, int]]:
    if letters := letters_of_slips(word):
        for part in parts_of_slips(*slip_of(word, letters, asked=asked), asked=asked):
            key, value = part.of(letters)
            yield key_of(key), value | SLIP


def readings_of(word: Word, kind: Kind) -> tuple[Reading, ...]:
    """The Korean readings of a word that a body's or ship's name is made of."""
    return word_readings(word.letters, word.own) if kind != "person" and word.roles & CORE else ()


def numbers_of_names(word: Word, kind: Kind) -> tuple[int, ...]:
    """The numbers of the given names that a word is known as, in order."""
    return tuple(sorted(map(key_of, known_names(word, kind))))


def flat(readings: Sequence[Reading]) -> tuple[int, ...]:
    """Readings as a row holds them: the count of syllables, then each."""
    numbers: list[int] = []
    for reading in readings:
        numbers += (len(reading.syllables), *reading.syllables)
    return tuple(numbers)


def classes_of(readings: Sequence[Reading]) -> tuple[int, ...]:
    """The numbers of the classes that readings fall into; readings that agree share one."""
    return tuple(sorted({key_of(f"syllables:{key}") for reading in readings for key in class_keys(reading)}))
