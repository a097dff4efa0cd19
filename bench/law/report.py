"""The figures of a run: printed as they come, each beside its target, and what missed it."""

from __future__ import annotations

from bench.law.clock import Cost

_UNITS = {"s": 1.0, "ms": 1e3, "µs": 1e6}


class Report:
    """Prints figures as they come and remembers what missed its target."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def figure(self, what: str, found: Cost, unit: str, target: float | None = None, note: str = "") -> None:
        goal = ""
        if target is not None:
            reached = found.median * _UNITS[unit] < target
            goal = f"< {target:g} {unit} {'reached' if reached else 'MISSED'}"
            self.missed += [] if reached else [what]
        best, median = shown(found.best, unit), shown(found.median, unit)
        print(f"  {what:<38}{best:>10}{median:>10}   {goal:<18}  {note}".rstrip(), flush=True)

    def same(self, who: str, agree: bool) -> None:
        print(f"  {who}: {'the same answers' if agree else 'DIFFERENT ANSWERS'}", flush=True)
        self.missed += [] if agree else [f"{who} agree"]


def shown(seconds: float, unit: str) -> str:
    return f"{rounded(seconds * _UNITS[unit])} {unit}"


def rounded(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"
