"""What does a comparison say? A matrix of cases and regimes, what changed, who still stops what, by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text as Line

from sekisho.deciding.decision import Decision, Refusal
from sekisho.law.overlay import AddException, AddMeasure, Extend, SetParameter, Suspend
from sekisho.reports.digest import sources
from sekisho.reports.text import COLOURS, NARROWEST, WIDEST
from sekisho.reports.words import word
from sekisho.reports.wrap import visible, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sekisho.cases import Language, Regime
    from sekisho.law import Law
    from sekisho.law.overlay import Change
    from sekisho.scenarios import Compared, Comparison, Row, Scenario, SideBySide

_DIM = "bright_black"


class ScenarioPage:
    """Lays scenarios out for one language and one width."""

    def __init__(self, lang: Language, width: int) -> None:
        """Take the width in columns (50 to 120 are used)."""
        self.lang = lang
        self.width = max(NARROWEST, min(width, WIDEST))

    def overview(self, scenarios: Sequence[Scenario]) -> Iterator[Line]:
        """One line a scenario."""
        first = max(cell_len(s.id) for s in scenarios)
        for scenario in scenarios:
            head = f"{scenario.id}{' ' * (first - cell_len(scenario.id))}  "
            yield from self._flow(head, scenario.title.say(self.lang))

    def show(self, scenario: Scenario, law: Law) -> Iterator[Line]:
        """What a scenario changes and what it rests on."""
        yield Line(f"{scenario.id} · {scenario.title.say(self.lang)}", "bold")
        for change in scenario.changes:
            yield from self._flow(f"  {_day_of(change)}  ", self._said(change))
        if not scenario.changes:
            yield from self._flow("  ", word("scenario.nothing", self.lang))
        for basis in scenario.rests_on:
            said = basis.act.say(self.lang) if basis.act else word("scenario.claim", self.lang, claim=basis.claim)
            yield from self._flow(f"  {word('scenario.rests_on', self.lang)}  ", said)
        if not scenario.rests_on:
            yield from self._flow("  ", word("scenario.rests_on_nothing", self.lang))
        if scenario.note:
            yield from self._flow("  ", scenario.note.say(self.lang), _DIM)
        changed = scenario.law(law).measures
        for key, measure in changed.items():
            if law.measures.get(key) != measure:
                yield from self._flow(f"    {key}  ", measure.title.say(self.lang), _DIM)

    def comparison(self, board: SideBySide, rows: Sequence[Row]) -> Iterator[Line]:
        """The matrix, then for each scenario what changed and who still stops what."""
        for column in board.columns:
            yield from self.show_head(column)
        yield Line()
        yield from self._matrix(board, rows)
        for place, column in enumerate(board.columns):
            yield Line()
            yield from self._outcome(column, [row.under[place] for row in rows if row.under])
        refused = [row for row in rows if isinstance(row.base, Refusal)]
        for row in refused:
            yield Line()
            for problem in row.base.problems:
                yield from self._flow(f"{visible(row.case)}  ", f"{problem.message} [{problem.code}]")

    def show_head(self, column: Comparison) -> Iterator[Line]:
        """A scenario's title and what it rests on."""
        scenario = column.scenario
        yield from self._flow(f"{scenario.id}  ", scenario.title.say(self.lang), "bold")
        for basis in scenario.rests_on:
            said = basis.act.say(self.lang) if basis.act else word("scenario.claim", self.lang, claim=basis.claim)
            yield from self._flow(f"  {word('scenario.rests_on', self.lang)}  ", said, _DIM)

    def _matrix(self, board: SideBySide, rows: Sequence[Row]) -> Iterator[Line]:
        """One line a case and regime that says something: today's verdict, then that of each scenario."""
        names = [word("scenario.today", self.lang), *(column.scenario.id for column in board.columns)]
        cells = [(row, regime) for row in rows if isinstance(row.base, Decision) for regime in row.base.regimes]
        wide = max([cell_len(word(f"verdict.{v}", self.lang)) for v in _VERDICTS] + [cell_len(n) for n in names]) + 2
        first = max([cell_len(visible(row.case)) for row, _ in cells] + [4]) + 2
        first = min(first, max(12, self.width - 5 - wide * len(names)))
        yield Line(" " * (first + 4) + "".join(_padded(name, wide) for name in names), _DIM)
        before = None
        for row, regime in cells:
            verdicts = self._verdicts(row, regime)
            if len(set(verdicts)) == 1 and verdicts[0] == "not_covered":
                continue
            case = "" if row.case == before else visible(row.case)
            before = row.case
            line = Line(_padded(case[: first - 1], first) + _padded(regime, 4))
            for n, verdict in enumerate(verdicts):
                mark = " *" if n and verdict != verdicts[0] else ""
                said = word(f"verdict.{verdict}", self.lang)
                line.append(_padded(said + mark, wide), COLOURS[f"verdict.{verdict}"])
            yield line
        if any(len(set(self._verdicts(row, regime))) > 1 for row, regime in cells):
            yield from self._flow("", word("scenario.star", self.lang), _DIM)

    def _verdicts(self, row: Row, regime: Regime) -> list[str]:
        base = row.base.regimes[regime].verdict if isinstance(row.base, Decision) else ""
        return [base, *(compared.scenario.regimes[regime].verdict for compared in row.under)]

    def _outcome(self, column: Comparison, compared: Sequence[Compared]) -> Iterator[Line]:
        yield Line(column.scenario.id, "bold")
        moved = [(t, n) for t, n in sorted(column.transitions.items()) if t.before != t.after]
        for transition, n in moved:
            before, after = (word(f"verdict.{v}", self.lang) for v in transition[1:])
            said = word("scenario.moved", self.lang, n=n, before=before, after=after)
            yield from self._flow(f"  {transition.regime}  ", said)
        if not moved:
            yield from self._flow("  ", word("scenario.unmoved", self.lang))
        counts = {"before": column.passing_before, "after": column.passing_after, "of": column.cases}
        yield from self._flow("  ", word("scenario.passing", self.lang, **counts))
        for one in compared:
            if not one.still:
                continue
            yield from self._flow(f"  {visible(one.case)}: ", word("scenario.still", self.lang), "bold")
            for standing in one.still:
                verdict = word(f"verdict.{standing.finding.verdict}", self.lang)
                said = f"{standing.finding.title.say(self.lang)} → {verdict}"
                yield from self._flow(f"    {standing.regime} {standing.measure}  ", said)
                for where, _ in list(sources(standing.finding, self.lang))[:1]:
                    yield from self._flow(" " * 7, where, _DIM)
            for regime, sets in one.to_pass.items():
                keys = " + ".join(sets[0])
                yield from self._flow(f"    {regime}  ", word("scenario.to_pass", self.lang, measures=keys), _DIM)

    def _said(self, change: Change) -> str:
        match change:
            case AddMeasure(measure):
                said = word("scenario.add_measure", self.lang, measure=measure.key)
            case AddException(targets, exemption):
                title = exemption.title.say(self.lang)
                said = word("scenario.add_exception", self.lang, measures=", ".join(targets), title=title)
            case SetParameter(target, name, value):
                number = f"{value:,}" if isinstance(value, int) else value
                said = word("scenario.set", self.lang, measure=target, parameter=name, value=number)
            case Extend(targets, last):
                said = word("scenario.extend", self.lang, measures=", ".join(targets), day=last)
            case Suspend(targets, _, until):
                key = "scenario.suspend_until" if until else "scenario.suspend"
                said = word(key, self.lang, measures=", ".join(targets), day=until or "")
            case _:
                said = word(f"scenario.{type(change).__name__.lower()}", self.lang, measures=", ".join(change.targets))
        return f"{said} ({change.by})" if change.by else said

    def _flow(self, head: str, said: str, style: str = "") -> Iterator[Line]:
        indent = min(cell_len(head), self.width // 2)
        for n, part in enumerate(wrap(said, self.width - indent)):
            yield Line.assemble((head if n == 0 else " " * indent, style), (part, style))


_VERDICTS = ("not_covered", "allowed", "allowed_with_duty", "refer", "licence_required", "prohibited")


def _padded(text: str, width: int) -> str:
    return text + " " * max(1, width - cell_len(text))


def _day_of(change: Change) -> str:
    match change:
        case AddMeasure(measure):
            return measure.periods[0].from_.isoformat()
        case AddException(_, exemption):
            return exemption.period.from_.isoformat()
        case _:
            return change.from_.isoformat()
