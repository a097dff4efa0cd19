"""What did the ship report before it came in? The security information for Japan's Coast Guard as CSV.

One row for each of the last ten ports, the particulars of the ship and of the call in Japan on every row:
`imo`, `ship_name`, `flag`, `declared_port`, `declared_eta` (with its zone), `call_no`, `unlocode` or `country`,
`arrival`, `departure`, `sts_activity`, `purpose`, `kp_call_since_reference_date` (Y or N; asked since 2018-07-16).
The rows are what the ship says of itself: the ten ports prove no absence, the answer to the question counts for one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sekisho.cases.model import Voyage
from sekisho.cases.read.arrival import Fault, Item, shown
from sekisho.cases.read.check import NO_IMO
from sekisho.cases.read.fields import choices, expected, fields_of
from sekisho.cases.read.voyages.port_day import port_day, without_zone
from sekisho.cases.read.voyages.table import Row, agreed, call, columns, few, rows
from sekisho.cases.ship_numbers import imo_digits, sure_imo

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sekisho.cases.read.arrival import Path
    from sekisho.cases.read.source import Source

_QUESTION = "kp_call_since_reference_date"
_YES = ("y", "yes", "true", "1", "有", "有り", "あり", "はい")
_NO = ("n", "no", "none", "nil", "false", "0", "-", "無", "無し", "なし", "いいえ")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)
_PURPOSES = choices(expected(expected(fields_of(Voyage)["purpose"]).items))


def recognises(head: bytes) -> bool:
    """A header with the question about DPRK calls, or with numbered calls before a declared port."""
    names = set(columns(head))
    return "kind" not in names and (_QUESTION in names or {"declared_port", "call_no"} <= names)


def read(source: Source) -> Iterator[Item]:
    """One voyage for each report, in the order of their first rows; rows that cannot be read come first."""
    reports: dict[tuple[str | None, ...], list[Row]] = {}
    for row in rows(source, "declared_port", "declared_eta", _QUESTION):
        if isinstance(row, Item):
            yield row
        else:
            ship = sure_imo(row.get("imo")) or (row.get("ship_name") or row.get("imo") or "").casefold()
            reports.setdefault((ship, row.get("declared_port"), row.get("declared_eta")), []).append(row)
    for report in reports.values():
        yield _voyage(report)


def _voyage(report: Sequence[Row]) -> Item:
    faults: list[Fault] = []

    def stated(column: str, *path: str) -> str | None:
        value, said = agreed(report, column, path or (column,))
        faults.extend(said)
        return value

    ship = {
        "imo": stated("imo", "ship", "imo"),
        "mmsi": stated("mmsi", "ship", "mmsi"),
        "name": stated("ship_name", "ship", "name"),
        "flag": stated("flag", "ship", "flag"),
    }
    if not any(row.get("imo") or row.get("mmsi") for row in report):
        faults.append(Fault("voyage.imo.missing", NO_IMO, ("ship", "imo"), severity="warning"))
    port = stated("declared_port", "port")
    port = port.upper().replace(" ", "") if port else None
    arrival = _arrival(stated("declared_eta", "arrival"), port or "", report[0].line, faults)
    calls, lines = _last_ports(report, faults)
    plain: dict[str, Any] = {
        "id": "/".join(filter(None, (_id(ship), port, arrival)))[:500],
        "kind": "voyage",
        "date": arrival,
        "ship": {key: value for key, value in ship.items() if value},
        "port": port,
        "arrival": arrival,
        "declared_dprk_call": _answer(stated(_QUESTION, "declared_dprk_call"), report[0].line, faults),
        "purpose": _purpose(stated("purpose"), report[0].line, faults),
        "transfers": _transfers(report, faults),
        "last_ports_declared": calls or None,
    }

    def locate(path: Path) -> int | None:
        n = path[1] if len(path) > 1 and path[0] == "last_ports_declared" else None
        return lines[n] if isinstance(n, int) and n < len(lines) else report[0].line

    return Item(
        plain={key: value for key, value in plain.items() if value is not None},
        line=report[0].line,
        faults=few(faults),
        locate=locate,
        named=True,
    )


def _arrival(eta: str | None, port: str, line: int, faults: list[Fault]) -> str | None:
    """The civil day at the port; a time must say its zone, for midnight lies between two days."""
    if eta and without_zone(eta):
        message = f"arrival {shown(eta)}: a time without its zone; add it (+09:00 in Japan), or write the day alone"
        faults.append(Fault("voyage.arrival.no_zone", message, ("arrival",), line=line))
        return None
    return port_day(eta, port) if eta else None


def _last_ports(report: Sequence[Row], faults: list[Fault]) -> tuple[list[dict[str, Any]], list[int]]:
    """The calls as declared, and the line of each; a report of a ship without calls has one row without a port."""
    calls: list[dict[str, Any]] = []
    lines: list[int] = []
    for row in report:
        if not any(row.get(column) for column in ("unlocode", "country", "port", "arrival", "departure")):
            continue
        made, said = call(row, "declared", ("last_ports_declared", len(calls)))
        calls.append(made)
        lines.append(row.line)
        faults += said
    return calls, lines


def _answer(word: str | None, line: int, faults: list[Fault]) -> bool | None:
    said = word.lower() if word else ""
    if said in _YES or said in _NO:
        return said in _YES
    if word:
        message = f"{_QUESTION}: {shown(word)} is neither Y nor N: counted as not answered"
        faults.append(Fault("common.value.unknown", message, ("declared_dprk_call",), "warning", line))
    return None


def _purpose(word: str | None, line: int, faults: list[Fault]) -> list[str] | None:
    """The purposes in the words of the contract; other words stay unknown."""
    said = [part.strip().lower().replace(" ", "_") for part in (word or "").split(";") if part.strip()]
    unknown = [part for part in said if part not in _PURPOSES]
    if unknown:
        message = f"purpose {shown(word)}: write {', '.join(_PURPOSES)}, several with `;`; counted as unknown"
        faults.append(Fault("common.value.unknown", message, ("purpose",), "warning", line))
    return None if unknown else said or None


def _transfers(report: Sequence[Row], faults: list[Fault]) -> list[dict[str, Any]] | None:
    """Ship-to-ship activity during a declared call; the other ship stays unknown.

    None declared is no proof that there was none: the field then stays unknown.
    """
    found = []
    for row in report:
        said = row.get("sts_activity")
        if said is None or said.lower() in _NO:
            continue
        day = next(
            filter(_DAY.fullmatch, (*_DAY.findall(said), row.get("departure") or "", row.get("arrival") or "")), ""
        )
        if day:
            found.append({"date": day})
        message = (
            f"ship-to-ship activity {shown(said)} declared: ask for the day and the other ship, its flag and calls"
        )
        faults.append(Fault("voyage.transfer.declared", message, ("transfers",), "warning", row.line))
    return found or None


def _id(ship: dict[str, str | None]) -> str:
    imo = ship["imo"]
    if imo and sure_imo(imo):
        return f"IMO{imo_digits(imo)}"
    return ship["name"] or (f"MMSI{ship['mmsi']}" if ship["mmsi"] else "pre-arrival")
