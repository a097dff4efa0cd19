"""In which script is a stretch of text written? Only as finely as the rules for names need it."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Script: TypeAlias = Literal["latin", "hangul", "han", "kana", "cyrillic", "arabic", "other"]

_RANGES: tuple[tuple[Script, str], ...] = (
    ("latin", "A-Za-zªºÀ-ÖØ-öø-ɏɐ-ʯᴀ-ᶿḀ-ỿꜰ-ꟿ"),
    ("hangul", "ᄀ-ᇿ㄰-㆏ꥠ-꥿가-퟿"),
    ("kana", "ぁ-ゖァ-ヺーｦ-ﾟ"),
    ("han", "々㐀-䶿一-鿿豈-﫿𠀀-𲎯"),
    ("cyrillic", "Ѐ-ԯᲀ-ᲈꙀ-ꚟ"),
    ("arabic", "؀-ۿݐ-ݿࡰ-ࣿﭐ-﷿ﹰ-ﻼ"),
)
_LETTER = {script: re.compile(f"[{letters}]") for script, letters in _RANGES}
_RUN = re.compile("|".join(f"(?P<{script}>[{letters}])" for script, letters in _RANGES) + r"|(?P<other>[^\W\d_])")


def script_of(text: str) -> Script:
    """The script of the first letter; Latin where there is none."""
    found = _RUN.search(text)
    return found.lastgroup if found else "latin"  # type: ignore[return-value]


def by_script(text: str) -> tuple[tuple[Script, str], ...]:
    """The text cut where one script gives way to another; Han and kana stay together, signs stay with what is before.

    Args:
        text: normalised.
    """
    if text.isascii():
        return (("latin", text),)
    pieces: list[tuple[Script, str]] = []
    start, current = 0, None
    for found in _RUN.finditer(text):
        script: Script = found.lastgroup  # type: ignore[assignment]
        if current is None or script == current:
            current = current or script
        elif {script, current} == {"han", "kana"}:
            current = script
        else:
            pieces.append((current, text[start : found.start()]))
            start, current = found.start(), script
    pieces.append((current or "latin", text[start:]))
    return tuple(pieces)
