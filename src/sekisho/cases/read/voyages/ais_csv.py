"""Voyages from AIS as archives publish it: tables of MarineCadastre (US) and of the Danish Maritime Authority."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from sekisho.cases.read.arrival import Fault, Unreadable
from sekisho.cases.read.source import BOM, MOST_LINE_BYTES
from sekisho.cases.read.voyages.ais import MOST_FIXES, Heard, Trouble, items
from sekisho.cases.tracks import Fixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sekisho.cases.read.arrival import Item
    from sekisho.cases.read.source import Source

_BLOCK = 1 << 24
_SINCE, _UNTIL = 631_152_000, 4_102_444_800  # 1990 and 2100


class _Layout(NamedTuple):
    """Which column holds what, how a time is written, and which kinds of stations are ships."""

    time: str
    mmsi: str
    lat: str
    lon: str
    knots: str
    name: str
    imo: str
    format: str
    station: str = ""

    def columns(self) -> dict[str, str]:
        """Our names and the table's."""
        given = self._asdict()
        del given["format"]
        return {ours: theirs for ours, theirs in given.items() if theirs}


_LAYOUTS = (
    _Layout("BaseDateTime", "MMSI", "LAT", "LON", "SOG", "VesselName", "IMO", "%Y-%m-%dT%H:%M:%S"),
    # As published from 2025 on.
    _Layout("base_date_time", "mmsi", "latitude", "longitude", "sog", "vessel_name", "imo", "%Y-%m-%d %H:%M:%S"),
    _Layout(
        "# Timestamp", "MMSI", "Latitude", "Longitude", "SOG", "Name", "IMO", "%d/%m/%Y %H:%M:%S", "Type of mobile"
    ),
    _Layout("Timestamp", "MMSI", "Latitude", "Longitude", "SOG", "Name", "IMO", "%d/%m/%Y %H:%M:%S", "Type of mobile"),
)


def recognises_marine_cadastre(head: bytes) -> bool:
    """A header with MarineCadastre's columns."""
    return _layout(_header(head)) in _LAYOUTS[:2]


def recognises_danish(head: bytes) -> bool:
    """A header with the columns of the Danish Maritime Authority."""
    return _layout(_header(head)) in _LAYOUTS[2:]


def read(source: Source) -> Iterator[Item]:
    """One voyage for each ship in the table, after the whole of it is read; a broken row costs only itself."""
    blocks = _blocks(source)
    first = next(blocks, b"").removeprefix(BOM)
    layout = _layout(_header(first))
    if layout is None:
        columns = " or ".join(", ".join(layout.columns().values()) for layout in (_LAYOUTS[0], _LAYOUTS[2]))
        raise Unreadable(Fault("common.csv.header", f"no table of AIS: the columns are {columns}", line=1))
    table = _Table(layout, _header(first))
    table.take(first.partition(b"\n")[2])
    for block in blocks:
        table.take(block)
        if table.full:
            break
    return items(source.name, table.fixes(), {}, table.heard, table.trouble)


def _header(head: bytes) -> list[str]:
    line = head.removeprefix(BOM).partition(b"\n")[0]
    return [name.strip().strip('"') for name in line.decode("utf-8", "replace").split(",")]


def _layout(header: list[str]) -> _Layout | None:
    return next((layout for layout in _LAYOUTS if set(layout.columns().values()) <= set(header)), None)


def _blocks(source: Source) -> Iterator[bytes]:
    """The bytes in pieces of some 16 MiB that end with a line."""
    held: list[bytes] = []
    size = 0
    for chunk in source.chunks():
        held.append(chunk)
        size += len(chunk)
        if size < _BLOCK:
            continue
        whole, newline, rest = b"".join(held).rpartition(b"\n")
        if newline:
            yield whole + newline
        # A line without end holds nothing that is wanted.
        held = [rest] if len(rest) <= MOST_LINE_BYTES else []
        size = len(held[0]) if held else 0
    if held:
        yield b"".join(held)


