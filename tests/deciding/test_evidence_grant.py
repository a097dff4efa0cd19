"""Grants and parties: whose policy binds whom, what the Committee may exempt, what a general licence asks."""

from typing import Any

import pytest

from tests.deciding.asking import answer, ask, held, outcome

JAPAN = {"names": ["Government of Japan"], "kind": "government", "residence": "JP", "listed": False}
WFP = {"names": ["World Food Programme"], "kind": "organisation", "residence": "IT", "listed": False}
NGO = {"names": ["A relief society"], "kind": "organisation", "residence": "US", "listed": False}
RICE = {"description": "rice", "hs": "1006", "luxury": False, "controlled": False}
PUMPS = {"description": "water pumps", "hs": "8413", "luxury": False, "controlled": False}


def grant(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "grant",
        "date": "2019-03-01",
        "decisions": [],
        "donor": JAPAN,
        "channel": WFP,
        "beneficiary": "KP",
        "purpose": "humanitarian",
        "goods": [RICE],
        "payments_to": [],
        **changes,
    }


# ---------------------------------------------------------------- Japan's policy


@pytest.mark.parametrize(("day", "verdict"), [("2004-12-09", "not_covered"), ("2004-12-10", "prohibited")])
def test_the_aid_freeze_since_10_december_2004(day: str, verdict: str) -> None:
    said = answer(grant(date=day), "JP")
    assert said.verdict == verdict
    if verdict == "prohibited":
        finding = next(f for f in said.findings if f.measure == "JP-AID-FREEZE")
        assert (finding.nature, said.authority) == ("policy", "MOFA")


@pytest.mark.parametrize(
    "donor",
    [
        {"names": ["A citizens' group"], "kind": "organisation", "residence": "JP", "listed": False},
        {"names": ["SATO"], "kind": "person", "residence": "JP", "listed": False},
        {"names": ["Government of Switzerland"], "kind": "government", "residence": "CH", "listed": False},
    ],
)
def test_policy_binds_nobody_but_the_government(donor: dict[str, Any]) -> None:
    assert answer(grant(donor=donor), "JP").verdict == "not_covered"


def test_inspection_is_outside_the_freeze() -> None:
    iaea = {"names": ["International Atomic Energy Agency"], "kind": "organisation", "residence": "AT", "listed": False}
    assert answer(grant(purpose="inspection", channel=iaea, goods=[]), "JP").verdict == "allowed"


def test_a_press_report_blocks_nothing() -> None:
    case = grant(beneficiary="KE")
    said = answer(case, "JP")
    assert said.verdict == "not_covered"
    assert {f.verdict for f in said.findings} == {"not_covered"}


def test_an_unknown_beneficiary_is_asked_for() -> None:
    said = answer(grant(beneficiary=None), "JP")
    assert (said.verdict, said.needs) == ("refer", ("beneficiary",))


# ---------------------------------------------------------------- United Nations


@pytest.mark.parametrize(
    ("purpose", "verdict"),
    [("humanitarian", "allowed"), ("development", "allowed"), ("economic", "prohibited"), (None, "refer")],
)
def test_no_new_grants_but_humanitarian_and_developmental(purpose: str | None, verdict: str) -> None:
    assert answer(grant(purpose=purpose), "UN").verdict == verdict


@pytest.mark.parametrize(("day", "verdict"), [("2009-06-11", "allowed"), ("2009-06-12", "prohibited")])
def test_1874_begins_on_12_june_2009(day: str, verdict: str) -> None:
    assert answer(grant(date=day, purpose="economic"), "UN").verdict == verdict


@pytest.mark.parametrize(
    ("day", "purpose", "goods", "verdict"),
    [
        ("2017-12-21", "humanitarian", PUMPS, "allowed"),
        ("2017-12-22", "humanitarian", PUMPS, "licence_required"),
        ("2017-12-22", "developmental", PUMPS, "prohibited"),
        ("2017-12-22", "humanitarian", RICE, "allowed"),
    ],
)
def test_goods_of_a_humanitarian_grant_are_for_the_committee(day: str, purpose: str, goods: Any, verdict: str) -> None:
    said = answer(grant(date=day, purpose=purpose, goods=[goods]), "UN")
    assert said.verdict == verdict
    if verdict == "licence_required":
        assert said.authority == "1718 Committee"


@pytest.mark.parametrize(
    ("covers", "verdict"), [(["UN-2397"], "allowed"), (["UN-2397:p7"], "allowed"), (["UN-1718"], "licence_required")]
)
def test_an_exemption_on_file(covers: list[str], verdict: str) -> None:
    decision = {"authority": "1718 Committee", "from": "2019-01-01", "to": "2019-06-30", "covers": covers}
    assert answer(grant(goods=[PUMPS], decisions=[decision]), "UN").verdict == verdict


