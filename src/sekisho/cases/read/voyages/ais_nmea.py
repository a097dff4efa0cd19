"""Voyages from AIS as receivers write it: NMEA 0183 sentences (`!AIVDM`), with the times of whoever received them.

A message carries no date of its own. It is taken from its tag block (`\\s:..,c:epoch*cs\\`) or the end of its line, as
the US Coast Guard writes it, else from the `$PGHP` line or the base station heard last before it.
"""

from __future__ import annotations

import calendar
import re
from array import array
from functools import reduce
from operator import xor
from typing import TYPE_CHECKING

import numpy as np

from sekisho.cases.read.voyages.ais import MOST_FIXES, Heard, Trouble, items
from sekisho.cases.read.voyages.ais_payload import Clock, Identity, Position, decode
from sekisho.cases.tracks import Fixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sekisho.cases.read.arrival import Item
    from sekisho.cases.read.source import Source

_SENTENCE = re.compile(
    rb"[^!\\]*(?:\\(?P<tag>[^\\]*)\\)?"
    rb"!(?P<body>(?P<talker>[A-Z]{2}VD[MO]),(?P<of>\d),(?P<part>\d),(?P<group>\d?),(?P<channel>[^,*]?),"
    rb"(?P<payload>[^,*]*),[0-5])\*(?P<sum>[0-9A-Fa-f]{2})(?P<rest>.*)"
)
_OPENS = re.compile(rb"(?:^|\n)[^\n!]{0,300}![A-Z]{2}VD[MO],\d,\d,", re.ASCII)
_GATEHOUSE = re.compile(rb"\$PGHP,1,(\d{4}),(\d\d?),(\d\d?),(\d\d?),(\d\d?),(\d\d?),")
_EPOCH_AT_END = re.compile(rb",(\d{10})\s*$")
_MOST_LINE = 1000
# Parts whose others never come: the oldest are given up.
_MOST_WAITING = 256
_SINCE, _UNTIL = 631_152_000, 4_102_444_800  # 1990 and 2100


def recognises(head: bytes) -> bool:
    """A sentence of AIS in one of the first lines."""
    return bool(_OPENS.search(head[:20_000]))


def read(source: Source) -> Iterator[Item]:
    """One voyage for each ship heard, after the whole of it is read; a broken line costs only itself."""
    log = _Log()
    for number, (_, line) in enumerate(source.lines(), 1):
        log.take(line, number)
        if log.kept >= MOST_FIXES:
            log.trouble.add("size", number)
            break
    log.end()
    return items(source.name, log.fixes(), log.undated(), log.heard, log.trouble)


def checksum(body: bytes) -> int:
    """All bytes between `!` and `*` by exclusive or."""
    if len(body) > 128:
        return reduce(xor, body)
    bits = int.from_bytes(body, "big")
    for shift in (512, 256, 128, 64, 32, 16, 8):
        bits ^= bits >> shift
    return bits & 0xFF


class _Log:
    """What was heard, in columns; a position before any time was said is kept apart."""

    def __init__(self) -> None:
        self.heard = Heard()
        self.trouble = Trouble()
        self._ships, self._times = array("q"), array("q")
        self._places = array("f")
        self._undated: dict[int, list[tuple[float, float]]] = {}
        self._clock: int | None = None
        self.kept = 0
        self._waiting: dict[tuple[bytes, ...], list[tuple[int, bytes, int | None]]] = {}

    def take(self, line: bytes, number: int) -> None:
        """Read one line."""
        found = _SENTENCE.match(line) if len(line) <= _MOST_LINE else None
        if found is None:
            self._other(line, number)
            return
        tag, body, talker, of, part, group, channel, payload, given, rest = found.groups()
        if checksum(body) != int(given, 16):
            self.trouble.add("checksum", number)
            return
        time = self._time(tag, number) if tag else None
        if rest and time is None and (end := _EPOCH_AT_END.search(rest)):
            time = _within(int(end[1]))
        if of > b"1":
            whole = self._join((talker, of, group, channel), int(of), int(part), payload, time)
            if whole is None:
                return
            payload, time = whole
        self._said(payload, self._clock if time is None else time, number)

    def end(self) -> None:
        """What still waits for its other parts is lost."""
        self.trouble.add_all("parts", len(self._waiting))

    def fixes(self) -> Fixes:
        """The dated positions."""
        places = np.frombuffer(self._places, np.float32).reshape(-1, 3)
        ships = np.frombuffer(self._ships, np.int64)
        return Fixes.of(ships, np.frombuffer(self._times, np.int64), places[:, 0], places[:, 1], places[:, 2].copy())

    def undated(self) -> dict[int, list[tuple[float, float]]]:
        """The positions without any time, by ship."""
        return self._undated

    def _said(self, payload: bytes, time: int | None, number: int) -> None:
        said = decode(payload)
        if said is None:
            self.trouble.add("payload", number)
            return
        self.kept += len(said)
        for one in said:
            if isinstance(one, Position):
                self.heard.ship(one.mmsi, number)
                if time is None:
                    self._undated.setdefault(one.mmsi, []).append((one.lat, one.lon))
                else:
                    self._ships.append(one.mmsi)
                    self._times.append(time)
                    self._places.extend((one.lat, one.lon, one.knots))
            elif isinstance(one, Identity):
                self.heard.identity(one.mmsi, number, one.name, f"{one.imo:07}" if one.imo else "")
            elif isinstance(one, Clock):
                self._clock = one.time

    def _other(self, line: bytes, number: int) -> None:
        """A line that is no sentence of AIS: a comment, another instrument's, a time, or broken."""
        if time := _GATEHOUSE.match(line):
            numbers = [int(n) for n in time.groups()]
            if 1 <= numbers[1] <= 12 and 1 <= numbers[2] <= 31:
                self._clock = _within(calendar.timegm(tuple(numbers))) or self._clock
        elif line.strip() and not line.startswith((b"#", b"$")):
            self.trouble.add("line", number)

    def _time(self, tag: bytes, number: int) -> int | None:
        """The time of a tag block whose checksum holds: seconds, or milliseconds where they are thirteen digits."""
        fields, _, given = tag.partition(b"*")
        time = next((f[2:] for f in fields.split(b",") if f.startswith(b"c:")), b"")
        if not time:
            return None
        try:
            holds = len(given) == 2 and int(given, 16) == checksum(fields) and time.isdigit()
        except ValueError:
            holds = False
        seconds = _within(int(time[:10])) if holds and len(time) in (10, 13) else None
        if seconds is None:
            self.trouble.add("tag", number)
        return seconds

    def _join(
        self, key: tuple[bytes, ...], of: int, part: int, payload: bytes, time: int | None
    ) -> tuple[bytes, int | None] | None:
        """The whole message once its last part is here, with the time of the first part that has one."""
        if part == 1:
            if key in self._waiting:
                self.trouble.add_all("parts", 1)
            self._waiting[key] = []
            if len(self._waiting) > _MOST_WAITING:
                self._waiting.pop(next(iter(self._waiting)))
                self.trouble.add_all("parts", 1)
        parts = self._waiting.get(key)
        if parts is None or part != len(parts) + 1:
            self._waiting.pop(key, None)
            self.trouble.add_all("parts", 1)
            return None
        parts.append((part, payload, time))
        if part < of:
            return None
        del self._waiting[key]
        return b"".join(p for _, p, _ in parts), next((t for _, _, t in parts if t is not None), None)


def _within(time: int) -> int | None:
    """A time between 1990 and 2100; anything else is none."""
    return time if _SINCE <= time < _UNTIL else None
