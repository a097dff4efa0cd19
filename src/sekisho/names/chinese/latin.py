"""What may a Latin word share with another when both spell Chinese syllables?

Its keys are `mandarin:jian.guo` (in pinyin, whatever the system of the spelling), `cantonese:wai.man` (as Hong Kong
writes it) and `surname:陳` (Chen, Chan, Tan).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sekisho.names.chinese.surnames import borne_as
from sekisho.names.chinese.syllables import (
    EXACT,
    LOOSE,
    cantonese,
    cuts,
    pinyin,
    readings,
    taiwanese,
    wade_giles,
)
from sekisho.names.sound import Sound

_KEYS, _KEYS_OF_A_CUT, _CUTS = 8, 4, 2
_OTHERWISE, _LOOSE_CUT, _SHORT, _DOUBTFUL = 820, 800, 740, 700
_INITIAL = "[bpmfdtnlgkhjqxzcsrwyv]|[zcsgkjt]h|ng|[tcs]?[sz][hz]?|tj|hs|[sc]hy|[kgh]w"
_SYLLABLE = f"(?:{_INITIAL})?'?[aeiouüyv]{{1,4}}(?:ng|rh|[nmptkrhw])?"
_SHAPE = re.compile(f"(?:{_SYLLABLE}['-]?){{1,3}}")
# Found in most names of Chinese, in few words of other languages that could be cut into such syllables (Hasan, Karimi).
_MARK = re.compile("ng|hs|ts|tz|ch|zh|[xqüw-]|a[oiu]|e[iu]|o[uio]|ee|i[aeu]|u[aeio]|ih|yu|erh")


def sounds(word: str) -> tuple[Sound, ...]:
    """The keys of a word that can spell one to three Chinese syllables, or a surname; () for any other word.

    Args:
        word: in lower case, with ' for apostrophes; a hyphen may stand between syllables (`chien-kuo`).
    """
    values = {f"surname:{han}": value for han, value in borne_as(word)}
    if _SHAPE.fullmatch(word):
        for value, key in _spelled(word.replace("ŭ", "u").replace("ê", "e")):
            values[key] = max(value, values.get(key, 0))
    found = [Sound(key, value) for key, value in values.items()]
    return tuple(sorted(found, key=lambda sound: (-sound.value, sound.key))[:_KEYS])


def _spelled(word: str) -> Iterator[tuple[int, str]]:
    marked = _MARK.search(word) is not None
    apart = word.replace("'", "-")
    as_pinyin, as_wade = cuts(apart, pinyin()), cuts(word, wade_giles())
    for cut in as_pinyin[:_CUTS]:
        yield from _keys("mandarin", _cap(cut, marked, 800), readings(cut, pinyin()))
    if not marked and all(len(cut) > 1 for cut in (*as_pinyin, *as_wade)):
        as_wade = []
    elif not as_wade and all(len(cut) > 1 for cut in as_pinyin):
        # The apostrophe before a vowel (Yong'an) is often left out.
        for cut in [one for one in cuts(apart, pinyin(), loose=True) if one not in as_pinyin][:1]:
            yield from _keys("mandarin", _LOOSE_CUT, readings(cut, pinyin()))
    most = EXACT if not as_pinyin else _OTHERWISE if len(word) > 3 else _SHORT
    for cut in as_wade[:_CUTS]:
        read = readings(cut, wade_giles())
        # Who writes one apostrophe writes them all.
        exact = [one for one in read if one[0] == EXACT] if "'" in word else []
        yield from _keys("mandarin", min(most, _cap(cut, marked, _SHORT)), exact or read)
    for cut in cuts(word, taiwanese(), pinyin())[:_CUTS] if marked else []:
        if any(piece in taiwanese() for piece in cut):
            yield from _keys("mandarin", min(most, _cap(cut, marked, _SHORT)), readings(cut, taiwanese(), pinyin()))
    for cut in cuts(word, cantonese())[:_CUTS]:
        yield from _keys("cantonese", min(LOOSE, _cap(cut, marked, _SHORT)), readings(cut, cantonese()))


def _cap(cut: tuple[str, ...], marked: bool, short: int) -> int:
    """The most that a reading may say: little for what other languages have too, less than all for two letters."""
    if len(cut) > 1:
        return EXACT if marked else _DOUBTFUL
    return short if len(cut[0]) < 3 else EXACT


def _keys(system: str, most: int, read: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for value, syllables in read[:_KEYS_OF_A_CUT]:
        # Below a cap the likelier reading still comes first.
        yield min(value, most - (EXACT - value) // 3), f"{system}:{syllables}"
