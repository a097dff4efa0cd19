"""Cargo: route, goods by item and date, caps and their periods, contracts made before a ban."""

from typing import Any

import pytest

from tests.deciding.asking import answer, ask, outcome

CLEAN = [{"kind": "organisation", "residence": "CN", "listed": False}]


def goods(hs: str | None, description: str | None, origin: str | None = "KP", **more: Any) -> dict[str, Any]:
    return {"hs": hs, "description": description, "origin": origin, "luxury": False, "controlled": False, **more}


def cargo(**changes: Any) -> dict[str, Any]:
    return {"kind": "cargo", "date": "2019-03-01", "decisions": [], "parties": CLEAN, **changes}


def from_dprk(line: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Goods out of the DPRK into China."""
    return cargo(movement="import", goods=[line], shipped_from="KP", destination="CN", **changes)


def to_dprk(line: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Goods from China into the DPRK."""
    return cargo(movement="export", goods=[{"origin": "CN", **line}], shipped_from="CN", destination="KP", **changes)


# ---------------------------------------------------------------- Japan


@pytest.mark.parametrize(
    ("day", "origin", "port", "verdict"),
    [
        ("2006-10-13", "KP", "KP", None),
        ("2006-10-14", "KP", "KP", "licence_required"),
        ("2006-10-14", "KP", "CN", "licence_required"),  # by way of a third country
        ("2019-03-01", "CN", "KPNAM", "licence_required"),  # shipped from there
        ("2019-03-01", "CN", "CNDLC", "not_covered"),
        ("2019-03-01", None, "CNDLC", "refer"),
        ("2027-04-13", "KP", "KP", "licence_required"),
        ("2027-04-14", "KP", "KP", "refer"),
    ],
)
def test_imports_into_japan(day: str, origin: str | None, port: str, verdict: str | None) -> None:
    case = cargo(
        date=day, movement="import", goods=[goods("0307", "clams", origin)], shipped_from=port, destination="JP"
    )
    said = answer(case, "JP")
    if verdict is None:
        assert outcome(said, "JP-IMPORT-2006") is None
    else:
        assert said.verdict == verdict
        assert said.authority == (None if verdict == "not_covered" else "METI")


@pytest.mark.parametrize(("day", "verdict"), [("2009-06-17", "allowed"), ("2009-06-18", "licence_required")])
def test_exports_from_japan(day: str, verdict: str) -> None:
    line = goods("8712", "bicycles", "JP")
    case = cargo(date=day, movement="export", goods=[line], shipped_from="JP", destination="KP")
    assert answer(case, "JP").verdict == verdict


def test_trade_between_others_is_not_japans() -> None:
    assert answer(from_dprk(goods("8712", "bicycles")), "JP").verdict == "not_covered"


def test_brokering_by_a_resident_of_japan() -> None:
    broker = [{"kind": "organisation", "residence": "JP", "listed": False}]
    case = cargo(movement="brokering", goods=[goods("8712", "bicycles")], shipped_from="KP", destination="CN")
    assert answer({**case, "parties": broker}, "JP").verdict == "licence_required"
    assert answer(case, "JP").verdict == "not_covered"


def test_an_approval_of_meti_opens_the_import() -> None:
    decision = {"authority": "METI", "from": "2019-01-01", "to": "2019-12-31", "covers": ["JP-IMPORT-2006"]}
    case = cargo(movement="import", goods=[goods("0307", "clams")], shipped_from="KP", destination="JP")
    assert answer({**case, "decisions": [decision]}, "JP").verdict == "allowed"


@pytest.mark.parametrize(
    ("day", "hs", "what", "bites"),
    [
        ("2006-11-14", "8703", "passenger cars", None),
        ("2006-11-15", "8703", "passenger cars", True),
        ("2017-02-21", "5805", "tapestries", False),
        ("2017-02-22", "5805", "tapestries", True),
        ("2017-02-21", "6911", "porcelain tableware", False),
        ("2017-02-22", "6911", "porcelain tableware", True),
        ("2017-02-22", "8712", "bicycles", False),
    ],
)
def test_luxury_goods_of_japan_by_day(day: str, hs: str, what: str, bites: bool | None) -> None:
    line = {**goods(hs, what, "JP"), "luxury": None}
    said = answer(cargo(date=day, movement="export", goods=[line], shipped_from="JP", destination="KP"), "JP")
    assert outcome(said, "JP-LUX-2006") == (None if bites is None else "applies" if bites else "clear")


# ---------------------------------------------------------------- United Nations: goods from the DPRK


@pytest.mark.parametrize(
    ("first", "hs", "what", "measure"),
    [
        ("2016-03-02", "7108", "gold", "UN-2270:p30"),
        ("2016-11-30", "7404", "copper scrap", "UN-2321:p28"),
        ("2016-11-30", "9703", "statues", "UN-2321:p29"),
        ("2017-08-05", "2701", "coal", "UN-2371:p8"),
        ("2017-08-05", "2601", "iron ore", "UN-2371:p8"),
        ("2017-08-05", "0307", "clams", "UN-2371:p9"),
        ("2017-08-05", "2607", "lead ore", "UN-2371:p10"),
        ("2017-09-11", "6203", "men's suits", "UN-2375:p16"),
        ("2017-12-22", "0802", "walnuts", "UN-2397:p6"),
        ("2017-12-22", "8501", "electric motors", "UN-2397:p6"),
        ("2017-12-22", "2519", "magnesite", "UN-2397:p6"),
        ("2017-12-22", "4403", "logs", "UN-2397:p6"),
    ],
)
def test_sector_bans_begin_with_their_resolution(first: str, hs: str, what: str, measure: str) -> None:
    case = from_dprk(goods(hs, what), contract_date=first, cleared_on=None)
    later = answer({**case, "date": "2019-03-01", "contract_date": "2019-02-01"}, "UN")
    assert (later.verdict, later.authority, outcome(later, measure)) == ("prohibited", "1718 Committee", "applies")
    year, month, day = map(int, first.split("-"))
    before = f"{year}-{month:02d}-{day - 1:02d}"
    assert outcome(answer({**case, "date": before}, "UN"), measure) is None
    assert outcome(answer({**case, "date": first}, "UN"), measure) not in (None, "clear")


def test_an_indicative_code_alone_never_bites() -> None:
    contradicted = answer(from_dprk(goods("2701", "ceramic tiles")), "UN")
    assert outcome(contradicted, "UN-2371:p8") in ("clear", "undetermined")
    said = answer(from_dprk(goods("2701", None)), "UN")
    assert said.verdict == "refer"
    assert "goods[0].description" in said.needs


def test_an_unknown_code_is_asked_for() -> None:
    said = answer(from_dprk(goods(None, "things")), "UN")
    assert said.verdict == "refer"
    assert "goods[0].hs" in said.needs


def test_other_goods_from_the_dprk_are_reached_and_free() -> None:
    assert answer(from_dprk(goods("9503", "toys")), "UN").verdict == "allowed"


@pytest.mark.parametrize(
    ("hs", "what", "contract", "cleared", "verdict"),
    [
        ("2601", "iron ore", "2017-08-04", "2017-08-31", "allowed"),
        ("2601", "iron ore", "2017-08-04", "2017-09-04", "allowed"),  # thirty days
        ("2601", "iron ore", "2017-08-04", "2017-09-05", "prohibited"),
        ("2601", "iron ore", "2017-08-06", "2017-08-31", "prohibited"),
        ("2601", "iron ore", None, "2017-08-31", "refer"),
        ("2701", "coal", "2017-08-04", "2017-08-31", "allowed"),
        ("6203", "men's suits", "2017-09-10", "2017-12-10", "allowed"),
        ("6203", "men's suits", "2017-09-10", "2017-12-11", "prohibited"),
        ("6203", "men's suits", "2017-09-12", "2017-12-01", "prohibited"),
        ("6203", "men's suits", None, "2017-12-01", "refer"),
        ("6203", "men's suits", None, "2017-12-11", "prohibited"),
    ],
)
def test_contracts_made_before_the_ban(hs: str, what: str, contract: str | None, cleared: str, verdict: str) -> None:
    case = from_dprk(goods(hs, what), date=cleared, cleared_on=cleared, contract_date=contract, livelihood=False)
    said = answer(case, "UN")
    assert said.verdict == verdict
    if verdict == "refer":
        assert said.needs == ("contract_date",)


def test_russian_coal_through_rajin() -> None:
    line = goods("2701", "coal", "RU", shipped_from="KPRJN")
    assert answer(cargo(movement="export", goods=[line], destination="CN"), "UN").verdict == "allowed"
    other = {**line, "shipped_from": "KPNAM"}
    assert answer(cargo(movement="export", goods=[other], destination="CN"), "UN").verdict == "prohibited"


@pytest.mark.parametrize(
    ("day", "livelihood", "verdict"),
    [
        ("2016-03-01", False, "allowed"),
        ("2016-03-02", False, "prohibited"),
        ("2016-03-02", True, "allowed"),
        ("2016-03-02", None, "refer"),
    ],
)
def test_coal_for_livelihood_under_2270(day: str, livelihood: bool | None, verdict: str) -> None:
    assert answer(from_dprk(goods("2701", "coal"), date=day, livelihood=livelihood), "UN").verdict == verdict


def test_the_coal_cap_has_two_units() -> None:
    """A cargo states one total: the other unit stays a question, and one cap passed decides alone."""
    tonnes, dollars = 7_500_000, 400_870_000
    line = goods("2701", "coal", quantity={"value": 1, "unit": "t"})
    before = {"unit": "t", "from": "2017-01-01", "to": "2017-03-31"}
    at = from_dprk(line, date="2017-04-01", livelihood=True, period_total_before={"value": tonnes - 1, **before})
    over = from_dprk(line, date="2017-04-01", livelihood=True, period_total_before={"value": tonnes, **before})
    assert answer(at, "UN").verdict == "refer"
    assert answer(over, "UN").verdict == "prohibited"
    paid = goods("2701", "coal", quantity={"value": 1, "unit": "usd"})
    over = from_dprk(
        paid, date="2017-04-01", livelihood=True, period_total_before={**before, "value": dollars, "unit": "usd"}
    )
    assert answer(over, "UN").verdict == "prohibited"


# ---------------------------------------------------------------- United Nations: goods to the DPRK


@pytest.mark.parametrize(
    ("first", "hs", "what", "measure"),
    [
        ("2016-03-02", "271019", "jet fuel, kerosene type", "UN-2270:p31"),
        ("2017-09-11", "271111", "liquefied natural gas", "UN-2375:p13"),
        ("2017-12-22", "8413", "pumps", "UN-2397:p7"),
        ("2017-12-22", "8703", "cars", "UN-2397:p7"),
        ("2017-12-22", "7208", "steel sheet", "UN-2397:p7"),
    ],
)
def test_exports_barred_from_their_resolution(first: str, hs: str, what: str, measure: str) -> None:
    case = to_dprk(goods(hs, what, "CN"))
    assert outcome(answer(case, "UN"), measure) == "applies"
    year, month, day = map(int, first.split("-"))
    assert outcome(answer({**case, "date": f"{year}-{month:02d}-{day - 1:02d}"}, "UN"), measure) is None
    assert outcome(answer({**case, "date": first}, "UN"), measure) == "applies"


@pytest.mark.parametrize(("day", "verdict"), [("2006-10-13", "not_covered"), ("2006-10-14", "prohibited")])
def test_luxury_goods_to_the_dprk(day: str, verdict: str) -> None:
    assert answer(to_dprk({**goods("2208", "whisky", "CN"), "luxury": True}, date=day), "UN").verdict == verdict


def test_arms() -> None:
    assert answer(to_dprk({**goods("9301", "rifles", "CN"), "controlled": True}), "UN").verdict == "prohibited"
    assert answer(from_dprk({**goods("9301", "rifles"), "controlled": True}), "UN").verdict == "prohibited"


REFINED = goods("2710", "diesel oil", "CN", quantity={"value": 1, "unit": "bbl"})


def total(value: int, from_: str, to: str, unit: str = "bbl") -> dict[str, Any]:
    return {"value": value, "unit": unit, "from": from_, "to": to}


@pytest.mark.parametrize(
    ("day", "before", "verdict"),
    [
        ("2018-11-01", total(499_999, "2018-01-01", "2018-10-31"), "allowed_with_duty"),
        ("2018-11-01", total(500_000, "2018-01-01", "2018-10-31"), "prohibited"),
        ("2018-01-01", total(0, "2018-01-01", "2018-01-01"), "allowed_with_duty"),
        ("2017-12-31", total(499_999, "2017-10-01", "2017-12-30"), "allowed_with_duty"),
        ("2017-12-31", total(500_000, "2017-10-01", "2017-12-30"), "prohibited"),
        ("2018-11-01", total(100, "2017-11-01", "2018-10-31"), "refer"),  # not the calendar year
        ("2018-11-01", None, "refer"),
    ],
)
def test_refined_petroleum_of_the_calendar_year(day: str, before: Any, verdict: str) -> None:
    said = answer(to_dprk(REFINED, date=day, livelihood=True, period_total_before=before), "UN")
    assert said.verdict == verdict
    if verdict == "refer":
        assert said.needs == ("period_total_before",)
    if verdict == "allowed_with_duty":
        assert said.duty == "report_to_committee"


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"livelihood": False}, "prohibited"),
        ({"livelihood": None}, "refer"),
        ({"parties": [{"kind": "organisation", "residence": "KP", "listed": True}]}, "prohibited"),
    ],
)
def test_petroleum_for_livelihood_and_without_listed_parties(change: dict[str, Any], verdict: str) -> None:
    case = to_dprk(
        REFINED, date="2018-11-01", livelihood=True, period_total_before=total(0, "2018-01-01", "2018-10-31")
    )
    assert answer({**case, **change}, "UN").verdict == verdict


