"""Which files are in a folder? Every one below it, by name, as they are found."""

from __future__ import annotations

import os
import stat
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def files_below(folder: Path) -> Iterator[tuple[str, OSError | None]]:
    """The files in a folder and below, sorted level by level, and what cannot be read there with its error.

    A link to a folder is not followed: it may lead back.

    Raises:
        OSError: the folder itself cannot be read.
    """
    levels = [iter(_sorted(folder))]
    while levels:
        entry = next(levels[-1], None)
        try:
            if entry is None:
                levels.pop()
            elif not entry.is_dir():
                regular = stat.S_ISREG(entry.stat().st_mode)
                yield entry.path, None if regular else OSError(0, "not a file; name it by itself to read it")
            elif not entry.is_symlink():
                levels.append(iter(_sorted(entry.path)))
        except OSError as err:
            if entry:
                yield entry.path, err


def _sorted(folder: Path | str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=attrgetter("name"))
