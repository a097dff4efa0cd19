"""Were several small payments one large one? Payments of one payer to one payee that pass a limit only together.

No text was found that adds payments up, so that this moves no verdict: it is pointed out, for a person to judge.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

import msgspec

from sekisho.cases import Amount, Case, Party, Payment, Problem, Rates
from sekisho.deciding.decision import Decision, seal
from sekisho.deciding.evidence.parties import names_of
from sekisho.law import Law
from sekisho.law.fact import PARTS_OF_UNIT
from sekisho.names.normalise import normalise

# The limits up to which an exemption frees a payment: the parameter that holds it, and whether a year is added up.
_LIMITS = {"JP-PAY-HUM-100K": ("small_sum", False), "US-510.511": ("yearly", True)}
# Of one pair of parties so many payments are kept, and of one party so many names and numbers.
_MOST_KEPT, _MOST_MARKS, _MOST_NAMED = 100, 4, 5

_Pair = tuple[str, str, str]


class _Limit(NamedTuple):
    """What a measure lets pass that day, in units of a currency."""

    exemption: str
    currency: str
    most: Decimal
    yearly: bool


class _Part(NamedTuple):
    """A payment that may be part of a larger one."""

    case: str
    day: date
    sum: Decimal


class Splitting:
    """Watches a batch as it is decided; it keeps only payments in which an exemption with a limit was tried.

    Args:
        law: for the limits, as they stood on the day of each payment.
        rates: statutory yen rates.
    """

    def __init__(self, law: Law, rates: Rates) -> None:
        """Begin a batch."""
        self._law = law
        self._rates = rates
        self._parts: dict[_Pair, deque[_Part]] = {}

    def watch(self, case: Case, decision: Decision) -> Decision:
        """The decision, with a warning where this payment and earlier ones pass a limit together.

        Args:
            case: of the batch, in its order.
            decision: of the case.
        """
        if not isinstance(case, Payment) or case.amount is None:
            return decision
        said = tuple(
            problem
            for limit in self._limits(decision)
            for problem in self._point_out(case, case.amount, decision.date, limit)
        )
        return seal(msgspec.structs.replace(decision, problems=(*decision.problems, *said))) if said else decision

    def _limits(self, decision: Decision) -> Iterator[_Limit]:
        """The limits of the exemptions that were tried and could hold."""
        for answer in decision.regimes.values():
            for finding in answer.findings:
                for tried in finding.exceptions:
                    if tried.id in _LIMITS and tried.holds is not False:
                        key = f"{finding.measure}:{finding.provision}" if finding.provision else finding.measure
                        yield from self._limit(tried.id, key, decision.date)

    def _limit(self, exemption: str, measure: str, day: date) -> Iterator[_Limit]:
        name, yearly = _LIMITS[exemption]
        parameter = self._law.measures[measure].parameters.get(name)
        most = parameter.at(day) if parameter else None
        if parameter and isinstance(most, int):
            yield _Limit(exemption, parameter.unit, Decimal(most) / PARTS_OF_UNIT[parameter.unit], yearly)

    def _point_out(self, case: Payment, amount: Amount, day: date, limit: _Limit) -> Iterator[Problem]:
        rates = self._rates.with_case(case.rates)
        own = _value(amount, day, limit, rates)
        if own is None or own > limit.most:
            return
        earlier = self._earlier(case, day, limit, own)
        parts = [*earlier, *_linked(case, day, limit, rates, earlier)]
        total = own + sum(part.sum for part in parts)
        before = _value(case.year_total, day, limit, rates) if case.year_total else None
        if before is not None and before + own > total:
            parts, total = [_Part("`year_total`", day, before)], before + own
        if total > limit.most:
            others = ", ".join(f"{part.case} ({_said(part.sum)})" for part in parts[-_MOST_NAMED:])
            more = f" and {len(parts) - _MOST_NAMED} before them" if len(parts) > _MOST_NAMED else ""
            yield Problem(
                case=case.id,
                field="amount",
                code="payment.split",
                severity="warning",
                message=f"with {others}{more} of the same payer to the same payee this makes {_said(total)} "
                f"{limit.currency}, over the {_said(limit.most)} {limit.currency} of {limit.exemption}, which each "
                "alone does not pass: ask whether one payment was split; no verdict rests on it",
            )

    def _earlier(self, case: Payment, day: date, limit: _Limit, own: Decimal) -> list[_Part]:
        """The payments of the batch so far between the two, among which this one is counted from now on."""
        part = _Part(case.id, day, own)
        found: dict[str, _Part] = {}
        payers, payees = _marks(case.ultimate_payer or case.payer), _marks(case.ultimate_payee or case.payee)
        for payer, payee in product(payers, payees):
            period = f"{limit.exemption} {day.year}" if limit.yearly else limit.exemption
            kept = self._parts.setdefault((period, payer, payee), deque(maxlen=_MOST_KEPT))
            found.update((one.case, one) for one in kept)
            kept.append(part)
        return list(found.values())


def _linked(case: Payment, day: date, limit: _Limit, rates: Rates, earlier: Iterable[_Part]) -> Iterator[_Part]:
    """The payments that the case itself names beside it, without those that the batch had already."""
    seen = {(part.day, part.sum) for part in earlier}
    payees = set(_marks(case.ultimate_payee or case.payee))
    for n, other in enumerate(case.linked or ()):
        then = other.date or day
        payee = Party(names=(other.payee,)) if isinstance(other.payee, str) else other.payee
        value = _value(other.amount, then, limit, rates) if other.amount else None
        if value is None or value > limit.most or (limit.yearly and then.year != day.year):
            continue
        if (payee is None or not payees.isdisjoint(_marks(payee))) and (then, value) not in seen:
            yield _Part(f"linked[{n}]", then, value)


def _value(amount: Amount, day: date, limit: _Limit, rates: Rates) -> Decimal | None:
    """The amount in the currency of the limit: yen by the statutory rate of the month, another only as it is."""
    if limit.currency == "JPY":
        yen = rates.yen(amount, day)
        return yen.exact if yen else None
    return amount.exact if amount.currency == limit.currency else None


def _marks(party: Party | None) -> list[str]:
    """By what a party is known again: its names in any order of their words, and its numbers."""
    if party is None:
        return []
    names = (" ".join(sorted(normalise(name).text.casefold().split())) for name in names_of(party))
    numbers = (f"{one.scheme}:{one.value}" for one in party.ids or ())
    return list(dict.fromkeys(mark for mark in islice((*names, *numbers), _MOST_MARKS) if mark))


def _said(value: Decimal) -> str:
    return f"{value:,f}"
