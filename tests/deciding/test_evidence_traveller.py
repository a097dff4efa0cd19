"""Travellers: nationality, role and movement apart; refusals by day; special circumstances; lists; passports."""

from typing import Any

import pytest

from tests.deciding.asking import answer, ask, outcome

DPRK = {"kind": "person", "nationalities": ["KP"], "residence": "KP", "listed": False, "roles": []}


def entry(**changes: Any) -> dict[str, Any]:
    """A DPRK national enters Japan for a visit in 2019."""
    return {
        "kind": "traveller",
        "date": "2019-03-01",
        "decisions": [],
        "person": DPRK,
        "movement": "entry",
        "destination": "JP",
        "purpose": "visit",
        **changes,
    }


def person(nationality: str, *roles: str, **more: Any) -> dict[str, Any]:
    return {
        "kind": "person",
        "nationalities": [nationality],
        "residence": "JP",
        "roles": list(roles),
        "listed": False,
        **more,
    }


# ---------------------------------------------------------------- entry


@pytest.mark.parametrize(
    ("day", "measure"),
    [
        ("2006-10-10", None),
        ("2006-10-11", "JP-ENTRY-NATIONALS-2006"),
        ("2014-07-03", "JP-ENTRY-NATIONALS-2006"),
        ("2014-07-04", None),
        ("2016-02-09", None),
        ("2016-02-10", "JP-ENTRY-NATIONALS-2016"),
        ("2030-01-01", "JP-ENTRY-NATIONALS-2016"),
    ],
)
def test_dprk_nationals_are_refused_in_principle(day: str, measure: str | None) -> None:
    said = answer(entry(date=day), "JP")
    if measure:
        assert (said.verdict, said.authority, outcome(said, measure)) == ("prohibited", "MOJ", "applies")
    else:
        assert said.verdict in ("not_covered", "allowed", "refer")


@pytest.mark.parametrize(("filed", "verdict"), [(True, "licence_required"), (False, "refer"), (None, "refer")])
@pytest.mark.parametrize("day", ["2011-09-02", "2017-12-05", "2024-02-28"])
def test_international_sport(day: str, filed: bool | None, verdict: str) -> None:
    said = answer(entry(date=day, purpose="international_sport", application_filed=filed), "JP")
    assert (said.verdict, said.authority) == (verdict, "MOJ")


@pytest.mark.parametrize(("filed", "verdict"), [(True, "licence_required"), (False, "refer")])
def test_the_sport_rule_holds_for_officials_too(filed: bool, verdict: str) -> None:
    """`gives` puts the note on all three entry measures, that of July 2006 among them."""
    official = {**DPRK, "roles": ["dprk_official"]}
    case = entry(date="2006-08-01", person=official, purpose="international_sport", application_filed=filed)
    assert answer(case, "JP").verdict == verdict


@pytest.mark.parametrize(
    ("day", "roles", "verdict"),
    [
        ("2006-07-04", ["dprk_official"], "not_covered"),
        ("2006-07-05", ["dprk_official"], "prohibited"),
        ("2006-10-10", [], "allowed"),
        ("2006-10-10", None, "refer"),
    ],
)
def test_officials_before_all_nationals(day: str, roles: list[str] | None, verdict: str) -> None:
    assert answer(entry(date=day, person={**DPRK, "roles": roles}), "JP").verdict == verdict


def test_a_resident_of_japan_may_return() -> None:
    resident = person("KP")
    assert (
        answer(entry(date="2010-01-15", person=resident, residence_status="special_permanent"), "JP").verdict
        == "allowed"
    )


def test_born_in_the_dprk_is_no_nationality() -> None:
    said = answer(entry(person=person("CN", residence="CN", birth_country="KP")), "JP")
    assert said.verdict == "not_covered"


def test_an_unknown_nationality_is_asked_for() -> None:
    said = answer(entry(person={"kind": "person", "roles": [], "listed": False}), "JP")
    assert said.verdict == "refer"
    assert "person.nationalities" in said.needs


def test_a_special_circumstance_on_file_opens() -> None:
    decision = {"authority": "MOJ", "from": "2019-02-20", "to": "2019-03-05", "covers": ["JP-ENTRY-NATIONALS-2016"]}
    assert answer(entry(decisions=[decision]), "JP").verdict == "allowed"
    stays = entry(decisions=[decision], stay={"from": "2019-03-01", "to": "2019-03-06"})
    assert answer(stays, "JP").verdict == "prohibited"  # the stay outlasts it


# ---------------------------------------------------------------- re-entry and landing


def reentry(*roles: str, nationality: str = "CN", designated: bool | None = True, **changes: Any) -> dict[str, Any]:
    return entry(
        person=person(nationality, *roles),
        movement="reentry",
        trip=["JP", "KP", "JP"],
        residence_status="permanent",
        designated_by_moj=designated,
        **changes,
    )


@pytest.mark.parametrize(
    ("role", "measure"),
    [
        ("dprk_official", "JP-REENTRY-OFFICIALS-2016"),
        ("assists_dprk_official", "JP-REENTRY-OFFICIALS-2016"),
        ("chongryon_officer", "JP-REENTRY-OFFICIALS-2016"),
        ("nuclear_missile_engineer", "JP-REENTRY-ENGINEERS-2016"),
    ],
)
@pytest.mark.parametrize(("day", "barred"), [("2016-02-09", False), ("2016-02-10", True)])
def test_no_re_entry_after_a_trip_to_the_dprk(role: str, measure: str, day: str, barred: bool) -> None:
    said = answer(reentry(role, date=day), "JP")
    assert outcome(said, measure) == ("applies" if barred else None)
    assert (said.verdict == "prohibited") == barred


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"trip": ["JP", "CN", "JP"]}, "not_covered"),
        ({"trip": None}, "refer"),
        ({"movement": "departure", "destination": "KP"}, "not_covered"),
    ],
)
def test_the_trip_decides_re_entry(change: dict[str, Any], verdict: str) -> None:
    assert answer({**reentry("nuclear_missile_engineer"), **change}, "JP").verdict == verdict


