"""How much does a word say? The rarer on the list, the more; frozen with the list, so that scores do not drift."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from sekisho.names.word import INITIAL, LAST, LEGAL, PATRONYMIC, Form, Kind, Word

FULL = 1000
_LEAST = 250
_LEGAL = 60
_INITIAL = 300
# The father's name says less than one's own.
_PATRONYMIC_SHARE = 700
# What ends a text that a field may have cut says little when it is shorter than this.
_SHORTEST_WHOLE = 4
# So few names say nothing of what is rare.
_FEW = 4


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of a list's words, by kind of party.

    A word that the list does not have weighs as much as the rarest that it has. The table is made once from a base
    list and kept: names searched in a list and a list searched in names are weighed alike, and so is what a small
    change adds.

    Args:
        totals: how many forms of a kind the list has.
        uses: how many of them have a word of these letters.
    """

    totals: Mapping[str, int]
    uses: Callable[[Kind, str], int]
    _known: dict[tuple[Kind, Word], int] = field(default_factory=dict, repr=False)

    def of(self, word: Word, kind: Kind) -> int:
        """The weight of a word in a name of a kind, in thousandths."""
        weight = self._known.get((kind, word))
        if weight is None:
            weight = self._known[kind, word] = self._weigh(word, kind)
        return weight

    def _weigh(self, word: Word, kind: Kind) -> int:
        if word.roles & LEGAL:
            return _LEGAL
        if word.roles & INITIAL:
            return _INITIAL
        if word.roles & LAST and len(word.letters) < _SHORTEST_WHOLE:
            return _LEGAL
        weight = self._by_rarity(word.letters, kind)
        if word.roles & PATRONYMIC:
            return weight * _PATRONYMIC_SHARE // FULL
        return weight

    def _by_rarity(self, letters: str, kind: Kind) -> int:
        total = self.totals.get(kind, 0)
        if total < _FEW:
            return FULL
        rarity = math.log((total + 1) / (self.uses(kind, letters) + 0.5)) / math.log((total + 1) / 0.5)
        return max(_LEAST, min(FULL, round(FULL * rarity)))


def count_words(forms: Iterable[tuple[Kind, Form]]) -> Weights:
    """The weights by how many forms of a list have each word.

    Args:
        forms: of every listed name, with their kind.
    """
    totals: Counter[str] = Counter()
    uses: Counter[tuple[Kind, str]] = Counter()
    for kind, form in forms:
        totals[kind] += 1
        uses.update((kind, letters) for letters in {word.letters for word in form.words})
    return Weights(totals, lambda kind, letters: uses[kind, letters])
