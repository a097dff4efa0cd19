"""What does one person at a desk read of hits? Each query with the listed parties it may mean, how sure, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text as Line

from sekisho.cases.problem import Problem
from sekisho.reports.hits import Answer, Tally
from sekisho.reports.wrap import visible, wrap
from sekisho.screening.bands import Band
from sekisho.screening.hit import Hit

WIDEST, NARROWEST = 120, 50
_COLOURS: dict[Band, str] = {"strong": "bold red", "probable": "bold yellow", "review": "cyan"}
_DIM = "bright_black"
_INDENT = 18
_SETTLES = {"birth_date": "a birth date", "ids": "a passport, IMO or other number"}


class HitsPage:
    """Lays answers out for one width."""

    def __init__(self, width: int) -> None:
        """Take the width in columns; a page is never narrower than 50 nor wider than 120."""
        self.width = max(NARROWEST, min(width, WIDEST))

    def answer(self, answer: Answer) -> Iterator[Line]:
        """All lines of one answer, a blank line last where it has more than one."""
        names = " / ".join(map(visible, answer.names))
        title = names if answer.id in ("", names) else " · ".join(filter(None, (visible(answer.id), names)))
        refused = any(problem.severity == "error" for problem in answer.problems)
        said = "NOT SCREENED" if refused and not answer.hits else _counted(len(answer.hits))
        lines = wrap(title, self.width - cell_len(said) - 2)
        gap = self.width - cell_len(lines[0]) - cell_len(said)
        yield Line.assemble(
            (lines[0], "bold"), " " * gap, (said, "bold red" if refused else "bold" if answer.hits else "")
        )
        yield from (Line(line, "bold") for line in lines[1:])
        if not answer.hits and not answer.problems:
            return
        yield Line("─" * self.width, _DIM)
        for hit in answer.hits:
            yield from self._hit(hit)
        for problem in answer.problems:
            yield from self._problem(problem)
        yield Line()

    def tail(self, total: Tally, lists: Sequence[str]) -> Iterator[Line]:
        """The lines that end a run: counts, the lists that were searched, and what no hit does not mean."""
        yield Line("═" * self.width, _DIM)
        if total.asked > 1:
            counts = [f"{n:,} {band}" for band, n in total.by_band()]
            counts.append(f"{total.asked - total.best.total():,} without a hit")
            if total.not_screened:
                counts.append(f"{total.not_screened:,} not screened")
            yield from self._flow(f"{total.asked:,} asked about: ", ", ".join(counts), "bold")
        yield from self._flow("searched: ", " · ".join(lists), _DIM)
        yield from self._flow("", "No hit is no clearance: it says that nothing on these lists is alike.")

    def _hit(self, hit: Hit) -> Iterator[Line]:
        head = f"  {hit.band:<9} {hit.score:.3f} "
        for n, line in enumerate(wrap(hit.listed_name, self.width - _INDENT)):
            lead = (head, _COLOURS[hit.band]) if n == 0 else (" " * _INDENT, "")
            yield Line.assemble(lead, " " * (_INDENT - len(lead[0])), (line, "bold"))
        about = [f"{hit.list} {hit.entry}", hit.kind, *hit.programmes, _listed(hit)]
        yield from self._below(" · ".join(filter(None, about)), _DIM)
        if hit.matched_alias != hit.listed_name:
            yield from self._below(f"met its name {hit.matched_alias}")
        for because in hit.because:
            yield from self._below(f"– {because}", hang=2)
        if hit.settles:
            yield from self._below(f"would settle it: {', '.join(_SETTLES.get(s, s) for s in hit.settles)}", _DIM)

    def _problem(self, problem: Problem) -> Iterator[Line]:
        where = f"line {problem.line}: " if problem.line is not None else ""
        colour = "red" if problem.severity == "error" else "yellow"
        yield from self._flow(f"  {problem.severity}: ", f"{where}{problem.message} [{problem.code}]", colour, hang=4)

    def _below(self, text: str, style: str = "", hang: int = 0) -> Iterator[Line]:
        for n, line in enumerate(wrap(text, self.width - _INDENT - hang, taken=-hang)):
            yield Line(" " * (_INDENT + (hang if n else 0)) + line, style)

    def _flow(self, lead: str, text: str, style: str = "", hang: int = 2) -> Iterator[Line]:
        """A paragraph that starts with `lead` and goes on `hang` columns in."""
        lines = wrap(text, self.width - hang, taken=cell_len(lead) - hang)
        yield Line(lead + lines[0], style)
        yield from (Line(" " * hang + line, style) for line in lines[1:])


def _counted(hits: int) -> str:
    return "no hit" if not hits else "1 hit" if hits == 1 else f"{hits:,} hits"


def _listed(hit: Hit) -> str:
    if hit.listed_from and hit.listed_to:
        return f"listed from {hit.listed_from} to {hit.listed_to}"
    if hit.listed_from:
        return f"listed since {hit.listed_from}"
    return f"listed until {hit.listed_to}" if hit.listed_to else ""
