"""The features of many words at once, in flat arrays: what `features.py` says of one word, by numpy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sekisho.names.word import Kind, Word
from sekisho.screening.arrays import Array, numbers, offsets
from sekisho.screening.features import (
    classes_of,
    flat,
    keys_by_sound,
    letters_of_slips,
    numbers_of_names,
    parts_of_slips,
    readings_of,
    slip_of,
)
from sekisho.screening.layout import SLIP
from sekisho.screening.letters import by_length, keys_of_parts, keys_of_pieces
from sekisho.screening.pieces import LONG


class Keys(NamedTuple):
    """Keys of words: the number of each, the place of the word that has it, likeness and rule."""

    key: Array
    word: Array
    value: Array


class Vocabulary(NamedTuple):
    """The features of words but for the keys of their sounds; what each word has begins where `offsets` say."""

    text: Array
    at: Array
    known_at: Array
    known: Array
    reading_at: Array
    reading: Array
    class_at: Array
    classes: Array

    @classmethod
    def of(cls, words: Sequence[Word], kind: Kind) -> Vocabulary:
        """The features of words in names of a kind."""
        letters = [word.letters.encode() for word in words]
        known = [numbers_of_names(word, kind) for word in words]
        readings = [readings_of(word, kind) for word in words]
        syllables = [flat(some) if some else () for some in readings]
        classes = [classes_of(some) if some else () for some in readings]
        return cls(
            np.frombuffer(b"".join(letters), np.int8),
            offsets(map(len, letters)),
            offsets(map(len, known)),
            numbers([name for some in known for name in some]),
            offsets(map(len, syllables)),
            numbers([number for some in syllables for number in some]),
            offsets(map(len, classes)),
            numbers([key for some in classes for key in some]),
        )


def keys_of_words(words: Sequence[Word], kind: Kind, *, asked: bool) -> Keys:
    """The keys under which words are found, or look for others, by sound and by slip.

    Args:
        words: of names.
        kind: of the names.
        asked: whether they look for others, or are found.
    """
    by_sound = [keys_by_sound(word, kind, asked=asked) for word in words]
    found = [
        Keys(
            numbers([key for some in by_sound for key, _ in some]),
            np.repeat(np.arange(len(words)), np.fromiter(map(len, by_sound), np.int64, len(words))),
            numbers([value for some in by_sound for _, value in some]),
        )
    ]
    letters = [letters_of_slips(word) for word in words]
    groups: dict[tuple[int, bool, bool], list[int]] = {}
    for place, (word, own) in enumerate(zip(words, letters, strict=True)):
        if own:
            groups.setdefault(slip_of(word, own, asked=asked), []).append(place)
    for slip, places in groups.items():
        parts = parts_of_slips(*slip, asked=asked)
        text = "".join([letters[place] for place in places]).encode()
        codes = np.frombuffer(text, np.uint8).reshape(len(places), -1).astype(np.int64)
        keys = keys_of_parts(codes, tuple([(part.rule, part.places) for part in parts]))
        values = np.array([part.value | SLIP for part in parts], np.int64)
        found.append(Keys(keys.ravel(), np.repeat(places, len(parts)), np.tile(values, len(places))))
    return Keys(*map(np.concatenate, zip(*found, strict=True)))


def keys_of_spelling(words: Sequence[bytes]) -> tuple[Array, Array]:
    """The keys under which words of fewer than `LONG` letters are found misspelt, and the place of the word of each."""
    found = [(np.zeros(0, np.int64), np.zeros(0, np.int64))]
    for places, codes in by_length(words):
        if codes.shape[1] < LONG:
            keys = keys_of_pieces(codes)
            found.append((keys.ravel(), np.repeat(places, keys.shape[1])))
    return np.concatenate([keys for keys, _ in found]), np.concatenate([places for _, places in found])


def signatures(words: Sequence[bytes]) -> Array:
    """`pieces.signature` of words."""
    bits = np.zeros(len(words), np.int64)
    for places, codes in by_length(words):
        once, twice = np.zeros((2, len(places)), np.int64)
        for column in codes.T:
            letter = np.where(column >= 97, 1 << (2 * np.maximum(column - 97, 0)), 0)
            digit = np.where(column < 97, 1 << (52 + np.clip(column - 48, 0, 9)), 0)
            twice |= once & letter
            once |= letter | digit
        bits[places] = once | twice << 1
    return bits
