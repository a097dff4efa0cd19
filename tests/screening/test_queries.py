"""Queries are read from CSV, JSON Lines and Parquet; what cannot be read stands in its place with what is wrong."""

from __future__ import annotations

import csv
import datetime
import io
import json
import string
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import polars
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekisho.names.read import read_name
from sekisho.screening.queries import Row, block, read_blocks, read_queries, skip, unread_names
from sekisho.screening.queries.fields import FIELDS, KINDS, read_birth_date, read_number, read_row
from sekisho.screening.queries.unread import _LEAVES_A_WORD
from sekisho.screening.query import READ_AS, Number, Query

DAY = datetime.date
HEADER = "id,name,kind,birth_date,country,imo\n"


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Row]]:
    def reading(content: str | bytes, name: str = "q") -> list[Row]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read_queries(path))

    return reading


Read = Callable[..., list[Row]]


def codes(row: Row) -> list[str]:
    return [problem.code for problem in row.problems]


def one(rows: Sequence[Row]) -> Query:
    (row,) = rows
    assert row.problems == ()
    assert row.query is not None
    return row.query


FULL = Query(
    id="7",
    names=("Kim Jong Un",),
    kind="person",
    birth_dates=((DAY(1984, 1, 8), DAY(1984, 1, 8)),),
    countries=("KP",),
    numbers=(Number("passport", "563410081"), Number("imo", "9187629")),
)


def test_the_same_query_in_each_format(read: Read, tmp_path: Path) -> None:
    table = HEADER.replace("\n", ",ids\n") + "7,Kim Jong Un,person,1984-01-08,KP,9187629,passport:563410081\n"
    assert one(read(table)) == FULL
    plain = {
        "id": "7",
        "name": "Kim Jong Un",
        "kind": "person",
        "birth_date": "1984-01-08",
        "country": "KP",
        "ids": [{"scheme": "passport", "value": "563410081"}, {"scheme": "imo", "value": "IMO 9187629"}],
    }
    assert one(read(json.dumps(plain) + "\n")) == FULL
    assert one(read(json.dumps([plain]))) == FULL
    polars.DataFrame([plain]).write_parquet(tmp_path / "q.parquet")
    assert one(list(read_queries(tmp_path / "q.parquet"))) == FULL
    polars.read_csv(io.StringIO(table), infer_schema=False).write_parquet(tmp_path / "t.parquet")
    assert one(list(read_queries(tmp_path / "t.parquet"))) == FULL


def test_only_a_name_is_needed(read: Read) -> None:
    assert one(read("name\nKim\n")) == Query(id="q#1", names=("Kim",))
    assert one(read('{"name":"Kim"}')) == Query(id="q#1", names=("Kim",))


def test_a_number_can_stand_for_the_name(read: Read) -> None:
    assert one(read("name,imo\n,9187629\n")) == Query(id="q#1", names=(), numbers=(Number("imo", "9187629"),))


@pytest.mark.parametrize("divider", [",", ";", "\t"])
@pytest.mark.parametrize("opening", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_tables_as_spreadsheets_write_them(read: Read, divider: str, opening: str, end: str) -> None:
    rows = [["ID", "Name", "Birth Date", "Country"], ["7", f'Kim{divider} "Jong" Un', "1984", "kp"]]
    written = io.StringIO()
    csv.writer(written, delimiter=divider, lineterminator=end).writerows(rows)
    query = one(read(opening + written.getvalue()))
    assert query.names == (f'Kim{divider} "Jong" Un',)
    assert query.birth_dates == ((DAY(1984, 1, 1), DAY(1984, 12, 31)),)
    assert (query.id, query.countries) == ("7", ("KP",))


def test_the_line_by_which_excel_names_its_divider_is_no_header(read: Read) -> None:
    (row,) = read("sep=;\nid;name;kind\n1;Kim;hero\n")
    assert (row.id, codes(row), row.problems[0].line) == ("1", ["screen.kind.unreadable"], 3)


def test_lines_are_those_of_the_file(read: Read) -> None:
    rows = read(HEADER + '1,"Kim\nJong Un",,,,\n\n,,,,,\n2,,,,,\n3,Ri,,x,,\n')
    assert [row.id for row in rows] == ["1", "2", "3"]
    assert [[problem.line for problem in row.problems] for row in rows] == [[], [6], [7]]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1984-01-08", DAY(1984, 1, 8), DAY(1984, 1, 8)),
        ("1984-02", DAY(1984, 2, 1), DAY(1984, 2, 29)),
        ("1984", DAY(1984, 1, 1), DAY(1984, 12, 31)),
    ],
)
def test_birth_dates_are_as_exact_as_they_are_written(text: str, first: datetime.date, last: datetime.date) -> None:
    assert read_birth_date(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["1984-1-8", "08.01.1984", "1984-13", "1983-02-29", "0000", "198", "19840108", "１９８４"]
)
def test_other_ways_to_write_a_birth_date_are_said(read: Read, text: str) -> None:
    (row,) = read(HEADER + f"1,Kim,,{text},,\n")
    assert row.query is not None
    assert row.query.birth_dates == ()
    (problem,) = row.problems
    assert (problem.case, problem.field, problem.code, problem.severity, problem.line) == (
        *("1", "birth_date", "screen.birth_date.unreadable", "warning", 2),
    )
    assert "1984-01-08" in problem.message
    assert text in problem.message


