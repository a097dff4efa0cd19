"""Which publishers' files are the built-in lists made from? Those of `built_in_inputs.csv`, each with its hash."""

from __future__ import annotations

import csv
import hashlib
import io
import sys
from pathlib import Path
from typing import NamedTuple

from sekisho.lists.reading import ListFile
from sekisho.lists.source import SourceFile


class Input(NamedTuple):
    """A publisher's file: where it lies below FOLDER, its SHA-256, whose it is, of which day or month, what it is."""

    path: str
    sha256: str
    publisher: str
    date: str
    what: str


INPUTS = {
    row["path"]: Input(**row)
    for row in csv.DictReader(Path(__file__).with_name("built_in_inputs.csv").read_text(encoding="utf-8").splitlines())
}


class Inputs:
    """The named files, each opened only with the hash that it is named with; remembers which were used."""

    def __init__(self, folder: Path) -> None:
        """Take them from `folder`."""
        self.folder = folder
        self.used: set[Input] = set()

    def bytes(self, path: str) -> bytes:
        """The content of one of them."""
        content = (self.folder / path).read_bytes()
        if (found := hashlib.sha256(content).hexdigest()) != INPUTS[path].sha256:
            sys.exit(
                f"{path}: sha256 {found} is not that of built_in_inputs.csv: another file than the data was made from"
            )
        self.used.add(INPUTS[path])
        return content

    def file(self, path: str) -> tuple[SourceFile]:
        """One of them as a reader takes it."""
        return (SourceFile(Path(path).name, content=self.bytes(path)),)

    def rows(self, path: str) -> list[list[str]]:
        """The rows of a CSV file as such."""
        return [row for row in csv.reader(io.StringIO(self.bytes(path).decode("ascii"), newline="")) if len(row) > 1]

    def tsv(self, path: str) -> list[dict[str, str]]:
        """The rows of a table divided by tabs."""
        lines = io.StringIO(self.bytes(path).decode(), newline="")
        return list(csv.DictReader(lines, dialect="excel-tab", quoting=csv.QUOTE_NONE))


def usable(read: ListFile) -> ListFile:
    """The same, or the end where a reader refuses it."""
    if not read.usable:
        sys.exit("; ".join(f.message for f in read.faults if f.severity == "refused"))
    return read
