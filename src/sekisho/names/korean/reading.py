"""How may a Korean name be read? As syllables in Hangul, Hanja, kana, Cyrillic or one of the ways to spell it in Latin.

A name is spelled in one system from end to end, except for its surname, whose customary spelling every system keeps. So
`Kim Song Chol` is read once for each system that has all its syllables, and once more, for less, as mixed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice, product
from typing import NamedTuple

from sekisho.names.han import hangul_of, traditional
from sekisho.names.korean.kana import katakana, unlinked, written_in_kana
from sekisho.names.korean.sounds import widen_head, widen_joins, widen_yol
from sekisho.names.korean.spelling import (
    AS_EO,
    AS_O,
    DPRK,
    FRENCH,
    MCCUNE,
    REVISED,
    SIGNED,
    WAYS,
    Spelled,
    signed,
    spelled,
    spelled_in_cyrillic,
)
from sekisho.names.korean.surnames import (
    Surname,
    hangul_surnames,
    hanja_surnames,
    latin_surnames,
    surname_of,
)
from sekisho.names.korean.syllable import (
    CODA_MASK,
    HABIT,
    MIXED,
    ONSET_MASK,
    TURNED,
    WORD,
    Syllable,
    syllable_of,
    vowel_bit,
    within,
)


class Reading(NamedTuple):
    """One way to read a name.

    Args:
        syllables: surname first; bits from 48 up in the first say how it was spelled (see `syllable`).
        system: hangul, hanja, kana, cyrillic, dprk, mccune_reischauer, revised, press, french or mixed.
        order: `written`, `turned` (the surname stood last) or `joined` (the name was one word).
        letters: what was written for each syllable; "" for the second of a surname of two.
    """

    syllables: tuple[Syllable, ...]
    system: str
    order: str
    letters: tuple[str, ...] = ()


_MOST_SYLLABLES = 5
_MOST_GIVEN = 3
_MOST_SPLITS = 8
_SHORTEST_JOINED = 6
_PARTS = re.compile(r"[\s,.・·･=＝\-–‐/_\"“”()]+")
_STRAY = re.compile(r"(?<=[ou]) '|(?<=ch) '|(?<=[kpt]) '")
_MISPLACED = re.compile(r"(?<=[yw])'([ou])")
_SIGNED_CONSONANT = re.compile(r"(?:ch|[kpt])'")
_SIGNED_VOWEL = re.compile(r"[ou]'")
_SIGNS = str.maketrans({"ŏ": "o'", "ŭ": "u'", "ǒ": "o'", "ǔ": "u'", "õ": "o'", "ũ": "u'"})
_SCRIPTS = (
    ("hangul", re.compile(r"[가-힣]+")),
    ("hanja", re.compile(r"[㐀-䶿一-鿿豈-﫿]+")),
    ("kana", re.compile(r"[ぁ-ゖァ-ヺー]+")),
    ("cyrillic", re.compile(r"[а-яё]+")),
)


def read_person(text: str) -> tuple[Reading, ...]:
    """All plausible readings of a person's whole name, surname first; () where it cannot be Korean.

    Args:
        text: normalised (`names.normalise`), in any case; a comma parts surname and given name.
    """
    low = text.lower()
    if not low.isascii():
        low = _without_marks(low)
    if low.isascii():
        return _read_latin(low)
    for script, letters in _SCRIPTS:
        if letters.search(low):
            return _read_other(low, script, letters)
    return ()


def read_word(word: str) -> tuple[Reading, ...]:
    """All plausible readings of one word in the name of a body or a ship: `taesong`, `대성`, `大成`.

    Args:
        word: as for `read_person`; words that belong together are joined before.
    """
    low = word.lower()
    if not low.isascii():
        low = _without_marks(low)
    if low.isascii():
        return tuple(_latin_words(low))
    for script, letters in _SCRIPTS:
        if letters.search(low):
            parts = [part for part in _PARTS.split(low) if part]
            if not all(letters.fullmatch(part) for part in parts):
                return ()
            heard = script in ("kana", "cyrillic")
            return tuple(
                Reading(_marked(_joined(_headed(syllables), heard), WORD), script, "written", said)
                for syllables, said in _in_script(tuple(parts), script, "word")
                if 0 < len(syllables) <= _MOST_SYLLABLES
            )
    return ()


def _without_marks(low: str) -> str:
    """Signs of McCune-Reischauer as apostrophes; other marks of Latin letters gone, kana and Hangul whole."""
    letters = []
    for char in unicodedata.normalize("NFC", low).translate(_SIGNS):
        if "\u00c0" <= char < "\u0370":
            char = unicodedata.normalize("NFD", char)[0]
        letters.append(char)
    return "".join(letters)


# Latin letters


def _read_latin(low: str) -> tuple[Reading, ...]:
    if "'" in low:
        low = _MISPLACED.sub(r"\1'", _STRAY.sub("'", low))
    surnames = latin_surnames()
    words = low.replace(",", " ").replace(".", " ").split()
    if not words:
        return ()
    first, last = surnames.get(words[0]), surnames.get(words[-1])
    if first is None and last is None and len(words) > 1 and "-" not in words[0] + words[-1]:
        return ()
    found: list[Reading] = []
    if len(words) == 1 and first is None:
        # A surname of one letter would make Koreans of too many.
        for cut in range(2, min(9, len(low))) if len(low) >= _SHORTEST_JOINED else ():
            surname = surnames.get(low[:cut])
            if surname is not None:
                found += _latin_readings(low[:cut], surname, _parts(low[cut:]), "joined")
        return tuple(dict.fromkeys(found))
    if "," in low:
        before, _, after = low.partition(",")
        word = "".join(before.replace(".", " ").split())
        surname = surname_of(word)
        return tuple(_latin_readings(word, surname, _parts(after), "written")) if surname else ()
    if surname := first or surname_of(words[0]):
        found += _latin_readings(words[0], surname, _parts(" ".join(words[1:])), "written")
    if surname := last or surname_of(words[-1]):
        found += _latin_readings(words[-1], surname, _parts(" ".join(words[:-1])), "turned")
    return tuple(found)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for word in _PARTS.split(text) if (part := word.strip("'") + _closing_sign(word)))


def _closing_sign(word: str) -> str:
    # In `Cho'` the apostrophe belongs to the vowel.
    return "'" if word.endswith(("o'", "u'")) else ""


def _latin_readings(word: str, surname: Surname, parts: tuple[str, ...], order: str) -> Iterator[Reading]:
    if not 1 <= len(parts) <= _MOST_GIVEN or not all(parts):
        return
    flag = TURNED if order == "turned" else 0
    for split in _splits(parts, "given"):
        given = sum(split, ())
        if len(given) > _MOST_GIVEN:
            continue
        by_sound = any(one.systems == SIGNED for one in given)
        heard = [False] * len(surname) + [n < len(part) - 1 or by_sound for part in split for n in range(len(part))]
        letters = (*_surname_letters(word, surname), *(one.letters for one in given))
        for syllables, system, bits in _ways(given):
            whole = widen_joins(surname + _headed(syllables), heard)
            yield Reading(_marked(whole, flag | bits), system, order, letters)


def _surname_letters(word: str, surname: Surname) -> tuple[str, ...]:
    return (word, *("",) * (len(surname) - 1))


def _latin_words(low: str) -> Iterator[Reading]:
    parts = _parts(_MISPLACED.sub(r"\1'", _STRAY.sub("'", low)) if "'" in low else low)
    for split in _splits(parts, "word"):
        word = sum(split, ())
        if not 1 <= len(word) <= _MOST_SYLLABLES:
            continue
        for syllables, system, bits in _ways(word):
            whole = widen_joins(_headed(syllables), [True] * len(syllables))
            yield Reading(_marked(whole, bits | WORD), system, "written", tuple(one.letters for one in word))


def _ways(spellings: tuple[Spelled, ...]) -> list[tuple[tuple[Syllable, ...], str, int]]:
    """The syllables in each way that spells them all, the system and its bits; a way that adds no sound is left out."""
    found: list[tuple[tuple[Syllable, ...], str, int]] = []
    systems = -1
    for one in spellings:
        systems &= one.systems
    for number, way in enumerate(WAYS):
        syllables = tuple(one.ways[number] for one in spellings)
        if not all(syllables) or any(within(syllables, other) for other, _, _ in found):
            continue
        found.append((syllables, _system(way, systems), 0 if way in (AS_O, AS_EO) else HABIT))
    mixed = tuple(one.mixed for one in spellings)
    if not any(within(mixed, other) for other, _, _ in found):
        found.append((mixed, "mixed", MIXED))
    return found


def _system(way: int, systems: int) -> str:
    if way == AS_O:
        if systems & DPRK:
            return "dprk"
        return "mccune_reischauer" if systems & (MCCUNE | SIGNED) else "press"
    if way == AS_EO:
        return "revised" if systems & REVISED else "press"
    return "french" if way == FRENCH else "press"


def _splits(parts: tuple[str, ...], place: str) -> Iterator[tuple[tuple[Spelled, ...], ...]]:
    """The words as syllables, in each way that needs the fewest."""
    consonants = vowels = False
    if any("'" in part for part in parts):
        text = " ".join(parts)
        consonants, vowels = bool(_SIGNED_CONSONANT.search(text)), bool(_SIGNED_VOWEL.search(text))
    choices = []
    for part in parts:
        found = _split_latin(part, place, consonants, vowels)
        if not found and "'" in part:
            found = _split_latin(part.replace("'", ""), place, False, False)
        if not found:
            return
        choices.append(found)
    yield from islice(product(*choices), _MOST_SPLITS)


@cache
def _split_latin(part: str, place: str, consonants: bool, vowels: bool) -> tuple[tuple[Spelled, ...], ...]:
    if consonants or vowels:
        return _fewest(part, 7, lambda letters: signed(letters, place, consonants, vowels))
    return _fewest(part, 7, lambda letters: spelled(letters, place))


def _fewest(letters: str, longest: int, read: Callable[[str], Spelled | None]) -> tuple[tuple[Spelled, ...], ...]:
    """Every way to cut letters into the fewest groups that can be read."""
    size = len(letters)
    if size > longest * _MOST_SYLLABLES:
        return ()
    best: list[list[tuple[Spelled, ...]]] = [[()], *([] for _ in letters)]
    for end in range(1, size + 1):
        fewest = _MOST_SYLLABLES
        for start in range(max(0, end - longest), end):
            if not best[start] or len(best[start][0]) >= fewest:
                continue
            one = read(letters[start:end])
            if one is None:
                continue
            count = len(best[start][0]) + 1
            if count < fewest or not best[end]:
                fewest = count
                best[end] = []
            best[end] += [(*before, one) for before in best[start]]
            best[end] = [cut for cut in best[end] if len(cut) == count][:_MOST_SPLITS]
    return tuple(best[size])


# Other scripts


def _read_other(low: str, script: str, letters: re.Pattern[str]) -> tuple[Reading, ...]:
    words = [word for word in _PARTS.split(low) if word]
    own = [word for word in words if letters.fullmatch(word)]
    if script in ("hangul", "hanja"):
        others = [word for word in words if not letters.fullmatch(word)]
        if not own or not all(word.isascii() for word in others):
            return ()
        # Lists give a name twice in one field: `KIM Kwang Yon 김광연`.
        return (*_read_blocks("".join(own), script), *_read_latin(" ".join(others)))
    if own != words:
        return ()
    found: list[Reading] = []
    if len(words) == 1:
        # Cyrillic parts the words always; kana often run together.
        is_joined = script == "kana" and not surname_of(words[0])
        for cut in range(1, min(6, len(words[0]))) if is_joined else ():
            found += _other_readings(words[0][:cut], (words[0][cut:],), script, "joined")
        return tuple(found)
    found += _other_readings(words[0], tuple(words[1:]), script, "written")
    if "," not in low and not found:
        found += _other_readings(words[-1], tuple(words[:-1]), script, "turned")
    return tuple(found)


def _read_blocks(chars: str, script: str) -> Iterator[Reading]:
    if not 2 <= len(chars) <= _MOST_SYLLABLES:
        return
    surnames = hangul_surnames() if script == "hangul" else hanja_surnames()
    if script == "hanja" and chars[0] not in surnames and chars[:2] not in surnames:
        chars = traditional(chars)
    for size in (2, 1):
        surname = surnames.get(chars[:size])
        if surname and size < len(chars):
            for given, _ in _in_script((chars[size:],), script, "given"):
                yield Reading(surname + _headed(given), script, "written", tuple(chars))
            return
    if script == "hangul" and (slip := _slip_of(chars[0])):
        for given, _ in _in_script((chars[1:],), script, "given"):
            yield Reading(_marked((slip, *_headed(given)), MIXED), "mixed", "written", tuple(chars))


def _slip_of(char: str) -> Syllable:
    """The surnames that differ from a syllable by the last stroke of its vowel: 촤 for 최."""
    own = syllable_of(char)
    found = 0
    for strokes in ("ㅗㅘㅙㅚ", "ㅜㅝㅞㅟ", "ㅡㅢ", "ㅏㅐ", "ㅓㅔ"):
        group = sum(map(vowel_bit, strokes))
        if not own & group:
            continue
        for syllables in hangul_surnames().values():
            same = syllables[0] & own & ONSET_MASK and syllables[0] & own & CODA_MASK
            if len(syllables) == 1 and same and syllables[0] & group:
                found |= syllables[0]
    return found


def _other_readings(word: str, parts: tuple[str, ...], script: str, order: str) -> Iterator[Reading]:
    surname = surname_of(word)
    if not surname or len(parts) > _MOST_GIVEN:
        return
    flag = TURNED if order == "turned" else 0
    for given, said in _in_script(parts, script, "given"):
        if 1 <= len(given) <= _MOST_GIVEN:
            letters = (*_surname_letters(word, surname), *said)
            yield Reading(_marked(surname + _joined(_headed(given), True), flag), script, order, letters)


def _in_script(
    parts: tuple[str, ...], script: str, place: str
) -> Iterator[tuple[tuple[Syllable, ...], tuple[str, ...]]]:
    """The syllables of words that are not in Latin letters, and what was written for each."""
    if script in ("hangul", "hanja"):
        chars = tuple("".join(parts))
        syllables = tuple(map(syllable_of if script == "hangul" else _said, chars))
        if all(syllables):
            yield syllables, chars
        return
    choices = [_split_other(part, script, place) for part in parts]
    for split in islice(product(*choices), _MOST_SPLITS):
        spellings = sum(split, ())
        syllables, letters = tuple(one.mixed for one in spellings), tuple(one.letters for one in spellings)
        yield syllables, letters
        if script == "kana" and place == "given" and len(parts) == 1:
            for pieces in unlinked(letters):
                meant = tuple(written_in_kana(piece, place) for piece in pieces)
                if all(meant):
                    yield meant, letters


@cache
def _said(char: str) -> Syllable:
    found = 0
    for hangul in hangul_of(char) or hangul_of(traditional(char)):
        found |= syllable_of(hangul)
    return found


@cache
def _split_other(part: str, script: str, place: str) -> tuple[tuple[Spelled, ...], ...]:
    if script == "kana":
        part = katakana(part)
        said: Callable[[str, str], Syllable] = written_in_kana
    else:
        said = spelled_in_cyrillic

    def read(letters: str) -> Spelled | None:
        syllable = said(letters, place)
        return Spelled(letters, (syllable,), syllable, 0) if syllable else None

    return _fewest(part, 6, read)


def _headed(syllables: tuple[Syllable, ...]) -> tuple[Syllable, ...]:
    first, *others = widen_yol(syllables)
    return (widen_head(first), *others)


def _joined(syllables: tuple[Syllable, ...], heard: bool) -> tuple[Syllable, ...]:
    return widen_joins(syllables, (heard,) * len(syllables))


def _marked(syllables: tuple[Syllable, ...], bits: int) -> tuple[Syllable, ...]:
    return (syllables[0] | bits, *syllables[1:]) if bits else syllables
