"""How is a table of port calls read? Columns by name in any order, a row a call; a broken row costs itself alone."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, NamedTuple

from sekisho.cases.codes import COUNTRIES
from sekisho.cases.dprk_ports import named_dprk_port
from sekisho.cases.read.arrival import MOST_FAULTS, Fault, Item, Path, Unreadable, shown
from sekisho.cases.read.source import MOST_LINE_BYTES, decode
from sekisho.cases.read.voyages.port_day import port_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sekisho.cases.read.source import Source

_MOST_COLUMNS = 200


class Row(NamedTuple):
    """The filled cells of a row by the names of their columns, and its 1-based line."""

    cells: dict[str, str]
    line: int

    def get(self, column: str) -> str | None:
        """A cell, or None where it is empty or there is no such column."""
        return self.cells.get(column)


def columns(head: bytes) -> tuple[str, ...]:
    """The names of the columns in the first line, in small letters; () where it is no table."""
    first = head.partition(b"\n")[0].decode("utf-8", "replace")
    try:
        header = next(csv.reader([first.rstrip("\r")], delimiter=_delimiter(first)), [])
    except csv.Error:
        return ()
    return tuple("_".join(name.strip().strip("\ufeff").lower().split()) for name in header)


def rows(source: Source, *needed: str) -> Iterator[Row | Item]:
    """Every row that has a filled cell; an item that says why for each one that cannot be read.

    Args:
        source: the table.
        needed: columns of which it must have one.
    """
    texts = _texts(source)
    first = next(texts, "")
    table = csv.reader(texts, delimiter=_delimiter(first), strict=True)
    header = columns(first.encode("utf-8"))
    wrong = _fault_of_header(header, needed)
    if wrong:
        raise Unreadable(Fault("common.csv.header", wrong, line=1))
    while True:
        line = table.line_num + 2
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as err:
            yield Item(line=line, faults=(Fault("common.source.syntax", f"not CSV: {err}", line=line),))
            continue
        if len(cells) != len(header) and any(cells):
            message = f"{len(cells):,} cells under {len(header):,} columns: this call is in no voyage; check the commas"
            yield Item(line=line, faults=(Fault("common.csv.columns", message, line=line),))
            continue
        filled = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
        if filled:
            yield Row(filled, line)


def call(row: Row, source: str | None, path: Path) -> tuple[dict[str, Any], list[Fault]]:
    """A row as a call: port, days of arrival and departure there, source.

    Args:
        row: with `unlocode`, `country` or `port`, and `arrival` and `departure` or the same in UTC.
        source: declared, documented or ais.
        path: where the call will stand in the case.
    """
    place, faults = _place(row, path)
    found: dict[str, Any] = {"port": place} if place else {}
    for day in ("arrival", "departure"):
        in_utc = row.get(f"{day}_utc")
        written = in_utc or row.get(day)
        if written:
            found[day] = port_day(written, place or "", in_utc=bool(in_utc))
    if source:
        found["source"] = source
    return found, faults


def _place(row: Row, path: Path) -> tuple[str | None, list[Fault]]:
    """The port: by its code, else by its country, else by the name of a port of the DPRK."""
    code, country, name = row.get("unlocode"), row.get("country"), row.get("port")
    code = code.upper().replace(" ", "") if code else None
    dprk = named_dprk_port(name) if name else None
    place = code or country or (next(iter(dprk.codes), "KP") if dprk else None)
    if place is None:
        message = "neither UN/LOCODE nor country of the port: write at least the country"
        return None, [Fault("voyage.call.port", message, path, line=row.line)]
    faults = []
    said = f"the code {code} decides" if code else f"{place} is used"
    if code and country in COUNTRIES and code[:2] in COUNTRIES and country != code[:2]:
        message = f"UN/LOCODE {code}, but country {country}: {said}; ask which is true"
        faults.append(Fault("voyage.call.port", message, (*path, "port"), severity="warning", line=row.line))
    if dprk and (place[:2] != "KP" or not (code or country)):
        message = f"{shown(name)} is the name of a port of the DPRK: {said}; ask which port it was"
        faults.append(Fault("voyage.call.port", message, (*path, "port"), severity="warning", line=row.line))
    return place, faults


def agreed(rows: Sequence[Row], column: str, path: Path) -> tuple[str | None, list[Fault]]:
    """What all rows of a voyage say in one column; where they differ, nothing, and a warning that shows both."""
    said = list(dict.fromkeys(cell for row in rows if (cell := row.get(column))))
    if len(said) < 2:
        return (said[0] if said else None), []
    line = next(row.line for row in rows if row.get(column) == said[1])
    message = f"{column}: {shown(said[0])} and {shown(said[1])} in rows of one voyage: counted as unknown; ask"
    return None, [Fault("voyage.rows.conflict", message, path, severity="warning", line=line)]


def complete_from_no_day(plain: dict[str, Any]) -> Iterable[Fault]:
    """A log shows where a ship was, not that it was nowhere else; whoever knows more says so in `calls_since`."""
    if plain.get("calls") is not None and plain.get("calls_since") is None and plain.get("date") is not None:
        plain["calls_since"] = plain["date"]
    return ()


def few(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """What is to be said of a voyage, errors first; beyond thirty only that there is more."""
    if len(faults) <= MOST_FAULTS:
        return tuple(faults)
    errors_first = sorted(faults, key=lambda fault: fault.severity != "error")
    more = f"{len(faults) - MOST_FAULTS:,} more of this kind are not listed"
    return (*errors_first[:MOST_FAULTS], Fault("common.case.faults", more, severity="warning"))


def _texts(source: Source) -> Iterator[str]:
    """The lines from the first that is not blank; those before it count too."""
    begun = False
    for number, (offset, line) in enumerate(source.lines(), 1):
        if len(line) > MOST_LINE_BYTES:
            raise Unreadable(Fault("common.case.size", f"a line over {MOST_LINE_BYTES >> 20} MiB", line=number))
        try:
            text = decode(line, offset)
        except Unreadable as end:
            raise Unreadable(Fault(end.fault.code, end.fault.message, line=number)) from None
        begun = begun or bool(text.strip())
        if begun:
            yield text + "\n"


def _delimiter(first: str) -> str:
    return max(",;\t", key=first.count)


def _fault_of_header(header: Sequence[str], needed: Sequence[str]) -> str | None:
    if len(header) > _MOST_COLUMNS:
        return f"{len(header):,} columns: at most {_MOST_COLUMNS} are read"
    if not set(needed) & set(header):
        return f"no column {' or '.join(needed)}: the first line must name the columns"
    for name in header:
        if name and header.count(name) > 1:
            return f"column {shown(name)} stands there twice: keep one"
    return None
