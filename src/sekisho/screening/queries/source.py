"""Where do queries come from? Files or standard input, each in a format that is told from its content."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sekisho.cases.problem import Problem
from sekisho.screening.queries.block import Block, Fault, Record, Row
from sekisho.screening.queries.fields import field_name, read_row, writable

_HEAD = 4096
_BOM = b"\xef\xbb\xbf"
_PARQUET = b"PAR1"
# What a file opens with that holds no queries, and what to do.
_OTHERS = (
    (b"PK\x03\x04", "a zip archive or an office document: save its table as CSV"),
    (b"\x1f\x8b", "compressed with gzip: unpack it, or `gunzip -c FILE | sekisho screen -`"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd: unpack it, or `zstdcat FILE | sekisho screen -`"),
    (b"%PDF", "a PDF: save its table as CSV"),
    (b"\xff\xfe", "UTF-16: save it as UTF-8"),
    (b"\xfe\xff", "UTF-16: save it as UTF-8"),
    (b"<", "XML or HTML: queries are CSV, JSON Lines or Parquet"),
)


def read_queries(*paths: Path) -> Iterator[Row]:
    """Every query of these sources in order; a record that cannot be read is a row without a query.

    Args:
        paths: files, or `-` for standard input.
    """
    return (row for block in read_blocks(paths) for row in rows_of(block))


def read_blocks(paths: Iterable[Path]) -> Iterator[Block]:
    """The records of these sources in order, unread, so that others can read them at the same time."""
    for path in paths:
        if str(path) == "-":
            yield from _standard_input()
            continue
        place = writable(path.name or str(path))
        try:
            with path.open("rb") as stream:
                yield from _blocks(place, stream, path)
        except FileNotFoundError:
            yield _refused(place, "source.unreadable", "no such file; a name to screen is given with --name")
        except OSError as error:
            yield _refused(place, "source.unreadable", f"cannot be read: {error.strerror or error}")
        except ValueError:  # a NUL, or half of a surrogate pair that stands for no byte
            yield _refused(place, "source.unreadable", "no file can have this name")


def rows_of(block: Block) -> Iterator[Row]:
    """The queries of a block."""
    for number, (line, record) in enumerate(block.records, block.first):
        found = _read_line(record) if isinstance(record, bytes) else record
        if isinstance(found, Fault):
            yield _faulty(block.place, number, line, found)
        elif isinstance(found, dict):
            yield read_row(block.place, number, line, {field_name(key): value for key, value in found.items()})
        else:
            yield read_row(block.place, number, line, dict(zip(block.columns, found, strict=False)))


def _read_line(line: bytes) -> Record:
    from sekisho.screening.queries.json_text import read_line

    return read_line(line)


def _faulty(place: str, number: int, line: int | None, fault: Fault) -> Row:
    key = place if fault.code.startswith("source.") else f"{place}#{number}"
    problem = Problem(
        case=key, code=f"screen.{fault.code}", severity="error", message=writable(fault.message), line=line
    )
    return Row(id=key, query=None, problems=(problem,))


def _standard_input() -> Iterator[Block]:
    if sys.stdin is None:  # closed by whoever started the program
        yield _refused("stdin", "source.unreadable", "standard input is closed")
    else:
        yield from _blocks("stdin", sys.stdin.buffer)


def _blocks(place: str, stream: BinaryIO, path: Path | None = None) -> Iterator[Block]:
    head = _full(stream, _HEAD)
    text = head.removeprefix(_BOM).lstrip()
    whole = io.BufferedReader(_Replayed(head, stream), 1 << 20)
    if not text:
        yield _refused(place, "source.empty", "nothing in it: no query")
    elif head.startswith(_PARQUET):
        from sekisho.screening.queries import parquet_table

        yield from parquet_table.read(place, path or io.BytesIO(whole.read()))
    elif other := next((advice for opening, advice in _OTHERS if text.startswith(opening)), None):
        yield _refused(place, "source.format", other)
    elif text.startswith((b"{", b"[")):
        from sekisho.screening.queries import json_text

        yield from (json_text.read if text.startswith(b"{") else json_text.read_list)(place, whole)
    else:
        from sekisho.screening.queries import csv_table

        yield from csv_table.read(place, whole)


def _refused(place: str, code: str, message: str) -> Block:
    return Block(place, 1, (), [(None, Fault(code, message))])


def _full(stream: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes, fewer only at the end; a pipe hands them over in parts."""
    parts = []
    while size and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class _Replayed(io.RawIOBase):
    """A stream whose head was read, from its first byte."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self._head[: len(buffer)] or self._stream.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)
