"""The US consolidated screening list: what the Departments of Commerce, State and the Treasury list, in one CSV file.

Each entry's first programme tag is the short name of the list that it stands on (`EL` Entity List, `DPL` Denied
Persons, `UVL`, `MEU`, `ISN`, `DTC`, `SDN`, ...), taken from the column `source`; the publisher's own tags follow. `_id`
is absent from older files and changes with the content, so that `entity_number` is the key where there is one; a row
with neither is known by a hash of what it says.

Format: US International Trade Administration, columns as in the file's header.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterator, Sequence

import msgspec

from sekisho.lists.entry import Address, Entry, EntryKind, ListedName
from sekisho.lists.keys import number_repeats
from sekisho.lists.places import country_of
from sekisho.lists.readers.csv_rows import Row, header_of, read_rows
from sekisho.lists.readers.faults import Faults
from sekisho.lists.readers.ofac_dprk import tie_to_dprk
from sekisho.lists.readers.ofac_party import listed_name, numbers_of, ship
from sekisho.lists.readers.ofac_remarks import gather, identifies, phrases
from sekisho.lists.reading import ListFault, ListFile
from sekisho.lists.source import SourceFile

_FORMAT = "csl.csv"
_COLUMNS = frozenset(
    """
    source entity_number type programs name title addresses federal_register_notice start_date end_date standard_order
    license_requirement license_policy call_sign vessel_type gross_tonnage gross_registered_tonnage vessel_flag
    vessel_owner remarks source_list_url alt_names citizenships dates_of_birth nationalities places_of_birth
    source_information_url ids
    """.split()
)
_KINDS: dict[str, EntryKind] = {
    "Individual": "person",
    "Entity": "organisation",
    "Vessel": "vessel",
    "Aircraft": "aircraft",
}
_SHORT_NAME = re.compile(r"\(([A-Z]+)\)")
_AND_OTHERS = re.compile(r"[;,]? and any (?:successor|subsidiar|sub-unit).*", re.IGNORECASE)
_SAID_IN = ("standard_order", "license_requirement", "license_policy")


def recognises(files: Sequence[SourceFile]) -> bool:
    """Whether this is one file with the columns of the consolidated screening list."""
    return len(files) == 1 and _COLUMNS.issubset(header_of(files[0]))


def read(files: Sequence[SourceFile]) -> ListFile:
    """Read the consolidated screening list; every fault is in the answer.

    Args:
        files: the one CSV file.
    """
    file = files[0]
    table = read_rows(file)
    if isinstance(table, ListFault):
        return ListFile(list="CSL", format=_FORMAT, faults=(table,))
    faults = Faults(file.name)
    entries, repeats = number_repeats((_entry(row, faults) for row in table.rows), file.name)
    return ListFile(
        list="CSL",
        format=_FORMAT,
        published=None,
        entries=tie_to_dprk(entries),
        faults=(*table.faults, *faults.found, *repeats),
    )


def _key(row: Row) -> str:
    if key := row["entity_number"] or row["_id"]:
        return key
    said = "\x1f".join(row[c] for c in ("source", "name", "addresses", "federal_register_notice", "start_date"))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _split(cell: str) -> list[str]:
    """The values of a cell; the last of several often begins with "and"."""
    return [value.strip().removeprefix("and ") for value in cell.split("; ") if value.strip()]


def _entry(row: Row, faults: Faults) -> Entry:
    key = _key(row)
    kind = _KINDS.get(row["type"], "unknown")
    said = gather((*phrases(row["remarks"]), *_phrases(row)))
    for phrase in said.odd:
        faults.warn("list.value", f"{phrase!r} could not be read; kept as text", entry=key, line=row.line)
    from_ = faults.day(row["start_date"], "start_date", entry=key, line=row.line)
    end = faults.day(row["end_date"], "end_date", entry=key, line=row.line)
    short = _SHORT_NAME.search(row["source"])
    unread = [f"{c}: {row[c]}" for c, day in (("start_date", from_), ("end_date", end)) if row[c] and day is None]
    return Entry(
        list="CSL",
        id=key,
        kind=kind,
        names=(*_names(row, kind == "person"), *said.names),
        birth_dates=said.birth_dates,
        birth_places=said.birth_places,
        nationalities=tuple(dict.fromkeys(said.nationalities)),
        numbers=numbers_of(kind, said, row["call_sign"] or None),
        addresses=tuple(_address(text) for text in _split(row["addresses"])),
        vessel=ship(
            kind,
            said,
            row["vessel_type"] or None,
            row["vessel_flag"] or None,
            row["gross_tonnage"] or None,
            row["gross_registered_tonnage"] or None,
            row["vessel_owner"] or None,
        ),
        programmes=((short[1] if short else row["source"]), *_split(row["programs"])),
        basis=(row["federal_register_notice"],) if row["federal_register_notice"] else (),
        listed_from=from_,
        # The published day is the last one in force.
        listed_to=end + datetime.timedelta(days=1) if end else None,
        titles=tuple(_split(row["title"])),
        linked=said.linked,
        remarks=(*said.remarks, *unread, *(f"{c.replace('_', ' ')}: {row[c]}" for c in _SAID_IN if row[c])),
        position=f"line {row.line}",
    )


def _names(row: Row, person: bool) -> Iterator[ListedName]:
    others = _AND_OTHERS.search(row["name"])
    text = row["name"][: others.start()] if others else row["name"]
    name = listed_name(text, person)
    yield msgspec.structs.replace(name, note=others[0].strip(" ;,")) if others else name
    for alias in _split(row["alt_names"]):
        yield listed_name(alias, person, "alias")


def _address(text: str) -> Address:
    return Address(text=text, country=country_of(text.rpartition(",")[2]))


def _phrases(row: Row) -> Iterator[str]:
    """What the columns say, in the words of OFAC's remarks, so that one vocabulary reads both."""
    for column, word in (
        ("dates_of_birth", "DOB"),
        ("places_of_birth", "POB"),
        ("nationalities", "nationality"),
        ("citizenships", "citizen"),
    ):
        for value in _split(row[column]):
            yield f"{word} {value}"
    # Files without `_id` write the kind of a number last and the country first.
    read_id = _id_phrase if "_id" in row.cells else _old_id_phrase
    yield from map(read_id, _split(row["ids"]))


def _id_phrase(item: str) -> str:
    """`Passport, 836238033, KP` as `Passport 836238033 (KP)`."""
    kind, _, said = item.partition(", ")
    number, comma, country = said.rpartition(", ")
    return f"{kind} {number} ({country})" if comma and identifies(kind) and country_of(country) else f"{kind} {said}"


def _old_id_phrase(item: str) -> str:
    """`KP, 836238033, Passport` as `Passport 836238033 (KP)`."""
    said, _, kind = item.rpartition(", ")
    country, comma, number = said.partition(", ")
    return f"{kind} {number} ({country})" if comma and identifies(kind) and country_of(country) else f"{kind} {said}"
