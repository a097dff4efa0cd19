"""Payments: the contract's sentences on residence, amount, purpose, evidence, goods, ties and decisions on file."""

from typing import Any

import pytest

from tests.deciding.asking import answer, ask, held, outcome

NOBODY = {"us_person": False, "usd_clearing": False, "us_origin": False}
SHOWN = ["payee_identity", "purpose_declaration"]


def payment(**changes: Any) -> dict[str, Any]:
    """80,000 yen of medicine money from Japan to a person in the DPRK in February 2019, with all that can be known."""
    return {
        "kind": "payment",
        "date": "2019-02-28",
        "nexus": NOBODY,
        "decisions": [],
        "payer": {"kind": "person", "residence": "JP", "listed": False},
        "payee": {"kind": "person", "residence": "KP", "listed": False},
        "amount": {"currency": "JPY", "value": 80_000},
        "purpose": "humanitarian",
        "evidence": SHOWN,
        **changes,
    }


def yen(value: int) -> dict[str, Any]:
    return {"currency": "JPY", "value": value}


def abroad(**changes: Any) -> dict[str, Any]:
    """A payee in China, not listed."""
    return {"kind": "organisation", "residence": "CN", "listed": False, **changes}


# ---------------------------------------------------------------- the ban: residence, amount AND purpose, evidence


@pytest.mark.parametrize(("value", "verdict"), [(1, "allowed"), (100_000, "allowed"), (100_001, "licence_required")])
def test_humanitarian_and_at_most_100_000_yen(value: int, verdict: str) -> None:
    said = answer(payment(amount=yen(value)), "JP")
    assert said.verdict == verdict
    assert said.authority == ("MOF" if verdict == "licence_required" else None)
    assert ("JP-PAY-HUM-100K" in held(said)) == (verdict == "allowed")


@pytest.mark.parametrize("purpose", ["personal", "business", "ransom", "other"])
def test_small_and_not_humanitarian_is_not_enough(purpose: str) -> None:
    assert answer(payment(purpose=purpose), "JP").verdict == "licence_required"


@pytest.mark.parametrize("purpose", ["family_support", "charity"])
@pytest.mark.parametrize(("value", "verdict"), [(100_000, "refer"), (100_001, "licence_required")])
def test_family_support_and_charity_are_unsettled_up_to_the_limit(purpose: str, value: int, verdict: str) -> None:
    assert answer(payment(purpose=purpose, amount=yen(value)), "JP").verdict == verdict


@pytest.mark.parametrize(
    ("evidence", "verdict", "needs"),
    [
        (SHOWN, "allowed", ()),
        (["payee_identity"], "licence_required", ()),
        (["purpose_declaration"], "licence_required", ()),
        ([], "licence_required", ()),
        (None, "refer", ("evidence",)),
    ],
)
def test_only_humanitarian_with_its_evidence_opens(
    evidence: list[str] | None, verdict: str, needs: tuple[str, ...]
) -> None:
    said = answer(payment(evidence=evidence), "JP")
    assert (said.verdict, said.needs) == (verdict, needs)
    if verdict == "refer":
        assert (said.at_least, said.at_most, said.as_it_stands) == ("allowed", "licence_required", "licence_required")
        assert outcome(said, "JP-PAY-BAN-2016") == "applies_unless_shown"


def test_over_the_limit_nothing_more_is_asked() -> None:
    said = answer(payment(amount=yen(500_000), evidence=None), "JP")
    assert (said.verdict, said.needs) == ("licence_required", ())


def test_an_unknown_amount_is_asked_for() -> None:
    said = answer(payment(amount=None), "JP")
    assert (said.verdict, said.needs) == ("refer", ("amount",))


def test_an_unknown_purpose_is_asked_for() -> None:
    said = answer(payment(purpose=None), "JP")
    assert said.verdict == "refer"
    assert "purpose" in said.needs


