"""What is known of where ships were? Their dated positions in columns, in order of ship and time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sekisho.cases.tracks.globe import KM_PER_NAUTICAL_MILE, kilometres

# Faster than any merchant ship: the positions are of two ships under one number, or false.
_IMPOSSIBLE_KNOTS = 100.0
_JUMP_KM = 10.0


@dataclass(frozen=True, slots=True)
class Fixes:
    """Positions of any number of ships, sorted by ship and time, no ship twice at one time.

    Args:
        ship: MMSI, shape (n,).
        time: seconds since 1970 UTC.
        lat: degrees north.
        lon: degrees east.
        knots: speed over ground; where it is not sent, from the way to the next position.
    """

    ship: NDArray[np.int64]
    time: NDArray[np.int64]
    lat: NDArray[np.float32]
    lon: NDArray[np.float32]
    knots: NDArray[np.float32]

    def __len__(self) -> int:
        """How many positions."""
        return len(self.ship)

    @classmethod
    def of(cls, ship: Any, time: Any, lat: Any, lon: Any, knots: Any) -> Fixes:
        """Sort positions that come in any order; a speed that is not known is NaN."""
        ships, times = np.asarray(ship, np.int64), np.asarray(time, np.int64)
        if len(ships) and np.any((np.diff(ships) < 0) | ((np.diff(ships) == 0) & (np.diff(times) <= 0))):
            order = np.lexsort((times, ships))
            repeated = (np.diff(ships[order], prepend=-1) == 0) & (np.diff(times[order], prepend=-1) == 0)
            kept: Any = order[~repeated]
        else:
            kept = slice(None)
        north, east = (np.asarray(column, np.float32)[kept] for column in (lat, lon))
        found = cls(ships[kept], times[kept], north, east, np.array(knots, np.float32)[kept])
        found._fill_speeds()
        return found

    def same_ship(self) -> NDArray[np.bool_]:
        """Whether each position and the next are of one ship, shape (n - 1,)."""
        same: NDArray[np.bool_] = self.ship[1:] == self.ship[:-1]
        return same

    def spans(self) -> list[tuple[int, int, int]]:
        """Each ship with the half-open range of its positions."""
        if not len(self):
            return []
        starts = np.concatenate([[0], np.flatnonzero(~self.same_ship()) + 1])
        ends = np.append(starts[1:], len(self))
        return list(zip(self.ship[starts].tolist(), starts.tolist(), ends.tolist(), strict=True))

    def jumps(self) -> list[int]:
        """The positions (by number) that no ship could have reached from the one before."""
        hours = np.diff(self.time) / 3600.0
        # A degree is at most 112 km: only what moved by a tenth of one is measured.
        far = (np.abs(np.diff(self.lat)) > 0.05) | (np.abs(np.diff(self.lon)) > 0.05)
        rows = np.flatnonzero(far & self.same_ship() & (hours < 24 * 30))
        way = kilometres(self.lat[rows], self.lon[rows], self.lat[rows + 1], self.lon[rows + 1])
        swift = way > hours[rows] * _IMPOSSIBLE_KNOTS * KM_PER_NAUTICAL_MILE
        found: list[int] = (rows[swift & (way > _JUMP_KM)] + 1).tolist()
        return found

    def _fill_speeds(self) -> None:
        """Where no speed was sent: that of the way to the next position, else from the one before."""
        rows = np.flatnonzero(np.isnan(self.knots))
        if not len(rows):
            return
        same = self.same_ship()
        after = np.append(same, False)[rows]
        before = np.concatenate([[False], same])[rows]
        start = np.where(after, rows, rows - before)
        end = np.where(after, rows + 1, rows)
        way = kilometres(self.lat[start], self.lon[start], self.lat[end], self.lon[end])
        hours = np.maximum(self.time[end] - self.time[start], 1) / 3600.0
        # A position that stands alone says nothing of the speed: not stopped.
        speed = np.where(start < end, way / hours / KM_PER_NAUTICAL_MILE, np.inf)
        self.knots[rows] = speed.astype(np.float32)
