"""Does a finding that was written before say what would be written now?"""

from typing import Any

import pytest

from sekisho.deciding import remembered
from tests.deciding.asking import ask

PAYMENT: dict[str, Any] = {
    "kind": "payment",
    "date": "2019-02-28",
    "payer": {"names": ["Tanaka"], "residence": "JP", "listed": False},
    "payee": {"names": ["Weber"], "residence": "DE", "listed": False},
    "amount": {"currency": "JPY", "value": 90000},
    "purpose": "trade",
}
OTHERS: dict[str, dict[str, Any]] = {
    "again": {},
    "another day": {"date": "2019-03-01"},
    "another epoch": {"date": "2009-06-01"},
    "another amount": {"amount": {"currency": "JPY", "value": 90_000_000}},
    "a postal country": {"payee": {"names": ["Weber"], "address_country": "DE", "listed": False}},
    "assumed at home": {"payee": {"names": ["Sato"]}, "agents": [{"residence": "JP"}, {"residence": "JP"}]},
    "an unknown country": {"payee": {"names": ["Weber"], "listed": False}},
    "the DPRK": {"payee": {"names": ["Ri"], "residence": "KP", "listed": False}},
    "a listed payee": {"payee": {"names": ["Ri"], "residence": "DE", "listed": True}},
    "a permission": {"decisions": [{"authority": "MOF", "id": "1", "covers": ["JP-PAY-BAN-2016"]}]},
    "cash": {"kind": "cash", "payer": None, "payee": None, "purpose": None, "destination": "DE"},
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_decision_is_the_same_after_others_and_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    other = {key: value for key, value in {**PAYMENT, **OTHERS[name]}.items() if value is not None}
    monkeypatch.setattr(remembered, "_WRITTEN", {})
    alone = ask(other)
    monkeypatch.setattr(remembered, "_WRITTEN", {})
    for fields in OTHERS.values():
        ask({key: value for key, value in {**PAYMENT, **fields}.items() if value is not None})
    assert remembered._WRITTEN
    assert ask(other) == alone


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_WRITTEN", {})
    monkeypatch.setattr(remembered, "_MOST_FINDINGS", 3)
    monkeypatch.setattr(remembered, "_MOST_RULES", 5)
    for day in range(1, 9):
        ask({**PAYMENT, "date": f"2019-02-{day:02}"})
    assert 0 < len(remembered._WRITTEN) <= 5
    assert all(len(written.findings) <= 3 for written in remembered._WRITTEN.values())
