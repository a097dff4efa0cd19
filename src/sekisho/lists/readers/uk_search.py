"""Whom does the United Kingdom list, in short? The CSV of the FCDO's search page: one row a designation, no details."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sekisho.lists.entry import Entry, ListedName, ListedNumber
from sekisho.lists.keys import number_repeats
from sekisho.lists.readers.csv_rows import Row, Table, header_of, read_rows
from sekisho.lists.readers.faults import Faults
from sekisho.lists.readers.uk_designation import KINDS, about_dprk, programme_of
from sekisho.lists.reading import ListFault, ListFile
from sekisho.lists.scripts import script_of
from sekisho.lists.source import SourceFile

_FORMAT = "uk.search"
_COLUMNS = (
    "Unique ID",
    "OFSI Group ID",
    "Name",
    "Regime Name",
    "Type",
    "Designation source",
    "Date Designated",
    "Sanctions Imposed",
)
_KEPT_AS_REMARKS = ("Designation source", "Sanctions Imposed")


def recognises(files: Sequence[SourceFile]) -> bool:
    """Whether this is one file with the eight columns of the search page's export."""
    return len(files) == 1 and set(_COLUMNS) <= set(header_of(files[0]))


def read(files: Sequence[SourceFile]) -> ListFile:
    """Read the export; it always carries the warning that it is a summary.

    Args:
        files: the one CSV file.
    """
    file = files[0]
    table = read_rows(file)
    if isinstance(table, ListFault):
        return ListFile(list="UK", format=_FORMAT, faults=(table,))
    faults = Faults(file.name)
    faults.warn(
        "list.summary",
        "this export is a summary: aliases, birth dates, passports and IMO numbers are missing, and it does not say "
        "its own date; import UK-Sanctions-List.xml for screening",
    )
    entries, repeats = number_repeats(_entries(table, faults), file.name)
    return ListFile(
        list="UK",
        format=_FORMAT,
        published=None,
        entries=entries,
        faults=(*table.faults, *faults.found, *repeats),
    )


def _entries(table: Table, faults: Faults) -> Iterator[Entry]:
    more = [column for column in table.header if column not in _COLUMNS]
    for column in more:
        faults.warn("list.schema", f"column {column!r} is not known: kept among the remarks; update sekisho")
    for row in table.rows:
        yield _entry(row, (*_KEPT_AS_REMARKS, *more), faults)


def _entry(row: Row, remarks: tuple[str, ...], faults: Faults) -> Entry:
    entry, line, name, regime = row["Unique ID"], row.line, " ".join(row["Name"].split()), row["Regime Name"]
    if not entry:
        entry = f"line-{line}"
        faults.warn("list.row", f"line {line} has no Unique ID: kept as {entry}", entry=entry, line=line)
    if not name:
        faults.warn("list.row", f"{entry} has no name: look it up at the publisher", entry=entry, line=line)
    kind = KINDS.get(row["Type"].lower(), "unknown")
    if kind == "unknown":
        message = f"{entry}: {row['Type']!r} is none of Individual, Entity, Ship"
        faults.warn("list.value", message, entry=entry, line=line)
    listed = faults.day(row["Date Designated"], "Date Designated", entry=entry, line=line)
    said = [f"{column}: {row[column]}" for column in remarks if row[column]]
    if listed is None and row["Date Designated"]:
        said.append(f"Date Designated: {row['Date Designated']}")
    group = row["OFSI Group ID"]
    programme = programme_of(entry)
    return Entry(
        list="UK",
        id=entry,
        kind=kind,
        names=(ListedName(text=name, script=script_of(name)),) if name else (),
        numbers=(ListedNumber(scheme="ofsi_group", value=group),) if group else (),
        programmes=(programme,) if programme else (),
        about_dprk=about_dprk(entry, regime),
        basis=(regime,) if regime else (),
        listed_from=listed,
        remarks=tuple(said),
        position=f"line {line}",
    )
