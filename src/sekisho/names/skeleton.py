"""Which Latin words have one skeleton of consonants, whatever the romanisation?

Romanisations agree on consonants and differ in vowels, in doubling and in digraphs (sh and ch, dj and j, ou and w).
A strict skeleton keeps what they keep apart; a wide one also merges what some of them merge.
"""

from __future__ import annotations

import re
from typing import Final

from sekisho.names import given_names
from sekisho.names.sound import Sound

LONG: Final = 900
SHORT: Final = 800
WIDE: Final = 820
WIDE_SHORT: Final = 740
LIKE_A_NAME: Final = 820
PART: Final = 760
COMPOUNDS: Final = ("ullah", "uddin")

# A longer group is read before a part of it; capitals are one sound each: S sh, C ch, N ng.
GROUPS: Final = (
    ("schtsch", "S"), ("chtch", "S"), ("shch", "S"), ("tsch", "C"), ("sch", "S"), ("tch", "C"), ("sh", "S"),
    ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"),
    ("ck", "k"), ("ts", "z"), ("tz", "z"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("ee", "i"), ("oua", "wa"),
    ("oue", "we"), ("oui", "wi"),
)  # fmt: skip
SINGLE: Final = str.maketrans({"q": "k", "c": "k", "w": "v", "x": "ks"})
SILENT: Final = str.maketrans("", "", "aeiouy")
MERGED: Final = str.maketrans({"g": "k", "z": "s", "p": "b", "C": "S"})
DOUBLED: Final = re.compile(r"(.)\1+")
VOWELS: Final = re.compile("[aeiouy]+")
PATRONYMICS: Final = ("vich", "vych", "vitch", "witsch", "vna")
VOWEL_SETS: Final = {"a": "a", "e": "ai", "i": "i", "y": "i", "o": "o", "u": "o"}


def sounds(word: str) -> tuple[Sound, ...]:
    """Give the skeletons of a Latin word: its consonants, blind to vowels and to spellings of one sound.

    Args:
        word: one word of plain Latin letters, casefolded.

    Returns:
        Sorted sounds, at most eight. `skeleton:` is worth 900 with three consonants or more, 800 with two, which keep
        their first vowel; `skeleton-wide:`, worth 820 and 740, also merges g and k, s and z, b and p, ch and sh.
        A word that the table of given names knows has only skeletons that no other name of the table has; one that
        it does not know has `given:` 820 for the two or three names that share its skeleton (Mohmed: Muhammad,
        Mahmud). A compound also has, at 760, what its first part has (Nematullah: Nemat).
    """
    keys = keys_of(word)
    found = {key: _value(key) for key in given_names.unshared(word, keys, keys_of)}
    if not given_names.canonical(word):
        for key in keys:
            owners = given_names.owners_of(keys_of).get(key, ())
            if 1 < len(owners) < 4 and _value(key) == LONG:
                found.update((f"given:{name}", LIKE_A_NAME) for name in owners)
    if len(word) > 8 and word.endswith(COMPOUNDS):
        part = word[:-5]
        names = given_names.canonical(part)
        for key in (f"given:{name}" for name in names) if names else keys_of(part):
            found.setdefault(key, PART)
    return tuple(Sound(key, found[key]) for key in sorted(found))


def _value(key: str) -> int:
    if key.startswith("skeleton:"):
        return SHORT if "/" in key else LONG
    return WIDE_SHORT if "/" in key else WIDE


def keys_of(word: str) -> tuple[str, ...]:
    """Give the skeletons of a word, in both readings of its ch.

    A stands for a vowel before the first consonant, Y for an i after the last one. A patronymic has none, for
    `patronymics.sounds` knows it better; nor has one syllable with two consonants.
    """
    if len(word) < 3 or word.endswith(PATRONYMICS):
        return ()
    text = word
    for group, letter in GROUPS:
        if group in text:
            text = text.replace(group, letter)
    text = DOUBLED.sub(r"\1", text).replace("ng", "N")
    start = "A" if text[0] in "aeiou" else ""
    end = "Y" if len(text) > 2 and (text[-1] in "iy" or text.endswith(("ie", "ey"))) else ""
    if text[-1] == "h" and text[-2:-1] in "aeiou":
        text = text[:-1]
    vowels = VOWELS.findall(text)
    keys: dict[str, None] = {}
    for form in (text.replace("ch", "C"), text.replace("ch", "S")) if "ch" in text else (text,):
        strict = form.translate(SINGLE).translate(SILENT)
        wide = DOUBLED.sub(r"\1", strict.translate(MERGED))
        for rule, key in (("skeleton", strict), ("skeleton-wide", wide)):
            if len(key) > 2:
                keys[f"{rule}:{start}{key}{end}"] = None
            elif len(key) == 2 and len(vowels) > 1:
                for sound in VOWEL_SETS[vowels[0][0]]:
                    keys[f"{rule}:{start}{key}{end}/{sound}"] = None
    return tuple(keys)
