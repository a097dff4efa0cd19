"""Whom does the Security Council list? The consolidated list in XML (schema `sc-sanctions.xsd`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from sekisho.lists.dates import read_birth_dates, read_day
from sekisho.lists.entry import Address, BirthDate, Entry, EntryKind, ListedName, ListedNumber, NameKind, Quality
from sekisho.lists.keys import number_repeats
from sekisho.lists.places import country_of, country_or_words
from sekisho.lists.readers.faults import Faults
from sekisho.lists.readers.un_documents import in_comments, in_document
from sekisho.lists.reading import ListFault, ListFile
from sekisho.lists.scripts import script_of
from sekisho.lists.source import SourceFile
from sekisho.lists.spellings import spellings
from sekisho.lists.xmlfile import Element, line_of, parse, root_of

_FORMAT = "un.xml"
_GROUPS: dict[str, EntryKind] = {"INDIVIDUAL": "person", "ENTITY": "organisation"}
_NAME_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_ADDRESS_PARTS = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")
_ALIAS_QUALITY: dict[str, tuple[NameKind, Quality]] = {
    "good": ("alias", "good"),
    "low": ("alias", "weak"),
    "a.k.a.": ("alias", "good"),
    "f.k.a.": ("former", "good"),
    "": ("alias", "good"),
}
# What the publisher writes for "nothing".
_NOTHING = frozenset(("", "na", "n/a", "null", "none", "-"))
_LATIN = re.compile("[A-Za-z]")
# Elements that say nothing of the party.
_OF_THE_FILE = frozenset(("VERSIONNUM", "SORT_KEY", "SORT_KEY_LAST_MOD", "LIST_TYPE"))
_WITHOUT_FIELD = ("GENDER", "SUBMITTED_ON", "SUBMITTED_BY")


def recognises(files: Sequence[SourceFile]) -> bool:
    """Whether this is one file with the root `CONSOLIDATED_LIST`."""
    return len(files) == 1 and root_of(files[0].head()) == "CONSOLIDATED_LIST"


def read(files: Sequence[SourceFile]) -> ListFile:
    """Read the UN consolidated list; every fault is in the answer.

    Args:
        files: the one XML file.
    """
    file = files[0]
    root = parse(file)
    if isinstance(root, ListFault):
        return ListFile(list="UN", format=_FORMAT, faults=(root,))
    faults = Faults(file.name)
    entries, repeats = number_repeats(_entries(root, faults), file.name)
    return ListFile(
        list="UN",
        format=_FORMAT,
        published=read_day((root.get("dateGenerated") or "")[:10]),
        entries=entries,
        faults=(*_schema_faults(root, entries, file.name), *faults.found, *repeats),
    )


def _schema_faults(root: Element, entries: tuple[Entry, ...], file: str) -> Iterator[ListFault]:
    """What refuses or holds a file that is XML, but not the list as it is known."""
    if root.tag != "CONSOLIDATED_LIST" or not entries:
        message = (
            f"the root {root.tag} holds no INDIVIDUAL and no ENTITY: not the UN consolidated list, or an empty one"
        )
        yield ListFault(code="list.schema", message=message, severity="refused", file=file)
    elif sum(not entry.names for entry in entries) * 2 > len(entries):
        message = "most entries have no FIRST_NAME: the schema has changed; update sekisho"
        yield ListFault(code="list.schema", message=message, severity="refused", file=file)
    elif set(_GROUPS.values()) - {entry.kind for entry in entries}:
        message = "there are only persons or only entities: half of the list is missing; fetch it again and compare"
        yield ListFault(code="list.incomplete", message=message, severity="held", file=file)
    if root.get("dateGenerated") is None:
        message = "the root has no dateGenerated: the age of the list is unknown"
        yield ListFault(code="list.schema", message=message, severity="warning", file=file)


@dataclass(slots=True)
class _Record:
    """The children of one INDIVIDUAL or ENTITY: texts by name, groups by name."""

    id: str
    line: int | None
    texts: dict[str, str] = field(default_factory=dict)
    groups: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)


def _entries(root: Element, faults: Faults) -> Iterator[Entry]:
    unknown: set[str] = set()
    for container in root:
        for count, element in enumerate(container, 1):
            kind = _GROUPS.get(element.tag)
            if kind is None:
                message = f"{element.tag} is neither INDIVIDUAL nor ENTITY: not read; update sekisho"
                faults.warn("list.schema", message, line=line_of(element))
                continue
            record = _record(element)
            yield _entry(record, kind, f"{element.tag} {count}", faults)
            unknown.update(
                tag for tag in (*record.texts, *record.lists, *record.groups) if not _known(tag, element.tag)
            )
    for tag in sorted(unknown):
        faults.warn("list.schema", f"element {tag} is not known: kept among the remarks; update sekisho")


def _record(element: Element) -> _Record:
    record = _Record("", line_of(element))
    for child in element:
        tag = child.tag
        if not len(child):
            if text := _fold(child.text):
                record.texts[tag] = f"{record.texts[tag]}; {text}" if tag in record.texts else text
        elif child[0].tag == "VALUE":
            values = [text for value in child if (text := _fold(value.text))]
            record.lists.setdefault(tag, []).extend(values)
        elif fields := {part.tag: text for part in child if (text := _fold(part.text))}:
            record.groups.setdefault(tag, []).append(fields)
    record.id = record.texts.get("REFERENCE_NUMBER") or f"DATAID-{record.texts.get('DATAID', record.line)}"
    return record


def _fold(text: str | None) -> str:
    folded = " ".join(text.split()) if text else ""
    return "" if folded.lower() in _NOTHING else folded


def _known(tag: str, group: str) -> bool:
    return tag in _KNOWN or tag.removeprefix(f"{group}_") in _KNOWN_GROUPS


_KNOWN_GROUPS = frozenset(("ALIAS", "ADDRESS", "DATE_OF_BIRTH", "PLACE_OF_BIRTH", "DOCUMENT"))
_KNOWN = frozenset(
    (
        *_NAME_PARTS,
        *_OF_THE_FILE,
        *_WITHOUT_FIELD,
        *("DATAID", "UN_LIST_TYPE", "REFERENCE_NUMBER", "LISTED_ON", "NAME_ORIGINAL_SCRIPT", "COMMENTS1"),
        *("TITLE", "DESIGNATION", "NATIONALITY", "LAST_DAY_UPDATED"),
    )
)


def _entry(record: _Record, kind: EntryKind, position: str, faults: Faults) -> Entry:
    texts, lists, entry, line = record.texts, record.lists, record.id, record.line
    if "REFERENCE_NUMBER" not in texts:
        faults.warn("list.row", f"{position} has no REFERENCE_NUMBER: kept as {entry}", entry=entry, line=line)
    group = position.split(" ", 1)[0]
    aliases = record.groups.get(f"{group}_ALIAS", [])
    names = (*_listed_names(texts), *_aliases(aliases, entry, line, faults))
    if not names:
        faults.warn(
            "list.row", f"{position} ({entry}) has no name: look it up at the publisher", entry=entry, line=line
        )
    comments = texts.get("COMMENTS1", "")
    dates, remarks = _birth_dates(record, aliases, faults)
    numbers = [ListedNumber(scheme="dataid", value=texts["DATAID"])] if "DATAID" in texts else []
    for document in record.groups.get(f"{group}_DOCUMENT", []):
        found, remark = in_document(document)
        numbers += [found] if found else []
        remarks += [remark] if remark else []
    numbers += [number for number in in_comments(comments) if number.value not in {n.value for n in numbers}]
    programme = texts.get("UN_LIST_TYPE", "")
    remarks += [f"{tag}: {texts[tag]}" for tag in _WITHOUT_FIELD if tag in texts]
    remarks += [f"{tag}: {text}" for tag, text in _unknown(record, group)]
    listed = faults.day(texts.get("LISTED_ON", "")[:10], "LISTED_ON", entry=entry, line=line)
    if listed is None and "LISTED_ON" in texts:
        remarks.append(f"LISTED_ON: {texts['LISTED_ON']}")
    updates = {
        text: faults.day(text[:10], "LAST_DAY_UPDATED", entry=entry, line=line)
        for text in _values(lists, "LAST_DAY_UPDATED")
    }
    remarks += [f"LAST_DAY_UPDATED: {text}" for text, day in updates.items() if day is None]
    return Entry(
        list="UN",
        id=entry,
        kind=kind,
        names=names,
        birth_dates=dates,
        birth_places=_birth_places(record, aliases),
        nationalities=tuple(map(country_or_words, lists.get("NATIONALITY", ()))),
        numbers=tuple(numbers),
        addresses=tuple(map(_address, record.groups.get(f"{group}_ADDRESS", ()))),
        programmes=(programme,) if programme else (),
        about_dprk=programme == "DPRK",
        listed_from=listed,
        amended=tuple(sorted({day for day in updates.values() if day is not None})),
        titles=(*_values(lists, "TITLE"), *_values(lists, "DESIGNATION")),
        remarks=(*((comments,) if comments else ()), *remarks),
        position=position,
    )


def _values(lists: dict[str, list[str]], tag: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lists.get(tag, ())))


def _unknown(record: _Record, group: str) -> Iterator[tuple[str, str]]:
    for tag, text in record.texts.items():
        if not _known(tag, group):
            yield tag, text
    for tag, values in record.lists.items():
        if not _known(tag, group):
            yield tag, "; ".join(values)
    for tag, fields in record.groups.items():
        if not _known(tag, group):
            yield tag, "; ".join(f"{name} {text}" for one in fields for name, text in one.items())


def _listed_names(texts: dict[str, str]) -> Iterator[ListedName]:
    parts = tuple(texts[part] for part in _NAME_PARTS if part in texts)
    if parts:
        text = " ".join(parts)
        yield ListedName(text=text, script=script_of(text), parts=parts if len(parts) > 1 else ())
    original = texts.get("NAME_ORIGINAL_SCRIPT", "")
    forms = spellings(original)
    # "ፍትዊ ዓብዱረዛቕ (Tigrinya)" names the language in Latin letters; a name all in Latin letters is one.
    foreign = tuple(form for form in forms if not _LATIN.search(form)) or forms
    for form in foreign:
        yield ListedName(text=form, script=script_of(form), note=original if form != original else None)


def _aliases(aliases: list[dict[str, str]], entry: str, line: int | None, faults: Faults) -> Iterator[ListedName]:
    for alias in aliases:
        quality = alias.get("QUALITY", "")
        if quality.lower() not in _ALIAS_QUALITY:
            faults.warn(
                "list.value", f"{entry}: alias quality {quality!r} is not known; taken as good", entry=entry, line=line
            )
        kind, strength = _ALIAS_QUALITY.get(quality.lower(), ("alias", "good"))
        cell, note = alias.get("ALIAS_NAME", ""), alias.get("NOTE")
        forms = spellings(cell)
        for form in (*forms, *_in_note(note or "", cell)):
            whole = cell if len(forms) > 1 or form not in forms else None
            yield ListedName(
                text=form,
                kind=kind,
                quality=strength,
                script=script_of(form),
                note="; ".join(filter(None, (whole, note))) or None,
            )


def _in_note(note: str, cell: str) -> tuple[str, ...]:
    """Further spellings that the note of an alias holds: its original script, or its transliterations."""
    if not note or any(map(str.isdigit, note)):
        return ()
    if not note.isascii():
        return tuple(
            form
            for form in spellings(note)
            if not _LATIN.search(form) and script_of(form) != script_of(cell) and script_of(form)
        )
    return tuple(form for form in spellings(note) if form != cell) if ";" in note and "(" not in note else ()


def _birth_dates(
    record: _Record, aliases: list[dict[str, str]], faults: Faults
) -> tuple[tuple[BirthDate, ...], list[str]]:
    """Every birth date, those of aliases included, and the words of those that cannot be read."""
    dates: list[BirthDate] = []
    unread: list[str] = []
    for fields in record.groups.get("INDIVIDUAL_DATE_OF_BIRTH", []):
        words = _birth_words(fields)
        if words:
            read = faults.birth_dates(words, entry=record.id, line=record.line)
            note = fields.get("NOTE", "")
            said = note if note and note not in words and note != "Approximately" else ""
            dates += [msgspec.structs.replace(d, text=f"{words} ({said})") for d in read] if said else read
            unread += [] if read else [f"Date of birth: {words}"]
    for alias in aliases:
        if words := alias.get("DATE_OF_BIRTH", ""):
            read = faults.birth_dates(words, entry=record.id, line=record.line)
            of_alias = f"{words} (as {alias.get('ALIAS_NAME', 'an alias')})"
            dates += [msgspec.structs.replace(date, text=of_alias) for date in read]
            unread += [] if read else [f"Date of birth: {of_alias}"]
    return tuple(dates), unread


def _birth_words(fields: dict[str, str]) -> str:
    """One date element as a phrase: DATE, YEAR or FROM_YEAR to TO_YEAR, or what its NOTE says instead."""
    note = fields.get("NOTE", "")
    words = fields.get("DATE", "")[:10] or fields.get("YEAR", "")
    if not words and ("FROM_YEAR" in fields or "TO_YEAR" in fields):
        words = f"{fields.get('FROM_YEAR', 'an unknown year')} to {fields.get('TO_YEAR', 'an unknown year')}"
    # A note of "Sep." beside the year 1958 is a month of that year.
    if note and words == fields.get("YEAR") and read_birth_dates(f"{note} {words}"):
        return f"{note} {words}"
    circa = "APPROXIMATELY" in (fields.get("TYPE_OF_DATE", "").upper(), note.upper())
    if not words:
        return "" if note.upper() == "APPROXIMATELY" else note
    return f"circa {words}" if circa else words


def _birth_places(record: _Record, aliases: list[dict[str, str]]) -> tuple[str, ...]:
    places = [_place(fields) for fields in record.groups.get("INDIVIDUAL_PLACE_OF_BIRTH", [])]
    for alias in aliases:
        parts = (alias.get("CITY_OF_BIRTH"), alias.get("COUNTRY_OF_BIRTH"))
        places.append(", ".join(filter(None, parts)))
    return tuple(dict.fromkeys(filter(None, places)))


def _place(fields: dict[str, str]) -> str:
    text = ", ".join(fields[part] for part in _ADDRESS_PARTS if part in fields)
    note = fields.get("NOTE")
    return f"{text} ({note})" if text and note else text or note or ""


def _address(fields: dict[str, str]) -> Address:
    return Address(text=_place(fields), country=country_of(fields["COUNTRY"]) if "COUNTRY" in fields else None)
