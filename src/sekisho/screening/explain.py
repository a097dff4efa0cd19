"""Why is it a hit? The alignment in words that an analyst reads: what met what, by which rule, what did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sekisho.names import korean
from sekisho.names.normalise import SAID
from sekisho.names.word import Form, Kind, Name
from sekisho.screening.layout import FIRST_LETTER, FULL, LIKENESS, SAME, SLIP, SOUND, SPELLING, SYLLABLES, TABLE
from sekisho.screening.score import (
    ALONE,
    BY_INITIALS,
    BY_LETTERS,
    BY_SYLLABLES,
    CORES_DIFFER,
    FEW_WORDS,
    GIVEN_NAMES_DIFFER,
    NUMBERS_DIFFER,
    ONE_CORE_UNLIKE,
    PATRONYMICS_DIFFER,
    SHORT_NAMES,
    SURNAMES_DIFFER,
    SYLLABLES_DIFFER,
)
from sekisho.screening.weights import Weights

_RULES = {
    SAME: "the same word",
    SPELLING: "spelling differs by a letter or two",
    TABLE: "spellings of one name",
    SOUND: "same consonants",
    SYLLABLES: "same Korean syllables",
    FIRST_LETTER: "initial",
    SLIP: "a slip: vowels left out, cut short, or letters that look alike",
}
_GATES = {
    FEW_WORDS: "only one word in common: lowered",
    ALONE: "a single word against several: lowered",
    SHORT_NAMES: "names of few syllables that do not agree in all: lowered",
    SYLLABLES_DIFFER: "Korean names that are not of as many syllables: lowered",
    SURNAMES_DIFFER: "the surnames differ: lowered",
    GIVEN_NAMES_DIFFER: "the first given names differ: lowered",
    PATRONYMICS_DIFFER: "the fathers' names differ: lowered",
    CORES_DIFFER: "only usual words of bodies in common: lowered",
    ONE_CORE_UNLIKE: "the one word that the name is made of is not spelled alike: lowered",
    NUMBERS_DIFFER: "the hull numbers differ: another ship",
}


def explain(
    asked: Name,
    form: Form,
    listed: Form,
    alias: str,
    pairs: Sequence[int],
    edges: Sequence[int],
    joins: Sequence[int],
    weights: Weights,
) -> tuple[str, ...]:
    """The reasons for a score, the strongest first, the flags of the text last.

    Args:
        asked: the name asked about.
        form: of it that met.
        listed: the form of the listed name.
        alias: the listed name as published.
        pairs, edges, joins: the alignment, as `score.compare` leaves it.
        weights: of the list.
    """
    return (
        *_alignment(asked, form, listed, alias, pairs, edges, joins, weights),
        *(SAID[flag] for flag in asked.flags),
    )


def _alignment(
    asked: Name,
    form: Form,
    listed: Form,
    alias: str,
    pairs: Sequence[int],
    edges: Sequence[int],
    joins: Sequence[int],
    weights: Weights,
) -> Iterator[str]:
    n, m = len(form.words), len(listed.words)
    why = pairs[n]
    if form.number and form.number == listed.number:
        yield f"hull number {form.number} on both"
    if why & BY_LETTERS:
        yield _same(asked.text, alias, form)
        return
    if why & BY_SYLLABLES:
        yield from _syllables(form, listed)
        return
    if why & BY_INITIALS:
        yield f"{form.acronym.upper()} is what the initials of the listed name spell"
        return
    met_a: set[int] = set()
    met_b: set[int] = set()
    for k in range(0, len(joins), 3):
        side, i, j = joins[k : k + 3]
        left, right = ((i, i + 1), (j,)) if side == 0 else ((i,), (j, j + 1))
        if not any(pairs[x] >= 0 for x in left):
            met_a.update(left)
            met_b.update(right)
            yield f"{_shown(form, left)} ~ {_shown(listed, right)}: the same letters, blanks apart"
    for i in range(n):
        j = pairs[i]
        if j < 0 or i in met_a:
            continue
        met_a.add(i)
        met_b.add(j)
        edge = edges[i * m + j]
        rule = _RULES[edge & ~LIKENESS]
        if edge & ~LIKENESS == TABLE and form.words[i].family:
            rule = "usual words of one kind"
        if edge == FULL and not _is_spelled_alike(form, i, listed, j):
            rule = "the same meaning"
        like = f" ({(edge & LIKENESS) / 1000:.2f})" if edge & ~LIKENESS else ""
        yield f"{_shown(form, (i,))} ~ {_shown(listed, (j,))}: {rule}{like}"
    yield from _left_over("of the name asked about", form, met_a, weights, asked.kind)
    yield from _left_over("of the listed name", listed, met_b, weights, asked.kind)
    for gate, words in _GATES.items():
        if why & gate:
            yield words


def _is_spelled_alike(form: Form, i: int, listed: Form, j: int) -> bool:
    return _letters(_shown(form, (i,))) == _letters(_shown(listed, (j,)))


def _same(text: str, alias: str, form: Form) -> str:
    if _letters(text) == _letters(alias):
        return "the same letters"
    return f"the same words once they are read: {' '.join(word.letters for word in form.words)}"


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _syllables(form: Form, listed: Form) -> Iterator[str]:
    a, b = max(
        ((a, b) for a in form.readings for b in listed.readings),
        key=lambda ab: korean.likeness(ab[0].syllables, ab[1].syllables),
    )
    yield from korean.explain(a, b)
    for reading, whose in ((a, "name asked about"), (b, "listed name")):
        if reading.system == "mixed":
            yield f"no one way of spelling Korean gives the {whose} so: worth less"


def _left_over(whose: str, form: Form, met: set[int], weights: Weights, kind: Kind) -> Iterator[str]:
    total = sum(weights.of(word, kind) for word in form.words) or 1
    for i, word in enumerate(form.words):
        if i not in met:
            share = round(100 * weights.of(word, kind) / total)
            yield f"left over {whose}: {_shown(form, (i,))} ({share} % of its weight)"


def _shown(form: Form, places: Sequence[int]) -> str:
    shown = form.shown if len(form.shown) == len(form.words) else [w.own or w.letters for w in form.words]
    return " ".join(shown[i] for i in places)
