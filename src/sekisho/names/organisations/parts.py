"""Which part does each word play in a body's name? Core, generic word, legal form, number."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from sekisho.names.han import traditional
from sekisho.names.latin import plain_letters
from sekisho.names.organisations.glossary import (
    Role,
    Term,
    Words,
    arabic_terms,
    bare_arabic,
    cyrillic_terms,
    family_of,
    fold_arabic,
    fold_cyrillic,
    latin_terms,
    role_of,
    romanised_term,
    stems_of,
    unspaced_terms,
)


class Part(NamedTuple):
    """One part of a body's name.

    Args:
        letters: a concept in English, a code of a legal form, digits, or the word itself in its own script.
        role: `core` what the name is made of, `generic` what bodies are called, `legal` a form, `number`.
        shown: the words as written that it came from.
        family: concepts of one family are weakly alike; empty for what is no concept.
    """

    letters: str
    role: Role
    shown: str
    family: str = ""


class Word(NamedTuple):
    """A word of a text: its letters as they are looked up, the words as written, the script and the sign before it."""

    letters: str
    shown: str
    script: str
    before: str
    initials: bool = False


_WORD = re.compile(
    r"(?P<cyrillic>[Ѐ-ӿ]+(?:['ʼ’‐‑-]?[Ѐ-ӿ]+)*)"
    r"|(?P<arabic>[ؠ-يٮ-ۓەۮۯۺ-ۿݐ-ݿࢠ-ࣿﭐ-﷿ﹰ-ﻼ\u064b-\u0670\u200c]+)"
    r"|(?P<number>[제第]?\d+(?![A-Za-zÀ-ӿؠ-ۿ])(?:[호號号](?:室|실)?|[국局])?)"
    r"|(?P<unspaced>(?:(?![제第]\d)[가-힣ᄀ-ᇿ㄰-㆏ぁ-ゖァ-ヺー々〇㐀-䶿一-鿿豈-﫿𠀀-𲎯・])+)"
    r"|(?P<latin>(?:[^\W_Ѐ-ӿؠ-ࣿ가-힣ぁ-ヿ一-鿿]|[\u0300-\u036f])+(?:['’ʼ](?:[^\W\d_])+)*)"
)
_HYPHEN = re.compile("[-‐‑]")

# Words that say nothing of a body; Latin ones of the languages that lists are written in.
_STOP = {
    "latin": frozenset(
        "of the and for in to by at with from its de la las los le les el y e et du des und der die das den di da"
        " dos del della al a i im imeni named after der van von o so called no nr ul ol fi bil lil li min ve ile"
        " named honour memory".split()
    ),
    "cyrillic": frozenset("и с в на по о об для при имени им від та і з зі в у й из за от к до ни імені імя".split()),
    "arabic": frozenset("و في فی من به از در برای علی على عن الی إلى با بر تا که یا".split()),
    "unspaced": frozenset("オブ アンド ザ フォー の ノ 及び および 與 与 和 的 및 와 과 의".split()),
}
# Every word that is in no part.
STOP_WORDS = frozenset().union(*_STOP.values())
_NAMED = frozenset("im imeni named имени им імені".split())
_ARTICLES = frozenset("al el ul ol ad as ash an ar at az ath e ye i".split())
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12"}
_TOWN = re.compile(r"(?<=ск)(?:ий|ая|ое|ие|ого|ому|ой|ую|им|их|ом)$")
_ROMANISED_TOWN = re.compile(r"(?<=[a-z]{4}sk)(?:iy|ii|y|i|aya|aia|oye|oe|ogo|oy|oi|ie|iye|uyu)$")
_BORN_BY = re.compile(r"(?<=[еёо]в)а$|(?<=[иы]н)а$")
_DIGITS = {
    "一": "1",
    "二": "2",
    "三": "3",
    "四": "4",
    "五": "5",
    "六": "6",
    "七": "7",
    "八": "8",
    "九": "9",
    "十": "10",
}
_DIGITS |= {
    "일": "1",
    "이": "2",
    "삼": "3",
    "사": "4",
    "오": "5",
    "륙": "6",
    "육": "6",
    "칠": "7",
    "팔": "8",
    "구": "9",
    "십": "10",
}
# What a number with this sign behind it numbers: 39號室, 121국.
_NUMBERED = {"室": "office", "실": "office", "局": "bureau", "국": "bureau"}
_NO_DIGIT = re.compile(r"\D")
# Letters left over, pieces, start of the last piece, its term.
_Cut: TypeAlias = tuple[int, int, int, Term | None]
_ORDINAL = re.compile(r"^(?:제|第)")


def parts_of(text: str, translated: bool = True) -> tuple[Part, ...]:
    """The parts of a name that is read in one way.

    Args:
        text: normalised.
        translated: whether words that a name is made of are translated too, not only what bodies are called.
    """
    words = _words(text)
    found: list[Part] = []
    at = 0
    while at < len(words):
        at = _take(words, at, found, translated)
    return tuple(_as_legal_forms(_merged(found)))


def _words(text: str) -> list[Word]:
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        before = text[end : match.start()]
        script = match.lastgroup or "latin"
        shown = match[0]
        end = match.end()
        if script == "cyrillic" and _HYPHEN.search(shown):
            for piece in _HYPHEN.split(shown):
                words.append(Word(fold_cyrillic(piece), piece, script, before))
                before = "-"
            continue
        letters = _letters(shown, script)
        last = words[-1] if words else None
        if last and len(letters) == 1 and script == last.script and _joins(last, letters, before):
            words[-1] = last._replace(letters=last.letters + letters, shown=last.shown + before + shown, initials=True)
        elif letters:
            words.append(Word(letters, shown, script, before))
        elif last:
            words[-1] = last._replace(shown=last.shown + before + shown)
    return words


def _joins(last: Word, letter: str, before: str) -> bool:
    """Whether a single letter goes on a run of single letters: `S.A.`, `S. A.`, `S A`."""
    if not (last.initials or len(last.letters) == 1) or letter.isdecimal() or last.letters.isdecimal():
        return False
    if not before.strip(" ./"):
        if " " not in before:
            return True
        stop = _STOP.get(last.script, frozenset())
        apart = len(last.letters) == 1 or " " in last.shown
        return apart and ("." in before or not {letter, last.letters} & (stop - {"a"}))
    return False


@lru_cache(maxsize=1 << 16)
def _letters(shown: str, script: str) -> str:
    if script == "latin":
        folded = shown.casefold()
        for tail in ("'s", "’s", "ʼs"):
            if folded.endswith(tail) and len(folded) > 4:
                folded = folded[:-2] + ("s" if folded[-3] == "s" else "")
        return plain_letters(folded)
    if script == "cyrillic":
        return fold_cyrillic(shown)
    if script == "arabic":
        return fold_arabic(shown)
    if script == "number":
        return str(int(_NO_DIGIT.sub("", shown)))
    return shown


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
        found += _unspaced(word.shown)
        return at + 1
    if script == "latin":
        taken, term = _latin_term(words, at)
    elif script == "cyrillic":
        taken, term = _cyrillic_term(words, at)
    else:
        taken, term = _arabic_term(words, at)
    if term and (translated or term.role != "core"):
        shown = " ".join(w.shown for w in words[at : at + taken])
        found += _parts(term, shown)
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
    elif word.script == "latin" and len(letters) > 7:
        letters = _ROMANISED_TOWN.sub("", letters)
    found.append(Part(letters, "core", word.shown))
    return 1


def _nominative(surname: str, adjectives: bool = False) -> str:
    """A Russian surname out of the genitive: Дегтярева -> Дегтярев; Горького -> Горький where adjectives are meant."""
    if adjectives and surname.endswith("ого") and len(surname) > 5:
        return surname[:-3] + ("ий" if surname[-4] in "гкхжчшщ" else "ый")
    return _BORN_BY.sub("", surname)


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
    if word.letters in _STOP.get(word.script, ()):
        if word.letters in {"no", "nr"}:
            return at + 1 < len(words) and words[at + 1].script == "number"
        return True
    if word.script != "latin":
        return False
    if word.letters == "s" and at + 1 < len(words):
        # Russian `with`, in a company with limited liability.
        term = romanised_term(words[at + 1].letters)
        return term is not None and term.concepts == ("limited",)
    if word.letters not in _ARTICLES:
        return False
    return "-" in word.before or (at + 1 < len(words) and words[at + 1].before == "-")


def _latin_term(words: list[Word], at: int) -> tuple[int, Term | None]:
    table = latin_terms()
    longest = table.longest.get(words[at].letters, 0)
    for count in range(min(longest, len(words) - at), 0, -1):
        key = tuple([w.letters for w in words[at : at + count]])
        term = table.terms.get(key)
        if term and not (term.at_end and not _ends(words, at + count)):
            return count, term
    return 1, romanised_term(words[at].letters) if len(words[at].letters) > 4 else None


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


def _parts(term: Term, shown: str) -> list[Part]:
    return [
        Part(
            concept,
            role := role_of(concept, term.role),
            shown,
            family_of(concept) if role in {"generic", "legal"} else "",
        )
        for concept in term.concepts
    ]


@lru_cache(maxsize=1 << 14)
def _unspaced(run: str) -> tuple[Part, ...]:
    """A run of Hangul, Han or kana cut into known terms and what is left, so that most of it is known."""
    terms, longest = unspaced_terms()
    letters = traditional(run)
    size = len(letters)
    best: list[_Cut] = [(0, 0, 0, None)]
    for end in range(1, size + 1):
        left, pieces, _, term = best[end - 1]
        start = end - 1
        cost = 0 if letters[start] == "・" else 1
        options: list[_Cut] = [(left + cost, pieces + (term is not None or end == 1), start, None)]
        for start in range(max(0, end - longest - 4), end):
            if "・" in (letters[start], letters[end - 1]):
                continue
            key = letters[start:end].replace("・", "")
            found = terms.get(key) or _ordinal(key)
            if not found:
                continue
            left, pieces, _, term = best[start]
            if (found.at_end and end < size) or (len(key) == 1 and not term):
                continue
            options.append((left, pieces + 1, start, found))
        best.append(min(options, key=lambda option: option[:2]))
    return tuple(_cut(run, best))


def _ordinal(key: str) -> Term | None:
    """제2, 第二: a number."""
    if not _ORDINAL.match(key):
        return None
    rest = key[1:]
    digits = rest if rest.isdecimal() and rest.isascii() else _DIGITS.get(rest)
    return Term((digits,), "number", False, key) if digits else None


def _cut(run: str, best: list[_Cut]) -> list[Part]:
    cuts: list[tuple[int, int, Term | None]] = []
    end = len(run)
    while end:
        start, term = best[end][2], best[end][3]
        while term is None and start and best[start][3] is None:
            start = best[start][2]
        cuts.append((start, end, term))
        end = start
    parts: list[Part] = []
    for start, end, term in reversed(cuts):
        shown = run[start:end]
        if term:
            parts += _parts(term, shown)
        else:
            pieces = (piece for piece in shown.split("・") if piece and piece not in _STOP["unspaced"])
            parts += [Part(piece, "core", piece) for piece in pieces]
    return parts


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
    found: list[Part] = []
    at = 0
    while at < len(parts):
        for count in range(min(table.longest.get(parts[at].letters, 0), len(parts) - at), 1, -1):
            term = table.terms.get(tuple([part.letters for part in parts[at : at + count]]))
            if term and term.role == "legal":
                shown = " ".join(dict.fromkeys(part.shown for part in parts[at : at + count]))
                found += _parts(term, shown)
                at += count
                break
        else:
            found.append(parts[at])
            at += 1
    return found
