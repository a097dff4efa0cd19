"""`python -m bench.names`: how many listed names are found, at how many false alarms, on the public name set."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.names.floors import Floor, floors
from bench.names.judging import best_f1, curve, group, judge, recall_within
from bench.names.public_set import Answer, NoPublicSet, answer, folder_of_set, read_entries, read_queries, screen_of

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
    if asked.misses:
        write_misses(asked.misses, answers)
    return 0 if all(floor.reached for floor in found) else 1


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m bench.names", description=__doc__)
    options.add_argument("--set", type=Path, help="folder of the public name set (default: ../shared/names)")
    options.add_argument("--misses", type=Path, metavar="FILE", help="write what is missed and what alarms falsely")
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
    print(
        f"{names:,} names of {len(entries):,} parties, {len(queries):,} queries; CPU s: index {built - start:.1f}, queries {asked - built:.1f}"
    )
    return answers


def print_figures(answers: Sequence[Answer], found: Sequence[Floor]) -> None:
    at = judge(answers, THRESHOLDS)
    points = curve(answers)
    best, within = best_f1(points), recall_within(points, 0.02)
    print(
        f"\nthresholds {dict(THRESHOLDS)}: recall {at.recall:.4f}, FPR {at.false_rate:.4f}, precision {at.precision:.4f}, F1 {at.f1:.4f}"
    )
    print(f"best F1 {best.judged.f1:.4f} at {best.threshold}; ", end="")
    print(f"recall {within.judged.recall:.4f} at FPR <= .02 ({within.threshold})" if within else "FPR <= .02 nowhere")
    print("\nFloors")
    for floor in found:
        sign = ">=" if floor.at_least else "<="
        print(
            f"  {floor.what:<40}{floor.found:>8.4f}  {sign} {floor.limit:<5}{'reached' if floor.reached else 'MISSED':<9}{floor.rows:>6} rows"
        )
    print("\nBy class and kind: found or false alarms of rows")
    for name, some in group(answers, lambda a: f"{a.row.group} {a.row.kind}").items():
        one = judge(some, THRESHOLDS)
        if one.found + one.missed:
            print(f"  {name:<40}{one.found:>5} /{one.found + one.missed:>5}  recall {one.recall:.3f}")
        else:
            print(f"  {name:<40}{one.alarms:>5} /{one.alarms + one.quiet:>5}  false {one.false_rate:.3f}")
    print("\nOver thresholds: recall, FPR, F1 of all; recall/FPR by kind")
    by_kind = {kind: curve(some) for kind, some in group(answers, lambda a: a.row.kind).items()}
    for i, point in enumerate(points):
        if point.threshold % 25 and point.threshold not in range(700, 801, 5):
            continue
        j = point.judged
        kinds = "  ".join(
            f"{kind} {c[i].judged.recall:.3f}/{c[i].judged.false_rate:.4f}" for kind, c in by_kind.items()
        )
        print(f"  {point.threshold}  {j.recall:.4f} {j.false_rate:.4f} {j.f1:.4f}   {kinds}")


def write_misses(path: Path, answers: Sequence[Answer]) -> None:
    """What is missed and what alarms falsely, by class, with the best hit."""
    lines = []
    for name, some in group(answers, lambda a: f"{a.row.group} {a.row.kind}").items():
        for one in some:
            threshold = THRESHOLDS[one.row.kind]
            if one.found(threshold) if one.row.right else not one.alarmed(threshold):
                continue
            best = max(one.scores, key=one.scores.__getitem__, default="")
            top = f"best {one.scores[best]} {one.aliases[best]} ({best})" if best else "nothing"
            right = (
                f"right {one.scores.get(one.row.right, 0)} {one.row.listed_name} ({one.row.right})"
                if one.row.right
                else "FALSE"
            )
            lines.append(f"{name} | {one.row.text} | {right} | {top}\n")
    path.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
