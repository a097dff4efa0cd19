"""How does a condition of the law read in words? A short outline: all of these, one of these, and the leaves."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from sekisho.law.condition import (
    All,
    Any,
    Condition,
    Exceeds,
    Holds,
    Is,
    Known,
    Leaf,
    Not,
    OnOrAfter,
    Permitted,
    Since,
    Unsettled,
    Within,
)
from sekisho.law.fact import Fact, say_measured
from sekisho.reports.days import say_day
from sekisho.reports.words import name_of, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sekisho.cases import Language
    from sekisho.law.model import Parameter


def say_value(value: int | datetime.date, unit: str, lang: Language) -> str:
    """A parameter's value with its unit: `100,000 JPY`, `180 days`, `2016-02-19`."""
    if isinstance(value, datetime.date):
        return say_day(value, lang)
    if unit == "days":
        return word("law.days", lang, n=value)
    return say_measured(value, unit)


class Outline:
    """Says conditions of one measure in one language."""

    def __init__(self, facts: Mapping[str, Fact], parameters: Mapping[str, Parameter], lang: Language) -> None:
        """Take the declared facts and the measure's parameters, whose newest values are said."""
        self.facts, self.parameters, self.lang = facts, parameters, lang

    def lines(self, condition: Condition, depth: int = 0, *, true: bool = True) -> Iterator[tuple[int, str]]:
        """The condition, or its negation, as (depth, sentence) lines."""
        match condition:
            case Not(part):
                yield from self.lines(part, depth, true=not true)
            case All(()):
                yield depth, word("law.always", self.lang)
            case All((part,)) | Any((part,)):
                yield from self.lines(part, depth, true=true)
            case All(parts) | Any(parts):
                yield depth, word("law.all" if isinstance(condition, All) is true else "law.any", self.lang)
                for part in parts:
                    yield from self.lines(part, depth + 1, true=true)
            case _:
                yield depth, self._leaf(condition, true)

    def _leaf(self, leaf: Leaf, true: bool) -> str:
        def said(key: str, **values: str) -> str:
            return word(f"law.{key}", self.lang, **values)

        match leaf:
            case Unsettled():
                return said("unsettled")
            case Permitted(_, authority):
                name = name_of("authority", authority, self.lang)
                return said("permitted" if true else "not_permitted", authority=name)
            case Holds(name):
                fact = self.facts[name]
                if true:
                    return self._name(name)
                return fact.no.say(self.lang) or f"{word('law.not', self.lang)} {self._name(name)}"
            case Known(name):
                return said("known", fact=self._name(name))
            case Is(name, words):
                return said("is" if true else "is_not", fact=self._name(name), words=", ".join(words))
            case Exceeds(name, parameter):
                return said("over" if true else "at_most", fact=self._name(name), limit=self._limit(parameter))
            case OnOrAfter(name, parameter) | Since(name, parameter):
                return said("on_or_after" if true else "before", fact=self._name(name), limit=self._limit(parameter))
            case Within(name, parameter):
                return said("within" if true else "not_within", fact=self._name(name), limit=self._limit(parameter))

    def _name(self, fact: str) -> str:
        said = self.facts[fact].yes.say(self.lang)
        return said.replace(" is {}", "").replace("は{}", "").replace("{}", "").strip(" ,:：")

    def _limit(self, parameter: str) -> str:
        found = self.parameters[parameter]
        value = say_value(found.values[-1][1], found.unit, self.lang)
        return value if len(found.values) == 1 else word("law.limit", self.lang, value=value, name=parameter)
