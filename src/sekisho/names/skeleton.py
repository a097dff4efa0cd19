"""Which Latin words have one skeleton of consonants, whatever the romanisation?

Romanisations agree on consonants and differ in vowels, in doubling and in digraphs (sh and ch, dj and j, ou and w).
A strict skeleton keeps what they keep apart; a wide one also merges what some of them merge.
"""

from __future__ import annotations

import re
from typing import Final

from sekisho.names import given_names
from sekisho.names.compounds import without_article
from sekisho.names.sound import Sound

LONG: Final = 900
SHORT: Final = 800
WIDE: Final = 820
LIKE_A_NAME: Final = 820
ARTICLE: Final = 840
PART: Final = 760
COMPOUNDS: Final = ("ullah", "uddin")

# A longer group is read before a part of it; capitals are one sound each: S sh, C ch, N ng, D dh, T th.
H_GROUPS: Final = (
    ("schtsch", "S"), ("chtch", "S"), ("shch", "S"), ("tsch", "C"), ("sch", "S"), ("tch", "C"), ("sh", "S"),
    ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("th", "T"), ("dh", "D"), ("ph", "f"),
)  # fmt: skip
GROUPS: Final = (
    ("dj", "j"), ("ck", "k"), ("ts", "z"), ("tz", "z"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("ee", "i"),
    ("oua", "wa"), ("oue", "we"), ("oui", "wi"),
)  # fmt: skip
ALL_GROUPS: Final = (*H_GROUPS, *GROUPS)
SINGLE: Final = str.maketrans({"D": "d", "T": "t", "q": "k", "c": "k", "w": "v", "x": "ks"})
SILENT: Final = str.maketrans("", "", "aeiouy")
MERGED: Final = str.maketrans({"g": "k", "z": "s", "p": "b", "C": "S"})
DOUBLED: Final = re.compile(r"(.)\1+")
SOFT_G: Final = re.compile("g(?=[eiy])")
VOWELS: Final = re.compile("[aeiouy]+")
PATRONYMICS: Final = ("vich", "vych", "vitch", "witsch", "vna")
VOWEL_SETS: Final = {"a": "a", "e": "ai", "i": "i", "y": "i", "o": "o", "u": "o"}


def sounds(word: str) -> tuple[Sound, ...]:
    """Give the skeletons of a Latin word: its consonants, blind to vowels and to spellings of one sound.

    Args:
        word: one word of plain Latin letters, casefolded.

    Returns:
        Sorted sounds. `skeleton:` is worth 900 with three consonants or more and a first vowel that is as round (o
        and u, or not), 800 with two consonants and one first vowel, or with four and any; `skeleton-wide:`, worth
        820, also merges g and k, s and z, b and p, ch and sh.
        A word that the table of given names knows has only skeletons that no other name of the table has; one that
        it does not know has `given:` 820 for the two or three names that share its skeleton (Mohmed: Muhammad,
        Mahmud). A compound also has, at 760, what its first part has (Nematullah: Nemat).
    """
    keys = keys_of(word)
    found = {key: _value(key) for key in given_names.unshared(word, keys, keys_of)}
    if not given_names.canonical(word):
        owned = given_names.owners_of(keys_of)
        for key in keys:
            owners = owned.get(key, ())
            if 1 < len(owners) < 4 and _value(key) == LONG:
                found.update((f"given:{name}", LIKE_A_NAME) for name in owners)
        for key in _strict(without_article(word)):
            found.setdefault(key, ARTICLE)
    if len(word) > 8 and word.endswith(COMPOUNDS):
        part = word[:-5]
        names = given_names.canonical(part)
        for key in (f"given:{name}" for name in names) if names else _strict(part)[:1]:
            found.setdefault(key, PART)
    return tuple(Sound(key, found[key]) for key in sorted(found))


def _strict(word: str) -> list[str]:
    return [key for key in keys_of(word) if key.startswith("skeleton:") and "/" in key]


def _value(key: str) -> int:
    rule, _, letters = key.partition(":")
    if rule != "skeleton":
        return WIDE
    kept, vowel, _ = letters.partition("/")
    return LONG if vowel and len(kept.strip("AY")) > 2 else SHORT


def keys_of(word: str) -> tuple[str, ...]:
    """Give the skeletons of a word, in both readings of its ch, its dh and th, or its soft g.

    A stands for a vowel before the first consonant, Y for an i after the last one. A patronymic has none, for
    `patronymics.sounds` knows it better; nor has one syllable with two consonants.
    """
    if len(word) < 3 or word.endswith(PATRONYMICS):
        return ()
    text = word
    for group, letter in ALL_GROUPS if "h" in text else GROUPS:
        if group in text:
            text = text.replace(group, letter)
    text = DOUBLED.sub(r"\1", text)
    start = "A" if text[0] in "aeiou" else ""
    end = "Y" if len(text) > 2 and (text[-1] in "iy" or text.endswith(("ie", "ey"))) else ""
    if text[-1] == "h" and text[-2:-1] in "aeiou":
        text = text[:-1]
    vowels = VOWELS.findall(text)
    keys: dict[str, None] = {}
    forms = [text]
    if "ch" in text:
        forms = [text.replace("ch", "C"), text.replace("ch", "S")]
    elif "D" in text:
        forms = [text.replace("D", "d"), text.replace("D", "z")]
    elif "T" in text:
        forms = [text.replace("T", "t"), text.replace("T", "s")]
    elif "g" in text and SOFT_G.search(text):
        forms.append(SOFT_G.sub("j", text))
    for form in forms:
        strict = form.replace("ng", "N").translate(SINGLE).translate(SILENT)
        if len(strict) > 2:
            round_ = "o" if vowels and vowels[0][0] in "ou" else "a"
            keys[f"skeleton:{start}{strict}{end}/{round_}"] = None
            if len(strict) > 3 and len(forms) == 1:
                keys[f"skeleton:{start}{strict}{end}"] = None
            keys[f"skeleton-wide:{start}{strict.translate(MERGED)}{end}/{round_}"] = None
        elif len(strict) == 2 and len(vowels) > 1:
            for sound in VOWEL_SETS[vowels[0][0]]:
                keys[f"skeleton:{start}{strict}{end}/{sound}"] = None
    return tuple(keys)
