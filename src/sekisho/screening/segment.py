"""The arrays in which the names of one kind are searched; a segment is built once and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from sekisho.names.word import Form, Kind, Word
from sekisho.screening.features import classes_of, features_of
from sekisho.screening.hashing import key_of
from sekisho.screening.layout import HEAD, STRIDE, WEIGHT
from sekisho.screening.pieces import LONG, listed_keys, signature
from sekisho.screening.rows import encode
from sekisho.screening.score import lengths_of_readings
from sekisho.screening.weights import Weights

Array: TypeAlias = npt.NDArray[np.signedinteger]
Arrays: TypeAlias = dict[str, Array]

# What the words of a row lead to: rows that share one of these keys are compared whatever their words say.
JOINED, WORD, PAIR, INITIALS = "joined:", "word:", "pair:", "initials:"


def build_segment(kind: Kind, forms: Sequence[tuple[int, Form]], weights: Weights) -> Arrays:
    """The arrays of the names of one kind.

    Sections:
        `word_text`, `word_at`: the letters of the words in their order, and where each begins; its frozen
        `word_weight` and how many forms of the base list have its letters (`word_uses`); `word_bits`, which letters it has
        (`pieces.signature`); `known_at`, `known`: the given names that it is known as; `reading_at`,
        `reading`: its Korean syllables.
        `long_at`, `long_word`: words of `pieces.LONG` letters and more by length.
        `sound_*`, `class_*`, `piece_*`, `name_*`: directories of `key`s in order, `at` which of the `item`s each begins;
        `sound_value` stands beside `sound_item`, the items of `name` are rows, the others' words.
        `row_at`, `row`: rows (`score.py`); `row_name`: the name that each is of.
        `post_at`, `post_row`: the rows that have a word, `post_other` the rarest other word of that row (-1: none).
        `brief_at`, `brief`: the words of each row; `read_korean`: how many syllables its Korean readings have, as bits.

    Args:
        kind: of all these names.
        forms: the number of the name, and a form in which it can be read.
        weights: of the list.
    """
    words = sorted({word for _, form in forms for word in form.words}, key=lambda w: (w.letters, w))
    # Words of the same letters are one in the vocabulary unless their roles or scripts tell them apart.
    number = {word: i for i, word in enumerate(words)}
    arrays = _vocabulary(words, kind, weights)
    arrays |= _rows(forms, number, weights, kind)
    arrays |= _postings(arrays, len(words))
    arrays |= _name_keys(forms)
    return arrays


def _vocabulary(words: Sequence[Word], kind: Kind, weights: Weights) -> Arrays:
    features = [features_of(word, kind) for word in words]
    text = b"".join(f.letters for f in features)
    letters = np.frombuffer(text, np.uint8).astype(np.int8)
    at = offsets(len(f.letters) for f in features)
    bits = [signature(f.letters, 0, len(f.letters)) for f in features]
    longest = max((len(f.letters) for f in features), default=0)
    by_length = sorted((len(f.letters), i) for i, f in enumerate(features) if len(f.letters) >= LONG)
    long_at = np.searchsorted([n for n, _ in by_length], np.arange(LONG, max(longest, LONG) + 2))
    sounds = [(key, i, value) for i, f in enumerate(features) for key, value in f.listed]
    sound_arrays = directory("sound", [(key, i) for key, i, _ in sounds], [value for _, _, value in sounds])
    buffer = [0] * 64
    pieces = [
        (key, i)
        for i, f in enumerate(features)
        if len(f.letters) < LONG
        for key in set(buffer[: listed_keys(f.letters, 0, len(f.letters), buffer)])
    ]
    return {
        "word_text": letters,
        "word_at": at,
        "word_weight": np.array([weights.of(word, kind) for word in words], np.int32),
        "word_uses": np.array([weights.uses(kind, word.letters) for word in words], np.int32),
        "word_bits": np.array(bits, np.int64),
        "long_at": long_at.astype(np.int32),
        "long_word": np.array([i for _, i in by_length], np.int32),
        "known_at": offsets(len(f.known) for f in features),
        "known": np.array([name for f in features for name in f.known], np.int64),
        "reading_at": offsets(len(f.readings) for f in features),
        "reading": np.array([n for f in features for n in f.readings], np.int64),
        **sound_arrays,
        **directory("class", [(key, i) for i, f in enumerate(features) for key in f.classes]),
        **directory("piece", pieces),
    }


def _rows(forms: Sequence[tuple[int, Form]], number: dict[Word, int], weights: Weights, kind: Kind) -> Arrays:
    rows = [encode(form, [number[word] for word in form.words], weights, kind) for _, form in forms]
    return {
        "row_at": offsets(map(len, rows)),
        "row": np.array([n for row in rows for n in row], np.int64),
        "row_name": np.array([name for name, _ in forms], np.int32),
        "read_korean": np.array([lengths_of_readings(row, 0) for row in rows], np.int32),
    }


def _postings(arrays: Arrays, words: int) -> Arrays:
    """Which rows have a word, and the rarest other word of each: most candidates are refused on sight of it."""
    row, row_at = arrays["row"], arrays["row_at"]
    word_of, row_of, weight_of = [], [], []
    counts = row[row_at[:-1]] if len(row_at) > 1 else np.zeros(0, np.int32)
    starts = np.repeat(row_at[:-1] + HEAD, counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    places = starts + within * STRIDE
    word_of = row[places]
    weight_of = row[places + WEIGHT]
    row_of = np.repeat(np.arange(len(counts)), counts)
    # Rarest first within a row: the other word of all but the first is the first, that of the first is the second.
    order = np.lexsort((word_of, -weight_of, row_of))
    first = np.cumsum(counts) - counts
    heaviest, second = order[np.minimum(first, len(order) - 1)], order[np.minimum(first + 1, len(order) - 1)]
    other = np.where(np.arange(len(word_of)) == heaviest[row_of], second[row_of], heaviest[row_of])
    alone = counts[row_of] < 2
    by_word = np.lexsort((row_of, word_of))
    at = np.zeros(words + 1, np.int64)
    np.cumsum(np.bincount(word_of, minlength=words), out=at[1:])
    return {
        "post_at": at,
        "post_row": row_of[by_word].astype(np.int32),
        "post_other": np.where(alone, -1, word_of[other])[by_word].astype(np.int32),
        "brief_at": np.append(0, np.cumsum(counts)).astype(np.int64),
        "brief": word_of.astype(np.int32),
    }


def _name_keys(forms: Sequence[tuple[int, Form]]) -> Arrays:
    return directory("name", [(key, row) for row, (_, form) in enumerate(forms) for key in listed_name_keys(form)])


def listed_name_keys(form: Form) -> set[int]:
    """The keys under which a listed form is found whatever its words say."""
    return {
        *(key_of(JOINED + letters) for letters in form.joined),
        *(key_of(WORD + word.letters) for word in form.words),
        *(key_of(PAIR + a.letters + b.letters) for a, b in pairwise(form.words)),
        *classes_of(form.readings),
        *(key_of(INITIALS + acronym) for acronym in form.acronyms),
    }


def asked_name_keys(form: Form) -> set[int]:
    """The keys under which the rows are found that a form asked about must be compared with whatever its words say."""
    return {
        *(key_of(JOINED + letters) for letters in form.joined),
        *(key_of(PAIR + word.letters) for word in form.words),
        *(key_of(WORD + a.letters + b.letters) for a, b in pairwise(form.words)),
        *classes_of(form.readings),
        *([key_of(INITIALS + form.acronym)] if form.acronym else ()),
    }


def offsets(lengths: Iterable[int]) -> Array:
    at = [0]
    for length in lengths:
        at.append(at[-1] + length)
    return np.array(at, np.int64)


def directory(name: str, pairs: Sequence[tuple[int, int]], values: Sequence[int] | None = None) -> Arrays:
    """Keys in order, where the items of each begin, and the items."""
    keys = np.array([key for key, _ in pairs], np.int64)
    items = np.array([item for _, item in pairs], np.int32)
    order = np.lexsort((items, keys))
    keys, items = keys[order], items[order]
    unique, first = np.unique(keys, return_index=True)
    arrays: Arrays = {
        f"{name}_key": unique,
        f"{name}_at": np.append(first, len(items)).astype(np.int64),
        f"{name}_item": items,
    }
    if values is not None:
        arrays[f"{name}_value"] = np.array(values, np.int32)[order]
    return arrays
