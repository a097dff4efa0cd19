"""Which DPRK ports could a ship have reached while it was silent? By sea, at most at a given speed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sekisho.cases.tracks.globe import KM_PER_NAUTICAL_MILE
from sekisho.cases.tracks.ports import Port, to_dprk_ports
from sekisho.cases.tracks.sea import by_sea, sea_table
from sekisho.cases.tracks.visits import GAP_SECONDS

if TYPE_CHECKING:
    from sekisho.cases.tracks.fixes import Fixes

# Faster than the cargo ships and tankers that call there; a slower figure would rule out too much.
KNOTS = 25.0


@dataclass(frozen=True, slots=True)
class Reach:
    """A port that was in reach: the shortest way there and on, and the times between which a call was possible."""

    port: Port
    km: float
    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Silence:
    """Four hours or more without a position.

    Args:
        ship: MMSI.
        start: the last time before it, in seconds since 1970 UTC.
        end: the first time after it.
        lat: where it was at the start and at the end.
        lon: likewise.
        reaches: the ports that could be reached in it, the nearest first.
    """

    ship: int
    start: int
    end: int
    lat: tuple[float, float]
    lon: tuple[float, float]
    reaches: tuple[Reach, ...]

    @property
    def hours(self) -> float:
        """How long it was."""
        return (self.end - self.start) / 3600


def silences(fixes: Fixes, knots: float = KNOTS) -> list[Silence]:
    """Every silence with the DPRK ports that were in reach.

    Args:
        fixes: positions of any number of ships.
        knots: the most that a ship is taken to have done.
    """
    rows = np.flatnonzero((np.diff(fixes.time) >= GAP_SECONDS) & fixes.same_ship())
    seconds = fixes.time[rows + 1] - fixes.time[rows]
    # A straight line is the shortest that any way can be: what is too far even so is not looked at further.
    there = to_dprk_ports(fixes.lat[rows], fixes.lon[rows])
    straight = (there + to_dprk_ports(fixes.lat[rows + 1], fixes.lon[rows + 1])).min(axis=1, initial=np.inf)
    possible = straight <= seconds / 3600 * knots * KM_PER_NAUTICAL_MILE
    return [_silence(fixes, row, knots if near else 0.0) for row, near in zip(rows.tolist(), possible, strict=True)]


def _silence(fixes: Fixes, row: int, knots: float) -> Silence:
    start, end = int(fixes.time[row]), int(fixes.time[row + 1])
    lat = float(fixes.lat[row]), float(fixes.lat[row + 1])
    lon = float(fixes.lon[row]), float(fixes.lon[row + 1])
    reaches = []
    if knots:
        seconds_per_km = 3600 / (knots * KM_PER_NAUTICAL_MILE)
        there, back = by_sea(lat[0], lon[0]), by_sea(lat[1], lon[1])
        for port, to, fro in zip(sea_table().ports, there.tolist(), back.tolist(), strict=True):
            earliest, latest = start + round(to * seconds_per_km), end - round(fro * seconds_per_km)
            if earliest <= latest:
                reaches.append(Reach(port, to + fro, earliest, latest))
    return Silence(int(fixes.ship[row]), start, end, lat, lon, tuple(sorted(reaches, key=lambda r: r.km)))
