"""The files that a reader is given: one file, or the several that make up one list."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a list, on disk or in memory.

    Args:
        name: its file name.
        path: where it lies, or None where `content` holds it.
        content: its bytes, where they are in memory.
    """

    name: str
    path: Path | None = None
    content: bytes | None = None

    def open(self) -> BinaryIO:
        """A stream over the bytes, for readers that stream."""
        if self.content is not None:
            return io.BytesIO(self.content)
        if self.path is None:
            raise ValueError(f"{self.name}: neither a path nor content")
        return self.path.open("rb")

    def read(self) -> bytes:
        """All bytes."""
        with self.open() as stream:
            return stream.read()

    def head(self) -> bytes:
        """The first 64 KiB, enough to recognise a format."""
        with self.open() as stream:
            return stream.read(_HEAD)


def open_files(paths: Iterable[Path]) -> tuple[SourceFile, ...]:
    """The files at these paths (folders opened one level deep), sorted by name within a folder."""
    files: list[Path] = []
    for path in paths:
        files += sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]
    return tuple(SourceFile(p.name, p) for p in files)
