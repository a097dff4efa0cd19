"""How is a person's name in Latin letters read? Titles go, articles join their word, what shows a surname is heeded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from sekisho.names import compounds, given_names, korean, patronymics
from sekisho.names.latin import letters_in, plain_letters
from sekisho.names.person_form import is_korean, person_form
from sekisho.names.scanned import CUT_FROM
from sekisho.names.tables import words_of_table
from sekisho.names.word import INITIAL, LAST, PATRONYMIC, Form, Word

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
# First parts of Persian and Arabic double names, which are written in one word or two.
_FIRST_PARTS = frozenset(("muhammad", "sayyid", "ali", "amir", "ghulam", "mir", "haji", "shah", "wali", "khuda", "nur"))
_SHORTEST_PART, _LONGEST_DOUBLE = 3, 30
_PARTICLES = frozenset("abu abou abd abdul abdel al el ul bin ben ibn".split())
_LONGEST_PARTICLE = 8
_TWICE = re.compile(r"(.)\1")


class Typed(NamedTuple):
    """A word of a person's name as it was typed.

    Args:
        shown: as typed.
        letters: a to z and digits.
        words: what it is read as if its neighbours do not change that: one word, or both parts of a double name.
        parts: the same before they are brought to their normal form.
        is_alone: its neighbours change nothing.
        is_title: it is one at either end of a name.
        is_honorific: it is one before a name.
        is_capital: it is written in capitals and no initial.
        may_be_korean: a Korean name may begin or end with it.
    """

    shown: str
    letters: str
    words: tuple[Word, ...]
    parts: tuple[str, ...]
    is_alone: bool
    is_title: bool
    is_honorific: bool
    is_capital: bool
    may_be_korean: bool


@lru_cache(maxsize=1 << 16)
def typed(shown: str) -> Typed:
    """What is known of a word wherever it stands."""
    letters = plain_letters(shown)
    parts = double(_particle(letters))
    return Typed(
        shown,
        letters,
        tuple([latin_word(compounds.normal(part)) for part in parts]),
        parts,
        all(map(compounds.is_alone, parts)),
        letters in _titles(),
        letters in _titles() or letters in _honorifics(),
        shown.isupper() and len(shown) > 1,
        not shown.isascii() or "'" in shown or korean.is_surname(shown.casefold()),
    )


@cache
def _titles() -> frozenset[str]:
    return frozenset(words_of_table("titles"))


@cache
def _honorifics() -> frozenset[str]:
    """Titles that stand before a name only; behind one they are a surname."""
    return frozenset(words_of_table("titles_before"))


def read_latin(text: str) -> Iterator[Form]:
    """The forms of a name in Latin letters.

    Args:
        text: normalised, one name.
    """
    words = list(map(typed, WORD.findall(text)))
    if not words:
        return
    whole = letters_in(text)
    count = len(WORD.findall(text.partition(",")[0])) if "," in text else 0
    if count > 1 and all(word.is_title for word in words[count:]):
        words, count = words[:count], 0
    has_comma = 0 < count < len(words)
    if has_comma:
        surnames, given = without_titles(words[:count], 1), without_titles(words[count:], 1)
        kept = surnames + given
    else:
        kept = without_titles(words, 2)
        surnames, given = by_capitals(kept)
    family, others = _glued(surnames), _glued(given)
    read = family + others
    readings = korean_readings(kept, len(surnames) if has_comma else 0)
    yield person_form(
        _may_be_cut(read, kept[-1], text),
        whole,
        surnames=len(family),
        # After the surnames where they are known, else the first word.
        given=len(family) if len(family) < len(read) else -1,
        readings=readings,
        korean_name=bool(readings) and is_korean([kept[0].shown, kept[-1].shown], readings),
    )
    if has_comma and not all(word.is_alone for word in kept):
        turned = _glued([*given, *surnames])
        if len(turned) < len(read):
            # A comma parted what is one word: AZIZ, Abdul.
            yield person_form(turned, whole)


def korean_readings(words: Sequence[Typed], surnames: int) -> tuple[korean.Reading, ...]:
    """The words as Korean syllables, where the first or the last may be a surname.

    Args:
        words: without titles.
        surnames: how many of them a comma parted from the others; 0 where there is none.
    """
    if len(words) > 1 and not words[0].may_be_korean and not words[-1].may_be_korean:
        return ()
    shown = [word.shown for word in words]
    text = f"{' '.join(shown[:surnames])}, {' '.join(shown[surnames:])}" if surnames else " ".join(shown)
    return korean.read_person(text.casefold())


def without_titles(words: list[Typed], left: int) -> list[Typed]:
    """The words without titles at either end; so many words are always left."""
    start, end = 0, len(words)
    while end - start > left and words[start].is_honorific:
        start += 1
    while end - start > left and words[end - 1].is_title:
        end -= 1
    return words[start:end] if end - start < len(words) else words


def by_capitals(words: list[Typed]) -> tuple[list[Typed], list[Typed]]:
    """The words written in capitals among others that are not: the surname, as publishers set it apart."""
    capital = [word for word in words if word.is_capital]
    if not capital or len(capital) == len(words):
        return [], words
    return capital, [word for word in words if not word.is_capital]


def _glued(words: Sequence[Typed]) -> tuple[Word, ...]:
    """The words, what belongs together as one."""
    if all(word.is_alone for word in words):
        return tuple(chain.from_iterable([word.words for word in words]))
    parts = [part for word in words for part in word.parts]
    return tuple(map(latin_word, compounds.glue(parts) or parts))


@lru_cache(maxsize=1 << 16)
def latin_word(letters: str) -> Word:
    """A word of a person's name, with what its letters alone say of its role."""
    return Word(letters, INITIAL if len(letters) == 1 else PATRONYMIC if patronymics.root(letters) else 0)


def _particle(word: str) -> str:
    """A particle of an Arabic name with a letter typed twice (Abbu, Ell), else the word."""
    plain = _TWICE.sub(r"\1", word) if len(word) < _LONGEST_PARTICLE else word
    return plain if plain != word and plain in _PARTICLES else word


@lru_cache(maxsize=1 << 16)
def double(word: str) -> tuple[str, ...]:
    """The two parts of a double name written as one word (Mohammadreza), or the word."""
    if 2 * _SHORTEST_PART < len(word) <= _LONGEST_DOUBLE and not given_names.listed(word):
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            if _is_first_part(word[:cut]) and given_names.listed(word[cut:]):
                return word[:cut], word[cut:]
    return (word,)


@lru_cache(maxsize=1 << 16)
def _is_first_part(letters: str) -> bool:
    return not _FIRST_PARTS.isdisjoint(given_names.listed(letters))


def _may_be_cut(words: tuple[Word, ...], last: Typed, text: str) -> tuple[Word, ...]:
    """The word that ends the text marked where the text is so long that a field may have cut it."""
    if len(text) < CUT_FROM or len(words) < 2 or given_names.listed(last.letters):
        return words
    return tuple([Word(w.letters, LAST) if w.letters == last.letters and not w.roles else w for w in words])
