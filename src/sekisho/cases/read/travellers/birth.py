"""In which century was a traveller born? A birth year of two digits, settled by the day of the act and the expiry."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from sekisho.cases.read.arrival import Fault, shown

_PATH = ("person", "birth_date")


def read_day(text: str, expires: datetime.date | None = None) -> datetime.date | None:
    """A day written `YYMMDD`, in the 21st century unless that is after `expires`; None where it is no day."""
    if len(text) != 6 or not (text.isascii() and text.isdigit()):
        return None
    for century in (2000, 1900):
        day = _day(century + int(text[:2]), text)
        if day and not (expires and day > expires):
            return day
    return None


def _day(year: int, text: str) -> datetime.date | None:
    try:
        return datetime.date(year, int(text[2:4]), int(text[4:6]))
    except ValueError:
        return None


def settle_century(plain: dict[str, Any], read: datetime.date | None, line: int) -> Iterator[Fault]:
    """Settle the century of a birth year once the date of the act is known: nobody travels before being born.

    Args:
        plain: the case; its birth date is put right.
        read: the birth date as it was read from two digits of a year; None, or another in the case, is left alone.
        line: where it stands.
    """
    person = plain.get("person")
    if read is None or not isinstance(person, dict) or person.get("birth_date") != read.isoformat():
        return
    born, travels = read, _iso(plain.get("date"))
    if travels and born > travels:
        earlier = _day(born.year - 100, f"{born:%y%m%d}")
        if earlier is None:  # 29 February 2000, and no such day in 1900
            message = f"born on {born}, after the act: no such day a century before; read the document again"
            yield Fault("common.date.format", message, _PATH, line=line)
            return
        born = earlier
        person["birth_date"] = born.isoformat()
    message = f"birth year {born:%y} read as {born.year}"
    yield Fault("traveller.birth.century", message, _PATH, severity="info", line=line)


def _iso(value: object) -> datetime.date | None:
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def unreadable_birth(text: str, line: int) -> Fault:
    """The problem of a birth date that is no day: said, and refused only where it is no unknown part of one."""
    if text and all(c.isdigit() or c == "<" for c in text) and "<" in text:
        message = f"birth date {shown(text)} is incomplete in the document: it stays unknown, give it with --facts"
        return Fault("traveller.birth.incomplete", message, _PATH, severity="info", line=line)
    message = f"birth date {shown(text)} is no day of the calendar (YYMMDD); read the document again"
    return Fault("common.date.format", message, _PATH, line=line)
