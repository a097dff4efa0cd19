"""What does a UK designation say? One record for the XML and the CSV of the UK sanctions list, made into an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sekisho.lists.entry import Address, BirthDate, Date, Entry, EntryKind, ListedName, ListedNumber, Vessel
from sekisho.lists.imo import ship_number_holds
from sekisho.lists.places import country_of, country_or_words
from sekisho.lists.readers.faults import Faults
from sekisho.lists.readers.un_documents import in_comments
from sekisho.lists.scripts import script_of
from sekisho.lists.spellings import spellings

KINDS: dict[str, EntryKind] = {"individual": "person", "entity": "organisation", "ship": "vessel"}
# Elements that hold several fields of one thing; every other leaf stands for itself.
GROUPS = frozenset(("Name", "NonLatinName", "Address", "Passport", "NationalIdentifier", "Location"))
_NAME_PARTS = tuple(f"Name{n}" for n in range(1, 7))
_ADDRESS_PARTS = (*(f"AddressLine{n}" for n in range(1, 7)), "AddressPostalCode", "AddressCountry")
_LANGUAGES = {
    "arabic": "ar",
    "belarusian": "be",
    "burmese": "my",
    "chinese": "zh",
    "farsi": "fa",
    "hebrew": "he",
    "japanese": "ja",
    "korean": "ko",
    "pashto": "ps",
    "persian": "fa",
    "russian": "ru",
    "ukrainian": "uk",
}
_IMO = re.compile(r"(?:IMO\s*)?(\d{7})", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[;|]\s*")
_READ = frozenset(
    """
    LastUpdated DateDesignated UniqueID OFSIGroupID UNReferenceNumber RegimeName IndividualEntityShip OtherInformation
    UKStatementofReasons Title Position DOB Nationality ParentCompany Subsidiary BusinessRegistrationNumber IMONumber
    HullIdentificationNumber CurrentOwnerOperator CurrentBelievedFlagOfShip PreviousFlag TypeOfShip TonnageOfShip
    YearBuilt
    """.split()
)
# Kept among the remarks under their own names.
_SAID = frozenset(
    """
    DesignationSource SanctionsImposed PhoneNumber EmailAddress Website Gender TypeOfEntity PreviousOwnerOperator
    LengthOfShip Indicator
    """.split()
)
_NO_DIGIT = re.compile(r"\D*\Z")


@dataclass(slots=True)
class Designation:
    """The texts of one designation under the names that the XML gives them, each once, in file order.

    Args:
        id: the Unique ID.
        line: line on which it starts.
        values: single texts by element name (`DOB`, `Nationality`, `IMONumber` ...).
        groups: things of several fields (`Name`, `Address` ...), each a mapping of field to text.
    """

    id: str
    line: int | None
    values: dict[str, list[str]] = field(default_factory=dict)
    groups: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    def add(self, tag: str, text: str) -> None:
        """Note one text, unless it is empty or already there."""
        known = self.values.setdefault(tag, [])
        if text and text not in known:
            known.append(text)

    def add_group(self, tag: str, fields: dict[str, str]) -> None:
        """Note one thing of several fields, unless it is empty or already there."""
        known = self.groups.setdefault(tag, [])
        if fields and fields not in known:
            known.append(fields)

    def first(self, tag: str) -> str:
        """The first text under a name, empty where there is none."""
        return next(iter(self.values.get(tag, ())), "")

    def all(self, tag: str) -> tuple[str, ...]:
        """Every text under a name."""
        return tuple(self.values.get(tag, ()))

    @property
    def unknown(self) -> set[str]:
        """Element names that this version does not know; their texts are kept among the remarks."""
        return {tag for tag, texts in self.values.items() if texts and tag not in _READ and tag not in _SAID}


def programme_of(unique_id: str) -> str:
    """The regime letters that open a Unique ID (`DPR0075` -> `DPR`)."""
    return re.match(r"[A-Z]*", unique_id)[0]  # type: ignore[index]  # an empty match is a match


def about_dprk(unique_id: str, regime: str) -> bool:
    """Whether a designation is made under the regulations on the DPRK."""
    return programme_of(unique_id) == "DPR" or "people's republic of korea" in regime.lower().replace("’", "'")


def to_entry(record: Designation, position: str, faults: Faults) -> Entry:
    """The entry that a designation makes, odd values noted as warnings.

    Args:
        record: its texts.
        position: where it stood in the file.
        faults: where warnings are gathered.
    """
    entry, line = record.id, record.line
    said = record.first("IndividualEntityShip")
    if said.lower() not in KINDS:
        faults.warn("list.value", f"{entry}: {said!r} is none of Individual, Entity, Ship", entry=entry, line=line)
    kind = KINDS.get(said.lower(), "unknown")
    names = (*_names(record, faults), *_non_latin(record))
    if not names:
        faults.warn("list.row", f"{entry} has no name: look it up at the publisher", entry=entry, line=line)
    dates, unread = _birth_dates(record, faults)
    days, odd = _days(record, faults)
    regimes = record.all("RegimeName")
    programme = programme_of(entry)
    return Entry(
        list="UK",
        id=entry,
        kind=kind,
        names=names,
        birth_dates=dates,
        birth_places=tuple(
            ", ".join(filter(None, (place.get("TownOfBirth"), place.get("CountryOfBirth"))))
            for place in record.groups.get("Location", ())
        ),
        nationalities=tuple(
            dict.fromkeys(
                country_or_words(n) for cell in record.all("Nationality") for n in _SEPARATOR.split(cell) if n
            )
        ),
        numbers=tuple(_numbers(record, kind, faults)),
        addresses=tuple(map(_address, record.groups.get("Address", ()))),
        vessel=_vessel(record) if kind == "vessel" else None,
        programmes=(programme,) if programme else (),
        about_dprk=any(about_dprk(entry, regime) for regime in regimes or ("",)),
        basis=regimes,
        listed_from=min(days["DateDesignated"], default=None),
        amended=tuple(sorted(days["LastUpdated"])),
        titles=(*record.all("Title"), *record.all("Position")),
        linked=(*record.all("ParentCompany"), *record.all("Subsidiary")),
        remarks=(
            *record.all("OtherInformation"),
            *record.all("UKStatementofReasons"),
            *unread,
            *odd,
            *_remarks(record),
        ),
        position=position,
    )


def _names(record: Designation, faults: Faults) -> Iterator[ListedName]:
    for fields in record.groups.get("Name", ()):
        parts = tuple(fields[part] for part in _NAME_PARTS if part in fields)
        if not parts:
            continue
        text, said = " ".join(parts), fields.get("NameType", "").lower()
        if said not in ("primary name", "primary name variation", "alias"):
            message = f"{record.id}: name type {fields.get('NameType', '')!r} is not known; taken as an alias"
            faults.warn("list.value", message, entry=record.id, line=record.line)
        yield ListedName(
            text=text,
            kind="primary" if said == "primary name" else "alias",
            quality="weak" if fields.get("AliasStrength", "").lower().startswith("low") else "good",
            script=script_of(text),
            parts=parts if len(parts) > 1 else (),
            note=fields.get("NameType") if said == "primary name variation" else None,
        )


def _non_latin(record: Designation) -> Iterator[ListedName]:
    for fields in record.groups.get("NonLatinName", ()):
        language = fields.get("NonLatinScriptLanguage", "")
        for form in spellings(fields.get("NameNonLatinScript", "")):
            yield ListedName(
                text=form,
                kind="alias",
                script=script_of(form),
                lang=_LANGUAGES.get(language.lower()),
                note="; ".join(filter(None, (fields.get("NonLatinScriptType"), language))) or None,
            )


def _birth_dates(record: Designation, faults: Faults) -> tuple[tuple[BirthDate, ...], list[str]]:
    dates: list[BirthDate] = []
    unread: list[str] = []
    for text in record.all("DOB"):
        if _NO_DIGIT.match(text):  # "dd/mm/yyyy" says nothing
            continue
        read = faults.birth_dates(text, entry=record.id, line=record.line)
        dates += read
        unread += [] if read else [f"Date of birth: {text}"]
    return tuple(dates), unread


def _days(record: Designation, faults: Faults) -> tuple[dict[str, list[Date]], list[str]]:
    """The days of designation and change, and the words of those that are no day."""
    days: dict[str, list[Date]] = {"DateDesignated": [], "LastUpdated": []}
    odd: list[str] = []
    for tag, found in days.items():
        for text in record.all(tag):
            if day := faults.day(text, tag, entry=record.id, line=record.line):
                found.append(day)
            else:
                odd.append(f"{tag}: {text}")
    return days, odd


def _numbers(record: Designation, kind: EntryKind, faults: Faults) -> Iterator[ListedNumber]:
    for tag, scheme in (("OFSIGroupID", "ofsi_group"), ("UNReferenceNumber", "un_reference")):
        for text in record.all(tag):
            yield ListedNumber(scheme=scheme, value=text)
    for group, scheme, prefix in (
        ("Passport", "passport", "Passport"),
        ("NationalIdentifier", "national_id", "NationalIdentifier"),
    ):
        for fields in record.groups.get(group, ()):
            number, note = fields.get(f"{prefix}Number"), fields.get(f"{prefix}AdditionalInformation")
            # The number may stand in the information alone.
            yield ListedNumber(scheme=scheme, value=number or note or "", note=note if number else None)
    for text in record.all("BusinessRegistrationNumber"):
        yield ListedNumber(scheme="registration", value=text)
    for text in record.all("HullIdentificationNumber"):
        yield ListedNumber(scheme="hull", value=text)
    for cell in record.all("IMONumber"):
        numbers = _IMO.findall(cell) or [cell]
        for number in numbers:
            if not ship_number_holds(number):
                message = f"{record.id}: IMO number {cell!r} has no valid check digit; kept as published"
                faults.warn("list.value", message, entry=record.id, line=record.line)
            yield ListedNumber(scheme="imo", value=number)
    if kind == "organisation":
        # A ship's number in the text of a company is that of its ship.
        for text in record.all("OtherInformation"):
            yield from (number for number in in_comments(text) if number.scheme != "imo")


def _address(fields: dict[str, str]) -> Address:
    text = ", ".join(fields[part] for part in _ADDRESS_PARTS if part in fields)
    return Address(text=text, country=country_of(fields["AddressCountry"]) if "AddressCountry" in fields else None)


def _vessel(record: Designation) -> Vessel:
    flags = tuple(map(country_or_words, record.all("CurrentBelievedFlagOfShip")))
    return Vessel(
        type="; ".join(record.all("TypeOfShip")) or None,
        flag=flags[0] if flags else None,
        former_flags=(*flags[1:], *map(country_or_words, record.all("PreviousFlag"))),
        tonnage="; ".join(record.all("TonnageOfShip")) or None,
        built="; ".join(record.all("YearBuilt")) or None,
        owners=record.all("CurrentOwnerOperator"),
    )


def _remarks(record: Designation) -> Iterator[str]:
    for tag, texts in record.values.items():
        if tag in _SAID or tag in record.unknown:
            yield from (f"{tag}: {text}" for text in texts)
