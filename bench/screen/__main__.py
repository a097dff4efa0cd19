"""`python -m bench.screen`: what screening costs, beside brute force with the same score and beside others' ways.

Every figure is CPU time, user and system, of all threads; ratios are of this run. The names are made from the publishers'
files (`bench/screen/data.py`), which are not part of the repository.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.names.figures import write_section
from bench.screen.data import ASKED, LARGE, LISTED, Data, Named, make_data, read_names
from bench.screen.engine import CHUNK, Clock, Engine, ask_brute
from bench.screen.others import costs_of_others
from bench.screen.publishers import SHARED, NoLists

from sekisho import __version__
from sekisho.names.read import read_name
from sekisho.screening.bands import THRESHOLDS
from sekisho.screening.query import Query
from sekisho.screening.screen import Asking

_FEW_LISTED, _FEW_LARGE, _FEW_ASKED = 5_000, 20_000, 20_000


class Report:
    """Prints figures as they come and keeps them for the document."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str, str]] = []

    def say(self, what: str, figure: str, note: str = "") -> None:
        self.rows.append((what, figure, note))
        print(f"  {what:<58}{figure:>16}  {note}".rstrip(), flush=True)

    def table(self) -> str:
        lines = ["| what | figure | |", "|---|---:|---|", *(f"| {w} | {f} | {n} |" for w, f, n in self.rows)]
        return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure everything; 2 where the lists are not there."""
    asked = _options().parse_args(arguments)
    sizes = (_FEW_LISTED, _FEW_LARGE, _FEW_ASKED) if asked.small else (LISTED, LARGE, ASKED)
    try:
        data = make_data(asked.data, asked.lists, *sizes)
    except NoLists as missing:
        print(missing, file=sys.stderr)
        return 2
    report = Report()
    where = f"sekisho {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}"
    print(f"{where}; CPU seconds, user and system\n", flush=True)
    with tempfile.TemporaryDirectory() as place:
        engine = measure_list(report, data, Path(place), asked.sample)
        measure_single(report, engine, read_names(data.asked, 2_000))
        measure_memory(report, engine, data)
        measure_cold(report)
        if not asked.no_large:
            measure_large(report, data, Path(place), asked.sample)
    if asked.write:
        write_section(asked.write, "Speed and memory", f"{where}.\n\n{report.table()}")
    return 0


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m bench.screen", description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, default=Path(".bench"), help="folder in which the names are kept")
    options.add_argument("--lists", type=Path, default=SHARED, help="folder of the publishers' files")
    options.add_argument("--sample", type=int, default=300, help="names for the ways that take long")
    options.add_argument("--small", action="store_true", help="a hundredth of the names, to try it out")
    options.add_argument("--no-large", action="store_true", help="without the list of 1.5 million names")
    options.add_argument("--write", type=Path, metavar="FILE", help="write the figures into this document")
    return options


def measure_list(report: Report, data: Data, place: Path, sample: int) -> Engine:
    """The list of 56,000: built, asked for a million names, beside brute force and others."""
    listed, asked = read_names(data.listed), read_names(data.asked)
    clock = Clock()
    with clock.on("build"):
        engine = Engine.build(place / "listed.index", listed)
    size = engine.file.path.stat().st_size / 1e6
    report.say(f"index of {len(listed):,} names", f"{clock.total:.2f} s", f"{size:.0f} MB")
    engine.warm()
    rate = measure_batch(report, engine, asked)
    print("\nBeside others, names per CPU second")
    rate_of_brute = measure_brute(report, engine, listed, asked[:sample])
    report.say("  times as fast as brute force", f"{rate / rate_of_brute:,.0f}", "the same score, the same hits")
    for cost in costs_of_others([name.text for name in listed], [name.text for name in asked], sample):
        note = f"{rate / cost.rate:,.2f} times; {cost.names:,} names, {cost.met:,} met" if cost.rate else ""
        report.say(cost.way, f"{cost.rate:,.0f}/s", note)
    return engine


def measure_batch(report: Report, engine: Engine, asked: Sequence[Named]) -> float:
    """Names per CPU second, from text to hits, with what each stage takes."""
    clock, hits, met = Clock(), 0, 0
    start = time.perf_counter()
    for begin in range(0, len(asked), CHUNK):
        found = engine.ask(asked[begin : begin + CHUNK], clock)
        hits += sum(len(one.row) for one in found)
        met += len({query for one in found for query in one.query.tolist()})
    wall = time.perf_counter() - start
    rate = len(asked) / clock.total
    note = f"{hits:,} rows met by {met:,} names; {wall:.1f} s on the clock"
    report.say(f"{len(asked):,} names screened", f"{clock.total:.2f} s", note)
    report.say("names per CPU second", f"{rate:,.0f}")
    for stage, spent in clock.spent.items():
        report.say(f"  {stage}", f"{spent:.2f} s", f"{100 * spent / clock.total:.0f} %")
    return rate


def measure_brute(report: Report, engine: Engine, listed: Sequence[Named], asked: Sequence[Named]) -> float:
    """Names per CPU second by brute force, and whether it finds the same."""
    brutes = {kind: engine.brute(kind, listed) for kind in engine.searches}
    ask_brute(brutes, engine, asked[:3])
    clock = Clock()
    with clock.on("brute"):
        right = ask_brute(brutes, engine, asked)
    same = [one.as_set() for one in right] == [one.as_set() for one in engine.ask(asked)]
    rate = len(asked) / clock.total
    report.say(
        "brute force, the same score",
        f"{rate:,.1f}/s",
        f"{len(asked)} names; {'the same hits' if same else 'DIFFERENT HITS'}",
    )
    return rate


def measure_single(report: Report, engine: Engine, asked: Sequence[Named]) -> None:
    """One name at a time, the program warm."""
    print("\nOne name at a time, warm: CPU ms, half / nine in ten / 99 in a hundred take less")
    screen = engine.screen
    kernel = [_spent(lambda name=name: engine.ask([name])) for name in asked[:1000]]
    report.say("kernel, hits without reasons", *_percentiles(kernel))
    half = asked[:1000]
    for name in half[:50]:
        screen.find(Query(names=(name.text,), kind=name.kind))
    plain = [
        _spent(lambda name=name: list(screen.search(read_name(name.text, name.kind), THRESHOLDS[name.kind])))
        for name in half
    ]
    report.say("interpreter, hits without reasons", *_percentiles(plain))
    whole = [
        _spent(lambda name=name: screen.find(Query(names=(name.text,), kind=name.kind))) for name in asked[1000:2000]
    ]
    report.say("interpreter, hits with reasons", *_percentiles(whole))
    hits, spent = 0, 0.0
    for name in asked[1000:2000]:
        met = list(screen.search(read_name(name.text, name.kind), THRESHOLDS[name.kind]))
        start = time.process_time()
        hits += len(screen.judge(Query(names=(name.text,), kind=name.kind), met, Asking()))
        spent += time.process_time() - start
    report.say("the reasons of a hit", f"{1e3 * spent / max(hits, 1):.2f} ms", f"{hits:,} hits")


def _spent(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def _percentiles(spent: Sequence[float]) -> tuple[str, str]:
    ordered = sorted(spent)
    at = [1e3 * ordered[int(len(ordered) * p)] for p in (0.5, 0.9, 0.99)]
    return " / ".join(f"{ms:.2f}" for ms in at), f"{len(spent):,} names"


def measure_memory(report: Report, engine: Engine, data: Data) -> None:
    """The peak of resident memory, in a process of its own."""
    said = _in_a_process("-m", "bench.screen.resident", str(engine.file.path), str(data.asked), str(CHUNK))
    opened, peak, _ = said.split()
    report.say("resident memory, index open, kernel loaded", f"{opened} MiB")
    report.say(f"resident memory, {CHUNK:,} names at once", f"{peak} MiB")


def _in_a_process(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True).stdout.strip()


def measure_cold(report: Report) -> None:
    """The command, from nothing to its answer."""
    command = [sys.executable, "-m", "sekisho", "screen", "--name", "Kim Jong Un"]
    if subprocess.run([*command[:4], "--help"], capture_output=True).returncode:
        report.say("`sekisho screen --name`, cold", "-", "left out: there is no such command yet")
        return
    walls = []
    for _ in range(6):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True)
        walls.append(time.perf_counter() - start)
    report.say(
        "`sekisho screen --name`, cold, on the clock",
        f"{1e3 * sorted(walls[1:])[2]:.0f} ms",
        "median of 5, built-in lists",
    )


def measure_large(report: Report, data: Data, place: Path, sample: int) -> None:
    """The list of 1.5 million."""
    listed, asked = read_names(data.large), read_names(data.asked, CHUNK)
    print(f"\nA list of {len(listed):,} names")
    clock = Clock()
    with clock.on("build"):
        engine = Engine.build(place / "large.index", listed)
    report.say(
        f"index of {len(listed):,} names", f"{clock.total:.0f} s", f"{engine.file.path.stat().st_size / 1e6:.0f} MB"
    )
    rate = measure_batch(report, engine, asked)
    rate_of_brute = measure_brute(report, engine, listed, asked[: sample // 10])
    report.say("  times as fast as brute force", f"{rate / rate_of_brute:,.0f}", "the same score, the same hits")


if __name__ == "__main__":
    sys.exit(main())
