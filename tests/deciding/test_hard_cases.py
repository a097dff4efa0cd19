"""Cases made to slip through: look-alike names, contradicting papers, a link in an unexpected place."""

from __future__ import annotations

from typing import Any

import pytest

from tests.deciding.asking import answer, ask

PERSON_JP = {"kind": "person", "residence": "JP", "listed": False}
PERSON_KP = {"kind": "person", "residence": "KP", "listed": False}
NO_US = {"us_person": False, "usd_clearing": False, "us_origin": False, "eu_person": False}
BANK_JP = {"kind": "organisation", "residence": "JP", "listed": False}
TO_KP: dict[str, Any] = {
    "kind": "cargo",
    "date": "2019-03-01",
    "destination": "KP",
    "shipped_from": "CN",
    "parties": [],
}
FROM_KP: dict[str, Any] = {
    "kind": "cargo",
    "date": "2019-03-01",
    "shipped_from": "KP",
    "destination": "CN",
    "parties": [],
}


def payment(**fields: Any) -> dict[str, Any]:
    base = {
        "kind": "payment",
        "date": "2019-03-01",
        "nexus": NO_US,
        "payer": PERSON_JP,
        "payee": PERSON_KP,
        "amount": {"currency": "JPY", "value": 50000},
        "purpose": "business",
    }
    return {**base, **fields}


def voyage(**fields: Any) -> dict[str, Any]:
    ship = {"name": "Test Carrier", "flag": "PA", "designated": [], **fields.pop("ship", {})}
    return {"kind": "voyage", "date": "2018-06-01", "port": "JP", "calls": [], "transfers": [], "ship": ship, **fields}


@pytest.mark.parametrize("name", ["Kyoto Ocha Co., Ltd.", "WFP General Trading LLC", "Friends of UNICEF"])
def test_a_look_alike_name_opens_no_freeze(name: str) -> None:
    """Resolution 2664 knows UN bodies by name: the whole name, not a word in it."""
    payer = {"names": [name], "kind": "organisation", "residence": "JP", "listed": False}
    case = payment(date="2023-06-01", payer=payer, payee={**PERSON_KP, "listed": True})
    assert answer(case, "UN").verdict == "prohibited"


def test_the_world_food_programme_itself_is_a_provider() -> None:
    payer = {
        "names": ["World Food Programme (WFP)".split(" (")[0]],
        "kind": "organisation",
        "residence": "IT",
        "listed": False,
    }
    case = payment(date="2023-06-01", payer=payer, payee={**PERSON_KP, "listed": True}, purpose="humanitarian")
    assert answer(case, "UN").verdict == "allowed"


@pytest.mark.parametrize(
    ("goods", "verdict"),
    [
        ({"description": "diesel oil", "hs": "2710", "quantity": {"value": 1000, "unit": "bbl"}}, "licence_required"),
        ({"description": "crude oil", "hs": "2709", "quantity": {"value": 5000000, "unit": "bbl"}}, "licence_required"),
        ({"description": "whisky", "hs": "2208", "luxury": True}, "licence_required"),
        ({"description": "rifles", "hs": "9301", "controlled": True}, "prohibited"),
    ],
)
def test_a_humanitarian_grant_frees_no_banned_goods(goods: dict[str, Any], verdict: str) -> None:
    channel = {"names": ["World Food Programme"], "kind": "organisation", "residence": "IT", "listed": False}
    case = {
        "kind": "grant",
        "date": "2019-06-01",
        "donor": {"kind": "government", "residence": "CH", "listed": False},
        "channel": channel,
        "beneficiary": "KP",
        "purpose": "humanitarian",
        "goods": [goods],
        "payments_to": [],
    }
    assert answer(case, "UN").verdict == verdict


@pytest.mark.parametrize("movement", ["import", "export", "transit", "brokering"])
def test_what_reaches_japan_from_the_dprk_is_imported_whatever_it_is_called(movement: str) -> None:
    goods = [{"description": "coal", "hs": "2701", "origin": "KP", "shipped_from": "KP"}]
    case = {**FROM_KP, "destination": "JP", "movement": movement, "goods": goods}
    assert answer(case, "JP").verdict == "licence_required"


