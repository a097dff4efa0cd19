"""DPRK calls: what decides, what is open and asked for, what contradicts what; the ship of Chiba from its papers."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sekisho.cases.read import Facts, read_cases
from sekisho.deciding import Decision, RegimeDecision, decide
from tests.deciding.asking import answer, ask, law
from tests.deciding.test_evidence_voyage import call, ship, voyage


def problems(decision: Decision, code: str) -> list[str]:
    return [p.message for p in decision.problems if p.code == code]


def contradictions(**changes: Any) -> list[str]:
    return problems(ask(voyage(**changes)), "voyage.calls.contradict")


def why(said: RegimeDecision, measure: str) -> str:
    (finding,) = (f for f in said.findings if f.measure == measure)
    return "; ".join(str(text.en) for text in finding.because)


# ---------------------------------------------------------------- Chiba, November 2017

REPORT = "ship_name,flag,declared_port,declared_eta,call_no,country,unlocode,arrival,departure,sts_activity"
QUESTION = "kp_call_since_reference_date"
# Ten Chinese and Korean ports back to July 2017; Rajin in January and February lies before them.
TEN = [
    *("CNRZH,2017-11-05,2017-11-08", "CNLYG,2017-10-20,2017-10-24", "KRPUS,2017-10-10,2017-10-11"),
    *("CNDLC,2017-10-01,2017-10-03", "CNRZH,2017-09-18,2017-09-21", "CNYNT,2017-09-05,2017-09-08"),
    *("CNQAO,2017-08-22,2017-08-25", "KRINC,2017-08-11,2017-08-12", "CNDLC,2017-07-29,2017-08-01"),
    "CNLYG,2017-07-14,2017-07-18",
]


def chiba(answer: str | None = None, arrival: str = "2017-11-15") -> bytes:
    rows = [
        f"CHIBA CASE,HK,JPCHB,{arrival}T09:00+09:00,{n},{ports[:2]},{ports},"
        for n, ports in enumerate((p.replace("2017", arrival[:4]) for p in TEN), 1)
    ]
    if answer is None:
        return "\n".join((REPORT, *rows)).encode()
    return "\n".join((f"{REPORT},{QUESTION}", *(f"{row},{answer}" for row in rows))).encode()


def decided(data: bytes, day: date | None = None, facts: Facts | None = None) -> Decision:
    (arrival,) = read_cases(io.BytesIO(data), as_of=day, facts=facts)
    assert arrival.case, arrival.problems
    return decide(arrival.case, law(), problems=arrival.problems)


def test_chiba_ten_clean_ports_are_no_answer() -> None:
    """JP-PORT-3RD-2016 counts every call since 19 February 2016; ten ports to July 2017 leave 17 months open."""
    decision = decided(chiba())
    said = decision.regimes["JP"]
    assert (said.verdict, said.at_most) == ("refer", "prohibited")
    assert {"calls", "declared_dprk_call"} <= set(said.needs)
    (window,) = problems(decision, "voyage.calls.window")
    assert "last 10 ports declared go back to 2017-07-14" in window
    assert "2016-02-19" in window


def test_chiba_with_the_log_of_the_agent(tmp_path: Path) -> None:
    """The log that came to light: Rajin left on 22 February 2017, a year after the day from which calls count."""
    log = (
        "ship_name,imo,unlocode,arrival_utc,departure_utc,source\n"
        "CHIBA CASE,9999993,KPRJN,2017-01-12T02:00Z,2017-01-14T09:00Z,agent log\n"
        "CHIBA CASE,9999993,KPRJN,2017-02-20T02:00Z,2017-02-22T09:00Z,agent log\n"
    )
    # The log knows neither the flag nor the port: both are asked for.
    bare = decided(log.encode(), date(2017, 11, 15)).regimes["JP"]
    assert bare.verdict == "refer"
    assert {"port", "ship.flag"} <= set(bare.needs)
    file = tmp_path / "facts.json"
    file.write_text('{"IMO9999993": {"date": "2017-11-15", "port": "JPCHB", "ship": {"flag": "HK"}}}')
    facts, faults = Facts.read(file)
    assert faults == ()
    said = decided(log.encode(), facts=facts).regimes["JP"]
    assert said.verdict == "prohibited"
    assert "last DPRK call at KPRJN (a document) 2017-02-22, on or after 2016-02-19" in why(said, "JP-PORT-3RD-2016")


@pytest.mark.parametrize(("word", "verdict"), [("Y", "prohibited"), ("N", "not_covered"), ("", "refer")])
def test_chiba_since_the_question_is_asked(word: str, verdict: str) -> None:
    """From 16 July 2018 every ship answers whether it called since the day that counts: the answer fills the gap."""
    assert decided(chiba(word, arrival="2018-11-15")).regimes["JP"].verdict == verdict


def test_a_false_answer_beside_the_log() -> None:
    """Both papers in one batch: the answer is No, the log shows Rajin in 2017; the record decides, both are shown."""
    header = f"imo,{REPORT},{QUESTION}"
    report = f"{header}\n9999993,CHIBA CASE,HK,JPCHB,2018-11-15,1,CN,CNDLC,2018-11-08,2018-11-10,,N\n"
    log = "imo,unlocode,arrival_utc,departure_utc,source\n9999993,KPRJN,2017-02-20T02:00Z,2017-02-22T09:00Z,agent log\n"
    arrivals = list(read_cases(io.BytesIO(report.encode()), io.BytesIO(log.encode())))
    (case,) = (a.case for a in arrivals if a.reader == "prearrival")
    assert case
    decision = decide(case, law())
    assert decision.regimes["JP"].verdict == "prohibited"
    (said,) = problems(decision, "voyage.calls.contradict")
    assert "declared no DPRK call, but a document shows KPRJN 2017-02-20 to 2017-02-22" in said


# ---------------------------------------------------------------- what is possible is asked for


@pytest.mark.parametrize("declared", [None, False])
def test_a_possible_call_is_open_whatever_is_declared(declared: bool | None) -> None:
    seen = call("2019-02-10", "2019-02-12", source="ais", confidence=2)
    said = answer(voyage(calls=[seen], declared_dprk_call=declared), "JP")
    assert (said.verdict, said.at_most) == ("refer", "prohibited")
    assert "calls" in said.needs
    assert ("declared_dprk_call" in said.needs) == (declared is None)
    assert "whether it called at KPNAM 2019-02-10 to 2019-02-12" in why(said, "JP-PORT-3RD-2016")


def test_a_possible_call_that_the_ship_itself_declares_is_one() -> None:
    seen = call("2019-02-10", source="ais", confidence=2)
    assert answer(voyage(calls=[seen], declared_dprk_call=True), "JP").verdict == "prohibited"


def test_a_possible_call_leaves_the_un_unmoved() -> None:
    """No resolution bars a ship for a call alone (2375 para. 11 is about transfers)."""
    seen = call("2019-02-10", source="ais", confidence=2)
    assert answer(voyage(calls=[seen]), "UN").verdict == "not_covered"


def test_a_ship_that_passed_by_is_as_one_that_did_not() -> None:
    seen = call("2019-02-10", source="ais", confidence=1)
    assert answer(voyage(calls=[seen]), "JP").verdict == answer(voyage(calls=[]), "JP").verdict == "not_covered"


def test_korea_asks_too_where_a_possible_call_lies_in_its_window() -> None:
    """One year before the arrival: 12 February 2019 is inside on 11 February 2020, outside on 13 February 2020."""
    seen = call("2019-02-10", "2019-02-12", source="ais", confidence=2)
    case = voyage(port="KRPUS", calls=[seen])
    assert answer({**case, "date": "2020-02-11"}, "KR").verdict == "refer"
    assert answer({**case, "date": "2020-02-13"}, "KR").verdict == "not_covered"
    # Japan's coast guard asks its question, Korea's does not.
    assert "declared_dprk_call" not in answer({**case, "date": "2020-02-11"}, "KR").needs


# ---------------------------------------------------------------- silence of the record


def test_a_record_that_begins_late_says_so() -> None:
    (window,) = problems(ask(voyage(calls_since="2018-01-01")), "voyage.calls.window")
    assert "complete from 2018-01-01 on only" in window


def test_a_record_that_is_complete_from_no_day_says_so() -> None:
    (window,) = problems(ask(voyage(calls_since="2019-02-15")), "voyage.calls.window")
    assert "nothing says that the calls on record are complete" in window


def test_a_record_complete_from_after_the_act_is_complete_from_no_day() -> None:
    assert answer(voyage(port="KRPUS", calls_since="2030-01-01"), "KR").verdict == "refer"


def test_nothing_is_asked_where_nothing_is_open() -> None:
    possible = call("2019-02-10", source="ais", confidence=2)
    for case in (
        voyage(),
        voyage(calls=[call("2019-01-20")], calls_since="2019-01-01"),
        # Answered: what is open is the possible call, not the silence before it.
        voyage(calls=[possible], calls_since="2019-02-01", declared_dprk_call=False),
    ):
        assert problems(ask(case), "voyage.calls.window") == []


def test_the_day_that_is_sure_is_said_though_a_later_call_is_possible() -> None:
    said = answer(voyage(calls=[call("2019-01-20")], calls_since="2019-02-15"), "JP")
    assert "2019-01-20, on or after 2016-02-19" in why(said, "JP-PORT-3RD-2016")


@pytest.mark.parametrize(("day", "verdict"), [("2015-02-15", "not_covered"), ("2016-02-19", "prohibited")])
def test_an_answer_before_there_is_a_day_that_counts(day: str, verdict: str) -> None:
    """In 2015 no rule on calls was in force: a declared call reaches nothing but is on record."""
    said = answer(voyage(date=day, calls=None, declared_dprk_call=True), "JP")
    assert said.verdict == verdict if verdict == "prohibited" else said.verdict in ("allowed", "not_covered")


# ---------------------------------------------------------------- contradictions


def test_declared_none_against_a_document_or_a_track() -> None:
    (said,) = contradictions(calls=[call("2019-01-20")], declared_dprk_call=False)
    assert "a document shows KPNAM 2019-01-20 to 2019-01-20: the record is used" in said
    (said,) = contradictions(calls=[call("2019-02-10", source="ais", confidence=4)], declared_dprk_call=False)
    assert "AIS of confidence 4 shows KPNAM" in said


def test_declared_none_against_what_is_possible_is_shown_and_open() -> None:
    (said,) = contradictions(calls=[call("2019-02-10", source="ais", confidence=2)], declared_dprk_call=False)
    assert "open until the log book is seen" in said


def test_a_call_before_the_day_that_counts_contradicts_nothing() -> None:
    assert contradictions(calls=[call("2016-02-18")], declared_dprk_call=False) == []
    assert len(contradictions(calls=[call("2016-02-19")], declared_dprk_call=False)) == 1
    assert contradictions(ship=ship("JP"), calls=[call("2016-12-08")], declared_dprk_call=False) == []


def test_declared_a_call_against_a_complete_record() -> None:
    (said,) = contradictions(calls=[], declared_dprk_call=True)
    assert "given as complete, show none" in said
    assert contradictions(calls=[], calls_since="2018-01-01", declared_dprk_call=True) == []


def test_ports_declared_that_leave_out_a_call_seen() -> None:
    declared = [
        call("2019-01-25", "2019-01-27", "CNYNT", "declared"),
        call("2019-02-13", port="CNDLC", source="declared"),
    ]
    seen = call("2019-02-10", "2019-02-12", source="ais", confidence=4)
    (said,) = contradictions(calls=[seen], last_ports_declared=declared)
    assert "the ports declared from 2019-01-25 on leave out a DPRK call: AIS of confidence 4 shows KPNAM" in said
    before = call("2018-10-10", "2018-10-12", source="ais", confidence=4)
    assert contradictions(calls=[before], last_ports_declared=declared) == []
    honest = [*declared, call("2019-02-11", "2019-02-12", source="declared")]
    assert contradictions(calls=[seen], last_ports_declared=honest) == []


def test_a_ship_in_two_places_at_once() -> None:
    declared = [call("2019-02-01", "2019-02-06", "CNYNT", "declared")]
    seen = call("2019-02-02", "2019-02-05", "RUVVO", "ais", confidence=4)
    (said,) = contradictions(calls=[seen], last_ports_declared=declared)
    assert "declared CNYNT 2019-02-01 to 2019-02-06, but AIS of confidence 4 shows RUVVO" in said
    after = call("2019-02-06", "2019-02-07", "RUVVO", "ais", confidence=4)
    assert contradictions(calls=[after], last_ports_declared=declared) == []


def test_a_declaration_against_itself() -> None:
    (said,) = contradictions(
        calls=None, declared_dprk_call=False, last_ports_declared=[call("2019-01-20", source="declared")]
    )
    assert "the report of the ship shows KPNAM" in said
    case = voyage(calls=None, declared_dprk_call=False, last_ports_declared=[call("2019-01-20", source="declared")])
    assert answer(case, "JP").verdict == "prohibited"
