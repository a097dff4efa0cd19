"""Which listed words is a word like, by looking at every one of them?

The same definition of an edge as the index answers by its directories (`sekisho.screening.kernel.find_edges`), found
without any: each distinct word asked about is held against the whole vocabulary, its spelling by rapidfuzz's edit
distance, its sounds and syllables one by one. What the index leaves out shows here.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from sekisho.names.korean import likeness
from sekisho.names.word import Form, Kind, Word
from sekisho.screening.batch import Asked, BatchSearch, Hits, gather
from sekisho.screening.features import Features, features_of
from sekisho.screening.layout import (
    FIRST_LETTER,
    FULL,
    INITIAL_LIKENESS,
    LEAST_EDGE,
    LEAST_SYLLABLES,
    LIKENESS,
    SPELLING,
    SYLLABLE_SHARE,
    SYLLABLES,
)
from sekisho.screening.pieces import likeness_of_edits
from sekisho.screening.weights import Weights

_AT_ONCE = 256
_MOST_EDITS = 3


class Flat(NamedTuple):
    """The features of words in flat arrays."""

    length: npt.NDArray[Any]
    first: npt.NDArray[Any]
    digits: npt.NDArray[Any]
    sound_at: npt.NDArray[Any]
    sound: npt.NDArray[Any]
    value: npt.NDArray[Any]
    known_at: npt.NDArray[Any]
    known: npt.NDArray[Any]
    reading_at: npt.NDArray[Any]
    reading: npt.NDArray[Any]


class BruteSearch(BatchSearch):
    """Search in which nothing is left out: all words are held against all words, all rows are scored.

    Args:
        kind: of the names.
        arrays: of the segment.
        listed: the forms that the segment was built from.
    """

    def __init__(self, kind: Kind, arrays: Mapping[str, Any], listed: Iterable[Form]) -> None:
        super().__init__(kind, arrays)
        self._words = sorted({word for form in listed for word in form.words}, key=lambda word: (word.letters, word))
        text, at = arrays["word_text"].tobytes(), arrays["word_at"].tolist()
        if [text[a:b].decode() for a, b in itertools.pairwise(at)] != [word.letters for word in self._words]:
            raise ValueError("the index was built from other names, or by other rules: build it again")
        self._letters = [word.letters for word in self._words]
        self._listed = _flat([features_of(word, kind) for word in self._words], by=lambda f: f.listed)
        self._asked: list[Word] = []

    def ask(self, forms: Sequence[Form], weights: Weights, threshold: int) -> Hits:
        """The rows that score at least the threshold."""
        self._asked = list(dict.fromkeys(word for form in forms for word in form.words))
        return self.search_all(gather(forms, self.kind, weights), threshold)

    def edges(self, asked: Asked, first: int = 0, last: int | None = None) -> tuple[Any, Any, Any]:
        """The listed words that each word last asked about is like."""
        return brute_edges(self.kind, self._asked[first:last], self._letters, self._listed)


def brute_edges(kind: Kind, asked: Sequence[Word], others: Sequence[str], listed: Flat) -> tuple[Any, Any, Any]:
    """The listed words that each asked word is like, as `BatchSearch.edges` gives them, in the order of the words.

    Args:
        kind: of the names.
        asked: words.
        others: the letters of the listed words, in their order.
        listed: what else there is of them.
    """
    ours = [features_of(word, kind) for word in asked]
    texts = [word.letters for word in asked]
    at, words, edges = [0], [], []
    for begin in range(0, len(asked), _AT_ONCE):
        some = slice(begin, begin + _AT_ONCE)
        distance = cdist(texts[some], others, scorer=OSA.distance, score_cutoff=_MOST_EDITS, dtype=np.uint8)
        flat_ours = _flat(ours[some], by=lambda f: f.asked)
        table = _scan()(distance, _by_edits(), *flat_ours, *listed)
        for k, text in enumerate(texts[some]):
            table[k, list(range(*_place_of(others, text)))] = FULL
            found = np.flatnonzero(table[k])
            words.append(found)
            edges.append(table[k, found])
            at.append(at[-1] + len(found))
    nothing = np.zeros(0, np.int64)
    return (
        np.array(at, np.int64),
        np.concatenate([nothing, *words]).astype(np.int32),
        np.concatenate([nothing, *edges]).astype(np.int32),
    )


def _place_of(texts: Sequence[str], text: str) -> tuple[int, int]:
    return bisect_left(texts, text), bisect_right(texts, text)


def _flat(features: Sequence[Features], by: Callable[[Features], Sequence[tuple[int, int]]]) -> Flat:
    def at(parts: Sequence[Sequence[Any]]) -> npt.NDArray[Any]:
        return np.cumsum([0, *map(len, parts)]).astype(np.int64)

    sounds = [by(f) for f in features]
    return Flat(
        length=np.array([len(f.letters) for f in features], np.int64),
        first=np.array([f.letters[0] if f.letters else 0 for f in features], np.int64),
        digits=np.array([any(48 <= c <= 57 for c in f.letters) for f in features], np.bool_),
        sound_at=at(sounds),
        sound=np.array([key for some in sounds for key, _ in some], np.int64),
        value=np.array([value for some in sounds for _, value in some], np.int64),
        known_at=at([f.known for f in features]),
        known=np.array([name for f in features for name in f.known], np.int64),
        reading_at=at([f.readings for f in features]),
        reading=np.array([n for f in features for n in f.readings], np.int64),
    )


@cache
def _by_edits(longest: int = 1 << 12) -> npt.NDArray[Any]:
    """What a number of edits says of words of which the longer has so many letters; 0: nothing."""
    said = [[likeness_of_edits(edits, length) for length in range(longest)] for edits in range(1, _MOST_EDITS + 1)]
    return np.array([[0] * longest, *said, [0] * longest], np.int64)


@cache
def _scan() -> Callable[..., Any]:
    from numba import njit

    alike = njit(likeness)

    @njit
    def better(old, new):  # type: ignore[no-untyped-def]
        if new & LIKENESS < LEAST_EDGE:
            return old
        if new & LIKENESS > old & LIKENESS or (new & LIKENESS == old & LIKENESS and new < old):
            return new
        return old

    @njit
    def by_sound(best, i, j, at, key, value, other_at, other_key, other_value):  # type: ignore[no-untyped-def]
        for x in range(at[i], at[i + 1]):
            for y in range(other_at[j], other_at[j + 1]):
                if key[x] == other_key[y]:
                    best = better(best, min(value[x] & LIKENESS, other_value[y] & LIKENESS) | (value[x] & ~LIKENESS))
        return best

    @njit
    def by_syllables(best, i, j, at, reading, other_at, other):  # type: ignore[no-untyped-def]
        most_alike = 0
        x = at[i]
        while x < at[i + 1]:
            y = other_at[j]
            while y < other_at[j + 1]:
                most_alike = max(
                    most_alike, alike(reading[x + 1 : x + 1 + reading[x]], other[y + 1 : y + 1 + other[y]])
                )
                y += 1 + other[y]
            x += 1 + reading[x]
        if most_alike >= LEAST_SYLLABLES:
            best = better(best, (most_alike * SYLLABLE_SHARE // FULL) | SYLLABLES)
        return best

    @njit
    def another_name(i, j, at, known, other_at, other):  # type: ignore[no-untyped-def]
        if at[i] == at[i + 1] or other_at[j] == other_at[j + 1]:
            return False
        for x in range(at[i], at[i + 1]):
            for y in range(other_at[j], other_at[j + 1]):
                if known[x] == other[y]:
                    return False
        return True

    @njit
    def scan(  # type: ignore[no-untyped-def]
        distance, spelling,
        length, first, digits, sound_at, sound, value, known_at, known, reading_at, reading,
        length_, first_, digits_, sound_at_, sound_, value_, known_at_, known_, reading_at_, reading_,
    ):  # fmt: skip
        table = np.zeros(distance.shape, np.int32)
        for i in range(distance.shape[0]):
            for j in range(distance.shape[1]):
                best = 0
                if first[i] == first_[j] and (length[i] == 1 or length_[j] == 1):
                    best = better(best, INITIAL_LIKENESS | FIRST_LETTER)
                best = by_sound(best, i, j, sound_at, sound, value, sound_at_, sound_, value_)
                best = by_syllables(best, i, j, reading_at, reading, reading_at_, reading_)
                spelt = spelling[distance[i, j], max(length[i], length_[j])]
                sure = length[i] >= 4 and not digits[i]
                if spelt > 0 and sure and not another_name(i, j, known_at, known, known_at_, known_):
                    best = better(best, spelt | SPELLING)
                table[i, j] = best
        return table

    return scan  # type: ignore[no-any-return]
