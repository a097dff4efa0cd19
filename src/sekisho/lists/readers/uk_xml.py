"""Whom does the United Kingdom list? The UK sanctions list in XML (`SanctionsListSchema`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sekisho.lists.dates import read_day
from sekisho.lists.entry import Entry
from sekisho.lists.keys import number_repeats
from sekisho.lists.readers.faults import Faults
from sekisho.lists.readers.uk_designation import GROUPS, Designation, to_entry
from sekisho.lists.reading import ListFault, ListFile
from sekisho.lists.source import SourceFile
from sekisho.lists.xmlfile import Element, line_of, parse, root_of, text_of

_FORMAT = "uk.xml"


def recognises(files: Sequence[SourceFile]) -> bool:
    """Whether this is one file with the root `Designations`."""
    return len(files) == 1 and root_of(files[0].head()) == "Designations"


def read(files: Sequence[SourceFile]) -> ListFile:
    """Read the UK sanctions list; every fault is in the answer.

    Args:
        files: the one XML file.
    """
    file = files[0]
    root = parse(file)
    if isinstance(root, ListFault):
        return ListFile(list="UK", format=_FORMAT, faults=(root,))
    faults = Faults(file.name)
    entries, repeats = number_repeats(_entries(root, faults), file.name)
    generated = root.get("dateGenerated") or ""
    return ListFile(
        list="UK",
        format=_FORMAT,
        published=read_day(root.findtext("DateGenerated") or "") or read_day(generated[:10]),
        entries=entries,
        faults=(*_schema_faults(root, entries, file.name), *faults.found, *repeats),
    )


def _schema_faults(root: Element, entries: tuple[Entry, ...], file: str) -> Iterator[ListFault]:
    if root.tag != "Designations" or not entries or sum(not entry.names for entry in entries) * 2 > len(entries):
        message = f"the root {root.tag} holds no Designation with a Name: not the UK sanctions list, or an empty one"
        yield ListFault(code="list.schema", message=message, severity="refused", file=file)


def _entries(root: Element, faults: Faults) -> Iterator[Entry]:
    unknown: set[str] = set()
    for count, element in enumerate(root.iterchildren("Designation"), 1):
        record = Designation("", line_of(element))
        _gather(element, record)
        record.id = record.first("UniqueID")
        if not record.id:
            record.id = f"Designation-{count}"
            message = f"Designation {count} has no UniqueID: kept as {record.id}"
            faults.warn("list.row", message, entry=record.id, line=record.line)
        unknown |= record.unknown
        yield to_entry(record, f"Designation {count}", faults)
    unknown |= {child.tag for child in root if child.tag not in ("Designation", "DateGenerated")}
    for tag in sorted(unknown):
        faults.warn("list.schema", f"element {tag} is not known: kept among the remarks; update sekisho")


def _gather(element: Element, record: Designation) -> None:
    """Every leaf under an element, however deep its container: containers only hold several of one thing."""
    for child in element:
        if child.tag in GROUPS:
            fields = {part.tag: text for part in child if (text := text_of(part))}
            record.add_group(child.tag, fields)
        elif child.tag == "SanctionsImposedIndicators":
            for flag in child:
                if text_of(flag).lower() == "true":
                    record.add("Indicator", flag.tag)
        elif len(child):
            _gather(child, record)
        else:
            record.add(child.tag, text_of(child))
