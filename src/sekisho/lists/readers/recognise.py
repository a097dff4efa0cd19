"""Which publisher's format is this? Told from the content, never from the name; a format is a module and a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from sekisho.lists.reading import ListFault, ListFile, refuse_unreadable
from sekisho.lists.source import SourceFile


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its name, what it is called in a sentence, and the module that recognises and reads it."""

    name: str
    title: str
    module: str

    def recognises(self, files: Sequence[SourceFile]) -> bool:
        """Whether these files are of this format."""
        return bool(self._loaded().recognises(files))

    def read(self, files: Sequence[SourceFile]) -> ListFile:
        """What these files hold."""
        read: ListFile = self._loaded().read(files)
        return read

    def _loaded(self) -> ModuleType:
        return import_module(f"sekisho.lists.readers.{self.module}")


READERS = (
    Reader("un.xml", "UN consolidated list XML", "un_xml"),
    Reader("ofac.csv", "OFAC sdn/alt/add/comments CSV", "ofac_csv"),
    Reader("ofac.xml", "OFAC sdn.xml or consolidated.xml", "ofac_xml"),
    Reader("ofac.advanced", "OFAC sdn_advanced.xml", "ofac_advanced"),
    Reader("csl.csv", "US consolidated screening list CSV", "csl_csv"),
    Reader("eu.xml", "EU financial sanctions XML 1.1", "eu_xml"),
    Reader("uk.xml", "UK sanctions list XML", "uk_xml"),
    Reader("uk.csv", "UK sanctions list CSV", "uk_csv"),
    Reader("uk.search", "FCDO search CSV", "uk_search"),
    Reader("mof.csv", "Japan MOF asset-freeze CSV", "mof_csv"),
    Reader("ftm.json", "OpenSanctions entities.ftm.json", "ftm_json"),
    Reader("targets.csv", "OpenSanctions targets.simple.csv", "targets_csv"),
    Reader("own.csv", "a list of one's own (id,kind,name,name_kind,...)", "own_csv"),
)

_AGAIN = "fetch the publisher's file again"
_HTML = re.compile(
    rb"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
# What a file opens with that is no list, the code and what to do.
_OTHERS = (
    (b"PK\x03\x04", "list.archive", "a zip archive (or an office document): unpack it, or save its table as CSV"),
    (b"\x1f\x8b", "list.archive", "compressed with gzip: unpack it first (gunzip)"),
    (b"BZh", "list.archive", "compressed with bzip2: unpack it first (bunzip2)"),
    (b"\xfd7zXZ\x00", "list.archive", "compressed with xz: unpack it first (unxz)"),
    (b"\x28\xb5\x2f\xfd", "list.archive", "compressed with zstd: unpack it first (unzstd)"),
    (b"7z\xbc\xaf", "list.archive", "a 7z archive: unpack it first"),
    (b"%PDF", "list.pdf", "a PDF: no list is read from pages; get the publisher's XML or CSV"),
    (b"\xff\xfe", "list.encoding", "UTF-16: save the file as UTF-8"),
    (b"\xfe\xff", "list.encoding", "UTF-16: save the file as UTF-8"),
)


def recognise(files: Sequence[SourceFile]) -> Reader | ListFault:
    """The one reader for these files, or the fault that refuses them.

    Args:
        files: the one file, or the several, that make up one list.
    """
    if not files:
        return _refused(
            "list.empty", "no file at all: name the publisher's file, or the folder that holds its files", ""
        )
    for file in files:
        if fault := _no_list(file):
            return fault
    found = [reader for reader in READERS if reader.recognises(files)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(file.name for file in files)
    if found:
        titles = " and ".join(reader.title for reader in found)
        return _refused(
            "list.ambiguous", f"{names}: taken for {titles} alike; import them one list at a time", files[0].name
        )
    known = "; ".join(reader.title for reader in READERS)
    several = " (several files are read together only where they make up one list)" if len(files) > 1 else ""
    message = f"{names}: no format that is known{several}. Known are {known}"
    return _refused("list.unknown", message, files[0].name)


def read_list(files: Sequence[SourceFile]) -> ListFile:
    """Read one list, whatever publisher's it is; what cannot be read is refused with the reason.

    Args:
        files: the one file, or the several, that make up one list (see `open_files`).
    """
    reader = recognise(files)
    if isinstance(reader, ListFault):
        return ListFile(list="", format="unknown", faults=(reader,))
    return reader.read(files)


def _no_list(file: SourceFile) -> ListFault | None:
    """Why this is no list at all, whoever published it."""
    try:
        head = file.head()
    except OSError as error:
        return refuse_unreadable(file.name, error)
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text:
        return _refused("list.empty", f"{file.name} is empty: {_AGAIN}", file.name)
    for opening, code, advice in _OTHERS:
        if head.startswith(opening):
            return _refused(code, f"{file.name} is {advice}", file.name)
    if _HTML.match(text):
        message = f"{file.name} is an HTML page, such as an error or a login page, not a list: {_AGAIN}"
        return _refused("list.html", message, file.name)
    return None


def _refused(code: str, message: str, file: str) -> ListFault:
    return ListFault(code=code, message=message, severity="refused", file=file)
