"""Which part does each word play in a body's name? Core, generic word, legal form, number."""

from __future__ import annotations

import re
from functools import lru_cache

from sekisho.names import arabic
from sekisho.names.organisations.glossary import (
    Term,
    Words,
    arabic_terms,
    bare_arabic,
    cyrillic_terms,
    family_of,
    fold_arabic,
    latin_terms,
    romanised_term,
    stems_of,
)
from sekisho.names.organisations.part import Part, parts_of_term
from sekisho.names.organisations.unspaced import parts_of_run
from sekisho.names.organisations.words import STOP, Word, words_of

_NAMED = frozenset("im imeni named имени им імені".split())
_ARTICLES = frozenset("al el ul ol ad as ash an ar at az ath e ye i".split())
# Words that say nothing in some places.
_HEEDFUL = frozenset("no nr so im called c s".split())
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12"}
_TOWN = re.compile(r"(?<=ск)(?:ий|ая|ое|ие|ого|ому|ой|ую|им|их|ом)$")
_ROMANISED_TOWN = re.compile(r"(?<=[a-z]{4}sk)(?:iy|ii|y|i|aya|aia|oye|oe|ogo|oy|oi|ie|iye|uyu)$")
_ARTICLE = re.compile("^و?ال(?=..)")
# Words of which the Arabic article's letters are part.
_STEMS = tuple(map(fold_arabic, arabic.STEMS))
_GENITIVE = re.compile(r"(?<=[еёо]в)а$|(?<=[иы]н)а$")
# What a number with this sign behind it numbers: 39號室, 121국.
_NUMBERED = {"室": "office", "실": "office", "局": "bureau", "국": "bureau"}


def parts_of(text: str, translated: bool = True) -> tuple[Part, ...]:
    """The parts of a name that is read in one way.

    Args:
        text: normalised.
        translated: whether words that a name is made of are translated too, not only what bodies are called.
    """
    words = words_of(text)
    found: list[Part] = []
    at = 0
    while at < len(words):
        word = words[at]
        parts = None if word.initials or word.script != "latin" else _by_itself(word.letters, word.shown, translated)
        if parts is None:
            at = _take(words, at, found, translated)
        else:
            found += parts
            at += 1
    if words and not found:
        found = [Part(word.letters, "core", word.shown) for word in words]
    return tuple(_as_legal_forms(_merged(found)))


@lru_cache(maxsize=1 << 16)
def _by_itself(letters: str, shown: str, translated: bool) -> tuple[Part, ...] | None:
    """What a Latin word is whatever stands beside it; None where that depends on its neighbours."""
    table = latin_terms()
    if table.longest.get(letters, 0) > 1:
        return None
    term = table.terms.get((letters,))
    if term is None and len(letters) > 4:
        term = romanised_term(letters)
    if term is not None:
        if term.at_end or not (translated or term.role != "core"):
            return None
        return tuple(parts_of_term(term, shown))
    if letters in STOP["latin"]:
        return None if letters in _HEEDFUL else ()
    if letters in _HEEDFUL or letters in _ARTICLES or letters in _ROMAN:
        return None
    return (_core_part(letters, shown),)


def _core_part(letters: str, shown: str) -> Part:
    """A Latin word that a name is made of."""
    return Part(_ROMANISED_TOWN.sub("", letters) if len(letters) > 7 else letters, "core", shown)


def _take(words: list[Word], at: int, found: list[Part], translated: bool) -> int:
    """Read the word at a place, with those that make one term with it; the place behind."""
    word = words[at]
    script = word.script
    if script == "number":
        if concept := _NUMBERED.get(word.shown[-1]):
            found.append(Part(concept, "generic", word.shown, family_of(concept)))
        found.append(Part(word.letters, "number", word.shown))
        return at + 1
    if script == "unspaced":
        found += parts_of_run(word.shown)
        return at + 1
    if script == "latin":
        taken, term = _latin_term(words, at)
    elif script == "cyrillic":
        taken, term = _cyrillic_term(words, at)
    else:
        taken, term = _arabic_term(words, at)
    if term and (translated or term.role != "core"):
        shown = " ".join(w.shown for w in words[at : at + taken])
        found += parts_of_term(term, shown)
        return at + taken
    if _is_stop(words, at):
        return at + 1
    return at + _core(words, at, found)


def _core(words: list[Word], at: int, found: list[Part]) -> int:
    word = words[at]
    rest = len(words) - at - 1
    named = at > 0 and words[at - 1].letters in _NAMED
    if (
        word.initials
        and len(word.letters) < 4
        and rest
        and (named or len(word.letters) < 3)
        and _is_surname(words, at + 1)
    ):
        taken = _core(words, at + 1, found)
        last = found[-1]
        letters = _nominative(last.letters, adjectives=True)
        found[-1] = Part(letters, "core", f"{word.shown} {last.shown}")
        return taken + 1
    letters = word.letters
    if letters in _ROMAN and word.script == "latin" and at and all(_is_legal(w) for w in words[at + 1 :]):
        found.append(Part(_ROMAN[letters], "number", word.shown))
        return 1
    if word.script == "cyrillic":
        letters = _TOWN.sub("", letters) if len(letters) > 5 else letters
        letters = _nominative(letters, named) if named or len(letters) > 6 else letters
    elif word.script == "arabic" and not letters.startswith(_STEMS):
        letters = _ARTICLE.sub("", letters)
    found.append(_core_part(letters, word.shown) if word.script == "latin" else Part(letters, "core", word.shown))
    return 1