@pytest.mark.parametrize(
    ("hs", "description"),
    [
        ("871000", "T-72 main battle tank"),
        ("8412", "ballistic missile rocket engine parts"),
        ("284420", "enriched uranium hexafluoride"),
        ("9301", None),
    ],
)
def test_arms_need_no_declaration_to_be_asked_about(hs: str, description: str | None) -> None:
    said = answer(
        {**TO_KP, "movement": "export", "goods": [{"description": description, "hs": hs, "luxury": False}]}, "UN"
    )
    assert said.verdict in ("refer", "prohibited")


@pytest.mark.parametrize(("hs", "description"), [("2520", "anthracite coal"), ("6810", "frozen snow crab")])
def test_a_description_that_contradicts_its_code_is_asked_about(hs: str, description: str) -> None:
    goods = [{"description": description, "hs": hs, "origin": "KP", "controlled": False, "luxury": False}]
    assert answer({**FROM_KP, "date": "2017-11-01", "movement": "import", "goods": goods}, "UN").verdict == "refer"


def test_a_listed_owner_bars_a_ship_without_any_other_link() -> None:
    owner = {"kind": "organisation", "residence": "CN", "listed": True}
    assert answer(voyage(ship={"owner": owner}), "UN").verdict == "prohibited"


def test_a_japanese_notice_bars_a_ship_whatever_the_un_says() -> None:
    case = voyage(date="2018-11-05", ship={"designated": {"JP": "2018-10-29"}})
    assert answer(case, "JP").verdict == "prohibited"


def test_a_possible_call_of_the_other_ship_is_asked_about() -> None:
    call = {"port": "KPNAM", "arrival": "2018-03-01", "departure": "2018-03-02", "source": "ais", "confidence": 2}
    met = [{"date": "2018-04-01", "other": {"flag": "PA", "calls": [call]}}]
    assert answer(voyage(port="US", transfers=met, ship={"foreign_interest": True}), "US").verdict == "refer"


def test_the_dprk_flag_counts_on_either_side_of_a_transfer() -> None:
    met = [{"date": "2018-04-01", "other": {"flag": "PA"}}]
    assert answer(voyage(port="CN", transfers=met, ship={"flag": "KP"}), "UN").verdict == "prohibited"


def test_a_flag_of_convenience_does_not_hide_a_dprk_owner_from_korea() -> None:
    owner = {"kind": "organisation", "residence": "KP", "listed": False}
    assert answer(voyage(port="KR", ship={"owner": owner}), "KR").verdict == "prohibited"


@pytest.mark.parametrize(
    "ship",
    [
        {"name": "M/V Mangyongbong-92"},
        {"name": "Man Gyong Bong No. 92"},
        {"name": "Mangyongbong ９２"},
        {"name": "New Name", "former_names": ["Mangyongbong-92"]},
    ],
)
def test_mangyongbong_92_is_known_by_any_spelling(ship: dict[str, Any]) -> None:
    case = voyage(
        date="2014-09-01", purpose=["load_humanitarian_goods"], goods_approved=True, ship={"flag": "KP", **ship}
    )
    assert answer(case, "JP").verdict == "prohibited"


def test_an_organisation_behind_a_person_is_no_personal_remittance() -> None:
    case = payment(
        date="2019-06-03",
        nexus={"us_person": True},
        payer={"kind": "person", "residence": "US", "listed": False},
        ultimate_payee={"kind": "organisation", "residence": "KP", "listed": False},
        amount={"currency": "USD", "value": 100},
        year_total={"currency": "USD", "value": 0},
        purpose="family_support",
    )
    assert answer(case, "US").verdict == "licence_required"


@pytest.mark.parametrize(
    "payee",
    [
        {"roles": ["dprk_official"]},
        {"ids": [{"scheme": "passport", "value": "X1", "country": "KP"}]},
        {"birth_country": "KP"},
        {"names": ["Pyongyang Trading Company"]},
    ],
)
def test_a_domestic_chain_is_not_assumed_where_something_points_to_the_dprk(payee: dict[str, Any]) -> None:
    case = payment(payee={"listed": False, **payee}, agents=[BANK_JP, BANK_JP])
    assert answer(case, "JP").verdict == "refer"


