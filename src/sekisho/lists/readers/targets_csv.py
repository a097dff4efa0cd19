"""OpenSanctions targets.simple.csv: one row a target; alias quality and the types of identifiers are not in it."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from sekisho.lists.dates import read_day
from sekisho.lists.entry import Address, BirthDate, Entry, ListedName, ListedNumber, Vessel
from sekisho.lists.keys import number_repeats
from sekisho.lists.readers.csv_rows import Row, header_of, read_rows
from sekisho.lists.readers.faults import Faults
from sekisho.lists.readers.open_sanctions import country, imo_number, kind_of, list_id, names_dprk
from sekisho.lists.reading import ListFault, ListFile
from sekisho.lists.scripts import script_of
from sekisho.lists.source import SourceFile

FORMAT = "targets.csv"

_KEY = ("id", "schema", "name", "aliases", "birth_date", "countries")
_READ = (
    *_KEY,
    "addresses",
    "identifiers",
    "sanctions",
    "program_ids",
    "dataset",
    "first_seen",
    "last_seen",
    "last_change",
)
_IMO = re.compile(r"IMO[\s:]*[0-9]{7}\Z", re.IGNORECASE)


def recognises(files: Sequence[SourceFile]) -> bool:
    """Whether this is one file with the header of targets.simple.csv."""
    return len(files) == 1 and set(_KEY) <= set(header_of(files[0]))


def read(files: Sequence[SourceFile]) -> ListFile:
    """Read the targets; the list id is the name of the dataset where the file holds one.

    Args:
        files: the one CSV file.
    """
    file = files[0]
    table = read_rows(file)
    if isinstance(table, ListFault):
        return ListFile(list=list_id(()), format=FORMAT, faults=(table,))
    faults = Faults(file.name)
    name = list_id(row["dataset"] for row in table.rows)
    entries, repeats = number_repeats((_entry(row, name, faults) for row in table.rows), file.name)
    seen = max((row["last_seen"][:10] for row in table.rows), default="")
    return ListFile(
        list=name,
        format=FORMAT,
        published=read_day(seen) if seen else None,
        entries=entries,
        faults=(*table.faults, *faults.found, *repeats),
    )


def _entry(row: Row, list_name: str, faults: Faults) -> Entry:
    kind = kind_of(row["schema"])
    if not row["name"]:
        faults.warn("list.name", f"{row['id']}: a target without a name", entry=row["id"], line=row.line)
    names = [("primary", row["name"])] if row["name"] else []
    names += [("alias", text) for text in _values(row["aliases"])]
    countries = tuple(country(code) for code in _values(row["countries"]))
    programmes = tuple(_values(row["program_ids"]))
    sanctions = tuple(_values(row["sanctions"]))
    born: list[BirthDate] = []
    remarks = [f"schema: {row['schema']}"] if kind == "unknown" else []
    for text in _values(row["birth_date"]):
        dates = faults.birth_dates(text, entry=row["id"], line=row.line)
        born += dates
        remarks += [] if dates else [f"birth_date: {text}"]
    remarks += [f"{column}: {text}" for column, text in row.cells.items() if text and column not in _READ]
    remarks += [f"{column}: {row[column]}" for column in ("dataset", "first_seen", "last_change") if row[column]]
    is_craft = kind in ("vessel", "aircraft")
    return Entry(
        list=list_name,
        id=row["id"] or f"line {row.line}",
        kind=kind,
        names=tuple(
            ListedName(
                text=" ".join(text.split()), kind="primary" if said == "primary" else "alias", script=script_of(text)
            )
            for said, text in names
        ),
        birth_dates=tuple(dict.fromkeys(born)),
        nationalities=() if is_craft else countries,
        numbers=tuple(
            imo_number(text, kind) if _IMO.match(text) else ListedNumber(scheme="other", value=text)
            for text in _values(row["identifiers"])
        ),
        addresses=tuple(Address(text=text) for text in _values(row["addresses"])),
        vessel=Vessel(flag=countries[0], former_flags=countries[1:]) if is_craft and countries else None,
        programmes=programmes or sanctions,
        about_dprk=names_dprk(countries, (*programmes, *sanctions)),
        basis=sanctions,
        remarks=tuple(remarks),
        position=f"line {row.line}",
    )


def _values(cell: str) -> list[str]:
    """The values of a cell: a line of CSV of its own, parted by semicolons."""
    if not cell:
        return []
    try:
        parts = [part for line in csv.reader([cell], delimiter=";", strict=True) for part in line]
    except csv.Error:
        parts = cell.split(";")
    return list(dict.fromkeys(text for part in parts if (text := part.strip())))
