"""How may a word sound? Every sound that the languages' rules give it, of which another word may share one."""

from __future__ import annotations

from functools import lru_cache

from sekisho.names import arabic, chinese, cyrillic, given_names, kana, patronymics, skeleton
from sekisho.names.korean import Reading, read_word
from sekisho.names.script import script_of
from sekisho.names.sound import Sound
from sekisho.names.word import GENERIC, INITIAL, LEGAL, NUMERAL, PATRONYMIC, Kind, Word

# Words of these roles are known by their concept; how they sound says nothing more.
_KNOWN = GENERIC | LEGAL | NUMERAL | INITIAL


@lru_cache(maxsize=1 << 14)
def sounds_of(letters: str, own: str, kind: Kind) -> tuple[Sound, ...]:
    """The sounds of a word, the best value of each key.

    Args:
        letters: a to z and digits.
        own: the word in its own script where that is not Latin.
        kind: of the name that it stands in.
    """
    found: dict[str, int] = {}
    for sound in _sounds(letters, own, kind):
        found[sound.key] = max(sound.value, found.get(sound.key, 0))
    return tuple(Sound(key, value) for key, value in sorted(found.items()))


def _sounds(letters: str, own: str, kind: Kind) -> list[Sound]:
    found: list[Sound] = []
    script = script_of(own) if own else "latin"
    if script == "arabic":
        return [*arabic.sounds(own)]
    if script == "kana":
        return [*kana.sounds(own)]
    if any(c.isdigit() for c in letters):
        return []
    found += skeleton.sounds(letters)
    found += given_names.sounds(letters)
    found += cyrillic.sounds(letters)
    found += arabic.latin_sounds(letters)
    found += kana.latin_sounds(letters)
    if kind == "person":
        found += chinese.sounds(letters)
    return found


def word_sounds(word: Word, kind: Kind) -> tuple[Sound, ...]:
    """The sounds of a word of a name; none for one that is known by its concept."""
    if word.family:
        return (Sound(f"family:{word.family}", 700),)
    if word.roles & _KNOWN:
        return ()
    if word.roles & PATRONYMIC:
        return patronymics.sounds(word.letters)
    return sounds_of(word.letters, word.own, kind)


def known_names(word: Word, kind: Kind) -> tuple[str, ...]:
    """The given names that a word of a person's name is known as; two words known as different ones are never alike."""
    if kind != "person" or word.roles & (_KNOWN | PATRONYMIC):
        return ()
    return given_names.canonical(word.own if word.own and script_of(word.own) == "arabic" else word.letters)


@lru_cache(maxsize=1 << 16)
def word_readings(letters: str, own: str) -> tuple[Reading, ...]:
    """The Korean readings of a word in a body's or ship's name; none for a word of one syllable."""
    return tuple(reading for reading in read_word(own or letters) if len(reading.syllables) > 1)
