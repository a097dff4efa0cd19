"""Is every file, folder and stream read or named: nothing lost, nothing hanging, whatever lies in it?"""

import io
import json
import os
import sys
from pathlib import Path

import pytest

from sekisho.cases.read import READERS, read_cases
from sekisho.errors import UsageError


def a_case(case_id: str) -> bytes:
    return json.dumps({"id": case_id, "kind": "party", "date": "2019-02-28"}).encode()


def test_a_folder_is_read_sorted_and_to_the_bottom(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.json").write_bytes(a_case("two"))
    (tmp_path / "a.txt").write_bytes(a_case("one"))
    (tmp_path / "c.md").write_bytes(b"Read me.")
    (tmp_path / "empty").mkdir()
    arrivals = list(read_cases(tmp_path))
    assert [(a.source, a.id, a.case is not None) for a in arrivals] == [
        ("a.txt", "one", True),
        ("b/2.json", "two", True),
        ("c.md", "c.md", False),
    ]
    assert [p.code for p in arrivals[2].problems] == ["common.format.unknown"]


def test_what_is_not_there_or_not_open_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    closed = tmp_path / "closed.json"
    closed.write_bytes(a_case("a"))
    closed.chmod(0)
    os.symlink(tmp_path / "nowhere", tmp_path / "link")
    paths = [tmp_path / "none.json", tmp_path / "empty", tmp_path / "link"]
    if os.geteuid():
        paths.append(closed)
    arrivals = list(read_cases(*paths))
    assert [a.id for a in arrivals] == [p.name for p in paths]
    assert all(a.case is None and a.problems[0].severity == "error" for a in arrivals)


def test_a_file_may_have_a_name_that_is_no_text(tmp_path: Path) -> None:
    odd = os.fsdecode(b"\xff.json")
    try:
        (tmp_path / odd).write_bytes(a_case("a"))
    except OSError:
        pytest.skip("this file system takes no such name")
    (tmp_path / os.fsdecode(b"\xfe")).write_bytes(b"?")
    for arrivals in (list(read_cases(tmp_path)), list(read_cases(*sorted(tmp_path.iterdir())))):
        assert [(a.id, a.source) for a in arrivals] == [(r"\udcfe", r"\udcfe"), ("a", r"\udcff.json")]
    (gone,) = read_cases(tmp_path / os.fsdecode(b"\xfd"))
    assert (gone.id, gone.problems[0].code) == (r"\udcfd", "common.source.unreadable")


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_a_name_that_no_file_can_have_is_a_problem(name: str) -> None:
    (arrival,) = read_cases(name)
    assert [p.code for p in arrival.problems] == ["common.source.unreadable"]


def test_a_closed_standard_input_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    (arrival,) = read_cases("-")
    assert (arrival.id, arrival.problems[0].code) == ("stdin", "common.source.unreadable")


def test_a_pipe_in_a_folder_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (arrival,) = read_cases(tmp_path)
    assert (arrival.id, [p.code for p in arrival.problems]) == ("pipe", ["common.source.unreadable"])


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(a_case("a") + b"\n" + a_case("b") + b"\nx\n")))
    arrivals = list(read_cases("-"))
    assert [(a.id, a.source, a.reader) for a in arrivals] == [
        ("a", "stdin", "jsonl"),
        ("b", "stdin", "jsonl"),
        ("stdin#3", "stdin", "jsonl"),
    ]


def test_ids_are_unique_across_everything_that_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(a_case("a"))
    first, second, third = read_cases(tmp_path / "x.json", io.BytesIO(a_case("a")), io.BytesIO(a_case("b")))
    assert first.case
    assert (second.id, second.case, [p.code for p in second.problems]) == ("a", None, ["common.id.duplicate"])
    assert third.case


def test_cases_come_as_they_are_read() -> None:
    class Endless(io.RawIOBase):
        number, pending = 0, b""

        def readable(self) -> bool:
            return True

        def readinto(self, into: bytearray) -> int:  # type: ignore[override]
            while len(self.pending) < len(into):
                self.number += 1
                self.pending += a_case(str(self.number)) + b"\n"
            into[:], self.pending = self.pending[: len(into)], self.pending[len(into) :]
            return len(into)

    arrivals = read_cases(io.BufferedReader(Endless()))
    assert [next(arrivals).id for _ in range(5)] == ["1", "2", "3", "4", "5"]


def test_a_reader_by_name_wins_and_an_unknown_one_is_said_at_once() -> None:
    (arrival,) = read_cases(io.BytesIO(a_case("a")), reader="yaml")
    assert (arrival.reader, arrival.problems) == ("yaml", ())
    with pytest.raises(UsageError, match=r"choose one of .*iso20022.*jsonl, json, csv, yaml"):
        read_cases(io.BytesIO(), reader="xlsx")


