"""How did the law come to be what it is? The measures of the built-in law as bars, 2003 to 2030: `docs/timeline.svg`.

Everything is drawn from the law itself, so that the picture changes when the law does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from html import escape

from sekisho.cases import REGIMES
from sekisho.law import RANK, Law, Measure
from sekisho.reports.words import name_of

BEGIN, END = date(2003, 1, 1), date(2030, 1, 1)
LEFT, RIGHT, WIDTH = 345, 12, 1000
ROW, BAR, HEAD = 17, 11, 20
COLOURS = {"prohibited": "prohibited", "licence_required": "licence required", "allowed_with_duty": "duty"}
STYLE = """
  text { font: 11.5px system-ui, sans-serif; fill: #1f2328; }
  .faint { fill: #59636e; } .head { font-weight: 700; } .in { font-size: 9.5px; fill: #fff; }
  .grid { stroke: #d8dee4; } .event { stroke: #59636e; stroke-dasharray: 3 3; } .page { fill: #fff; }
  .prohibited { fill: #a8321f; } .licence_required { fill: #96620a; } .allowed_with_duty { fill: #2b66a8; }
  .later { opacity: .35; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .faint { fill: #9198a1; } .in { fill: #fff; }
    .grid { stroke: #2d333b; } .event { stroke: #9198a1; } .page { fill: #0d1117; }
    .prohibited { fill: #c4472f; } .licence_required { fill: #a8741a; } .allowed_with_duty { fill: #3d7ec4; }
  }
"""


@dataclass(frozen=True)
class Row:
    """Measures that follow one another, or stand in one resolution: one line of bars."""

    label: str
    measures: tuple[Measure, ...]

    @property
    def begins(self) -> date:
        """The first day of its first bar."""
        return min(p.from_ for m in self.measures for p in m.periods)


def draw(law: Law) -> str:
    """The picture of a law, as SVG."""
    events = [(e.date, e.title.en) for e in law.events.values() if _weight(law)[e.id] >= 4]
    top = HEAD + 14 * len(events) + 8
    body: list[str] = []
    y = top
    for regime in REGIMES:
        body.append(f'<text class="head" x="12" y="{y + 12}">{name_of("regime", regime, "en")}</text>')
        y += HEAD
        for row in rows(law, regime):
            body += _row(row, y, law.verified)
            y += ROW
        y += 6
    bottom = y
    years = "".join(
        f'<line class="grid" x1="{_x(date(year, 1, 1))}" x2="{_x(date(year, 1, 1))}" y1="{top}" y2="{bottom}"/>'
        f'<text class="faint" x="{_x(date(year, 1, 1)) + 2}" y="{bottom + 12}">{year}</text>'
        for year in range(BEGIN.year, END.year, 3)
    )
    lines = [(*event, HEAD + 14 * n) for n, event in enumerate(events)]
    lines.append((law.verified, "", top))
    marks = "".join(
        f'<line class="event" x1="{_x(day)}" x2="{_x(day)}" y1="{at - 8}" y2="{bottom}"/>'
        + (f'<text x="{_x(day) + 4}" y="{at}">{day:%Y-%m} {escape(title)}</text>' if title else "")
        for day, title, at in lines
    )
    said = f"paler: after {law.verified}, the day to which the law was read"
    read = f'<text class="faint" text-anchor="end" x="{WIDTH - RIGHT}" y="{bottom + 28}">{said}</text>'
    key = "".join(
        f'<rect class="{verdict}" x="{12 + 130 * n}" y="{bottom + 18}" width="12" height="{BAR}" rx="2"/>'
        f'<text x="{29 + 130 * n}" y="{bottom + 28}">{word}</text>'
        for n, (verdict, word) in enumerate(COLOURS.items())
    )
    height = bottom + 40
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
            'aria-label="When each measure on North Korea was in force, by regime, 2003 to 2030">',
            f"<style>{STYLE}</style>",
            f'<rect class="page" width="{WIDTH}" height="{height}"/>',
            *(years, *body, marks, key, read),
            "</svg>\n",
        ]
    )


def rows(law: Law, regime: str) -> list[Row]:
    """The rows of a regime: resolutions by number, all else by the chain of measures that succeed one another."""
    drawn = [m for m in law.measures.values() if m.regime == regime and m.periods and m.acts and m.verdict in COLOURS]
    found: dict[str, list[Measure]] = {}
    root: dict[str, str] = {}
    for measure in sorted(drawn, key=lambda m: m.periods[0].from_):
        root[measure.key] = root.get(measure.succeeds or "", measure.id)
        found.setdefault(root[measure.key], []).append(measure)
    made = [Row(_label(tuple(measures)), tuple(measures)) for measures in found.values()]
    return sorted(made, key=lambda row: row.begins)


def _label(measures: tuple[Measure, ...]) -> str:
    last = measures[-1]
    title = last.title.en
    if last.regime == "UN":
        title = last.citations[0].instrument.title.en.replace("Security Council resolution", "Resolution")
    elif len({m.id for m in measures}) == 1 and len(measures) > 1:
        title = last.citations[0].instrument.title.en
    return title if len(title) <= 53 else title[:51].rsplit(" ", 1)[0] + " …"


def _weight(law: Law) -> Counter[str | None]:
    """How many measures each event opened or closed."""
    return Counter(e for m in law.measures.values() for e in {x for p in m.periods for x in (p.by, p.ended_by)})


def _row(row: Row, y: int, verified: date) -> list[str]:
    parts = [f'<text x="20" y="{y + 10}">{escape(row.label)}</text>']
    spans: dict[tuple[date, date], Measure] = {}
    for measure in row.measures:
        for period in measure.periods:
            span = (period.from_, min(period.until or END, measure.expires or END, END))
            if span not in spans or RANK[measure.verdict] > RANK[spans[span].verdict]:
                spans[span] = measure
    # The strictest of a resolution's paragraphs lies on top.
    for (begin, end), measure in sorted(spans.items(), key=lambda s: RANK[s[1].verdict]):
        title = f"<title>{escape(f'{measure.key} {measure.title.en}: {begin} to {end}')}</title>"
        for start, stop, later in ((begin, min(end, verified), ""), (max(begin, verified), end, " later")):
            if start < stop:
                width = round(_x(stop) - _x(start), 1)
                parts.append(
                    f'<rect class="{measure.verdict}{later}" x="{_x(start)}" y="{y + 1}" width="{max(width - 1, 1.5)}" '
                    f'height="{BAR}" rx="2">{title}</rect>'
                )
        limit = _limit(measure)
        if limit and _x(end) - _x(begin) > 7 * len(limit):
            parts.append(f'<text class="in" x="{_x(begin) + 4}" y="{y + 10}">{limit}</text>')
    return parts


def _limit(measure: Measure) -> str:
    """The one sum of money that a measure turns on, short."""
    sums = [(p.unit, p.values[-1][1]) for p in measure.parameters.values() if p.unit in ("JPY", "EUR")]
    if len(sums) != 1 or not isinstance(sums[0][1], int):
        return ""
    sign, value = ("¥", sums[0][1]) if sums[0][0] == "JPY" else ("€", sums[0][1] // 100)
    return f"{sign}{value // 10**6}m" if value >= 10**6 else f"{sign}{value // 1000}k"


def _x(day: date) -> float:
    share = (max(BEGIN, min(day, END)) - BEGIN).days / (END - BEGIN).days
    return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)
