"""`python -m bench.names`: how many listed names are found, at how many false alarms, on the public name set."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.names import accuracy
from bench.names.figures import DOCS
from bench.names.floors import Floor, floors
from bench.names.judging import Judged, best_f1, curve, group, judge, recall_within, split
from bench.names.peers import compare_peers
from bench.names.public_set import (
    Answer,
    NoPublicSet,
    answer,
    folder_of_set,
    read_entries,
    read_queries,
    screen_of,
)

from sekisho.screening.bands import THRESHOLDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the public set; 1 where a floor is missed, 2 where the set is not there."""
    asked = _options().parse_args(arguments)
    try:
        folder = folder_of_set(asked.set)
    except NoPublicSet as missing:
        print(missing, file=sys.stderr)
        return 2
    answers = answer_all(folder)
    found = floors(answers, THRESHOLDS)
    print_figures(answers, found)
    if asked.split:
        print_halves(answers, asked.split)
    if asked.misses:
        write_misses(asked.misses, answers)
    if asked.peers:
        compare_peers(folder, answers, asked.peers)
    if asked.write:
        accuracy.write(DOCS, answers, found)
    return 0 if all(floor.reached for floor in found) else 1


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m bench.names", description=__doc__)
    options.add_argument("--set", type=Path, help="folder of the public name set (default: ../shared/names)")
    options.add_argument("--misses", type=Path, metavar="FILE", help="write what is missed and what alarms falsely")
    options.add_argument("--split", type=int, default=0, metavar="K", help="figures on K random halves, too")
    options.add_argument(
        "--peers", type=int, nargs="?", const=300, default=0, metavar="ROWS", help="other engines, on so many rows"
    )
    options.add_argument("--write", action="store_true", help="write the figures and the curves into docs/")
    return options


def answer_all(folder: Path) -> list[Answer]:
    """Build the index and ask every query, saying what each cost."""
    entries, queries = read_entries(folder), read_queries(folder)
    with tempfile.TemporaryDirectory() as place:
        start = time.process_time()
        screen = screen_of(entries, Path(place) / "public.index")
        built = time.process_time()
        answers = [answer(screen, query) for query in queries]
        asked = time.process_time()
    names = sum(len(entry.names) for entry in entries)
    print(f"{names:,} names of {len(entries):,} parties, {len(queries):,} queries")
    print(f"CPU s: index {built - start:.1f}, queries {asked - built:.1f}")
    return answers


def print_figures(answers: Sequence[Answer], found: Sequence[Floor]) -> None:
    points = curve(answers)
    best, within = best_f1(points), recall_within(points, 0.02)
    print(f"\nthresholds {dict(THRESHOLDS)}: {said(judge(answers, THRESHOLDS))}")
    print(f"one threshold for all: best F1 {best.judged.f1:.4f} at {best.threshold}")
    if within:
        print(f"one threshold for all: recall {within.judged.recall:.4f} at FPR <= .02 ({within.threshold})")
    print("\nFloors")
    for floor in found:
        limit = f"{'>=' if floor.at_least else '<='} {floor.limit:g}"
        reached = "reached" if floor.reached else "MISSED"
        print(f"  {floor.what:<40}{floor.found:>8.4f}  {limit:<8} {reached:<8}{floor.rows:>6} rows")
    print("\nBy class and kind: found or false alarms of rows")
    for name, some in group(answers, lambda a: f"{a.row.group} {a.row.kind}").items():
        one = judge(some, THRESHOLDS)
        hit, of = (one.found, one.found + one.missed) if some[0].row.right else (one.alarms, one.alarms + one.quiet)
        print(f"  {name:<40}{hit:>5} /{of:>5}  {'recall' if some[0].row.right else 'false'} {hit / of:.3f}")
    print("\nOver thresholds: recall, FPR, F1 of all; recall/FPR by kind")
    by_kind = {kind: curve(some) for kind, some in group(answers, lambda a: a.row.kind).items()}
    for i, (threshold, j) in enumerate(points):
        if threshold % 25 == 0 or 700 <= threshold <= 800:
            at = {kind: c[i].judged for kind, c in by_kind.items()}
            kinds = "  ".join(f"{kind} {k.recall:.3f}/{k.false_rate:.4f}" for kind, k in at.items())
            print(f"  {threshold}  {j.recall:.4f} {j.false_rate:.4f} {j.f1:.4f}   {kinds}")


def said(j: Judged) -> str:
    return f"recall {j.recall:.4f}, FPR {j.false_rate:.4f}, precision {j.precision:.4f}, F1 {j.f1:.4f}"


def print_halves(answers: Sequence[Answer], count: int) -> None:
    """Figures on random halves: at the shipped thresholds, and at the one that was best on the other half."""
    print(f"\nOn {count} random halves: as shipped | at the best threshold of the other half")
    for seed in range(count):
        first, second = split(answers, seed)
        for half, other in ((first, second), (second, first)):
            threshold = best_f1(curve(other)).threshold
            chosen = judge(half, {"person": threshold, "organisation": threshold, "vessel": threshold})
            print(f"  {said(judge(half, THRESHOLDS))} | {threshold}: {said(chosen)}")


def write_misses(path: Path, answers: Sequence[Answer]) -> None:
    """What is missed and what alarms falsely, by class, with the best hit."""
    lines = []
    for name, some in group(answers, lambda a: f"{a.row.group} {a.row.kind}").items():
        for one in some:
            threshold = THRESHOLDS[one.row.kind]
            if one.found(threshold) if one.row.right else not one.alarmed(threshold):
                continue
            row, right = one.row, "FALSE"
            if row.right:
                right = f"right {one.scores.get(row.right, 0)} {row.listed_name} ({row.right})"
            lines.append(f"{name} | {row.text} | {right} | {best_hit(one)}\n")
    path.write_text("".join(lines), encoding="utf-8")


def best_hit(answer: Answer) -> str:
    best = max(answer.scores, key=answer.scores.__getitem__, default="")
    return f"best {answer.scores[best]} {answer.aliases[best]} ({best})" if best else "nothing"


if __name__ == "__main__":
    sys.exit(main())
