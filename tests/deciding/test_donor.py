"""A donor's condition goes with the money: what it decides, what it only says, and whom it never binds."""

from typing import Any

import pytest

from sekisho.deciding import Decision
from tests.deciding.asking import ask
from tests.deciding.test_evidence_grant import JAPAN, WFP, grant

NGO = {"names": ["A relief society"], "kind": "organisation", "residence": "CH", "listed": False}
WAY = ["GIFT", "POOL", "DPRK-1"]


def barred(**more: Any) -> dict[str, Any]:
    return {"type": "geographic_exclusion", "countries": ["KP"], "text": "not for the DPRK", **more}


def traced(share: str | None = "whole", **more: Any) -> dict[str, Any]:
    return barred(by=JAPAN, through=WAY, share=share, **more)


def codes(decision: Decision) -> list[tuple[str, str]]:
    return [(p.code, p.severity) for p in decision.problems if p.code.startswith("grant.")]


def freeze(decision: Decision) -> Any:
    return next(f for f in decision.regimes["JP"].findings if f.measure == "JP-AID-FREEZE")


# ---------------------------------------------------------------- money of the Government of Japan


@pytest.mark.parametrize("donor", [None, WFP])
def test_money_traced_to_japan_is_japans_where_a_un_body_or_nobody_named_passes_it_on(donor: Any) -> None:
    decision = ask(grant(donor=donor, conditions=[traced()]))
    assert decision.regimes["JP"].verdict == "prohibited"
    assert any("GIFT -> POOL -> DPRK-1" in text.en for text in freeze(decision).because)
    assert codes(decision) == [("grant.condition.breached", "warning")]


@pytest.mark.parametrize(
    "donor",
    [NGO, {"names": ["Government of Switzerland"], "kind": "government", "residence": "CH", "listed": False}],
)
def test_what_another_does_with_it_is_for_the_ministry_to_say(donor: dict[str, Any]) -> None:
    decision = ask(grant(donor=donor, conditions=[traced()]))
    said = decision.regimes["JP"]
    assert (said.verdict, said.at_least, freeze(decision).needs) == ("refer", "not_covered", ("decisions",))
    assert any("GIFT -> POOL -> DPRK-1" in text.en for text in freeze(decision).because)
    assert codes(decision) == [("grant.condition.breached", "warning")]


@pytest.mark.parametrize("donor", [None, WFP])
def test_money_that_lies_together_with_other_money_is_referred_and_never_prohibited(donor: Any) -> None:
    decision = ask(grant(donor=donor, conditions=[traced("mixed")]))
    assert (decision.regimes["JP"].verdict, freeze(decision).needs) == ("refer", ("conditions[0].share",))
    assert codes(decision) == [("grant.condition.mixed", "refer")]


def test_unearmarked_core_money_of_japan_is_referred() -> None:
    decision = ask(grant(earmark="unearmarked"))
    assert (decision.regimes["JP"].verdict, freeze(decision).needs) == ("refer", ("earmark",))


@pytest.mark.parametrize("changes", [{"earmark": "softly"}, {"earmark": "unearmarked", "channel": None}])
def test_earmarked_money_and_money_without_a_channel_is_japans_own(changes: dict[str, Any]) -> None:
    assert ask(grant(**changes)).regimes["JP"].verdict == "prohibited"


def test_core_money_given_to_a_body_of_the_dprk_has_arrived() -> None:
    channel = {"names": ["A ministry"], "kind": "government", "residence": "KP", "listed": False}
    assert ask(grant(earmark="unearmarked", channel=channel)).regimes["JP"].verdict == "prohibited"


def test_a_condition_that_nobody_has_read_is_asked_for() -> None:
    unread = {"text": "See the exchange of notes.", "by": JAPAN, "through": WAY}
    decision = ask(grant(donor=WFP, conditions=[unread]))
    assert (decision.regimes["JP"].verdict, freeze(decision).needs) == ("refer", ("conditions[0].type",))


def test_plain_words_need_no_type() -> None:
    plain = {"text": "Funds shall not be used to assist the DPRK.", "by": JAPAN}
    assert ask(grant(donor=None, conditions=[plain])).regimes["JP"].verdict == "prohibited"


def test_an_inspection_is_outside_the_freeze_whoever_paid() -> None:
    assert ask(grant(purpose="inspection", donor=None, conditions=[traced()])).regimes["JP"].verdict == "allowed"


# ---------------------------------------------------------------- conditions of others, and elsewhere


@pytest.mark.parametrize(
    "condition",
    [
        barred(),
        barred(by=NGO, through=WAY),
        {"type": "geographic only", "countries": ["KE"]},
        {"text": "Not to be used in the DPRK."},
    ],
)
def test_a_private_donors_condition_is_said_and_blocks_nothing(condition: dict[str, Any]) -> None:
    with_it, without = ask(grant(donor=NGO, conditions=[condition])), ask(grant(donor=NGO))
    assert [r.verdict for r in with_it.regimes.values()] == [r.verdict for r in without.regimes.values()]
    assert with_it.regimes["JP"].verdict == "not_covered"
    assert codes(with_it) == [("grant.condition.breached", "warning")]


@pytest.mark.parametrize(
    "condition",
    [
        barred(countries=["IR"]),
        {"type": "geographic_only", "countries": ["KP", "KE"]},
        {"type": "use", "text": "food only"},
        {"type": "other"},
    ],
)
def test_a_condition_that_is_kept_is_not_said(condition: dict[str, Any]) -> None:
    assert codes(ask(grant(donor=NGO, conditions=[condition]))) == []


def test_a_condition_binds_the_country_that_it_names() -> None:
    decision = ask(grant(beneficiary="IR", donor=NGO, conditions=[barred(countries=["IR"])]))
    assert codes(decision) == [("grant.condition.breached", "warning")]


def test_japans_money_elsewhere_is_nobodys_concern() -> None:
    decision = ask(grant(beneficiary="KE", donor=WFP, conditions=[traced()]))
    assert (decision.regimes["JP"].verdict, codes(decision)) == ("not_covered", [])


def test_an_unread_condition_is_a_problem_in_every_format() -> None:
    import io
    import json

    from sekisho.cases.read import read_cases

    case = {"id": "a", **grant(conditions=[{"text": "See the exchange of notes."}])}
    (arrival,) = read_cases(io.BytesIO(json.dumps(case).encode()))
    assert [(p.code, p.field, p.severity) for p in arrival.problems] == [
        ("grant.condition.unparsed", "conditions[0]", "refer")
    ]
