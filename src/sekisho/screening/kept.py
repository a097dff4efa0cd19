"""Where are index files kept? One folder, each file whole or not there at all, what nobody opens any longer removed."""

from __future__ import annotations

import atexit
import hashlib
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from sekisho.errors import BrokenData, UsageError
from sekisho.lists.store import home
from sekisho.screening.index import IndexFile

Paths: TypeAlias = tuple[Path, ...]
Warn: TypeAlias = Callable[[str], None]

_OURS = re.compile(r"(?:lists|files)-[0-9a-f]{16}-[0-9a-f]{16}(?:\+[0-9a-f]{16})?\.(?:index(?:\.\d+\.part)?|json)")
# Seconds since it was last opened: another run, or another version of Sekisho, may still use a younger one.
_UNUSED_AFTER = 24 * 3600


def say(sentence: str) -> None:
    """Warn on standard error."""
    print(sentence, file=sys.stderr)


def digest_of(parts: Iterable[str]) -> str:
    """What stands for some texts in the name of a file."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:16]


class Kept:
    """The folder of index files below `home()`.

    Args:
        warn: told in one sentence what went otherwise than it should.
    """

    def __init__(self, warn: Warn) -> None:
        """Nothing is made until something is kept."""
        self.folder = home() / "index"
        self._warn = warn

    def named(self, pattern: str) -> list[Path]:
        """The files whose name is like a pattern, the one opened last first."""
        found = [(path, _opened(path)) for path in self.folder.glob(pattern)]
        return [path for path, when in sorted(found, key=lambda one: one[1] or 0, reverse=True) if when]

    def whole(self, *paths: Path) -> bool:
        """Whether all of these are there with every byte that was written; what is damaged is removed."""
        for path in paths:
            try:
                IndexFile(path).verify()
            except OSError:
                return False
            except BrokenData:
                self._warn(f"{path} was damaged: it is not used, and made again from the lists")
                with suppress(OSError):
                    path.unlink()
                return False
        for path in paths:
            with suppress(OSError):
                os.utime(path)
        return True

    def make(self, name: str, write: Callable[[Path], object]) -> Path:
        """Have a file written in the folder; where that cannot be, in a temporary one for this process alone.

        Args:
            name: of the file.
            write: writes it at a path, whole or not at all.

        Raises:
            UsageError: it cannot be written anywhere.
        """
        path = self.folder / name
        try:
            write(path)
        except OSError as error:
            if self.whole(path):  # another process was quicker and holds it open
                return path
            path = _temporary() / name
            self._warn(
                f"{self.folder} cannot be written ({error.strerror or error}): the index was made for this run alone; "
                "set SEKISHO_HOME to a folder that can be written"
            )
            try:
                write(path)
            except OSError as again:
                raise UsageError(f"{path} cannot be written: {again.strerror or again}; make room there") from again
        self._sweep()
        return path

    def _sweep(self) -> None:
        limit = time.time() - _UNUSED_AFTER
        for path in self.folder.glob("*"):
            if _OURS.fullmatch(path.name) and (_opened(path) or limit) < limit:
                with suppress(OSError):
                    path.unlink()


def _opened(path: Path) -> float | None:
    """When a file was last opened or written, None where it is gone."""
    try:
        return path.stat().st_mtime
    except OSError:
        return None


def _temporary() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="sekisho-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
