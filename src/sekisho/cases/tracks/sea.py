"""How far is it by sea to the DPRK's ports? A table of sea points in the region, never a line across land."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from sekisho.cases.tracks.globe import Numbers, kilometres
from sekisho.cases.tracks.ports import Port, dprk_ports

# Degrees: the points stand in each quarter of one.
_CELL = 0.3
# So near a port nothing lies between that the table would know.
_NEAR_KM = 22.5


class SeaTable(NamedTuple):
    """Sea points and their ways to each port; `edge` marks the points through which the region is left."""

    ports: tuple[Port, ...]
    lat: Numbers
    lon: Numbers
    km: Numbers
    edge: np.ndarray[tuple[int], np.dtype[np.bool_]]


@cache
def sea_table() -> SeaTable:
    """The table that `scripts/sea_distances.py` makes: shapes (ports), (n,), (n,), (n, ports), (n,)."""
    text = files("sekisho.cases.tracks").joinpath("data", "sea_distances.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(text.splitlines())
    cells = np.array(rows, dtype=np.float64)
    lat, lon = cells[:, 0], cells[:, 1]
    edge = (lat < lat.min() + 0.25) | (lat > lat.max() - 0.25) | (lon < lon.min() + 0.25) | (lon > lon.max() - 0.25)
    by_name = {port.name: port for port in dprk_ports()}
    return SeaTable(tuple(by_name[name] for name in header[2:]), lat, lon, cells[:, 2:], edge)


def by_sea(lat: float, lon: float) -> Numbers:
    """The way by sea in km from a place to each port of `sea_table`.

    In the region: through the sea points around the place. Outside: in a straight line to the point of the region's
    edge that makes the way shortest, which errs towards too short. A great circle is never longer than the way.
    """
    table = sea_table()
    near = np.flatnonzero((np.abs(table.lat - lat) < _CELL) & (np.abs(table.lon - lon) < 1.5 * _CELL))
    if not len(near):
        inside = table.lat.min() < lat < table.lat.max() and table.lon.min() < lon < table.lon.max()
        near = np.flatnonzero(~table.edge if inside else table.edge)
        if inside:  # a river, a harbour: from the sea point that is nearest
            near = near[[int(np.argmin(kilometres(lat, lon, table.lat[near], table.lon[near])))]]
    way: Numbers = (kilometres(lat, lon, table.lat[near], table.lon[near])[:, None] + table.km[near]).min(axis=0)
    direct = kilometres(lat, lon, np.array([p.lat for p in table.ports]), np.array([p.lon for p in table.ports]))
    return np.where(direct <= _NEAR_KM, direct, np.maximum(way, direct))
