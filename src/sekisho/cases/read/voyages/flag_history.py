"""Under which flags and names did a ship sail? A register's history as CSV, one period a row; a voyage for each hull.

Columns: `imo`, `flag`, `mmsi`, `name`, `from`, `to` (last day; empty: to this day), `source`. The flag, the name and
the MMSI of the voyage are those of the day of the act, which the history does not know: it comes from outside.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from sekisho.cases.read.arrival import Fault, Item, shown
from sekisho.cases.read.check import NO_IMO
from sekisho.cases.read.voyages.table import Row, columns, few, rows
from sekisho.cases.ship_numbers import imo_digits, sure_imo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sekisho.cases.read.source import Source

_OPEN = "9999-12-31"


def recognises(head: bytes) -> bool:
    """A header with flags and their periods."""
    names = set(columns(head))
    return {"flag", "from", "to"} <= names and bool(names & {"imo", "mmsi", "name"}) and not names & {"id", "kind"}


def read(source: Source) -> Iterator[Item]:
    """One voyage for each hull, in the order of their first rows; rows that cannot be read come first."""
    hulls: dict[str, list[Row]] = {}
    for row in rows(source, "flag"):
        if isinstance(row, Item):
            yield row
            continue
        wrong = next((day for column in ("from", "to") if (day := row.get(column)) and not _is_day(day)), None)
        if wrong:
            message = f"{shown(wrong)} is no day (2016-02-19): this period is in no voyage"
            yield Item(line=row.line, faults=(Fault("common.date.format", message, line=row.line),))
        else:
            # A number whose check digit is wrong is never a key.
            hulls.setdefault(sure_imo(row.get("imo")) or f"{row.get('mmsi')} {row.get('name')}", []).append(row)
    for periods in hulls.values():
        imo = periods[0].get("imo")
        missing = () if imo else (Fault("voyage.imo.missing", NO_IMO, ("ship", "imo"), severity="warning"),)
        name = f"IMO{imo_digits(imo)}" if imo and sure_imo(imo) else periods[0].get("name") or "flag-history"
        yield Item(
            plain={"id": name[:500], "kind": "voyage", "ship": {"imo": imo} if imo else {}},
            line=periods[0].line,
            faults=missing,
            named=True,
            settle=partial(_settle, periods),
        )


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _settle(periods: Sequence[Row], plain: dict[str, Any]) -> Iterable[Fault]:
    """The ship as it was on the day of the act, and what it was before."""
    day, ship = str(plain.get("date") or ""), plain.get("ship")
    if not day or not isinstance(ship, dict):
        return ()
    faults = []
    then = [row for row in periods if (row.get("from") or "") <= day <= (row.get("to") or _OPEN)]
    before = [row for row in periods if (row.get("from") or "") < day and row not in then]
    for column in ("flag", "mmsi", "name"):
        said = list(dict.fromkeys(value for row in then if (value := row.get(column))))
        if len(said) == 1 and ship.get(column) is None:
            ship[column] = said[0]
        elif column == "flag" and said != [ship.get(column)]:
            used = ship.get(column) or "counted as unknown"
            message = f"flag on {day}: {' and '.join(said) or 'none'} in this history; {used}: see the certificate"
            faults.append(Fault("voyage.flag.history", message, ("ship", "flag"), severity="warning"))
    names = [name for row in before if (name := row.get("name")) and name != ship.get("name")]
    if names:
        ship.setdefault("former_names", list(dict.fromkeys(names)))
    for row in before:
        if row.get("flag") and row.get("flag") != ship.get("flag"):
            message = f"flag {row.get('flag')} from {row.get('from') or '?'} to {row.get('to') or '?'}"
            faults.append(Fault("voyage.flag.history", message, ("ship", "flag"), severity="info", line=row.line))
    return few(faults)
