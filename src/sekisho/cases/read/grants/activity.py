"""What does one IATI activity say? Its organisations, countries, conditions and transactions, whatever the version.

Versions 2.x wrap words in `narrative` and use numbers as codes; 1.x writes the words straight into the element and
uses words (`Funding`, `start-actual`) and letters (`IF`, `D`). Both are found by local names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from sekisho.cases.codes import COUNTRIES
from sekisho.cases.read.grants.conditions import read_terms
from sekisho.cases.read.xml import below, line_of, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FUNDING, _IMPLEMENTING = ("1", "funding"), ("4", "implementing")
_ACTUAL_START, _PLANNED_START = ("2", "start-actual"), ("1", "start-planned")
# Incoming funds, incoming commitment, incoming pledge.
_INCOMING = frozenset({"1", "11", "13", "IF"})
_UNEARMARKED = "1"  # in vocabulary 2, the earmarking of the Grand Bargain: 1 not, 2 softly, 3 earmarked, 4 tightly
_EARMARKING = "2"
_EARMARKS = {"1": "unearmarked", "2": "softly", "3": "earmarked", "4": "tightly"}
# 10 government, 11 local government; 15 (other public sector) and 90 (other) leave it open.
_KINDS = {"10": "government", "11": "government", "15": "unknown", "90": "unknown"}
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[-+][0-9]{2}:[0-9]{2}|T.*)?")
# Codes of the OECD's Development Assistance Committee for the governments that are its members.
_DAC = dict(
    pair.split(":")
    for pair in (
        "1:AT 2:BE 3:DK 4:FR 5:DE 6:IT 7:NL 8:NO 9:PT 10:SE 11:CH 12:GB 18:FI 20:IS 21:IE 22:LU 40:GR 50:ES 61:SI "
        "68:CZ 69:SK 75:HU 76:PL 301:CA 302:US 701:JP 742:KR 801:AU 820:NZ"
    ).split()
)
_OF_DAC = re.compile(r"XM-DAC-([0-9]{1,3})(?:-.*)?", re.ASCII)
_OF_GOVERNMENT = re.compile(r"([A-Z]{2})-(?:GOV-.+|[0-9]{1,4})", re.ASCII)
_REGISTERED = re.compile(r"([A-Z]{2})-[A-Z0-9]", re.ASCII)


class Share(NamedTuple):
    """A country or region and its percentage of the activity; `country` is None for a region."""

    country: str | None
    percentage: str | None
    vocabulary: str


class Transaction(NamedTuple):
    """A movement of money as it was reported; amounts and days are texts."""

    place: int
    line: int
    incoming: bool
    day: str | None
    value: str | None
    currency: str | None
    provider: dict[str, Any] | None
    receiver: dict[str, Any] | None
    from_activity: str | None
    to_activity: str | None
    shares: tuple[Share, ...]
    earmark: str | None
    humanitarian: bool | None
    sectors: tuple[str, ...]
    text: tuple[str, ...]


class Activity(NamedTuple):
    """An activity without its transactions, which are read one by one."""

    id: str | None
    line: int
    currency: str | None
    humanitarian: bool | None
    reporter: dict[str, Any] | None
    donors: tuple[dict[str, Any], ...]
    channels: tuple[dict[str, Any], ...]
    others: tuple[dict[str, Any], ...]
    start: str | None
    shares: tuple[Share, ...]
    earmark: str | None
    sectors: tuple[str, ...]
    conditions: tuple[dict[str, Any], ...]
    text: tuple[str, ...]


def read_activity(element: _Element) -> Activity:
    """The activity that an `iati-activity` element tells of."""
    by_role = [((org.get("role") or "").lower(), _party(org)) for org in _all(element, "participating-org")]
    starts = [((day.get("type") or "").lower(), _day(day)) for day in _all(element, "activity-date")]
    return Activity(
        id=words(below(element, "iati-identifier")),
        line=line_of(element),
        currency=_attribute(element, "default-currency"),
        humanitarian=_flag(element),
        reporter=next((_party(org) for org in _all(element, "reporting-org")), None),
        donors=tuple(p for role, p in by_role if role in _FUNDING),
        channels=tuple(p for role, p in by_role if role in _IMPLEMENTING),
        others=tuple(p for role, p in by_role if role not in (*_FUNDING, *_IMPLEMENTING)),
        start=next((d for types in (_ACTUAL_START, _PLANNED_START) for t, d in starts if t in types and d), None),
        shares=_shares(element),
        earmark=_earmark(element, "default-aid-type"),
        sectors=_sectors(element),
        conditions=tuple(_conditions(element)),
        text=tuple(text for part in _all(element, "title", "description") for text in _narratives(part)),
    )


def read_transactions(element: _Element) -> Iterator[Transaction]:
    """The transactions of an `iati-activity` element, in order."""
    for place, moved in enumerate(_all(element, "transaction"), 1):
        value, provider, receiver = below(moved, "value"), below(moved, "provider-org"), below(moved, "receiver-org")
        day = _day(below(moved, "transaction-date")) or _day(value, "value-date")
        yield Transaction(
            place=place,
            line=line_of(moved),
            incoming=_attribute(below(moved, "transaction-type"), "code") in _INCOMING,
            day=day,
            value=words(value),
            currency=_attribute(value, "currency"),
            provider=None if provider is None else _party(provider),
            receiver=None if receiver is None else _party(receiver),
            from_activity=_attribute(provider, "provider-activity-id"),
            to_activity=_attribute(receiver, "receiver-activity-id"),
            shares=_shares(moved),
            earmark=_earmark(moved, "aid-type"),
            humanitarian=_flag(moved),
            sectors=_sectors(moved),
            text=tuple(text for part in _all(moved, "description") for text in _narratives(part)),
        )


def words(element: _Element | None) -> str | None:
    """The words of an element: its first narrative, else its own text."""
    return next(_narratives(element), None) if element is not None else None


def _narratives(element: _Element) -> Iterator[str]:
    for part in (*_all(element, "narrative"), element):
        text = " ".join((part.text or "").split())
        if text:
            yield text


def _all(element: _Element, *names: str) -> list[_Element]:
    return [child for child in element if local(child) in names]


def _attribute(element: _Element | None, name: str) -> str | None:
    return ((element.get(name) or "").strip() or None) if element is not None else None


def _flag(element: _Element) -> bool | None:
    return {"1": True, "true": True, "0": False, "false": False}.get((element.get("humanitarian") or "").strip())


def _day(element: _Element | None, name: str = "iso-date") -> str | None:
    """The civil day of an XSD date, which may bear a zone; what is none is kept as it is, to be refused by name."""
    text = _attribute(element, name)
    found = _DAY.fullmatch(text) if text else None
    return found[1] if found else text


def _party(element: _Element) -> dict[str, Any]:
    """An organisation: names in every language, kind by its type, its identifier."""
    ref, kind = _attribute(element, "ref"), _attribute(element, "type")
    names = list(dict.fromkeys(_narratives(element)))
    party: dict[str, Any] = {
        "names": names or ([ref] if ref else None),
        "kind": _KINDS.get(kind, "organisation") if kind else None,
        "residence": _government_seat(ref, kind),
    }
    if ref:
        registered = _REGISTERED.match(ref)
        identifier = {"scheme": "iati", "value": ref}
        if registered and registered[1] in COUNTRIES:
            identifier["country"] = registered[1]
        party["ids"] = [identifier]
    return {key: value for key, value in party.items() if value is not None}


def _government_seat(ref: str | None, kind: str | None) -> str | None:
    """The country of a government, which its identifier names; that of any other body is not in the file."""
    if not ref or kind != "10":
        return None
    member = _OF_DAC.fullmatch(ref)
    if member:
        return _DAC.get(member[1])
    own = _OF_GOVERNMENT.fullmatch(ref)
    return own[1] if own and own[1] in COUNTRIES else None


def _shares(element: _Element) -> tuple[Share, ...]:
    return tuple(
        Share(
            _attribute(part, "code") if local(part) == "recipient-country" else None,
            _attribute(part, "percentage"),
            _attribute(part, "vocabulary") or "1" if local(part) == "recipient-region" else "",
        )
        for part in _all(element, "recipient-country", "recipient-region")
    )


def _earmark(element: _Element, name: str) -> str | None:
    codes = (_attribute(p, "code") for p in _all(element, name) if _attribute(p, "vocabulary") == _EARMARKING)
    return next((_EARMARKS[code] for code in codes if code in _EARMARKS), None)


def _sectors(element: _Element) -> tuple[str, ...]:
    """Codes of the DAC's own sectors, of five digits or three."""
    dac = ("1", "2", "DAC", "DAC-3", None)
    return tuple(
        code for p in _all(element, "sector") if _attribute(p, "vocabulary") in dac if (code := _attribute(p, "code"))
    )


def _conditions(element: _Element) -> Iterator[dict[str, Any]]:
    """The donor's conditions; type and countries only where the text says them for certain."""
    block = below(element, "conditions")
    if block is None:
        return
    for part in _all(block, "condition"):
        told = [(p.get(_LANG) or "", " ".join((p.text or "").split())) for p in (*_all(part, "narrative"), part)]
        told = [(lang, text) for lang, text in told if text]
        if not told:
            continue
        condition: dict[str, Any] = {"text": " / ".join(text for _, text in told)}
        read = [(lang, read_terms(text)) for lang, text in told]
        terms = next((found for _, found in read if found), None)
        # A version in another language says the same; an English or Japanese one that is unclear makes all unclear.
        if terms and all(found or lang[:2] not in ("", "en", "ja") for lang, found in read):
            condition |= {"type": terms.type, "countries": list(terms.countries)}
        yield condition
