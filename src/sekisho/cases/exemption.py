"""What has the 1718 Committee exempted, how much of it, and until when? Its letters as a file beside the cases."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import msgspec

from sekisho.cases.codes import Country, Place, read_code
from sekisho.cases.model import DecimalText, WholeNumber
from sekisho.cases.problem import Problem, Severity
from sekisho.cases.read import json_text, yaml_text
from sekisho.cases.read.arrival import Inexact, Item, Unreadable, shown, writable
from sekisho.cases.read.source import BOM, Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMITTEE = "1718 Committee"
_CALLED = frozenset({"un1718", "1718", "1718committee", "un1718committee", "unsc1718", "unsc1718committee"})
Unit: TypeAlias = Literal["bbl", "t", "kg", "usd", "piece"]
_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("piece", "pieces", "pc", "pcs", "unit", "units", "each", "ea"), "piece"),
    **dict.fromkeys(("kg", "kgs", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("t", "tonne", "tonnes", "mt"), "t"),
    **dict.fromkeys(("bbl", "barrel", "barrels"), "bbl"),
    "usd": "usd",
}


class ExemptItem(msgspec.Struct, frozen=True, kw_only=True):
    """So much of one thing, as the letter calls it; `unit` is None where it is none that a case can have."""

    line: int
    description: str | None
    hs: str | None
    quantity: Decimal
    unit: Unit | None
    origin: Country | None


class Exemption(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of the Committee.

    Args:
        id: the letter's number.
        from_: first day.
        to: last day; both are inside, and neither is ever derived from a notice.
        items: what is exempted, in the order of the letter.
        consignments: how many shipments may use it; None: not limited.
        ports: places that its route names; empty: not limited.
    """

    id: str
    from_: datetime.date
    to: datetime.date
    items: tuple[ExemptItem, ...]
    consignments: int | None
    ports: tuple[Place, ...]


class _Item(msgspec.Struct, kw_only=True):
    quantity: WholeNumber | DecimalText
    unit: str
    line: int | None = None
    description: str | None = None
    hs: str | None = None
    value: Any = None
    origin: Country | None = None
    supplier: str | None = None


class _Transport(msgspec.Struct, kw_only=True):
    mode: Any = None
    route: Any = None
    ports: tuple[Place, ...] = ()


class _Letter(msgspec.Struct, kw_only=True):
    id: str
    committee: str
    valid_from: datetime.date
    valid_until: datetime.date
    items: tuple[_Item, ...]
    basis: Any = None
    applicant: Any = None
    addressee: Any = None
    approved_on: datetime.date | None = None
    purpose: Any = None
    recipients_dprk: Any = None
    consignments_max: int | None = None
    transport: _Transport | None = None
    suppliers: Any = None
    financial_channel: Any = None
    scope_note: Any = None


def read_exemptions(path: Path) -> tuple[tuple[Exemption, ...], tuple[Problem, ...]]:
    """Read exemptions; one that cannot be read is a problem with its line, and the others are kept.

    Args:
        path: YAML or JSON, one letter or a list. Needed: `id`, `committee` (`UN-1718`), `valid_from`, `valid_until`,
            and `items` with `quantity`, `unit` (piece, kg, t, bbl, usd) and `description` or `hs`. Read too: an item's
            `origin`, `consignments_max`, `transport.ports`.
    """
    found: dict[str, Exemption] = {}
    problems: list[Problem] = []

    def note(code: str, message: str, line: int | None, severity: Severity = "error") -> None:
        place = writable(path.name)
        problems.append(Problem(case=place, code=code, severity=severity, message=writable(message), line=line))

    try:
        with path.open("rb") as stream:
            for item in _items(Source(path.name, stream)):
                for fault in item.faults:
                    note(fault.code, fault.message, fault.line or item.line)
                letter = None if item.faults else _letter(item.plain)
                if isinstance(letter, str):
                    note("exemption.format", letter, item.line)
                elif letter and letter.id in found:
                    note("exemption.duplicate", f"{shown(letter.id)} stands in the file twice: keep one", item.line)
                elif letter:
                    found[letter.id] = letter
                    for code, message in _oddities(item.plain, letter):
                        note(code, message, item.line, "warning")
    except Unreadable as end:
        note(end.fault.code, end.fault.message, end.fault.line)
    except OSError as err:
        note("common.source.unreadable", f"cannot be read: {err.strerror or err}", None)
    if not found and not problems:
        note("common.source.empty", "no exemption in it", 1)
    return tuple(found.values()), tuple(problems)


def _items(source: Source) -> Iterator[Item]:
    head = source.head.removeprefix(BOM).lstrip()
    yield from (json_text if json_text.recognises(head) else yaml_text).read(source)


def _letter(plain: object) -> Exemption | str:
    """The exemption, or what is wrong with it."""
    try:
        letter = msgspec.convert(_exact(plain), _Letter, dec_hook=read_code)
    except msgspec.ValidationError as err:
        return f"no exemption: {err}"
    if re.sub(r"[\W_]+", "", letter.committee).casefold() not in _CALLED:
        return f"committee {shown(letter.committee)}: only exemptions of the 1718 Committee are read (UN-1718)"
    if letter.valid_until < letter.valid_from:
        return f"valid until {letter.valid_until}, before it begins on {letter.valid_from}"
    items = []
    for place, item in enumerate(letter.items):
        hs = re.sub(r"[.\s]", "", item.hs) if item.hs else None
        if hs is not None and not re.fullmatch(r"[0-9]{2,10}", hs, re.ASCII):
            return f"items[{place}].hs {shown(item.hs)}: 2 to 10 digits"
        if hs is None and not item.description:
            return f"items[{place}]: neither description nor hs, so nothing can be matched with it"
        items.append(
            ExemptItem(
                line=item.line or place + 1,
                description=item.description,
                hs=hs,
                quantity=Decimal(item.quantity),
                unit=_UNITS.get(item.unit.strip().casefold()),
                origin=item.origin,
            )
        )
    return Exemption(
        id=letter.id,
        from_=letter.valid_from,
        to=letter.valid_until,
        items=tuple(items),
        consignments=letter.consignments_max,
        ports=letter.transport.ports if letter.transport else (),
    )


def _oddities(plain: object, letter: Exemption) -> Iterator[tuple[str, str]]:
    """What is kept and yet worth saying: fields that are not known, units that no goods have."""
    known = msgspec.structs.fields(_Letter)
    for key in plain if isinstance(plain, dict) else ():
        if key not in {field.name for field in known}:
            yield "exemption.field", f"field {shown(key)} is not known and not read"
    for item in letter.items:
        if item.unit is None:
            message = (
                f"line {item.line}: its unit is none of piece, kg, t, bbl, usd, so no goods can be matched with it"
            )
            yield "exemption.unit", message


def _exact(value: object) -> object:
    """The value with each number that is not whole as its text, which a quantity may be."""
    if isinstance(value, Inexact):
        return value.text
    if isinstance(value, dict):
        return {key: _exact(member) for key, member in value.items()}
    return [_exact(member) for member in value] if isinstance(value, list) else value
