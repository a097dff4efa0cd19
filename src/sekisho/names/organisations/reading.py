"""In which ways can the name of a body be read? Whole, without what is in brackets, as each of several names in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from sekisho.names.organisations.part import Part
from sekisho.names.organisations.parts import parts_of
from sekisho.names.script import by_script, script_of

_KNOWN_AS = re.compile(
    r"\b(?:[afn]\.?\s?/?k\.?\s?/?a\b\.?|alias|also known as|formerly(?: known as)?|now known as|d/?b/?a|trading as)"
    r"(?=\s)|;",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]?")
_DASH = re.compile(r"\s+[-–—]\s+")
_SLASH = re.compile(r"\s*/\s*")
_OWNERS = ({"korea", "workers", "party"}, {"korea", "people", "army"})


@lru_cache(maxsize=1 << 14)
def read(text: str) -> tuple[tuple[Part, ...], ...]:
    """The ways in which the name of a body can be read, each a row of parts.

    The first is the name as a whole; others leave out what is in brackets, take one of several names that stand in one
    text, one script of two, or leave words untranslated that a name is made of. Stop words are in no part.

    Args:
        text: normalised, any script; case is kept or not.
    """
    found: dict[tuple[tuple[str, str], ...], tuple[Part, ...]] = {}
    for place, one in enumerate(_alternatives(text)):
        for translated in (True, False):
            parts = parts_of(one, translated)
            if parts and (not place or any(part.role == "core" for part in parts) or _says_much(parts)):
                found.setdefault(_what(parts), parts)
                for other in (*_one_form_each(parts), _without_owner(parts)):
                    if other:
                        found.setdefault(_what(other), other)
            if one.isascii():
                break
    return tuple(found.values())


def _what(parts: tuple[Part, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((part.letters, part.role) for part in parts)


def _one_form_each(parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    """Names that each begin with a legal form, one after another: JSC Tula Cartridge Plant, JSC TPZ."""
    starts = [at for at, part in enumerate(parts) if part.role == "legal" and (not at or parts[at - 1].role != "legal")]
    if len(starts) > 1 and not starts[0]:
        names = [parts[start:end] for start, end in pairwise((*starts, len(parts)))]
        if all(any(part.role == "core" for part in name) for name in names):
            yield from names


def _without_owner(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """A body of a ruling party or an army without the words for that: OFFICE 39 of the Workers' Party of Korea."""
    for at in range(len(parts) - 2):
        if {part.letters for part in parts[at : at + 3]} in _OWNERS:
            rest = parts[:at] + parts[at + 3 :]
            return rest if len(rest) > 1 else ()
    return ()


def _says_much(parts: tuple[Part, ...]) -> bool:
    return sum(part.role == "generic" for part in parts) > 1


def _alternatives(text: str) -> Iterator[str]:
    names = [name for name in _KNOWN_AS.split(text) if name.strip()]
    for name in names:
        bare = _BRACKETS.sub(" ", name)
        if bare.strip() and bare != name:
            yield bare
        yield name
        if bare != name and bare.strip():
            for inside in _BRACKETS.findall(name):
                if _is_name(inside, bare):
                    yield inside
        yield from _halves(bare)
    if not names:
        yield text


def _is_name(inside: str, outside: str) -> bool:
    """Whether what is in brackets can stand alone: several words, or one in another script; `acronyms` has the rest."""
    is_long = len(inside.split()) > 1 or (bool(inside.strip()) and script_of(inside) != script_of(outside))
    return is_long and _has_core(inside)


def _halves(text: str) -> Iterator[str]:
    """Names on both sides of a slash or a dash, and those in two scripts."""
    sides = _DASH.split(text)
    if len(sides) > 1 and all(_has_core(side) and _has_form(side) for side in sides):
        yield from sides
    if "/" in text:
        sides = _SLASH.split(text)
        if all(len(side.strip()) > 2 for side in sides) and all(_has_core(side) for side in sides):
            yield from sides
    if not text.isascii():
        by: dict[str, list[str]] = {}
        for script, piece in by_script(text):
            by.setdefault("unspaced" if script in {"han", "kana", "hangul"} else script, []).append(piece)
        sides = [" ".join(pieces) for pieces in by.values()]
        if len(sides) > 1 and all(len(side.split()) > 1 and _has_core(side) for side in sides):
            yield from sides


def _has_form(text: str) -> bool:
    return any(part.role == "legal" for part in parts_of(text))


def _has_core(text: str) -> bool:
    return any(part.role == "core" for part in parts_of(text))
