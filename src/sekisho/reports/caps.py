"""What is left of each cap? Limits, reports and estimates apart, as lines for a desk and as plain data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text as Line

from sekisho.deciding.drawn import Standing, say_amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from sekisho.cases import Problem
    from sekisho.deciding.drawn import Account

_BOLD, _DIM, _LOUD = "bold", "bright_black", "bold red"


def caps_lines(standings: Sequence[Standing], day: date) -> Iterator[Line]:
    """Each cap of a day: its period, its limit, who reported how much, what is left, and what to beware of."""
    yield Line(f"Caps in force on {day}", style=_BOLD)
    if not standings:
        yield Line("  none: no measure bounds a total on that day")
    for one in standings:
        unit = one.cap.unit
        yield Line()
        yield Line(f"{one.limit.measure.key}  {one.limit.measure.title.en}", style=_BOLD)
        left = (one.period.to - day).days
        yield Line(f"  period     {one.period.from_} to {one.period.to}, {left} days left after this one")
        yield Line(f"  cap        {one.limit.most:,} {unit}")
        yield Line(f"  reported   {say_amount(one.total)} {unit}, {_share(one, one.total)}{_until(one)}")
        yield from _accounts(one.reported, unit)
        if highest := one.highest_estimate:
            yield Line(f"  estimated  {say_amount(highest.total)} {unit}, {_share(one, highest.total)}")
            yield from _accounts(one.estimated, unit)
        else:
            yield Line("  estimated  nothing", style=_DIM)
        yield Line(f"  left       {say_amount(one.left)} {unit}, by the reports")
        for warning in warnings_of(one, day):
            yield Line(f"  ! {warning}", style=_LOUD)


def caps_json(standings: Sequence[Standing], day: date, problems: Sequence[Problem]) -> dict[str, Any]:
    """The same as plain data: amounts are whole numbers or decimal texts."""
    return {
        "as_of": day,
        "caps": [
            {
                "cap": one.cap.id,
                "measure": one.limit.measure.key,
                "title": one.limit.measure.title.en,
                "period": [one.period.from_, one.period.to],
                "unit": one.cap.unit,
                "limit": one.limit.most,
                "reported": _plain(one.total),
                "reported_by": [_account(a) for a in one.reported],
                "estimated_by": [_account(a) for a in one.estimated],
                "left": _plain(one.left),
                "mark": one.mark(one.total),
                "not_counted": [draw.line for draw in one.uncounted],
                "later": one.later,
                "warnings": list(warnings_of(one, day)),
            }
            for one in standings
        ],
        "problems": list(problems),
    }


def warnings_of(one: Standing, day: date) -> Iterator[str]:
    """What to beware of: a mark that was reached, an estimate over the cap, rows left out, reports that are missing."""
    if mark := one.mark(one.total):
        passed = one.total > one.limit.most
        yield "the reports pass the cap" if passed else f"the reports have reached {mark} % of the cap"
    highest = one.highest_estimate
    if highest and highest.total > one.total and (mark := one.mark(highest.total)):
        over = "over the cap" if highest.total > one.limit.most else f"{mark} % of the cap or more"
        yield f"{highest.who} estimates {say_amount(highest.total)} {one.cap.unit}: {over}"
    if one.uncounted:
        rows = ", ".join(str(draw.line) for draw in one.uncounted)
        yield f"not counted, since nobody states the factor to {one.cap.unit}: line {rows}"
    if one.last is None:
        yield "no report of this period: that nothing moved would stand there as a row of 0"
    elif day - one.last > one.cap.due:
        yield f"the last report is of {one.last}; States report every {one.cap.due.days - 1} days"
    if one.later:
        yield f"{one.later} rows of this period speak of later days and are not counted"


def _share(one: Standing, total: Decimal) -> str:
    return f"{one.share(total):.2f} %"


def _until(one: Standing) -> str:
    return f", last report of {one.last}" if one.last else ""


def _accounts(accounts: Sequence[Account], unit: str) -> Iterator[Line]:
    for account in accounts:
        rows = f"{account.rows} rows" if account.rows > 1 else "1 row"
        yield Line(f"               {account.who}  {say_amount(account.total)} {unit}  ({rows}, to {account.last})")


def _account(account: Account) -> dict[str, Any]:
    return {"who": account.who, "total": _plain(account.total), "rows": account.rows, "last": account.last}


def _plain(amount: Decimal) -> int | str:
    return int(amount) if amount == amount.to_integral_value() else f"{amount.normalize():f}"
