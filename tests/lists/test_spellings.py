"""A published cell that holds several spellings gives each of them, and one that holds one is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.lists.spellings import spellings


@pytest.mark.parametrize(
    ("cell", "forms"),
    [
        ("FOREIGN TRADE BANK (FTB)", ("FOREIGN TRADE BANK (FTB)",)),
        ("Lom-ali B. (birth name)", ("Lom-ali B. (birth name)",)),
        ("華信船務(香港)有限公司", ("華信船務(香港)有限公司",)),
        ('"KOMID"', ('"KOMID"',)),
        ("Kim (金鐵三)", ("Kim", "金鐵三")),
        ("金鐵三 (Kim; Gim)", ("金鐵三", "Kim", "Gim")),
        ("Abu M (original script: Абу М)", ("Abu M", "Абу М")),
        ("Kim Chol 김철", ("Kim Chol", "김철")),
        ("A One; B Two;  C Three", ("A One", "B Two", "C Three")),
        ("Akhter  Mohmad\n (اختر محمد ),", ("Akhter Mohmad", "اختر محمد")),
        ("", ()),
        (";", (";",)),
    ],
)
def test_spellings(cell, forms):
    assert spellings(cell) == forms


@given(st.text(alphabet="Kim 김金 (;)Абу.-\n"))
def test_no_letter_is_lost(cell):
    assert {c for c in cell if c.isalpha()} == {c for form in spellings(cell) for c in form if c.isalpha()}
