"""What does a reader need first? The parts of a decision in the order in which a desk works, for every written form."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from sekisho.cases import REGIMES, Date, Language, Regime, Text
from sekisho.deciding.decision import Decision, Finding, ListUsed, Refusal, RegimeDecision
from sekisho.law.verdict import VERDICTS, Verdict
from sekisho.reports.questions import question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Answer: TypeAlias = Decision | Refusal
STRICTNESS: dict[Verdict, int] = {verdict: rank for rank, verdict in enumerate(VERDICTS)}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table at a glance: the regimes that answer alike."""

    regimes: tuple[Regime, ...]
    said: RegimeDecision


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to put, the field that it fills, and the regimes that wait for it."""

    path: str
    text: Text
    regimes: tuple[Regime, ...]


def _gist(said: RegimeDecision) -> tuple[object, ...]:
    return (said.verdict, said.authority, said.duty, said.at_least, said.at_most, said.as_it_stands)


def glance(decision: Decision) -> list[Row]:
    """The regimes with their verdict, strictest first; those that say the same stand in one row."""
    alike: dict[tuple[object, ...], list[Regime]] = {}
    for regime, said in decision.regimes.items():
        alike.setdefault(_gist(said), []).append(regime)
    rows = [Row(tuple(regimes), decision.regimes[regimes[0]]) for regimes in alike.values()]
    return sorted(rows, key=lambda row: -STRICTNESS[row.said.verdict])


def reasons(decision: Decision) -> Iterator[tuple[Regime, RegimeDecision, list[Finding]]]:
    """The regimes that have something to say, strictest first, each with the findings worth reading.

    A measure whose test is not met is a reason only where nothing in its regime is stricter than `allowed`.
    """
    ordered = sorted(decision.regimes.items(), key=lambda item: -STRICTNESS[item[1].verdict])
    for regime, said in ordered:
        told = [f for f in said.findings if _is_told(f, said)]
        if told:
            yield regime, said, sorted(told, key=lambda f: -STRICTNESS[f.verdict])


def _is_told(finding: Finding, said: RegimeDecision) -> bool:
    return finding.outcome != "clear" or (said.verdict == "allowed" and finding.verdict == "allowed")


def also(decision: Decision) -> list[str]:
    """The measures that were looked at and are clear; paragraphs of one instrument together: `UN-2397 (p5, p6)`."""
    clear: dict[str, list[str]] = {}
    for said in decision.regimes.values():
        for finding in said.findings:
            if not _is_told(finding, said):
                paragraphs = clear.setdefault(finding.measure, [])
                if finding.provision and finding.provision not in paragraphs:
                    paragraphs.append(finding.provision)
    return [f"{measure} ({', '.join(p)})" if p else measure for measure, p in clear.items()]


def asks(decision: Decision) -> list[Ask]:
    """Every fact that still matters as a question, each once, in the order in which the regimes named them.

    A part is not asked for beside its whole: `goods` fills `goods[0].origin` too.
    """
    needed = {path for said in decision.regimes.values() for path in said.needs}
    waiting: dict[str, dict[Regime, None]] = {}
    for regime, said in decision.regimes.items():
        for path in said.needs:
            wholes = (path[: part.start()] for part in re.finditer(r"[.\[]", path))
            waiting.setdefault(next((w for w in wholes if w in needed), path), {})[regime] = None
    return [Ask(path, question(decision.kind, path), tuple(regimes)) for path, regimes in waiting.items()]


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """One line of the goods, its strictest verdict, and the regimes and measures that give it."""

    goods: int
    verdict: Verdict
    regimes: tuple[Regime, ...]
    measures: tuple[str, ...]


def goods_lines(decision: Decision) -> list[GoodsLine]:
    """The verdict on each line of goods, in their order, where several were judged each."""
    said: dict[int, list[tuple[Verdict, Regime, str]]] = {}
    for regime, answer in decision.regimes.items():
        for finding in answer.findings:
            for line in finding.lines:
                said.setdefault(line.goods, []).append((line.verdict, regime, measure_key(finding)))
    found = []
    for goods, each in sorted(said.items()):
        top = max((verdict for verdict, _, _ in each), key=STRICTNESS.__getitem__)
        mine = [(regime, measure) for verdict, regime, measure in each if verdict == top]
        telling = mine if STRICTNESS[top] > STRICTNESS["allowed"] else []
        regimes = tuple(dict.fromkeys(regime for regime, _ in mine))
        found.append(GoodsLine(goods, top, regimes, tuple(measure for _, measure in telling)))
    return found


def sources(finding: Finding, lang: Language) -> list[tuple[str, list[str]]]:
    """The provisions that a finding rests on, each once, with the addresses where it was read."""
    found: dict[str, list[str]] = {}
    for citation in finding.citations:
        where = " ".join(filter(None, (citation.instrument.say(lang), citation.provision)))
        urls = found.setdefault(where, [])
        if citation.url and citation.url not in urls:
            urls.append(citation.url)
    return list(found.items())


def measure_key(finding: Finding) -> str:
    """The measure's id, with the paragraph where there is one: `UN-2397:p5`."""
    return f"{finding.measure}:{finding.provision}" if finding.provision else finding.measure


def original_title(title: Text, regime: Regime, lang: str) -> str | None:
    """The title in the language of the law itself, where that is not the language of the report."""
    original = title.ja if regime == "JP" else title.en
    return None if title.ja == title.en or (regime == "JP") == (lang == "ja") else original


@dataclass
class Tally:
    """What a batch came to: verdicts, refusals, and the law, lists and engine it rests on.

    `facts_unused` counts the ids that facts were given for and no case had.
    """

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    refused: int = 0
    laws: dict[str, None] = field(default_factory=dict)
    engines: dict[str, None] = field(default_factory=dict)
    lists: dict[ListUsed, None] = field(default_factory=dict)
    law_verified: Date | None = None
    facts_unused: int = 0

    @property
    def answers(self) -> int:
        """How many cases were answered or refused."""
        return self.verdicts.total() + self.refused

    @property
    def strictest(self) -> Verdict | None:
        """The strictest verdict of all, or None when nothing was decided."""
        return max(self.verdicts, key=STRICTNESS.__getitem__, default=None)

    def add(self, answer: Answer) -> None:
        """Count one answer."""
        if isinstance(answer, Refusal):
            self.refused += 1
            return
        self.verdicts[answer.verdict] += 1
        self.laws[answer.law] = None
        self.engines[answer.engine] = None
        self.lists.update(dict.fromkeys(answer.lists))

    def by_verdict(self) -> list[tuple[Verdict, int]]:
        """The counts, strictest first."""
        return sorted(self.verdicts.items(), key=lambda item: -STRICTNESS[item[0]])


def tally(answers: Iterable[Answer], law_verified: Date | None = None) -> Tally:
    """Count a finished batch."""
    total = Tally(law_verified=law_verified)
    for answer in answers:
        total.add(answer)
    return total


def regimes_of(answers: Iterable[Answer]) -> list[Regime]:
    """The regimes that were asked in any of the answers, in the contract's order."""
    asked = {regime for answer in answers if isinstance(answer, Decision) for regime in answer.regimes}
    return [regime for regime in REGIMES if regime in asked]
