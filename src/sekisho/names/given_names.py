"""Which given names are one name, written as different languages write it?"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from sekisho.names import arabic
from sekisho.names.sound import Sound

VALUE: Final = 930
UNSURE: Final = 880


def canonical(word: str) -> tuple[str, ...]:
    """Name the given names that a word may be, sorted; none where the table does not know it.

    Args:
        word: one word, casefolded: Latin as `arabic.glue` leaves it, or Arabic script as `arabic.split` leaves it.
    """
    exact, folded = _table()
    if word in exact:
        return exact[word]
    return folded.get(fold(word), ()) if word.isascii() else ()


def sounds(word: str) -> tuple[Sound, ...]:
    """Give the key of the given name that a word is: `given:vladimir` for vladimir, volodymyr and uladzimir.

    A spelling that two names share gives both keys at a lower value.
    """
    names = canonical(word)
    value = VALUE if len(names) == 1 else UNSURE
    return tuple(Sound(f"given:{name}", value) for name in names)


def differ(one: str, other: str) -> bool:
    """Say whether the table knows two words as different names, which no likeness of letters outweighs."""
    names, others = canonical(one), canonical(other)
    return bool(names and others) and not set(names) & set(others)


FOLDS: Final = (
    ("oo", "u"), ("ou", "u"), ("o", "u"), ("ee", "i"), ("y", "i"), ("ph", "f"), ("dj", "j"), ("ck", "k"),
    ("q", "k"), ("w", "v"), ("ks", "x"), ("kh", "h"), ("ei", "ai"),
)  # fmt: skip
DOUBLED: Final = re.compile(r"(.)\1+")


def fold(word: str) -> str:
    """Fold what no romanisation keeps apart: doubled letters, ou and oo and o, ee and y, q and k, a last -h or -e."""
    for group, plain in FOLDS:
        if group in word:
            word = word.replace(group, plain)
    word = DOUBLED.sub(r"\1", word)
    if word.endswith("h") and word[-2:-1] in ("a", "e"):
        word = word[:-1]
    return word[:-1] + "a" if word.endswith("e") and len(word) > 4 else word


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    text = (files("sekisho.names") / "data" / "given_names.tsv").read_text("utf-8")
    exact: dict[str, set[str]] = {}
    folded: dict[str, set[str]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        name, latin, script = line.split("\t")
        for word in (*latin.split(), *script.split()):
            exact.setdefault(word, set()).add(name)
        for word in latin.split():
            exact.setdefault(arabic.normal(word), set()).add(name)
            folded.setdefault(fold(word), set()).add(name)
    return (
        {word: tuple(sorted(names)) for word, names in exact.items()},
        {word: tuple(sorted(names)) for word, names in folded.items() if len(names) == 1 and len(word) > 3},
    )


def spellings() -> list[tuple[str, tuple[str, ...]]]:
    """List the table's Latin spellings with the names that each may be."""
    return [(word, names) for word, names in _table()[0].items() if word.isascii()]