def test_the_test_is_residence_not_nationality() -> None:
    korean_in_china = {"kind": "person", "residence": "CN", "nationalities": ["KP"], "listed": False}
    assert outcome(answer(payment(payee=korean_in_china), "JP"), "JP-PAY-BAN-2016") == "clear"
    foreigner_in_dprk = {"kind": "person", "residence": "KP", "nationalities": ["RU"], "listed": False}
    assert answer(payment(payee=foreigner_in_dprk, amount=yen(200_000)), "JP").verdict == "licence_required"


def test_a_payee_controlled_from_the_dprk() -> None:
    case = payment(purpose="business", payee=abroad(controlled_by_dprk=True))
    said = answer(case, "JP")
    assert said.verdict == "licence_required"
    assert outcome(said, "JP-PAY-BAN-2016") == "applies"


def test_unknown_control_is_a_question_only_with_a_dprk_link() -> None:
    link = answer(payment(purpose="business", payee=abroad(), text=["goods for Pyongyang"]), "JP")
    assert link.verdict == "refer"
    assert "payee.controlled_by_dprk" in link.needs
    for regime, said in ask(payment(purpose="business", payee=abroad())).regimes.items():
        assert said.verdict == "not_covered", regime


def test_the_ultimate_payee_counts() -> None:
    """The Dandong pattern: only the ultimate creditor stands in the DPRK."""
    said = answer(
        payment(purpose="business", payee=abroad(), ultimate_payee={"residence": "KP", "listed": False}), "JP"
    )
    assert outcome(said, "JP-PAY-BAN-2016") == "applies"
    assert said.verdict == "licence_required"


@pytest.mark.parametrize(("day", "verdict"), [("2016-02-25", "allowed"), ("2016-02-26", "licence_required")])
def test_the_ban_runs_from_26_february_2016(day: str, verdict: str) -> None:
    assert answer(payment(date=day, amount=yen(1_000_000)), "JP").verdict == verdict


def test_before_the_ban_medicine_was_only_under_the_report_threshold() -> None:
    said = answer(payment(date="2015-06-01", amount=yen(100_000)), "JP")
    assert said.verdict == "allowed"
    assert outcome(said, "JP-PAY-REPORT-30M-2014") == "clear"
    assert outcome(said, "JP-PAY-BAN-2016") is None


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (9_000_000, "allowed"),
        (10_000_000, "allowed"),
        (10_000_001, "refer"),
        (30_000_000, "refer"),
        (30_000_001, "allowed_with_duty"),
    ],
)
def test_between_announcement_and_start_in_2009_only_the_doubt_that_decides_refers(value: int, verdict: str) -> None:
    """Announced on 10 April 2009, in force on a day that was not found: over 30 million it is reported either way."""
    assert answer(payment(date="2009-04-20", amount=yen(value)), "JP").verdict == verdict


@pytest.mark.parametrize("day", ["2009-04-09", "2009-05-12"])
def test_outside_the_doubtful_days_the_threshold_decides(day: str) -> None:
    old = day < "2009-05-12"
    assert answer(payment(date=day, amount=yen(20_000_000)), "JP").verdict == (
        "allowed" if old else "allowed_with_duty"
    )


# ---------------------------------------------------------------- yen by the statutory rate


@pytest.mark.parametrize(
    ("day", "currency", "value", "verdict"),
    [
        ("2025-09-10", "USD", 680, "allowed"),  # 99,960 yen at 147
        ("2025-09-10", "USD", 681, "licence_required"),  # 100,107
        ("2025-08-10", "USD", 694, "allowed"),  # 99,936 at 144
        ("2025-08-10", "USD", 695, "licence_required"),
        ("2026-02-10", "USD", 641, "allowed"),  # 99,996 at 156
        ("2026-02-10", "USD", 642, "licence_required"),
        ("2025-09-10", "KRW", 938_306, "allowed"),  # the largest that passes at 100 KRW = 0.0725 USD
        ("2025-09-10", "KRW", 938_307, "licence_required"),
    ],
)
def test_the_rate_of_the_month_decides(day: str, currency: str, value: int, verdict: str) -> None:
    case = payment(date=day, amount={"currency": currency, "value": value})
    assert answer(case, "JP").verdict == verdict


