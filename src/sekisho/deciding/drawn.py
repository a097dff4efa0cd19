"""How much of a cap is used up? What a ledger says of each cap's period, and a case's total filled from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Context, Decimal, localcontext
from typing import TypeAlias

import msgspec

from sekisho.cases import Cargo, Case, PeriodTotal, Problem
from sekisho.cases.ledger import Draw, Ledger
from sekisho.cases.read.arrival import Arrival
from sekisho.deciding.evidence.caps import CAPS, Cap, Limit, Period, totals_of
from sekisho.deciding.evidence.goods import as_lines, in_sector
from sekisho.deciding.evidence.parties import KP
from sekisho.law import Law
from sekisho.law.fact import PARTS_OF_UNIT

# Shares of a cap at which the Committee's Secretary told all States of the coal that was bought (UN 2321, paragraph 26,
# as the press reported it in January 2017). The same steps warn here of oil.
MARKS = (75, 90, 95, 100)
# Numbers of a ledger have at most 36 digits: neither a product of two nor a sum of many is ever rounded.
_EXACT = Context(prec=100)


@dataclass(frozen=True, slots=True)
class Account:
    """What one State reported, or one source estimated, of a cap's period, in the cap's unit."""

    who: str
    total: Decimal
    rows: int
    last: date


@dataclass(frozen=True, slots=True)
class Standing:
    """A cap on a day, as a ledger has it.

    Args:
        cap: what is bounded.
        period: the cap's period in which the day lies.
        limit: how much it allows.
        reported: by State.
        estimated: by who estimated; never added to what was reported.
        uncounted: rows in a unit that nobody states the factor for.
        later: how many rows of the period speak of days after this one.
    """

    cap: Cap
    period: Period
    limit: Limit
    reported: tuple[Account, ...]
    estimated: tuple[Account, ...]
    uncounted: tuple[Draw, ...]
    later: int

    @property
    def total(self) -> Decimal:
        """What was reported in all."""
        return _sum(a.total for a in self.reported)

    @property
    def left(self) -> Decimal:
        """What the cap still allows by the reports; negative where it is passed."""
        return _EXACT.subtract(Decimal(self.limit.most), self.total)

    @property
    def highest_estimate(self) -> Account | None:
        """The highest of the estimates, which are of the same deliveries."""
        return max(self.estimated, key=lambda a: a.total, default=None)

    @property
    def last(self) -> date | None:
        """The last day of which a report speaks."""
        return max((a.last for a in self.reported), default=None)

    def share(self, total: Decimal) -> Decimal:
        """A total as per cent of the limit."""
        return _EXACT.divide(total * 100, Decimal(self.limit.most))

    def mark(self, total: Decimal) -> int | None:
        """The highest of the marks that a total has reached."""
        return max((m for m in MARKS if _EXACT.multiply(total, Decimal(100)) >= m * self.limit.most), default=None)


Entries: TypeAlias = tuple[tuple[Cap, Draw], ...]


def enter(ledger: Ledger) -> tuple[Entries, tuple[Problem, ...]]:
    """The rows of a ledger by cap; a problem for each that draws on no cap, or out of its period."""
    entries: list[tuple[Cap, Draw]] = []
    problems: list[Problem] = []
    for draw in ledger.draws:
        cap = _cap_of(draw)
        code, wrong = ("cargo.ledger.cap", _unknown(draw)) if cap is None else _out_of_period(cap, draw)
        if cap is not None and wrong is None:
            entries.append((cap, draw))
        else:
            message = f"{wrong}; the row is not counted"
            problems.append(Problem(case=ledger.name, code=code, severity="error", message=message, line=draw.line))
    return tuple(entries), tuple(problems)


def standings(entries: Entries, law: Law, day: date) -> tuple[Standing, ...]:
    """Each cap that is in force on a day, with what was drawn on it by then."""
    found = ((cap, cap.limit(law, day)) for cap in CAPS)
    return tuple(_standing(cap, limit, entries, day) for cap, limit in found if limit is not None)


def count(arrivals: Iterable[Arrival], ledger: Ledger, law: Law) -> tuple[Iterator[Arrival], tuple[Problem, ...]]:
    """The cases of a batch with totals filled from a ledger, and a problem for each row that draws on no cap."""
    entries, misplaced = enter(ledger)

    def filled() -> Iterator[Arrival]:
        for arrival in arrivals:
            if arrival.case is None:
                yield arrival
                continue
            case, found = fill_totals(arrival.case, entries, law, ledger.name)
            yield msgspec.structs.replace(arrival, case=case, problems=(*arrival.problems, *found))

    return filled(), misplaced


def fill_totals(case: Case, entries: Entries, law: Law, name: str) -> tuple[Case, tuple[Problem, ...]]:
    """A cargo with what had moved before it, from a ledger, for each cap on which its goods may draw.

    Nothing that the case states is overwritten: where the ledger says otherwise the total is left open, and both are
    said. It is left open too where the ledger has no row of the period, its last report is older than States report,
    a row cannot be counted, or somebody estimates that the cap is passed while the reports say it is not.

    Args:
        case: as it was read; one of another kind comes back as it is.
        entries: rows by cap, from `enter`.
        law: whose limits hold.
        name: of the ledger, for problems.
    """
    if not isinstance(case, Cargo) or case.date is None:
        return case, ()
    day = case.date
    lines = as_lines(case.goods) or {}
    totals = list(totals_of(case))
    problems: list[Problem] = []
    for cap in CAPS:
        limit = cap.limit(law, day)
        if limit is None or (cap.to_dprk and case.destination not in (None, KP)):
            continue
        if all(in_sector(line, cap.sector, day) is False for line in lines.values()):
            continue
        standing = _standing(cap, limit, entries, day)
        stated = next((t for t in totals if cap.is_total(t, day)), None)
        problem = _why_open(case, standing, stated, day, name)
        if problem is None and stated is None:
            totals.append(_as_total(standing, day))
            problem = _taken(case, standing, name)
        elif problem is not None and stated is not None and problem.code == "cargo.ledger.otherwise":
            totals.remove(stated)
        if problem is not None:
            problems.append(problem)
    stated_as = totals[0] if len(totals) == 1 else tuple(totals) or None
    return msgspec.structs.replace(case, period_total_before=stated_as), tuple(problems)


def _names(cap: Cap) -> Iterator[str]:
    yield cap.id
    for key, _ in cap.limits:
        yield key.casefold()
        yield f"{key.replace(':p', '-')}-{cap.id}".casefold()


def _cap_of(draw: Draw) -> Cap | None:
    """The cap that a row names; coal has two, told by the unit."""
    named = [cap for cap in CAPS if draw.cap.casefold() in _names(cap)]
    in_dollars = [cap for cap in named if cap.unit == "usd"]
    if draw.unit == "usd":
        return in_dollars[0] if in_dollars else None
    return next((cap for cap in named if cap.unit != "usd" and (cap.unit == "bbl" or draw.unit != "bbl")), None)


def _unknown(draw: Draw) -> str:
    known = ", ".join(dict.fromkeys(name for cap in CAPS for name in _names(cap)))
    if any(draw.cap.casefold() in _names(cap) for cap in CAPS):
        return f"{draw.cap} is not counted in {draw.unit}"
    return f"cap_id {draw.cap[:40]!r} is no cap; known: {known}"


def _out_of_period(cap: Cap, draw: Draw) -> tuple[str, str | None]:
    first, last = draw.window
    period = cap.period_of(first)
    if first != period.from_ or last not in (None, period.to):
        span = f"from {first}" if last is None else f"{first} to {last}"
        return "cargo.ledger.window", f"{span} is no period of this cap: {cap.id} counts {period.from_} to {period.to}"
    days = [day for day in (*draw.moved, draw.reported_on if draw.moved == (None, None) else None) if day]
    if any(day < period.from_ for day in days) or any(day > period.to for day in draw.moved if day):
        return "cargo.ledger.window", f"its days lie outside {period.from_} to {period.to}"
    return "", None


def _counted(cap: Cap, draw: Draw) -> Decimal | None:
    """A row in the cap's unit; as the reporter counts it before any factor."""
    if cap.unit == "bbl" and draw.barrels is not None:
        return draw.barrels
    value, unit = draw.amount, draw.unit
    if unit == "kg":
        value, unit = _EXACT.divide(value, Decimal(1000)), "t"
    if unit == cap.unit:
        return value
    factor = draw.factor or cap.a_tonne
    return _EXACT.multiply(value, factor) if (unit, cap.unit) == ("t", "bbl") and factor is not None else None