@given(st.dates(min_value=DAY(1000, 1, 1)))
def test_every_day_is_read(day: datetime.date) -> None:
    assert read_birth_date(day.isoformat()) == (day, day)
    first, last = read_birth_date(day.isoformat()[:7])
    assert first <= day <= last
    assert (first.day, (last + datetime.timedelta(days=1)).day) == (1, 1)


def test_kinds_are_those_of_the_contract_in_any_case(read: Read) -> None:
    for word in KINDS:
        assert one(read(HEADER + f"1,Kim,{word.title()},,,\n")).kind == word
    (row,) = read(HEADER + "1,Kim,company,,,\n")
    assert row.query is not None
    assert row.query.kind == "unknown"
    assert all(word in row.problems[0].message for word in ("company", *KINDS))


def test_countries_are_codes(read: Read) -> None:
    assert one(read(HEADER + "1,Kim,,,kp;PRK;jp,\n")).countries == ("KP", "KP", "JP")
    (row,) = read(HEADER + "1,Kim,,,North Korea,\n")
    assert codes(row) == ["screen.country.unreadable"]
    assert row.query is not None


def test_numbers_say_their_scheme(read: Read) -> None:
    query = one(read("name,ids,passport,IMO\nKim,passport: 123456 ;bic:KKBCKPPY,AB 99-1234,IMO 9187629\n"))
    assert query.numbers == (
        Number("passport", "123456"),
        Number("bic", "KKBCKPPY"),
        Number("imo", "9187629"),
        Number("passport", "AB 99-1234"),
    )


@pytest.mark.parametrize(
    "ids", ["123456", "passport", ":123456", "passport:", "pass port:123456", "passport:12", "imo:9187620"]
)
def test_numbers_that_identify_nobody_are_said(read: Read, ids: str) -> None:
    (row,) = read(f"name,ids\nKim,{ids}\n")
    assert codes(row) == ["screen.ids.unreadable"]
    assert row.query == Query(id="q#1", names=("Kim",))


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_an_explained_slip(text: str) -> None:
    try:
        number = read_number(text)
    except ValueError as error:
        slip = str(error)
    else:
        slip = f"write {number.scheme}:" if text.lower().lstrip().startswith(number.scheme) else ""
    assert any(word in slip for word in ("write", "look at it again", "too short"))


def test_several_names_of_one_party(read: Read) -> None:
    assert one(read('{"names":["Kim Jong Un",{"text":"김정은","script":"Hang"},"  "],"name":"KJU"}')).names == (
        *("KJU", "Kim Jong Un", "김정은"),
    )


def test_fields_that_mean_nothing_are_named(read: Read) -> None:
    (row,) = read('{"id":1,"name":"Kim","dob":"1984"}')
    assert (row.id, row.unused, row.problems) == ("1", ("dob",), ())
    (row,) = read("name,dob\nKim,1984\n")
    assert row.unused == ("dob",)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("1,,,,,", "screen.name.missing"),
        ("1,  ,,,,", "screen.name.missing"),
        ("1,---,,,,", "screen.name.empty"),
        ("1,\u200b\u00ad,,,,", "screen.name.empty"),
        ("1,Kim, Jong Un,,,,", "screen.csv.columns"),
        ('1,"Kim" Jong,,,,', "screen.csv.syntax"),
        ("1," + "x" * 20_001 + ",,,,", "screen.name.long"),
    ],
)
def test_a_row_that_cannot_be_screened_costs_itself_alone(read: Read, content: str, code: str) -> None:
    before, row, after = read(HEADER + "0,Kim,,,,\n" + content + "\n2,Ri,,,,\n")
    assert (before.id, after.id) == ("0", "2")
    assert before.query
    assert after.query
    assert row.query is None
    (problem,) = row.problems
    assert (problem.code, problem.severity, problem.line) == (code, "error", 3)


