"""How is it written? The one way from a text to words that can be compared."""

from __future__ import annotations

from sekisho.names.bodies import read_organisation
from sekisho.names.normalise import normalise
from sekisho.names.persons import read_person
from sekisho.names.vessels import read_ship
from sekisho.names.word import Kind, Name

_READERS = {"person": read_person, "organisation": read_organisation, "vessel": read_ship}


def read_name(text: str, kind: Kind) -> Name:
    """Read a name as that of a person, a body or a ship.

    Args:
        text: as typed, any script.
        kind: what it names.
    """
    normal = normalise(text)
    return Name(text, kind, normal.flags, _READERS[kind](normal.text))
