from __future__ import annotations

import re

import pytest

from sekisho.names import arabic, given_names
from sekisho.names.tables import lines_of_table

ROWS = [line.split("\t") for line in lines_of_table("given_names")]


@pytest.mark.parametrize(
    "spellings",
    [
        "vladimir volodymyr uladzimir wladimir",
        "aleksandr oleksandr aliaksandr alexander",
        "nikolai mykola mikalai nikolay",
        "dmitry dmytro dzmitry dmitriy",
        "sergei serhii siarhei sergey",
        "yuri yurii iouri yury",
        "mikhail mykhailo",
        "muhammad mohamed mehmet mohammad محمد",
        "yusuf youssef yousuf یوسف",
        "husayn hussein hossein hocine حسين",
        "uthman osman othman ousmane عثمان",
        "sufyan sofiane",
        "nasim nessim نسيم",
        "abdulrahman abdulrehman عبدرحمن",
        "rida reza",
        "qasim kassem ghasem belkacem"[:19],
    ],
)
def test_spellings_of_one_name_share_its_key(spellings: str) -> None:
    first, *others = (arabic.split(word)[0] if not word.isascii() else word for word in spellings.split())
    names = set(given_names.canonical(first))
    assert [other for other in others if not names & set(given_names.canonical(other))] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("salih", "salim"),
        ("hafiz", "mahfuz"),
        ("saeed", "seyyed"),
        ("omari", "omer"),
        ("hasan", "husayn"),
        ("mohammadi", "mohammad"),
        ("محمد", "محمود"),
        ("khalid", "walid"),
        ("alhassan", "hussein"),
    ],
)
def test_two_names_are_known_to_differ(one: str, other: str) -> None:
    assert given_names.differ(one, other)
    assert not given_names.differ(one, one)


def test_what_the_table_lacks_differs_from_nothing() -> None:
    assert given_names.canonical("qqqq") == ()
    assert not given_names.differ("qqqq", "salih")
    assert given_names.sounds("qqqq") == ()


def test_a_spelling_of_two_names_is_worth_less() -> None:
    assert {(sound.key, sound.value) for sound in given_names.sounds("rashid")} == {("given:rashid", 930)}
    assert {(sound.key, sound.value) for sound in given_names.sounds("salah")} == {
        ("given:salah", 880),
        ("given:salih", 880),
    }


def test_the_table_is_well_formed() -> None:
    names = [name for name, _, _ in ROWS]
    assert names == sorted(set(names))
    assert len(names) > 300
    for name, latin, script in ROWS:
        assert re.fullmatch("[a-z]+", name)
        assert all(re.fullmatch("[a-z]+", word) for word in latin.split()), name
        assert all(letter in arabic._letters() for word in script.split() for letter in word), name
        assert all(arabic._letters()[letter].plain == letter for word in script.split() for letter in word), name


@pytest.mark.parametrize(("name", "latin", "script"), ROWS, ids=[row[0] for row in ROWS])
def test_every_spelling_names_its_row(name: str, latin: str, script: str) -> None:
    assert [word for word in (*latin.split(), *script.split()) if name not in given_names.canonical(word)] == []
    assert [word for word in latin.split() if name not in given_names.canonical(arabic.glue([word])[0])] == []
