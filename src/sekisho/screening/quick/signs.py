"""Which tokens can be read apart from their neighbours? Those of signs that no rule on a whole text looks at."""

from __future__ import annotations

import unicodedata
from functools import cache

from sekisho.names.normalise import normalise
from sekisho.names.script import script_of


def plain_token(token: str) -> str | None:
    """The token as it stands in a text that is normalised; None where its neighbours may matter.

    Args:
        token: as typed, without blanks.
    """
    if token.isascii() and token.isprintable():
        return token.replace("`", "'")
    if all(map(_stands_alone, token)):
        normal = normalise(token)
        return None if normal.flags else normal.text
    return None


@cache
def _stands_alone(sign: str) -> bool:
    """Whether a sign becomes what it becomes whatever stands beside it."""
    if sign.isascii():
        return sign.isprintable() and sign != " "
    if normalise(f"a{sign}a") == ("a'a", ()):
        return True
    is_letter = sign.isalpha() and script_of(sign) == "latin" and not unicodedata.combining(sign)
    return is_letter and unicodedata.is_normalized("NFKC", sign) and normalise(sign) == (sign, ())


def made_up_word(number: int) -> str:
    """A word that no table and no rule knows."""
    consonants = "bcdfghjkmnpvwz"
    return f"qx{consonants[number % 14]}x{consonants[number // 14]}qxqxq"
