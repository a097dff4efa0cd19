"""Where does it go? Standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from sekisho.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rich.text import Text as Line


FILE_WIDTH = 100


@contextmanager
def opened(out: Path | None, *, for_programs: bool = False) -> Iterator[TextIO]:
    """A stream for text: standard output, or a new file that takes its place only when all is written.

    Args:
        out: the file, or None for standard output.
        for_programs: JSON and CSV are UTF-8 whatever the terminal speaks.

    Raises:
        UsageError: when the file cannot be written.
    """
    if out is None:
        # A terminal that cannot show a character gets a question mark, never an exception.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8" if for_programs else None, errors="replace", newline="")
        yield sys.stdout
        return
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
                yield stream
            os.chmod(name, 0o666 & ~_umask())
            os.replace(name, out)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise UsageError(
            f"cannot write {out}: {error.strerror or error}; name a folder that exists, may be written and has room"
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class Printer:
    """Prints laid-out lines: in colour on a terminal (unless NO_COLOR is set), plain elsewhere."""

    def __init__(self, stream: TextIO) -> None:
        """Find out about the stream."""
        from rich.console import Console

        class Pipe(Console):
            def on_broken_pipe(self) -> None:
                raise  # rich would end with 1, which means a verdict here; the guard knows better

        is_file = stream is not sys.stdout
        plain = False if is_file else None  # FORCE_COLOR speaks of the terminal, not of files
        self._console = Pipe(file=stream, highlight=False, soft_wrap=True, legacy_windows=False, force_terminal=plain)
        self.width = FILE_WIDTH if is_file else self._console.width

    def lines(self, lines: Iterable[Line]) -> None:
        """Print them."""
        for line in lines:
            self._console.print(line)


def print_lines(lines_of: Iterable[Line]) -> None:
    """Print laid-out lines on standard output."""
    with opened(None) as stream:
        Printer(stream).lines(lines_of)


def page_width() -> int:
    """The columns of standard output."""
    return Printer(sys.stdout).width


def json_text(value: object) -> str:
    """A value as indented JSON; days are ISO texts."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def print_json(value: object) -> None:
    """Print a value as indented JSON on standard output."""
    with opened(None, for_programs=True) as stream:
        stream.write(json_text(value))