def test_a_missing_rate_is_a_question_and_never_the_market_rate() -> None:
    decision = ask(payment(amount={"currency": "USD", "value": 906}))
    said = decision.regimes["JP"]
    assert said.verdict == "refer"
    assert "payment.rate.missing" in {p.code for p in decision.problems}


@pytest.mark.parametrize(
    ("rate", "verdict"), [("112", "licence_required"), ("110.375", "allowed"), ("110.376", "licence_required")]
)
def test_a_rate_that_the_caller_vouches_for(rate: str, verdict: str) -> None:
    """906 dollars: 101,472 yen at 112; 99,999.75 at 110.375; 100,000.656 at 110.376."""
    stated = [{"currency": "USD", "month": "2019-02", "jpy_per_unit": rate}]
    case = payment(amount={"currency": "USD", "value": 906}, rates=stated)
    assert answer(case, "JP").verdict == verdict


def test_a_missing_rate_does_not_matter_where_the_purpose_decides() -> None:
    decision = ask(payment(amount={"currency": "USD", "value": 50}, purpose="business"))
    assert decision.regimes["JP"].verdict == "licence_required"
    assert not [p for p in decision.problems if p.code == "payment.rate.missing"]


# ---------------------------------------------------------------- where the payee is: assumed, stood in for, unknown

NAMED = {"payer": {"names": ["SATO TARO"]}, "payee": {"names": ["KOBAYASHI KEN"]}}
BANK = {"residence": "JP", "listed": False}


def test_an_ordinary_domestic_payment_is_not_referred() -> None:
    decision = ask(
        {
            "kind": "payment",
            "date": "2019-02-28",
            **NAMED,
            "agents": [BANK, BANK],
            "amount": yen(50_000),
            "purpose": "personal",
        }
    )
    assert {r: s.verdict for r, s in decision.regimes.items()} == dict.fromkeys(
        ("JP", "UN", "US", "KR", "EU"), "not_covered"
    )
    said = next(f for f in decision.regimes["JP"].findings if f.measure == "JP-PAY-BAN-2016")
    assert any("assumed" in reason.en for reason in said.because)


@pytest.mark.parametrize(
    "change",
    [
        {"agents": [BANK, {"residence": "CN", "listed": False}]},  # across a border
        {"agents": [{"residence": "KP", "listed": False}] * 2},  # one country, but the DPRK
        {"agents": [BANK]},  # only one side is known
        {"agents": []},
        {"text": ["for the family in Pyongyang"]},
        {"payee": {"names": ["RI"], "nationalities": ["KP"]}},
        {"payee": {"names": ["RI"], "address": ["Central District, Pyongyang"]}},
    ],
)
def test_else_an_unknown_payee_country_is_referred(change: dict[str, Any]) -> None:
    case = {
        "kind": "payment",
        "date": "2019-02-28",
        **NAMED,
        "agents": [BANK, BANK],
        "amount": yen(50_000),
        "purpose": "personal",
    }
    said = answer({**case, "payer": {"names": ["SATO"], "residence": "JP"}, **change}, "JP")
    assert said.verdict == "refer"
    assert "payee.residence" in said.needs


def test_the_postal_country_stands_in_and_the_decision_says_so() -> None:
    payee = {"kind": "person", "address_country": "KP", "listed": False}
    said = answer(payment(payee=payee, amount=yen(200_000)), "JP")
    assert said.verdict == "licence_required"
    finding = next(f for f in said.findings if f.measure == "JP-PAY-BAN-2016")
    assert any("postal" in reason.en for reason in finding.because)


def test_a_stated_residence_wins_over_the_postal_country() -> None:
    payee = {"kind": "person", "residence": "KP", "address_country": "CN", "listed": False}
    assert answer(payment(payee=payee, amount=yen(200_000)), "JP").verdict == "licence_required"


def test_a_banks_country_is_not_the_payees() -> None:
    case = payment(payee={"kind": "person", "listed": False}, agents=[{"residence": "KP", "listed": False}])
    said = answer(case, "JP")
    assert said.verdict == "refer"
    assert outcome(said, "JP-PAY-BAN-2016") == "undetermined"


