"""`python -m bench.screen.lossless`: nothing is lost by being fast.

The kernel gives the hits and scores of brute force, the interpreter those of the kernel, a name asked for alone those
that it has in a batch, and a base with additions those of an index built anew with the same weights.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import msgspec
from bench.screen.data import Data, Mixer, Named, make_data, read_names
from bench.screen.engine import Engine, Hits, entries_of
from bench.screen.publishers import SHARED, NoLists

from sekisho.lists.entry import Entry, ListedName
from sekisho.screening.build import build_index
from sekisho.screening.query import Query
from sekisho.screening.screen import Asking, Screen

_SEED = 5
_ALONE, _ADDED, _LARGE = 200, 200, 100_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare; 1 where anything differs, 2 where the lists are not there."""
    asked = _options().parse_args(arguments)
    try:
        data = make_data(asked.data, asked.lists)
    except NoLists as missing:
        print(missing, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as place:
        agree = compare_list(data, data.listed, asked.queries, asked.threshold, Path(place))
        if asked.large:
            agree &= compare_list(data, data.large, asked.queries // 10, asked.threshold, Path(place))
    return 0 if agree else 1


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        prog="python -m bench.screen.lossless", description=(__doc__ or "").split("\n")[0]
    )
    options.add_argument("--data", type=Path, default=Path(".bench"), help="folder in which the names are kept")
    options.add_argument("--lists", type=Path, default=SHARED, help="folder of the publishers' files")
    options.add_argument("--queries", type=int, default=1000, help="on 56,000 names; a tenth of them on 1.5 million")
    options.add_argument("--large", action="store_true", help="the list of 1.5 million, too")
    options.add_argument(
        "--threshold",
        type=int,
        nargs="+",
        default=[None, 600],
        help="in thousandths (default: the shipped ones, and 600)",
    )
    return options


def compare_list(data: Data, path: Path, count: int, thresholds: Sequence[int | None], place: Path) -> bool:
    """Compare all ways on a list."""
    listed = read_names(path)
    queries = some_queries(listed, read_names(data.asked, 10 * count), count)
    print(f"{len(listed):,} listed names, {len(queries):,} queries, half of them listed names written otherwise")
    engine = Engine.build(place / f"{path.stem}.index", listed)
    agree = True
    for threshold in thresholds:
        agree &= compare_ways(engine, listed, queries, threshold)
    if len(listed) <= _LARGE:
        agree &= compare_additions(listed, queries[:: max(1, len(queries) // _ADDED)], place)
    return agree


def some_queries(listed: Sequence[Named], asked: Sequence[Named], count: int) -> list[Named]:
    """Half listed names that somebody wrote otherwise, half others."""
    choose = random.Random(_SEED)
    mixer = Mixer(choose.sample(listed, min(len(listed), 1000)), _SEED)
    wrong = [name._replace(text=mixer.perturbed(name.text)) for name in choose.choices(listed, k=count // 2)]
    return wrong + choose.sample(asked, min(len(asked), count - len(wrong)))


def compare_ways(engine: Engine, listed: Sequence[Named], queries: Sequence[Named], threshold: int | None) -> bool:
    """The kernel against brute force, the interpreter against the kernel, one by one against a batch."""
    at = f"at {threshold}" if threshold else "as shipped"
    kernel = engine.ask(queries, threshold=threshold)
    right = engine.brute_force(listed)(queries, threshold)
    some = queries[:: max(1, len(queries) // _ALONE)]
    together = engine.ask(some, threshold=threshold)
    agree = [
        same(f"kernel = brute force, {at}", kernel, right, engine, queries),
        same(f"interpreter = kernel, {at}", engine.ask_plain(some, threshold), together, engine, some),
        same(f"alone = in a batch, {at}", _alone(engine, some, threshold), together, engine, some),
    ]
    return all(agree)


def _alone(engine: Engine, queries: Sequence[Named], threshold: int | None) -> Hits:
    hits: Hits = []
    for i, query in enumerate(queries):
        engine.begin()
        hits += [hit._replace(query=i) for hit in engine.ask([query], threshold=threshold)]
    return hits


def same(what: str, ours: Hits, right: Hits, engine: Engine, queries: Sequence[Named]) -> bool:
    """Say whether two ways found the same, and show what they did not."""
    a, b = set(ours), set(right)
    said = "same" if ours == right else "DIFFERENT"
    print(f"  {what:<36}{len(b):>8,} hits, {len(b - a)} missing, {len(a - b)} too many: {said}", flush=True)
    for hit in sorted(a ^ b)[:5]:
        entry, place = engine.segment.named(engine.segment.name_of(hit.kind, hit.row))
        wrong = "missing" if hit in b else "too many"
        print(f"      {queries[hit.query].text!r} ~ {entry.names[place].text!r} {hit.score} {wrong}")
    return ours == right


def compare_additions(listed: Sequence[Named], queries: Sequence[Named], place: Path) -> bool:
    """A base with an addition, in which a tenth is new, changed or gone, against an index built anew."""
    before, after = two_states(entries_of(listed))
    base, added, anew = (place / f"{name}.index" for name in ("base", "added", "anew"))
    build_index(base, before)
    weights = Screen(base).weights
    old, new = ({(e.list, e.id, e.kind): e for e in state} for state in (before, after))
    changed = [entry for key, entry in new.items() if old.get(key) != entry]
    removed = sorted({(e.list, e.id) for key, e in old.items() if new.get(key) != e})
    build_index(added, changed, weights=weights, removed=removed)
    build_index(anew, after, weights=weights)
    pair, whole = Screen(base, added), Screen(anew)
    # An index keeps the uses of the words that it has; those of the base stand for both.
    whole.weights = weights
    differ = [query for query in queries if _answers(pair, query) != _answers(whole, query)]
    print(
        f"  base and addition = built anew: {len(changed):,} parties new or changed, {len(removed):,} replaced or gone"
    )
    print(f"      {len(queries):,} queries, {len(differ)} differ")
    for query in differ[:3]:
        print(f"      {query.text!r}: {_answers(pair, query) ^ _answers(whole, query)}")
    return not differ


def two_states(entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The parties of yesterday and of today: about one in ten is new, gone or changed."""
    choose = random.Random(_SEED)
    before: list[Entry] = []
    after: list[Entry] = []
    for entry in entries:
        what = choose.choice(("new", "gone", "changed")) if choose.random() < 0.1 else "as it was"
        if what != "new":
            before.append(entry)
        if what != "gone":
            after.append(_changed(entry) if what == "changed" else entry)
    return before, after


def _changed(entry: Entry) -> Entry:
    """The party with its first name turned round, too, and its last one gone."""
    turned = ListedName(text=" ".join(reversed(entry.names[0].text.split())), kind="alias")
    return msgspec.structs.replace(entry, names=tuple(dict.fromkeys(chain(entry.names[:-1], [turned]))))


def _answers(screen: Screen, query: Named) -> set[tuple[str, str, float]]:
    hits = screen.find(Query(names=(query.text,), kind=query.kind), Asking(threshold=600))
    return {(hit.entry, hit.matched_alias, hit.score) for hit in hits}


if __name__ == "__main__":
    sys.exit(main())
