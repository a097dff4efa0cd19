"""An index opened for the benchmarks: names in, hits out, by every way that there is, and what each stage costs.

The way of the product (`Screen.find_many`) reads by compiled code and looks words up once; the others read each name by
`read_name` and search in the interpreter or by brute force. A hit is the same in all of them: the query, which of its
forms, the row, the score.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeAlias

from bench.screen.brute import BruteSearch
from bench.screen.data import Named

from sekisho.lists.entry import Entry, ListedName
from sekisho.names.read import read_name
from sekisho.names.word import Form, Kind
from sekisho.screening.bands import THRESHOLDS
from sekisho.screening.batch import BatchSearch
from sekisho.screening.build import KINDS, build_index
from sekisho.screening.collection import without_collection
from sekisho.screening.quick.many import Ties
from sekisho.screening.quick.reader import Reader, forms_of
from sekisho.screening.rows import encode
from sekisho.screening.screen import Screen

CHUNK = 20_000


class Hit(NamedTuple):
    """A form of a query that met a row: numbers of the query, the form and the row, and the score."""

    query: int
    form: int
    kind: Kind
    row: int
    score: int


Hits: TypeAlias = list[Hit]


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
    """An index opened.

    Args:
        path: of the index.
    """

    def __init__(self, path: Path) -> None:
        self.screen = Screen(path)
        self.segment = self.screen.segments[0]
        self.weights = self.screen.weights
        self.searches = {kind: BatchSearch(kind, self.segment.file.arrays(kind)) for kind in self.segment.search}
        self.begin()

    @classmethod
    def build(cls, path: Path, names: Iterable[Named]) -> Engine:
        build_index(path, entries_of(names))
        return cls(path)

    def begin(self) -> None:
        """Forget the words that were asked about."""
        self._readers = {kind: Reader(kind, self.weights) for kind in self.searches}
        self._ties = {kind: Ties(search) for kind, search in self.searches.items()}

    def warm(self) -> None:
        """Compile, or load what was compiled."""
        names = [Named(kind, "", text) for kind in KINDS for text in ("Kim Sam 1", "AL-MASRI, Ali", "Bank of Sam Ltd.")]
        self.ask(names)
        self.begin()

    def ask(self, names: Sequence[Named], clock: Clock | None = None, threshold: int | None = None) -> Hits:
        """Search for names in blocks, as the product does."""
        clock = clock or Clock()
        hits: Hits = []
        for first in range(0, len(names), CHUNK):
            block = names[first : first + CHUNK]
            with without_collection():
                hits += self._ask_block(first, block, clock, threshold)
        return sorted(hits)

    def _ask_block(self, first: int, block: Sequence[Named], clock: Clock, threshold: int | None) -> Hits:
        hits: Hits = []
        for kind in self.searches:
            numbers = [first + i for i, name in enumerate(block) if name.kind == kind]
            texts = [block[i - first].text for i in numbers]
            hits += self._ask_kind(kind, numbers, texts, clock, threshold)
        return hits

    def _ask_kind(
        self, kind: Kind, numbers: Sequence[int], texts: Sequence[str], clock: Clock, threshold: int | None
    ) -> Iterator[Hit]:
        with clock.on("read the names"):
            read = self._readers[kind].read(texts)
        with clock.on("look up their words"):
            edges = self._ties[kind].of(read.asked)
        with clock.on("search the rows"):
            found = self.searches[kind].search(read.asked, threshold or THRESHOLDS[kind], edges)
        with clock.on("hand over the hits"):
            columns = read.text[found.asked], read.form[found.asked], found.row, found.score
            hits = [
                Hit(numbers[text], form, kind, row, score)
                for text, form, row, score in zip(*(column.tolist() for column in columns), strict=True)
            ]
        yield from hits

    def ask_plain(self, names: Sequence[Named], threshold: int | None = None) -> Hits:
        """The same in the interpreter, one by one."""
        hits: Hits = []
        for i, (kind, _, text) in enumerate(names):
            if kind in self.segment.search:
                for place, form in enumerate(forms_of(text, kind)):
                    row = encode(form, range(len(form.words)), self.weights, kind)
                    found = self.segment.search[kind].search(form, row, threshold or THRESHOLDS[kind])
                    hits += [Hit(i, place, kind, *one) for one in found]
        return sorted(hits)

    def brute_force(self, listed: Iterable[Named]) -> Callable[[Sequence[Named], int | None], Hits]:
        """A search by brute force, over the names that the index was built from."""
        forms: dict[Kind, list[Form]] = {kind: [] for kind in self.searches}
        for kind, _, text in listed:
            forms[kind] += [form for form in read_name(text, kind).forms if form.words]
        searches = {kind: BruteSearch(kind, self.segment.file.arrays(kind), forms[kind]) for kind in self.searches}

        def ask(names: Sequence[Named], threshold: int | None = None) -> Hits:
            hits: Hits = []
            for kind, search in searches.items():
                asked = [
                    (i, place, form)
                    for i, name in enumerate(names)
                    if name.kind == kind
                    for place, form in enumerate(forms_of(name.text, kind))
                ]
                found = search.ask([form for *_, form in asked], self.weights, threshold or THRESHOLDS[kind])
                for number, row, score in zip(*(column.tolist() for column in found), strict=True):
                    hits.append(Hit(*asked[number][:2], kind, row, score))
            return sorted(hits)

        return ask
