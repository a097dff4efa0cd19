"""What does the law bound by a total, over which period, in which unit? The caps on oil and coal.

A cap's limit stands in the law (`law/data/un`); here stands what a law file cannot say: which goods count, when a
period begins anew, and what one unit makes of another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

from sekisho.cases import Cargo, PeriodTotal, Quantity
from sekisho.law import Law, Measure
from sekisho.law.fact import PARTS_OF_UNIT

# UN 2397 paragraph 4 states its crude cap in both units; their ratio is the only factor the law itself gives.
BARRELS_PER_TONNE_OF_CRUDE = Decimal(4_000_000) / Decimal(525_000)
_KILOGRAMS_PER_TONNE = 1000


class Period(NamedTuple):
    """The days over which a cap counts, both inside."""

    from_: date
    to: date


class Limit(NamedTuple):
    """How much a cap allows in one period, in its unit, and the measure that says so."""

    most: int
    measure: Measure


@dataclass(frozen=True, slots=True)
class Cap:
    """A total that the law bounds.

    Args:
        id: what a ledger calls it; coal has one cap in each of two units.
        fact: the fact that the total feeds.
        sector: the goods that count.
        unit: in which it is counted.
        to_dprk: whether it bounds what goes there, not what comes from there.
        period_of: the period in which a day lies.
        limits: measures and their parameters that bound it.
        due: how often States report: an older total leaves deliveries out.
        a_tonne: how many of its unit a tonne makes, where the law says so.
    """

    id: str
    fact: str
    sector: str
    unit: Literal["bbl", "t", "usd"]
    to_dprk: bool
    period_of: Callable[[date], Period]
    limits: tuple[tuple[str, str], ...]
    due: timedelta
    a_tonne: Decimal | None = None

    def limit(self, law: Law, day: date) -> Limit | None:
        """The lowest limit in force on a day; None where no measure bounds it then."""
        found = []
        for key, name in self.limits:
            measure = law.measures.get(key)
            if measure is None or measure.in_force(day) is False or not measure.softening:
                continue
            most = measure.parameters[name].at(day)
            if isinstance(most, int) and measure.softening.period.covers(day):
                found.append(Limit(most // PARTS_OF_UNIT[self.unit], measure))
        return min(found, key=lambda limit: limit.most, default=None)

    def counted(self, amount: Quantity | PeriodTotal) -> Decimal | None:
        """An amount in the cap's unit; None where nobody states the factor between the units."""
        value, unit = amount.exact, amount.unit
        if unit == "kg":
            value, unit = value / _KILOGRAMS_PER_TONNE, "t"
        if unit == self.unit:
            return value
        if (unit, self.unit) != ("t", "bbl"):
            return None
        stated = amount.factor if isinstance(amount, Quantity) else None
        factor = self.a_tonne if stated is None else Decimal(stated)
        return None if factor is None else value * factor

    def is_total(self, total: PeriodTotal, day: date) -> bool:
        """Whether a stated total is one of this cap, of the period in which the day lies."""
        return total.from_ == self.period_of(day).from_ and (
            total.unit == self.unit or (self.unit == "bbl" and total.unit in ("t", "kg"))
        )


def totals_of(case: Cargo) -> tuple[PeriodTotal, ...]:
    """What had moved before, one total or one for each cap."""
    stated = case.period_total_before
    return () if stated is None else (stated,) if isinstance(stated, PeriodTotal) else stated


def _calendar_year(day: date) -> Period:
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def _refined_year(day: date) -> Period:
    """Calendar years, but the last three months of 2017 count for themselves (UN 2375, paragraph 14)."""
    year, first = _calendar_year(day), date(2017, 10, 1)
    if day.year != first.year:
        return year
    return Period(first, year.to) if first <= day else Period(year.from_, date.fromordinal(first.toordinal() - 1))


def _crude_year(day: date) -> Period:
    """Twelve months from each 22 December (UN 2397, paragraph 4)."""
    year = day.year if (day.month, day.day) >= (12, 22) else day.year - 1
    return Period(date(year, 12, 22), date(year + 1, 12, 21))


# Reports: refined every 30 days, crude every 90 (UN 2397, paragraphs 5 and 4), coal monthly (UN 2321, paragraph 26);
# a day more for the day of the report itself.
_MONTHLY, _QUARTERLY = timedelta(days=31), timedelta(days=91)
CAPS = (
    Cap(
        "refined",
        "refined_total_bbl",
        "refined_oil",
        "bbl",
        True,
        _refined_year,
        (("UN-2375:p14", "cap"), ("UN-2397:p5", "cap")),
        _MONTHLY,
    ),
    Cap(
        "crude",
        "crude_total_bbl",
        "crude_oil",
        "bbl",
        True,
        _crude_year,
        (("UN-2397:p4", "cap"),),
        _QUARTERLY,
        BARRELS_PER_TONNE_OF_CRUDE,
    ),
    Cap("coal", "coal_total_t", "coal", "t", False, _calendar_year, (("UN-2321:p26", "cap_t"),), _MONTHLY),
    Cap("coal", "coal_total_usd", "coal", "usd", False, _calendar_year, (("UN-2321:p26", "cap_usd"),), _MONTHLY),
)
