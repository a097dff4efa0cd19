"""How the names of ships are read: the words, the number behind them, what stands before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.names import ships


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("RA NAM 2", "ra nam", "2"),
        ("Ra Nam II", "ra nam", "2"),
        ("Ra Nam No. 2", "ra nam", "2"),
        ("Ra Nam No.2", "ra nam", "2"),
        ("Ra Nam #2", "ra nam", "2"),
        ("Ra Nam Two", "ra nam", "2"),
        ("Ra Nam-2", "ra nam", "2"),
        ("Ra Nam 02", "ra nam", "2"),
        ("HAOFAN6", "haofan", "6"),
        ("HyundaiMipo2656", "hyundai mipo", "2656"),
        ("MariaIii", "maria", "3"),
        ("mariaiii", "maria", "3"),
        ("DiamondIi", "diamond", "2"),
        ("DY905", "dy", "905"),
        ("Yard No. 1220 Shanghai", "yard shanghai", "1220"),
        ("금성3호", "금성", "3"),
        ("금성 3호", "금성", "3"),
        ("제3금성호", "금성", "3"),
        ("금성호", "금성", ""),
        ("金星3號", "金星", "3"),
        ("金星三号", "金星", "3"),
        ("第三金星丸", "金星丸", "3"),
        ("キンソン3号", "キンソン", "3"),
        ("Адмирал-3", "адмирал", "3"),
        ("IR.SHALAMCHE", "iran shalamche", ""),
        ("Iran Shalamche", "iran shalamche", ""),
        ("7-28", "7 28", ""),
        ("N200VR", "n200vr", ""),
        ("Three Seas", "three seas", ""),
        ("3 Seas", "3 seas", ""),
        ("One", "one", ""),
        ("Ivory", "ivory", ""),
        ("Carlota C", "carlota c", ""),
        ("금강산일", "금강산일", ""),
    ],
)
def test_words_and_number(text: str, words: str, number: str) -> None:
    ship = ships.read(text)
    assert (" ".join(ship.words), ship.number) == (words, number)


@pytest.mark.parametrize(
    ("roman", "number"),
    [("I", 1), ("II", 2), ("III", 3), ("IV", 4), ("V", 5), ("VI", 6), ("VII", 7), ("VIII", 8), ("IX", 9), ("X", 10),
     ("XI", 11), ("XIV", 14), ("XVI", 16), ("XIX", 19), ("XXIX", 29), ("XXXIX", 39)],
)  # fmt: skip
def test_roman_numerals_at_the_end_are_numbers(roman: str, number: int) -> None:
    assert ships.read(f"Bicentenario {roman}") == ships.read(f"Bicentenario {number}")


@pytest.mark.parametrize("word", ["IIII", "VX", "IIX", "XXXX", "L", "C", "VV"])
def test_what_is_no_roman_numeral_is_a_word(word: str) -> None:
    assert ships.read(f"Bicentenario {word}").number == ""


@pytest.mark.parametrize(
    "prefix",
    ["M/V", "MV", "M.V.", "M. V.", "m/v", "M/T", "MT", "S/S", "SS", "F/V", "Motor Vessel", "Tanker", "т/х", "танкер"],
)
def test_a_prefix_is_no_part_of_the_name(prefix: str) -> None:
    ship = ships.read(f"{prefix} Palmira 5")
    assert (ship.words, ship.number, ship.prefix) == (("palmira",), "5", prefix)


def test_prefixes_where_no_blank_parts_words() -> None:
    assert ships.read("선박금성호").words == ("금성",)
    assert ships.read("貨物船金星号").words == ("金星",)


def test_a_prefix_alone_is_a_name() -> None:
    assert ships.read("MV").words == ("mv",)
    assert ships.read("Tanker").words == ("tanker",)
    assert ships.read("MVULA").words == ("mvula",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("7-28", True), ("SOL", True), ("JH 86", True), ("12", True), ("성", True), ("KOTI", False), ("RA NAM 2", False),
     ("금성", False), ("", True)],
)  # fmt: skip
def test_what_likeness_must_not_touch(text: str, expected: bool) -> None:
    assert ships.read(text).exact_only is expected


def test_other_names_are_kept() -> None:
    ship = ships.read("Thae Pyong San (Petrel 1)")
    assert (ship.words, ship.number, ship.others) == (("thae", "pyong", "san"), "", ("Petrel 1",))
    assert ships.read("Dawn ex Marina 2").others == ("Marina 2",)
    assert ships.read("Dawn (f.k.a. Marina 2)").others == ("Marina 2",)


@given(st.text())
def test_anything_can_be_read(text: str) -> None:
    ship = ships.read(text)
    assert all(ship.words)
    assert ship.number == "" or ship.number.isdecimal()


@given(st.lists(st.text("abcdegklmnopqrstuwyz", min_size=4, max_size=8), min_size=1, max_size=3), st.integers(1, 9999))
def test_reading_what_was_read_changes_nothing(words: list[str], number: int) -> None:
    ship = ships.read(f"Palmira {' '.join(words)} {number}")
    assert ships.read(" ".join((*ship.words, ship.number))) == ship
    assert ship.number == str(number)
