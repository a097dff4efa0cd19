"""Who is this? Names against every listed name, as the lists stood on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from sekisho.lists.entry import Entry
from sekisho.names.read import read_name
from sekisho.names.word import Form, Kind, Name
from sekisho.screening.bands import BANDS, LOWEST_THRESHOLD, THRESHOLDS, band_of
from sekisho.screening.build import KINDS
from sekisho.screening.collection import without_collection
from sekisho.screening.explain import explain
from sekisho.screening.hashing import key_of
from sekisho.screening.hit import Hit, make_hit
from sekisho.screening.index import IndexFile
from sekisho.screening.numbers import keys_of
from sekisho.screening.plain import PlainSearch
from sekisho.screening.query import READ_AS, Query
from sekisho.screening.rows import encode
from sekisho.screening.secondary import judge
from sekisho.screening.weights import Weights

if TYPE_CHECKING:
    from sekisho.screening.quick.many import Many, Meeting

# Queries that are read before they are searched together, and from how many on compiled code is worth its start.
_BLOCK, _WORTH_COMPILING = 20_000, 1_000
_ENTRY = msgspec.msgpack.Decoder(Entry)


class Met(NamedTuple):
    """A listed name that met a name asked about: the segment and number of the name, the score, and what met."""

    segment: int
    name: int
    score: int
    asked: Name
    form: Form
    row: int


class Asking(NamedTuple):
    """How a search is asked.

    Args:
        day: as the lists stood then; None: whoever was ever listed.
        lists: only these list ids.
        threshold: in thousandths, for every kind; None: the shipped ones.
        limit: most hits of a query.
        past: the day lies before the lists' own, so that a party of which no first day is known is said to be one.
    """

    day: datetime.date | None = None
    lists: frozenset[str] | None = None
    threshold: int | None = None
    limit: int | None = None
    past: bool = False

    def threshold_of(self, kind: Kind) -> int:
        """The threshold for a kind."""
        return THRESHOLDS[kind] if self.threshold is None else max(self.threshold, LOWEST_THRESHOLD)


class Segment:
    """The listed names of one index file."""

    def __init__(self, file: IndexFile) -> None:
        """Search in `file`, in the interpreter."""
        self.file = file
        self.search: dict[Kind, PlainSearch] = {
            kind: PlainSearch(kind, file.views(kind)) for kind in KINDS if f"{kind}/row" in file.header.sections
        }
        self._party_of, self._place_of = file.numbers("names/party"), file.numbers("names/place")
        self._at, self._parties = file.numbers("parties/at"), file.blob("parties")
        self.party = lru_cache(maxsize=4096)(self._party)

    def _party(self, number: int) -> Entry:
        return _ENTRY.decode(self._parties[self._at[number] : self._at[number + 1]])

    def named(self, name: int) -> tuple[Entry, int]:
        """The party of a name and which of its names it is."""
        return self.party(self._party_of[name]), self._place_of[name]

    def name_of(self, kind: Kind, row: int) -> int:
        """The name that a row is of."""
        return self.search[kind].arrays["row_name"][row]

    def numbered(self, key: str) -> Iterator[Entry]:
        """The parties with a number."""
        from bisect import bisect_left

        keys, at, items = (self.file.numbers(f"numbers/number_{part}") for part in ("key", "at", "item"))
        place = bisect_left(keys, number := key_of(key))
        if place < len(keys) and keys[place] == number:
            for item in items[at[place] : at[place + 1]]:
                yield self.party(item)


class Screen:
    """Search in an index: a base file and what was added to it.

    Args:
        paths: the base, then the files that add to it, oldest first.
    """

    def __init__(self, *paths: Path) -> None:
        """Map the files."""
        self.segments = [Segment(IndexFile(path)) for path in paths]
        self._gone = [
            {key for later in self.segments[i + 1 :] for key in later.file.header.removed} for i in range(len(paths))
        ]

    @cached_property
    def weights(self) -> Weights:
        """The frozen weights of the base."""
        base = self.segments[0]

        def uses(kind: Kind, letters: str) -> int:
            search = base.search.get(kind)
            if search is None:
                return 0
            return next((search.arrays["word_uses"][word] for word in search.word_of(letters.encode())), 0)

        return Weights(base.file.header.totals, uses)

    def find(self, query: Query, asking: Asking = Asking()) -> tuple[Hit, ...]:  # noqa: B008 - frozen
        """The listed parties that a query may mean, the surest first."""
        met: list[Met] = []
        for text in query.names:
            for kind in READ_AS[query.kind]:
                met += self.search(read_name(text, kind), asking.threshold_of(kind))
        return self.judge(query, met, asking)

    def find_many(self, queries: Iterable[Query], asking: Asking = Asking()) -> Iterator[tuple[Hit, ...]]:  # noqa: B008
        """The same for many queries, in their order: compiled where there are enough of them to be worth its start."""
        rest = iter(queries)
        while block := list(islice(rest, _BLOCK)):
            if len(block) < _WORTH_COMPILING and not self._is_compiled:
                for query in block:
                    yield self.find(query, asking)
            else:
                met = self._search_block(block, asking)
                for place, query in enumerate(block):
                    yield self.judge(query, met.get(place, ()), asking) if place in met or query.numbers else ()

    @property
    def _is_compiled(self) -> bool:
        return "_many" in self.__dict__

    @cached_property
    def _many(self) -> dict[Kind, Many]:
        from sekisho.screening.batch import BatchSearch
        from sekisho.screening.quick.many import Many

        return {
            kind: Many(
                kind,
                self.weights,
                [
                    BatchSearch(kind, segment.file.arrays(kind)) if kind in segment.search else None
                    for segment in self.segments
                ],
            )
            for kind in KINDS
        }

    def _search_block(self, block: Sequence[Query], asking: Asking) -> dict[int, list[Met]]:
        """What the queries of a block met, by their place, in the order in which `find` meets it."""
        found: dict[int, list[tuple[int, int, Meeting]]] = {}
        with without_collection():
            for order, kind in enumerate(KINDS):
                asked = [(place, query) for place, query in enumerate(block) if kind in READ_AS[query.kind]]
                texts = [text for _, query in asked for text in query.names]
                owners = [(place, name) for place, query in asked for name in range(len(query.names))]
                for meeting in self._many[kind].find(texts, asking.threshold_of(kind)) if texts else ():
                    place, name = owners[meeting.text]
                    found.setdefault(place, []).append((name, order, meeting))
        return {place: self._met(block[place], sorted(meetings)) for place, meetings in found.items()}

    def _met(self, query: Query, meetings: Iterable[tuple[int, int, Meeting]]) -> list[Met]:
        met = []
        for (number, order), some in groupby(meetings, key=itemgetter(0, 1)):
            kind = KINDS[order]
            name = read_name(query.names[number], kind, listed=False)
            forms = [form for form in name.forms if form.words]
            for _, _, (_, form, segment, row, score) in some:
                met.append(Met(segment, self.segments[segment].name_of(kind, row), score, name, forms[form], row))
        return met

    def search(self, asked: Name, threshold: int) -> Iterator[Met]:
        """The listed names that a name is like."""
        for form in asked.forms:
            if not form.words:
                continue
            row = encode(form, range(len(form.words)), self.weights, asked.kind)
            for number, segment in enumerate(self.segments):
                search = segment.search.get(asked.kind)
                if search is None:
                    continue
                for found in search.search(form, row, threshold):
                    yield Met(number, segment.name_of(asked.kind, found.row), found.score, asked, form, found.row)

    def judge(self, query: Query, met: Iterable[Met], asking: Asking) -> tuple[Hit, ...]:
        """The best name of each party that met, with its band and its reasons.

        Args:
            query: asked about.
            met: every listed name that met one of its names.
            asking: day, lists and limit.
        """
        best: dict[tuple[str, str, datetime.date | None], tuple[int, int, Met, Entry, str]] = {}
        for one in met:
            entry, place = self.segments[one.segment].named(one.name)
            if not self._counts(entry, one.segment, asking):
                continue
            key = (entry.list, entry.id, entry.listed_from)
            rank = (one.score, -(entry.names[place].quality == "weak"))
            if key not in best or rank > best[key][:2]:
                best[key] = (*rank, one, entry, entry.names[place].text)
        hits = list(self._numbered(query, asking))
        found = {(hit.list, hit.entry) for hit in hits}
        for score, weak, one, entry, alias in best.values():
            if (entry.list, entry.id) in found:
                continue
            judged = judge(query, entry, band_of(score), weak=bool(weak))
            because = (*self._explain(one, alias), *judged.because, *_since(entry, asking))
            hits.append(make_hit(entry, alias, score, judged.band, because, judged.settles))
        hits.sort(key=lambda hit: (-BANDS.index(hit.band), -hit.score, hit.list, hit.entry))
        return tuple(hits[: asking.limit])

    def _numbered(self, query: Query, asking: Asking) -> Iterator[Hit]:
        """Parties with an equal number: hits whatever their names."""
        for key in keys_of((n.scheme, n.value) for n in query.numbers):
            for number, segment in enumerate(self.segments):
                for entry in segment.numbered(key):
                    if self._counts(entry, number, asking):
                        scheme, _, value = key.partition(":")
                        because = (f"the same {scheme} number: {value}", *_since(entry, asking))
                        yield make_hit(entry, entry.name, 1000, "strong", because, ())

    def _counts(self, entry: Entry, segment: int, asking: Asking) -> bool:
        """Whether a party is asked for: on one of the lists, on the day, and not replaced since."""
        return (
            (entry.list, entry.id) not in self._gone[segment]
            and (asking.lists is None or entry.list in asking.lists)
            and (asking.day is None or entry.listed_on(asking.day))
        )

    def _explain(self, met: Met, alias: str) -> tuple[str, ...]:
        kind = met.asked.kind
        search = self.segments[met.segment].search[kind]
        row = encode(met.form, range(len(met.form.words)), self.weights, kind)
        _, pairs, table, joins = search.align(met.form, row, met.row)
        # The rows of a name lie one after another, in the order of its forms.
        names = search.arrays["row_name"]
        first = met.row
        while first and names[first - 1] == met.name:
            first -= 1
        listed = _forms_of(alias, kind)[met.row - first]
        return explain(met.asked, met.form, listed, alias, pairs, table, joins, self.weights)


def _since(entry: Entry, asking: Asking) -> tuple[str, ...]:
    if not asking.past or entry.listed_from is not None:
        return ()
    return (f"since when it is listed is not known: taken as listed on {asking.day}",)


@lru_cache(maxsize=4096)
def _forms_of(alias: str, kind: Kind) -> tuple[Form, ...]:
    return tuple(form for form in read_name(alias, kind).forms if form.words)
