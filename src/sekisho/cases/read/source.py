"""Where do the bytes come from? One file, folder entry or stream, read once from the front within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from sekisho.cases.read.arrival import Fault, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = 1 << 16
MOST_BYTES = 1 << 26
MOST_LINE_BYTES = 1 << 24
_CHUNK = 1 << 20
BOM = b"\xef\xbb\xbf"


class Source:
    """A named stream of bytes with its head looked at, so that the format can be recognised from the content."""

    def __init__(self, name: str, stream: BinaryIO) -> None:
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
        chunk = self.head
        while chunk:
            *ended, rest = chunk.split(b"\n")
            for piece in ended:
                yield start, _joined(held, piece).removesuffix(b"\r")
                start, size, held = start + size + len(piece) + 1, 0, b""
            held, size = _joined(held, rest), size + len(rest)
            chunk = self._stream.read(_CHUNK)
        if held:
            yield start, held


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


def _full(stream: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes, fewer only at the end; a pipe hands them over in parts."""
    parts: list[bytes] = []
    while size and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
