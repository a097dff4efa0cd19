"""How are letters cut into syllables? Into the fewest that can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sekisho.names.korean.reading import MOST_SYLLABLES
from sekisho.names.korean.spelling import Spelled

MOST_SPLITS = 8


def fewest(
    letters: str, ends: Callable[[int], Iterable[int]], read: Callable[[str], Spelled | None]
) -> tuple[tuple[Spelled, ...], ...]:
    """Every way to cut letters into the fewest groups that can be read, at most `MOST_SPLITS`.

    Args:
        letters: of a word.
        ends: where a group may end that begins at a place.
        read: what a group may write; None where it is no syllable.
    """
    size = len(letters)
    ways: list[list[tuple[Spelled, ...]]] = [[()], *([] for _ in letters)]
    for start in range(size):
        before = ways[start]
        if not before or len(before[0]) == MOST_SYLLABLES:
            continue
        count = len(before[0]) + 1
        for end in ends(start):
            found = ways[end]
            if (found and len(found[0]) < count) or (one := read(letters[start:end])) is None:
                continue
            if found and len(found[0]) > count:
                found.clear()
            found += [(*cut, one) for cut in before]
            del found[MOST_SPLITS:]
    return tuple(ways[size])


def within(size: int, longest: int) -> Callable[[int], range]:
    """Where groups may end of which nothing is known but how long they are.

    Args:
        size: of the word.
        longest: of a group.
    """
    return lambda start: range(start + 1, min(start + longest, size) + 1)
