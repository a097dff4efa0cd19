"""One dated state of a list on disk: the raw bytes, what is known of them, and the entries read from them."""

from __future__ import annotations

import datetime
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
        sha256: of the raw file, or of the names and hashes of several.
        files: names of the raw files.
        address: where they came from.
        etag: as the server gave it, for the next conditional request.
        last_modified: likewise.
        entries: how many entries were read.
        state: accepted, or held until a person accepts it.
        reasons: why it is held, and for what reason it was accepted all the same.
        accepted_at: when it was accepted (UTC): from then on it counts as known.
        entries_sha256: of the entries as they are kept beside the raw bytes.
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
    accepted_at: datetime.datetime | None
    entries_sha256: str
    faults: tuple[ListFault, ...]

    @property
    def as_of(self) -> datetime.date:
        """The day whose list this is: the publisher's date, else the day it was fetched."""
        return self.published or self.fetched.date()


def encode_entries(entries: tuple[Entry, ...]) -> bytes:
    """The entries as they are kept beside the raw bytes."""
    return msgspec.msgpack.encode(entries)


def load_entries(data: bytes) -> tuple[Entry, ...]:
    """The entries of a snapshot, from the bytes kept beside the raw files."""
    return _DECODER.decode(data)
