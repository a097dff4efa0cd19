"""How many abductees, who says so, since when? The official list as of a day beside the counts of others."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from sekisho.chronicle.chronicle import Chronicle
from sekisho.chronicle.model import Claim, Registry, Victim


class Counted(NamedTuple):
    """A count on a day: how many, who says so, in which source, since when."""

    name: str
    value: int
    says: str
    source: str
    since: datetime.date
    note: str | None = None


def persons_at(chronicle: Chronicle, day: datetime.date) -> tuple[Victim, ...]:
    """The persons whom the Government had on its list on a day."""
    return tuple(person for person in chronicle.registry.persons if person.listed <= day)


def counts_at(chronicle: Chronicle, day: datetime.date) -> Iterator[Counted]:
    """Every count as it stood on a day; those that nobody had made yet are left out.

    The official list and the DPRK's claims are counted from the persons; the others are what each says. Whom the DPRK
    admitted stands from its admission; that somebody never came, from when the Government asked for the person.
    """
    registry = chronicle.registry
    persons = persons_at(chronicle, day)
    if persons:
        since = max(person.listed for person in persons)
        yield Counted("official_victims", len(persons), "gov-jp", registry.source, since)
        cases = {person.case for person in persons}
        first = {case: min(p.listed for p in persons if p.case == case) for case in cases}
        yield Counted("cases", len(cases), "gov-jp", registry.source, max(first.values()))
    if day >= registry.returned:
        returned = sum(person.dprk == "returned" for person in registry.persons)
        yield Counted("returned", returned, "gov-jp", registry.source, registry.returned)
    if day >= registry.claimed:
        yield from _claims(registry, day)
    for count in registry.counts:
        known = [since for since in count.values if since <= day]
        if known:
            since = max(known)
            yield Counted(count.name, count.values[since], count.says, count.source, since, count.note)


def _claims(registry: Registry, day: datetime.date) -> Iterator[Counted]:
    groups: tuple[tuple[str, tuple[Claim, ...]], ...] = (
        ("dprk_says_dead", ("dead",)),
        ("dprk_says_never_entered", ("never_entered",)),
        ("dprk_admitted_total", ("returned", "dead")),
    )
    for name, claims in groups:
        since = [
            max(person.listed, registry.claimed) if person.dprk == "never_entered" else registry.claimed
            for person in registry.persons
            if person.dprk in claims
        ]
        stood = [first for first in since if first <= day]
        if stood:
            yield Counted(name, len(stood), "gov-kp", registry.source, max(stood))
