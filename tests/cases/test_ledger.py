"""A ledger of what was drawn on the caps: rows as they stand, and a line for everything that is wrong."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases import Problem
from sekisho.cases.ledger import Ledger, read_ledger

HEADER = "cap_id,window_start,window_end,reported_on,reporting_state,product,quantity,unit,barrels,factor,basis,source"
ROW = "refined,2019-01-01,2019-12-31,2019-02-28,CN,gasoline,1000,t,8330,8.33,,somewhere"


def read(path: Path, *lines: str, header: str = HEADER) -> tuple[Ledger, tuple[Problem, ...]]:
    file = path / "caps.csv"
    file.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    return read_ledger(file)


def test_a_row_is_kept_as_it_stands(tmp_path: Path) -> None:
    ledger, problems = read(tmp_path, ROW)
    (draw,) = ledger.draws
    assert problems == ()
    assert (draw.cap, draw.window) == ("refined", (date(2019, 1, 1), date(2019, 12, 31)))
    assert (draw.who, draw.product, draw.basis, draw.source) == ("CN", "gasoline", "reported", "somewhere")
    assert (draw.amount, draw.unit, draw.barrels, draw.factor) == (1000, "t", 8330, Decimal("8.33"))
    assert (draw.reported_on, draw.moved, draw.until, draw.line) == (
        date(2019, 2, 28),
        (None, None),
        date(2019, 2, 28),
        2,
    )


def test_the_sample_is_read_whole(shared: Path) -> None:
    ledger, problems = read_ledger(shared / "domain" / "cargo" / "cap_ledger_sample.csv")
    assert problems == ()
    assert [(d.cap, d.who, d.barrels) for d in ledger.draws] == [
        ("UN-2397-5-refined", "CN", 8330),
        ("UN-2397-5-refined", "RU", 14920),
        ("UN-2397-4-crude", "CN", 1_000_000),
    ]


@pytest.mark.parametrize(
    ("cells", "code", "says"),
    [
        ({"quantity": ""}, "cargo.ledger.row", "write 0"),
        ({"quantity": "1,000"}, "cargo.ledger.row", "cells"),
        ({"quantity": '"1,000"'}, "cargo.ledger.row", "without separators"),
        ({"quantity": "-1"}, "cargo.ledger.row", "not negative"),
        ({"quantity": "1e3"}, "cargo.ledger.row", "decimal"),
        ({"unit": "gallon"}, "cargo.ledger.row", "unit 'gallon'"),
        ({"window_start": "2019-02-30"}, "cargo.ledger.row", "no day of the calendar"),
        ({"window_start": "20190101"}, "cargo.ledger.row", "YYYY-MM-DD"),
        ({"reported_on": ""}, "cargo.ledger.row", "no reported_on"),
        ({"window_end": "2018-12-31"}, "cargo.ledger.row", "before it begins"),
        ({"reporting_state": "China"}, "cargo.ledger.row", "ISO 3166"),
        ({"basis": "guessed"}, "cargo.ledger.row", "reported or estimated"),
        ({"factor": "0"}, "cargo.ledger.row", "factor of 0"),
        ({"barrels": "9000"}, "cargo.ledger.conflict", "8,330.00 bbl, not 9000"),
        ({"unit": "bbl"}, "cargo.ledger.conflict", "keep one"),
    ],
)
def test_a_row_that_cannot_be_read_costs_only_itself(
    tmp_path: Path, cells: dict[str, str], code: str, says: str
) -> None:
    row = dict(zip(HEADER.split(","), ROW.split(","), strict=True))
    ledger, problems = read(tmp_path, ROW, ",".join({**row, **cells}.values()), ROW.replace("CN", "RU"))
    assert [(p.code, p.line, p.severity) for p in problems] == [(code, 3, "error")]
    assert says in problems[0].message
    assert [d.who for d in ledger.draws] == ["CN", "RU"]


def test_barrels_may_differ_by_as_much_as_the_factor_was_rounded(tmp_path: Path) -> None:
    crude = "crude,2018-12-22,2019-12-21,2019-03-20,CN,crude oil,131250,t,1000000,7.619,,"
    assert read(tmp_path, crude)[1] == ()
    assert [p.code for p in read(tmp_path, crude.replace("1000000", "1000100"))[1]] == ["cargo.ledger.conflict"]


def test_an_estimate_is_by_whoever_made_it(tmp_path: Path) -> None:
    ledger, problems = read(tmp_path, ROW.replace("CN", "43 States").replace(",,somewhere", ",estimated,a letter"))
    assert problems == ()
    assert [(d.who, d.basis) for d in ledger.draws] == [("43 States", "estimated")]


def test_unknown_columns_are_named_with_the_nearest_known_one(tmp_path: Path) -> None:
    ledger, problems = read(tmp_path, ROW + ",1,2", header=HEADER + ",reportedon,zzz")
    assert len(ledger.draws) == 1
    assert [(p.code, p.line, p.severity) for p in problems] == [("cargo.ledger.column", 1, "warning")] * 2
    assert "did you mean reported_on?" in problems[0].message
    assert "known: cap_id" in problems[1].message


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("", "no column cap_id"),
        (HEADER.replace("quantity", "amount"), "no column quantity"),
        (HEADER + ",unit", "column unit stands there twice"),
    ],
)
def test_a_header_that_lacks_what_is_needed_ends_the_reading(tmp_path: Path, header: str, says: str) -> None:
    ledger, problems = read(tmp_path, ROW, header=header)
    assert ledger.draws == ()
    assert [p.code for p in problems] == ["cargo.ledger.header"]
    assert says in problems[0].message


def test_the_same_row_twice_counts_once(tmp_path: Path) -> None:
    ledger, problems = read(tmp_path, ROW, ROW, ROW.replace("somewhere", "elsewhere"))
    assert [d.line for d in ledger.draws] == [2, 4]
    assert [(p.code, p.line, p.severity) for p in problems] == [("cargo.ledger.duplicate", 3, "warning")]


def test_a_row_over_several_lines_is_named_by_its_first(tmp_path: Path) -> None:
    _, problems = read(tmp_path, ROW.replace("somewhere", '"two\nlines"'), ROW.replace("1000", "x"))
    assert [p.line for p in problems] == [4]


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", "cap_id,é".encode("latin-1")])
def test_what_is_no_text_is_said(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "caps.csv"
    file.write_bytes(data)
    assert [p.code for p in read_ledger(file)[1]] == ["cargo.ledger.unreadable"]
    assert [p.code for p in read_ledger(tmp_path / "none.csv")[1]] == ["cargo.ledger.unreadable"]


def test_a_quote_that_is_never_closed_is_named_where_it_opened(tmp_path: Path) -> None:
    ledger, problems = read(tmp_path, ROW, ROW.replace("somewhere", '"open'), ROW)
    assert len(ledger.draws) == 1
    assert [(p.code, p.line) for p in problems] == [("cargo.ledger.unreadable", 3)]


@given(st.binary(max_size=400))
def test_any_bytes_are_rows_or_problems(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.csv"
    file.write_bytes(HEADER.encode() + b"\n" + data)
    ledger, problems = read_ledger(file)
    assert all(p.line for p in problems)
    assert ledger.draws or problems or not data.strip(b"\n\r ,\t\x0b\x0c\x1c\x1d\x1e\x1f")
