"""Are payments that pass a limit only together pointed out, and nothing else, and does no verdict change?"""

from typing import Any

import msgspec
import pytest

from sekisho.cases import Rates
from sekisho.deciding import Decision, decide
from sekisho.deciding.splitting import Splitting
from tests.deciding.asking import law, read

SUPPORT: dict[str, Any] = {
    "kind": "payment",
    "date": "2019-02-28",
    "nexus": {"us_person": False, "usd_clearing": False, "us_origin": False, "eu_person": False},
    "payer": {"names": ["Tanaka Ichiro"], "kind": "person", "residence": "JP", "listed": False},
    "payee": {"names": ["Ri Yong Su"], "kind": "person", "residence": "KP", "listed": False},
    "amount": {"currency": "JPY", "value": 60000},
    "purpose": "humanitarian",
    "evidence": ["payee_identity", "purpose_declaration"],
}
DOLLARS: dict[str, Any] = {
    **SUPPORT,
    "nexus": {"us_person": True},
    "payer": {"names": ["Kim"], "kind": "person", "residence": "US", "nationalities": ["US"], "listed": False},
    "amount": {"currency": "USD", "value": 3000},
    "purpose": "family_support",
}


def batch(*cases: dict[str, Any]) -> list[tuple[Decision, Decision]]:
    """Each case as it is decided alone, and in its batch."""
    splitting = Splitting(law(), Rates.built_in())
    pairs = []
    for n, plain in enumerate(cases, 1):
        case = read({"id": f"c{n}", **plain})
        alone = decide(case, law(), Rates.built_in())
        pairs.append((alone, splitting.watch(case, alone)))
    return pairs


def said(*cases: dict[str, Any]) -> list[list[str]]:
    return [[p.message for p in b.problems if p.code == "payment.split"] for _, b in batch(*cases)]


def yen(value: int, **fields: Any) -> dict[str, Any]:
    return {**SUPPORT, "amount": {"currency": "JPY", "value": value}, **fields}


def test_the_later_payment_names_the_earlier_the_sum_and_the_limit() -> None:
    first, second, third = said(yen(60000), yen(40000), yen(1))
    assert (first, second) == ([], [])
    (message,) = third
    for part in ("c1 (60,000)", "c2 (40,000)", "100,001 JPY", "100,000 JPY", "JP-PAY-HUM-100K"):
        assert part in message


def test_no_verdict_changes_and_the_decision_is_sealed_again() -> None:
    for alone, together in batch(yen(60000), yen(60000)):
        assert together.regimes == alone.regimes
        assert together.verdict == alone.verdict
    assert [p.severity for p in together.problems if p.code == "payment.split"] == ["warning"]
    assert together.id != alone.id
    assert msgspec.structs.replace(together, problems=alone.problems, id=alone.id) == alone


QUIET = {
    "together at the limit": (yen(60000), yen(40000)),
    "other payees": (yen(60000), yen(60000, payee={**SUPPORT["payee"], "names": ["Pak"]})),
    "other payers": (yen(60000), yen(60000, payer={**SUPPORT["payer"], "names": ["Sato"]})),
    "a payee without name": (*[yen(60000, payee={"kind": "person", "residence": "KP", "listed": False})] * 2,),
    "over the limit alone": (yen(60000), yen(100001)),
    "the other over the limit": (yen(100001), yen(60000)),
    "salaries": (*[yen(60000, payee={**SUPPORT["payee"], "residence": "JP"}, purpose="business")] * 3,),
    "before the ban": (*[yen(60000, date="2015-01-05")] * 2,),
    "trade": (*[yen(60000, purpose="trade")] * 2,),
}


@pytest.mark.parametrize("name", QUIET)
def test_nothing_is_said(name: str) -> None:
    assert not any(said(*QUIET[name]))


LOUD = {
    "a name in another order and case": (yen(60000), yen(60000, payee={**SUPPORT["payee"], "names": ["YONG SU RI"]})),
    "a number": (
        *[
            yen(60000, payee={**SUPPORT["payee"], "names": [name], "ids": [{"scheme": "passport", "value": "1"}]})
            for name in ("Ri", "Rhee")
        ],
    ),
    "an ultimate payee": (
        *[
            yen(60000, payee={"names": [n], "residence": "CN", "listed": False}, ultimate_payee=SUPPORT["payee"])
            for n in ("A", "B")
        ],
    ),
    "a family": (*[yen(60000, purpose="family_support")] * 2,),
    "years apart": (yen(60000), yen(60000, date="2020-02-28")),
    "linked": (yen(0), yen(60000, linked=[{"amount": {"currency": "JPY", "value": 60000}, "payee": "Ri Yong Su"}])),
    "the year": (yen(0), yen(60000, year_total={"currency": "JPY", "value": 60000})),
}


@pytest.mark.parametrize("name", LOUD)
def test_the_second_is_pointed_out(name: str) -> None:
    assert [len(messages) for messages in said(*LOUD[name])] == [0, 1]


def test_a_linked_payment_that_the_batch_has_is_counted_once() -> None:
    linked = [{"date": "2019-02-28", "amount": {"currency": "JPY", "value": 50000}, "payee": "Ri Yong Su"}]
    assert said(yen(50000), yen(50000, linked=linked)) == [[], []]


def test_other_currencies_count_by_the_statutory_rate() -> None:
    rates = [{"currency": "USD", "month": "2019-02", "jpy_per_unit": 110}]
    dollars = yen(0, amount={"currency": "USD", "value": "500"}, rates=rates)
    (message,) = said(dollars, yen(50000), yen(0))[1]
    assert "c1 (55,000)" in message
    assert "105,000 JPY" in message


def test_dollars_of_a_us_person_are_counted_by_the_year() -> None:
    first, second, third = said(DOLLARS, DOLLARS, {**DOLLARS, "date": "2020-01-02"})
    assert (first, third) == ([], [])
    assert len(second) == 1
    assert "6,000 USD, over the 5,000 USD of US-510.511" in second[0]


def test_what_is_kept_of_one_pair_is_bounded() -> None:
    splitting = Splitting(law(), Rates.built_in())
    for n in range(150):
        case = read({"id": f"c{n}", **yen(1000)})
        watched = splitting.watch(case, decide(case, law(), Rates.built_in()))
    (message,) = [p.message for p in watched.problems if p.code == "payment.split"]
    assert "95 before them" in message
    assert "101,000 JPY" in message
