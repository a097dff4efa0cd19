"""What follows for a ship from its track? One voyage each: whom it is, its calls and meetings, and what stays open."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import msgspec
import numpy as np

from sekisho.cases.read.arrival import Fault, Item
from sekisho.cases.ship_numbers import flags_of_mmsi
from sekisho.cases.tracks import Fixes, Lying, Silence, Visit, lying, meetings, silences, visits
from sekisho.cases.tracks.globe import KM_PER_NAUTICAL_MILE, kilometres, written
from sekisho.cases.tracks.ports import dprk_ports, place, to_dprk_ports
from sekisho.cases.tracks.sea import by_sea, sea_table
from sekisho.cases.tracks.silences import KNOTS
from sekisho.cases.tracks.visits import ENTRY_KM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Settle: TypeAlias = Callable[[dict[str, Any]], Iterable[Fault]]

# 28 bytes each: half a gigabyte.
MOST_FIXES = 1 << 24
_MOST_NAMES = 5
_MOST_SAID = 20
_AROUND_KM = 370.0
_TROUBLES = {
    "line": "lines that are no sentence of NMEA 0183",
    "checksum": "sentences whose checksum is wrong",
    "payload": "messages whose payload cannot be read",
    "parts": "messages of several sentences of which a part is missing",
    "tag": "tag blocks whose time or checksum is wrong: their times are not used",
    "row": "rows without an MMSI, a time or a position that can be read",
}


class Trouble:
    """What could not be read: how often of each kind, and the line where it first stood."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._times: Counter[str] = Counter()
        self._first: dict[str, int] = {}

    def add(self, kind: str, line: int) -> None:
        """One more."""
        self._times[kind] += 1
        self._first.setdefault(kind, line)

    def add_all(self, kind: str, times: int) -> None:
        """So many more, of which no line is known."""
        if times:
            self._times[kind] += times

    def faults(self) -> list[Fault]:
        """A warning for each kind."""
        found = []
        for kind, times in self._times.items():
            line = self._first.get(kind)
            if kind == "size":
                message = f"over {MOST_FIXES:,} positions in one input: what follows is not read; split it by ship"
            else:
                message = f"{times:,} {_TROUBLES[kind]}: left out" + (f", the first in line {line}" if line else "")
            found.append(
                Fault("voyage.ais.size" if kind == "size" else "voyage.ais.unread", message, (), "warning", line)
            )
        return found


class Heard:
    """The ships that were heard, in order, with all that they called themselves."""

    def __init__(self) -> None:
        """Nobody yet."""
        self.lines: dict[int, int] = {}
        self.names: dict[int, dict[str, None]] = defaultdict(dict)
        self.imos: dict[int, dict[str, None]] = defaultdict(dict)

    def ship(self, mmsi: int, line: int) -> None:
        """A ship sent something."""
        self.lines.setdefault(mmsi, line)

    def identity(self, mmsi: int, line: int, name: str, imo: str) -> None:
        """A ship said who it is; empty texts say nothing."""
        self.ship(mmsi, line)
        for text, known in ((name, self.names), (imo, self.imos)):
            if text and (texts := known[mmsi]).setdefault(text) is None and len(texts) > _MOST_NAMES:
                del texts[text]


class _Track(NamedTuple):
    """What is kept of a voyage until all sources are read: the ship and when it lay at sea."""

    ship: dict[str, str]
    lain: list[Lying]


