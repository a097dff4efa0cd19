"""What does a well-typed case still say that cannot be? Too many decimals, an end before its beginning."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from sekisho.cases.model import Amount, Call, Case, Cash, Date, Grant, Payment, Ship, Traveller, Voyage
from sekisho.cases.read.arrival import Fault, Path, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_IMO = re.compile(r"(?:IMO ?)?([0-9]{7})", re.ASCII)
_MMSI = re.compile(r"[0-9]{9}", re.ASCII)


def check(case: Case) -> Iterator[Fault]:
    """Every fault of a case that its types cannot show."""
    for n, rate in enumerate(case.rates or ()):
        if not Decimal(rate.jpy_per_unit):
            yield Fault("payment.rate.format", "a rate of 0 yen: write yen for one unit", ("rates", n, "jpy_per_unit"))
    for n, permission in enumerate(case.decisions or ()):
        yield from _period(permission.from_, permission.to, ("decisions", n))
    if isinstance(case, Payment | Cash | Grant):
        yield from _amount(case.amount, ("amount",))
    if isinstance(case, Payment):
        yield from _amount(case.year_total, ("year_total",))
        for n, other in enumerate(case.linked or ()):
            yield from _amount(other.amount, ("linked", n, "amount"))
    elif isinstance(case, Voyage):
        yield from _voyage(case)
    elif isinstance(case, Traveller) and case.stay:
        yield from _period(case.stay.from_, case.stay.to, ("stay",))


def _amount(amount: Amount | None, path: Path) -> Iterator[Fault]:
    if amount is None or isinstance(amount.value, int):
        return
    decimals = amount.value.partition(".")[2].rstrip("0")
    most = amount.currency.minor_units
    if len(decimals) > most:
        message = f"amount {shown(amount.value)}: at most {most} decimals for {amount.currency}"
        yield Fault("payment.amount.format", message, (*path, "value"))


def _voyage(case: Voyage) -> Iterator[Fault]:
    if case.ship:
        yield from _ship(case.ship, ("ship",))
    yield from _calls(case.calls, ("calls",))
    yield from _calls(case.last_ports_declared, ("last_ports_declared",))
    for n, transfer in enumerate(case.transfers or ()):
        if transfer.other:
            yield from _ship(transfer.other, ("transfers", n, "other"))


def _ship(ship: Ship, path: Path) -> Iterator[Fault]:
    if ship.imo is not None:
        yield from _imo(ship.imo, (*path, "imo"))
    if ship.mmsi is not None and not _MMSI.fullmatch(ship.mmsi):
        yield Fault("voyage.mmsi.length", f"MMSI {shown(ship.mmsi)}: 9 digits", (*path, "mmsi"))
    yield from _calls(ship.calls, (*path, "calls"))


def _imo(imo: str, path: Path) -> Iterator[Fault]:
    """The check digit of an IMO ship number: the six digits times 7 to 2; a bad number is a lead, so it is kept."""
    found = _IMO.fullmatch(imo.strip())
    if not found:
        yield Fault("voyage.imo.check_digit", f"IMO {shown(imo)}: 7 digits", path, severity="warning")
        return
    digits = [int(d) for d in found[1]]
    should = sum(d * weight for d, weight in zip(digits, range(7, 1, -1), strict=False)) % 10
    if digits[6] != should:
        message = f"IMO {found[1]}: check digit should be {should}; kept as given, but look at the hull"
        yield Fault("voyage.imo.check_digit", message, path, severity="warning")


def _calls(calls: Sequence[Call] | None, path: Path) -> Iterator[Fault]:
    for n, call in enumerate(calls or ()):
        if call.arrival and call.departure and call.departure < call.arrival:
            message = f"call {n + 1}: departure {call.departure} before arrival {call.arrival}"
            yield Fault("voyage.call.order", message, (*path, n))


def _period(begins: Date | None, ends: Date | None, path: Path) -> Iterator[Fault]:
    if begins and ends and ends < begins:
        yield Fault("common.period.order", f"ends on {ends}, before it begins on {begins}", path)
