"""Whom does the European Union list? The financial sanctions file in XML, schema 1.1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sekisho.lists.dates import read_birth_dates, read_day
from sekisho.lists.entry import Address, BirthDate, Entry, EntryKind, ListedName, ListedNumber
from sekisho.lists.imo import is_of_company
from sekisho.lists.keys import number_repeats
from sekisho.lists.places import country_of, country_or_words
from sekisho.lists.readers.faults import Faults
from sekisho.lists.reading import ListFault, ListFile
from sekisho.lists.scripts import script_of
from sekisho.lists.source import SourceFile
from sekisho.lists.xmlfile import Element, line_of, parse, root_of, text_of

_FORMAT = "eu.xml"
_SUBJECTS: dict[str, EntryKind] = {
    "person": "person",
    "P": "person",
    "enterprise": "organisation",
    "E": "organisation",
    "vessel": "vessel",
    "ship": "vessel",
    "aircraft": "aircraft",
}
_SCHEMES = {
    "passport": "passport",
    "id": "national_id",
    "ssn": "national_id",
    "fiscalcode": "tax",
    "tax": "tax",
    "regnumber": "registration",
    "tradelic": "registration",
    "swiftbic": "bic",
    "bic": "bic",
    "lei": "lei",
    "imo": "imo",
    "mmsi": "mmsi",
}
_DOUBTS = ("knownExpired", "knownFalse", "reportedLost", "revokedByIssuer", "diplomatic")
_DATED = ("issueDate", "validFrom", "validTo")
# The acts that list for the DPRK, where the programme does not say so: Regulations 329/2007 and 2017/1509.
_ABOUT_DPRK = re.compile(r"\b329/2007\b|\b2017/1509\b|Democratic People.s Republic of Korea|North Korea", re.IGNORECASE)
_IMO = re.compile(r"\bIMO\b\D{0,24}(\d{7})\b", re.IGNORECASE)
# A remark that opens with the ship's number is about the listed ship; one that mentions a number need not be.
_SHIP_REMARK = re.compile(r"\W*(?:(?:vessel|ship)\b.{0,40}?\b)?(?:IMO\b|International Maritime Org)", re.IGNORECASE)
_UNKNOWN_COUNTRY = "00"
# A Hijri year is never taken for a Gregorian one (they lie below 1500); those of other calendars could be.
_READ_CALENDARS = ("GREGORIAN", "ISLAMIC")
_CHILDREN = frozenset(
    "remark regulation subjectType nameAlias citizenship birthdate address identification additionalInformation".split()
)


def recognises(files: Sequence[SourceFile]) -> bool:
    """Whether this is one file with the root `export` of the financial sanctions file."""
    if len(files) != 1:
        return False
    head = files[0].head()
    return root_of(head) == "export" and (b"/fpi/fsd/export" in head or b"<sanctionEntity" in head)


def read(files: Sequence[SourceFile]) -> ListFile:
    """Read the EU financial sanctions file; every fault is in the answer.

    Args:
        files: the one XML file.
    """
    file = files[0]
    root = parse(file)
    if isinstance(root, ListFault):
        return ListFile(list="EU", format=_FORMAT, faults=(root,))
    faults = Faults(file.name)
    entries, repeats = number_repeats(_entries(root, faults), file.name)
    return ListFile(
        list="EU",
        format=_FORMAT,
        published=read_day(_attribute(root, "generationDate")[:10]),
        entries=entries,
        faults=(*_schema_faults(root, entries, file.name), *faults.found, *repeats),
    )


def _schema_faults(root: Element, entries: tuple[Entry, ...], file: str) -> Iterator[ListFault]:
    if root.tag != "export" or not entries or sum(not entry.names for entry in entries) * 2 > len(entries):
        message = f"the root {root.tag} holds no sanctionEntity with a nameAlias: not the EU file 1.1, or an empty one"
        yield ListFault(code="list.schema", message=message, severity="refused", file=file)


def _entries(root: Element, faults: Faults) -> Iterator[Entry]:
    unknown: set[str] = set()
    for count, element in enumerate(root.iterchildren("sanctionEntity"), 1):
        yield _entry(element, f"sanctionEntity {count}", faults)
        unknown.update(child.tag for child in element if child.tag not in _CHILDREN)
    for tag in sorted(unknown | {child.tag for child in root if child.tag != "sanctionEntity"}):
        faults.warn("list.schema", f"element {tag} is not known and is not read; update sekisho")


def _attribute(element: Element, name: str) -> str:
    """An attribute with its blanks folded; the file writes an empty string for nothing."""
    return " ".join((element.get(name) or "").split())


def _entry(element: Element, position: str, faults: Faults) -> Entry:
    line = line_of(element)
    logical, reference = _attribute(element, "logicalId"), _attribute(element, "euReferenceNumber")
    entry = reference or logical or position
    if not reference and not logical:
        message = f"{position} has neither euReferenceNumber nor logicalId: kept as {entry}"
        faults.warn("list.row", message, entry=entry, line=line)
    names = _names(element)
    if not names:
        faults.warn("list.row", f"{entry} has no nameAlias: look it up at the publisher", entry=entry, line=line)
    # Only the entity's own regulations: each detail repeats a regulationSummary of the act that brought it.
    regulations = list(element.iterchildren("regulation"))
    programmes = _distinct(_attribute(regulation, "programme") for regulation in regulations)
    basis = _distinct(_attribute(regulation, "numberTitle") for regulation in regulations)
    remarks = [text for remark in element.iterchildren("remark") if (text := text_of(remark))]
    remarks += filter(None, (_attribute(element, "designationDetails"),))
    remarks += [
        f"{_attribute(more, 'key')}: {_attribute(more, 'value')}"
        for more in element.iterchildren("additionalInformation")
    ]
    dates, unread = _birth_dates(element, entry, faults)
    numbers = [*_numbers(element), *_in_remarks(remarks)]
    keys = {"logical_id": logical if reference else "", "un_reference": _attribute(element, "unitedNationId")}
    contacts = [
        f"{_attribute(contact, 'key')}: {_attribute(contact, 'value')}"
        for address in element.iterchildren("address")
        for contact in address.iterchildren("contactInfo")
    ]
    genders = _distinct(_attribute(alias, "gender") for alias in element.iterchildren("nameAlias"))
    days = {
        name: faults.day(_attribute(element, name)[:10], name, entry=entry, line=line)
        for name in ("designationDate", "delistingDate")
    }
    published = (_attribute(regulation, "publicationDate")[:10] for regulation in regulations)
    amended = (faults.day(text, "publicationDate", entry=entry, line=line) for text in published)
    return Entry(
        list="EU",
        id=entry,
        kind=_kind(element, numbers),
        names=names,
        birth_dates=dates,
        birth_places=_distinct(
            _place(b, ("city", "place", "region", "zipCode")) for b in element.iterchildren("birthdate")
        ),
        nationalities=_distinct(map(_country_words, element.iterchildren("citizenship"))),
        numbers=(*(ListedNumber(scheme=scheme, value=value) for scheme, value in keys.items() if value), *numbers),
        addresses=tuple(filter(None, map(_address, element.iterchildren("address")))),
        programmes=programmes,
        about_dprk="PRK" in programmes or any(_ABOUT_DPRK.search(text) for text in (*basis, *remarks)),
        basis=basis,
        listed_from=days["designationDate"],
        listed_to=days["delistingDate"],
        amended=tuple(sorted({day for day in amended if day})),
        titles=_distinct(
            _attribute(alias, name) for alias in element.iterchildren("nameAlias") for name in ("title", "function")
        ),
        remarks=(
            *remarks,
            *unread,
            *contacts,
            *(f"gender: {gender}" for gender in genders),
            *(f"{name}: {_attribute(element, name)}" for name, day in days.items() if not day and element.get(name)),
        ),
        position=position,
    )


def _distinct(texts: Iterator[str] | map[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _kind(element: Element, numbers: list[ListedNumber]) -> EntryKind:
    """The subject type; a ship is an enterprise here, told by its own IMO number."""
    subject = next(iter(element.iterchildren("subjectType")), None)
    code, letter = (_attribute(subject, a) for a in ("code", "classificationCode")) if subject is not None else ("", "")
    kind = _SUBJECTS.get(code.lower()) or _SUBJECTS.get(letter) or "unknown"
    of_a_ship = any(n.scheme == "imo" and n.note != _MENTIONED for n in numbers)
    return "vessel" if kind in ("organisation", "unknown") and of_a_ship else kind


def _names(element: Element) -> tuple[ListedName, ...]:
    aliases = [(alias, _whole_name(alias)) for alias in element.iterchildren("nameAlias")]
    aliases = [(alias, text) for alias, text in aliases if text]
    # No alias is declared the listed name: the first strong one in English or of no language stands for it.
    ranks = [
        (_attribute(alias, "strong") == "false", _attribute(alias, "nameLanguage") not in ("", "EN"), place)
        for place, (alias, _) in enumerate(aliases)
    ]
    first = min(ranks, default=(False, False, 0))[2]
    return tuple(
        ListedName(
            text=text,
            kind="primary" if place == first else "alias",
            quality="weak" if _attribute(alias, "strong") == "false" else "good",
            script=script_of(text),
            lang=_attribute(alias, "nameLanguage").lower() or None,
            parts=_name_parts(alias),
            note=_remark_of(alias),
        )
        for place, (alias, text) in enumerate(aliases)
    )


def _name_parts(alias: Element) -> tuple[str, ...]:
    return tuple(filter(None, (_attribute(alias, part) for part in ("firstName", "middleName", "lastName"))))


def _whole_name(alias: Element) -> str:
    return _attribute(alias, "wholeName") or " ".join(_name_parts(alias))


def _remark_of(detail: Element) -> str | None:
    return "; ".join(filter(None, map(text_of, detail.iterchildren("remark")))) or None


def _birth_dates(element: Element, entry: str, faults: Faults) -> tuple[tuple[BirthDate, ...], list[str]]:
    """The Gregorian birth dates, and the words of those in another calendar or unreadable."""
    dates: list[BirthDate] = []
    unread: list[str] = []
    for birth in element.iterchildren("birthdate"):
        words, calendar = _birth_words(birth), _attribute(birth, "calendarType") or "GREGORIAN"
        if not words:
            continue
        read = read_birth_dates(words) if calendar in _READ_CALENDARS else None
        if read is not None:
            dates += read
            continue
        unread.append(f"Date of birth: {words} ({calendar})")
        faults.warn(
            "list.value",
            f"{entry}: birth date {words!r} ({calendar}) is not Gregorian or not certain; kept among the remarks",
            entry=entry,
            line=line_of(birth),
        )
    return tuple(dates), unread


def _birth_words(birth: Element) -> str:
    year, month, day = (_attribute(birth, name) for name in ("year", "monthOfYear", "dayOfMonth"))
    first, last = (_attribute(birth, name) for name in ("yearRangeFrom", "yearRangeTo"))
    words = _attribute(birth, "birthdate")[:10] or "-".join(filter(None, (year, month, day if month else "")))
    if not words and (first or last):
        words = f"between {first or 'an unknown year'} and {last or 'an unknown year'}"
    return f"circa {words}" if words and _attribute(birth, "circa") == "true" else words


def _country_words(detail: Element) -> str:
    """The country of a detail as a code, or as described where the code says "unknown"."""
    code, described = _attribute(detail, "countryIso2Code"), _attribute(detail, "countryDescription")
    if code and code != _UNKNOWN_COUNTRY:
        return country_of(code) or country_or_words(described or code)
    return "" if described in ("", "UNKNOWN") else country_or_words(described)


def _place(detail: Element, fields: tuple[str, ...]) -> str:
    described = _attribute(detail, "countryDescription")
    parts = [*(_attribute(detail, name) for name in fields), "" if described == "UNKNOWN" else described]
    return ", ".join(filter(None, parts))


def _address(address: Element) -> Address | None:
    text = _place(address, ("street", "poBox", "city", "zipCode", "place", "region"))
    remark = _remark_of(address)
    text = f"{text} ({remark})" if text and remark else text or remark or ""
    country = _country_words(address)
    return Address(text=text, country=country_of(country) if country else None) if text else None


_MENTIONED = "in a remark"


def _numbers(element: Element) -> Iterator[ListedNumber]:
    for detail in element.iterchildren("identification"):
        code, described = (
            _attribute(detail, "identificationTypeCode"),
            _attribute(detail, "identificationTypeDescription"),
        )
        value = _attribute(detail, "number") or _attribute(detail, "latinNumber")
        remark = _remark_of(detail)
        said = [described, *(name for name in _DOUBTS if _attribute(detail, name) == "true")]
        said += [f"{name} {_attribute(detail, name)}" for name in _DATED if _attribute(detail, name)]
        said += filter(None, (_attribute(detail, "issuedBy"), _attribute(detail, "nameOnDocument"), remark))
        scheme = _SCHEMES.get(code.lower(), "other")
        if scheme == "imo":
            digits = re.sub(r"\D", "", value)
            owner = "company" in " ".join(said).lower() or is_of_company(digits)
            scheme, value = "imo_company" if owner else "imo", digits if len(digits) == 7 else value
        if value or said:
            country = _country_words(detail)
            yield ListedNumber(
                scheme=scheme,
                value=value or said.pop(0),
                country=country_of(country) if country else None,
                note="; ".join(filter(None, said)) or None,
            )


def _in_remarks(remarks: list[str]) -> Iterator[ListedNumber]:
    """IMO numbers that stand only in free text."""
    for remark in remarks:
        for match in _IMO.finditer(remark):
            owner = is_of_company(match[1])
            yield ListedNumber(
                scheme="imo_company" if owner else "imo",
                value=match[1],
                note=None if _SHIP_REMARK.match(remark) and not owner else _MENTIONED,
            )
