"""May this pass? One case in a straight line: facts, measures in force, findings, verdict per regime, decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sekisho.cases import Case, Problem, Rates, Regime, Text
from sekisho.deciding.decision import (
    Citation,
    Decision,
    Finding,
    LineSaid,
    RegimeDecision,
    Searched,
    TriedException,
    seal,
)
from sekisho.deciding.evidence import Evidence, day_of, gather_lines
from sekisho.deciding.remembered import remembered
from sekisho.law import RANK, VERDICTS, Law, Measure
from sekisho.law.missing import missing_facts
from sekisho.law.model import Citation as LawCitation
from sekisho.law.program import Rule, rules_for
from sekisho.law.reasons import Explainer
from sekisho.law.verdict import Conclusion, settle
from sekisho.version import __version__

_ALLOWED, _REFER = RANK["allowed"], RANK["refer"]
_UNSETTLED = Text(
    "no source settles whether it was in force that day", "当日に施行されていたかは、いずれの資料からも確定できない"
)


def decide(
    case: Case,
    law: Law,
    rates: Rates | None = None,
    problems: Sequence[Problem] = (),
    searched: Searched | None = None,
) -> Decision:
    """Decide one case, with reasons.

    Args:
        case: as a reader gave it; its `date` is the day whose law applies.
        law: the law, or the law under a scenario.
        rates: statutory yen rates; the built-in ones by default. Those of the case win.
        problems: what the reader noticed in the case; carried in the decision.
        searched: whom of the case the lists name, from `find_hits`; without it a named party counts as unlisted, with
            a warning.

    Raises:
        UsageError: the case has no date.
    """
    day = day_of(case)
    lines = gather_lines(case, day, law, (rates or Rates.built_in()).with_case(case.rates), searched)
    concluded = _conclude(case, law, day, lines)
    regimes = {regime: _decide_regime(law, mine, lines, day) for regime, mine in concluded.items()}
    verdict, governing = strictest({regime: RANK[r.verdict] for regime, r in regimes.items()})
    return seal(
        Decision(
            id="",
            case=case.id,
            kind=case.kind,
            date=day,
            verdict=VERDICTS[verdict],
            governing=governing,
            regimes=regimes,
            hits=lines[0].hits,
            problems=(*problems, *_problems(case, law, day, lines, regimes.values())),
            law=law.hash,
            lists=searched.lists if searched else (),
            engine=__version__,
        )
    )


class Range(NamedTuple):
    """A regime's verdict and the range in which it lies, as ranks of `VERDICTS`."""

    verdict: int
    at_least: int
    at_most: int
    as_it_stands: int


def rank(case: Case, law: Law, rates: Rates | None = None, searched: Searched | None = None) -> dict[Regime, Range]:
    """Decide one case without reasons: each regime's verdict as ranks, for batches that explain only what they open."""
    day = day_of(case)
    lines = gather_lines(case, day, law, (rates or Rates.built_in()).with_case(case.rates), searched)
    found: dict[Regime, list[Conclusion]] = {regime: [] for regime in case.regimes}
    first, several = lines[0].values, len(lines) > 1
    for rule in rules_for(law, case.kind, day):
        mine = found.get(rule.measure.regime)
        if mine is not None:
            whole = _together([rule.conclude(e.values) for e in lines]) if several else rule.conclude(first)
            mine.append(whole)
    return {regime: combine(mine) for regime, mine in found.items()}


def combine(conclusions: Iterable[Conclusion]) -> Range:
    """One regime's range from those of its measures: the strictest of each end."""
    low = high = stands = 0
    for _, at_least, at_most, as_it_stands in conclusions:
        low = at_least if at_least > low else low
        high = at_most if at_most > high else high
        stands = as_it_stands if as_it_stands > stands else stands
    return Range(settle(low, high), low, high, low if low == high else stands)


def strictest(verdicts: Mapping[Regime, int]) -> tuple[int, tuple[Regime, ...]]:
    """The strictest verdict over the regimes and who gives it."""
    top = max(verdicts.values())
    return top, tuple(regime for regime, verdict in verdicts.items() if verdict == top)


class _Concluded(NamedTuple):
    """What a measure says of the case, and of each line of its goods (of the case itself, where it has no several)."""

    rule: Rule
    whole: Conclusion
    lines: tuple[Conclusion, ...]


