"""Which listed names may stand in running text? Windows of its words whose letters some listed name has.

A text says nobody's role, so only what is all but the listed name itself is looked for: equal letters, whatever the
blanks and the order of a person's names, equal Korean syllables, and numbers that identify. Nothing else is found.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from sekisho.deciding.hits.runs import Runs
from sekisho.names import korean
from sekisho.names.latin import plain_letters
from sekisho.names.normalise import normalise
from sekisho.names.read import read_name
from sekisho.names.word import LEGAL, Kind, Word
from sekisho.screening.features import classes_of
from sekisho.screening.query import Number, Query
from sekisho.screening.screen import Screen
from sekisho.screening.segment import asked_name_keys

# Addresses of banks and customers come again, and so do the first characters of a town.
_MOST_KEPT, _LONGEST_KEPT = 1 << 14, 500
# Longer names than these are found by their first words or not at all.
_WORDS_OF_BODY, _WORDS_OF_PERSON, _WORDS_OF_SHIP = 10, 5, 5
_WORDS_OF_KOREAN = 4
# One word alone, or two of a ship, say too little in a text: zinc and Lucky Star are names on lists.
_SHORTEST_ALONE = 5
_SHIP_WITHOUT_MARK = 3
# A text is read in pieces of so many words, each with the end of the last: its length costs no more than itself.
_PIECE, _OVERLAP = 40, _WORDS_OF_BODY

_HAN, _HANGUL = "々㐀-䶿一-鿿", "가-힣"
_TOKEN = re.compile(rf"[^\W_ぁ-ゖァ-ヺー{_HAN}{_HANGUL}]+(?:'[^\W_ぁ-ゖァ-ヺー{_HAN}{_HANGUL}]+)*")
_MARK_OF_SHIP = re.compile(
    r"(?:\b(?:m/?[vt]|s/?s|vsl|vessels?|ships?|tanker|ferry|aboard)\b|船舶|船名|本船|선박|선명)[\s.:,'\"“‘]*",
    re.IGNORECASE,
)
_ASIAN_SHIP = re.compile(rf"(?:[{_HANGUL}]{{2,}}|[{_HAN}]{{2,}}|[ァ-ヺー・]{{2,}})\s?\d*\s?(?:호|号|號)")
_KANA = re.compile(r"[ァ-ヺー][ァ-ヺー・=]*[ァ-ヺー]")
_HAN_OR_HANGUL = re.compile(rf"[{_HANGUL}]{{2,}}|[{_HAN}]{{2,}}")
_SURNAME_APART = re.compile(
    rf"(?<![{_HANGUL}{_HAN}])(?:[{_HANGUL}]{{1,2}} [{_HANGUL}]{{1,2}}|[{_HAN}]{{1,2}} [{_HAN}]{{1,3}})"
)
_HONORIFIC = re.compile(r"(?:様|氏|殿|先生|씨|님)")
_LONGEST_EAST_ASIAN = 4
_IMO = re.compile(r"\bimo\W{0,3}(?:no\W{0,3}|number\W{0,3})?(\d{7})\b", re.IGNORECASE)
_BIC = re.compile(r"\b[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b")
_WALLET = re.compile(r"\b(?=[^\W_]*\d)(?=[^\W_]*[A-Za-z])[A-Za-z0-9]{25,}\b")


class TextSearch:
    """Finds in texts what is worth looking for in an index.

    Args:
        screen: the index.
    """

    def __init__(self, screen: Screen) -> None:
        """Take the keys of the listed names."""
        self._keys: dict[Kind, list[Sequence[int]]] = {
            kind: [
                segment.file.numbers(f"{kind}/name_key")
                for segment in screen.segments
                if f"{kind}/name_key" in segment.file.header.sections
            ]
            for kind in ("person", "organisation", "vessel")
        }
        self._short_queries = lru_cache(_MOST_KEPT)(self._queries)
        self._may_be = lru_cache(_MOST_KEPT)(self._can_be)

    def queries(self, text: str) -> tuple[Query, ...]:
        """What in a text to look for: names, and numbers of ships, banks and wallets."""
        return self._short_queries(text) if len(text) <= _LONGEST_KEPT else self._queries(text)

    def _queries(self, text: str) -> tuple[Query, ...]:
        return tuple(dict.fromkeys((*self._numbers(text), *self._names(text))))

    def _numbers(self, text: str) -> Iterator[Query]:
        for scheme, pattern in (("imo", _IMO), ("bic", _BIC), ("crypto", _WALLET)):
            for found in pattern.finditer(text):
                yield Query(names=(), numbers=(Number(scheme, found[found.lastindex or 0]),))

    def _names(self, text: str) -> Iterator[Query]:
        plain = normalise(text).text
        for start, end in _pieces(plain):
            piece = plain[start:end]
            yield from self._bodies(piece)
            yield from self._ships(piece)
            yield from self._persons(piece)
            if not piece.isascii():
                yield from self._east_asian(piece)

    def _bodies(self, text: str) -> Iterator[Query]:
        for form in read_name(text, "organisation", listed=False).forms:
            places = [place for place, word in enumerate(form.words) if not word.roles & LEGAL]
            runs = Runs([form.words[place].letters for place in places])
            for first, start in enumerate(places):
                # Legal forms between the words count among them.
                for last in range(first, len(places)):
                    end = places[last]
                    if end - start >= _WORDS_OF_BODY:
                        break
                    if last == first and not _says_enough(form.words[start]):
                        continue
                    if self._has("organisation", runs.key(first, last)):
                        yield Query(names=(" ".join(form.shown[start : end + 1]),), kind="organisation")

    def _persons(self, text: str) -> Iterator[Query]:
        tokens = _TOKEN.findall(text)
        runs = Runs([plain_letters(token) for token in tokens])
        surnames = [korean.is_surname(token.casefold()) for token in tokens]
        for first in range(len(tokens)):
            for last in range(first + 1, min(first + _WORDS_OF_PERSON, len(tokens))):
                may_be_korean = last - first < _WORDS_OF_KOREAN and (surnames[first] or surnames[last])
                if self._is_person(runs, first, last) or (may_be_korean and self._is_korean(tokens[first : last + 1])):
                    yield Query(names=(" ".join(tokens[first : last + 1]),), kind="person")

    def _is_person(self, runs: Runs, first: int, last: int) -> bool:
        """Whether the words are a listed person's name, in their order or turned."""
        return self._has("person", runs.key(first, last)) or any(
            self._has("person", key) for key in runs.turned_keys(first, last)
        )

    def _is_korean(self, words: Sequence[str]) -> bool:
        """Whether the words, of which one is a surname, may be a listed Korean's name in another spelling."""
        return any(self._has("person", key) for key in classes_of(korean.read_person(" ".join(words).casefold())))

    def _ships(self, text: str) -> Iterator[Query]:
        tokens = list(_TOKEN.finditer(text))
        runs = Runs([plain_letters(token[0]) for token in tokens])
        marked = {found.end() for found in _MARK_OF_SHIP.finditer(text)}
        for first, token in enumerate(tokens):
            shortest = 1 if token.start() in marked else _SHIP_WITHOUT_MARK
            for last in range(first + shortest - 1, min(first + _WORDS_OF_SHIP, len(tokens))):
                if self._has("vessel", runs.key(first, last)):
                    end = (
                        tokens[last + 1] if last + 1 < len(tokens) and tokens[last + 1][0].isdecimal() else tokens[last]
                    )
                    yield Query(names=(text[token.start() : end.end()],), kind="vessel")

    def _east_asian(self, text: str) -> Iterator[Query]:
        """Names in scripts that leave no blanks, as far as other signs part them from what is around them."""
        for found in _ASIAN_SHIP.finditer(text):
            if self._may_be(found[0], "vessel"):
                yield Query(names=(found[0],), kind="vessel")
        for name in dict.fromkeys(_asian_names(_HONORIFIC.sub(" ", text))):
            if self._may_be(name, "person"):
                yield Query(names=(name,), kind="person")

    def _can_be(self, name: str, kind: Kind) -> bool:
        return any(self._has(kind, key) for form in read_name(name, kind).forms for key in asked_name_keys(form))

    def _has(self, kind: Kind, key: int) -> bool:
        for keys in self._keys[kind]:
            place = bisect_left(keys, key)
            if place < len(keys) and keys[place] == key:
                return True
        return False


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where the pieces of a text begin and end."""
    starts = [found.start() for found in re.finditer(r"\S+", text)]
    for first in range(0, max(len(starts) - _OVERLAP, 1), _PIECE - _OVERLAP):
        last = first + _PIECE
        yield (starts[first] if starts else 0), (starts[last] if last < len(starts) else len(text))


def _asian_names(text: str) -> Iterator[str]:
    """Words of kana alone and with the next; of Han or Hangul the first characters, since names are short."""
    kana = list(_KANA.finditer(text))
    yield from (found[0] for found in kana)
    for found, following in pairwise(kana):
        if text[found.end() : following.start()].isspace():
            yield f"{found[0]} {following[0]}"
    yield from _SURNAME_APART.findall(text)
    for found in _HAN_OR_HANGUL.finditer(text):
        for length in range(2, _LONGEST_EAST_ASIAN + 1):
            yield found[0][:length]


def _says_enough(word: Word) -> bool:
    return len(word.letters) >= _SHORTEST_ALONE or not word.own.isascii()
