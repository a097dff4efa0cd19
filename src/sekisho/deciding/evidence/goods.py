"""Which sector of the law do the goods fall in? HS code and description together, line by line.

Where a resolution itself names the HS chapters the code alone decides (`text`). Where it names only goods the code is
an indication (`indicative`): it bites when the description agrees, and asks when there is none. A description
without a code never decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from sekisho.cases import Goods, Text
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.law.kleene import Truth, any_of

_FOOD_AND_MEDICINE = (
    "01",
    "02",
    "03",
    "04",
    "07",
    "08",
    "09",
    "10",
    "11",
    "15",
    "16",
    "17",
    "19",
    "20",
    "21",
    "30",
    "9018",
    "9021",
)


@dataclass(frozen=True, slots=True)
class Sector:
    """Goods that one paragraph names.

    Args:
        name: the fact that it feeds.
        basis: `text` where the resolution names the HS code, `indicative` where it names only the goods.
        hs: HS prefixes of any length.
        stems: every shorter code that one of them begins with.
        words: pattern that an agreeing description matches.
        label: how the goods are called.
        since: first day on which they are in the list, where items were added later.
    """

    name: str
    basis: Literal["text", "indicative"]
    hs: tuple[str, ...]
    stems: frozenset[str]
    words: re.Pattern[str]
    label: Text
    since: date = date.min

    def holds(self, line: Goods) -> Truth:
        """Whether the line is such goods; None where code and description leave it open."""
        if line.hs is None:
            return None
        inside = line.hs.startswith(self.hs)
        if not inside and line.hs not in self.stems:
            return False
        if self.basis == "text":
            return True if inside else None
        if line.description is None:
            return None
        if self.words.search(line.description):
            return True
        return None if inside else False


@cache
def _table() -> dict[str, tuple[Sector, ...]]:
    raw = yaml.load((Path(__file__).parent / "sectors.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    found: dict[str, tuple[Sector, ...]] = {}
    for fact, rows in raw.items():
        found[fact] = tuple(
            Sector(
                fact,
                row["basis"],
                tuple(row["hs"]),
                frozenset(prefix[:n] for prefix in row["hs"] for n in range(1, len(prefix))),
                re.compile(row.get("words", r"(?!)"), re.IGNORECASE),
                Text(*row["label"]),
                row.get("since", date.min),
            )
            for row in rows
        )
    return found


def as_lines(goods: Goods | tuple[Goods, ...] | None) -> tuple[Goods, ...] | None:
    """One line or many as lines; None stays unknown."""
    return (goods,) if isinstance(goods, Goods) else goods


def is_food_or_medicine(goods: Iterable[Goods]) -> Truth:
    """Whether every line is food, medicine or a medical device by its HS chapter."""
    truths = [None if line.hs is None else line.hs.startswith(_FOOD_AND_MEDICINE) for line in goods]
    return None if None in truths else all(truths)


def gather_sectors(evidence: Evidence, goods: tuple[Goods, ...] | None, day: date) -> None:
    """Record for every sector whether a line of the goods falls in it."""
    for fact, sectors in _table().items():
        live = [s for s in sectors if s.since <= day]
        if fact == "luxury":
            _any_line(evidence, fact, goods, lambda line, live=live: _luxury(line, live), "luxury")  # type: ignore[misc]
        else:
            _any_line(evidence, fact, goods, lambda line, live=live: any_of(s.holds(line) for s in live), "hs")  # type: ignore[misc]
    _any_line(evidence, "luxury_un", goods, _luxury_of_a_state, "luxury")
    _any_line(evidence, "arms", goods, _arms, "controlled")
    evidence.values["food_or_medicine"] = None if goods is None else is_food_or_medicine(goods) if goods else False


def _luxury(line: Goods, items: Iterable[Sector]) -> Truth:
    return line.luxury if line.luxury is not None else any_of(item.holds(line) for item in items)


def _luxury_of_a_state(line: Goods) -> Truth:
    """For the UN each State says what luxury is: Japan's list can rule it out, not in."""
    if line.luxury is not None:
        return line.luxury
    return False if any_of(item.holds(line) for item in _table()["luxury"]) is False else None


def _arms(line: Goods) -> Truth:
    if line.controlled is not None:
        return line.controlled
    return None if line.hs is None or line.hs.startswith("93") else False


def _any_line(
    evidence: Evidence, fact: str, goods: tuple[Goods, ...] | None, holds: Callable[[Goods], Truth], field: str
) -> None:
    if goods is None:
        evidence.know(fact, None, ("goods",))
        return
    truths = [holds(line) for line in goods]
    needs = tuple(
        f"goods[{i}].{'hs' if goods[i].hs is None else field if field != 'hs' else 'description'}"
        for i, truth in enumerate(truths)
        if truth is None
    )
    evidence.know(fact, any_of(truths), needs)
    if True in truths:
        line = goods[truths.index(True)]
        what = " ".join(x for x in (line.description, f"(HS {line.hs})" if line.hs else None) if x)
        evidence.said[fact] = Text(f"goods[{truths.index(True)}] {what}: {fact.replace('_', ' ')}", f"貨物 {what}")
