"""OpenSanctions entities.ftm.json: FollowTheMoney as JSON lines; parties, and what ties them, are lines alike.

A target is an entry. A line that is no target is no designation: it gives the targets that it touches their sanctions,
documents, addresses and links, and the number of such lines is said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from sekisho.lists.dates import read_day
from sekisho.lists.entry import (
    Address,
    BirthDate,
    Date,
    Entry,
    EntryKind,
    ListedName,
    ListedNumber,
    NameKind,
    Quality,
    Vessel,
)
from sekisho.lists.keys import number_repeats
from sekisho.lists.readers.faults import Faults
from sekisho.lists.readers.open_sanctions import country, imo_number, kind_of, list_id, names_dprk
from sekisho.lists.reading import ListFault, ListFile
from sekisho.lists.scripts import script_of
from sekisho.lists.source import SourceFile

FORMAT = "ftm.json"

# The properties of a line that name another line, from one end to the other.
_EDGES = {
    "Ownership": ("owner", "asset"),
    "Directorship": ("director", "organization"),
    "Membership": ("member", "organization"),
    "Employment": ("employee", "employer"),
    "Representation": ("agent", "client"),
    "Succession": ("predecessor", "successor"),
    "Family": ("person", "relative"),
    "Associate": ("person", "associate"),
    "UnknownLink": ("subject", "object"),
    "Debt": ("debtor", "creditor"),
    "Payment": ("payer", "beneficiary"),
    "ContractAward": ("supplier", "contract"),
}
_HOLDERS = {"Sanction": "entity", "Identification": "holder", "Passport": "holder", "Occupancy": "holder"}
_NAMES: tuple[tuple[str, NameKind, Quality], ...] = (
    ("name", "primary", "good"),
    ("alias", "alias", "good"),
    ("previousName", "former", "good"),
    ("weakAlias", "alias", "weak"),
    ("abbreviation", "alias", "weak"),
)
_NUMBERS = {
    "passportNumber": "passport",
    "idNumber": "national_id",
    "socialSecurityNumber": "national_id",
    "registrationNumber": "registration",
    "ogrnCode": "registration",
    "okpoCode": "registration",
    "uscCode": "registration",
    "taxNumber": "tax",
    "innCode": "tax",
    "vatCode": "tax",
    "swiftBic": "bic",
    "leiCode": "lei",
    "imoNumber": "imo",
    "mmsi": "mmsi",
    "callSign": "call_sign",
    "publicKey": "crypto",
    "icaoCode": "aircraft",
    "serialNumber": "aircraft",
    "unscId": "un_reference",
    "wikidataId": "other",
    "dunsCode": "other",
    "uniqueEntityId": "other",
    "isinCode": "other",
    "bikCode": "other",
    "kppCode": "other",
    "cikCode": "other",
    "npiCode": "other",
}
_NATIONALITIES = ("nationality", "citizenship", "country", "jurisdiction", "mainCountry")
_TITLES = ("title", "position", "positions")
_LINE_KEYS = frozenset(
    "id caption schema properties referents datasets target first_seen last_seen last_change".split()
)


@dataclass(slots=True)
class _Record:
    """One line: the entity, its properties as lists of text, and where it stood."""

    id: str
    caption: str
    schema: str
    line: int
    properties: dict[str, list[str]]
    stray: list[str]

    def take(self, *names: str) -> list[str]:
        """The values of these properties, which are then no longer to be kept as remarks."""
        return list(dict.fromkeys(value for name in names for value in self.properties.pop(name, ())))


@dataclass(slots=True)
class _Book:
    """All lines of a file, parted into targets and what is said about them."""

    targets: list[_Record] = field(default_factory=list)
    about: dict[str, list[_Record]] = field(default_factory=lambda: defaultdict(list))
    captions: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, _Record] = field(default_factory=dict)
    datasets: set[str] = field(default_factory=set)
    not_targets: Counter[str] = field(default_factory=Counter)
    last_seen: str = ""


def recognises(files: Sequence[SourceFile]) -> bool:
    """Whether this is one file whose first line is an entity with `schema` and `properties`."""
    if len(files) != 1:
        return False
    first = files[0].head().removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
    return first.startswith(b"{") and b'"schema"' in first and b'"properties"' in first and b'"id"' in first


def read(files: Sequence[SourceFile]) -> ListFile:
    """Read the targets; the list id is the name of the dataset where the file holds one.

    Args:
        files: the one file of JSON lines.
    """
    file = files[0]
    faults = Faults(file.name)
    book = _Book()
    if refused := _fill(book, file, faults):
        return ListFile(list=list_id(book.datasets), format=FORMAT, faults=(refused,))
    name = list_id(book.datasets)
    if book.not_targets:
        counts = ", ".join(f"{count} {schema}" for schema, count in sorted(book.not_targets.items()))
        faults.warn("list.not_targets", f"lines that are no targets, read only as what targets are tied to: {counts}")
    entries, repeats = number_repeats((_entry(record, book, name, faults) for record in book.targets), file.name)
    return ListFile(
        list=name,
        format=FORMAT,
        published=read_day(book.last_seen[:10]) if book.last_seen else None,
        entries=entries,
        faults=(*faults.found, *repeats),
    )


def _fill(book: _Book, file: SourceFile, faults: Faults) -> ListFault | None:
    """Put every line into the book; the fault of the first line that cannot be trusted."""
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    offset = 0
    with file.open() as stream:
        for number, line in enumerate(stream, 1):
            text = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if text.strip():
                try:
                    data = decode(text)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    cut = not line.endswith(b"\n")
                    message = (
                        f"line {number} is no JSON object ({error}): {'cut' if cut else 'damaged'}, fetch it again"
                    )
                    code = "list.cut" if cut else "list.damaged"
                    return ListFault(
                        code=code, message=message, severity="refused", file=file.name, line=number, byte=offset
                    )
                if not (isinstance(data.get("id"), str) and isinstance(data.get("schema"), str)):
                    message = f"line {number} has no id or no schema: no FollowTheMoney entity, or another format"
                    return ListFault(
                        code="list.schema", message=message, severity="refused", file=file.name, line=number
                    )
                _place(book, data, number, faults)
            offset += len(line)
    return None


def _place(book: _Book, data: dict[str, Any], line: int, faults: Faults) -> None:
    record = _record(book, data, line, faults)
    book.captions[record.id] = record.caption
    book.last_seen = max(book.last_seen, str(data.get("last_seen") or ""))
    book.datasets.update(map(str, data.get("datasets") or ()))
    if data.get("target") is True:
        if record.stray:
            message = f"{record.id}: {', '.join(record.stray)} stand beside `properties`; kept among the remarks"
            faults.warn("list.value", message, entry=record.id, line=line)
        book.targets.append(record)
        return
    book.not_targets[record.schema] += 1
    if record.schema == "Address":
        book.addresses[record.id] = record
    for end in _EDGES.get(record.schema, (_HOLDERS.get(record.schema, ""),)):
        for party in record.properties.get(end, ()):
            book.about[party].append(record)


def _record(book: _Book, data: dict[str, Any], line: int, faults: Faults) -> _Record:
    properties: dict[str, list[str]] = {}
    stray = [key for key in data if key not in _LINE_KEYS]
    stated = data.get("properties")
    for name, values in (*(stated if isinstance(stated, dict) else {}).items(), *((key, data[key]) for key in stray)):
        # A property may be written with its schema before it: `Person:country`.
        texts = properties.setdefault(name.rpartition(":")[2], [])
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict) and isinstance(value.get("id"), str) and isinstance(value.get("schema"), str):
                _place(book, {**value, "target": False}, line, faults)
                texts.append(value["id"])
            elif value not in (None, ""):
                texts.append(value if isinstance(value, str) else msgspec.json.encode(value).decode())
    caption = str(data.get("caption") or next(iter(properties.get("name", ())), data["id"]))
    return _Record(data["id"], caption, data["schema"], line, properties, stray)


def _entry(record: _Record, book: _Book, list_name: str, faults: Faults) -> Entry:
    kind = kind_of(record.schema)
    about = book.about.get(record.id, [])
    sanctions = [r for r in about if r.schema == "Sanction"]
    topics = record.properties.get("topics", [])
    programmes = tuple(
        dict.fromkeys(v for r in sanctions for p in ("programId", "program") for v in r.properties.get(p, ()))
    )
    names = tuple(_names(record))
    if not names:
        faults.warn("list.name", f"{record.id}: a target without a name", entry=record.id, line=record.line)
    born, unread = _birth_dates(record, faults)
    countries = tuple(dict.fromkeys(map(country, record.take(*_NATIONALITIES))))
    listed_from, listed_to = _listed(sanctions)
    addresses = tuple(_addresses(record, book))
    numbers = (*_numbers(record, kind), *_documents(about, kind))
    vessel = _vessel(record) if kind in ("vessel", "aircraft") else None
    flags = (vessel.flag,) if vessel and vessel.flag else ()
    return Entry(
        list=list_name,
        id=record.id,
        kind=kind,
        names=names,
        birth_dates=born,
        birth_places=tuple(record.take("birthPlace", "birthCountry")),
        nationalities=countries,
        addresses=addresses,
        vessel=vessel,
        programmes=programmes or tuple(topics),
        about_dprk=names_dprk((*countries, *flags, *(a.country or "" for a in addresses)), programmes),
        basis=tuple(dict.fromkeys(v for r in sanctions for v in r.properties.get("authority", ()))),
        listed_from=listed_from,
        listed_to=listed_to,
        titles=(*record.take(*_TITLES), *_posts(about, book)),
        linked=tuple(dict.fromkeys(_linked(record, about, book))),
        numbers=tuple(dict.fromkeys((*numbers, *_un_references(sanctions)))),
        remarks=(*unread, *_remarks(record, sanctions)),
        position=f"line {record.line}",
    )


def _names(record: _Record) -> Iterator[ListedName]:
    seen: set[str] = set()
    for prop, kind, quality in _NAMES:
        # The caption is the name that the publisher shows: it comes first.
        for text in sorted(record.take(prop), key=lambda text: text != record.caption):
            folded = " ".join(text.split())
            if folded and folded not in seen:
                seen.add(folded)
                yield ListedName(text=folded, kind=kind, quality=quality, script=script_of(folded))


def _birth_dates(record: _Record, faults: Faults) -> tuple[tuple[BirthDate, ...], list[str]]:
    born: list[BirthDate] = []
    unread: list[str] = []
    for text in record.take("birthDate"):
        dates = faults.birth_dates(text, entry=record.id, line=record.line)
        born += dates
        unread += [] if dates else [f"birthDate: {text}"]
    return tuple(dict.fromkeys(born)), unread


def _listed(sanctions: Sequence[_Record]) -> tuple[Date | None, Date | None]:
    """The first day of any sanction; the last day of all, where each has ended."""
    starts = [day for r in sanctions for p in ("startDate", "listingDate") for day in _days(r, p)]
    ends = [_days(r, "endDate") for r in sanctions]
    return min(starts, default=None), max(map(max, ends)) if ends and all(ends) else None


def _days(record: _Record, prop: str) -> list[Date]:
    return [day for text in record.properties.get(prop, ()) if (day := read_day(text[:10]))]


def _numbers(record: _Record, kind: EntryKind) -> Iterator[ListedNumber]:
    for prop, scheme in _NUMBERS.items():
        for value in record.take(prop):
            if scheme == "imo":
                yield imo_number(value, kind)
            elif prop == "idNumber" and kind != "person":
                yield ListedNumber(scheme="registration", value=value.strip())
            elif prop == "registrationNumber" and kind == "aircraft":
                yield ListedNumber(scheme="aircraft", value=value.strip())
            else:
                yield ListedNumber(scheme=scheme, value=value.strip(), note=prop if scheme == "other" else None)


def _documents(about: Sequence[_Record], kind: EntryKind) -> Iterator[ListedNumber]:
    for record in about:
        if record.schema in ("Passport", "Identification"):
            properties = record.properties
            plain = "national_id" if kind == "person" else "registration"
            said = [
                f"{prop}: {', '.join(properties[prop])}"
                for prop in properties
                if prop not in ("holder", "number", "country")
            ]
            for value in properties.get("number", ()):
                yield ListedNumber(
                    scheme="passport" if record.schema == "Passport" else plain,
                    value=value.strip(),
                    country=next(iter(map(country, properties.get("country", ()))), None),
                    note="; ".join(said) or None,
                )


def _un_references(sanctions: Sequence[_Record]) -> Iterator[ListedNumber]:
    for record in sanctions:
        for value in record.properties.get("unscId", ()):
            yield ListedNumber(scheme="un_reference", value=value.strip())


def _addresses(record: _Record, book: _Book) -> Iterator[Address]:
    seen: set[str] = set()
    for known in record.take("addressEntity"):
        found = book.addresses.get(known)
        if found is None:
            record.properties.setdefault("addressEntity", []).append(known)
            continue
        text = next(iter(found.properties.get("full", ())), found.caption)
        seen.add(text)
        yield Address(text=text, country=next(iter(map(country, found.properties.get("country", ()))), None))
    yield from (Address(text=text) for text in record.take("address") if text not in seen)


def _vessel(record: _Record) -> Vessel:
    def first(*props: str) -> str | None:
        return ", ".join(record.take(*props)) or None

    flags = [country(code) for code in record.take("flag")]
    return Vessel(
        type=first("type"),
        flag=flags[0] if flags else None,
        former_flags=(*flags[1:], *map(country, record.take("pastFlags"))),
        tonnage=first("tonnage", "grossRegisteredTonnage", "deadweightTonnage"),
        built=first("buildDate"),
        owners=tuple(record.take("owner")),
    )


def _posts(about: Sequence[_Record], book: _Book) -> Iterator[str]:
    for record in about:
        if record.schema == "Occupancy":
            yield from (book.captions.get(post, post) for post in record.properties.get("post", ()))


def _linked(record: _Record, about: Sequence[_Record], book: _Book) -> Iterator[str]:
    for edge in about:
        if edge.schema in _EDGES:
            role = ", ".join(edge.properties.get("relationship", edge.properties.get("role", [edge.schema.lower()])))
            for end in _EDGES[edge.schema]:
                for other in edge.properties.get(end, ()):
                    if other != record.id:
                        yield f"{role}: {book.captions.get(other, other)}"


def _remarks(record: _Record, sanctions: Sequence[_Record]) -> Iterator[str]:
    """Every property that has no field of its own, so that nothing is lost."""
    yield f"schema: {record.schema}"
    for prop, values in record.properties.items():
        yield from (f"{prop}: {value}" for value in dict.fromkeys(values))
    for sanction in sanctions:
        for prop, values in sanction.properties.items():
            if prop not in ("entity", "program", "programId", "authority", "unscId"):
                yield from (f"sanction {prop}: {value}" for value in values)
