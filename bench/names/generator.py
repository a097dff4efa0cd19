"""`python -m bench.names.generator`: names of OFAC's list of July 2021, perturbed by a public generator, among ordinary names.

The generator is the package sanctions-screening-benchmark (PyPI, MIT): its classes of perturbation, each a pure function
of a name and a seed. For each seed 500 of its variants are asked for, spread evenly over the classes, and 500 ordinary
names made by faker (PyPI, MIT) in the languages of many countries. A variant is found where the party whose name it was
is among the hits; an ordinary name with any hit is a false alert.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.names.judging import Judged, curve, group, judge, recall_within
from bench.names.public_set import SHARED, Answer, Row, answer, screen_of

from sekisho.lists.entry import Entry
from sekisho.lists.readers.recognise import read_list
from sekisho.lists.source import open_files
from sekisho.names.word import Kind
from sekisho.screening.bands import LOWEST_THRESHOLD, THRESHOLDS
from sekisho.screening.query import Query
from sekisho.screening.screen import Asking, Screen

PERTURBED, ORDINARY, COMPANIES = 500, 500, 70
_LOCALES = (
    "en_US", "en_GB", "en_IN", "de_DE", "fr_FR", "es_ES", "es_MX", "it_IT", "pt_BR", "nl_NL", "sv_SE", "pl_PL", "cs_CZ",
    "ro_RO", "hu_HU", "el_GR", "tr_TR", "ru_RU", "uk_UA", "ar_SA", "fa_IR", "id_ID", "vi_VN", "th_TH", "zh_CN", "ko_KR", "ja_JP",
)  # fmt: skip
_COMPANY_LOCALES = (
    "en_US",
    "en_GB",
    "de_DE",
    "fr_FR",
    "es_ES",
    "it_IT",
    "pt_BR",
    "nl_NL",
    "pl_PL",
    "ru_RU",
    "ja_JP",
    "ko_KR",
    "zh_CN",
    "tr_TR",
)
_ASKED: dict[str, Kind] = {
    "person": "person",
    "organisation": "organisation",
    "vessel": "vessel",
    "aircraft": "vessel",
    "unknown": "organisation",
}


class Listed(NamedTuple):
    """A listed name to perturb: in natural order, persons in title case."""

    text: str
    kind: Kind
    entry: Entry


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask for every seed; 1 where a target is missed, 2 where lists or packages are not there."""
    asked = _options().parse_args(arguments)
    files = [asked.lists / "ofac" / "2021-07" / name for name in ("sdn.csv", "alt.csv")]
    if not all(path.is_file() for path in files):
        print(f"{files[0]} is not there: name the folder of the publishers' lists with --lists FOLDER", file=sys.stderr)
        return 2
    entries = list(read_list(open_files(files)).entries)
    answers: list[Answer] = []
    with tempfile.TemporaryDirectory() as place:
        screen = screen_of(entries, Path(place) / "ofac.index")
        for seed in asked.seeds:
            rows = [*perturbed(entries, seed, as_published=asked.as_published), *ordinary(seed)]
            some = [_answer(screen, row, kind_known=not asked.kind_unknown) for row in rows]
            print(f"seed {seed}: {_said(judge(some, THRESHOLDS))}")
            answers += some
    print_classes(answers)
    if asked.misses:
        asked.misses.write_text("".join(_misses(answers)), encoding="utf-8")
    return 0 if _reached(answers) else 1


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m bench.names.generator", description=__doc__.splitlines()[0])
    options.add_argument("--lists", type=Path, default=SHARED / "lists", help="folder of the publishers' lists")
    options.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3, 4, 5])
    options.add_argument("--as-published", action="store_true", help="perturb names as published (SURNAME, Given)")
    options.add_argument("--kind-unknown", action="store_true", help="ask for each name as every kind of party")
    options.add_argument("--misses", type=Path, metavar="FILE", help="write what is missed and what alarms falsely")
    return options