def items(
    source: str,
    fixes: Fixes,
    undated: dict[int, list[tuple[float, float]]],
    heard: Heard,
    trouble: Trouble,
) -> Iterator[Item]:
    """One voyage for each ship.

    Args:
        source: what the input is called; ids are `<source>/<MMSI>`.
        fixes: the positions that have a time.
        undated: those that have none.
        heard: who the ships say they are.
        trouble: what could not be read; said with the first ship.
    """
    spans = {ship: (start, end) for ship, start, end in fixes.spans()}
    calls, silent, lain = _by_ship(visits(fixes)), _by_ship(silences(fixes)), _by_ship(lying(fixes))
    jumps: dict[int, list[int]] = defaultdict(list)
    for row in fixes.jumps():
        jumps[int(fixes.ship[row])].append(row)
    of_source = trouble.faults()
    if not heard.lines:
        message = "no ship in it: neither a position nor the name of one"
        yield Item(line=1, faults=(*of_source, Fault("voyage.ais.empty", message, line=1)))
        return
    for mmsi, line in heard.lines.items():
        ship, faults = _ship(mmsi, heard)
        plain: dict[str, Any] = {"id": f"{source[-400:]}/{mmsi:09}", "kind": "voyage", "ship": ship}
        found: list[dict[str, Any]] = []
        settle: Settle | None = None
        if mmsi in spans:
            start, end = spans[mmsi]
            faults += _of_jumps(fixes, jumps.get(mmsi, []))
            found, said = _calls(calls.get(mmsi, []), silent.get(mmsi, []))
            faults += said
            faults += _of_lying(lain.get(mmsi, []))
            faults.append(_of_span(fixes, start, end, len(silent.get(mmsi, ())), found))
            if found:
                plain["calls_since"] = _first_whole_day(int(fixes.time[start]))
                settle = _Tail(int(fixes.time[end - 1]), float(fixes.lat[end - 1]), float(fixes.lon[end - 1]))
        if mmsi in undated:
            said_undated, call = _of_undated(undated[mmsi])
            faults.append(said_undated)
            if call and call not in found:
                found.append(call)
                settle = settle or _nothing_before
        elif mmsi not in spans:
            message = "the ship sent who it is, but no position: nothing is known of where it was"
            faults.append(Fault("voyage.track.none", message, ("calls",), "info"))
        if found:
            plain["calls"] = found
        yield Item(
            plain=plain,
            line=line,
            faults=(*of_source, *faults),
            named=True,
            settle=settle,
            beside=_Track(ship, lain.get(mmsi, [])),
        )
        of_source = []


def meet(read: Sequence[Item]) -> Iterator[Item]:
    """The voyages of all sources with the meetings of their ships as transfers of both.

    Args:
        read: every item of every source of AIS, in order.
    """
    owners: list[int] = []
    lain: list[Lying] = []
    for n, item in enumerate(read):
        if isinstance(item.beside, _Track):
            owners += [n] * len(item.beside.lain)
            lain += item.beside.lain
    found: dict[int, list[tuple[dict[str, Any], Fault]]] = defaultdict(list)
    for meeting in meetings(lain):
        one, other = owners[meeting.one], owners[meeting.other]
        for here, there in ((one, other), (other, one)):
            track, plain = read[there].beside, read[there].plain
            assert isinstance(track, _Track)
            transfer = {"date": _day(meeting.start), "other": track.ship}
            known = [t for t, _ in found[here]]
            if transfer in known:
                continue
            name = track.ship.get("name", "a ship without a name")
            where = place(meeting.lat, meeting.lon)
            message = (
                f"lay {meeting.km * 1000:.0f} m from {name} ({_number(track.ship)}) from {_at(meeting.start)} to "
                f"{_at(meeting.end)} UTC at {where}, both under 2 knots: goods may have passed; "
                f"state the other ship's flag and calls{_called(plain)}"
            )
            path = ("transfers", len(known))
            found[here].append((transfer, Fault("voyage.track.meeting", message, path, "warning")))
    for n, item in enumerate(read):
        if n in found and isinstance(item.plain, dict):
            item.plain["transfers"] = [transfer for transfer, _ in found[n]]
            faults = [fault for _, fault in found[n]]
            item = msgspec.structs.replace(item, faults=(*item.faults, *_cut(faults)))
        yield item


def _ship(mmsi: int, heard: Heard) -> tuple[dict[str, str], list[Fault]]:
    """Name, IMO number and MMSI; the last that was sent, others said."""
    number = f"{mmsi:09}"
    ship = {"mmsi": number}
    faults = []
    for field, word, known in (("name", "names", heard.names), ("imo", "IMO numbers", heard.imos)):
        texts = list(known.get(mmsi, ()))
        if texts:
            ship[field] = texts[-1]
        if len(texts) > 1:
            message = (
                f"several {word} under one MMSI: {', '.join(texts)}; the last new one is taken: ask which hull it is"
            )
            faults.append(Fault("voyage.ais.identity", message, ("ship", field), "warning"))
    if not "2" <= number[0] <= "7":
        message = f"MMSI {number} is none of a ship (they begin with 2 to 7): it does not show which ship this is"
        faults.append(Fault("voyage.mmsi.unusual", message, ("ship", "mmsi"), "warning"))
    elif "KP" in flags_of_mmsi(number):
        message = f"MMSI {number} is one of the DPRK's; the flag is not taken from it: state ship.flag"
        faults.append(Fault("voyage.mmsi.dprk", message, ("ship", "flag"), "warning"))
    return ship, faults


