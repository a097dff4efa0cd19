"""What happens when a command cannot go on? One line that says what and what to do, and the right exit code."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from sekisho import __version__
from sekisho.errors import BrokenData, UsageError

DONE, OVER, BAD_INPUT, BROKEN = 0, 1, 2, 3
_INTERRUPTED, _PIPE_CLOSED = 130, 141
# What typer turns into a message and an exit code by itself.
_TYPERS_OWN = (typer.Exit, typer.Abort, typer.TyperException)


def complain(message: str) -> None:
    """Write one message on standard error."""
    print(f"sekisho: {message}", file=sys.stderr)


class Guarded(TyperGroup):
    """A group of commands that never shows a traceback unless SEKISHO_DEBUG is set."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; turn what stops it into a line on standard error and an exit code."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()  # so that a closed pipe is met here and not as Python ends
        except _TYPERS_OWN:
            raise
        except KeyboardInterrupt:
            complain("interrupted; what was written so far is not complete")
            raise typer.Exit(_INTERRUPTED) from None
        except BrokenPipeError:
            # Python flushes standard output once more as it ends; let that go nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(_PIPE_CLOSED) from None
        except UsageError as error:
            complain(str(error))
            raise typer.Exit(BAD_INPUT) from None
        except BrokenData as error:
            complain(str(error))
            raise typer.Exit(BROKEN) from None
        except Exception as error:
            if os.environ.get("SEKISHO_DEBUG"):
                raise
            what = " ".join(str(error).split())[:300]
            complain(
                f"a fault in sekisho {__version__} itself: {type(error).__name__}: {what}\n"
                "  Rely on nothing from this run. Please report it with the input; SEKISHO_DEBUG=1 shows where it was."
            )
            raise typer.Exit(BROKEN) from None
