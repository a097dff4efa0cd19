"""Cases as CSV: one case a row, columns named by dotted paths of the contract (`payee.residence`, `goods[0].hs`).

An empty cell is unknown and `[]` is known to be none; a list of texts is written `JP;UN`; where the contract has an
object or a list, a cell may hold it as JSON.
"""

from __future__ import annotations

import csv
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from sekisho.cases.model import KINDS
from sekisho.cases.read.arrival import MOST_FAULTS, Fault, Item, Path, Unreadable, dotted, shown
from sekisho.cases.read.fields import Expected, expected, expected_at
from sekisho.cases.read.json_text import Values
from sekisho.cases.read.source import MOST_LINE_BYTES, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sekisho.cases.read.source import Source

_COLUMN = re.compile(r"[A-Za-z_]\w*(?:\[\d{1,3}\])?(?:\.[A-Za-z_]\w*(?:\[\d{1,3}\])?)*", re.ASCII)
_STEP = re.compile(r"([A-Za-z_]\w*)|\[(\d{1,3})\]", re.ASCII)
_WHOLE = re.compile(r"0|[1-9][0-9]{0,17}", re.ASCII)
_FLAGS = {"true": True, "false": False}
_FIELDS = {field.encode_name for kind in KINDS.values() for field in msgspec.structs.fields(kind)} - {"id"}
_MOST_COLUMNS = 10_000
# The model is at most 8 steps deep (`transfers[0].other.owner.names[0].text`).
_MOST_STEPS = 20


def recognises(head: bytes) -> bool:
    """A first line of column names, `id` or `kind` among them."""
    first, ended, _ = head.partition(b"\n")
    names = [name.strip().strip('"') for name in first.decode("utf-8", "replace").split(",")]
    # The last name of a line that is longer than the head may be cut.
    whole = names if ended else names[:-1]
    return bool({"id", "kind"} & set(names)) and all(not n or _COLUMN.fullmatch(n) for n in whole)


def read(source: Source) -> Iterator[Item]:
    """Every row as a case; a row that is broken costs only itself."""
    yield from (row.item() for row in rows(source))


def rows(source: Source, beside: frozenset[str] = frozenset()) -> Iterator[Row]:
    """Every row of the table.

    Args:
        source: the table.
        beside: columns that may stand there though no case has such a field.
    """
    table = csv.reader(_texts(source), strict=True)
    try:
        header = [name.strip() for name in next(filter(None, table), ())]
    except csv.Error as err:
        raise Unreadable(Fault("common.source.syntax", f"not CSV: {err}", line=max(table.line_num, 1))) from None
    wrong = _fault_of_header(header, beside)
    if wrong:
        raise Unreadable(Fault("common.csv.header", wrong, line=table.line_num))
    columns = _Columns(header)
    while True:
        line = table.line_num + 1
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as err:
            yield Row(columns, [], line, Fault("common.source.syntax", f"not CSV: {err}", line=line))
            continue
        if not cells:
            continue
        fault = None
        if len(cells) != len(header):
            message = f"{len(cells):,} cells under {len(header):,} columns: check commas and quotes"
            fault = Fault("common.csv.columns", message, line=line)
        yield Row(columns, cells, line, fault)


class Row(NamedTuple):
    """A row whose cells are read as the kind of its case wants them; `fault` says why they cannot be."""

    columns: _Columns
    cells: list[str]
    line: int
    fault: Fault | None = None

    def item(self, kind: str | None = None) -> Item:
        """The row as a case, of this kind or of the one that it names itself."""
        if self.fault:
            return Item(line=self.line, faults=(self.fault,))
        return self.columns.item(self.cells, self.line, kind)


def _texts(source: Source) -> Iterator[str]:
    for number, (offset, line) in enumerate(source.lines(), 1):
        if len(line) > MOST_LINE_BYTES:
            raise Unreadable(Fault("common.case.size", f"a line over {MOST_LINE_BYTES >> 20} MiB", line=number))
        try:
            yield decode(line, offset) + "\n"
        except Unreadable as end:
            raise Unreadable(Fault(end.fault.code, end.fault.message, line=number)) from None


