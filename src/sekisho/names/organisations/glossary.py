"""What does a usual word of bodies' names mean? One English concept for the words of all languages.

The tables `data/organisation_*.tsv` and `data/legal_forms.tsv` hold, a row each: terms, separated by ` | `; language;
concept, several joined by `+`; role. A language that ends in `-end` counts only where a name ends. Cyrillic terms are
stems, to which any ending of a noun or an adjective may be added, and stand for their romanisations too.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from sekisho.names.han import traditional
from sekisho.names.latin import plain_letters
from sekisho.names.tables import lines_of_table

Role: TypeAlias = Literal["core", "generic", "legal", "number"]

TABLES = (
    "organisation_english",
    "organisation_european",
    "organisation_korean",
    "organisation_chinese",
    "organisation_japanese",
    "organisation_russian",
    "organisation_arabic",
    "organisation_places",
    "legal_forms",
)

# Endings of Russian, Ukrainian and Belarusian nouns and adjectives; е stands for ё too.
_ENDINGS = frozenset(
    " а я о е ы и у ю ь й ї і э є ов ев ей ой ий ый ая яя ое ее ые ие ую юю ого его ому ему ым им ом ем ых их ыми ими"
    " ам ям ами ями ах ях ия ии ию ией ием иям иями иях ья ье ью ьи ьев ай ае аго аму ыя ія іі ії ію аў яў ою ею ові"
    " ова ове ової".split(" ")
)

# How a surname ends that is made of a town's name, romanised: Nikolaeva, Samarrai.
_SURNAME = re.compile("(?:ov|ova|ev|eva|a[ei])$")


class Term(NamedTuple):
    """What a term of the tables means.

    Args:
        concepts: English words, letters only; digits for a number.
        role: of each concept alike.
        at_end: it counts only where a name ends.
        text: as the table has it.
    """

    concepts: tuple[str, ...]
    role: Role
    at_end: bool
    text: str


class Row(NamedTuple):
    """A row of the tables: terms that mean the same in one language."""

    terms: tuple[str, ...]
    language: str
    concepts: tuple[str, ...]
    role: Role


@cache
def rows() -> tuple[Row, ...]:
    """The rows of all tables."""
    found = []
    for table in TABLES:
        for line in lines_of_table(table):
            terms, language, concepts, role = line.split("\t")
            found.append(Row(tuple(terms.split(" | ")), language, tuple(concepts.split("+")), role))  # type: ignore[arg-type]
    return tuple(found)


@cache
def family_of(concept: str) -> str:
    """The family of a concept, whose members translators exchange for one another; itself where it has no other."""
    return _families().get(concept, concept)


@cache
def _families() -> dict[str, str]:
    return {concept: family for family, concepts in families() for concept in concepts}


@cache
def families() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The families with more than one concept."""
    lines = (line.split("\t") for line in lines_of_table("organisation_families"))
    return tuple((family, tuple(concepts.split())) for family, concepts in lines)


@cache
def role_of(concept: str, role: Role) -> Role:
    """The role of one concept of several: numbers and legal forms stay what they are among others."""
    if concept.isdecimal():
        return "number"
    if concept in _legal_codes():
        return "legal"
    return "generic" if role == "legal" else role


@cache
def _legal_codes() -> frozenset[str]:
    return frozenset(row.concepts[0] for row in rows() if row.role == "legal" and len(row.concepts) == 1)


class Words:
    """The terms of a script that parts words by blanks, by their words.

    Attributes:
        terms: by the words of each.
        longest: of the terms that begin with a word, the number of words of the longest.
    """

    def __init__(self) -> None:
        """Begin without a term."""
        self.terms: dict[tuple[str, ...], Term] = {}
        self.longest: dict[str, int] = {}

    def add(self, words: tuple[str, ...], term: Term) -> None:
        """Enter a term of one word or several; the first that came stays."""
        if words and self.terms.setdefault(words, term) is term:
            self.longest[words[0]] = max(len(words), self.longest.get(words[0], 0))


@cache
def latin_terms() -> Words:
    """The terms in Latin letters, without the romanised Russian stems."""
    words = Words()
    for row in rows():
        for text in row.terms:
            if not _is_latin(text):
                continue
            term = Term(row.concepts, row.role, row.language.endswith("-end"), text)
            words.add(tuple(w for w in (plain_letters(w) for w in text.replace("-", " ").split()) if w), term)
    # What a term of another language means is an English word too.
    for row in rows():
        for concept in row.concepts:
            if row.role == "generic" and not concept.isdecimal() and concept not in _places():
                words.add((concept,), Term((concept,), "generic", False, concept))
    return words


@cache
def cyrillic_terms() -> Words:
    """The terms in Cyrillic, each word a stem."""
    words = Words()
    for row in rows():
        for text in row.terms:
            if "Ѐ" <= text[0] <= "ӿ":
                words.add(
                    tuple(fold_cyrillic(w) for w in text.replace("-", " ").split()),
                    Term(row.concepts, row.role, False, text),
                )
    return words


