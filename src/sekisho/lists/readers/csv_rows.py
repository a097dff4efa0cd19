"""What rows does a CSV file hold, and is it whole? Shared by the readers of CSV files with a header."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from sekisho.lists.reading import ListFault
from sekisho.lists.source import SourceFile

_BOM = b"\xef\xbb\xbf"
# No publisher writes these; a file that holds them was damaged on the way.
_NEVER_WRITTEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line on which it starts, and its cells by column name, blanks trimmed."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell of a column, empty where the file has no such column."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """The header and the records of a file, with what is wrong with it."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[ListFault, ...]


def header_of(file: SourceFile, encoding: str = "utf-8") -> tuple[str, ...]:
    """The column names on the first line, empty where the file does not open with a line of CSV."""
    first = file.head().removeprefix(_BOM).split(b"\n", 1)[0]
    try:
        cells = next(csv.reader([first.decode(encoding).rstrip("\r")], strict=True), [])
    except (UnicodeDecodeError, csv.Error):
        return ()
    return tuple(cell.strip() for cell in cells)


def decode(file: SourceFile) -> str | ListFault:
    """The text of a UTF-8 file (a byte order mark is dropped), or the first byte that cannot be trusted."""
    content = file.read().removeprefix(_BOM)
    skipped = len(_BOM) if file.head().startswith(_BOM) else 0
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = (
            f"byte {error.start + skipped} on line {line} is not UTF-8: fetch the publisher's file again, "
            "or save your own as UTF-8"
        )
        return ListFault(
            code="list.damaged",
            message=message,
            severity="refused",
            file=file.name,
            line=line,
            byte=error.start + skipped,
        )
    if bad := _NEVER_WRITTEN.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        at = len(text[: bad.start()].encode()) + skipped
        message = f"character U+{ord(bad[0]):04X} at byte {at} on line {line}: damaged on the way, fetch the file again"
        return ListFault(code="list.damaged", message=message, severity="refused", file=file.name, line=line, byte=at)
    return text


def read_rows(file: SourceFile, *, by_hand: bool = False) -> Table | ListFault:
    """Every record of a comma-separated file with a header, or the fault that refuses it.

    Args:
        file: the file, UTF-8 with or without a byte order mark.
        by_hand: a list of one's own: trailing empty columns and the last line's end may be left out.
    """
    text = decode(file)
    if isinstance(text, ListFault):
        return text
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    faults: list[ListFault] = []
    header: tuple[str, ...] = ()
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not any(map(str.strip, cells)):
                continue
            if not header:
                header = _distinct([cell.strip() for cell in cells])
            elif len(cells) > len(header) or (len(cells) < len(header) and not by_hand):
                faults.append(_width(file, line, len(cells), len(header)))
            else:
                rows.append(Row(line, {name: cell.strip() for name, cell in zip(header, cells, strict=False)}))
    except csv.Error as error:
        code = "list.cut" if "unexpected end" in str(error) else "list.damaged"
        message = f"line {before + 1}: {error}; the file is cut or damaged there, fetch it again"
        return ListFault(code=code, message=message, severity="refused", file=file.name, line=before + 1)
    if not by_hand and not text.endswith("\n"):
        message = f"the last line ({before}) has no end: the file may be cut; fetch it again and compare"
        faults.append(ListFault(code="list.cut", message=message, severity="held", file=file.name, line=before))
    if not rows and not any(fault.severity == "refused" for fault in faults):
        message = "the header stands alone, without a row: fetch the file again, or fill your own"
        faults.append(ListFault(code="list.cut", message=message, severity="refused", file=file.name, line=1))
    return Table(header, tuple(rows), tuple(faults))


def _distinct(names: list[str]) -> tuple[str, ...]:
    """The column names; the second of one name is `NAME#2`, so that neither cell hides the other."""
    counts = [names[: place + 1].count(name) for place, name in enumerate(names)]
    return tuple(name if count == 1 else f"{name}#{count}" for name, count in zip(names, counts, strict=True))


def _width(file: SourceFile, line: int, found: int, expected: int) -> ListFault:
    message = (
        f"line {line} has {found} cells, the header {expected}: its cells cannot be told apart; fetch the file again"
    )
    return ListFault(code="list.row", message=message, severity="refused", file=file.name, line=line)
