"""What are the plain letters of a word? a to z and digits, whatever script it came in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that no decomposition takes to plain ones, and small capitals and phonetic signs that pass for letters.
_SPECIAL = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
        "ŋ": "ng", "ŧ": "t", "ĸ": "k",
        "ə": "a", "ɑ": "a", "ɡ": "g", "ɩ": "i", "ɪ": "i", "ɴ": "n", "ʀ": "r", "ʟ": "l", "ʏ": "y",
        "ʙ": "b", "ɢ": "g", "ʜ": "h", "ᴀ": "a", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ᴊ": "j", "ᴋ": "k", "ᴍ": "m", "ᴏ": "o",
        "ᴘ": "p", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v", "ᴡ": "w", "ᴢ": "z", "ꜱ": "s",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_NO_SIGNS = {code: None for code in range(128) if not chr(code).isalnum()}


@lru_cache(maxsize=1 << 16)
def plain_letters(word: str) -> str:
    """The word in a to z and digits: marks and apostrophes gone, other scripts spelled out.

    Args:
        word: normalised, one word.
    """
    folded = word.casefold()
    if not folded.isascii():
        folded = folded.translate(_SPECIAL)
        folded = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
        if not folded.isascii():
            from anyascii import anyascii

            folded = anyascii(folded).lower()
    if folded.isalnum():
        return folded
    return "".join(c for c in folded if c.isalnum())


def letters_in(text: str) -> str:
    """The plain letters of all words of a text together.

    Args:
        text: normalised.
    """
    if text.isascii():
        return text.lower().translate(_NO_SIGNS)
    return "".join(map(plain_letters, _WORD.findall(text)))


def plain_digits(number: str) -> str:
    """A number in the digits 0 to 9 without leading noughts, of any length and script.

    Args:
        number: decimal digits alone.
    """
    return "".join(str(int(digit)) for digit in number).lstrip("0") or "0"
