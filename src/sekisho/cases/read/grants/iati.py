"""Grants as IATI activity XML, versions 1.05 to 2.03: one case a transaction and country of destination.

The file is gone through twice: once for the links between activities, then for the cases, so that a contribution's
conditions are known wherever its money turns up in the same file. What the file does not say stays unknown: goods,
local payees, filings; a region is no country.
"""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sekisho.cases.codes import CURRENCIES, Currency
from sekisho.cases.read.arrival import Fault, Item, Unreadable, shown
from sekisho.cases.read.grants.activity import Activity, Share, Transaction, read_activity, read_transactions
from sekisho.cases.read.grants.trace import Trace
from sekisho.cases.read.xml import Document, documents, elements, local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from sekisho.cases.read.source import Source

_ROOT = re.compile(rb"<(?:[\w.-]+:)?iati-activit(?:ies|y)[\s/>]")
_OPENS = re.compile(rb"<(?:[\w.-]+:)?iati-activity[\s/>]")
# An activity is held whole: that many tags and attributes make about 200 MB of it.
_MOST_MARKS = 2_000_000
# What each case of an activity repeats is bounded, or a small file would make endless cases.
_MOST_WORDS, _MOST_PARTIES, _MOST_CONDITIONS, _MOST_SHARES = 20_000, 200, 50, 300
# DAC sectors of group 700, humanitarian aid: emergency response, reconstruction relief, disaster preparedness.
_HUMANITARIAN = ("720", "730", "740")
_IAEA = ("XM-DAC-41107", "XM-DAC-41312")
_IAEA_NAME = re.compile(r"\bIAEA\b|international atomic energy agency|国際原子力機関", re.I)
_INSPECTS = re.compile(r"\b(?:inspections?|inspectors?|safeguards)\b|査察", re.I)
_NUMBER = re.compile(r"-?[0-9]{1,24}(?:\.[0-9]{1,24})?", re.ASCII)


def recognises(head: bytes) -> bool:
    """An `iati-activities` or `iati-activity` element."""
    return head.startswith(b"<") and _ROOT.search(head) is not None


def read(source: Source) -> Iterator[Item]:
    """Every transaction of every activity, one case a country; an activity without one is a case by itself."""
    parts = documents(source.whole())
    trace = Trace()
    for part in parts:
        _refuse_endless(part)
        # Where the XML breaks is said by the second reading, after the cases before that place.
        with suppress(Unreadable):
            for element in _activities(part):
                trace.add(read_activity(element), read_transactions(element))
    number = 0
    for part in parts:
        for element in _activities(part):
            number += 1
            yield from _Cases(element, number, part.lines_before, trace).items()
    if not number:
        raise Unreadable(Fault("grant.activity.none", "no iati-activity in the file", line=1))


def _refuse_endless(part: Document) -> None:
    starts = [0, *(found.start() for found in _OPENS.finditer(part.data)), len(part.data)]
    for begin, end in pairwise(starts):
        if part.data.count(b"<", begin, end) + part.data.count(b"=", begin, end) > _MOST_MARKS:
            line = part.lines_before + part.data.count(b"\n", 0, begin) + 1
            message = f"over {_MOST_MARKS:,} tags and attributes in one activity: split its transactions"
            raise Unreadable(Fault("common.source.size", message, line=line))


def _activities(part: Document) -> Iterator[_Element]:
    for element in elements(part, ("iati-activity",)):
        parent = element.getparent()
        if parent is not None and local(parent) != "iati-activities":
            continue
        yield element
        element.clear()
        if parent is not None:
            del parent[: parent.index(element)]


