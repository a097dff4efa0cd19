"""OFAC's sdn_advanced.xml: the only file of OFAC with original scripts and listing dates, read as a stream.

The names of types (of aliases, scripts, features, documents, relations) stand in the file's own reference tables and
are taken from there, never from their numbers. What is said of a party is put into the words of the CSV's remarks, so
that the same vocabulary reads all of OFAC's files. cons_advanced.xml has the same form; both are list id `OFAC`, told
apart by their programme tags as published.

Format: UN Advanced Sanctions Data Model (`sdn_advanced.xsd`); OFAC, "Advanced Sanctions List Standard" notes.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from sekisho.lists.entry import Address, BirthDate, Date, Entry, EntryKind, ListedName, NameKind, Precision, Quality
from sekisho.lists.keys import number_repeats
from sekisho.lists.places import country_of
from sekisho.lists.readers.faults import Faults
from sekisho.lists.readers.ofac_dprk import tie_to_dprk
from sekisho.lists.readers.ofac_party import numbers_of, ship
from sekisho.lists.readers.ofac_remarks import gather
from sekisho.lists.reading import ListFault, ListFile, refuse_unreadable
from sekisho.lists.scripts import script_of
from sekisho.lists.source import SourceFile
from sekisho.lists.xmlfile import Element, root_of, text_of
from sekisho.lists.xmlstream import Broken, elements

_FORMAT = "ofac.advanced"
_DELTA = re.compile(rb"<(?:[\w.-]+:)?Sanctions\b[^>]*\bDeltaBaseVersion=")
_SECTIONS = (
    "DateOfIssue",
    "ReferenceValueSets",
    "Location",
    "IDRegDocument",
    "DistinctParty",
    "ProfileRelationship",
    "SanctionsEntry",
)
_TABLES = frozenset(
    """
    AliasType Country DetailReference EntryEventType FeatureType IDRegDocDateType IDRegDocType LegalBasis NamePartType
    PartySubType PartyType RelationType SanctionsType Script Validity
    """.split()
)
_KINDS: dict[str, EntryKind] = {
    "Individual": "person",
    "Entity": "organisation",
    "Vessel": "vessel",
    "Aircraft": "aircraft",
}
# Names in these scripts are written without a blank between surname and given name.
_CLOSED_UP = frozenset(("Hang", "Hani", "Hans", "Hant", "Hrkt", "Jpan", "Kore"))
# What a feature is called here and what the CSV's remarks call it.
_AS_REMARK = {
    "Place of Birth": "POB",
    "Nationality Country": "nationality",
    "Citizenship Country": "citizen",
}
_SHIP = {
    "vessel type": "type_",
    "vessel flag": "flag",
    "vessel tonnage": "tonnage",
    "vessel gross registered tonnage": "gross",
    "vessel gross tonnage": "gross",
    "vessel owner": "owner",
}
_UNKNOWN = "Unknown"


@dataclass(slots=True)
class _Listing:
    """What the sanctions entries say of one profile."""

    days: list[Date] = field(default_factory=list)
    changes: list[Date] = field(default_factory=list)
    ended: Date | None = None
    bases: list[str] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _File:
    """What has been read so far: tables first, parties next, their listings and relations last."""

    faults: Faults
    published: Date | None = None
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    codes: dict[tuple[str, str], str] = field(default_factory=dict)
    places: dict[str, tuple[str, str | None, str]] = field(default_factory=dict)
    documents: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    notes: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    parties: list[tuple[str, Entry]] = field(default_factory=list)
    relations: list[tuple[str, str]] = field(default_factory=list)
    listings: defaultdict[str, _Listing] = field(default_factory=lambda: defaultdict(_Listing))

    def text(self, table: str, key: str | None) -> str:
        """The words of a reference value; its number where the table lacks it."""
        return self.texts.get((table, key), key) if key else ""


def recognises(files: Sequence[SourceFile]) -> bool:
    """Whether this is one file with the root `Sanctions`."""
    return len(files) == 1 and root_of(files[0].head()) == "Sanctions"


def read(files: Sequence[SourceFile]) -> ListFile:
    """Read sdn_advanced.xml or cons_advanced.xml as a stream; every fault is in the answer.

    Args:
        files: the one XML file; a file of changes alone (with `DeltaBaseVersion`) is refused.
    """
    file = files[0]
    held = _File(Faults(file.name))
    try:
        if _DELTA.search(file.head()):
            message = "the file holds changes against an older one, not the list; load the whole list"
            raise Broken(ListFault(code="list.delta", message=message, severity="refused", file=file.name))
        for element in elements(file, _SECTIONS):
            _SECTION_READERS[_local(element)](element, held)
    except OSError as error:
        return ListFile(list="OFAC", format=_FORMAT, faults=(refuse_unreadable(file.name, error),))
    except Broken as broken:
        return ListFile(list="OFAC", format=_FORMAT, faults=(broken.fault,))
    entries, repeats = number_repeats(_listed(held), file.name)
    return ListFile(
        list="OFAC",
        format=_FORMAT,
        published=held.published,
        entries=tie_to_dprk(entries),
        faults=(*_whole_faults(held, file.name), *held.faults.found, *repeats),
    )


def _whole_faults(held: _File, file: str) -> Iterator[ListFault]:
    if not held.parties:
        message = "no DistinctParty at all: another schema, or an empty list; load the publisher's file again"
        yield ListFault(code="list.schema", message=message, severity="refused", file=file)
    elif not held.listings:
        message = "no SanctionsEntry at all: no programme and no listing date is known; load the file again"
        yield ListFault(code="list.incomplete", message=message, severity="held", file=file)


def _listed(held: _File) -> Iterator[Entry]:
    """The entries with what stands behind the parties in the file: programmes, listing dates and links."""
    names: dict[str, str] = {profile: entry.name for profile, entry in held.parties}
    linked: defaultdict[str, list[str]] = defaultdict(list)
    for source, target in held.relations:
        if source not in names or target not in names:
            message = f"a relation from profile {source} to {target}: one of them is not in the file"
            held.faults.warn("list.row", message, entry=source)
        linked[source].append(names.get(target, f"profile {target}"))
    for identity, phrases in held.documents.items():
        held.faults.warn("list.row", f"documents of identity {identity}, which no party has: {'; '.join(phrases)}")
    for profile in held.listings.keys() - names.keys():
        held.faults.warn("list.row", f"a listing of profile {profile}, which is not in the file", entry=profile)
    for profile, entry in held.parties:
        if profile not in held.listings:
            held.faults.warn("list.row", "no SanctionsEntry: programme and listing date are not known", entry=entry.id)
        listing = held.listings.get(profile) or _Listing()
        first = min(listing.days, default=None)
        later = {*listing.days, *listing.changes} - {first}
        yield msgspec.structs.replace(
            entry,
            programmes=tuple(dict.fromkeys(listing.programmes)),
            basis=tuple(dict.fromkeys(listing.bases)),
            listed_from=first,
            listed_to=listing.ended,
            amended=tuple(sorted(later)),
            linked=(*entry.linked, *dict.fromkeys(linked.get(profile, ()))),
        )


# Sections


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _children(element: Element, name: str) -> Iterator[Element]:
    return element.iterchildren(f"{{*}}{name}")


def _child(element: Element, name: str) -> Element | None:
    return next(_children(element, name), None)


def _date(element: Element | None) -> Date | None:
    """The day of an element with Year, Month and Day."""
    if element is None:
        return None
    try:
        return datetime.date(*(int(text_of(_child(element, part))) for part in ("Year", "Month", "Day")))
    except ValueError:
        return None


def _read_issue(element: Element, held: _File) -> None:
    held.published = _date(element)


def _read_tables(element: Element, held: _File) -> None:
    for value in element.iterdescendants():
        table, key = _local(value), value.get("ID")
        if table not in _TABLES or key is None:
            continue
        held.texts[table, key] = text_of(value)
        match table:
            case "Country":
                held.codes[table, key] = country_of(value.get("ISO2") or "") or country_of(text_of(value)) or ""
            case "Script":
                held.codes[table, key] = value.get("ScriptCode") or ""
            case "PartySubType":
                held.codes[table, key] = value.get("PartyTypeID") or ""
            case "LegalBasis":
                held.texts[table, key] = text_of(value) or value.get("LegalBasisShortRef") or ""


def _read_place(element: Element, held: _File) -> None:
    parts = [
        words
        for part in _children(element, "LocationPart")
        for value in _children(part, "LocationPartValue")
        if (words := text_of(_child(value, "Value")))
    ]
    countries = [key for c in _children(element, "LocationCountry") if (key := c.get("CountryID"))]
    names = [name for key in countries if (name := held.text("Country", key))]
    code = next((held.codes[c] for key in countries if held.codes.get(c := ("Country", key))), None)
    text = ", ".join((*parts, *(name for name in names if name not in parts)))
    if code is None and not countries:
        code = country_of(text)
    held.places[element.get("ID", "")] = (text, code, names[0] if names else text)


def _read_document(element: Element, held: _File) -> None:
    number = text_of(_child(element, "IDRegistrationNo"))
    kind = held.text("IDRegDocType", element.get("IDRegDocTypeID"))
    issuer = held.text("Country", element.get("IssuedBy-CountryID"))
    phrase = f"{kind} {number}" + (f" ({issuer})" if issuer else "")
    for date in _children(element, "DocumentDate"):
        word = held.text("IDRegDocDateType", date.get("IDRegDocDateTypeID")).lower()
        if span := _span(_child(date, "DatePeriod")):
            phrase += f" {'issued' if 'issue' in word else 'expires'} {span[0]}"
    phrases = held.documents[element.get("IdentityID", "")]
    if number:
        phrases.append(phrase)
    validity = held.text("Validity", element.get("ValidityID"))
    notes = (text_of(_child(element, "IssuingAuthority")), text_of(_child(element, "Comment")))
    said = [*(note for note in notes if note), *([validity] if validity and validity != "Valid" else [])]
    held.notes[element.get("IdentityID", "")].extend(f"{kind} {number}: {words}" for words in said)


def _read_relation(element: Element, held: _File) -> None:
    held.relations.append((element.get("From-ProfileID", ""), element.get("To-ProfileID", "")))


def _read_listing(element: Element, held: _File) -> None:
    listing = held.listings[element.get("ProfileID", "")]
    for event in _children(element, "EntryEvent"):
        basis = held.text("LegalBasis", event.get("LegalBasisID"))
        if basis and basis != _UNKNOWN:
            listing.bases.append(basis)
        kind = held.text("EntryEventType", event.get("EntryEventTypeID")).lower()
        if (day := _date(_child(event, "Date"))) is None:
            held.faults.warn(
                "list.value", f"the day of the event {kind!r} cannot be read", entry=element.get("ProfileID")
            )
        elif re.search(r"delet|delist|remov", kind):
            listing.ended = day
        elif re.search(r"amend|modif|chang", kind):
            listing.changes.append(day)
        else:
            listing.days.append(day)
    for measure in _children(element, "SanctionsMeasure"):
        if tag := text_of(_child(measure, "Comment")):
            listing.programmes.append(tag)


# A party


def _read_party(element: Element, held: _File) -> None:
    key = element.get("FixedRef", "")
    for profile in _children(element, "Profile"):
        held.parties.append((profile.get("ID", key), _entry(key, profile, held)))


def _entry(key: str, profile: Element, held: _File) -> Entry:
    sub = profile.get("PartySubTypeID")
    of_type = held.text("PartyType", held.codes.get(("PartySubType", sub or "")))
    kind = _KINDS.get(held.text("PartySubType", sub)) or _KINDS.get(of_type, "unknown")
    names: list[ListedName] = []
    phrases: list[str] = []
    notes: list[str] = []
    for identity in _children(profile, "Identity"):
        names += _names(identity, kind, held)
        phrases += held.documents.pop(identity.get("ID", ""), ())
        notes += held.notes.pop(identity.get("ID", ""), ())
    births: list[BirthDate] = []
    addresses: list[Address] = []
    titles: list[str] = []
    hull: dict[str, str] = {}
    call_sign = None
    for feature in _children(profile, "Feature"):
        type_ = held.text("FeatureType", feature.get("FeatureTypeID"))
        for version in _children(feature, "FeatureVersion"):
            place = _place(version, held, key)
            words = _detail(version, held)
            if type_ == "Birthdate":
                births += _births(version)
            elif type_ == "Location" and place:
                addresses.append(Address(text=place[0], country=place[1]))
            elif type_ == "Title" and words:
                titles.append(words)
            elif slot := _SHIP.get(type_.lower()):
                hull[slot] = "; ".join(filter(None, (hull.get(slot), words or (place[2] if place else ""))))
            elif type_ == "Vessel Call Sign" and call_sign is None:
                call_sign = words or None
            else:
                phrases += _feature_phrases(type_, version, words, place)
            if comment := text_of(_child(version, "Comment")):
                notes.append(f"{type_}: {comment}")
    said = gather(phrases)
    for phrase in said.odd:
        held.faults.warn("list.value", f"{phrase!r} could not be read; kept as text", entry=key)
    if kind == "unknown" or not names:
        held.faults.warn("list.value", f"party {key} has no name or no known type ({of_type!r}); kept", entry=key)
    return Entry(
        list="OFAC",
        id=key,
        kind=kind,
        names=(*sorted(names, key=_listed_first), *said.names),
        birth_dates=(*births, *said.birth_dates),
        birth_places=said.birth_places,
        nationalities=tuple(dict.fromkeys(said.nationalities)),
        numbers=numbers_of(kind, said, call_sign),
        addresses=tuple(addresses),
        vessel=ship(kind, said, **hull),
        titles=tuple(titles),
        linked=said.linked,
        remarks=(*said.remarks, *notes),
        position=f"DistinctParty {len(held.parties) + 1}",
    )


def _listed_first(name: ListedName) -> tuple[bool, bool]:
    """The listed name before others, and of its spellings the Latin one."""
    return name.kind != "primary", name.kind == "primary" and name.script != "Latn"


def _names(identity: Element, kind: EntryKind, held: _File) -> Iterator[ListedName]:
    part_types = {
        group.get("ID"): held.text("NamePartType", group.get("NamePartTypeID"))
        for group in identity.iterdescendants("{*}NamePartGroup")
    }
    for alias in _children(identity, "Alias"):
        type_ = held.text("AliasType", alias.get("AliasTypeID")).lower()
        role: NameKind = "primary" if alias.get("Primary") == "true" else "former" if type_ == "f.k.a." else "alias"
        quality: Quality = "weak" if alias.get("LowQuality") == "true" else "good"
        for documented in _children(alias, "DocumentedName"):
            pieces: list[tuple[str, str]] = []
            script = ""
            for part in _children(documented, "DocumentedNamePart"):
                value = _child(part, "NamePartValue")
                words = f"{part.get('LeadingChars', '')}{text_of(value)}{part.get('TrailingChars', '')}"
                if value is None or not words:
                    continue
                pieces.append((part_types.get(value.get("NamePartGroupID"), ""), words))
                script = script or held.codes.get(("Script", value.get("ScriptID", "")), "")
            if pieces:
                yield _name(pieces, script, kind == "person", role, quality)


def _name(pieces: list[tuple[str, str]], script: str, person: bool, role: NameKind, quality: Quality) -> ListedName:
    """A name from its parts: `SURNAME, Given` as in OFAC's other files, closed up where the script is."""
    script = script or script_of("".join(words for _, words in pieces)) or ""
    blank = "" if script in _CLOSED_UP else " "
    surname = blank.join(words for type_, words in pieces if type_ == "Last Name")
    given = blank.join(words for type_, words in pieces if type_ != "Last Name")
    parts = (surname, given) if person and surname and given else ()
    separator = ", " if blank else ""
    text = separator.join(parts) or " ".join(words for _, words in pieces)
    return ListedName(text=text, kind=role, quality=quality, script=script or None, parts=parts)


