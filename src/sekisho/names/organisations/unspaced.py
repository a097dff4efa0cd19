"""Where do the words of a body's name part in Hangul, Han and kana? Where known terms begin and end."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from sekisho.names.han import traditional
from sekisho.names.kana import letters_named
from sekisho.names.organisations.glossary import Term, latin_terms, unspaced_terms
from sekisho.names.organisations.part import Part, parts_of_term
from sekisho.names.organisations.words import STOP

_DIGITS = dict(zip("一二三四五六七八九十", map(str, range(1, 11)), strict=True))
_DIGITS |= dict(zip("일이삼사오육칠팔구십", map(str, range(1, 11)), strict=True)) | {"륙": "6"}
# Letters left over, pieces, start of the last piece, its term.
_Cut: TypeAlias = tuple[int, int, int, Term | None]
_ORDINAL = re.compile(r"^(?:제|第)")
_KATAKANA = re.compile("[ァ-ヺー]+")


@lru_cache(maxsize=1 << 14)
def parts_of_run(run: str) -> tuple[Part, ...]:
    """A run of Hangul, Han or kana cut into known terms and what is left, so that most of it is known.

    Args:
        run: letters of these scripts without blanks; a middle dot parts words. Latin letters that kana name by their
            English names are one acronym: エヌ・シー・ジー is NCG.
    """
    parts: list[Part] = []
    words = run.split("・")
    at = plain_from = 0
    while at < len(words):
        end = at
        while end < len(words) and letters_named(words[end]):
            end += 1
        if end - at < 2:
            at = max(end, at + 1)
            continue
        parts += _parts_of_plain("・".join(words[plain_from:at]))
        parts += _parts_of_letters("".join(map(letters_named, words[at:end])))
        at = plain_from = end
    return (*parts, *_parts_of_plain("・".join(words[plain_from:])))


def _parts_of_letters(letters: str) -> list[Part]:
    """The parts of letters that are named one by one, a legal form behind apart: エム・エル・エル・シー is M, LLC."""
    terms = latin_terms().terms
    if term := terms.get((letters,)):
        return parts_of_term(term, letters.upper())
    for cut in range(1, len(letters) - 2):
        term = terms.get((letters[cut:],))
        if term and term.role == "legal":
            before = letters[:cut]
            return [Part(before, "core", before.upper()), *parts_of_term(term, letters[cut:].upper())]
    return [Part(letters, "core", letters.upper())]


def _parts_of_plain(run: str) -> tuple[Part, ...]:
    if not run:
        return ()
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
            if _is_brief(found) and not _is_word(letters, start, end):
                continue
            options.append((left, pieces + 1, start, found))
        best.append(min(options, key=lambda option: option[:2]))
    return tuple(_cut(run, best))


def _is_brief(term: Term) -> bool:
    """Whether kana of another word may sound so by chance: サン in クムサン, ブルー in ブルーノロフ."""
    return bool(_KATAKANA.fullmatch(term.text)) and (len(term.text) < 4 or term.role == "core")


def _is_word(letters: str, start: int, end: int) -> bool:
    """Whether katakana neither go before a piece nor come behind it."""
    around = letters[max(0, start - 1) : start] + letters[end : end + 1]
    return not _KATAKANA.search(around)


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