def listed_names(entries: Sequence[Entry], as_published: bool) -> list[Listed]:
    return [
        Listed(name.text if as_published else natural(name.text, entry.kind), _ASKED[entry.kind], entry)
        for entry in entries
        for name in entry.names
    ]


def natural(text: str, kind: str) -> str:
    """A name as a customer would be called: a person's given names first, each with a capital."""
    if kind != "person":
        return text
    surname, comma, given = text.partition(", ")
    return (f"{given} {surname}" if comma else text).title()


def perturbed(entries: Sequence[Entry], seed: int, as_published: bool = False) -> Iterator[Row]:
    """Variants of listed names, as many of each class as can be had."""
    from ssb.perturb import REGISTRY

    names = listed_names(entries, as_published)
    choose = random.Random(seed)
    classes = [name for name in REGISTRY if any(REGISTRY[name].fn(n.text, seed) for n in names)]
    wanted = {name: PERTURBED // len(classes) + (i < PERTURBED % len(classes)) for i, name in enumerate(classes)}
    for name in classes:
        made = 0
        for listed in choose.sample(names, len(names)):
            variants = REGISTRY[name].fn(listed.text, seed)
            if made == wanted[name]:
                break
            if variants:
                made += 1
                yield Row(choose.choice(variants), listed.kind, "", name, listed.entry.id, listed.text)


def ordinary(seed: int) -> Iterator[Row]:
    """Invented people and companies of many countries."""
    from faker import Faker

    fakers = {locale: Faker(locale) for locale in {*_LOCALES, *_COMPANY_LOCALES}}
    for fake in fakers.values():
        fake.seed_instance(seed)
    for i in range(ORDINARY - COMPANIES):
        fake = fakers[_LOCALES[i % len(_LOCALES)]]
        yield Row(f"{fake.first_name()} {fake.last_name()}" if i % 2 else fake.name(), "person", "", "ordinary", "", "")
    for i in range(COMPANIES):
        yield Row(
            fakers[_COMPANY_LOCALES[i % len(_COMPANY_LOCALES)]].company(),
            "organisation",
            "",
            "ordinary company",
            "",
            "",
        )


def _answer(screen: Screen, row: Row, kind_known: bool) -> Answer:
    if kind_known:
        return answer(screen, row)
    hits = screen.find(Query(names=(row.text,)), Asking(threshold=LOWEST_THRESHOLD))
    return Answer(row, {h.entry: round(h.score * 1000) for h in hits}, {h.entry: h.matched_alias for h in hits})


def print_classes(answers: Sequence[Answer]) -> None:
    print("\nBy class, all seeds")
    for name, some in group(answers, lambda a: a.row.group).items():
        kinds = ", ".join(
            f"{kind} {_rate(judge(k, THRESHOLDS))}" for kind, k in group(some, lambda a: a.row.kind).items()
        )
        print(f"  {name:<20}{_rate(judge(some, THRESHOLDS)):>12}   {kinds}")
    print(f"\nall seeds: {_said(judge(answers, THRESHOLDS))}")
    points = curve(answers)
    if within := recall_within(points, 0.01):
        print(f"recall {within.judged.recall:.4f} at <= 1 % false alerts (one threshold for all: {within.threshold})")
    for point in points[::5]:
        print(f"  {point.threshold}  recall {point.judged.recall:.4f}  false {point.judged.false_rate:.4f}")


def _rate(judged: Judged) -> str:
    positives = judged.found + judged.missed
    return f"{judged.found}/{positives}" if positives else f"{judged.alarms}/{judged.alarms + judged.quiet}"


def _said(judged: Judged) -> str:
    return f"recall {judged.recall:.4f} ({_rate(judged)}), false alerts {judged.false_rate:.4f} of ordinary names"


def _reached(answers: Sequence[Answer]) -> bool:
    whole = judge(answers, THRESHOLDS)
    classes = [
        judge(some, THRESHOLDS) for some in group((a for a in answers if a.row.right), lambda a: a.row.group).values()
    ]
    return whole.recall >= 0.95 and whole.false_rate <= 0.01 and min(c.recall for c in classes) >= 0.80


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
