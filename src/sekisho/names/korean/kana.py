"""Which syllables may katakana write? A kana or two for the beginning, then none or one for the last consonant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from sekisho.names.korean.syllable import ONSETS, Syllable, coda_bit, vowel_bit
from sekisho.names.korean.tables import rows, syllables_of_names

_LAST = {
    "": ("",), "ン": ("n", "ng"), "ム": ("m",), "ル": ("l",), "ク": ("k",), "グ": ("k",), "ッ": ("k", "t", "p"),
    "ト": ("t",), "ッ" "ト": ("t",), "プ": ("p",), "ブ": ("p",), "ッ" "プ": ("p",), "ッ" "ク": ("k",),
}  # fmt: skip
_CLOSING = frozenset("ンムルクグットプブ")
_SMALL = {"ャ": "ヤ", "ュ": "ユ", "ョ": "ヨ"}
_RUNS_ON = {
    kana: (coda, column)
    for coda, row in (
        ("ン", "ナニヌネノ"),
        ("ム", "マミムメモ"),
        ("ル", "ラリルレロ"),
        ("ク", "ガギグゲゴ"),
        ("プ", "バビブベボ"),
    )
    for column, kana in enumerate(row)
}
_HIRAGANA = {code: code + 0x60 for code in range(0x3041, 0x3097)} | {ord("ー"): None}


def katakana(text: str) -> str:
    """The text in katakana without the sign of a long vowel, which Korean has no use for."""
    return text.translate(_HIRAGANA)


@cache
def written_in_kana(kana: str, place: str) -> Syllable:
    """The syllable that katakana write; 0 where they write none.

    Args:
        kana: one syllable's katakana, `ジョン`.
        place: `given` for a syllable of a given name, `word` for any other.
    """
    beginnings = _beginnings()
    known = syllables_of_names()
    every = [
        beginning | coda_bit(coda)
        for size in range(min(2, len(kana) - 1) + 1)
        for beginning in beginnings.get(kana[: len(kana) - size], ())
        for coda in _LAST.get(kana[len(kana) - size :], ())
    ]
    for syllables in (known[place], known["word"]):
        found = 0
        for syllable in every:
            if syllable in syllables:
                found |= syllable
        if found:
            return found
    found = 0
    for syllable in every:
        found |= syllable
    return found


def unlinked(pieces: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What was meant where a last consonant runs on into the next syllable: ソニ for ソンヒ, ウネ for ウンヘ.

    Args:
        pieces: the katakana of each syllable as they stand.
    """
    for i in range(len(pieces) - 1):
        before, after = pieces[i], pieces[i + 1]
        if (len(before) > 1 and before[-1] in _CLOSING) or after[0] not in _RUNS_ON:
            continue
        coda, column = _RUNS_ON[after[0]]
        for row in ("アイウエオ", "ハヒフヘホ"):
            first, rest = row[column], after[1:]
            if row[0] == "ア" and rest[:1] in _SMALL:
                first, rest = _SMALL[rest[0]], rest[1:]
            yield (*pieces[:i], before + coda, first + rest, *pieces[i + 2 :])


@cache
def _beginnings() -> dict[str, list[int]]:
    (_, *series), *lines = rows("kana")
    found: dict[str, list[int]] = {}
    for vowel, *cells in lines:
        for consonants, cell in zip(series, cells, strict=True):
            for kana in cell.split():
                found.setdefault(kana, []).extend(
                    1 << ONSETS.index(consonant) | vowel_bit(vowel) for consonant in consonants
                )
    return found