def _conclude(case: Case, law: Law, day: date, lines: Sequence[Evidence]) -> dict[Regime, list[_Concluded]]:
    """What each measure that governs the act says, by regime."""
    found: dict[Regime, list[_Concluded]] = {regime: [] for regime in case.regimes}
    for rule in rules_for(law, case.kind, day):
        mine = found.get(rule.measure.regime)
        if mine is not None:
            said = tuple(rule.conclude(evidence.values) for evidence in lines)
            mine.append(_Concluded(rule, said[0] if len(said) == 1 else _together(said), said))
    return found


def _together(lines: Sequence[Conclusion]) -> Conclusion:
    """One measure's conclusion on several lines of goods: the strictest, and the outcome of a line that gives it."""
    _, low, high, stands = combine(lines)
    decisive = next(c for c in lines if c.at_most == high and (c.at_least == low or low != high))
    return Conclusion(decisive.outcome, low, high, stands)


def _decide_regime(law: Law, mine: Sequence[_Concluded], lines: Sequence[Evidence], day: date) -> RegimeDecision:
    total = combine(c.whole for c in mine)
    findings = tuple(_find(law, c, lines, day) for c in mine)
    each = list(zip(findings, (c.whole for c in mine), strict=True))
    # A finding that could at most allow has nobody to ask and nothing to demand.
    biting = [f for f, c in each if c.at_most > _ALLOWED and c.verdict == total.verdict]
    open_ = [f for f, c in each if _still_matters(c, total)]
    return RegimeDecision(
        verdict=VERDICTS[total.verdict],
        authority=_joined(f.authority for f in biting) if total.verdict >= _REFER else None,
        duty=_joined(f.duty for f in biting) if VERDICTS[total.verdict] == "allowed_with_duty" else None,
        needs=tuple(dict.fromkeys(need for f in open_ for need in f.needs)),
        at_least=VERDICTS[total.at_least],
        at_most=VERDICTS[total.at_most],
        as_it_stands=VERDICTS[total.as_it_stands],
        findings=findings,
    )


def _still_matters(conclusion: Conclusion, total: Conclusion | Range) -> bool:
    """Whether knowing more of this finding could still move the regime's answer."""
    return conclusion.at_least != conclusion.at_most and conclusion.at_most > total.at_least


def _joined(words: Iterable[str | None]) -> str | None:
    return ", ".join(dict.fromkeys(w for w in words if w)) or None


def _find(law: Law, concluded: _Concluded, lines: Sequence[Evidence], day: date) -> Finding:
    """What one measure makes of the case; where it is clear for certain it may have been said before."""
    rule, whole, _ = concluded
    if len(lines) == 1 and whole.outcome == "clear" and whole.at_least == whole.at_most:
        return remembered(rule, lines[0], day, lambda: _write(law, concluded, lines, day))
    return _write(law, concluded, lines, day)


def _write(law: Law, concluded: _Concluded, lines: Sequence[Evidence], day: date) -> Finding:
    """Say what one measure makes of the case, and why: by the first of the lines that bring it there."""
    rule, conclusion, said = concluded
    place = next(i for i, c in enumerate(said) if c.outcome == conclusion.outcome and c.at_most == conclusion.at_most)
    evidence = lines[place]
    measure, facts = rule.measure, evidence.values
    explain = Explainer(facts, evidence.said, law.facts, measure.parameters, day)
    bites = conclusion.outcome not in ("clear", "exempt")
    softened = rule.softening.test(facts) if rule.softening and bites else False
    asked = [rule.reach]
    if rule.reach.test(facts) is not False:
        asked.append(rule.test)
    if rule.softening and softened is not False:
        asked.append(rule.softening)
    because = explain.explain(*asked)
    if rule.in_force is None and conclusion.outcome == "undetermined":
        because = tuple(dict.fromkeys((*because, _why_doubtful(measure, day))))
    tried = tuple(_try(law, rule, evidence, explain)) if conclusion.outcome != "clear" else ()
    mild = measure.softening if softened is True else None
    return Finding(
        measure=measure.id,
        provision=measure.provision,
        title=measure.title,
        outcome=conclusion.outcome,
        verdict=VERDICTS[conclusion.verdict],
        nature=measure.nature,
        in_force=rule.span,
        expires=measure.expires,
        because=because,
        exceptions=tried,
        needs=_needs_of_lines(law, concluded, lines),
        authority=(mild.authority if mild else measure.authority) if bites else None,
        duty=(mild.duty if mild else measure.duty) if bites else None,
        citations=tuple(map(_cite, measure.citations)),
        confidence=measure.confidence,
        notes=measure.notes,
        lines=tuple(LineSaid(goods=i, outcome=c.outcome, verdict=VERDICTS[c.verdict]) for i, c in enumerate(said))
        if len(said) > 1
        else (),
    )


