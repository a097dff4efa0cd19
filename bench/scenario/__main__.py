"""`python -m bench.scenario`: what laying a scenario over the law costs, and a million payments under two of them."""

from __future__ import annotations

import os
import platform
import sys

import polars as pl
from bench.law.clock import RUNS, cost
from bench.law.report import Report
from bench.law.samples import facts_table

from sekisho import __version__
from sekisho.law import load_law
from sekisho.law.columns import code_table, conclude_table, recode_table, settle_table
from sekisho.scenarios import built_in

ROWS = 1_000_000
PAIR = ("us-eases-by-order", "japan-repeats-2014")


def main() -> int:
    """Run everything; 1 where a target is missed or two ways disagree."""
    report = Report()
    print(
        f"sekisho {__version__}, Python {platform.python_version()}, polars {pl.__version__}; {os.cpu_count()} cores, "
        f"{platform.machine()}\nCPU time (user and system, all threads); best and median of {RUNS} runs\n"
    )
    print(f"  {'':<38}{'best':>10}{'median':>10}   target, by the median")
    law = load_law()
    scenarios = {scenario.id: scenario for scenario in built_in(law)}
    for name, scenario in scenarios.items():
        changed = sum(1 for key, m in scenario.law(law).measures.items() if law.measures.get(key) != m)
        found = cost(lambda one=scenario: one.law(law), at_least=0.05)  # type: ignore[misc]
        report.figure(f"lay {name} over the law", found, "ms", 1, f"{changed} of {len(law.measures)} measures changed")
    table = facts_table(law, "payment", ROWS)
    laws = [scenarios[name].law(law) for name in PAIR]

    def under_both() -> list[pl.DataFrame]:
        codes = code_table(law, "payment", table.lazy()).collect()
        today = settle_table(law, "payment", codes.lazy()).collect()
        again = [
            settle_table(one, "payment", recode_table(one, law, codes, "payment", table)).collect() for one in laws
        ]
        return [today, *again]

    found = cost(under_both, runs=5)
    report.figure(f"{ROWS:,} payments, today and under two", found, "s", 8, " and ".join(PAIR))
    anew = cost(lambda: [conclude_table(one, "payment", table.lazy()).collect() for one in (law, *laws)], runs=5)
    report.figure("  every measure asked anew each time", anew, "s", None, f"{anew.median / found.median:.2f} times")
    same = all(
        part.equals(conclude_table(one, "payment", table.lazy()).collect())
        for part, one in zip(under_both(), (law, *laws), strict=True)
    )
    report.same("only what changed, and everything anew", same)
    if report.missed:
        print(f"\nMissed: {'; '.join(report.missed)}")
    return 1 if report.missed else 0


if __name__ == "__main__":
    sys.exit(main())
