"""How much memory does screening take? `python -m bench.screen.resident INDEX ASKED COUNT`, in a process of its own."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from sekisho.screening.query import Query
from sekisho.screening.screen import Screen


def main(index: str, asked: str, count: str) -> None:
    """Print the peaks of resident memory in MiB: the index open, the kernel loaded, the names asked for."""
    screen = Screen(Path(index))
    screen.find(Query(names=("Kim Sam 1",)))
    opened = peak()
    from bench.screen.data import read_names
    from bench.screen.engine import Engine

    engine = Engine(Path(index))
    engine.warm()
    compiled = peak()
    engine.ask(read_names(Path(asked), int(count)))
    print(opened, compiled, peak())


def peak() -> int:
    """The most that was resident; the system's own count, since `getrusage` begins with the parent's."""
    status = Path("/proc/self/status")
    if status.is_file():
        return (
            next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) // 1024
        )
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
