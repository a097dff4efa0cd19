"""Search in the interpreter: for one name at a time, from a cold start, without numpy.

Reads the same arrays as the compiled executor and gives the same hits with the same scores.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from sekisho.names.korean import likeness
from sekisho.names.word import Form, Kind, Word
from sekisho.screening.features import Features, features_of
from sekisho.screening.layout import (
    FIRST_LETTER,
    FULL,
    HEAD,
    ID,
    INITIAL_LIKENESS,
    LEAST_EDGE,
    LEAST_SYLLABLES,
    LIKENESS,
    PERSON,
    SPELLING,
    STRIDE,
    SYLLABLE_SHARE,
    SYLLABLES,
    WEIGHT,
    WORDS,
)
from sekisho.screening.name_keys import asked_name_keys
from sekisho.screening.pieces import LONG, asked_keys, likeness_of_edits, most_edits, signature
from sekisho.screening.rows import KIND_NUMBERS
from sekisho.screening.score import (
    EXTRA_ASKED,
    EXTRA_LISTED,
    ONE_WORD_ALONE,
    ONE_WORD_IN_COMMON,
    compare,
    lengths_of_readings,
)

Numbers = Sequence[int]
# Shorter words must be equal.
SHORTEST_MISSPELT = 4


class Found(NamedTuple):
    """A row that a form is like."""

    row: int
    score: int


class PlainSearch:
    """Search among the names of one kind.

    Args:
        kind: of the names.
        arrays: of the segment, see `segment.build_segment`; anything that is indexed and sliced.
    """

    def __init__(self, kind: Kind, arrays: Mapping[str, Numbers]) -> None:
        """Search in the arrays."""
        self.kind: Kind = kind
        self.arrays = arrays
        self._number = KIND_NUMBERS[kind]
        self.edges_of = lru_cache(maxsize=4096)(self._edges_of)

    def search(self, form: Form, row: Sequence[int], threshold: int) -> Iterator[Found]:
        """The rows that score at least the threshold, in the order of their numbers.

        Args:
            form: asked about.
            row: the same, encoded.
            threshold: in thousandths, at least 600.
        """
        edges = [self.edges_of(word) for word in form.words]
        candidates = {r for key in asked_name_keys(form) for r in self._items("name", key)}
        candidates |= self._candidates(row, edges, threshold)
        for candidate in sorted(candidates):
            score = self.score(form, row, edges, candidate)
            if score >= threshold:
                yield Found(candidate, score)

    def score(self, form: Form, row: Sequence[int], edges: Sequence[Mapping[int, int]], candidate: int) -> int:
        """The score of a form against one row."""
        return self._compare(form, row, edges, candidate)[0]

    def align(self, form: Form, row: Sequence[int], candidate: int) -> tuple[int, list[int], list[int], list[int]]:
        """The score against one row, the pairs of words, the edges and the joins behind it.

        Looks at the words of the two names alone, so that reasons cost little in a batch.
        """
        listed = self._words_of(candidate)
        return self._compare(form, row, [self._edges_to(word, listed) for word in form.words], candidate)

    def _compare(
        self, form: Form, row: Sequence[int], edges: Sequence[Mapping[int, int]], candidate: int
    ) -> tuple[int, list[int], list[int], list[int]]:
        ids = self._words_of(candidate)
        n, m = row[WORDS], len(ids)
        table = [edges[i].get(word, 0) for i in range(n) for word in ids]
        joins = self._joins(form, ids)
        pairs = [-1] * (n + 1)
        work = [0] * (n * m + 6 * (max(n, m) + 1))
        listed, at = self.arrays["row"], self.arrays["row_at"][candidate]
        score = compare(self._number, row, 0, listed, at, table, joins, len(joins) // 3, pairs, work)
        return score, pairs, table, joins

    def _words_of(self, candidate: int) -> list[int]:
        listed, at = self.arrays["row"], self.arrays["row_at"][candidate]
        return [listed[at + HEAD + STRIDE * j + ID] for j in range(listed[at + WORDS])]

    def letters(self, word: int) -> bytes:
        """The letters of a listed word."""
        at = self.arrays["word_at"]
        return bytes(self.arrays["word_text"][at[word] : at[word + 1]])

    def word_of(self, letters: bytes) -> Iterator[int]:
        """The listed words of these letters."""
        for word in range(self._first_word(letters), len(self.arrays["word_at"]) - 1):
            if self.letters(word) != letters:
                break
            yield word

    def _first_word(self, letters: bytes) -> int:
        """The first word that does not come before the letters: the vocabulary is in their order."""
        low, high = 0, len(self.arrays["word_at"]) - 1
        while low < high:
            middle = (low + high) // 2
            if self.letters(middle) < letters:
                low = middle + 1
            else:
                high = middle
        return low

    def _joins(self, form: Form, ids: Sequence[int]) -> list[int]:
        joins: list[int] = []
        asked = [word.letters.encode() for word in form.words]
        listed = [self.letters(word) for word in ids]
        for i in range(len(asked) - 1):
            for j, letters in enumerate(listed):
                if letters == asked[i] + asked[i + 1]:
                    joins += (0, i, j)
        for j in range(len(listed) - 1):
            for i, letters in enumerate(asked):
                if letters == listed[j] + listed[j + 1]:
                    joins += (1, i, j)
        return joins

    def _items(self, name: str, key: int) -> Numbers:
        places = self._places(name, key)
        return self.arrays[f"{name}_item"][places.start : places.stop]

    def _places(self, name: str, key: int) -> range:
        """Where the items of a key lie."""
        keys, at = self.arrays[f"{name}_key"], self.arrays[f"{name}_at"]
        place = bisect_left(keys, key)
        if place < len(keys) and keys[place] == key:
            return range(at[place], at[place + 1])
        return range(0)

    def _edges_of(self, word: Word) -> dict[int, int]:
        """The listed words that a word is like, and how."""
        features = features_of(word, self.kind)
        edges: dict[int, int] = {}
        letters = features.letters
        if len(letters) == 1:
            for listed in range(self._first_word(letters), len(self.arrays["word_at"]) - 1):
                if self.letters(listed)[:1] != letters:
                    break
                keep(edges, listed, INITIAL_LIKENESS | FIRST_LETTER)
        else:
            for listed in self.word_of(letters[:1]):
                keep(edges, listed, INITIAL_LIKENESS | FIRST_LETTER)
        items, values = self.arrays["sound_item"], self.arrays["sound_value"]
        for key, value in features.asked:
            for k in self._places("sound", key):
                keep(edges, items[k], min(value & LIKENESS, values[k] & LIKENESS) | (value & ~LIKENESS))
        if features.readings:
            self._by_syllables(features, {w for key in features.classes for w in self._items("class", key)}, edges)
        self._by_spelling(features, self._misspelt(letters), edges)
        for listed in self.word_of(letters):
            edges[listed] = FULL
        return edges

    def _edges_to(self, word: Word, listed: Sequence[int]) -> dict[int, int]:
        """The same for some listed words alone."""
        features = features_of(word, self.kind)
        edges: dict[int, int] = {}
        letters = features.letters
        for one in listed:
            other = self.letters(one)
            if min(len(letters), len(other)) == 1 and letters[:1] == other[:1]:
                keep(edges, one, INITIAL_LIKENESS | FIRST_LETTER)
        items, values = self.arrays["sound_item"], self.arrays["sound_value"]
        for key, value in features.asked:
            places = self._places("sound", key)
            for one in listed:
                # The items of a key are in their order.
                k = bisect_left(items, one, places.start, places.stop)
                if k < places.stop and items[k] == one:
                    keep(edges, one, min(value & LIKENESS, values[k] & LIKENESS) | (value & ~LIKENESS))
        if features.readings:
            self._by_syllables(features, listed, edges)
        if len(letters) >= SHORTEST_MISSPELT:
            self._by_spelling(features, listed, edges)
        for one in listed:
            if self.letters(one) == letters:
                edges[one] = FULL
        return edges

    def _by_syllables(self, features: Features, words: Iterable[int], edges: dict[int, int]) -> None:
        at, listed = self.arrays["reading_at"], self.arrays["reading"]
        for word in words:
            best = 0
            x = 0
            while x < len(features.readings):
                y = at[word]
                while y < at[word + 1]:
                    mine = features.readings[x + 1 : x + 1 + features.readings[x]]
                    best = max(best, likeness(mine, listed[y + 1 : y + 1 + listed[y]]))
                    y += 1 + listed[y]
                x += 1 + features.readings[x]
            if best >= LEAST_SYLLABLES:
                keep(edges, word, (best * SYLLABLE_SHARE // FULL) | SYLLABLES)

    def _misspelt(self, letters: bytes) -> set[int]:
        """The listed words that may be the word with a letter or more wrong."""
        n = len(letters)
        if n < SHORTEST_MISSPELT or has_digit(letters):
            return set()
        buffer = [0] * 256
        found: set[int] = set()
        if n < LONG + 3:
            for key in set(buffer[: asked_keys(letters, 0, n, buffer)]):
                found.update(self._items("piece", key))
        if n >= LONG - 3:
            long_at, long_word = self.arrays["long_at"], self.arrays["long_word"]
            for length in range(max(LONG, n - 3), min(n + 3, LONG + len(long_at) - 2) + 1):
                found.update(long_word[long_at[length - LONG] : long_at[length - LONG + 1]])
        return found

    def _by_spelling(self, features: Features, words: Iterable[int], edges: dict[int, int]) -> None:
        letters = features.letters
        if has_digit(letters):
            return
        n = len(letters)
        bits = signature(letters, 0, n)
        listed_bits, at = self.arrays["word_bits"], self.arrays["word_at"]
        for word in words:
            length = at[word + 1] - at[word]
            most = most_edits(max(n, length))
            if abs(n - length) > most:
                continue
            other = listed_bits[word]
            if (bits & ~other).bit_count() > most or (other & ~bits).bit_count() > most:
                continue
            edits = OSA.distance(letters, self.letters(word), score_cutoff=most)
            if 0 < edits <= most and not self._is_another_name(features.known, word):
                keep(edges, word, likeness_of_edits(edits, max(n, length)) | SPELLING)

    def _is_another_name(self, known: Sequence[int], word: int) -> bool:
        """Whether both words are known as given names, and as different ones."""
        at = self.arrays["known_at"]
        listed = self.arrays["known"][at[word] : at[word + 1]]
        return bool(known and len(listed)) and not any(name in listed for name in known)

    def _candidates(self, row: Sequence[int], edges: Sequence[Mapping[int, int]], threshold: int) -> set[int]:
        """The rows that may score the threshold by their words; `docs/screening.md` explains the bounds."""
        n = row[WORDS]
        weights = [row[HEAD + STRIDE * i + WEIGHT] for i in range(n)]
        listed_weight, post_at, post_row = (self.arrays[name] for name in ("word_weight", "post_at", "post_row"))
        brief_at, brief, read_korean = (self.arrays[name] for name in ("brief_at", "brief", "read_korean"))
        asked_cost, listed_cost = EXTRA_ASKED[self._number] * threshold, EXTRA_LISTED[self._number] * threshold
        whole = -asked_cost * sum(weights)
        best, costs = [0] * n, [0] * n
        worth: dict[int, int] = {}
        for i in range(n):
            for word, edge in edges[i].items():
                gain = ((edge & LIKENESS) - threshold) * 2 * min(weights[i], listed_weight[word]) * FULL
                gain += asked_cost * weights[i]
                best[i] = max(best[i], gain)
                worth[word] = max(worth.get(word, gain), gain)
                costs[i] += post_at[word + 1] - post_at[word]
        total = whole + sum(best)
        if total < 0:
            return set()
        two = self._number == PERSON and n > 1 and threshold > max(ONE_WORD_IN_COMMON, ONE_WORD_ALONE)
        korean = lengths_of_readings(row, 0) if self._number == PERSON else 0
        found: set[int] = set()
        seen: set[int] = set()
        for i in leading(two, whole, best, costs):
            for word, edge in edges[i].items():
                gain = ((edge & LIKENESS) - threshold) * 2 * min(weights[i], listed_weight[word]) * FULL
                if total - best[i] + gain + asked_cost * weights[i] < 0:
                    continue
                for candidate in post_row[post_at[word] : post_at[word + 1]]:
                    if candidate in seen:
                        continue
                    seen.add(candidate)
                    if korean & read_korean[candidate]:
                        continue
                    reach, paired = whole, 0
                    for listed in brief[brief_at[candidate] : brief_at[candidate + 1]]:
                        cost = -listed_cost * listed_weight[listed]
                        if listed in worth:
                            paired += 1
                            reach += max(worth[listed], cost)
                        else:
                            reach += cost
                    if reach >= 0 and (not two or paired > 1):
                        found.add(candidate)
        return found


def has_digit(letters: bytes) -> bool:
    """Whether a word has a digit: then letters say nothing."""
    return any(48 <= c <= 57 for c in letters)


def leading(two: bool, whole: int, best: Sequence[int], costs: Sequence[int]) -> list[int]:
    """The words that lead to rows: every row that reaches the threshold is found through one of them.

    The dearest are left out first. Where a hit needs two words in common, one is left out for that alone.
    """
    within = whole
    left = []
    for x, i in enumerate(sorted(range(len(best)), key=lambda i: -costs[i])):
        if within + best[i] < 0 or (two and x == 0):
            within += best[i]
        else:
            left.append(i)
    return left


def keep(edges: dict[int, int], word: int, edge: int) -> None:
    """Keep the better edge to a listed word: the more alike, of equal ones the surer rule."""
    if edge & LIKENESS >= LEAST_EDGE:
        old = edges.get(word, 0)
        if edge & LIKENESS > old & LIKENESS or (edge & LIKENESS == old & LIKENESS and edge < old):
            edges[word] = edge
