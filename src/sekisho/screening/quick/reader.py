"""How are many names read? Quickly where what was learnt of their words suffices, by the reader of names where not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sekisho.names.read import read_name
from sekisho.names.word import Form, Kind
from sekisho.screening.arrays import Array
from sekisho.screening.batch import Asked
from sekisho.screening.quick.bodies import Bodies
from sekisho.screening.quick.persons import Persons
from sekisho.screening.quick.rows import Rows, rows_of
from sekisho.screening.quick.vocabulary import Vocabulary
from sekisho.screening.weights import Weights

_QUICK: dict[Kind, type[Persons] | type[Bodies]] = {"person": Persons, "organisation": Bodies}


def forms_of(text: str, kind: Kind) -> list[Form]:
    """The forms of a name asked about that have words."""
    return [form for form in read_name(text, kind, listed=False).forms if form.words]


class Read(NamedTuple):
    """Names as they were read.

    Args:
        asked: their forms as the kernel reads them, with all words so far.
        text: of each form, the number of its text.
        form: of each form, which of the forms of its text it is, those without a word left out.
        hard: how many texts were left to the reader of names.
    """

    asked: Asked
    text: Array
    form: Array
    hard: int


class Reader:
    """Reads the names of a kind, many at a time; what it learns of their words it keeps.

    Args:
        kind: of the names.
        weights: of the list.
    """

    def __init__(self, kind: Kind, weights: Weights) -> None:
        """Begin without a word."""
        self.kind: Kind = kind
        self.vocabulary = Vocabulary(kind, weights)
        quick = _QUICK.get(kind)
        self._quick = quick(self.vocabulary) if quick else None

    def read(self, texts: Sequence[str]) -> Read:
        """Read names.

        Args:
            texts: as typed.
        """
        parts, hard = self._quick.read(texts) if self._quick else ([], np.arange(len(texts)))
        forms = (
            (text, place, form) for text in hard.tolist() for place, form in enumerate(forms_of(texts[text], self.kind))
        )
        rows = Rows.joined([*parts, rows_of(forms, self.vocabulary)])
        return Read(Asked.of(rows, self.vocabulary.features()), rows.text, rows.form, len(hard))