def test_a_role_that_is_not_among_them() -> None:
    assert answer(reentry(), "JP").verdict == "allowed"


def test_unknown_roles_are_asked_for() -> None:
    case = reentry()
    said = answer({**case, "person": {**case["person"], "roles": None}}, "JP")
    assert said.verdict == "refer"
    assert "person.roles" in said.needs


def test_an_engineer_of_japanese_nationality_is_not_a_foreigner() -> None:
    assert answer(reentry("nuclear_missile_engineer", nationality="JP"), "JP").verdict != "prohibited"


@pytest.mark.parametrize(("day", "verdict"), [("2016-02-09", "not_covered"), ("2016-02-10", "prohibited")])
def test_crews_of_dprk_ships_may_not_land(day: str, verdict: str) -> None:
    crew = person("CN", "dprk_ship_crew", residence="CN")
    assert answer(entry(date=day, person=crew, movement="landing"), "JP").verdict == verdict


@pytest.mark.parametrize("movement", ["landing", "reentry"])
def test_foreigners_convicted_of_a_breach(movement: str) -> None:
    convicted = person("CN", "convicted_dprk_trade")
    assert answer(entry(person=convicted, movement=movement, trip=["JP", "CN", "JP"]), "JP").verdict == "prohibited"


def test_a_request_moves_no_verdict() -> None:
    said = answer(entry(person=person("JP"), movement="departure", destination="KP"), "JP")
    assert (said.verdict, said.needs) == ("not_covered", ())
    request = next(f for f in said.findings if f.measure == "JP-TRAVEL-REQUEST")
    assert (request.nature, request.verdict) == ("request", "not_covered")


# ---------------------------------------------------------------- United Nations


@pytest.mark.parametrize(
    ("destination", "to", "verdict"),
    [
        ("KR", "2018-02-11", "allowed"),
        ("KR", "2018-02-12", "prohibited"),  # the stay outlasts the exemption
        ("KP", "2018-02-12", "not_covered"),  # a State need not bar its own nationals
    ],
)
def test_the_travel_ban_and_its_exemption(destination: str, to: str, verdict: str) -> None:
    exemption = {
        "authority": "1718 Committee",
        "from": "2018-02-09",
        "to": "2018-02-11",
        "covers": ["UN-1718", "travel"],
    }
    case = entry(
        date="2018-02-09",
        person={**DPRK, "listed": True},
        destination=destination,
        decisions=[exemption],
        stay={"from": "2018-02-09", "to": to},
    )
    assert answer(case, "UN").verdict == verdict


@pytest.mark.parametrize(
    "change",
    [{"authority": "MOJ"}, {"covers": ["UN-1718", "payment"]}, {"covers": ["UN-2270"]}, {"from": "2018-02-10"}],
)
def test_an_exemption_for_something_else(change: dict[str, Any]) -> None:
    exemption = {
        "authority": "1718 Committee",
        "from": "2018-02-09",
        "to": "2018-02-11",
        "covers": ["UN-1718", "travel"],
    }
    case = entry(
        date="2018-02-09", person={**DPRK, "listed": True}, destination="KR", decisions=[{**exemption, **change}]
    )
    assert answer(case, "UN").verdict == "prohibited"


def test_an_unlisted_dprk_national_is_reached_and_not_barred() -> None:
    assert answer(entry(destination="KR"), "UN").verdict == "allowed"


# ---------------------------------------------------------------- United States, Republic of Korea


def american(**changes: Any) -> dict[str, Any]:
    return entry(
        person=person("US", residence="US"),
        movement="departure",
        destination="KP",
        passport="US",
        special_validation=False,
        **changes,
    )


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("2017-08-31", "not_covered"),
        ("2017-09-01", "licence_required"),
        ("2026-08-31", "licence_required"),
        ("2026-09-01", "refer"),
    ],
)
def test_us_passports(day: str, verdict: str) -> None:
    said = answer(american(date=day), "US")
    assert said.verdict == verdict
    if verdict == "licence_required":
        assert said.authority == "State"


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"special_validation": True}, "allowed"),
        ({"special_validation": None}, "refer"),
        ({"passport": None}, "refer"),
        ({"passport": "CA"}, "not_covered"),
        ({"destination": "KR"}, "not_covered"),
        ({"destination": "CN", "trip": ["US", "CN", "KP"]}, "licence_required"),
    ],
)
def test_what_else_us_passports_turn_on(change: dict[str, Any], verdict: str) -> None:
    assert answer({**american(), **change}, "US").verdict == verdict


@pytest.mark.parametrize(("day", "verdict"), [("2010-05-23", "not_covered"), ("2010-05-24", "licence_required")])
def test_visits_from_korea(day: str, verdict: str) -> None:
    case = entry(date=day, person=person("KR", residence="KR"), movement="departure", destination="KP")
    assert answer(case, "KR").verdict == verdict


def test_a_traveller_without_any_link_is_not_covered_anywhere() -> None:
    decision = ask(entry(person=person("FR", residence="FR"), destination="JP", passport="FR", trip=["FR", "JP"]))
    assert {s.verdict for s in decision.regimes.values()} == {"not_covered"}
