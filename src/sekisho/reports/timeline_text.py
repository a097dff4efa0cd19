"""When was each measure in force? The timeline on a page of text: bars of letters, and what holds on the day asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text as Line

from sekisho.reports.text import COLOURS, NARROWEST, WIDEST
from sekisho.reports.timeline import BEGIN, END, STATES, Row, Span, Timeline
from sekisho.reports.timeline_svg import describe, heading, under
from sekisho.reports.words import word
from sekisho.reports.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sekisho.cases import Language

_DIM = "bright_black"
_VERDICTS = {"prohibited": "█", "licence_required": "▓", "refer": "▒", "allowed_with_duty": "░", "not_covered": "·"}
_STATES = {"doubtful": "?", "undecided": "~", "suspended": "-"}
_EXTENDED = "+"
_EVENTS = "abcdefghijklmnopqrstuvwxyz"
_ROOMY = 90  # from this width a year has two places


class TimelinePage:
    """Lays a timeline out for one language and one width."""

    def __init__(self, lang: Language, width: int) -> None:
        """Take the width in columns (50 to 120 are used)."""
        self.lang = lang
        self.width = max(NARROWEST, min(width, WIDEST))
        years, places = END.year - BEGIN.year, 2 if self.width >= _ROOMY else 1
        cuts = [date(BEGIN.year + n // places, 1 + n % places * 6, 1) for n in range(years * places)]
        self.cells = list(zip(cuts, [*cuts[1:], END], strict=True))
        self.last = max(cell_len(self._now(s, v)) for s in STATES for v in _VERDICTS)
        self.first = self.width - len(self.cells) - self.last - 2

    def lines(self, timeline: Timeline) -> Iterator[Line]:
        """All lines."""
        yield from self._flow(heading(timeline, self.lang), "bold")
        if timeline.scenario:
            yield from self._flow(under(timeline.scenario.say(self.lang), self.lang), "bold")
        yield from self._flow(describe(timeline, self.lang))
        yield Line()
        marks = dict(zip(_EVENTS, timeline.marks, strict=False))
        if marks:
            yield self._over({mark.date: letter for letter, mark in marks.items()})
        if BEGIN <= timeline.as_of < END:
            yield self._over({timeline.as_of: "▼"})
        yield self._axis()
        regime = None
        for row in timeline.rows:
            if row.regime != regime:
                regime = row.regime
                yield Line(word(f"regime.{regime}", self.lang), "bold")
            yield from self._row(row, timeline.as_of)
        yield Line()
        yield from self._legend(timeline)
        for letter, mark in marks.items():
            yield from self._flow(mark.title.say(self.lang), head=f"{letter}  {mark.date}  ")

    def _row(self, row: Row, day: date) -> Iterator[Line]:
        span = row.at(day)
        labels = wrap(row.label.say(self.lang), self.first - 2)
        for n, label in enumerate(labels):
            line = Line(f"  {label}")
            if n == 0:
                line.append(" " * (self.first - cell_len(label) - 1))
                for begin, end in self.cells:
                    line.append(*self._cell(row, begin, end))
                line.append(f" {self._now(span.state, span.verdict) if span else '–'}")
            yield line

    def _cell(self, row: Row, begin: date, end: date) -> tuple[str, str]:
        """What fills most of a place; a bar shorter than a place is still seen where nothing else is."""
        shares = [(min(s.until, end) - max(s.from_, begin), s) for s in row.spans]
        days, span = max(shares, key=lambda share: share[0])
        if days <= timedelta(0):
            return " ", ""
        style = COLOURS.get(f"verdict.{span.verdict}", "")
        if span.state != "in_force":
            return _STATES[span.state], style
        extended = any(begin <= e.decided < end for e in row.extensions)
        return (_EXTENDED if extended else _VERDICTS[span.verdict]), style

    def _over(self, signs: dict[date, str]) -> Line:
        """Signs above the places of their days; one that finds its place taken stands in the next."""
        places = [" "] * (len(self.cells) + len(signs))
        for day, sign in sorted(signs.items()):
            at = next(n for n, (_, end) in enumerate(self.cells) if day < end)
            while places[at] != " ":
                at += 1
            places[at] = sign
        return Line(" " * (self.first + 1) + "".join(places).rstrip())

    def _axis(self) -> Line:
        step = 5 if len(self.cells) <= END.year - BEGIN.year else 3
        axis = [" "] * (len(self.cells) + 4)
        for n, (begin, _) in enumerate(self.cells):
            if begin.month == 1 and (begin.year - BEGIN.year) % step == 0 and begin.year <= END.year - 2:
                axis[n : n + 4] = str(begin.year)
        return Line(" " * (self.first + 1) + "".join(axis).rstrip(), _DIM)

    def _legend(self, timeline: Timeline) -> Iterator[Line]:
        """What is on the page, and nothing else."""
        spans: list[Span] = [span for row in timeline.rows for span in row.spans]
        said = [
            f"{sign} {word(f'timeline.{verdict}', self.lang)}"
            for verdict, sign in _VERDICTS.items()
            if any(s.verdict == verdict and s.state == "in_force" for s in spans)
        ]
        said += [
            f"{sign} {word(f'timeline.{state}', self.lang)}"
            for state, sign in _STATES.items()
            if any(s.state == state for s in spans)
        ]
        if any(row.extensions for row in timeline.rows):
            said.append(f"{_EXTENDED} {word('timeline.extension', self.lang)}")
        if BEGIN <= timeline.as_of < END:
            said.append(f"▼ {timeline.as_of}")
        yield from self._flow(" | ".join(said), _DIM)

    def _now(self, state: str, verdict: str) -> str:
        return word(f"timeline.short_{verdict if state == 'in_force' else state}", self.lang)

    def _flow(self, said: str, style: str = "", head: str = "") -> Iterator[Line]:
        for n, part in enumerate(wrap(said, self.width - cell_len(head))):
            yield Line((head if n == 0 else " " * cell_len(head)) + part, style)
