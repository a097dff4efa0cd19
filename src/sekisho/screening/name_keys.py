"""Under which keys is a name found whatever its words say? All its letters, neighbours as one word, Korean classes."""

from __future__ import annotations

from itertools import pairwise

from sekisho.names.word import Form
from sekisho.screening.features import classes_of
from sekisho.screening.hashing import key_of

# A listed word meets two asked ones that together have its letters, and two listed ones an asked word.
JOINED, WORD, PAIR, INITIALS = "joined:", "word:", "pair:", "initials:"


def listed_name_keys(form: Form) -> set[int]:
    """The keys under which a listed form is found whatever its words say."""
    return {
        *(key_of(WORD + word.letters) for word in form.words),
        *(key_of(PAIR + a.letters + b.letters) for a, b in pairwise(form.words)),
        *whole_name_keys(form),
    }


def whole_name_keys(form: Form) -> list[int]:
    """Those of them that its words do not decide one by one."""
    keys = [key_of(JOINED + letters) for letters in form.joined]
    if form.readings:
        keys += classes_of(form.readings)
    if form.acronyms:
        keys += [key_of(INITIALS + acronym) for acronym in form.acronyms]
    return keys


def asked_name_keys(form: Form) -> set[int]:
    """The keys under which the rows are found that a form asked about must be compared with whatever its words say."""
    return {
        *(key_of(JOINED + letters) for letters in form.joined),
        *(key_of(PAIR + word.letters) for word in form.words),
        *(key_of(WORD + a.letters + b.letters) for a, b in pairwise(form.words)),
        *classes_of(form.readings),
        *([key_of(INITIALS + form.acronym)] if form.acronym else ()),
    }
