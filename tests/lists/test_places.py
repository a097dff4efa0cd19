"""Countries by the names that lists write; what names no single country stays the publisher's words."""

import csv
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases.codes import COUNTRIES
from sekisho.lists.places import country_of, country_or_words

ROWS = list(csv.DictReader(files("sekisho.lists").joinpath("data/places.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Korea, North", "KP"),
        ("Democratic People's Republic of Korea", "KP"),
        ("Democratic People’s Republic of Korea", "KP"),
        ("DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA", "KP"),
        ("D.P.R.K.", "KP"),
        ("北朝鮮", "KP"),
        ("朝鮮民主主義人民共和国", "KP"),
        ("Korea, South", "KR"),
        ("大韓民国", "KR"),
        ("Viet Nam", "VN"),
        ("ベトナム社会主義共和国", "VN"),
        ("ドイツ", "DE"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Cote d Ivoire", "CI"),
        ("Côte d'Ivoire", "CI"),
        ("Türkiye", "TR"),
        ("St. Kitts & Nevis", "KN"),
        ("Region: Gaza", "PS"),
        ("Burma", "MM"),
        ("  Russian   Federation ", "RU"),
        ("KP", "KP"),
        ("NA", "NA"),
    ],
)
def test_the_name_is_read(name: str, code: str) -> None:
    assert country_of(name) == code


@pytest.mark.parametrize(
    "words",
    [
        "Korea",
        "朝鮮",
        "undetermined",
        "Kosovo",
        "Region: Crimea",
        "Netherlands Antilles",
        "na",
        "Sudan/South Sudan",
        "",
    ],
)
def test_words_that_name_no_single_country_are_kept(words: str) -> None:
    assert country_of(words) is None
    assert country_or_words(words) == words


def test_the_table_names_every_code_and_no_other() -> None:
    assert {row["code"] for row in ROWS} == COUNTRIES


@given(st.sampled_from(ROWS), st.sampled_from((str.upper, str.lower, str.title, lambda name: f" {name}\n")))
def test_case_and_blanks_change_nothing(row: dict[str, str], change) -> None:
    assert country_of(change(row["name"])) == row["code"]


def test_each_name_stands_once_and_means_its_code() -> None:
    assert [row for row in ROWS if country_of(row["name"]) != row["code"]] == []
