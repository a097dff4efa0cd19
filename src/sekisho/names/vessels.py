"""How does a ship's name become words that can be compared? Its hull number stands apart, for it must agree."""

from __future__ import annotations

from sekisho.names import ships
from sekisho.names.address import without_address
from sekisho.names.korean import Reading, read_word
from sekisho.names.latin import plain_letters
from sekisho.names.scanned import unscanned
from sekisho.names.script import script_of
from sekisho.names.word import CORE, NUMERAL, Form, Word


def read_ship(text: str) -> tuple[Form, ...]:
    """The forms of a ship's name: as it is called, and each former name that stands with it.

    Args:
        text: normalised.
    """
    forms: dict[Form, None] = {}
    text = without_address(text)
    for reading in dict.fromkeys((text, unscanned(text))):
        ship = ships.read(reading)
        for form in (_form(ship), *(_form(ships.read(other)) for other in ship.others)):
            if form.words:
                forms[form] = None
    return tuple(forms)


def _form(ship: ships.Ship) -> Form:
    words = tuple(_word(word) for word in ship.words if plain_letters(word)) or (
        (Word(ship.number, NUMERAL),) if ship.number else ()
    )
    return Form(
        words,
        shown=ship.words,
        readings=_readings(ship.words),
        joined=("".join(word.letters for word in words),),
        number=ship.number if ship.words else "",
        letters_only=ship.exact_only,
    )


def _word(word: str) -> Word:
    if script_of(word) == "latin":
        return Word(plain_letters(word), CORE)
    return Word(plain_letters(word), CORE, own=word)


def _readings(words: tuple[str, ...]) -> tuple[Reading, ...]:
    """As Korean syllables, the words taken together: AM NOK GANG is AMNOKGANG."""
    joined = "".join(words)
    return tuple(reading for reading in read_word(joined) if len(reading.syllables) > 1)