def test_a_payment_without_any_dprk_link_is_not_covered_anywhere() -> None:
    decision = ask(payment(payee={"kind": "person", "residence": "FR", "listed": False}, purpose="family_support"))
    assert {s.verdict for s in decision.regimes.values()} == {"not_covered"}


# ---------------------------------------------------------------- lists


@pytest.mark.parametrize(
    ("day", "listed"), [("2017-08-15", False), ("2017-08-16", True), ("2020-01-01", True), ("2020-01-02", False)]
)
def test_a_listing_is_half_open(day: str, listed: bool) -> None:
    payee = abroad(listed=[{"list": "MOF", "from": "2017-08-16", "to": "2020-01-02"}])
    said = answer(payment(date=day, purpose="business", payee=payee), "JP")
    assert outcome(said, "JP-FREEZE") == ("applies" if listed else "clear")
    assert said.verdict == ("licence_required" if listed else "not_covered")


@pytest.mark.parametrize(
    ("name", "regime", "verdict"),
    [
        ("UN", "UN", "prohibited"),
        ("MOF", "JP", "licence_required"),
        ("OFAC", "US", "prohibited"),
        ("EU", "EU", "prohibited"),
    ],
)
def test_a_list_binds_in_its_own_regime(name: str, regime: str, verdict: str) -> None:
    case = payment(
        purpose="business",
        payer={"kind": "person", "residence": "JP", "listed": False},
        payee=abroad(residence="FR", listed=[{"list": name}], controlled_by_dprk=False),
        nexus={"us_person": True, "usd_clearing": False, "us_origin": False, "eu_person": True},
    )
    decision = ask(case)
    assert decision.regimes[regime].verdict == verdict  # type: ignore[index]
    for other in {"UN", "US", "EU"} - {regime}:
        assert decision.regimes[other].verdict in ("not_covered", "allowed"), other  # type: ignore[index]


@pytest.mark.parametrize("name", ["UK", "CSL"])
def test_some_lists_are_shown_without_a_verdict(name: str) -> None:
    decision = ask(payment(purpose="business", payee=abroad(listed=[{"list": name}])))
    assert {s.verdict for s in decision.regimes.values()} == {"not_covered"}


def test_listed_by_a_reviewer_is_listed_everywhere() -> None:
    case = payment(
        payee=abroad(residence="KR", listed=True),
        nexus={"us_person": True, "usd_clearing": False, "us_origin": False, "eu_person": True},
    )
    said = {r: s.verdict for r, s in ask(case).regimes.items()}
    assert said == {"JP": "licence_required", "UN": "prohibited", "US": "prohibited", "KR": "refer", "EU": "prohibited"}


def test_a_freeze_does_not_ask_for_amount_or_purpose() -> None:
    said = answer(payment(payee=abroad(listed=True), amount=None, purpose="ransom"), "JP")
    assert (said.verdict, said.authority) == ("licence_required", "MOF")


def test_named_and_unscreened_counts_as_unlisted_with_a_warning() -> None:
    decision = ask(payment(payee={"names": ["KIM"], "kind": "person", "residence": "KP"}))
    assert decision.regimes["UN"].verdict == "allowed"
    assert "screening.absent" in {p.code for p in decision.problems}


def test_neither_named_nor_listed_is_unknown() -> None:
    decision = ask(payment(payee={"kind": "person", "residence": "KP"}))
    assert decision.regimes["UN"].verdict == "refer"
    assert "payee.names" in decision.regimes["UN"].needs


# ---------------------------------------------------------------- decisions on file


def permission(**changes: Any) -> list[dict[str, Any]]:
    return [
        {
            "authority": "MOF",
            "id": "1",
            "from": "2019-02-27",
            "to": "2019-03-01",
            "covers": ["JP-PAY-BAN-2016"],
            **changes,
        }
    ]


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("2019-02-26", "licence_required"),
        ("2019-02-27", "allowed"),
        ("2019-03-01", "allowed"),
        ("2019-03-02", "licence_required"),
    ],
)
def test_a_permission_runs_from_its_first_to_the_end_of_its_last_day(day: str, verdict: str) -> None:
    assert answer(payment(date=day, purpose="business", decisions=permission()), "JP").verdict == verdict


