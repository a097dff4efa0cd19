"""Nothing is lost by being fast: index, bounds, batches and additions give what brute force gives."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import pytest

from sekisho.lists.entry import Entry, ListedName
from sekisho.names.read import read_name
from sekisho.names.word import Form, Kind
from sekisho.screening.batch import BatchSearch, Hits, gather
from sekisho.screening.build import KINDS, build_index
from sekisho.screening.query import READ_AS, Query
from sekisho.screening.rows import encode
from sekisho.screening.screen import Asking, Screen

from .every_pair import EveryPair
from .made_names import made_entries, made_queries, made_ship, pseudo_word, slips_of

SEEDS, THRESHOLDS = (1, 2), (600, 750)


class Made(NamedTuple):
    entries: list[Entry]
    screen: Screen

    def batch(self, kind: Kind) -> BatchSearch:
        return BatchSearch(kind, self.screen.segments[0].file.arrays(kind))

    def every_pair(self, kind: Kind) -> EveryPair:
        names = [name.text for entry in self.entries if kind in READ_AS[entry.kind] for name in entry.names]
        return EveryPair(kind, self.screen.segments[0].file.arrays(kind), forms_of(names, kind))

    def asked(self, kind: Kind, seed: int, count: int = 90) -> list[Form]:
        return forms_of(made_queries(seed, self.entries, kind, count), kind, listed=False)


def forms_of(texts: Sequence[str], kind: Kind, *, listed: bool = True) -> list[Form]:
    return [form for text in texts for form in read_name(text, kind, listed=listed).forms if form.words]


def triples(hits: Hits) -> list[tuple[int, int, int]]:
    return list(zip(hits.asked.tolist(), hits.row.tolist(), hits.score.tolist(), strict=True))


@pytest.fixture(scope="module", params=SEEDS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    entries = made_entries(request.param, 180)
    path = tmp_path_factory.mktemp("lossless") / "made.index"
    build_index(path, entries)
    return Made(entries, Screen(path))


@pytest.mark.parametrize("kind", KINDS)
def test_the_index_finds_every_edge_between_words(made: Made, kind: Kind) -> None:
    forms = made.asked(kind, 7)
    every = made.every_pair(kind)
    every.ask(forms, made.screen.weights, 1000)
    at, words, edges = made.batch(kind).edges(gather(forms, kind, made.screen.weights))
    order = np.lexsort((words, np.repeat(np.arange(len(at) - 1), np.diff(at))))
    right = every.edges(gather(forms, kind, made.screen.weights))
    assert len(right[1]) > 100
    assert at.tolist() == right[0].tolist()
    assert words[order].tolist() == right[1].tolist()
    assert edges[order].tolist() == right[2].tolist()


def test_a_word_meets_its_every_misspelling(tmp_path: Path) -> None:
    words = [pseudo_word(length, seed) for length in range(4, 19) for seed in range(6)]
    build_index(tmp_path / "words.index", [made_ship(word) for word in words])
    screen = Screen(tmp_path / "words.index")
    arrays = screen.segments[0].file.arrays("vessel")
    asked = forms_of([slip for word in words for slip in slips_of(word)], "vessel")
    every = EveryPair("vessel", arrays, forms_of(words, "vessel"))
    every.ask(asked, screen.weights, 1000)
    rows = gather(asked, "vessel", screen.weights)
    found, right = BatchSearch("vessel", arrays).edges(rows), every.edges(rows)
    assert len(right[1]) > 5 * len(words)
    assert found[0].tolist() == right[0].tolist()
    assert sorted(found[1].tolist()) == sorted(right[1].tolist())


@pytest.mark.parametrize("threshold", THRESHOLDS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_kernel_gives_the_hits_and_scores_of_brute_force(made: Made, kind: Kind, threshold: int) -> None:
    forms = made.asked(kind, threshold)
    right = triples(made.every_pair(kind).ask(forms, made.screen.weights, threshold))
    assert len(right) > 20
    assert triples(made.batch(kind).search(gather(forms, kind, made.screen.weights), threshold)) == right


@pytest.mark.parametrize("threshold", THRESHOLDS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_interpreter_gives_the_hits_and_scores_of_the_kernel(made: Made, kind: Kind, threshold: int) -> None:
    forms = made.asked(kind, threshold)
    right = triples(made.batch(kind).search(gather(forms, kind, made.screen.weights), threshold))
    search = made.screen.segments[0].search[kind]
    found = [
        (i, *one)
        for i, form in enumerate(forms)
        for one in search.search(form, encode(form, range(len(form.words)), made.screen.weights, kind), threshold)
    ]
    assert found == right


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_alone_has_the_hits_that_it_has_in_a_batch(made: Made, kind: Kind) -> None:
    forms = made.asked(kind, 11)
    batch, weights = made.batch(kind), made.screen.weights
    together = triples(batch.search(gather(forms, kind, weights), 650))
    alone = [
        (i, row, score)
        for i, form in enumerate(forms)
        for _, row, score in triples(batch.search(gather([form], kind, weights), 650))
    ]
    assert alone == together


def test_many_queries_have_the_hits_of_each_alone(made: Made) -> None:
    queries = [Query(names=(text,), kind=kind) for kind in (*KINDS, "unknown") for text in _texts(made, kind, 400)]
    asking = Asking(threshold=650)
    assert list(made.screen.find_many(queries, asking)) == [made.screen.find(query, asking) for query in queries]


def _texts(made: Made, kind: str, count: int) -> list[str]:
    return made_queries(13, made.entries, "organisation" if kind == "unknown" else kind, count)  # type: ignore[arg-type]


def test_a_base_with_an_addition_answers_as_an_index_built_anew(made: Made, tmp_path: Path) -> None:
    before, new = made.entries[:160], made.entries[160:]
    gone, changed = before[::20], [_renamed(entry) for entry in before[7::20]]
    base, added, anew = (tmp_path / f"{name}.index" for name in ("base", "added", "anew"))
    build_index(base, before)
    weights = Screen(base).weights
    replaced = {(entry.list, entry.id) for entry in (*gone, *changed)}
    build_index(added, [*changed, *new], weights=weights, removed=sorted(replaced))
    after = [*changed, *new, *(entry for entry in before if (entry.list, entry.id) not in replaced)]
    build_index(anew, after, weights=weights)
    pair, whole = Screen(base, added), Screen(anew)
    # An index keeps the uses of the words that it has; those of the base stand for both.
    whole.weights = weights
    found = 0
    for kind in KINDS:
        for text in made_queries(17, made.entries, kind, 80):
            query = Query(names=(text,), kind=kind)
            hits = pair.find(query, Asking(threshold=600))
            assert sorted(hits, key=str) == sorted(whole.find(query, Asking(threshold=600)), key=str)
            found += len(hits)
    assert found > 100


def test_names_searched_by_one_listed_party_have_the_scores_of_the_whole_list(made: Made, tmp_path: Path) -> None:
    """A party that is newly listed is searched among the customers with the list's own weights."""
    queries = [Query(names=(text,), kind=kind) for kind in KINDS for text in made_queries(19, made.entries, kind, 60)]
    whole = [made.screen.find(query, Asking(threshold=600)) for query in queries]
    found = 0
    for i, entry in enumerate(made.entries[:: len(made.entries) // 12]):
        path = tmp_path / f"{i}.index"
        build_index(path, [entry], weights=made.screen.weights)
        alone = Screen(path)
        alone.weights = made.screen.weights
        for query, hits in zip(queries, whole, strict=True):
            wanted = tuple(hit for hit in hits if hit.entry == entry.id and hit.list == entry.list)
            assert alone.find(query, Asking(threshold=600)) == wanted
            found += len(wanted)
    assert found > 5


def _renamed(entry: Entry) -> Entry:
    text = " ".join(reversed(entry.names[0].text.split()))
    return msgspec.structs.replace(entry, names=(ListedName(text=text), *entry.names[1:]))
