"""How is a person's name read? Titles go, articles join their word, surnames and patronymics are known where shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from sekisho.names import arabic, chinese, cyrillic, kana, korean, patronymics
from sekisho.names.latin import plain_letters
from sekisho.names.normalise import read_leet
from sekisho.names.script import by_script, script_of
from sekisho.names.tables import words_of_table
from sekisho.names.word import INITIAL, PATRONYMIC, Form, Word

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
_ALTERNATIVES = re.compile(r"\s+/\s+|\s*[;|]\s*|\s*\ba\.?k\.?a\.?\b\s*:?\s*|(?<=[^\W\d_]{4})/(?=[^\W\d_]{4}.*\s)", re.IGNORECASE)
_BRACKETS = re.compile(r"[()\[\]{}（）«»\"“”„]")
# A reading in words of more syllables than this is no East Asian name of monosyllables.
_LONGEST_SYLLABLE = 7


@cache
def _titles() -> frozenset[str]:
    return frozenset(words_of_table("titles"))


def read_person(text: str) -> tuple[Form, ...]:
    """The forms of a person's name, one for each script and each alternative that the text holds.

    Args:
        text: normalised.
    """
    text = read_leet(text)
    forms: dict[Form, None] = {}
    for alternative in _alternatives(text):
        for script, piece in by_script(_BRACKETS.sub(" ", alternative)):
            whole = "".join(map(plain_letters, _WORD.findall(piece)))
            for form in _READERS[script](piece):
                joined = tuple(dict.fromkeys((whole, *form.joined)))
                forms[form._replace(joined=joined)] = None
    return tuple(forms)


def _alternatives(text: str) -> Iterator[str]:
    for piece in _ALTERNATIVES.split(text):
        if any(c.isalnum() for c in piece):
            yield piece


def _read_latin(text: str) -> Iterator[Form]:
    before, comma, after = text.partition(",")
    surnames = _WORD.findall(before) if comma and any(map(str.isalnum, after)) else []
    words = surnames + _WORD.findall(after) if surnames else _WORD.findall(text)
    kept = _without_titles(words)
    if not kept:
        return
    if surnames:
        surnames = [word for word in surnames if word in kept]
        given = kept[len(surnames) :]
    else:
        surnames, given = _by_capitals(kept)
    readings = korean.read_person(_as_read(kept, len(surnames) if comma else 0))
    family = _glued(surnames)
    words_read = tuple(_latin_word(w) for w in (*family, *_glued(given)))
    yield _form(
        words_read,
        surnames=len(family),
        given=_first_given(words_read, len(family)),
        readings=readings,
        korean_name=bool(readings) and _is_korean(kept),
    )


def _as_read(words: Sequence[str], surnames: int) -> str:
    """The words as Korean is read: a comma after the surnames where one told them apart."""
    if surnames:
        return f"{' '.join(words[:surnames])}, {' '.join(words[surnames:])}".casefold()
    return " ".join(words).casefold()


def _without_titles(words: list[str]) -> list[str]:
    """The words without titles at either end; two words are always left."""
    start, end = 0, len(words)
    while end - start > 2 and plain_letters(words[start]) in _titles():
        start += 1
    while end - start > 2 and plain_letters(words[end - 1]) in _titles():
        end -= 1
    return words[start:end]


def _by_capitals(words: list[str]) -> tuple[list[str], list[str]]:
    """The words written in capitals among others that are not: the surname, as publishers set it apart."""
    capitals = [w.isupper() and len(w) > 1 for w in words]
    if all(capitals) or not any(capitals):
        return [], words
    return [w for w, c in zip(words, capitals, strict=True) if c], [
        w for w, c in zip(words, capitals, strict=True) if not c
    ]


def _glued(words: Sequence[str]) -> tuple[str, ...]:
    if not words:
        return ()
    return arabic.glue([plain_letters(w) for w in words]) or tuple(map(plain_letters, words))


def _latin_word(letters: str) -> Word:
    roles = INITIAL if len(letters) == 1 else PATRONYMIC if patronymics.root(letters) else 0
    return Word(letters, roles)


def _first_given(words: Sequence[Word], surnames: int) -> int:
    """The first given name: after the surnames where they are known, else the first word."""
    if surnames >= len(words):
        return -1
    return surnames


def _read_hangul(text: str) -> Iterator[Form]:
    readings = korean.read_person(text)
    syllables = [plain_letters(c) for c in text if c.isalnum()]
    yield _form(tuple(Word(s) for s in syllables if s), readings=readings, korean_name=True)


def _read_han(text: str) -> Iterator[Form]:
    readings = korean.read_person(text)
    for words in chinese.read_person(text) or ((plain_letters(text),),):
        yield _form(tuple(Word(w) for w in words), surnames=1 if len(words) > 1 else 0, readings=readings)
        readings = ()


def _read_kana(text: str) -> Iterator[Form]:
    readings = korean.read_person(text)
    words = [w for w in re.split(r"[\s・･=＝゠,.]+", text) if w]
    if any(script_of(w) == "han" for w in words):
        yield from _read_han(text)
        return
    yield _form(
        tuple(Word(plain_letters(kana.romanise(w)), own=w) for w in words),
        readings=readings,
        korean_name=bool(readings) and korean.is_surname(words[0]),
    )


def _read_cyrillic(text: str) -> Iterator[Form]:
    words = _without_titles(_WORD.findall(text))
    readings = korean.read_person(text.casefold())
    surnames, given = _by_capitals(words) if "," not in text else (_WORD.findall(text.partition(",")[0]), [])
    given = given or [w for w in words if w not in surnames]
    read = tuple(_latin_word(plain_letters(cyrillic.latinise(w.casefold()))) for w in (*surnames, *given))
    yield _form(
        read,
        surnames=len(surnames) if len(surnames) < len(read) else 0,
        given=_first_given(read, len(surnames)) if len(surnames) < len(read) else -1,
        readings=readings,
        korean_name=bool(readings) and _is_korean([w.casefold() for w in words]),
    )


def _read_arabic(text: str) -> Iterator[Form]:
    words = arabic.split(text)
    yield _form(tuple(Word(plain_letters(arabic.latinise(w)), own=w) for w in words))


def _is_korean(words: Sequence[str]) -> bool:
    return korean.is_surname(words[0].casefold()) or korean.is_surname(words[-1].casefold())


@lru_cache(maxsize=1 << 16)
def _is_one_syllable(letters: str) -> bool:
    if not 1 <= len(letters) <= _LONGEST_SYLLABLE:
        return False
    if len(letters) == 1:
        return True
    if any(len(reading.syllables) == 1 for reading in korean.read_word(letters)):
        return True
    return any(s.key.startswith(("mandarin:", "cantonese:")) and "." not in s.key for s in chinese.sounds(letters))


def _form(
    words: tuple[Word, ...],
    *,
    surnames: int = 0,
    given: int = -1,
    readings: tuple[korean.Reading, ...] = (),
    korean_name: bool = False,
) -> Form:
    words = tuple(w for w in words if w.letters)
    return Form(
        words,
        surnames=surnames,
        given=given,
        readings=readings,
        joined=("".join(w.letters for w in words),),
        monosyllabic=all(_is_one_syllable(w.letters) for w in words),
        korean=korean_name,
    )


_READERS = {
    "latin": _read_latin,
    "hangul": _read_hangul,
    "han": _read_han,
    "kana": _read_kana,
    "cyrillic": _read_cyrillic,
    "arabic": _read_arabic,
    "other": _read_latin,
}
