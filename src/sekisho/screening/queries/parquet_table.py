"""Queries as Parquet: the columns of the CSV form, or the lists and objects of the JSON form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sekisho.screening.queries.block import Block, Fault, Record, gather
from sekisho.screening.queries.fields import FIELDS, field_name, shown

_AT_ONCE = 50_000


def read(place: str, source: Path | BinaryIO) -> Iterator[Block]:
    """The rows of a file in blocks, some 50,000 in memory at a time."""
    import polars

    try:
        table = polars.scan_parquet(source)
        header = tuple(map(field_name, table.collect_schema().names()))
    except (polars.exceptions.PolarsError, OSError) as error:
        yield Block(place, 1, (), [(None, _broken(error))])
        return
    if not {"name", "names"} & set(header):
        said = f"no column `name` among {shown(', '.join(header))}: known are {', '.join(FIELDS)}"
        yield Block(place, 1, (), [(None, Fault("parquet.columns", said))])
        return

    def records() -> Iterator[tuple[None, Record]]:
        first = 0
        try:
            while len(part := table.slice(first, _AT_ONCE).collect()):
                first += len(part)
                yield from ((None, row) for row in part.iter_rows())
        except polars.exceptions.PolarsError as error:
            yield None, _broken(error)

    yield from gather(place, header, records())


def _broken(error: Exception) -> Fault:
    said = str(error).splitlines()[0][:200]
    return Fault("parquet.broken", f"the Parquet file cannot be read from here on: {said}; write it again")
