"""What does a reader see of the chronicle? Who said what, how surely, what speaks against it; none of it law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text as Line

from sekisho.chronicle import counts_at, persons_at
from sekisho.reports.text import NARROWEST, WIDEST
from sekisho.reports.words import word
from sekisho.reports.wrap import wrap

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from sekisho.cases import Language
    from sekisho.chronicle import Agreement, Chronicle, Contradiction, Event, Statement
    from sekisho.chronicle.model import Promise

_DIM = "bright_black"


class ChroniclePage:
    """Lays the chronicle out for one language and one width."""

    def __init__(self, chronicle: Chronicle, lang: Language, width: int) -> None:
        """Take the width in columns (50 to 120 are used)."""
        self.chronicle, self.lang = chronicle, lang
        self.width = max(NARROWEST, min(width, WIDEST))

    def listed(self, statements: Iterable[Statement], events: Iterable[Event]) -> Iterator[Line]:
        """Events, what the statements are about, then statements."""
        happened = list(events)
        if happened:
            yield Line(word("chronicle.events", self.lang), "bold")
        for event in happened:
            yield from self._flow(f"  {self._when(event)}  ", f"{event.title.say(self.lang)} ({event.id})")
        said = list(statements)
        topics = list(self.chronicle.topics_of(said))
        if topics:
            yield Line(word("chronicle.topics", self.lang), "bold")
        for topic in topics:
            shown = word("chronicle.shown_by", self.lang, command=topic.shown_by)
            kind = word(f"topic.{topic.kind}", self.lang)
            yield from self._flow(f"  {kind}  ", f"{topic.title.say(self.lang)} ({topic.id}); {shown}")
        if said:
            yield Line(word("chronicle.statements", self.lang), "bold")
        for one in said:
            yield from self.statement(one)
        if not happened and not said:
            yield Line(word("chronicle.nothing", self.lang))
        if said:
            sources = self.chronicle.independent(said)
            yield from self._flow("", word("chronicle.independent", self.lang, n=len(sources)), _DIM)

    def statement(self, one: Statement) -> Iterator[Line]:
        """One statement: what, who, how surely, what it concerns, and what others say of it."""
        strength = self.chronicle.strengths[one.strength]
        yield from self._flow(f"  {one.id}  ", one.text)
        speaker = self._name(one.speaker)
        if one.by:
            speaker += word("chronicle.through", self.lang, names=", ".join(map(self._name, one.by)))
        if one.quoting:
            speaker += word("chronicle.quoting", self.lang, name=self._name(one.quoting))
        place = word("chronicle.at", self.lang, paragraph=one.at[0], sentence=one.at[1])
        said = f"{speaker} · {strength.title.say(self.lang)} ({strength.rank}) · {one.source}, {place}"
        yield from self._flow("    ", said, _DIM)
        yield from self._flow("    ", f"→ {', '.join(one.concerns)}", _DIM)
        for key, names in (
            ("derived_from", one.derived_from),
            ("not_confirmed_by", one.not_confirmed_by),
            ("rejects", one.rejects),
            ("rejected_by", one.rejected_by),
            ("conflicts_with", one.conflicts_with),
            ("about", one.about),
        ):
            if names:
                yield from self._flow("    ", f"{word(f'chronicle.{key}', self.lang)} {', '.join(names)}")
        if one.numbers:
            numbers = "; ".join(f"{number.value:,} {number.unit} ({number.what})" for number in one.numbers)
            yield from self._flow("    ", numbers, _DIM)
        if one.note:
            yield from self._flow("    ", one.note, _DIM)

    def contradictions(self, found: Iterable[Contradiction]) -> Iterator[Line]:
        """Each pair side by side."""
        for pair in found:
            yield Line(f"{pair.one.id} {word(f'chronicle.{pair.how}', self.lang)} {pair.other.id}", "bold")
            for one in (pair.one, pair.other):
                yield from self._flow(f"  {self._name(one.speaker)}: ", one.text)
            yield Line()

    def registry(self, day: datetime.date) -> Iterator[Line]:
        """Counts as of a day with who says so, then the persons."""
        counts = list(counts_at(self.chronicle, day))
        if not counts:
            yield Line(word("registry.nobody", self.lang, day=day))
            return
        yield Line(word("registry.title", self.lang, day=day), "bold")
        first = max(cell_len(word(f"registry.{count.name}", self.lang)) for count in counts)
        for count in counts:
            label = word(f"registry.{count.name}", self.lang)
            head = f"  {label}{' ' * (first - cell_len(label))}  {count.value:>4}  "
            since = word("registry.since", self.lang, who=self._name(count.says), day=count.since)
            yield from self._flow(head, f"{since}{f'; {count.note}' if count.note else ''}")
        cases = {case.id: case.title for case in self.chronicle.registry.cases}
        claimed = day >= self.chronicle.registry.claimed
        for person in persons_at(self.chronicle, day):
            name = f"{person.name.en} {person.name.ja}"
            says = word(f"registry.says.{person.dprk}", self.lang) if claimed else ""
            said = f"{person.missing} · {cases[person.case].say(self.lang)} · {says}"
            yield from self._flow(f"  {name}{' ' * max(1, 30 - cell_len(name))}", said)
            if reported := person.reported_by(day):
                yield from self._flow("    ", reported, _DIM)
        if claimed:
            yield from self._flow("", word("registry.presumed", self.lang), _DIM)

    def agreement(self, agreement: Agreement, day: datetime.date) -> Iterator[Line]:
        """Promises with their states, what they moved, and what each side says of it."""
        title = agreement.title.say(self.lang)
        yield Line(f"{agreement.id} · {title} · {agreement.agreed} / {agreement.published}", "bold")
        for promise in agreement.promises:
            yield from self._promise(promise, day)
        if agreement.not_relieved:
            left = agreement.not_relieved
            yield from self._flow("  ", f"{left.text.say(self.lang)} ({', '.join(left.measures)})", _DIM)
        if agreement.is_over(day):
            yield from self._flow("  ", agreement.snapback.say(self.lang))

    def _promise(self, promise: Promise, day: datetime.date) -> Iterator[Line]:
        now = promise.state_at(day)
        state = word(f"promise.{now.state}", self.lang) if now else word("promise.none", self.lang)
        in_return = word("promise.for", self.lang, promise=promise.for_) if promise.for_ else ""
        head = f"  {promise.id}  "
        yield from self._flow(head, f"{self._name(promise.by)}: {promise.text.say(self.lang)}{in_return} → {state}")
        if promise.measures:
            yield from self._flow("    ", f"→ {', '.join(promise.measures)}", _DIM)
        for turn in promise.states:
            if turn.from_ <= day:
                event = self.chronicle.events[turn.act].title.say(self.lang)
                says = f" ({self._name(turn.says)})" if turn.says else ""
                note = f"; {turn.note}" if turn.note else ""
                said = f"{word(f'promise.{turn.state}', self.lang)}{says}: {event}{note}"
                yield from self._flow(f"    {turn.from_}  ", said, _DIM)
                for moved, names in turn.moved.items():
                    if moved <= day:
                        yield from self._flow(f"      {moved}  ", f"→ {', '.join(names)}", _DIM)
        for voice in promise.said if promise.is_settled(day) else ():
            yield from self._flow(f"    {self._name(voice.by)}: ", voice.text)

    def _when(self, event: Event) -> str:
        if event.date:
            return event.date.isoformat()
        if event.first and event.last:
            return f"{event.first}..{event.last}"
        if event.last:
            return f"<= {event.last}"
        return str(event.first) if event.first else "?"

    def _name(self, actor: str) -> str:
        return self.chronicle.actors[actor].name.say(self.lang)

    def _flow(self, head: str, said: str, style: str = "") -> Iterator[Line]:
        indent = cell_len(head)
        if indent > self.width // 2:  # a long name has a line of its own
            yield Line(head.rstrip(), style)
            indent, head = 6, " " * 6
        for n, part in enumerate(wrap(said, self.width - indent)):
            yield Line.assemble((head if n == 0 else " " * indent, style), (part, style))
