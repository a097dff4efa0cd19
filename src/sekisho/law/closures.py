"""One condition as one Python function: the fast way to decide a single case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias, cast

from sekisho.law.condition import (
    All,
    Any,
    Condition,
    Exceeds,
    Holds,
    Is,
    Known,
    Not,
    OnOrAfter,
    Permitted,
    Since,
    Unsettled,
    Within,
)
from sekisho.law.fact import Latest, Value
from sekisho.law.kleene import Truth
from sekisho.law.model import Parameter

Facts: TypeAlias = Mapping[str, Value]
Test: TypeAlias = Callable[[Facts], Truth]


def compile_test(condition: Condition, parameters: Mapping[str, Parameter], day: date) -> Test:
    """Make a function from facts to truth, with the parameters of `day` bound in."""
    match condition:
        case Holds(fact):
            return lambda facts: cast("Truth", facts.get(fact))
        case Is(fact, words):
            if len(words) == 1:
                word = words[0]
                return lambda facts: None if (v := facts.get(fact)) is None else v == word
            return lambda facts: None if (v := facts.get(fact)) is None else v in words
        case Exceeds(fact, parameter):
            limit = cast("int | None", parameters[parameter].at(day))
            return lambda facts: (
                None if (v := cast("int | None", facts.get(fact))) is None or limit is None else v > limit
            )
        case OnOrAfter(fact, parameter):
            start = cast("date | None", parameters[parameter].at(day))
            return lambda facts: (
                None if (v := cast("date | None", facts.get(fact))) is None or start is None else v >= start
            )
        case Since(fact, parameter):
            first = cast("date | None", parameters[parameter].at(day))
            return lambda facts: _since(cast("Latest | None", facts.get(fact)), first)
        case Within(fact, parameter):
            days = cast("int | None", parameters[parameter].at(day))
            return lambda facts: _since(cast("Latest | None", facts.get(fact)), days_before(facts["date"], days))
        case Known(fact):
            return lambda facts: None if facts.get(fact) is None else True
        case Unsettled():
            return lambda facts: None
        case Permitted(ids):
            asked = frozenset(ids)
            return lambda facts: (
                None if (v := facts.get("permits")) is None else not asked.isdisjoint(cast("frozenset[str]", v))
            )
        case Not(part):
            inner = compile_test(part, parameters, day)
            return lambda facts: None if (v := inner(facts)) is None else not v
        case All(parts):
            return _all(tuple(compile_test(p, parameters, day) for p in parts))
        case Any(parts):
            return _any(tuple(compile_test(p, parameters, day) for p in parts))


def days_before(day: Value, days: int | None) -> date | None:
    """The first day of a window of so many days that ends on `day`; day `days` before is inside."""
    return None if days is None else date.fromordinal(cast("date", day).toordinal() - days)


def _since(value: Latest | None, start: date | None) -> Truth:
    if value is None or start is None:
        return None
    earliest, latest = value
    return True if earliest >= start else False if latest < start else None


def _all(tests: tuple[Test, ...]) -> Test:
    if len(tests) == 1:
        return tests[0]

    def run(facts: Facts) -> Truth:
        unknown = False
        for test in tests:
            value = test(facts)
            if value is False:
                return False
            if value is None:
                unknown = True
        return None if unknown else True

    return run


def _any(tests: tuple[Test, ...]) -> Test:
    def run(facts: Facts) -> Truth:
        unknown = False
        for test in tests:
            value = test(facts)
            if value is True:
                return True
            if value is None:
                unknown = True
        return None if unknown else False

    return run
