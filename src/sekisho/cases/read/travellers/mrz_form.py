"""How is a machine readable zone laid out? The five forms of ICAO Doc 9303 (parts 4 to 7) and their check digits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

FILLER = "<"
_WEIGHTS = (7, 3, 1)


class Span(NamedTuple):
    """Characters of one line: `line` and `begin` count from 0, `end` is the first after it."""

    line: int
    begin: int
    end: int


class Form(msgspec.Struct, frozen=True):
    """One form of zone: its size and where each field stands; the check digit of a field follows it.

    Args:
        name: as ICAO calls it.
        lines, width: so many lines of so many characters.
        number, birth, expiry: the fields that a check digit follows.
        optional: what the issuer may put there; its last field has a check digit of its own in TD3 alone.
        composite: the spans under the last check digit, () in visas, which have none.
        continued: the optional field in which a number of more than nine characters goes on.
    """

    name: str
    lines: int
    width: int
    names: Span
    number: Span
    birth: Span
    expiry: Span
    nationality: Span
    optional: tuple[Span, ...]
    composite: tuple[Span, ...] = ()
    continued: Span | None = None


def _upright(name: str, width: int, optional_end: int, *, composite: bool, continued: bool = False) -> Form:
    """A form of two lines, the second of which begins with the number."""
    optional = Span(1, 28, optional_end)
    return Form(
        name=name,
        lines=2,
        width=width,
        names=Span(0, 5, width),
        number=Span(1, 0, 9),
        birth=Span(1, 13, 19),
        expiry=Span(1, 21, 27),
        nationality=Span(1, 10, 13),
        optional=(optional,),
        composite=(Span(1, 0, 10), Span(1, 13, 20), Span(1, 21, width - 1)) if composite else (),
        continued=optional if continued else None,
    )


TD1 = Form(
    name="TD1",
    lines=3,
    width=30,
    names=Span(2, 0, 30),
    number=Span(0, 5, 14),
    birth=Span(1, 0, 6),
    expiry=Span(1, 8, 14),
    nationality=Span(1, 15, 18),
    optional=(Span(0, 15, 30), Span(1, 18, 29)),
    composite=(Span(0, 5, 30), Span(1, 0, 7), Span(1, 8, 15), Span(1, 18, 29)),
    continued=Span(0, 15, 30),
)
TD2 = _upright("TD2", 36, 35, composite=True, continued=True)
TD3 = _upright("TD3", 44, 42, composite=True)
MRV_A = _upright("MRV-A", 44, 44, composite=False)
MRV_B = _upright("MRV-B", 36, 36, composite=False)
FORMS = (TD1, TD2, TD3, MRV_A, MRV_B)


def form_of(first: str) -> Form:
    """The form that a first line is of, by its document code and the length nearest to its own."""
    if first.startswith("V"):
        return MRV_A if len(first) >= 40 else MRV_B
    if len(first) < 33 and not first.startswith("P"):
        return TD1
    return TD2 if 33 <= len(first) < 40 else TD3


def check_digit(text: str) -> str:
    """The check digit of a text (Doc 9303 part 3, 4.9): weights 7, 3, 1, letters from A = 10, the filler 0."""
    total = sum(_value(sign) * _WEIGHTS[n % 3] for n, sign in enumerate(text))
    return str(total % 10)


def _value(sign: str) -> int:
    return 0 if sign == FILLER else int(sign, 36)


def at(lines: tuple[str, ...], span: Span) -> str:
    """The characters of a span."""
    return lines[span.line][span.begin : span.end]


class Checked(NamedTuple):
    """The characters under a check digit, the digit that stands behind them, and in which line (from 0)."""

    field: str
    text: str
    stands: str
    line: int

    @property
    def should(self) -> str:
        """The digit that the characters make."""
        return check_digit(self.text)

    @property
    def holds(self) -> bool:
        """Whether the digit is right; behind a field of fillers alone a filler may stand for 0."""
        return self.stands == self.should or (self.stands == FILLER and not self.text.strip(FILLER))


def document_number(lines: tuple[str, ...], form: Form) -> tuple[Checked, tuple[str, ...]]:
    """The number with its check digit, and the optional fields without what a number over nine characters takes."""
    text, stands = at(lines, form.number), lines[form.number.line][form.number.end]
    optional = [at(lines, span) for span in form.optional]
    if form.continued and stands == FILLER:
        more, _, rest = at(lines, form.continued).partition(FILLER)
        if more:
            text, stands = text + more[:-1], more[-1]
            optional[0] = rest
    return Checked("document number", text, stands, form.number.line), tuple(o.strip(FILLER) for o in optional)


def checks(lines: tuple[str, ...], form: Form) -> Iterator[Checked]:
    """Every field with a check digit, in the order in which they stand."""
    yield document_number(lines, form)[0]
    spans = {"date of birth": form.birth, "date of expiry": form.expiry}
    if form is TD3:
        spans["optional data"] = form.optional[0]
    for field, span in spans.items():
        yield Checked(field, at(lines, span), lines[span.line][span.end], span.line)
    if form.composite:
        text = "".join(at(lines, span) for span in form.composite)
        yield Checked("composite", text, lines[1][form.width - 1], 1)
