"""Did two ships lie side by side at sea? Slow, near each other, for hours, away from any port."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from sekisho.cases.tracks.globe import Numbers, points
from sekisho.cases.tracks.ports import to_nearest_port
from sekisho.cases.tracks.visits import GAP_SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sekisho.cases.tracks.fixes import Fixes

# Global Fishing Watch's definition of an encounter, also of the least distance from a port.
NEAR_KM = 0.5
SLOW_KNOTS = 2.0
LEAST_SECONDS = 2 * 3600
FROM_PORT_KM = 10.0
# Two ships that met for two hours were near each other at one whole hour at least.
_STEP = 3600
# A crowd of ships at one place is an anchorage that the table of ports does not know.
_CROWD = 50


@dataclass(frozen=True, slots=True)
class Lying:
    """A ship under 2 knots for two hours or more, at sea: its positions of that time."""

    ship: int
    time: NDArray[np.int64]
    lat: NDArray[np.float32]
    lon: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two ships side by side: the numbers of their `Lying`, from when to when (s since 1970 UTC), where, how near."""

    one: int
    other: int
    start: int
    end: int
    lat: float
    lon: float
    km: float


def lying(fixes: Fixes) -> list[Lying]:
    """Every time that a ship lay or drifted at sea, more than 10 km from any port."""
    slow = fixes.knots < SLOW_KNOTS
    if not slow.any():
        return []
    joined = slow[1:] & slow[:-1] & fixes.same_ship() & (np.diff(fixes.time) < GAP_SECONDS)
    edges = np.diff(np.concatenate([[0], joined.astype(np.int8), [0]]))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    long = fixes.time[ends] - fixes.time[starts] >= LEAST_SECONDS
    starts, ends = starts[long], ends[long]
    middle = (starts + ends) // 2
    away, _ = to_nearest_port(fixes.lat[middle], fixes.lon[middle])
    at_sea = away > FROM_PORT_KM
    return [
        Lying(int(fixes.ship[a]), fixes.time[a : b + 1], fixes.lat[a : b + 1], fixes.lon[a : b + 1])
        for a, b in zip(starts[at_sea].tolist(), ends[at_sea].tolist(), strict=True)
    ]


def meetings(lain: Sequence[Lying]) -> list[Meeting]:
    """Every two ships that lay within 500 m of each other for two hours or more, by time."""
    found = [meeting for one, other in sorted(_candidates(lain)) for meeting in _met(lain, one, other)]
    return sorted(found, key=lambda m: (m.start, m.one, m.other))


def _candidates(lain: Sequence[Lying]) -> set[tuple[int, int]]:
    """The pairs that were in one cell, or in two side by side, at some whole hour."""
    cells: dict[tuple[int, int, int, int], list[int]] = defaultdict(list)
    for n, one in enumerate(lain):
        hours = np.arange(-(-one.time[0] // _STEP), one.time[-1] // _STEP + 1)
        # Twice the distance, so that a pair is never more than one cell apart.
        where = np.floor(_at(one, hours * _STEP) / (2 * NEAR_KM)).astype(np.int64)
        for hour, (x, y, z) in zip(hours.tolist(), where.tolist(), strict=True):
            cells[hour, x, y, z].append(n)
    steps = [(x, y, z) for x in (-1, 0, 1) for y in (-1, 0, 1) for z in (-1, 0, 1) if (x, y, z) > (0, 0, 0)]
    pairs: set[tuple[int, int]] = set()
    for (hour, x, y, z), here in cells.items():
        if len(here) > _CROWD:
            continue
        pairs.update(combinations(here, 2))
        for dx, dy, dz in steps:
            beside = cells.get((hour, x + dx, y + dy, z + dz), ())
            if len(beside) <= _CROWD:
                pairs.update((min(a, b), max(a, b)) for a in here for b in beside)
    return {(a, b) for a, b in pairs if lain[a].ship != lain[b].ship}


def _met(lain: Sequence[Lying], one: int, other: int) -> list[Meeting]:
    """When the two were within 500 m, seen at every position of either."""
    a, b = lain[one], lain[other]
    times = np.union1d(a.time, b.time)
    times = times[(times >= max(a.time[0], b.time[0])) & (times <= min(a.time[-1], b.time[-1]))]
    apart = np.linalg.norm(_at(a, times) - _at(b, times), axis=1)
    edges = np.diff(np.concatenate([[0], (apart <= NEAR_KM).astype(np.int8), [0]]))
    found = []
    for start, end in zip(np.flatnonzero(edges == 1).tolist(), (np.flatnonzero(edges == -1) - 1).tolist(), strict=True):
        if times[end] - times[start] >= LEAST_SECONDS:
            row = int(np.searchsorted(a.time, times[start]))
            km = float(np.median(apart[start : end + 1]))
            where = float(a.lat[row]), float(a.lon[row])
            found.append(Meeting(one, other, int(times[start]), int(times[end]), *where, km))
    return found


def _at(one: Lying, times: NDArray[np.int64]) -> Numbers:
    """Where it was at these times, between its positions, as points in space in km."""
    space = points(one.lat, one.lon)
    return np.stack([np.interp(times, one.time, space[:, n]) for n in range(3)], axis=-1)
