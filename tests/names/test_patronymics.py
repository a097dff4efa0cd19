"""Endings: Russian -ович -евич -ич -овна -евна -инична, Ukrainian -ович -йович -івна, Belarusian -авіч -аўна."""

from __future__ import annotations

import pytest

from sekisho.names import patronymics


@pytest.mark.parametrize(
    ("father", "spellings"),
    [
        ("vladimir", "vladimirovich volodymyrovych uladzimiravich volodymyrivna uladzimirauna wladimirowitsch"),
        ("nikolay", "nikolaevich nikolayevich mykolayovych mikalaevich nikolaevna mikalayewna"),
        ("sergey", "sergeevich sergeyevich serhiyovych siarheevich sergueievitch"),
        ("dmitry", "dmitrievich dmitriyevich dmytrovych dzmitryevich dmitrievna"),
        ("ilya", "ilyich ilyinichna illich"),
        ("luka", "lukich"),
        ("yury", "yurevich yurievich yuryevich yuriyovych"),
        ("pavel", "pavlovich pavlovych"),
        ("petr", "petrovich petrovych piatrovich petrovna"),
        ("grigory", "grigorevich grigorievich hryhorovych"),
    ],
)
def test_patronymics_of_one_father(father: str, spellings: str) -> None:
    assert {word: patronymics.root(word) for word in spellings.split()} == dict.fromkeys(spellings.split(), father)


def test_a_father_whom_the_table_lacks_is_compared_by_his_letters() -> None:
    assert patronymics.root("khvichovich") == patronymics.root("hvichovich")


@pytest.mark.parametrize("word", ["milosevic", "ivanov", "ivanova", "vladimir", "rogozin", "oglu", "", "vich"])
def test_other_words_have_no_father(word: str) -> None:
    assert patronymics.root(word) is None
    assert patronymics.sounds(word) == ()


def test_a_surname_of_the_same_form_has_one_too() -> None:
    assert patronymics.root("abramovich") is not None


def test_two_fathers_differ() -> None:
    assert patronymics.sounds("igorevich") != patronymics.sounds("yurevich")
    assert patronymics.root("karlovich") != patronymics.root("kirillovich")
