"""What a Chinese character says in Korean, Mandarin and Cantonese, and its traditional form."""

from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.names.han import cantonese_of, hangul_of, mandarin_of, traditional

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF))


@pytest.mark.parametrize(
    ("char", "hangul", "mandarin", "cantonese"),
    [
        ("金", ("금", "김"), ("jin",), ("gam",)),
        ("陳", ("진",), ("chen",), ("can",)),
        ("呂", ("려", "여"), ("lyu",), ("leoi",)),
        ("慎", ("신", "진"), ("shen",), ("san",)),
        ("龍", ("룡", "용"), ("long",), ("lung",)),
        ("A", (), (), ()),
        ("あ", (), (), ()),
    ],
)
def test_readings(char: str, hangul: tuple[str, ...], mandarin: tuple[str, ...], cantonese: tuple[str, ...]) -> None:
    assert (hangul_of(char), mandarin_of(char), cantonese_of(char)) == (hangul, mandarin, cantonese)


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        ("竜沢鉱国会済浜", "龍澤鑛國會濟濱"),
        ("东风贸易有限公司", "東風貿易有限公司"),
        ("朝鮮鉱業開発貿易会社", "朝鮮鑛業開發貿易會社"),
        ("刘钟叶万云", "劉鍾葉萬雲"),
        ("范仲淹 余光中 朴正熙 于右任 咸錫憲", "范仲淹 余光中 朴正熙 于右任 咸錫憲"),
        ("﨑髙邉", "崎高邊"),
        ("Kim キム", "Kim キム"),
    ],
)
def test_one_form_stands_for_all(written: str, stands: str) -> None:
    assert traditional(written) == stands


@given(HAN)
def test_the_form_that_stands_for_all_stands_for_itself(text: str) -> None:
    once = traditional(text)
    assert traditional(once) == once
    assert len(once) == len(text)


def test_a_newer_form_reads_like_its_older_one() -> None:
    lines = files("sekisho.names").joinpath("data/han.tsv").read_text(encoding="utf-8").splitlines()[1:]
    newer = [columns for columns in (line.split("\t") for line in lines) if len(columns) == 5]
    assert len(newer) > 4000
    for char, *_, older in newer:
        assert set(hangul_of(older)) <= set(hangul_of(char)), (char, older)
        assert set(mandarin_of(older)) <= set(mandarin_of(char)), (char, older)


def test_readings_are_syllables() -> None:
    for line in files("sekisho.names").joinpath("data/han.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        char = line.split("\t")[0]
        assert all(len(one) == 1 and unicodedata.name(one).startswith("HANGUL SYLLABLE") for one in hangul_of(char))
        assert all(one.isascii() and one.isalpha() for one in (*mandarin_of(char), *cantonese_of(char)))
