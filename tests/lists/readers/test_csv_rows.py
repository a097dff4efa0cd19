"""A header without a row is never a list, whichever reader asks and however the file ends."""

import pytest

from sekisho.lists.readers.csv_rows import Table, read_rows
from sekisho.lists.reading import ListFault
from sekisho.lists.source import SourceFile


def rows_of(content: bytes) -> Table | ListFault:
    return read_rows(SourceFile("x.csv", content=content))


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n", b"\n\n", b"\n,\n"])
def test_a_header_alone_is_refused(end: bytes) -> None:
    table = rows_of(b"id,name" + end)
    assert isinstance(table, Table)
    assert table.rows == ()
    assert "refused" in [fault.severity for fault in table.faults]


def test_a_row_that_was_refused_says_it_once() -> None:
    table = rows_of(b"id,name\n1\n")
    assert isinstance(table, Table)
    assert [(fault.code, fault.severity) for fault in table.faults] == [("list.row", "refused")]


def test_a_row_without_its_end_is_held() -> None:
    table = rows_of(b"id,name\n1,KIM")
    assert isinstance(table, Table)
    assert [row["name"] for row in table.rows] == ["KIM"]
    assert [(fault.code, fault.severity) for fault in table.faults] == [("list.cut", "held")]