class _Table:
    """The rows so far: their positions in columns, what their ships are called."""

    def __init__(self, layout: _Layout, header: list[str]) -> None:
        self.heard = Heard()
        self.trouble = Trouble()
        self.full = False
        self._layout = layout
        self._header = [f"{n}" for n in range(len(header))]
        self._places = {ours: header.index(theirs) for ours, theirs in layout.columns().items()}
        self._parts: list[pl.DataFrame] = []
        self._rows = 0
        self._line = 2

    def take(self, block: bytes) -> None:
        """Read a block of whole lines."""
        lines_before, self._line = self._line, self._line + block.count(b"\n")
        if not block.strip():
            return
        if b'"' in block:
            block = _without_quotes(block, max(self._places.values()))
        wanted = {str(n): ours for ours, n in self._places.items()}
        texts = pl.read_csv(
            # The first line says how many columns there are, so that a short one after it is only short.
            b"," * (len(self._header) - 1) + b"\n" + block,
            has_header=False,
            new_columns=self._header,
            schema=dict.fromkeys(self._header, pl.String),
            columns=list(self._places.values()),
            quote_char=None,
            truncate_ragged_lines=True,
            encoding="utf8" if block.isascii() else "utf8-lossy",
            raise_if_empty=False,
        )
        texts = texts.slice(1).rename(wanted)
        self._keep(texts, lines_before)

    def fixes(self) -> Fixes:
        """The positions."""
        if not self._parts:
            return Fixes.of([], [], [], [], [])
        rows = pl.concat(self._parts)
        mmsi, time, lat, lon, knots = (rows[name].to_numpy() for name in ("mmsi", "time", "lat", "lon", "knots"))
        return Fixes.of(mmsi, time, lat, lon, knots)

    def _keep(self, texts: pl.DataFrame, line: int) -> None:
        """Rows as positions; what cannot be read is counted with the line where it first stands."""
        rows = texts.with_row_index("line", offset=line).select(
            "line",
            pl.col("mmsi").str.strip_chars().cast(pl.Int64, strict=False),
            pl.col("time").str.to_datetime(self._layout.format, strict=False).dt.epoch("s"),
            *(pl.col(n).str.strip_chars().cast(pl.Float32, strict=False) for n in ("lat", "lon", "knots")),
            "name",
            "imo",
            blank=pl.all_horizontal(pl.col(texts.columns).is_null()),
        )
        if self._layout.station:
            # Base stations, aids to navigation, aircraft and distress transmitters are no ships.
            rows = rows.filter(texts["station"].fill_null("Class").str.contains("^(Class|$)"))
        sound = rows.filter(
            pl.col("mmsi").is_between(0, 999_999_999)
            & pl.col("time").is_between(_SINCE, _UNTIL, closed="left")
            & pl.col("lat").is_between(-90, 90)
            & pl.col("lon").is_between(-180, 180)
        )
        if len(sound) < len(rows):
            self._broken(rows.join(sound.select("line"), on="line", how="anti", maintain_order="left"))
        said = sound.unique(["mmsi", "name", "imo"], keep="first", maintain_order=True)
        for number, mmsi, name, imo in said.select("line", "mmsi", "name", "imo").iter_rows():
            self.heard.identity(mmsi, number, (name or "").strip(), _imo(imo or ""))
        # 102.3 knots stands for: not sent.
        sent = pl.col("knots").is_between(0, 102.2)
        knots = pl.when(sent).then(pl.col("knots")).otherwise(float("nan")).cast(pl.Float32)
        self._parts.append(sound.select("mmsi", "time", "lat", "lon", knots))
        self._rows += len(sound)
        if self._rows >= MOST_FIXES:
            self.full = True
            self.trouble.add("size", self._line)

    def _broken(self, rows: pl.DataFrame) -> None:
        """A position of 91 and 181 degrees is sent where there is none; an empty line is none."""
        absent = (pl.col("lat") == 91) | (pl.col("lon") == 181)
        lines = rows.filter((absent.fill_null(False) | pl.col("blank")).not_())["line"].to_list()
        for number in lines:
            self.trouble.add("row", number)


def _imo(cell: str) -> str:
    """The number as it stands, without the letters; nothing for the ways to write that there is none."""
    number = cell.strip().upper().removeprefix("IMO").strip()
    return "" if number.strip("0") in ("", "UNKNOWN") else number


def _without_quotes(block: bytes, last: int) -> bytes:
    """Lines that have quotes are split one by one, so that an open quote swallows nothing after its line."""
    lines = block.split(b"\n")
    for n, line in enumerate(lines):
        if b'"' in line:
            try:
                (cells,) = csv.reader([line.decode("utf-8", "replace")], strict=True)
            except (csv.Error, ValueError):
                continue
            lines[n] = ",".join(cell.replace(",", " ") for cell in cells[: last + 1]).encode()
    return b"\n".join(lines)
