"""OFAC's sdn.xml and consolidated.xml: the parties of the SDN list, or of the non-SDN lists, in the plain schema.

Elements are matched by local name: the namespace changed in 2024. The non-SDN list is list id `OFAC` too, told apart
by its programme tags as published. There is no listing date and no script in this format (sdn_advanced.xml has both).

Format: OFAC, sdnList schema (`OFAC_xml.xsd`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from sekisho.lists.entry import Address, Date, Entry, EntryKind, ListedName, NameKind, Quality
from sekisho.lists.keys import number_repeats
from sekisho.lists.places import country_of
from sekisho.lists.readers.faults import Faults
from sekisho.lists.readers.ofac_dprk import tie_to_dprk
from sekisho.lists.readers.ofac_party import listed_name, numbers_of, ship
from sekisho.lists.readers.ofac_remarks import gather, phrases
from sekisho.lists.reading import ListFault, ListFile
from sekisho.lists.source import SourceFile
from sekisho.lists.xmlfile import Element, parse, root_of, text_of

_FORMAT = "ofac.xml"
_KINDS: dict[str, EntryKind] = {
    "Individual": "person",
    "Entity": "organisation",
    "Vessel": "vessel",
    "Aircraft": "aircraft",
}
_ALIAS_KINDS: dict[str, NameKind] = {"a.k.a.": "alias", "f.k.a.": "former", "n.k.a.": "alias"}
_ADDRESS = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country", "region")
_READ = frozenset(
    """
    uid firstName lastName title sdnType remarks programList idList akaList addressList nationalityList citizenshipList
    dateOfBirthList placeOfBirthList vesselInfo
    """.split()
)


def recognises(files: Sequence[SourceFile]) -> bool:
    """Whether this is one file with the root `sdnList`."""
    return len(files) == 1 and root_of(files[0].head()) == "sdnList"


def read(files: Sequence[SourceFile]) -> ListFile:
    """Read sdn.xml or consolidated.xml; every fault is in the answer.

    Args:
        files: the one XML file.
    """
    file = files[0]
    root = parse(file)
    if isinstance(root, ListFault):
        return ListFile(list="OFAC", format=_FORMAT, faults=(root,))
    faults = Faults(file.name)
    found = [_entry(element, faults) for element in root.iterfind("sdnEntry")]
    entries, repeats = number_repeats(found, file.name)
    return ListFile(
        list="OFAC",
        format=_FORMAT,
        published=_published(root),
        entries=tie_to_dprk(entries),
        faults=(*_count_faults(root, len(entries), file.name), *faults.found, *repeats),
    )


def _published(root: Element) -> Date | None:
    try:
        return datetime.datetime.strptime(_text(root, "publshInformation/Publish_Date"), "%m/%d/%Y").date()
    except ValueError:
        return None


def _count_faults(root: Element, entries: int, file: str) -> Iterator[ListFault]:
    said = _text(root, "publshInformation/Record_Count")
    if not entries:
        message = "no sdnEntry at all: another schema, or an empty list; load the publisher's file again"
        yield ListFault(code="list.schema", message=message, severity="refused", file=file)
    elif said and said != str(entries):
        message = f"Record_Count says {said}, the file holds {entries}: entries are missing; load it again and compare"
        yield ListFault(code="list.incomplete", message=message, severity="held", file=file)


def _text(element: Element, path: str) -> str:
    return " ".join((element.findtext(path) or "").split())


def _words(element: Element) -> Iterator[str]:
    for text in element.itertext(with_tail=False):
        yield from str(text).split()


def _name(element: Element) -> str:
    return ", ".join(filter(None, (_text(element, "lastName"), _text(element, "firstName"))))


def _entry(element: Element, faults: Faults) -> Entry:
    key = _text(element, "uid")
    type_ = _text(element, "sdnType")
    kind = _KINDS.get(type_, "unknown")
    person = kind == "person"
    if kind == "unknown":
        faults.warn("list.value", f"sdnType {type_!r} is none of {', '.join(_KINDS)}: kept as unknown", entry=key)
    said = gather((*phrases(_text(element, "remarks")), *_phrases(element)))
    for phrase in said.odd:
        faults.warn("list.value", f"{phrase!r} could not be read; kept as text", entry=key)
    unread = [f"{child.tag}: {' '.join(_words(child))}" for child in element if child.tag not in _READ]
    for words in unread:
        faults.warn("list.value", f"an element that is not known, {words!r}; kept as text", entry=key)
    return Entry(
        list="OFAC",
        id=key,
        kind=kind,
        names=(listed_name(_name(element), person), *_aliases(element, person), *said.names),
        birth_dates=said.birth_dates,
        birth_places=said.birth_places,
        nationalities=tuple(dict.fromkeys(said.nationalities)),
        numbers=numbers_of(kind, said, _text(element, "vesselInfo/callSign") or None),
        addresses=tuple(_addresses(element)),
        vessel=ship(
            kind,
            said,
            _text(element, "vesselInfo/vesselType") or None,
            _text(element, "vesselInfo/vesselFlag") or None,
            _text(element, "vesselInfo/tonnage") or None,
            _text(element, "vesselInfo/grossRegisteredTonnage") or None,
            _text(element, "vesselInfo/vesselOwner") or None,
        ),
        programmes=tuple(map(text_of, element.iterfind("programList/program"))),
        titles=(title,) if (title := _text(element, "title")) else (),
        linked=said.linked,
        remarks=(*said.remarks, *unread),
        position=f"line {element.sourceline}",
    )


def _phrases(element: Element) -> Iterator[str]:
    """What the elements say, in the words of the CSV's remarks, so that both are read alike."""
    for item in element.iterfind("dateOfBirthList/dateOfBirthItem"):
        yield f"DOB {_text(item, 'dateOfBirth')}"
    for item in element.iterfind("placeOfBirthList/placeOfBirthItem"):
        yield f"POB {_text(item, 'placeOfBirth')}"
    for item in element.iterfind("nationalityList/nationality"):
        yield f"nationality {_text(item, 'country')}"
    for item in element.iterfind("citizenshipList/citizenship"):
        yield f"citizen {_text(item, 'country')}"
    for item in element.iterfind("idList/id"):
        country, issued, expires = (_text(item, name) for name in ("idCountry", "issueDate", "expirationDate"))
        said = (f"{_text(item, 'idType')} {_text(item, 'idNumber')}", country and f"({country})")
        yield " ".join(filter(None, (*said, issued and f"issued {issued}", expires and f"expires {expires}")))


def _aliases(element: Element, person: bool) -> Iterator[ListedName]:
    for aka in element.iterfind("akaList/aka"):
        quality: Quality = "weak" if _text(aka, "category") == "weak" else "good"
        yield listed_name(_name(aka), person, _ALIAS_KINDS.get(_text(aka, "type"), "alias"), quality)


def _addresses(element: Element) -> Iterator[Address]:
    for address in element.iterfind("addressList/address"):
        said = [text for name in _ADDRESS if (text := _text(address, name))]
        if said:
            yield Address(text=", ".join(said), country=country_of(_text(address, "country")))
