"""Where does a word of a body's name begin and end, and how is it looked up?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sekisho.names.latin import plain_digits, plain_letters
from sekisho.names.organisations.glossary import fold_arabic, fold_cyrillic


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
    r"|(?P<number>[제第]?\d+(?:st|nd|rd|th|ST|ND|RD|TH)?(?![\dA-Za-zÀ-ӿؠ-ۿ])(?:[호號号](?:室|실)?|[국局])?)"
    r"|(?P<unspaced>(?:(?![제第]\d)[가-힣ᄀ-ᇿ㄰-㆏ぁ-ゖァ-ヺー々〇㐀-䶿一-鿿豈-﫿𠀀-𲎯・])+)"
    r"|(?P<latin>(?:[^\W_Ѐ-ӿؠ-ࣿ가-힣ぁ-ヿ一-鿿]|[\u0300-\u036f])+(?:['’ʼ](?:[^\W\d_])+)*)"
)
# The same in ASCII, where nothing but numbers and Latin words can be.
_ASCII_WORD = re.compile(r"(\d+(?:st|nd|rd|th|ST|ND|RD|TH)?(?![\dA-Za-z])|[A-Za-z0-9]+(?:'[A-Za-z]+)*)")
_ASCII_NUMBER = re.compile(r"\d+(?:st|nd|rd|th|ST|ND|RD|TH)?")
_HYPHEN = re.compile("[-‐‑]")
# A hyphen that stands for the long vowel in kana: コ-ポレ-ション.
_LONG_VOWEL = re.compile("(?<=[ァ-ヺー])[-－−‐‑–—](?=[ァ-ヺ])")

# Words that say nothing of a body; Latin ones of the languages that lists are written in.
STOP = {
    "latin": frozenset(
        "of the and for in to by at with from its de la las los le les el y e et du des und der die das den da"
        " dos del della al a i im imeni named after der van von o so no nr ve ile".split()
    ),
    "cyrillic": frozenset("и с в на по о об для при имени им від та і з зі в у й из за от к до ни імені імя".split()),
    "arabic": frozenset("و في فی من به از در برای علی على عن الی إلى با بر تا که یا".split()),
    "unspaced": frozenset("オブ アンド ザ フォー の ノ 及び および 與 与 和 的 및 와 과 의".split()),
}
# Every word that is in no part.
STOP_WORDS = frozenset().union(*STOP.values())
_NO_DIGIT = re.compile(r"\D")


def words_of(text: str) -> list[Word]:
    """The words of a text; letters that stand apart with dots or blanks make one.

    Args:
        text: normalised.
    """
    if text.isascii():
        return _ascii_words(text)
    words: list[Word] = []
    end = 0
    text = _LONG_VOWEL.sub("ー", text)
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
        _put(words, _word(shown, script, before))
    return words


def _ascii_words(text: str) -> list[Word]:
    words: list[Word] = []
    pieces = _ASCII_WORD.split(text)
    for before, shown in zip(pieces[::2], pieces[1::2], strict=False):
        word = _ascii_word(shown, before)
        if len(word.letters) == 1:
            _put(words, word)
        else:
            words.append(word)
    return words


def _put(words: list[Word], word: Word) -> None:
    """A word behind others: a single letter may go on a run of such, one without letters belongs to what is before."""
    last = words[-1] if words else None
    if last and len(word.letters) == 1 and word.script == last.script and _joins(last, word.letters, word.before):
        shown = last.shown + word.before + word.shown
        words[-1] = last._replace(letters=last.letters + word.letters, shown=shown, initials=True)
    elif word.letters:
        words.append(word)
    elif last:
        words[-1] = last._replace(shown=last.shown + word.before + word.shown)


@lru_cache(maxsize=1 << 16)
def _ascii_word(shown: str, before: str) -> Word:
    return _word(shown, "number" if _ASCII_NUMBER.fullmatch(shown) else "latin", before)


def _word(shown: str, script: str, before: str) -> Word:
    return Word(_letters(shown, script), shown, script, before)


def _joins(last: Word, letter: str, before: str) -> bool:
    """Whether a single letter goes on a run of single letters: `S.A.`, `S. A.`, `S A`."""
    if not (last.initials or len(last.letters) == 1) or letter.isdecimal() or last.letters.isdecimal():
        return False
    if not before.strip(" ./"):
        if " " not in before:
            return True
        stop = STOP.get(last.script, frozenset())
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
        return plain_digits(_NO_DIGIT.sub("", shown))
    return shown