@pytest.mark.parametrize(
    ("day", "before", "quantity", "verdict"),
    [
        ("2018-12-21", total(3_999_999, "2017-12-22", "2018-12-20"), (1, "bbl"), "allowed_with_duty"),
        ("2018-12-21", total(4_000_000, "2017-12-22", "2018-12-20"), (1, "bbl"), "prohibited"),
        ("2018-12-22", total(4_000_000, "2017-12-22", "2018-12-21"), (1, "bbl"), "refer"),  # a new period began
        ("2018-12-22", total(0, "2018-12-22", "2018-12-22"), (4_000_000, "bbl"), "allowed_with_duty"),
        ("2018-12-21", total(524_999, "2017-12-22", "2018-12-20", "t"), (1, "t"), "allowed_with_duty"),
        ("2018-12-21", total(525_000, "2017-12-22", "2018-12-20", "t"), (1, "t"), "prohibited"),
    ],
)
def test_crude_oil_of_twelve_months_from_22_december(
    day: str, before: Any, quantity: tuple[int, str], verdict: str
) -> None:
    line = goods("2709", "crude oil", "CN", quantity={"value": quantity[0], "unit": quantity[1]})
    said = answer(to_dprk(line, date=day, livelihood=True, period_total_before=before), "UN")
    assert said.verdict == verdict


