"""Which listed names do many names meet? They are read and searched in blocks; a word is looked up once for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from sekisho.names.word import Kind
from sekisho.screening.batch import Asked, BatchSearch, Edges
from sekisho.screening.quick.grown import Grown
from sekisho.screening.quick.reader import Reader
from sekisho.screening.weights import Weights

# Words are kept while they are fewer; a stream of ever new ones begins anew.
_MOST_WORDS = 200_000


class Meeting(NamedTuple):
    """A name asked about that met a listed one: numbers of the text, its form, the segment and the row; the score."""

    text: int
    form: int
    segment: int
    row: int
    score: int


class Many:
    """Searches names of a kind in several segments.

    Args:
        kind: of the names.
        weights: of the list.
        searches: in each segment; None where it has no name of the kind.
    """

    def __init__(self, kind: Kind, weights: Weights, searches: Sequence[BatchSearch | None]) -> None:
        """Begin without a word."""
        self.kind: Kind = kind
        self.weights = weights
        self.searches = searches
        self._begin()

    def _begin(self) -> None:
        self.reader = Reader(self.kind, self.weights)
        self._ties = [Ties(search) if search else None for search in self.searches]

    def find(self, texts: Sequence[str], threshold: int) -> Iterator[Meeting]:
        """The rows that score at least the threshold.

        Args:
            texts: as typed.
            threshold: in thousandths.
        """
        if len(self.reader.vocabulary) > _MOST_WORDS:
            self._begin()
        read = self.reader.read(texts)
        for segment, ties in enumerate(self._ties):
            if ties:
                hits = ties.search.search(read.asked, threshold, ties.of(read.asked))
                found = read.text[hits.asked], read.form[hits.asked], hits.row, hits.score
                for text, form, row, score in zip(*(column.tolist() for column in found), strict=True):
                    yield Meeting(text, form, segment, row, score)


class Ties:
    """The listed words that the words of a reader are like, looked up once for each.

    Args:
        search: of the listed words.
    """

    def __init__(self, search: BatchSearch) -> None:
        """Begin without a word."""
        self.search = search
        self._at, self._word, self._edge = Grown(np.int64, [0]), Grown(np.int32), Grown(np.int32)

    def of(self, asked: Asked) -> Edges:
        """The edges of all words of a reader so far."""
        known = self._at.count - 1
        if known < len(asked.at) - 1:
            new = self.search.edges(asked, known)
            self._at.extend(new.at[1:] + self._word.count)
            self._word.extend(new.word)
            self._edge.extend(new.edge)
        return Edges(self._at.filled, self._word.filled, self._edge.filled)
