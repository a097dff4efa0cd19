"""The arrays in which the names of one kind are searched; a segment is built once and never changed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sekisho.names.word import Form, Kind, Word
from sekisho.screening.arrays import Array as Array
from sekisho.screening.arrays import Arrays as Arrays
from sekisho.screening.arrays import directory, numbers
from sekisho.screening.arrays import offsets as offsets
from sekisho.screening.layout import FLAGS, HEAD, ID, KOREAN, MORE, OTHERS, STRIDE, WEIGHT, WORDS
from sekisho.screening.letters import Numbers
from sekisho.screening.name_keys import JOINED as JOINED
from sekisho.screening.name_keys import PAIR, WORD, whole_name_keys
from sekisho.screening.name_keys import asked_name_keys as asked_name_keys
from sekisho.screening.pieces import LONG
from sekisho.screening.rows import encode
from sekisho.screening.score import lengths_of_readings
from sekisho.screening.vocabulary import Vocabulary, keys_of_spelling, keys_of_words, signatures
from sekisho.screening.weights import Weights


def build_segment(kind: Kind, forms: Sequence[tuple[int, Form]], weights: Weights) -> Arrays:
    """The arrays of the names of one kind.

    Sections:
        `word_text`, `word_at`: the letters of the words in their order, and where each begins; its frozen
        `word_weight` and how many forms of the base list have its letters (`word_uses`); `word_bits`, which letters it
        has (`pieces.signature`); `known_at`, `known`: the given names that it is known as; `reading_at`,
        `reading`: its Korean syllables.
        `long_at`, `long_word`: words of `pieces.LONG` letters and more by length.
        `sound_*`, `class_*`, `piece_*`, `name_*`: directories of `key`s in order, `at` which of the `item`s each
        begins; `sound_value` stands beside `sound_item`, the items of `name` are rows, the others' words.
        `row_at`, `row`: rows (`layout.py`); `row_name`: the name that each is of.
        `post_at`, `post_row`: the rows that have a word; `post_others` the heaviest other words of that row (`layout`),
        `post_rest` what these weigh.
        `brief_at`, `brief`: the words of each row; `read_korean`: how many syllables its Korean readings have, as bits.

    Args:
        kind: of all these names.
        forms: the number of the name, and a form in which it can be read.
        weights: of the list.
    """
    words = sorted({word for _, form in forms for word in form.words}, key=lambda word: (word.letters, word))
    # Words of the same letters are one in the vocabulary unless their roles or scripts tell them apart.
    number = {word: i for i, word in enumerate(words)}
    arrays = _vocabulary(words, kind, weights)
    arrays |= _rows(forms, number, weights, kind)
    arrays |= _postings(arrays, len(words))
    arrays |= _name_keys(forms, words, arrays)
    return arrays


def _vocabulary(words: Sequence[Word], kind: Kind, weights: Weights) -> Arrays:
    known = Vocabulary.of(words, kind)
    letters = [word.letters.encode() for word in words]
    lengths = np.diff(known.at)
    by_length = np.argsort(lengths, kind="stable")
    of_length = np.arange(LONG, max(int(lengths.max(initial=0)), LONG) + 2)
    sounds = keys_of_words(words, kind, asked=False)
    classes = np.repeat(np.arange(len(words)), np.diff(known.class_at))
    return {
        "word_text": known.text,
        "word_at": known.at,
        "word_weight": np.array([weights.of(word, kind) for word in words], np.int32),
        "word_uses": np.array([weights.uses(kind, word.letters) for word in words], np.int32),
        "word_bits": signatures(letters),
        "long_at": (np.searchsorted(lengths[by_length], of_length) - (lengths < LONG).sum()).astype(np.int32),
        "long_word": by_length[lengths[by_length] >= LONG].astype(np.int32),
        "known_at": known.known_at,
        "known": known.known,
        "reading_at": known.reading_at,
        "reading": known.reading,
        **directory("sound", sounds.key, sounds.word, sounds.value),
        **directory("class", known.classes, classes),
        **directory("piece", *keys_of_spelling(letters)),
    }


def _rows(forms: Sequence[tuple[int, Form]], number: dict[Word, int], weights: Weights, kind: Kind) -> Arrays:
    rows = [encode(form, [number[word] for word in form.words], weights, kind) for _, form in forms]
    return {
        "row_at": offsets(map(len, rows)),
        "row": numbers([n for row in rows for n in row]),
        "row_name": np.array([name for name, _ in forms], np.int32),
        "read_korean": np.array([lengths_of_readings(row, 0) if row[FLAGS] & KOREAN else 0 for row in rows], np.int32),
    }


def _postings(arrays: Arrays, words: int) -> Arrays:
    """Which rows have a word, and the heaviest other words of each: most candidates are refused on sight of them."""
    row, row_at = arrays["row"], arrays["row_at"]
    counts = row[row_at[:-1] + WORDS]
    first = np.cumsum(counts) - counts
    row_of = np.repeat(np.arange(len(counts)), counts)
    places = row_at[row_of] + HEAD + (np.arange(len(row_of)) - first[row_of]) * STRIDE
    word_of, weight_of = row[places + ID], row[places + WEIGHT]
    heaviest_first = np.lexsort((word_of, -weight_of, row_of))
    rank = np.empty(len(row_of), np.int64)
    rank[heaviest_first] = np.arange(len(row_of)) - first[row_of]
    others = np.full((len(row_of), OTHERS), -1, np.int32)
    rest = np.zeros(len(row_of), np.int32)
    more = counts[row_of] > OTHERS + 1
    for i in range(OTHERS):
        # The word itself is passed over among the heaviest of its row.
        place = i + (rank <= i)
        there = (place < counts[row_of]) & ~(more & (i == OTHERS - 1))
        other = heaviest_first[first[row_of][there] + place[there]]
        others[there, i] = word_of[other]
        rest[there] += weight_of[other]
    others[more, OTHERS - 1] = MORE
    by_word = np.lexsort((row_of, word_of))
    at = np.zeros(words + 1, np.int64)
    np.cumsum(np.bincount(word_of, minlength=words), out=at[1:])
    return {
        "post_at": at,
        "post_row": row_of[by_word].astype(np.int32),
        "post_others": others[by_word].reshape(-1),
        "post_rest": rest[by_word],
        "brief_at": np.append(0, np.cumsum(counts)).astype(np.int64),
        "brief": word_of.astype(np.int32),
    }


def _name_keys(forms: Sequence[tuple[int, Form]], words: Sequence[Word], arrays: Arrays) -> Arrays:
    """The directory of `name_keys.listed_name_keys`, those of single words and of neighbours by numpy."""
    whole = [whole_name_keys(form) for _, form in forms]
    spelled = Numbers.of([word.letters.encode() for word in words])
    word, row = arrays["brief"], np.repeat(np.arange(len(forms)), np.diff(arrays["brief_at"]))
    first = np.flatnonzero(row[1:] == row[:-1])
    keys = (
        numbers([key for some in whole for key in some]),
        spelled.keys(WORD, word),
        spelled.keys(PAIR, word[first], word[first + 1]),
    )
    rows = (np.repeat(np.arange(len(forms)), np.fromiter(map(len, whole), np.int64, len(whole))), row, row[first])
    return directory("name", np.concatenate(keys), np.concatenate(rows))
