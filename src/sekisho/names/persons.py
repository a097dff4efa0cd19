"""How is a person's name read? One form or more for each script and each alternative that a text holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from sekisho.names import arabic, chinese, cyrillic, kana, korean
from sekisho.names.address import without_address
from sekisho.names.latin import letters_in, plain_letters
from sekisho.names.latin_persons import WORD, by_capitals, double, latin_word, read_latin, typed, without_titles
from sekisho.names.normalise import read_leet
from sekisho.names.person_form import is_korean, is_one_syllable, person_form
from sekisho.names.script import Script, by_script, script_of
from sekisho.names.titles import without_titles_in_script
from sekisho.names.word import Form, Word

_ALTERNATIVES = re.compile(
    r"\s+/\s+|\s*[;|]\s*|\s*\ba\.?k\.?a\.?\b\s*:?\s*|(?<=[^\W\d_]{4})/(?=[^\W\d_]{4}.*\s)", re.IGNORECASE
)
# One name in Latin letters, where no sign stands that any rule but those for words heeds.
_PLAIN = re.compile("[A-Za-z',. -]*")
_DIGIT = re.compile(r"[\d@$!]")
_JOINED_ARTICLE = re.compile(r"(?<=\b[AE]l)(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"[()\[\]{}（）«»\"“”„]")
# 金星3号 is a ship.
_HULL = re.compile("[\\d一-十] *[号號호]$")
_SMALL_KANA = re.compile("[ァィゥェォャュョッぁぃぅぇぉゃゅょっ]")
_GLIDE = re.compile("([キシチニヒミリギジビピ])([ヤユヨエ])")
_TO_SMALL = str.maketrans("ヤユヨエ", "ャュョェ")
_BETWEEN_KANA = re.compile(r"[\s・･=＝゠,.]+")
# Two characters read in Cantonese too would meet too many.
_CANTONESE_FROM = 3
# Words of an Arabic name of which neighbours may be one; in longer texts they are not.
_MOST_JOINED = 8


def read_person(text: str) -> tuple[Form, ...]:
    """The forms of a person's name, one for each script and each alternative that the text holds.

    Args:
        text: normalised.
    """
    text = without_titles_in_script(without_address(text))
    if _HULL.search(text):
        return ()
    if "Al" in text or "El" in text:
        text = _JOINED_ARTICLE.sub(" ", text)
    forms: dict[Form, None] = {}
    for name in _names_in(text):
        for script, piece in by_script(name):
            forms.update(dict.fromkeys(_READERS[script](piece)))
    # A stray letter of another script is no name of its own.
    return tuple([form for form in forms if len(form.joined[-1]) > 1] or forms)


def _names_in(text: str) -> Iterator[str]:
    """Each name that a text holds, digits read as letters."""
    if _PLAIN.fullmatch(text) and not _may_be_aka(text):
        yield text
        return
    for reading in dict.fromkeys(read_leet(text, one) for one in "il") if _DIGIT.search(text) else (text,):
        for name in _ALTERNATIVES.split(reading):
            if any(c.isalnum() for c in name):
                yield _BRACKETS.sub(" ", name)


def _may_be_aka(text: str) -> bool:
    low = text.lower()
    return "aka" in low or "a.k" in low or "k.a" in low


def _read_hangul(text: str) -> Iterator[Form]:
    syllables = [plain_letters(c) for c in text if c.isalnum()]
    yield person_form(
        tuple(Word(s) for s in syllables if s), letters_in(text), readings=korean.read_person(text), korean_name=True
    )


def _read_han(text: str) -> Iterator[Form]:
    whole, readings = letters_in(text), korean.read_person(text)
    forms = chinese.read_person(text) or ((plain_letters(text),),)
    if sum(script_of(c) == "han" for c in text if c.isalpha()) < _CANTONESE_FROM:
        forms = forms[:1]
    for words in forms:
        yield person_form(tuple(map(Word, words)), whole, surnames=1 if len(words) > 1 else 0, readings=readings)
        readings = ()


def _read_kana(text: str) -> Iterator[Form]:
    readings = korean.read_person(text)
    if not _SMALL_KANA.search(text) and (small := _GLIDE.sub(_small, text)) != text:
        # Bank transfers know no small kana: キム ジヨンウン is キム ジョンウン.
        readings = (*korean.read_person(small), *readings)
    words = [w for w in _BETWEEN_KANA.split(text) if w]
    if any(script_of(w) == "han" for w in words):
        yield from _read_han(text)
        return
    yield person_form(
        tuple(Word(plain_letters(kana.romanise(w)), own=w) for w in words),
        letters_in(text),
        readings=readings,
        korean_name=is_korean(words[:1], readings),
    )


def _small(glide: re.Match[str]) -> str:
    return glide[1] + glide[2].translate(_TO_SMALL)


def _read_cyrillic(text: str) -> Iterator[Form]:
    words = without_titles(list(map(typed, WORD.findall(text))), 2)
    readings = korean.read_person(text.casefold())
    surnames, given = by_capitals(words)
    if "," in text:
        surnames, given = list(map(typed, WORD.findall(text.partition(",")[0]))), []
    given = given or [word for word in words if word not in surnames]
    latin = (plain_letters(cyrillic.latinise(word.shown.casefold())) for word in (*surnames, *given))
    read = tuple(map(latin_word, latin))
    is_parted = len(surnames) < len(read)
    yield person_form(
        read,
        letters_in(text),
        surnames=len(surnames) if is_parted else 0,
        given=len(surnames) if is_parted else -1,
        readings=readings,
        korean_name=is_korean([words[0].shown, words[-1].shown], readings),
    )


def _read_arabic(text: str) -> Iterator[Form]:
    whole = letters_in(text)
    words = tuple(part for word in arabic.split(text) for part in double(word))
    yield person_form(_arabic_words(words), whole)
    for i in range(min(len(words), _MOST_JOINED) - 1 if len(words) > 2 else 0):
        yield person_form(_arabic_words((*words[:i], words[i] + words[i + 1], *words[i + 2 :])), whole)


def _arabic_words(words: Iterable[str]) -> tuple[Word, ...]:
    return tuple(Word(plain_letters(arabic.latinise(word)), own=word) for word in words)


_READERS: dict[Script, Callable[[str], Iterator[Form]]] = {
    "latin": read_latin,
    "hangul": _read_hangul,
    "han": _read_han,
    "kana": _read_kana,
    "cyrillic": _read_cyrillic,
    "arabic": _read_arabic,
    "other": read_latin,
}

# Also by these names: what a word of a text is, and whether letters may be one East Asian syllable.
_WORD, _is_one_syllable = WORD, is_one_syllable
