"""What was drawn on the caps, and who says so? A ledger of reported and estimated deliveries as CSV."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

import msgspec

from sekisho.cases.codes import COUNTRIES
from sekisho.cases.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Basis = Literal["reported", "estimated"]
Unit = Literal["bbl", "t", "kg", "usd"]
_UNITS = ("bbl", "t", "kg", "usd")
_BASES = ("reported", "estimated")
_NEEDED = ("cap_id", "window_start", "reported_on", "reporting_state", "quantity", "unit")
COLUMNS = (*_NEEDED, "window_end", "from", "to", "product", "hs", "barrels", "factor", "basis", "source")
# Codes after which nothing, or not all, of the file was read.
UNREAD = ("cargo.ledger.unreadable", "cargo.ledger.header")
_NUMBER = re.compile(r"[0-9]{1,24}(\.[0-9]{1,12})?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MOST_BYTES = 1 << 26
_MOST_PROBLEMS = 1_000


class Draw(msgspec.Struct, frozen=True, kw_only=True):
    """One row: so much was delivered in a cap's period, as a State reported or somebody estimated.

    Args:
        cap: what the row says it draws on.
        window: first and last day of the cap's period; the last may be unsaid.
        reported_on: day of the report or estimate.
        moved: first and last day of the deliveries, where said.
        who: ISO country of a reporting State; of an estimate whoever made it.
        amount: in `unit`.
        barrels: the same in barrels, as the reporter counts them, where said.
        factor: barrels a tonne, as the reporter states it, where said.
        line: 1-based line in the file.
    """

    cap: str
    window: tuple[date, date | None]
    reported_on: date
    moved: tuple[date | None, date | None]
    who: str
    product: str | None
    amount: Decimal
    unit: Unit
    barrels: Decimal | None
    factor: Decimal | None
    basis: Basis
    source: str | None
    line: int

    @property
    def until(self) -> date:
        """The last day that the row can speak of."""
        return self.moved[1] or self.reported_on


class Ledger(msgspec.Struct, frozen=True):
    """The rows that could be read, in the order of the file, and its name."""

    name: str
    draws: tuple[Draw, ...]


class _Faulty(Exception):
    """A row that cannot be read: code and words."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def read_ledger(path: Path) -> tuple[Ledger, tuple[Problem, ...]]:
    """Read a ledger; a row that cannot be read is a problem with its line, and the others are kept.

    Args:
        path: CSV in UTF-8 with a header. Needed: `cap_id` (`refined`, `crude`, `coal`, or a measure such as
            `UN-2397:p5`), `window_start` (first day of the cap's period), `reported_on`, `reporting_state`, `quantity`,
            `unit` (bbl, t, kg, usd). May be there: `window_end`; `from` and `to` (days of the deliveries); `product`;
            `hs`; `barrels` and `factor` (barrels a tonne) as the reporter states them; `basis` (`reported`, which an
            empty cell means, or `estimated`); `source`. Other columns are named in a warning and not read.
    """
    reading = _Reading(path.name)
    try:
        draws = tuple(reading.draws(_text(path)))
    except _Faulty as fault:
        reading.note(fault.code, str(fault), 1)
        draws = ()
    return Ledger(path.name, draws), tuple(reading.problems)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except OSError as err:
        raise _Faulty("cargo.ledger.unreadable", f"cannot be read: {err.strerror or err}") from None
    if len(data) > _MOST_BYTES:
        raise _Faulty("cargo.ledger.unreadable", f"over {_MOST_BYTES >> 20} MiB: split it by year")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        raise _Faulty("cargo.ledger.unreadable", f"not UTF-8: byte {err.start:,}; save the file as UTF-8") from None


