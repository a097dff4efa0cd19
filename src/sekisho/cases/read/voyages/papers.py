"""What do the papers of one hull say together? A report before arrival is held against log, track and register.

A ship declares ten clean ports in one paper while another shows where it was: only together do they contradict each
other. Nothing is overwritten, and only an IMO number whose check digit holds joins.
"""

from __future__ import annotations

from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from sekisho.cases.read.arrival import Fault, Item
from sekisho.cases.read.voyages.ais import meet
from sekisho.cases.read.voyages.table import complete_from_no_day, few
from sekisho.cases.ship_numbers import sure_imo

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_NAMED = 5


def join(read: Sequence[Item]) -> Iterator[Item]:
    """The voyages of all papers, in order: tracks with the ships that they met, reports with what others add.

    Args:
        read: every item of every paper and track. Logs, tracks and registers stay as they are; those of which a report
            took the facts are marked as used.
    """
    read = list(meet(read))
    others: dict[str, list[Item]] = {}
    for item in read:
        imo = _hull(item)
        if imo and not _is_report(item):
            others.setdefault(imo, []).append(item)
    reported = {_hull(item) or "" for item in read if _is_report(item)} & others.keys()
    for item in read:
        imo = _hull(item) or ""
        if imo not in reported:
            yield item
        elif _is_report(item):
            yield _with_record(item, others[imo])
        else:
            yield msgspec.structs.replace(item, used=True)


def _with_record(report: Item, others: Sequence[Item]) -> Item:
    """A report with the calls and meetings that the other papers show."""
    plain = dict(_plain(report))
    told = []
    for field, word in (("calls", "calls"), ("transfers", "meetings")):
        seen = [deepcopy(one) for other in others for one in _plain(other).get(field) or ()]
        told.append(f"{len(seen):,} {word}")
        if seen:
            plain[field] = [*(plain.get(field) or ()), *seen]
    names = [str(_plain(other).get("id")) for other in others]
    named = ", ".join(names[:_MOST_NAMED]) + (" and others" if names[_MOST_NAMED:] else "")
    message = (
        f"{' and '.join(told)} of this hull come from {len(others):,} other papers of the batch ({named}), which are "
        "no cases of their own unless facts or --as-of give them a day"
    )
    faults = [Fault("voyage.papers.joined", message, ("calls",), severity="info")]
    faults += (_of_paper(fault, name) for name, other in zip(names, others, strict=True) for fault in other.faults)
    settle = partial(_settle, [other.settle for other in others if other.settle])
    return msgspec.structs.replace(report, plain=plain, faults=(*report.faults, *few(faults)), settle=settle)


def _of_paper(fault: Fault, name: str) -> Fault:
    """What was said of another paper as said of the report, which that paper's errors do not refuse."""
    where = f"{name}, line {fault.line}" if fault.line else name
    severity = "warning" if fault.severity == "error" else fault.severity
    return Fault(fault.code, f"{where}: {fault.message}", fault.path[:1], severity)


def _settle(settling: Sequence[Any], plain: dict[str, Any]) -> Iterator[Fault]:
    """What each of the other papers tells on the day of the act; together they are complete from no day."""
    for settle in settling:
        yield from settle(plain)
    yield from complete_from_no_day(plain)


def _is_report(item: Item) -> bool:
    plain = _plain(item)
    return plain.get("port") is not None and plain.get("calls") is None


def _plain(item: Item) -> dict[str, Any]:
    return item.plain if isinstance(item.plain, dict) else {}


def _hull(item: Item) -> str | None:
    ship = _plain(item).get("ship")
    number = ship.get("imo") if isinstance(ship, dict) else None
    return sure_imo(number) if isinstance(number, str) else None
