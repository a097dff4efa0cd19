"""Which figures must the public set reach? Each floor with its rows and its limit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bench.names.judging import Thresholds, best_f1, curve, judge
from bench.names.public_set import Answer, Row

_HOSTILE = tuple(f"noise-{w}" for w in ("homoglyph", "zerowidth", "fullwidth", "mathalpha", "bidi", "leet"))
_EAST = ("script-hang", "script-han", "script-kana", "rule-hangul", "rule-hangul-south")


class Floor(NamedTuple):
    """A figure with its limit: recall and F1 at least, rates of false alarms at most."""

    what: str
    found: float
    limit: float
    at_least: bool
    rows: int

    @property
    def reached(self) -> bool:
        return self.found >= self.limit if self.at_least else self.found <= self.limit


def floors(answers: Sequence[Answer], thresholds: Thresholds) -> list[Floor]:
    """Every floor, at the thresholds that ship."""
    whole = judge(answers, thresholds)
    best = best_f1(curve(answers))
    rows = len(answers)

    def recall(what: str, least: float, chosen: Callable[[Row], bool]) -> Floor:
        some = [a for a in answers if a.row.right and chosen(a.row)]
        return Floor(what, judge(some, thresholds).recall, least, True, len(some))

    def alarms(what: str, most: float, *groups: str) -> Floor:
        some = [a for a in answers if not a.row.right and a.row.group in groups]
        return Floor(what, judge(some, thresholds).false_rate, most, False, len(some))

    return [
        Floor("recall, shipped thresholds", whole.recall, 0.93, True, rows),
        Floor("false-alarm rate, shipped thresholds", whole.false_rate, 0.02, False, rows),
        Floor(f"best F1 over thresholds (at .{best.threshold})", best.judged.f1, 0.95, True, rows),
        recall("Hangul, Hanja and kana persons", 0.97, lambda r: r.kind == "person" and r.group in _EAST),
        recall("Hangul organisations", 0.90, lambda r: r.kind == "organisation" and r.script == "hang"),
        recall("Han organisations", 0.90, lambda r: r.kind == "organisation" and r.script == "han"),
        recall("Arabic script", 0.93, lambda r: r.script == "arab"),
        recall(
            "Cyrillic persons", 0.99, lambda r: r.kind == "person" and r.script == "cyr" and r.group not in _HOSTILE
        ),
        recall("hostile spellings", 0.99, lambda r: r.group in _HOSTILE),
        alarms("neg-kor-near, Latin and Hangul", 0.01, "neg-kor-near", "neg-kor-near-hangul"),
        alarms("neg-vessel-number", 0.0, "neg-vessel-number"),
        alarms("neg-real-ara", 0.05, "neg-real-ara"),
        alarms("neg-kor-common", 0.03, "neg-kor-common"),
    ]
