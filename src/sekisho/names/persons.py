"""How is a person's name read? Titles go, articles join their word, surnames and patronymics are known where shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from sekisho.names import arabic, chinese, cyrillic, given_names, kana, korean, patronymics
from sekisho.names.address import without_address
from sekisho.names.latin import plain_letters
from sekisho.names.normalise import read_leet
from sekisho.names.scanned import CUT_FROM
from sekisho.names.script import by_script, script_of
from sekisho.names.tables import words_of_table
from sekisho.names.word import INITIAL, LAST, PATRONYMIC, Form, Word

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
_ALTERNATIVES = re.compile(
    r"\s+/\s+|\s*[;|]\s*|\s*\ba\.?k\.?a\.?\b\s*:?\s*|(?<=[^\W\d_]{4})/(?=[^\W\d_]{4}.*\s)", re.IGNORECASE
)
_DIGIT = re.compile(r"[\d@$!]")
_JOINED_ARTICLE = re.compile(r"(?<=\b[AE]l)(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"[()\[\]{}（）«»\"“”„]")
_SMALL_KANA = re.compile("[ァィゥェォャュョッぁぃぅぇぉゃゅょっ]")
_GLIDE = re.compile("([キシチニヒミリギジビピ])([ヤユヨエ])")
_TO_SMALL = str.maketrans("ヤユヨエ", "ャュョェ")
# Readings that a slip of the hand may have made: they may join two names, never part them.
_DOUBTFUL = frozenset(("mixed", "french"))
# First parts of Persian and Arabic double names, which are written in one word or two.
_FIRST_PARTS = frozenset(("muhammad", "sayyid", "ali", "amir", "ghulam", "mir", "haji", "shah", "wali", "khuda", "nur"))
_SHORTEST_PART, _LONGEST_DOUBLE = 3, 30
# Two characters read in Cantonese too would meet too many.
_CANTONESE_FROM = 3
_PARTICLES = frozenset("abu abou abd abdul abdel al el ul bin ben ibn".split())
_LONGEST_PARTICLE = 8
_TWICE = re.compile(r"(.)\1")
# Words of an Arabic name of which neighbours may be one; in longer texts they are not.
_MOST_JOINED = 8
# A reading in words of more syllables than this is no East Asian name of monosyllables.
_LONGEST_SYLLABLE = 7


@cache
def _titles() -> frozenset[str]:
    return frozenset(words_of_table("titles"))


@cache
def _honorifics() -> frozenset[str]:
    """Titles that stand before a name only; behind one they are a surname."""
    return frozenset(words_of_table("titles_before"))


def read_person(text: str) -> tuple[Form, ...]:
    """The forms of a person's name, one for each script and each alternative that the text holds.

    Args:
        text: normalised.
    """
    forms: dict[Form, None] = {}
    text = _JOINED_ARTICLE.sub(" ", without_address(text))
    readings = dict.fromkeys(read_leet(text, one) for one in "il") if _DIGIT.search(text) else (text,)
    for alternative in (piece for reading in readings for piece in _alternatives(reading)):
        for script, piece in by_script(_BRACKETS.sub(" ", alternative)):
            whole = "".join(map(plain_letters, _WORD.findall(piece)))
            for form in _READERS[script](piece):
                joined = tuple(dict.fromkeys((whole, *form.joined)))
                forms[form._replace(joined=joined)] = None
    # A stray letter of another script is no name of its own.
    whole_names = [form for form in forms if sum(len(word.letters) for word in form.words) > 1]
    return tuple(whole_names or forms)


def _alternatives(text: str) -> Iterator[str]:
    for piece in _ALTERNATIVES.split(text):
        if any(c.isalnum() for c in piece):
            yield piece


def _read_latin(text: str) -> Iterator[Form]:
    before, comma, after = text.partition(",")
    if comma and (first := _WORD.findall(before)) and (rest := _WORD.findall(after)):
        surnames, given = _without_titles(first, 1), _without_titles(rest, 1)
        kept = surnames + given
    else:
        kept = _without_titles(_WORD.findall(text), 2)
        if not kept:
            return
        comma = ""
        surnames, given = _by_capitals(kept)
    readings = korean.read_person(_as_read(kept, len(surnames) if comma else 0))
    family, others = _glued(surnames), _glued(given)
    words_read = tuple(_latin_word(w) for w in (*family, *others))
    yield _form(
        _may_be_cut(words_read, kept, text),
        surnames=len(family),
        given=_first_given(words_read, len(family)),
        readings=readings,
        korean_name=_is_korean(kept, readings),
    )
    whole = _glued([*given, *surnames])
    if comma and len(whole) < len(words_read):
        # A comma parted what is one word: AZIZ, Abdul.
        yield _form(tuple(map(_latin_word, whole)))


def _as_read(words: Sequence[str], surnames: int) -> str:
    """The words as Korean is read: a comma after the surnames where one told them apart."""
    if surnames:
        return f"{' '.join(words[:surnames])}, {' '.join(words[surnames:])}".casefold()
    return " ".join(words).casefold()


def _without_titles(words: list[str], left: int) -> list[str]:
    """The words without titles at either end; so many words are always left."""
    start, end = 0, len(words)
    while end - start > left and plain_letters(words[start]) in _titles() | _honorifics():
        start += 1
    while end - start > left and plain_letters(words[end - 1]) in _titles():
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
    letters = [part for word in words for part in _double(_particle(plain_letters(word)))]
    return arabic.glue(letters) or tuple(letters)


def _particle(word: str) -> str:
    """A particle of an Arabic name with a letter typed twice (Abbu, Ell), else the word."""
    plain = _TWICE.sub(r"\1", word) if len(word) < _LONGEST_PARTICLE else word
    return plain if plain != word and plain in _PARTICLES else word


@lru_cache(maxsize=1 << 16)
def _double(word: str) -> tuple[str, ...]:
    """The two parts of a double name written as one word (Mohammadreza), or the word."""
    if 2 * _SHORTEST_PART < len(word) <= _LONGEST_DOUBLE and not given_names.listed(word):
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            first, second = word[:cut], word[cut:]
            if _FIRST_PARTS & set(given_names.listed(first)) and given_names.listed(second):
                return first, second
    return (word,)


def _latin_word(letters: str) -> Word:
    roles = INITIAL if len(letters) == 1 else PATRONYMIC if patronymics.root(letters) else 0
    return Word(letters, roles)


def _may_be_cut(words: tuple[Word, ...], written: list[str], text: str) -> tuple[Word, ...]:
    """The word that ends the text marked where the text is so long that a field may have cut it."""
    if len(text) < CUT_FROM or len(words) < 2:
        return words
    last = plain_letters(written[-1])
    if given_names.listed(last):
        return words
    return tuple(w._replace(roles=w.roles | LAST) if w.letters == last and not w.roles else w for w in words)


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
    forms = chinese.read_person(text) or ((plain_letters(text),),)
    if sum(script_of(c) == "han" for c in text if c.isalpha()) < _CANTONESE_FROM:
        forms = forms[:1]
    for words in forms:
        yield _form(tuple(Word(w) for w in words), surnames=1 if len(words) > 1 else 0, readings=readings)
        readings = ()


def _read_kana(text: str) -> Iterator[Form]:
    readings = korean.read_person(text)
    if not _SMALL_KANA.search(text) and (small := _GLIDE.sub(_small, text)) != text:
        # Bank transfers know no small kana: キム ジヨンウン is キム ジョンウン.
        readings = (*korean.read_person(small), *readings)
    words = [w for w in re.split(r"[\s・･=＝゠,.]+", text) if w]
    if any(script_of(w) == "han" for w in words):
        yield from _read_han(text)
        return
    yield _form(
        tuple(Word(plain_letters(kana.romanise(w)), own=w) for w in words),
        readings=readings,
        korean_name=_is_korean(words[:1], readings),
    )


def _small(glide: re.Match[str]) -> str:
    return glide[1] + glide[2].translate(_TO_SMALL)


def _read_cyrillic(text: str) -> Iterator[Form]:
    words = _without_titles(_WORD.findall(text), 2)
    readings = korean.read_person(text.casefold())
    surnames, given = _by_capitals(words) if "," not in text else (_WORD.findall(text.partition(",")[0]), [])
    given = given or [w for w in words if w not in surnames]
    read = tuple(_latin_word(plain_letters(cyrillic.latinise(w.casefold()))) for w in (*surnames, *given))
    yield _form(
        read,
        surnames=len(surnames) if len(surnames) < len(read) else 0,
        given=_first_given(read, len(surnames)) if len(surnames) < len(read) else -1,
        readings=readings,
        korean_name=_is_korean(words, readings),
    )


def _read_arabic(text: str) -> Iterator[Form]:
    words = tuple(part for word in arabic.split(text) for part in _double(word))
    yield _form(tuple(Word(plain_letters(arabic.latinise(w)), own=w) for w in words))
    for i in range(min(len(words), _MOST_JOINED) - 1 if len(words) > 2 else 0):
        joined = (*words[:i], words[i] + words[i + 1], *words[i + 2 :])
        yield _form(tuple(Word(plain_letters(arabic.latinise(w)), own=w) for w in joined))


def _is_korean(words: Sequence[str], readings: Sequence[korean.Reading]) -> bool:
    """Whether a name is written as Koreans are: a usual surname, and a spelling that one system allows throughout."""
    return any(reading.system not in _DOUBTFUL for reading in readings) and (
        korean.is_surname(words[0].casefold()) or korean.is_surname(words[-1].casefold())
    )


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
