"""An index from listed parties: every name read, weighed and laid out in arrays."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import msgspec

from sekisho.lists.entry import Entry
from sekisho.names.read import read_name
from sekisho.names.word import Form, Kind
from sekisho.screening.collection import without_collection
from sekisho.screening.hashing import key_of
from sekisho.screening.index import Header, write_index
from sekisho.screening.numbers import listed_numbers
from sekisho.screening.query import READ_AS
from sekisho.screening.weights import Weights, count_words

KINDS: tuple[Kind, ...] = ("person", "organisation", "vessel")
_ENCODER = msgspec.msgpack.Encoder()


def build_index(
    path: Path,
    entries: Sequence[Entry],
    lists: Iterable[tuple[str, str]] = (),
    weights: Weights | None = None,
    removed: Iterable[tuple[str, str]] = (),
) -> Header:
    """Write the index of listed parties.

    Args:
        path: of the file.
        entries: the parties, each with the span in which it was listed.
        lists: ids and states of the lists that they come from.
        weights: of the base that this adds to; None makes the table anew from these names.
        removed: list and id of parties of the base that no longer hold as they stand there.
    """
    with without_collection():
        return _build(path, entries, lists, weights, removed)


def _build(
    path: Path,
    entries: Sequence[Entry],
    lists: Iterable[tuple[str, str]],
    weights: Weights | None,
    removed: Iterable[tuple[str, str]],
) -> Header:
    import numpy as np

    from sekisho.screening.arrays import Arrays, directory, numbers, offsets
    from sekisho.screening.segment import build_segment

    forms: dict[Kind, list[tuple[int, Form]]] = {kind: [] for kind in KINDS}
    parties: list[int] = []
    places: list[int] = []
    for party, entry in enumerate(entries):
        for place, name in enumerate(entry.names):
            for kind in READ_AS[entry.kind]:
                forms[kind] += [(len(parties), form) for form in read_name(name.text, kind).forms if form.words]
            parties.append(party)
            places.append(place)
    weights = weights or count_words((kind, form) for kind in KINDS for _, form in forms[kind])
    arrays: dict[str, Arrays] = {kind: build_segment(kind, forms[kind], weights) for kind in KINDS if forms[kind]}
    blobs = [_ENCODER.encode(_searched(entry)) for entry in entries]
    arrays["names"] = {"party": np.array(parties, np.int32), "place": np.array(places, np.int32)}
    arrays["parties"] = {"at": offsets(map(len, blobs))}
    numbered = [(key_of(key), party) for party, entry in enumerate(entries) for key in listed_numbers(entry)]
    arrays["numbers"] = directory(
        "number", numbers([key for key, _ in numbered]), numbers([party for _, party in numbered])
    )
    header = Header(
        rules=rules(),
        lists=tuple(lists),
        names=len(parties),
        totals=dict(weights.totals),
        removed=tuple(removed),
        sections={},
        sha256="",
    )
    return write_index(path, header, arrays, {"parties": b"".join(blobs)})


def _searched(entry: Entry) -> Entry:
    """The entry without what no search looks at."""
    return msgspec.structs.replace(
        entry, addresses=(), remarks=(), linked=(), titles=(), measures=(), basis=(), amended=()
    )


@cache
def rules() -> str:
    """The version of all rules and tables that an index depends on, from the names, sizes and times of their files."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for folder in ("names", "screening"):
        for path in sorted((package / folder).rglob("*")):
            if path.suffix in {".py", ".tsv"}:
                state = path.stat()
                digest.update(f"{path.relative_to(package)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]
