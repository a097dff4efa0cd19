"""How many yen is this in law? Foreign Exchange Order art. 21: the basic or arbitrated rate of the month of the act.

The rates are those of art. 7(1) of the Foreign Exchange and Foreign Trade Act, which the Bank of Japan publishes for a
month at a time: the basic rate for the US dollar, arbitrated rates for all others. Rates of the Reporting Ordinance and
market rates are for other purposes and never stand in; a month without a rate has no yen value here.
"""

from __future__ import annotations

import csv
import io
import math
import re
from decimal import Context, Decimal
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import msgspec

from sekisho.cases.codes import CURRENCIES
from sekisho.cases.problem import Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sekisho.cases.model import Amount
    from sekisho.cases.model import Rate as StatedRate

RateKind = Literal["yen", "basic", "arbitrated"]

# Amounts and rates have at most 36 digits each: a product never needs rounding.
_EXACT = Context(prec=80)
_ONE = Decimal(1)
_RATE = re.compile(r"^[0-9]{1,24}(\.[0-9]{1,12})?$", re.ASCII)
_MONTH = re.compile(r"^[0-9]{4}-(0[1-9]|1[0-2])$", re.ASCII)
_COLUMNS = ("currency", "month", "jpy_per_unit")


class YenRate(msgspec.Struct, frozen=True):
    """A statutory rate: yen for one unit of `currency` in `month` (YYYY-MM), and who says so."""

    currency: str
    month: str
    jpy_per_unit: Decimal
    kind: RateKind
    source: str


class Yen(msgspec.Struct, frozen=True):
    """An amount in yen, unrounded, with the rate that made it; `month` is None for an amount that was in yen."""

    exact: Decimal
    rate: Decimal
    month: str | None
    kind: RateKind
    source: str

    @property
    def whole_up(self) -> int:
        """The value rounded up to whole yen.

        Statutory limits are whole yen, and for a whole limit L: exact > L if and only if whole_up > L, and
        exact <= L if and only if whole_up <= L. So `>` and `<=` may be asked of this integer; `<` and `>=` may not.
        """
        return math.ceil(self.exact)


class Rates(msgspec.Struct, frozen=True):
    """The statutory rates that are known, by currency and month."""

    known: Mapping[tuple[str, str], YenRate]

    @staticmethod
    def built_in() -> Rates:
        """The rates that ship with the package, each from a published notice."""
        return _built_in()

    @classmethod
    def read(cls, path: Path) -> tuple[Rates, tuple[Problem, ...]]:
        """The built-in rates and those of a file, which win.

        Args:
            path: CSV in UTF-8 with the columns currency (ISO 4217), month (YYYY-MM) and jpy_per_unit (decimal text,
                yen for one unit of the currency); `source` is kept when present, other columns are not read.

        Returns:
            The rates, and a problem for each row that cannot be read (error) or that says otherwise than a built-in
            rate (warning; the file wins, since the one who names it vouches for it). Of two rows for one month that
            differ neither is used.
        """
        own, problems = _read_table(path)
        rates = cls.built_in().known
        for rate, line in own.values():
            old = rates.get((rate.currency, rate.month))
            if old and old.jpy_per_unit != rate.jpy_per_unit:
                message = (
                    f"{rate.currency} in {rate.month}: the file says {rate.jpy_per_unit} yen, the built-in table "
                    f"{old.jpy_per_unit} ({old.source}); the file is used: check it against the notice"
                )
                problems.append(_problem(path, "payment.rate.conflict", message, line, severity="warning"))
        merged = {**rates, **{key: rate for key, (rate, _) in own.items()}}
        return cls(MappingProxyType(merged)), tuple(problems)

    def with_case(self, stated: Iterable[StatedRate] | None) -> Rates:
        """These rates and those that a case's caller vouches for, which win."""
        if not stated:
            return self
        own: dict[tuple[str, str], YenRate] = {
            (s.currency, s.month): YenRate(s.currency, s.month, Decimal(s.jpy_per_unit), _kind(s.currency), "the case")
            for s in stated
        }
        return Rates(MappingProxyType({**self.known, **own}))

    def yen(self, amount: Amount, day: datetime.date) -> Yen | None:
        """The amount in yen by the rate of the day's month, unrounded; None where that month's rate is not known."""
        if amount.currency == "JPY":
            return Yen(Decimal(amount.value), _ONE, None, "yen", "stated in yen")
        rate = self.known.get((amount.currency, f"{day.year:04d}-{day.month:02d}"))
        if rate is None:
            return None
        exact = _EXACT.multiply(Decimal(amount.value), rate.jpy_per_unit)
        return Yen(exact, rate.jpy_per_unit, rate.month, rate.kind, rate.source)


