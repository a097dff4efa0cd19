"""Travellers as UN/EDIFACT PAXLST (D.05B and its neighbours, WCO/IATA/ICAO guide): passenger and crew lists.

Each passenger or crew member of each message is one traveller. A list says who comes on which flight; whether that is
an entry or a re-entry it does not say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sekisho.cases.read.arrival import Fault, Item, Unreadable, shown
from sekisho.cases.read.travellers.edifact import Segment, segments, text_of
from sekisho.cases.read.travellers.paxlst_person import PERSONS, Leg, person_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sekisho.cases.read.source import Source

_OPENING = re.compile(r"UNA[^A-Za-z0-9]{6}|UN[BGH][^A-Za-z0-9]")
# Above the interchange may stand the address lines of the network that carried it.
_FIRST = re.compile(rb"(?:[^\n]{0,200}\n){0,20}?[ \t]*(?:UNA[^A-Za-z0-9]{6}|UN[BGH][^A-Za-z0-9])")
_FUNCTIONS = {
    "XR": "is cancelled",
    "CLNB": "is said not to be on board",
}
_TOTALS = {"42": "passengers", "41": "crew members"}


def recognises(head: bytes) -> bool:
    """A service segment and the name of the message."""
    return _FIRST.match(head) is not None and b"PAXLST" in head.replace(b"\r", b"").replace(b"\n", b"")


def read(source: Source) -> Iterator[Item]:
    """Every person of every message; where counts disagree, the last person before the count bears the warning."""
    text = text_of(source.whole())
    start = _OPENING.search(text)
    if start is None:
        raise Unreadable(Fault("common.source.syntax", "no UNA, UNB or UNH: not an EDIFACT interchange", line=1))
    interchange = _Interchange()
    try:
        for segment in segments(text, start.start()):
            yield from interchange.take(segment)
    except Unreadable:
        yield from interchange.persons()
        raise
    yield from interchange.close()


class _Message:
    """A message while it is read: its flights, then its persons one after another."""

    def __init__(self, segment: Segment, control: str) -> None:
        self.reference = segment.get(0)
        self.kind = segment.get(1)
        self.line = segment.line
        self.segments = 1
        self.persons = {"passengers": 0, "crew members": 0}
        self.function = ""
        self._name = f"{control}/{self.reference}" if control else self.reference
        self._crew_list = False
        self._part = segment.get(3, 1) == "C" or segment.get(3) not in ("", "1", "01")
        self._legs: list[Leg] = []
        self._group: list[Segment] = []
        self._counts: list[tuple[str, str, int]] = []

    def take(self, segment: Segment) -> Iterator[Item]:
        """One segment below UNH; an item when a person is complete."""
        self.segments += 1
        match segment.tag:
            case "BGM":
                self._crew_list = segment.get(0) == "250"
                self.function = segment.get(1)
            case "TDT" if not self._group:
                self._legs.append(Leg())
            case "LOC" | "DTM" if self._legs and not self._group:
                self._legs[-1].take(segment)
            case "NAD" if segment.get(0) in PERSONS:
                yield from self.finish()
                self._group = [segment]
            case "NAD" if self._legs:
                yield from self.finish()
                message = f"NAD+{segment.get(0)[:3]}: neither passenger (FL) nor crew (FM): who is named is not read"
                yield Item(line=segment.line, faults=(Fault("traveller.paxlst.party", message, line=segment.line),))
            case "CNT":
                yield from self.finish()
                self._counts.append((segment.get(0), segment.get(0, 1), segment.line))
            case _ if self._group:
                self._group.append(segment)
            case _:
                pass

    def finish(self) -> Iterator[Item]:
        """The person whose segments are complete."""
        if not self._group:
            return
        crew = self._crew_list or self._group[0].get(0) in ("FM", "DDT")
        self.persons["crew members" if crew else "passengers"] += 1
        number = sum(self.persons.values())
        faults = []
        if self.function in _FUNCTIONS:
            message = f"BGM {self.function}: this person {_FUNCTIONS[self.function]}; decided as if travelling"
            faults.append(Fault("traveller.paxlst.function", message, ("movement",), severity="warning"))
        yield person_item(f"{self._name}/{number}", self._group, self._legs, crew=crew, faults=faults)
        self._group = []

    def faults(self, end: Segment) -> Iterator[Fault]:
        """What the message counts and names otherwise than it is, asked at its UNT."""
        if end.get(1) != self.reference:
            yield _miscount(f"UNT names message {shown(end.get(1))}, UNH {shown(self.reference)}", end.line)
        if _number(end.get(0)) != self.segments + 1:
            yield _miscount(f"UNT counts {end.get(0)} segments, there are {self.segments + 1}", end.line)
        for qualifier, count, line in () if self._part else self._counts:
            what = _TOTALS.get(qualifier)
            if what and _number(count) != self.persons[what]:
                yield _miscount(f"CNT counts {count} {what}, {self.persons[what]} are in the message", line)


class _Interchange:
    """The interchanges of a file; one person is held back until it is known whether the counts hold."""

    def __init__(self) -> None:
        self._control: str | None = None
        self._groups = self._messages = self._grouped = 0
        self._message: _Message | None = None
        self._held: Item | None = None
        self._line = 1

    def take(self, segment: Segment) -> Iterator[Item]:
        """One segment; the items that are complete with it."""
        self._line = segment.line
        match segment.tag:
            case "UNB":
                yield from self.close()
                self._control, self._groups, self._messages = segment.get(4), 0, 0
            case "UNG":
                self._groups, self._grouped = self._groups + 1, 0
            case "UNH":
                yield from self._cut("UNT")
                self._messages, self._grouped = self._messages + 1, self._grouped + 1
                self._message = _Message(segment, self._control or "")
                if self._message.kind != "PAXLST":
                    message = f"EDIFACT message {shown(self._message.kind)}: there is no reader for it; PAXLST is read"
                    fault = Fault("traveller.message.unsupported", message, line=segment.line)
                    yield from self._let_go(Item(line=segment.line, faults=(fault,)))
            case "UNT" if self._message:
                yield from self._end(self._message, segment)
            case "UNE":
                yield from self._compare(segment, "messages in a group", self._grouped)
            case "UNZ":
                what = ("groups", self._groups) if self._groups else ("messages", self._messages)
                yield from self._compare(segment, *what)
                if segment.get(1) != self._control:
                    names = f"UNZ names interchange {shown(segment.get(1))}, UNB {shown(self._control)}"
                    self._say(_miscount(names, segment.line))
                self._control = None
                yield from self._let_go(None)
            case _ if self._message and self._message.kind == "PAXLST":
                for item in self._message.take(segment):
                    yield from self._let_go(item)
            case _:
                pass

    def close(self) -> Iterator[Item]:
        """What is still open when the interchange is at its end."""
        if self._message:
            yield from self._cut("UNT")
        elif self._control is not None:
            yield from self._let_go(self._lost("UNZ"))
        self._control = None
        yield from self._let_go(None)

    def persons(self) -> Iterator[Item]:
        """Whoever was read before the interchange broke off."""
        if self._message:
            for item in self._message.finish():
                yield from self._let_go(item)
        self._message = None
        yield from self._let_go(None)

    def _end(self, message: _Message, end: Segment) -> Iterator[Item]:
        self._message = None
        if message.kind != "PAXLST":
            return
        for item in message.finish():
            yield from self._let_go(item)
        faults = tuple(message.faults(end))
        if not any(message.persons.values()):
            nobody = Fault("traveller.paxlst.empty", "a PAXLST without passenger and crew member", line=message.line)
            yield from self._let_go(Item(line=message.line, faults=(nobody, *faults)))
        else:
            self._say(*faults)

    def _cut(self, tag: str) -> Iterator[Item]:
        """The end of a message that has none."""
        if self._message:
            for item in self._message.finish():
                yield from self._let_go(item)
            self._message = None
            yield from self._let_go(self._lost(tag))

    def _lost(self, tag: str) -> Item:
        message = f"no {tag}: the list may be cut, and whoever stood further down is not in it; ask for it again"
        return Item(line=self._line, faults=(Fault("traveller.paxlst.cut", message, line=self._line),))

    def _compare(self, segment: Segment, what: str, number: int) -> Iterator[Item]:
        yield from self._cut("UNT")
        if _number(segment.get(0)) != number:
            self._say(_miscount(f"{segment.tag} counts {segment.get(0)} {what}, there are {number}", segment.line))

    def _say(self, *faults: Fault) -> None:
        """Add to the person held back."""
        if self._held:
            self._held = msgspec.structs.replace(self._held, faults=(*self._held.faults, *faults))

    def _let_go(self, item: Item | None) -> Iterator[Item]:
        """Hold this one back and yield the one before."""
        if self._held:
            yield self._held
        self._held = item


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text, re.ASCII) else None


def _miscount(message: str, line: int) -> Fault:
    text = f"{message}: the list may lack persons; ask for it again"
    return Fault("traveller.paxlst.count", text, severity="warning", line=line)
