"""The same law over a table: every measure on every row as polars expressions, no Python a row.

Columns are the declared facts (null = unknown), `date`, and for a fact of type `latest` the two columns
`NAME.earliest` and `NAME.latest`. `permits` is a list of measure ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, reduce
from itertools import product

import polars as pl

from sekisho.cases import REGIMES, Regime
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
from sekisho.law.fact import POSSIBLY, Fact
from sekisho.law.kleene import Truth
from sekisho.law.model import FAR_PAST, Law, Measure, Parameter, Period
from sekisho.law.verdict import OUTCOMES, RANK, conclude

_TRUTHS: tuple[Truth, ...] = (False, True, None)
_OUT = 3
_IN_FORCE: dict[Truth, int] = {True: 1, None: 2, False: _OUT}
_UNKNOWN = pl.lit(None, dtype=pl.Boolean)


def schema(facts: Mapping[str, Fact], act: str) -> dict[str, pl.DataType]:
    """Names and types of the columns that the measures of one kind of act read."""
    columns: dict[str, pl.DataType] = {"date": pl.Date(), "permits": pl.List(pl.String)}
    for fact in facts.values():
        if act not in fact.acts:
            continue
        match fact.type:
            case "truth":
                columns[fact.name] = pl.Boolean()
            case "word":
                columns[fact.name] = pl.String()
            case "measured":
                columns[fact.name] = pl.Int64()
            case "day":
                columns[fact.name] = pl.Date()
            case "latest":
                columns[f"{fact.name}.earliest"] = columns[f"{fact.name}.latest"] = pl.Date()
            case "marks":
                pass
    return columns


def conclude_table(law: Law, act: str, table: pl.LazyFrame, regimes: Iterable[Regime] = REGIMES) -> pl.LazyFrame:
    """Decide every row.

    Args:
        law: the law; each row is decided under the law of its `date`.
        act: the kind of act that every row is.
        table: columns as `schema` names them.
        regimes: which to answer for.

    Returns:
        For each measure `KEY` its outcome (index of `OUTCOMES`, 255 where it is not in force) and, for each
        regime R, `R.at_least`, `R.at_most`, `R.as_it_stands` and `R.verdict` as ranks of `VERDICTS`, then `verdict`.
    """
    return settle_table(law, act, code_table(law, act, table, regimes), regimes)


def code_table(law: Law, act: str, table: pl.LazyFrame, regimes: Iterable[Regime] = REGIMES) -> pl.LazyFrame:
    """What each measure's parts say of every row, as one number a measure: all that a verdict rests on.

    Args:
        law: each row meets it as it is on its `date`.
        act: the kind of act that every row is.
        table: columns as `schema` names them.
        regimes: whose measures.
    """
    return table.select(_code(m).alias(f"{m.key}#") for m in _measures(law, act, regimes))


def recode_table(
    law: Law, base: Law, codes: pl.DataFrame, act: str, table: pl.DataFrame, regimes: Iterable[Regime] = REGIMES
) -> pl.LazyFrame:
    """The same under a changed law, where only the measures that changed are asked again.

    Args:
        law: the changed one.
        base: the law of which `codes` are.
        codes: `code_table` of the same rows, collected.
        act, table, regimes: as there.
    """
    changed = [m for m in _measures(law, act, regimes) if base.measures.get(m.key) != m]
    fresh = table.lazy().select(_code(m).alias(f"{m.key}#") for m in changed).collect() if changed else pl.DataFrame()
    again = set(fresh.columns)
    columns = [fresh[n] if n in again else codes[n] for n in (f"{m.key}#" for m in _measures(law, act, regimes))]
    return pl.LazyFrame(columns)


def settle_table(law: Law, act: str, codes: pl.LazyFrame, regimes: Iterable[Regime] = REGIMES) -> pl.LazyFrame:
    """Outcomes, ranges and verdicts from the codes of a table; see `conclude_table`."""
    chosen = tuple(regimes)
    measures = _measures(law, act, chosen)
    outcomes = [_look_up(m, 0, f"{m.key}#").alias(m.key) for m in measures]
    ranks = [_regime(r, [m for m in measures if m.regime == r]) for r in chosen]
    verdicts = [e for r in chosen for e in _settled(r)]
    return (
        codes.select(*outcomes, *(e for row in ranks for e in row))
        .with_columns(verdicts)
        .with_columns(verdict=pl.max_horizontal(f"{r}.verdict" for r in chosen))
    )


def _measures(law: Law, act: str, regimes: Iterable[Regime]) -> list[Measure]:
    chosen = tuple(regimes)
    return [m for m in law.measures.values() if act in m.acts and m.regime in chosen]


def _regime(regime: Regime, measures: list[Measure]) -> Iterator[pl.Expr]:
    for place, name in ((1, "at_least"), (2, "at_most"), (3, "as_it_stands")):
        parts = [_look_up(m, place, f"{m.key}#") for m in measures]
        yield pl.max_horizontal([pl.lit(0, dtype=pl.UInt8), *parts]).alias(f"{regime}.{name}")


def _settled(regime: Regime) -> Iterator[pl.Expr]:
    """The verdict of a range; where the range is a point it stands as that point, as for one case."""
    low, high, stands = (pl.col(f"{regime}.{name}") for name in ("at_least", "at_most", "as_it_stands"))
    refer = pl.lit(RANK["refer"], dtype=pl.UInt8)
    yield pl.when(low == high).then(low).otherwise(pl.max_horizontal(low, refer)).alias(f"{regime}.verdict")
    yield pl.when(low == high).then(low).otherwise(stands).alias(f"{regime}.as_it_stands")


def _code(measure: Measure) -> pl.Expr:
    """The truth of the five parts as one number in base 3; 243 where the measure is not in force."""
    parameters = measure.parameters
    exempt = [_during(truth(e.when, parameters), e.period) for e in measure.exemptions]
    soft = measure.softening
    parts = (
        truth(measure.reach, parameters),
        truth(measure.test, parameters),
        reduce(pl.Expr.or_, exempt, pl.lit(False)),
        _during(truth(soft.when, parameters), soft.period) if soft else pl.lit(False),
    )
    number = pl.lit(0, dtype=pl.UInt8)
    for part in parts:
        number = number * 3 + part.cast(pl.UInt8).fill_null(2)
    in_force = _by_date(measure.turning_days(), lambda day: _IN_FORCE[measure.in_force(day)], pl.UInt8())
    return pl.when(in_force == _OUT).then(pl.lit(243, dtype=pl.UInt8)).otherwise(number * 3 + in_force)


def _by_date(days: Iterable[date], value: Callable[[date], object], dtype: pl.DataType) -> pl.Expr:
    """A step function of each row's date: `value` is asked once before the first day and once from each day on."""
    starts = sorted(days)
    values = pl.Series([value(FAR_PAST), *map(value, starts)], dtype=dtype)
    if len(starts) == 0:
        return pl.lit(values[0], dtype=dtype)
    steps = pl.lit(pl.Series(starts, dtype=pl.Date)).search_sorted(pl.col("date"), side="right")
    return pl.lit(values).gather(steps)


