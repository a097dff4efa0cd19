"""Does a text point to the DPRK: by the country's name, a place in it, or the code of a bank there?

The words are in `dprk_words.yaml`, with their sources.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path

import yaml

# A bank's code as ISO 9362 has it: four letters, the country, two of the place, three of the branch.
_BIC = re.compile(r"(?<![A-Z0-9])[A-Z]{4}KP[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Z0-9])", re.ASCII)
_AFTER_A_CODE = re.compile(r"/[A-Z]{2,8}/\Z", re.ASCII)
_ACCENTS = re.compile("[\u0300-\u036f]")
_APOSTROPHES = re.compile("['`\u00b4\u2018\u2019\u02bb\u02bc]")
_BLANKS = re.compile(r"[\W_]+")
# Half-width kana of banks often has no small letters: all count as large.
_LARGE = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_ANYWHERE = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]")


class Pointing(IntEnum):
    """How clearly a text points to the DPRK."""

    NOWHERE = 0
    POSSIBLY = 1
    TO_A_PLACE = 2
    TO_THE_COUNTRY = 3


def pointing(texts: Iterable[str]) -> Pointing:
    """The clearest that any of the texts says."""
    return max(map(_pointing, texts), default=Pointing.NOWHERE)


def pointing_of_lines(lines: Iterable[str]) -> Pointing:
    """What the lines of an address say, read as one too, since a line may break within a name.

    A last line that is nothing but the code of the country (`KP`, `PRK`) is the country.
    """
    lines = tuple(lines)
    if not lines:
        return Pointing.NOWHERE
    if _plain(lines[-1]) in ("kp", "prk"):
        return Pointing.TO_THE_COUNTRY
    if " prk " in f" {_plain(' '.join(lines))} ":
        return max(Pointing.POSSIBLY, _pointing(" ".join(lines)))
    return max(pointing(lines), _pointing(" ".join(lines)))


@lru_cache(1 << 14)
def _pointing(text: str) -> Pointing:
    if _has_a_bic(text):
        return Pointing.TO_THE_COUNTRY
    table = _table()
    plain = _plain(text)
    if plain in table.alone:
        return Pointing.POSSIBLY
    found = table.words.search(plain)
    if not found:
        return Pointing.NOWHERE
    # Taken out only where something was found: the text is searched twice in rare cases only.
    plain = table.other.sub(" ", plain)
    return max((Pointing[m.lastgroup] for m in table.words.finditer(plain) if m.lastgroup), default=Pointing.NOWHERE)


def _has_a_bic(text: str) -> bool:
    if "KP" not in text:
        return False
    return any(
        found[0] not in _table().not_bic or _AFTER_A_CODE.search(text[: found.start()]) for found in _BIC.finditer(text)
    )


def _plain(text: str) -> str:
    """The text with everything gone that spellings differ in."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_TO_KATAKANA)
        text = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text))).translate(_LARGE)
    return _BLANKS.sub(" ", _APOSTROPHES.sub("", text.casefold())).strip()


class _Table:
    """The words as one pattern, the clearest first."""

    def __init__(self, raw: dict[str, list[str]]) -> None:
        named = (("TO_THE_COUNTRY", "country"), ("TO_A_PLACE", "place"), ("POSSIBLY", "possible"))
        self.words = re.compile("|".join(f"(?P<{name}>{_pattern(raw[key])})" for name, key in named))
        self.other = re.compile(_pattern(raw["not"]))
        self.alone = frozenset(map(_plain, raw["possible_alone"]))
        self.not_bic = frozenset(raw["not_bic"])


def _pattern(phrases: Iterable[str]) -> str:
    """A pattern of all the phrases; words whole, Han and Hangul anywhere."""
    spelled = [*map(_phrase, phrases)]
    words = "|".join(pattern for pattern, whole in spelled if whole)
    anywhere = "|".join(pattern for pattern, whole in spelled if not whole)
    whole = rf"\b(?:{words})\b" if words else ""
    return "|".join(filter(None, (whole, anywhere)))


def _phrase(phrase: str) -> tuple[str, bool]:
    pattern = ""
    for word in phrase.split():
        choices = "|".join(re.escape(_plain(choice.rstrip("?*"))) for choice in word.split("|"))
        tail = r"\w*" if word.endswith("*") else ""
        pattern += f"(?: {choices})?" if word.endswith("?") else f" (?:{choices}){tail}"
    return pattern.removeprefix(" "), not _ANYWHERE.search(phrase)


@cache
def _table() -> _Table:
    return _Table(yaml.load((Path(__file__).parent / "dprk_words.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader))
