"""One condition as one Python function: the fast way to decide a single case."""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

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
from sekisho.law.fact import POSSIBLY, Latest
from sekisho.law.kleene import Truth
from sekisho.law.model import Parameter

# Values are not typed one by one: that a condition asks each fact for what it is was checked when the law was loaded.
Facts: TypeAlias = Mapping[str, typing.Any]
Test: TypeAlias = Callable[[Facts], Truth]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A condition ready for the days of one epoch: ask it of facts, or ask its parts why."""

    condition: Condition
    test: Test
    parts: tuple[Compiled, ...] = ()


def compile_condition(condition: Condition, parameters: Mapping[str, Parameter], day: date) -> Compiled:
    """Make functions from facts to truth, one for the condition and one for each part, with `day`'s parameters in."""
    match condition:
        case Not(part):
            inner = compile_condition(part, parameters, day)
            return Compiled(condition, _not(inner.test), (inner,))
        case All(conditions):
            parts = tuple(compile_condition(c, parameters, day) for c in conditions)
            return Compiled(condition, _until(False, tuple(p.test for p in parts)), parts)
        case Any(conditions):
            parts = tuple(compile_condition(c, parameters, day) for c in conditions)
            return Compiled(condition, one_of(tuple(p.test for p in parts)), parts)
        case _:
            return Compiled(condition, _leaf(condition, parameters, day))


def _leaf(leaf: Leaf, parameters: Mapping[str, Parameter], day: date) -> Test:
    match leaf:
        case Holds(fact):
            return lambda facts: facts.get(fact)
        case Is(fact, (word,)):
            return lambda facts: None if (v := facts.get(fact)) is None else v == word
        case Is(fact, words):
            return lambda facts: None if (v := facts.get(fact)) is None else v in words
        case Exceeds(fact, parameter):
            limit = parameters[parameter].at(day)
            return lambda facts: None if (v := facts.get(fact)) is None or limit is None else v > limit
        case OnOrAfter(fact, parameter):
            start = parameters[parameter].at(day)
            return lambda facts: None if (v := facts.get(fact)) is None or start is None else v >= start
        case Since(fact, parameter):
            first = typing.cast("date | None", parameters[parameter].at(day))
            return lambda facts: _since(facts.get(fact), first)
        case Within(fact, parameter):
            days = typing.cast("int | None", parameters[parameter].at(day))
            return lambda facts: _since(facts.get(fact), days_before(facts["date"], days))
        case Known(fact):
            return lambda facts: None if facts.get(fact) is None else True
        case Unsettled():
            return lambda facts: None
        case Permitted(ids):
            asked = frozenset(ids)
            possibly = frozenset(POSSIBLY + i for i in ids)
            return lambda facts: _permitted(facts.get("permits"), asked, possibly)


def _permitted(marks: frozenset[str] | None, asked: frozenset[str], possibly: frozenset[str]) -> Truth:
    if not marks:
        return None if marks is None else False
    return True if not asked.isdisjoint(marks) else False if possibly.isdisjoint(marks) else None


def days_before(day: date, days: int | None) -> date | None:
    """The first day of a window of so many days that ends on `day`; day `days` before is inside."""
    return None if days is None else date.fromordinal(day.toordinal() - days)


def _since(value: Latest | None, start: date | None) -> Truth:
    if value is None or start is None:
        return None
    earliest, latest = value
    return True if earliest >= start else False if latest < start else None


def _not(test: Test) -> Test:
    return lambda facts: None if (v := test(facts)) is None else not v


def one_of(tests: tuple[Test, ...]) -> Test:
    """Whether one of the tests holds; of none: no."""
    return _until(True, tests)


def _until(decisive: bool, tests: tuple[Test, ...]) -> Test:
    """The first decisive answer; without one, unknown where a test is, else the opposite."""
    if len(tests) == 1:
        return tests[0]
    otherwise = not decisive

    def run(facts: Facts) -> Truth:
        unknown = False
        for test in tests:
            value = test(facts)
            if value is decisive:
                return decisive
            if value is None:
                unknown = True
        return None if unknown else otherwise

    return run
