"""In which ways can the name of a body be read? Whole, without what is in brackets, as each of several names in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from sekisho.names.organisations.glossary import is_place
from sekisho.names.organisations.part import Part
from sekisho.names.organisations.parts import parts_of
from sekisho.names.script import by_script, script_of

_KNOWN_AS = re.compile(
    r"\b(?:[afn]\.?\s?/?k\.?\s?/?a\b\.?|alias|also known as|formerly(?: known as)?|now known as|d/?b/?a|trading as)"
    r"(?=\s)|;",
    re.IGNORECASE,
)
# No sign parts one name from another in it.
_ONE_NAME = re.compile("[A-Za-z0-9&'\",.+ -]*")
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]?")
_DASH = re.compile(r"\s+[-–—]\s+")
_SLASH = re.compile(r"\s*/\s*")
_OF_KOREA = "korea"
_OWNERS = ({_OF_KOREA, "workers", "party"}, {_OF_KOREA, "people", "army"})


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


def _one_form_each(parts: tuple[Part, ...]) -> list[tuple[Part, ...]]:
    """Names that each begin with a legal form, one after another: JSC Tula Cartridge Plant, JSC TPZ."""
    if not parts or parts[0].role != "legal":
        return []
    starts = [at for at, part in enumerate(parts) if part.role == "legal" and (not at or parts[at - 1].role != "legal")]
    names = [parts[start:end] for start, end in pairwise((*starts, len(parts)))]
    return names if len(names) > 1 and all(any(part.role == "core" for part in name) for name in names) else []


def _without_owner(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """A body of a ruling party or an army without the words for that: OFFICE 39 of the Workers' Party of Korea."""
    if not any(part.letters == _OF_KOREA for part in parts):
        return ()
    for at in range(len(parts) - 2):
        if {part.letters for part in parts[at : at + 3]} in _OWNERS:
            rest = parts[:at] + parts[at + 3 :]
            return rest if len(rest) > 1 else ()
    return ()


def _says_much(parts: tuple[Part, ...]) -> bool:
    return sum(part.role == "generic" for part in parts) > 1


def _alternatives(text: str) -> Iterator[str]:
    if _ONE_NAME.fullmatch(text) and " - " not in text and not _KNOWN_AS.search(text):
        yield text
        return
    names = [name for name in _KNOWN_AS.split(text) if name.strip()]
    for name in names:
        bare = _BRACKETS.sub(_what_stays, name)
        if bare.strip() and bare != name:
            yield bare
        yield name
        if bare != name and bare.strip():
            for inside in _BRACKETS.findall(name):
                if not _tells_apart(inside) and _is_name(inside, bare):
                    yield inside
        yield from _halves(bare)
    if not names:
        yield text


def _what_stays(brackets: re.Match[str]) -> str:
    """What a name has of its brackets when they are left out: BRECO (ASIA) LTD is not BRECO LTD."""
    return f" {brackets[1]} " if _tells_apart(brackets[1]) else " "


def _tells_apart(inside: str) -> bool:
    """Whether what is in brackets is lands and usual words alone, by which bodies of one name are told apart.

    With a legal form it is a name, as is an abbreviation that stands for several words: (KPA).
    """
    parts = parts_of(inside)
    is_short = len(parts) > 1 and len(inside.split()) == 1
    return (
        script_of(inside) == "latin"
        and not is_short
        and bool(parts)
        and all(part.role == "generic" or is_place(part.letters) for part in parts)
    )


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
