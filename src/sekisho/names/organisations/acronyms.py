"""Which acronyms may stand for a body's name? Its initials, and the short word in brackets behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sekisho.names.latin import plain_letters
from sekisho.names.organisations.glossary import latin_terms

_BRACKETED = re.compile(r"[(\[\"“‘']([^\W\d_]{3,8})[)\]\"”’']")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_SMALL = frozenset(
    "of the and for in to by at on with de la las los le les el y e et du des und der die das di da do del".split()
)
_ARTICLES = frozenset(("al", "el", "ul", "a", "an"))
_VOWELS = frozenset("aeiouy")
_UNSPEAKABLE = re.compile(
    r"q(?!u)|[^aeiouy]{4}|^[^aeiouy]{2}[^aeiouylrhw]|[^aeiouy]{3}$|^(?:[bdfgjkmnptv][bcdfgjkmnpqtvxz])|[hjv]$"
)


def acronyms(text: str) -> tuple[str, ...]:
    """The acronyms that a name of several Latin words may go by, three letters and more.

    Initials of all words but the small ones, with and without articles and legal forms, and a short word in brackets.

    Args:
        text: normalised.
    """
    found = [plain_letters(word) for word in _BRACKETED.findall(text)]
    words = [plain_letters(word) for word in _WORD.findall(_BRACKETS.sub(" ", text)) if ord(word[0]) < 0x370]
    for chosen in _choices([word for word in words if word]):
        if len(chosen) > 2:
            found.append("".join(word if word.isdecimal() else word[0] for word in chosen))
    return tuple(dict.fromkeys(acronym for acronym in found if 2 < len(acronym) < 10))


def _choices(words: list[str]) -> Iterator[list[str]]:
    big = [word for word in words if word not in _SMALL]
    without_articles = [word for word in big if word not in _ARTICLES]
    yield without_articles
    yield big
    terms = latin_terms().terms
    yield [word for word in without_articles if (term := terms.get((word,))) is None or term.role != "legal"]
    yield [word for word in words if word not in ("the", "of", "and")]


def is_acronym(text: str) -> bool:
    """Whether a text is one word that may be an acronym: three to six letters, in capitals or hard to speak.

    Args:
        text: normalised; where case is lost only the letters count.
    """
    word = text.strip()
    letters = plain_letters(word)
    if not (3 <= len(letters) <= 6 and letters.isalpha() and word.isalpha() and ord(word[0]) < 0x250):
        return False
    if (letters,) in latin_terms().terms:
        return False
    return word.isupper() or not _VOWELS & set(letters) or bool(_UNSPEAKABLE.search(letters))
