"""Which words were asked about so far? Each with its letters, weight and features, computed once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from zlib import crc32

import numpy as np

from sekisho.names.word import LAST, Kind, Word
from sekisho.screening import vocabulary as features
from sekisho.screening.hashing import PRIMES, key_of
from sekisho.screening.kernel.column import Column
from sekisho.screening.name_keys import PAIR, WORD
from sekisho.screening.quick.grown import Grown, add, arrays_of, grown
from sekisho.screening.weights import Weights

UNKNOWN = -1


class Letters(NamedTuple):
    """The columns of letters.

    Args:
        forward, backward: their checksums.
        first, second: as a number modulo each of the primes.
        size: how many they are.
        pair: their key as those of one word of a pair.
        word_first, word_second: the key of a word that begins with them, modulo each of the primes.
    """

    forward: Column
    backward: Column
    first: Column
    second: Column
    size: Column
    pair: Column
    word_first: Column
    word_second: Column


class Words(NamedTuple):
    """The columns of words: number of their letters, weight, roles, and the number of the same word cut by a field."""

    letters: Column
    weight: Column
    roles: Column
    last: Column


class Features(NamedTuple):
    """What the search reads of words (`batch.Asked`)."""

    text: Column
    at: Column
    sound_at: Column
    sound: Column
    sound_value: Column
    class_at: Column
    classes: Column
    reading_at: Column
    reading: Column
    known_at: Column
    known: Column


class Vocabulary:
    """The words asked about in names of a kind.

    Args:
        kind: of the names.
        weights: of the list.
    """

    def __init__(self, kind: Kind, weights: Weights) -> None:
        """Begin without a word."""
        self.kind: Kind = kind
        self.weights = weights
        self.words: list[Word] = []
        self._number: dict[Word, int] = {}
        self._number_of_letters: dict[str, int] = {}
        self._letters = grown(Letters)
        self._words = grown(Words)
        self._features = Features(
            *(Grown(_TYPES.get(name, np.int64), [0] if name.endswith("at") else []) for name in Features._fields)
        )

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.words)

    def letters(self, text: str) -> int:
        """The number of letters."""
        number = self._number_of_letters.get(text)
        if number is None:
            number = self._number_of_letters[text] = len(self._number_of_letters)
            data = text.encode()
            own, word = int.from_bytes(data, "little"), int.from_bytes((WORD + text).encode(), "little")
            add(
                self._letters,
                forward=crc32(data),
                backward=crc32(data[::-1]),
                first=own % PRIMES[0],
                second=own % PRIMES[1],
                size=len(data),
                pair=key_of(PAIR + text),
                word_first=word % PRIMES[0],
                word_second=word % PRIMES[1],
            )
        return number

    def number(self, word: Word) -> int:
        """The number of a word."""
        number = self._number.get(word)
        if number is None:
            number = self._number[word] = len(self.words)
            self.words.append(word)
            add(
                self._words,
                letters=self.letters(word.letters),
                weight=self.weights.of(word, self.kind),
                roles=word.roles,
                last=UNKNOWN,
            )
        return number

    def numbers(self, words: Iterable[Word]) -> list[int]:
        """The numbers of words."""
        return [self.number(word) for word in words]

    def learn_last(self, number: int) -> None:
        """Give a word a number as one that a field may have cut."""
        word = self.words[number]
        last = self.number(word._replace(roles=word.roles | LAST))
        self._words.last.array[number] = last

    @property
    def letters_columns(self) -> Letters:
        """The letters as compiled code reads them."""
        return arrays_of(self._letters)

    @property
    def words_columns(self) -> Words:
        """The words as compiled code reads them."""
        return arrays_of(self._words)

    def features(self) -> Features:
        """The features of all words, in the order of their numbers."""
        known = self._features
        new = self.words[known.at.count - 1 :]
        if new:
            found, keys = features.Vocabulary.of(new, self.kind), features.keys_of_words(new, self.kind, asked=True)
            order = np.argsort(keys.word, kind="stable")
            lists = {**found._asdict(), "sound": keys.key[order], "sound_value": keys.value[order]}
            lists["sound_at"] = np.append(0, np.cumsum(np.bincount(keys.word, minlength=len(new))))
            for name, column in known._asdict().items():
                column.extend(lists[name][1:] + column.array[column.count - 1] if name.endswith("at") else lists[name])
        return Features(*(column.filled for column in known))


_TYPES = {"text": np.int8, "sound_value": np.int32}