def _calls(stays: Sequence[Visit], gaps: Sequence[Silence]) -> tuple[list[dict[str, Any]], list[Fault]]:
    """The calls that were seen and those that a silence made possible, by time, and what is said of each."""
    dated: list[tuple[int, dict[str, Any] | None, str, str]] = []
    for stay in stays:
        call: dict[str, Any] | None = {"port": stay.port.code, "source": "ais", "confidence": stay.confidence}
        if call and stay.entered:
            call["arrival"] = _day(stay.start)
        if call and stay.left:
            call["departure"] = _day(stay.end)
        seen = [("entry", stay.entered), ("stop", stay.stopped), ("silence", stay.silent), ("exit", stay.left)]
        where = f"{stay.port.name} ({stay.port.code}), {stay.km:.1f} km from its point"
        times = f"{_at(stay.start)} to {_at(stay.end)} UTC"
        if stay.confidence == 1:
            message = f"passed {where}, {times}, without a stop: no call (confidence 1)"
            dated.append((stay.start, None, "voyage.track.pass", message))
            continue
        words = ", ".join(word for word, is_so in seen if is_so)
        doubt = "" if stay.confidence > 2 else ": not enough to decide; ask for the log book"
        message = f"in {where}, {times}: {words} seen, confidence {stay.confidence}{doubt}"
        dated.append((stay.start, call, "voyage.track.call", message))
    for gap in gaps:
        inside = [s for s in stays if s.confidence > 1 and (_in(s, gap.start) or _in(s, gap.end))]
        if not gap.reaches or inside:
            continue
        nearest, *others = gap.reaches
        call = {
            "port": nearest.port.code,
            "arrival": _day(nearest.earliest),
            "departure": _day(nearest.latest),
            "source": "ais",
            "confidence": 2,
        }
        also = "".join(f", {r.port.name} {r.km:.0f} km" for r in others)
        message = (
            f"silent for {gap.hours:.1f} h, from {_at(gap.start)} at {place(gap.lat[0], gap.lon[0])} to "
            f"{_at(gap.end)} UTC at {place(gap.lat[1], gap.lon[1])}: at up to {KNOTS:.0f} knots there was "
            f"time to call at {nearest.port.name} (there and on {nearest.km:.0f} km by sea{also}); "
            "a possible call, confidence 2: ask for the log book or the answer to the pre-arrival question"
        )
        dated.append((gap.start, call, "voyage.track.gap", message))
    dated.sort(key=lambda one: one[0])
    found: list[dict[str, Any]] = []
    faults = []
    for _, call, code, message in dated:
        if call is not None and call not in found:
            found.append(call)
        path = ("calls",) if call is None else ("calls", found.index(call))
        faults.append(Fault(code, message, path, "info" if call is None else "warning"))
    return found, _cut(faults)


class _Tail:
    """What a track leaves open once the day of the act is known: the silence after its last position."""

    def __init__(self, time: int, lat: float, lon: float) -> None:
        self._time, self._lat, self._lon = time, lat, lon

    def __call__(self, plain: dict[str, Any]) -> Iterable[Fault]:
        """A possible call where a DPRK port was in reach between the last position and the day of arrival."""
        day = _civil(plain.get("arrival")) or _civil(plain.get("date"))
        calls = plain.get("calls")
        if day is None or not isinstance(calls, list):
            return
        hours = (dt.datetime.combine(day, dt.time(), dt.UTC).timestamp() - self._time) / 3600
        ways = by_sea(self._lat, self._lon)
        nearest = int(np.argmin(ways))
        if ways[nearest] > hours * KNOTS * KM_PER_NAUTICAL_MILE:
            return
        port = sea_table().ports[nearest]
        earliest = self._time + float(ways[nearest]) / (KNOTS * KM_PER_NAUTICAL_MILE) * 3600
        calls.append({"port": port.code, "arrival": _day(earliest), "source": "ais", "confidence": 2})
        message = (
            f"the track ends {_at(self._time)} UTC at {place(self._lat, self._lon)}, {hours:.0f} h before {day}: "
            f"{port.name} was in reach ({ways[nearest]:.0f} km by sea); a possible call: give the rest of the track"
        )
        yield Fault("voyage.track.end", message, ("calls", len(calls) - 1), "warning")


def _nothing_before(plain: dict[str, Any]) -> Iterable[Fault]:
    """Calls without dates are complete from no day on before that of the act."""
    plain.setdefault("calls_since", plain.get("date"))
    return ()


