"""What is a name once it is read? Words with their roles, in one or several forms."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from sekisho.names.korean import Reading
from sekisho.names.normalise import Flag

Kind: TypeAlias = Literal["person", "organisation", "vessel"]

# Roles of a word, as bits: the score computes with them.
CORE, GENERIC, LEGAL, INITIAL, PATRONYMIC, NUMERAL, LAST = 1, 2, 4, 8, 16, 32, 64


class Word(NamedTuple):
    """One word of a name.

    Args:
        letters: in a to z and digits; what edit distance sees.
        roles: bits, see above.
        own: as it was written where that is another script, or where letters are the concept of a usual word.
        family: for the generic words of a body, words of one family are weakly alike (ministry, department).
    """

    letters: str
    roles: int = 0
    own: str = ""
    family: str = ""


class Form(NamedTuple):
    """One way in which a name can be read.

    Args:
        words: in their order; known surnames first.
        shown: each word as it was written.
        surnames: how many words, from the first on, are known to be surnames; 0 where that is not known.
        given: place of the first given name, -1 where that is not known.
        readings: as Korean syllables, of the whole name.
        joined: its letters without blanks, of the whole and without legal forms.
        number: hull number, empty where there is none.
        acronym: the name itself where it is a short word that may be an acronym.
        acronyms: what its initials may spell.
        monosyllabic: every word is one syllable of Korean or Chinese.
        korean: it is written as Koreans are.
        letters_only: only equal letters count (a ship called 7-28).
    """

    words: tuple[Word, ...]
    shown: tuple[str, ...] = ()
    surnames: int = 0
    given: int = -1
    readings: tuple[Reading, ...] = ()
    joined: tuple[str, ...] = ()
    number: str = ""
    acronym: str = ""
    acronyms: tuple[str, ...] = ()
    monosyllabic: bool = False
    korean: bool = False
    letters_only: bool = False


class Name(NamedTuple):
    """A name as it was read.

    Args:
        text: as typed.
        kind: what it was read as.
        flags: what was undone to read it.
        forms: the ways in which it can be read; none where it holds no letter and no digit.
    """

    text: str
    kind: Kind
    flags: tuple[Flag, ...]
    forms: tuple[Form, ...]
