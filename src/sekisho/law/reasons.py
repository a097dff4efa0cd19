"""Why a condition is true, false or unknown: the leaves that decided it, said as a person would say them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from sekisho.cases import Text
from sekisho.law.closures import Compiled, Facts, days_before
from sekisho.law.condition import (
    All,
    Any,
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
from sekisho.law.fact import NEVER, Fact, Latest, say_measured
from sekisho.law.kleene import Truth
from sekisho.law.model import Parameter

NO_SOURCE = Text("no source settles this", "いずれの資料からも確定できない")


@dataclass(slots=True)
class Explainer:
    """Says why, for one case and one measure.

    Args:
        facts: the values.
        said: how single facts came about in this case, where that is worth saying.
        declared: all declared facts.
        parameters: of the measure.
        day: of the act.
    """

    facts: Facts
    said: Mapping[str, Text]
    declared: Mapping[str, Fact]
    parameters: Mapping[str, Parameter]
    day: date

    def explain(self, *conditions: Compiled) -> tuple[Text, ...]:
        """The leaves that made the conditions what they are, each once."""
        found: dict[Text, None] = {}
        for condition in conditions:
            self._explain(condition, condition.test(self.facts), found)
        return tuple(found)

    def _explain(self, compiled: Compiled, value: Truth, found: dict[Text, None]) -> None:
        match compiled.condition:
            case Not():
                self._explain(compiled.parts[0], None if value is None else not value, found)
            case All() | Any():
                for part in compiled.parts:
                    if part.test(self.facts) is value:
                        self._explain(part, value, found)
            case leaf:
                found[self._leaf(leaf, value)] = None

    def _leaf(self, leaf: Leaf, value: Truth) -> Text:
        match leaf:
            case Unsettled():
                return NO_SOURCE
            case Permitted(_, authority):
                if value is None:
                    return Text(
                        f"what the decision of {authority} covers is not known", f"{authority}の許可の対象が不明"
                    )
                return (
                    Text(f"a decision of {authority} on file covers it", f"{authority}の許可書がある")
                    if value
                    else Text(f"no decision of {authority} on file covers it", f"{authority}の許可書はない")
                )
            case Known(name):
                fact = self.declared[name]
                if value:
                    return self.said.get(name) or _fill(fact.yes, self.facts.get(name))
                return _unknown(fact)
        fact = self.declared[leaf.fact]
        if value is None:
            return self.said.get(leaf.fact) or _unknown(fact)
        match leaf:
            case Holds(name):
                return self.said.get(name) or (fact.yes if value else fact.no)
            case Is(name, _):
                return self.said.get(name) or _fill(fact.yes, self.facts[name])
            case Exceeds(name, parameter):
                amount = cast("int", self.facts[name])
                limit = cast("int", self.parameters[parameter].at(self.day))
                label, unit = self.said.get(name) or fact.yes, cast("str", fact.unit)
                return _compared(label, say_measured(amount, unit), say_measured(limit, unit), over=bool(value))
            case OnOrAfter(name, parameter) | Since(name, parameter):
                start = cast("date", self.parameters[parameter].at(self.day))
                return self._dated(fact, name, start, bool(value))
            case Within(name, parameter):
                days = cast("int", self.parameters[parameter].at(self.day))
                return self._window(fact, name, days, bool(value))

    def _dated(self, fact: Fact, name: str, start: date, on_or_after: bool) -> Text:
        day = _day(self.facts[name], on_or_after)
        label = self.said.get(name) or fact.yes
        if day == NEVER:
            return fact.no
        en = "on or after" if on_or_after else "before"
        ja = "以後" if on_or_after else "より前"
        return Text(f"{label.en} {day}, {en} {start}", f"{label.ja}{day}（{start}{ja}）")

    def _window(self, fact: Fact, name: str, days: int, inside: bool) -> Text:
        day = _day(self.facts[name], inside)
        label = self.said.get(name) or fact.yes
        if day == NEVER:
            return fact.no
        ago = (self.day - day).days
        start = days_before(self.day, days)
        return Text(
            f"{label.en} {day}, {ago} days before, {'inside' if inside else 'outside'} the {days} days (from {start})",
            f"{label.ja}{day}（{ago}日前、{days}日間の{'内' if inside else '外'}）",
        )


def _day(value: object, late_enough: bool) -> date:
    """The day that decides: of a range the earliest one where even that is late enough, else the latest."""
    return cast("Latest", value)[0 if late_enough else 1] if isinstance(value, tuple) else cast("date", value)


def _fill(text: Text, value: object) -> Text:
    return Text(text.en.replace("{}", str(value)), text.ja.replace("{}", str(value)))


def _unknown(fact: Fact) -> Text:
    en, ja = fact.yes.en.removesuffix(" {}").removesuffix(" is"), fact.yes.ja.removesuffix("{}").removesuffix("は")
    if fact.type == "truth":
        return Text(f"not known whether {en}", f"不明：{ja}")
    return Text(f"not known: {en}", f"不明：{ja}")


def _compared(label: Text, amount: str, limit: str, *, over: bool) -> Text:
    en = "is over" if over else "is not over"
    ja = "を超える" if over else "を超えない"
    return Text(f"{label.en} {amount} {en} {limit}", f"{label.ja}{amount}は{limit}{ja}")