@pytest.mark.parametrize(
    "change",
    [
        {"authority": "METI"},
        {"authority": "OFAC"},
        {"covers": ["JP-FREEZE"]},
        {"covers": []},
        {"covers": ["JP-PAY-BAN-2016", "travel"]},
    ],
)
def test_a_permission_of_another_kind_does_not_help(change: dict[str, Any]) -> None:
    said = answer(payment(purpose="business", decisions=permission(**change)), "JP")
    assert said.verdict == "licence_required"


@pytest.mark.parametrize("field", ["from", "to", "covers"])
def test_a_permission_that_does_not_say_is_asked(field: str) -> None:
    said = answer(payment(purpose="business", decisions=permission(**{field: None})), "JP")
    assert said.verdict == "refer"
    assert said.needs == (f"decisions[0].{field}",)


def test_an_open_question_about_one_permission_leaves_the_others_as_they_are() -> None:
    other = permission(authority="METI", covers=["JP-IMPORT-2006"], to=None)
    assert answer(payment(purpose="business", decisions=other), "JP").verdict == "licence_required"
    assert answer(payment(purpose="business", decisions=permission() + other), "JP").verdict == "allowed"


def test_a_permission_for_the_ban_does_not_free_from_the_freeze() -> None:
    case = payment(
        payee={"kind": "person", "residence": "KP", "listed": True}, purpose="business", decisions=permission()
    )
    assert answer(case, "JP").verdict == "licence_required"


# ---------------------------------------------------------------- trade


def trade(goods: Any, **changes: Any) -> dict[str, Any]:
    return payment(
        purpose="trade", payee=abroad(controlled_by_dprk=False), goods=goods, amount=yen(2_000_000), **changes
    )


@pytest.mark.parametrize(
    ("origin", "port", "verdict"),
    [
        ("KP", "CN", "licence_required"),
        ("CN", "KPNAM", "licence_required"),
        ("KP", None, "licence_required"),
        (None, "KP", "licence_required"),
        ("CN", "CNDLC", "not_covered"),
        ("CN", None, "refer"),
        (None, "CN", "refer"),
        (None, None, "refer"),
    ],
)
def test_goods_of_dprk_origin_or_shipped_from_there(origin: str | None, port: str | None, verdict: str) -> None:
    said = answer(trade({"description": "clams", "hs": "0307", "origin": origin, "shipped_from": port}), "JP")
    assert said.verdict == verdict
    if verdict == "licence_required":
        assert said.authority == "METI"


def test_one_line_of_dprk_goods_is_enough() -> None:
    lines = [{"hs": "0307", "origin": "CN", "shipped_from": "CN"}, {"hs": "0306", "origin": "KP", "shipped_from": "CN"}]
    assert answer(trade(lines), "JP").verdict == "licence_required"


@pytest.mark.parametrize(("day", "verdict"), [("2006-10-13", "not_covered"), ("2006-10-14", "licence_required")])
def test_trade_payments_from_14_october_2006(day: str, verdict: str) -> None:
    goods = {"description": "clams", "hs": "0307", "origin": "KP", "shipped_from": "CN"}
    assert outcome(answer(trade(goods, date=day), "JP"), "JP-PAY-TRADE") == (
        "applies" if verdict != "not_covered" else None
    )


def test_trade_without_goods_is_asked_for_them() -> None:
    said = answer(trade(None), "JP")
    assert said.verdict == "refer"
    assert "goods" in said.needs


def test_a_known_purpose_other_than_trade_means_no_goods() -> None:
    assert answer(payment(payee=abroad(controlled_by_dprk=False), purpose="business"), "JP").verdict == "not_covered"


