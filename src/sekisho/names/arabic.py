"""Which words does a name in Arabic script have, and which Latin spellings may stand for them?

Arabic and Persian write consonants and long vowels. A Latin spelling keeps the consonants, so the two are compared by
the consonants alone, in the Arabic and in the Persian reading (ث ذ ض ظ are t d d d in the one, s z z z in the other).
و may be a consonant or a vowel, so an Arabic word has a key for each. Sources of the letter values: ALA-LC
Romanization Tables (Arabic, Persian, Pushto, Urdu), BGN/PCGN 1956 (Arabic) and 1958 (Persian), the French spelling of
the Maghreb's civil registers.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import Final, NamedTuple

from sekisho.names import given_names
from sekisho.names.compounds import glue as glue
from sekisho.names.compounds import without_article
from sekisho.names.sound import Sound
from sekisho.names.tables import lines_of_table

VALUE: Final = 940
SHORT_VALUES: Final = {1: 700, 2: 880}  # by the number of consonants
MOST: Final = 8  # keys of a word in Arabic script
MOST_LATIN: Final = 5

DROPPED: Final = frozenset("بن ابن بنت ال ولد و".split())
FATHER: Final = frozenset("ابو ابي ابا".split())
SERVANT: Final = "عبد"
GOD: Final = "الله"
FAITH: Final = "دين"
# Words in which ال belongs to the stem, by their first letters.
STEMS: Final = tuple("الله الياس الهام الماس البرز الطاف الكسا الكسن الكسي الينا الوند".split())
TITLES: Final = frozenset(
    "شيخ دكتر دكتور حاج حاجي حجي ملا مولوي مولانا استاد استاذ مهندس سردار سرتيپ سرلشكر سرهنگ جنرال قاري عميد لواء "
    "عقيد".split()
)


class Letter(NamedTuple):
    """What one letter of the Arabic script becomes."""

    plain: str
    latin: str
    arabic: str
    persian: str


@cache
def _letters() -> dict[str, Letter]:
    rows = (line.split("\t") for line in lines_of_table("arabic_letters"))
    return {letter: Letter(*(cell.strip("-") for cell in cells)) for letter, *cells in rows}


def split(text: str) -> tuple[str, ...]:
    """Give the words of an Arabic-script name as units that can be compared.

    Args:
        text: the name, normalised; signs that are no Arabic letters part words.

    Returns:
        Words in unified letters (one ي, one ك, one ه, no marks): without the article, with عبد, أبو, الله and الدين
        joined to their partner, without بن, بنت, آل, ولد, و and without leading titles.
    """
    letters = _letters()
    plain = "".join(letters[sign].plain if sign in letters else "" if _is_mark(sign) else " " for sign in text)
    words = [word for word in plain.split() if word not in DROPPED]
    if len(words) > 1 and words[-1] == SERVANT:
        words = [SERVANT, *words[:-1]]
    while len(words) > 2 and _bare(words[0]) in TITLES:
        words.pop(0)
    units: list[str] = []
    held = ""
    for word in words:
        if held:
            units.append(held + (word if word == GOD else word.removeprefix("ال")))
            held = ""
        elif word == SERVANT:
            held = SERVANT
        elif word in FATHER:
            held = "ابو"
        elif units and word == GOD:
            units[-1] += GOD
        elif units and word in ("الدين", FAITH):
            units[-1] += FAITH
        elif len(word) > 5 and word.endswith(SERVANT):
            units.append(word[: -len(SERVANT)])
            held = SERVANT
        else:
            units.append(_bare(_parted(word)))
    if held:
        units.append(held)
    return tuple(units)


def _is_mark(sign: str) -> bool:
    return "\u064b" <= sign <= "\u065f" or "\u06d6" <= sign <= "\u06ed" or sign in "\u0670\u0640\u200c\u200d"


def _bare(word: str) -> str:
    """Take the article off a word that is long enough to have one."""
    return word[2:] if len(word) > 4 and word.startswith("ال") and not word.startswith(STEMS) else word


def _parted(word: str) -> str:
    """Take the article out of a compound that was typed as one word."""
    if word.endswith("الدين") and len(word) > 6:
        return word[:-5] + FAITH
    if word in ("عبدلله", "عبداله"):
        return SERVANT + GOD
    if word.startswith("عبدال") and len(word) > 6 and word != SERVANT + GOD:
        return SERVANT + word[5:]
    if word.startswith(("ابوال", "ابيال")) and len(word) > 7:
        return "ابو" + word[5:]
    return word


def latinise(word: str) -> str:
    """Write an Arabic-script word in plain Latin letters, one value a letter; short vowels, never written, lack."""
    letters = _letters()
    return "".join(letters[sign].latin if sign in letters else sign if "a" <= sign <= "z" else "" for sign in word)


def sounds(word: str) -> tuple[Sound, ...]:
    """Give the keys of an Arabic-script word: the given name that it is, and its consonants in either reading.

    Args:
        word: one unit of `split`.

    Returns:
        Sorted sounds: `given:` where the table knows the word, `arabic:` worth 940 with three consonants or more,
        880 with two, 700 with one.
    """
    return tuple(sorted((*given_names.sounds(word), *_valued(word))))


def latin_sounds(word: str) -> tuple[Sound, ...]:
    """Give the keys with which a Latin word meets an Arabic-script one; they say little between two Latin words.

    Args:
        word: one word of plain Latin letters, casefolded, as `glue` leaves it.

    Returns:
        Sorted `arabic:` sounds, at most five.
    """
    return _valued(word)


def _valued(word: str) -> tuple[Sound, ...]:
    keys = given_names.unshared(word, keys_of(word), keys_of)
    return tuple(
        Sound(f"arabic:{key}", SHORT_VALUES.get(len(key.partition("/")[0].lstrip("A")), VALUE)) for key in sorted(keys)
    )


def keys_of(word: str) -> tuple[str, ...]:
    """Give the consonants of a word of either script, in each way in which they can be read.

    A stands for a vowel before the first consonant, Y for an i after the last one; a key of one or two consonants
    ends in the vowel between them, where the script writes one.
    """
    return _latin_keys(word) if word.isascii() else _script_keys(word)


def _script_keys(word: str) -> tuple[str, ...]:
    letters = _letters()
    text = word[:1] + word[1:].replace(GOD, "له").replace("لله", "له")
    known = [letters[sign] for sign in text if sign in letters]
    open_end = len(known) > 1 and known[-1].plain == "ع"
    if open_end:
        known.pop()
    found: set[str] = set()
    for reading in ("arabic", "persian"):
        choices: list[tuple[str, ...]] = []
        for at, letter in enumerate(known):
            last = at == len(known) - 1
            if at == 0:
                sound = getattr(letter, reading) or "A"
                choices.append((sound, "") if text.startswith("است") else (sound,))
            elif letter.plain == "و":
                choices.append(("W", "o"))
            elif letter.plain == "ي":
                choices.append(("Y", "i") if last else ("i",))
            elif letter.plain in "اع":
                choices.append(("a",))
            elif last and letter.plain == "ه":
                choices.append(("",))
            else:
                choices.append((getattr(letter, reading),))
        for signs in product(*choices):
            found.update(_short("".join(signs)))
            if len(found) >= MOST:
                break
    return tuple(found)


def _short(spelt: str) -> tuple[str, ...]:
    """Drop the vowels of a reading; a key of two consonants says too little without them and keeps what they were."""
    key = spelt.translate(SILENT)
    size = len(key.lstrip("A"))
    if size > len(SHORT_VALUES):
        return (key,)
    vowels = {sign for sign in spelt if sign in "aio"} or {"a", "i", "o"}
    return tuple(f"{key}/{vowel}" for vowel in vowels) if size else ()


# A longer group is read before a part of it; capitals are one sound each: S sh, C ch, X kh, K every k, q, g and gh.
H_GROUPS: Final = (
    ("sch", "S"), ("tch", "C"), ("sh", "S"), ("dzh", "j"), ("zh", "j"), ("kh", "X"), ("gh", "K"), ("th", "t"),
    ("dh", "d"), ("ph", "f"),
)  # fmt: skip
GROUPS: Final = (
    ("dj", "j"), ("ck", "k"), ("ts", "s"), ("ce", "se"), ("ci", "si"), ("ee", "i"), ("oua", "wa"), ("oue", "we"),
    ("oui", "wi"),
)  # fmt: skip
ALL_GROUPS: Final = (*H_GROUPS, *GROUPS)
PARTED: Final = re.compile("(?<=[a-z][szkdtg])(?=h[aeiouyr])")
SINGLE: Final = str.maketrans({"q": "K", "k": "K", "g": "K", "c": "K", "v": "W", "w": "W", "p": "b", "x": "Ks"})
SILENT: Final = str.maketrans("", "", "aeiouy'")
DOUBLED: Final = re.compile(r"(.)\1+")
VOWEL_SETS: Final = {"a": "a", "e": "ai", "i": "i", "y": "i", "o": "o", "u": "o"}


def _latin_keys(word: str) -> tuple[str, ...]:
    if word.startswith("abdul") and len(word) > 7 and word != "abdullah":
        word = "abd" + word[5:]
    spelt = [word]
    if bare := without_article(word):
        spelt.append(bare)
    if "h" in word:
        parted = PARTED.sub("'", word)
        if parted != word:
            spelt.append(parted)
        if "ch" in word:
            spelt = [form.replace("ch", letter) for form in spelt for letter in "SC"]
    if "g" in word and "gh" not in word and len(word) > 4:
        spelt.append(word.replace("g", "j"))
    vowels = "".join(sorted({vowel for letter in word for vowel in VOWEL_SETS.get(letter, "")}))
    found: dict[str, None] = {}
    for form in spelt:
        key = _consonants(form)
        for whole in (key, key + "h") if word[-1:] == "h" and word[-2:-1] in "aeiou" else (key,):
            size = len(whole.lstrip("A"))
            if size > len(SHORT_VALUES):
                found[whole] = None
            elif size:
                found.update(dict.fromkeys(f"{whole}/{vowel}" for vowel in vowels))
    return tuple(found)[:MOST_LATIN]


def _consonants(word: str) -> str:
    text = word
    for group, letter in ALL_GROUPS if "h" in text else GROUPS:
        if group in text:
            text = text.replace(group, letter)
    text = DOUBLED.sub(r"\1", text)
    first, second = text[:1], text[1:2]
    start = (
        "Y" if first == "y" or (first == "i" and second in ("a", "o", "u", "e")) else "A" if first in "aeiou" else ""
    )
    end = "Y" if len(text) > 2 and (text[-1] in "iy" or text.endswith(("ie", "ey"))) else ""
    if text[-1:] == "h" and text[-2:-1] in "aeiou":
        text = text[:-1]
    return start + text.translate(SINGLE).translate(SILENT) + end
