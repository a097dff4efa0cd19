"""Which acronyms may stand for a body's name? Its initials, and the short word in brackets behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sekisho.names.latin import plain_letters
from sekisho.names.organisations.glossary import latin_terms

_BRACKETED = re.compile(r"[(\[\"“‘']([^\W\d_]{3,8})[)\]\"”’']")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_SMALL = frozenset(
    "of the and for in to by at on with de la las los le les el y e et du des und der die das di da do del".split()
)
_SMALLEST = frozenset(("the", "of", "and"))
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
    without = _BRACKETS.sub(" ", text) if "(" in text or "[" in text else text
    words = [word for shown in _WORD.findall(without) if ord(shown[0]) < 0x370 and (word := plain_letters(shown))]
    if len(words) > 2:
        for chosen in _choices(words):
            if len(chosen) > 2:
                found.append("".join([word if word.isdecimal() else word[0] for word in chosen]))
    return tuple([acronym for acronym in dict.fromkeys(found) if 2 < len(acronym) < 10])


def _choices(words: list[str]) -> Iterator[list[str]]:
    gives = [_gives_to(word) for word in words]
    for choice in range(4):
        yield [word for word, given in zip(words, gives, strict=True) if given[choice]]


@lru_cache(maxsize=1 << 16)
def _gives_to(word: str) -> tuple[bool, bool, bool, bool]:
    """To which acronyms a word gives its initial: of the great words without articles, of all great words, of the first
    without legal forms, and of all words but the smallest."""
    term = latin_terms().terms.get((word,))
    is_great = word not in _SMALL
    is_named = is_great and word not in _ARTICLES
    return is_named, is_great, is_named and (term is None or term.role != "legal"), word not in _SMALLEST


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