def test_after_its_last_decided_day_trade_is_referred_and_the_payment_ban_goes_on() -> None:
    goods = {"description": "clams", "hs": "0307", "origin": "KP", "shipped_from": "CN"}
    assert answer(trade(goods, date="2027-04-13"), "JP").verdict == "licence_required"
    said = answer(trade(goods, date="2027-04-14"), "JP")
    assert (said.verdict, outcome(said, "JP-PAY-TRADE")) == ("refer", "undetermined")
    assert answer(payment(date="2027-04-14", purpose="business"), "JP").verdict == "licence_required"


# ---------------------------------------------------------------- United Nations


@pytest.mark.parametrize(
    ("day", "payer", "verdict"),
    [
        ("2022-12-08", {"names": ["World Food Programme"], "kind": "organisation"}, "prohibited"),
        ("2022-12-09", {"names": ["World Food Programme"], "kind": "organisation"}, "allowed"),
        ("2022-12-09", {"names": ["UNICEF"], "kind": "organisation"}, "allowed"),
        ("2022-12-09", {"names": ["A trading house"], "kind": "person"}, "prohibited"),
    ],
)
def test_2664_frees_humanitarian_providers_from_the_freeze(day: str, payer: dict[str, Any], verdict: str) -> None:
    case = payment(
        date=day,
        payer={**payer, "residence": "IT", "listed": False},
        payee={"kind": "organisation", "residence": "KP", "listed": [{"list": "UN"}]},
    )
    assert answer(case, "UN").verdict == verdict


def test_an_unlisted_party_in_the_dprk_is_reached_and_not_frozen() -> None:
    said = answer(payment(), "UN")
    assert (said.verdict, outcome(said, "UN-1718:p8d")) == ("allowed", "clear")


# ---------------------------------------------------------------- United States


def from_us(**changes: Any) -> dict[str, Any]:
    return payment(
        date="2019-06-03",
        nexus={"us_person": True},
        payer={"kind": "person", "residence": "US", "listed": False},
        amount={"currency": "USD", "value": 4_000},
        year_total={"currency": "USD", "value": 1_000},
        purpose="family_support",
        **changes,
    )


@pytest.mark.parametrize(
    ("before", "verdict"),
    [
        ({"currency": "USD", "value": 1_000}, "allowed"),
        ({"currency": "USD", "value": "1000.01"}, "licence_required"),
        (None, "refer"),
    ],
)
def test_a_personal_remittance_of_5_000_dollars_a_year(before: dict[str, Any] | None, verdict: str) -> None:
    said = answer({**from_us(), "year_total": before}, "US")
    assert said.verdict == verdict
    if verdict == "refer":
        assert said.needs == ("year_total",)
    elif verdict == "allowed":
        assert held(said) == {"US-510.511"}
    else:
        assert said.authority == "OFAC"


@pytest.mark.parametrize(
    "change",
    [
        {"purpose": "business"},
        {"purpose": "charity", "payee": {"kind": "organisation", "residence": "KP", "listed": False}},
        {"purpose": "personal", "payee": {"kind": "organisation", "residence": "KP", "listed": False}},
    ],
)
def test_no_business_and_no_charity_to_entities(change: dict[str, Any]) -> None:
    assert answer({**from_us(), **change}, "US").verdict in ("licence_required", "refer")
    if change["purpose"] != "charity":
        assert answer({**from_us(), **change}, "US").verdict == "licence_required"


def test_the_licence_is_for_us_persons_alone() -> None:
    case = {
        **from_us(),
        "nexus": {"us_person": False, "usd_clearing": True},
        "payer": {"kind": "person", "residence": "JP", "listed": False},
    }
    assert answer(case, "US").verdict == "licence_required"


def test_a_general_licence_does_not_free_a_designated_payee() -> None:
    assert (
        answer({**from_us(), "payee": {"kind": "person", "residence": "KP", "listed": True}}, "US").verdict
        == "prohibited"
    )


