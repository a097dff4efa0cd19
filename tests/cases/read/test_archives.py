"""Is every file of an archive read or named, and can none of them fill the memory or cost another?"""

import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sekisho.cases.read import Arrival, archive, read_cases


def case(name: str) -> bytes:
    return json.dumps({"id": name, "kind": "payment", "date": "2019-02-28"}).encode()


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as target:
        for name, data in files.items():
            target.writestr(name, data)
    return held.getvalue()


def read(data: bytes) -> list[Arrival]:
    return list(read_cases(io.BytesIO(data), name="batch.zip"))


def codes(arrivals: list[Arrival]) -> list[tuple[str, str | None]]:
    return [(a.source, None if a.case else a.problems[0].code) for a in arrivals]


def test_files_come_in_the_order_of_the_archive() -> None:
    arrivals = read(zipped({"b.json": case("b"), "sub/": b"", "sub/a.json": case("a"), "empty.json": b""}))
    assert [a.id for a in arrivals] == ["b", "a", "batch.zip/empty.json"]
    assert codes(arrivals) == [
        ("batch.zip/b.json", None),
        ("batch.zip/sub/a.json", None),
        ("batch.zip/empty.json", "common.source.empty"),
    ]


def test_an_archive_in_a_folder_and_as_gz(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "batch.zip").write_bytes(zipped({"a.json": case("a")}))
    (tmp_path / "z.json.gz").write_bytes(gzip.compress(case("z")))
    assert codes(list(read_cases(tmp_path))) == [("in/batch.zip/a.json", None), ("z.json.gz", None)]


class Pipe(io.RawIOBase):
    """What can be read once, in parts."""

    def __init__(self, data: bytes) -> None:
        self.left = data

    def read(self, size: int = -1) -> bytes:
        data, self.left = self.left[: min(size, 1000)], self.left[min(size, 1000) :]
        return data

    def seekable(self) -> bool:
        return False


@pytest.mark.parametrize("pack", [zipped, lambda files: gzip.compress(files["a.json"])], ids=["zip", "gz"])
def test_an_archive_in_a_pipe(pack: object) -> None:
    data = pack({"a.json": case("a") + b" " * 5000})  # type: ignore[operator]
    assert [a.case is not None for a in read_cases(Pipe(data), name="p")] == [True]  # type: ignore[arg-type]


def test_a_broken_file_costs_only_itself() -> None:
    data = bytearray(zipped({"a.json": case("a"), "b.json": case("b"), "c.json": case("c")}, zipfile.ZIP_STORED))
    at = data.index(b'"b"')
    data[at + 1] = ord("x")
    assert codes(read(bytes(data))) == [
        ("batch.zip/a.json", None),
        ("batch.zip/b.json", "common.archive.damaged"),
        ("batch.zip/c.json", None),
    ]


