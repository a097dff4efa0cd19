"""Kana: read as Latin letters, and met by the Latin words that they write."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.names.kana import latin_sounds, romanise, sounds

KATAKANA = st.text(st.characters(min_codepoint=0x30A1, max_codepoint=0x30FC), max_size=12)


def alike(kana: str, latin: str) -> int:
    """To which degree a word in kana is like a Latin one by the keys that they share, 0 to 1000."""
    values = {sound.key: sound.value for sound in sounds(kana)}
    return max((min(values[s.key], s.value) for s in latin_sounds(latin) if s.key in values), default=0)


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("オサマ・ビン・ラディン", "osama bin radin"),
        ("ウラジーミル＝プーチン", "urajimiru puchin"),
        ("ティ ヴァ フォ クァ シェ チェ ツァ デュ ウィ イェ", "ti va fo kwa she che tsa dyu wi ye"),
        ("チャッチ サッカー", "chatchi sakka"),
        ("さくら がっこう", "sakura gakkou"),
        ("J/V・コーポレーション", "J/V koporeshon"),
        ("朝鮮グムビョル貿易", "朝鮮gumubyoru貿易"),
        ("", ""),
    ],
)
def test_romanise(kana: str, latin: str) -> None:
    assert romanise(kana) == latin


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("ムハンマド", "muhammad"),
        ("ムハマド", "mohamed"),
        ("アブドゥルラフマン", "abdulrahman"),
        ("アブドルラハマン", "abdulrahman"),
        ("イブラヒム", "ibrahim"),
        ("イブラーヒーム", "ibrahim"),
        ("オサマ", "osama"),
        ("ウサマ", "usama"),
        ("ラディン", "ladin"),
        ("ウラジーミル", "vladimir"),
        ("イワノフ", "ivanov"),
        ("イヴァノフ", "ivanov"),
        ("メドベージェフ", "medvedev"),
        ("プーチン", "putin"),
        ("フセイン", "hussein"),
        ("アフマド", "ahmad"),
        ("ハリド", "khalid"),
        ("ウスマン", "uthman"),
        ("ファタハ", "fatah"),
        ("アブドラ", "abdullah"),
        ("ヤコブ", "jakob"),
        ("スタイガー", "steiger"),
        ("トレーディング", "trading"),
        ("コーポレーション", "corporation"),
        ("ホジン", "ho-jin"),
        ("ソクハ", "sok-hwa"),
    ],
)
def test_a_word_in_kana_meets_its_latin_original(kana: str, latin: str) -> None:
    assert alike(kana, latin) >= 750


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("ムハンマド", "mahdi"),
        ("ウラジーミル", "vladislav"),
        ("イワノフ", "ivanenko"),
        ("ハリド", "hamid"),
        ("アリ", "omar"),
    ],
)
def test_a_word_in_kana_does_not_meet_another(kana: str, latin: str) -> None:
    assert alike(kana, latin) == 0


def test_short_words_say_less() -> None:
    assert alike("リ", "ri") < alike("アリ", "ali") < alike("ムハンマド", "muhammad")


@given(KATAKANA)
def test_hiragana_read_like_katakana(word: str) -> None:
    hiragana = "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in word)
    assert romanise(hiragana) == romanise(word)
    assert sounds(hiragana) == sounds(word)


@given(KATAKANA)
def test_a_word_meets_its_own_romanisation(word: str) -> None:
    for sound in sounds(word):
        assert sound.key.removeprefix("kana:").isalpha()
        assert 0 < sound.value <= 900
    assert all(not "ァ" <= c <= "ヺ" for c in romanise(word))


@given(st.text(max_size=12))
def test_any_latin_word_is_answered_with_few_keys(word: str) -> None:
    found = latin_sounds(word)
    assert len(found) <= 10
    assert len({sound.key for sound in found}) == len(found)


@pytest.mark.parametrize("word", ["", "kim", "金", "キムjong", "・"])
def test_what_is_not_kana_has_no_key(word: str) -> None:
    assert sounds(word) == ()


def test_japans_notices(shared: Path) -> None:
    """Names of bodies as the Ministry of Finance writes them, most of them English words in katakana."""
    meant = met = 0
    with (shared / "lists" / "jp" / "mof_dprk_autonomous_16_17.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            kana, latin = re.split("[・ ]", row["name_ja"]), re.split(r"[\s,]+", row["name_en"].lower())
            if row["type"] == "entity" and len(kana) == len(latin) and all(map(sounds, kana)):
                meant += len(kana)
                met += sum(alike(*words) > 0 for words in zip(kana, latin, strict=True))
    assert meant > 150
    assert met / meant > 0.85
