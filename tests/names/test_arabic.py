"""Pairs: values of the letters after ALA-LC and BGN/PCGN 1956 (Arabic), 1958 (Persian); French civil registers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.names import arabic

LETTERS = st.characters(min_codepoint=0x0620, max_codepoint=0x06D3)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("عبد الرحمن", "عبدرحمن"),
        ("عبدالرحمن", "عبدرحمن"),
        ("عبد الحق", "عبدحق"),
        ("عبدالحی", "عبدحي"),
        ("عبد الله", "عبدالله"),
        ("عبدالله", "عبدالله"),
        ("نصر الله", "نصرالله"),
        ("نور الدين", "نوردين"),
        ("نورالدین", "نوردين"),
        ("جلال الدین", "جلالدين"),
        ("أبو القاسم", "ابوقاسم"),
        ("موسى بن عمر السعدي", "موسي عمر سعدي"),
        ("عبد الرحمن ولد العامر", "عبدرحمن عامر"),
        ("دکتر سيد محمد حسيني", "سيد محمد حسيني"),
        ("الشيخ عمر محمود", "عمر محمود"),
        ("احمد و علی", "احمد علي"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("الیاس", "الياس"),
        ("فاطمة", "فاطمه"),
        ("علی", "علي"),
        ("على", "علي"),
        ("عامر علی چوہدری", "عامر علي چوهدري"),
        ("می\u200cرود", "ميرود"),
        ("غفور برزان عبد", "عبدغفور برزان"),
    ],
)
def test_a_name_is_split_into_units(text: str, words: str) -> None:
    assert arabic.split(text) == tuple(words.split())


def meet(script: str, latin: str) -> bool:
    (word,) = arabic.split(script)
    (spelt,) = arabic.glue(latin.split())
    keys = {sound.key for sound in arabic.sounds(word)}
    others = {sound.key for sound in (*arabic.latin_sounds(spelt), *arabic.given_names.sounds(spelt))}
    return bool(keys & others)


@pytest.mark.parametrize(
    ("script", "spellings"),
    [
        ("محمد", "mohammad muhammad mohamed mehmet"),
        ("عبدالرحمن", "abdurrahman abderrahmane abdulrahman"),
        ("رضایی", "rezaei rezai rezayi"),
        ("رمضان", "ramadan ramazan romdhane"),
        ("ظواهري", "zawahiri dhawahiri zawahri"),
        ("عويس", "aweys owais"),
        ("قنادی", "ghannadi qannadi"),
        ("خامنه", "khamene khamenei"[:7]),
        ("فتحي", "fathi"),
        ("مظهری", "mazhari"),
        ("لكحل", "lakhal"),
        ("ربيع", "rabi rabie"),
        ("مولوی", "mawlawi maulavi molavi"),
        ("صحراوي", "sahrawi sahraoui"),
        ("شکری", "choukri shukri"),
        ("چمران", "chamran"),
        ("جعفری", "jafari djafari"),
        ("حسين", "husayn hocine hossein"),
        ("زرقاوي", "zarkaoui zarqawi"),
        ("استانكزي", "stanekzai"),
        ("یوسف", "yusuf youssef"),
        ("یعقوبی", "yaqubi iaqoubi"),
        ("گلبدین", "gulbuddin golbuddin"),
        ("حقانی", "haqqani haghani"),
        ("ثابت", "thabit sabet"),
        ("پورمحمدی", "purmohammadi pourmohammadi"),
        ("دروكدال", "droukdel drukdal"),
        ("صبار", "essabar"),
    ],
)
def test_a_word_meets_its_latin_spellings(script: str, spellings: str) -> None:
    assert [spelt for spelt in spellings.split() if not meet(script, spelt)] == []


@pytest.mark.parametrize(
    ("script", "latin"),
    [
        ("عبيدالله", "abdullah"),
        ("محمد", "mahmoud"),
        ("صالح", "salim"),
        ("حافظ", "mahfuz"),
        ("وليد", "khalid"),
        ("نور", "nar"),
        ("سعيد", "asad"),
        ("عمري", "omer"),
    ],
)
def test_a_word_does_not_meet_another_name(script: str, latin: str) -> None:
    assert not meet(script, latin)


def test_fewer_consonants_say_less() -> None:
    values = {word: max(sound.value for sound in arabic.latin_sounds(word)) for word in ("zarqa", "zana", "zoe")}
    assert values == {"zarqa": 940, "zana": 880, "zoe": 700}


def test_a_word_is_read_as_arabic_and_as_persian() -> None:
    assert {sound.key for sound in arabic.sounds("ضرغم")} == {"arabic:drKm", "arabic:zrKm"}


@given(st.text(LETTERS, max_size=12))
def test_latin_letters_are_a_to_z(text: str) -> None:
    assert all(re.fullmatch("[a-z]*", arabic.latinise(word)) for word in arabic.split(text))


@given(st.text(LETTERS, max_size=12))
def test_sounds_are_sorted_and_few(text: str) -> None:
    for word in arabic.split(text):
        sounds = arabic.sounds(word)
        assert list(sounds) == sorted(sounds)
        assert len(sounds) <= 12


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=14))
def test_latin_sounds_are_sorted_and_few(word: str) -> None:
    sounds = arabic.latin_sounds(word)
    assert list(sounds) == sorted(sounds)
    assert len(sounds) <= 5


def test_every_letter_of_the_table_stays_in_the_table() -> None:
    letters = arabic._letters()
    assert {letter.plain for letter in letters.values()} - set(letters) == {""}
