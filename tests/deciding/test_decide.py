"""The decision as a whole: the strictest regime governs, the same case gives the same bytes, two ways say the same."""

import io
import json
from datetime import date
from typing import Any

import pytest

from sekisho.cases import Case, Screened
from sekisho.cases.read import read_cases
from sekisho.deciding import Decision, decide, rank, to_json
from sekisho.errors import UsageError
from sekisho.law import RANK, VERDICTS
from tests.deciding.asking import ask, law
from tests.law.exercises import EXERCISES

DAYS = (date(2006, 10, 14), date(2015, 6, 1), date(2019, 2, 28), date(2024, 3, 1), date(2027, 5, 1))
CASES = [
    {"date": day.isoformat(), **exercise.case(day, None)}
    for exercise in EXERCISES
    if exercise.vary is None
    for day in DAYS
]


def read(case: dict[str, Any]) -> Case:
    (arrival,) = read_cases(io.BytesIO(json.dumps({"id": "asked", **case}).encode()), reader="json")
    assert arrival.case is not None, arrival.problems
    return arrival.case


@pytest.fixture(scope="module")
def decisions() -> list[Decision]:
    return [ask(case) for case in CASES]


def test_the_strictest_regime_is_the_verdict_and_those_that_give_it_govern(decisions: list[Decision]) -> None:
    for decision in decisions:
        ranks = {regime: RANK[said.verdict] for regime, said in decision.regimes.items()}
        assert RANK[decision.verdict] == max(ranks.values())
        assert decision.governing == tuple(r for r, v in ranks.items() if v == max(ranks.values()))


def test_a_verdict_lies_in_its_range(decisions: list[Decision]) -> None:
    for decision in decisions:
        for said in decision.regimes.values():
            low, high, verdict = RANK[said.at_least], RANK[said.at_most], RANK[said.verdict]
            assert low <= high
            assert verdict == (low if low == high else max(low, RANK["refer"]))
            assert (said.as_it_stands == said.verdict) or low != high


def test_a_regime_says_what_its_strictest_finding_says(decisions: list[Decision]) -> None:
    for decision in decisions:
        for said in decision.regimes.values():
            strictest = max((RANK[f.verdict] for f in said.findings), default=0)
            assert RANK[said.verdict] >= min(strictest, RANK["refer"]) or said.at_least == said.at_most
            if said.verdict in ("prohibited", "licence_required"):
                assert any(f.verdict == said.verdict and f.outcome not in ("clear", "exempt") for f in said.findings)


def test_a_referral_says_what_is_asked_or_why_nobody_can_know(decisions: list[Decision]) -> None:
    for decision in decisions:
        for regime, said in decision.regimes.items():
            if said.verdict == "refer" and said.at_least != said.at_most:
                open_ = [f for f in said.findings if f.outcome in ("undetermined", "applies_unless_shown")]
                assert open_, (decision.kind, decision.date, regime)
                assert said.needs or all(f.because or f.exceptions for f in open_)


def test_every_finding_that_bites_is_reasoned_and_cited(decisions: list[Decision]) -> None:
    for decision in decisions:
        for finding in (f for said in decision.regimes.values() for f in said.findings):
            assert finding.citations, finding.measure
            assert finding.because, finding.measure


def test_ranks_are_the_verdicts_without_the_reasons(decisions: list[Decision]) -> None:
    for case, decision in zip(CASES, decisions, strict=True):
        for regime, ranks in rank(read(case), law()).items():
            said = decision.regimes[regime]
            words = (said.verdict, said.at_least, said.at_most, said.as_it_stands)
            assert words == tuple(VERDICTS[r] for r in ranks)


def test_the_same_case_gives_the_same_bytes(decisions: list[Decision]) -> None:
    for case, decision in list(zip(CASES, decisions, strict=True))[::7]:
        again = ask(case)
        assert to_json(again) == to_json(decision)
        assert again.id == decision.id
    assert len({d.id for d in decisions}) > 1


def test_only_the_regimes_that_are_asked_answer() -> None:
    decision = ask({**CASES[0], "regimes": ["UN", "JP"]})
    assert list(decision.regimes) == ["UN", "JP"]
    assert all(f.measure[:2] not in ("US", "EU", "RO", "KR") for s in decision.regimes.values() for f in s.findings)


def test_a_case_without_a_day_is_refused() -> None:
    with pytest.raises(UsageError, match="no date"):
        decide(Screened(id="asked"), law())


@pytest.mark.parametrize(("day", "warned"), [("2026-11-21", False), ("2026-11-22", True)])
def test_a_day_after_the_law_was_read_is_warned_of(day: str, warned: bool) -> None:
    codes = {p.code for p in ask({**CASES[0], "date": day}).problems}
    assert ("law.after_verified" in codes) == warned
