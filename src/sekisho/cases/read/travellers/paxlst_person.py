"""Who is one person of a PAXLST, with which documents, on which flight? NAD and the segments below it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple

from sekisho.cases.read.arrival import Fault, Item, shown
from sekisho.cases.read.travellers.airports import country_of_place
from sekisho.cases.read.travellers.birth import read_day, settle_century, unreadable_birth
from sekisho.cases.read.travellers.edifact import Segment
from sekisho.cases.read.travellers.icao import meaning_of, read_issuer, read_nationality

# Party qualifiers (UN/EDIFACT 3035): passenger, crew member, crew and passenger in transit, driver.
PERSONS = ("FL", "FM", "DDT", "DDU", "VW")
_IN_TRANSIT = ("DDT", "DDU")
_SCHEMES = {"P": "passport", "IP": "passport", "39": "passport", "I": "national_id", "36": "national_id", "V": "visa"}
_SUBDIVISION = "163"
_FORMATS = {"101": "%y%m%d", "102": "%Y%m%d", "201": "%y%m%d%H%M", "203": "%Y%m%d%H%M"}


class Leg:
    """A flight, or a part of one: from where to where, and when it arrives."""

    __slots__ = ("arrives", "end", "start")

    def __init__(self) -> None:
        """Know nothing of it yet."""
        self.start = self.end = ""
        self.arrives: datetime.date | None = None

    def take(self, segment: Segment) -> None:
        """Take LOC+125 and LOC+87 (places of departure and arrival), DTM+232 (arrival)."""
        match segment.tag, segment.get(0):
            case "LOC", "125":
                self.start = segment.get(1)
            case "LOC", "87":
                self.end = segment.get(1)
            case "DTM", "232":
                self.arrives = day_of(segment)
            case _:
                pass


class _Document(NamedTuple):
    scheme: str
    value: str
    country: str | None = None
    expires: datetime.date | None = None


def day_of(segment: Segment) -> datetime.date | None:
    """The day of a DTM by its format code, else by its length; None where it is no day."""
    value, code = segment.get(0, 1), segment.get(0, 2)
    form = _FORMATS.get(code) or {6: "%y%m%d", 8: "%Y%m%d", 10: "%y%m%d%H%M", 12: "%Y%m%d%H%M"}.get(len(value))
    try:
        return datetime.datetime.strptime(value, form).date() if form and value.isdigit() else None
    except ValueError:
        return None


def person_item(name: str, group: list[Segment], legs: list[Leg], *, crew: bool, faults: list[Fault]) -> Item:
    """One traveller.

    Args:
        name: the id of the case.
        group: the person's segments, NAD first.
        legs: the flights of the message.
        crew: whether the person works on board.
        faults: what is already to be said of this person.
    """
    reader = _Person(group, faults)
    plain: dict[str, Any] = {"id": name, "kind": "traveller", "person": reader.person()}
    passport = reader.passport()
    if passport:
        plain["passport"] = passport
    plain |= reader.journey(legs, crew=crew)

    def settle(plain: dict[str, Any]) -> Iterator[Fault]:
        if plain.get("movement") is None:
            message = "a passenger list does not tell an entry from a re-entry: give movement with --facts"
            yield Fault("traveller.movement.open", message, ("movement",), severity="info")
        yield from settle_century(plain, reader.born, reader.birth_line)

    return Item(plain=plain, line=group[0].line, faults=tuple(faults), named=True, settle=settle)


class _Person:
    """The segments of one person and what is to be said of them."""

    def __init__(self, group: list[Segment], faults: list[Fault]) -> None:
        self._group = group
        self._faults = faults
        self._documents = list(self._read_documents())
        self.birth_line = group[0].line
        self.born: datetime.date | None = None

    def person(self) -> dict[str, Any]:
        """The party: name, nationalities, birth, residence, address, numbers of the documents."""
        head = self._group[0]
        name = _name(head)
        if not name:
            message = "no name in NAD: nobody can be searched on a list; give it with --facts"
            place = ("person", "names")
            self._faults.append(Fault("traveller.name.missing", message, place, severity="warning", line=head.line))
        address = [" ".join(part for part in parts if part) for parts in head.elements[4:8]]
        found = {
            "kind": "person",
            "names": [name] if name else None,
            "nationalities": self._nationalities(),
            "birth_date": self._birth_date(),
            "birth_country": self._country("180", "person", "birth_country"),
            "residence": self._country("174", "person", "residence"),
            "address": [line for line in address if line] or None,
            "address_country": self._address_country(head),
            "ids": [_identifier(d) for d in self._documents if d.value] or None,
        }
        return {key: value for key, value in found.items() if value is not None}

    def passport(self) -> str | None:
        """The issuer of the passport, else of another document that is no visa."""
        documents = [d for d in self._documents if d.scheme != "visa" and d.country]
        chosen = next((d for d in documents if d.scheme == "passport"), documents[0] if documents else None)
        return chosen.country if chosen else None

    def journey(self, legs: list[Leg], *, crew: bool) -> dict[str, Any]:
        """Date, destination, movement and what the list shows of the trip."""
        end, start = self._place("179"), self._place("178")
        leg = _leg_of(legs, (self._place("22"), end))
        if leg is None:
            return {}
        destination = self._country_of_place(leg.end, ("destination",))
        beyond = self._country_of_place(end, ("movement",))
        journey: dict[str, Any] = {}
        if leg.arrives:
            journey["date"] = leg.arrives.isoformat()
        if destination:
            journey["destination"] = destination
        movement = self._movement(destination, beyond, crew=crew)
        if movement:
            journey["movement"] = movement
        # Where a trip led before is not in a list: only what it shows of the DPRK is sure.
        stops = [self._country_of_place(place, ("trip",)) for place in (start, leg.start, leg.end, end)]
        if "KP" in stops:
            known = [stop for stop in stops if stop]
            journey["trip"] = [stop for n, stop in enumerate(known) if n == 0 or stop != known[n - 1]]
        return journey

    def _movement(self, destination: str | None, beyond: str | None, *, crew: bool) -> str | None:
        if self._group[0].get(0) in _IN_TRANSIT:
            return "transit"
        if crew:
            return "landing"
        if destination and beyond and destination != beyond:
            return "transit"
        residence = self._value("174")
        meaning = meaning_of(residence) if residence else None
        if meaning and meaning.country and destination and meaning.country != destination:
            return "entry"
        return None

    def _nationalities(self) -> list[str] | None:
        found: list[str] | None = None
        for segment in self._group:
            if segment.tag == "NAT" and segment.get(0) in ("2", "") and segment.get(1):
                place = ("person", "nationalities")
                nationalities, said = read_nationality(segment.get(1), place, segment.line)
                self._faults += said
                if nationalities is not None:
                    found = list(dict.fromkeys((*(found or ()), *nationalities)))
        return found

    def _birth_date(self) -> str | None:
        for segment in self._group:
            if segment.tag == "DTM" and segment.get(0) == "329" and segment.get(0, 1):
                self.birth_line = segment.line
                text = segment.get(0, 1)
                expiry = min((d.expires for d in self._documents if d.expires), default=None)
                if len(text) == 8:
                    born = day_of(segment)
                else:
                    born = self.born = read_day(text, expiry)
                if born:
                    return born.isoformat()
                self._faults.append(unreadable_birth(text, segment.line))
        return None

    def _read_documents(self) -> Iterator[_Document]:
        """Each DOC with the expiry (DTM+36) and the issuer (LOC+91) that follow it."""
        document: _Document | None = None
        for segment in self._group:
            match segment.tag, segment.get(0):
                case "DOC", code:
                    if document:
                        yield document
                    document = _Document(_SCHEMES.get(code.upper(), "travel_document"), segment.get(1))
                case "DTM", "36" if document:
                    document = document._replace(expires=day_of(segment))
                case "LOC", "91" if document and segment.get(1) and segment.get(1, 1) != _SUBDIVISION:
                    country, said = read_issuer(segment.get(1), ("passport",), segment.line)
                    document = document._replace(country=country)
                    self._faults += said
                case _:
                    pass
        if document:
            yield document

    def _place(self, qualifier: str) -> str:
        return self._value(qualifier).upper()

    def _value(self, qualifier: str) -> str:
        found = (s.get(1) for s in self._group if s.tag == "LOC" and s.get(0) == qualifier)
        return next((value for value in found if value), "")

    def _country(self, qualifier: str, *path: str) -> str | None:
        """The country of a LOC of the person."""
        code = self._value(qualifier)
        meaning = meaning_of(code) if code else None
        if code and not (meaning and meaning.country):
            line = next(s.line for s in self._group if s.tag == "LOC" and s.get(0) == qualifier)
            message = f"LOC+{qualifier} {shown(code)} is no country that is known: it stays unknown"
            self._faults.append(Fault("traveller.place.unknown", message, path, severity="warning", line=line))
        return meaning.country if meaning else None

    def _country_of_place(self, code: str, path: tuple[str, ...]) -> str | None:
        country = country_of_place(code) if code else None
        if code and country is None:
            message = f"place {shown(code)} is neither an airport that is known nor a UN/LOCODE: its country is open"
            fault = Fault("traveller.place.unknown", message, path, severity="warning")
            if fault.message not in [f.message for f in self._faults]:
                self._faults.append(fault)
        return country

    def _address_country(self, head: Segment) -> str | None:
        meaning = meaning_of(head.get(8)) if head.get(8) else None
        return meaning.country if meaning else None


def _name(head: Segment) -> str:
    """`SURNAME, GIVEN NAMES` of C080, or the free name of C058."""
    parts = [" ".join(part.split()) for part in (head.elements[3] if len(head.elements) > 3 else ())[:5]]
    given = " ".join(part for part in parts[1:] if part)
    name = ", ".join(part for part in (*parts[:1], given) if part)
    return name or " ".join(" ".join(head.elements[2] if len(head.elements) > 2 else ()).split())


def _identifier(document: _Document) -> dict[str, str]:
    identifier = {"scheme": document.scheme, "value": document.value}
    return identifier | {"country": document.country} if document.country else identifier


def _leg_of(legs: list[Leg], ends: tuple[str, ...]) -> Leg | None:
    """The leg that ends where the person is cleared or gets off, else the last: that is where the list is sent."""
    found = (leg for end in ends if end for leg in legs if leg.end.upper() == end)
    return next(found, legs[-1] if legs else None)
