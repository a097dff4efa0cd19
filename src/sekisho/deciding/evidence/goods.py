"""Which sector of the law do the goods fall in? HS code and description together, line by line.

Where a resolution itself names the HS chapters the code alone decides (`text`). Where it names only goods the code is
an indication (`indicative`): it bites when the description agrees, and asks when there is none. A description
without a code never decides, and one that speaks against its code asks. The codes are those of every HS edition since
2007 together, since traders keep an old one for a while; `hs` says which belongs to which edition.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import Literal, TypeAlias

import yaml

from sekisho.cases import Goods, Text
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.law.kleene import Truth, all_of, any_of


@dataclass(frozen=True, slots=True)
class Sector:
    """Goods that one paragraph names.

    Args:
        basis: `text` where the resolution names the HS code, `indicative` where it names only the goods.
        hs: HS prefixes of any length.
        stems: every shorter code that one of them begins with.
        words: pattern that an agreeing description matches.
        words_ask: whether such words beside a foreign code are a question (anthracite declared as gravel).
        since: first day on which they are in the list, where items were added later.
    """

    basis: Literal["text", "indicative"]
    hs: tuple[str, ...]
    stems: frozenset[str]
    words: re.Pattern[str] | None
    words_ask: bool
    since: date

    def holds(self, line: Goods) -> Truth:
        """Whether the line is such goods; None where code and description leave it open."""
        if line.hs is None:
            return None
        inside = line.hs.startswith(self.hs)
        agrees = None if line.description is None or self.words is None else bool(self.words.search(line.description))
        if not inside and line.hs not in self.stems:
            return None if agrees and self.words_ask else False
        if self.basis == "text":
            return True if inside else None
        if agrees is None:
            return None
        return True if agrees else None if inside else False


Lines: TypeAlias = Mapping[str, Goods]  # by their paths in the case: `goods[1]`
_MOST_SAID = 120  # characters of a description that a reason repeats
# What a line of goods may say of itself, which then decides.
_DECLARED: dict[str, str] = {"luxury": "luxury", "arms": "controlled"}


@cache
def _table() -> dict[str, tuple[Sector, ...]]:
    raw = yaml.load((Path(__file__).parent / "sectors.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return {
        fact: tuple(
            Sector(
                basis=row["basis"],
                hs=tuple(row["hs"]),
                stems=frozenset(prefix[:n] for prefix in row["hs"] for n in range(1, len(prefix))),
                words=re.compile(row["words"], re.IGNORECASE) if "words" in row else None,
                words_ask=row.get("words_ask", False),
                since=row.get("since", date.min),
            )
            for row in rows
        )
        for fact, rows in raw.items()
    }


def sector_facts() -> frozenset[str]:
    """The facts that say in which sector goods fall."""
    return frozenset(_table())


def as_lines(goods: Goods | tuple[Goods, ...] | None, only: int | None = None) -> Lines | None:
    """One line or many, or one of many, by their paths; None stays unknown."""
    if goods is None:
        return None
    lines = (goods,) if isinstance(goods, Goods) else goods
    return {f"goods[{i}]": line for i, line in enumerate(lines) if only in (None, i)}


def in_sector(line: Goods, fact: str, day: date) -> Truth:
    """Whether a line falls in the sector that feeds `fact`, as it says itself or as code and description settle it."""
    if fact in _DECLARED and (stated := getattr(line, _DECLARED[fact])) is not None:
        return bool(stated)
    return any_of(sector.holds(line) for sector in _table()[fact] if sector.since <= day)


def is_food_or_medicine(goods: Lines | None, day: date) -> Truth:
    """Whether there are goods and every line is food, medicine or a medical device by its HS chapter."""
    if goods is None:
        return None
    truths = [in_sector(line, "food_or_medicine", day) for line in goods.values()]
    return all_of(truths) if truths else False


def gather_sectors(evidence: Evidence, goods: Lines | None, day: date) -> None:
    """Record for every sector whether a line of the goods falls in it."""
    for fact in _table():
        if fact == "food_or_medicine":
            codes = tuple(f"{path}.hs" for path in goods or ())
            evidence.know(fact, is_food_or_medicine(goods, day), codes or ("goods[0].hs",))
        elif goods is None:
            evidence.know(fact, None, ("goods",))
        else:
            _gather_sector(evidence, fact, goods, day)


def _gather_sector(evidence: Evidence, fact: str, goods: Lines, day: date) -> None:
    truths = {path: in_sector(line, fact, day) for path, line in goods.items()}
    open_ = tuple(_asked(fact, path, goods[path]) for path, truth in truths.items() if truth is None)
    evidence.know(fact, any_of(truths.values()), open_)
    place = next((path for path, truth in truths.items() if truth), None)
    if place is not None:
        line = goods[place]
        described = line.description and shorten(line.description, _MOST_SAID, placeholder=" …")
        what = " ".join(x for x in (described, f"(HS {line.hs})" if line.hs else None) if x)
        evidence.said[fact] = Text(f"{place} {what}: {fact.replace('_', ' ')}", f"貨物{place} {what}")


def _asked(fact: str, path: str, line: Goods) -> str:
    """What to ask of a line that is open: the missing code, else the missing word, else what it says of itself."""
    missing = "hs" if line.hs is None else "description" if line.description is None else _DECLARED.get(fact, "hs")
    return f"{path}.{missing}"
