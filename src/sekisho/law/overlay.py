"""What would the law be if it changed? Changes laid over it from a day on; every measure they leave alone is shared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import TypeAlias

from sekisho.cases import REGIMES
from sekisho.errors import UsageError
from sekisho.law.fact import PARTS_OF_UNIT
from sekisho.law.model import Exemption, Extension, Law, Measure, Parameter, Period


@dataclass(frozen=True, slots=True)
class Suspend:
    """Measures are not in force from a day on, or until another."""

    targets: tuple[str, ...]
    from_: date
    until: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Restore:
    """What was suspended, or had ended, is in force from a day on."""

    targets: tuple[str, ...]
    from_: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class Repeal:
    """Measures end on a day, which is the first that they are no longer in force."""

    targets: tuple[str, ...]
    from_: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class SetParameter:
    """A number or day of a measure is another one from a day on; its later values fall away."""

    target: str
    parameter: str
    value: int | date
    from_: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class Extend:
    """A measure that runs out goes on to another last day."""

    targets: tuple[str, ...]
    last_day: date
    from_: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class AddException:
    """Measures get an exception, whose period says from when."""

    targets: tuple[str, ...]
    exemption: Exemption
    by: str = ""


@dataclass(frozen=True, slots=True)
class AddMeasure:
    """A new measure, whose periods say from when."""

    measure: Measure
    by: str = ""


# Hits under programmes that are not about the DPRK: no easing towards the DPRK moves them.
OTHER_PROGRAMMES = "LIST-OTHER"

Change: TypeAlias = Suspend | Restore | Repeal | SetParameter | Extend | AddException | AddMeasure


def overlay(law: Law, changes: Iterable[Change], *, cut_down: bool = False) -> Law:
    """The law under changes, made in their order; the law itself where they change nothing.

    Args:
        law: to lay them over; it is not touched.
        changes: which name measures by key (`UN-2397:p5`), by id (`UN-2397`, all its paragraphs) or by regime (`US`,
            all its measures on the DPRK).

        cut_down: the law is one as it was known earlier: what of a change it does not have yet is passed over.

    Raises:
        UsageError: a change names what the law does not have, or gives a parameter a value that it cannot have.
    """
    touched: dict[str, Measure] = {}
    for change in changes:
        if isinstance(change, AddMeasure):
            key = change.measure.key
            if key in touched or key in law.measures:
                raise UsageError(f"{key} is a measure already: give the new one another id, or set its parameters")
            touched[key] = change.measure
            continue
        for key in keys_of(law, _names(change), touched, cut_down=cut_down):
            touched[key] = _changed(touched.get(key) or law.measures[key], change)
    differing = {key: m for key, m in sorted(touched.items()) if law.measures.get(key) != m}
    if not differing:
        return law
    measures = {key: differing.get(key, m) for key, m in law.measures.items()}
    measures |= {key: m for key, m in differing.items() if key not in measures}
    said = hashlib.sha256("\n".join(_written(law, key, m) for key, m in differing.items()).encode()).hexdigest()
    return replace(law, measures=measures, overlays=(*law.overlays, f"changes {said}"), _programs={})


def keys_of(law: Law, names: Iterable[str], added: Iterable[str] = (), *, cut_down: bool = False) -> tuple[str, ...]:
    """The keys of the measures that names stand for, in the order of the law.

    Args:
        law: in which they are.
        names: keys, ids and regimes.
        added: keys of measures that are not in the law yet.
        cut_down: a name that stands for none is passed over.

    Raises:
        UsageError: a name stands for none.
    """
    known = [*law.measures, *(key for key in added if key not in law.measures)]
    found: dict[str, None] = {}
    for name in names:
        if name in REGIMES:
            mine = [key for key, m in law.measures.items() if m.regime == name and m.id != OTHER_PROGRAMMES]
        else:
            mine = [key for key in known if key == name or key.partition(":")[0] == name]
        if not mine and not cut_down:
            near = get_close_matches(name, [*known, *REGIMES], n=3, cutoff=0.5)
            advice = f"did you mean {' or '.join(near)}?" if near else "`sekisho law list` shows all"
            raise UsageError(f"no measure {name!r}: {advice}")
        found |= dict.fromkeys(mine)
    return tuple(key for key in known if key in found)


def _written(law: Law, key: str, measure: Measure) -> str:
    """What differs from the law, for its hash."""
    before = law.measures.get(key)
    if before is None:
        return f"{key} {measure!r}"
    names = ("suspended", "periods", "parameters", "extensions", "exemptions")
    differing = (n for n in names if getattr(before, n) is not getattr(measure, n))
    return " ".join((key, *(f"{n} {getattr(measure, n)!r}" for n in differing)))


def _with(measure: Measure, **fields: object) -> Measure:
    """The measure with other fields: `dataclasses.replace` would read and set all thirty."""
    changed = copy(measure)
    vars(changed).update(fields)
    return changed


def _names(change: Change) -> tuple[str, ...]:
    if isinstance(change, SetParameter):
        return (change.target,)
    return () if isinstance(change, AddMeasure) else change.targets


def _changed(measure: Measure, change: Change) -> Measure:
    match change:
        case Suspend(_, day, until):
            return _with(measure, suspended=(*measure.suspended, Period(day, until)))
        case Restore(_, day):
            return _restored(measure, day)
        case Repeal(_, day):
            return _repealed(measure, day)
        case SetParameter(_, name, value, day):
            return _with(measure, parameters={**measure.parameters, name: _set(measure, name, value, day)})
        case Extend(_, last, day):
            if last < day:
                raise UsageError(f"{measure.key}: its last day {last} lies before {day}, from which that is supposed")
            known = tuple(e for e in measure.extensions if e.until < last)
            return _with(measure, extensions=(*known, Extension(day, last, "high")))
        case AddException(_, exemption):
            return _with(measure, exemptions=(*measure.exemptions, exemption))
        case AddMeasure(added):
            return added


def _restored(measure: Measure, day: date) -> Measure:
    """Without suspensions from the day on; in force again from then where it had ended."""
    suspended = tuple(cut for s in measure.suspended if (cut := _cut(s, day)))
    periods = measure.periods
    if periods and not any(p.until is None or p.until > day for p in periods):
        periods = (*periods, Period(day))
    last = measure.expires
    if last is not None and last < day and periods == measure.periods:
        # Until the day nobody knows, as before; from then on it is in force without a last day.
        doubt = (date.fromordinal(last.toordinal() + 1), day)
        old = replace(periods[-1], until=day, ended_by=None, doubtful=doubt if doubt[0] < day else None)
        return _with(measure, suspended=suspended, periods=(*periods[:-1], old, Period(day)), extensions=())
    return _with(measure, suspended=suspended, periods=periods)


def _repealed(measure: Measure, day: date) -> Measure:
    if measure.terms_unknown:
        return _with(measure, suspended=(*measure.suspended, Period(day)))
    kept = tuple(cut for p in measure.periods if (cut := _cut(p, day)))
    if kept == measure.periods:
        return measure
    # Without a period its terms would count as unknown; so one of no day stands for never.
    return _with(measure, periods=kept or (Period(measure.periods[0].from_, measure.periods[0].from_),))


def _cut(period: Period, day: date) -> Period | None:
    """The period up to a day, None where nothing is left of it."""
    if period.from_ >= day:
        return None
    return period if period.until is not None and period.until <= day else replace(period, until=day, ended_by=None)


def _set(measure: Measure, name: str, value: int | date, day: date) -> Parameter:
    known = measure.parameters.get(name)
    if known is None:
        names: Sequence[str] = list(measure.parameters)
        advice = f"it has {', '.join(names)}" if names else "it has none"
        raise UsageError(f"{measure.key} has no parameter {name!r}: {advice}")
    if isinstance(value, date) != (known.unit == "date"):
        raise UsageError(f"{measure.key}: {name} is in {known.unit}, which {value} is not")
    if isinstance(value, int) and value < 0:
        raise UsageError(f"{measure.key}: {name} of {value} is under 0")
    parts = value if isinstance(value, date) else value * PARTS_OF_UNIT.get(known.unit, 1)
    return replace(known, values=(*(v for v in known.values if v[0] < day), (day, parts)))
