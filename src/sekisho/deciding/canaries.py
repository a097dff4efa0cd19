"""Does the law still decide what it must? A few cases whose verdicts its texts leave no doubt about."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from sekisho.cases import Regime
from sekisho.cases.read import read_cases
from sekisho.deciding.decide import decide
from sekisho.law import Law, Verdict

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


class CaseCheck(NamedTuple):
    """One case, whether the law decides it as it must, and what it says."""

    case: str
    ok: bool
    detail: str


def check_cases(law: Law) -> Iterator[CaseCheck]:
    """Decide each case and compare.

    Args:
        law: as it is in use.
    """
    stream = io.BytesIO(msgspec.json.encode([case for case, _ in _CASES]))
    for arrival, (_, expected) in zip(read_cases(stream), _CASES, strict=True):
        if arrival.case is None:
            yield CaseCheck(arrival.id, False, "; ".join(p.message for p in arrival.problems))
            continue
        regimes = decide(arrival.case, law).regimes
        said = {regime: regimes[regime].verdict for regime in expected}
        ok = said == expected
        must = "" if ok else f"; it must be {_shown(expected)}"
        yield CaseCheck(arrival.id, ok, f"{_shown(said)}{must}")


def _shown(verdicts: dict[Regime, Verdict]) -> str:
    return ", ".join(f"{regime} {verdict}" for regime, verdict in verdicts.items())
