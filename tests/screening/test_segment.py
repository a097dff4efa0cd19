"""Segments: rows, directories and postings hold what was read, nothing else, nothing twice."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.names.read import read_name
from sekisho.names.word import Form, Kind
from sekisho.screening.arrays import directory, numbers, offsets
from sekisho.screening.layout import HEAD, ID, MORE, OTHERS, STRIDE, WEIGHT, WORDS
from sekisho.screening.name_keys import asked_name_keys, listed_name_keys
from sekisho.screening.rows import encode
from sekisho.screening.segment import build_segment
from sekisho.screening.weights import Weights, count_words

NAMES: dict[Kind, tuple[str, ...]] = {
    "person": (
        "KIM, Jong Un",
        "Abdul Rahman AL-ZAHRANI",
        "Влади́мир Иванов",
        "金正恩",
        "محمد علي",
        "J. Smith",
        "Li Wei",
    ),
    "organisation": ("Korea Mining Development Trading Corporation (KOMID)", "Bank of Kunlun Co Ltd", "조선무역은행"),
    "vessel": ("M/V Chong Chon Gang", "Po Thong Gang 3", "HAOFAN 6", "7-28", "JIN HUNG"),
}
_PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40)


def _forms(kind: Kind) -> list[tuple[int, Form]]:
    return [(i, form) for i, text in enumerate(NAMES[kind]) for form in read_name(text, kind).forms if form.words]


def _segment(kind: Kind) -> tuple[list[tuple[int, Form]], dict[str, Any], Weights]:
    forms = _forms(kind)
    weights = count_words((kind, form) for _, form in forms)
    return forms, build_segment(kind, forms, weights), weights


def _items(arrays: dict[str, Any], name: str) -> dict[int, list[int]]:
    keys, at, items = (arrays[f"{name}_{part}"].tolist() for part in ("key", "at", "item"))
    return {key: items[at[i] : at[i + 1]] for i, key in enumerate(keys)}


@given(_PAIRS)
def test_a_directory_holds_each_item_once_under_its_key(pairs: list[tuple[int, int]]) -> None:
    arrays = directory(
        "x", numbers([k for k, _ in pairs]), numbers([i for _, i in pairs]), numbers([k * i for k, i in pairs])
    )
    assert _items(arrays, "x") == {
        key: sorted({i for k, i in pairs if k == key}) for key in sorted({k for k, _ in pairs})
    }
    keys = np.repeat(arrays["x_key"], np.diff(arrays["x_at"]))
    assert (arrays["x_value"] == keys * arrays["x_item"]).all()


@given(st.lists(st.integers(0, 5)))
def test_offsets_add_up(lengths: list[int]) -> None:
    assert offsets(lengths).tolist() == [sum(lengths[:n]) for n in range(len(lengths) + 1)]


@pytest.mark.parametrize("kind", NAMES)
def test_rows_are_those_of_each_form(kind: Kind) -> None:
    forms, arrays, weights = _segment(kind)
    words = sorted({word for _, form in forms for word in form.words}, key=lambda word: (word.letters, word))
    for row, (name, form) in enumerate(forms):
        ids = [words.index(word) for word in form.words]
        start, end = arrays["row_at"][row : row + 2]
        assert arrays["row"][start:end].tolist() == encode(form, ids, weights, kind)
        assert arrays["row_name"][row] == name


@pytest.mark.parametrize("kind", NAMES)
def test_names_are_found_under_their_keys(kind: Kind) -> None:
    forms, arrays, _ = _segment(kind)
    found = _items(arrays, "name")
    keys = {row: listed_name_keys(form) for row, (_, form) in enumerate(forms)}
    assert found == {key: [row for row in keys if key in keys[row]] for key in sorted(set().union(*keys.values()))}


@pytest.mark.parametrize(
    ("asked", "listed", "kind"),
    [
        ("Kim Jong Un", "KIM, Jong Un", "person"),
        ("Haofan 6", "HAO FAN 6", "vessel"),
        ("HAO FAN 6", "Haofan 6", "vessel"),
        ("KNIC", "Korea National Insurance Corporation", "organisation"),
        ("김정은", "KIM Jong Un", "person"),
    ],
)
def test_a_key_leads_from_a_name_to_the_same_name(asked: str, listed: str, kind: Kind) -> None:
    ours = {key for form in read_name(asked, kind, listed=False).forms for key in asked_name_keys(form)}
    theirs = {key for form in read_name(listed, kind).forms for key in listed_name_keys(form)}
    assert ours & theirs


@pytest.mark.parametrize("kind", NAMES)
def test_postings_name_every_row_of_a_word_and_its_heaviest_others(kind: Kind) -> None:
    _, arrays, _ = _segment(kind)
    others = arrays["post_others"].reshape(-1, OTHERS).tolist()
    for word in range(len(arrays["word_at"]) - 1):
        for p in range(*arrays["post_at"][word : word + 2]):
            at = arrays["row_at"][arrays["post_row"][p]]
            places = range(at + HEAD, at + HEAD + STRIDE * arrays["row"][at + WORDS], STRIDE)
            left = sorted((-int(arrays["row"][k + WEIGHT]), int(arrays["row"][k + ID])) for k in places)
            left.remove((-int(arrays["word_weight"][word]), word))
            beside = [other for _, other in left]
            assert others[p] == (
                [*beside[: OTHERS - 1], MORE] if len(beside) > OTHERS else [*beside, *[-1] * (OTHERS - len(beside))]
            )
            named = left[: OTHERS - 1] if len(beside) > OTHERS else left
            assert arrays["post_rest"][p] == -sum(weight for weight, _ in named)
    assert len(arrays["post_row"]) == len(arrays["brief"])


def test_an_empty_segment_has_empty_arrays() -> None:
    arrays = build_segment("person", [], count_words(()))
    assert len(arrays["row"]) == len(arrays["sound_key"]) == len(arrays["post_row"]) == 0
    assert arrays["word_at"].tolist() == arrays["row_at"].tolist() == [0]
