"""The public name set: its listed names as an index, its queries, and what the screening answers to each."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from sekisho.lists.entry import Entry, EntryKind, ListedName, ListedNumber
from sekisho.names.word import Kind
from sekisho.screening.bands import LOWEST_THRESHOLD
from sekisho.screening.build import build_index
from sekisho.screening.query import READ_AS, Query
from sekisho.screening.screen import Asking, Screen

SHARED = Path(__file__).resolve().parents[3] / "shared"
_KINDS: dict[str, EntryKind] = {
    "person": "person", "org": "organisation", "vessel": "vessel", "aircraft": "aircraft",
}  # fmt: skip


class Row(NamedTuple):
    """A query of the set.

    Args:
        text: as typed.
        kind: of the party, as it is read.
        script: of the text.
        group: the class of the row, such as `noise-leet` or `neg-kor-near`.
        right: the id of the listed party that is meant; empty where none is.
        listed_name: the primary name of that party.
    """

    text: str
    kind: Kind
    script: str
    group: str
    right: str
    listed_name: str


class Answer(NamedTuple):
    """What was found for a row: the best score of each listed party in thousandths, and the name that met."""

    row: Row
    scores: Mapping[str, int]
    aliases: Mapping[str, str]

    def found(self, threshold: int) -> bool:
        """Whether the right party is among the hits."""
        return self.scores.get(self.row.right, 0) >= threshold

    def alarmed(self, threshold: int) -> bool:
        """Whether there is any hit."""
        return max(self.scores.values(), default=0) >= threshold


class NoPublicSet(Exception):
    """The files of the set are not there."""


def folder_of_set(folder: Path | None) -> Path:
    """The folder of the set: the one asked for, or the one beside the repository."""
    found = folder or SHARED / "names"
    if not (found / "names_public.tsv").is_file():
        raise NoPublicSet(
            f"{found} holds no names_public.tsv: name the folder of the public name set with --set FOLDER"
        )
    return found


def read_queries(folder: Path) -> list[Row]:
    return [
        Row(
            text=row["query"],
            kind=READ_AS[_KINDS[row["entity_type"]]][0],
            script=row["script"],
            group=row["class"],
            right=row["listed_id"],
            listed_name=row["listed_name"],
        )
        for row in _rows(folder / "names_public.tsv")
    ]


def read_entries(folder: Path) -> list[Entry]:
    """The listed parties, those of one id together."""
    parties: dict[str, list[dict[str, str]]] = {}
    for row in _rows(folder / "names_index_public.tsv"):
        parties.setdefault(row["listed_id"], []).append(row)
    return [_entry(key, rows) for key, rows in parties.items()]


def _entry(key: str, rows: list[dict[str, str]]) -> Entry:
    names = {
        row["name"]: ListedName(text=row["name"], kind="primary" if row["is_primary"] == "1" else "alias")
        for row in rows
    }
    return Entry(
        list=key.partition("-")[0],
        id=key,
        kind=_KINDS[rows[0]["entity_type"]],
        names=tuple(names.values()),
        numbers=tuple(ListedNumber(scheme="imo", value=imo) for imo in sorted({row["imo"] for row in rows} - {""})),
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def screen_of(entries: list[Entry], path: Path) -> Screen:
    """An index of the entries, written to `path` and opened."""
    build_index(path, entries)
    return Screen(path)


def answer(screen: Screen, row: Row, asking: Asking = Asking(threshold=LOWEST_THRESHOLD)) -> Answer:  # noqa: B008
    """Search for a row by its kind."""
    hits = screen.find(Query(names=(row.text,), kind=row.kind), asking)
    scores = {hit.entry: round(hit.score * 1000) for hit in hits}
    return Answer(row, scores, {hit.entry: hit.matched_alias for hit in hits})
