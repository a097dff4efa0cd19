"""Queries as CSV: a header that names at least `name`, one record a row; commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from sekisho.screening.queries.block import Block, Fault, Record, gather
from sekisho.screening.queries.fields import FIELDS, field_name, shown

_DIVIDERS = ",;\t"
# Larger than any name; what runs on longer is a quote that was never closed.
_LONGEST_CELL = 131_072


def read(place: str, stream: BinaryIO) -> Iterator[Block]:
    """The rows of a table in blocks, or one block with what is wrong with its header."""
    # Bytes that are no UTF-8 become lone surrogates, which the row they stand in is refused for.
    lines = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    first, before = lines.readline(), 0
    if first[:4].lower() == "sep=":
        first, before = lines.readline(), 1
    divider = _divider(first)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        header = tuple(map(field_name, next(csv.reader([first], delimiter=divider, strict=True), [])))
    except csv.Error as error:
        header = ()
        wrong: str | None = f"not CSV: {error}"
    else:
        wrong = _fault_of_header(header, first)
    if wrong:
        yield Block(place, 1, (), [(before + 1, Fault("csv.header", wrong))])
        return
    yield from gather(place, header, _records(lines, divider, len(header), before + 1))


def _divider(header: str) -> str:
    """The sign that divides a header; a header without any has one column."""
    return max(_DIVIDERS, key=lambda sign: (header.count(sign), -_DIVIDERS.index(sign)))


def _fault_of_header(header: tuple[str, ...], line: str) -> str | None:
    twice = [name for name in header if name and header.count(name) > 1]
    if twice:
        return f"column {shown(twice[0])} stands there twice: keep one"
    if not {"name", "names"} & set(header):
        known = ", ".join(FIELDS)
        return f"no column `name` on the first line ({shown(line.strip())}): name the columns there; known are {known}"
    return None


def _records(lines: io.TextIOWrapper, divider: str, width: int, before: int) -> Iterator[tuple[int, Record]]:
    rows = csv.reader(lines, delimiter=divider, strict=True)
    while True:
        line = before + rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, Fault("csv.syntax", _broken(line, before + rows.line_num, error))
            continue
        if len(cells) > width:
            message = f"{len(cells):,} cells under {width:,} columns: put a text that holds {divider!r} in quotes"
            yield line, Fault("csv.columns", message)
        elif any(map(str.strip, cells)):
            yield line, cells


def _broken(first: int, last: int, error: csv.Error) -> str:
    where = f"lines {first:,} to {last:,} were not read" if last > first else "the row was not read"
    return f"not CSV ({error}): {where}; close the quote, or write it twice within quotes"