class _Reading:
    """One reading of a file: its rows, and what is wrong with them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.problems: list[Problem] = []

    def note(self, code: str, message: str, line: int, severity: Severity = "error") -> None:
        """Keep a problem; after a thousand only that there are more."""
        if len(self.problems) == _MOST_PROBLEMS:
            code, message, severity = "cargo.ledger.row", "too much is wrong: the rest is not listed", "error"
        if len(self.problems) <= _MOST_PROBLEMS:
            problem = Problem(case=self._name, code=code, severity=severity, message=message, line=line)
            self.problems.append(problem)

    def draws(self, text: str) -> Iterator[Draw]:
        """Every row that can be counted, each once."""
        first_seen: dict[Draw, int] = {}
        for line, row in self._rows(text):
            try:
                draw = _draw(row, line)
            except _Faulty as fault:
                self.note(fault.code, f"{fault}; the row is not counted", line)
                continue
            before = first_seen.setdefault(msgspec.structs.replace(draw, line=0), line)
            if before == line:
                yield draw
            else:
                message = f"the same as line {before}: counted once; say in `source` what tells them apart"
                self.note("cargo.ledger.duplicate", message, line, "warning")

    def _rows(self, text: str) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows by their columns, each with its first line."""
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        line = 1
        try:
            header = [name.strip().casefold() for name in next(reader, [])]
            self._look_at(header)
            line = reader.line_num + 1
            for cells in reader:
                if len(cells) == len(header):
                    yield line, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
                elif any(cell.strip() for cell in cells):
                    message = f"{len(cells):,} cells under {len(header):,} columns: check commas and quotes"
                    self.note("cargo.ledger.row", f"{message}; the row is not counted", line)
                line = reader.line_num + 1
        except csv.Error as err:
            self.note("cargo.ledger.unreadable", f"no CSV: {err}; what follows is not read", line)

    def _look_at(self, header: list[str]) -> None:
        missing = [name for name in _NEEDED if name not in header]
        twice = sorted({name for name in header if header.count(name) > 1})
        if missing or twice:
            wrong = (
                f"no column {', '.join(missing)}" if missing else f"column {', '.join(twice)[:60]} stands there twice"
            )
            raise _Faulty("cargo.ledger.header", f"{wrong}: the header names {', '.join(_NEEDED)} once each")
        for name in header:
            if name not in COLUMNS:
                near = get_close_matches(name, COLUMNS, n=1)
                advice = f"did you mean {near[0]}?" if near else f"known: {', '.join(COLUMNS)}"
                self.note(
                    "cargo.ledger.column", f"column {name[:60]!r} is not known and not read; {advice}", 1, "warning"
                )


def _draw(row: dict[str, str], line: int) -> Draw:
    """A row as it stands; raises _Faulty with what is wrong."""
    start, reported_on = _needed_day(row, "window_start"), _needed_day(row, "reported_on")
    end, moved = _day(row, "window_end"), (_day(row, "from"), _day(row, "to"))
    for before, after, what in ((start, end, "window"), (*moved, "deliveries"), (moved[0], reported_on, "report")):
        if before and after and after < before:
            raise _Faulty("cargo.ledger.row", f"the {what} ends on {after}, before it begins on {before}")
    unit, basis = row["unit"].casefold(), row.get("basis", "").casefold() or "reported"
    if unit not in _UNITS:
        raise _Faulty("cargo.ledger.row", f"unit {row['unit'][:40]!r}: write {', '.join(_UNITS)}")
    if basis not in _BASES:
        raise _Faulty("cargo.ledger.row", f"basis {row['basis'][:40]!r}: write {' or '.join(_BASES)}")
    who = row["reporting_state"]
    if not who or (basis == "reported" and who not in COUNTRIES):
        raise _Faulty(
            "cargo.ledger.row", f"reporting_state {who[:40]!r}: write the ISO 3166 code of the State (CN, RU)"
        )
    amount, barrels, factor = _number(row, "quantity"), _number(row, "barrels"), _number(row, "factor")
    if amount is None:
        raise _Faulty("cargo.ledger.row", "no quantity; write 0 where nothing was delivered")
    if factor == 0:
        raise _Faulty("cargo.ledger.row", "a factor of 0: write barrels a tonne")
    _agree(amount, unit, barrels, factor)
    return Draw(
        cap=row["cap_id"],
        window=(start, end),
        reported_on=reported_on,
        moved=moved,
        who=who,
        product=row.get("product") or None,
        amount=amount,
        unit=unit,  # type: ignore[arg-type]
        barrels=barrels,
        factor=factor,
        basis=basis,  # type: ignore[arg-type]
        source=row.get("source") or None,
        line=line,
    )


def _agree(amount: Decimal, unit: str, barrels: Decimal | None, factor: Decimal | None) -> None:
    """Barrels that are stated twice must be the same, as far as the factor was rounded."""
    if barrels is None:
        return
    if unit == "bbl" and amount != barrels:
        raise _Faulty("cargo.ledger.conflict", f"{amount} bbl, but {barrels} in `barrels`: keep one")
    if factor is None or unit not in ("t", "kg"):
        return
    tonnes = amount / 1000 if unit == "kg" else amount
    exponent = factor.as_tuple().exponent
    slack = tonnes * Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1) + 1
    if abs(tonnes * factor - barrels) > slack:
        made = f"{tonnes * factor:,.2f}"
        raise _Faulty(
            "cargo.ledger.conflict", f"{amount} {unit} by a factor of {factor} make {made} bbl, not {barrels}"
        )


def _needed_day(row: dict[str, str], column: str) -> date:
    day = _day(row, column)
    if day is None:
        raise _Faulty("cargo.ledger.row", f"no {column}: write YYYY-MM-DD")
    return day


def _day(row: dict[str, str], column: str) -> date | None:
    text = row.get(column, "")
    if not text:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise _Faulty("cargo.ledger.row", f"{column} {text[:40]!r} is no day of the calendar: write YYYY-MM-DD")


def _number(row: dict[str, str], column: str) -> Decimal | None:
    text = row.get(column, "")
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise _Faulty(
            "cargo.ledger.row", f"{column} {text[:40]!r}: a decimal, not negative, without separators (8330.5)"
        )
    return Decimal(text)
