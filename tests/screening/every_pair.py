"""Which words are alike, by the definition alone: every asked word is held against every listed one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from rapidfuzz.distance import OSA

from sekisho.names.korean import likeness
from sekisho.names.word import Form, Kind, Word
from sekisho.screening import layout
from sekisho.screening.batch import Asked, BatchSearch, Hits, gather
from sekisho.screening.features import features_of
from sekisho.screening.pieces import likeness_of_edits
from sekisho.screening.weights import Weights


class EveryPair(BatchSearch):
    """Search that leaves nothing out: all words against all words, all rows scored."""

    def __init__(self, kind: Kind, arrays: Mapping[str, Any], listed: Iterable[Form]) -> None:
        super().__init__(kind, arrays)
        self._listed = sorted({word for form in listed for word in form.words}, key=lambda word: (word.letters, word))
        assert b"".join(word.letters.encode() for word in self._listed) == arrays["word_text"].tobytes()
        self._asked: list[Word] = []

    def ask(self, forms: Sequence[Form], weights: Weights, threshold: int) -> Hits:
        self._asked = list(dict.fromkeys(word for form in forms for word in form.words))
        return self.search_all(gather(forms, self.kind, weights), threshold)

    def edges(self, asked: Asked, first: int = 0, last: int | None = None) -> tuple[Any, Any, Any]:
        table = [[edge_between(word, other, self.kind) for other in self._listed] for word in self._asked[first:last]]
        found = [[(j, edge) for j, edge in enumerate(row) if edge] for row in table]
        at = np.cumsum([0, *map(len, found)]).astype(np.int64)
        words = np.array([j for row in found for j, _ in row], np.int32)
        return at, words, np.array([edge for row in found for _, edge in row], np.int32)


def edge_between(asked: Word, listed: Word, kind: Kind) -> int:
    """The edge between two words: the most alike of their rules, of equal ones the surest; 0: none."""
    if asked.letters == listed.letters:
        return layout.FULL
    a, b = features_of(asked, kind), features_of(listed, kind)
    edges = [
        min(value & layout.LIKENESS, other & layout.LIKENESS) | (value & ~layout.LIKENESS)
        for key, value in a.asked
        for key_of_other, other in b.listed
        if key == key_of_other
    ]
    if asked.letters[:1] == listed.letters[:1] and 1 in {len(asked.letters), len(listed.letters)}:
        edges.append(layout.INITIAL_LIKENESS | layout.FIRST_LETTER)
    best = max((likeness(x, y) for x in _each(a.readings) for y in _each(b.readings)), default=0)
    if best >= layout.LEAST_SYLLABLES:
        edges.append((best * layout.SYLLABLE_SHARE // layout.FULL) | layout.SYLLABLES)
    edits = OSA.distance(asked.letters, listed.letters)
    another = a.known and b.known and not set(a.known) & set(b.known)
    if len(asked.letters) >= 4 and asked.letters.isalpha() and not another:
        edges.append(likeness_of_edits(edits, max(len(asked.letters), len(listed.letters))) | layout.SPELLING)
    edges = [edge for edge in edges if edge & layout.LIKENESS >= layout.LEAST_EDGE]
    return max(edges, key=lambda edge: (edge & layout.LIKENESS, -edge), default=0)


def _each(flat: Sequence[int]) -> list[tuple[int, ...]]:
    """Readings out of the flat numbers in which each stands behind its count of syllables."""
    readings, at = [], 0
    while at < len(flat):
        readings.append(tuple(flat[at + 1 : at + 1 + flat[at]]))
        at += 1 + flat[at]
    return readings