class _Cases:
    """Makes the cases of one activity."""

    def __init__(self, element: _Element, number: int, lines_before: int, trace: Trace) -> None:
        self._activity = read_activity(element)
        self._element, self._trace, self._lines = element, trace, lines_before
        self._id = self._activity.id or f"iati-activity-{number}"
        self._too_long = _fault_of_length(self._activity)

    def items(self) -> Iterator[Item]:
        empty = True
        for moved in read_transactions(self._element):
            empty = False
            yield from self._of(moved)
        if empty:
            yield from self._of(None)

    def _of(self, moved: Transaction | None) -> Iterator[Item]:
        activity = self._activity
        faults = [self._too_long] if self._too_long else []
        if activity.id is None:
            message = "no iati-identifier: the case is called by its place, and nothing can be traced to it"
            faults.append(Fault("grant.identifier.missing", message, ("id",), severity="warning"))
        if moved is None:
            message = "no transaction: the activity is read as a plan, whose day and amount are not in the file"
            faults.append(Fault("grant.transaction.none", message, severity="info"))
        plain = {
            "kind": "grant",
            "date": moved.day if moved else None,
            "donor": self._one("donor", moved.provider if moved else None, activity.donors, faults),
            "channel": self._one("channel", moved.receiver if moved else None, activity.channels, faults),
            "purpose": self._purpose(moved),
            "earmark": (moved.earmark if moved else None) or activity.earmark,
            "start": activity.start,
            "conditions": self._conditions(moved, faults),
        }
        plain["activity"] = self._words(moved, plain["donor"], plain["channel"])
        amount = _amount(moved, activity.currency, faults) if moved else None
        case_id = f"{self._id}/{moved.place}" if moved else self._id
        line = self._lines + (moved.line if moved else activity.line)
        shares = (moved.shares if moved else ()) or activity.shares
        if moved and len(moved.shares) > 1:
            shares = _of_transaction(moved.shares, faults)
        wrong = _fault_of_sum(shares)
        if wrong:
            faults.append(Fault("grant.beneficiary.sum", wrong, ("beneficiary",)))
            shares = ()
        for country, part in _portions(shares):
            own = plain | {"id": case_id if part is None else f"{case_id}/{country or 'region'}"}
            own |= {"beneficiary": country, "amount": amount if part is None else _portion(amount, part)}
            known = {key: value for key, value in own.items() if value is not None}
            yield Item(plain=known, line=line, faults=tuple(faults), named=True)

    def _one(
        self,
        field: str,
        own: dict[str, Any] | None,
        others: tuple[dict[str, Any], ...],
        faults: list[Fault],
    ) -> dict[str, Any] | None:
        """The party of the transaction, else the only one of the activity that has the role."""
        if own or not others:
            return own
        if len(others) == 1:
            return others[0]
        names = ", ".join(shown(name) for party in others[:5] for name in (party.get("names") or ["?"])[:1])
        message = f"the transaction names no {field}, and the activity names {len(others)} ({names}): say which it is"
        faults.append(Fault("grant.party.several", message, (field,), severity="refer"))
        return None

    def _purpose(self, moved: Transaction | None) -> str | None:
        """Humanitarian where it is marked so or each sector is; an inspection where the IAEA is paid for one."""
        activity = self._activity
        parties = (moved.receiver if moved else None, *activity.channels)
        texts = (*activity.text, *(moved.text if moved else ()))
        if any(p and _is_iaea(p) for p in parties) and any(_INSPECTS.search(text) for text in texts):
            return "inspection"
        marked = moved.humanitarian if moved and moved.humanitarian is not None else activity.humanitarian
        sectors = (moved.sectors if moved else ()) or activity.sectors
        if marked or (marked is None and sectors and all(code.startswith(_HUMANITARIAN) for code in sectors)):
            return "humanitarian"
        return None

    def _conditions(self, moved: Transaction | None, faults: list[Fault]) -> list[dict[str, Any]] | None:
        """The activity's own conditions, then those that came with the money."""
        flows, missing = self._trace.flows(self._activity, moved)
        faults.extend(missing)
        faults.extend(self._trace.reached(self._activity))
        conditions = list(self._activity.conditions[:_MOST_CONDITIONS])
        for flow in flows:
            conditions += self._trace.conditions(flow)
        for n, condition in enumerate(conditions):
            if condition.get("type"):
                barred = ", ".join(condition["countries"])
                message = f"read as: not for {barred}; compare the text: {shown(condition['text'])}"
                faults.append(Fault("grant.condition.read", message, ("conditions", n), severity="info"))
        return conditions or None

    def _words(self, moved: Transaction | None, donor: object, channel: object) -> str | None:
        """What is done, and who else takes part: words that the lists are searched for."""
        activity = self._activity
        parties = (activity.reporter, *activity.donors, *activity.channels, *activity.others)[:_MOST_PARTIES]
        beside = [p for p in parties if p and p not in (donor, channel)]
        names = [name for party in beside for name in party.get("names", ())]
        texts = dict.fromkeys((*activity.text[:1], *names, *(moved.text if moved else ()), *activity.text))
        return " / ".join(texts)[:_MOST_WORDS] or None


def _fault_of_length(activity: Activity) -> Fault | None:
    """Whether an activity has more words, organisations or conditions than its cases can carry."""
    parties = len(activity.donors) + len(activity.channels) + len(activity.others)
    if (
        sum(map(len, activity.text)) > _MOST_WORDS
        or parties >= _MOST_PARTIES
        or len(activity.conditions) > _MOST_CONDITIONS
    ):
        message = (
            f"over {_MOST_WORDS:,} characters of words, {_MOST_PARTIES} organisations or {_MOST_CONDITIONS} "
            "conditions: the rest is not in the case, and no list was searched for it"
        )
        return Fault("grant.activity.length", message, ("activity",), severity="refer")
    return None


