"""Whose surname is it? One character is Chen in Peking, Chan in Hong Kong and Tan in Penang."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from sekisho.names.chinese.syllables import pinyin, rows, taiwanese, wade_giles

_TIE, _RARE_TIE = 800, 700
_KEPT = 3
_RARE = 4  # times the rank of the commonest surname of one spelling, and a few more for the first ranks
_FEW = 6
_USUAL = 150


class Surname(NamedTuple):
    """A surname.

    Args:
        rank: 1 for the most common.
        mandarin: its pinyin as a surname, the most usual first.
        cantonese: as Hong Kong writes it, the most usual first.
    """

    rank: int
    mandarin: tuple[str, ...]
    cantonese: tuple[str, ...]


@cache
def surnames() -> dict[str, Surname]:
    """Surname in traditional characters -> what is known of it."""
    return {
        row[0]: Surname(rank, tuple(row[1].split()), tuple(row[2].split()))
        for rank, row in enumerate(rows("chinese_surnames"), 1)
    }


def borne_as(spelling: str) -> tuple[tuple[str, int], ...]:
    """The surnames that are spelled so, the commonest first, each with how much a tie by it says in thousandths.

    A rare surname says less, and so does one far rarer than the commonest of that spelling: Li is 李, seldom 黎.

    Args:
        spelling: a Latin word in lower case.
    """
    found = _by_spelling().get(spelling, [])
    usual = min(_RARE * found[0][1] + _FEW, _USUAL) if found else 0
    return tuple((han, _TIE if rank <= usual or len(han) > 1 else _RARE_TIE) for han, rank in found)


@cache
def _by_spelling() -> dict[str, list[tuple[str, int]]]:
    ways: dict[str, set[str]] = {}
    for table in (pinyin(), wade_giles(), taiwanese()):
        for spelling, syllables in table.items():
            for syllable in syllables:
                ways.setdefault(syllable, set()).add(spelling)
    found: dict[str, list[tuple[str, int]]] = {}
    for rank, row in enumerate(rows("chinese_surnames"), 1):
        han, mandarin, southern = row[0], row[1], row[2:]
        spellings = set(" ".join(southern).split())
        for reading in mandarin.split():
            spellings |= ways.get(reading, {reading})
        for spelling in spellings:
            if len(found.setdefault(spelling, [])) < _KEPT:
                found[spelling].append((han, rank))
    return found
