"""Do law and lists still say what they must? Cases and names whose answers leave no doubt."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from sekisho.cases import Regime
from sekisho.cases.read import read_cases
from sekisho.deciding.decide import decide
from sekisho.law import Law, Verdict
from sekisho.screening.query import Number, Query
from sekisho.screening.screen import Screen

_NO_TIE = {"us_person": False, "usd_clearing": False, "us_origin": False, "eu_person": False}
_IN_JAPAN = {"residence": "JP", "listed": False}
_IN_THE_DPRK = {"kind": "person", "residence": "KP", "listed": False}
_SHOWN = ["payee_identity", "dprk_address", "relation", "purpose_declaration"]


def _payment(id: str, day: str, yen: int, payee: dict[str, Any], **more: Any) -> dict[str, Any]:
    amount = {"currency": "JPY", "value": yen}
    return {"id": id, "kind": "payment", "date": day, "payer": _IN_JAPAN, "payee": payee, "amount": amount} | more


_CASES: tuple[tuple[dict[str, Any], dict[Regime, Verdict]], ...] = (
    (
        _payment("sent the day before the ban", "2016-02-25", 5_000_000, _IN_THE_DPRK, purpose="family_support"),
        {"JP": "allowed"},
    ),
    (
        _payment("sent on the day of the ban", "2016-02-26", 5_000_000, _IN_THE_DPRK, purpose="family_support"),
        {"JP": "licence_required"},
    ),
    (
        _payment(
            "at the humanitarian limit", "2019-02-28", 100_000, _IN_THE_DPRK, purpose="humanitarian", evidence=_SHOWN
        ),
        {"JP": "allowed"},
    ),
    (
        _payment("a yen over the limit", "2019-02-28", 100_001, _IN_THE_DPRK, purpose="humanitarian", evidence=_SHOWN),
        {"JP": "licence_required"},
    ),
    (
        _payment("to a listed payee", "2019-02-28", 10_000, {"kind": "person", "residence": "CN", "listed": True}),
        {"JP": "licence_required", "UN": "prohibited"},
    ),
    (
        _payment("to a payee in no known country", "2019-02-28", 100_001, {"kind": "person", "listed": False}),
        {"JP": "refer"},
    ),
    (
        _payment("within Japan", "2019-02-28", 100_001, _IN_JAPAN, purpose="personal", nexus=_NO_TIE),
        {"JP": "not_covered", "UN": "not_covered", "US": "not_covered"},
    ),
    (
        {
            "id": "a ship that called in the DPRK",
            "kind": "voyage",
            "date": "2019-02-28",
            "ship": {"flag": "PA", "designated": []},
            "port": "JPTYO",
            "calls": [{"port": "KPNAM", "arrival": "2018-12-01", "departure": "2018-12-03", "source": "documented"}],
            "purpose": ["cargo"],
            "distress": False,
        },
        {"JP": "prohibited"},
    ),
    (
        {
            "id": "coal from the DPRK",
            "kind": "cargo",
            "date": "2019-02-28",
            "movement": "import",
            "goods": [{"description": "coal", "hs": "2701", "origin": "KP", "shipped_from": "KP"}],
            "shipped_from": "KP",
            "destination": "JP",
        },
        {"UN": "prohibited"},
    ),
)


class Check(NamedTuple):
    """One case or name, whether it is answered as it must be, and what the answer is."""

    what: str
    ok: bool
    detail: str


class _Listed(NamedTuple):
    """A name or number and the entry that it must meet, or must not."""

    what: str
    query: Query
    entry: tuple[str, str]
    meets: bool = True


def _person(name: str, script: str) -> _Listed:
    return _Listed(f"{name} ({script})", Query(names=(name,), kind="person"), _KIM_JONG_UN)


# Keys that their publishers never change.
_KIM_JONG_UN, _HAO_FAN_6, _CHANG_AN = ("OFAC", "20157"), ("OFAC", "23771"), ("UN", "KPe.055")
_NAMES: tuple[_Listed, ...] = (
    _person("KIM Jong Un", "Latn"),
    _person("김정은", "Hang"),
    _person("金正恩", "Hani"),
    _person("キム・ジョンウン", "Kana"),
    _person("Ким Чен Ын", "Cyrl"),
    _person("Kim Jong Il", "Latn")._replace(what="Kim Jong Il (Latn) is another person", meets=False),
    _Listed("長安海連技術有限公司 (Hani)", Query(names=("長安海連技術有限公司",), kind="organisation"), _CHANG_AN),
    _Listed("the ship of IMO 8628597", Query(names=(), numbers=(Number("imo", "8628597"),)), _HAO_FAN_6),
)


def check_names(screen: Screen) -> Iterator[Check]:
    """Look each name and number up in the index of the lists in use.

    Args:
        screen: of that index.
    """
    for what, query, entry, meets in _NAMES:
        hit = next((hit for hit in screen.find(query) if (hit.list, hit.entry) == entry), None)
        found = f"{hit.list} {hit.entry}  {hit.listed_name}  {hit.score:.2f}" if hit else f"no hit on {' '.join(entry)}"
        ok = (hit is not None and hit.band == "strong") if meets else hit is None
        must = "" if ok else "; it must be a strong hit" if meets else "; it must be none"
        yield Check(what, ok, f"{found}{must}")


def check_cases(law: Law) -> Iterator[Check]:
    """Decide each case and compare.

    Args:
        law: as it is in use.
    """
    stream = io.BytesIO(msgspec.json.encode([case for case, _ in _CASES]))
    for arrival, (_, expected) in zip(read_cases(stream), _CASES, strict=True):
        if arrival.case is None:
            yield Check(arrival.id, False, "; ".join(p.message for p in arrival.problems))
            continue
        regimes = decide(arrival.case, law).regimes
        said = {regime: regimes[regime].verdict for regime in expected}
        ok = said == expected
        must = "" if ok else f"; it must be {_shown(expected)}"
        yield Check(arrival.id, ok, f"{_shown(said)}{must}")


def _shown(verdicts: dict[Regime, Verdict]) -> str:
    return ", ".join(f"{regime} {verdict}" for regime, verdict in verdicts.items())
