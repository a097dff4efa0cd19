"""How far is it? A count on standard error while long work runs."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_AFTER = 1.0  # seconds; shorter work shows no bar


@contextmanager
def counting(what: str, *, quiet: bool = False) -> Iterator[Callable[[int], None]]:
    """Give a function that is told how many more are done; it shows nothing where standard error is no terminal.

    Args:
        what: is counted, in the plural.
        quiet: show nothing, as where the answers themselves go to the terminal.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda done: None
        return

    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn(f"{{task.completed:,.0f}} {what}"), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=None)
    began = time.monotonic()

    def advance(done: int) -> None:
        if not bar.live.is_started and time.monotonic() - began > _AFTER:
            bar.start()
        bar.advance(task, done)

    try:
        yield advance
    finally:
        bar.stop()
