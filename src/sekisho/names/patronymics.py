"""Whose son or daughter does a patronymic say, however its language writes it?"""

from __future__ import annotations

import re
from typing import Final

from sekisho.names import cyrillic, given_names
from sekisho.names.sound import Sound

VALUE: Final = 930

# -ovich, -evich (Russian), -avich (Belarusian), -ovych, -yovych (Ukrainian), French -itch, German -itsch; -ovna,
# -evna, -ivna, -auna. A bare -ic is a Serbian or Croatian surname and no patronymic.
SON: Final = re.compile("(?:[oae]v|[oe]w)[iy](?:tsch|tch|ch)$")
DAUGHTER: Final = re.compile("(?:[oaei]v|[oaei]w|[aeo]u)n[ay]$")
SHORT: Final = re.compile("(?:[iy](?:ni)?chna|[iy](?:tsch|tch|ch))$")  # Ilyich, Ilyinichna, Lukich, Nikitichna
# All of them end so.
ENDS: Final = ("ch", "na", "ny")
ENDINGS: Final = ("", "y", "i", "iy", "ey", "ay", "a", "ya", "ii")


def root(word: str) -> str | None:
    """Give the father's name of a Russian, Ukrainian or Belarusian patronymic in a form to compare.

    Args:
        word: one word in Latin letters, casefolded.

    Returns:
        The table's given name (`vladimir` for vladimirovich, volodymyrivna and uladzimiravich), for a name that the
        table lacks its letters, folded as the loose keys of `cyrillic` are; None for a word without such an ending.
        A surname of the same form (Abramovich, Yanukovych) gives its root too: only the word's place tells the two
        apart, so ask for a word that follows a given name or that is neither first nor last.
    """
    if not word.endswith(ENDS):
        return None
    for ending in (SON, DAUGHTER, SHORT):
        found = ending.search(word)
        if found and found.start() > 1:
            return _father(word[: found.start()])
    return None


def sounds(word: str) -> tuple[Sound, ...]:
    """Give the key of the father's name, for a word that stands where a patronymic stands."""
    father = root(word)
    return (Sound(f"patronymic:{father}", VALUE),) if father else ()


def _father(stem: str) -> str:
    for bare in dict.fromkeys((stem, stem.rstrip("iyj"), stem.rstrip("eiyj"))):
        for ending in ENDINGS:
            names = given_names.listed(bare + ending)
            if names:
                return names[0]
    keys = cyrillic.keys_of(stem)
    return keys[-1].partition(":")[2] if keys else stem
