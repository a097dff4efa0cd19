"""How does a ship's name become words that can be compared? Its hull number stands apart, for it must agree."""

from __future__ import annotations

from sekisho.names import ships
from sekisho.names.korean import Reading, read_word
from sekisho.names.latin import plain_letters
from sekisho.names.script import script_of
from sekisho.names.word import CORE, NUMERAL, Form, Word

_LONGEST_SYLLABLE = 7


def read_ship(text: str) -> tuple[Form, ...]:
    """The forms of a ship's name: as it is called, and each former name that stands with it.

    Args:
        text: normalised.
    """
    ship = ships.read(text)
    forms = (_form(ship), *(_form(ships.read(other)) for other in ship.others))
    return tuple(dict.fromkeys(form for form in forms if form.words))


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
