"""What goes into a spreadsheet? One row a hit, and one for each query without a hit."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from sekisho.reports.hits import Answer
from sekisho.reports.wrap import shown

COLUMNS = (
    *("id", "name", "hits", "band", "score", "list", "entry", "kind", "listed_name", "matched_alias", "because"),
    *("settles", "listed_from", "listed_to", "programmes", "about_dprk", "problems"),
)
# A spreadsheet runs what begins like a formula; a quote in front keeps somebody's data a text.
_FORMULA = ("=", "+", "-", "@")


def header() -> str:
    """The first line, with its line end."""
    return _line(COLUMNS)


def rows(answer: Answer) -> Iterator[str]:
    """The lines of one answer (UTF-8, RFC 4180); `hits` is how many it has, several values in a cell part with ` | `.

    What cannot be seen stands as U+FFFD, as in the text form.
    """
    said = " | ".join(f"{problem.message} [{problem.code}]" for problem in answer.problems)
    name, count = " | ".join(answer.names), str(len(answer.hits))
    if not answer.hits:
        yield _line([answer.id, name, count, *[""] * (len(COLUMNS) - 4), said])
    for hit in answer.hits:
        days = [day.isoformat() if day else "" for day in (hit.listed_from, hit.listed_to)]
        met = (hit.band, f"{hit.score:.3f}", hit.list, hit.entry, hit.kind, hit.listed_name, hit.matched_alias)
        why = (" | ".join(hit.because), " ".join(hit.settles))
        about = (*days, " ".join(hit.programmes), "true" if hit.about_dprk else "false")
        yield _line([answer.id, name, count, *met, *why, *about, said])


def _line(cells: tuple[str, ...] | list[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(map(_safe, cells))
    return written.getvalue()


def _safe(cell: str) -> str:
    cell = shown(cell, lines=True)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
