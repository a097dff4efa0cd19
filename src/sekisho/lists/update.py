"""How a list is renewed: fetch what changed, read it, and let it take its place, be held, or be refused."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from sekisho.errors import UsageError
from sekisho.lists.built_in import built_in_entries, built_in_part
from sekisho.lists.difference import Difference, compare
from sekisho.lists.download import Download, Downloader
from sekisho.lists.entry import Entry
from sekisho.lists.publisher import BY_ID, Publisher, publisher_of
from sekisho.lists.readers.recognise import read_list
from sekisho.lists.reading import ListFault, ListFile
from sekisho.lists.snapshot import Snapshot
from sekisho.lists.source import SourceFile, open_files
from sekisho.lists.store import Store

Outcome = Literal["accepted", "held", "refused", "unchanged", "failed"]


class Renewal(NamedTuple):
    """What became of one source: the outcome in a word, why, and what changed against the last good state."""

    source: str
    outcome: Outcome
    reasons: tuple[str, ...]
    snapshot: Snapshot | None = None
    difference: Difference | None = None


def update(store: Store, publisher: Publisher, downloader: Downloader) -> Renewal:
    """Fetch a publisher's list if it changed. Whatever fails, the last good list stays in use."""
    last = max(store.snapshots(publisher.id), key=lambda s: s.fetched, default=None)
    with tempfile.TemporaryDirectory(prefix="sekisho-") as folder:
        try:
            addresses = _addresses(publisher, downloader)
        except OSError as error:
            return Renewal(publisher.id, "failed", (str(error),))
        if not addresses:
            return Renewal(publisher.id, "failed", ("it has no address: import its file by hand",))
        same = last if last and len(addresses) == 1 and last.address == addresses[0] else None
        downloads = [
            downloader.fetch(
                address,
                Path(folder) / _file_name(address),
                etag=same.etag if same else None,
                last_modified=same.last_modified if same else None,
            )
            for address in addresses
        ]
        if failures := tuple(d.failure for d in downloads if d.failure):
            return Renewal(publisher.id, "failed", failures)
        if all(d.unchanged for d in downloads):
            return _still(publisher, last, "nothing changed since the last time")
        files = tuple(SourceFile(d.path.name, d.path) for d in downloads if d.path)
        return renew(store, publisher, files, addresses[0], downloads[0])


def import_files(
    store: Store,
    paths: Sequence[Path],
    *,
    source: str | None = None,
    published: datetime.date | None = None,
    accepted_because: str | None = None,
) -> Renewal:
    """Take in files from disk: a publisher's in its own format, or a list of one's own.

    Args:
        store: where it is kept.
        paths: the file, or the several that make up one list.
        source: source id, where the format alone does not say it.
        published: the publisher's date, for a file that does not say it; else the day of taking it in stands for it.
        accepted_because: a person's reason for accepting it whatever was lost.

    Raises:
        UsageError: `source` does not fit the file, or a list of one's own would take a publisher's place.
    """
    files = open_files(paths)
    read = read_list(files)
    names = [file.name for file in files]
    if len(set(names)) < len(names):
        raise UsageError(f"two of the files have one name ({', '.join(sorted(names))}): rename one, both are kept")
    if not read.usable:
        return Renewal(source or ", ".join(names), "refused", _refusals(read))
    publisher = publisher_of(read.format, read.list, source, names)
    if published and read.published and published != read.published:
        raise UsageError(
            f"{', '.join(names)} says that it is of {read.published}, not of {published}: leave --published out"
        )
    if published:
        read = msgspec.structs.replace(read, published=published)
    if read.published is None and publisher.id in BY_ID:
        undated = "the file says no date: state the publisher's with --published, or it would count as of today"
        fault = ListFault(code="list.undated", message=undated, severity="held", file=names[0])
        read = msgspec.structs.replace(read, faults=(*read.faults, fault))
    return _take(store, publisher, read, files, None, None, accepted_because)


def renew(
    store: Store, publisher: Publisher, files: Sequence[SourceFile], address: str | None, download: Download | None
) -> Renewal:
    """Read the files that came in and keep them."""
    read = read_list(files)
    if read.usable and (read.list != publisher.list or read.format not in publisher.formats):
        reason = f"this is {read.format} of list {read.list}, not a file of {publisher.title}"
        return Renewal(publisher.id, "refused", (reason,))
    return _take(store, publisher, read, files, address, download, None)


def _take(
    store: Store,
    publisher: Publisher,
    read: ListFile,
    files: Sequence[SourceFile],
    address: str | None,
    download: Download | None,
    accepted_because: str | None,
) -> Renewal:
    if not read.usable:
        return Renewal(publisher.id, "refused", _refusals(read))
    good = store.accepted(publisher.id)
    floor = _floor(publisher.id, read.published or datetime.datetime.now(datetime.UTC).date())
    before = store.entries(good[-1]) if good else ()
    known = {s.sha256 for s in store.snapshots(publisher.id)}
    snapshot = store.keep(
        publisher,
        read,
        files,
        address=address,
        etag=download.etag if download else None,
        last_modified=download.last_modified if download else None,
        floor=floor,
        accepted_because=accepted_because,
    )
    if snapshot.sha256 in known and not accepted_because:
        newer = [s for s in good if s.as_of > snapshot.as_of]
        why = "these very bytes are already kept"
        back = f"; the newer state of {newer[-1].as_of} stays in use: ask the publisher which is right" if newer else ""
        return _still(publisher, snapshot, why + back)
    return Renewal(publisher.id, snapshot.state, snapshot.reasons, snapshot, compare(before, read.entries))


def _still(publisher: Publisher, snapshot: Snapshot | None, why: str) -> Renewal:
    """Nothing new came; what was held is still held and is said again."""
    if snapshot and snapshot.state == "held":
        return Renewal(publisher.id, "held", (why, *snapshot.reasons), snapshot)
    return Renewal(publisher.id, "unchanged", (why,), snapshot)


def _floor(source: str, day: datetime.date) -> tuple[Entry, ...]:
    """What a first state must at least hold: the built-in entries, unless it is older than they are."""
    part = built_in_part(source)
    return built_in_entries(source) if part and part.as_of <= day else ()


def _refusals(read: ListFile) -> tuple[str, ...]:
    return tuple(_where(f.message, f.file, f.line, f.byte) for f in read.faults if f.severity == "refused")


def _where(message: str, file: str, line: int | None, byte: int | None) -> str:
    place = f", line {line}" if line is not None else f", byte {byte:,}" if byte is not None else ""
    return f"{file}{place}: {message}"


def _addresses(publisher: Publisher, downloader: Downloader) -> tuple[str, ...]:
    if publisher.page and publisher.pattern:
        return (downloader.find_link(publisher.page, publisher.pattern),)
    return publisher.addresses


def _file_name(address: str) -> str:
    name = address.split("?")[0].rstrip("/").rsplit("/", 1)[-1]
    return "".join(c if c.isalnum() or c in "._-" else "_" for c in name) or "list"
