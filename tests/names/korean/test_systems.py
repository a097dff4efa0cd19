import pytest
from tests.names.korean.writing import GIVEN, LATIN, best, cyrillic, latin

from sekisho.names.korean import read_person
from sekisho.names.korean.syllable import CODAS, ONSETS, VOWELS, codas_of, onsets_of, vowels_of
from sekisho.names.korean.tables import rows


@pytest.mark.parametrize("system", LATIN)
def test_every_syllable_of_names_is_read_back_in_every_system(system: str) -> None:
    lost = [char for char in GIVEN if best(f"kim {latin(char, system)}", f"김{char}") < 900]
    assert lost == []


def test_every_syllable_of_names_is_read_back_from_cyrillic() -> None:
    assert [char for char in GIVEN if best(f"ким {cyrillic(char)}", f"김{char}") < 900] == []


def test_signs_may_be_left_out() -> None:
    plain = str.maketrans({"ŏ": "o", "ŭ": "u", "'": ""})
    names = [(char, f"kim {latin(char, 'mccune_reischauer')}".translate(plain)) for char in GIVEN]
    assert [name for char, name in names if best(name, f"김{char}") < 900] == []


def test_a_sign_says_more_than_none() -> None:
    (signed, *_) = read_person("Kim Ch'o'l")
    (unsigned, *_) = read_person("Kim Song")
    assert vowels_of(signed.syllables[1]) == 1 << VOWELS.index("ㅓ")
    assert vowels_of(unsigned.syllables[1]) == 1 << VOWELS.index("ㅓ") | 1 << VOWELS.index("ㅗ")
    assert best("Kim Chŏng-ch'ŏl", "김청철") < 800 <= best("Kim Ch'ŏng-ch'ŏl", "김청철")


def test_the_tables_have_every_jamo_in_every_system() -> None:
    listed = {"onset": set(ONSETS), "vowel": set(VOWELS), "coda": set(CODAS) - {""}}
    for place, jamo in listed.items():
        lines = [line for line in rows("jamo") if line[0] == place]
        assert {line[1] for line in lines} == jamo
        for line in lines:
            for column in (2, 3, 4, 5, 10, 12):
                assert line[column], (line[1], column)
    kana = rows("kana")
    assert set("".join(kana[0][1:])) == set(ONSETS)
    assert [line[0] for line in kana[1:]] == list(VOWELS)
    assert all(len(line) == len(kana[0]) and all(line) for line in kana)


@pytest.mark.parametrize(
    ("name", "systems"),
    [
        ("Ri Hyok Chol", {"dprk"}),
        ("Chang Myŏng-ch'ŏl", {"mccune_reischauer"}),
        ("Gim Seong-cheol", {"revised"}),
        ("Lee Hyung-chul", {"press"}),
        ("DJANG Tcheul Hy", {"french"}),
        ("김정은", {"hangul"}),
        ("金正恩", {"hanja"}),
        ("キム・ヨジョン", {"kana"}),
        ("Ким Ё Чжон", {"cyrillic"}),
        ("Kim Sung Chol", {"mixed"}),
    ],
)
def test_a_reading_says_its_system(name: str, systems: set[str]) -> None:
    assert systems <= {one.system for one in read_person(name)}


def test_one_way_to_write_eo_goes_through_the_name() -> None:
    assert best("Kim Sung Chol", "김승철") >= 900
    assert best("Kim Sung Chul", "김성철") >= 900
    assert best("Kim Song Chol", "김성철") >= 900
    assert 700 <= best("Kim Sung Chol", "김성철") < 800
    assert 700 <= best("Kim Seong Chol", "김성철") < 800


def test_a_surname_keeps_its_spelling_in_every_system() -> None:
    for surname in ("Park", "Pak", "Bak"):
        for given in ("Song-chol", "Sung-chul", "Seong-cheol", "So'ng-ch'o'l"):
            assert best(f"{surname} {given}", "박성철") >= 900


def test_the_south_leaves_out_what_the_north_writes_at_the_head() -> None:
    for north, south in (("리룡남", "이용남"), ("로명근", "노명근"), ("류래철", "유내철"), ("림녀", "임여")):
        assert best(north, south) >= 990
        assert best(latin(north, "dprk"), latin(south, "revised")) >= 900
    assert best("김화룡", "김화용") <= 620


def test_last_sounds_are_told_apart() -> None:
    for one, other in (("김선", "김성"), ("김석", "김섭"), ("김일", "김인")):
        assert best(one, other) < 700
        assert best(latin(one, "dprk"), latin(other, "dprk")) < 700


def test_masks_are_of_the_three_places() -> None:
    (reading,) = read_person("김철")
    syllable = reading.syllables[1]
    assert onsets_of(syllable) == 1 << ONSETS.index("ㅊ")
    assert vowels_of(syllable) == 1 << VOWELS.index("ㅓ")
    assert codas_of(syllable) == 1 << CODAS.index("l")
    assert syllable < 1 << 48
