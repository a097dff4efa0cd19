"""Which tokens does each text have? What blanks part, cut and numbered by compiled code; a token is looked at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sekisho.screening.arrays import Array
from sekisho.screening.compiled import compiled
from sekisho.screening.kernel.column import Column
from sekisho.screening.quick.numbering import Numbering, number_of

# The token that stands for all that is too long, and for a text of too many.
UNREAD = 0
LONGEST_TOKEN, MOST_TOKENS = 48, 24
_BLANK, _END = 32, 10


class Cut(NamedTuple):
    """Where the tokens of each text begin, and the numbers of the tokens."""

    at: Array
    token: Array


def cut(data: Column, texts: int, slots: Column, at: Column, items: Column, count: int) -> tuple[Column, Column, int]:
    """Where the tokens of each text begin, the numbers of the tokens, and how many distinct ones there are.

    Args:
        data: the texts in UTF-8, each with an end of line behind it.
        texts: how many.
        slots, at, items, count: of the tokens met before, with room for all of these.
    """
    text_at = np.zeros(texts + 1, np.int64)
    tokens = np.empty(len(data) // 2 + texts, np.int32)
    filled = 0
    place = 0
    for text in range(texts):
        first = filled
        while True:
            while data[place] == _BLANK:
                place += 1
            if data[place] == _END:
                break
            start = place
            while data[place] != _BLANK and data[place] != _END:
                place += 1
            if place - start > LONGEST_TOKEN:
                tokens[filled] = UNREAD
            else:
                tokens[filled] = number_of(slots, at, items, count, data, start, place)
                if tokens[filled] == count:
                    count += 1
            filled += 1
        place += 1
        if filled - first > MOST_TOKENS:
            filled = first + 1
            tokens[first] = UNREAD
        text_at[text + 1] = filled
    return text_at, tokens[:filled], count


class Tokens:
    """The distinct tokens of all texts so far."""

    def __init__(self) -> None:
        """Begin with the token that stands for what is not read."""
        self.numbering = Numbering(np.uint8)
        self.numbering.number([_END])

    def cut(self, texts: Sequence[str]) -> Cut:
        """Cut texts into tokens."""
        data = "\n".join(texts).encode("utf-8", "surrogatepass") + b"\n"
        if data.count(b"\n") != len(texts):
            data = "\n".join([text.replace("\n", "\t") for text in texts]).encode("utf-8", "surrogatepass") + b"\n"
        known = self.numbering
        known.make_room(data.count(b" ") + len(texts), len(data))
        at, token, count = compiled()["cut"](
            np.frombuffer(data, np.uint8), len(texts), known.slots, known.at.array, known.items.array, known.count
        )
        known.entered(count)
        return Cut(at, token)

    def text(self, token: int) -> str:
        """A token as it was typed."""
        return self.numbering.of(token).tobytes().decode("utf-8", "surrogatepass")
