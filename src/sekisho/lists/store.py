"""Where snapshots are kept: a folder a source, a folder a snapshot, each whole or not there at all.

A snapshot is written into a temporary folder beside its place, synced, and moved there in one step, so that a crash at
any point leaves the old state usable. Nothing is ever deleted.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from sekisho.errors import BrokenData, UsageError
from sekisho.lists.entry import Entry
from sekisho.lists.hold import MOST_LOST, reasons_to_hold
from sekisho.lists.publisher import Publisher
from sekisho.lists.readers.recognise import read_list
from sekisho.lists.reading import ListFile
from sekisho.lists.snapshot import Snapshot, encode_entries, load_entries
from sekisho.lists.source import SourceFile

_META = "snapshot.json"
_ENTRIES = "entries.msgpack"
_DECODER = msgspec.json.Decoder(Snapshot)


def home() -> Path:
    """The folder of installed lists: `SEKISHO_HOME`, else the platform's folder for user data."""
    named = os.environ.get("SEKISHO_HOME")
    if named:
        return Path(named)
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "sekisho"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "sekisho"


class Store:
    """The snapshots of all sources below one folder."""

    def __init__(self, root: Path | None = None) -> None:
        """Open the store below `root`, or below `home()`; nothing is created until something is kept."""
        self.root = (root or home()) / "lists"

    def sources(self) -> tuple[str, ...]:
        """Ids of the sources of which anything is kept."""
        if not self.root.is_dir():
            return ()
        return tuple(sorted(p.name for p in self.root.iterdir() if p.is_dir() and not p.name.startswith(".")))

    def snapshots(self, source: str) -> tuple[Snapshot, ...]:
        """All snapshots of a source, oldest first by the day whose list they are.

        Raises:
            BrokenData: a snapshot's own record cannot be read.
        """
        folder = self.root / source
        if not folder.is_dir():
            return ()
        found = [self._read(p) for p in folder.iterdir() if p.is_dir() and not p.name.startswith(".")]
        return tuple(sorted(found, key=lambda s: (s.as_of, s.fetched, s.id)))

    def accepted(self, source: str, known_at: datetime.date | None = None) -> tuple[Snapshot, ...]:
        """The accepted snapshots of a source, oldest first, of those that had come in by `known_at`."""
        return tuple(
            s
            for s in self.snapshots(source)
            if s.state == "accepted" and (known_at is None or (s.accepted_at or s.fetched).date() <= known_at)
        )

    def entries(self, snapshot: Snapshot) -> tuple[Entry, ...]:
        """The entries of a snapshot.

        Raises:
            BrokenData: neither the entries nor the raw bytes beside them are what the record says.
        """
        folder = self.root / snapshot.source / snapshot.id
        with suppress(OSError, msgspec.DecodeError):
            data = (folder / _ENTRIES).read_bytes()
            if hashlib.sha256(data).hexdigest() == snapshot.entries_sha256:
                return load_entries(data)
        return self._read_again(folder, snapshot)

    def keep(
        self,
        publisher: Publisher,
        read: ListFile,
        files: Sequence[SourceFile],
        *,
        address: str | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
        floor: tuple[Entry, ...] = (),
        accepted_because: str | None = None,
        most_lost: float = MOST_LOST,
        now: datetime.datetime | None = None,
    ) -> Snapshot:
        """Keep a file that was read, accepted or held; one that is already kept is given back as it is.

        Args:
            publisher: whose list it is.
            read: what the reader made of it; it must be usable.
            files: the raw files.
            address: where they came from.
            etag: of the response, for the next conditional request.
            last_modified: of the response, likewise.
            floor: what must at least be there when nothing older is kept (the built-in entries).
            accepted_because: a person's reason for accepting it whatever was lost.
            most_lost: see `reasons_to_hold`.
            now: moment of fetching (UTC), by default this one.

        Raises:
            UsageError: the file is refused by its reader.
        """
        if not read.usable:
            raise UsageError(f"{read.list}: refused: {'; '.join(f.message for f in read.faults)}")
        digest = _digest(files)
        for kept in self.snapshots(publisher.id):
            if kept.sha256 == digest:
                return self.accept(kept, accepted_because) if accepted_because and kept.state == "held" else kept
        fetched = now or datetime.datetime.now(datetime.UTC)
        last = self.accepted(publisher.id)
        older = [s for s in last if s.as_of <= (read.published or fetched.date())]
        before = self.entries(older[-1]) if older else floor
        reasons = reasons_to_hold(before, read, most_lost=most_lost, least=publisher.least, today=fetched.date())
        state = "held" if reasons and not accepted_because else "accepted"
        if accepted_because:
            reasons = (*reasons, f"accepted: {accepted_because}")
        day = read.published or fetched.date()
        kept_entries = encode_entries(read.entries)
        snapshot = Snapshot(
            id=f"{day}_{digest[:12]}",
            source=publisher.id,
            list=read.list,
            format=read.format,
            published=read.published,
            fetched=fetched,
            sha256=digest,
            files=tuple(f.name for f in files),
            address=address,
            etag=etag,
            last_modified=last_modified,
            entries=len(read.entries),
            state="held" if state == "held" else "accepted",
            reasons=reasons,
            accepted_at=fetched if state == "accepted" else None,
            entries_sha256=hashlib.sha256(kept_entries).hexdigest(),
            faults=read.faults,
        )
        return self._write(snapshot, kept_entries, files)

    def accept(self, snapshot: Snapshot, why: str) -> Snapshot:
        """Accept a held snapshot, keeping the reason."""
        accepted = msgspec.structs.replace(snapshot, state="accepted", reasons=(*snapshot.reasons, f"accepted: {why}"))
        folder = self.root / snapshot.source / snapshot.id
        _replace(folder / _META, msgspec.json.format(msgspec.json.encode(accepted)))
        return accepted

    def _read_again(self, folder: Path, snapshot: Snapshot) -> tuple[Entry, ...]:
        """Mend entries that are damaged from the raw bytes, which must have the hash on record."""
        files = tuple(SourceFile(name, folder / "raw" / name) for name in snapshot.files)
        try:
            if _digest(files) != snapshot.sha256:
                raise BrokenData(f"{folder}: its files were changed; move the folder away and import the file again")
            read = read_list(files)
        except OSError as error:
            raise BrokenData(f"{folder}: {error}; move the folder away and import the file again") from error
        if not read.usable:
            raise BrokenData(f"{folder}: its files can no longer be read; move the folder away")
        data = encode_entries(read.entries)
        _replace(folder / _ENTRIES, data)
        mended = msgspec.structs.replace(
            snapshot, entries_sha256=hashlib.sha256(data).hexdigest(), entries=len(read.entries)
        )
        _replace(folder / _META, msgspec.json.format(msgspec.json.encode(mended)))
        return read.entries

    def _read(self, folder: Path) -> Snapshot:
        try:
            return _DECODER.decode((folder / _META).read_bytes())
        except (OSError, msgspec.DecodeError) as error:
            raise BrokenData(f"{folder}: its record cannot be read: {error}; move the folder away") from error

    def _write(self, snapshot: Snapshot, entries: bytes, files: Iterable[SourceFile]) -> Snapshot:
        place = self.root / snapshot.source / snapshot.id
        place.parent.mkdir(parents=True, exist_ok=True)
        _sweep(place.parent)
        building = Path(tempfile.mkdtemp(prefix=".new-", dir=place.parent))
        try:
            raw = building / "raw"
            raw.mkdir()
            for file in files:
                with file.open() as source, (raw / file.name).open("wb") as target:
                    shutil.copyfileobj(source, target)
                    _sync(target.fileno())
            _put(building / _ENTRIES, entries)
            _put(building / _META, msgspec.json.format(msgspec.json.encode(snapshot)))
            _sync_folder(raw)
            _sync_folder(building)
            try:
                building.rename(place)
            except OSError:
                if not (place / _META).is_file():
                    raise
                shutil.rmtree(building, ignore_errors=True)
                return self._read(place)  # another process kept the same bytes a moment before
            _sync_folder(place.parent)
            return snapshot
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise


def _digest(files: Iterable[SourceFile]) -> str:
    """SHA-256 of one file, or of the names and hashes of several."""
    single = [(f.name, _sha256(f)) for f in files]
    if len(single) == 1:
        return single[0][1]
    return hashlib.sha256("\n".join(f"{n} {h}" for n, h in sorted(single)).encode()).hexdigest()


def _sha256(file: SourceFile) -> str:
    digest = hashlib.sha256()
    with file.open() as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _put(path: Path, data: bytes) -> None:
    with path.open("wb") as target:
        target.write(data)
        target.flush()
        _sync(target.fileno())


def _replace(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.new")
    _put(beside, data)
    beside.replace(path)
    _sync_folder(path.parent)


def _sync(descriptor: int) -> None:
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Remove what a crash left half-written an hour ago or more: nobody is writing it any longer."""
    limit = datetime.datetime.now().timestamp() - 3600
    for path in folder.glob(".new-*"):
        if path.stat().st_mtime < limit:
            shutil.rmtree(path, ignore_errors=True)
