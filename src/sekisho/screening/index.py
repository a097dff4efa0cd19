"""How does an index lie on disk? One file of flat arrays that is mapped into memory, never changed once written.

    SEKISHO-INDEX\\n | length of the header (8 bytes) | header (JSON) | sections, each at a multiple of 64 bytes

The header names each section with its type, place and length, the rules that the index was built by, and the SHA-256 of
all sections. Numbers are little-endian.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from sekisho.errors import BrokenData

if TYPE_CHECKING:
    from sekisho.screening.segment import Arrays

MAGIC = b"SEKISHO-INDEX\n"
_ALIGNED = 64
_CODES: dict[str, Literal["b", "i", "q"]] = {"int8": "b", "int32": "i", "int64": "q"}


class Section(msgspec.Struct, frozen=True):
    """Where an array lies: type, first byte after the header, how many bytes."""

    type: str
    at: int
    size: int


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What an index file says of itself.

    Args:
        rules: the rules of names and score that it was built by; another version builds anew.
        lists: the states of the lists that it holds.
        names: how many listed names.
        totals: for each kind, the forms that the weights of its words were counted over.
        removed: keys of parties of earlier files that no longer hold (for a file that adds to another).
        sections: where each array lies.
        sha256: of what the header says before, and of all sections.
    """

    rules: str
    lists: tuple[tuple[str, str], ...]
    names: int
    totals: dict[str, int]
    removed: tuple[tuple[str, str], ...]
    sections: dict[str, Section]
    sha256: str


def write_index(path: Path, header: Header, arrays: Mapping[str, Arrays], blobs: Mapping[str, bytes]) -> Header:
    """Write an index whole or not at all.

    Args:
        path: of the file.
        header: sections and hash are filled in here.
        arrays: by kind.
        blobs: other sections.
    """
    contents: dict[str, tuple[str, bytes]] = {
        f"{kind}/{name}": (array.dtype.name, array.tobytes())
        for kind, found in arrays.items()
        for name, array in found.items()
    }
    contents |= {name: ("bytes", data) for name, data in blobs.items()}
    sections: dict[str, Section] = {}
    digest = hashlib.sha256(_said(header))
    at = 0
    for name, (kind_of, data) in contents.items():
        sections[name] = Section(kind_of, at, len(data))
        digest.update(data)
        at += -(-len(data) // _ALIGNED) * _ALIGNED
    filled = msgspec.structs.replace(header, sections=sections, sha256=digest.hexdigest())
    said = msgspec.json.encode(filled)
    start = len(MAGIC) + 8 + len(said)
    said += b" " * (-start % _ALIGNED)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            file.write(MAGIC + len(said).to_bytes(8, "little") + said)
            for _, data in contents.values():
                file.write(data + bytes(-len(data) % _ALIGNED))
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    return filled


def _said(header: Header) -> bytes:
    """What a header says of the index but for where its sections lie."""
    return msgspec.json.encode(msgspec.structs.replace(header, sections={}, sha256=""))


class IndexFile:
    """An index file, mapped into memory.

    Raises:
        BrokenData: it is no whole index.
    """

    def __init__(self, path: Path) -> None:
        """Map the file at `path`."""
        self.path = path
        with path.open("rb") as file:
            try:
                self._bytes = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            except ValueError as error:
                raise self._broken("it is empty") from error
        if bytes(self._bytes[: len(MAGIC)]) != MAGIC or sys.byteorder != "little":
            raise self._broken("it does not begin as an index does")
        start = len(MAGIC) + 8
        length = int.from_bytes(self._bytes[len(MAGIC) : start], "little")
        try:
            self.header = msgspec.json.decode(bytes(self._bytes[start : start + length]), type=Header)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._broken(f"its header cannot be read ({error})") from error
        self._start = start + length
        end = max((s.at + s.size for s in self.header.sections.values()), default=0)
        if self._start + end > len(self._bytes):
            raise self._broken("its end is missing")

    def blob(self, name: str) -> memoryview:
        """The bytes of a section."""
        section = self.header.sections[name]
        return self._bytes[self._start + section.at : self._start + section.at + section.size]

    def numbers(self, name: str) -> memoryview:
        """The numbers of a section, without numpy."""
        whole: memoryview[int] = self.blob(name).cast(_CODES[self.header.sections[name].type])
        return whole

    def views(self, kind: str) -> dict[str, memoryview]:
        """The arrays of one kind, without numpy; none where the index has no name of that kind."""
        return {
            name.partition("/")[2]: self.numbers(name) for name in self.header.sections if name.startswith(f"{kind}/")
        }

    def arrays(self, kind: str) -> dict[str, Any]:
        """The arrays of one kind for numpy."""
        import numpy as np

        return {
            name.partition("/")[2]: np.frombuffer(self.blob(name), dtype=section.type)
            for name, section in self.header.sections.items()
            if name.startswith(f"{kind}/")
        }

    def verify(self) -> None:
        """Check every byte against the hash in the header.

        Raises:
            BrokenData: a byte is another than when it was written.
        """
        digest = hashlib.sha256(_said(self.header))
        for name in self.header.sections:
            digest.update(self.blob(name))
        if digest.hexdigest() != self.header.sha256:
            raise self._broken("its bytes are not those that were written")

    def _broken(self, why: str) -> BrokenData:
        return BrokenData(f"{self.path}: {why}; delete it, it is built again from the lists")
