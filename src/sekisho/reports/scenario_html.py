"""What is shown of a comparison in a meeting? One self-contained page: the matrix, what moved, who still stops what."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from sekisho.deciding.decision import Refusal
from sekisho.reports.digest import sources
from sekisho.reports.html import template
from sekisho.reports.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sekisho.cases import Language, Regime
    from sekisho.scenarios import Comparison, Row, SideBySide
    from sekisho.scenarios.compare import Transition


def write(stream: TextIO, board: SideBySide, rows: Iterable[Row], lang: Language) -> None:
    """The comparison as a page without scripts that fetches nothing."""
    page = template("scenarios.html").render(
        rows=list(rows),
        columns=board.columns,
        lang=lang,
        moved=_moved,
        told=_told,
        sources=sources,
        word=lambda key, **values: word(key, lang, **values),
    )
    stream.write(page)


def _told(row: Row) -> list[Regime]:
    """The regimes that say something of a case, today or under a scenario; one of them at least."""
    if isinstance(row.base, Refusal):
        return []
    told = [
        regime
        for regime, today in row.base.regimes.items()
        if {today.verdict, *(c.scenario.regimes[regime].verdict for c in row.under)} != {"not_covered"}
    ]
    return told or list(row.base.regimes)[:1]


def _moved(column: Comparison) -> list[tuple[Transition, int]]:
    return [(t, n) for t, n in sorted(column.transitions.items()) if t.before != t.after]
