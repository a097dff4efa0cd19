"""Which Chinese syllables can a Latin word spell? It is cut by the spellings of one system at a time.

Pinyin is ISO 7098. Wade-Giles is that of H. A. Giles, A Chinese-English Dictionary (1912); the apostrophe that tells
k'ang from kang is often lost in print, so `kang` may be either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import TypeAlias

from sekisho.names.tables import lines_of_table

Spellings: TypeAlias = dict[str, dict[str, int]]
"""A spelling -> the syllables it may be -> how likely, in thousandths."""

EXACT, LOST, LOOSE = 900, 870, 850
_UNDOTTED = 780
_LENIS = 740
_SYLLABLES_A_WORD = 3
_VOWELS = "aeiouü"
_LETTERS_A_SYLLABLE = 7  # ch'uang


def rows(table: str) -> list[list[str]]:
    """The lines of a data table, cut into columns."""
    return [line.split("\t") for line in lines_of_table(table)]


@cache
def pinyin() -> Spellings:
    """Pinyin -> itself; ü as passports and keyboards write it (`lyu`, `lv`), and as u where its dots are lost."""
    spellings: Spellings = {row[0]: {row[0]: EXACT} for row in rows("chinese_mandarin")}
    for syllable in ("lyu", "nyu", "lyue", "nyue"):
        for vowel in ("ü", "v"):
            spellings[syllable[0] + vowel + syllable[3:]] = {syllable: EXACT}
        _add(spellings, syllable[0] + "u" + syllable[3:], syllable, _UNDOTTED)
    return spellings


@cache
def wade_giles() -> Spellings:
    """Wade-Giles -> pinyin; less likely is what had an apostrophe or dots that are not there."""
    table = rows("chinese_mandarin")
    spellings: Spellings = {}
    for syllable, giles, *_ in table:
        _add(spellings, giles, syllable, EXACT)
    for syllable, giles, *_ in table:
        for lost in (giles.replace("'", ""), giles.replace("ü", "u"), giles.replace("'", "").replace("ü", "u")):
            _add(spellings, lost, syllable, LOST)
    return spellings


@cache
def taiwanese() -> Spellings:
    """The spellings of Taiwan and of usage that are neither pinyin nor Wade-Giles -> pinyin."""
    spellings: Spellings = {}
    for syllable, _, *others in rows("chinese_mandarin"):
        for other in " ".join(others).split():
            _add(spellings, other, syllable, LOOSE)
    return spellings


@cache
def cantonese() -> Spellings:
    """The spellings of Cantonese -> the most usual one in Hong Kong; less likely with b, d, g, j, z: few write it."""
    spellings: Spellings = {}
    for _, said in rows("chinese_cantonese"):
        usual, *others = said.split()
        for spelling in {usual, *others} - {"ng"}:  # in a longer word it is the end of a syllable
            lenis = spelling[0] in "bdgjz" or (spelling[0] == "c" and spelling[1] != "h")
            _add(spellings, spelling, usual, _LENIS if lenis else EXACT if spelling == usual else LOOSE)
    return spellings


@cache
def hong_kong() -> dict[str, str]:
    """Jyutping -> the most usual spelling in Hong Kong."""
    return {jyutping: said.split()[0] for jyutping, said in rows("chinese_cantonese")}


def cuts(word: str, *tables: Spellings, loose: bool = False) -> list[tuple[str, ...]]:
    """The ways to cut a word into one to three spellings that stand in one of the tables, long first pieces first.

    Args:
        word: parts with a hyphen between them are cut one by one.
        tables: the spellings of one system.
        loose: also cut before a vowel, where an apostrophe or a hyphen ought to stand.
    """
    parts = [list(_cut(part, tables, _SYLLABLES_A_WORD, loose)) for part in word.split("-")]
    found = (tuple(piece for part in choice for piece in part) for choice in product(*parts))
    return [pieces for pieces in found if len(pieces) <= _SYLLABLES_A_WORD]


def readings(cut: Iterable[str], *tables: Spellings) -> list[tuple[int, str]]:
    """What a cut may be, the likeliest first: how likely its least likely syllable is, and the syllables with dots."""
    choices = [{s: v for table in reversed(tables) for s, v in table.get(piece, {}).items()} for piece in cut]
    read = [(min(v for _, v in one), ".".join(s for s, _ in one)) for one in product(*(c.items() for c in choices))]
    return sorted(read, key=lambda one: -one[0])


def _cut(part: str, tables: tuple[Spellings, ...], most: int, loose: bool) -> Iterator[tuple[str, ...]]:
    if any(part in table for table in tables):
        yield (part,)
    if most > 1:
        for end in range(min(len(part) - 1, _LETTERS_A_SYLLABLE), 0, -1):
            if _may_begin(part[end:], loose) and any(part[:end] in table for table in tables):
                for rest in _cut(part[end:], tables, most - 1, loose):
                    yield (part[:end], *rest)


def _may_begin(rest: str, loose: bool) -> bool:
    return rest[0] not in _VOWELS or (loose and len(rest) > 1 and rest[0] in "aeo")


def _add(spellings: Spellings, spelling: str, syllable: str, value: int) -> None:
    spellings.setdefault(spelling, {}).setdefault(syllable, value)
