"""Is this plain object a case? What is wrong with it, where, and what to write instead.

Every format comes through here, so that the same mistake has the same code and words in JSON, YAML, CSV and a message.
"""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from sekisho.cases.codes import read_code
from sekisho.cases.model import KINDS, Case
from sekisho.cases.read.arrival import MOST_FAULTS, Fault, Inexact, Item, Path, parts, shown, writable
from sekisho.cases.read.check import check
from sekisho.cases.read.explain import called, explain
from sekisho.cases.read.fields import Expected, expected, fields_of
from sekisho.cases.read.voyages.arrival_day import settle_arrival

if TYPE_CHECKING:
    import datetime

MOST_CASE_BYTES = 1 << 20
_TOO_MUCH = Fault("common.case.faults", "too much is wrong with this case: the rest is not listed")


def admit(item: Item, as_of: datetime.date | None) -> tuple[Case | None, tuple[Fault, ...]]:
    """The case that an item holds, or None with at least one error.

    Args:
        item: what a format handed over; its plain object may be changed.
        as_of: the day that replaces the case's own, if any.
    """
    faults = list(item.faults)
    case = None
    if isinstance(item.plain, dict):
        case = _admit(item, item.plain, as_of, faults)
    elif item.plain is not None or not any(f.severity == "error" for f in faults):
        faults.append(Fault("common.case.type", f"a case is an object with named fields, not {called(item.plain)}"))
    if any(f.severity == "error" for f in faults):
        case = None
    return case, tuple(faults)


def own_id(plain: object) -> str | None:
    """The id that the caller gave, if it can be one: a text of 1 to 500 characters that can be written again."""
    given = plain.get("id") if isinstance(plain, dict) else None
    return given if isinstance(given, str) and 0 < len(given) <= 500 and not _has_half(given) else None


def _admit(item: Item, plain: dict[str, Any], as_of: datetime.date | None, faults: list[Fault]) -> Case | None:
    too_big = _fault_of_size(plain)
    if too_big:
        faults.append(too_big)
        return None
    if own_id(plain) is None:
        faults.append(_fault_of_id(plain.get("id")))
        plain = {**plain, "id": "?"}
    if as_of:
        plain["date"] = as_of
    if plain.get("kind") == "voyage":
        faults.extend(settle_arrival(plain, of_message=item.named))
    # Where one of these is wrong, that is why there is no day.
    of_day = (("date",), ("arrival",)) if item.named else (("date",),)
    if plain.get("date") is None and not any(f.path in of_day and f.severity == "error" for f in faults):
        faults.append(_fault_of_date(item.month_day))
    if item.settle:
        faults.extend(item.settle(plain))
    if plain.get("regimes", ()) is None:
        del plain["regimes"]
    kind = plain.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        faults.append(_fault_of_kind(kind))
        return None
    case = _convert(plain, KINDS[kind], faults)
    if case is not None:
        found = list(islice(check(case), MOST_FAULTS + 1))
        faults.extend(found[:MOST_FAULTS])
        if len(found) > MOST_FAULTS:
            faults.append(_TOO_MUCH)
    return case


def _convert(plain: dict[str, Any], struct: type, faults: list[Fault]) -> Case | None:
    """The case, and a fault for each top-level field that does not fit; unknown fields are named and left out."""
    try:
        return msgspec.convert(plain, struct, dec_hook=read_code)
    except msgspec.ValidationError:
        _leave_out_unknown(plain, Expected(struct=struct), (), faults)
    refused = False
    while len(faults) < MOST_FAULTS:
        try:
            case: Case = msgspec.convert(plain, struct, dec_hook=read_code)
        except msgspec.ValidationError as err:
            fault = explain(str(err), plain, struct)
            faults.append(fault)
            refused = True
            # What is wrong below a top-level field is said once; the other fields are still looked at.
            if not fault.path or fault.path[0] not in plain:
                return None
            del plain[str(fault.path[0])]
        else:
            return None if refused else case
    faults.append(_TOO_MUCH)
    return None


def _leave_out_unknown(value: object, place: Expected, path: Path, faults: list[Fault]) -> None:
    """Take fields that the model does not know out of `value`, each with a warning that names the nearest known one."""
    if isinstance(value, list) and place.items is not None:
        for n, member in enumerate(value):
            _leave_out_unknown(member, expected(place.items), (*path, n), faults)
    if not isinstance(value, dict) or not place.struct:
        return
    known = fields_of(place.struct)
    for key in list(value):
        if key in known:
            _leave_out_unknown(value[key], expected(known[key]), (*path, key), faults)
        elif key != "kind" or path:
            del value[key]
            if len(faults) < MOST_FAULTS:
                near = get_close_matches(str(key)[:80], known, n=1)
                advice = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}"
                message = f"unknown field {shown(key)}: the case is decided without it; {advice}"
                faults.append(Fault("common.field.unknown", message, (*path, str(key)[:80]), severity="warning"))


def _fault_of_id(given: object) -> Fault:
    if given is None or given == "":
        return Fault("common.id.missing", "no id: give each case a key of your own, unique in the batch", ("id",))
    if isinstance(given, str):
        return Fault("common.id.length", f"an id of {len(given):,} characters: at most 500", ("id",))
    hint = "; put it in quotes" if isinstance(given, int | Inexact) and not isinstance(given, bool) else ""
    return Fault("common.field.type", f"id: expected a text, got {called(given)}{hint}", ("id",))


def _fault_of_date(month_day: tuple[int, int] | None) -> Fault:
    if month_day:
        message = "the date is {:02}-{:02} without a year: give it with --facts as `year`, or decide --as-of a day"
        return Fault("payment.zengin.year", message.format(*month_day), ("date",))
    return Fault("common.date.missing", "no date: say as of which day to decide, here or with --as-of", ("date",))


def _fault_of_kind(kind: object) -> Fault:
    words = ", ".join(KINDS)
    if kind is None:
        return Fault("common.kind.missing", f"no kind: say which of {words}", ("kind",))
    near = get_close_matches(kind[:80].lower(), KINDS, n=1) if isinstance(kind, str) else []
    advice = f"did you mean {near[0]}?" if near else f"write one of {words}"
    return Fault("common.kind.unknown", f"kind {shown(kind)} is not known; {advice}", ("kind",))


def _fault_of_size(plain: dict[str, Any]) -> Fault | None:
    """What cannot be written again cannot be recorded: half characters, a case beyond all measure."""
    try:
        size = len(msgspec.json.encode(plain, enc_hook=repr))
    except UnicodeEncodeError:
        path = next(path for path, part in parts(plain) if _has_half(part) or any(map(_has_half, path[-1:])))
        message = "half of a surrogate pair (\\ud800 to \\udfff) stands alone here: write the whole character"
        return Fault("common.source.encoding", message, path)
    if size > MOST_CASE_BYTES:
        return Fault("common.case.size", f"one case of {size:,} bytes: at most {MOST_CASE_BYTES:,} are read")
    return None


def _has_half(text: object) -> bool:
    """Whether half of a surrogate pair stands alone in it."""
    return isinstance(text, str) and not text.isascii() and writable(text) != text
