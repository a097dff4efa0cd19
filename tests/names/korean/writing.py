"""Hangul written in each system by its own rules: what the readings are tested against."""

from __future__ import annotations

from collections.abc import Sequence

from sekisho.names.korean import Reading, likeness, read_person, read_word
from sekisho.names.korean.tables import rows

_DPRK = (
    "k kk n t tt r m p pp s ss _ j jj ch kh th ph h",
    "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i",
)
_MCCUNE = (
    "k kk n t tt r m p pp s ss _ ch tch ch' k' t' p' h",
    "a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i",
)
_REVISED = (
    "g kk n d tt r m b pp s ss _ j jj ch k t p h",
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
)
_PRESS = (
    "k gg n d dd r m b bb s ss _ j jj ch k t p h",
    "a ae ya yae u e you ye o wa wae oe yo oo wo we wi yoo eu ee i",
)
_KONTSEVICH = (
    "к кк н т тт р м п пп с сс _ ч чч чх кх тх пх х",
    "а э я йя о е ё йе о ва вэ ве ё у во ве ви ю ы ый и",
)
_LATIN_CODAS = ["", *"k k k n n n t l k m p l l p l m p p t t ng t t k t p t".split()]
_CYRILLIC_CODAS = ["", *"к к к н н н т ль к м п ль ль п ль м п п т т н т т к т п т".split()]

LATIN = {"dprk": _DPRK, "mccune_reischauer": _MCCUNE, "revised": _REVISED, "press": _PRESS}

GIVEN = dict(rows("syllables"))["given"]
SURNAMES = tuple(hangul for hangul, *_ in rows("surnames"))


def latin(hangul: str, system: str, between: str = " ") -> str:
    """The syllables in one of the systems; ㅅ before i is sh where McCune-Reischauer writes so."""
    syllables = [_written(char, LATIN[system], _LATIN_CODAS) for char in hangul]
    if system == "mccune_reischauer":
        syllables = ["sh" + one[1:] if one.startswith(("si", "swi")) else one for one in syllables]
    return between.join(syllables)


def cyrillic(hangul: str) -> str:
    """The syllables by Kontsevich's rules, parted."""
    return " ".join(_written(char, _KONTSEVICH, _CYRILLIC_CODAS) for char in hangul)


def _written(char: str, system: tuple[str, str], codas: Sequence[str]) -> str:
    onsets, vowels = system
    code = ord(char) - 0xAC00
    onset = onsets.split()[code // 588].replace("_", "")
    return onset + vowels.split()[code % 588 // 28] + codas[code % 28]


def best(a: str, b: str, *, word: bool = False) -> int:
    """The likeness of the readings of two texts that are most alike."""
    read = read_word if word else read_person
    return max((likeness(x.syllables, y.syllables) for x in read(a) for y in read(b)), default=0)


def best_pair(a: str, b: str) -> tuple[Reading, Reading]:
    """The two readings of two persons' names that are most alike."""
    pairs = [(x, y) for x in read_person(a) for y in read_person(b)]
    return max(pairs, key=lambda pair: likeness(pair[0].syllables, pair[1].syllables))
