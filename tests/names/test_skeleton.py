from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.names import given_names, skeleton
from sekisho.names.tables import lines_of_table

WORDS = sorted({word for line in lines_of_table("given_names") for word in line.split("\t")[1].split()})


def likeness(one: str, other: str) -> int:
    values = dict(skeleton.sounds(one))
    return max((min(value, values[key]) for key, value in skeleton.sounds(other) if key in values), default=0)


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("sahrawi", "sahraoui", 900),
        ("musavi", "mousavi", 900),
        ("zarkaoui", "zarqawi", 900),
        ("kalsimin", "calcimin", 900),
        ("shekarchi", "chekartchi", 900),
        ("bagheri", "baghery", 900),
        ("jazairi", "djazairi", 900),
        ("bathali", "basali", 900),
        ("bahadhiq", "bahaziq", 900),
        ("katrangi", "katranji", 900),
        ("ghannadi", "qannadi", 820),
        ("zahrani", "alzahrani", 840),
        ("gudrat", "gudratullah", 760),
        ("rahbi", "rahabi", 900),
    ],
)
def test_romanisations_of_one_name_share_a_skeleton(one: str, other: str, least: int) -> None:
    assert likeness(one, other) >= least


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fazli", "faizullahi"),
        ("omari", "omer"),
        ("hafiz", "mahfuz"),
        ("saeed", "seyyed"),
        ("salih", "salim"),
        ("muhammad", "mahmud"),
        ("park", "beraki"),
        ("jung", "jang"),
        ("vladimirov", "vladimir"),
        ("karlovich", "kirillovich"),
        ("marina", "moreno"),
        ("teresa", "torres"),
        ("lara", "lira"),
    ],
)
def test_other_names_share_none(one: str, other: str) -> None:
    assert likeness(one, other) == 0


def test_a_misspelt_name_meets_the_names_that_it_may_be() -> None:
    names = {sound.key for sound in skeleton.sounds("mahamid")}
    assert {"given:muhammad", "given:mahmud"} <= names


@given(st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_two_names_known_to_differ_share_no_skeleton(one: str, other: str) -> None:
    if given_names.differ(one, other) and not (one + other).endswith(skeleton.COMPOUNDS):
        keys = {sound.key for sound in skeleton.sounds(one)} & {sound.key for sound in skeleton.sounds(other)}
        assert not keys


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=14))
def test_sounds_are_sorted_and_few(word: str) -> None:
    sounds = skeleton.sounds(word)
    assert list(sounds) == sorted(sounds)
    assert len(sounds) <= 9
