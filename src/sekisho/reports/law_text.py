"""What does the law say, for a lawyer? Its measures, dates and events in words, with the source beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.text import Text as Line

from sekisho.law.model import FAR_PAST
from sekisho.reports.conditions import Outline, say_value
from sekisho.reports.days import say_day, say_duty
from sekisho.reports.digest import original_title
from sekisho.reports.law_json import in_force_json, timeline
from sekisho.reports.words import name_of, say_authorities, word
from sekisho.reports.wrap import wrap

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from sekisho.cases import Language
    from sekisho.law.condition import Condition
    from sekisho.law.model import Citation, Law, Measure, Period

_DIM = "bright_black"
Entry = tuple[str, list[str]]  # a label and its lines


class LawPage:
    """Lays the law out for one language and one width."""

    def __init__(self, law: Law, lang: Language, width: int) -> None:
        """Take the law and the width in columns (50 to 120 are used)."""
        self.law, self.lang = law, lang
        self.width = max(50, min(width, 120))

    def overview(self, measures: Iterable[Measure]) -> Iterator[Line]:
        """One line a measure, or two where the title is long: id, what it gives, since when, title."""
        chosen = list(measures)
        first = max((cell_len(m.key) for m in chosen), default=0)
        for regime in dict.fromkeys(m.regime for m in chosen):
            yield Line(f"{regime} {word(f'regime.{regime}', self.lang)}", "bold")
            for measure in (m for m in chosen if m.regime == regime):
                spans = ", ".join(f"{p.from_}..{p.until or ''}" for p in measure.periods) or "?"
                said = f"{measure.title.say(self.lang)} ({spans})"
                yield from self._row(measure.key, first, said)

    def show(self, measure: Measure) -> Iterator[Line]:
        """Everything that is held of one measure."""
        yield from (Line(line, "bold") for line in wrap(f"{measure.key} · {measure.title.say(self.lang)}", self.width))
        if original := original_title(measure.title, measure.regime, self.lang):
            yield from (Line(line, _DIM) for line in wrap(original, self.width))
        entries = [(label, lines) for label, lines in self._entries(measure) if lines]
        indent = max(cell_len(label) for label, _ in entries) + 4
        for label, lines in entries:
            lead = f"  {label}"
            for said in lines:
                deep = len(said) - len(said.lstrip(" "))
                parts = [said] if said.startswith("http") else wrap(said, self.width - indent - deep)
                for part in parts:
                    gap = " " * (indent - cell_len(lead) + deep)
                    yield Line.assemble((lead, _DIM), gap, (part, _DIM if part.startswith("http") else ""))
                    lead = ""
        yield Line()

    def in_force(self, day: datetime.date) -> Iterator[Line]:
        """What is in force on a day, and what cannot be told for it."""
        said: dict[str, Any] = in_force_json(self.law, day)
        titles: dict[tuple[str, str], str] = {}
        for measure in self.law.measures.values():
            titles.setdefault((measure.regime, measure.id), measure.title.say(self.lang))
        count = len(said["in_force"])
        head = "law.count" if count else "law.none_in_force"
        yield Line(word(head, self.lang, n=count, day=say_day(day, self.lang)), "bold")
        first = max(
            (cell_len(m["id"]) for key in ("in_force", "doubtful", "terms_unknown") for m in said[key]), default=0
        )
        for key, heading in (("in_force", None), ("doubtful", "law.doubt"), ("terms_unknown", "law.terms_unknown")):
            if heading and said[key]:
                yield Line()
                yield from (Line(line, "bold") for line in wrap(word(heading, self.lang), self.width))
            for row in said[key]:
                start, until = row["in_force"]
                span = "?" if start is None else f"{start}..{until or ''}"
                if row["expires"]:
                    span += f", {word('law.expires', self.lang)} {row['expires']}"
                nature = "" if row["nature"] == "law" else f"; {word('nature.' + row['nature'], self.lang)}"
                name = f"{row['regime']} {row['id']}"
                yield from self._row(name, first + 3, f"{titles[row['regime'], row['id']]} ({span}{nature})")

    def timeline(self) -> Iterator[Line]:
        """Events and what they moved, oldest first."""
        for day, entry in timeline(self.law):
            match entry["type"]:
                case "event":
                    status = word(f"law.status.{entry['status']}", self.lang)
                    said, style = f"{entry['title'][self.lang]} ({status})", "bold"
                case "extends":
                    measures = self._list(entry["measures"])
                    said = word("law.extends", self.lang, until=entry["until"], measures=measures)
                    style = ""
                case change:
                    said, style = word(f"law.{change}", self.lang, measure=self._list(entry["measures"])), ""
            lines = wrap(said, self.width - 12)
            yield Line.assemble((f"{day}  ", _DIM), (lines[0], style))
            yield from (Line(" " * 12 + line, style) for line in lines[1:])

    def _row(self, name: str, first: int, said: str) -> Iterator[Line]:
        lines = wrap(said, self.width - first - 4)
        yield Line.assemble("  ", (name, "bold"), " " * (first - cell_len(name) + 2), lines[0])
        yield from (Line(" " * (first + 4) + line) for line in lines[1:])

    def _entries(self, measure: Measure) -> Iterator[Entry]:
        def label(key: str) -> str:
            return word(f"law.{key}", self.lang)

        outline = Outline(self.law.facts, measure.parameters, self.lang)
        yield label("regime"), [f"{measure.regime} {word(f'regime.{measure.regime}', self.lang)}"]
        kind = word(f"measure_kind.{measure.kind}", self.lang)
        yield label("kind"), [self._list([kind, word(f"nature.{measure.nature}", self.lang)])]
        yield (
            label("acts"),
            [self._list([word(f"kind.{act}", self.lang) for act in measure.acts])] if measure.acts else [],
        )
        yield label("gives"), list(self._gives(measure.verdict, measure.authority, measure.duty))
        yield label("announced"), [say_day(measure.announced, self.lang)] if measure.announced else []
        yield label("decided"), [say_day(measure.decided, self.lang)] if measure.decided else []
        yield (
            label("in_force"),
            [line for p in measure.periods for line in self._period(p)] or [self._no_terms(measure)],
        )
        yield label("suspended"), [line for p in measure.suspended for line in self._period(p)]
        yield (
            label("extension"),
            [
                word("law.extended", self.lang, day=say_day(e.decided, self.lang), until=say_day(e.until, self.lang))
                + ("" if e.confidence == "high" else f" ({name_of('confidence', e.confidence, self.lang)})")
                for e in measure.extensions
            ],
        )
        if measure.expires:
            yield label("expires"), [word("law.last_day", self.lang, day=say_day(measure.expires, self.lang))]
        else:
            yield label("expires"), [word("say.no_expiry", self.lang)]
        yield label("verified_to"), [say_day(measure.verified_to or self.law.verified, self.lang)]
        if measure.acts:
            yield label("reach"), self._condition(outline, measure.reach, measure.reach_text)
            yield label("test"), self._condition(outline, measure.test, measure.test_text)
        for exemption in measure.exemptions:
            burden = word(f"burden.{exemption.burden}", self.lang)
            span = "" if exemption.period.from_ == FAR_PAST else f"; {self._span(exemption.period)}"
            title = f"{exemption.id} {exemption.title.say(self.lang)} ({burden}{span})"
            when = self._condition(outline, exemption.when, exemption.when_text)
            yield label("exceptions"), [title, *(f"  {line}" for line in when)]
        if soft := measure.softening:
            when = self._condition(outline, soft.when, soft.when_text)
            yield (
                label("softened"),
                [soft.title.say(self.lang), *self._gives(soft.verdict, soft.authority, soft.duty), *when],
            )
        for name, parameter in measure.parameters.items():
            yield (
                label("parameter"),
                [
                    f"{name}: "
                    + word(
                        "law.from_day",
                        self.lang,
                        value=say_value(value, parameter.unit, self.lang),
                        day=say_day(since, self.lang),
                    )
                    for since, value in parameter.values
                ],
            )
        for citation in measure.citations:
            yield word("label.source", self.lang), self._citation(citation)
        yield word("label.confidence", self.lang), [name_of("confidence", measure.confidence, self.lang)]
        for note in measure.notes:
            yield word("label.note", self.lang), [note.say(self.lang)]

    def _gives(self, verdict: str, authority: str | None, duty: str | None) -> Iterator[str]:
        yield word(f"verdict.{verdict}", self.lang)
        if authority:
            yield f"{word('label.permit', self.lang)}: {say_authorities(authority, self.lang)}"
        if duty:
            yield f"{word('label.duty', self.lang)}: {say_duty(duty, self.lang)}"

    def _condition(self, outline: Outline, condition: Condition, written: str) -> list[str]:
        said = ["  " * depth + line for depth, line in outline.lines(condition)]
        return [*said, f"[{word('law.source_form', self.lang)}: {written}]"] if written else said

    def _no_terms(self, measure: Measure) -> str:
        if measure.reported_from:
            return word("law.reported", self.lang, day=say_day(measure.reported_from, self.lang))
        return word("law.no_terms", self.lang)

    def _period(self, period: Period) -> Iterator[str]:
        by = [word("law.by", self.lang, event=self._event(period.by))] if period.by else []
        if period.ended_by:
            by.append(word("law.ended_by", self.lang, event=self._event(period.ended_by)))
        yield self._list([self._span(period), *by])
        if period.doubtful:
            day, until = (say_day(d, self.lang) for d in period.doubtful)
            why = period.why_doubtful.say(self.lang) if period.why_doubtful else ""
            yield word("law.doubtful", self.lang, day=day, until=until, why=why)

    def _span(self, period: Period) -> str:
        day = say_day(period.from_, self.lang)
        if period.until is None:
            return word("law.period_open", self.lang, day=day)
        return word("law.period", self.lang, day=day, until=say_day(period.until, self.lang))

    def _event(self, name: str) -> str:
        event = self.law.events.get(name)
        return name if event is None else f"{event.title.say(self.lang)} ({event.date})"

    def _citation(self, citation: Citation) -> list[str]:
        where = " ".join(filter(None, (citation.instrument.title.say(self.lang), citation.provision)))
        lines = [where]
        if self.lang == "ja" and citation.instrument.title.en != citation.instrument.title.ja:
            lines.append(citation.instrument.title.en)
        if citation.instrument.url:
            lines.append(citation.instrument.url)
        lines.append(f"{citation.source.title} ({name_of('source_kind', citation.source.kind, self.lang)})")
        return [*lines, *(u for u in citation.source.urls if u != citation.instrument.url)]

    def _list(self, items: list[str]) -> str:
        return ("、" if self.lang == "ja" else ", ").join(items)