def _try(law: Law, rule: Rule, evidence: Evidence, explain: Explainer) -> Iterable[TriedException]:
    """Each exception of the measure that was open that day; a permission on file only where one was given."""
    for exemption, when in rule.exemptions:
        holds = when.test(evidence.values)
        if exemption.id == "permission-on-file" and holds is False:
            continue
        yield TriedException(
            id=exemption.id,
            title=exemption.title,
            holds=holds,
            because=explain.explain(when),
            needs=_paths(law, missing_facts(when, evidence.values), evidence) if holds is None else (),
        )


def _needs_of_lines(law: Law, concluded: _Concluded, lines: Sequence[Evidence]) -> tuple[str, ...]:
    """The case fields that could still move this finding, of every line that could."""
    if len(lines) == 1:
        return _needs(law, concluded.rule, concluded.whole, lines[0])
    return tuple(
        dict.fromkeys(
            need
            for conclusion, evidence in zip(concluded.lines, lines, strict=True)
            if _still_matters(conclusion, concluded.whole)
            for need in _needs(law, concluded.rule, conclusion, evidence)
        )
    )


def _needs(law: Law, rule: Rule, conclusion: Conclusion, evidence: Evidence) -> tuple[str, ...]:
    """The case fields that could still move this finding."""
    if conclusion.at_least == conclusion.at_most:
        return ()
    facts = evidence.values
    conditions = [rule.reach, rule.test]
    if rule.exempt(facts) is None:
        conditions += (when for _, when in rule.exemptions)
    if rule.softening:
        conditions.append(rule.softening)
    missing: dict[str, None] = {}
    for condition in conditions:
        missing |= missing_facts(condition, facts)
    return _paths(law, missing, evidence)


def _paths(law: Law, missing: Iterable[str], evidence: Evidence) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            path
            for fact in missing
            for path in (evidence.needs.get(fact) or (law.facts[fact].needs if fact in law.facts else ("decisions",)))
        )
    )


def _why_doubtful(measure: Measure, day: date) -> Text:
    period = measure.period_at(day)
    if period and period.covers(day) is None:
        return period.why_doubtful or _UNSETTLED
    if measure.expires and day > measure.expires:
        return Text(
            f"{measure.expires} is its last day as last decided; no extension is known",
            f"最後に決定された期限は{measure.expires}であり、その後の延長は確認できない",
        )
    if measure.verified_to and day > measure.verified_to:
        return Text(
            f"its text was checked to {measure.verified_to}; whether it goes on is not known",
            f"{measure.verified_to}まで確認済み。その後の継続は不明",
        )
    return _UNSETTLED


def _cite(citation: LawCitation) -> Citation:
    url = citation.instrument.url or next(iter(citation.source.urls), None)
    return Citation(
        instrument=citation.instrument.title, provision=citation.provision, url=url, source=citation.source.id
    )


def _problems(
    case: Case, law: Law, day: date, lines: Sequence[Evidence], regimes: Iterable[RegimeDecision]
) -> Iterable[Problem]:
    yield from dict.fromkeys(problem for evidence in lines for problem in evidence.problems)
    if lines[0].searched:
        yield from lines[0].searched.problems
    asked = {need for r in regimes for f in r.findings for need in f.needs}
    if_needed = {path: problem for evidence in lines for path, problem in evidence.if_needed.items()}
    yield from (problem for path, problem in if_needed.items() if path in asked)
    if day > law.verified:
        yield Problem(
            case=case.id,
            field="date",
            code="law.after_verified",
            severity="warning",
            message=f"the law was last read on {law.verified}: what changed after it is not in this answer",
        )
