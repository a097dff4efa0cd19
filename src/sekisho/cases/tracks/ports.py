"""Where are the ports? Points of DPRK ports, and the world's others for saying what lies near a position."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from sekisho.cases import dprk_ports as known
from sekisho.cases.tracks.globe import Numbers, kilometres, points, written

# A second point, where searoute 1.6.0 (ports.geojson, Apache-2.0) has another than the World Port Index.
_SECOND_POINTS = {"Nampo": (38.7333, 125.4167), "Hungnam": (39.8, 127.6667), "Wonsan": (39.1667, 127.4333)}


class Port(NamedTuple):
    """A point of a port: UN/LOCODE or bare country code, name, degrees north and east."""

    code: str
    name: str
    lat: float
    lon: float


@cache
def dprk_ports() -> tuple[Port, ...]:
    """The points of DPRK ports whose position is known; a port without a code of its own is `KP`."""
    found = []
    for port in known.dprk_ports():
        if port.latitude is None or port.longitude is None:
            continue
        code = port.codes[0] if port.codes else "KP"
        found.append(Port(code, port.name, port.latitude, port.longitude))
        if port.name in _SECOND_POINTS:
            found.append(Port(code, port.name, *_SECOND_POINTS[port.name]))
    return tuple(found)


@cache
def other_ports() -> tuple[Port, ...]:
    """The ports of all other countries in the World Port Index, by ISO 3166 alpha-3 code."""
    table = files("sekisho.cases.tracks").joinpath("data", "other_ports.csv")
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    return tuple(Port(row["country"], row["name"], float(row["lat"]), float(row["lon"])) for row in rows)


def to_dprk_ports(lat: Numbers, lon: Numbers) -> Numbers:
    """Distances in km to each point of `dprk_ports`, shape (n, points)."""
    ports = dprk_ports()
    lats, lons = np.array([p.lat for p in ports]), np.array([p.lon for p in ports])
    return kilometres(lat[:, None], lon[:, None], lats, lons)


def to_nearest_port(lat: Numbers, lon: Numbers) -> tuple[Numbers, list[Port]]:
    """The distance in km to the nearest port of any country, and that port."""
    ports, space = _all_points()
    if not len(lat):
        return np.zeros(0), []
    places = points(lat, lon).astype(np.float32)
    nearest = np.concatenate([np.argmax(places[n : n + 1000] @ space.T, axis=1) for n in range(0, len(lat), 1000)])
    near = [ports[n] for n in nearest.tolist()]
    away = kilometres(lat, lon, np.array([p.lat for p in near]), np.array([p.lon for p in near]))
    return away, near


def place(lat: float, lon: float) -> str:
    """A position as text, with the nearest port where one lies within 50 km."""
    (away,), (port,) = to_nearest_port(np.array([lat]), np.array([lon]))
    return written(lat, lon) + (f" ({away:.0f} km from {port.name})" if away <= 50 else "")


@cache
def _all_points() -> tuple[tuple[Port, ...], Numbers]:
    ports = dprk_ports() + other_ports()
    space = points(np.array([p.lat for p in ports]), np.array([p.lon for p in ports]))
    return ports, space.astype(np.float32)
