"""What may two words share although their letters differ? A sound: a key that a rule of some language gives them."""

from __future__ import annotations

from typing import NamedTuple


class Sound(NamedTuple):
    """One way in which a word may sound.

    Args:
        key: the rule and what it gave, `skeleton:mhmd`. Two words with one key are alike.
        value: how much that says, in thousandths; of two words the smaller value counts.
    """

    key: str
    value: int