def _standing(cap: Cap, limit: Limit, entries: Entries, day: date) -> Standing:
    period = cap.period_of(day)
    of_period = [draw for its, draw in entries if its is cap and draw.window[0] == period.from_]
    by_now = [draw for draw in of_period if (draw.moved[0] or draw.until) <= day]
    counted = [(draw, amount) for draw in by_now if (amount := _counted(cap, draw)) is not None]
    return Standing(
        cap,
        period,
        limit,
        reported=_accounts([(d, a) for d, a in counted if d.basis == "reported"]),
        estimated=_accounts([(d, a) for d, a in counted if d.basis == "estimated"]),
        uncounted=tuple(draw for draw in by_now if _counted(cap, draw) is None),
        later=len(of_period) - len(by_now),
    )


def _accounts(counted: Sequence[tuple[Draw, Decimal]]) -> tuple[Account, ...]:
    found = []
    for who in sorted({draw.who for draw, _ in counted}):
        mine = [(draw, amount) for draw, amount in counted if draw.who == who]
        found.append(Account(who, _sum(a for _, a in mine), len(mine), max(draw.until for draw, _ in mine)))
    return tuple(found)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    with localcontext(_EXACT):
        return sum(amounts, Decimal(0))


def _why_open(case: Case, standing: Standing, stated: PeriodTotal | None, day: date, name: str) -> Problem | None:
    """What keeps the ledger from settling the total, or from agreeing with the one that is stated."""
    cap, period, last = standing.cap, standing.period, standing.last
    whole = f"{period.from_} to {period.to}"
    reported = f"{say_amount(standing.total)} {cap.unit}"
    highest = standing.highest_estimate
    if last is None and not standing.uncounted:
        if stated is not None:
            return None
        message = f"{name} has no report on {cap.id} of {whole} up to {day}: a row of 0 says that nothing moved"
        return _open(case, "cargo.ledger.silent", message)
    if standing.uncounted:
        rows = ", ".join(str(draw.line) for draw in standing.uncounted[:5])
        message = f"{name}, line {rows}: not in {cap.unit}, and no factor is stated; give `barrels` or `factor`"
        return _open(case, "cargo.unit.unconvertible", message)
    if stated is not None:
        if cap.counted(stated) == standing.total:
            return None
        message = f"{stated.value} {stated.unit} is stated, {name} has {reported}: settle which holds; neither is used"
        return _open(case, "cargo.ledger.otherwise", message)
    if last is not None and day - last > cap.due:
        message = f"the last report on {cap.id} in {name} is of {last}, over {cap.due.days - 1} days before {day}"
        return _open(case, "cargo.ledger.stale", message)
    if highest and highest.total > standing.limit.most > standing.total:
        message = (
            f"{whole}: {reported} are reported, {highest.who} estimates {say_amount(highest.total)}, over the cap of "
            f"{standing.limit.most:,}: the total is left open"
        )
        return _open(case, "cargo.ledger.contested", message)
    return None


