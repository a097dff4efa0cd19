"""Where did these ships call? A log of port calls as CSV, one call a row; all calls of one hull are one voyage.

Columns: `unlocode` (or `country`, or `port` with the name of a port of the DPRK), `arrival_utc`, `departure_utc` (or
`arrival`, `departure` in the port's time), `source`, `confidence`, `imo`, `mmsi`, `ship_name`, `flag_at_call`, and
`calls_since` where the log is known to be complete from a day on. Whither the ship is bound and the day of the act are
not in such a log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sekisho.cases.read.arrival import Fault, Item, shown
from sekisho.cases.read.check import NO_IMO
from sekisho.cases.read.voyages.table import Row, agreed, call, columns, complete_from_no_day, few, rows
from sekisho.cases.ship_numbers import imo_digits, mmsi_holds, sure_imo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sekisho.cases.read.arrival import Path
    from sekisho.cases.read.source import Source

_SOURCES = {
    "ais": ("ais", "s-ais", "t-ais", "satellite ais", "terrestrial ais", "ais track"),
    "documented": (
        *("agent log", "agent", "port agent", "log book", "logbook", "ship's log", "port log", "port authority"),
        *("documented", "document", "bill of lading", "customs", "bell book"),
    ),
    "declared": ("declared", "declaration", "master", "crew", "pre-arrival report"),
}
_SOURCE_OF = {word: source for source, words in _SOURCES.items() for word in words}


def recognises(head: bytes) -> bool:
    """A header with a port code and an arrival that is neither of cases nor of a pre-arrival report."""
    names = set(columns(head))
    is_log = "unlocode" in names and bool(names & {"arrival_utc", "arrival"})
    return is_log and not names & {"kind", "declared_port", "declared_eta", "kp_call_since_reference_date"}


def read(source: Source) -> Iterator[Item]:
    """One voyage for each hull of the log, in the order of their first rows; rows that cannot be read come first."""
    found: list[Row] = []
    for row in rows(source, "unlocode", "country", "port"):
        if isinstance(row, Item):
            yield row
        else:
            found.append(row)
    for of_one in _by_hull(found):
        yield _voyage(of_one)


def _by_hull(found: Sequence[Row]) -> Iterable[list[Row]]:
    """The rows of each hull: by an IMO number that holds, else by an MMSI that has one, else by MMSI or name.

    A number whose check digit is wrong is never a key.
    """
    hulls: dict[str, set[str]] = {}
    for row in found:
        imo, mmsi = sure_imo(row.get("imo")), row.get("mmsi")
        if imo and mmsi:
            hulls.setdefault(mmsi, set()).add(imo)
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in found:
        imo, mmsi, name = sure_imo(row.get("imo")), row.get("mmsi"), row.get("ship_name")
        of_mmsi = hulls.get(mmsi or "", ())
        if imo is None and len(of_mmsi) == 1:
            (imo,) = of_mmsi
        key = ("imo", imo) if imo else ("mmsi", mmsi) if mmsi else ("name", (name or "").casefold())
        groups.setdefault(key, []).append(row)
    return groups.values()


def _voyage(of_one: Sequence[Row]) -> Item:
    ship, faults = _ship(of_one)
    calls = []
    for n, row in enumerate(of_one):
        made, said = _call(row, ("calls", n))
        calls.append(made)
        faults += said
    since, said = agreed(of_one, "calls_since", ("calls_since",))
    plain: dict[str, Any] = {
        "id": _id(ship),
        "kind": "voyage",
        "ship": ship,
        "calls": calls,
        **({"calls_since": since} if since else {}),
    }
    lines = [row.line for row in of_one]

    def locate(path: Path) -> int | None:
        n = path[1] if len(path) > 1 and path[0] == "calls" else None
        return lines[n] if isinstance(n, int) and n < len(lines) else lines[0]

    return Item(
        plain=plain,
        line=lines[0],
        faults=few((*faults, *said)),
        locate=locate,
        named=True,
        settle=complete_from_no_day,
    )


def _ship(of_one: Sequence[Row]) -> tuple[dict[str, Any], list[Fault]]:
    """The ship as its last row has it; older names beside it."""
    latest = sorted(of_one, key=lambda row: row.get("arrival_utc") or row.get("arrival") or "")
    ship: dict[str, Any] = {}
    faults: list[Fault] = []
    sure = next((imo for row in of_one if (imo := sure_imo(row.get("imo")))), None)
    stated = [row for row in of_one if row.get("imo")]
    if sure or stated:
        ship["imo"] = sure or stated[0].get("imo")
    else:
        faults.append(Fault("voyage.imo.missing", NO_IMO, ("ship", "imo"), severity="warning"))
    for row in stated:
        written = row.get("imo") or ""
        if sure and imo_digits(written) != sure:
            message = f"IMO {shown(written)} does not hold; the row stands with {sure}, whose MMSI it bears: look at it"
            faults.append(Fault("voyage.imo.check_digit", message, ("ship", "imo"), severity="warning", line=row.line))
    mmsi = next((m for row in reversed(latest) if (m := row.get("mmsi"))), None)
    if mmsi and mmsi_holds(mmsi):
        ship["mmsi"] = mmsi
        faults = [f for f in faults if f.code != "voyage.imo.missing"]
    elif mmsi:
        message = f"MMSI {shown(mmsi)}: 9 digits; left out"
        faults.append(Fault("voyage.mmsi.length", message, ("ship", "mmsi"), severity="warning", line=latest[-1].line))
    names = list(dict.fromkeys(name for row in reversed(latest) if (name := row.get("ship_name"))))
    if names:
        ship["name"] = names[0]
    if names[1:]:
        ship["former_names"] = names[1:]
    flags = list(dict.fromkeys(flag for row in latest if (flag := row.get("flag_at_call"))))
    if flags:
        message = f"flag at the calls: {', '.join(flags)}; the flag on the day of the act is not in such a log"
        faults.append(Fault("voyage.flag.at_call", message, ("ship", "flag"), severity="info"))
    return ship, faults


def _call(row: Row, path: Path) -> tuple[dict[str, Any], list[Fault]]:
    word = row.get("source")
    source = _SOURCE_OF.get(" ".join(word.lower().split())) if word else None
    found, faults = call(row, source, path)
    if word and source is None:
        message = f"source {shown(word)} is not known: write agent log, AIS or declared; the call is kept as stated"
        faults.append(Fault("voyage.call.source", message, (*path, "source"), severity="warning", line=row.line))
    if source == "ais":
        confidence = row.get("confidence")
        if confidence in ("1", "2", "3", "4"):
            found["confidence"] = int(confidence)
        else:
            message = (
                f"confidence {shown(confidence or '')} of an AIS call: 1 to 4; counted as 2, which decides nothing"
            )
            faults.append(Fault("voyage.call.confidence", message, (*path, "confidence"), "warning", row.line))
    return found, faults


def _id(ship: dict[str, Any]) -> str:
    if sure_imo(ship.get("imo")):
        return f"IMO{imo_digits(ship['imo'])}"
    return f"MMSI{ship['mmsi']}" if "mmsi" in ship else str(ship.get("name") or "port-calls")[:500]
