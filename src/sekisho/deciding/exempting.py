"""Has the Committee exempted these goods, and is enough of them left? Exemptions used up in the order of a batch."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

import msgspec

from sekisho.cases import Cargo, Goods, Grant, Permission, Problem, Quantity
from sekisho.cases.exemption import COMMITTEE, Exemption, ExemptItem
from sekisho.cases.read import Arrival
from sekisho.deciding.evidence.goods import as_lines, in_sector, sector_facts
from sekisho.deciding.evidence.parties import KP
from sekisho.law import Law
from sekisho.law.condition import Condition, Holds, leaves
from sekisho.law.program import rules_for

Why = Literal["item", "consignments", "window", "quantity"]
# How far a line came towards an exemption that does not hold: the furthest is said.
_FURTHEST: dict[Why, int] = {"item": 0, "window": 1, "consignments": 2, "quantity": 3}
_KG_IN_TONNE = 1000


class _Use(NamedTuple):
    """So much of an exempted item, in the item's unit."""

    exemption: Exemption
    item: ExemptItem
    amount: Decimal


class _No(NamedTuple):
    """Why no exemption helps a line."""

    why: Why
    message: str


class Exempting:
    """Exemptions and what is left of them.

    A consignment is freed whole or not at all: each line that a UN measure on goods could reach must be an exempted
    item, within its quantity and window, by origin and route as the letter has them. Only then is anything used up.
    What it is freed from are those measures alone; a freeze, a ban on grants and every other regime stay as they are.
    """

    def __init__(self, exemptions: Iterable[Exemption], law: Law) -> None:
        """Start with all of every item left."""
        self._exemptions = tuple(exemptions)
        self._law = law
        self._used: dict[tuple[str, int], Decimal] = {}
        self._consignments: dict[str, int] = {}

    def watch(self, arrivals: Iterable[Arrival]) -> Iterator[Arrival]:
        """The arrivals in their order, those that an exemption frees with it among their `decisions`."""
        for arrival in arrivals:
            case = arrival.case
            if isinstance(case, Cargo | Grant) and case.date and case.goods and _place(case) == KP:
                freed, problems = self._try(case, case.date)
                yield msgspec.structs.replace(arrival, case=freed, problems=(*arrival.problems, *problems))
            else:
                yield arrival

    def _try(self, case: Cargo | Grant, day: date) -> tuple[Cargo | Grant, list[Problem]]:
        lines = as_lines(case.goods) or {}
        reached = self._reached(case, lines, day)
        barred = {path for paths in reached.values() for path in paths}
        uses: dict[str, _Use] = {}
        refused: dict[str, _No] = {}
        for path, line in lines.items():
            found = self._match(case, line, day, list(uses.values()))
            if isinstance(found, _Use):
                uses[path] = found
            elif path in barred or found.why != "item":
                refused[path] = found
        problems = [_say(case.id, path, no) for path, no in refused.items()]
        if not uses or barred - uses.keys():
            return case, problems
        problems += self._use_up(case.id, uses)
        return _with(case, _permissions(reached, uses)), problems

    def _reached(self, case: Cargo | Grant, lines: Mapping[str, Goods], day: date) -> dict[str, tuple[str, ...]]:
        """Each measure on goods to the DPRK that the Committee may exempt from, with the lines that it could reach."""
        found = {}
        for rule in rules_for(self._law, case.kind, day):
            measure = rule.measure
            if measure.regime != "UN" or measure.authority != COMMITTEE or "to_dprk" not in _asked(measure.reach):
                continue
            sectors = sorted(_asked(measure.test) & sector_facts())
            paths = tuple(p for p, line in lines.items() if any(in_sector(line, s, day) is not False for s in sectors))
            if paths:
                found[measure.key] = paths
        return found

    def _match(self, case: Cargo | Grant, line: Goods, day: date, taken: list[_Use]) -> _Use | _No:
        """The first exemption that holds for a line, else the reason of the one that came nearest."""
        nearest = _No("item", "no exemption names it: compare description and HS number with the letter")
        for exemption in self._exemptions:
            for item in exemption.items:
                found = self._compare(case, line, day, exemption, item, taken)
                if isinstance(found, _Use):
                    return found
                if found and _FURTHEST[found.why] >= _FURTHEST[nearest.why]:
                    nearest = found
        return nearest

    def _compare(
        self, case: Cargo | Grant, line: Goods, day: date, exemption: Exemption, item: ExemptItem, taken: list[_Use]
    ) -> _Use | _No | None:
        """Whether the line is that item, and enough is left of it; None where it is another thing altogether."""
        same = _is_item(line, item)
        if same is False:
            return None
        called = f"line {item.line} of {exemption.id}"
        if same is None:
            advice = "write description and HS number as the letter has them"
            return _No("item", f"it may be {called}, {item.description or item.hs!r}: {advice}")
        other = _differs(case, line, exemption, item)
        if other:
            return _No("item", f"{called} is another consignment: {other}")
        if not exemption.from_ <= day <= exemption.to:
            return _No("window", f"{called} runs from {exemption.from_} to {exemption.to}, not on {day}")
        most = exemption.consignments
        if most is not None and self._consignments.get(exemption.id, 0) >= most:
            return _No("consignments", f"of the consignments of {exemption.id} none is left of {most}")
        asked = _in_unit(line.quantity, item)
        if asked is None:
            unit = item.unit or "a unit that no goods have"
            return _No("quantity", f"{called} is counted in {unit}: state the quantity of the goods in it")
        left = self._left(exemption, item) - sum(
            (use.amount for use in taken if (use.exemption.id, use.item) == (exemption.id, item)), Decimal(0)
        )
        if asked > left:
            return _No("quantity", f"{asked:f} {item.unit}, but of {called} {left:f} of {item.quantity:f} are left")
        return _Use(exemption, item, asked)

    def _left(self, exemption: Exemption, item: ExemptItem) -> Decimal:
        return item.quantity - self._used.get((exemption.id, exemption.items.index(item)), Decimal(0))

    def _use_up(self, case: str, uses: Mapping[str, _Use]) -> Iterator[Problem]:
        for name in {use.exemption.id for use in uses.values()}:
            self._consignments[name] = self._consignments.get(name, 0) + 1
        for path, (exemption, item, amount) in uses.items():
            key = (exemption.id, exemption.items.index(item))
            self._used[key] = self._used.get(key, Decimal(0)) + amount
            message = (
                f"{amount:f} {item.unit} used of line {item.line} of {exemption.id}, "
                f"{self._left(exemption, item):f} of {item.quantity:f} left; frees from UN measures on goods alone"
            )
            yield Problem(case=case, field=path, code="exemption.used", severity="info", message=message)