def test_a_committee_decision_on_file_opens_one_paragraph() -> None:
    decision = {"authority": "1718 Committee", "from": "2019-01-01", "to": "2019-12-31", "covers": ["UN-2397:p7"]}
    assert answer(to_dprk(goods("8413", "pumps", "CN"), decisions=[decision]), "UN").verdict == "allowed"
    assert answer(to_dprk(goods("7208", "steel sheet", "CN"), decisions=[decision]), "UN").verdict == "allowed"
    other = {**decision, "covers": ["UN-2397:p5"]}
    assert answer(to_dprk(goods("8413", "pumps", "CN"), decisions=[other]), "UN").verdict == "prohibited"
    whole = {**decision, "covers": ["UN-2397"]}
    assert answer(to_dprk(goods("8413", "pumps", "CN"), decisions=[whole]), "UN").verdict == "allowed"


# ---------------------------------------------------------------- others


def test_a_luxury_car_once_japan_lifted_everything_stays_with_the_un_and_needs_a_us_licence_with_a_tie() -> None:
    line = {**goods("8703", "passenger cars", "US"), "luxury": True}
    case = cargo(date="2019-03-01", movement="export", goods=[line], shipped_from="US", destination="KP")
    decision = ask({**case, "nexus": {"us_origin": True}})
    assert (decision.regimes["UN"].verdict, decision.regimes["US"].verdict) == ("prohibited", "licence_required")


