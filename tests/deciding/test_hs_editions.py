"""Codes that came or went with an edition of the Harmonized System: warned of, and known under both numbers."""

from datetime import date
from typing import Any

import pytest

from sekisho.deciding.evidence.goods import _table
from sekisho.deciding.evidence.hs import _tables, edition_on
from tests.deciding.asking import ask, outcome


def export(day: str, hs: str, what: str) -> dict[str, Any]:
    line = {"hs": hs, "description": what, "origin": "JP", "controlled": False}
    case = {"kind": "cargo", "date": day, "movement": "export", "shipped_from": "JP", "destination": "KP"}
    return {**case, "goods": [line], "parties": [{"kind": "organisation", "residence": "JP", "listed": False}]}


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("2001-12-31", None),
        ("2006-12-31", "HS2002"),
        ("2007-01-01", "HS2007"),
        ("2011-12-31", "HS2007"),
        ("2012-01-01", "HS2012"),
        ("2017-01-01", "HS2017"),
        ("2021-12-31", "HS2017"),
        ("2022-01-01", "HS2022"),
    ],
)
def test_the_edition_of_a_day(day: str, edition: str | None) -> None:
    assert edition_on(date.fromisoformat(day)) == edition


@pytest.mark.parametrize(
    ("day", "hs", "what", "warned"),
    [
        ("2021-12-31", "851712", "smartphones", None),
        ("2022-01-01", "851712", "smartphones", "851713"),
        ("2021-12-31", "851713", "smartphones", "851712"),
        ("2022-01-01", "8517130000", "smartphones", None),
        ("2019-03-01", "852580", "digital cameras", None),
        ("2022-01-01", "85258010", "digital cameras", "852589"),
        ("2011-12-31", "160430", "caviar", None),
        ("2012-01-01", "160430", "caviar", "160431"),
        ("2011-12-31", "160431", "caviar", "160430"),
        ("2022-01-01", "8703", "passenger cars", None),
    ],
)
def test_a_code_of_another_edition_is_warned_of_and_decided_all_the_same(
    day: str, hs: str, what: str, warned: str | None
) -> None:
    decision = ask(export(day, hs, what))
    problems = [p for p in decision.problems if p.code == "cargo.hs.edition"]
    assert [(p.field, p.severity) for p in problems] == ([("goods[0].hs", "warning")] if warned else [])
    assert all(warned in p.message for p in problems if warned)
    assert outcome(decision.regimes["JP"], "JP-LUX-2006") == "applies"


def test_aviation_gasoline_has_its_old_code_too() -> None:
    case = {**export("2016-03-02", "271011", "aviation gasoline")}
    assert outcome(ask(case).regimes["UN"], "UN-2270:p31") == "applies"


def test_every_code_that_moved_leads_to_a_code_that_leads_back() -> None:
    _, codes = _tables()
    for code, moved in codes.items():
        assert moved.from_ < moved.until
        for other in moved.beside:
            if other in codes:
                assert code in codes[other].beside or any(o[:4] == code[:4] for o in codes[other].beside)
                assert codes[other].from_ >= moved.until or codes[other].until <= moved.from_


def test_a_sector_with_a_moved_code_holds_one_of_each_edition() -> None:
    _, codes = _tables()
    for sectors in _table().values():
        for sector in sectors:
            for code in codes.keys() & set(sector.hs):
                assert set(codes[code].beside) & set(sector.hs), code
