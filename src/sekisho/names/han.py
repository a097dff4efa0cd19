"""What does a Chinese character say in Korean, Mandarin and Cantonese, and what is its traditional form?

The table `data/han.tsv` is made by `scripts/han_readings.py` from the Unicode Han database.
"""

from __future__ import annotations

from functools import cache

from sekisho.names.tables import lines_of_table

_HANGUL, _MANDARIN, _CANTONESE, _TRADITIONAL = 1, 2, 3, 4


def hangul_of(char: str) -> tuple[str, ...]:
    """The Hangul syllables for a character, the most usual first: 金 -> 금, 김; () where there is none."""
    return tuple(_column(char, _HANGUL).split())


def mandarin_of(char: str) -> tuple[str, ...]:
    """Its toneless pinyin, the most usual first, ü as in passports: 呂 -> `lyu`; () where there is none."""
    return tuple(_column(char, _MANDARIN).split())


def cantonese_of(char: str) -> tuple[str, ...]:
    """Its toneless Jyutping: 陳 -> `can`; () where there is none."""
    return tuple(_column(char, _CANTONESE).split())


def traditional(text: str) -> str:
    """The text with each simplified, Japanese or variant character in the one form that stands for all: 国 -> 國."""
    return "".join(_column(char, _TRADITIONAL) or char for char in text)


def _column(char: str, number: int) -> str:
    # Lines are split only when asked for: the table has 30,000 of them, a name five.
    columns = _lines().get(char, "").split("\t")
    return columns[number] if number < len(columns) else ""


@cache
def _lines() -> dict[str, str]:
    return {line[0]: line for line in lines_of_table("han")}