def test_an_encrypted_file_costs_only_itself() -> None:
    data = bytearray(zipped({"a.json": case("a"), "b.json": case("b")}))
    directory = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, directory + 8, 1)
    struct.pack_into("<H", data, 6, 1)
    assert codes(read(bytes(data))) == [
        ("batch.zip/a.json", "common.archive.encrypted"),
        ("batch.zip/b.json", None),
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_unpacks_without_bound_is_refused(method: int) -> None:
    assert codes(read(zipped({"a.json": case("a")}, method))) == [("batch.zip/a.json", "common.archive.method")]


def test_an_archive_within_an_archive_is_refused() -> None:
    inner = zipped({"a.json": case("a")})
    arrivals = read(zipped({"in.zip": inner, "in.gz": gzip.compress(inner), "c.json": case("c")}))
    assert codes(arrivals) == [
        ("batch.zip/in.zip", "common.archive.nested"),
        ("batch.zip/in.gz", "common.archive.nested"),
        ("batch.zip/c.json", None),
    ]
    assert codes(read(gzip.compress(inner))) == [("batch.zip", "common.archive.nested")]


def test_a_file_that_grows_beyond_bounds_is_refused_and_the_next_is_read() -> None:
    bomb = b'{"id":' + b" " * (40 << 20)
    arrivals = read(zipped({"bomb.json": bomb, "c.json": case("c")}))
    assert codes(arrivals) == [("batch.zip/bomb.json", "common.archive.bomb"), ("batch.zip/c.json", None)]
    assert codes(read(gzip.compress(bomb))) == [("batch.zip", "common.archive.bomb")]


def test_all_files_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_SLACK", 1000)
    monkeypatch.setattr(archive, "MOST_RATIO", 1)
    data = zipped({f"{n}.json": case(str(n)) + b" " * 400 for n in range(40)})
    arrivals = read(data)
    assert len(arrivals) == 40
    assert arrivals[0].case is not None
    assert codes(arrivals)[-1] == ("batch.zip/39.json", "common.archive.bomb")


def test_a_directory_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MOST_DIRECTORY", 1000)
    data = zipped({f"{n}.json": case(str(n)) for n in range(40)})
    assert codes(read(data)) == [("batch.zip", "common.archive.bomb")]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_files_of_one_name_are_told_apart() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as target:
        for _ in range(3):
            target.writestr("a.json", b"")
    assert [a.id for a in read(held.getvalue())] == ["batch.zip/a.json", "batch.zip/a.json (2)", "batch.zip/a.json (3)"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped({}), "common.source.empty"),
        (zipped({"a/": b""}), "common.source.empty"),
        (zipped({"[Content_Types].xml": b"<a/>", "xl/a.xml": b"<a/>"}), "common.format.unknown"),
        (zipped({"a": b"x"})[:-10], "common.archive.damaged"),
        (b"PK\x03\x04" + b"\0" * 100, "common.archive.damaged"),
        (gzip.compress(case("a"))[:-4], "common.archive.damaged"),
        (b"\x1f\x8b\x08" + b"\xff" * 100, "common.archive.damaged"),
    ],
)
def test_an_archive_that_cannot_be_read_is_one_problem(data: bytes, code: str) -> None:
    assert codes(read(data)) == [("batch.zip", code)]


def test_every_cut_and_every_changed_byte_is_a_problem_at_most() -> None:
    data = zipped({"a.json": case("a"), "b.json": case("b")})
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 0xFF
        for broken in (data[:place], bytes(changed)):
            arrivals = read(broken)
            assert arrivals
            assert all(a.case or a.problems for a in arrivals)


def tarred(kind: int) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=kind) as target:
        info = tarfile.TarInfo("a.json")
        info.size = len(case("a"))
        target.addfile(info, io.BytesIO(case("a")))
    return held.getvalue()


@pytest.mark.parametrize("kind", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("packed", [bytes, gzip.compress, lambda data: zipped({"t.tar": data})])
def test_a_tar_is_to_be_unpacked(kind: int, packed: Callable[[bytes], bytes]) -> None:
    (arrival,) = read(packed(tarred(kind)))
    assert [p.code for p in arrival.problems] == ["common.archive.unsupported"]
    assert "unpack" in arrival.problems[0].message


def test_the_oldest_tar_has_a_sum_and_no_name_of_its_own() -> None:
    block = bytearray(tarred(tarfile.USTAR_FORMAT))
    block[257:265] = bytes(8)
    block[148:156] = b" " * 8
    block[148:155] = b"%06o\0" % sum(block[:512])
    assert codes(read(bytes(block))) == [("batch.zip", "common.archive.unsupported")]


@pytest.mark.parametrize("pack", [bz2.compress, lzma.compress])
def test_other_ways_to_pack_are_named(pack: Callable[[bytes], bytes]) -> None:
    assert codes(read(pack(case("a")))) == [("batch.zip", "common.archive.unsupported")]


def test_a_text_with_a_number_where_a_tar_has_its_sum_is_none() -> None:
    lines = case("a").ljust(148) + b" 0012345" + b" " * 400
    assert "common.archive.unsupported" not in [code for _, code in codes(read(lines))]
