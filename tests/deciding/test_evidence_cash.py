"""Cash carried: the threshold of the day, the destination, and what an unknown one means."""

from typing import Any

import pytest

from tests.deciding.asking import answer, ask, outcome


def cash(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "cash",
        "date": "2018-06-01",
        "decisions": [],
        "carrier": {"kind": "person", "residence": "JP", "listed": False},
        "destination": "KP",
        "amount": {"currency": "JPY", "value": 100_001},
        **changes,
    }


def yen(value: int) -> dict[str, Any]:
    return {"currency": "JPY", "value": value}


@pytest.mark.parametrize(
    ("day", "limit"),
    [
        ("2003-01-01", 1_000_000),
        ("2009-04-09", 1_000_000),
        ("2009-05-12", 300_000),
        ("2010-07-05", 300_000),
        ("2010-07-06", 100_000),
        ("2014-07-03", 100_000),
        ("2014-07-04", 1_000_000),
        ("2016-02-18", 1_000_000),
        ("2016-02-19", 100_000),
        ("2030-01-01", 100_000),
    ],
)
def test_over_the_threshold_of_the_day_is_declared(day: str, limit: int) -> None:
    for value, verdict in ((limit, "allowed"), (limit + 1, "allowed_with_duty")):
        said = answer(cash(date=day, amount=yen(value)), "JP")
        assert (said.verdict, said.duty) == (verdict, "declare_customs" if verdict == "allowed_with_duty" else None)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(300_000, "allowed"), (300_001, "refer"), (1_000_000, "refer"), (1_000_001, "allowed_with_duty")],
)
def test_in_the_doubtful_days_of_2009(value: int, verdict: str) -> None:
    assert answer(cash(date="2009-05-11", amount=yen(value)), "JP").verdict == verdict


@pytest.mark.parametrize(
    ("change", "verdict", "needs"),
    [
        ({"destination": "CN"}, "not_covered", ()),
        ({"destination": None}, "refer", ("destination",)),
        ({"amount": None}, "refer", ("amount",)),
        ({"destination": None, "amount": None}, "refer", ("destination", "amount")),
    ],
)
def test_what_is_unknown_is_asked_for(change: dict[str, Any], verdict: str, needs: tuple[str, ...]) -> None:
    said = answer(cash(**change), "JP")
    assert (said.verdict, said.needs) == (verdict, needs)


def test_foreign_cash_needs_the_statutory_rate() -> None:
    dollars = {"currency": "USD", "value": 900}
    assert answer(cash(amount=dollars), "JP").verdict == "refer"
    rated = [{"currency": "USD", "month": "2018-06", "jpy_per_unit": "112"}]
    assert answer(cash(amount=dollars, rates=rated), "JP").verdict == "allowed_with_duty"
    assert answer(cash(amount={"currency": "USD", "value": 892}, rates=rated), "JP").verdict == "allowed"


def test_a_listed_carrier_may_carry_nothing() -> None:
    carrier = {"kind": "person", "residence": "JP", "listed": True}
    decision = ask(cash(carrier=carrier, amount=yen(1)))
    assert decision.regimes["UN"].verdict == "prohibited"
    assert outcome(decision.regimes["UN"], "UN-2094:p14") == "applies"


def test_an_unlisted_carrier_on_the_way_to_the_dprk_is_reached_and_not_barred() -> None:
    assert answer(cash(), "UN").verdict == "allowed"


def test_without_a_tie_other_regimes_are_silent() -> None:
    said = {r: s.verdict for r, s in ask(cash(nexus={"us_person": False})).regimes.items()}
    assert {r for r, v in said.items() if v != "not_covered"} == {"JP", "UN"}
