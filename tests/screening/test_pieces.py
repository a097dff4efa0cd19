"""Keys for misspellings: the definition, the matrix and the law that no near word is missed."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from sekisho.screening.letters import keys_of_pieces
from sekisho.screening.pieces import BASE, LONG, PRIME, asked_keys, listed_pieces, most_edits, signature
from sekisho.screening.vocabulary import keys_of_spelling, signatures

_WORDS = st.text("abcdemnoprs", min_size=1, max_size=20)


def _by_definition(word: str) -> set[int]:
    """The key of each piece, letter by letter."""
    found = set()
    for seed, places in listed_pieces(len(word)):
        key = seed
        for place in places:
            key = (key * BASE + ord(word[place])) % PRIME
        found.add(key)
    return found


def _asked(word: str) -> set[int]:
    buffer = [0] * 256
    return set(buffer[: asked_keys(word.encode(), 0, len(word), buffer)])


@pytest.mark.parametrize("length", range(1, 21))
def test_the_matrix_gives_the_keys_of_the_definition(length: int) -> None:
    choose = random.Random(length)
    words = ["".join(choose.choices("abcdefghijklmnopqrstuvwxyz0189", k=length)) for _ in range(50)]
    codes = np.array([list(word.encode()) for word in words], np.int64)
    assert [set(row) for row in keys_of_pieces(codes).tolist()] == [_by_definition(word) for word in words]


@given(st.lists(_WORDS, max_size=30))
def test_words_of_all_lengths_keep_their_keys(words: list[str]) -> None:
    keys, places = keys_of_spelling([word.encode() for word in words])
    found: list[set[int]] = [set() for _ in words]
    for key, place in zip(keys.tolist(), places.tolist(), strict=True):
        found[place].add(key)
    assert found == [_by_definition(word) if len(word) < LONG else set() for word in words]


@given(st.lists(st.text("abz019", max_size=12), max_size=20))
def test_signatures_of_many_words_are_those_of_each(words: list[str]) -> None:
    texts = [word.encode() for word in words]
    assert signatures(texts).tolist() == [signature(text, 0, len(text)) for text in texts]


_EDIT = st.tuples(st.sampled_from("dist"), st.integers(0, 30), st.sampled_from("abcdemnoprs"))


def _edited(word: str, edits: list[tuple[str, int, str]]) -> str:
    for how, at, letter in edits:
        at %= max(len(word), 1)
        if how == "d":
            word = word[:at] + word[at + 1 :]
        elif how == "i":
            word = word[:at] + letter + word[at:]
        elif how == "s":
            word = word[:at] + letter + word[at + 1 :]
        elif at + 1 < len(word):
            word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word


@given(st.text("abcdemnoprs", min_size=4, max_size=LONG - 1), st.lists(_EDIT, min_size=1, max_size=3))
def test_words_that_few_edits_part_share_a_key(listed: str, edits: list[tuple[str, int, str]]) -> None:
    asked = _edited(listed, edits)
    near = OSA.distance(asked, listed) <= most_edits(max(len(asked), len(listed)))
    if near and len(asked) >= 4:
        assert _asked(asked) & _by_definition(listed)


def test_a_word_that_has_nothing_in_common_shares_no_key() -> None:
    assert not _asked("vladimir") & _by_definition("mohammed")
    assert _asked("mohamed") & _by_definition("mohammed")
