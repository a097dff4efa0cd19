"""The facts of a voyage: where the ship is bound, where it was, whom it met."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sekisho.cases import Call, Problem, Ship, Text, Transfer, Voyage
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.parties import KP, Role, country_of, gather_listings
from sekisho.law import Law
from sekisho.law.fact import NEVER, Latest
from sekisho.law.kleene import Truth, any_of

_MANGYONGBONG_92 = re.compile(r"^(mangyongbong|mangyŏngbong|mangyeongbong|万景峰|萬景峰|만경봉)(ho)?92(ho|号|號|호)?$")
_NO_SHIP = Ship()
_DAY = timedelta(days=1)


def gather_voyage(evidence: Evidence, case: Voyage, day: date, law: Law) -> None:
    """Derive every fact that the law asks of a voyage."""
    ship = case.ship or _NO_SHIP
    owners = [Role(f"ship.{n}", p) for n, p in (("owner", ship.owner), ("operator", ship.operator)) if p is not None]
    gather_listings(evidence, owners, case.id, day)
    port = case.port.country if case.port else None
    for fact, home in (("bound_for_japan", "JP"), ("bound_for_korea", "KR"), ("bound_for_us", "US")):
        evidence.values[fact] = None if port is None else port == home
    evidence.know_all(
        {
            "bound_for_port": None if port is None else True,
            "us_tie": any_of((None if port is None else port == "US", bool(case.nexus and case.nexus.us_person))),
            "flag": ship.flag,
            "mangyongbong_92": _is_mangyongbong_92(ship),
            "foreign_interest": ship.foreign_interest,
            "distress": bool(case.distress),
            "goods_approved": bool(case.goods_approved),
            "loading_only": None if case.purpose is None else case.purpose == ("load_humanitarian_goods",),
            "came_in": case.in_port_since or case.arrival or day,
            "call_history": None if case.calls is None else True,
            "call_declaration": None if case.declared_dprk_call is None else True,
            "dprk_government": any(p is not None and p.kind == "government" and country_of(p) == KP for _, p in owners),
        }
    )
    _gather_designations(evidence, case, ship, day)
    _gather_calls(evidence, case, ship, day, law)
    _gather_transfers(evidence, case.transfers, day)


def _is_mangyongbong_92(ship: Ship) -> Truth:
    if ship.name is not None:
        return bool(_MANGYONGBONG_92.match(re.sub(r"[\W_]+", "", ship.name.casefold())))
    return False if ship.flag is not None and ship.flag != KP else None


def _gather_designations(evidence: Evidence, case: Voyage, ship: Ship, day: date) -> None:
    marked = ship.designated
    if marked is None and (ship.name or ship.imo or ship.mmsi):
        evidence.problems.append(
            Problem(
                case=case.id,
                field="ship.designated",
                code="screening.absent",
                severity="warning",
                message="no list was searched for the ship: counted as not designated; screen its name and IMO number "
                "before relying on this, or state `ship.designated`",
            )
        )
        marked = ()
    owner_listed = evidence.values["us_listed"]
    if marked is None:
        evidence.know_all(dict.fromkeys(("un_designated", "jp_designated")))
        evidence.values["us_listed"] = any_of((None, owner_listed))  # type: ignore[arg-type]
        evidence.needs["us_listed"] = ("ship.designated",)
        return
    dates = marked if isinstance(marked, dict) else {}
    by_un = "UN" in dates and dates["UN"] <= day
    by_us = "US" in dates and dates["US"] <= day
    # Japan names a ship by notice some days after the UN does; a notice that is not stated is a question.
    by_japan = dates["JP"] <= day if "JP" in dates else None if by_un else False
    evidence.values["un_designated"] = by_un
    evidence.know("jp_designated", by_japan, ("ship.designated.JP",))
    if by_un:
        evidence.said["un_designated"] = Text(f"UN-designated since {dates['UN']}", f"{dates['UN']}に国連指定")
    if by_japan:
        evidence.said["jp_designated"] = Text(f"in Japan's notice since {dates['JP']}", f"{dates['JP']}に日本が告示")
    evidence.values["us_listed"] = any_of((by_us, owner_listed))  # type: ignore[arg-type]


def _gather_calls(evidence: Evidence, case: Voyage, ship: Ship, day: date, law: Law) -> None:
    """The last DPRK call as a range of days, from the record and, where that is silent, from the declaration."""
    known = case.calls if case.calls is not None else ship.calls
    recorded = [*(known or ()), *(c for c in case.last_ports_declared or () if c.port.country == KP)]
    stays = [c for c in recorded if c.port.country == KP and not (c.arrival and c.arrival > day)]
    seen = [_left(c, day) for c in stays if _is_firm(c)]
    possible = [_left(c, day)[1] for c in stays if _is_possible(c)]
    earliest = max((first for first, _ in seen), default=NEVER)
    latest = max([last for _, last in seen] + possible, default=NEVER)
    silent_until = day if known is None else case.calls_since - _DAY if case.calls_since else NEVER
    declared = case.declared_dprk_call
    asked_from = _asked_from(law, ship)
    if silent_until > NEVER:
        if declared is None:
            latest = max(latest, silent_until)
        elif declared is False:
            latest = max(latest, min(silent_until, asked_from - _DAY if asked_from > NEVER else NEVER))
        else:
            earliest, latest = max(earliest, asked_from), max(latest, silent_until)
    if declared is False and seen:
        call = next(c for c in stays if _is_firm(c))
        evidence.problems.append(
            Problem(
                case=case.id,
                field="declared_dprk_call",
                code="voyage.calls.contradict",
                severity="warning",
                message=f"declared no DPRK call, but {call.source or 'the record'} shows {call.port} "
                f"{call.arrival or '?'} to {call.departure or '?'}: the record is used; ask the master",
            )
        )
    unknown = known is None and declared is None and not seen
    evidence.know("last_dprk_call", None if unknown else (earliest, latest), ("calls",))
    evidence.needs["last_dprk_call"] = ("calls",)
    asserted = declared is True and silent_until > NEVER
    on_record = bool(seen) or asserted or (None if known is None and declared is None else False)
    evidence.know("dprk_call_on_record", on_record, ("calls",))


def _asked_from(law: Law, ship: Ship) -> date:
    """The day from which the pre-arrival question counts calls; with an unknown flag the later of the two."""
    names = {"JP": ("JP-PORT-JPFLAG-2016",), None: ("JP-PORT-3RD-2016", "JP-PORT-JPFLAG-2016")}
    measures = [law.measures[m] for m in names.get(ship.flag, ("JP-PORT-3RD-2016",)) if m in law.measures]
    days = [d for m in measures for _, d in m.parameters["counted_from"].values if isinstance(d, date)]
    return max(days, default=NEVER)


def _is_firm(call: Call) -> bool:
    return call.source != "ais" or (call.confidence or 0) >= 3


def _is_possible(call: Call) -> bool:
    return call.source == "ais" and (call.confidence or 2) == 2


def _left(call: Call, day: date) -> Latest:
    """The range in which the ship left that port."""
    if call.departure:
        return (min(call.departure, day), min(call.departure, day))
    return (call.arrival or NEVER + _DAY, day)


def _gather_transfers(evidence: Evidence, transfers: tuple[Transfer, ...] | None, day: date) -> None:
    if transfers is None:
        evidence.know_all(
            dict.fromkeys(("transfer_on_record", "last_transfer_with_caller", "last_transfer_with_dprk_flag"))
        )
        return
    past = [t for t in transfers if t.date <= day]
    evidence.values["transfer_on_record"] = bool(past)
    evidence.values["last_transfer_with_dprk_flag"] = _latest(
        (t.date, t.date) if _flag(t) == KP else (NEVER, NEVER if _flag(t) else t.date) for t in past
    )
    evidence.values["last_transfer_with_caller"] = _latest(_with_caller(t, day) for t in past)
    evidence.needs["last_transfer_with_dprk_flag"] = ("transfers[0].other.flag",)
    evidence.needs["last_transfer_with_caller"] = ("transfers[0].other.calls",)


def _flag(transfer: Transfer) -> str | None:
    return transfer.other.flag if transfer.other else None


def _with_caller(transfer: Transfer, day: date) -> Latest:
    """A meeting counts while both it and the other ship's DPRK call lie in the window: the earlier day decides."""
    calls = transfer.other.calls if transfer.other else None
    if calls is None:
        return (NEVER, transfer.date)
    left = [_left(c, day) for c in calls if c.port.country == KP and _is_firm(c)]
    first = max((f for f, _ in left), default=NEVER)
    last = max((x for _, x in left), default=NEVER)
    return (min(first, transfer.date), min(last, transfer.date))


def _latest(ranges: object) -> Latest:
    found: list[Latest] = list(ranges)  # type: ignore[call-overload]
    return (max((f for f, _ in found), default=NEVER), max((x for _, x in found), default=NEVER))