def _is_iaea(party: dict[str, Any]) -> bool:
    numbers = [number["value"] for number in party.get("ids", ())]
    return any(number in _IAEA for number in numbers) or any(map(_IAEA_NAME.search, party.get("names", ())))


def _amount(moved: Transaction, default: str | None, faults: list[Fault]) -> dict[str, Any] | None:
    """What was moved; nothing where it is no sum of money that a case can hold, and why."""
    currency, value = moved.currency or default, moved.value
    if value is None or currency is None:
        what = "no value" if value is None else "no currency, neither of the value nor of the activity"
        faults.append(
            Fault("grant.amount.missing", f"{what}: decided without an amount", ("amount",), severity="warning")
        )
        return None
    if not _NUMBER.fullmatch(value) or currency not in CURRENCIES:
        return {"currency": currency, "value": value}
    if value.startswith("-"):
        message = f"value {value}: a correction of an earlier transaction; decided without an amount"
        faults.append(Fault("grant.amount.negative", message, ("amount",), severity="warning"))
        return None
    rounded = _rounded(Decimal(value), currency)
    if rounded != Decimal(value):
        message = f"value {shown(value)} has more decimals than {currency}: rounded to {rounded}"
        faults.append(Fault("grant.amount.rounded", message, ("amount",), severity="info"))
    return {"currency": currency, "value": str(rounded) if rounded != Decimal(value) else value}


def _rounded(value: Decimal, currency: str) -> Decimal:
    unit = Decimal(1).scaleb(-Currency(currency).minor_units)
    try:
        return value.quantize(unit, ROUND_HALF_EVEN) if value % unit else value
    except InvalidOperation:  # more digits than any sum has: left as it is
        return value


def _portion(amount: dict[str, Any] | None, percentage: Decimal) -> dict[str, Any] | None:
    if amount is None or amount["currency"] not in CURRENCIES or not _NUMBER.fullmatch(amount["value"]):
        return amount
    value = Decimal(amount["value"]) * percentage / 100
    return amount | {"value": f"{_rounded(value, amount['currency']):f}"}


def _portions(shares: tuple[Share, ...]) -> Iterator[tuple[str | None, Decimal | None]]:
    """Each country with its percentage, then what goes to regions; None for all of it."""
    if len(shares) < 2:
        yield (shares[0].country if shares else None), None
        return
    rest = Decimal(100)
    for country in dict.fromkeys(s.country for s in shares if s.country):
        part = sum((Decimal(s.percentage or 0) for s in shares if s.country == country), Decimal(0))
        rest -= part
        yield country, part
    if any(s.country is None for s in shares):
        yield None, rest


def _of_transaction(shares: tuple[Share, ...], faults: list[Fault]) -> tuple[Share, ...]:
    """What a transaction is for: it should name a country or a region, and where it names both, the country counts."""
    countries = [s for s in shares if s.country]
    if len(countries) != 1 or any(s.percentage for s in shares):
        return shares
    message = f"a country and a region without percentages: read as all for {shown(countries[0].country)}"
    faults.append(Fault("grant.beneficiary.sum", message, ("beneficiary",), severity="warning"))
    return tuple(countries)


def _fault_of_sum(shares: tuple[Share, ...]) -> str | None:
    """Percentages that do not add up to 100; a rounded one may miss by half of its last decimal."""
    if len(shares) == 1 and shares[0].percentage is None:
        return None
    if len(shares) > _MOST_SHARES:
        return f"{len(shares):,} countries and regions: at most {_MOST_SHARES} are read"
    parts = [s.percentage for s in shares]
    bad = next((p for p in parts if p is None or not _NUMBER.fullmatch(p) or p.startswith("-")), "")
    if bad is None:
        return "a country or region without a percentage beside others: the shares are not known"
    if bad:
        return f"percentage {shown(bad)} is none"
    countries = [Decimal(s.percentage or 0) for s in shares if s.country]
    regions: dict[str, list[Decimal]] = {}
    for share in shares:
        if share.country is None:
            regions.setdefault(share.vocabulary, []).append(Decimal(share.percentage or 0))
    # Regions of several vocabularies stand beside one another, or each vocabulary tells of the same money.
    whole = [*countries, *(part for group in regions.values() for part in group)]
    ways = [whole, *([*countries, *group] for group in regions.values())]
    hundred, nothing = Decimal(100), Decimal(0)
    if not shares or any(abs(sum(way, nothing) - hundred) <= sum(map(_slack, way), nothing) for way in ways):
        return None
    return f"percentages add up to {sum(whole):f}"


def _slack(percentage: Decimal) -> Decimal:
    exponent = percentage.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) and exponent < 0 else Decimal(0)
