"""What does one name cost: with the program warm, from a cold start, and in memory?"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

from bench.screen.data import Data, Named
from bench.screen.engine import Engine
from bench.screen.report import Report

from sekisho.names.read import read_name
from sekisho.screening.bands import THRESHOLDS
from sekisho.screening.query import Query
from sekisho.screening.screen import Asking

_ASKED = 100_000


def measure_single(report: Report, engine: Engine, asked: Sequence[Named]) -> None:
    """One name at a time, the program warm; each name is new to it."""
    report.heading("One name at a time, warm: CPU ms that half, nine in ten and 99 in a hundred stay within")
    screen = engine.screen
    third = len(asked) // 3
    ways: tuple[tuple[str, Callable[[Named], object]], ...] = (
        ("compiled, hits with scores", lambda name: engine.ask([name])),
        (
            "interpreted, hits with scores",
            lambda name: list(screen.search(read_name(name.text, name.kind), THRESHOLDS[name.kind])),
        ),
        ("interpreted, with reasons", lambda name: screen.find(Query(names=(name.text,), kind=name.kind))),
    )
    for i, (what, ask) in enumerate(ways):
        names = asked[i * third : (i + 1) * third]
        spent = sorted(_spent(partial(ask, name)) for name in names)
        at = [1e3 * spent[int(len(spent) * part)] for part in (0.5, 0.9, 0.99)]
        report.say(what, " / ".join(f"{ms:.2f}" for ms in at), f"{len(names):,} names")
    hits, judged = 0, 0.0
    for name in asked[:third]:
        met = list(screen.search(read_name(name.text, name.kind), THRESHOLDS[name.kind]))
        start = time.process_time()
        hits += len(screen.judge(Query(names=(name.text,), kind=name.kind), met, Asking()))
        judged += time.process_time() - start
    report.say("band and reasons of a hit", f"{1e3 * judged / max(hits, 1):.2f}", f"{hits:,} hits")


def _spent(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def measure_memory(report: Report, engine: Engine, data: Data) -> None:
    """Resident memory at its peak, in a process of its own."""
    report.heading("Resident memory at its peak")
    command = [
        sys.executable,
        "-m",
        "bench.screen.resident",
        str(engine.segment.file.path),
        str(data.asked),
        str(_ASKED),
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    opened, compiled, peak = said.split()
    report.say("the index open, one name asked in the interpreter", f"{opened} MiB")
    report.say("the kernel loaded", f"{compiled} MiB")
    report.say(f"{_ASKED:,} names asked for", f"{peak} MiB")


def measure_cold(report: Report, name: str) -> None:
    """The command, from nothing to its answer, on the clock."""
    report.heading("From a cold start, on the clock")
    command = [sys.executable, "-m", "sekisho", "screen", "--name", name]
    if subprocess.run([*command[:4], "--help"], capture_output=True).returncode:
        report.say("sekisho screen --name", "-", "left out: there is no such command")
        return
    walls = []
    for _ in range(6):
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True)
        walls.append(time.perf_counter() - start)
    note = f"median of {len(walls) - 1} after a first; exit code {done.returncode}"
    report.say("sekisho screen --name", f"{1e3 * sorted(walls[1:])[len(walls) // 2 - 1]:.0f} ms", note)
