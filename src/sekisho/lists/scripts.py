"""In which script is this written? ISO 15924, told from the characters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

# The first word of a letter's Unicode name is its script.
_CODES = {
    "LATIN": "Latn",
    "HANGUL": "Hang",
    "KATAKANA": "Kana",
    "HIRAGANA": "Hira",
    "CJK": "Hani",
    "IDEOGRAPHIC": "Hani",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "GREEK": "Grek",
    "HEBREW": "Hebr",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "GUJARATI": "Gujr",
    "GURMUKHI": "Guru",
    "ORIYA": "Orya",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "KANNADA": "Knda",
    "MALAYALAM": "Mlym",
    "SINHALA": "Sinh",
    "THAI": "Thai",
    "LAO": "Laoo",
    "KHMER": "Khmr",
    "MYANMAR": "Mymr",
    "TIBETAN": "Tibt",
    "MONGOLIAN": "Mong",
    "ETHIOPIC": "Ethi",
    "SYRIAC": "Syrc",
    "THAANA": "Thaa",
    "TIFINAGH": "Tfng",
    "BOPOMOFO": "Bopo",
}
_WIDTHS = ("FULLWIDTH ", "HALFWIDTH ")


@lru_cache(maxsize=8192)
def _of_letter(letter: str) -> str | None:
    """The script of one character, None where it belongs to none or to several (digits, marks, the long-vowel sign)."""
    if not letter.isalpha() or letter in "ーｰ":
        return None
    name = unicodedata.name(letter, "")
    for width in _WIDTHS:
        name = name.removeprefix(width)
    return _CODES.get(name.split(" ", 1)[0])


def script_of(text: str) -> str | None:
    """The ISO 15924 code of a text's script, None where no letter tells.

    Of several scripts the most frequent that is not Latin stands for the whole, since a Latin abbreviation in a Korean
    name leaves it a Korean name. Han with kana is `Jpan`, both kana together `Hrkt`.

    Args:
        text: a name in any script.
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else None
    counts = Counter(script for letter in text if (script := _of_letter(letter)))
    latin = counts.pop("Latn", 0)
    if not counts:
        return "Latn" if latin else None
    if counts.keys() == {"Kana", "Hira"}:
        return "Hrkt"
    if "Hani" in counts and len(counts) > 1 and counts.keys() <= {"Kana", "Hira", "Hani"}:
        return "Jpan"
    return counts.most_common(1)[0][0]
