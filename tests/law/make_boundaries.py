"""Write the table of boundaries: every dated threshold, limit and window of the law, just below, at and just above it.

    python -m tests.law.make_boundaries > tests/law/boundaries.csv

The days are those on which a measure changes, with the day before and the day after; the values are a parameter's own,
one part below and one part above. Each row is decided as a real case. The file is reviewed line by line against the
sources before it is committed: a row that moves is a change of the law, or a fault.
"""

import csv
import io
import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from sekisho.cases.read import read_cases
from sekisho.deciding import Decision, Finding, decide
from sekisho.law import Law, Measure, load_built_in
from sekisho.law.fact import PARTS_OF_UNIT
from tests.law.exercises import EXERCISES, Exercise

FILE = Path(__file__).parent / "boundaries.csv"
HEAD = """\
# Boundaries of the law: each day on which a measure changes, with the day before and after; each limit, with one part
# below and above. Read a line as: under `measure`, on `day`, this `case` has this `outcome`, which by itself means
# `it says`; all measures of the regime together say `verdict`. "not in force" = the measure is not there that day.
# Reviewed against the sources by hand. To write it anew:
#   python -m tests.law.make_boundaries > tests/law/boundaries.csv
"""
COLUMNS = ("regime", "measure", "day", "case", "outcome", "it says", "verdict")
_EARLIEST = date(1998, 1, 1)
_DAY = timedelta(days=1)


class Row(NamedTuple):
    """One boundary and what is said there."""

    regime: str
    measure: str
    day: str
    case: str
    outcome: str
    says: str
    verdict: str


def rows(law: Law) -> list[Row]:
    """Every row of the table, by regime and measure in the order of the law, then by case and day."""
    place = {key: i for i, key in enumerate(law.measures)}
    found: dict[Row, int] = {}
    for number, exercise in enumerate(sorted(EXERCISES, key=lambda e: place[e.measure])):
        for row in _rows_of(law, exercise):
            found.setdefault(row, number)
    return sorted(found, key=lambda row: (found[row], row.day))


def _rows_of(law: Law, exercise: Exercise) -> Iterator[Row]:
    measure = law.measures[exercise.measure]
    for day in exercise.on or days_of(measure):
        for value in _values(measure, exercise, day):
            case = {
                "id": "boundary",
                "date": day.isoformat(),
                "regimes": [measure.regime],
                "decisions": [],
                **exercise.case(day, value),
            }
            said = _decide(law, case).regimes[measure.regime]
            finding = next((f for f in said.findings if _key(f) == measure.key), None)
            outcome, says = (_outcome(finding), finding.verdict) if finding else ("not in force", "")
            yield Row(
                measure.regime,
                measure.key,
                day.isoformat(),
                exercise.words.format(_said(value)),
                outcome,
                says,
                said.verdict,
            )


def days_of(measure: Measure) -> list[date]:
    """The days on which a measure changes, with their neighbours."""
    turns = [d for d in measure.turning_days() if d > _EARLIEST]
    return sorted({d + shift for d in turns for shift in (-_DAY, timedelta(), _DAY)})


def _values(measure: Measure, exercise: Exercise, day: date) -> list[int | Decimal | date | None]:
    """The value in force (before the first: the first), one part below it and one above; no day after the act."""
    if exercise.vary is None:
        return [None]
    parameter = measure.parameters[exercise.vary]
    limit = parameter.at(day)
    if limit is None:
        limit = parameter.values[0][1]
    if isinstance(limit, date):
        return [d for d in (limit - _DAY, limit, limit + _DAY) if d <= day]
    parts = PARTS_OF_UNIT.get(parameter.unit, 1)
    near = (limit - 1, limit, limit + 1)
    return [*near] if parts == 1 else [Decimal(v) / parts for v in near]


def _said(value: object) -> str:
    return f"{value:,}" if isinstance(value, int | Decimal) else str(value)


def _decide(law: Law, case: dict[str, object]) -> Decision:
    (arrival,) = read_cases(io.BytesIO(json.dumps(case).encode()), reader="json")
    if arrival.case is None:
        raise ValueError(f"{case}: {arrival.problems}")
    return decide(arrival.case, law)


def _key(finding: Finding) -> str:
    return f"{finding.measure}:{finding.provision}" if finding.provision else finding.measure


def _outcome(finding: Finding) -> str:
    by = ", ".join(e.id for e in finding.exceptions if e.holds is True)
    return f"{finding.outcome} by {by}" if by else finding.outcome


def text(law: Law) -> str:
    """The whole file."""
    out = io.StringIO()
    out.write(HEAD)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows(law))
    return out.getvalue()


if __name__ == "__main__":
    sys.stdout.write(text(load_built_in()))
