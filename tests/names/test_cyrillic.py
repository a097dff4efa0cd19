"""Pairs: names as BGN/PCGN 1947, ISO 9:1995, ICAO Doc 9303 and the French, German and Polish press spell them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.names import cyrillic

SILENT = "ъьӏ"


def keys(word: str) -> set[str]:
    return {sound.key for sound in cyrillic.sounds(word)}


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("ельцин", "yeltsin"),
        ("щербаков", "shcherbakov"),
        ("евгений", "yevgeniy"),
        ("объект", "obyekt"),
        ("сергій", "serhiy"),
        ("григорій", "hryhoriy"),
        ("григорий", "grigoriy"),
        ("ўладзімір", "uladzimir"),
        ("баўтрук", "bawtruk"),
        ("ѓорѓи", "gjorgji"),
        ("љубиша", "ljubisha"),
        ("нұрсұлтан", "nursultan"),
        ("қосимов", "qosimov"),
        ("ҳасан", "hasan"),
        ("iгар", "ihar"),
    ],
)
def test_a_cyrillic_word_is_written_in_latin(word: str, latin: str) -> None:
    assert cyrillic.latinise(word) == latin


def test_every_letter_of_the_script_has_latin_letters() -> None:
    letters = {chr(code).casefold() for code in range(0x0400, 0x0530) if chr(code).isalpha()}
    assert {letter for letter in letters if not cyrillic.latinise(letter)} == set(SILENT)


@given(st.text(st.characters(min_codepoint=0x0400, max_codepoint=0x052F)))
def test_latin_letters_are_a_to_z(text: str) -> None:
    assert re.fullmatch("[a-z]*", cyrillic.latinise(text.casefold()))


@pytest.mark.parametrize(
    "spellings",
    [
        "yeltsin eltsin jelzin eltsine",
        "shcherbakov scherbakov chtcherbakov",
        "zhukov joukov",
        "kuznetsov kuznecov kouznetsov",
        "medvedev medvediev medvedew",
        "avdeyev avdeev avdeiev",
        "khrushchev khrouchtchev",
        "milosevic milosevich",
        "shevchenko chevtchenko",
        "dmitriy dmitry dmitrij dmitrii dmitri",
        "ulyanov ulianov uljanov",
        "yushchenko iouchtchenko iushchenko",
        "aleksey alexey",
        "romanov romanoff romanow",
        "lavrovskiy lavrovsky lavrovskij lavrovski lavrovskyi",
        "naumov naumau",
        "sokolovskiy sakalouski",
        "barsukov barsukou",
        "gubarev hubarev",
        "semyonov semenov semionov",
        "khodorkovsky chodorkowski hodorkovskij",
    ],
)
def test_spellings_of_one_name_share_a_sound_with_the_first(spellings: str) -> None:
    first, *others = spellings.split()
    assert {other for other in others if not keys(first) & keys(other)} == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ivanov", "ivanova"),
        ("igorevich", "yurevich"),
        ("petrov", "pavlov"),
        ("said", "sayyid"),
        ("majid", "majd"),
        ("nazir", "nasir"),
        ("jung", "young"),
    ],
)
def test_two_names_share_none(one: str, other: str) -> None:
    assert not keys(one) & keys(other)


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=14))
def test_sounds_are_sorted_and_few(word: str) -> None:
    sounds = cyrillic.sounds(word)
    assert list(sounds) == sorted(sounds)
    assert len(sounds) <= 6


def test_a_cyrillic_word_sounds_as_its_latin_letters() -> None:
    assert cyrillic.sounds("жуков") == cyrillic.sounds("zhukov")
