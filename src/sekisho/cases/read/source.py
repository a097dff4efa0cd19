"""Where do the bytes come from? One file, folder entry or stream, read once from the front within bounds."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from sekisho.cases.read.arrival import Fault, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = 1 << 16
MOST_BYTES = 1 << 26
MOST_LINE_BYTES = 1 << 24
_MOST_COPIED = 1 << 32
_IN_MEMORY = 1 << 26
_CHUNK = 1 << 20
BOM = b"\xef\xbb\xbf"


class Stream(Protocol):
    """Whatever hands over bytes."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; none at the end."""


class Source:
    """A named stream of bytes with its head looked at, so that the format can be recognised from the content."""

    def __init__(self, name: str, stream: Stream) -> None:
        """Read the head (64 KiB) of the stream."""
        self.name = name
        self.head = _full(stream, HEAD)
        self._stream = stream

    def whole(self) -> bytes:
        """All bytes; a source over 64 MiB is refused, since formats that nest must be held at once."""
        data = self.head + _full(self._stream, MOST_BYTES + 1 - len(self.head))
        if len(data) > MOST_BYTES:
            raise Unreadable(
                Fault(
                    "common.source.size",
                    f"over {MOST_BYTES >> 20} MiB in one document: split it, or write JSON Lines or CSV",
                )
            )
        return data

    def text(self) -> str:
        """All of it as text; what is not UTF-8 is refused with the place of the first such byte."""
        return decode(self.whole())

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Every line without its end, with the offset of its first byte; one over 16 MiB comes cut short."""
        start, size, held = 0, 0, b""
        for chunk in self.chunks():
            *ended, rest = chunk.split(b"\n")
            for piece in ended:
                yield start, _joined(held, piece).removesuffix(b"\r")
                start, size, held = start + size + len(piece) + 1, 0, b""
            held, size = _joined(held, rest), size + len(rest)
        if held:
            yield start, held

    def chunks(self) -> Iterator[bytes]:
        """All bytes in pieces as they come."""
        chunk = self.head
        while chunk:
            yield chunk
            chunk = self._stream.read(_CHUNK)

    @contextmanager
    def from_the_start(self) -> Iterator[BinaryIO]:
        """The bytes as a file that can be sought, as an archive needs whose directory stands at its end.

        A pipe is copied (into a temporary file where it is large), up to 4 GiB.
        """
        if getattr(self._stream, "seekable", bool)():
            yield cast(BinaryIO, self._stream)
            return
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
            for chunk in self.chunks():
                copy.write(chunk)
                if copy.tell() > _MOST_COPIED:
                    message = f"an archive of over {_MOST_COPIED >> 30} GiB in a pipe: name it as a file"
                    raise Unreadable(Fault("common.source.size", message))
            yield cast(BinaryIO, copy)


def decode(data: bytes, offset: int = 0) -> str:
    """UTF-8 bytes as text, without a byte order mark; `offset` is where they stand in the source."""
    try:
        return data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as err:
        at = err.start + (len(BOM) if data.startswith(BOM) else 0)
        line = data.count(b"\n", 0, at) + 1
        raise Unreadable(not_utf8(at + offset, line)) from None


def not_utf8(byte: int, line: int) -> Fault:
    """The problem of a byte that is not UTF-8."""
    return Fault("common.source.encoding", f"not UTF-8: byte {byte:,}; save the file as UTF-8", line=line)


def _joined(held: bytes, piece: bytes) -> bytes:
    return held + piece if len(held) <= MOST_LINE_BYTES else held


def _full(stream: Stream, size: int) -> bytes:
    """Up to `size` bytes, fewer only at the end; a pipe hands them over in parts."""
    parts: list[bytes] = []
    while size and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
