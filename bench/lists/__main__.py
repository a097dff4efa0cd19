"""What reading a publisher's list costs, in CPU time and memory.

    python -m bench.lists [FOLDER]

FOLDER holds the publishers' files (default: `../shared/lists` beside the checkout); what is not there is left out and
said. The advanced OFAC file is made: 120 MB of invented parties, read in a process of its own. Ends with 1 when a
target is missed.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sekisho.lists.readers.recognise import read_list
from sekisho.lists.source import open_files

_SHARED = Path(__file__).resolve().parents[3] / "shared" / "lists"
_ADVANCED_MB = 120
_MOST_MIB = 400


def main(folder: Path = _SHARED) -> int:
    """Print each figure beside its target; 0 when all are reached."""
    print("CPU seconds (user and system), median of 5 runs after a warm-up")
    reached = [
        _timed("UN consolidated list", [folder / "un" / "un_consolidated_2026-02-27.xml"], 0.4),
        _timed("OFAC sdn and alt", [folder / "ofac" / "2022-01" / n for n in ("sdn.csv", "alt.csv")], 0.4),
        _advanced(),
    ]
    return 0 if all(reached) else 1


def _timed(what: str, paths: list[Path], most: float) -> bool:
    if not all(p.is_file() for p in paths):
        print(f"  {what:28} left out: {paths[0]} is not there")
        return True
    files = open_files(paths)
    entries, seconds = _median(lambda: len(read_list(files).entries))
    print(f"  {what:28} {seconds:.3f}   target < {most} {_said(seconds < most)}   {entries:,} entries")
    return seconds < most


def _median(run: Callable[[], int]) -> tuple[int, float]:
    found, spent = run(), []
    for _ in range(5):
        start = time.process_time()
        run()
        spent.append(time.process_time() - start)
    return found, statistics.median(spent)


def _advanced() -> bool:
    """Read the made file in a process of its own, so that its peak of memory is its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sdn_advanced.xml"
        made = ["-m", "bench.lists.make_advanced_xml", str(path), "--megabytes", str(_ADVANCED_MB)]
        subprocess.run([sys.executable, *made], check=True, capture_output=True)
        said = subprocess.run(
            [sys.executable, "-m", "bench.lists.advanced", str(path)], capture_output=True, text=True, check=True
        ).stdout.strip()
        size = path.stat().st_size / 1e6
    peak = int(said.rsplit(" MiB", 1)[0].rsplit(" ", 1)[1])
    what = f"advanced XML, {size:.0f} MB, made"
    print(f"  {what:28} {peak} MiB peak   target < {_MOST_MIB} {_said(peak < _MOST_MIB)}   {said}")
    return peak < _MOST_MIB


def _said(reached: bool) -> str:
    return "reached" if reached else "MISSED"


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
