"""Search for many names at once: their distinct words are looked up once, then the kernel runs over all rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from sekisho.names.word import Form, Kind
from sekisho.screening.arrays import Array
from sekisho.screening.compiled import compiled
from sekisho.screening.layout import WORDS
from sekisho.screening.quick.rows import Rows, rows_of
from sekisho.screening.quick.vocabulary import Features, Vocabulary
from sekisho.screening.rows import KIND_NUMBERS
from sekisho.screening.weights import Weights


class Asked(NamedTuple):
    """Forms asked about, as the kernel reads them: their rows and keys, and the letters and features of their words."""

    row: Array
    row_at: Array
    text: Array
    at: Array
    sound_at: Array
    sound: Array
    sound_value: Array
    class_at: Array
    classes: Array
    reading_at: Array
    reading: Array
    known_at: Array
    known: Array
    key_at: Array
    key: Array
    widest: int

    @classmethod
    def of(cls, rows: Rows, words: Features) -> Asked:
        """Forms by their rows and the features of the words that these have the numbers of."""
        widest = int(rows.row[rows.row_at[:-1] + WORDS].max(initial=1))
        return cls(row=rows.row, row_at=rows.row_at, **words._asdict(), key_at=rows.key_at, key=rows.key, widest=widest)


class Hits(NamedTuple):
    """Which form asked about scored what against which row; in the order of forms, then rows."""

    asked: Array
    row: Array
    score: Array


class Edges(NamedTuple):
    """The listed words that each asked word is like: where those of each begin, the words, the edges."""

    at: Array
    word: Array
    edge: Array


def gather(forms: Iterable[Form], kind: Kind, weights: Weights) -> Asked:
    """The forms of a batch as the kernel reads them."""
    vocabulary = Vocabulary(kind, weights)
    rows = rows_of(((0, 0, form) for form in forms), vocabulary)
    return Asked.of(rows, vocabulary.features())


class BatchSearch:
    """Search among the names of one kind, compiled.

    Args:
        kind: of the names.
        arrays: of the segment.
    """

    def __init__(self, kind: Kind, arrays: Mapping[str, Array]) -> None:
        """Search in `arrays`."""
        self.kind: Kind = kind
        self._number = KIND_NUMBERS[kind]
        self.arrays = arrays
        self._directories = {name: _buckets(arrays[f"{name}_key"]) for name in ("sound", "class", "piece", "name")}
        counts = arrays["row"][arrays["row_at"][:-1] + WORDS] if len(arrays["row_at"]) > 1 else np.zeros(1, np.int64)
        self._widest = int(counts.max(initial=1))

    def edges(self, asked: Asked, first: int = 0, last: int | None = None) -> Edges:
        """The listed words that each distinct asked word is like.

        Args:
            asked: the forms.
            first, last: which of their words.
        """
        a = self.arrays
        found = compiled()["find_edges"](
            asked.text, asked.at, asked.sound_at, asked.sound, asked.sound_value, asked.class_at, asked.classes,
            asked.reading_at, asked.reading, asked.known_at, asked.known,
            a["word_text"], a["word_at"], a["word_bits"], a["long_at"], a["long_word"],
            a["sound_key"], a["sound_at"], a["sound_item"], a["sound_value"], *self._directories["sound"],
            a["class_key"], a["class_at"], a["class_item"], *self._directories["class"],
            a["piece_key"], a["piece_at"], a["piece_item"], *self._directories["piece"],
            a["reading_at"], a["reading"], a["known_at"], a["known"],
            first, len(asked.at) - 1 if last is None else last,
        )  # fmt: skip
        return Edges(*found)

    def search(self, asked: Asked, threshold: int, edges: Edges | None = None) -> Hits:
        """The rows that score at least the threshold.

        Args:
            asked: the forms.
            threshold: in thousandths.
            edges: of all their words, where they are known.
        """
        a = self.arrays
        extra_at, extra = compiled()["rows_of_keys"](
            asked.key_at, asked.key, a["name_key"], a["name_at"], a["name_item"], *self._directories["name"]
        )
        found = compiled()["search_rows"](
            self._number, threshold, asked.row, asked.row_at, asked.text, asked.at, *(edges or self.edges(asked)),
            extra_at, extra, a["word_text"], a["word_at"], a["word_weight"],
            a["post_at"], a["post_row"], a["post_others"], a["post_rest"], a["brief_at"], a["brief"], a["read_korean"],
            a["row"], a["row_at"],
            0, len(asked.row_at) - 1, max(asked.widest, self._widest),
        )  # fmt: skip
        return _sorted(*found)

    def search_all(self, asked: Asked, threshold: int) -> Hits:
        """The same by brute force."""
        a = self.arrays
        found = compiled()["score_all"](
            self._number, threshold, asked.row, asked.row_at, asked.text, asked.at, *self.edges(asked),
            a["word_text"], a["word_at"], a["row"], a["row_at"],
            0, len(asked.row_at) - 1, max(asked.widest, self._widest),
        )  # fmt: skip
        return _sorted(*found)


def _sorted(asked: Array, row: Array, score: Array) -> Hits:
    order = np.lexsort((row, asked))
    return Hits(asked[order], row[order], score[order])


def _buckets(keys: Array) -> tuple[Array, int]:
    """Where among sorted keys those of each leading bits begin, and by how much a key is shifted to them."""
    top = int(keys[-1]).bit_length() if len(keys) else 1
    bits = min(top, max(1, len(keys).bit_length()))
    shift = top - bits
    edges = np.arange((1 << bits) + 1, dtype=np.int64) << shift
    return np.searchsorted(keys, edges).astype(np.int64), shift
