"""What follows for each of many? Cases screened together and decided; what cannot be read keeps its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import msgspec

from sekisho.cases import Case, Rates, Regime
from sekisho.cases.read import Arrival
from sekisho.deciding.decide import decide
from sekisho.deciding.decision import Decision, Refusal, Searched
from sekisho.deciding.hits import Lists, screen_cases
from sekisho.deciding.splitting import Splitting
from sekisho.law import Law
from sekisho.screening.collection import without_collection

# Cases that are screened together: few at first, so that answers come at once, then as many as came before.
_FEW, _BLOCK = 64, 4_096


def decide_all(
    arrivals: Iterable[Arrival], law: Law, rates: Rates, lists: Lists, regimes: tuple[Regime, ...] | None = None
) -> Iterator[Decision | Refusal]:
    """The answers in the order of the input, as they come.

    Args:
        arrivals: from `read_cases`.
        law: the law, or the law under a scenario.
        rates: statutory yen rates; those of a case win.
        lists: to screen the parties, ships and texts of the cases.
        regimes: which to answer for, whatever the cases say.
    """
    splitting = Splitting(law, rates)
    rest = look_up_all(arrivals, lists, regimes)
    while True:
        # A batch makes no cycles: a search for them would cost a tenth of its time.
        with without_collection():
            answers = [_answer(found, law, rates, splitting) for found in islice(rest, _FEW)]
        if not answers:
            return
        yield from answers


def _answer(found: LookedUp, law: Law, rates: Rates, splitting: Splitting) -> Decision | Refusal:
    arrival, case, searched = found
    if case is None:
        return Refusal(case=arrival.id, problems=arrival.problems)
    return splitting.watch(case, decide(case, law, rates, arrival.problems, searched))


class LookedUp(NamedTuple):
    """What arrived, the case in it if any, and whom of it the lists name."""

    arrival: Arrival
    case: Case | None
    searched: Searched | None


def look_up_all(
    arrivals: Iterable[Arrival], lists: Lists, regimes: tuple[Regime, ...] | None = None
) -> Iterator[LookedUp]:
    """The arrivals with what the lists say of their cases, screened together; see `decide_all`."""
    for block in _blocks(arrivals):
        cases = [arrival.case for arrival in block if arrival.case is not None]
        if regimes is not None:
            cases = [msgspec.structs.replace(case, regimes=regimes) for case in cases]
        with without_collection():
            searched = zip(cases, screen_cases(cases, lists), strict=True)
        for arrival in block:
            case, found = (None, None) if arrival.case is None else next(searched)
            yield LookedUp(arrival, case, found)


def _blocks(arrivals: Iterable[Arrival]) -> Iterator[list[Arrival]]:
    rest, done = iter(arrivals), 0
    while True:
        with without_collection():
            block = list(islice(rest, min(max(done, _FEW), _BLOCK)))
        if not block:
            return
        done += len(block)
        yield block
