"""What did it cost? CPU time (user and system, all threads) of a piece of work, over several runs."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

RUNS = 9


class Cost(NamedTuple):
    """CPU seconds for one unit of work: the best run and the median one."""

    best: float
    median: float


def cost(work: Callable[[], object], units: int = 1, runs: int = RUNS, at_least: float = 0.0) -> Cost:
    """Run a piece of work once unmeasured, then several times.

    Args:
        work: what to run.
        units: how many units of work (cases, rows) one call does.
        runs: how many runs are measured.
        at_least: CPU seconds that a run lasts; the work is repeated until then.
    """
    work()
    found = []
    for _ in range(runs):
        calls, start = 0, time.process_time()
        while True:
            work()
            calls += 1
            spent = time.process_time() - start
            if spent >= at_least:
                break
        found.append(spent / (calls * units))
    return Cost(min(found), statistics.median(found))
