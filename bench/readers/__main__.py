"""`python -m bench.readers [FORMAT...]`: what reading a format costs, from bytes to whole cases, beside its target.

A format is one module of this package with `measure()`, which gives what was read, how many a CPU second and how many
there should be. Ends with 1 where one is missed.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from sekisho import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the formats asked for, all by default."""
    modules = pkgutil.iter_modules([str(Path(__file__).parent)])
    formats = [module.name for module in modules if module.name != "__main__"]
    options = argparse.ArgumentParser(prog="python -m bench.readers", description=(__doc__ or "").split("\n")[0])
    options.add_argument("format", nargs="*", help=f"{', '.join(formats)}; all by default")
    asked = options.parse_args(arguments).format or formats
    if unknown := sorted(set(asked) - set(formats)):
        options.error(f"no format {', '.join(unknown)}: choose from {', '.join(formats)}")
    where = f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}"
    print(f"sekisho {__version__}, {where}; CPU seconds, user and system")
    reached = True
    for name in asked:
        what, rate, target = importlib.import_module(f"bench.readers.{name}").measure()
        reached &= rate >= target
        said = "reached" if rate >= target else "MISSED"
        print(f"  {what:<64}{rate:>12,.0f} a CPU second, at least {target:,.0f}: {said}", flush=True)
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
