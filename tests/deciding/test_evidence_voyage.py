"""Voyages: flags, dated calls and how surely they are known, windows, designations, distress, decisions on file."""

from typing import Any

import pytest

from tests.deciding.asking import answer, ask, held, outcome


def call(
    arrival: str, departure: str | None = "same", port: str = "KPNAM", source: str = "documented", **more: Any
) -> dict[str, Any]:
    return {
        "port": port,
        "arrival": arrival,
        "departure": arrival if departure == "same" else departure,
        "source": source,
        **more,
    }


def ship(flag: str | None = "PA", **more: Any) -> dict[str, Any]:
    return {"name": "NEW REGENT", "flag": flag, "designated": [], **more}


def voyage(**changes: Any) -> dict[str, Any]:
    """A Panamanian ship with a clean and complete record, bound for Maizuru in February 2019."""
    return {
        "kind": "voyage",
        "date": "2019-02-15",
        "decisions": [],
        "ship": ship(),
        "port": "JPMAI",
        "calls": [],
        "transfers": [],
        "distress": False,
        **changes,
    }


# ---------------------------------------------------------------- Japan: flag and dated calls


@pytest.mark.parametrize(
    ("flag", "on", "verdict", "measure"),
    [
        ("PA", "2016-02-18", "allowed", "JP-PORT-3RD-2016"),
        ("PA", "2016-02-19", "prohibited", "JP-PORT-3RD-2016"),
        ("PA", "2017-01-20", "prohibited", "JP-PORT-3RD-2016"),
        ("JP", "2016-06-01", "allowed", "JP-PORT-JPFLAG-2016"),
        ("JP", "2016-12-08", "allowed", "JP-PORT-JPFLAG-2016"),
        ("JP", "2016-12-09", "prohibited", "JP-PORT-JPFLAG-2016"),
        ("KP", "2016-02-18", "prohibited", "JP-PORT-DPRKFLAG"),
    ],
)
def test_which_calls_count_for_which_flag(flag: str, on: str, verdict: str, measure: str) -> None:
    said = answer(voyage(ship=ship(flag), calls=[call(on)]), "JP")
    assert said.verdict == verdict
    assert outcome(said, measure) == ("applies" if verdict == "prohibited" else "clear")


def test_there_is_no_look_back_limit() -> None:
    assert answer(voyage(date="2026-12-01", calls=[call("2016-02-19")]), "JP").verdict == "prohibited"


def test_without_a_dprk_link_no_regime_is_concerned() -> None:
    said = {r: s.verdict for r, s in ask(voyage(calls=[call("2019-02-01", port="CNDLC")])).regimes.items()}
    assert set(said.values()) == {"not_covered"}


def test_a_ship_bound_elsewhere_is_not_for_japan() -> None:
    assert answer(voyage(port="CNDLC", ship=ship("KP"), calls=[call("2019-02-01")]), "JP").verdict == "not_covered"


def test_an_unknown_port_is_asked_for() -> None:
    said = answer(voyage(port=None, calls=[call("2019-02-01")]), "JP")
    assert said.verdict == "refer"
    assert "port" in said.needs


def test_an_unknown_flag_is_asked_for_where_it_decides() -> None:
    said = answer(voyage(ship=ship(None), calls=[call("2016-06-01")]), "JP")
    assert said.verdict == "refer"
    assert "ship.flag" in said.needs


@pytest.mark.parametrize(("day", "verdict"), [("2016-02-18", "not_covered"), ("2016-02-19", "prohibited")])
def test_the_call_rule_is_in_force_from_19_february_2016(day: str, verdict: str) -> None:
    case = voyage(date=day, calls=[call("2016-02-19")] if verdict == "prohibited" else [call("2016-01-10")])
    said = answer(case, "JP")
    assert (outcome(said, "JP-PORT-3RD-2016") is None) == (day == "2016-02-18")
    assert (said.verdict == "prohibited") == (verdict == "prohibited")


@pytest.mark.parametrize(("day", "verdict"), [("2027-04-13", "prohibited"), ("2027-04-14", "refer")])
def test_after_the_last_decided_day_nobody_knows(day: str, verdict: str) -> None:
    assert answer(voyage(date=day, calls=[call("2019-02-01")]), "JP").verdict == verdict
    assert answer(voyage(date=day, ship=ship("KP")), "JP").verdict == verdict


# ---------------------------------------------------------------- what is known of the calls


