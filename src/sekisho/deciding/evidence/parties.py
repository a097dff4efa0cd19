"""Who takes part, where they are, and which list names them on the day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sekisho.cases import Country, Listing, Party, Problem, Text
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.known_names import is_called
from sekisho.law.kleene import Truth, any_of

KP = "KP"
# List ids whose entries bind in a regime; a reviewer's bare `true` stands for the list of every regime.
_LIST_OF_FACT = {
    "un_listed": "UN",
    "jp_listed": "MOF",
    "us_listed": "OFAC",
    "eu_listed": "EU",
    "kr_listed": "KR",
}
# Known lists that bind no regime here: shown, without a verdict.
_LISTS = {*_LIST_OF_FACT.values(), "UK", "CSL"}
_OTHER_PROGRAMMES = dict.fromkeys(("jp_other_listed", "un_other_listed", "us_other_listed", "eu_other_listed"), False)
_NONE_LISTED: dict[str, bool | None] = {**dict.fromkeys(_LIST_OF_FACT, False), **_OTHER_PROGRAMMES}
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


def gather_listings(evidence: Evidence, roles: Iterable[Role], case: str, day: date) -> None:
    """Find on whose lists the parties stand that day.

    A reviewer's `listed` decides. Where there is none and nobody screened, a named party counts as unlisted and a
    warning says so; a party with neither names nor numbers is unknown.
    """
    true_by: dict[str, str] = {}
    unknown_by: dict[str, list[str]] = {}
    unscreened: list[str] = []
    for path, party in roles:
        if party is not None and party.listed is False:
            continue
        if party is None:
            for fact in _LIST_OF_FACT:
                unknown_by.setdefault(fact, []).append(path)
        elif party.listed is True:
            for fact in _LIST_OF_FACT:
                true_by.setdefault(fact, path)
        elif isinstance(party.listed, tuple):
            for fact, name in _LIST_OF_FACT.items():
                if any(x.list.upper() == name and _runs(x, day) for x in party.listed):
                    true_by.setdefault(fact, path)
            evidence.problems += [
                _unknown_list(case, path, i, x) for i, x in enumerate(party.listed) if x.list.upper() not in _LISTS
            ]
        elif party.names or party.ids:
            unscreened.append(path)
        else:
            for fact in _LIST_OF_FACT:
                unknown_by.setdefault(fact, []).append(f"{path}.names")
    evidence.values.update(_NONE_LISTED)
    for fact, path in true_by.items():
        label = _LIST_OF_FACT[fact]
        evidence.know(fact, True, said=Text(f"{path} is on the list {label}", f"{path}は{label}リストの掲載者"))
    for fact, paths in unknown_by.items():
        if fact not in true_by:
            evidence.know(fact, None, tuple(paths))
    if unscreened:
        evidence.problems.append(
            Problem(
                case=case,
                field=unscreened[0],
                code="screening.absent",
                severity="warning",
                message=f"no list was searched for {', '.join(unscreened)}: counted as unlisted; screen the names "
                "before relying on this, or state `listed`",
            )
        )


def _unknown_list(case: str, path: str, place: int, listing: Listing) -> Problem:
    return Problem(
        case=case,
        field=f"{path}.listed[{place}].list",
        code="party.list.unknown",
        severity="warning",
        message=f"{listing.list!r} is no list that binds a regime: it moves no verdict; write one of "
        f"{', '.join(sorted(_LISTS))}",
    )


def _runs(listing: Listing, day: date) -> bool:
    return (listing.from_ is None or listing.from_ <= day) and (listing.to is None or day < listing.to)
