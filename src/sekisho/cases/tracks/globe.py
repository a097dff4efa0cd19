"""How far is it between two places? Great circles on a sphere of the earth's mean radius."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

RADIUS_KM = 6371.0088
KM_PER_DEGREE = RADIUS_KM * np.pi / 180
KM_PER_NAUTICAL_MILE = 1.852
Numbers: TypeAlias = NDArray[np.floating[Any]]


def kilometres(lat: Numbers | float, lon: Numbers | float, to_lat: Numbers | float, to_lon: Numbers | float) -> Numbers:
    """Great-circle distances in km; degrees in, shapes broadcast (haversine)."""
    a, b, c, d = (np.radians(np.asarray(v, dtype=np.float64)) for v in (lat, lon, to_lat, to_lon))
    half: Numbers = np.sin((c - a) / 2) ** 2 + np.cos(a) * np.cos(c) * np.sin((d - b) / 2) ** 2
    distance: Numbers = 2 * RADIUS_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
    return distance


def points(lat: Numbers, lon: Numbers) -> Numbers:
    """Places as points in space, in km from the middle of the earth; shape (n, 3)."""
    a, b = np.radians(lat.astype(np.float64)), np.radians(lon.astype(np.float64))
    space: Numbers = RADIUS_KM * np.stack([np.cos(a) * np.cos(b), np.cos(a) * np.sin(b), np.sin(a)], axis=-1)
    return space


def written(lat: float, lon: float) -> str:
    """A place as text: `38.05 N 124.05 E`."""
    return f"{abs(lat):.2f} {'S' if lat < 0 else 'N'} {abs(lon):.2f} {'W' if lon < 0 else 'E'}"
