"""How does a checklist of an exemption request read? As lines for a desk, and as plain data for programs."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text as Line

from sekisho.cases import Text
from sekisho.cases.text import Language
from sekisho.law import Law
from sekisho.reports.exemption_request import BASIS, Filled, State
from sekisho.reports.wrap import visible, wrap

_WIDEST, _NARROWEST = 120, 50
_SAID: dict[State, Text] = {
    "there": Text("there", "記載あり"),
    "part": Text("in part", "一部のみ"),
    "missing": Text("missing", "不足"),
}
_COLOURS: dict[State, str] = {"there": "green", "part": "yellow", "missing": "red"}


def as_json(case: str, filled: tuple[Filled, ...] | None, lang: Language) -> dict[str, object]:
    """The checklist of one case for programs."""
    if filled is None:
        return {"case": case, "applies": False, "elements": [], "gaps": 0}
    return {
        "case": case,
        "applies": True,
        "elements": [
            {
                "id": f.element.id,
                "asked": f.element.asked.say(lang),
                "state": f.state,
                "has": [{"field": has.field, "value": has.value.say(lang)} for has in f.has],
                "gaps": [gap.say(lang) for gap in f.gaps],
                "confidence": f.element.confidence,
            }
            for f in filled
        ],
        "gaps": sum(len(f.gaps) for f in filled),
    }


def source_json(law: Law) -> dict[str, object]:
    """Where the elements come from."""
    source = law.measures[BASIS].citations[0].source
    return {"measure": BASIS, "source": source.id, "title": source.title, "urls": source.urls}


class ChecklistPage:
    """Lays checklists out for one width and language."""

    def __init__(self, lang: Language, width: int) -> None:
        """Take the language and the columns; a page is never narrower than 50 nor wider than 120."""
        self.lang: Language = lang
        self.width = max(_NARROWEST, min(width, _WIDEST))

    def case(self, case: str, filled: tuple[Filled, ...] | None) -> Iterator[Line]:
        """All lines of one case."""
        yield from (Line(line, "bold") for line in wrap(case, self.width))
        yield Line("─" * self.width, "bright_black")
        if filled is None:
            yield from self._flow("  ", _NOT_FOR_IT.say(self.lang))
        for n, one in enumerate(filled or (), 1):
            yield from self._element(n, one)
        yield Line()

    def tail(self, law: Law) -> Iterator[Line]:
        """The lines that end a run: where the elements come from, and what the list is not."""
        source = law.measures[BASIS].citations[0].source
        yield Line("═" * self.width, "bright_black")
        yield from self._flow("", f"{source.title} [{source.id}]", "bright_black")
        yield from (Line(url, "bright_black") for url in source.urls[:1])
        yield from self._flow("", _NO_PROMISE.say(self.lang))

    def _element(self, n: int, one: Filled) -> Iterator[Line]:
        said, lead = _SAID[one.state].say(self.lang), f"{n:>2}. "
        lines = wrap(one.element.asked.say(self.lang), self.width - len(lead) - cell_len(said) - 2)
        gap = " " * (self.width - len(lead) - cell_len(lines[0]) - cell_len(said))
        yield Line.assemble((f"{lead}{lines[0]}", "bold"), gap, (said, _COLOURS[one.state]))
        yield from (Line(f"    {line}", "bold") for line in lines[1:])
        for has in one.has:
            yield from self._flow(f"    {visible(has.field)}: ", has.value.say(self.lang))
        for wanting in one.gaps:
            yield from self._flow("    + ", wanting.say(self.lang), "yellow")

    def _flow(self, lead: str, text: str, style: str = "") -> Iterator[Line]:
        lines = wrap(text, self.width - 6, taken=cell_len(lead) - 6)
        yield Line(lead + lines[0], style)
        yield from (Line(" " * 6 + line, style) for line in lines[1:])


_NOT_FOR_IT = Text(
    "a request is made for goods or aid to the DPRK: this case is neither cargo nor a grant",
    "免除申請は北朝鮮向けの物資・支援に関するもので、この案件は対象外です。",
)
_NO_PROMISE = Text(
    "A full list is no exemption: the Committee decides, by no objection of its members. National law stays.",
    "すべて揃っても免除ではありません。委員会が全会一致で決定し、各国の国内法は別に適用されます。",
)
