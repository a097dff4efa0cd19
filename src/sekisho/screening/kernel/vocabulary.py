"""Where does a word stand among the listed ones, which are in the order of their letters?"""

from __future__ import annotations

from sekisho.screening.kernel.column import Column


def order_of_letters(
    text: Column,
    at: Column,
    word: int,
    letters: Column,
    start: int,
    end: int,
) -> int:
    """Whether a listed word comes before (-1), is (0) or comes after (1) the letters."""
    x, last = at[word], at[word + 1]
    y = start
    while x < last and y < end:
        if text[x] != letters[y]:
            return -1 if text[x] < letters[y] else 1
        x += 1
        y += 1
    if x == last:
        return 0 if y == end else -1
    return 1


def first_word(
    text: Column,
    at: Column,
    letters: Column,
    start: int,
    end: int,
) -> int:
    """The first listed word that does not come before the letters."""
    low, high = 0, len(at) - 1
    while low < high:
        middle = (low + high) // 2
        if order_of_letters(text, at, middle, letters, start, end) < 0:
            low = middle + 1
        else:
            high = middle
    return low


def spells(
    whole: Column,
    start: int,
    part: Column,
    first: int,
    first_end: int,
    second: int,
    second_end: int,
) -> bool:
    """Whether two words after one another spell a word of as many letters."""
    for k in range(first_end - first):
        if whole[start + k] != part[first + k]:
            return False
    start += first_end - first
    for k in range(second_end - second):  # noqa: SIM110 - compiled
        if whole[start + k] != part[second + k]:
            return False
    return True
