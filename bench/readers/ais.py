"""Positions as NMEA 0183 sentences with tag blocks, from bytes to whole cases."""

from __future__ import annotations

import datetime as dt
import io
import math
import time

import numpy as np

from sekisho.cases.read import read_cases
from sekisho.cases.tracks import Fixes

TARGET = 25_000  # messages a CPU second
_MESSAGES, _SHIPS = 100_000, 200
START = int(dt.datetime(2019, 2, 10, tzinfo=dt.UTC).timestamp())


def measure() -> tuple[str, float, float]:
    """What was read, messages a CPU second, and how many there should be."""
    content = nmea(made_fixes(_MESSAGES, _SHIPS))
    began = time.process_time()
    read = list(read_cases(io.BytesIO(content), as_of=dt.date(2019, 3, 1)))
    took = time.process_time() - began
    assert len(read) == _SHIPS
    assert all(a.case for a in read)
    return "AIS messages (NMEA 0183) to calls and meetings", _MESSAGES / took, TARGET


def made_fixes(number: int, ships: int) -> Fixes:
    """Ships that sail in circles off the south of Korea and off Incheon, every tenth at anchor; none calls."""
    each = number // ships
    dice = np.random.default_rng(7)
    ship = np.repeat(np.arange(431_000_000, 431_000_000 + ships), each)
    seconds = np.tile(np.arange(each) * 180, ships) + np.repeat(dice.integers(0, 180, ships), each)
    phase = np.repeat(dice.uniform(0, 2 * math.pi, ships), each) + seconds / 86_400
    moving = np.repeat(np.arange(ships) % 10 > 0, each)
    west = np.repeat(np.arange(ships) % 2 > 0, each)
    lat = np.where(west, 37.0, 33.0) + np.where(moving, np.sin(phase), np.repeat(dice.uniform(-1, 1, ships), each))
    lon = np.where(west, 124.5, 132.0) + np.where(moving, np.cos(phase), np.repeat(dice.uniform(-1, 1, ships), each))
    return Fixes.of(ship, START + seconds, lat, lon, np.where(moving, 11.5, 0.1))


def nmea(fixes: Fixes) -> bytes:
    """The positions as class A reports, with tag blocks."""
    lines = []
    for mmsi, at, lat, lon, knots in zip(
        *(c.tolist() for c in (fixes.ship, fixes.time, fixes.lat, fixes.lon, fixes.knots)), strict=True
    ):
        fields = ((1, 6), (0, 2), (mmsi, 30), (0, 12), (round(knots * 10), 10), (0, 1))
        fields += ((round(lon * 600_000), 28), (round(lat * 600_000), 27), (0, 52))
        bits = 0
        for value, width in fields:
            bits = bits << width | value & (1 << width) - 1
        signs = (bits >> n & 63 for n in range(162, -1, -6))
        body = f"AIVDM,1,1,,A,{''.join(chr(s + 48 if s < 40 else s + 56) for s in signs)},0"
        tag = f"s:BENCH,c:{at}"
        lines.append(f"\\{tag}*{_checksum(tag)}\\!{body}*{_checksum(body)}")
    return "\n".join([*lines, ""]).encode()


def _checksum(text: str) -> str:
    value = 0
    for byte in text.encode():
        value ^= byte
    return f"{value:02X}"


if __name__ == "__main__":
    name, rate, target = measure()
    print(f"{name}: {rate:,.0f} a CPU second, at least {target:,.0f} wanted")
