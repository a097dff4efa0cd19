"""Where do the words of a body's name part in Hangul, Han and kana? Where known terms begin and end."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from sekisho.names.han import traditional
from sekisho.names.organisations.glossary import Term, unspaced_terms
from sekisho.names.organisations.part import Part, parts_of_term
from sekisho.names.organisations.words import STOP

_DIGITS = dict(zip("一二三四五六七八九十", map(str, range(1, 11)), strict=True))
_DIGITS |= dict(zip("일이삼사오육칠팔구십", map(str, range(1, 11)), strict=True)) | {"륙": "6"}
# Letters left over, pieces, start of the last piece, its term.
_Cut: TypeAlias = tuple[int, int, int, Term | None]
_ORDINAL = re.compile(r"^(?:제|第)")


@lru_cache(maxsize=1 << 14)
def parts_of_run(run: str) -> tuple[Part, ...]:
    """A run of Hangul, Han or kana cut into known terms and what is left, so that most of it is known.

    Args:
        run: letters of these scripts without blanks; a middle dot parts words.
    """
    terms, longest = unspaced_terms()
    letters = traditional(run)
    size = len(letters)
    best: list[_Cut] = [(0, 0, 0, None)]
    for end in range(1, size + 1):
        left, pieces, _, term = best[end - 1]
        start = end - 1
        cost = 0 if letters[start] == "・" else 1
        options: list[_Cut] = [(left + cost, pieces + (term is not None or end == 1), start, None)]
        for start in range(max(0, end - longest - 4), end):
            if "・" in (letters[start], letters[end - 1]):
                continue
            key = letters[start:end].replace("・", "")
            found = terms.get(key) or _ordinal(key)
            if not found:
                continue
            left, pieces, _, term = best[start]
            if (found.at_end and end < size) or (len(key) == 1 and not term):
                continue
            options.append((left, pieces + 1, start, found))
        best.append(min(options, key=lambda option: option[:2]))
    return tuple(_cut(run, best))


def _ordinal(key: str) -> Term | None:
    """제2, 第二: a number."""
    if not _ORDINAL.match(key):
        return None
    rest = key[1:]
    digits = rest if rest.isdecimal() and rest.isascii() else _DIGITS.get(rest)
    return Term((digits,), "number", False, key) if digits else None


def _cut(run: str, best: list[_Cut]) -> list[Part]:
    cuts: list[tuple[int, int, Term | None]] = []
    end = len(run)
    while end:
        start, term = best[end][2], best[end][3]
        while term is None and start and best[start][3] is None:
            start = best[start][2]
        cuts.append((start, end, term))
        end = start
    parts: list[Part] = []
    for start, end, term in reversed(cuts):
        shown = run[start:end]
        if term:
            parts += parts_of_term(term, shown)
        else:
            pieces = (piece for piece in shown.split("・") if piece and piece not in STOP["unspaced"])
            parts += [Part(piece, "core", piece) for piece in pieces]
    return parts
