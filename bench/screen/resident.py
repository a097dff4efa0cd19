"""How much memory does screening take? `python -m bench.screen.resident INDEX ASKED COUNT`, in a process of its own."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from bench.screen.data import read_names
from bench.screen.engine import CHUNK, Engine


def main(index: str, asked: str, count: str) -> None:
    """Print the peak of resident memory in MiB once the index is open, and after the names were asked for."""
    engine = Engine(Path(index))
    engine.warm()
    opened = peak()
    names = read_names(Path(asked), int(count))
    hits = 0
    for begin in range(0, len(names), CHUNK):
        hits += sum(len(found.row) for found in engine.ask(names[begin : begin + CHUNK]))
    print(opened, peak(), hits)


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
