"""How may a Korean name be read? As syllables, whether in Hangul, Hanja, kana, Cyrillic or Latin letters."""

from __future__ import annotations

import re
import unicodedata

from sekisho.names.korean.latin import read_latin, read_latin_word
from sekisho.names.korean.reading import Reading
from sekisho.names.korean.scripts import read_in_script, read_word_in_script

_SIGNS = str.maketrans({"ŏ": "o'", "ŭ": "u'", "ǒ": "o'", "ǔ": "u'", "õ": "o'", "ũ": "u'"})
_SCRIPTS = (
    ("hangul", re.compile(r"[가-힣]+")),
    ("hanja", re.compile(r"[㐀-䶿一-鿿豈-﫿]+")),
    ("kana", re.compile(r"[ぁ-ゖァ-ヺー]+")),
    ("cyrillic", re.compile(r"[а-яё]+")),
)


def read_person(text: str) -> tuple[Reading, ...]:
    """All plausible readings of a person's whole name, surname first; () where it cannot be Korean.

    Args:
        text: normalised (`names.normalise`), in any case; a comma parts surname and given name.
    """
    low = text.lower()
    if not low.isascii():
        low = _without_marks(low)
    if low.isascii():
        return read_latin(low)
    for script, letters in _SCRIPTS:
        if letters.search(low):
            return read_in_script(low, script, letters)
    return ()


def read_word(word: str) -> tuple[Reading, ...]:
    """All plausible readings of one word in the name of a body or a ship: `taesong`, `대성`, `大成`.

    Args:
        word: as for `read_person`; words that belong together are joined before.
    """
    low = word.lower()
    if not low.isascii():
        low = _without_marks(low)
    if low.isascii():
        return tuple(read_latin_word(low))
    for script, letters in _SCRIPTS:
        if letters.search(low):
            return read_word_in_script(low, script, letters)
    return ()


def _without_marks(low: str) -> str:
    """Signs of McCune-Reischauer as apostrophes; other marks of Latin letters gone, kana and Hangul whole."""
    letters = []
    for char in unicodedata.normalize("NFC", low).translate(_SIGNS):
        if "\u00c0" <= char < "\u0370":
            char = unicodedata.normalize("NFD", char)[0]
        letters.append(char)
    return "".join(letters)
