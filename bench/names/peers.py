"""How do other engines answer the same queries? The same parties, the same judging, without anything that saves time.

rapidfuzz's scorers are run over every listed name of the kind, nomenklatura's over every party of the kind with all its
names, so that no search in front of them loses anything: what they find is the most that they can.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.names.judging import best_f1, curve, judge, recall_within
from bench.names.public_set import Answer, Row, read_entries, read_queries

from sekisho.lists.entry import Entry
from sekisho.names.word import Kind
from sekisho.screening.query import READ_AS

_SCHEMATA = {"person": "Person", "organisation": "Organization", "vessel": "Vessel"}


class Peer(NamedTuple):
    """An engine: what it is called, and how it scores a query against the listed parties in thousandths."""

    name: str
    ask: Callable[[Row], Mapping[str, int]]


def compare_peers(folder: Path, ours: Sequence[Answer], count: int) -> None:
    """Print what each engine finds on an even sample of the rows."""
    rows = read_queries(folder)
    step = max(1, len(rows) // count)
    some, entries = rows[::step], read_entries(folder)
    print(f"\nBeside other engines, {len(some):,} queries; recall / FPR at each threshold, CPU ms a query")
    print(f"  {'':<30}{'.70':>13}{'.80':>13}{'.90':>13}{'best F1':>16}{'FPR <= .02':>12}{'ms':>9}")
    _print("sekisho", ours[::step], None)
    for peer in _peers(entries):
        start = time.process_time()
        answers = [Answer(row, peer.ask(row), {}) for row in some]
        _print(peer.name, answers, 1e3 * (time.process_time() - start) / len(some))


def _print(name: str, answers: Sequence[Answer], spent: float | None) -> None:
    points = curve(answers)
    at = [judge(answers, {"person": t, "organisation": t, "vessel": t}) for t in (700, 800, 900)]
    best, within = best_f1(points), recall_within(points, 0.02)
    cells = "".join(f"{f'{j.recall:.3f}/{j.false_rate:.3f}':>13}" for j in at)
    most = f"{within.judged.recall:.3f}" if within else "-"
    print(f"  {name:<30}{cells}{f'{best.judged.f1:.3f} ({best.threshold})':>16}{most:>12}", end="")
    print(f"{spent:>9.1f}" if spent else "", flush=True)


def _peers(entries: Sequence[Entry]) -> Iterator[Peer]:
    from rapidfuzz import fuzz

    yield Peer("rapidfuzz token_sort_ratio", _by_rapidfuzz(entries, fuzz.token_sort_ratio))
    yield Peer("rapidfuzz WRatio", _by_rapidfuzz(entries, fuzz.WRatio))
    try:
        import nomenklatura
    except ImportError:
        print("  left out: nomenklatura is not installed")
        return
    for name in ("logic-v1", "logic-v2"):
        yield Peer(f"nomenklatura {nomenklatura.__version__} {name}", _by_nomenklatura(entries, name))


def _by_rapidfuzz(entries: Sequence[Entry], scorer: Any) -> Callable[[Row], Mapping[str, int]]:
    from rapidfuzz.process import extract_iter
    from rapidfuzz.utils import default_process

    names: dict[Kind, list[tuple[str, str]]] = {}
    for entry in entries:
        for name in entry.names:
            names.setdefault(READ_AS[entry.kind][0], []).append((entry.id, default_process(name.text)))

    def ask(row: Row) -> Mapping[str, int]:
        keys, texts = zip(*names[row.kind], strict=True)
        scores: dict[str, int] = {}
        for _, score, i in extract_iter(default_process(row.text), texts, scorer=scorer, score_cutoff=60):
            scores[keys[i]] = max(scores.get(keys[i], 0), round(10 * score))
        return scores

    return ask


def _by_nomenklatura(entries: Sequence[Entry], name: str) -> Callable[[Row], Mapping[str, int]]:
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    algorithm: Any = get_algorithm(name)
    config = algorithm.default_config()

    def party(key: str, kind: Kind, names: Sequence[str]) -> Any:
        return model.get_proxy({"id": key, "schema": _SCHEMATA[kind], "properties": {"name": list(names)}})

    numbers = itertools.count()
    parties: dict[Kind, list[Any]] = {}
    for entry in entries:
        kind = READ_AS[entry.kind][0]
        parties.setdefault(kind, []).append(party(entry.id, kind, [name.text for name in entry.names]))

    def ask(row: Row) -> Mapping[str, int]:
        # The engine keeps what it made of an entity by its id.
        query = party(f"query {next(numbers)}", row.kind, [row.text])
        scores = {one.id: round(1000 * algorithm.compare(query, one, config).score) for one in parties[row.kind]}
        return {key: score for key, score in scores.items() if score >= 600}

    return ask
