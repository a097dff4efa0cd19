"""Which words does a name in Arabic script have, and which Latin spellings may stand for them?

Arabic and Persian write consonants and long vowels. A Latin spelling keeps the consonants, so the two are compared by
the consonants alone, in the Arabic and in the Persian reading (ث ذ ض ظ are t d d d in the one, s z z z in the other).
و may be a consonant or a vowel, so an Arabic word has a key for each. Sources of the letter values: ALA-LC
Romanization Tables (Arabic, Persian, Pushto, Urdu), BGN/PCGN 1956 (Arabic) and 1958 (Persian), the French spelling of
the Maghreb's civil registers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Final, NamedTuple

from sekisho.names.sound import Sound

VALUES: Final = {1: 700, 2: 880}
VALUE: Final = 940
MOST: Final = 8

DROPPED: Final = frozenset({"بن", "ابن", "بنت", "ال", "ولد", "و"})
ABU: Final = frozenset({"ابو", "ابي", "ابا"})
# Words in which ال belongs to the stem.
STEMS: Final = (
    "الله",
    "الياس",
    "الهام",
    "الماس",
    "البرز",
    "الطاف",
    "الكسا",
    "الكسن",
    "الكسي",
    "الينا",
    "الفيا",
    "الوند",
    "النا",
)
TITLES: Final = frozenset(
    "شيخ دكتر دكتور حاج حاجي حجي ملا مولوي مولانا استاد استاذ مهندس سردار سرتيپ سرلشكر سرهنگ جنرال قاري حجت ايه "
    "عميد لواء عقيد امير_لشكر".split()
)


class Letter(NamedTuple):
    """What one letter of the Arabic script becomes."""

    plain: str
    latin: str
    arabic: str
    persian: str


@cache
def _letters() -> dict[str, Letter]:
    text = (files("sekisho.names") / "data" / "arabic_letters.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {letter: Letter(*(cell.strip("-") for cell in cells)) for letter, *cells in rows}


def split(text: str) -> tuple[str, ...]:
    """Give the words of an Arabic-script name as units that can be compared.

    Args:
        text: the name, normalised; letters of other scripts part words.

    Returns:
        Words in unified letters (one ي, one ك, one ه, no marks): without the article, with عبد, أبو, الله and الدين
        joined to their partner, without بن, بنت, آل, ولد, و and without a leading title.
    """
    letters = _letters()
    plain = "".join(letters[sign].plain if sign in letters else "" if _is_mark(sign) else " " for sign in text)
    words = [word for word in plain.split() if word not in DROPPED]
    units: list[str] = []
    held = ""  # عبد or أبو, waiting for the word it belongs to
    for word in words:
        if held:
            units.append(held + ("الله" if word == "الله" else _bare(word)))
            held = ""
        elif word == "عبد" or word in ABU:
            held = "ابو" if word in ABU else word
        elif units and word in ("الله", "الدين", "دين"):
            units[-1] += "الله" if word == "الله" else "دين"
        elif len(word) > 5 and word.endswith("عبد"):
            units.append(word[:-3])
            held = "عبد"
        else:
            units.append(_bare(_joined(word)))
    if held:
        units.append(held)
    while len(units) > 2 and units[0] in TITLES:
        units.pop(0)
    return tuple(units)


def _is_mark(sign: str) -> bool:
    return "\u064b" <= sign <= "\u065f" or "\u06d6" <= sign <= "\u06ed" or sign in "\u0670\u0640\u200c\u200d"


def _bare(word: str) -> str:
    """Take the article off a word that is long enough to have one."""
    if len(word) > 4 and word.startswith("ال") and not word.startswith(STEMS):
        return word[2:]
    return word


def _joined(unit: str) -> str:
    """Bring a compound that was typed as one word to the form that a parted one gets."""
    if unit.endswith("الدين") and len(unit) > 6:
        unit = unit[:-5] + "دين"
    if unit.startswith("عبدال") and len(unit) > 7 and unit != "عبدالله":
        unit = "عبد" + unit[5:]
    if unit.startswith(("ابوال", "ابيال")) and len(unit) > 7:
        unit = "ابو" + unit[5:]
    return unit


def latinise(word: str) -> str:
    """Write an Arabic-script word in plain Latin letters, one value a letter; the vowels that are not written lack."""
    letters = _letters()
    return "".join(letters[sign].latin if sign in letters else sign if "a" <= sign <= "z" else "" for sign in word)


def sounds(word: str) -> tuple[Sound, ...]:
    """Give the consonant keys of an Arabic-script word, in the Arabic and in the Persian reading.

    Args:
        word: one unit of `split`.

    Returns:
        Sorted `arabic:` sounds, worth 940 with three consonants or more, 880 with two, 700 with one.
    """
    letters = _letters()
    known = [letters[sign] for sign in word.replace("الله", "له") if sign in letters]
    if not known:
        return ()
    found: set[str] = set()
    vowels = {
        "a" if letter.plain in "اع" else "o" if letter.plain == "و" else "i"
        for letter in known[1:]
        if letter.plain in ("ا", "ع", "و", "ي")
    }
    for reading in ("arabic", "persian"):
        choices: list[tuple[str, ...]] = []
        for at, letter in enumerate(known):
            sound = getattr(letter, reading)
            last = at == len(known) - 1
            if at == 0 and sound in ("", "Y", "W"):
                choices.append(("A",) if not sound else (sound,))
            elif letter.plain == "و":
                choices.append(("W", ""))
            elif letter.plain == "ي":
                choices.append(("Y", "") if last else ("",))
            elif last and letter.plain == "ه":
                choices.append(("",))
            else:
                choices.append((sound,))
        for letters_ in product(*choices):
            key = "".join(letters_)
            found.update(_with_vowels(key, vowels or {"a", "i", "o"}))
            if len(found) >= MOST:
                break
    return _valued(found)


def _with_vowels(key: str, vowels: set[str]) -> list[str]:
    """A short key says too little: it takes the vowel that the word has."""
    if len(key.lstrip("A")) >= 3:
        return [key]
    return [f"{key}/{vowel}" for vowel in vowels]


def _valued(keys: set[str]) -> tuple[Sound, ...]:
    return tuple(
        Sound(f"arabic:{key}", VALUES.get(len(key.partition("/")[0].lstrip("A")), VALUE))
        for key in sorted(keys)
        if key.partition("/")[0].lstrip("A")
    )


GROUPS: Final = (
    ("sch", "S"), ("tch", "C"), ("sh", "S"), ("dj", "j"), ("dzh", "j"), ("zh", "j"), ("kh", "X"), ("gh", "K"),
    ("th", "t"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("ts", "s"), ("ee", "i"), ("oo", "u"),
)  # fmt: skip
PARTED: Final = (("sh", "s'h"), ("zh", "z'h"), ("th", "t'h"), ("dh", "d'h"))
SINGLE: Final = str.maketrans({"q": "K", "k": "K", "g": "K", "c": "K", "v": "W", "w": "W", "p": "b", "x": "Ks"})
SILENT: Final = str.maketrans("", "", "aeiouy'")
VOWEL_SETS: Final = {"a": "a", "e": "ai", "i": "i", "y": "i", "o": "o", "u": "o"}


def latin_sounds(word: str) -> tuple[Sound, ...]:
    """Give the keys with which a Latin word meets an Arabic-script one; they say little between two Latin words.

    Args:
        word: one word of plain Latin letters, casefolded, as `glue` leaves it.

    Returns:
        Sorted `arabic:` sounds, at most six.
    """
    found: set[str] = set()
    readings = [word]
    if "ch" in word.replace("tch", "").replace("sch", ""):
        readings = [word.replace("ch", "S"), word.replace("ch", "C")]
    for group, parted in PARTED:
        if group in word[1:-1]:
            readings.append(word.replace(group, parted))
            break
    vowels = {vowel for letter in word for vowel in VOWEL_SETS.get(letter, "")}
    for reading in readings:
        if reading.startswith("abdul") and len(reading) > 7 and not reading.startswith("abdulla"):
            reading = "abd" + reading[5:]
        key = _consonants(reading)
        found.update(_with_vowels(key, vowels))
        if word[-1:] == "h" and word[-2:-1] in "aeiou":
            found.update(_with_vowels(key + "h", vowels))
    return _valued(found)


def _consonants(word: str) -> str:
    text = word
    for group, letter in GROUPS:
        if group in text:
            text = text.replace(group, letter)
    text = SOFT_C.sub("s", text) if "c" in text else text
    text = GLIDE.sub("w", text) if "ou" in text else text
    text = DOUBLED.sub(r"\1", text)
    start = ""
    if text[:1] in "aeou" or (text[:1] == "i" and text[1:2] not in ("a", "o", "u", "e")):
        start = "A"
    elif text[:1] in ("i", "y"):
        start = "Y"
    end = "Y" if NISBA.search(text, 1) else ""
    if text[-1:] == "h" and text[-2:-1] in "aeiou":
        text = text[:-1]
    return start + text.translate(SINGLE).translate(SILENT) + end


SOFT_C: Final = re.compile("c(?=[eiy])")
GLIDE: Final = re.compile("ou(?=[aeio])")
DOUBLED: Final = re.compile(r"(.)\1+")
NISBA: Final = re.compile("(?:[iy]|i[ey])$")

ARTICLES: Final = frozenset("al el ul il ol l".split())
# The article before a sun letter takes its sound.
SUN: Final = {
    vowel + letter: letter for vowel in "aeu" for letter in ("d", "n", "r", "s", "t", "z", "sh", "ch", "th", "dh")
}
SONS: Final = frozenset("bin ben ibn bint bent ould wuld walad".split())
SERVANT: Final = frozenset(
    "abd abdal abdel abdul abdol abdoul abdil abdur abdus abdush abdar abder abdor abdun abdud abduz abdes "
    "abdas".split()
)
FATHER: Final = frozenset("abu abou aboo".split())
FAITH: Final = frozenset(
    "din deen eddin eddine edine uddin uddine aldin aldeen eldin eldine eldeen addin aldine "
    "ddin adin eddeen uddeen".split()
)
GOD: Final = frozenset("allah ullah ollah alla ulla".split())

SERVANT_START: Final = re.compile("abd(?:ou|[aeiou])?(?:l|(?P<sun>sh|[drstzn])(?=(?P=sun)))?")
SERVANT_ALONE: Final = re.compile("abd(?:ou|[aeiou])?l+[aeo]*h?$")
FATHER_START: Final = re.compile("ab(?:ou|[uo])l(?=[a-z]{4})")
ARTICLE_START: Final = re.compile("[ae]l(?=(?:sh|kh|gh|dh|[qrhjw])[a-z]{3})")
FAITH_END: Final = re.compile("(?<=[a-z]{2})[aeiouy]+(?:l|d)d[ie]+ne?$")
GOD_END: Final = re.compile("(?<=[a-z]{2})[aeiou]+l?la+h$")


def glue(words: Sequence[str]) -> tuple[str, ...]:
    """Join the parts of an Arabic name that belong together and drop its particles, in Latin letters.

    Args:
        words: the words of one name, casefolded, without apostrophes and hyphens.

    Returns:
        Words in which `abd al rahman`, `abdel rahman` and `abdurrahman` are `abdulrahman`, `abu al qasim` is
        `abuqasim`, `nasr allah` and `nasrollah` are `nasrullah`, `nur al din` is `nuruddin` and `elsheikh` `sheikh`;
        without al, el, bin, ben, ould. A name that ends in abd or abu was turned round: the first word belongs to it.
        Glueing twice changes nothing.
    """
    kept = [word for at, word in enumerate(words) if not _is_particle(words, at)]
    if len(kept) > 1 and (kept[-1] in SERVANT or kept[-1] in FATHER):
        kept = [kept[-1], *kept[:-1]]
    units: list[str] = []
    held = ""
    for word in kept:
        if held:
            units.append("abdullah" if held == "abdul" and word in GOD else held + word)
            held = ""
        elif word in SERVANT:
            held = "abdul"
        elif word in FATHER:
            held = "abu"
        elif units and word in FAITH:
            units[-1] += "uddin"
        elif units and word in GOD:
            units[-1] += "ullah"
        else:
            units.append(word)
    if held:
        units.append(held)
    return tuple(normal(unit) for unit in units)


def _is_particle(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if len(word) > 5 or at == len(words) - 1:
        return False
    if word in ARTICLES:
        return True
    if word in SONS:
        return len(words) > 2
    sun = SUN.get(word)
    return sun is not None and words[at + 1].startswith(sun)


@cache
def normal(word: str) -> str:
    """Bring a compound that was typed as one word to the form that a parted one gets."""
    if len(word) < 6:
        return word
    if SERVANT_ALONE.match(word):
        return "abdullah"
    if start := SERVANT_START.match(word):
        rest = word[start.end() :]
        return f"abdul{rest}" if len(rest) > 2 else word
    if start := FATHER_START.match(word):
        return f"abu{word[start.end() :]}"
    if FAITH_END.search(word):
        return FAITH_END.sub("uddin", word)
    if GOD_END.search(word):
        return GOD_END.sub("ullah", word)
    if (start := ARTICLE_START.match(word)) and word not in TOGETHER:
        return word[start.end() :]
    return word


# Names that begin with the letters of an article.
TOGETHER: Final = frozenset("elshad elshan elkhan elchin elhan alhan alkhan elrod elroy elwood".split())
