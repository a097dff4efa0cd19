"""What is the form of a person's name? Its words, and whether they may be East Asian syllables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sekisho.names import chinese, korean
from sekisho.names.word import Form, Word

# Readings that a slip of the hand may have made: they may join two names, never part them.
_DOUBTFUL = frozenset(("mixed", "french"))
# A reading in words of more syllables than this is no East Asian name of monosyllables.
_LONGEST_SYLLABLE = 7
_ONE_RUN_OF_VOWELS = re.compile("[^aeiou]*[aeiou]*[^aeiou]*")


def person_form(
    words: tuple[Word, ...],
    whole: str,
    *,
    surnames: int = 0,
    given: int = -1,
    readings: tuple[korean.Reading, ...] = (),
    korean_name: bool = False,
) -> Form:
    """The form of words of a person's name.

    Args:
        words: in their order; those without letters are left out.
        whole: the letters of the whole name, titles and particles too.
        surnames, given, readings: as a `Form` has them.
        korean_name: it is written as Koreans are.
    """
    letters = [word.letters for word in words]
    if not all(letters):
        words = tuple([word for word in words if word.letters])
        letters = [word.letters for word in words]
    read = "".join(letters)
    return Form(
        words,
        surnames=surnames,
        given=given,
        readings=readings,
        joined=(whole,) if whole == read else (whole, read),
        monosyllabic=all(map(is_one_syllable, letters)),
        korean=korean_name,
    )


def is_korean(words: Sequence[str], readings: Sequence[korean.Reading]) -> bool:
    """Whether a name is written as Koreans are: a usual surname, and a spelling that one system allows throughout.

    Args:
        words: of the name, or the first and the last of them.
        readings: of the name.
    """
    return any(reading.system not in _DOUBTFUL for reading in readings) and (
        korean.is_surname(words[0].casefold()) or korean.is_surname(words[-1].casefold())
    )


@lru_cache(maxsize=1 << 16)
def is_one_syllable(letters: str) -> bool:
    """Whether letters may write one syllable of Korean or Chinese, or are an initial."""
    if not 1 <= len(letters) <= _LONGEST_SYLLABLE:
        return False
    if len(letters) == 1:
        return True
    if not _ONE_RUN_OF_VOWELS.fullmatch(letters):
        return False
    if any(len(reading.syllables) == 1 for reading in korean.read_word(letters)):
        return True
    return any(s.key.startswith(("mandarin:", "cantonese:")) and "." not in s.key for s in chinese.sounds(letters))
