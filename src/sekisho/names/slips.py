"""What becomes of a word under a hasty hand, a narrow field or a scanner? Keys that lead from what is left to the word.

A slip goes one way: a word without inner vowels, a word cut short, letters that a scanner took for others. So a word is
*found* under what it may have become and under what it is, and *looks* for what it may have been and may become.
"""

from __future__ import annotations

from collections.abc import Iterator

from sekisho.names.sound import Sound

_VOWELS = frozenset("aeiou")
_ARTICLES = ("al", "el")
_FIRST_PARTS = ("abdul", "abu", "umm")
_SHORTEST_START, _SHORTEST_CUT = 5, 4
# Per cent of the whole word that must be left of one cut short.
_LEAST_SHARE, _LEAST_CUT_SHARE = 50, 40
_LONGEST = 40
_SHORTEST_MISSPELT = 5


def found_under(letters: str) -> Iterator[Sound]:
    """The keys under which a listed word is found.

    Args:
        letters: a to z and digits.
    """
    yield from _keys(letters, "whole", "less")
    for end in _starts(letters, _SHORTEST_CUT, _LEAST_CUT_SHARE):
        yield Sound(f"cut by the field:{letters[:end]}", 740)


def looks_for(letters: str, *, last: bool = False) -> Iterator[Sound]:
    """The keys that a word asked about looks for.

    Args:
        letters: a to z and digits.
        last: it ends a text so long that a field may have cut it.
    """
    yield from _keys(letters, "less", "whole")
    if last and len(letters) >= _SHORTEST_CUT:
        yield Sound(f"cut by the field:{letters}", 740)


def misspelt(letters: str) -> Iterator[Sound]:
    """Keys that two words share of which one letter differs: for usual words, which are known by their concept."""
    if _SHORTEST_MISSPELT <= len(letters) <= _LONGEST and letters.isalpha():
        value = 850 if len(letters) > _SHORTEST_MISSPELT else 800
        yield Sound(f"misspelt:{letters}", value)
        for k in range(len(letters)):
            yield Sound(f"misspelt:{letters[:k]}{letters[k + 1 :]}", value)


def without_vowels(letters: str) -> tuple[str, ...]:
    """What is left of a word without the vowels between its first and its last letter: with y, without, without a first."""
    with_y = letters[:1] + "".join(c for c in letters[1:-1] if c not in _VOWELS) + letters[-1:]
    plain = letters[:1] + with_y[1:-1].replace("y", "") + letters[-1:]
    first = with_y[1:] if letters[:1] in _VOWELS and len(with_y) > 3 else with_y
    return tuple(dict.fromkeys((with_y, plain, first)))


def _keys(letters: str, mine: str, other: str) -> Iterator[Sound]:
    """The keys of both sides: under `mine` what this word may become, under `other` itself as what is left of another."""
    if letters.isalpha() and 1 < len(letters) <= _LONGEST:
        for bare in without_vowels(letters):
            value = 850 if len(bare) > 3 else 780 if len(bare) > 2 else 700
            yield Sound(f"vowels left out:{other if bare == letters else mine}:{bare}", value)
    if _SHORTEST_START <= len(letters) <= _LONGEST:
        yield Sound(f"cut short:{other}:{letters}", 760)
        for end in _starts(letters, _SHORTEST_START, _LEAST_SHARE):
            yield Sound(f"cut short:{mine}:{letters[:end]}", 760)
    seen = letters.replace("rn", "m").replace("vv", "w")
    if seen != letters or "m" in letters or "w" in letters:
        yield Sound(f"look alike:{seen}", 900)
    yield Sound(f"article or first part:{other}:{letters}", 900)
    for article in _ARTICLES:
        if letters.startswith(article) and len(letters) > 4:
            yield Sound(f"article or first part:{mine}:{letters[2:]}", 880 if len(letters) > 5 else 800)
    for part in _FIRST_PARTS:
        if letters.startswith(part) and len(letters) > len(part) + 2:
            yield Sound(f"article or first part:{mine}:{letters[len(part) :]}", 760)


def _starts(letters: str, shortest: int, share: int) -> range:
    if len(letters) > _LONGEST:
        return range(0)
    return range(max(shortest, -(-len(letters) * share // 100)), len(letters))