@cache
def arabic_terms() -> Words:
    """The terms in Arabic script, Arabic and Persian."""
    words = Words()
    for row in rows():
        for text in row.terms:
            if "؀" <= text[0] <= "ۿ":
                words.add(tuple(fold_arabic(w) for w in text.split()), Term(row.concepts, row.role, False, text))
    return words


@cache
def unspaced_terms() -> tuple[dict[str, Term], int]:
    """The terms in Hangul, Han and kana, with the length of the longest."""
    terms: dict[str, Term] = {}
    for row in rows():
        for text in row.terms:
            if text[0] >= "⺀":
                key = traditional(text).replace("・", "")
                terms.setdefault(key, Term(row.concepts, row.role, row.language.endswith("-end"), text))
    return terms, max(map(len, terms))


@lru_cache(maxsize=1 << 16)
def stems_of(word: str) -> tuple[str, ...]:
    """What a Cyrillic word may be the form of, the longest stem first."""
    return tuple(word[:cut] for cut in range(len(word), max(0, len(word) - 5), -1) if word[cut:] in _ENDINGS)


@lru_cache(maxsize=1 << 16)
def romanised_term(word: str) -> Term | None:
    """The term of a romanised Russian word of at least five letters; `None` where there is none."""
    folded = fold_romanised(word)
    stems, endings = _romanised()
    for cut in range(len(folded), max(4, len(folded) - 5), -1):
        if folded[cut:] in endings and (term := stems.get(folded[:cut])):
            is_surname = folded[cut:] and _SURNAME.search(folded) and _is_place(term)
            return None if is_surname else term
    return None


@cache
def _romanised() -> tuple[dict[str, Term], frozenset[str]]:
    stems: dict[str, Term] = {}
    for words, term in cyrillic_terms().terms.items():
        # What a name is made of is translated only in its own script: Zvezda stays a name beside Star.
        if len(words) == 1 and (term.role != "core" or _is_place(term)) and len(key := romanise(words[0])) > 4:
            stems.setdefault(key, term)
    return stems, frozenset(romanise(ending) for ending in _ENDINGS)


@cache
def _places() -> frozenset[str]:
    return frozenset(c for line in lines_of_table("organisation_places") for c in line.split("\t")[2].split("+"))


def is_place(concept: str) -> bool:
    """Whether a concept is a town or a land of the table of places."""
    return concept in _places()


def _is_place(term: Term) -> bool:
    return is_place(term.concepts[0])


def _is_latin(text: str) -> bool:
    return text[0] < "Ͱ" or "Ḁ" <= text[0] <= "ỿ"


_ROMANISED = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюяʼ'",
        "a b v g g d e e e zh z i i i i k l m n o p r s t u u f h ts ch sh sch  i  e iu ia  ".split(" "),
        strict=True,
    )
)


_SPELLED_OTHERWISE = tuple(
    pair.split(">")
    for pair in "shch>sch kh>h iye>ie iya>ia iyu>iu yo>e ye>e ya>ia ja>ia je>e yu>iu ju>iu y>i j>i w>v x>ks q>k".split()
)
_DOUBLED = re.compile(r"(.)\1+")
_LONE_C = re.compile("c(?!h)")


def romanise(text: str) -> str:
    """Cyrillic in the one romanisation that `fold_romanised` takes all others to."""
    return _DOUBLED.sub(r"\1", "".join(_ROMANISED.get(c, c) for c in text))


def fold_romanised(word: str) -> str:
    """A romanised Russian word with what the systems write differently made one: `predpriyatiye` -> `predpriatie`."""
    for old, new in _SPELLED_OTHERWISE:
        word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", _LONE_C.sub("ts", word))


def fold_cyrillic(word: str) -> str:
    """A Cyrillic word with the letters made one that writers exchange: е for ё, no apostrophe."""
    return word.casefold().replace("ё", "е").replace("'", "").replace("ʼ", "").replace("’", "")


_ARABIC = str.maketrans("يىېےكةۃہەأإآٱۀھؤں", "ییییکههههااااههون", "ًٌٍَُِّْٰـ\u200c")


def fold_arabic(word: str) -> str:
    """A word in Arabic script as Arabs, Persians and Pakistanis write it alike, without marks."""
    return word.translate(_ARABIC).replace("ئ", "ی")


@lru_cache(maxsize=1 << 14)
def bare_arabic(word: str) -> tuple[str, ...]:
    """What a folded word may be without what is written onto it: article, `and`, prepositions, plural, ezafe."""
    found = [word]
    for head in ("وال", "بال", "لل", "ال", "و", "ل", "ب"):
        if word.startswith(head) and len(word) - len(head) > 2:
            found.append(word[len(head) :])
            if len(head) > 1:
                break
    for form in tuple(found):
        for tail in ("های", "ها", "ات", "یه", "ه", "ی"):
            if form.endswith(tail) and len(form) - len(tail) > 2:
                found += (form[: -len(tail)], form[: -len(tail)] + "ه")
    return tuple(dict.fromkeys(found))
