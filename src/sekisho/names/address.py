"""What is no part of any name? Forms of address, wherever a form or a field put them."""

from __future__ import annotations

from functools import cache

from sekisho.names.latin import plain_letters
from sekisho.names.tables import words_of_table


@cache
def forms_of_address() -> frozenset[str]:
    """Words that are no name of a person, a ship or a body."""
    return frozenset(words_of_table("forms_of_address"))


def without_address(text: str) -> str:
    """The text without forms of address at either end; one word is left.

    Args:
        text: normalised.
    """
    first, last = text.partition(" ")[0], text.rpartition(" ")[2]
    if plain_letters(first) not in forms_of_address() and plain_letters(last) not in forms_of_address():
        return text
    words = text.split()
    start, end = 0, len(words)
    while end - start > 1 and plain_letters(words[start]) in forms_of_address():
        start += 1
    while end - start > 1 and plain_letters(words[end - 1]) in forms_of_address():
        end -= 1
    return " ".join(words[start:end])
