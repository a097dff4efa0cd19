"""What is handed on for reading? Some thousand records of one source, as its format tells them apart, unread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import msgspec

from sekisho.cases.problem import Problem
from sekisho.screening.query import Query

RECORDS = 4096  # of a block: enough for a batch, little enough to keep a hundred in memory


class Fault(NamedTuple):
    """What is wrong with a record, or with the whole source, before its fields are looked at."""

    code: str
    message: str


# Cells below the columns of the block, a line of JSON, a plain object, or what is wrong.
Record: TypeAlias = Sequence[object] | bytes | Mapping[str, object] | Fault


class Block(NamedTuple):
    """Records that follow one another in a source.

    Args:
        place: the name of the source.
        first: the number of the first record in it, counted from 1.
        columns: what the cells are called, as `fields.field_name` writes it; empty where records name their fields.
        records: each with its line, where the format has lines.
    """

    place: str
    first: int
    columns: tuple[str, ...]
    records: list[tuple[int | None, Record]]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One record as it was read.

    Args:
        id: the caller's key, else where it stood (`names.csv#3`).
        query: who is asked about, None where the record cannot be screened.
        problems: what could not be read; where there is a query, it is screened without that.
        unused: fields that mean nothing here.
    """

    id: str
    query: Query | None
    problems: tuple[Problem, ...] = ()
    unused: tuple[str, ...] = ()


def gather(
    place: str, columns: tuple[str, ...], records: Iterable[tuple[int | None, Record]], first: int = 1
) -> Iterator[Block]:
    """The records of a source in blocks."""
    held: list[tuple[int | None, Record]] = []
    for record in records:
        held.append(record)
        if len(held) == RECORDS:
            yield Block(place, first, columns, held)
            first, held = first + RECORDS, []
    if held:
        yield Block(place, first, columns, held)


def skip(blocks: Iterable[Block], count: int) -> Iterator[Block]:
    """The blocks without their first `count` records."""
    for block in blocks:
        if count >= len(block.records):
            count -= len(block.records)
        elif count:
            yield block._replace(first=block.first + count, records=block.records[count:])
            count = 0
        else:
            yield block
