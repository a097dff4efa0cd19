"""`python -m bench.names.generator`: names on OFAC's list of July 2021, perturbed by a public generator.

The generator is the package sanctions-screening-benchmark (PyPI, MIT): its classes of perturbation, each a pure
function of a name and a seed. For each seed 500 of its variants are asked for, spread evenly over the classes, and 500
ordinary names made by faker (PyPI, MIT) in the languages of many countries. A variant is found where the party whose
name it was is among the hits; an ordinary name with any hit is a false alert.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from bench.names.figures import DOCS, write_section
from bench.names.judging import Judged, curve, group, judge, recall_within
from bench.names.made_rows import ordinary, perturbed
from bench.names.public_set import SHARED, Answer, Row, answer, screen_of

from sekisho.lists.readers.recognise import read_list
from sekisho.lists.source import open_files
from sekisho.screening.bands import LOWEST_THRESHOLD, THRESHOLDS
from sekisho.screening.query import Query
from sekisho.screening.screen import Asking, Screen

LEAST_RECALL, MOST_FALSE, LEAST_OF_A_CLASS = 0.95, 0.01, 0.80


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask for every seed; 1 where a target is missed, 2 where lists or packages are not there."""
    asked = _options().parse_args(arguments)
    files = [asked.lists / "ofac" / "2021-07" / name for name in ("sdn.csv", "alt.csv")]
    if not all(path.is_file() for path in files):
        print(f"{files[0]} is not there: name the folder of the publishers' lists with --lists FOLDER", file=sys.stderr)
        return 2
    if not (find_spec("ssb") and find_spec("faker")):
        print("it needs two packages more: pip install sanctions-screening-benchmark faker", file=sys.stderr)
        return 2
    entries = read_list(open_files(files)).entries
    answers: list[Answer] = []
    with tempfile.TemporaryDirectory() as place:
        screen = screen_of(list(entries), Path(place) / "ofac.index")
        for seed in asked.seeds:
            rows = [*perturbed(entries, seed, as_published=asked.as_published), *ordinary(seed)]
            some = [_answer(screen, row, kind_known=not asked.kind_unknown) for row in rows]
            print(f"seed {seed}: {_said(judge(some, THRESHOLDS))}", flush=True)
            answers += some
    print_classes(answers)
    if asked.misses:
        asked.misses.write_text("".join(_misses(answers)), encoding="utf-8")
    if asked.write:
        body = "\n".join(_document(answers, asked.seeds))
        write_section(DOCS / "screening_figures.md", "Names perturbed by a public generator", body)
    return 0 if _reached(answers) else 1


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        prog="python -m bench.names.generator", description=(__doc__ or "").split("\n")[0]
    )
    options.add_argument("--lists", type=Path, default=SHARED / "lists", help="folder of the publishers' lists")
    options.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3, 4, 5])
    options.add_argument("--as-published", action="store_true", help="perturb names as published (SURNAME, Given)")
    options.add_argument("--kind-unknown", action="store_true", help="ask for each name as every kind of party")
    options.add_argument("--misses", type=Path, metavar="FILE", help="write what is missed and what alarms falsely")
    options.add_argument("--write", action="store_true", help="write the figures into docs/")
    return options


def _answer(screen: Screen, row: Row, kind_known: bool) -> Answer:
    if kind_known:
        return answer(screen, row)
    hits = screen.find(Query(names=(row.text,)), Asking(threshold=LOWEST_THRESHOLD))
    return Answer(row, {h.entry: round(h.score * 1000) for h in hits}, {h.entry: h.matched_alias for h in hits})


def print_classes(answers: Sequence[Answer]) -> None:
    print("\nBy class, all seeds")
    for name, some in group(answers, lambda a: a.row.group).items():
        kinds = group(some, lambda a: a.row.kind).items()
        said = ", ".join(f"{kind} {_rate(judge(those, THRESHOLDS))}" for kind, those in kinds)
        print(f"  {name:<20}{_rate(judge(some, THRESHOLDS)):>12}   {said}")
    print(f"\nall seeds: {_said(judge(answers, THRESHOLDS))}")
    points = curve(answers)
    if within := recall_within(points, MOST_FALSE):
        print(f"one threshold for all: recall {within.judged.recall:.4f} at <= 1 % false alerts ({within.threshold})")
    for point in points[::5]:
        print(f"  {point.threshold}  recall {point.judged.recall:.4f}  false {point.judged.false_rate:.4f}")


def _rate(judged: Judged) -> str:
    positives = judged.found + judged.missed
    return f"{judged.found}/{positives}" if positives else f"{judged.alarms}/{judged.alarms + judged.quiet}"


def _said(judged: Judged) -> str:
    return f"recall {judged.recall:.4f} ({_rate(judged)}), false alerts {judged.false_rate:.4f} of ordinary names"


def _document(answers: Sequence[Answer], seeds: Sequence[int]) -> Iterator[str]:
    whole = judge(answers, THRESHOLDS)
    yield f"`python -m bench.names.generator --write`; OFAC's list of July 2021, seeds {', '.join(map(str, seeds))}."
    yield f"Recall {whole.recall:.3f} (wanted {LEAST_RECALL}), false alerts {whole.false_rate:.4f} of ordinary names"
    yield f"(wanted at most {MOST_FALSE}), at the shipped thresholds; no class is to be under {LEAST_OF_A_CLASS:g}.\n"
    yield "| class | queries | found or false |\n|---|---:|---:|"
    for name, some in group(answers, lambda a: f"{not a.row.right} {a.row.group}").items():
        one = judge(some, THRESHOLDS)
        yield f"| {name.partition(' ')[2]} | {len(some)} | {one.recall if some[0].row.right else one.false_rate:.3f} |"


def _reached(answers: Sequence[Answer]) -> bool:
    whole = judge(answers, THRESHOLDS)
    classes = group((a for a in answers if a.row.right), lambda a: a.row.group).values()
    least = min(judge(some, THRESHOLDS).recall for some in classes)
    return whole.recall >= LEAST_RECALL and whole.false_rate <= MOST_FALSE and least >= LEAST_OF_A_CLASS


def _misses(answers: Sequence[Answer]) -> Iterator[str]:
    for name, some in group(answers, lambda a: a.row.group).items():
        yield f"== {name}: {_rate(judge(some, THRESHOLDS))}\n"
        for one in some:
            threshold = THRESHOLDS[one.row.kind]
            if one.found(threshold) if one.row.right else not one.alarmed(threshold):
                continue
            best = max(one.scores, key=one.scores.__getitem__, default="")
            top = f"{one.scores[best]} {one.aliases[best]!r}" if best else "nothing >= 600"
            right = f"right scores {one.scores.get(one.row.right, 'under 600')}" if one.row.right else "FALSE"
            yield f"  {one.row.kind:<13}{one.row.text!r} < {one.row.listed_name!r}: {right}; best {top}\n"


if __name__ == "__main__":
    sys.exit(main())
