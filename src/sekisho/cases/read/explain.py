"""What does a type error mean for the one who wrote the case? A stable code, the place, and what to write instead."""

from __future__ import annotations

import datetime
import re
from difflib import get_close_matches
from typing import Any, Literal

import msgspec

from sekisho.cases.codes import Country, Currency, Place, read_code
from sekisho.cases.model import Amount
from sekisho.cases.read.arrival import Fault, Inexact, Path, shown
from sekisho.cases.read.fields import Expected, choices, expected, expected_at

_PLACE = re.compile(r" - at (?:`key` in )?`\$([^`]*)`\Z")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_MISSING = re.compile(r"Object missing required field `(\w+)`")
_CODES: dict[type, str] = {
    Country: "common.country.unknown",
    Place: "common.place.unknown",
    Currency: "payment.currency.unknown",
}
_PATTERNED = {
    "hs": ("cargo.hs.length", "an HS number has 2, 4, 6, 8, 9 or 10 digits"),
    "month": ("common.month.format", "write a month as YYYY-MM"),
    "value": ("common.number.format", "write a whole number or a decimal in quotes, not negative, with a point"),
}


def explain(error: str, plain: dict[str, Any], struct: type) -> Fault:
    """msgspec's error in the contract's words."""
    found = _PLACE.search(error)
    path: Path = tuple(int(n) if n else name for name, n in _STEP.findall(found[1])) if found else ()
    text = error[: found.start()] if found else error
    missing = _MISSING.match(text)
    if missing:
        path = (*path, missing[1])
        return Fault("common.field.missing", f"no {missing[1]}: it is needed here", path)
    value: Any = plain
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
    place = expected_at(struct, path) or Expected()
    if place.keys and isinstance(value, dict):
        path, value, place = _in_mapping(value, place, path)
    code, message = _judge(value, place, path, text, expected_at(struct, path[:-1]))
    return Fault(code, message, path)


def _in_mapping(members: dict[str, Any], place: Expected, path: Path) -> tuple[Path, object, Expected]:
    """The member that does not fit; msgspec does not say which it is."""
    for key, member in members.items():
        if key not in place.keys:
            return path, key, Expected(plain=(Literal[place.keys],))
        try:
            msgspec.convert(member, place.values, dec_hook=read_code)
        except msgspec.ValidationError:
            return (*path, key), member, expected(place.values)
    return path, members, place


def _judge(value: object, place: Expected, path: Path, text: str, parent: Expected | None) -> tuple[str, str]:
    """The code and words for a value that does not fit its place."""
    number = isinstance(value, int | Inexact) and not isinstance(value, bool)
    if parent and parent.struct is Amount and path[-1] == "value" and (number or isinstance(value, str)):
        return (
            "payment.amount.format",
            f"amount {shown(value)}: write a whole number or a decimal in quotes ('906.50'), not negative, "
            "with a point, without exponent or separators",
        )
    if isinstance(value, str) and (judged := _judge_text(value, place, path, text)):
        return judged
    if isinstance(value, list) and place.items is not None:
        wrong = "only [] may stand here as a list" if value else "an empty list: leave it out, or name at least one"
        return "common.field.type", wrong
    return "common.field.type", f"expected {_wanted(place)}, got {called(value)}{_hint(value, place)}"


def _judge_text(value: str, place: Expected, path: Path, text: str) -> tuple[str, str] | None:
    """The code and words for a text where a text may stand, but not this one."""
    if datetime.date in place.bare:
        return "common.date.format", f"{shown(value)} is not a day of the calendar: write YYYY-MM-DD, without time"
    for kind, code in _CODES.items():
        if kind in place.bare:
            return code, text if len(text) < 200 else f"{shown(value)} is not a known code"
    words = choices(place)
    if words:
        near = get_close_matches(value[:80].lower(), words, n=1)
        advice = f"did you mean {near[0]}?" if near else f"write one of {', '.join(words)}"
        return "common.value.unknown", f"{shown(value)} is not known here; {advice}"
    if str in place.bare:
        code, advice = _PATTERNED.get(str(path[-1]), _PATTERNED["value"])
        return code, f"{shown(value)}: {advice}"
    return None


def _wanted(place: Expected) -> str:
    bare = place.bare
    ways = []
    if place.struct or place.values is not None:
        ways.append("an object")
    if place.items is not None:
        ways.append("a list")
    if bool in bare:
        ways.append("true or false")
    if int in bare:
        ways.append("a whole number")
    if datetime.date in bare:
        ways.append("a date (YYYY-MM-DD)")
    if any(b is str or b in _CODES for b in bare) or choices(place):
        ways.append("a text")
    return " or ".join(ways) or "something else"


def _hint(value: object, place: Expected) -> str:
    if value is None:
        return "; leave the object out if it is unknown"
    if (
        isinstance(value, int | Inexact)
        and not isinstance(value, bool)
        and (str in place.bare or datetime.date in place.bare)
    ):
        return "; put it in quotes"
    if isinstance(value, str) and bool in place.bare:
        return "; write true or false without quotes, or leave it out if it is unknown"
    return ""


def called(value: object) -> str:
    """A value by what it is, for a message."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Inexact):
        return f"the number {shown(value)}"
    if isinstance(value, str):
        return f"the text {shown(value)}"
    return "a list" if isinstance(value, list) else "an object"
