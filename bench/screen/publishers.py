"""Which parties do the publishers' files at hand list, and under which names? All files of all dates together."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sekisho.lists.entry import Entry, EntryKind
from sekisho.lists.readers.recognise import read_list
from sekisho.lists.source import open_files

SHARED = Path(__file__).resolve().parents[3] / "shared" / "lists"
# One list is read from the files of such a folder together, from each file of the others alone.
_TOGETHER = ("ofac/2018-10", "ofac/2021-07", "ofac/2022-01", "ofac/2023-11_repacked", "ofac/2025-12")
_ALONE = ("ofac", "un", "eu", "uk", "csl", "jp", "others")
_WITH_A_HEADER = "ID,"


class Party(NamedTuple):
    """A listed party: its list and key, what it is, and every name that any file gives it."""

    key: str
    kind: EntryKind
    names: tuple[str, ...]


class NoLists(Exception):
    """No publisher's file is there."""


def read_parties(folder: Path = SHARED) -> list[Party]:
    """Every party of every file, in the order of their keys; those that no file says the kind of are left out."""
    kinds: dict[str, EntryKind] = {}
    names: dict[str, dict[str, None]] = {}
    for entry in _entries(folder):
        key = f"{entry.list} {entry.id}"
        if entry.kind != "unknown":
            kinds[key] = entry.kind
        names.setdefault(key, {}).update((name.text, None) for name in entry.names)
    if not kinds:
        raise NoLists(
            f"{folder} holds no list that can be read: name the folder of the publishers' files with --lists FOLDER"
        )
    return [Party(key, kinds[key], tuple(names[key])) for key in sorted(kinds) if names[key]]


def _entries(folder: Path) -> Iterator[Entry]:
    with tempfile.TemporaryDirectory() as place:
        for paths in _sets(folder, Path(place)):
            found = read_list(open_files(paths))
            yield from found.entries


def _sets(folder: Path, place: Path) -> Iterator[list[Path]]:
    for name in _TOGETHER:
        if (folder / name).is_dir():
            copies = place / name.replace("/", "-")
            copies.mkdir()
            yield [_without_header(path, copies / path.name) for path in sorted((folder / name).iterdir())]
    for name in _ALONE:
        if (folder / name).is_dir():
            yield from ([path] for path in sorted((folder / name).iterdir()) if path.is_file())


def _without_header(path: Path, copy: Path) -> Path:
    """The file itself, or a copy as the publisher writes it where someone gave it a header and took its quotes."""
    with path.open(encoding="latin-1", newline="") as file:
        if not file.readline().startswith(_WITH_A_HEADER):
            return path
        rows = list(csv.reader(file))
    with copy.open("w", encoding="latin-1", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(rows)
    return copy
