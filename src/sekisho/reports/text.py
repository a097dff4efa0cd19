"""What does one person at a desk read? A decision as text, as wide as the page allows.

First the verdict of every regime, then what to ask, then why: measure, reasons, the exceptions that were tried,
who can permit, and where it stands. Colour only repeats what a word says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text as Line

from sekisho.deciding.decision import Decision, Finding, Hit, Refusal, TriedException
from sekisho.reports.days import say_day, say_duty, say_force
from sekisho.reports.digest import (
    Row,
    Tally,
    also,
    asks,
    glance,
    goods_lines,
    measure_key,
    original_title,
    reasons,
    sources,
)
from sekisho.reports.words import name_of, say_authorities, word
from sekisho.reports.wrap import shown, visible, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sekisho.cases import Language, Problem, Regime
    from sekisho.reports.digest import Answer

WIDEST = 120  # longer lines are hard to read, however wide the screen
NARROWEST = 50
COLOURS = {
    "verdict.prohibited": "bold red",
    "verdict.licence_required": "bold magenta",
    "verdict.refer": "bold yellow",
    "verdict.allowed_with_duty": "bold cyan",
    "verdict.allowed": "green",
    "verdict.not_covered": "default",
    "verdict.refused": "bold red",
}
_DIM = "bright_black"


class Page:
    """Lays lines out for one language and one width."""

    def __init__(self, lang: Language, width: int) -> None:
        """Take the width in columns; a page is never narrower than 50 nor wider than 120."""
        self.lang = lang
        self.width = max(NARROWEST, min(width, WIDEST))

    def answer(self, answer: Answer) -> Iterator[Line]:
        """All lines of one answer, a blank line last."""
        for line in self._refusal(answer) if isinstance(answer, Refusal) else self._decision(answer):
            line.plain = shown(line.plain)
            yield line
        yield Line()

    def tail(self, total: Tally) -> Iterator[Line]:
        """The lines that end a batch: counts, what it rests on, and what `not covered` does not mean."""
        yield Line("═" * self.width, _DIM)
        if total.answers == 0:
            yield Line(word("say.nothing", self.lang))
            return
        if total.answers > 1:
            counts = [
                word("say.count_of", self.lang, n=n, verdict=word(f"verdict.{verdict}", self.lang))
                for verdict, n in total.by_verdict()
            ]
            if total.refused:
                counts.append(word("say.refused", self.lang, n=total.refused))
            colon = "：" if self.lang == "ja" else ": "
            yield from self._flow(word("say.count", self.lang, n=total.answers) + colon, self._list(counts), "bold")
        if total.facts_unused:
            yield from self._flow("", word("say.facts_unused", self.lang, n=total.facts_unused), "bold")
        for said in self.basis(total):
            yield from self._flow("", said, _DIM)
        if total.verdicts:
            yield from self._flow("", word("say.not_clearance", self.lang))

    def basis(self, total: Tally) -> list[str]:
        """The law, engine and lists that the answers rest on, one sentence each."""
        said = []
        for law in total.laws:
            if total.law_verified:
                verified = say_day(total.law_verified, self.lang)
                said.append(word("say.law_verified", self.lang, hash=law, day=verified))
            else:
                said.append(word("say.law", self.lang, hash=law))
        used = [word("say.list", self.lang, list=x.list, day=x.as_of.isoformat()) for x in total.lists]
        lists = word("say.lists", self.lang, lists=self._list(used)) if used else word("say.no_lists", self.lang)
        engines = [word("say.engine", self.lang, version=e) for e in total.engines]
        return [*said, " · ".join([*engines, lists])] if total.laws else []

    def _decision(self, decision: Decision) -> Iterator[Line]:
        kind = name_of("kind", decision.kind, self.lang)
        yield from self._head(f"{decision.case} · {kind} · {say_day(decision.date, self.lang)}", decision)
        yield from self._glance(decision)
        yield from self._goods(decision)
        yield from self._asks(decision)
        for regime, said, findings in reasons(decision):
            yield Line()
            yield Line.assemble(
                (f"{regime} ", "bold"), f"{word(f'regime.{regime}', self.lang)}  ", self._verdict(said.verdict)
            )
            for finding in findings:
                last = finding is findings[-1]
                yield from self._finding(regime, finding, last=last)
                if not last:
                    yield Line("│", _DIM)
        yield from self._hits(decision)
        if passed := also(decision):
            yield Line()
            colon = "：" if self.lang == "ja" else ": "
            yield from self._flow(word("say.also", self.lang) + colon, self._list(passed), _DIM, hang=2)
        yield from self._problems(decision.problems)

    def _refusal(self, refusal: Refusal) -> Iterator[Line]:
        yield from self._head(refusal.case, None)
        for problem in refusal.problems:
            yield from self._problem(problem)

    def _head(self, left: str, decision: Decision | None) -> Iterator[Line]:
        verdict = "refused" if decision is None else decision.verdict
        right = word(f"verdict.{verdict}", self.lang).upper()
        if decision is not None and len(decision.regimes) > 1 and verdict != "not_covered":
            right += f" ({' '.join(decision.governing)})"
        lines = wrap(left, self.width - cell_len(right) - 2)
        gap = self.width - cell_len(lines[0]) - cell_len(right)
        yield Line.assemble((lines[0], "bold"), " " * gap, (right, COLOURS[f"verdict.{verdict}"]))
        yield from (Line(line, "bold") for line in lines[1:])
        yield Line("─" * self.width, _DIM)

    def _glance(self, decision: Decision) -> Iterator[Line]:
        rows = glance(decision)
        names = [" ".join(row.regimes) for row in rows]
        verdicts = [word(f"verdict.{row.said.verdict}", self.lang) for row in rows]
        first = max(map(cell_len, names), default=0)
        second = max(map(cell_len, verdicts), default=0)
        indent = 2 + first + 2 + second + 2
        for row, name, verdict in zip(rows, names, verdicts, strict=True):
            notes = [line for note in self.notes(row) for line in wrap(note, self.width - indent)] or [""]
            gap = " " * (second - cell_len(verdict) + 2) if notes[0] else ""
            colour = COLOURS[f"verdict.{row.said.verdict}"]
            yield Line.assemble(f"  {_pad(name, first)}  ", (verdict, colour), gap + notes[0])
            yield from (Line(" " * indent + note) for note in notes[1:])

    def notes(self, row: Row) -> list[str]:
        """What stands beside a verdict in the table: who permits, what to do, and how a referral could end."""
        said, notes = row.said, []
        if said.verdict == "refer":
            stands = word(f"verdict.{said.as_it_stands}", self.lang)
            between = word(
                "say.between",
                self.lang,
                least=word(f"verdict.{said.at_least}", self.lang),
                most=word(f"verdict.{said.at_most}", self.lang),
            )
            notes.append(between)
            if said.as_it_stands != "refer":
                notes.insert(0, word("say.as_it_stands", self.lang, verdict=stands))
        if said.authority:
            label = word("label.permit", self.lang)
            notes.append(f"{label}{self._colon}{say_authorities(said.authority, self.lang)}")
        if said.duty:
            notes.append(f"{word('label.duty', self.lang)}{self._colon}{say_duty(said.duty, self.lang)}")
        return notes

    def _goods(self, decision: Decision) -> Iterator[Line]:
        lines = goods_lines(decision)
        if not lines:
            return
        yield Line()
        yield Line(word("say.goods", self.lang), "bold")
        width = max(cell_len(word(f"verdict.{line.verdict}", self.lang)) for line in lines)
        for line in lines:
            place = f"goods[{line.goods}]"
            verdict = word(f"verdict.{line.verdict}", self.lang)
            why = "  ".join(filter(None, (" ".join(line.regimes), self._list(list(line.measures)))))
            lead = f"  {_pad(place, cell_len(f'goods[{len(lines) - 1}]'))}  "
            rows = wrap(why, self.width - cell_len(lead) - width - 2)
            gap = " " * (width - cell_len(verdict) + 2)
            yield Line.assemble(lead, (verdict, COLOURS[f"verdict.{line.verdict}"]), gap, (rows[0], _DIM))
            yield from (Line(" " * (cell_len(lead) + width + 2) + row, _DIM) for row in rows[1:])

    def _asks(self, decision: Decision) -> Iterator[Line]:
        asked = asks(decision)
        if not asked:
            return
        yield Line()
        yield Line(word("say.ask", self.lang), "bold")
        for n, ask in enumerate(asked, 1):
            yield from self._flow(f"  {n}. ", ask.text.say(self.lang), hang=5)
            where = word("say.ask_for", self.lang, path=ask.path, regimes=" ".join(ask.regimes))
            yield from self._flow("     ", where, _DIM, hang=5)

    def _finding(self, regime: Regime, finding: Finding, *, last: bool) -> Iterator[Line]:
        stem = "   " if last else "│  "
        title = f"{measure_key(finding)} · {finding.title.say(self.lang)}"
        room = self.width - 3
        for n, line in enumerate(wrap(title, room)):
            yield Line.assemble((("└─ " if last else "├─ ") if n == 0 else stem, _DIM), (line, "bold"))
        if original := original_title(finding.title, regime, self.lang):
            yield from (Line.assemble((stem, _DIM), (line, _DIM)) for line in wrap(original, room))
        entries = list(self._entries(finding))
        label_width = max(cell_len(label) for label, _, _ in entries)
        for label, said, style in entries:
            lead = f"{stem}{_pad(label, label_width)}  "
            hang = f"{stem}{' ' * label_width}  "
            lines = [visible(said)] if said.startswith("http") else wrap(said, self.width - cell_len(hang))
            for n, line in enumerate(lines):
                yield Line.assemble((lead if n == 0 else hang, _DIM), (line, style))

    def _entries(self, finding: Finding) -> Iterator[tuple[str, str, str]]:
        outcome = word(f"outcome.{finding.outcome}", self.lang)
        arrow = " → " if finding.outcome != "clear" else ", "
        verdict = word(f"verdict.{finding.verdict}", self.lang)
        yield self._entry("outcome", f"{outcome}{arrow}{verdict}", COLOURS[f"verdict.{finding.verdict}"])
        for n, because in enumerate(finding.because):
            yield self._entry("because" if n == 0 else None, because.say(self.lang))
        for exception in finding.exceptions:
            yield from self._exception(exception)
        if finding.needs:
            yield self._entry("open", self._list(list(finding.needs)))
        if finding.duty:
            yield self._entry("duty", say_duty(finding.duty, self.lang))
        if finding.authority:
            yield self._entry("permit", say_authorities(finding.authority, self.lang))
        nature = word(f"nature.{finding.nature}", self.lang)
        force = say_force(finding.in_force, finding.expires, self.lang)
        yield self._entry("dates", f"{nature}{'、' if self.lang == 'ja' else ', '}{force}")
        for where, urls in sources(finding, self.lang):
            yield self._entry("source", where)
            yield from (self._entry(None, url, _DIM) for url in urls)
        if finding.confidence != "high":
            yield self._entry("confidence", name_of("confidence", finding.confidence, self.lang), "yellow")
        for note in finding.notes:
            yield self._entry("note", note.say(self.lang))

    def _exception(self, exception: TriedException) -> Iterator[tuple[str, str, str]]:
        held = {True: "holds", False: "fails", None: "open"}[exception.holds]
        name = f"{exception.id} {exception.title.say(self.lang)}"
        yield self._entry("exception", f"{name}{self._colon}{word(f'exception.{held}', self.lang)}")
        for because in exception.because:
            yield self._entry(None, f"– {because.say(self.lang)}")
        if exception.needs:
            yield self._entry(
                None, f"– {word('label.open', self.lang)}{self._colon}{self._list(list(exception.needs))}"
            )

    def _entry(self, label: str | None, said: str, style: str = "") -> tuple[str, str, str]:
        return ("" if label is None else word(f"label.{label}", self.lang), said, style)

    def _hits(self, decision: Decision) -> Iterator[Line]:
        if not decision.hits:
            return
        yield Line()
        yield Line(word("say.hits", self.lang), "bold")
        for hit in decision.hits:
            yield from self._hit(hit)

    def _hit(self, hit: Hit) -> Iterator[Line]:
        style = _DIM if hit.effect == "shown" else ""
        said = word(
            "say.hit",
            self.lang,
            party=hit.party,
            list=hit.list,
            entry=hit.entry,
            name=hit.listed_name,
            score=f"{hit.score:.2f}",
            band=word(f"band.{hit.band}", self.lang),
            effect=word(f"effect.{hit.effect}", self.lang),
        )
        yield from self._flow("  ", said, style, hang=4)
        if hit.matched_alias != hit.listed_name:
            yield from self._flow("    ", word("say.met_name", self.lang, name=hit.matched_alias), style, hang=4)
        if hit.listed_from and hit.listed_to:
            days = {"day": say_day(hit.listed_from, self.lang), "until": say_day(hit.listed_to, self.lang)}
            yield from self._flow("    ", word("say.listed_until", self.lang, **days), _DIM, hang=4)
        elif hit.listed_from:
            day = say_day(hit.listed_from, self.lang)
            yield from self._flow("    ", word("say.listed", self.lang, day=day), _DIM, hang=4)
        for because in hit.because:
            yield from self._flow("    – ", because.say(self.lang), style, hang=6)

    def _problems(self, problems: tuple[Problem, ...]) -> Iterator[Line]:
        if not problems:
            return
        yield Line()
        yield Line(word("say.problems", self.lang), "bold")
        for problem in problems:
            yield from self._problem(problem)

    def _problem(self, problem: Problem) -> Iterator[Line]:
        where = [problem.field] if problem.field else []
        if problem.line is not None:
            where.append(word("say.line", self.lang, line=problem.line))
        place = f" {self._list(where)}" if where else ""
        severity = word(f"severity.{problem.severity}", self.lang)
        style = {"error": "red", "refer": "yellow", "warning": "yellow"}.get(problem.severity, "")
        yield from self._flow(f"  {severity}{place}{self._colon}", f"{problem.message} [{problem.code}]", style, hang=4)

    def _flow(self, lead: str, text: str, style: str = "", hang: int = 0) -> Iterator[Line]:
        """A paragraph that starts with `lead` and goes on `hang` columns in."""
        lines = wrap(text, self.width - hang, taken=cell_len(lead) - hang)
        yield Line(lead + lines[0], style)
        yield from (Line(" " * hang + line, style) for line in lines[1:])

    @property
    def _colon(self) -> str:
        return "：" if self.lang == "ja" else ": "

    def _list(self, items: list[str]) -> str:
        return ("、" if self.lang == "ja" else ", ").join(items)

    def _verdict(self, verdict: str) -> tuple[str, str]:
        return (word(f"verdict.{verdict}", self.lang), COLOURS[f"verdict.{verdict}"])


def _pad(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
