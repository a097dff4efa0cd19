"""A form of a name as the row of numbers that the score reads."""

from __future__ import annotations

from collections.abc import Sequence

from sekisho.names.word import Form, Kind
from sekisho.screening.features import flat
from sekisho.screening.hashing import halves_of
from sekisho.screening.layout import HEAD, KOREAN, LETTERS_ONLY, MONOSYLLABLES, ORGANISATION, PERSON, VESSEL
from sekisho.screening.weights import Weights

KIND_NUMBERS: dict[Kind, int] = {"person": PERSON, "organisation": ORGANISATION, "vessel": VESSEL}
_LARGEST = 2147483646


def encode(form: Form, ids: Sequence[int], weights: Weights, kind: Kind) -> list[int]:
    """The row of a form.

    Args:
        form: of a name.
        ids: the number of each of its words in the vocabulary that they come from.
        weights: of the list.
        kind: of the name.
    """
    joined = [half for letters in (*form.joined, "", "")[:2] for half in (halves_of(letters) if letters else (0, 0))]
    readings = flat(form.readings)
    row = [
        len(form.words),
        form.monosyllabic * MONOSYLLABLES | form.korean * KOREAN | form.letters_only * LETTERS_ONLY,
        form.surnames,
        form.given,
        number_of(form.number),
        len(form.readings),
        len(form.acronyms),
        halves_of(form.acronym)[0] if form.acronym else 0,
        *joined,
    ]
    assert len(row) == HEAD
    for word, number in zip(form.words, ids, strict=True):
        row += (number, weights.of(word, kind), word.roles)
    row += readings
    row += [halves_of(acronym)[0] for acronym in form.acronyms]
    return row


def number_of(hull: str) -> int:
    """A hull number plus one, 0 where there is none; numbers beyond nine digits are told apart by their last ones."""
    return int(hull[-9:]) + 1 if hull else 0
