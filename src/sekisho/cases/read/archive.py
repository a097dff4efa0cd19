"""What lies in an archive? The files of a zip or gz, streamed in order within bounds; a broken one costs itself."""

from __future__ import annotations

import gzip
import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from typing import TYPE_CHECKING, BinaryIO, cast

from sekisho.cases.read.arrival import Fault, Unreadable, shown, writable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sekisho.cases.read.source import Source, Stream

MOST_BYTES = 1 << 32
# A file of text shrinks to a fiftieth at most; what grows further is made to fill memory.
MOST_RATIO = 200
_SLACK = 1 << 24
# Where the names stand; some 700,000 files.
_MOST_DIRECTORY = 1 << 26
_ZIP, _EMPTY_ZIP, _GZIP = b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08"
_OTHERS = {
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!\x1a\x07": "rar",
    b"\xfd7zXZ\0": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
    **{b"BZh%d1AY&SY" % n: "bzip2" for n in range(1, 10)},
}
_TAR_BLOCK, _TAR_SUM = 512, slice(148, 156)
_OCTAL = re.compile(rb"[0-7]{1,7}")
_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, gzip.BadGzipFile, EOFError, RuntimeError, ValueError, struct.error)


def is_archive(head: bytes) -> bool:
    """Whether a file begins as a zip or gz; no message does."""
    return head.startswith((_ZIP, _EMPTY_ZIP, _GZIP))


def unsupported(head: bytes) -> Fault | None:
    """The problem of a file that begins as an archive which is not read; a compressed tar is one within its gz."""
    kind = "tar" if _is_tar(head) else next((name for start, name in _OTHERS.items() if head.startswith(start)), None)
    if kind is None:
        return None
    message = f"{kind} archives are not read: unpack it and name the files or their folder, or pack them as zip"
    return Fault("common.archive.unsupported", message)


def _is_tar(head: bytes) -> bool:
    """Whether a block of 512 bytes stands first whose sum is where a tar has it, its own place counted as blanks."""
    block, stated = head[:_TAR_BLOCK], head[_TAR_SUM].strip(b" \0")
    if len(block) < _TAR_BLOCK or not block[0] or not _OCTAL.fullmatch(stated):
        return False
    return int(stated, 8) == sum(block) - sum(block[_TAR_SUM]) + ord(" ") * len(block[_TAR_SUM])


def members(source: Source) -> Iterator[tuple[str, Stream | Fault]]:
    """The files of an archive by name (`batch.zip/a.xml`), each to be read before the next, or why one cannot be.

    Raises:
        Unreadable: the archive itself is damaged, or too large to be looked into.
    """
    if source.head.startswith(_GZIP):
        yield source.name, _gz(source)
        return
    with source.from_the_start() as stream:
        size = stream.seek(0, io.SEEK_END)
        try:
            archive = zipfile.ZipFile(cast(BinaryIO, _Guarded(stream)))
        except (*_BROKEN, NotImplementedError, MemoryError) as err:
            raise Unreadable(_damaged(err)) from None
        files = [info for info in archive.infolist() if not info.is_dir()]
        if not files:
            raise Unreadable(Fault("common.source.empty", "no file in this archive"))
        if not _OFFICE.isdisjoint(info.filename for info in files[:3]):
            message = "a document of an office program, neither a case nor a message: save its table as CSV"
            raise Unreadable(Fault("common.format.unknown", message))
        left = _Left(_SLACK + MOST_RATIO * size)
        times: Counter[str] = Counter()
        several = len(archive.NameToInfo) < len(archive.filelist)
        for info in files:
            name = writable(info.filename)
            if several:
                times[name] += 1
                name += f" ({times[name]})" if times[name] > 1 else ""
            yield f"{source.name}/{name}", _member(archive, info, left)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: _Left) -> Stream | Fault:
    if info.flag_bits & _ENCRYPTED:
        return Fault("common.archive.encrypted", "this file of the archive has a password: unpack it and name the file")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        message = f"packed in a way that is not read (method {info.compress_type}): pack it by deflate"
        return Fault("common.archive.method", message)
    try:
        inner = archive.open(info)
    except (*_BROKEN, NotImplementedError) as err:
        return _damaged(err)
    return _Within(inner, min(MOST_BYTES, _SLACK + MOST_RATIO * info.compress_size), left)


def _gz(source: Source) -> Stream:
    packed = _Counted(source)
    return _Within(gzip.GzipFile(fileobj=cast(BinaryIO, packed)), MOST_BYTES, _LeftOf(packed))


class _Left:
    """How many bytes may still come out of an archive."""

    def __init__(self, most: int) -> None:
        self._left = most

    def spend(self, size: int) -> bool:
        """Take so many; False when there were not so many."""
        self._left -= size
        return self._left >= 0


class _LeftOf(_Left):
    """The same where only what was read so far tells how large the archive is."""

    def __init__(self, packed: _Counted) -> None:
        super().__init__(_SLACK)
        self._packed = packed

    def spend(self, size: int) -> bool:
        self._left -= size
        return self._left + MOST_RATIO * self._packed.count >= 0


class _Within:
    """A file of an archive; reading ends with a problem where it is damaged or grows beyond bounds."""

    def __init__(self, inner: Stream, most: int, left: _Left) -> None:
        self._inner = inner
        self._own = _Left(most)
        self._all = left

    def read(self, size: int) -> bytes:
        try:
            data = self._inner.read(size)
        except _BROKEN as err:
            raise Unreadable(_damaged(err)) from None
        if not self._own.spend(len(data)) or not self._all.spend(len(data)):
            message = (
                f"grows to over {MOST_BYTES >> 30} GiB or {MOST_RATIO} times its packed size: unpack it if you trust it"
            )
            raise Unreadable(Fault("common.archive.bomb", message))
        return data


class _Guarded:
    """A file that hands over no more at once than a directory of names may take."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        if size > _MOST_DIRECTORY:
            raise Unreadable(Fault("common.archive.bomb", "more files than are read from one archive: split it"))
        return self._stream.read(size)


class _Counted:
    """The packed bytes of a source, counted as they are read."""

    def __init__(self, source: Source) -> None:
        self._chunks = source.chunks()
        self._held = b""
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        if not self._held:
            self._held = next(self._chunks, b"")
        data, self._held = (self._held[:size], self._held[size:]) if size >= 0 else (self._held, b"")
        self.count += len(data)
        return data


def _damaged(err: BaseException) -> Fault:
    what = str(err).splitlines()[0] if str(err) else type(err).__name__
    return Fault("common.archive.damaged", f"the archive is damaged here: {shown(writable(what))}; get it anew")
