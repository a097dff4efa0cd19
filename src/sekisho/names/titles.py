"""Which words at the ends of a name are no name? Titles in scripts that join them to it or have their own words."""

from __future__ import annotations

import re
from functools import cache

from sekisho.names.tables import words_of_table

# So many letters are left where a title is joined to a name: 金正恩氏 is 金正恩.
_FEWEST_BEFORE = 2
_SIGNS = " ,.\u3001\u3002\uff0c\u30fb"
_EAST = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def without_titles_in_script(text: str) -> str:
    """The text without titles in Hangul, Han, kana or Cyrillic at either end; a name is always left.

    Args:
        text: normalised.
    """
    if text.isascii():
        return text
    while shorter := _shorter(text):
        text = shorter
    return text


def _shorter(text: str) -> str:
    """The text without one title, "" where there is none or nothing would be left."""
    first, _, rest = text.partition(" ")
    if rest and first.strip(_SIGNS).casefold() in _titles() and _names(rest):
        return rest.lstrip(_SIGNS)
    before, _, last = text.rpartition(" ")
    if before and last.strip(_SIGNS).casefold() in _titles() and _names(before):
        return before.rstrip(_SIGNS)
    joined = _joined().search(text.rstrip(_SIGNS))
    if joined and sum(c.isalpha() for c in text[: joined.start()]) >= max(_FEWEST_BEFORE, 4 - len(joined[0])):
        return text[: joined.start()].rstrip(_SIGNS)
    return ""


def _names(text: str) -> bool:
    """Whether what is left may be a name: two letters that no blank parts, or two words."""
    return sum(c.isalpha() for c in text) >= _FEWEST_BEFORE


@cache
def _titles() -> frozenset[str]:
    return frozenset(words_of_table("titles_in_script"))


@cache
def _joined() -> re.Pattern[str]:
    titles = sorted((word for word in _titles() if _EAST.match(word)), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(titles)})$")