def test_it_frees_from_the_un_alone() -> None:
    decision = {
        "authority": "1718 Committee",
        "from": "2019-01-01",
        "to": "2019-06-30",
        "covers": ["UN-2397", "JP-AID-FREEZE"],
    }
    assert answer(grant(goods=[PUMPS], decisions=[decision]), "JP").verdict == "prohibited"


@pytest.mark.parametrize(
    ("day", "channel", "goods", "verdict"),
    [
        ("2022-12-08", WFP, RICE, "prohibited"),
        ("2022-12-09", WFP, RICE, "allowed"),
        ("2022-12-09", WFP, PUMPS, "licence_required"),  # never goods
    ],
)
def test_2664_opens_payments_to_listed_parties_and_no_goods(day: str, channel: Any, goods: Any, verdict: str) -> None:
    listed = [{"party": {"kind": "organisation", "residence": "KP", "listed": [{"list": "UN"}]}, "service": "haulage"}]
    assert answer(grant(date=day, channel=channel, goods=[goods], payments_to=listed), "UN").verdict == verdict


# ---------------------------------------------------------------- United States: non-governmental organisations


def ngo(**changes: Any) -> dict[str, Any]:
    return grant(
        date="2024-04-01",
        donor=NGO,
        channel=None,
        nexus={"us_person": True, "us_origin": False},
        start="2024-05-01",
        **changes,
    )


@pytest.mark.parametrize(
    ("day", "filings", "verdict"),
    [
        ("2024-02-15", [], "allowed"),
        ("2024-02-16", [{"to": "State", "filed": "2024-04-01"}], "allowed"),  # thirty days before 1 May
        ("2024-02-16", [{"to": "State", "filed": "2024-04-02"}], "licence_required"),
        ("2024-02-16", [], "licence_required"),
        ("2024-02-16", [{"to": "OFAC", "filed": "2024-03-01"}], "licence_required"),
        ("2024-02-16", None, "refer"),
    ],
)
def test_the_report_to_the_state_department(day: str, filings: Any, verdict: str) -> None:
    said = answer({**ngo(goods=[PUMPS]), "date": day, "filings": filings}, "US")
    assert said.verdict == verdict
    if verdict == "allowed":
        assert held(said) == {"US-510.512"}
    if verdict == "licence_required":
        assert said.authority == "OFAC"
    if verdict == "refer":
        assert said.needs == ("filings",)


def test_a_general_licence_is_for_its_purposes() -> None:
    assert answer(ngo(purpose="economic", goods=[PUMPS], filings=[]), "US").verdict == "licence_required"


def test_without_a_tie_the_us_is_silent() -> None:
    assert answer(grant(nexus={"us_person": False}), "US").verdict == "not_covered"


@pytest.mark.parametrize(("purpose", "verdict"), [("humanitarian", "allowed"), ("economic", "licence_required")])
def test_korean_aid_purely_humanitarian_apart(purpose: str, verdict: str) -> None:
    donor = {"names": ["A Korean charity"], "kind": "organisation", "residence": "KR", "listed": False}
    assert answer(grant(donor=donor, purpose=purpose), "KR").verdict == verdict


def test_a_grant_elsewhere_is_not_covered_anywhere() -> None:
    assert {s.verdict for s in ask(grant(beneficiary="KE", nexus={"us_person": False})).regimes.values()} == {
        "not_covered"
    }


# ---------------------------------------------------------------- a party alone


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        (
            {"listed": True, "nationalities": ["KP"]},
            ("licence_required", "prohibited", "prohibited", "refer", "prohibited"),
        ),
        (
            {"listed": False, "nationalities": ["KP"]},
            ("not_covered", "allowed", "not_covered", "not_covered", "not_covered"),
        ),
        ({"listed": False, "nationalities": ["FR"]}, ("not_covered",) * 5),
    ],
)
def test_a_party_is_asked_for_by_itself(party: dict[str, Any], expected: tuple[str, ...]) -> None:
    decision = ask({"kind": "party", "date": "2019-03-01", "decisions": [], "party": {"kind": "person", **party}})
    assert tuple(decision.regimes[r].verdict for r in ("JP", "UN", "US", "KR", "EU")) == expected


def test_a_party_of_which_nothing_is_known_is_referred() -> None:
    decision = ask({"kind": "party", "date": "2019-03-01", "party": {"kind": "person"}})
    assert decision.regimes["UN"].verdict == "refer"
    assert outcome(decision.regimes["UN"], "UN-1718:p8d") == "undetermined"


@pytest.mark.parametrize("stated", [None, False, True])
def test_a_licence_for_goods_does_not_free_a_whole_grant(stated: bool | None) -> None:
    """A grant holds more than goods: without the report to the State Department the society needs a licence."""
    case = ngo(goods=[{**RICE, "origin": "CN"}], filings=[])
    said = answer({**case, "nexus": {"us_person": True, "us_origin": stated}}, "US")
    assert said.verdict == "licence_required"
    assert said.authority == "OFAC"
