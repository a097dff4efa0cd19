"""A million AIS positions without DPRK traffic, as a table of MarineCadastre, from bytes to whole cases."""

from __future__ import annotations

import datetime as dt
import io
import time

import numpy as np
from bench.readers.ais import made_fixes

from sekisho.cases.read import read_cases
from sekisho.cases.tracks import Fixes, lying, meetings, silences, visits

TARGET = 1_000_000  # positions a CPU second
_SHIPS = 500
_HEADER = "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft,Cargo"


def measure() -> tuple[str, float, float]:
    """What was read, positions a CPU second, and how many there should be."""
    content = marine_cadastre(made_fixes(TARGET, _SHIPS))
    began = time.process_time()
    read = list(read_cases(io.BytesIO(content), as_of=dt.date(2019, 3, 1)))
    took = time.process_time() - began
    assert len(read) == _SHIPS
    assert all(a.case for a in read)
    return "AIS positions (MarineCadastre CSV) to calls and meetings", TARGET / took, TARGET


def inferred() -> float:
    """CPU seconds for what follows from a million positions that are already in memory."""
    fixes = made_fixes(TARGET, _SHIPS)
    began = time.process_time()
    found = visits(fixes), silences(fixes), meetings(lying(fixes))
    took = time.process_time() - began
    assert found[0] == []
    return took


def marine_cadastre(fixes: Fixes) -> bytes:
    """The positions as a table, in order of time as it is published."""
    rows = []
    for n in np.argsort(fixes.time, kind="stable").tolist():
        at = dt.datetime.fromtimestamp(int(fixes.time[n]), dt.UTC)
        mmsi = int(fixes.ship[n])
        rows.append(
            f"{mmsi},{at:%Y-%m-%dT%H:%M:%S},{fixes.lat[n]:.5f},{fixes.lon[n]:.5f},{fixes.knots[n]:.1f},123.4,123,"
            f"SHIP {mmsi % 1000},IMO9{mmsi % 1_000_000:06},V3TEST,70,0,96,16,5.5,"
        )
    return "\n".join([_HEADER, *rows, ""]).encode()


if __name__ == "__main__":
    name, rate, target = measure()
    print(f"{name}: {rate:,.0f} a CPU second, at least {target:,.0f} wanted")
    print(f"calls, silences and meetings of {TARGET:,} positions in memory: {inferred():.2f} CPU s")
