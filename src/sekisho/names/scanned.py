"""What did a scanner or a narrow field do to a text? Digits read for letters are undone; a long one may be cut."""

from __future__ import annotations

import re

# The narrowest fields of messages and registers that cut names.
CUT_FROM = 18

_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_LETTERS = str.maketrans("0123456789", "olzeasgtbg")
_SMALL_L = re.compile(r"(?<=[A-Z])l(?=[A-Z])|\bl(?=[A-Z]{2})|(?<=[A-Z]{2})l\b")


def unscanned(text: str) -> str:
    """The text with single digits among the letters of a word read as the letters that scanners take for them.

    A number at the end of a word stays, but for a nought: ships and bodies are numbered.

    Args:
        text: normalised.
    """
    if "l" in text:
        text = _SMALL_L.sub("I", text)
    return _WORD.sub(_unscan, text) if _DIGIT.search(text) else text


def _unscan(found: re.Match[str]) -> str:
    word = found[0]
    digits = sum(c.isdigit() for c in word)
    if not digits or digits == len(word) or digits * 3 > len(word) + 2:
        return word
    if word[-1].isdigit() and (word[-1] != "0" or digits > 1):
        return word
    small = word.translate(_LETTERS)
    return small.upper() if word.upper() == word else small
