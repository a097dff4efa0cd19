"""How is the name of a ship read? Words, the number behind them, and whether only equal letters may count."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from sekisho.names.han import traditional
from sekisho.names.latin import plain_digits, plain_letters
from sekisho.names.script import script_of
from sekisho.names.tables import lines_of_table


class Ship(NamedTuple):
    """The name of a ship as it was read.

    Args:
        words: a to z and digits; words of other scripts in their own.
        number: the number of one of several ships of a name, plain digits; empty where there is none.
        prefix: what stands before it and is no name, M/V, as written.
        exact_only: too short for any likeness, or digits alone: only equal letters say something.
        others: other names of the ship that the text holds, in brackets or behind `ex`, as written.
    """

    words: tuple[str, ...]
    number: str = ""
    prefix: str = ""
    exact_only: bool = False
    others: tuple[str, ...] = ()


_BRACKETS = re.compile(r"[(\[（【「]([^()\[\]（）【】「」]*)[)\]）】」]?")
_ONCE = re.compile(r"(?:\b(?:a\.?k\.?a\.?|f\.?k\.?a\.?|n\.?k\.?a\.?|formerly|ex)[\s:.-]+|;)", re.IGNORECASE)
_WORD = re.compile(r"#|№|(?:[^\W_]|[\u0300-\u036f])+(?:['’ʼ](?:[^\W_])+)*")
_EAST = "가-힣ぁ-ゖァ-ヺー々㐀-䶿一-鿿豈-﫿"
_HUMPS = re.compile(r"(?<=[a-z]{2})(?=[A-Z])|(?<=[^\W\d_])(?=\d+$)|(?<=[a-z]{3})(?=iii$)")
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"x": 10, "v": 5, "i": 1}
_COUNT = r"\d+|[一二三四五六七八九十]+|[일이삼사오륙육칠팔구십]"
_NUMBERED = re.compile(
    f"(?:[제第](?P<first>{_COUNT}))?(?P<name>[{_EAST}・]*?)"
    f"(?P<nth>[제第])?(?P<number>{_COUNT})?(?P<suffix>[호號]|ごう|ゴウ)?$"
)
# Behind a number in Latin letters: Korean ho, Japanese go.
_COUNTERS = ("ho", "go")
_UNSPACED = {"hangul", "han", "kana"}
_FEWEST_LETTERS = 4
_FEWEST_SYLLABLES = 2


@lru_cache(maxsize=1 << 14)
def read(text: str) -> Ship:
    """Read the name of a ship.

    The number comes from digits, `No. 2`, Roman numerals up to 39 and number words, where the name ends: HAO FAN SIX is
    HAOFAN6. A text with no more than a prefix keeps it as its name.

    Args:
        text: normalised, any script; where its case is kept, `MariaIii` is MARIA III.
    """
    name, others = _split_off(text)
    prefix = _prefix_of(name)
    rest = name[len(prefix) :]
    if not _WORD.search(rest):
        prefix, rest = "", name
    words, number = _read_words(rest)
    if not words and not number and others:
        return read(others[0])._replace(others=others[1:])
    return Ship(words, number, prefix.strip(" '\"‘“"), _is_short(words), others)


def _split_off(text: str) -> tuple[str, tuple[str, ...]]:
    others = [inside.strip() for inside in _BRACKETS.findall(text)]
    names = [part.strip() for part in _ONCE.split(_BRACKETS.sub(" ", text))]
    others = [_ONCE.sub(" ", other).strip() for other in (*names[1:], *others)]
    return names[0], tuple(other for other in others if _WORD.search(other))


@cache
def _table(kind: str) -> tuple[str, ...]:
    lines = (line.split("\t") for line in lines_of_table("ship_words"))
    return tuple(word for name, words in lines if name == kind for word in words.split(" | "))


@cache
def _numbers() -> dict[str, str]:
    return dict(word.split("=") for word in _table("number"))


@cache
def _prefixes() -> re.Pattern[str]:
    words = sorted(_table("prefix"), key=len)
    joined = [re.escape(word) for word in words if script_of(word) in _UNSPACED]
    spaced = [re.escape(word).replace(r"\.", r"\.\s?") for word in words if script_of(word) not in _UNSPACED]
    alternatives = f"(?:{'|'.join(reversed(spaced))})[.:,'\"]*(?=[\\s'\"‘“])|(?:{'|'.join(reversed(joined))})(?=.)"
    return re.compile(rf"[\s'\"‘“]*(?:{alternatives})[\s'\"‘“]*", re.IGNORECASE)


def _prefix_of(name: str) -> str:
    found = _prefixes().match(name)
    return found[0] if found else ""


def _read_words(text: str) -> tuple[tuple[str, ...], str]:
    words: list[str] = []
    number, is_numbered = "", False
    for found in _WORD.finditer(text):
        for piece in _HUMPS.split(found[0]):
            if script_of(piece) in _UNSPACED:
                name, counted = _read_unspaced(piece, bool(words))
                words += name
                number = counted or number
                continue
            letters = _letters(piece)
            if letters in _numbering():
                is_numbered = True
                words.append(letters)
            elif is_numbered and letters.isdecimal():
                words.pop()
                number, is_numbered = plain_digits(letters), False
            else:
                is_numbered = False
                words += [letters] if letters else []
    if len(words) > 2 and words[-1] in _COUNTERS and words[-2].isdecimal():
        words.pop()
    if words[:1] == ["ir"] and len(words) > 1:
        words[0] = "iran"
    if (
        len(words) > 1
        and not number
        and (last := _number_of(words[-1]))
        and not all(word.isdecimal() for word in words)
    ):
        number = last
        words.pop()
    return tuple(words), number


@cache
def _numbering() -> frozenset[str]:
    return frozenset((*_table("numbering"), "#"))


@lru_cache(maxsize=1 << 14)
def _letters(piece: str) -> str:
    if piece in "#№":
        return "#"
    return plain_letters(piece) if script_of(piece) == "latin" else piece.casefold().replace("ё", "е")


def _number_of(word: str) -> str:
    if word.isdecimal():
        return plain_digits(word)
    if word in _numbers():
        return _numbers()[word]
    if word and (roman := _ROMAN.fullmatch(word)):
        values = [_ROMAN_VALUES[c] for c in roman[0]]
        return str(sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)))
    return ""


def _read_unspaced(piece: str, is_later: bool) -> tuple[list[str], str]:
    """A run of Hangul, Han or kana: 金星三號, 금성3호, 금성호."""
    found = _NUMBERED.match(traditional(piece))
    if not found:
        return [piece], ""
    start, end = found.span("name")
    number = found["number"] or ""
    if number and not number.isdecimal() and not found["suffix"] and not found["nth"]:
        # 금강산일 ends in the sound of a number, not in a number.
        end, number = len(piece), ""
    if start == end and not is_later:
        return [piece], ""
    names = [name for name in piece[start:end].split("・") if name]
    number = number or found["first"] or ""
    return names, plain_digits(number) if number.isdecimal() else _numbers().get(number, "")


def _is_short(words: tuple[str, ...]) -> bool:
    letters = "".join(words)
    if not letters or letters.isdecimal():
        return True
    fewest = _FEWEST_SYLLABLES if letters[0] >= "⺀" else _FEWEST_LETTERS
    return sum(c.isalpha() for c in letters) < fewest