def _of_span(fixes: Fixes, start: int, end: int, silent: int, found: list[dict[str, Any]]) -> Fault:
    span = f"{end - start:,} positions from {_at(fixes.time[start])} to {_at(fixes.time[end - 1])} UTC"
    gaps = f", silent for four hours or more {_times(silent)}" if silent else ""
    none = "" if found else ": no call at a DPRK port in them, which does not show that there was none before or after"
    message = f"{span}{gaps}{none or ': what came before and after them is not known from this track'}"
    return Fault("voyage.track.span", message, ("calls",), "info")


def _of_jumps(fixes: Fixes, rows: list[int]) -> list[Fault]:
    if not rows:
        return []
    row = rows[0]
    km = kilometres(*(float(v) for v in (fixes.lat[row - 1], fixes.lon[row - 1], fixes.lat[row], fixes.lon[row])))
    message = (
        f"{len(rows):,} jumps that no ship can make, the first {_at(fixes.time[row])} UTC over {km:,.0f} km in "
        f"{(fixes.time[row] - fixes.time[row - 1]) / 60:.0f} min: two ships under one MMSI, or false positions"
    )
    return [Fault("voyage.track.jump", message, ("ship", "mmsi"), "warning")]


def _of_lying(lain: Sequence[Lying]) -> list[Fault]:
    """A ship that lies at sea near the DPRK may wait for another that is silent: said, never a finding."""
    lat, lon = np.array([x.lat[0] for x in lain]), np.array([x.lon[0] for x in lain])
    near = [
        x for x, km in zip(lain, to_dprk_ports(lat, lon).min(axis=1, initial=np.inf), strict=True) if km < _AROUND_KM
    ]
    if not near:
        return []
    longest = max(near, key=lambda x: int(x.time[-1] - x.time[0]))
    where = place(float(longest.lat[0]), float(longest.lon[0]))
    message = (
        f"lay or drifted at sea {_times(len(near))} within {_AROUND_KM:.0f} km of a DPRK port, the longest from "
        f"{_at(longest.time[0])} to {_at(longest.time[-1])} UTC at {where}"
    )
    return [Fault("voyage.track.loitering", message, ("transfers",), "info")]


def _of_undated(places: list[tuple[float, float]]) -> tuple[Fault, dict[str, Any] | None]:
    """Positions without a time show where, not when: in a DPRK port they make a call possible."""
    lat, lon = np.array(places).T
    away = to_dprk_ports(lat, lon)
    row, point = np.unravel_index(int(np.argmin(away)), away.shape)
    message = f"{len(places):,} positions without a time (no tag block, no base station): they show no dates"
    if away[row, point] > ENTRY_KM:
        return Fault("voyage.track.no_time", message, ("calls",), "warning"), None
    port = dprk_ports()[int(point)]
    message += f"; one at {written(float(lat[row]), float(lon[row]))} is in {port.name}: a possible call, confidence 2"
    call = {"port": port.code, "source": "ais", "confidence": 2}
    return Fault("voyage.track.no_time", message, ("calls",), "warning"), call


def _in(stay: Visit, time: int) -> bool:
    """Whether the ship was in port at that time: not at the first position after it left."""
    return stay.start <= time < stay.end or (time == stay.end and not stay.left)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"


def _number(ship: dict[str, str]) -> str:
    return f"MMSI {ship['mmsi']}" + (", one of the DPRK's" if "KP" in flags_of_mmsi(ship["mmsi"]) else "")


def _called(plain: object) -> str:
    firm = [c["port"] for c in plain.get("calls", ()) if c["confidence"] >= 3] if isinstance(plain, dict) else []
    return f"; its own track shows a call at {', '.join(firm)}" if firm else ""


def _cut(faults: list[Fault]) -> list[Fault]:
    if len(faults) <= _MOST_SAID:
        return faults
    rest = Fault("voyage.track.more", f"{len(faults) - _MOST_SAID:,} more of these are not listed", (), "info")
    return [*faults[:_MOST_SAID], rest]


def _by_ship(found: Iterable[Any]) -> dict[int, list[Any]]:
    ships: dict[int, list[Any]] = defaultdict(list)
    for one in found:
        ships[one.ship].append(one)
    return ships


def _at(time: float) -> str:
    return f"{dt.datetime.fromtimestamp(int(time), dt.UTC):%Y-%m-%d %H:%M}"


def _day(time: float) -> str:
    return f"{dt.datetime.fromtimestamp(int(time), dt.UTC):%Y-%m-%d}"


def _first_whole_day(time: int) -> str:
    return _day(-(-time // 86400) * 86400)


def _civil(value: object) -> dt.date | None:
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, dt.date) else None
