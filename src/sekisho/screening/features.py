"""What of a word meets another? Its letters, its sounds and its syllables, as numbers that the index keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sekisho.names import slips
from sekisho.names.korean import Reading, class_keys
from sekisho.names.sounds import known_names, word_readings, word_sounds
from sekisho.names.latin import plain_letters
from sekisho.names.sound import Sound
from sekisho.names.word import CORE, GENERIC, INITIAL, LAST, LEGAL, NUMERAL, PATRONYMIC, Kind, Word
from sekisho.screening.hashing import key_of
from sekisho.screening.layout import SLIP, SOUND, TABLE

# Rules that lead from one script to another. What they leave out is too much to compare two words of Latin letters by,
# so that the keys of a Latin word lead only to words of the other script, and theirs to both.
_BRIDGES = frozenset(("kana", "arabic"))
# Rules that rest on a table or on a whole syllable system; the others leave vowels or more out.
_SURE = frozenset(("given", "patronymic", "mandarin", "cantonese", "surname", "family"))


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


@lru_cache(maxsize=1 << 17)
def features_of(word: Word, kind: Kind) -> Features:
    """The features of a word in a name of a kind."""
    is_foreign = not word.own.isascii()
    listed: list[tuple[int, int]] = []
    asked: list[tuple[int, int]] = []
    for key, value in word_sounds(word, kind):
        rule = key.partition(":")[0]
        likeness = value | (TABLE if rule in _SURE else SOUND)
        if rule not in _BRIDGES:
            listed.append((key_of(key), likeness))
            asked.append((key_of(key), likeness))
        else:
            listed.append((key_of(f"{'own' if is_foreign else 'latin'} {key}"), likeness))
            asked.append((key_of(f"own {key}"), likeness))
            if is_foreign:
                asked.append((key_of(f"latin {key}"), likeness))
    readings: tuple[Reading, ...] = ()
    if kind != "person" and word.roles & CORE:
        readings = word_readings(word.letters, word.own)
    listed += [(key_of(key), value | SLIP) for key, value in _slips(word, asked=False)]
    asked += [(key_of(key), value | SLIP) for key, value in _slips(word, asked=True)]
    known = tuple(sorted(map(key_of, known_names(word, kind))))
    return Features(word.letters.encode(), tuple(listed), tuple(asked), known, flat(readings), classes_of(readings))


def _slips(word: Word, *, asked: bool) -> Iterator[Sound]:
    """What slips lead to a word, or from it: a usual word is written as it was found, not as its concept."""
    if word.roles & INITIAL:
        return
    is_usual = bool(word.roles & (GENERIC | LEGAL | NUMERAL))
    letters = plain_letters(word.own) if is_usual and word.own else word.letters
    yield from slips.looks_for(letters, last=bool(word.roles & LAST)) if asked else slips.found_under(letters)
    if is_usual != asked and not word.roles & PATRONYMIC:
        yield from slips.misspelt(letters)


def flat(readings: Sequence[Reading]) -> tuple[int, ...]:
    """Readings as a row holds them: the count of syllables, then each."""
    numbers: list[int] = []
    for reading in readings:
        numbers += (len(reading.syllables), *reading.syllables)
    return tuple(numbers)


def classes_of(readings: Sequence[Reading]) -> tuple[int, ...]:
    """The numbers of the classes that readings fall into; readings that agree share one."""
    return tuple(sorted({key_of(f"syllables:{key}") for reading in readings for key in class_keys(reading)}))