@pytest.mark.parametrize(("day", "verdict"), [("2010-05-23", "not_covered"), ("2010-05-24", "licence_required")])
def test_trade_with_korea(day: str, verdict: str) -> None:
    case = cargo(date=day, movement="import", goods=[goods("9503", "toys")], shipped_from="KP", destination="KR")
    assert answer(case, "KR").verdict == verdict


def test_cargo_without_a_link_is_not_covered_anywhere() -> None:
    case = cargo(
        movement="import",
        goods=[goods("8712", "bicycles", "CN")],
        shipped_from="CN",
        destination="JP",
        nexus={"us_person": False},
    )
    assert {s.verdict for s in ask(case).regimes.values()} == {"not_covered"}


def test_tonnes_of_a_product_count_by_the_factor_that_the_case_states() -> None:
    before = total(499_000, "2018-01-01", "2018-10-31")

    def diesel(**quantity: Any) -> Any:
        line = goods("2710", "diesel oil", "CN", quantity={"value": 100, "unit": "t", **quantity})
        return ask(to_dprk(line, date="2018-11-01", livelihood=True, period_total_before=before))

    said = diesel()
    assert said.regimes["UN"].verdict == "refer"
    assert said.regimes["UN"].needs == ("goods[0].quantity.factor",)
    assert [(p.code, p.field) for p in said.problems] == [("cargo.unit.unconvertible", "goods[0].quantity")]
    assert diesel(factor=10).regimes["UN"].verdict == "allowed_with_duty"
    assert diesel(factor="10.01").regimes["UN"].verdict == "prohibited"
    assert diesel(unit="kg", factor="10.01").regimes["UN"].verdict == "allowed_with_duty"


def test_crude_oil_is_reported_every_ninety_days() -> None:
    line = goods("2709", "crude oil", "CN", quantity={"value": 1, "unit": "bbl"})

    def verdict(last: str) -> str:
        before = total(0, "2018-12-22", last)
        return answer(to_dprk(line, date="2019-06-30", period_total_before=before), "UN").verdict

    assert (verdict("2019-03-31"), verdict("2019-03-30")) == ("allowed_with_duty", "refer")


def test_goods_without_origin_and_port_are_asked_for_them_where_that_decides() -> None:
    line = goods("2701", "coal", None)
    said = ask(cargo(movement="import", goods=[line], destination="CN"))
    assert ("cargo.origin.missing", "goods[0].origin") in [(p.code, p.field) for p in said.problems]
    told = ask(cargo(movement="import", goods=[{**line, "origin": "AU"}], shipped_from="AU", destination="CN"))
    assert "cargo.origin.missing" not in [p.code for p in told.problems]
