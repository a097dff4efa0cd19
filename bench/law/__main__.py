"""`python -m bench.law`: print what decisions cost on this machine, each figure beside its target."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Sequence
from functools import partial

import polars as pl
from bench.law.clock import RUNS, Cost, cost
from bench.law.openfisca import NotInstalled, beside_openfisca
from bench.law.plain_loop import loop, rows_of
from bench.law.report import Report, rounded, shown
from bench.law.samples import cases, facts_table

from sekisho import __version__
from sekisho.cases import Case
from sekisho.deciding import decide, rank
from sekisho.law import Law, load_law
from sekisho.law.columns import conclude_table

ROWS = 1_000_000
LOOP_ROWS = 20_000


def main() -> int:
    """Run everything; 1 where a target is missed or two ways disagree."""
    report = Report()
    print(
        f"sekisho {__version__}, Python {platform.python_version()}, polars {pl.__version__}; {os.cpu_count()} cores, "
        f"{platform.machine()}\nCPU time (user and system, all threads); best and median of {RUNS} runs\n"
    )
    print(f"  {'':<38}{'best':>10}{'median':>10}   target, by the median")
    report.figure("load the law", cost(load_law), "ms", 100)
    law = load_law()
    time_cases(report, law)
    payments = facts_table(law, "payment", ROWS)
    columns = time_table(report, law, "payment", payments, RUNS, 6)
    for act in ("voyage", "cargo"):
        time_table(report, law, act, facts_table(law, act, ROWS), 3)
    print("\nBeside a plain Python loop over the same rows")
    time_loop(report, law, payments, columns)
    print("\nBeside OpenFisca: the payment ban of 2016 alone, with its exception of 100,000 yen, on four days")
    time_openfisca(report, law)
    if report.missed:
        print(f"\nMissed: {'; '.join(report.missed)}")
    return 1 if report.missed else 0


def time_cases(report: Report, law: Law) -> None:
    targets: dict[str, tuple[float | None, float | None]] = {"payment": (300, 60)}
    for kind, shapes in cases().items():
        with_reasons, without = targets.get(kind, (None, None))
        time_kind(report, f"one {kind}: decide, with reasons", lambda c: decide(c, law), shapes, with_reasons)
        time_kind(report, f"one {kind}: rank, without", lambda c: rank(c, law), shapes, without)


def time_kind(
    report: Report, what: str, answer: Callable[[Case], object], shapes: Sequence[Sequence[Case]], target: float | None
) -> None:
    def answer_all(some: Sequence[Case]) -> None:
        for case in some:
            answer(case)

    every = [case for shape in shapes for case in shape]
    found = cost(lambda: answer_all(every), len(every), at_least=0.2)
    slowest = max(cost(partial(answer_all, s), len(s), runs=3, at_least=0.05).best for s in shapes)
    note = f"{len(every)} cases of {len(shapes)} shapes; slowest shape {shown(slowest, 'µs')}"
    report.figure(what, found, "µs", target, note)


def time_table(report: Report, law: Law, act: str, table: pl.DataFrame, runs: int, target: float | None = None) -> Cost:
    found = cost(lambda: conclude_table(law, act, table.lazy()).collect(), runs=runs)
    measures = sum(act in m.acts for m in law.measures.values())
    report.figure(f"{ROWS:,} {act} rows as a table", found, "s", target, f"{measures} measures; days 2003 to 2030")
    return found


def time_loop(report: Report, law: Law, table: pl.DataFrame, columns: Cost) -> None:
    part = table.head(LOOP_ROWS)
    rows = rows_of(law, part)
    found = cost(lambda: loop(law, "payment", rows), LOOP_ROWS, runs=5)
    report.figure("a row in the loop, with the closures", found, "µs", note=f"{LOOP_ROWS:,} rows")
    report.figure("a row in the table", Cost(columns.best / ROWS, columns.median / ROWS), "µs", note=f"{ROWS:,} rows")
    print(f"  the loop takes {rounded(found.median * ROWS / columns.median)} times the CPU time of the table")
    answers = conclude_table(law, "payment", part.lazy()).collect()["verdict"].to_list()
    report.same("loop and table", loop(law, "payment", rows) == answers)


def time_openfisca(report: Report, law: Law) -> None:
    try:
        found = beside_openfisca(law, ROWS)
    except NotInstalled as reason:
        print(f"  skipped: openfisca-core cannot be installed or run here ({reason})")
        return
    for what, ours, theirs, unit in (
        ("one row", found.case, found.case_theirs, "µs"),
        (f"{ROWS:,} rows", found.table, found.table_theirs, "ms"),
    ):
        times = rounded(theirs / ours)
        print(f"  {what}: {shown(ours, unit)} here, {shown(theirs, unit)} there, {times} times as much (best runs)")
    report.same(f"here and openfisca-core {found.version}", found.agree)


sys.exit(main())