@pytest.mark.parametrize("text", ["for Pyeongyang", "북한 송금", "D.P.R.K. goods"])
def test_free_text_that_names_the_dprk_stops_the_domestic_assumption(text: str) -> None:
    case = payment(payee={"kind": "person", "listed": False}, agents=[BANK_JP, BANK_JP], text=[text])
    assert answer(case, "JP").verdict == "refer"


def test_an_ordinary_domestic_payment_is_not_referred() -> None:
    case = payment(payee={"kind": "person", "listed": False}, agents=[BANK_JP, BANK_JP], text=["rent"])
    decision = ask(case)
    assert decision.verdict == "not_covered"
    assert "assumed" in str([f.because for f in decision.regimes["JP"].findings])


@pytest.mark.parametrize(("nationality", "regime"), [("US", "US"), ("DE", "EU")])
def test_nationals_abroad_carry_their_law_with_them(nationality: str, regime: Any) -> None:
    payer = {**PERSON_JP, "nationalities": [nationality]}
    case = payment(nexus=None, payer=payer, amount={"currency": "EUR", "value": 6000})
    assert answer(case, regime).verdict == "licence_required"


def test_a_report_to_somebody_with_state_in_the_name_is_no_report_to_state() -> None:
    case = {
        "kind": "grant",
        "date": "2024-06-01",
        "start": "2024-06-01",
        "donor": {"kind": "organisation", "residence": "US", "listed": False},
        "beneficiary": "KP",
        "purpose": "humanitarian",
        "goods": [],
        "payments_to": [],
        "filings": [{"to": "Statens Serum Institut", "filed": "2024-01-01"}],
    }
    assert answer(case, "US").verdict == "licence_required"


def test_an_organisation_that_names_the_government_is_not_the_government() -> None:
    donor = {
        "names": ["Citizens watching the Government of Japan"],
        "kind": "organisation",
        "residence": "JP",
        "listed": False,
    }
    case = {
        "kind": "grant",
        "date": "2019-03-01",
        "donor": donor,
        "beneficiary": "KP",
        "purpose": "humanitarian",
        "goods": [],
        "payments_to": [],
    }
    assert answer(case, "JP").verdict == "not_covered"


def test_one_regimes_open_permission_softens_no_other() -> None:
    case = payment(purpose="business", decisions=[{"authority": "OFAC", "covers": ["US-510.206"]}])
    assert answer(case, "JP").verdict == "licence_required"
    listed = payment(payee={**PERSON_KP, "listed": True}, decisions=[{"authority": "My Aunt"}])
    assert answer(listed, "UN").verdict == "prohibited"


def test_a_valid_permission_stands_beside_an_undated_one() -> None:
    valid = {"authority": "MOF", "from": "2019-01-01", "to": "2019-12-31", "covers": ["JP-PAY-BAN-2016"]}
    undated = {"authority": "MOF", "covers": ["JP-PAY-BAN-2016"]}
    assert answer(payment(decisions=[undated]), "JP").verdict == "refer"
    assert answer(payment(decisions=[undated, valid]), "JP").verdict == "allowed"


def test_an_unknown_list_id_is_said() -> None:
    decision = ask(payment(payee={**PERSON_KP, "listed": [{"list": "UNSC"}]}))
    assert [p.code for p in decision.problems] == ["party.list.unknown"]
    lower = ask(payment(payee={**PERSON_KP, "listed": [{"list": "mof"}]}))
    assert not lower.problems
    assert lower.regimes["JP"].verdict == "licence_required"


def test_convicted_japanese_nationals_may_return() -> None:
    person = {
        "kind": "person",
        "nationalities": ["JP"],
        "residence": "JP",
        "roles": ["convicted_dprk_trade"],
        "listed": False,
    }
    case = {
        "kind": "traveller",
        "date": "2019-03-01",
        "person": person,
        "movement": "reentry",
        "destination": "JP",
        "trip": ["JP", "KP", "JP"],
    }
    assert answer(case, "JP").verdict == "not_covered"


def test_landing_of_a_dprk_national_is_for_a_person_to_judge() -> None:
    person = {"kind": "person", "nationalities": ["KP"], "residence": "KP", "roles": [], "listed": False}
    case = {
        "kind": "traveller",
        "date": "2019-03-01",
        "person": person,
        "movement": "landing",
        "destination": "JP",
        "purpose": "visit",
    }
    assert answer(case, "JP").verdict == "refer"
