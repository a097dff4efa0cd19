import pytest
from tests.names.korean.writing import SURNAMES, latin

from sekisho.names.korean import is_surname
from sekisho.names.korean.surnames import latin_surnames, surname_of
from sekisho.names.korean.syllable import compatible
from sekisho.names.korean.tables import rows


@pytest.mark.parametrize(
    "word",
    "kim gim ri lee yi rhee i choe choi ch'oe pak park bak cho'ng jung chung jeong o oh u woo yoo ryu lyu rim lim im "
    "namgung sonu sunwoo hwangbo tokko dokgo jegal sagong 김 리 이 박 남궁 金 李 朴 柳 南宮 キム リ イ パク チェ ソヌ "
    "きむ ким ли пак цой чхве чон".split(),
)
def test_usual_surnames(word: str) -> None:
    assert is_surname(word)


@pytest.mark.parametrize("word", "smith putin jong-un hassan chol hyok 철 鉄 田中 トム иванов x ' kimyojong".split())
def test_what_is_no_surname(word: str) -> None:
    assert not is_surname(word)


def test_no_word_is_no_surname() -> None:
    assert not is_surname("")


@pytest.mark.parametrize("system", ["dprk", "mccune_reischauer", "revised"])
def test_each_surname_has_its_spelling_in_each_system(system: str) -> None:
    column = {"dprk": 2, "mccune_reischauer": 3, "revised": 4}[system]
    for line in rows("surnames"):
        expected = latin(line[0], system, "").replace("ŏ", "o'").replace("ŭ", "u'")
        assert line[column] == expected
        assert expected in latin_surnames()


def test_the_table_names_each_surname_once() -> None:
    assert len(set(SURNAMES)) == len(SURNAMES) > 150
    assert all(surname_of(hangul) for hangul in SURNAMES)
    assert all(len(line[1]) % len(line[0]) == 0 for line in rows("surnames"))


@pytest.mark.parametrize("pair", "리이 림임 류유 로노 라나 량양 려여 렴염 룡용 륙육".split())
def test_north_and_south_mean_one_surname(pair: str) -> None:
    assert surname_of(pair[0]) == surname_of(pair[1])


@pytest.mark.parametrize("pair", "로오 라아 노오 김금 정전 신심".split())
def test_other_surnames_stay_apart(pair: str) -> None:
    (one,), (other,) = surname_of(pair[0]), surname_of(pair[1])
    assert not compatible(one, other)