def test_a_quote_that_is_never_closed_says_what_it_swallowed(read: Read) -> None:
    rows = read(HEADER + '1,"Kim,,,,\n' + "".join(f"{n},Ri {n},,,,\n" for n in range(2, 30_000)))
    (problem,) = rows[0].problems
    assert problem.code == "screen.csv.syntax"
    first, last = (int(word.replace(",", "")) for word in problem.message.split() if word[0].isdigit())
    assert (first, rows[1].id) == (2, str(last))
    assert rows[-1].id == "29999"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("not JSON", "screen.json.syntax"),
        ('{"name":"Kim"', "screen.json.syntax"),
        ("[1]", "screen.json.object"),
        ("7", "screen.json.object"),
        ('{"name":"Kim","name":"Smith"}', "screen.json.twice"),
        ('{"name":7}', "screen.name.unreadable"),
        ('{"name":["Kim",["Un"]]}', "screen.name.unreadable"),
        ('{"name":null}', "screen.name.missing"),
        ('{"name":"\\ud800"}', "screen.name.damaged"),
        ('{"name":"Kim \\udfff Un"}', "screen.name.damaged"),
        ("[" * 100_000, "screen.json.syntax"),
        ('{"id":"' + "9" * (16 << 20) + '"}', "screen.json.long"),
    ],
)
def test_a_line_that_cannot_be_screened_costs_itself_alone(read: Read, line: str, code: str) -> None:
    before, row, after = read('{"id":0,"name":"Kim"}\n' + line + '\n{"id":2,"name":"Ri"}\n')
    assert (before.id, after.id) == ("0", "2")
    (problem,) = row.problems
    assert (problem.code, problem.severity, problem.line) == (code, "error", 2)


def test_bytes_that_are_not_utf8_refuse_the_row_they_stand_in(read: Read) -> None:
    rows = read(HEADER.encode() + "1,Kim,,,,\n2,Müller,,,,\n".encode("latin-1") + b"3,Ri,,,,\n")
    assert [codes(row) for row in rows] == [[], ["screen.name.damaged"], []]
    assert "UTF-8" in rows[1].problems[0].message
    rows = read(b'{"name":"Kim"}\n{"name":"M\xfcller"}\n')
    assert [codes(row) for row in rows] == [[], ["screen.json.syntax"]]
    assert "byte 10 is not UTF-8" in rows[1].problems[0].message


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", "screen.source.empty", "nothing in it"),
        (b"\xef\xbb\xbf \n", "screen.source.empty", "nothing in it"),
        ("id\tname\n".encode("utf-16"), "screen.source.format", "UTF-16"),
        (b"PK\x03\x04xl/", "screen.source.format", "CSV"),
        (b"\x1f\x8b\x08", "screen.source.format", "gunzip"),
        (b"<html>", "screen.source.format", "XML or HTML"),
        (b"Kim Jong Un\nRi Yong Ho\n", "screen.csv.header", "no column `name`"),
        (b"id,name,Name\n1,a,b\n", "screen.csv.header", "'name' stands there twice"),
        (b'id,"name\n1,a\n', "screen.csv.header", "not CSV"),
        (b"[{]", "screen.json.syntax", "nothing of it was read"),
        (b"PAR1 and no more", "screen.parquet.broken", "Parquet"),
    ],
)
def test_a_source_that_holds_no_queries_is_said_in_its_place(read: Read, content: bytes, code: str, words: str) -> None:
    (row,) = read(content)
    assert row.query is None
    assert codes(row) == [code]
    assert words in row.problems[0].message


def test_a_source_that_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path, Path("a\0b")):
        (row,) = read_queries(path)
        assert codes(row) == ["screen.source.unreadable"]