@pytest.mark.parametrize(
    ("nexus", "currency", "verdict"),
    [
        (NOBODY, "JPY", "not_covered"),
        (NOBODY, "USD", "not_covered"),
        (None, "JPY", "not_covered"),
        ({"us_person": False}, "USD", "refer"),
        ({"us_person": False, "usd_clearing": True}, "USD", "licence_required"),
        ({"us_origin": True, "us_person": False, "usd_clearing": False}, "JPY", "licence_required"),
        ({"us_person": True}, "JPY", "licence_required"),
    ],
)
def test_what_ties_a_payment_to_the_us(nexus: dict[str, Any] | None, currency: str, verdict: str) -> None:
    said = answer(payment(nexus=nexus, purpose="business", amount={"currency": currency, "value": 50_000}), "US")
    assert said.verdict == verdict
    if verdict == "refer":
        assert said.needs == ("nexus.usd_clearing",)


@pytest.mark.parametrize(("day", "verdict"), [("2016-03-15", "not_covered"), ("2016-03-16", "licence_required")])
def test_executive_order_13722_took_effect_on_16_march_2016(day: str, verdict: str) -> None:
    assert answer(payment(date=day, purpose="business", nexus={"us_person": True}), "US").verdict == verdict


# ---------------------------------------------------------------- European Union, Republic of Korea


@pytest.mark.parametrize(
    ("day", "value", "verdict"),
    [
        ("2016-05-27", "15000.01", "not_covered"),
        ("2016-05-28", "15000.00", "allowed"),
        ("2016-05-28", "15000.01", "licence_required"),
        ("2017-10-15", "15000.00", "allowed"),
        ("2017-10-16", "5000.00", "allowed"),
        ("2017-10-16", "5000.01", "licence_required"),
    ],
)
def test_eu_limits_on_personal_remittances(day: str, value: str, verdict: str) -> None:
    case = payment(
        date=day,
        nexus={**NOBODY, "eu_person": True},
        payer={"kind": "person", "residence": "DE", "listed": False},
        amount={"currency": "EUR", "value": value},
        purpose="family_support",
    )
    said = answer(case, "EU")
    assert said.verdict == verdict
    assert said.authority == ("NCA" if verdict == "licence_required" else None)


@pytest.mark.parametrize(
    ("day", "residence", "tied"), [("2020-12-31", "GB", True), ("2021-01-01", "GB", False), ("2021-01-01", "DE", True)]
)
def test_residence_ties_a_payment_to_the_eu(day: str, residence: str, tied: bool) -> None:
    case = payment(
        date=day,
        payer={"kind": "person", "residence": residence, "listed": False},
        amount={"currency": "EUR", "value": 6_000},
        purpose="family_support",
    )
    assert answer(case, "EU").verdict == ("licence_required" if tied else "not_covered")


@pytest.mark.parametrize(("day", "verdict"), [("2010-05-23", "not_covered"), ("2010-05-24", "licence_required")])
def test_korean_trade_payments_since_24_may_2010(day: str, verdict: str) -> None:
    case = payment(
        date=day, payer={"kind": "organisation", "residence": "KR", "listed": False}, purpose="trade", goods=[]
    )
    said = answer(case, "KR")
    assert (said.verdict, said.authority) == (verdict, "MOU" if verdict == "licence_required" else None)


def test_the_korean_freeze_refers_because_its_terms_are_unknown() -> None:
    case = payment(payer={"kind": "person", "residence": "KR", "listed": False}, payee=abroad(listed=True))
    said = answer(case, "KR")
    assert said.verdict == "refer"
    assert outcome(said, "KR-FREEZE") in ("applies", "undetermined")


# ---------------------------------------------------------------- an address, a text or a bank speaks against it


def family(**changes: Any) -> dict[str, Any]:
    """A person in Japan pays a person in Japan, as stated."""
    person = {"names": ["TEST TARO"], "kind": "person", "residence": "JP", "listed": False}
    return payment(
        **{
            "purpose": "family_support",
            "payer": person,
            "payee": {**person, "names": ["RI OK SUN"]},
            "agents": [BANK, BANK],
            **changes,
        }
    )


def resident(**changes: Any) -> dict[str, Any]:
    return {"names": ["RI OK SUN"], "kind": "person", "residence": "JP", "listed": False, **changes}


