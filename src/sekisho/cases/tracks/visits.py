"""Did a ship call at a DPRK port? Entry, stop, silence and exit within a few kilometres of the port's point."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from sekisho.cases.tracks.ports import Port, dprk_ports, to_dprk_ports

if TYPE_CHECKING:
    from sekisho.cases.tracks.fixes import Fixes
    from sekisho.cases.tracks.globe import Numbers

# Global Fishing Watch, anchorages_pipeline: anchorage_entry_distance_km, anchorage_exit_distance_km,
# stopped_begin_speed_knots, stopped_end_speed_knots, minimum_port_gap_duration_minutes.
ENTRY_KM = 3.0
EXIT_KM = 4.0
STOPPED_KNOTS = 0.2
MOVING_KNOTS = 0.5
GAP_SECONDS = 240 * 60


@dataclass(frozen=True, slots=True)
class Visit:
    """A ship in a port.

    Args:
        ship: MMSI.
        port: the point that it was near.
        start: first time in it, in seconds since 1970 UTC.
        end: the first time out of it, else the last time in it.
        entered: whether it was seen to come in.
        left: whether it was seen to leave.
        stopped: whether it lay still.
        silent: whether it was silent for four hours or more.
        km: the nearest that it came to the point.
    """

    ship: int
    port: Port
    start: int
    end: int
    entered: bool
    left: bool
    stopped: bool
    silent: bool
    km: float

    @property
    def confidence(self) -> int:
        """4: entry, stop or silence, exit; 3: entry or exit is missing; 2: both are; 1: a pass without a stop."""
        return 2 + self.entered + self.left if self.stopped or self.silent else 1


def visits(fixes: Fixes) -> list[Visit]:
    """Every stay in or pass through a DPRK port, by ship and time."""
    rows = _near(fixes)
    away = to_dprk_ports(fixes.lat[rows], fixes.lon[rows])
    found: list[Visit] = []
    for ship, group in groupby(zip(rows.tolist(), away, strict=True), lambda row: int(fixes.ship[row[0]])):
        found += _of_ship(ship, fixes, list(group))
    return found


def _near(fixes: Fixes) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The positions within 6 km of a port and those before and after them, so that entries and exits are seen."""
    reach = (EXIT_KM + 2) / 111
    lats, lons = [p.lat for p in dprk_ports()], [p.lon for p in dprk_ports()]
    box = np.flatnonzero(
        (fixes.lat > min(lats) - reach)
        & (fixes.lat < max(lats) + reach)
        & (fixes.lon > min(lons) - 2 * reach)
        & (fixes.lon < max(lons) + 2 * reach)
    )
    near = box[(to_dprk_ports(fixes.lat[box], fixes.lon[box]) < EXIT_KM + 2).any(axis=1)]
    around = np.unique(np.clip(np.concatenate([near - 1, near, near + 1]), 0, len(fixes) - 1))
    return around[np.isin(fixes.ship[around], fixes.ship[near])]


def _of_ship(ship: int, fixes: Fixes, rows: list[tuple[int, Numbers]]) -> list[Visit]:
    """Follow one ship from position to position: at sea, under way in port, stopped in port."""
    found: list[Visit] = []
    here: _Stay | None = None
    seen = False
    for row, away in rows:
        time, knots = int(fixes.time[row]), float(fixes.knots[row])
        nearest = int(np.argmin(away))
        km = float(away[nearest])
        if here and time - here.last >= GAP_SECONDS:
            here.silent = True
        if km <= ENTRY_KM or (here and km < EXIT_KM):
            here = here or _Stay(dprk_ports()[nearest], time, entered=seen)
            here.last, here.km = time, min(here.km, km)
            here.still = knots <= STOPPED_KNOTS or (here.still and knots < MOVING_KNOTS)
            here.stopped |= here.still
        elif here:
            found.append(here.visit(ship, time, left=True))
            here = None
        seen = True
    return [*found, here.visit(ship, here.last, left=False)] if here else found


class _Stay:
    """A visit while the ship is still in port."""

    def __init__(self, port: Port, start: int, *, entered: bool) -> None:
        self.port, self.start, self.last, self.entered = port, start, start, entered
        self.stopped = self.still = self.silent = False
        self.km = EXIT_KM

    def visit(self, ship: int, end: int, *, left: bool) -> Visit:
        return Visit(ship, self.port, self.start, end, self.entered, left, self.stopped, self.silent, self.km)
