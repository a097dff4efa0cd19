"""What reading a publisher's file gives: its entries, or the reasons why it cannot be trusted."""

from __future__ import annotations

import datetime

import msgspec

from sekisho.lists.entry import Entry


class ListFault(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong with a list file.

    Args:
        code: stable dotted word: `list.cut`, `list.damaged`, `list.schema`, `list.incomplete`, `list.duplicate_key`,
            `list.row`, `list.value`, ...
        message: what is wrong and what to do.
        severity: `refused` (the file cannot be used), `held` (a person must look), `warning` (one row or value: kept
            and said).
        file: name of the file.
        line: 1-based line, where known.
        byte: 0-based offset of the first bad byte, where known.
        entry: id of the entry concerned, where known.
    """

    code: str
    message: str
    severity: str
    file: str
    line: int | None = None
    byte: int | None = None
    entry: str | None = None


def refuse_unreadable(file: str, error: OSError) -> ListFault:
    """The fault of a file that the system would not open."""
    message = f"{file} cannot be opened: {error.strerror}"
    return ListFault(code="list.unreadable", message=message, severity="refused", file=file)


class ListFile(msgspec.Struct, frozen=True, kw_only=True):
    """A publisher's file (or set of files) as read.

    Args:
        list: list id.
        format: name of the reader (`un.xml`, `ofac.csv`, ...).
        published: the publisher's own date, where the file says it.
        entries: in file order; none where the file is refused before any is read.
        faults: what is wrong; one that is `refused` means that `entries` must not be used.
    """

    list: str
    format: str
    published: datetime.date | None = None
    entries: tuple[Entry, ...] = ()
    faults: tuple[ListFault, ...]

    @property
    def usable(self) -> bool:
        """Whether nothing refuses the file."""
        return not any(f.severity == "refused" for f in self.faults)
