"""Which words are Korean surnames, and which syllables are they? Customary spellings belong to every system."""

from __future__ import annotations

from functools import cache

from sekisho.names.korean.kana import katakana, unlinked, written_in_kana
from sekisho.names.korean.sounds import PALATAL
from sekisho.names.korean.spelling import spelled_in_cyrillic
from sekisho.names.korean.syllable import ONSETS, Syllable, compatible, syllable_of
from sekisho.names.korean.tables import rows

Surname = tuple[Syllable, ...]


def is_surname(word: str) -> bool:
    """Whether a word is a usual Korean surname in a usual spelling.

    Args:
        word: small letters, Hangul, Hanja, kana or Cyrillic: `park`, `朴`, `パク`, `пак`.
    """
    return bool(surname_of(word))


def surname_of(word: str) -> Surname:
    """The syllables, one or two, of a surname in any script; () where a word is none.

    Args:
        word: as for `is_surname`; `'` for the signs of McCune-Reischauer.
    """
    if not word:
        return ()
    if word.isascii():
        return latin_surnames().get(word) or latin_surnames().get(word.replace("-", ""), ())
    return hangul_surnames().get(word) or hanja_surnames().get(word) or _by_sound(word)


@cache
def hangul_surnames() -> dict[str, Surname]:
    """Each surname in Hangul, 리 and 이 with the sounds of both."""
    named = {hangul: tuple(map(syllable_of, hangul)) for hangul, *_ in rows("surnames")}
    single = {syllables[0] for syllables in named.values() if len(syllables) == 1}
    widened = dict(named)
    for hangul, (own, *more) in named.items():
        if more:
            continue
        # The South leaves the consonant out or changes it: 리 and 이, 로 and 노 are one surname.
        north, south = (1 << ONSETS.index(jamo) for jamo in ("ㄹㅇ" if own & PALATAL else "ㄹㄴ"))
        for mine, its in ((north, south), (south, north)):
            if own & mine and (own ^ mine | its) in single:
                widened[hangul] = (own | its,)
    return widened


@cache
def latin_surnames() -> dict[str, Surname]:
    """Each spelling of a surname in Latin letters; a spelling of several surnames stands for all of them."""
    found: dict[str, Surname] = {}
    named = hangul_surnames()
    for hangul, _, dprk, mccune, revised, *custom in rows("surnames"):
        without_vowel_signs = mccune.replace("o'", "o").replace("u'", "u")
        spellings = {dprk, mccune, without_vowel_signs, mccune.replace("'", ""), revised, *" ".join(custom).split()}
        for spelling in spellings:
            before = found.get(spelling, named[hangul])
            found[spelling] = tuple(one | other for one, other in zip(before, named[hangul], strict=True))
    return found


@cache
def hanja_surnames() -> dict[str, Surname]:
    """Each surname in Hanja: 金 is 김, whatever else the character may say."""
    found: dict[str, Surname] = {}
    named = hangul_surnames()
    for hangul, hanja, *_ in rows("surnames"):
        for chars in [hanja] if len(hangul) == 2 else hanja:
            before = found.get(chars, named[hangul])
            found[chars] = tuple(one | other for one, other in zip(before, named[hangul], strict=True))
    return found


@cache
def _by_sound(word: str) -> Surname:
    """A surname in kana or Cyrillic: what the word may say, as far as it is a surname."""
    if "а" <= word[:1] <= "ё":
        return _meant(spelled_in_cyrillic(word, "word"))
    kana = katakana(word)
    if "ァ" <= kana[:1] <= "ヶ":
        return _meant(written_in_kana(kana, "word")) or _meant_by_two(kana)
    return ()


def _meant(said: Syllable) -> Surname:
    found = 0
    for syllables in hangul_surnames().values():
        if len(syllables) == 1 and compatible(said, syllables[0]):
            found |= syllables[0]
    return (found,) if found else ()


def _meant_by_two(kana: str) -> Surname:
    for cut in range(1, len(kana)):
        pieces = kana[:cut], kana[cut:]
        for one, other in (pieces, *unlinked(pieces)):
            said = written_in_kana(one, "word"), written_in_kana(other, "word")
            for syllables in hangul_surnames().values():
                if len(syllables) == 2 and all(map(compatible, said, syllables)):
                    return syllables
    return ()
