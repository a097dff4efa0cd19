"""The score by itself: assignment, joins, what equal letters and left-over words do."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.names.read import read_name
from sekisho.names.word import Kind
from sekisho.screening.assignment import assign
from sekisho.screening.plain import PlainSearch
from sekisho.screening.rows import encode
from sekisho.screening.segment import build_segment
from sekisho.screening.weights import count_words


def score(asked: str, listed: str, kind: Kind, others: tuple[str, ...] = ()) -> int:
    """The best score of two names, weighed by a list of the second and others."""
    forms = [
        (i, form) for i, name in enumerate((listed, *others)) for form in read_name(name, kind).forms if form.words
    ]
    weights = count_words((kind, form) for _, form in forms)
    arrays = {name: array.tolist() for name, array in build_segment(kind, forms, weights).items()}
    search = PlainSearch(kind, arrays)
    best = 0
    for form in read_name(asked, kind).forms:
        row = encode(form, range(len(form.words)), weights, kind)
        for number, (name, _) in enumerate(forms):
            if name == 0:
                best = max(best, search.align(form, row, number)[0])
    return best


@given(st.integers(1, 4), st.integers(0, 2), st.data())
def test_the_assignment_is_the_best_of_all(rows: int, more: int, data: st.DataObject) -> None:
    columns = rows + more
    gains = data.draw(st.lists(st.integers(0, 50), min_size=rows * columns, max_size=rows * columns))
    work = [0] * (6 * (columns + 1)) + gains
    assign(rows, columns, 6 * (columns + 1), work)
    reached = sum(gains[(work[c] - 1) * columns + c - 1] for c in range(1, columns + 1) if work[c])
    best = max(
        sum(gains[row * columns + column] for row, column in enumerate(chosen))
        for chosen in permutations(range(columns), rows)
    )
    assert reached == best


_NAMES = st.sampled_from(
    ["KIM Yong Chol", "ABDUL RAHMAN al-Masri", "IVANOV, Sergei Petrovich", "Hsieh Mei-ling", "O, Chong Ok", "Ra Nam"]
)


@given(_NAMES)
def test_a_name_is_itself(name: str) -> None:
    assert score(name, name, "person") == 1000


@given(_NAMES, _NAMES)
def test_a_score_is_a_share(asked: str, listed: str) -> None:
    assert 0 <= score(asked, listed, "person") <= 1000


@pytest.mark.parametrize(
    ("asked", "listed", "kind", "least", "most"),
    [
        ("HAOFAN 6", "HAO FAN 6", "vessel", 990, 1000),
        ("HAO FAN 2", "HAO FAN 6", "vessel", 0, 500),
        ("AP ROK GANG", "AM NOK GANG", "vessel", 900, 990),
        ("7-28", "7-27", "vessel", 0, 0),
        ("Abd al-Rahman Yasin", "Yassin, Abdurrahman", "person", 900, 990),
        ("Salih Ali", "Salim Ali", "person", 0, 740),
        ("Hsieh Mei-ling", "Xie Meiling", "person", 800, 990),
        ("Vladimir Naumov", "NAUMAU, Uladzimir", "person", 780, 990),
        ("Korea Daesong Bank", "Korea Taesong Bank", "organisation", 900, 990),
        ("Korea Kumsan Trading Corporation", "Korea Paekho Trading Corporation", "organisation", 0, 700),
        ("KNIC", "Korea National Insurance Corporation", "organisation", 860, 860),
        ("南川江貿易会社", "NAMCHONGANG TRADING CORPORATION", "organisation", 900, 990),
        ("Министерство обороны", "Ministry of Defence", "organisation", 900, 990),
    ],
)
def test_what_is_alike(asked: str, listed: str, kind: Kind, least: int, most: int) -> None:
    others: dict[Kind, tuple[str, ...]] = {
        "person": ("Ali Hassan", "Kim Chol", "Petrov Ivan"),
        "organisation": ("Korea Trading Bank", "Ministry of Trade", "Star Shipping Company"),
        "vessel": ("STAR 1", "EAST SEA"),
    }
    assert least <= score(asked, listed, kind, others[kind]) <= most
