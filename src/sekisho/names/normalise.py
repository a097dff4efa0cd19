"""What was typed, once tricks of the character set are undone? Each step that changed something leaves a flag."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple, TypeAlias

Flag: TypeAlias = Literal["compatibility", "invisible", "direction", "control", "look_alike", "leet"]

SAID: dict[Flag, str] = {
    "compatibility": "full-width, mathematical or other variant characters were read as plain ones",
    "invisible": "invisible characters were removed",
    "direction": "characters that turn the writing direction were removed",
    "control": "control characters or broken code points were removed",
    "look_alike": "letters of another script that look Latin were read as Latin",
    "leet": "digits inside words were read as letters",
}

# What people and keyboards write for the apostrophe of a romanisation.
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻʾʿ`´′＇ˈ‛", "'"))
# They show nothing, though Unicode does not call them format characters; the tatweel only stretches a word.
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800\u0640\ufe00-\ufe0f\U000e0000-\U000e01ef"
_INVISIBLE = re.compile(f"[\u00ad\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb{_FILLERS}]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What is left of marks once letters are composed: stress signs and stray accents.
_MARK = re.compile("[\u0300-\u036f]")
# Scripts that need the zero-width joiners to be spelled.
_JOINING = re.compile("[\u0600-\u08ff\u0900-\u0dff]")
_JOINERS = dict.fromkeys((0x200C, 0x200D, 0x640))

_CYRILLIC = dict(
    zip(
        "аесорхуіјѕԁһԛԝкмтвнүѵгАВЕКМНОРСТХУІЈЅӀӏԌҮѴҺԀԚԜ",
        "aecopxyijsdhqwkmtbhyvrABEKMHOPCTXYIJSIlGYVHDQW",
        strict=True,
    )
)
_GREEK = dict(zip("αορνυικτγϳϲΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ", "aopvuiktyjcABEZHIKMNOPTYXCJ", strict=True))
_ARMENIAN_AND_CHEROKEE = dict(zip("օոսցհՕՍᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃ", "onughOUABCDEHJKLMPRSTVWZ", strict=True))
_LOOKS_LATIN = str.maketrans(_CYRILLIC | _GREEK | _ARMENIAN_AND_CHEROKEE)
_NOT_RUSSIAN = frozenset("ѕԛԝӏӀјԁһЅЈԌүѵҮѴҺԀԚԜг")
_LOOKS_CYRILLIC = str.maketrans({latin: letter for letter, latin in _CYRILLIC.items() if letter not in _NOT_RUSSIAN})

_LEET = str.maketrans("01234578@$!", "oizeastbasi")
_HAS_LETTER = re.compile(r"[^\W\d_]")
_LEET_SIGN = re.compile(r"[01234578@$!]")
_LEET_WORD = re.compile(r"[^\s,.;:'()/-]+")


class Normal(NamedTuple):
    """A text as it can be read.

    Args:
        text: composed, with plain apostrophes and single blanks; letters keep their case and their marks.
        flags: the steps that changed more than blanks and apostrophes.
    """

    text: str
    flags: tuple[Flag, ...]


def normalise(text: str) -> Normal:
    """Undo what keyboards, encodings and evaders do to characters; letters keep their case and their marks.

    Steps: broken and control characters go, compatibility forms are composed (NFKC, Unicode Standard Annex 15), signs
    that show nothing go, a word that mixes Latin with letters of another script that look the same becomes Latin.

    Args:
        text: as typed.
    """
    if text.isascii() and text.isprintable():
        return Normal(" ".join(text.replace("`", "'").split()), ())
    flags: list[Flag] = []
    whole = _CONTROL.sub("", text)
    if whole != text:
        flags.append("control")
    composed = unicodedata.normalize("NFKC", whole.translate(_APOSTROPHES))
    if composed != unicodedata.normalize("NFC", whole.translate(_APOSTROPHES)) and _is_variant(whole):
        flags.append("compatibility")
    straight = _DIRECTION.sub("", composed)
    if straight != composed:
        flags.append("direction")
    seen = _INVISIBLE.sub("", straight)
    if seen != straight:
        if not _JOINING.search(straight) or straight.translate(_JOINERS) != seen:
            flags.append("invisible")
        # A sign between two halves may have kept them from composing.
        seen = unicodedata.normalize("NFKC", seen)
    marked = _MARK.sub("", seen.translate(_APOSTROPHES))
    plain = _read_look_alikes(marked)
    if plain != marked:
        flags.append("look_alike")
    return Normal(" ".join(plain.split()), tuple(flags))


def read_leet(text: str, one: str = "i") -> str:
    """The text with digits and signs inside words read as the letters that they stand for.

    Only for persons: in the names of ships and bodies digits are data.

    Args:
        text: normalised.
        one: what the digit one stands for, `i` or `l`.
    """
    return _LEET_WORD.sub(lambda word: _unleet(word[0], one), text)


def _unleet(word: str, one: str) -> str:
    if not _LEET_SIGN.search(word) or not (_HAS_LETTER.search(word)):
        return word
    return word.replace("1", one).translate(_LEET)


def _is_variant(text: str) -> bool:
    """Whether letters or digits stand in a compatibility form; half-width kana and ligatures of a script are usual."""
    return any(
        unicodedata.decomposition(c).startswith(("<wide>", "<font>", "<circle>", "<super>", "<sub>", "<square>"))
        for c in text
    )


def _read_look_alikes(text: str) -> str:
    if text.isascii():
        return text
    words = text.split(" ")
    among_latin = any(_is_latin(word) or _is_mended(word) for word in words)
    among_cyrillic = not among_latin and any(_is_surely_cyrillic(word) for word in words)
    return " ".join(_read_word(word, among_latin, among_cyrillic) for word in words)


def _is_latin(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and all(ord(c) < 0x250 for c in letters)


def _is_mended(word: str) -> bool:
    """Whether a word that mixes scripts is Latin once look-alikes are read."""
    mixed = any(c.isascii() and c.isalpha() for c in word) and not word.isascii()
    return mixed and all(ord(c) < 0x250 for c in word.translate(_LOOKS_LATIN) if c.isalpha())


def _is_surely_cyrillic(word: str) -> bool:
    return any(0x400 <= ord(c) < 0x530 and c not in _CYRILLIC for c in word) and not any("a" <= c <= "z" for c in word)


def _read_word(word: str, among_latin: bool, among_cyrillic: bool) -> str:
    if word.isascii():
        return word
    letters = [c for c in word if c.isalpha()]
    foreign = sum(0x370 <= ord(c) < 0x590 or 0x13A0 <= ord(c) < 0x1400 for c in letters)
    if not foreign:
        return word
    read = word.translate(_LOOKS_LATIN)
    is_latin = all(ord(c) < 0x250 for c in read if c.isalpha())
    if foreign == len(letters):
        return read if is_latin and among_latin else word
    back = _base_letters(word).translate(_LOOKS_CYRILLIC)
    is_cyrillic = all(ord(c) >= 0x250 for c in back if c.isalpha())
    if is_latin and not (is_cyrillic and among_cyrillic):
        return read
    return back if is_cyrillic else word


def _base_letters(word: str) -> str:
    """Latin letters without their marks; others keep theirs, which tell й from и."""
    return "".join(unicodedata.normalize("NFD", c)[0] if ord(c) < 0x250 else c for c in word)
