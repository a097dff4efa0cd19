"""Which given names are one name, written as different languages write it?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Final

from sekisho.names.compounds import normal, without_article
from sekisho.names.sound import Sound
from sekisho.names.tables import lines_of_table

VALUE: Final = 930
UNSURE: Final = 880

Rule = Callable[[str], Iterable[str]]


@lru_cache(maxsize=1 << 16)
def canonical(word: str) -> tuple[str, ...]:
    """Name the given names that a word may be, sorted; none where the table does not know it.

    Args:
        word: one word, casefolded: Latin as `arabic.glue` leaves it, or Arabic script as `arabic.split` leaves it.

    Returns:
        Names of the table, or a family name made of one: umari for omari, which is another name than umar. A word
        that the table lacks is looked up without its article (alhassan).
    """
    if names := listed(word):
        return names
    for ending in FAMILY:
        if word.endswith(ending) and len(word) > 4:
            return tuple(f"{name}i" for name in listed(word[: -len(ending)]))
    bare = without_article(word)
    return canonical(bare) if bare else ()


# The family of a name: Umari of Umar, Rezaei of Reza, حسيني of حسين.
FAMILY: Final = ("ei", "ie", "i", "y", "ي")


@lru_cache(maxsize=1 << 16)
def listed(word: str) -> tuple[str, ...]:
    """Name the given names that a word may be by the table's own spellings, without a guess at endings or articles."""
    exact, folded = _table()
    return exact.get(word) or (folded.get(fold(word), ()) if word.isascii() else ())


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


def unshared(word: str, keys: Iterable[str], rule: Rule) -> Iterable[str]:
    """Take from the keys of a known name those that another name of the table has too.

    Two words that the table knows as different names must not be alike because a rule that is blind to vowels gives
    them one key (Salih and Salim share none, Muhammad and Mahmud do).

    Args:
        word: the word that the keys belong to.
        keys: what the rule gave it.
        rule: gives the keys of a word; the same function for every word.

    Returns:
        The keys left; all of them for a word that the table does not know.
    """
    if not canonical(word):
        return keys
    owners = owners_of(rule)
    return [key for key in keys if len(owners.get(key, ())) < 2]


@cache
def owners_of(rule: Rule) -> dict[str, frozenset[str]]:
    """Say which names of the table have a key under a rule."""
    owners: dict[str, set[str]] = {}
    for word, names in _table()[0].items():
        for key in rule(word):
            owners.setdefault(key, set()).update(names)
    return {key: frozenset(names) for key, names in owners.items()}


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
    exact: dict[str, set[str]] = {}
    folded: dict[str, set[str]] = {}
    for line in lines_of_table("given_names"):
        name, latin, script = line.split("\t")
        for word in (*latin.split(), *script.split()):
            exact.setdefault(word, set()).add(name)
        for word in latin.split():
            exact.setdefault(normal(word), set()).add(name)
            folded.setdefault(fold(word), set()).add(name)
    return (
        {word: tuple(sorted(names)) for word, names in exact.items()},
        {word: tuple(sorted(names)) for word, names in folded.items() if len(names) == 1 and len(word) > 3},
    )
