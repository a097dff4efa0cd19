"""What must be known to read a person's name quickly? Of each token, word and pattern once, from the reader itself.

Most words of a name mean the same wherever they stand: they are *ordinary*. A name is a *pattern* in which these are
left open: where they stand, which are in capitals, and the other words (titles, articles, parts of Arabic names) as
they are. For each pattern the reader reads a text of made-up words; what becomes of these becomes of the words of every
name that has the pattern. Names that may be Korean, and those with digits or signs that the reader looks at, are
*hard*: it reads them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sekisho.names import compounds, given_names, korean, persons
from sekisho.names.address import forms_of_address
from sekisho.names.latin import plain_letters
from sekisho.names.latin_persons import WORD, Typed, latin_word, typed
from sekisho.names.person_form import is_one_syllable
from sekisho.names.scanned import CUT_FROM
from sekisho.names.word import LAST, Form, Word
from sekisho.screening.arrays import Array
from sekisho.screening.compiled import compiled
from sekisho.screening.quick import person_rows
from sekisho.screening.quick.grown import Grown, Interned, add, arrays_of, grown
from sekisho.screening.quick.numbering import Numbering
from sekisho.screening.quick.person_rows import (
    ALONE,
    ALWAYS,
    BREVITY,
    CUT,
    MOST_FORMS,
    NEVER,
    PERHAPS,
    SUNS,
    SYLLABLES,
)
from sekisho.screening.quick.rows import HARD, PUT_OFF, Rows, Sums
from sekisho.screening.quick.signs import made_up_word, plain_token
from sekisho.screening.quick.tokens import LONGEST_TOKEN, Cut, Tokens
from sekisho.screening.quick.vocabulary import UNKNOWN, Vocabulary

# Signs that may part a name.
_HARD = re.compile(r"[/;|_]")
# A comma tells surnames apart, whatever stands around it.
_ITEM = re.compile(rf"{WORD.pattern}|,")


class Item(NamedTuple):
    """A comma, or a word in a token: of an ordinary one only how it looks.

    Args:
        word: its letters, "" for an ordinary one.
        capitals: it is written in capitals.
    """

    word: str
    capitals: bool = False


_COMMA = Item(",")


class Persons:
    """Reads names of persons.

    Args:
        vocabulary: into which their words go.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Begin without a word."""
        self.vocabulary = vocabulary
        self._sums = Sums.made()
        self._tokens = Tokens()
        self._token = grown(person_rows.Tokens, at=[0])
        self._word = grown(person_rows.Words)
        self._unit = grown(person_rows.Units)
        self._pattern = grown(person_rows.Patterns, form_at=[0], unit_at=[0])
        self._words: dict[str, int] = {}
        self._written: list[str] = []
        self._affixed = Grown()
        self._affixed_numbers = Numbering(np.int32)
        self._pattern_numbers = Numbering(np.int32)
        self._shapes = Interned[tuple[Item, ...]](())
        self._affixes = Interned[tuple[str, str]](("", ""))

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
        patterns, units = self._pattern_numbers, self._affixed_numbers
        patterns.make_room(len(texts), len(cut.token))
        units.make_room(len(cut.token), 2 * len(cut.token))
        state, *rows, asked, of, pattern_count, unit_count = compiled()["person_rows"](
            texts, cut.at, cut.token, *map(arrays_of, (self._token, self._word, self._unit, self._pattern)),
            patterns.arrays, patterns.count, self._affixed.array, units.arrays, units.count,
            self.vocabulary.letters_columns, self.vocabulary.words_columns, self._sums,
        )  # fmt: skip
        patterns.entered(pattern_count)
        units.entered(unit_count)
        for what, number in sorted({*zip(asked.tolist(), of.tolist(), strict=True)}):
            self._learn(what, number)
        for affixed in range(self._affixed.count, units.count):
            self._learn_affixed(*units.of(affixed).tolist())
        for pattern in range(self._pattern.hard.count, patterns.count):
            self._learn_pattern(patterns.of(pattern).tolist())
        return Rows(*rows), state

    def _learn(self, what: int, number: int) -> None:
        if what == CUT:
            self.vocabulary.learn_last(number)
        elif what == BREVITY:
            monosyllabic = all(is_one_syllable(word.letters) for word in self._words_of_unit(number))
            self._unit.monosyllabic.array[number] = monosyllabic
        elif what == SYLLABLES:
            self._word.syllables.array[number] = _syllables(self._written[number])
        elif what == ALONE:
            self._word.alone.array[number] = any(form.readings for form in persons.read_person(self._written[number]))
        else:
            self._word.listed.array[number] = bool(given_names.listed(plain_letters(self._written[number])))

    # Tokens

    def _learn_tokens(self) -> None:
        for number in range(self._token.hard.count, self._tokens.numbering.count):
            text = plain_token(self._tokens.text(number)) if number else None
            read = self._read_token(text) if text and _is_easy(text) else None
            items, words = read or ((), [])
            bare = tuple(item._replace(capitals=False) for item in items)
            place = items.index(_COMMA) if _COMMA in items else -1
            add(
                self._token,
                hard=read is None,
                address=text is not None and plain_letters(text) in forms_of_address(),
                length=len(text or ""),
                shape=self._shapes.number(items),
                bare=self._shapes.number(bare),
                capitals=sum(item.capitals for item in items),
                comma=place if place < 0 else sum(item != _COMMA for item in items[:place]),
                at=self._token.word.count + len(words),
            )
            self._token.word.extend(words)

    def _read_token(self, text: str) -> tuple[tuple[Item, ...], list[int]] | None:
        """What a token looks like and its words; None where it is hard."""
        items, words = [], []
        for sign in _ITEM.findall(text):
            if sign == ",":
                items.append(_COMMA)
                continue
            word = self._number(sign.casefold())
            if word is None:
                return None
            plain = plain_letters(sign)
            capitals = sign.isupper() and len(sign) > 1
            if self._word.ordinary.array[word]:
                items.append(Item("", capitals))
            elif capitals and len(plain) == 1:
                return None
            else:
                items.append(Item(plain, capitals))
            words.append(word)
        return tuple(items), words

    # Words

    def _number(self, written: str) -> int | None:
        """The number of a word in small letters; None where it is hard."""
        number = self._words.get(written)
        if number is None and WORD.fullmatch(written) and 0 < len(typed(written).letters) <= LONGEST_TOKEN:
            number = self._words[written] = self._learn_word(typed(written))
        return number

    def _learn_word(self, word: Typed) -> int:
        number = len(self._written)
        self._written.append(word.shown)
        ordinary = word.is_alone and not word.is_honorific
        signed = "'" in word.shown or not word.shown.isascii()
        add(
            self._word,
            letters=self.vocabulary.letters(word.letters),
            unit=UNKNOWN,
            ordinary=ordinary,
            title=word.is_honorific,
            surname=_may_be_surname(word.shown) if signed else word.may_be_korean,
            signed=signed,
            alone=UNKNOWN,
            syllables=UNKNOWN,
            listed=UNKNOWN,
            head=_packed(word.letters[:2]),
            sun=_packed(compounds.SUN.get(word.letters, "")),
        )
        if ordinary:
            self._give_unit(number, word.words)
        return number

    def _give_unit(self, word: int, becomes: Sequence[Word]) -> None:
        """Give a word the unit that it becomes alone."""
        self._word.unit.array[word] = self._add_unit(becomes)

    def _add_unit(self, words: Sequence[Word]) -> int:
        first, second, *_ = (*self.vocabulary.numbers(words), -1, -1)
        add(self._unit, hard=not words, first=first, second=second, monosyllabic=UNKNOWN)
        return int(self._unit.hard.count) - 1

    def _learn_affixed(self, affix: int, word: int) -> None:
        before, behind = self._affixes.all[affix]
        is_one = self._unit.second.array[self._word.unit.array[word]] < 0
        letters = compounds.normal(f"{before}{plain_letters(self._written[word])}{behind}")
        self._affixed.append(self._add_unit([latin_word(letters)] if is_one else []))

    def _words_of_unit(self, unit: int) -> list[Word]:
        numbers = self._unit.first.array[unit], self._unit.second.array[unit]
        return [self.vocabulary.words[number] for number in numbers if number >= 0]

    # Patterns

    def _learn_pattern(self, pattern: Sequence[int]) -> None:
        end = pattern.index(SUNS) if SUNS in pattern else len(pattern)
        shapes = [self._shapes.all[shape] for shape in pattern[:end]]
        forms = self._read_pattern(shapes, [_unpacked(sun) for sun in pattern[end + 1 :]])
        add(self._pattern, hard=forms is None, form_at=self._pattern.surnames.count + len(forms or ()))
        for form in forms or ():
            add(
                self._pattern,
                surnames=form.surnames,
                given=form.given,
                cut=form.cut,
                unit_at=self._pattern.slot.count + len(form.units),
            )
            self._pattern.affix.extend([affix for affix, _ in form.units])
            self._pattern.slot.extend([slot for _, slot in form.units])

    def _read_pattern(self, shapes: Sequence[tuple[Item, ...]], suns: Sequence[str]) -> list[PatternForm] | None:
        """What becomes of the words of a text of a pattern; None where it is hard.

        Args:
            shapes: what each token looks like.
            suns: what each ordinary word begins with; none where that does not matter.
        """
        text, slots = _made_up(shapes, suns)
        forms = persons.read_person(text)
        last = plain_letters(WORD.findall(text)[-1])
        whole = "".join(map(plain_letters, WORD.findall(text)))
        read = [self._read_form(form, slots, last, len(text)) for form in forms if form.joined[0] == whole]
        if not 0 < len(read) <= MOST_FORMS or len(read) < len(forms) or None in read:
            return None
        return [form for form in read if form]

    def _read_form(self, form: Form, slots: Sequence[str], last: str, size: int) -> PatternForm | None:
        if form.readings or form.korean or form.given not in (-1, form.surnames):
            return None
        units = []
        for word in form.words:
            slot = next((k for k, made_up in enumerate(slots) if made_up in word.letters), None)
            if slot is None:
                literal = self._number(word.letters)
                if literal is None:
                    return None
                alone = word._replace(roles=word.roles & ~LAST)
                if self._word.unit.array[literal] == UNKNOWN:
                    self._give_unit(literal, [alone])
                if self._words_of_unit(self._word.unit.array[literal]) != [alone]:
                    return None
                units.append((0, -1 - literal))
            else:
                before, _, behind = word.letters.partition(slots[slot])
                units.append((self._affixes.number((before, behind)), slot))
        marked = [word.letters for word in form.words if word.roles & LAST]
        able = [word.letters for word in form.words if word.letters == last]
        if marked and marked != able:
            return None
        cut = ALWAYS if marked else NEVER if able and size >= CUT_FROM else PERHAPS
        return PatternForm(units, form.surnames, form.given >= 0, cut)


class PatternForm(NamedTuple):
    """What becomes of the words of a pattern: units, each an affix and a slot; see `person_rows.Patterns`."""

    units: list[tuple[int, int]]
    surnames: int
    given: bool
    cut: int


def _made_up(shapes: Sequence[tuple[Item, ...]], suns: Sequence[str]) -> tuple[str, list[str]]:
    """A text of a pattern, and the made-up letters that stand for its ordinary words."""
    slots: list[str] = []
    texts = []
    for items in shapes:
        text = ""
        for item in items:
            if item == _COMMA:
                text += ","
                continue
            word = item.word
            if not word:
                word = (suns[len(slots)] if suns else "") + made_up_word(len(slots))
                slots.append(word)
            text += f"{'-' if text and text[-1] != ',' else ''}{word.upper() if item.capitals else word}"
        texts.append(text)
    return " ".join(texts), slots


def _is_easy(text: str) -> bool:
    """Whether nothing in a token parts a name or stands for something else."""
    rules = (_HARD, persons._DIGIT, persons._ALTERNATIVES, persons._JOINED_ARTICLE)
    return not any(rule.search(text) for rule in rules)


def _may_be_surname(written: str) -> bool:
    """Whether a word with signs may be a Korean surname: one syllable behind it, or before it, is a given name then."""
    return any(
        reading.order == order
        for order, text in (("written", f"{written} chol"), ("turned", f"chol {written}"))
        for reading in korean.read_person(text)
    )


def _syllables(written: str) -> int:
    """How many syllables a word is in a Korean given name, 0 where it is none."""
    found = [reading for reading in korean.read_person(f"kim {written}") if reading.order == "written"]
    return len(found[0].syllables) - 1 if found else 0


def _packed(letters: str) -> int:
    return sum(ord(letter) << 8 * place for place, letter in enumerate(letters))


def _unpacked(letters: int) -> str:
    return letters.to_bytes(2, "little").decode().strip("\0")
