"""Writes the pages of `docs/` that are made from the law, the chronicle or tables; with `--check` it only compares."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from articles import articles
from inputs_page import inputs

from sekisho.cases import REGIMES
from sekisho.chronicle import load_built_in as load_chronicle
from sekisho.law import Law, Measure, load_built_in
from sekisho.law.condition import Condition, Unsettled, leaves
from sekisho.reports.timeline import timeline_of
from sekisho.reports.timeline_svg import draw
from sekisho.reports.words import name_of

DOCS = Path(__file__).resolve().parents[1] / "docs"
MADE = "<!-- Made from the law by scripts/reference.py: change the law, not this page. -->\n\n"
KINDS = {
    "primary": "primary text",
    "primary_copy": "copy of the primary text",
    "secondary": "secondary",
    "memory": "own knowledge, no text found",
}


def measures(law: Law) -> Iterator[str]:
    """Every measure in a table for each regime."""
    yield "# All measures\n\n" + MADE
    yield f"{len(law.measures)} measures, read to {law.verified}. `sekisho law show ID` gives each in full.\n"
    yield "A measure with no kind of case is shown and decides nothing. `until` is the first day out of force.\n"
    for regime in REGIMES:
        yield f"\n## {name_of('regime', regime, 'en')}\n\n"
        yield "| id | what | acts | gives | from | until | confidence |\n|---|---|---|---|---|---|---|\n"
        for m in (m for m in law.measures.values() if m.regime == regime):
            gives = f"{m.verdict}{f' ({m.authority})' if m.authority else ''}" if m.acts else "-"
            first = "<br>".join(str(p.from_) for p in m.periods) or "not known"
            last = "<br>".join(str(p.until or (f"last decided {m.expires}" if m.expires else "")) for p in m.periods)
            acts = ", ".join(m.acts) or "none"
            yield f"| `{m.key}` | {m.title.en} | {acts} | {gives} | {first} | {last} | {m.confidence} |\n"


def sources(law: Law) -> Iterator[str]:
    """Every source with its addresses and the measures that rest on it."""
    cited: dict[str, dict[str, None]] = {name: {} for name in law.sources}
    for m in law.measures.values():
        for c in (*m.citations, *(c for e in m.exemptions for c in e.citations)):
            cited[c.source.id][m.id] = None
    yield "# Sources\n\n" + MADE
    yield f"Where the facts of the law were read, up to {law.verified}. A page may have changed or gone since.\n\n"
    yield "| id | what | kind | cited by |\n|---|---|---|---|\n"
    for source in law.sources.values():
        where = " ".join(f"[{n}]({url})" for n, url in enumerate(source.urls, 1))
        by = ", ".join(f"`{name}`" for name in cited[source.id]) or "an event"
        yield f"| `{source.id}` | {source.title} {where} | {KINDS[source.kind]} | {by} |\n"


def open_points(law: Law) -> Iterator[str]:
    """Everything in the law that no source settles."""
    yield "# What no source settles\n\n" + MADE
    yield "A case that turns on one of the first two groups is referred, and the finding says why.\n"
    yield "The others are for the reader. [limits.md](limits.md) says what else to know.\n"
    for title, lines in (
        ("Days on which it is not known whether a measure was in force", _doubtful_days),
        ("Exceptions whose reach is not known", _unsettled_exceptions),
        ("Measures on less than a primary text or two independent sources", _less_than_high),
        ("Measures that decide nothing, because no kind of case carries what they ask", _silent),
        ("Notes of the measures that say what was not read or not checked", _unread),
    ):
        yield f"\n## {title}\n\n"
        yield from (f"- {line}\n" for m in law.measures.values() for line in lines(m))


def _doubtful_days(m: Measure) -> Iterator[str]:
    for p in m.periods:
        if p.doubtful and p.why_doubtful:
            yield f"`{m.key}`, from {p.doubtful[0]} until {p.doubtful[1]}: {p.why_doubtful.en}"
    if m.expires and m.acts:
        yield f"`{m.key}`, after {m.expires}: its last day as decided so far"
    if m.verified_to:
        yield f"`{m.key}`, after {m.verified_to}: checked to that day"
    if m.terms_unknown:
        yield f"`{m.key}`: it exists; since when and on what terms is not known"


def _unsettled(condition: Condition) -> bool:
    return any(isinstance(leaf, Unsettled) for leaf in leaves(condition))


def _unsettled_exceptions(m: Measure) -> Iterator[str]:
    for e in m.exemptions:
        if _unsettled(e.when):
            yield f"`{m.key}`: {e.title.en} (`{e.when_text}`)"


def _less_than_high(m: Measure) -> Iterator[str]:
    if m.confidence != "high":
        yield f"`{m.key}` ({m.confidence}): {m.title.en}"


def _silent(m: Measure) -> Iterator[str]:
    if not m.acts and m.kind != "notice":
        yield f"`{m.key}`: {m.title.en}"


_UNREAD = ("not checked", "not be read", "not read", "not found", "not verified", "no text", "not from the texts")


def _unread(m: Measure) -> Iterator[str]:
    for note in m.notes:
        if any(words in note.en for words in _UNREAD) and m.acts:
            yield f"`{m.key}`: {note.en}"


PAGES: dict[str, Callable[[Law], Iterator[str]]] = {
    "measures.md": measures,
    "sources.md": sources,
    "open-points.md": open_points,
    "articles.md": lambda law: articles(law, load_chronicle()),
    "timeline.svg": lambda law: iter((draw(timeline_of(law)),)),
}


def stale() -> Iterator[tuple[Path, str]]:
    """The pages that are not what the law and the tables make of them, each with what it should be."""
    law = load_built_in()
    for name, make in PAGES.items():
        path, text = DOCS / name, "".join(make(law))
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield path, text
    path = DOCS / "inputs.md"
    page = path.read_text(encoding="utf-8")
    text = inputs(page)
    if page != text:
        yield path, text


if __name__ == "__main__":
    found = dict(stale())
    if "--check" not in sys.argv:
        for page, text in found.items():
            page.write_text(text, encoding="utf-8")
            print(f"wrote docs/{page.name}")
    elif found:
        sys.exit(f"not as they are made: {', '.join(p.name for p in found)}; run python scripts/reference.py")
