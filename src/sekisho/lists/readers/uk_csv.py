"""Whom does the United Kingdom list? The UK sanctions list in CSV: a report date, then rows multiplying the details."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sekisho.lists.dates import read_day
from sekisho.lists.entry import Entry
from sekisho.lists.readers.csv_rows import Table, header_of, read_rows
from sekisho.lists.readers.faults import Faults
from sekisho.lists.readers.uk_designation import Designation, to_entry
from sekisho.lists.reading import ListFault, ListFile
from sekisho.lists.source import SourceFile

_FORMAT = "uk.csv"
_PREAMBLE = re.compile(rb"\A(\xef\xbb\xbf)?\"?Report Date:\s*([^\r\n\",]*)[\",\s]*?\r?\n", re.IGNORECASE)
_MUST_HAVE = (
    "Unique ID",
    "Name 6",
    "Name type",
    "Regime Name",
    "Designation Type",
    "Date Designated",
    "D.O.B",
    "IMO number",
)
# Column -> the XML's element that holds the same.
_VALUES = {
    "Last Updated": "LastUpdated",
    "Unique ID": "UniqueID",
    "OFSI Group ID": "OFSIGroupID",
    "UN Reference Number": "UNReferenceNumber",
    "Title": "Title",
    "Regime Name": "RegimeName",
    "Designation Type": "IndividualEntityShip",
    "Designation source": "DesignationSource",
    "Sanctions Imposed": "SanctionsImposed",
    "Other Information": "OtherInformation",
    "UK Statement of Reasons": "UKStatementofReasons",
    "Phone number": "PhoneNumber",
    "Website": "Website",
    "Email address": "EmailAddress",
    "Date Designated": "DateDesignated",
    "D.O.B": "DOB",
    "Nationality(/ies)": "Nationality",
    "Position": "Position",
    "Gender": "Gender",
    "Type of entity": "TypeOfEntity",
    "Subsidiaries": "Subsidiary",
    "Parent company": "ParentCompany",
    "Business registration number (s)": "BusinessRegistrationNumber",
    "IMO number": "IMONumber",
    "Current owner/operator (s)": "CurrentOwnerOperator",
    "Previous owner/operator (s)": "PreviousOwnerOperator",
    "Current believed flag of ship": "CurrentBelievedFlagOfShip",
    "Previous flags": "PreviousFlag",
    "Type of ship": "TypeOfShip",
    "Tonnage of ship": "TonnageOfShip",
    "Length of ship": "LengthOfShip",
    "Year Built": "YearBuilt",
    "Hull identification number (HIN)": "HullIdentificationNumber",
}
_GROUPS = {
    "Name": {
        **{f"Name {n}": f"Name{n}" for n in range(1, 7)},
        "Name type": "NameType",
        "Alias strength": "AliasStrength",
    },
    "NonLatinName": {
        "Name non-latin script": "NameNonLatinScript",
        "Non-latin script type": "NonLatinScriptType",
        "Non-latin script language": "NonLatinScriptLanguage",
    },
    "Address": {
        **{f"Address Line {n}": f"AddressLine{n}" for n in range(1, 7)},
        "Address Postal Code": "AddressPostalCode",
        "Address Country": "AddressCountry",
    },
    "Passport": {
        "Passport number": "PassportNumber",
        "Passport additional information": "PassportAdditionalInformation",
    },
    "NationalIdentifier": {
        "National Identifier number": "NationalIdentifierNumber",
        "National Identifier additional information": "NationalIdentifierAdditionalInformation",
    },
    "Location": {"Town of birth": "TownOfBirth", "Country of birth": "CountryOfBirth"},
}
_KNOWN = frozenset((*_VALUES, *(column for columns in _GROUPS.values() for column in columns)))


def recognises(files: Sequence[SourceFile]) -> bool:
    """Whether this is one file whose header, below a report date or first, has the columns of the UK sanctions list."""
    if len(files) != 1:
        return False
    head = files[0].head()
    preamble = _PREAMBLE.match(head)
    header = header_of(SourceFile(files[0].name, content=head[preamble.end() if preamble else 0 :]))
    return {"Unique ID", "Name 6", "Name type"} <= set(header)


def read(files: Sequence[SourceFile]) -> ListFile:
    """Read the UK sanctions list; every fault is in the answer.

    Args:
        files: the one CSV file.
    """
    data = files[0].read()
    preamble = _PREAMBLE.match(data)
    published = read_day(preamble[2].decode("ascii", "replace")) if preamble else None
    # Blanks for the preamble, so that lines and bytes are counted in the whole file.
    blank = (preamble[1] or b"") + b" " * (preamble.end() - len(preamble[1] or b"") - 1) + b"\n" if preamble else b""
    table = read_rows(SourceFile(files[0].name, content=blank + data[len(blank) :]))
    if isinstance(table, ListFault):
        return ListFile(list="UK", format=_FORMAT, published=published, faults=(table,))
    faults = Faults(files[0].name)
    if published is None:
        faults.warn("list.schema", "there is no line 'Report Date: dd-Mon-yyyy': the age of the list is unknown")
    for column in table.header:
        if column not in _KNOWN:
            faults.warn("list.schema", f"column {column!r} is not known: kept among the remarks; update sekisho")
    entries = tuple(_entries(table, faults))
    return ListFile(
        list="UK",
        format=_FORMAT,
        published=published,
        entries=entries,
        faults=(*_schema_faults(table, entries, files[0].name), *table.faults, *faults.found),
    )


def _schema_faults(table: Table, entries: tuple[Entry, ...], file: str) -> Iterator[ListFault]:
    missing = [column for column in _MUST_HAVE if column not in table.header]
    if missing:
        message = (
            f"columns {', '.join(missing)} are missing: not the UK sanctions list, or a new schema; update sekisho"
        )
        yield ListFault(code="list.schema", message=message, severity="refused", file=file)
    elif not entries:
        message = "there is no row below the header: the list is empty; fetch it again"
        yield ListFault(code="list.incomplete", message=message, severity="refused", file=file)


def _entries(table: Table, faults: Faults) -> Iterator[Entry]:
    """One entry a Unique ID: its rows are the product of its names, addresses, birth dates and so on."""
    records: dict[str, Designation] = {}
    for row in table.rows:
        key = row["Unique ID"]
        if not key:
            key = f"line-{row.line}"
            faults.warn("list.row", f"line {row.line} has no Unique ID: kept as {key}", entry=key, line=row.line)
        record = records.setdefault(key, Designation(key, row.line))
        for group, columns in _GROUPS.items():
            record.add_group(group, {tag: text for column, tag in columns.items() if (text := _fold(row[column]))})
        for column in table.header:
            if column in _VALUES or column not in _KNOWN:
                record.add(_VALUES.get(column, column), _fold(row[column]))
    for record in records.values():
        yield to_entry(record, f"line {record.line}", faults)


def _fold(text: str) -> str:
    return " ".join(text.split())