@pytest.mark.parametrize("reader", [None, *(r.name for r in READERS)])
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "common.source.empty"),
        (b" \n\t\r\n", "common.source.empty"),
        (b"\xef\xbb\xbf", "common.source.empty"),
        ("id: a".encode("utf-16"), "common.source.encoding"),
    ],
)
def test_what_no_reader_can_read(data: bytes, code: str, reader: str | None) -> None:
    (arrival,) = read_cases(io.BytesIO(data), name="f", reader=reader)
    assert (arrival.id, arrival.case, [p.code for p in arrival.problems]) == ("f", None, [code])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"hello", "common.format.unknown"),
        (b"\0\0\0\0", "common.format.unknown"),
        (b"{1:F01BOTKJPJTAXXX0000000000}{2:I103}", "payment.mt.block4"),
        (b"PK\x03\x04", "common.archive.damaged"),
        (b"%PDF-1.7", "common.format.unknown"),
        (b"<html><body/></html>", "payment.message.unsupported"),
        (b"name,city\na,b\n", "common.format.unknown"),
    ],
)
def test_what_is_no_case_is_named(data: bytes, code: str) -> None:
    (arrival,) = read_cases(io.BytesIO(data), name="f")
    assert [p.code for p in arrival.problems] == [code]


TEN_MEGABYTES = 10_000_000


@pytest.mark.parametrize(
    "data",
    [
        b"A" * TEN_MEGABYTES,
        b'{"id": "' + b"A" * TEN_MEGABYTES,
        b'{"id": "' + b"A" * TEN_MEGABYTES + b'"}',
        b"[" * TEN_MEGABYTES,
        b'{"a":' * (TEN_MEGABYTES // 5),
        b"id: " + b"A" * TEN_MEGABYTES,
        b"- " * (TEN_MEGABYTES // 2),
        b"a: " + b"{a: " * (TEN_MEGABYTES // 4),
        b"id,kind\n" + b"A" * TEN_MEGABYTES,
        b'id,kind\n"' + b"A" * TEN_MEGABYTES,
        b"<Document>" + b"A" * TEN_MEGABYTES,
        b"\0" * TEN_MEGABYTES,
        b"\n" * TEN_MEGABYTES,
    ],
    ids=lambda data: repr(data[:12]),
)
def test_ten_megabytes_on_one_line_are_one_short_problem(data: bytes) -> None:
    arrivals = list(read_cases(io.BytesIO(data), name="f"))
    assert [(a.case, a.id.partition("#")[0]) for a in arrivals] == [(None, "f")]
    assert all(len(p.message) < 400 for p in arrivals[0].problems)
    assert "error" in {p.severity for p in arrivals[0].problems}


def filled(begin: str, unit: str, end: str) -> bytes:
    """A document of about a megabyte."""
    return (begin + unit * ((1_000_000 - len(begin) - len(end)) // len(unit)) + end).encode()


def numbered(unit: str, times: int, between: str = ",") -> str:
    """The unit so many times, each with its number for the N in it."""
    return between.join(unit.replace("N", str(n)) for n in range(times))


CASE = '{"id": "a", "kind": "payment", "date": "2019-02-28", '
XML = "<FIToFICstmrCdtTrf>"
TRANSFER = "<CdtTrfTxInf><PmtId><TxId>XN</TxId></PmtId></CdtTrfTxInf>"
# Each would take from minutes to for ever if something looked again and again at what it has seen.
TEDIOUS = {
    "comments before YAML": filled("", "#a\r\n", "?"),
    "namespaces": filled('<a xmlns="', "iso:20022:", '"/>'),
    "XML declarations": filled(XML, "<?xml \n", ""),
    "attributes": f"<FIToFICstmrCdtTrf {numbered('aN=' + repr(''), 90_000, ' ')}/>".encode(),
    "an encoding": filled("<?xml ", "encoding= ", ""),
    "doubled keys": (CASE + numbered('"kN":1,"kN":1', 45_000) + "}").encode(),
    "one doubled key": (CASE + numbered('"kN":1', 90_000) + ',"k1":1}').encode(),
    "objects with doubled keys": filled(f'{CASE}"x": [', '{"a":1,"a":1},', "1]}"),
    "false places": filled(f'{CASE}"agents": [', '{"residence":"x"},', "{}]}"),
    "a text like a place": filled(f'{CASE}"payee": {{"residence": "', " - at `$", '"}}'),
    "columns": f"id,kind,{numbered('cN', 150_000)}\na,party\n".encode(),
    "columns of long lists": f"id,kind,date,{numbered('cN[999]', 4000)}\n{'1,' * 4002}1\n".encode(),
    "tag handles": (numbered("%TAG !eN! tag:aN", 50_000, "\n") + "\n---\nid: a\n").encode(),
    "flow lists": filled("a: ", "[a,", ""),
    "a payment's names": (
        f"{XML}{numbered(TRANSFER.replace('XN', 'X#N'), 9000, '')}{TRANSFER * 9000}</FIToFICstmrCdtTrf>"
    ).encode(),
}


@pytest.mark.parametrize("reader", [None, "json", "csv", "yaml", "iso20022"])
@pytest.mark.parametrize("name", TEDIOUS)
def test_a_tedious_megabyte_is_read_or_refused_like_any_other(name: str, reader: str | None) -> None:
    arrivals = list(read_cases(io.BytesIO(TEDIOUS[name]), name="f", reader=reader))
    assert arrivals
    for arrival in arrivals:
        assert 0 < len(arrival.problems) <= 62
        assert all(len(p.message) < 400 for p in arrival.problems)
    assert len({a.id for a in arrivals}) == len(arrivals)


@pytest.mark.parametrize("reader", ["json", "yaml", "iso20022"])
def test_a_document_over_64_megabytes_is_refused(reader: str) -> None:
    (arrival,) = read_cases(io.BytesIO(b"{" + b" " * (1 << 26)), reader=reader)
    assert [p.code for p in arrival.problems] == ["common.source.size"]