@pytest.mark.parametrize(
    "address",
    [
        {"address_country": "KP"},
        {"address_country": "JP", "address": ["PYONGYANG"]},
        {"address": ["1 STREET", "PYONGYANG DPRK"]},
        {"address": ["1 STREET", "KP"]},
        {"address_country": "JP", "address": ["SARIWON"], "residence": None},
    ],
)
@pytest.mark.parametrize("role", ["payee", "ultimate_payee"])
def test_a_dprk_address_beside_another_country_is_said_and_asked_about(role: str, address: dict[str, Any]) -> None:
    decision = ask(family(**{role: resident(**address)}))
    assert decision.regimes["JP"].verdict == decision.regimes["UN"].verdict == "refer"
    assert f"{role}.residence" in decision.regimes["JP"].needs
    assert ("payment.party.contradicts", "refer", f"{role}.residence") in [
        (p.code, p.severity, p.field) for p in decision.problems
    ]


@pytest.mark.parametrize(
    "address",
    [
        {"address": ["OSAKA"], "address_country": "JP"},
        {"residence": "KR", "address": ["NAMPO-DONG", "BUSAN"]},
        {"address": ["12 KP STREET"]},
    ],
)
def test_other_addresses_contradict_nothing(address: dict[str, Any]) -> None:
    decision = ask(family(payee=resident(**address)))
    assert (decision.verdict, [p.code for p in decision.problems]) == ("not_covered", [])


def test_a_stated_residence_in_the_dprk_stands_against_any_address() -> None:
    decision = ask(family(payee=resident(residence="KP", address_country="JP"), amount=yen(200_000)))
    assert (decision.regimes["JP"].verdict, decision.problems) == ("licence_required", ())


@pytest.mark.parametrize(
    "link",
    [
        {"text": ["please forward cash to my mother in Pyongyang, DPRK"]},
        {"text": ["/INS/ZZZZKPPY"]},
        {"agents": [BANK, BANK, {"residence": "KP", "listed": False}]},
        {"agents": [BANK, {**BANK, "address_country": "KP"}]},
        {"payee": resident(names=["BANK OF PYONGYANG"])},
        {"payee": resident(kind="organisation", names=["BANK OF PYONGYANG"])},
    ],
)
def test_money_that_may_go_on_to_the_dprk_is_asked_about(link: dict[str, Any]) -> None:
    said = answer(family(**link), "JP")
    assert said.verdict == "refer"
    assert "ultimate_payee.residence" in said.needs
    payee = {**link.get("payee", resident()), "controlled_by_dprk": False}
    assert "ultimate_payee.residence" not in answer(family(**{**link, "payee": payee}), "JP").needs


def test_a_reviewer_answers_whether_it_goes_on() -> None:
    text = ["please forward cash to my mother in Pyongyang, DPRK"]
    assert answer(family(text=text, payee=resident(controlled_by_dprk=False)), "JP").verdict == "allowed"
    onward = family(text=text, ultimate_payee=resident(residence="KP"), amount=yen(200_000))
    assert answer(onward, "JP").verdict == "licence_required"
    stated = answer(family(text=text, ultimate_payee=resident()), "JP")
    assert (stated.verdict, stated.needs) == ("refer", ("ultimate_payee.controlled_by_dprk",))


@pytest.mark.parametrize("change", [{"payee": resident(birth_country="KP")}, {"payer": resident(residence="KP")}])
def test_a_birth_or_a_payer_there_sends_nothing_there(change: dict[str, Any]) -> None:
    assert answer(family(**change), "JP").verdict == "allowed"


@pytest.mark.parametrize("word", ["朝鮮飯店", "ﾁﾖｳｾﾝﾎﾞｳｴｷ", "朝鮮貿易銀行", "North Korean Street Cafe"])
def test_a_word_that_may_mean_the_dprk_only_hinders_an_assumption(word: str) -> None:
    payee = resident(names=[word], kind="organisation")
    assert answer(family(payee={**payee, "residence": None}), "JP").verdict == "refer"
    assert ask(family(payee=payee)).verdict == "not_covered"