def _open(case: Case, code: str, message: str) -> Problem:
    return Problem(case=case.id, field="period_total_before", code=code, severity="refer", message=message)


def _taken(case: Case, standing: Standing, name: str) -> Problem:
    """Say what was filled in, reports and estimates apart."""
    by = ", ".join(f"{a.who} {say_amount(a.total)}" for a in standing.reported)
    estimates = ", ".join(f"{a.who} {say_amount(a.total)}" for a in standing.estimated) or "none"
    message = (
        f"{standing.cap.id} from {standing.period.from_}: {say_amount(standing.total)} {standing.cap.unit} reported "
        f"({by}), from {name}; estimates: {estimates}"
    )
    return Problem(
        case=case.id, field="period_total_before", code="cargo.ledger.used", severity="info", message=message
    )


def _as_total(standing: Standing, day: date) -> PeriodTotal:
    """The reports as a case states them, rounded up to the parts in which the law's totals are counted."""
    parts = Decimal(1) / PARTS_OF_UNIT[standing.cap.unit]
    value = standing.total.quantize(parts, ROUND_CEILING, _EXACT).normalize(_EXACT)
    last = standing.last
    return PeriodTotal(
        value=f"{value:f}",
        unit=standing.cap.unit,
        from_=standing.period.from_,
        to=None if last is None else min(last, day),
    )


def say_amount(amount: Decimal) -> str:
    """An amount for people: thousands apart, at most three decimals."""
    return f"{amount:,.3f}".rstrip("0").rstrip(".")
