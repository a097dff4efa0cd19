"""Kill -9 while a list is being written, at random moments: is the store whole afterwards, each time?

    python -m bench.long.kill_store [TIMES]

Each round starts `sekisho lists import` of a list of some thousand invented entries, kills it after a random time, and
looks at the store: every snapshot can be read, its raw bytes have the hash on record, and the list in use is the old
one or the whole new one. Prints how often the kill met the writing, and ends with 1 when something was lost.
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sekisho.lists.store import Store

_ENTRIES = 4_000


def main(times: int = 50) -> int:
    """Run the series; 0 when nothing was ever lost."""
    draw = random.Random(20260227)
    with tempfile.TemporaryDirectory(prefix="sekisho-kill-") as folder:
        root = Path(folder)
        lists = [_write(root / f"list{n}.csv", n) for n in range(times + 1)]
        store = Store(root / "home")
        whole = _import(root, lists[0], None)
        in_use, finished, interrupted = 1, 0, 0
        for n in range(1, times + 1):
            _import(root, lists[n], draw.uniform(0.4, 1.05) * whole)
            kept = _look(store)
            if kept not in (in_use, in_use + 1):
                print(f"round {n}: {kept} snapshots where {in_use} or {in_use + 1} are right")
                return 1
            finished, interrupted = finished + (kept > in_use), interrupted + (kept == in_use)
            in_use = kept
        left = sum(1 for p in (root / "home" / "lists" / "mine").glob(".new-*"))
        print(f"{times} kills: {finished} imports had ended, {interrupted} had not; nothing was lost")
        print(f"half-written folders left beside the store, swept by a later import: {left}")
    return 0


def _write(path: Path, n: int) -> Path:
    rows = (f"M{i},person,Test Person {i} of {n},primary,,1960-01-01,KP" for i in range(_ENTRIES + n))
    path.write_text("id,kind,name,name_kind,imo,birth_date,country\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def _import(root: Path, path: Path, kill_after: float | None) -> float:
    """Import one list, killing it after so many seconds; the seconds that it took."""
    command = [sys.executable, "-m", "sekisho", "lists", "import", str(path), "--source", "mine", "--format", "json"]
    start = time.monotonic()
    process = subprocess.Popen(
        command,
        env={**os.environ, "SEKISHO_HOME": str(root / "home")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if kill_after is None:
        if process.wait() != 0:
            raise SystemExit("the first import failed")
    else:
        time.sleep(kill_after)
        process.send_signal(signal.SIGKILL)
        process.wait()
    return time.monotonic() - start


def _look(store: Store) -> int:
    """How many snapshots are kept, each read and held against its record."""
    snapshots = store.snapshots("mine")
    for snapshot in snapshots:
        if len(store.entries(snapshot)) != snapshot.entries:
            raise SystemExit(f"{snapshot.id}: entries lost")
        raw = store.root / "mine" / snapshot.id / "raw" / snapshot.files[0]
        if hashlib.sha256(raw.read_bytes()).hexdigest() != snapshot.sha256:
            raise SystemExit(f"{snapshot.id}: the raw bytes differ from their record")
    return len(snapshots)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
