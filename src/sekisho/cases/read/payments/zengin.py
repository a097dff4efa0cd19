"""Payments as Zengin 120-byte records: bulk, salary and bonus transfers between banks in Japan.

The header names who pays and the day without its year, which the caller must give; each data record is one payment.
Names are typed in half-width kana and widened (NFKC). No record names a country: banks are taken as Japan's, since the
network is domestic, and nobody's residence is said. The trailer's count and total are compared with what was read.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize

from sekisho.cases.read.arrival import MOST_FAULTS, Fault, Item, Unreadable, shown
from sekisho.cases.read.payments.zengin_layout import (
    DATA,
    DATA_FIELDS,
    END,
    HEADER,
    HEADER_FIELDS,
    KINDS,
    RECORD_BYTES,
    TRAILER,
    TRAILER_FIELDS,
)
from sekisho.cases.read.source import BOM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sekisho.cases.read.source import Source

_HEADER = re.compile(rb"1[0-9]{2}[01 ][0-9 ]{10}[^,;\t\r\n][^\t\r\n]{19}")
_DAY = re.compile(r"[0-9]{4}", re.ASCII)
_LINE_END = re.compile(rb"\r\n|\r|\n")
_MOST_KEPT = 1 << 12
# What may fill up the end of a file, the mark of its end in old systems (1A) included.
_BLANK = b" \t\r\n\0\x1a"


class _Header(NamedTuple):
    """Who pays, from which bank, on which day of the year."""

    originator: str
    name: str
    account: str
    day: str
    bank: tuple[str, str, str]
    month_day: tuple[int, int] | None
    faults: tuple[Fault, ...]


def recognises(head: bytes) -> bool:
    """A header record of a transfer or a like file, up to the middle of its originator's name."""
    return _HEADER.match(head) is not None


def read(source: Source) -> Iterator[Item]:
    """Every data record as one payment, as it comes; what is wrong with the file around them as problems of its own."""
    file = _File()
    for number, record in _records(source):
        if record.strip(_BLANK):
            yield from file.take(number, record)
    yield from file.close()


class _File:
    """What was read so far of the records 1, 2 ..., 8, and 9 at the end."""

    def __init__(self) -> None:
        self._header: _Header | None = None
        self._number = 0
        self._count = 0
        self._total = 0
        self._summed = True
        self._ended = False
        self._bad = 0

    def take(self, number: int, record: bytes) -> Iterator[Item]:
        """The payment of a record, or what is wrong with it."""
        self._number = number
        record = _one_byte_a_sign(record)
        self._bad += 1
        if len(record) != RECORD_BYTES:
            message = f"record {number}: {len(record):,} bytes, must be {RECORD_BYTES}; this record is not read"
            yield self._wrong("payment.zengin.record_length", message)
            return
        first = record[:1]
        if first not in (HEADER, DATA, TRAILER, END):
            message = f"record {number} begins with {shown(_shown(first))}: 1, 2, 8 or 9 must stand there"
            yield self._wrong("payment.zengin.record", message)
            return
        self._bad = 0
        try:
            if first == HEADER:
                yield from self._open(record)
            elif first == DATA:
                yield self._payment(record)
            elif first == TRAILER:
                yield from self._sum(record)
            else:
                yield from self._without_trailer("the end record")
                self._ended = True
        except UnicodeDecodeError as err:
            message = (
                f"record {number}: bytes {err.object[err.start : err.end].hex(' ')} are no JIS X 0201 or cp932 text"
            )
            yield self._wrong("common.source.encoding", message)

    def close(self) -> Iterator[Item]:
        """What the end of the file leaves to be said."""
        yield from self._without_trailer("the end of the file")
        if not self._ended:
            yield self._wrong("payment.zengin.order", "no end record (9): the file may be cut short")

    def _open(self, record: bytes) -> Iterator[Item]:
        yield from self._without_trailer("another header")
        kind = _text(record[HEADER_FIELDS["kind"]])
        if kind not in KINDS:
            known = ", ".join(KINDS)
            message = f"Zengin file of kind {shown(kind)}: there is no reader for it; transfers ({known}) are read"
            raise Unreadable(Fault("payment.message.unsupported", message, line=self._number))
        self._header = _header(record, self._number)
        self._count, self._total, self._summed, self._ended = 0, 0, True, False

    def _payment(self, record: bytes) -> Item:
        self._count += 1
        header = self._header
        if not header:
            message = f"record {self._number}: a data record without a header before it: neither payer nor day is known"
            return self._wrong("payment.zengin.order", message)
        said = {name: _text(record[place]) for name, place in DATA_FIELDS.items()}
        faults = list(header.faults)
        plain: dict[str, Any] = {
            "id": f"{header.originator}-{header.day}/{self._count}",
            "kind": "payment",
            "payer": _party(header.name, ("zengin_originator", header.originator), ("account", header.account)),
            "payee": _party(said["payee_name"], ("account", said["account"])),
            "agents": [
                _bank(*header.bank),
                _bank(said["bank"] + said["branch"], said["bank_name"], said["branch_name"]),
            ],
        }
        if said["amount"].isdecimal():
            plain["amount"] = {"currency": "JPY", "value": int(said["amount"])}
            self._total += int(said["amount"])
        else:
            self._summed = False
            message = f"amount {shown(said['amount'])}: 10 digits, whole yen"
            faults.append(Fault("payment.amount.format", message, ("amount",)))
        text = _texts(record, said)
        if text:
            plain["text"] = text
        return Item(plain=plain, line=self._number, faults=tuple(faults), named=True, month_day=header.month_day)

    def _sum(self, record: bytes) -> Iterator[Item]:
        """Compare the trailer with what was read."""
        if not self._header:
            yield self._wrong("payment.zengin.order", f"record {self._number}: a trailer without a header before it")
        count, total = (_text(record[TRAILER_FIELDS[name]]) for name in ("count", "total"))
        right = count.isdecimal() and total.isdecimal() and int(count) == self._count
        if not right or (self._summed and int(total) != self._total):
            message = (
                f"the trailer says {count.lstrip('0') or '0'} payments of {total.lstrip('0') or '0'} yen together, but "
                f"{self._count} of {self._total} yen stand here: the file is damaged or was changed"
            )
            yield self._wrong("payment.zengin.total", message)
        self._header = None

    def _without_trailer(self, before: str) -> Iterator[Item]:
        if self._header:
            message = f"no trailer (8) before {before}: count and total of the payments cannot be compared"
            yield self._wrong("payment.zengin.order", message)
        self._header = None

    def _wrong(self, code: str, message: str) -> Item:
        if self._bad > MOST_FAULTS:
            message = f"{self._bad} records in a row that are none: no Zengin file, or one that lost bytes"
            raise Unreadable(Fault("payment.zengin.record", message, line=self._number))
        return Item(line=self._number, faults=(Fault(code, message, line=self._number),))


