"""How does a body's name become words that can be compared? Its parts, with what Koreans write apart put together."""

from __future__ import annotations

from functools import lru_cache

from sekisho.names import organisations
from sekisho.names.address import without_address
from sekisho.names.latin import letters_in, plain_letters
from sekisho.names.organisations import Part
from sekisho.names.scanned import CUT_FROM, unscanned
from sekisho.names.script import script_of
from sekisho.names.word import CORE, GENERIC, LAST, LEGAL, NUMERAL, Form, Word

_ROLES = {"core": CORE, "generic": GENERIC, "legal": LEGAL, "number": NUMERAL}


def read_organisation(text: str, *, listed: bool = True) -> tuple[Form, ...]:
    """The forms of a body's name.

    Args:
        text: normalised.
        listed: it is one of a list, so that its acronyms are wanted.
    """
    acronyms = organisations.acronyms(text) if listed else ()
    whole = letters_in(text)
    text = without_address(text)
    forms = [
        form
        for reading in dict.fromkeys((text, unscanned(text)))
        for parts in organisations.read(reading)
        if (form := _form(parts, acronyms, whole)).words
    ]
    return tuple([_may_be_cut(form, text) for form in dict.fromkeys(forms)])


def _may_be_cut(form: Form, text: str) -> Form:
    """The last word marked where the text is so long that a field may have cut it."""
    if len(text) < CUT_FROM or not form.words[-1].roles & CORE:
        return form
    last = form.words[-1]
    return form._replace(words=(*form.words[:-1], last._replace(roles=last.roles | LAST)))


def _form(parts: tuple[Part, ...], acronyms: tuple[str, ...], whole: str) -> Form:
    read = [(word, part.shown) for part in parts if (word := _word(part)).letters]
    words = tuple([word for word, _ in read])
    alone = [(word, shown) for word, shown in read if not word.roles & LEGAL]
    without_legal = "".join([word.letters for word, _ in alone])
    is_short = len(alone) == 1 and organisations.is_acronym(alone[0][1])
    return Form(
        words,
        shown=tuple([shown for _, shown in read]),
        joined=tuple([letters for letters in dict.fromkeys((whole, without_legal)) if letters]),
        acronym=plain_letters(alone[0][1]) if is_short else "",
        acronyms=acronyms if len(alone) > 1 else (),
    )


@lru_cache(maxsize=1 << 16)
def _word(part: Part) -> Word:
    if not part.letters.isascii():
        own = part.letters if script_of(part.letters) != "latin" else ""
        return Word(plain_letters(part.letters), _ROLES[part.role], own, part.family)
    written = plain_letters(part.shown) if part.role != "core" and part.shown.isascii() else ""
    return Word(part.letters, _ROLES[part.role], written if written != part.letters else "", part.family)
