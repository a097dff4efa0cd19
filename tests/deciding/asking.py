"""Cases as plain data, decided as any caller would have them decided."""

import io
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from sekisho.cases import Case, Regime
from sekisho.cases.read import read_cases
from sekisho.deciding import Decision, RegimeDecision, Searched, decide
from sekisho.deciding.hits import Lists, find_hits, open_lists
from sekisho.law import Law, load_built_in
from sekisho.lists.store import Store


@cache
def law() -> Law:
    """The law that ships, loaded once."""
    return load_built_in()


def ask(case: Mapping[str, Any]) -> Decision:
    """Read a case from its JSON and decide it; a case that cannot be read fails the test."""
    return decide(read(case), law())


def read(case: Mapping[str, Any]) -> Case:
    """A case from its JSON."""
    data = json.dumps({"id": "asked", **case}).encode()
    (arrival,) = read_cases(io.BytesIO(data), reader="json")
    assert arrival.case is not None, arrival.problems
    return arrival.case


@cache
def built_in_lists() -> Lists:
    """The lists that ship, opened once."""
    return open_lists(Store())


def look(case: Mapping[str, Any]) -> Searched:
    """What a search of the lists that ship finds of a case."""
    return find_hits(read(case), built_in_lists())


def search(case: Mapping[str, Any], searched: Searched | None = None) -> Decision:
    """Decide a case with what a search of the lists that ship finds of it, or with other hits."""
    return decide(read(case), law(), searched=searched or look(case))


def answer(case: Mapping[str, Any], regime: Regime) -> RegimeDecision:
    """What one regime says of a case."""
    return ask(case).regimes[regime]


def outcomes(said: RegimeDecision, measure: str) -> list[str]:
    """The outcomes of the findings of one measure (`UN-2397` or `UN-2397:p5`), in order."""
    return [f.outcome for f in said.findings if measure in (f.measure, f"{f.measure}:{f.provision}")]


def outcome(said: RegimeDecision, measure: str) -> str | None:
    """The outcome of the one finding of a measure; None where it was not in force."""
    found = outcomes(said, measure)
    assert len(found) <= 1, f"{measure}: say which paragraph"
    return found[0] if found else None


def held(said: RegimeDecision) -> set[str]:
    """The ids of the exceptions that hold."""
    return {e.id for f in said.findings for e in f.exceptions if e.holds is True}
