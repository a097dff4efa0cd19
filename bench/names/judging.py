"""How good are answers? Recall, false alarms, precision and F1 over thresholds.

A positive row is found only where the right party is among the hits; a negative row is a false alarm where there is any
hit at all. Every figure counts queries, not pairs.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from bench.names.public_set import Answer

from sekisho.names.word import Kind

Thresholds: TypeAlias = Mapping[Kind, int]
STEPS = range(600, 951, 5)


class Judged(NamedTuple):
    """Counts of rows: positives found and not found, negatives with and without a hit."""

    found: int
    missed: int
    alarms: int
    quiet: int

    @property
    def recall(self) -> float:
        return self.found / max(self.found + self.missed, 1)

    @property
    def false_rate(self) -> float:
        return self.alarms / max(self.alarms + self.quiet, 1)

    @property
    def precision(self) -> float:
        return self.found / max(self.found + self.alarms, 1)

    @property
    def f1(self) -> float:
        return 2 * self.found / max(2 * self.found + self.alarms + self.missed, 1)


class Point(NamedTuple):
    """The counts at a threshold."""

    threshold: int
    judged: Judged


def judge(answers: Iterable[Answer], thresholds: Thresholds) -> Judged:
    """Count the rows at the thresholds of their kinds."""
    counts = [0, 0, 0, 0]
    for answer in answers:
        threshold = thresholds[answer.row.kind]
        if answer.row.right:
            counts[not answer.found(threshold)] += 1
        else:
            counts[3 - answer.alarmed(threshold)] += 1
    return Judged(*counts)


def curve(answers: Sequence[Answer]) -> list[Point]:
    """The counts at each threshold, one threshold for all kinds."""
    return [Point(t, judge(answers, {"person": t, "organisation": t, "vessel": t})) for t in STEPS]


def best_f1(points: Iterable[Point]) -> Point:
    return max(points, key=lambda p: p.judged.f1)


def recall_within(points: Iterable[Point], false_rate: float) -> Point | None:
    """The point of highest recall whose rate of false alarms is at most this."""
    within = [p for p in points if p.judged.false_rate <= false_rate]
    return max(within, key=lambda p: (p.judged.recall, p.threshold), default=None)


def group(answers: Iterable[Answer], name_of: Callable[[Answer], str]) -> dict[str, list[Answer]]:
    """The answers under a name, in the order of the names."""
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(name_of(answer), []).append(answer)
    return dict(sorted(groups.items()))


def split(answers: Sequence[Answer], seed: int) -> tuple[list[Answer], list[Answer]]:
    """Two random halves."""
    order = random.Random(seed).sample(range(len(answers)), len(answers))
    middle = len(order) // 2
    return [answers[i] for i in order[:middle]], [answers[i] for i in order[middle:]]
