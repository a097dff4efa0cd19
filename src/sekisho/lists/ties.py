"""Which entries of several lists are the same party? Tied by a second fact beside the name, never by a name alone.

Publishers copy one another with slips: a birth date a day or a year off, a passport with and without its prefix, a name
that one of them gives as an alias. Two people of one name are common in Korea, two designations of one name happen too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from sekisho.lists.entry import BirthDate, Entry, ListedNumber
from sekisho.lists.imo import company_number_holds, ship_number_holds

Key: TypeAlias = tuple[str, str]
Strength = Literal["certain", "strong", "likely"]


class Tie(msgspec.Struct, frozen=True):
    """Two entries that are one party.

    Args:
        a: list id and entry id of the one, the smaller of the two keys.
        b: of the other.
        reason: the facts that tie them, in words.
        strength: `certain` (a number that only one party has), `strong` (name and a second fact that agree), `likely`
            (they agree but for a slip, or the second fact is broad).
    """

    a: Key
    b: Key
    reason: str
    strength: Strength


class _Found(NamedTuple):
    strength: Strength
    reason: str


_RANK = {"certain": 0, "strong": 1, "likely": 2}
_APOSTROPHES = re.compile("['’‘ʼʻ`´′＇]")
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]\s*\Z")
_NOT_WORD = re.compile(r"[\W_]+")
_LEGAL_FORMS = {
    "company": "co",
    "corporation": "corp",
    "limited": "ltd",
    "incorporated": "inc",
    "private": "pte",
    "and": "",
    "the": "",
}
# An alias shorter than this is an abbreviation that several bodies may share.
_SHORTEST_ALIAS = 6
_DOCUMENTS = frozenset(("passport", "national_id", "registration", "tax"))
_SHORTEST_DOCUMENT = 6
_DAY = 1
# Years by which "about" may be off.
_CIRCA = 2
# A span of more days than this says little of a birth.
_BROAD = 3 * 366


class _Party:
    """An entry with its names folded: as the publisher orders the words, and for persons with the surname elsewhere."""

    __slots__ = ("entry", "other", "own", "primary", "turned", "turned_primary")

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.primary: set[str] = set()
        self.other: set[str] = set()
        self.turned_primary: set[str] = set()
        self.turned: set[str] = set()
        for name in entry.names:
            if name.quality == "good":
                own, turned = _person_forms(name.text) if entry.kind == "person" else _body_forms(name.text)
                self.turned |= turned
                if name.kind == "primary":
                    self.primary |= own
                    self.turned_primary |= turned
                else:
                    self.other |= own
        self.own = self.primary | self.other

    @property
    def key(self) -> Key:
        return self.entry.list, self.entry.id

    def shares_name(self, other: _Party) -> bool:
        return bool(self.own & other.turned or self.turned & other.own)

    def shares_primary(self, other: _Party) -> bool:
        return bool(self.primary & other.turned_primary or self.turned_primary & other.primary)


def tie(entries: Sequence[Entry]) -> tuple[Tie, ...]:
    """The pairs of entries that are one party, each with its reason, in the order of their keys.

    Entries of one list are compared with one another too: Japan lists some people on two bases.

    Args:
        entries: of any lists; ids are distinct within a list.
    """
    parties = [_Party(entry) for entry in entries]
    found: dict[tuple[Key, Key], dict[str, Strength]] = defaultdict(dict)
    for one, two, (strength, reason) in _compared(parties):
        a, b = sorted((one.key, two.key))
        found[a, b].setdefault(reason, strength)
    return tuple(_joined(a, b, reasons) for (a, b), reasons in sorted(found.items()))


def _joined(a: Key, b: Key, reasons: dict[str, Strength]) -> Tie:
    best = sorted(reasons, key=lambda reason: _RANK[reasons[reason]])
    return Tie(a, b, "; ".join(best), reasons[best[0]])


def _compared(parties: Sequence[_Party]) -> Iterator[tuple[_Party, _Party, _Found]]:
    for one, two, number, scheme in _same_number(parties):
        if _may_be_one(one, two, number=True) and (by_number := _by_number(one, two, scheme, number)):
            yield one, two, by_number
    primaries: dict[tuple[str, str], list[_Party]] = defaultdict(list)
    for party in parties:
        for name in party.primary:
            primaries[party.entry.list, name].append(party)
    for one, two in _same_name(parties):
        if not _may_be_one(one, two):
            continue
        by_name = _by_birth(one, two) if one.entry.kind == "person" else _by_facts(one, two, primaries)
        if by_name:
            yield one, two, by_name


def _may_be_one(one: _Party, two: _Party, *, number: bool = False) -> bool:
    """Whether the publishers leave it open: who lists two on one basis says that they are two.

    Within a list a number alone ties nothing either: shops of one owner share his tax number.
    """
    if one.entry.list != two.entry.list:
        return True
    return one.entry.programmes != two.entry.programmes and (not number or one.shares_name(two))


# Numbers


def _same_number(parties: Sequence[_Party]) -> Iterator[tuple[_Party, _Party, str, str]]:
    holders: dict[tuple[str, str], list[_Party]] = defaultdict(list)
    for party in parties:
        for scheme, value in dict.fromkeys(_numbers(party.entry)):
            holders[scheme, value].append(party)
    for (scheme, value), several in holders.items():
        for one, two in combinations(several, 2):
            yield one, two, value, scheme


def _numbers(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.list == "UN":
        yield "un_reference", entry.id.upper()
    for number in entry.numbers:
        value = number.value.strip()
        if number.scheme == "un_reference":
            yield "un_reference", value.upper().rstrip(".")
        elif number.scheme in _DOCUMENTS:
            yield from ((number.scheme, written) for written in _document_forms(number))
        elif number.scheme == "bic":
            yield "bic", value.upper()[:8]
        elif number.scheme == "crypto":
            # Only hexadecimal addresses are written in either case.
            yield "crypto", value.lower() if value.startswith("0x") else value
        elif number.scheme in ("imo", "imo_company", "lei"):
            yield number.scheme, value.upper()


def _document_forms(number: ListedNumber) -> Iterator[str]:
    """A document's number as written, and a DPRK passport's without the kind before it (`PS472330208`)."""
    written = re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", number.value).upper())
    if len(written) >= _SHORTEST_DOCUMENT and any(map(str.isdigit, written)):
        yield written
        if number.scheme == "passport" and (bare := re.fullmatch(r"P[ODS]([0-9]{9})", written)):
            yield bare[1]


def _by_number(one: _Party, two: _Party, scheme: str, value: str) -> _Found | None:
    a, b = one.entry, two.entry
    if scheme == "un_reference":
        reference = next((entry.id for entry in (a, b) if entry.list == "UN"), value)
        return _Found("certain", f"UN reference number {reference}")
    if scheme == "imo":
        if not ship_number_holds(value):
            return None
        ships = {a.kind, b.kind} <= {"vessel", "unknown"}
        return _Found("certain", f"ship number IMO {value}") if ships or one.shares_name(two) else None
    if a.kind != b.kind and "unknown" not in (a.kind, b.kind):
        return None
    if scheme == "imo_company":
        return _Found("certain", f"company number IMO {value}") if company_number_holds(value) else None
    if scheme == "lei":
        return _Found("certain", f"LEI {value}")
    if scheme == "crypto":
        return _Found("certain", f"crypto address {value}")
    if scheme == "bic":
        return _Found("strong", f"bank code {value}")
    return _by_document(one, two, scheme, value)


def _by_document(one: _Party, two: _Party, scheme: str, value: str) -> _Found | None:
    """The same number of two countries' documents is chance: something else must agree."""
    issuers = [
        {n.country for n in party.entry.numbers if n.scheme == scheme and n.country and value in _document_forms(n)}
        for party in (one, two)
    ]
    words = scheme.replace("_", " ")
    if issuers[0] and issuers[1] and not issuers[0] & issuers[1]:
        return None
    if issuers[0] & issuers[1]:
        return _Found("strong", f"{words} {value} of {', '.join(sorted(issuers[0] & issuers[1]))}")
    if one.shares_name(two):
        return _Found("strong", f"{words} {value} and the name")
    if births := _births(one.entry, two.entry):
        return _Found("strong", f"{words} {value}, {births[1]}")
    return None


