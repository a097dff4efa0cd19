"""When was the ship last in the DPRK? From its calls by how surely they are known, from silence, and from its own word.

A call that is declared, documented or seen by AIS with confidence 3 or 4 is certain; confidence 2, a silence among
them, leaves it possible; 1 is a ship passing by and counts for nothing. What the ship says of itself fills a silence of
the record and never overrides it; where the two disagree, both are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sekisho.cases import Call, Problem, Ship, Text, Voyage
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.parties import KP
from sekisho.law import Law
from sekisho.law.fact import NEVER, Latest

_DAY = timedelta(days=1)
_MOST_NAMED = 3


def gather_calls(evidence: Evidence, case: Voyage, ship: Ship, day: date, law: Law) -> None:
    """The last DPRK call as a range of days, whether one is on record, and what contradicts it."""
    known = case.calls if case.calls is not None else ship.calls
    recorded = [*(known or ()), *(c for c in case.last_ports_declared or () if c.port.country == KP)]
    stays = [c for c in recorded if c.port.country == KP and not (c.arrival and c.arrival > day)]
    certain = [c for c in stays if is_certain(c)]
    possible = [c for c in stays if is_possible(c)]
    earliest = max((left(c, day)[0] for c in certain), default=NEVER)
    latest = max((left(c, day)[1] for c in (*certain, *possible)), default=NEVER)
    silent_until = day if known is None else min(case.calls_since - _DAY, day) if case.calls_since else NEVER
    declared = case.declared_dprk_call
    asked_from = _asked_from(law, ship)
    # The question is about calls from a day on; where that day is not yet, the answer says only that there was one.
    since = asked_from if NEVER < asked_from <= day else NEVER + _DAY
    asserted = declared is True and (silent_until >= since or bool(possible))
    if asserted:
        earliest, latest = max(earliest, since), max(latest, silent_until, since)
    elif declared is False:
        latest = max(latest, min(silent_until, asked_from - _DAY) if asked_from > NEVER else NEVER)
    else:
        latest = max(latest, silent_until)
    unknown = known is None and declared is None and not certain
    needs = ("calls", "declared_dprk_call") if declared is None and _asks(case) else ("calls",)
    evidence.know("last_dprk_call", None if unknown else (earliest, latest), needs, _label(certain, possible, day))
    evidence.needs["last_dprk_call"] = needs
    on_record = bool(certain) or asserted or (None if known is None and declared is None else False)
    evidence.know("dprk_call_on_record", on_record, needs)
    evidence.problems += _contradictions(case, known, certain, possible, day, asked_from, silent_until)
    if declared is None and earliest < latest and silent_until > earliest:
        evidence.if_needed["calls"] = _window(case, known, day, asked_from)


def is_certain(call: Call) -> bool:
    """Whether a call decides: declared, documented, or AIS with confidence 3 or 4."""
    return call.source != "ais" or (call.confidence or 0) >= 3


def is_possible(call: Call) -> bool:
    """Whether a call may have been: AIS with confidence 2, or without one."""
    return call.source == "ais" and (call.confidence or 2) == 2


def left(call: Call, day: date) -> Latest:
    """The range in which the ship left that port."""
    if call.departure:
        return (min(call.departure, day), min(call.departure, day))
    return (call.arrival or NEVER + _DAY, day)


def _asks(case: Voyage) -> bool:
    """Whether the port is one whose coast guard asks about DPRK calls."""
    return case.port is not None and case.port.country == "JP"


def _asked_from(law: Law, ship: Ship) -> date:
    """The day from which the pre-arrival question counts calls; with an unknown flag the later of the two."""
    names = {"JP": ("JP-PORT-JPFLAG-2016",), None: ("JP-PORT-3RD-2016", "JP-PORT-JPFLAG-2016")}
    measures = [law.measures[m] for m in names.get(ship.flag, ("JP-PORT-3RD-2016",)) if m in law.measures]
    days = [d for m in measures for _, d in m.parameters["counted_from"].values if isinstance(d, date)]
    return max(days, default=NEVER)


def _label(certain: list[Call], possible: list[Call], day: date) -> Text | None:
    """How the last call is known, or which call is possible."""
    if certain:
        last = max(certain, key=lambda call: left(call, day))
        return Text(f"last DPRK call at {last.port} ({_known_by(last)})", f"最後の北朝鮮寄港（{last.port}）")
    if possible:
        last = max(possible, key=lambda call: left(call, day))
        return Text(
            f"not known whether it called at {last.port} {_days(last)}: AIS leaves it possible (confidence 2)",
            f"不明：{last.port}への寄港（AISでは可能性にとどまる・確度2）",
        )
    return None


def _contradictions(
    case: Voyage,
    known: tuple[Call, ...] | None,
    certain: list[Call],
    possible: list[Call],
    day: date,
    asked_from: date,
    silent_until: date,
) -> Iterator[Problem]:
    """What the ship says of itself and the record does not bear out."""
    if case.declared_dprk_call is False:
        denied = [c for c in certain if left(c, day)[1] >= asked_from]
        if denied:
            message = f"declared no DPRK call, but {_named(denied)}: the record is used; ask the master"
            yield _contradiction(case, "declared_dprk_call", message)
        doubtful = [c for c in possible if left(c, day)[1] >= asked_from]
        if doubtful:
            message = f"declared no DPRK call, but {_named(doubtful)}: open until the log book is seen"
            yield _contradiction(case, "declared_dprk_call", message)
    elif case.declared_dprk_call and not certain and not possible and silent_until < asked_from <= day:
        message = "declared a DPRK call, but the calls on record, given as complete, show none: the record is used"
        yield _contradiction(case, "declared_dprk_call", f"{message}; ask which is true")
    seen = [c for c in known or () if c.source != "declared" and is_certain(c)]
    yield from _unlike_declared(case, seen, case.last_ports_declared or ())


def _unlike_declared(case: Voyage, seen: list[Call], declared: tuple[Call, ...]) -> Iterator[Problem]:
    """Calls that are missing among the ports declared for those days, and those elsewhere on the same days."""
    begins = min((c.arrival for c in declared if c.arrival), default=None)
    if begins is None:
        return
    left_out = [
        c
        for c in seen
        if c.port.country == KP
        and (c.departure or c.arrival or NEVER) > begins
        and not any(d.port.country == KP and _overlap(c, d, -1) for d in declared)
    ]
    if left_out:
        message = f"the ports declared from {begins} on leave out a DPRK call: {_named(left_out)}; ask the master"
        yield _contradiction(case, "last_ports_declared", message)
    for c in seen:
        other = next((d for d in declared if d.port.country != c.port.country and _overlap(c, d, 1)), None)
        if other is not None:
            message = f"declared {other.port} {_days(other)}, but {_named([c])} in those days: ask the master"
            yield _contradiction(case, "last_ports_declared", message)
            return


def _overlap(one: Call, other: Call, least: int) -> bool:
    """Whether two stays share more than `least` days; a day of slack for zones where it is negative."""
    if not (one.arrival and other.arrival):
        return False
    ends = min(one.departure or one.arrival, other.departure or other.arrival)
    return (ends - max(one.arrival, other.arrival)).days >= least


def _window(case: Voyage, known: tuple[Call, ...] | None, day: date, asked_from: date) -> Problem:
    """What of the ship's past is not on record."""
    declared = case.last_ports_declared
    if known is None and declared:
        back_to = min((c.arrival for c in declared if c.arrival), default=None)
        had = f"the last {len(declared)} ports declared" + (f" go back to {back_to}" if back_to else " have no days")
    elif known is None:
        had = "no port call is on record"
    elif case.calls_since and case.calls_since < day:
        had = f"the calls are complete from {case.calls_since} on only"
    else:
        had = "nothing says that the calls on record are complete"
    counted = f"; calls count from {asked_from} on" if _asks(case) and asked_from > NEVER else ""
    answer = " or the answer in the pre-arrival report (`declared_dprk_call`)" if _asks(case) else ""
    ask = f"ask for the log book before that{answer}"
    return Problem(
        case=case.id, field="calls", code="voyage.calls.window", severity="refer", message=f"{had}{counted}: {ask}"
    )


def _contradiction(case: Voyage, field: str, message: str) -> Problem:
    return Problem(case=case.id, field=field, code="voyage.calls.contradict", severity="warning", message=message)


def _named(calls: list[Call]) -> str:
    told = ", ".join(f"{_known_by(c)} shows {c.port} {_days(c)}" for c in calls[:_MOST_NAMED])
    more = len(calls) - _MOST_NAMED
    return f"{told} and {more:,} more" if more > 0 else told


def _known_by(call: Call) -> str:
    if call.source == "ais":
        return f"AIS of confidence {call.confidence or 2}"
    return {"declared": "the report of the ship", "documented": "a document"}.get(call.source or "", "the record")


def _days(call: Call) -> str:
    return f"{call.arrival or '?'} to {call.departure or '?'}"