def _kind(currency: str) -> RateKind:
    return "basic" if currency == "USD" else "arbitrated"


@cache
def _built_in() -> Rates:
    text = resources.files("sekisho.cases").joinpath("data", "yen_rates.csv").read_text(encoding="utf-8")
    return Rates(
        MappingProxyType(
            {
                (row["currency"], row["month"]): YenRate(
                    row["currency"], row["month"], Decimal(row["jpy_per_unit"]), _kind(row["currency"]), row["source"]
                )
                for row in csv.DictReader(io.StringIO(text))
            }
        )
    )


def _read_table(path: Path) -> tuple[dict[tuple[str, str], tuple[YenRate, int]], list[Problem]]:
    """Every readable row of the file with its line, and a problem for every other."""
    own: dict[tuple[str, str], tuple[YenRate, int]] = {}
    problems: list[Problem] = []
    dropped: set[tuple[str, str]] = set()
    for line, row in _rows(path):
        rate = row if isinstance(row, str) else _read_row(path, line, row)
        if isinstance(rate, str):
            problems.append(_problem(path, "payment.rate.format", rate, line))
            continue
        key = (rate.currency, rate.month)
        first = own.get(key)
        if key in dropped or (first and first[0].jpy_per_unit != rate.jpy_per_unit):
            own.pop(key, None)
            dropped.add(key)
            message = f"a second, different rate for {rate.currency} in {rate.month}: neither is used; keep one"
            problems.append(_problem(path, "payment.rate.duplicate", message, line))
        elif not first:
            own[key] = (rate, line)
    return own, problems


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str] | str]]:
    """The rows with their lines; a text instead of a row says what is wrong there."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as err:
        yield 1, f"cannot be read: {err.strerror or err}"
        return
    except UnicodeDecodeError as err:
        yield 1, f"not UTF-8: byte {err.start}; save the file as UTF-8"
        return
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        missing = [c for c in _COLUMNS if c not in (reader.fieldnames or ())]
        if missing:
            yield 1, f"no column {', '.join(missing)}: the header must name {', '.join(_COLUMNS)}"
            return
        for row in reader:
            yield reader.line_num, {k: (v or "").strip() for k, v in row.items() if isinstance(k, str)}
    except csv.Error as err:
        yield max(reader.line_num, 1), f"no CSV: {err}"


def _read_row(path: Path, line: int, row: dict[str, str]) -> YenRate | str:
    currency, month, value = (row[c] for c in _COLUMNS)
    if currency not in CURRENCIES or currency == "JPY":
        return f"currency {currency[:40]!r} is no ISO 4217 code of a currency other than the yen"
    if not _MONTH.match(month):
        return f"month {month[:40]!r}: write YYYY-MM"
    if not _RATE.match(value) or not Decimal(value):
        return (
            f"jpy_per_unit {value[:40]!r}: write yen for one unit as a decimal over 0, with a point (112 or 0.106575)"
        )
    source = row.get("source") or f"{path.name}, line {line}"
    return YenRate(currency, month, Decimal(value), _kind(currency), source)


def _problem(
    path: Path, code: str, message: str, line: int, severity: Literal["error", "warning"] = "error"
) -> Problem:
    return Problem(case=path.name, code=code, severity=severity, message=message, line=line)
