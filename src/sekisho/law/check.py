"""The law checks itself: what contradicts itself stops loading, what makes no sense `sekisho law check` reports."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from math import prod

from sekisho.law.closures import compile_condition
from sekisho.law.condition import (
    All,
    Condition,
    Exceeds,
    Is,
    Known,
    OnOrAfter,
    Permitted,
    Since,
    Unsettled,
    Within,
    leaves,
)
from sekisho.law.fact import Value
from sekisho.law.model import Law, Measure, Parameter, Period
from sekisho.law.yaml_lines import Fault

_DAY = timedelta(days=1)
# A condition with more combinations than this is sampled; none of the built-in law comes near.
_MOST_COMBINATIONS = 20_000


def check_structure(law: Law) -> tuple[Fault, ...]:
    """Faults in dates, units and references, cheap enough to run whenever the law is loaded."""
    return tuple(fault for measure in law.measures.values() for fault in _structure(law, measure))


def check_meaning(law: Law) -> tuple[Fault, ...]:
    """Measures that can never or must always apply, and facts that nothing asks for."""
    found = [fault for measure in law.measures.values() if measure.acts for fault in _meaning(measure)]
    asked = {name for measure in law.measures.values() for name in _facts(measure)}
    for name in law.facts:
        if name not in asked:
            found.append(Fault("facts.yaml", 1, "fact.unused", f"no measure asks for {name}: remove it"))
    return tuple(found)


def _structure(law: Law, measure: Measure) -> Iterator[Fault]:
    def fault(key: str, code: str, message: str) -> Fault:
        return Fault(measure.file, measure.line(key), code, f"{measure.key}: {message}")

    if not measure.citations:
        yield fault("cite", "citation.missing", "cites nothing: say where the rule stands")
    for earlier, later in zip(measure.periods, measure.periods[1:], strict=False):
        if earlier.until is None or later.from_ < earlier.until:
            yield fault("in_force", "period.overlap", f"in force from {later.from_} while the period before still runs")
    if measure.succeeds:
        yield from (fault("succeeds", code, text) for code, text in _succession(law, measure))
    for name, parameter in measure.parameters.items():
        yield from (fault(f"parameters/{name}", code, text) for code, text in _values(measure, name, parameter))
    for exemption in measure.exemptions:
        spans = measure.periods or (Period(date.min),)
        if not any(_meet(exemption.period, p) for p in spans):
            yield fault(
                f"except/{exemption.id}", "exception.outside", f"exception {exemption.id} runs outside the measure"
            )
        if exemption.id != "permission-on-file" and not exemption.citations:
            yield fault(f"except/{exemption.id}", "citation.missing", f"exception {exemption.id} cites nothing")
    for name in _facts(measure):
        if missing := sorted(set(measure.acts) - set(law.facts[name].acts)):
            yield fault("acts", "fact.act", f"the fact {name} is not declared for {', '.join(missing)}")


def _succession(law: Law, measure: Measure) -> Iterator[tuple[str, str]]:
    before = law.measures.get(measure.succeeds or "")
    if before is None:
        yield "measure.unresolved", f"succeeds {measure.succeeds!r}, which is no measure"
        return
    if not before.periods or not measure.periods:
        return
    ended, begins = before.periods[-1].until, measure.periods[0].from_
    if ended is None or begins < ended:
        yield "period.overlap", f"begins {begins} while {before.key} runs until {ended or 'further notice'}"
    elif begins > ended:
        yield "period.gap", f"begins {begins}, but {before.key} ended {ended}: nothing is in force between"


def _values(measure: Measure, name: str, parameter: Parameter) -> Iterator[tuple[str, str]]:
    if not parameter.values:
        yield "parameter.no_value", f"{name} has no value"
        return
    first = min((d for p in measure.periods for d in (p.from_, *(p.doubtful or ())[:1])), default=None)
    if first and parameter.values[0][0] > first:
        yield "parameter.gap", f"{name} has no value from {first} to {parameter.values[0][0]}"
    used = {
        leaf.parameter
        for condition in _conditions(measure)
        for leaf in leaves(condition)
        if isinstance(leaf, Exceeds | OnOrAfter | Since | Within)
    }
    if name not in used:
        yield "parameter.unused", f"no condition asks for {name}"


def _meet(a: Period, b: Period) -> bool:
    return (a.until is None or b.from_ < a.until) and (b.until is None or a.from_ < b.until)


def _conditions(measure: Measure) -> tuple[Condition, ...]:
    soft = (measure.softening.when,) if measure.softening else ()
    return (measure.reach, measure.test, *(e.when for e in measure.exemptions), *soft)


def _facts(measure: Measure) -> dict[str, None]:
    """The facts that a measure asks for, each once, in order."""
    return {
        leaf.fact: None
        for condition in _conditions(measure)
        for leaf in leaves(condition)
        if not isinstance(leaf, Unsettled | Permitted)
    }


def _meaning(measure: Measure) -> Iterator[Fault]:
    """Try the conditions on every combination of telling values, on a day of each period."""

    def fault(key: str, code: str, message: str) -> Fault:
        return Fault(measure.file, measure.line(key), code, f"{measure.key}: {message}")

    days = [p.from_ for p in measure.periods] or [date(2020, 1, 1)]
    scope = All((measure.reach, measure.test))
    tried = [t for day in days for t in _truths(scope, measure.parameters, day)]
    if True not in tried and None not in tried:
        yield fault("reach", "measure.never", "can never apply: no combination of facts meets `reach` and `test`")
    if all(t is True for day in days for t in _truths(measure.reach, measure.parameters, day)):
        yield fault("reach", "measure.always", "reaches every case, whatever the facts")
    for exemption in measure.exemptions:
        if exemption.id == "permission-on-file":
            continue
        open_days = [max(d, exemption.period.from_) for d in days]
        if not any(t is not False for day in open_days for t in _truths(exemption.when, measure.parameters, day)):
            yield fault(f"except/{exemption.id}", "exception.never", f"exception {exemption.id} can never hold")


def _truths(condition: Condition, parameters: Mapping[str, Parameter], day: date) -> Iterator[bool | None]:
    test = compile_condition(condition, parameters, day).test
    return (test(facts) for facts in _combinations(condition, parameters, day))


def _combinations(condition: Condition, parameters: Mapping[str, Parameter], day: date) -> Iterator[dict[str, Value]]:
    domains: dict[str, list[Value]] = {}
    for leaf in leaves(condition):
        if isinstance(leaf, Unsettled | Permitted):
            continue
        domain = domains.setdefault(leaf.fact, [])
        domain += [v for v in _telling_values(leaf, parameters, day) if v not in domain]
    names = list(domains)
    base: dict[str, Value] = {"date": day, "permits": frozenset()}
    choices: Iterable[tuple[Value, ...]] = product(*domains.values())
    if prod(map(len, domains.values())) > _MOST_COMBINATIONS:
        draw = random.Random(0)
        choices = (tuple(draw.choice(d) for d in domains.values()) for _ in range(_MOST_COMBINATIONS))
    return ({**base, **dict(zip(names, choice, strict=True))} for choice in choices)


def _telling_values(leaf: object, parameters: Mapping[str, Parameter], day: date) -> tuple[Value, ...]:
    """Values on either side of what a leaf compares."""
    match leaf:
        case Is(_, words):
            return (*words, "(another word)")
        case Exceeds(_, name):
            limit = parameters[name].at(day)
            return (limit, limit + 1) if isinstance(limit, int) else (0,)
        case OnOrAfter(_, name):
            start = parameters[name].at(day)
            return (start - _DAY, start) if isinstance(start, date) else (day,)
        case Since(_, name):
            start = parameters[name].at(day)
            return ((start - _DAY,) * 2, (start,) * 2) if isinstance(start, date) else ((day, day),)
        case Within(_, name):
            days = parameters[name].at(day)
            span = timedelta(days=days) if isinstance(days, int) else timedelta(0)
            return ((day - span,) * 2, (day - span - _DAY,) * 2)
        case Known():
            return (None, True)
        case _:
            return (True, False)
