"""What goes into a spreadsheet of a comparison? One row a case and regime: today, and under each scenario."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from sekisho.deciding.decision import Refusal
from sekisho.reports.table import REFUSED, safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sekisho.cases import Language
    from sekisho.scenarios import Row, SideBySide


def write(stream: TextIO, board: SideBySide, rows: Iterable[Row], lang: Language) -> None:
    """The comparison as CSV: `case,regime,today`, then each scenario's verdict and the measures that still stop."""
    lines = csv.writer(stream, lineterminator="\r\n")
    names = [column.scenario.id for column in board.columns]
    lines.writerow(["case", "regime", "today", *(f"{name}{part}" for name in names for part in ("", ".still"))])
    for row in rows:
        if isinstance(row.base, Refusal):
            lines.writerow([safe(row.case), "", REFUSED, *("" for _ in names for _ in range(2))])
            continue
        for regime, today in row.base.regimes.items():
            cells = [safe(row.case), regime, today.verdict]
            for compared in row.under:
                still = [one.measure for one in compared.still if one.regime == regime]
                cells += [compared.scenario.regimes[regime].verdict, " ".join(still)]
            lines.writerow(cells)
