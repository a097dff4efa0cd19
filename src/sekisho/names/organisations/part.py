"""What is a part of a body's name?"""

from __future__ import annotations

from typing import NamedTuple

from sekisho.names.organisations.glossary import Role, Term, family_of, role_of


class Part(NamedTuple):
    """One part of a body's name.

    Args:
        letters: a concept in English, a code of a legal form, digits, or the word itself in its own script.
        role: `core` what the name is made of, `generic` what bodies are called, `legal` a form, `number`.
        shown: the words as written that it came from.
        family: concepts of one family are weakly alike; empty for what is no concept.
    """

    letters: str
    role: Role
    shown: str
    family: str = ""


def parts_of_term(term: Term, shown: str) -> list[Part]:
    """A part for each concept of a term."""
    return [
        Part(
            concept,
            role := role_of(concept, term.role),
            shown,
            family_of(concept) if role in {"generic", "legal"} else "",
        )
        for concept in term.concepts
    ]
