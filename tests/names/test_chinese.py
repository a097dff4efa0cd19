"""Chinese names in Latin letters: what two spellings of one name share, and what false friends do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.names.chinese import read_person, sounds
from sekisho.names.chinese.syllables import rows

SYLLABLES = [(pinyin, giles) for pinyin, giles, *_ in rows("chinese_mandarin")]
ONE = st.sampled_from(SYLLABLES)
WAYS = {
    pinyin: {pinyin, pinyin.replace("lyu", "lu").replace("nyu", "nu")}
    | {giles.replace("'", apostrophe).replace("ü", dots) for apostrophe in ("'", "") for dots in "üu"}
    for pinyin, giles, *_ in rows("chinese_mandarin")
}
"""Pinyin -> all ways to write the syllable; pinyin is never one of Taiwan's other spellings."""


def alike(one: str, other: str) -> int:
    """To which degree two words are alike by the keys that they share, 0 to 1000."""
    values = {sound.key: sound.value for sound in sounds(one)}
    return max((min(values[s.key], s.value) for s in sounds(other) if s.key in values), default=0)


def mandarin(word: str) -> set[str]:
    return {sound.key for sound in sounds(word) if sound.key.startswith("mandarin:")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jianguo", "chienkuo"),
        ("jianguo", "chien-kuo"),
        ("qianguo", "ch'ien-kuo"),
        ("xie", "hsieh"),
        ("ci", "tz'u"),
        ("ri", "jih"),
        ("guoqiang", "kuo-ch'iang"),
        ("zedong", "tse-tung"),
        ("xiaoping", "hsiaop'ing"),
        ("zhijun", "jhihjyun"),
        ("zhaoxie", "jaushieh"),
        ("lyu", "lü"),
        ("yong'an", "yongan"),
        ("zhaoxing", "chao-hsing"),
    ],
)
def test_systems_of_mandarin_meet(one: str, other: str) -> None:
    assert alike(one, other) >= 800


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("chan", "chen"),
        ("cheung", "zhang"),
        ("wong", "wang"),
        ("wong", "huang"),
        ("lau", "liu"),
        ("lim", "lin"),
        ("tan", "chen"),
        ("ng", "wu"),
        ("kwok", "guo"),
        ("kuo", "kwok"),
        ("tsang", "zeng"),
        ("hui", "xu"),
        ("lee", "li"),
        ("szeto", "situ"),
        ("auyeung", "ouyang"),
    ],
)
def test_a_surname_ties_what_the_dialects_say_but_weakly(one: str, other: str) -> None:
    assert alike(one, other) == 800


@pytest.mark.parametrize(
    ("one", "other"),
    [("tsui", "chui"), ("poon", "pun"), ("cheung", "cheong"), ("yuetming", "yuet-ming"), ("siu", "shiu")],
)
def test_cantonese_spellings_meet(one: str, other: str) -> None:
    assert alike(one, other) >= 780


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("chen", "cheng"),
        ("lin", "ling"),
        ("jun", "jin"),
        ("li", "lu"),
        ("jianguo", "jianhua"),
        ("wei", "wai-man"),
        ("fan", "fang"),
    ],
)
def test_other_syllables_share_nothing(one: str, other: str) -> None:
    assert alike(one, other) == 0


@pytest.mark.parametrize(
    "word", ["vladimir", "hussein", "khan", "mandy", "smith", "abdulrahman", "kim-jong-un-il", "", "-", "'"]
)
def test_what_is_no_chinese_syllable_has_no_key(word: str) -> None:
    assert sounds(word) == ()


@pytest.mark.parametrize("word", ["hasan", "dina", "tina", "karimi", "hana", "ali"])
def test_what_other_languages_have_too_says_little(word: str) -> None:
    assert all(sound.value <= 700 for sound in sounds(word) if not sound.key.startswith("surname:"))
    assert alike("dina", "tina") <= 700


@pytest.mark.parametrize(("pinyin", "giles"), SYLLABLES)
def test_a_syllable_meets_its_wade_giles_form(pinyin: str, giles: str) -> None:
    assert f"mandarin:{pinyin}" in mandarin(pinyin) & mandarin(giles)
    bare = giles.replace("'", "").replace("ü", "u")
    if bare != giles:
        assert f"mandarin:{pinyin}" in mandarin(bare)


@given(ONE, ONE)
def test_syllables_that_no_system_confuses_share_nothing(one: tuple[str, str], other: tuple[str, str]) -> None:
    a, b = one[0], other[0]
    confused = {f"mandarin:{said}" for said, ways in WAYS.items() if {a, b} <= ways}
    assert mandarin(a) & mandarin(b) <= confused


@given(st.lists(ONE, min_size=2, max_size=2))
def test_a_given_name_meets_its_wade_giles_form(name: list[tuple[str, str]]) -> None:
    (a, a_giles), (b, b_giles) = name
    key = f"mandarin:{a}.{b}"
    assert key in mandarin(f"{a}-{b}")
    assert key in mandarin(f"{a_giles}-{b_giles}")


@given(st.text("abcdefghijklmnopqrstuvwxyzü'-", max_size=14))
def test_any_word_is_answered_with_few_keys(word: str) -> None:
    found = sounds(word)
    assert len(found) <= 8
    assert all(0 < sound.value <= 900 for sound in found)
    assert len({sound.key for sound in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("王建國", (("wang", "jianguo"), ("wong", "kin", "kwok"))),
        ("单伟建", (("shan", "weijian"), ("sin", "wai", "kin"))),
        ("曾荫权", (("zeng", "yinquan"), ("tsang", "yam", "kuen"))),
        ("解振华", (("xie", "zhenhua"), ("kai", "chan", "wa"))),
        ("尉迟恭", (("yuchi", "gong"), ("watchi", "kung"))),
        ("欧阳修", (("ouyang", "xiu"), ("auyeung", "sau"))),
        ("陈方安生", (("chen", "fang", "ansheng"), ("chan", "fong", "on", "sang"))),
        ("王 小明", (("wang", "xiaoming"), ("wong", "siu", "ming"))),
        ("王 小 明", (("wang", "xiaoming"), ("wong", "siu", "ming"))),
        ("朴树", (("piao", "shu"), ("pu", "shu"), ("pok", "shu"))),
        ("穆罕默德·阿里", (("muhanmode", "ali"),)),
        ("王", (("wang",), ("wong",))),
        ("王 Wei", ()),
        ("", ()),
    ],
)
def test_a_person_in_characters(text: str, read: tuple[tuple[str, ...], ...]) -> None:
    assert read_person(text) == read


@given(st.text(st.sampled_from("王李張單曾歐陽司馬建國小明 ·"), max_size=8))
def test_a_surname_and_all_characters_are_read(text: str) -> None:
    for words in read_person(text):
        assert all(word.isascii() and word.isalpha() for word in words)
