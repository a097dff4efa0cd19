"""How long and how much memory does reading a large sdn_advanced.xml take?

python bench/lists/advanced.py FILE.xml
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from sekisho.lists.readers import ofac_advanced
from sekisho.lists.source import open_files


def main() -> None:
    files = open_files([Path(sys.argv[1])])
    start = time.process_time()
    read = ofac_advanced.read(files)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    names = sum(len(entry.names) for entry in read.entries)
    print(
        f"{len(read.entries)} entries, {names} names, {len(read.faults)} faults: "
        f"{seconds:.1f} CPU s, {peak:.0f} MiB peak"
    )


if __name__ == "__main__":
    main()