def _nominative(surname: str, adjectives: bool = False) -> str:
    """A Russian surname out of the genitive: Дегтярева -> Дегтярев; Горького -> Горький where adjectives are meant."""
    if adjectives and surname.endswith("ого") and len(surname) > 5:
        return surname[:-3] + ("ий" if surname[-4] in "гкхжчшщ" else "ый")
    return _GENITIVE.sub("", surname)


def _is_surname(words: list[Word], at: int) -> bool:
    word = words[at]
    if len(word.letters) < 4 or word.script not in {"latin", "cyrillic"}:
        return False
    find = _latin_term if word.script == "latin" else _cyrillic_term
    term = find(words, at)[1]
    return term is None or term.role == "core"


def _is_legal(word: Word) -> bool:
    term = latin_terms().terms.get((word.letters,)) if word.script == "latin" else None
    return term is not None and term.role == "legal"


def _is_stop(words: list[Word], at: int) -> bool:
    word = words[at]
    if word.letters in STOP.get(word.script, ()):
        after = words[at + 1] if at + 1 < len(words) else None
        if word.letters in {"no", "nr"}:
            return after is not None and after.script == "number"
        if word.letters == "so":
            return after is not None and after.letters == "called"
        if word.letters == "im":
            return after is not None and (after.initials or after.before.startswith("."))
        return True
    if word.letters == "called" and at and words[at - 1].letters == "so":
        return True
    if word.script != "latin":
        return False
    if word.letters == "c" and at + 1 < len(words):
        # Russian `with`, typed in Latin.
        return words[at + 1].script == "cyrillic"
    if word.letters == "s" and at + 1 < len(words):
        # Russian `with`, in a company with limited liability.
        term = romanised_term(words[at + 1].letters)
        return term is not None and term.concepts == ("limited",)
    if word.letters not in _ARTICLES:
        return False
    return "-" in word.before or (at + 1 < len(words) and words[at + 1].before == "-")


def _latin_term(words: list[Word], at: int) -> tuple[int, Term | None]:
    table, letters = latin_terms(), words[at].letters
    if longest := table.longest.get(letters, 0):
        for count in range(min(longest, len(words) - at), 0, -1):
            term = table.terms.get(tuple([w.letters for w in words[at : at + count]]))
            if term and not (term.at_end and not _ends(words, at + count)):
                return count, term
    return 1, romanised_term(letters) if len(letters) > 4 else None


def _ends(words: list[Word], at: int) -> bool:
    """Whether a name ends at a place: nothing follows, or legal forms alone, or another script."""
    return all(_is_legal(word) for word in words[at:]) or (at < len(words) and words[at].script != "latin")


def _cyrillic_term(words: list[Word], at: int) -> tuple[int, Term | None]:
    table = cyrillic_terms()
    for stem in stems_of(words[at].letters):
        for count in range(min(table.longest.get(stem, 0), len(words) - at), 0, -1):
            if term := _by_stems(table, (stem,), words, at + 1, count):
                return count, term
    return 1, None


def _by_stems(table: Words, stems: tuple[str, ...], words: list[Word], at: int, count: int) -> Term | None:
    if len(stems) == count:
        return table.terms.get(stems)
    for stem in stems_of(words[at].letters):
        if term := _by_stems(table, (*stems, stem), words, at + 1, count):
            return term
    return None


def _arabic_term(words: list[Word], at: int) -> tuple[int, Term | None]:
    table = arabic_terms()
    for form in bare_arabic(words[at].letters):
        for count in range(min(table.longest.get(form, 0), len(words) - at), 0, -1):
            key = (form, *(w.letters for w in words[at + 1 : at + count]))
            term = table.terms.get(key) or table.terms.get((form, *(bare_arabic(w)[-1] for w in key[1:])))
            if term:
                return count, term
    return 1, None


def _merged(parts: list[Part]) -> list[Part]:
    """Neighbours that say the same are one: scientific research, joint stock company."""
    found: list[Part] = []
    for part in parts:
        if found and part.role != "number" and found[-1][:2] == part[:2]:
            last = found[-1]
            found[-1] = last._replace(shown=last.shown if last.shown == part.shown else f"{last.shown} {part.shown}")
        else:
            found.append(part)
    return found


def _as_legal_forms(parts: list[Part]) -> list[Part]:
    """Concepts that together spell out a legal form become one part: open + stock + society."""
    table = latin_terms()
    if all(table.longest.get(part.letters, 0) < 2 for part in parts):
        return parts
    found: list[Part] = []
    at = 0
    while at < len(parts):
        for count in range(min(table.longest.get(parts[at].letters, 0), len(parts) - at), 1, -1):
            term = table.terms.get(tuple([part.letters for part in parts[at : at + count]]))
            if term and term.role == "legal":
                shown = " ".join(dict.fromkeys(part.shown for part in parts[at : at + count]))
                found += parts_of_term(term, shown)
                at += count
                break
        else:
            found.append(parts[at])
            at += 1
    return found
