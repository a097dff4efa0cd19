"""How is it written? The one way from a text to words that can be compared."""

from __future__ import annotations

from sekisho.names.bodies import read_organisation
from sekisho.names.normalise import normalise
from sekisho.names.persons import read_person
from sekisho.names.vessels import read_ship
from sekisho.names.word import Kind, Name


def read_name(text: str, kind: Kind, *, listed: bool = True) -> Name:
    """Read a name as that of a person, a body or a ship.

    Args:
        text: as typed, any script.
        kind: what it names.
        listed: it is one of a list; of a name asked about, the acronyms that its initials may spell say nothing and
            are left out (`Form.acronyms`).
    """
    normal = normalise(text)
    if kind == "person":
        forms = read_person(normal.text)
    elif kind == "organisation":
        forms = read_organisation(normal.text, listed=listed)
    else:
        forms = read_ship(normal.text)
    return Name(text, kind, normal.flags, forms)
