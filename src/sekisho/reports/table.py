"""What goes into a spreadsheet? One row a case: the verdict, who governs, and every regime's own answer."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sekisho.cases import REGIMES
from sekisho.deciding.decision import Refusal
from sekisho.reports.wrap import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sekisho.reports.digest import Answer

_OF_REGIME = ("verdict", "authority", "duty", "needs", "measures")
COLUMNS: tuple[str, ...] = (
    *("case", "kind", "date", "verdict", "governing"),
    *(f"{regime}.{column}" for regime in REGIMES for column in _OF_REGIME),
    *("hits", "problems", "law", "decision"),
)
REFUSED = "not_decided"  # stands in the column `verdict` of a case that could not be read
# A spreadsheet runs what begins like a formula; a quote in front keeps somebody's data a text.
_FORMULA = ("=", "+", "-", "@")


def header() -> str:
    """The first line, with its line end."""
    return _line(COLUMNS)


def row(answer: Answer) -> str:
    """One answer as one line of CSV (UTF-8, RFC 4180, several values in one cell divided by a blank).

    A regime that was not asked leaves its cells empty. A text that a spreadsheet would run as a formula
    gets a quote in front; what cannot be seen stands as U+FFFD, as in the text form, but line breaks stay.
    """
    if isinstance(answer, Refusal):
        said = " | ".join(f"{p.field or answer.case}: {p.message} [{p.code}]" for p in answer.problems)
        return _row({"case": answer.case, "verdict": REFUSED, "problems": said})
    cells = {
        "case": answer.case,
        "kind": answer.kind,
        "date": answer.date.isoformat(),
        "verdict": answer.verdict,
        "governing": " ".join(answer.governing),
        "hits": " ".join(f"{hit.list}:{hit.entry}" for hit in answer.hits),
        "problems": " ".join(problem.code for problem in answer.problems),
        "law": answer.law,
        "decision": answer.id,
    }
    for regime, said_by in answer.regimes.items():
        cells[f"{regime}.verdict"] = said_by.verdict
        cells[f"{regime}.authority"] = said_by.authority or ""
        cells[f"{regime}.duty"] = said_by.duty or ""
        cells[f"{regime}.needs"] = " ".join(said_by.needs)
        deciding = (f.measure for f in said_by.findings if f.outcome != "clear")
        cells[f"{regime}.measures"] = " ".join(dict.fromkeys(deciding))
    return _row(cells)


def _row(cells: dict[str, str]) -> str:
    return _line([safe(cells.get(column, "")) for column in COLUMNS])


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


def safe(cell: str) -> str:
    """A cell that no spreadsheet runs and in which what cannot be seen stands as U+FFFD."""
    cell = shown(cell, lines=True)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
