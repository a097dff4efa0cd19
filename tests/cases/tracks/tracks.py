"""Make tracks of ships from a few points, for tests."""

from __future__ import annotations

import datetime as dt

import numpy as np

from sekisho.cases.tracks import Fixes

START = int(dt.datetime(2019, 2, 10, tzinfo=dt.UTC).timestamp())
HOUR = 3600
NAMPO = (38.7167, 125.4)
Point = tuple[float, float, float, float]


def track(*points: Point, ship: int = 312999001, every: int = 600) -> Fixes:
    """A position every ten minutes on straight lines through points (hours, degrees north and east, knots)."""
    hours, lat, lon, knots = (np.array(column, dtype=float) for column in zip(*points, strict=True))
    times = np.arange(hours[0] * HOUR, hours[-1] * HOUR + 1, every)
    places = [np.interp(times / HOUR, hours, column) for column in (lat, lon)]
    speeds = knots[np.clip(np.searchsorted(hours, times / HOUR, side="right") - 1, 0, len(hours) - 1)]
    return Fixes.of(np.full(len(times), ship), times.astype(int) + START, *places, speeds)


def without(fixes: Fixes, start: float, end: float) -> Fixes:
    """Silent between two hours."""
    kept = (fixes.time <= START + start * HOUR) | (fixes.time >= START + end * HOUR)
    return Fixes(*(column[kept] for column in (fixes.ship, fixes.time, fixes.lat, fixes.lon, fixes.knots)))


def joined(*all_fixes: Fixes) -> Fixes:
    """Several ships in one table."""
    columns = ("ship", "time", "lat", "lon", "knots")
    return Fixes.of(*(np.concatenate([getattr(fixes, column) for fixes in all_fixes]) for column in columns))


def hour(time: int) -> float:
    """Hours since the start."""
    return (time - START) / HOUR
