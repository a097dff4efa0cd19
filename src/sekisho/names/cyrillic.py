"""How does a Cyrillic name look in Latin letters, and which Latin spellings come from one Cyrillic name?"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from sekisho.names import given_names
from sekisho.names.sound import Sound
from sekisho.names.tables import lines_of_table

STRICT: Final = 920
LOOSE: Final = 860
READINGS: Final = 4
UKRAINIAN: Final = frozenset("іїєґi")


def latinise(word: str) -> str:
    """Write a Cyrillic word in plain Latin letters, close to the BGN/PCGN systems.

    Args:
        word: one word, casefolded; Latin letters in it stay, anything else goes.

    Returns:
        Letters a to z only. A word with a Ukrainian or Belarusian letter, or with a Latin i typed for і, reads г as
        h and и as y.
    """
    table = _letters()
    northern = not UKRAINIAN.isdisjoint(word) or "ў" in word
    out: list[str] = []
    for letter in word:
        if northern and letter in "ги":
            out.append("h" if letter == "г" else "y")
        elif letter == "ў":
            out.append("w" if out else "u")
        elif letter == "е" and (not out or out[-1][-1:] in "aeiouy" or out[-1] == ""):
            out.append("ye")
        elif (latin := table.get(letter)) is not None:
            out.append(latin)
        else:
            out.append("".join(part for part in unicodedata.normalize("NFKD", letter) if "a" <= part <= "z"))
    return "".join(out)


@cache
def _letters() -> dict[str, str]:
    """Read the table; a letter with a hook or a tail that it lacks takes what its plain letter has."""
    rows = (line.split("\t") for line in lines_of_table("cyrillic_letters"))
    table = {letter: latin.strip("-") for letter, latin in rows}
    plain = {unicodedata.name(letter): latin for letter, latin in table.items()}
    for code in (*range(0x0430, 0x0530), *range(0x1C80, 0x1C8B)):
        letter = chr(code)
        if letter in table or not letter.isalpha() or letter != letter.casefold():
            continue
        words = unicodedata.name(letter, "").split()
        while words and " ".join(words) not in plain:
            words.pop()
        table[letter] = plain.get(" ".join(words)) or _named(letter)
    return table


def _named(letter: str) -> str:
    """The first letter of what Unicode calls a letter (`CYRILLIC SMALL LETTER KOMI DE` gives d)."""
    return unicodedata.name(letter).split()[-1][0].lower()


# The order matters: a longer group is read before a part of it. Capitals stand for one sound each:
# S ш щ, C ч, Z ж, J дж, T ц, H х; "ch" and "j" stay, for they are read in several ways.
H_GROUPS: Final = (
    ("schtsch", "S"), ("shtch", "S"), ("chtch", "S"), ("shch", "S"), ("stch", "S"), ("dzh", "J"), ("dsch", "J"),
    ("tsch", "C"), ("tch", "C"), ("sch", "S"), ("sh", "S"), ("zh", "Z"), ("kh", "H"), ("ph", "f"),
)  # fmt: skip
GROUPS: Final = (
    ("szcz", "S"), ("dj", "J"), ("cz", "C"), ("sz", "S"), ("ck", "k"), ("ts", "T"), ("tz", "T"), ("ks", "x"),
    ("gue", "ge"), ("gui", "gi"), ("ce", "Te"), ("ci", "Ti"), ("cy", "Ti"), ("q", "k"), ("w", "v"), ("ou", "u"),
    ("oo", "u"), ("y", "i"),
)  # fmt: skip
ALL_GROUPS: Final = (*H_GROUPS, *GROUPS)
ENDINGS: Final = (("ine", "in"), ("off", "ov"), ("eff", "ev"), ("ic", "iC"), ("iew", "ev"))
CH: Final = ("C", "S", "H")  # English and Polish ch, French ch, German ch
J: Final = ("i", "Z")  # German and ISO 9 j, French j
C: Final = ("k", "T")  # Latin c, ISO 9 c
HARD: Final = str.maketrans({"h": "g", "H": "g"})
MERGED: Final = str.maketrans({"z": "s", "T": "s", "h": "g", "H": "g", "o": "a"})


def sounds(word: str) -> tuple[Sound, ...]:
    """Give the keys that the spellings of one Cyrillic name share.

    Args:
        word: one word, casefolded, in Latin or in Cyrillic letters.

    Returns:
        Sorted sounds, at most six. `cyrillic:` reads ch, j and c in each way in which a system writes them
        (BGN/PCGN, ISO 9, ICAO Doc 9303, French and German press); `cyrillic-loose:` also merges what Ukrainian,
        Belarusian and German spellings merge: g and h, a and o after the first letter, s, z and ts, -ov and -au.
    """
    if not word.isascii():
        word = latinise(word)
    keys = given_names.unshared(word, keys_of(word), keys_of)
    return tuple(Sound(key, STRICT if key.startswith("cyrillic:") else LOOSE) for key in sorted(keys))


def keys_of(word: str) -> tuple[str, ...]:
    """Give the strict keys of a Latin word, the likeliest reading first, and its loose key.

    A word of one syllable is read in one way: there are too few of them to tell a Jung from a Young.
    """
    if len(word) < 3:
        return ()
    text = word
    for ending, plain in ENDINGS:
        if text.endswith(ending):
            text = text[: -len(ending)] + plain
            break
    text = _settle(_grouped(text))
    readings = [text]
    if len(SYLLABLES.findall(text)) < 2:
        readings = [text.replace("ch", CH[0])]
    elif "c" in text or "j" in text:
        if "ch" in text:
            readings = [text.replace("ch", letter) for letter in CH]
        if "j" in text:
            readings = [_settle(reading.replace("j", letter)) for letter in J for reading in readings]
        if "c" in readings[0]:
            readings = [reading.replace("c", letter) for letter in C for reading in readings]
    strict = readings[:READINGS]
    keys = dict.fromkeys(f"cyrillic:{key}" for key in strict if len(key) > 2)
    for reading in (strict[0], _settle(_grouped(SHORT_U.sub("ov", word)))) if "ou" in word else (strict[0],):
        loose = _loosen(reading)
        if len(loose) > 3:
            keys[f"cyrillic-loose:{loose}"] = None
    return tuple(keys)


def _grouped(text: str) -> str:
    for group, letter in ALL_GROUPS if "h" in text else GROUPS:
        if group in text:
            text = text.replace(group, letter)
    return text


SYLLABLES: Final = re.compile("[aeiou]+")
SHORT_U: Final = re.compile("ou(?![aeiouy])")  # Belarusian оў, if it is no French ou
DOUBLED: Final = re.compile(r"(.)\1+")


def _settle(text: str) -> str:
    """Fold doubled letters, -iy and its kin, and the vowels that a soft sign or й softens."""
    return DOUBLED.sub(r"\1", text.replace("ii", "i").replace("ie", "e").replace("io", "e"))


def _loosen(key: str) -> str:
    text = key[:1].translate(HARD) + key[1:].translate(MERGED)
    for group, plain in (("dsi", "di"), ("dse", "de"), ("au", "av"), ("eu", "ev"), ("ia", "a"), ("iu", "u")):
        text = text.replace(group, plain)
    return DOUBLED.sub(r"\1", text)