def _during(expression: pl.Expr, period: Period) -> pl.Expr:
    inside = pl.col("date") >= period.from_
    if period.until:
        inside = inside & (pl.col("date") < period.until)
    return inside & expression


def _valued(parameter: Parameter) -> pl.Expr:
    dtype: pl.DataType = pl.Date() if parameter.unit == "date" else pl.Int64()
    if len(parameter.values) == 1 and parameter.values[0][0] == FAR_PAST:
        return pl.lit(parameter.values[0][1], dtype=dtype)
    return _by_date([since for since, _ in parameter.values], parameter.at, dtype)


def _since(fact: str, start: pl.Expr) -> pl.Expr:
    earliest, latest = pl.col(f"{fact}.earliest"), pl.col(f"{fact}.latest")
    return pl.when(earliest >= start).then(pl.lit(True)).when(latest < start).then(pl.lit(False))


@cache
def _answers(gives: int, softened_gives: int, presumed: bool) -> tuple[pl.Series, ...]:
    rows = [
        conclude(*parts, gives=gives, softened_gives=softened_gives, presumed=presumed)
        for parts in product(_TRUTHS, repeat=5)
    ]
    columns = zip(*((OUTCOMES.index(r.outcome), *r[1:]) for r in rows), strict=True)
    return tuple(pl.Series([*c, 255 if i == 0 else 0], dtype=pl.UInt8) for i, c in enumerate(columns))


def _look_up(measure: Measure, place: int, code: str) -> pl.Expr:
    gives = RANK[measure.verdict]
    soft = RANK[measure.softening.verdict] if measure.softening else gives
    return pl.lit(_answers(gives, soft, measure.presumed)[place]).gather(pl.col(code))


def truth(condition: Condition, parameters: Mapping[str, Parameter]) -> pl.Expr:
    """A condition as an expression; polars' `&` and `|` on nulls are Kleene's."""
    match condition:
        case Holds(fact):
            return pl.col(fact)
        case Is(fact, words):
            return pl.col(fact) == words[0] if len(words) == 1 else pl.col(fact).is_in(list(words))
        case Exceeds(fact, parameter):
            return pl.col(fact) > _valued(parameters[parameter])
        case OnOrAfter(fact, parameter):
            return pl.col(fact) >= _valued(parameters[parameter])
        case Since(fact, parameter):
            return _since(fact, _valued(parameters[parameter]))
        case Within(fact, parameter):
            return _since(fact, pl.col("date") - pl.duration(days=_valued(parameters[parameter])))
        case Known(fact):
            return pl.when(pl.col(fact).is_not_null()).then(pl.lit(True))
        case Unsettled():
            return _UNKNOWN
        case Permitted(ids):
            permits = pl.col("permits")
            surely = reduce(pl.Expr.or_, (permits.list.contains(i) for i in ids))
            possibly = reduce(pl.Expr.or_, (permits.list.contains(POSSIBLY + i) for i in ids))
            return pl.when(surely).then(pl.lit(True)).when(possibly).then(None).otherwise(surely)
        case Not(part):
            return ~truth(part, parameters)
        case All(parts):
            return reduce(pl.Expr.and_, (truth(p, parameters) for p in parts), pl.lit(True))
        case Any(parts):
            return reduce(pl.Expr.or_, (truth(p, parameters) for p in parts), pl.lit(False))
