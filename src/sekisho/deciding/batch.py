"""What follows for each of many? Cases screened together and decided; what cannot be read keeps its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from sekisho.cases import Rates, Regime
from sekisho.cases.read import Arrival
from sekisho.deciding.decide import decide
from sekisho.deciding.decision import Decision, Refusal
from sekisho.deciding.hits import Lists, screen_cases
from sekisho.deciding.splitting import Splitting
from sekisho.law import Law

# Cases that are screened together: few, so that answers come at once, until so many came that they are worth the
# start of the compiled search.
_FEW, _BLOCK, _WORTH_COMPILING = 64, 4_096, 2_048


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
    for block in _blocks(arrivals):
        cases = [arrival.case for arrival in block if arrival.case is not None]
        if regimes is not None:
            cases = [msgspec.structs.replace(case, regimes=regimes) for case in cases]
        answered = zip(cases, screen_cases(cases, lists), strict=True)
        for arrival in block:
            if arrival.case is None:
                yield Refusal(case=arrival.id, problems=arrival.problems)
            else:
                case, searched = next(answered)
                decision = decide(case, law, rates, arrival.problems, searched)
                yield splitting.watch(case, decision)


def _blocks(arrivals: Iterable[Arrival]) -> Iterator[list[Arrival]]:
    rest, done = iter(arrivals), 0
    while block := list(islice(rest, _FEW if done < _WORTH_COMPILING else _BLOCK)):
        done += len(block)
        yield block
