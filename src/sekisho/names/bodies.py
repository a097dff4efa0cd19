"""How does a body's name become words that can be compared? Its parts, with what Koreans write apart put together."""

from __future__ import annotations

from sekisho.names import organisations
from sekisho.names.latin import plain_letters
from sekisho.names.organisations import Part
from sekisho.names.script import script_of
from sekisho.names.word import CORE, GENERIC, LEGAL, NUMERAL, Form, Word

_ROLES = {"core": CORE, "generic": GENERIC, "legal": LEGAL, "number": NUMERAL}


def read_organisation(text: str) -> tuple[Form, ...]:
    """The forms of a body's name.

    Args:
        text: normalised.
    """
    forms: dict[Form, None] = {}
    acronyms = organisations.acronyms(text)
    for parts in organisations.read(text):
        form = _form(parts, acronyms)
        if form.words:
            forms[form] = None
    return tuple(forms)


def _form(parts: tuple[Part, ...], acronyms: tuple[str, ...]) -> Form:
    kept = [(word, part.shown) for part in parts if part.role != "stop" and (word := _word(part)).letters]
    whole = "".join(plain_letters(part.shown) for part in parts)
    without_legal = "".join(word.letters for word, _ in kept if not word.roles & LEGAL)
    alone = [word for word, _ in kept if not word.roles & LEGAL]
    is_short = len(alone) == 1 and organisations.is_acronym(alone[0].letters)
    return Form(
        tuple(word for word, _ in kept),
        shown=tuple(shown for _, shown in kept),
        joined=tuple(dict.fromkeys(letters for letters in (whole, without_legal) if letters)),
        acronym=alone[0].letters if is_short else "",
        acronyms=acronyms if len(alone) > 1 else (),
    )


def _word(part: Part) -> Word:
    own = part.letters if not part.letters.isascii() else ""
    letters = plain_letters(part.letters) if own else part.letters
    return Word(letters, _ROLES[part.role], own if own and script_of(own) != "latin" else "", part.family)
