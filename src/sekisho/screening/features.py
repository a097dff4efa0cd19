"""What of a word meets another? Its letters, its sounds and its syllables, as numbers that the index keeps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sekisho.names.korean import Reading, class_keys
from sekisho.names.sounds import word_readings, word_sounds
from sekisho.names.word import CORE, Kind, Word
from sekisho.screening.hashing import key_of
from sekisho.screening.score import SOUND, TABLE

# Rules that rest on a table or on a whole syllable system; the others leave vowels or more out.
_SURE = frozenset(("given", "mandarin", "cantonese", "surname", "family"))


class Features(NamedTuple):
    """A word as the index knows it.

    Args:
        letters: as ASCII.
        sounds: the number of each sound's key, and its likeness with its rule.
        readings: Korean syllables, those of each preceded by their count.
        classes: the numbers of the classes of its Korean readings.
    """

    letters: bytes
    sounds: tuple[tuple[int, int], ...]
    readings: tuple[int, ...]
    classes: tuple[int, ...]


@lru_cache(maxsize=1 << 17)
def features_of(word: Word, kind: Kind) -> Features:
    """The features of a word in a name of a kind."""
    sounds = tuple(
        (key_of(sound.key), sound.value | (TABLE if sound.key.partition(":")[0] in _SURE else SOUND))
        for sound in word_sounds(word, kind)
    )
    readings: tuple[Reading, ...] = ()
    if kind != "person" and word.roles & CORE:
        readings = word_readings(word.letters, word.own)
    return Features(word.letters.encode(), sounds, flat(readings), classes_of(readings))


def flat(readings: Sequence[Reading]) -> tuple[int, ...]:
    """Readings as a row holds them: the count of syllables, then each."""
    numbers: list[int] = []
    for reading in readings:
        numbers += (len(reading.syllables), *reading.syllables)
    return tuple(numbers)


def classes_of(readings: Sequence[Reading]) -> tuple[int, ...]:
    """The numbers of the classes that readings fall into; readings that agree share one."""
    return tuple(sorted({key_of(f"syllables:{key}") for reading in readings for key in class_keys(reading)}))
