"""How is a person's name in Chinese characters written in Latin letters, in Mandarin and in Cantonese?"""

from __future__ import annotations

import re

from sekisho.names.chinese.surnames import surnames
from sekisho.names.chinese.syllables import hong_kong
from sekisho.names.han import cantonese_of, mandarin_of, traditional

_BETWEEN = re.compile(r"[\s·・‧•,，、]+")
_LONGEST_NAME = 4
_USUAL_RANK = 150


def read_person(text: str) -> tuple[tuple[str, ...], ...]:
    """A person's name as alternative lists of Latin words, surname first; () where a character has no reading.

    In Mandarin the given name is one word in pinyin (`jianguo`), in Cantonese its syllables are words as Hong Kong
    writes them. A surname is read as one: 單 is Shan, 曾 Zeng, 尉遲 Yuchi; both of two usual readings are given.
    A name in several parts keeps their order, and so does a foreign name written by its sound (穆罕默德·阿里).

    Args:
        text: in Chinese characters of any kind, with or without blanks or a middle dot.
    """
    parts = [part for part in _BETWEEN.split(traditional(text)) if part]
    if not parts or not all(mandarin_of(char) for part in parts for char in part):
        return ()
    family, given = _divide(parts)
    spelled = ["".join(mandarin_of(char)[0] for char in part) for part in given]
    ways = max((len(_in_mandarin(name)) for name in family), default=1)
    read = [(*(_in_mandarin(name)[: way + 1][-1] for name in family), *spelled) for way in range(ways)]
    southern = [*map(_in_cantonese, family), *(_in_hong_kong(char) for part in given for char in part)]
    if family and all(southern):
        read.append(tuple(southern))
    return tuple(dict.fromkeys(read))


def _divide(parts: list[str]) -> tuple[list[str], list[str]]:
    """The surname or surnames, and the words of the given name."""
    if len(parts) > 1 and any(len(part) > 1 for part in parts):
        return (parts[:1], ["".join(parts[1:])]) if parts[0] in surnames() else ([], parts)
    name = "".join(parts)
    if len(name) > _LONGEST_NAME:
        return [], [name]
    if len(name) > 2 and name[:2] in surnames():
        return [name[:2]], [name[2:]]
    if len(name) == _LONGEST_NAME and all(_is_usual(char) for char in name[:2]):  # a wife with both: 陳方安生
        return [name[0], name[1]], [name[2:]]
    return [name[0]], [part for part in (name[1:],) if part]


def _is_usual(char: str) -> bool:
    return char in surnames() and surnames()[char].rank <= _USUAL_RANK


def _in_mandarin(name: str) -> tuple[str, ...]:
    return surnames()[name].mandarin if name in surnames() else mandarin_of(name)[:1]


def _in_cantonese(name: str) -> str:
    return surnames()[name].cantonese[0] if name in surnames() else _in_hong_kong(name)


def _in_hong_kong(char: str) -> str:
    return next((hong_kong()[said] for said in cantonese_of(char) if said in hong_kong()), "")
