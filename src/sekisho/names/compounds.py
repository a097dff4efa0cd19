"""Which parts of an Arabic name are one word, and how is that word written in Latin letters?

Arabic genitives (servant of, father of, of God, of the faith) are one name, and Latin spellings part and join them as
they like, with the article in the sound that follows it (ar-Rahman, ur-Rehman, errahmane).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

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
GOD: Final = frozenset("allah ullah ollah oullah".split())

_PARTS: Final = ARTICLES | SONS | SERVANT | FATHER | FAITH | GOD | frozenset(SUN)
_LONGEST_PART: Final = max(map(len, _PARTS))

SERVANT_START: Final = re.compile("abd(?:ou|[aeiou])?(?:l|(?P<sun>sh|[drstzn])(?=(?P=sun)))?")
SERVANT_ALONE: Final = re.compile("abd(?:ou|[aeiou])?l+[aeo]*h?$")
FATHER_START: Final = re.compile("ab(?:ou|[uo])l(?=[a-z]{4})")
ARTICLE_START: Final = re.compile("[ae]l(?=(?:sh|kh|gh|dh|ss|[qrhjw])[a-z]{3})")
FAITH_END: Final = re.compile("(?<=[a-z]{2})[aeiouy]+(?:l|d)d[ie]+ne?$")
SUN_START: Final = re.compile("e(?P<sun>[drstnz])(?=(?P=sun)[a-z]{4})")
GOD_END: Final = re.compile("(?<=[a-z]{2})[aeiou]+l?la+h$")


# Names that begin with the letters of an article.
TOGETHER: Final = frozenset("elshad elshan elkhan elchin elhan alhan alkhan elrod elroy elwood".split())


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
    units = _glued(words)
    # What was glued may show an article before it that was hidden: as, as-Sabar.
    while len(again := _glued(units)) < len(units):
        units = again
    return units


def _glued(words: Sequence[str]) -> tuple[str, ...]:
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


def is_alone(word: str) -> bool:
    """Whether a word is one word of a name and no more, whatever stands beside it, so that `glue` only normalises it.

    Args:
        word: casefolded, in Latin letters.
    """
    return len(word) > _LONGEST_PART or word not in _PARTS


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
    if (start := ARTICLE_START.match(word) or SUN_START.match(word)) and word not in TOGETHER:
        return word[start.end() :]
    return word


def without_article(word: str) -> str:
    """Give the word behind an article that was typed together with it (alzahrani, elkaddafi), or nothing.

    Only a guess, for Alvarez has none: to be used for further keys, never for a normal form.
    """
    return word[2:] if len(word) > 6 and word.startswith(("al", "el")) and word[2] not in "aeiou" else ""
