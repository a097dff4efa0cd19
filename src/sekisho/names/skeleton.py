"""Which Latin words have one skeleton of consonants, whatever the romanisation?"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sekisho.names import given_names
from sekisho.names.sound import Sound

STRICT: Final = {2: 800}
LONG: Final = 900
WIDE: Final = 820

GROUPS: Final = (
    ("schtsch", "S"), ("shch", "S"), ("chtch", "S"), ("sch", "S"), ("tsch", "C"), ("tch", "C"), ("sh", "S"),
    ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"),
    ("ck", "k"), ("ts", "z"), ("tz", "z"), ("ee", "i"), ("oo", "u"),
)  # fmt: skip
SINGLE: Final = str.maketrans({"q": "k", "c": "k", "w": "v", "x": "ks"})
SILENT: Final = str.maketrans("", "", "aeiouy")
MERGED: Final = str.maketrans({"g": "k", "z": "s", "p": "b", "v": "", "C": "S"})
SOFT_C: Final = re.compile("c(?=[eiy])")
GLIDE: Final = re.compile("ou(?=[aeio])")
DOUBLED: Final = re.compile(r"(.)\1+")
NISBA: Final = re.compile("(?:[iy]|i[ey])$")
VOWEL_SETS: Final = {"a": "a", "e": "ai", "i": "i", "y": "i", "o": "o", "u": "o"}


def sounds(word: str) -> tuple[Sound, ...]:
    """Give the skeletons of a Latin word: its consonants, blind to vowels and to spellings of one sound.

    Args:
        word: one word of plain Latin letters, casefolded.

    Returns:
        Sorted sounds: `skeleton:` worth 900 with three consonants or more, 800 with two (which take the vowel with
        them); `skeleton-wide:` worth 820, which also merges g and k, s and z, b and p and drops v. A word that the
        table of given names knows gives only the skeletons that no other name of the table has.
    """
    keys = _keys(word)
    names = given_names.canonical(word)
    if names:
        owners = _owners()
        keys = {key: value for key, value in keys.items() if len(owners.get(key, ())) < 2}
    return tuple(Sound(key, keys[key]) for key in sorted(keys))


def _keys(word: str) -> dict[str, int]:
    if len(word) < 3:
        return {}
    readings = [word]
    if "ch" in word and "tch" not in word and "sch" not in word:
        readings = [word.replace("ch", "C"), word.replace("ch", "S")]
    keys: dict[str, int] = {}
    for reading in readings:
        strict = consonants(reading)
        size = len(strict.strip("AY"))
        if size >= 3:
            keys[f"skeleton:{strict}"] = LONG
            wide = DOUBLED.sub(r"\1", strict.translate(MERGED))
            if len(wide.strip("AY")) >= 3:
                keys[f"skeleton-wide:{wide}"] = WIDE
        elif size == 2:
            first = next((letter for letter in word if letter in VOWEL_SETS), "a")
            for vowel in VOWEL_SETS[first]:
                keys[f"skeleton:{strict}/{vowel}"] = STRICT[2]
    return keys


def consonants(word: str) -> str:
    """Write the consonants of a Latin word, a capital A for a vowel before them and a Y for an -i after them."""
    text = word
    for group, letter in GROUPS:
        if group in text:
            text = text.replace(group, letter)
    if "c" in text:
        text = SOFT_C.sub("s", text)
    if "ou" in text:
        text = GLIDE.sub("w", text)
    text = DOUBLED.sub(r"\1", text)
    start = "A" if text[:1] in "aeiou" else ""
    end = "Y" if NISBA.search(text, 1) else ""
    if text[-1:] == "h" and text[-2:-1] in "aeiou":
        text = text[:-1]
    return start + text.translate(SINGLE).translate(SILENT) + end


@cache
def _owners() -> dict[str, set[str]]:
    """Which names of the table have a skeleton."""
    owners: dict[str, set[str]] = {}
    for word, names in given_names.spellings():
        for key in _keys(word):
            owners.setdefault(key, set()).update(names)
    return owners
