"""Where do the tables of Korean spellings come from? TSV files beside the package, read at first use."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from sekisho.names.korean.syllable import ONSETS, Syllable, syllable_of


def rows(name: str) -> list[list[str]]:
    """The lines of a table below its comment, as columns.

    Args:
        name: `surnames` for `korean_surnames.tsv`.
    """
    text = files("sekisho.names").joinpath(f"data/korean_{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n")[1:] if line]


@cache
def syllables_of_names() -> dict[str, frozenset[Syllable]]:
    """The syllables that Korean names are made of: `given` those of given names, `word` also rarer ones."""
    listed = {place: frozenset(map(syllable_of, chars)) for place, chars in rows("syllables")}
    every = listed["given"] | listed["word"]
    # Inside a word ㄹ may sound and be written as ㄴ: the nok of Amnokgang is 록.
    r, n = (1 << ONSETS.index(jamo) for jamo in "ㄹㄴ")
    return {"given": listed["given"], "word": every | {one ^ r | n for one in every if one & r}}
