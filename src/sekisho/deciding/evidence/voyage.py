"""The facts of a voyage: where the ship is bound, where it was, whom it met."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sekisho.cases import Problem, Ship, Text, Transfer, Voyage
from sekisho.deciding.decision import Hit
from sekisho.deciding.evidence.calls import gather_calls, is_certain, is_possible, left
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.known_names import is_called
from sekisho.deciding.evidence.listings import fact_of, gather_listings, is_named, say_doubts, say_listed
from sekisho.deciding.evidence.parties import KP, Role, government_of_dprk, of_dprk
from sekisho.law import Law
from sekisho.law.fact import NEVER, Latest
from sekisho.law.kleene import Truth, any_of

_NO_SHIP = Ship()
# A ship on the UN's list is designated; a listed owner or operator is another fact.
_OF_SHIPS = {"un_listed": "un_designated"}


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
            "dprk_government": government_of_dprk(p for _, p in owners),
            "dprk_owned": any(of_dprk(p) for _, p in owners),
        }
    )
    _gather_designations(evidence, case, ship, day)
    gather_calls(evidence, case, ship, day, law)
    _gather_transfers(evidence, case.transfers, ship.flag, day)


def _is_mangyongbong_92(ship: Ship) -> Truth:
    if is_called([n for n in (ship.name, *(ship.former_names or ())) if n], "mangyongbong_92"):
        return True
    return None if ship.name is None and ship.flag in (None, KP) else False


def _gather_designations(evidence: Evidence, case: Voyage, ship: Ship, day: date) -> None:
    """Who designated the ship: as the case says, else as the lists do."""
    if ship.designated is None and is_named(ship):
        _designated_by_lists(evidence, case.id)
        return
    # A key that is absent is unknown: the UN, the US and Japan name ships on different days, or not at all.
    dates = ship.designated if isinstance(ship.designated, dict) else {}
    by: dict[str, Truth] = {
        who: False if ship.designated == () else dates[who] <= day if who in dates else None
        for who in ("UN", "US", "JP")
    }
    for who, fact in (("UN", "un_designated"), ("JP", "jp_designated")):
        evidence.know(fact, by[who], (f"ship.designated.{who}" if dates else "ship.designated",))
    if by["UN"]:
        evidence.said["un_designated"] = Text(f"UN-designated since {dates['UN']}", f"{dates['UN']}に国連指定")
    if by["JP"]:
        evidence.said["jp_designated"] = Text(f"in Japan's notice since {dates['JP']}", f"{dates['JP']}に日本が告示")
    if evidence.values["us_listed"] is False and by["US"] is not False:
        evidence.know("us_listed", by["US"], ("ship.designated.US" if dates else "ship.designated",))
        if by["US"]:
            evidence.said["us_listed"] = Text(f"designated by OFAC since {dates['US']}", f"{dates['US']}にOFACが指定")


def _designated_by_lists(evidence: Evidence, case: str) -> None:
    """The UN and OFAC list ships; Japan's notices follow the UN's list and are no list themselves."""
    evidence.know_all({"un_designated": False, "jp_designated": False})
    if evidence.searched is None:
        evidence.problems.append(
            Problem(
                case=case,
                field="ship.designated",
                code="screening.absent",
                severity="warning",
                message="no list was searched for the ship: counted as not designated; screen its name and IMO number "
                "before relying on this, or state `ship.designated`",
            )
        )
    for fact, hits in _hits_by_fact(evidence.hits).items():
        sure = [hit for hit in hits if hit.effect == "decides"]
        needs = tuple(dict.fromkeys(need for hit in hits for need in hit.needs))
        said = say_listed(sure[0]) if sure else say_doubts(hits)
        if evidence.values[fact] is not True:
            evidence.know(fact, True if sure else None, (*needs, *evidence.needs.get(fact, ())), said)
        if fact == "un_designated":
            evidence.know("jp_designated", None, needs or ("ship.designated.JP",))


def _hits_by_fact(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    """The hits on the ship that bear on the decision, by the fact that they make true or leave open."""
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        fact = fact_of(hit)
        if hit.party == "ship" and hit.effect != "shown" and fact is not None:
            found.setdefault(_OF_SHIPS.get(fact, fact), []).append(hit)
    return found


def _gather_transfers(
    evidence: Evidence, transfers: tuple[Transfer, ...] | None, own_flag: str | None, day: date
) -> None:
    if transfers is None:
        evidence.know_all(dict.fromkeys(("met_dprk_flag", "last_transfer_with_caller", "last_transfer_with_dprk_flag")))
        return
    past = [t for t in transfers if t.date <= day]
    flags = [{own_flag, t.other.flag if t.other else None} for t in past]
    evidence.values["met_dprk_flag"] = any_of(True if KP in f else None if None in f else False for f in flags)
    evidence.values["last_transfer_with_dprk_flag"] = _latest(
        (t.date, t.date) if KP in f else (NEVER, t.date if None in f else NEVER)
        for t, f in zip(past, flags, strict=True)
    )
    evidence.needs["met_dprk_flag"] = ("transfers[0].other.flag",)
    evidence.values["last_transfer_with_caller"] = _latest(_with_caller(t, day) for t in past)
    evidence.needs["last_transfer_with_dprk_flag"] = ("transfers[0].other.flag",)
    evidence.needs["last_transfer_with_caller"] = ("transfers[0].other.calls",)


def _with_caller(transfer: Transfer, day: date) -> Latest:
    """A meeting counts while both it and the other ship's DPRK call lie in the window: the earlier day decides."""
    calls = transfer.other.calls if transfer.other else None
    if calls is None:
        return (NEVER, transfer.date)
    there = [c for c in calls if c.port.country == KP]
    first = max((left(c, day)[0] for c in there if is_certain(c)), default=NEVER)
    last = max((left(c, day)[1] for c in there if is_certain(c) or is_possible(c)), default=NEVER)
    return (min(first, transfer.date), min(last, transfer.date))


def _latest(ranges: Iterable[Latest]) -> Latest:
    found = list(ranges)
    return (max((f for f, _ in found), default=NEVER), max((x for _, x in found), default=NEVER))