def _asked(condition: Condition) -> set[str]:
    return {leaf.fact for leaf in leaves(condition) if isinstance(leaf, Holds)}


def _place(case: Cargo | Grant) -> str | None:
    return case.destination if isinstance(case, Cargo) else case.beneficiary


def _is_item(line: Goods, item: ExemptItem) -> bool | None:
    """Whether the goods are the item: the same words and no other code; None where words or code are wanting."""
    coded = None if line.hs is None or item.hs is None else line.hs.startswith(item.hs)
    if coded is False and item.hs and line.hs and item.hs.startswith(line.hs):
        coded = None  # a shorter code may be of the item
    worded = None
    if line.description and item.description:
        worded = _fold(line.description) == _fold(item.description)
    if coded is False or (worded is False and coded is not True):
        return False
    if worded is False or worded is None:
        return True if item.description is None and coded else None
    return None if item.hs and line.hs and coded is None else True


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def _differs(case: Cargo | Grant, line: Goods, exemption: Exemption, item: ExemptItem) -> str | None:
    """In what the goods speak against the letter: origin, or a port that its route does not have."""
    if line.origin and item.origin and line.origin != item.origin:
        return f"of origin {line.origin}, the letter has {item.origin}"
    port = line.shipped_from or (case.shipped_from if isinstance(case, Cargo) else None)
    if port and exemption.ports:
        named = exemption.ports if len(port) > 2 else tuple(p.country for p in exemption.ports)
        if port not in named:
            return f"shipped from {port}, the letter has {', '.join(exemption.ports)}"
    return None


def _in_unit(quantity: Quantity | None, item: ExemptItem) -> Decimal | None:
    if quantity is None or item.unit is None:
        return None
    if quantity.unit == item.unit:
        return quantity.exact
    match quantity.unit, item.unit:
        case "t", "kg":
            return quantity.exact * _KG_IN_TONNE
        case "kg", "t":
            return quantity.exact / _KG_IN_TONNE
    return None


def _permissions(reached: Mapping[str, Iterable[str]], uses: Mapping[str, _Use]) -> tuple[Permission, ...]:
    """A decision on file for each exemption used, which covers the measures that its lines need."""
    exemptions = {use.exemption.id: use.exemption for use in uses.values()}
    return tuple(
        Permission(
            authority=COMMITTEE,
            id=name,
            from_=exemption.from_,
            to=exemption.to,
            covers=tuple(
                key
                for key, paths in reached.items()
                if any(path in uses and uses[path].exemption.id == name for path in paths)
            ),
        )
        for name, exemption in exemptions.items()
    )


def _with(case: Cargo | Grant, permissions: tuple[Permission, ...]) -> Cargo | Grant:
    return msgspec.structs.replace(case, decisions=(*(case.decisions or ()), *permissions))


def _say(case: str, path: str, no: _No) -> Problem:
    message = f"not freed by an exemption: {no.message}; nothing of this consignment is used up"
    return Problem(case=case, field=path, code=_CODES[no.why], severity="warning", message=message)


_CODES: dict[Why, str] = {
    "item": "exemption.item",
    "window": "exemption.window",
    "consignments": "exemption.consignments",
    "quantity": "exemption.quantity",
}