def test_the_chiba_ship() -> None:
    """Ten clean ports declared, nothing asked further: a question; with the call documented: barred."""
    clean = [{"port": "CN", "source": "declared"}] * 10
    case = voyage(date="2017-11-15", ship=ship("HK"), port="JPCHB", calls=None, last_ports_declared=clean)
    said = answer(case, "JP")
    assert said.verdict == "refer"
    assert "calls" in said.needs
    assert answer({**case, "calls": [call("2017-01-20", port="KPRJN")]}, "JP").verdict == "prohibited"


def test_a_dprk_port_among_the_last_ports_is_a_call() -> None:
    case = voyage(calls=None, last_ports_declared=[call("2019-01-20", source="declared")])
    assert answer(case, "JP").verdict == "prohibited"


@pytest.mark.parametrize(("declared", "verdict"), [(True, "prohibited"), (False, "not_covered"), (None, "refer")])
def test_the_declaration_decides_where_calls_are_unknown(declared: bool | None, verdict: str) -> None:
    assert answer(voyage(calls=None, declared_dprk_call=declared), "JP").verdict == verdict


@pytest.mark.parametrize("declared", [True, False, None])
def test_the_declaration_decides_only_there(declared: bool | None) -> None:
    assert answer(voyage(calls=[], declared_dprk_call=declared), "JP").verdict == "not_covered"
    assert answer(voyage(calls=[call("2019-01-20")], declared_dprk_call=declared), "JP").verdict == "prohibited"


def test_a_declaration_against_the_record_is_noticed() -> None:
    decision = ask(voyage(calls=[call("2019-01-20")], declared_dprk_call=False))
    assert "voyage.calls.contradict" in {p.code for p in decision.problems}


@pytest.mark.parametrize(
    ("confidence", "verdict"), [(4, "prohibited"), (3, "prohibited"), (2, "refer"), (1, "not_covered")]
)
def test_how_sure_a_track_must_be(confidence: int, verdict: str) -> None:
    seen = call("2019-02-10", source="ais", confidence=confidence)
    assert answer(voyage(calls=[seen]), "JP").verdict == verdict


def test_a_sure_call_wins_over_a_declaration() -> None:
    seen = call("2019-02-10", source="ais", confidence=3)
    assert answer(voyage(calls=[seen], declared_dprk_call=False), "JP").verdict == "prohibited"


@pytest.mark.parametrize(
    ("flag", "since", "verdict"),
    [
        ("PA", "2016-02-19", "not_covered"),
        ("PA", "2016-02-20", "refer"),
        ("JP", "2016-12-09", "not_covered"),
        ("JP", "2016-12-10", "refer"),
    ],
)
def test_a_record_must_reach_back_to_the_day_that_counts(flag: str, since: str, verdict: str) -> None:
    said = answer(voyage(ship=ship(flag), calls_since=since), "JP")
    assert said.verdict == verdict
    if verdict == "refer":
        assert "calls" in said.needs


def test_a_short_record_with_a_call_decides() -> None:
    assert answer(voyage(calls=[call("2019-01-20")], calls_since="2019-01-01"), "JP").verdict == "prohibited"


@pytest.mark.parametrize(
    ("calls", "declared", "outcome_"),
    [(None, None, "undetermined"), ([], None, "clear"), (None, False, "clear"), (None, True, "clear")],
)
def test_the_pre_arrival_report_asks_until_either_is_known(calls: Any, declared: bool | None, outcome_: str) -> None:
    said = answer(voyage(date="2018-07-16", calls=calls, declared_dprk_call=declared), "JP")
    assert outcome(said, "JP-PORT-PREREPORT") == outcome_
    before = answer(voyage(date="2018-07-15", calls=calls, declared_dprk_call=declared), "JP")
    assert outcome(before, "JP-PORT-PREREPORT") is None


# ---------------------------------------------------------------- Japan: 2006, 2014, distress, decisions


@pytest.mark.parametrize(
    ("day", "since", "verdict"),
    [
        ("2006-10-14", "2006-10-13", "allowed_with_duty"),
        ("2006-10-14", "2006-10-14", "prohibited"),
        ("2006-10-15", "2006-10-13", "prohibited"),
    ],
)
def test_in_port_when_the_ban_began(day: str, since: str, verdict: str) -> None:
    said = answer(voyage(date=day, ship=ship("KP", name="A freighter"), in_port_since=since), "JP")
    assert said.verdict == verdict
    if verdict == "allowed_with_duty":
        assert said.duty == "leave_by 2006-10-14"


