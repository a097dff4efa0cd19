"""Who takes part, and where are they?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from sekisho.cases import Country, Party
from sekisho.deciding.evidence.known_names import is_called
from sekisho.law.kleene import Truth, any_of

KP = "KP"
_DPRK_PLACE = re.compile(
    r"\bp'?y(o|ŏ|eo)ngyang|\bpyong yang|\bd\.?p\.?r\.?k\b|\bd\.?p\.?r\.? ?(of )?korea|\bnorth ?korea|"
    r"\bdemocratic people'?s republic of korea|\b(nampo|wonsan|chongjin|hamhung|sinuiju|rajin|rason|kaesong)\b|"
    r"平壌|平壤|北朝鮮|朝鮮民主主義人民共和国|평양|북한|북조선|조선민주주의인민공화국",
    re.IGNORECASE,
)


class Role(NamedTuple):
    """A party and the dotted path at which it stands in the case (None: the case names no such party)."""

    path: str
    party: Party | None


def country_of(party: Party | None) -> Country | None:
    """Where a party resides; the postal country stands in where no residence is stated."""
    if party is None:
        return None
    return party.residence or party.address_country


def stood_in(party: Party | None) -> bool:
    """Whether the postal country stands in for the residence."""
    return party is not None and party.residence is None and party.address_country is not None


def names_of(party: Party | None) -> tuple[str, ...]:
    """The names of a party as plain texts."""
    if party is None or not party.names:
        return ()
    return tuple(n if isinstance(n, str) else n.text for n in party.names)


def hints_at_dprk(texts: Iterable[str]) -> bool:
    """Whether a text names a place in the DPRK, or the country."""
    return any(_DPRK_PLACE.search(text) for text in texts)


def address_hints(party: Party) -> bool:
    """Whether the address lines name a DPRK place while no country is given."""
    return bool(party.address) and party.address_country is None and hints_at_dprk(party.address or ())


def is_un_body(party: Party | None) -> bool:
    """Whether the party is a UN body or of the Red Cross by its whole name (resolution 2664, paragraph 1)."""
    return (
        party is not None
        and party.kind in ("organisation", "unknown", None)
        and is_called(names_of(party), "un_bodies")
    )


def hints_of(party: Party) -> bool:
    """Whether anything about a party points to the DPRK without settling where it is: name, papers, role, birth."""
    return (
        address_hints(party)
        or party.birth_country == KP
        or any(number.country == KP for number in party.ids or ())
        or any(role != "convicted_dprk_trade" for role in party.roles or ())
        or hints_at_dprk(names_of(party))
    )


def nationals(parties: Iterable[Party | None]) -> list[Country]:
    """The known nationalities of the parties."""
    return [n for p in parties if p is not None for n in p.nationalities or ()]


def government_of_dprk(parties: Iterable[Party | None]) -> Truth:
    """Whether a party is the Government of the DPRK; a party of the DPRK of unknown kind may be."""
    return any_of(
        None if p.kind in (None, "unknown") else p.kind == "government" for p in parties if p is not None and of_dprk(p)
    )


def of_dprk(party: Party | None) -> bool:
    """Whether a party is known to be in or of the DPRK: residence, nationality or control."""
    return party is not None and (
        country_of(party) == KP or KP in (party.nationalities or ()) or party.controlled_by_dprk is True
    )
