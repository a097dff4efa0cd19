"""A list of one's own: CSV with the columns id, kind, name, name_kind, imo, birth_date, country; one row a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import get_args

from sekisho.lists.dates import read_birth_dates
from sekisho.lists.entry import BirthDate, Entry, EntryKind, ListedName, ListedNumber, NameKind, Quality, Vessel
from sekisho.lists.imo import ship_number_holds
from sekisho.lists.places import country_or_words
from sekisho.lists.publisher import PUBLISHERS
from sekisho.lists.readers.csv_rows import Row, header_of, read_rows
from sekisho.lists.reading import ListFault, ListFile
from sekisho.lists.scripts import script_of
from sekisho.lists.source import SourceFile

FORMAT = "own.csv"

_NEEDED = ("id", "kind", "name", "name_kind")
_COLUMNS = (*_NEEDED, "imo", "birth_date", "country")
_KINDS: dict[str, EntryKind] = {kind: kind for kind in get_args(EntryKind)}
_NAME_KINDS: dict[str, tuple[NameKind, Quality]] = {
    "primary": ("primary", "good"),
    "alias": ("alias", "good"),
    "weak": ("alias", "weak"),
    "former": ("former", "good"),
}
_TAKEN = frozenset(publisher.list for publisher in PUBLISHERS)


def recognises(files: Sequence[SourceFile]) -> bool:
    """Whether this is one file whose header names at least id, kind, name and name_kind."""
    return len(files) == 1 and set(_NEEDED) <= set(header_of(files[0]))


def read(files: Sequence[SourceFile]) -> ListFile:
    """Read a list of one's own; its id is the file's name without the ending.

    Args:
        files: the one CSV file, UTF-8. Rows with the same id are one entry, wherever they stand.
    """
    file = files[0]
    list_id = PurePath(file.name).stem
    faults: list[ListFault] = []
    if list_id in _TAKEN:
        message = (
            f"a list of one's own may not be called {list_id}: a hit on it would count as that publisher's; rename it"
        )
        faults.append(ListFault(code="list.name_taken", message=message, severity="refused", file=file.name))
    table = read_rows(file, by_hand=True)
    if isinstance(table, ListFault):
        return _list_file(list_id, (), (*faults, table))
    faults += table.faults
    for column in table.header:
        if column not in _COLUMNS:
            message = f"column {column!r} is kept among the remarks; known are {', '.join(_COLUMNS)}"
            faults.append(_warning(file, 1, None, "list.schema", message))
    by_id: dict[str, list[Row]] = {}
    for row in table.rows:
        if not row["id"]:
            faults.append(
                _warning(file, row.line, f"line {row.line}", "list.row", f"line {row.line} has no id: give it one")
            )
        by_id.setdefault(row["id"] or f"line {row.line}", []).append(row)
    entries = tuple(_entry(list_id, key, rows, file, faults) for key, rows in by_id.items())
    return _list_file(list_id, entries, faults)


def _list_file(list_id: str, entries: Sequence[Entry], faults: Sequence[ListFault]) -> ListFile:
    return ListFile(list=list_id, format=FORMAT, published=None, entries=tuple(entries), faults=tuple(faults))


def _warning(file: SourceFile, line: int, entry: str | None, code: str, message: str) -> ListFault:
    return ListFault(code=code, message=message, severity="warning", file=file.name, line=line, entry=entry)


def _entry(list_id: str, key: str, rows: Sequence[Row], file: SourceFile, faults: list[ListFault]) -> Entry:
    def odd(row: Row, message: str) -> None:
        faults.append(_warning(file, row.line, key, "list.value", message))

    names: list[ListedName] = []
    numbers: list[ListedNumber] = []
    born: list[BirthDate] = []
    remarks: list[str] = []
    countries = tuple(dict.fromkeys(country_or_words(row["country"]) for row in rows if row["country"]))
    kinds = list(dict.fromkeys(row["kind"] for row in rows if row["kind"]))
    kind = _KINDS.get(kinds[0], "unknown") if kinds else "unknown"
    if len(kinds) > 1 or not kinds or kinds[0] not in _KINDS:
        said = " and ".join(kinds) or "no kind"
        odd(rows[0], f"{said}: read as {kind}; write one of {', '.join(_KINDS)} on every row of an id")
    for row in rows:
        if row["name"]:
            names.append(_name(row, odd))
        else:
            odd(row, "a row without a name: give the name, or leave the row out")
        if imo := row["imo"].upper().removeprefix("IMO").strip():
            if not ship_number_holds(imo):
                odd(row, f"IMO {imo}: not seven digits with their check digit; kept as written, look at the hull")
            numbers.append(ListedNumber(scheme="imo", value=imo))
        if row["birth_date"]:
            dates = read_birth_dates(row["birth_date"])
            if dates is None:
                odd(row, f"birth date {row['birth_date']!r} cannot be read; kept as a remark, write 1962-02-18")
                remarks.append(f"birth_date: {row['birth_date']}")
            born += dates or ()
        remarks += [f"{column}: {text}" for column, text in row.cells.items() if text and column not in _COLUMNS]
    is_craft = kind in ("vessel", "aircraft")
    return Entry(
        list=list_id,
        id=key,
        kind=kind,
        names=tuple(dict.fromkeys(names)),
        birth_dates=tuple(dict.fromkeys(born)),
        nationalities=() if is_craft else countries,
        numbers=tuple(dict.fromkeys(numbers)),
        vessel=Vessel(flag=countries[0], former_flags=countries[1:]) if is_craft and countries else None,
        about_dprk="KP" in countries,
        remarks=tuple(dict.fromkeys(remarks)),
        position=f"line {rows[0].line}",
    )


def _name(row: Row, odd: Callable[[Row, str], None]) -> ListedName:
    kind, quality = _NAME_KINDS.get(row["name_kind"], ("alias", "good"))
    if row["name_kind"] not in _NAME_KINDS:
        odd(row, f"name_kind {row['name_kind']!r}: read as alias; write primary, alias or weak")
    text = " ".join(row["name"].split())
    return ListedName(text=text, kind=kind, quality=quality, script=script_of(text))
