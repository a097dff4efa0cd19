import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.lists.scripts import script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("KIM Tong-ch'o'l", "Latn"),
        ("Nguyễn Ái Quốc", "Latn"),
        ("ＰＡＲＫ", "Latn"),
        ("オフィス39", "Kana"),
        ("コリア・コーポレ－ション", "Kana"),
        ("ｷﾑ", "Kana"),
        ("ひろしま", "Hira"),
        ("さくらタワー", "Hrkt"),
        ("第一ビル", "Jpan"),
        ("朝鮮労働党39号室", "Hani"),
        ("金铁三", "Hani"),
        ("김철삼", "Hang"),
        ("김철삼(金鐵三)", "Hang"),
        ("Ким Чен Ын", "Cyrl"),
        ("عدنان أبو وليد", "Arab"),
        ("DPRK コミッティー", "Kana"),
        ("Zeel ООО Моряк", "Cyrl"),
        ("563120630", None),
        ("", None),
        ("・ー、", None),
    ],
)
def test_a_text_is_in_the_script_of_its_letters(text: str, script: str | None) -> None:
    assert script_of(text) == script


@given(st.text())
def test_any_text_has_a_script_of_four_letters_or_none(text: str) -> None:
    script = script_of(text)
    assert script is None or (len(script) == 4 and script.isalpha())


@given(st.text(alphabet="アイウキムチョル", min_size=1), st.text(alphabet="ABC 39-", max_size=3))
def test_latin_beside_another_script_does_not_count(kana: str, latin: str) -> None:
    assert script_of(latin + kana) == "Kana"
