"""Travellers as machine readable zones (ICAO Doc 9303): TD1, TD2, TD3, MRV-A and MRV-B, any number in one text.

Blank lines and lines that begin with `#` stand between zones; nothing needs to. A zone that cannot be relied on costs
only itself. It says nothing of the journey, and not where its holder was born.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from sekisho.cases.read.arrival import Fault, Item, shown
from sekisho.cases.read.travellers.birth import read_day, settle_century, unreadable_birth
from sekisho.cases.read.travellers.icao import read_issuer, read_nationality
from sekisho.cases.read.travellers.mrz_form import FILLER, Form, at, checks, document_number, form_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from sekisho.cases.read.source import Source

_FIRST = re.compile(r"[A-Z][A-Z<][A-Z][A-Z<]{2}[A-Z0-9<]*")
_ZONE = re.compile(
    rb"(?:[ \t]*(?:#[^\n]*)?\r?\n)*+[ \t]*"
    rb"[PVACI](?=[A-Z0-9]*<)[A-Z<][A-Z][A-Z<]{2}[A-Z0-9<]{15,55}[ \t]*(?:\r?\n|\Z)"
)
_SIGNS = re.compile(r"[A-Z0-9<]*")
_DIGIT = re.compile(r"[0-9]")
_LONGEST = 100
_PERSON = ("person",)
_SCHEMES = {"P": "passport", "I": "national_id", "V": "visa"}


class _Line(NamedTuple):
    number: int
    text: str


def recognises(head: bytes) -> bool:
    """A first line of 20 to 60 capitals, digits and fillers that begins as a travel document does."""
    return _ZONE.match(head) is not None


def read(source: Source) -> Iterator[Item]:
    """Every zone as one traveller; the date of the act and the journey are for the caller to give."""
    for lines in _zones(source):
        yield _item(lines)


def _zones(source: Source) -> Iterator[list[_Line]]:
    """The lines of each zone, cut where one is full, where a line cannot belong to it, and at blanks and comments."""
    held: list[_Line] = []
    for number, (_, raw) in enumerate(source.lines(), 1):
        text = raw[: _LONGEST + 1].decode("utf-8", "replace").removeprefix("\ufeff").strip()
        if not text or text.startswith("#"):
            if held:
                yield held
            held = []
            continue
        if held and not _belongs(text, held):
            yield held
            held = []
        held.append(_Line(number, text))
    if held:
        yield held


def _belongs(text: str, held: list[_Line]) -> bool:
    """Whether a line can be the next of a zone: names bear no digits, and every other later line does."""
    first = held[0].text
    form = form_of(first)
    if len(held) == form.lines or not _FIRST.fullmatch(first):
        return False
    return bool(_DIGIT.search(text)) != (form.names.line == len(held))


def _item(zone: list[_Line]) -> Item:
    form = form_of(zone[0].text)
    line = zone[0].number
    fault = _fault_of_shape(zone, form)
    if fault:
        return Item(line=line, faults=(fault,))
    lines = tuple(text for _, text in zone)
    faults = [
        Fault(
            "traveller.mrz.check_digit",
            f"MRZ field {c.field}: check digit {c.stands}, should be {c.should}; read the document again",
            _PERSON,
            line=zone[c.line].number,
        )
        for c in checks(lines, form)
        if not c.holds
    ]
    born = read_day(at(lines, form.birth), read_day(at(lines, form.expiry)))
    plain = _traveller(lines, form, [n for n, _ in zone], born, faults)

    def settle(plain: dict[str, Any]) -> Iterator[Fault]:
        person = plain["person"]
        if isinstance(person, dict) and person.get("birth_country") is None:
            message = "the place of birth is not in an MRZ: the page shows it; give it with --facts where it matters"
            yield Fault("traveller.birthplace.missing", message, ("person", "birth_country"), severity="info")
        yield from settle_century(plain, born, zone[form.birth.line].number)

    return Item(plain=plain, line=line, faults=tuple(faults), named=True, settle=settle)


def _fault_of_shape(zone: list[_Line], form: Form) -> Fault | None:
    """Why these lines are no zone of that form, for the first that does not fit."""
    if not _FIRST.match(zone[0].text):
        message = f"{shown(zone[0].text)} is no first line of an MRZ; put # before a remark"
        return Fault("traveller.mrz.lines", message, _PERSON, line=zone[0].number)
    for n, (number, text) in enumerate(zone, 1):
        wrong = _SIGNS.sub("", text)
        if wrong:
            message = f"MRZ line {n}: {shown(wrong)}; only A to Z, 0 to 9 and < stand in an MRZ"
            return Fault("traveller.mrz.characters", message, _PERSON, line=number)
        if len(text) != form.width:
            size = f"over {_LONGEST}" if len(text) > _LONGEST else len(text)
            message = f"MRZ line {n}: {size} characters, {form.name} has {form.width}"
            return Fault("traveller.mrz.length", message, _PERSON, line=number)
    if len(zone) < form.lines:
        message = f"{len(zone)} of {form.lines} lines of a {form.name}: the others are missing or no such lines"
        return Fault("traveller.mrz.lines", message, _PERSON, line=zone[-1].number)
    return None


def _traveller(
    lines: tuple[str, ...], form: Form, numbers: list[int], born: datetime.date | None, faults: list[Fault]
) -> dict[str, Any]:
    code, issuer_code = lines[0][:2].rstrip(FILLER), lines[0][2:5].rstrip(FILLER)
    issuer, said = read_issuer(issuer_code, ("passport",), numbers[0])
    faults += said
    number, optional = document_number(lines, form)
    document = number.text.rstrip(FILLER)
    scheme = "passport" if code == "IP" else _SCHEMES.get(code[0], "travel_document")
    identifiers = [{"scheme": scheme, "value": document, "country": issuer}] if document else []
    identifiers += [{"scheme": "optional_data", "value": text, "country": issuer} for text in optional if text]
    person: dict[str, Any] = {"kind": "person"}
    name = _name(at(lines, form.names), form, numbers[form.names.line], faults)
    if name:
        person["names"] = [name]
    code_of_nationality = at(lines, form.nationality).rstrip(FILLER)
    place = ("person", "nationalities")
    nationalities, said = read_nationality(code_of_nationality, place, numbers[form.nationality.line])
    faults += said
    if nationalities is not None:
        person["nationalities"] = nationalities
    if born:
        person["birth_date"] = born.isoformat()
    else:
        faults.append(unreadable_birth(at(lines, form.birth), numbers[form.birth.line]))
    if identifiers:
        person["ids"] = [{k: v for k, v in one.items() if v} for one in identifiers]
    plain: dict[str, Any] = {"id": f"{issuer_code}/{document or 'no number'}", "kind": "traveller", "person": person}
    if issuer and scheme != "visa":
        plain["passport"] = issuer
    return plain


def _name(field: str, form: Form, line: int, faults: list[Fault]) -> str | None:
    """`PRIMARY, SECONDARY` in the document's own transliteration, with what cannot be told of it."""
    path = ("person", "names")
    if _DIGIT.search(field):
        message = f"name {shown(field.rstrip(FILLER))}: no digits stand in the names of an MRZ; read the document again"
        faults.append(Fault("traveller.mrz.characters", message, path, line=line))
    if not field.endswith(FILLER):
        message = f"the name fills all {len(field)} characters that a {form.name} has for it: it may be cut short"
        faults.append(Fault("traveller.mrz.truncated", message, path, severity="warning", line=line))
    primary, _, secondary = field.partition(FILLER * 2)
    words = (" ".join(part.replace(FILLER, " ").split()) for part in (primary, secondary))
    name = ", ".join(part for part in words if part)
    if not name:
        message = "no name in the MRZ: nobody can be searched on a list; give it with --facts"
        faults.append(Fault("traveller.name.missing", message, path, severity="warning", line=line))
    return name or None
