"""How sure is a hit? The band of its score, moved by birth date and number, which never hide it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from sekisho.names.word import Kind

Band: TypeAlias = Literal["strong", "probable", "review"]
BANDS: tuple[Band, ...] = ("review", "probable", "strong")

# Chosen on the curves in docs/screening.md, which `python -m bench.names` draws anew.
THRESHOLDS: dict[Kind, int] = {"person": 750, "organisation": 730, "vessel": 700}
PROBABLE, STRONG = 820, 900
LOWEST_THRESHOLD = 600


def band_of(score: int) -> Band:
    """The band of a score in thousandths."""
    return "strong" if score >= STRONG else "probable" if score >= PROBABLE else "review"


def moved(band: Band, steps: int) -> Band:
    """The band some steps up or down, within the bands that there are."""
    return BANDS[min(max(BANDS.index(band) + steps, 0), len(BANDS) - 1)]
