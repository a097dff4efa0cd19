"""Which spellings does one published cell hold? "Jin Tiesan (金铁三)" is two names, "A; B; C" is three."""

from __future__ import annotations

import re

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_OTHER = "\u0370-\u0373\u0376-\u1dbf\u1f00-\u1fff\u2c80-\u2dff\u3005-\ud7ff\uf900-\ufdff\ufe70-\ufefe\uff66-\uffdc"
_HAS_LATIN = re.compile(f"[{_LATIN}]")
_HAS_OTHER = re.compile(f"[{_OTHER}]")
_SEPARATORS = re.compile(r"[;；]|[()（）](?=\s|\Z|[;,])|(?<=\s)[()（）]|\A[()（）]")
_LABEL = re.compile(r"\b(?:original script|in arabic(?: script)?|transliterations?)\s*(?:of[^:]*)?:?\s*", re.IGNORECASE)
# Where one script gives way to another inside a piece, with nothing but blanks between.
_CHANGE = re.compile(f"(?<=[{_LATIN}])\\s+(?=[{_OTHER}])|(?<=[{_OTHER}])\\s+(?=[{_LATIN}])")
_TRIM = " ,،.:-()（）"


def spellings(text: str) -> tuple[str, ...]:
    """The spellings in one cell, in their order; a cell that holds one gives it unchanged.

    A bracket is opened only where the scripts inside and outside differ: "Foreign Trade Bank (FTB)" stays whole.

    Args:
        text: a name cell as published.
    """
    folded = " ".join(text.split())
    mixed = not folded.isascii() and _HAS_OTHER.search(folded) and _HAS_LATIN.search(folded)
    if mixed:
        pieces = [piece for part in _SEPARATORS.split(folded) for piece in _CHANGE.split(_LABEL.sub("", part))]
    elif ";" in folded or "；" in folded:
        pieces = re.split("[;；]", folded)
    else:
        return (folded,) if folded else ()
    return tuple(dict.fromkeys(trimmed for piece in pieces if (trimmed := piece.strip(_TRIM)))) or (folded,)
