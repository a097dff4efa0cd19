"""Who takes part, and where are they?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sekisho.cases import Country, Party
from sekisho.deciding.evidence.dprk_words import Pointing, pointing, pointing_of_lines
from sekisho.deciding.evidence.known_names import is_called
from sekisho.law.kleene import Truth, any_of

KP = "KP"


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


def contradicted(party: Party | None) -> bool:
    """Whether the address of a party is in the DPRK while another country is stated for it.

    The country's name and its capital count everywhere; a smaller place does not where the Republic of Korea is stated,
    whose streets are called after some.
    """
    country = country_of(party)
    if party is None or country is None or country == KP:
        return False
    least = Pointing.TO_THE_COUNTRY if country == "KR" else Pointing.TO_A_PLACE
    return party.address_country == KP or pointing_of_lines(party.address or ()) >= least


def is_un_body(party: Party | None) -> bool:
    """Whether the party is a UN body or of the Red Cross by its whole name (resolution 2664, paragraph 1)."""
    return (
        party is not None
        and party.kind in ("organisation", "unknown", None)
        and is_called(names_of(party), "un_bodies")
    )


def names_dprk(party: Party | None) -> bool:
    """Whether the name of a party says the country, its capital or a bank there (`BANK OF PYONGYANG`)."""
    return pointing(names_of(party)) >= Pointing.TO_THE_COUNTRY


def hints_of(party: Party) -> bool:
    """Whether anything about a party points to the DPRK without settling where it is: name, papers, role, birth."""
    in_dprk = country_of(party) is None and pointing_of_lines(party.address or ()) >= Pointing.TO_A_PLACE
    return (
        in_dprk
        or contradicted(party)
        or party.birth_country == KP
        or any(number.country == KP for number in party.ids or ())
        or any(role != "convicted_dprk_trade" for role in party.roles or ())
        or names_dprk(party)
    )


def may_hint(party: Party) -> bool:
    """Whether a name or address has a word that may mean the DPRK, or something else: nothing is assumed beside it."""
    return bool(max(pointing(names_of(party)), pointing_of_lines(party.address or ())))


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
