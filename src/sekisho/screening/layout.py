"""How do names and the ties between their words lie in numbers? The one layout that score, index and kernel share.

A name is a *row* of whole numbers, so that a listed name and a name asked about look the same: a head (`WORDS` to
`HEAD`), then for each word its id, its weight and its roles, for each Korean reading its length and its syllables, and
for each acronym that its initials may form a number. Two words are tied by an *edge*: how alike they are, in
thousandths, and by which rule.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from typing import TypeAlias

Numbers: TypeAlias = Sequence[int]
Buffer: TypeAlias = MutableSequence[int]

PERSON, ORGANISATION, VESSEL = 0, 1, 2

# Places in a row. SURNAMES is how many words, from the first on, are known to be surnames (0: not known); GIVEN the
# place of the first given name (-1: not known); NUMBER a hull number plus one (0: none).
WORDS, FLAGS, SURNAMES, GIVEN, NUMBER, READINGS, ACRONYMS, ACRONYM, JOINED, HEAD = 0, 1, 2, 3, 4, 5, 6, 7, 8, 12
# Flags of a row.
MONOSYLLABLES, KOREAN, LETTERS_ONLY = 1, 2, 4
# Places in a word of a row; its roles are those of `names.word`.
ID, WEIGHT, ROLES, STRIDE = 0, 1, 2, 3

# Beside a row that has a word stand so many of its other words, the heaviest first; -1 where there is none, and MORE in
# the last place where there are still others.
OTHERS, MORE = 3, -2

# An edge is its likeness and, above these ten bits, its rule.
LIKENESS = 0x3FF
SAME, SPELLING, TABLE, SOUND, SYLLABLES, FIRST_LETTER, SLIP = 0, 1 << 10, 2 << 10, 3 << 10, 4 << 10, 5 << 10, 6 << 10
FULL = 1000
# An edge below this says nothing.
LEAST_EDGE = 600
# From this on two words are one in common.
STRONG = 700
INITIAL_LIKENESS = 750
LEAST_SYLLABLES, SYLLABLE_SHARE = 800, 970
