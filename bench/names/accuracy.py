"""The section of the document on accuracy: the figures at the shipped thresholds, by class and kind, and the curve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.names.figures import draw_curves, write_section
from bench.names.floors import Floor
from bench.names.judging import Judged, curve, group, judge
from bench.names.public_set import Answer

from sekisho.screening.bands import THRESHOLDS

_CURVE = "screening_recall.svg"
_FARTHEST, _LOWEST = 0.10, 0.80


def write(docs: Path, answers: Sequence[Answer], found: Sequence[Floor]) -> None:
    """Write the section and its curve."""
    (docs / _CURVE).write_text(_drawn(answers), encoding="utf-8")
    write_section(docs / "screening_figures.md", "Accuracy on the public name set", "\n".join(_text(answers, found)))


def _drawn(answers: Sequence[Answer]) -> str:
    curves, marked = {}, {}
    for kind, some in group(answers, lambda a: a.row.kind).items():
        points = [(p.judged.false_rate, p.judged.recall, f"{kind}, threshold {p.threshold}") for p in curve(some)]
        curves[f"{kind}s"] = points
        at = judge(some, THRESHOLDS)
        marked[f"{kind}s"] = (at.false_rate, at.recall, f"as shipped, .{THRESHOLDS[some[0].row.kind]}")
    return draw_curves(
        "Listed names found, and false alarms, over thresholds .60 to .95",
        "names nobody is listed under, with any hit",
        "listed names found",
        curves,
        (0.0, _FARTHEST),
        (_LOWEST, 1.0),
        marked,
    )


def _text(answers: Sequence[Answer], found: Sequence[Floor]) -> Iterator[str]:
    whole = judge(answers, THRESHOLDS)
    shipped = ", ".join(f"{kind} .{threshold}" for kind, threshold in THRESHOLDS.items())
    yield f"`python -m bench.names --write`; {len(answers):,} queries; thresholds as shipped: {shipped}."
    yield f"Recall {whole.recall:.3f}, false alarms {whole.false_rate:.3f}, precision {whole.precision:.3f},"
    yield f"F1 {whole.f1:.3f}. A positive counts where the right party is among the hits; a false alarm is a query"
    yield "that nobody is meant by, with any hit at all."
    yield f"\n![recall against false alarms by kind]({_CURVE})\n"
    yield "| figure | found | wanted | queries |\n|---|---:|---:|---:|"
    for floor in found:
        sign = "≥" if floor.at_least else "≤"
        yield f"| {floor.what} | {floor.found:.3f} | {sign} {floor.limit:g} | {floor.rows:,} |"
    yield "\nRecall / false alarms by threshold and kind:\n"
    kinds = {kind: curve(some) for kind, some in group(answers, lambda a: a.row.kind).items()}
    yield f"| threshold | all | {' | '.join(kinds)} |\n|---:|---:|{'---:|' * len(kinds)}"
    for i, (threshold, judged) in enumerate(curve(answers)):
        if threshold % 20 == 0 or threshold in THRESHOLDS.values():
            cells = " | ".join(_pair(points[i].judged) for points in kinds.values())
            yield f"| .{threshold} | {_pair(judged)} | {cells} |"
    yield "\nBy class, at the shipped thresholds:\n"
    yield "| class | kind | queries | found or false |\n|---|---|---:|---:|"
    for _, some in group(answers, lambda a: f"{not a.row.right} {a.row.group} {a.row.kind}").items():
        one, row = judge(some, THRESHOLDS), some[0].row
        yield f"| {row.group} | {row.kind} | {len(some)} | {one.recall if row.right else one.false_rate:.3f} |"


def _pair(judged: Judged) -> str:
    return f"{judged.recall:.3f} / {judged.false_rate:.3f}"