# Names


def _same_name(parties: Sequence[_Party]) -> Iterator[tuple[_Party, _Party]]:
    """Each pair of persons, and each of organisations, that shares a name, once."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, party in enumerate(parties):
        for name in party.own if party.entry.kind in ("person", "organisation") else ():
            holders[party.entry.kind, name].append(place)
    for place, party in enumerate(parties):
        near = {other for name in party.turned for other in holders.get((party.entry.kind, name), ()) if other != place}
        # A pair that meets only where one of the two is turned is seen from that side alone.
        yield from (
            (party, parties[other]) for other in sorted(near) if other > place or not parties[other].turned & party.own
        )


def _person_forms(text: str) -> tuple[set[str], set[str]]:
    """A person's name in one word as written, and also with the first word last and the last first."""
    words = _words(text)
    if not words:
        return set(), set()
    own = "".join(words)
    return {own}, {own, "".join((*words[1:], words[0])), "".join((words[-1], *words[:-1]))}


def _body_forms(text: str) -> tuple[set[str], set[str]]:
    """A body's name in one word, its legal form in one spelling, with and without what stands in brackets behind."""
    forms = {
        joined
        for part in (text, _IN_BRACKETS.sub("", text))
        if (joined := "".join(_LEGAL_FORMS.get(word, word) for word in _words(part)))
    }
    return forms, forms