def test_parquet_has_the_columns_of_the_table_or_the_lists_of_json(tmp_path: Path) -> None:
    path = tmp_path / "q.parquet"
    polars.DataFrame(
        {
            "Id": [1, 2, None],
            "NAMES": [["Kim Jong Un", "김정은"], None, ["Ri"]],
            "birth_date": [DAY(1984, 1, 8), DAY(1990, 1, 1), None],
            "imo": [9187629, None, None],
        }
    ).write_parquet(path)
    first, second, third = read_queries(path)
    assert first.query == Query(
        id="1",
        names=("Kim Jong Un", "김정은"),
        birth_dates=((DAY(1984, 1, 8), DAY(1984, 1, 8)),),
        numbers=(Number("imo", "9187629"),),
    )
    assert codes(second) == ["screen.name.missing"]
    assert third.query == Query(id="q.parquet#3", names=("Ri",))
    polars.DataFrame({"nom": ["Kim"]}).write_parquet(path)
    (row,) = read_queries(path)
    assert codes(row) == ["screen.parquet.columns"]


def test_a_damaged_parquet_file_says_so_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "q.parquet"
    polars.DataFrame({"name": [f"Kim {n}" for n in range(10_000)]}).write_parquet(path, compression="uncompressed")
    whole = path.read_bytes()
    path.write_bytes(whole[:8] + b"\xff" * 2000 + whole[2008:])
    rows = list(read_queries(path))
    assert rows[-1].query is None
    assert codes(rows[-1]) == ["screen.parquet.broken"]


def test_blocks_are_bounded_and_can_begin_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block, "RECORDS", 7)
    table, lines = tmp_path / "q.csv", tmp_path / "q.jsonl"
    table.write_text("name\n" + "".join(f"Kim {n}\n" for n in range(20)))
    lines.write_text("".join(f'{{"name":"Ri {n}"}}\n' for n in range(10)))
    paths = [table, lines]
    assert [len(b.records) for b in read_blocks(paths)] == [7, 7, 6, 7, 3]
    whole = [row for b in read_blocks(paths) for row in rows_of(b)]
    assert [row.id for row in whole][:2] == ["q.csv#1", "q.csv#2"]
    assert len({row.id for row in whole}) == 30
    for count in (0, 1, 7, 8, 20, 29, 30, 31):
        assert [row for b in skip(read_blocks(paths), count) for row in rows_of(b)] == whole[count:]


def test_a_source_is_read_in_blocks_and_not_ahead(tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    path.write_text("name\n" + "Kim Jong Un\n" * 3 * block.RECORDS)
    first = next(read_blocks([path]))
    assert len(first.records) == block.RECORDS


_TEXTS = st.text(alphabet=st.characters(codec=None), max_size=30)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS | st.sampled_from(FIELDS), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(FIELDS) | _TEXTS, _VALUES, max_size=6))
def test_any_record_is_a_query_or_a_problem_and_can_be_written(fields: dict[str, Any]) -> None:
    row = read_row("q", 1, None, fields)
    assert row.query is not None or any(problem.severity == "error" for problem in row.problems)
    for text in (row.id, *(problem.message for problem in row.problems), *(row.query.names if row.query else ())):
        assert text.encode()


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_any_bytes_are_queries_or_problems(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(content)
    for row in read_queries(path):
        assert row.query is not None or row.problems


@given(st.lists(st.text(alphabet=string.printable + "é김,;\"'", max_size=20), min_size=1, max_size=5))
def test_whatever_is_written_as_csv_comes_back(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "written.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("id", "name"), *((f"n{n}", name) for n, name in enumerate(names))])
    rows = list(read_queries(path))
    assert [row.id for row in rows] == [f"n{n}" for n in range(len(names))]
    for row, name in zip(rows, names, strict=True):
        assert row.problems if row.query is None else row.query.names == (name.strip(),)


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
    st.sampled_from(sorted(READ_AS)),
)
def test_a_name_of_which_no_word_is_left_is_a_problem(name: str, kind: Any) -> None:
    try:
        words = any(form.words for k in READ_AS[kind] for form in read_name(name, k).forms)
    except (IndexError, ValueError):
        return  # said by the command as a fault of its own
    query = Query(id="1", names=(name,), kind=kind)
    assert [problem.code for problem in unread_names(query)] == ([] if words else ["screen.name.unread"])


@given(st.from_regex(_LEAVES_A_WORD, fullmatch=True), st.sampled_from(["person", "organisation", "vessel"]))
def test_what_is_not_asked_leaves_a_word_indeed(letter: str, kind: Any) -> None:
    assert any(form.words for form in read_name(letter, kind).forms)


def rows_of(found: block.Block) -> Iterator[Row]:
    from sekisho.screening.queries import rows_of as read_rows

    return read_rows(found)
