"""Which index answers for list files that nobody installed? One for all that were named, kept by their content.

    files-RULES-STATE.index         their entries
    files-RULES-STATE+BASE.index    the same, weighed as the installed lists beside which they are searched

For each list the header holds what was read, without the entries, so that what is wrong is said each time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from sekisho.errors import UsageError
from sekisho.lists.readers.recognise import read_list, recognise
from sekisho.lists.reading import ListFault, ListFile
from sekisho.lists.source import SourceFile, open_files
from sekisho.screening.build import build_index, rules
from sekisho.screening.index import IndexFile
from sekisho.screening.installed import parties_of
from sekisho.screening.kept import Kept, Paths, Warn, digest_of
from sekisho.screening.screen import Screen
from sekisho.version import __version__


class FileIndex(NamedTuple):
    """The index of list files: its files, and each list as it was read, without its entries."""

    paths: Paths
    lists: tuple[ListFile, ...]


def index_of_files(paths: Sequence[Path], warn: Warn, beside: Paths = ()) -> FileIndex:
    """The index of lists on disk, in a publisher's format or one's own.

    Args:
        paths: a file or folder a list; files that make up one list may be named one by one.
        warn: told in one sentence what went otherwise than it should.
        beside: the index of installed lists that are searched too; a list of the files stands in for the installed
            list of its id.

    Raises:
        UsageError: a file cannot be used.
    """
    kept = Kept(warn)
    try:
        lists = _lists_of(paths)
        state = digest_of((__version__, *(f"{file.name} {_sha256(file)}" for files in lists for file in files)))
    except OSError as error:
        raise UsageError(f"{error.filename} cannot be read: {error.strerror}; name a file of a list") from error
    base = f"+{digest_of(path.stem for path in beside)}" if beside else ""
    index = kept.folder / f"files-{rules()}-{state}{base}.index"
    if index.exists() and kept.whole(index):
        return FileIndex((*beside, index), tuple(map(_as_read, IndexFile(index).header.lists)))
    read = tuple(map(read_list, lists))
    refused = [fault.message for one in read for fault in one.faults if fault.severity == "refused"]
    if refused:
        raise UsageError("; ".join(refused))
    index = kept.make(index.name, lambda path: _build(path, read, beside))
    return FileIndex((*beside, index), tuple(map(_as_read, IndexFile(index).header.lists)))


def _build(path: Path, read: Sequence[ListFile], beside: Paths) -> None:
    entries = [entry for one in read for entry in one.entries]
    bare = [(one.list, msgspec.json.encode(msgspec.structs.replace(one, entries=())).decode()) for one in read]
    if not beside:
        build_index(path, entries, bare)
        return
    screen = Screen(*beside)
    ids = {one.list for one in read}
    replaced = {(e.list, e.id) for segment in screen.segments for e in parties_of(segment) if e.list in ids}
    build_index(path, entries, bare, screen.weights, sorted(replaced))


def _as_read(kept: tuple[str, str]) -> ListFile:
    return msgspec.json.decode(kept[1], type=ListFile)


def _lists_of(paths: Sequence[Path]) -> list[tuple[SourceFile, ...]]:
    """The files of each list: all of one where a reader takes them together, else those of each path."""
    lists = [tuple(map(_held, open_files([path]))) for path in paths]
    together = tuple(file for files in lists for file in files)
    return lists if len(lists) > 1 and isinstance(recognise(together), ListFault) else [together]


def _held(file: SourceFile) -> SourceFile:
    """A file that can be read twice: a pipe is taken into memory."""
    if file.path is None or file.path.is_file() or not file.path.exists():
        return file
    return SourceFile(file.name, content=file.path.read_bytes())


def _sha256(file: SourceFile) -> str:
    digest = hashlib.sha256()
    with file.open() as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