def _words(text: str) -> tuple[str, ...]:
    """The words of a name without case, accents of Latin letters, apostrophes, hyphens and stops."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if not folded.isascii():
        # A voiced kana is another sound: only Latin letters lose their marks.
        folded = "".join(d[0] if (d := unicodedata.normalize("NFD", c))[0].isascii() else c for c in folded)
        folded = "".join(c for c in folded if not unicodedata.combining(c) or c in "\u3099\u309a")
    return tuple(word for word in _NOT_WORD.split(_APOSTROPHES.sub("", folded)) if word)


# Persons


def _by_birth(one: _Party, two: _Party) -> _Found | None:
    births = _births(one.entry, two.entry)
    if births is None:
        return None
    nearness, words = births
    primary = one.shares_primary(two)
    said = f"{'listed name' if primary else 'a name'} and birth: {words}"
    if nearness == 3:
        return _Found("strong", said)
    if nearness == 2:
        return _Found("likely", said) if primary or _same_programme(one.entry, two.entry) else None
    return _Found("likely", said) if primary and _same_programme(one.entry, two.entry) else None


def _births(a: Entry, b: Entry) -> tuple[int, str] | None:
    """How near the two are by their nearest birth dates: 3 the same day or a day off, 2 one slip apart, 1 broad."""
    found = [near for one in a.birth_dates for two in b.birth_dates if (near := _birth(one, two))]
    return max(found, key=lambda near: near[0], default=None)


def _birth(one: BirthDate, two: BirthDate) -> tuple[int, str] | None:
    if one.precision == two.precision == "day":
        return _birth_days(one, two)
    shown = " and ".join(d.text or str(d.from_) for d in (one, two))
    early, late = sorted((one, two), key=lambda date: date.from_)
    if early.to >= late.from_:
        broad = max((d.to - d.from_).days for d in (one, two)) > _BROAD
        return (1 if broad else 2), f"{shown} overlap"
    years = late.from_.year - early.to.year
    if one.circa or two.circa:
        return (1, f"{shown} nearly overlap") if years <= _CIRCA else None
    # A year told one too early or too late, as where a day's shift crossed New Year.
    return (1, f"{shown} are a year apart") if years <= 1 and "year" in (one.precision, two.precision) else None


def _birth_days(one: BirthDate, two: BirthDate) -> tuple[int, str] | None:
    a, b = sorted((one.from_, two.from_))
    if a == b:
        return 3, f"{a}"
    if (b - a).days <= _DAY:
        return 3, f"{a} and {b} are a day apart"
    if a.year == b.year and (a.month, a.day) == (b.day, b.month):
        return 2, f"{a} and {b} have day and month swapped"
    if b.year - a.year == 1 and (a.month, a.day) == (b.month, b.day):
        return 2, f"{a} and {b} are a year apart to the day"
    return None


def _same_programme(a: Entry, b: Entry) -> bool:
    return (a.about_dprk and b.about_dprk) or bool(set(a.programmes) & set(b.programmes))


# Organisations


def _by_facts(one: _Party, two: _Party, primaries: dict[tuple[str, str], list[_Party]]) -> _Found | None:
    by_primary = bool(one.primary & two.primary)
    if not by_primary and not (_sole(one, two, primaries) or _sole(two, one, primaries)):
        return None
    a, b = one.entry, two.entry
    facts = []
    if countries := _countries(a) & _countries(b):
        facts.append(f"in {', '.join(sorted(countries))}")
    if _same_programme(a, b):
        facts.append("same programme family")
    # One name in two scripts is one fact.
    if len(one.own & two.own) > 1 and not (by_primary and one.own & two.own <= one.primary):
        facts.append("a further name in common")
    if not facts:
        return None
    said = f"{'listed name' if by_primary else 'a name'}, {', '.join(facts)}"
    return _Found("strong" if by_primary and len(facts) > 1 else "likely", said)


def _sole(one: _Party, two: _Party, primaries: dict[tuple[str, str], list[_Party]]) -> bool:
    """Whether `two` alone has a listed name of `one` among its aliases, and neither list has a better counterpart.

    The two Second Academies share a name, and Kumryong trades as KOMID: there the entry that is so listed is meant.
    """
    shared = {name for name in one.primary & two.other if len(name) >= _SHORTEST_ALIAS}
    if any(primaries.get((two.entry.list, name)) for name in shared):
        return False
    return bool(shared) and not any(
        other is not two for name in two.primary for other in primaries.get((one.entry.list, name), ())
    )


def _countries(entry: Entry) -> set[str]:
    return {*(a.country for a in entry.addresses if a.country), *(n for n in entry.nationalities if len(n) == 2)}
