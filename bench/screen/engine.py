"""An index opened for the benchmarks: names in, hits out, in batches or one by one, and what each stage of it costs."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from bench.screen.brute import BruteSearch
from bench.screen.data import Named

from sekisho.lists.entry import Entry, ListedName
from sekisho.names.read import read_name
from sekisho.names.word import Form, Kind
from sekisho.screening.bands import THRESHOLDS
from sekisho.screening.batch import BatchSearch, Hits, gather
from sekisho.screening.build import KINDS, build_index
from sekisho.screening.rows import encode
from sekisho.screening.screen import Screen

CHUNK = 100_000


class Found(NamedTuple):
    """Which form of which query met which row, with what score: of equal length, in the order of queries and rows."""

    kind: Kind
    query: npt.NDArray[Any]
    form: npt.NDArray[Any]
    row: npt.NDArray[Any]
    score: npt.NDArray[Any]

    def as_set(self) -> set[tuple[Any, ...]]:
        return {(self.kind, *one) for one in zip(*(a.tolist() for a in self[1:]), strict=True)}


class Clock:
    """CPU seconds (user and system, all threads) spent on each stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        start = time.process_time()
        yield
        self.spent[stage] = self.spent.get(stage, 0.0) + time.process_time() - start

    @property
    def total(self) -> float:
        return sum(self.spent.values())


def entries_of(names: Iterable[Named]) -> list[Entry]:
    """The names as parties: those of one party and kind together."""
    parties: dict[tuple[str, Kind], list[str]] = {}
    for kind, party, text in names:
        parties.setdefault((party, kind), []).append(text)
    return [
        Entry(list="bench", id=party, kind=kind, names=tuple(ListedName(text=text) for text in texts))
        for (party, kind), texts in parties.items()
    ]


class Engine:
    """An index opened for batches.

    Args:
        path: of the index.
    """

    def __init__(self, path: Path) -> None:
        self.screen = Screen(path)
        self.file = self.screen.segments[0].file
        self.weights = self.screen.weights
        self.searches = {
            kind: BatchSearch(kind, self.file.arrays(kind))
            for kind in KINDS
            if f"{kind}/row" in self.file.header.sections
        }

    @classmethod
    def build(cls, path: Path, names: Iterable[Named]) -> Engine:
        build_index(path, entries_of(names))
        return cls(path)

    def warm(self) -> None:
        """Compile, or load what was compiled."""
        for kind in self.searches:
            self.ask([Named(kind, "", "Kim Sam 1")])

    def ask(self, names: Sequence[Named], clock: Clock | None = None, threshold: int | None = None) -> list[Found]:
        """Search for names in batches."""
        clock = clock or Clock()
        return [
            self._ask_kind(kind, names, chunk, clock, threshold)
            for chunk in (range(i, min(i + CHUNK, len(names))) for i in range(0, len(names), CHUNK))
            for kind in self.searches
        ]

    def _ask_kind(self, kind: Kind, names: Sequence[Named], chunk: range, clock: Clock, threshold: int | None) -> Found:
        with clock.on("read the names"):
            queries, forms = read_forms(kind, names, chunk)
        with clock.on("gather words and rows"):
            asked = gather(forms, kind, self.weights)
        with clock.on("search"):
            hits = self.searches[kind].search(asked, threshold or THRESHOLDS[kind])
        return found_of(kind, queries, hits)

    def ask_plain(self, names: Sequence[Named], threshold: int | None = None) -> list[Found]:
        """The same in the interpreter, one by one."""
        found = []
        for kind in self.searches:
            search = self.screen.segments[0].search[kind]
            queries, forms = read_forms(kind, names, range(len(names)))
            rows = []
            for i, form in enumerate(forms):
                row = encode(form, range(len(form.words)), self.weights, kind)
                rows += [(i, *one) for one in search.search(form, row, threshold or THRESHOLDS[kind])]
            table = np.array(rows, np.int64).reshape(-1, 3)
            found.append(found_of(kind, queries, Hits(table[:, 0], table[:, 1], table[:, 2])))
        return found

    def brute(self, kind: Kind, listed: Iterable[Named]) -> BruteSearch:
        """Brute force over the names of a kind that the index was built from."""
        names = [name for name in listed if name.kind == kind]
        return BruteSearch(kind, self.file.arrays(kind), read_forms(kind, names, range(len(names)))[1])


def ask_brute(
    brutes: dict[Kind, BruteSearch], engine: Engine, names: Sequence[Named], threshold: int | None = None
) -> list[Found]:
    """The hits by brute force."""
    found = []
    for kind, brute in brutes.items():
        queries, forms = read_forms(kind, names, range(len(names)))
        found.append(found_of(kind, queries, brute.ask(forms, engine.weights, threshold or THRESHOLDS[kind])))
    return found


def read_forms(kind: Kind, names: Sequence[Named], chunk: range) -> tuple[list[int], list[Form]]:
    """The forms of the names of a kind, and which name each is of."""
    queries, forms = [], []
    for i in chunk:
        if names[i].kind == kind:
            for form in read_name(names[i].text, kind).forms:
                if form.words:
                    queries.append(i)
                    forms.append(form)
    return queries, forms


def found_of(kind: Kind, queries: Sequence[int], hits: Hits) -> Found:
    return Found(kind, np.array(queries, np.int64)[hits.asked], hits.asked, hits.row, hits.score)
