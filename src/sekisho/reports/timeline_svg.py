"""When was each measure in force? The timeline as a picture that needs nothing else: SVG, for light and dark pages."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from rich.cells import cell_len

from sekisho.reports.timeline import BEGIN, END, STATES, Row, Span, Timeline
from sekisho.reports.words import name_of, word
from sekisho.reports.wrap import visible, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sekisho.cases import Language
    from sekisho.law import Measure

# In units of the picture; the pages show it about 900 pixels wide.
_LEFT, _RIGHT, _WIDTH = 362, 14, 920
_LINE, _BAR, _HEAD = 16, 12, 22
_CELL = 7.3  # a column of 13-unit letters; a full-width one has two
_LABEL_CELLS = int((_LEFT - 32) / _CELL)
# From the strictest; the lightness falls with it, so that colour is not needed to tell them apart.
_KEY = ("prohibited", "licence_required", "refer", "allowed_with_duty", "not_covered")
# Which letters a bar bears: dark ones on a light bar in both schemes, white ones on the darkest.
_GROUND = {"prohibited": "on-dark", "allowed_with_duty": "on-light", "not_covered": "on-light"}
_STYLE = """
  text { font: 13px system-ui, "Noto Sans", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", sans-serif;
    fill: #1f2328; }
  .soft { fill: #59636e; } .head { font-weight: 700; } .title { font-size: 16px; font-weight: 700; }
  text.in { font-size: 10.5px; fill: #fff; } text.on-light, text.pale { fill: #10151b; }
  .grid { stroke: #d8dee4; } .event { stroke: #6e7781; stroke-dasharray: 3 3; } .page { fill: #fff; }
  .as-of { stroke: #1f2328; stroke-width: 1.6; } .mark { fill: #fff; stroke: #1f2328; stroke-width: .8; }
  .prohibited { fill: #86152b; } .licence_required { fill: #b4541b; } .refer { fill: #7a6bb0; }
  .allowed_with_duty { fill: #7fb2e0; } .not_covered { fill: #b9c0c8; }
  .halo { paint-order: stroke; stroke: #fff; stroke-width: 4px; stroke-linejoin: round; }
  .later { opacity: .45; } .hatch { stroke: #fff; stroke-width: 3; } .dots { fill: #fff; }
  .gone { fill: none; stroke: #59636e; stroke-dasharray: 4 3; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .soft { fill: #a5adb7; } text.in { fill: #10151b; } text.on-dark, text.pale { fill: #fff; }
    .grid { stroke: #2d333b; } .event { stroke: #8b949e; } .page { fill: #0d1117; }
    .as-of { stroke: #e6edf3; } .mark { fill: #0d1117; stroke: #e6edf3; }
    .prohibited { fill: #b3324a; } .licence_required { fill: #dd7d3c; } .refer { fill: #a99ae0; }
    .allowed_with_duty { fill: #8fc1ec; } .not_covered { fill: #c9d1d9; }
    .hatch { stroke: #0d1117; } .dots { fill: #0d1117; } .halo { stroke: #0d1117; } .gone { stroke: #a5adb7; }
  }
"""
_PATTERNS = (
    '<defs><pattern id="undecided" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line class="hatch" x1="0" y1="0" x2="0" y2="7"/></pattern>'
    '<pattern id="doubtful" width="5" height="6" patternUnits="userSpaceOnUse">'
    '<circle class="dots" cx="2.5" cy="3" r="1.5"/></pattern></defs>'
)


def draw(timeline: Timeline, lang: Language = "en") -> str:
    """The picture of a timeline.

    Args:
        timeline: what is drawn.
        lang: language of every word in it.
    """
    return _Picture(timeline, lang).svg()


class _Picture:
    def __init__(self, timeline: Timeline, lang: Language) -> None:
        self.timeline, self.lang = timeline, lang
        # What lies after the day asked, or after the day to which the law was read, is drawn paler.
        self.now = min(timeline.as_of, timeline.read_to)

    def svg(self) -> str:
        title = heading(self.timeline, self.lang)
        y = 24
        top = [f'<text class="title" x="12" y="{y}">{_text(title)}</text>']
        if self.timeline.scenario:
            y += 20
            top.append(f'<text x="12" y="{y}">{_text(under(self.timeline.scenario.say(self.lang), self.lang))}</text>')
        y += 22
        marks = []
        for mark in self.timeline.marks:
            marks.append((mark.date, y))
            said = list(self._event(mark.date, mark.title.say(self.lang), y))
            top += said
            y += _LINE * len(said)
        head = y + 40
        body, bottom = self._body(head)
        lines = [
            f'<line class="event" x1="{_x(day)}" x2="{_x(day)}" y1="{at - 9}" y2="{bottom}"/>' for day, at in marks
        ]
        key, height = self._legend(bottom + 26)
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" lang="{self.lang}" '
                'role="img" aria-labelledby="timeline-title timeline-desc">',
                f'<title id="timeline-title">{_text(title)}</title>',
                f'<desc id="timeline-desc">{_text(describe(self.timeline, self.lang))}</desc>',
                f"<style>{_STYLE}</style>{_PATTERNS}",
                f'<rect class="page" width="{_WIDTH}" height="{height}"/>',
                *self._years(head, bottom),
                *lines,
                *top,
                *body,
                *self._as_of(head, bottom),
                *key,
                "</svg>\n",
            ]
        )

    def _event(self, day: date, title: str, y: int) -> Iterator[str]:
        """Beside its line, on the side where there is more room."""
        x, said = _x(day), f"{day:%Y-%m} {title}"
        right = x < _WIDTH * 0.7
        room = int((_WIDTH - x - 6 if right else x - 6) / _CELL)
        place = f'x="{x + 4}"' if right else f'text-anchor="end" x="{x - 4}"'
        for n, line in enumerate(wrap(said, room)):
            yield f'<text class="halo" {place} y="{y + n * _LINE}">{_text(line)}</text>'

    def _years(self, top: int, bottom: int) -> Iterator[str]:
        for year in range(BEGIN.year, END.year, 3):
            x = _x(date(year, 1, 1))
            yield f'<line class="grid" x1="{x}" x2="{x}" y1="{top - 4}" y2="{bottom}"/>'
            yield from (f'<text class="soft" x="{x + 2}" y="{y}">{year}</text>' for y in (top - 6, bottom + 12))

    def _body(self, y: int) -> tuple[list[str], int]:
        parts = []
        regime = None
        for row in self.timeline.rows:
            if row.regime != regime:
                regime = row.regime
                y += 6
                parts.append(f'<text class="head" x="12" y="{y + 13}">{name_of("regime", regime, self.lang)}</text>')
                y += _HEAD
            y = self._row(row, y, parts)
        if not parts:
            parts.append(f'<text x="12" y="{y + 16}">{_text(word("timeline.none", self.lang))}</text>')
            y += _HEAD
        return parts, y + 6

    def _row(self, row: Row, y: int, parts: list[str]) -> int:
        style = "" if row.at(self.timeline.as_of) else ' class="soft"'
        lines = wrap(row.label.say(self.lang), _LABEL_CELLS)
        parts += (f'<text{style} x="22" y="{y + 12 + n * _LINE}">{_text(line)}</text>' for n, line in enumerate(lines))
        for span in row.spans:
            parts += self._bar(span, y + 1)
        for extension in row.extensions:
            if row.spans[0].from_ <= extension.decided < END:
                said = word("timeline.extended", self.lang, day=extension.decided, until=extension.until)
                parts.append(
                    f'<circle class="mark" cx="{_x(extension.decided)}" cy="{y + 1 + _BAR / 2}" r="2.6">'
                    f"<title>{_text(said)}</title></circle>"
                )
        return y + max(1, len(lines)) * _LINE + 3

    def _bar(self, span: Span, y: int) -> Iterator[str]:
        said = f"<title>{_text(tell(span, self.lang))}</title>"
        for start, stop, later in (
            (span.from_, min(span.until, self.now), ""),
            (max(span.from_, self.now), span.until, " later"),
        ):
            if start >= stop:
                continue
            box = f'x="{_x(start)}" y="{y}" width="{_width(start, stop)}" height="{_BAR}" rx="2"'
            if span.state == "suspended":
                yield f'<rect class="gone{later}" {box}>{said}</rect>'
                continue
            yield f'<rect class="{span.verdict}{later}" {box}>{said}</rect>'
            if span.state != "in_force":
                yield f'<rect fill="url(#{span.state})" {box}>{said}</rect>'
        limit = _limit(span.measure, span.from_)
        if limit and span.state == "in_force" and _x(span.until) - _x(span.from_) > 9 * len(limit):
            ground = "pale" if span.from_ >= self.now else _GROUND.get(span.verdict, "")
            yield f'<text class="in {ground}" x="{_x(span.from_) + 4}" y="{y + 10}">{limit}</text>'

    def _as_of(self, top: int, bottom: int) -> Iterator[str]:
        if BEGIN <= self.timeline.as_of < END:
            x = _x(self.timeline.as_of)
            yield f'<line class="as-of" x1="{x}" x2="{x}" y1="{top - 20}" y2="{bottom}"/>'
            yield f'<text class="halo head" text-anchor="middle" x="{x}" y="{top - 24}">{self.timeline.as_of}</text>'

    def _legend(self, y: int) -> tuple[list[str], int]:
        """What is in the picture, and nothing else."""
        spans = [span for row in self.timeline.rows for span in row.spans]
        entries = [
            (f'<rect class="{verdict}" x="{{x}}" y="{{y}}" width="14" height="{_BAR}" rx="2"/>', f"timeline.{verdict}")
            for verdict in _KEY
            if any(s.verdict == verdict and s.state != "suspended" for s in spans)
        ]
        for state in STATES[1:]:
            if any(s.state == state for s in spans):
                box = f'x="{{x}}" y="{{y}}" width="26" height="{_BAR}" rx="2"'
                shape = (
                    f'<rect class="gone" {box}/>'
                    if state == "suspended"
                    else f'<rect class="licence_required" {box}/><rect fill="url(#{state})" {box}/>'
                )
                entries.append((shape, f"timeline.{state}"))
        if any(row.extensions for row in self.timeline.rows):
            entries.append(('<circle class="mark" cx="{mid}" cy="{cy}" r="2.6"/>', "timeline.extension"))
        said = [(shape, word(key, self.lang)) for shape, key in entries]
        parts: list[str] = []
        x = 12.0
        for shape, name in said:
            wide = 34 + cell_len(name) * _CELL + 14
            if x + wide > _WIDTH and x > 12:
                x, y = 12.0, y + 20
            parts.append(shape.format(x=round(x, 1), y=y, mid=round(x + 13, 1), cy=y + _BAR / 2))
            parts.append(f'<text x="{round(x + 32, 1)}" y="{y + 11}">{_text(name)}</text>')
            x += wide
        for line in wrap(word("timeline.note", self.lang, day=self.now), int((_WIDTH - 24) / _CELL)):
            y += 20
            parts.append(f'<text class="soft" x="12" y="{y + 11}">{_text(line)}</text>')
        return parts, y + 24


def heading(timeline: Timeline, lang: Language) -> str:
    """What is drawn and as of when."""
    if timeline.activity is None:
        return word("timeline.title", lang, day=timeline.as_of)
    return word("timeline.title_of", lang, day=timeline.as_of, kind=word(f"kind.{timeline.activity}", lang))


def under(scenario: str, lang: Language) -> str:
    """That it is not today's law."""
    return word("timeline.scenario", lang, title=scenario)


def describe(timeline: Timeline, lang: Language) -> str:
    """The picture in a sentence: how many rows of each regime are in force on the day."""
    counts = []
    for regime in dict.fromkeys(row.regime for row in timeline.rows):
        mine = [row for row in timeline.rows if row.regime == regime]
        held = sum(1 for row in mine if (now := row.at(timeline.as_of)) and now.state == "in_force")
        name = word(f"regime.{regime}", lang)
        counts.append(word("timeline.held", lang, regime=name, n=held, of=len(mine)))
    said = ("、" if lang == "ja" else ", ").join(counts) or word("timeline.none", lang)
    return word("timeline.desc", lang, day=timeline.as_of, counts=said)


def tell(span: Span, lang: Language) -> str:
    """A span in words, for whoever points at it."""
    until = word("timeline.open", lang) if span.until == END else span.until.isoformat()
    state = word("timeline.is_" + span.state, lang)
    said = f"{span.measure.key} {span.measure.title.say(lang)}: {span.from_} – {until}, {state}"
    if span.state != "suspended" and span.suspended:
        said += f" ({word('law.suspended', lang)}: {', '.join(span.suspended)})"
    return said


def _limit(measure: Measure, day: date) -> str:
    """The one sum of money that a measure turns on, short."""
    sums = [(p.unit, p.at(day)) for p in measure.parameters.values() if p.unit in ("JPY", "EUR")]
    if len(sums) != 1 or not isinstance(sums[0][1], int):
        return ""
    sign, value = ("¥", sums[0][1]) if sums[0][0] == "JPY" else ("€", sums[0][1] // 100)
    return f"{sign}{value // 10**6}m" if value >= 10**6 else f"{sign}{value // 1000}k"


def _text(said: str) -> str:
    return escape(visible(said), quote=False)


def _x(day: date) -> float:
    share = (max(BEGIN, min(day, END)) - BEGIN).days / (END - BEGIN).days
    return round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)


def _width(start: date, stop: date) -> float:
    """With a gap to the next bar; a day is still seen."""
    return round(max(_x(stop) - _x(start) - 1, 1.5), 1)
