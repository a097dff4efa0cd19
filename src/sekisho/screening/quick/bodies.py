"""What must be known to read a body's name quickly? Of tokens that work on one another, what the reader makes of them.

The tokens of a name fall into *segments*: where no rule looks from one to the next (terms of several words, letters
that stand apart, numbers), a segment ends. What the reader makes of a segment among made-up words it makes of it in
every name. Segments that meet (two parts that become one, a legal form of several parts) are read as one. Names with
brackets, dashes and slashes, with several legal forms or with words like `alias` are *hard*: the reader reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from sekisho.names.address import forms_of_address
from sekisho.names.bodies import read_organisation
from sekisho.names.latin import plain_letters
from sekisho.names.organisations import is_acronym
from sekisho.names.organisations.glossary import latin_terms
from sekisho.names.organisations.parts import _is_legal
from sekisho.names.organisations.reading import _OWNERS
from sekisho.names.organisations.words import STOP, words_of
from sekisho.names.organisations.words import Word as WrittenWord
from sekisho.names.scanned import unscanned
from sekisho.names.word import LAST, Form, Word
from sekisho.screening.arrays import Array
from sekisho.screening.compiled import compiled
from sekisho.screening.hashing import key_of
from sekisho.screening.name_keys import INITIALS
from sekisho.screening.quick import body_rows
from sekisho.screening.quick.grown import Interned, add, arrays_of, grown
from sekisho.screening.quick.numbering import Numbering
from sekisho.screening.quick.rows import HARD, PUT_OFF, Rows, Sums
from sekisho.screening.quick.signs import made_up_word, plain_token
from sekisho.screening.quick.tokens import Cut, Tokens
from sekisho.screening.quick.vocabulary import Vocabulary

# Signs that part names, or stand around one; a dash alone parts two.
_HARD = re.compile(r"[()\[\]{}/;|_]|^-|-$")
# Words that are what they are by the next one, wherever they stand; and those that part names with it.
_BY_THE_NEXT = frozenset(("no", "nr", "so", "im", "known", "trading", "ak", "fk", "nk"))
_ROMAN = frozenset("ivx")
_AT_ONCE = 32


class Part(NamedTuple):
    """A part of a segment: a word of the name, and how it was written."""

    word: Word
    shown: str


class Bodies:
    """Reads names of bodies.

    Args:
        vocabulary: into which their words go.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Begin without a word."""
        self.vocabulary = vocabulary
        self._sums = Sums.made()
        self._tokens = Tokens()
        self._token = grown(body_rows.Tokens)
        self._text: list[str] = []
        self._numbering = Numbering(np.int32)
        self._segment = grown(body_rows.Segments)
        self._reading = grown(body_rows.Readings, at=[0])
        self._what = Interned(("", 0))

    def read(self, texts: Sequence[str]) -> tuple[list[Rows], Array]:
        """The rows of names, and which of the texts are hard."""
        cut = self._tokens.cut(texts)
        self._learn_tokens()
        parts, hard = [], []
        rest = np.arange(len(texts), dtype=np.int32)
        while len(rest):
            rows, state = self._compose(rest, cut)
            parts.append(rows)
            hard.append(rest[state == HARD])
            rest = rest[state == PUT_OFF]
        return parts, np.concatenate(hard) if hard else rest

    def _compose(self, texts: Array, cut: Cut) -> tuple[Rows, Array]:
        """The rows of some of the texts; what was lacking for others is learnt."""
        numbering = self._numbering
        numbering.make_room(len(cut.token), 2 * len(cut.token))
        state, *rows, last, count = compiled()["body_rows"](
            texts, cut.at, cut.token, *map(arrays_of, (self._token, self._segment, self._reading)),
            numbering.arrays, numbering.count, _terms().followers, _forms().followers, _owners(),
            self.vocabulary.letters_columns, self.vocabulary.words_columns, self._sums,
        )  # fmt: skip
        numbering.entered(count)
        for number in set(last.tolist()):
            self.vocabulary.learn_last(number)
        self._learn_segments()
        return Rows(*rows), state

    # Tokens

    def _learn_tokens(self) -> None:
        for number in range(self._token.hard.count, self._tokens.numbering.count):
            text = plain_token(self._tokens.text(number)) if number else None
            self._text.append(text or "")
            words = words_of(text) if text and _is_easy(text) else None
            behind, before = _bonds(words or ())
            add(
                self._token,
                hard=words is None,
                address=text is not None and plain_letters(text) in forms_of_address(),
                length=len(text or ""),
                words=len(words or ()),
                letters=self.vocabulary.letters(plain_letters(text or "")),
                segment=self._numbering.number([number]),
                behind=behind,
                before=before,
                first=_terms().number(words[0].letters) if words else 0,
                last=_terms().number(words[-1].letters) if words else 0,
            )
        self._learn_segments()

    # Segments

    def _learn_segments(self) -> None:
        new = range(self._segment.hard.count, self._numbering.count)
        texts = [" ".join([self._text[token] for token in self._numbering.of(number).tolist()]) for number in new]
        words = {text: words_of(text) for text in texts}
        found: dict[str, tuple[Part, ...] | None] = {}
        # Nothing ever stands behind letters that stand apart: they would go on.
        usual = [text for text in texts if words[text] and not _is_single(words[text][-1])]
        for place in range(0, len(usual), _AT_ONCE):
            some = usual[place : place + _AT_ONCE]
            read = _read_apart(some)
            # One of them works on its neighbours.
            found |= zip(some, read or map(_read_alone, some), strict=True)
        for text in texts:
            last = words[text] and (text not in found or _is_other_at_end(words[text]))
            end = _read_last(text) if last else found.get(text, ())
            self._add_segment(words[text], found.get(text, end), end)

    def _add_segment(
        self, words: Sequence[WrittenWord], middle: Sequence[Part] | None, end: Sequence[Part] | None
    ) -> None:
        number = self._add_reading(middle or ())
        add(
            self._segment,
            hard=middle is None or end is None,
            legal=bool(words) and all(map(_is_legal, words)),
            counts=bool(words) and set(words[0].letters) <= _ROMAN,
            middle=number,
            end=number if end == middle else self._add_reading(end or ()),
        )

    def _add_reading(self, parts: Sequence[Part]) -> int:
        for word, shown in parts:
            letters = plain_letters(shown)
            add(
                self._reading,
                word=self.vocabulary.number(word),
                what=self._what.number((word.letters, word.roles)),
                shown=self.vocabulary.letters(letters),
                acronym=key_of(INITIALS + letters) if is_acronym(shown) else 0,
                form=_forms().number(word.letters),
                owner=sum(1 << place for place, one in enumerate(_words_of_owners()) if one == word.letters),
            )
        self._reading.at.append(self._reading.word.count)
        return int(self._reading.at.count) - 2


class Sequences:
    """Words that follow one another in terms.

    Args:
        terms: the words of each.
    """

    def __init__(self, terms: Iterable[Sequence[str]]) -> None:
        """Number the words."""
        self._numbers = Interned("")
        behind: dict[int, set[int]] = {}
        for words in terms:
            for one, other in pairwise(words):
                behind.setdefault(self._numbers.number(one), set()).add(self._numbers.number(other))
        lists = [sorted(behind.get(number, ())) for number in range(len(self._numbers.all))]
        self.followers = body_rows.Followers(
            np.cumsum([0, *map(len, lists)]), np.array([number for some in lists for number in some], np.int32)
        )

    def number(self, word: str) -> int:
        """The number of a word; 0 where it is in no term."""
        return self._numbers.known(word)

    def goes_on(self, word: str) -> bool:
        """Whether a word stands behind a word somewhere."""
        number = self.number(word)
        return bool(self.followers.at[number] < self.followers.at[number + 1])


@cache
def _terms() -> Sequences:
    """Of all terms in Latin letters."""
    return Sequences(latin_terms().terms)


@cache
def _forms() -> Sequences:
    """Of the legal forms of several concepts."""
    return Sequences(words for words, term in latin_terms().terms.items() if term.role == "legal" and len(words) > 1)


@cache
def _words_of_owners() -> tuple[str, ...]:
    return tuple(sorted(set().union(*_OWNERS)))


@cache
def _owners() -> Array:
    words = _words_of_owners()
    return np.array([sum(1 << words.index(word) for word in owner) for owner in _OWNERS], np.int64)


@cache
def _at_end() -> frozenset[str]:
    """The words of terms that count only where a name ends."""
    return frozenset(word for words, term in latin_terms().terms.items() if term.at_end for word in words)


def _is_easy(text: str) -> bool:
    """Whether nothing in a token parts a name, stands around one or was misread by a scanner."""
    return text.isascii() and not _HARD.search(text) and unscanned(text) == text


def _bonds(words: Sequence[WrittenWord]) -> tuple[int, int]:
    """What a token is to the words around it, as bits."""
    if not words:
        return 0, 0
    first, last = words[0], words[-1]
    behind = (
        (last.letters in _BY_THE_NEXT) * body_rows.GOES_ON
        | (_terms().goes_on(last.letters) or last.letters in STOP["latin"]) * body_rows.MAY_GO_ON
        | _is_single(last) * body_rows.IS_SINGLE
        | (last.letters in _at_end()) * body_rows.BEFORE_NUMBER
    )
    return behind, _is_single(first) * body_rows.STARTS_SINGLE | (first.script == "number") * body_rows.IS_NUMBER


def _is_single(word: WrittenWord) -> bool:
    """Whether a word is a letter that stands apart, or several."""
    return len(word.letters) == 1 or word.initials


def _is_other_at_end(words: Sequence[WrittenWord]) -> bool:
    return any(word.letters in _at_end() or set(word.letters) <= _ROMAN for word in words)


def _read_apart(texts: Sequence[str]) -> list[tuple[Part, ...]] | None:
    """The parts of each of several segments that made-up words part; None where these do not come through."""
    apart = [made_up_word(place) for place in range(len(texts) + 1)]
    text = " ".join([*(f"{before} {one}" for before, one in zip(apart, texts, strict=False)), apart[-1]])
    return _between(read_organisation(text, listed=False), apart)


def _read_alone(text: str) -> tuple[Part, ...] | None:
    """The parts of a segment between made-up words."""
    read = _read_apart([text])
    return read[0] if read else None


def _read_last(text: str) -> tuple[Part, ...] | None:
    """The parts of a segment behind which no word stands, be there signs or not."""
    apart = made_up_word(0)
    found = set()
    for forms in (read_organisation(f"{apart} {text}{behind}", listed=False) for behind in ("", " ,")):
        if len(forms) != 1 or forms[0].shown[0] != apart:
            return None
        words = [word._replace(roles=word.roles & ~LAST) for word in forms[0].words]
        found.add(tuple(map(Part, words[1:], forms[0].shown[1:])))
    return found.pop() if len(found) == 1 else None


def _between(forms: Sequence[Form], apart: Sequence[str]) -> list[tuple[Part, ...]] | None:
    found: list[tuple[Part, ...]] = []
    some: list[Part] = []
    for part in map(Part, forms[0].words, forms[0].shown) if len(forms) == 1 else ():
        if len(found) < len(apart) and part.shown == apart[len(found)]:
            found.append(tuple(some))
            some = []
        else:
            some.append(part)
    return found[1:] if len(found) == len(apart) and not some and not found[0] else None
