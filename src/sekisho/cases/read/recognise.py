"""Which format is this? Told from the content, never from the name; a new format is one module and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sekisho.cases.read import csv_table, json_lines, json_text, xml, yaml_text
from sekisho.cases.read.arrival import Fault, Item, Unreadable
from sekisho.cases.read.grants import iati
from sekisho.cases.read.payments import iso20022, mt, zengin
from sekisho.cases.read.source import BOM, HEAD, Source
from sekisho.cases.read.travellers import mrz, paxlst
from sekisho.cases.read.voyages import ais_csv, ais_nmea, flag_history, papers, port_calls, pre_arrival
from sekisho.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Reader(msgspec.Struct, frozen=True):
    """A format: its name for `--reader`, how its head is recognised, and how it is read.

    Args:
        name: as it is forced.
        recognises: whether a head is of this format.
        read: the items of a source.
        together: what the items of all sources say only side by side, such as ships that met; those of the formats
            that share it are held until the batch is read, and come last.
    """

    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[[Source], Iterator[Item]]
    together: Callable[[Sequence[Item]], Iterator[Item]] | None = None


# Asked in this order: the more particular first.
READERS = (
    Reader("iati", iati.recognises, iati.read),
    Reader("iso20022", iso20022.recognises, iso20022.read),
    Reader("mrz", mrz.recognises, mrz.read),
    Reader("paxlst", paxlst.recognises, paxlst.read),
    Reader("mt", mt.recognises, mt.read),
    Reader("zengin", zengin.recognises, zengin.read),
    Reader("ais-nmea", ais_nmea.recognises, ais_nmea.read, papers.join),
    Reader("ais-marinecadastre", ais_csv.recognises_marine_cadastre, ais_csv.read, papers.join),
    Reader("ais-danish", ais_csv.recognises_danish, ais_csv.read, papers.join),
    Reader("prearrival", pre_arrival.recognises, pre_arrival.read, papers.join),
    Reader("portcalls", port_calls.recognises, port_calls.read, papers.join),
    Reader("flaghistory", flag_history.recognises, flag_history.read, papers.join),
    Reader("jsonl", json_lines.recognises, json_lines.read),
    Reader("json", json_text.recognises, json_text.read),
    Reader("csv", csv_table.recognises, csv_table.read),
    Reader("yaml", yaml_text.recognises, yaml_text.read),
)


def reader_named(name: str) -> Reader:
    """The reader that a user names; raises UsageError that lists the names."""
    for reader in READERS:
        if reader.name == name:
            return reader
    raise UsageError(f"no reader {name!r}: choose one of {', '.join(r.name for r in READERS)}")


def recognise(source: Source, forced: Reader | None = None) -> Reader:
    """The reader for what a source holds, or the one forced; raises Unreadable where there is none."""
    head = source.head.removeprefix(BOM).lstrip()
    if not head and len(source.head) < HEAD:
        raise Unreadable(Fault("common.source.empty", "nothing in it: no case and no message", line=1))
    if source.head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(Fault("common.source.encoding", "UTF-16: byte 0; save the file as UTF-8", line=1))
    if forced:
        return forced
    for reader in READERS:
        if reader.recognises(head):
            return reader
    if xml.opens(head):
        xml.forbid(head)
        raise Unreadable(iso20022.unsupported(head))
    names = ", ".join(r.name for r in READERS)
    message = f"neither a case nor a message that is known ({names}); name the format with --reader if it is one"
    raise Unreadable(Fault("common.format.unknown", message, line=1))
