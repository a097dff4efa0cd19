"""What does it cost to screen many names against a list, beside brute force with the same score and others' ways?"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from bench.screen.data import Data, Named, read_names
from bench.screen.engine import CHUNK, Clock, Engine
from bench.screen.others import costs_of_others
from bench.screen.report import Report

from sekisho.screening.query import Query

_WITH_REASONS, _ON_LARGE = 50_000, 100_000


def measure_list(report: Report, data: Data, place: Path, sample: int) -> Engine:
    """The list of 56,000, asked for a million names."""
    listed, asked = read_names(data.listed), read_names(data.asked)
    report.heading(f"{len(asked):,} names against a list of {len(listed):,}")
    engine = measure_build(report, place / "listed.index", listed)
    rate = measure_batch(report, engine, asked)
    measure_reasons(report, engine, asked[:_WITH_REASONS])
    report.heading("Beside others, on the same names: names per CPU second, and how many times as fast Sekisho is")
    measure_brute(report, engine, listed, asked[:sample], rate)
    for cost in costs_of_others([name.text for name in listed], [name.text for name in asked], sample):
        met = f"{cost.names:,} names, {100 * cost.met / cost.names:.1f} % met any"
        report.say(cost.way, f"{cost.rate:,.0f}/s", f"{rate / cost.rate:,.3g} times; {met}")
    return engine


def measure_large(report: Report, data: Data, place: Path, sample: int) -> None:
    """The list of 1.5 million."""
    listed, asked = read_names(data.large), read_names(data.asked, _ON_LARGE)
    report.heading(f"{len(asked):,} names against a list of {len(listed):,}")
    engine = measure_build(report, place / "large.index", listed)
    rate = measure_batch(report, engine, asked)
    measure_brute(report, engine, listed, asked[: max(sample // 10, 10)], rate)


def measure_build(report: Report, path: Path, listed: Sequence[Named]) -> Engine:
    """Build an index and open it."""
    clock = Clock()
    with clock.on("build"):
        engine = Engine.build(path, listed)
    report.say("the index is built", f"{clock.total:.1f} s", f"{path.stat().st_size / 1e6:.0f} MB")
    engine.warm()
    return engine


def measure_batch(report: Report, engine: Engine, asked: Sequence[Named]) -> float:
    """Names per CPU second, from text to hits with scores, and what each stage takes."""
    clock, hits, met = Clock(), 0, 0
    start = time.perf_counter()
    for begin in range(0, len(asked), CHUNK):
        found = engine.ask(asked[begin : begin + CHUNK], clock)
        hits += len(found)
        met += len({hit.query for hit in found})
    wall, rate = time.perf_counter() - start, len(asked) / clock.total
    report.say("hits with scores", f"{rate:,.0f}/s", f"{clock.total:.1f} CPU s, {wall:.1f} s on the clock")
    for stage, spent in clock.spent.items():
        report.say(f"  {stage}", f"{1e6 * spent / len(asked):.1f} µs a name", f"{100 * spent / clock.total:.0f} %")
    report.say("names with any hit", f"{100 * met / len(asked):.1f} %", f"{hits:,} listed names met")
    return rate


def measure_reasons(report: Report, engine: Engine, asked: Sequence[Named]) -> None:
    """The same through `Screen.find_many`, with bands, reasons and what would settle a hit."""
    queries = [Query(names=(name.text,), kind=name.kind) for name in asked]
    list(engine.screen.find_many(queries[:1000]))
    start = time.process_time()
    hits = sum(len(found) for found in engine.screen.find_many(queries))
    rate = len(queries) / (time.process_time() - start)
    report.say(
        "hits with scores, bands and reasons", f"{rate:,.0f}/s", f"find_many, {len(queries):,} names, {hits:,} hits"
    )


def measure_brute(report: Report, engine: Engine, listed: Sequence[Named], asked: Sequence[Named], rate: float) -> None:
    """Brute force with the same score, and whether it finds the same."""
    brute_force = engine.brute_force(listed)
    brute_force(asked[:3], None)
    clock = Clock()
    with clock.on("brute force"):
        right = brute_force(asked, None)
    same = right == engine.ask(asked)
    slow = len(asked) / clock.total
    note = f"{rate / slow:,.3g} times; {len(asked):,} names, {'the same hits' if same else 'DIFFERENT HITS'}"
    report.say("brute force, the same score", f"{slow:,.1f}/s", note)
