"""Which edition of the Harmonized System holds on a day, and does a code belong to it?

Only the codes at which an edition moves goods that the law names are known here. States put an edition into force when
they do, some weeks late, so a code of the neighbouring edition is a warning and never a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import yaml

from sekisho.cases import Problem
from sekisho.deciding.evidence.goods import Lines


@dataclass(frozen=True, slots=True)
class Moved:
    """A code that not every edition has: its days, half-open, and the codes of its goods in the other editions."""

    from_: date
    until: date
    beside: tuple[str, ...]


@cache
def _tables() -> tuple[dict[str, date], dict[str, Moved]]:
    raw = yaml.load((Path(__file__).parent / "hs_editions.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    editions: dict[str, date] = raw["editions"]
    ends = {name: editions[after] for name, after in pairwise(editions)}
    codes = {
        code: Moved(
            editions[row["first"]] if "first" in row else date.min,
            ends[row["last"]] if "last" in row else date.max,
            tuple(row["beside"]),
        )
        for code, row in raw["codes"].items()
    }
    return editions, codes


def edition_on(day: date) -> str | None:
    """The edition in force on a day by the Convention; None before the first that is known."""
    editions, _ = _tables()
    return next((name for name, first in reversed(editions.items()) if first <= day), None)


def of_other_editions(case: str, goods: Lines, day: date) -> Iterator[Problem]:
    """A warning for each code that the edition of the day does not have."""
    _, codes = _tables()
    for path, line in goods.items():
        code = (line.hs or "")[:6]
        moved = codes.get(code)
        if moved is None or moved.from_ <= day < moved.until:
            continue
        when = f"ended on {moved.until}" if day >= moved.until else f"came on {moved.from_}"
        yield Problem(
            case=case,
            field=f"{path}.hs",
            code="cargo.hs.edition",
            severity="warning",
            message=f"HS {code} {when}; in {edition_on(day)}, in force on {day}, its goods stand under "
            f"{' or '.join(moved.beside)}: decided as given, but check the code",
        )