@pytest.mark.parametrize(
    ("day", "verdict"), [("2006-07-04", "not_covered"), ("2006-07-05", "prohibited"), ("2006-10-13", "prohibited")]
)
def test_mangyongbong_92_from_5_july_2006(day: str, verdict: str) -> None:
    said = answer(voyage(date=day, ship=ship("KP", name="MANGYONGBONG 92"), port="JPKIJ"), "JP")
    assert said.verdict == verdict


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, "allowed"),
        ({"date": "2014-07-03"}, "prohibited"),
        ({"date": "2014-07-04"}, "allowed"),
        ({"date": "2016-02-18"}, "allowed"),
        ({"date": "2016-02-19"}, "prohibited"),
        ({"goods_approved": False}, "prohibited"),
        ({"goods_approved": None}, "prohibited"),  # absent: not claimed
        ({"purpose": ["load_humanitarian_goods", "passengers"]}, "prohibited"),
        ({"purpose": ["cargo"]}, "prohibited"),
        ({"purpose": None}, "refer"),
        ({"ship": ship("KP", name="Mangyongbong-92")}, "prohibited"),
    ],
)
def test_humanitarian_loading_between_2014_and_2016(change: dict[str, Any], verdict: str) -> None:
    case = voyage(
        date="2014-09-01",
        ship=ship("KP", name="A freighter"),
        purpose=["load_humanitarian_goods"],
        goods_approved=True,
    )
    said = answer({**case, **change}, "JP")
    assert said.verdict == verdict
    assert ("JP-PORT-HUM-2014" in held(said)) == (verdict == "allowed")


def test_distress_is_for_the_cabinet_to_judge_and_never_allowed_by_itself() -> None:
    said = answer(voyage(calls=[call("2019-01-20")], distress=True), "JP")
    assert (said.verdict, said.at_most) == ("refer", "prohibited")
    absent = answer(voyage(calls=[call("2019-01-20")], distress=None), "JP")
    assert absent.verdict == "prohibited"  # absent: not claimed


def test_a_cabinet_decision_on_file_opens_the_port() -> None:
    decision = {"authority": "Cabinet", "id": "special circumstances", "from": "2019-02-01", "to": "2019-02-28"}
    case = voyage(calls=[call("2019-01-20")])
    for covers, verdict in ((["JP-PORT-3RD-2016"], "allowed"), (["JP-PORT-DPRKFLAG"], "prohibited")):
        assert answer({**case, "decisions": [{**decision, "covers": covers}]}, "JP").verdict == verdict
    wrong = {**decision, "covers": ["JP-PORT-3RD-2016"], "authority": "MLIT"}
    assert answer({**case, "decisions": [wrong]}, "JP").verdict == "prohibited"


# ---------------------------------------------------------------- designated ships


@pytest.mark.parametrize(
    ("day", "japan", "un"),
    [
        ("2018-10-15", "not_covered", "not_covered"),
        ("2018-10-16", "allowed", "prohibited"),
        ("2018-10-28", "allowed", "prohibited"),
        ("2018-10-29", "prohibited", "prohibited"),
    ],
)
def test_japan_bars_from_its_own_notice(day: str, japan: str, un: str) -> None:
    marked = ship(designated={"UN": "2018-10-16", "JP": "2018-10-29"})
    decision = ask(voyage(date=day, ship=marked))
    assert (decision.regimes["JP"].verdict, decision.regimes["UN"].verdict) == (japan, un)


def test_a_designated_ship_is_barred_from_any_port_by_the_un() -> None:
    marked = ship(designated={"UN": "2017-10-03"})
    assert answer(voyage(date="2018-01-10", ship=marked, port="CNDLC"), "UN").verdict == "prohibited"


def test_an_emergency_is_for_the_committee_to_judge() -> None:
    marked = ship(designated={"UN": "2017-10-03", "JP": "2017-10-10"})
    assert answer(voyage(ship=marked, distress=True), "UN").verdict == "refer"


def test_an_unlisted_dprk_ship_is_reached_by_the_un_and_not_barred() -> None:
    assert answer(voyage(ship=ship("KP"), port="CNDLC"), "UN").verdict == "allowed"


@pytest.mark.parametrize(
    ("met", "verdict"),
    [
        ([{"date": "2017-09-10", "other": {"flag": "KP"}}], "allowed"),
        ([{"date": "2017-09-11", "other": {"flag": "KP"}}], "prohibited"),
        ([{"date": "2019-02-10", "other": {"flag": "PA"}}], "not_covered"),
        ([{"date": "2019-02-10", "other": {}}], "refer"),
        ([], "not_covered"),
        (None, "refer"),
    ],
)
def test_ship_to_ship_transfer_with_a_dprk_ship(met: Any, verdict: str) -> None:
    decision = ask(voyage(transfers=met))
    assert decision.regimes["UN"].verdict == verdict
    assert decision.regimes["JP"].verdict == "not_covered"  # never a call in Japan's rule


# ---------------------------------------------------------------- Republic of Korea