def _fault_of_header(header: list[str], beside: frozenset[str]) -> str | None:
    """What is wrong with the first column that cannot be read, or with all; None where every column has its place."""
    if len(header) > _MOST_COLUMNS:
        return f"{len(header):,} columns: at most {_MOST_COLUMNS:,} are read"
    seen: set[Path] = set()
    for name in header:
        path = _path(name)
        if not name:
            return "a column without a name"
        if not _COLUMN.fullmatch(name):
            return f"column {shown(name)} is no path such as payee.residence"
        if len(path) > _MOST_STEPS:
            return f"column {shown(name)} is a path of {len(path):,} steps: at most {_MOST_STEPS}"
        if path in seen:
            return f"column {shown(name)} stands there twice: keep one"
        seen.add(path)
    # Without this a row of a few bytes could make lists of thousands of items.
    items = {path[: n + 1] for path in seen for n, step in enumerate(path) if isinstance(step, int)}
    for *whole, n in items:
        if isinstance(n, int) and n and (*whole, n - 1) not in items:
            place = dotted(tuple(whole))
            return f"a column of {place}[{n}], but none of {place}[{n - 1}]: items are counted from 0, without gaps"
    tops = {str(path[0]) for path in seen}
    if not tops & (_FIELDS | beside) and tops != {"id", "kind"}:
        near = "amount.currency, payee.residence, ship.flag"
        return f"no table of cases: {shown(', '.join(header))} names no field of a case ({near}, ...)"
    return None


def _path(name: str) -> Path:
    return tuple(int(n) if n else word for word, n in _STEP.findall(name))


class _Columns:
    """The paths of the columns and, for each kind of case, what the model expects there."""

    def __init__(self, header: list[str]) -> None:
        self._paths = [_path(name) for name in header]
        self._kind = header.index("kind") if "kind" in header else None
        self._places: dict[str, list[Expected | None]] = {}

    def item(self, cells: list[str], line: int, kind: str | None) -> Item:
        """A row as a case."""
        plain: dict[str, Any] = {}
        faults = []
        if kind is None:
            kind = "" if self._kind is None else cells[self._kind].strip()
        for path, place, cell in zip(self._paths, self._expected(kind), cells, strict=True):
            text = cell.strip()
            if text and not _put(plain, path, _value(text, place)):
                message = "this column and another fill the same place: keep one"
                faults.append(Fault("common.csv.columns", message, path, line=line))
        return Item(plain=_listed(plain), line=line, faults=tuple(faults[:MOST_FAULTS]))

    def _expected(self, kind: str) -> list[Expected | None]:
        if kind not in KINDS:
            return [None] * len(self._paths)
        if kind not in self._places:
            self._places[kind] = [expected_at(KINDS[kind], path) for path in self._paths]
        return self._places[kind]


def _value(text: str, place: Expected | None) -> Any:
    """A cell as its place wants it; what does not fit stays a text, for the common check to name."""
    if place is None:
        return text
    if text.startswith(("[", "{")) and (place.struct or place.items is not None or place.values is not None):
        try:
            item, end = Values(text).item(0)
        except Unreadable:
            end = -1
        if end == len(text) and not item.faults:
            return item.plain
    if bool in place.bare and text in _FLAGS:
        return _FLAGS[text]
    if int in place.bare and _WHOLE.fullmatch(text):
        return int(text)
    if place.items is not None and not place.struct and expected(place.items).plain:
        return [part.strip() for part in text.split(";") if part.strip()]
    return text


class _Numbered(dict[int, Any]):
    """A list while its items are still being found."""


def _put(plain: dict[str, Any], path: Path, value: Any) -> bool:
    """Set the value at a path, making what lies between; False where something else is there."""
    here: Any = plain
    for step, after in pairwise(path):
        if isinstance(step, int) != isinstance(here, _Numbered) or not isinstance(here, dict):
            return False
        here = here.setdefault(step, _Numbered() if isinstance(after, int) else {})
    if not isinstance(here, dict) or isinstance(path[-1], int) != isinstance(here, _Numbered) or path[-1] in here:
        return False
    here[path[-1]] = value
    return True


def _listed(value: Any) -> Any:
    """The value with numbered items as lists; one that is skipped is an object of which nothing is known."""
    if isinstance(value, _Numbered):
        return [_listed(value.get(n, {})) for n in range(max(value) + 1)]
    if isinstance(value, dict):
        return {key: _listed(member) for key, member in value.items()}
    return value