def _records(source: Source) -> Iterator[tuple[int, bytes]]:
    """Every record with its number from 1: lines where the file has lines, else pieces of 120 bytes."""
    in_lines = _LINE_END.search(source.head.rstrip(_BLANK))
    number, held = 0, b""
    for chunk in source.chunks():
        data = held + chunk
        if in_lines:
            # A carriage return may be the first half of a line's end.
            whole = data.removesuffix(b"\r")
            *records, held = _LINE_END.split(whole)
            held = held[:_MOST_KEPT] + data[len(whole) :]
        else:
            end = len(data) - len(data) % RECORD_BYTES
            records = [data[at : at + RECORD_BYTES] for at in range(0, end, RECORD_BYTES)]
            held = data[end:]
        for record in records:
            number += 1
            yield number, record
    yield number + 1, held


def _one_byte_a_sign(record: bytes) -> bytes:
    """The record as cp932 where it was saved as UTF-8."""
    record = record.removeprefix(BOM).rstrip(b"\r\x1a")
    if len(record) == RECORD_BYTES:
        return record
    try:
        saved = record.decode("utf-8").encode("cp932")
    except UnicodeError:
        return record
    return saved if len(saved) == RECORD_BYTES else record


def _header(record: bytes, line: int) -> _Header:
    said = {name: _text(record[place]) for name, place in HEADER_FIELDS.items()}
    month_day: tuple[int, int] | None = None
    faults: tuple[Fault, ...] = ()
    day = said["day"]
    if day.strip("0"):
        month_day = _month_and_day(day)
        if not month_day:
            message = f"day {shown(day)}: a month and a day as MMDD"
            faults = (Fault("common.date.format", message, ("date",), line=line),)
    bank = (said["bank"] + said["branch"], said["bank_name"], said["branch_name"])
    return _Header(said["originator"], said["originator_name"], said["account"], day, bank, month_day, faults)


def _month_and_day(day: str) -> tuple[int, int] | None:
    if not _DAY.fullmatch(day):
        return None
    try:
        # 2000 was a leap year.
        date = datetime.date(2000, int(day[:2]), int(day[2:]))
    except ValueError:
        return None
    return date.month, date.day


def _party(name: str, *ids: tuple[str, str]) -> dict[str, Any]:
    party: dict[str, Any] = {"names": [name]} if name else {}
    found = [{"scheme": scheme, "value": value} for scheme, value in ids if value.strip("0 ")]
    if found:
        party["ids"] = found
    return party


def _bank(number: str, name: str, branch: str) -> dict[str, Any]:
    """A bank of Japan by its number and its branch's (seven digits); the branch's name stands for its place."""
    bank = _party(name, ("jpzgn", number)) | {"kind": "organisation", "residence": "JP"}
    return bank | {"address": [branch]} if branch else bank


def _texts(record: bytes, said: dict[str, str]) -> list[str]:
    """EDI text where the record marks it (Y), else what the codes of the customer say beyond digits."""
    first, second = DATA_FIELDS["customer_code_1"], DATA_FIELDS["customer_code_2"]
    if said["edi_mark"] == "Y":
        texts = [_text(record[first.start : second.stop])]
    else:
        texts = [code for code in (said["customer_code_1"], said["customer_code_2"]) if not code.isdecimal()]
    return [text for text in texts if text]


def _text(field: bytes) -> str:
    """A field widened from half-width kana, white space collapsed; raises UnicodeDecodeError where it is no text."""
    return " ".join(normalize("NFKC", field.decode("cp932")).split())


def _shown(field: bytes) -> str:
    return field.decode("cp932", "replace")
