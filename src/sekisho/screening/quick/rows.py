"""What are the numbers and the keys of a row by those of its words? As `rows.encode` and `asked_name_keys` say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from sekisho.names.word import Form
from sekisho.screening.arrays import Array
from sekisho.screening.hashing import PRIMES
from sekisho.screening.kernel.column import Column
from sekisho.screening.layout import HEAD, ID, ROLES, STRIDE, WEIGHT
from sekisho.screening.name_keys import JOINED, WORD, asked_name_keys
from sekisho.screening.quick.checksums import FIRST_PRIME, SECOND_PRIME, appended, half_of, key_from, powers, shifts
from sekisho.screening.quick.vocabulary import Letters, Vocabulary, Words
from sekisho.screening.rows import encode

_JOINED_FIRST, _JOINED_SECOND = (int.from_bytes(JOINED.encode(), "little") % prime for prime in PRIMES)
_JOINED_SIZE, _WORD_SIZE = len(JOINED), len(WORD)


# What became of a text: it has its rows; it is left to the reader; something of it must be learnt first.
DONE, HARD, PUT_OFF = 0, 1, 2


class Sums(NamedTuple):
    """How the numbers of texts add up: `checksums.shifts` and `checksums.powers`."""

    shifts: Column
    first: Column
    second: Column

    @classmethod
    def made(cls) -> Sums:
        """The tables."""
        return cls(shifts(), *powers())


class Rows(NamedTuple):
    """Rows of forms, where each begins, its text and which of its forms it is; keys, and where those of each begin."""

    row: Column
    row_at: Column
    text: Column
    form: Column
    key: Column
    key_at: Column

    @classmethod
    def joined(cls, parts: Sequence[Rows]) -> Rows:
        """Rows behind one another."""
        return cls(
            row=np.concatenate([part.row for part in parts]),
            row_at=_at([part.row_at for part in parts]),
            text=np.concatenate([part.text for part in parts]),
            form=np.concatenate([part.form for part in parts]),
            key=np.concatenate([part.key for part in parts]),
            key_at=_at([part.key_at for part in parts]),
        )


def _at(parts: Sequence[Array]) -> Array:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(np.concatenate([np.diff(part) for part in parts]))))


def rows_of(forms: Iterable[tuple[int, int, Form]], vocabulary: Vocabulary) -> Rows:
    """The rows of forms that the reader of names gave.

    Args:
        forms: number of the text, number of the form in the text, and the form.
        vocabulary: into which their words go.
    """
    row: list[int] = []
    key: list[int] = []
    row_at, key_at, text_of, form_of = [0], [0], [], []
    for text, number, form in forms:
        row += encode(form, vocabulary.numbers(form.words), vocabulary.weights, vocabulary.kind)
        key += asked_name_keys(form)
        row_at.append(len(row))
        key_at.append(len(key))
        text_of.append(text)
        form_of.append(number)
    columns = (row, row_at, text_of, form_of, key, key_at)
    return Rows(*(np.array(column, np.int64) for column in columns))


def join(sums: Sums, letters: Letters, parts: Column, count: int) -> tuple[int, int, int]:
    """Letters joined: the halves of their number, and their key; all 0 where there are none.

    Args:
        sums: how numbers add up.
        letters: known ones.
        parts: numbers of letters.
        count: how many.
    """
    forward, backward, first, second = 0, 0, _JOINED_FIRST, _JOINED_SECOND
    size = 0
    for k in range(count):
        part = parts[k]
        own = letters.size[part]
        forward = appended(sums.shifts, forward, letters.forward[part], own)
        first = (first + sums.first[_JOINED_SIZE + size] * letters.first[part]) % FIRST_PRIME
        second = (second + sums.second[_JOINED_SIZE + size] * letters.second[part]) % SECOND_PRIME
        size += own
    if size == 0:
        return 0, 0, 0
    for k in range(count - 1, -1, -1):
        backward = appended(sums.shifts, backward, letters.backward[parts[k]], letters.size[parts[k]])
    return half_of(forward), half_of(backward), key_from(first, second)


def put_words(row: Column, at: int, words: Column, vocabulary: Words, count: int) -> int:
    """Write words into a row behind its head; the place behind them."""
    for k in range(count):
        place = at + HEAD + k * STRIDE
        row[place + ID] = words[k]
        row[place + WEIGHT] = vocabulary.weight[words[k]]
        row[place + ROLES] = vocabulary.roles[words[k]]
    return at + HEAD + count * STRIDE


def put_key(keys: Column, first: int, last: int, key: int) -> int:
    """Write a key where it is not among those of its row yet; the place behind the last."""
    for k in range(first, last):
        if keys[k] == key:
            return last
    keys[last] = key
    return last + 1


def put_word_keys(sums: Sums, letters: Letters, keys: Column, first: int, last: int, parts: Column, count: int) -> int:
    """Write the keys of words and of neighbours that a listed name may have as one word.

    Args:
        sums: how numbers add up.
        letters: known ones.
        keys: of rows.
        first, last: where those of this row begin and end so far.
        parts: numbers of the letters of the words.
        count: how many.
    """
    for k in range(count):
        last = put_key(keys, first, last, letters.pair[parts[k]])
    for k in range(count - 1):
        one, other = parts[k], parts[k + 1]
        behind = _WORD_SIZE + letters.size[one]
        keyed = (letters.word_first[one] + sums.first[behind] * letters.first[other]) % FIRST_PRIME
        other_keyed = (letters.word_second[one] + sums.second[behind] * letters.second[other]) % SECOND_PRIME
        last = put_key(keys, first, last, key_from(keyed, other_keyed))
    return last


def larger(numbers: Column, room: Column) -> Column:
    """Numbers with more room behind them."""
    room[: len(numbers)] = numbers
    return room
