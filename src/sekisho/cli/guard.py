"""What happens when a command cannot go on? One line that says what and what to do, and the right exit code.

That holds for the streams too: output that cannot be written (a full disk, a stream that was closed at the start) is
exit code 2, never the 1 that means a verdict; a standard error that cannot be written changes no exit code.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import Any, TextIO

import typer
from typer.core import TyperGroup

from sekisho.errors import BrokenData, UsageError
from sekisho.version import __version__

DONE, OVER, BAD_INPUT, BROKEN = 0, 1, 2, 3
_INTERRUPTED, _PIPE_CLOSED = 130, 141
# What typer turns into a message and an exit code by itself.
_TYPERS_OWN = (typer.Exit, typer.Abort, typer.TyperException)


def complain(message: str) -> None:
    """Write one message on standard error; where nobody can read it, the exit code must do."""
    try:
        print(f"sekisho: {message}", file=sys.stderr)
    except OSError:
        _let_go(sys.stderr)


def _stand_in() -> None:
    """Streams for those that were closed at the start, which Python leaves out.

    What is written on standard output is then met by an error, as on any other stream that takes nothing: the device
    is open for reading only. What is said on standard error goes nowhere.
    """
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _let_go(stream: TextIO) -> None:
    """Python flushes once more as it ends, and would change the exit code; let that go nowhere."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


class Guarded(TyperGroup):
    """A group of commands that never shows a traceback unless SEKISHO_DEBUG is set."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Read the arguments and run; help and messages about options that cannot be written end well too."""
        _stand_in()
        try:
            return super().main(*args, **extra)
        except SystemExit as end:
            # typer and rich end with 1 where the reader went away; here 1 is a verdict.
            if isinstance(end.__context__, BrokenPipeError):
                _let_go(sys.stdout)
                _let_go(sys.stderr)
                sys.exit(_PIPE_CLOSED)
            raise
        except OSError as error:
            sys.exit(_unwritten(error))

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
            _let_go(sys.stdout)
            raise typer.Exit(_PIPE_CLOSED) from None
        except UsageError as error:
            complain(str(error))
            raise typer.Exit(BAD_INPUT) from None
        except BrokenData as error:
            complain(str(error))
            raise typer.Exit(BROKEN) from None
        except Exception as error:
            # What opens a file names it; what is left is a stream that takes nothing more.
            if isinstance(error, OSError) and error.filename is None:
                raise typer.Exit(_unwritten(error)) from None
            if os.environ.get("SEKISHO_DEBUG"):
                raise
            what = " ".join(str(error).split())[:300]
            complain(
                f"a fault in sekisho {__version__} itself: {type(error).__name__}: {what}\n"
                "  Rely on nothing from this run. Please report it with the input; SEKISHO_DEBUG=1 shows where it was."
            )
            raise typer.Exit(BROKEN) from None


def _unwritten(error: OSError) -> int:
    """Say that standard output cannot be written; the exit code of that."""
    _let_go(sys.stdout)
    why = "it is closed" if error.errno == errno.EBADF else error.strerror or str(error)
    complain(f"standard output cannot be written ({why}): what is there is not complete; send it elsewhere")
    return BAD_INPUT
