"""`python -m bench.screen`: what screening costs, beside brute force with the same score and beside others' ways.

Every figure is CPU time, user and system, of all threads; ratios are of this run. The names are made from the
publishers' files (`bench/screen/data.py`), which are not part of the repository.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.names.figures import DOCS, write_section
from bench.screen.batches import measure_large, measure_list
from bench.screen.data import ASKED, LARGE, LISTED, make_data, read_names
from bench.screen.publishers import SHARED, NoLists
from bench.screen.report import Report
from bench.screen.single import measure_cold, measure_memory, measure_single

from sekisho import __version__

_SMALL = (5_000, 20_000, 20_000)
_SINGLE = 3_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure everything; 2 where the lists are not there."""
    asked = _options().parse_args(arguments)
    try:
        data = make_data(asked.data, asked.lists, *(_SMALL if asked.small else (LISTED, LARGE, ASKED)))
    except NoLists as missing:
        print(missing, file=sys.stderr)
        return 2
    report = Report()
    where = f"sekisho {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}"
    print(f"{where}; CPU seconds, user and system, all threads")
    with tempfile.TemporaryDirectory() as place:
        engine = measure_list(report, data, Path(place), asked.sample)
        measure_single(report, engine, read_names(data.asked, _SINGLE))
        measure_memory(report, engine, data)
        measure_cold(report, "Kim Jong Un")
        if not asked.no_large:
            measure_large(report, data, Path(place), asked.sample)
    if asked.write:
        head = f"`python -m bench.screen --write`; {where}. CPU seconds, user and system, of all threads."
        write_section(DOCS / "screening_figures.md", "Speed and memory", f"{head}\n\n{report.text()}")
    return 0


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m bench.screen", description=(__doc__ or "").split("\n")[0])
    options.add_argument("--data", type=Path, default=Path(".bench"), help="folder in which the names are kept")
    options.add_argument("--lists", type=Path, default=SHARED, help="folder of the publishers' files")
    options.add_argument("--sample", type=int, default=300, help="names for the ways that take long")
    options.add_argument("--small", action="store_true", help="few names, to try it out")
    options.add_argument("--no-large", action="store_true", help="without the list of 1.5 million names")
    options.add_argument("--write", action="store_true", help="write the figures into docs/")
    return options


if __name__ == "__main__":
    sys.exit(main())
