"""Make the table of sea distances to DPRK ports: python scripts/sea_distances.py LAND.

LAND: `land-10m.json` of npm's world-atlas 2.0.2 (ISC), which is Natural Earth's land polygons at 1:10 million (public
domain) as TopoJSON. The seas from 116 to 146 E and 28 to 47 N become cells of a twentieth of a degree. A cell is sea
where any of its 16 sample points is: so no strait is closed, and a distance comes out short rather than long. Dijkstra
steps to 16 neighbours, at most 2.8 % longer than the straight way. One sea point in each quarter of a degree is kept.
"""

from __future__ import annotations

import csv
import heapq
import json
import math
import sys
from pathlib import Path

import numba
import numpy as np

from sekisho.cases.dprk_ports import dprk_ports

DATA = Path(__file__).parents[1] / "src/sekisho/cases/tracks/data"
WEST, EAST, SOUTH, NORTH = 116.0, 146.0, 28.0, 47.0
CELL, SAMPLES, KEPT = 0.05, 4, 5
KM_PER_DEGREE = 111.195
STEPS = np.array([(i, j) for i in range(-2, 3) for j in range(-2, 3) if math.gcd(i, j) == 1])


def rings(path: Path) -> list[np.ndarray]:
    """Every ring of the land as longitudes and latitudes."""
    topology = json.loads(path.read_text())
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(np.array(arc), axis=0) * (sx, sy) + (tx, ty) for arc in topology["arcs"]]
    return [
        np.concatenate([arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring])
        for land in topology["objects"]["land"]["geometries"]
        for polygon in land["arcs"]
        for ring in polygon
    ]


def sea_cells(land: list[np.ndarray]) -> np.ndarray:
    """Which cells of the region have a sample point outside all land, row 0 in the south."""
    fine = CELL / SAMPLES
    lats = np.arange(SOUTH + fine / 2, NORTH, fine)
    lons = np.arange(WEST + fine / 2, EAST, fine)
    starts = np.concatenate([ring[:-1] for ring in land])
    ends = np.concatenate([ring[1:] for ring in land])
    sea = np.empty((len(lats), len(lons)), bool)
    for row, lat in enumerate(lats):
        cut = (starts[:, 1] > lat) != (ends[:, 1] > lat)
        a, b = starts[cut], ends[cut]
        crossings = np.sort(a[:, 0] + (lat - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0]))
        sea[row] = np.searchsorted(crossings, lons) % 2 == 0
    blocks = sea.reshape(len(lats) // SAMPLES, SAMPLES, len(lons) // SAMPLES, SAMPLES)
    return blocks.any(axis=(1, 3))


@numba.njit
def distances(sea: np.ndarray, lats: np.ndarray, row: int, column: int, steps: np.ndarray) -> np.ndarray:
    """The way by sea from one cell to every other in km; infinite where there is none."""
    found = np.full(sea.shape, np.inf)
    found[row, column] = 0.0
    queue = [(0.0, row, column)]
    while queue:
        way, i, j = heapq.heappop(queue)
        if way > found[i, j]:
            continue
        for k in range(len(steps)):
            di, dj = steps[k]
            y, x = i + di, j + dj
            if not (0 <= y < sea.shape[0] and 0 <= x < sea.shape[1] and sea[y, x]):
                continue
            # A knight's step passes between two cells: one of them must be sea.
            if abs(di) + abs(dj) == 3 and not (sea[i + di // 2, j + dj // 2] or sea[y - di // 2, x - dj // 2]):
                continue
            north = di * CELL * KM_PER_DEGREE
            east = dj * CELL * KM_PER_DEGREE * np.cos(np.radians((lats[i] + lats[y]) / 2))
            longer = way + np.sqrt(north * north + east * east)
            if longer < found[y, x]:
                found[y, x] = longer
                heapq.heappush(queue, (longer, y, x))
    return found


def main(land: Path) -> None:
    """Write `sea_distances.csv`: sea points and their ways to each DPRK port in whole km."""
    sea = sea_cells(rings(land))
    lats = SOUTH + CELL * (np.arange(sea.shape[0]) + 0.5)
    lons = WEST + CELL * (np.arange(sea.shape[1]) + 0.5)
    ports = {p.name: (p.latitude, p.longitude) for p in dprk_ports() if p.latitude is not None}
    fields = {}
    for name, (lat, lon) in sorted(ports.items()):
        away = np.hypot(lats[:, None] - lat, (lons[None, :] - lon) * np.cos(np.radians(lat))) * KM_PER_DEGREE
        away[~sea] = np.inf
        row, column = np.unravel_index(np.argmin(away), away.shape)
        fields[name] = distances(sea, lats, row, column, STEPS) + away[row, column]
        print(name, f"joined to the sea over {away[row, column]:.1f} km")
    field = np.stack(list(fields.values()))
    reached = np.isfinite(field).all(axis=0)
    with (DATA / "sea_distances.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["lat", "lon", *fields])
        for top in range(0, sea.shape[0], KEPT):
            for left in range(0, sea.shape[1], KEPT):
                block = np.argwhere(reached[top : top + KEPT, left : left + KEPT])
                if len(block):
                    i, j = block[np.argmin(np.abs(block - KEPT // 2).sum(axis=1))] + (top, left)
                    out.writerow([f"{lats[i]:.3f}", f"{lons[j]:.3f}", *(round(km) for km in field[:, i, j])])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
