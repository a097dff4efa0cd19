"""From cases to hits: what they name is looked up together, then each hit is weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from sekisho.cases import Case, Party, Problem, Ship, Text
from sekisho.deciding.decision import Hit, ListUsed, Searched
from sekisho.deciding.evidence import day_of
from sekisho.deciding.evidence.listings import LIST_OF, is_named
from sekisho.deciding.hits.lists import Lists
from sekisho.deciding.hits.subjects import Passage, Subject, passages_of, subjects_of
from sekisho.deciding.hits.weigh import Met, Weight, imo_of, weigh, weigh_text
from sekisho.screening.hit import Hit as NameHit
from sekisho.screening.query import Number, Query, QueryKind

# What identifies: an equal number of these decides. What a bank calls its customer may equal a passport by chance.
_IDENTIFYING = frozenset(
    "imo imo_company aircraft bic swift lei crypto "
    "passport ccpt national_id nidn arnu registration coid tax txid".split()
)
# A party stated to be of one kind is looked for as the other too: a wrong box must hide nobody.
_KINDS: dict[str | None, tuple[QueryKind, QueryKind]] = {
    "person": ("person", "organisation"),
    "organisation": ("organisation", "person"),
    "government": ("organisation", "person"),
}
_ANY: tuple[QueryKind, None] = ("unknown", None)
# Longer between the list and the act, and the answer says that it knows nothing of what changed meanwhile.
_OLD_AFTER = timedelta(days=14)

By = Literal["name", "other kind", "number", "text"]


class Lookup(NamedTuple):
    """One query of a case: for whom or what, and by what."""

    of: Subject | Passage
    by: By
    query: Query


def find_hits(case: Case, lists: Lists) -> Searched:
    """Whom of a case the lists name on its day, and what each hit does to the decision.

    Args:
        case: as a reader gave it; the lists count as they stood on its day.
        lists: to look in.

    Raises:
        UsageError: the case has no date.
    """
    (found,) = screen_cases((case,), lists)
    return found


def screen_cases(cases: Sequence[Case], lists: Lists) -> list[Searched]:
    """The same for several cases, looked up together.

    Args:
        cases: as a reader gave them.
        lists: to look in.

    Raises:
        UsageError: a case has no date.
    """
    asked = [tuple(_lookups(case, lists)) for case in cases]
    found = lists.find(lookup.query for lookups in asked for lookup in lookups)
    return [
        _searched(case, [(lookup, found[lookup.query]) for lookup in lookups], lists.used)
        for case, lookups in zip(cases, asked, strict=True)
    ]


def _lookups(case: Case, lists: Lists) -> Iterator[Lookup]:
    for subject in subjects_of(case):
        named = subject.named
        yield from _of_ship(subject, named) if isinstance(named, Ship) else _of_party(subject, named)
    for passage in passages_of(case):
        yield from (Lookup(passage, "text", query) for query in lists.texts.queries(passage.text))


def _of_party(subject: Subject, party: Party) -> Iterator[Lookup]:
    return (Lookup(subject, by, query) for by, query in _queries_of(party))


# Banks stand in many payments, and in one of them several times.
@lru_cache(1 << 14)
def _queries_of(party: Party) -> tuple[tuple[By, Query], ...]:
    """By what a party is looked for."""
    return tuple(_make_queries(party))


def _make_queries(party: Party) -> Iterator[tuple[By, Query]]:
    names = Subject("", party).names
    if names:
        stated, other = _KINDS.get(party.kind, _ANY)
        births = ((party.birth_date, party.birth_date),) if party.birth_date else ()
        countries = tuple(dict.fromkeys(c for c in (*(party.nationalities or ()), party.residence) if c))
        yield "name", Query(names=names, kind=stated, birth_dates=births, countries=countries)
        if other:
            yield "other kind", Query(names=names, kind=other)
    yield from (("number", _number(number.scheme.lower(), number.value)) for number in party.ids or ())


def _of_ship(subject: Subject, ship: Ship) -> Iterator[Lookup]:
    names, imo = subject.names, imo_of(ship)
    if names:
        # Beside the names the IMO number tells another ship; an equal one is asked for on its own.
        numbers = (Number("imo", imo),) if imo else ()
        flags = (ship.flag,) if ship.flag else ()
        yield Lookup(subject, "name", Query(names=names, kind="vessel", countries=flags, numbers=numbers))
    if imo:
        yield _by_number(subject, "imo", imo)
    if ship.mmsi:
        yield _by_number(subject, "mmsi", ship.mmsi)


def _by_number(subject: Subject, scheme: str, value: str) -> Lookup:
    return Lookup(subject, "number", _number(scheme, value))


def _number(scheme: str, value: str) -> Query:
    return Query(names=(), numbers=(Number(scheme, value),))


def _searched(case: Case, found: Sequence[tuple[Lookup, tuple[NameHit, ...]]], lists: tuple[ListUsed, ...]) -> Searched:
    day = day_of(case)
    of_parties = [
        _made(subject.path, met.hit, weigh(subject, met))
        for subject in subjects_of(case)
        for met in _meetings(subject, found, day)
    ]
    of_texts = {
        (lookup.of.path, hit.list, hit.entry): _made(lookup.of.path, hit, weigh_text(lookup.of, hit, of_parties))
        for lookup, hits in found
        if isinstance(lookup.of, Passage)
        for hit in hits
        if hit.band == "strong" and _listed_on(hit, day)
    }
    return Searched(hits=(*of_parties, *of_texts.values()), lists=lists, problems=tuple(_problems(case, day, lists)))


def _meetings(subject: Subject, found: Sequence[tuple[Lookup, tuple[NameHit, ...]]], day: date) -> Sequence[Met]:
    """The listed parties that a party or ship met that day, the surest first, each once with all that met."""
    met: dict[tuple[str, str], Met] = {}
    for lookup, hits in found:
        if lookup.of.path != subject.path or lookup.by == "text":
            continue
        for hit in hits:
            if _listed_on(hit, day) and (lookup.by != "other kind" or hit.band == "strong"):
                key = (hit.list, hit.entry)
                met[key] = _join(met.get(key), hit, lookup)
    return sorted(met.values(), key=lambda one: (-one.hit.score, one.hit.list, one.hit.entry))


def _join(before: Met | None, hit: NameHit, lookup: Lookup) -> Met:
    """What met so far and one more: a number beside a name, or one of the two."""
    if lookup.by != "number":
        return before or Met(hit, by_name=True, other_kind=lookup.by == "other kind")
    known = lookup.query.numbers[0].scheme in _IDENTIFYING
    if before is None:
        return Met(hit, by_name=False, by_number=True, known_scheme=known)
    said = tuple(dict.fromkeys((*hit.because, *before.hit.because)))
    both = msgspec.structs.replace(before.hit, score=hit.score, band=hit.band, because=said)
    return before._replace(hit=both, by_number=True, known_scheme=before.known_scheme or known)


def _listed_on(hit: NameHit, day: date) -> bool:
    """Whether the listed party stood on its list that day; an unknown start counts as always."""
    return (hit.listed_from is None or hit.listed_from <= day) and (hit.listed_to is None or day < hit.listed_to)


def _made(path: str, hit: NameHit, weight: Weight) -> Hit:
    return Hit(
        party=path,
        list=hit.list,
        entry=hit.entry,
        listed_name=hit.listed_name,
        matched_alias=hit.matched_alias,
        score=hit.score,
        band=hit.band,
        effect=weight.effect,
        because=(*map(Text, hit.because), weight.why),
        needs=weight.needs,
        about_dprk=hit.about_dprk,
        listed_from=hit.listed_from,
        listed_to=hit.listed_to,
    )


def _problems(case: Case, day: date, lists: tuple[ListUsed, ...]) -> Iterator[Problem]:
    """What an answer that rests on these lists must say of them."""
    if not any(not subject.reviewed and is_named(subject.named) for subject in subjects_of(case)):
        return
    wanted = [LIST_OF[regime] for regime in case.regimes if regime in LIST_OF]
    absent = [name for name in wanted if all(used.list != name for used in lists)]
    if absent:
        yield Problem(
            case=case.id,
            code="list.missing",
            severity="warning",
            message=f"not here: the list {', '.join(absent)}, so that nobody counts as listed by it; "
            "`sekisho lists update` fetches it",
        )
    old = [f"{used.list} of {used.as_of}" for used in lists if used.list in wanted and day - used.as_of > _OLD_AFTER]
    if old:
        yield Problem(
            case=case.id,
            code="list.old",
            severity="warning",
            message=f"the lists are older than the act of {day} ({', '.join(old)}): who was listed since is not in "
            "this answer; `sekisho lists update` fetches the present ones",
        )