@pytest.mark.parametrize(
    ("day", "left", "verdict"),
    [
        ("2016-03-07", "2016-03-01", "not_covered"),  # not yet in force, and a foreign ship
        ("2016-03-08", "2016-03-01", "prohibited"),
        ("2016-10-07", "2016-04-10", "prohibited"),  # day 180
        ("2016-10-08", "2016-04-10", "allowed"),  # day 181
        ("2016-12-01", "2016-04-10", "allowed"),
        ("2016-12-02", "2016-04-10", "prohibited"),  # one year from this day on
        ("2018-02-10", "2017-02-10", "prohibited"),  # day 365
        ("2018-02-11", "2017-02-10", "allowed"),
    ],
)
def test_korean_windows(day: str, left: str, verdict: str) -> None:
    assert answer(voyage(date=day, port="KRPUS", calls=[call(left)]), "KR").verdict == verdict


def test_the_korean_window_is_for_foreign_ships() -> None:
    assert answer(voyage(ship=ship("KR"), port="KRPUS", calls=[call("2019-01-20")]), "KR").verdict == "allowed"


@pytest.mark.parametrize(("day", "verdict"), [("2010-05-23", "not_covered"), ("2010-05-24", "prohibited")])
def test_dprk_ships_since_24_may_2010(day: str, verdict: str) -> None:
    said = answer(voyage(date=day, ship=ship("KP"), port="KRPUS"), "KR")
    assert (said.verdict, said.authority) == (verdict, "MOU" if verdict == "prohibited" else None)


@pytest.mark.parametrize(
    ("day", "since", "name", "verdict"),
    [
        ("2018-02-05", None, "Mangyongbong-92", "prohibited"),
        ("2018-02-06", None, "Mangyongbong-92", "allowed"),
        ("2018-02-09", "2018-02-06", "Mangyongbong-92", "allowed"),
        ("2018-02-09", None, "Mangyongbong-92", "prohibited"),
        ("2018-02-06", None, "Chon Song", "prohibited"),
    ],
)
def test_one_exemption_for_one_ship_that_day_and_stay(day: str, since: str | None, name: str, verdict: str) -> None:
    case = voyage(date=day, ship=ship("KP", name=name), port="KRTGH", in_port_since=since, calls=[call("2018-02-05")])
    said = answer(case, "KR")
    assert said.verdict == verdict
    assert ("ROK-EXEMPT-MGB92" in held(said)) == (verdict == "allowed")


# ---------------------------------------------------------------- United States


def to_us(**changes: Any) -> dict[str, Any]:
    return voyage(
        date="2018-08-28", port="USLAX", ship=ship("PA", foreign_interest=True), calls=[call("2018-03-01")], **changes
    )


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("2017-09-20", "not_covered"),
        ("2017-09-21", "licence_required"),
        ("2018-02-28", "licence_required"),
        ("2018-03-01", "allowed"),
    ],
)
def test_180_days_from_the_departure(day: str, verdict: str) -> None:
    """Left on 1 September 2017: 28 February 2018 is day 180."""
    said = answer({**to_us(), "date": day, "calls": [call("2017-08-20", "2017-09-01")]}, "US")
    assert said.verdict == verdict
    assert said.authority == ("OFAC" if verdict == "licence_required" else None)


@pytest.mark.parametrize(
    ("interest", "verdict", "needs"),
    [(True, "licence_required", ()), (False, "not_covered", ()), (None, "refer", ("ship.foreign_interest",))],
)
def test_only_ships_with_a_foreign_interest(interest: bool | None, verdict: str, needs: tuple[str, ...]) -> None:
    said = answer({**to_us(), "ship": ship("US", foreign_interest=interest)}, "US")
    assert (said.verdict, said.needs) == (verdict, needs)


def test_distress_is_a_general_licence() -> None:
    assert answer({**to_us(), "distress": True}, "US").verdict == "allowed"


@pytest.mark.parametrize(
    ("met", "other_left", "verdict"),
    [
        ("2018-08-01", "2018-07-20", "licence_required"),
        ("2018-08-01", "2018-01-01", "allowed"),  # the other ship's call lies too far back
        ("2018-01-01", "2017-12-20", "allowed"),  # the meeting lies too far back
    ],
)
def test_a_transfer_with_a_ship_that_called(met: str, other_left: str, verdict: str) -> None:
    transfer = {"date": met, "other": {"flag": "CN", "calls": [call(other_left)]}}
    said = answer({**to_us(), "calls": [], "transfers": [transfer]}, "US")
    assert said.verdict == verdict or (verdict == "allowed" and said.verdict == "not_covered")
