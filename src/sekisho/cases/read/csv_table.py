"""Cases as CSV: one case a row, columns named by dotted paths of the contract (`payee.residence`, `goods[0].hs`).

An empty cell is unknown and `[]` is known to be none; a list of texts is written `JP;UN`; where the contract has an
object or a list, a cell may hold it as JSON.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sekisho.cases.model import KINDS
from sekisho.cases.read.arrival import Fault, Item, Path, Unreadable, shown
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


def recognises(head: bytes) -> bool:
    """A first line of column names, `id` or `kind` among them."""
    first = head.split(b"\n", 1)[0].decode("utf-8", "replace")
    names = [name.strip().strip('"') for name in first.split(",")]
    return bool({"id", "kind"} & set(names)) and all(not n or _COLUMN.fullmatch(n) for n in names)


def read(source: Source) -> Iterator[Item]:
    """Every row as a case; a row that is broken costs only itself."""
    rows = csv.reader(_texts(source), strict=True)
    try:
        header = [name.strip() for name in next(rows)]
    except StopIteration:
        return
    except csv.Error as err:
        raise Unreadable(Fault("common.source.syntax", f"not CSV: {err}", line=1)) from None
    columns = tuple(_path(name) for name in header)
    faults = list(_faults_of_header(header))
    if faults:
        raise Unreadable(faults[0])
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as err:
            yield Item(line=line, faults=(Fault("common.source.syntax", f"not CSV: {err}", line=line),))
            continue
        if not cells:
            continue
        if len(cells) != len(columns):
            message = f"{len(cells)} cells under {len(columns)} columns: check commas and quotes"
            yield Item(line=line, faults=(Fault("common.csv.columns", message, line=line),))
            continue
        yield _item(columns, cells, line)


def _texts(source: Source) -> Iterator[str]:
    for number, (offset, line) in enumerate(source.lines(), 1):
        if len(line) > MOST_LINE_BYTES:
            raise Unreadable(Fault("common.case.size", f"a line over {MOST_LINE_BYTES >> 20} MiB", line=number))
        try:
            yield decode(line, offset) + "\n"
        except Unreadable as end:
            raise Unreadable(Fault(end.fault.code, end.fault.message, line=number)) from None


def _faults_of_header(header: list[str]) -> Iterator[Fault]:
    for name in header:
        if not name:
            yield Fault("common.csv.header", "a column without a name", line=1)
        elif not _COLUMN.fullmatch(name):
            yield Fault("common.csv.header", f"column {shown(name)} is no path such as payee.residence", line=1)
        elif header.count(name) > 1:
            yield Fault("common.csv.header", f"column {shown(name)} stands there twice: keep one", line=1)


def _path(name: str) -> Path:
    return tuple(int(n) if n else word for word, n in _STEP.findall(name))


def _item(columns: tuple[Path, ...], cells: list[str], line: int) -> Item:
    kind = next((cell.strip() for path, cell in zip(columns, cells, strict=True) if path == ("kind",)), "")
    plain: dict[str, Any] = {}
    faults = []
    for path, cell in zip(columns, cells, strict=True):
        text = cell.strip()
        if text and not _put(plain, path, _value(text, _expected(kind, path))):
            message = "this column and another fill the same place: keep one"
            faults.append(Fault("common.csv.columns", message, path, line=line))
    return Item(plain=_listed(plain), line=line, faults=tuple(faults))


@cache
def _expected(kind: str, path: Path) -> Expected | None:
    return expected_at(KINDS[kind], path) if kind in KINDS else None


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
