"""Which country is meant? The names that publishers write, English and Japanese, as ISO 3166 alpha-2."""

from __future__ import annotations

import csv
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from sekisho.cases.codes import COUNTRIES


@lru_cache(maxsize=4096)
def country_of(text: str) -> str | None:
    """The ISO 3166 alpha-2 code of a country as a list names it.

    A bare "Korea" or "Congo", a country that is no more, a disputed region and "undetermined" name none: the caller
    then keeps the publisher's words.

    Args:
        text: a name (`Korea, North`, `Viet Nam`, `北朝鮮`), a nationality (`Tunisian`) or an alpha-2 code in capitals.
    """
    stripped = text.strip()
    return stripped if stripped in COUNTRIES else _names().get(_fold(stripped))


def country_or_words(text: str) -> str:
    """The country's code, or the publisher's own words where no single country can be read from them."""
    return country_of(text) or " ".join(text.split())


def _fold(name: str) -> str:
    """The letters and digits alone, without case, marks of Latin letters, width, stops and apostrophes."""
    wide = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    if wide.isascii():
        kept = wide
    else:
        # Only marks of Latin letters fall away: a voiced kana (ド) is another sound, not an accent.
        pairs = (unicodedata.normalize("NFD", c) for c in wide)
        kept = "".join(p[0] if p[0].isascii() else unicodedata.normalize("NFC", p) for p in pairs)
    return " ".join("".join(c if c.isalnum() else "" if c in ".'’‘`" else " " for c in kept).split())


@cache
def _names() -> dict[str, str]:
    table = files("sekisho.lists").joinpath("data/places.csv").read_text(encoding="utf-8")
    return {_fold(row["name"]): row["code"] for row in csv.DictReader(table.splitlines())}