def _place(version: Element, held: _File, key: str) -> tuple[str, str | None, str] | None:
    located = _child(version, "VersionLocation")
    if located is None:
        return None
    place = held.places.get(located.get("LocationID", ""))
    if place is None:
        held.faults.warn("list.row", f"location {located.get('LocationID')} is not in the file", entry=key)
    return place


def _detail(version: Element, held: _File) -> str:
    """The words of a feature, its own or those of the table that it points into."""
    said = [
        words
        for detail in _children(version, "VersionDetail")
        if (words := text_of(detail) or held.text("DetailReference", detail.get("DetailReferenceID")))
    ]
    return "; ".join(said)


def _feature_phrases(
    type_: str, version: Element, words: str, place: tuple[str, str | None, str] | None
) -> Iterator[str]:
    label = _AS_REMARK.get(type_, type_)
    dates = [
        str(span[0]) if span[0] == span[1] else f"{span[0]} to {span[1]}"
        for period in _children(version, "DatePeriod")
        if (span := _span(period))
    ]
    where = (place[0] if label == "POB" else place[2]) if place else ""
    for said in filter(None, (words, where, *dates)):
        yield f"{label} {said}"


def _births(version: Element) -> Iterator[BirthDate]:
    for period in _children(version, "DatePeriod"):
        if span := _span(period):
            yield BirthDate(from_=span[0], to=span[1], precision=_precision(*span[:2]), circa=span[2])


def _span(period: Element | None) -> tuple[Date, Date, bool] | None:
    """The first and the last day of a DatePeriod, and whether a bound is approximate."""
    if period is None:
        return None
    bounds = [bound for name in ("Start", "End") for bound in _children(period, name)]
    days = [day for bound in bounds for point in bound if (day := _date(point))]
    return (min(days), max(days), any(b.get("Approximate") == "true" for b in bounds)) if days else None


def _precision(first: Date, last: Date) -> Precision:
    if first == last:
        return "day"
    if first.year == last.year:
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return "year"
        whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
        if first.month == last.month and whole:
            return "month"
    return "range"


_SECTION_READERS = {
    "DateOfIssue": _read_issue,
    "ReferenceValueSets": _read_tables,
    "Location": _read_place,
    "IDRegDocument": _read_document,
    "DistinctParty": _read_party,
    "ProfileRelationship": _read_relation,
    "SanctionsEntry": _read_listing,
}
