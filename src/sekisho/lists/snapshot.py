"""One dated state of a list on disk: the raw bytes, what is known of them, and the entries read from them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Literal

import msgspec

from sekisho.lists.entry import Entry
from sekisho.lists.reading import ListFault

State = Literal["accepted", "held"]
_DECODER = msgspec.msgpack.Decoder(tuple[Entry, ...])


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a snapshot.

    Args:
        id: name of its folder: publisher's date and the first letters of the hash.
        source: publisher id.
        list: list id.
        format: reader that read it.
        published: the publisher's own date, or None.
        fetched: when the bytes came in (UTC).
        sha256: of the raw files, in order.
        files: names of the raw files.
        address: where they came from.
        etag: as the server gave it, for the next conditional request.
        last_modified: likewise.
        entries: how many entries were read.
        state: accepted, or held until a person accepts it.
        reasons: why it is held, or who accepted it and why.
        faults: warnings of the reader.
    """

    id: str
    source: str
    list: str
    format: str
    published: datetime.date | None
    fetched: datetime.datetime
    sha256: str
    files: tuple[str, ...]
    address: str | None
    etag: str | None
    last_modified: str | None
    entries: int
    state: State
    reasons: tuple[str, ...]
    faults: tuple[ListFault, ...]

    @property
    def as_of(self) -> datetime.date:
        """The day whose list this is: the publisher's date, else the day it was fetched."""
        return self.published or self.fetched.date()


def encode_entries(entries: tuple[Entry, ...]) -> bytes:
    """The entries as they are kept beside the raw bytes."""
    return msgspec.msgpack.encode(entries)


def load_entries(folder: Path, snapshot: Snapshot) -> tuple[Entry, ...]:
    """The entries of a snapshot, as they were read when it came in."""
    return _DECODER.decode((folder / snapshot.id / "entries.msgpack").read_bytes())
