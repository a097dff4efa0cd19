"""Papers of one hull in one batch: a report is held against log and register, and only sure numbers join."""

import io
from datetime import date

import pytest

from sekisho.cases import Voyage
from sekisho.cases.read import Arrival, read_cases
from tests.cases.read.voyages import test_flag_history, test_port_calls, test_pre_arrival

LOG = "\n".join((test_port_calls.HEADER, test_port_calls.RAJIN, test_port_calls.DALIAN))
REPORT = "\n".join((test_pre_arrival.HEADER, test_pre_arrival.row(1)))
HISTORY = "\n".join((test_flag_history.HEADER, test_flag_history.KP, test_flag_history.BZ))


def read(*papers: str, as_of: date | None = None) -> list[Arrival]:
    return list(read_cases(*(io.BytesIO(paper.encode()) for paper in papers), as_of=as_of))


def report_of(*papers: str) -> tuple[Voyage, set[tuple[str, str]]]:
    (arrival,) = (a for a in read(*papers) if a.reader == "prearrival")
    assert isinstance(arrival.case, Voyage), arrival.problems
    return arrival.case, {(p.code, p.severity) for p in arrival.problems}


@pytest.mark.parametrize("turned", [False, True])
def test_a_report_gets_the_calls_of_the_log(turned: bool) -> None:
    case, said = report_of(*((LOG, REPORT) if turned else (REPORT, LOG)))
    assert [(c.port, c.source) for c in case.calls or ()] == [("KPRJN", "documented"), ("CNDLC", "ais")]
    assert case.declared_dprk_call is False
    # Neither paper says that the calls are all.
    assert case.calls_since == date(2019, 2, 15)
    assert ("voyage.papers.joined", "info") in said


def test_a_log_of_which_a_report_took_the_calls_is_no_case_without_a_day() -> None:
    (report,) = read(REPORT, LOG)
    (joined,) = (p.message for p in report.problems if p.code == "voyage.papers.joined")
    assert "1 other papers of the batch (IMO9999993)" in joined
    # What was said of the log is said of the report.
    (alone,) = read(LOG)
    (flag,) = (p for p in alone.problems if p.code == "voyage.flag.at_call")
    assert f"IMO9999993: {flag.message}" in [p.message for p in report.problems]


def test_the_log_stays_as_it_is_where_a_day_is_given() -> None:
    (with_report,) = (a for a in read(REPORT, LOG, as_of=date(2019, 2, 15)) if a.reader == "portcalls")
    (alone,) = read(LOG, as_of=date(2019, 2, 15))
    assert with_report.case is not None
    assert with_report == alone


def test_a_log_that_has_more_wrong_with_it_is_a_case_that_cannot_be_read() -> None:
    _, log = read(REPORT, LOG.replace("2017-01-12T02:00Z", "soon"))
    assert (log.reader, log.case) == ("portcalls", None)
    assert {"common.date.missing", "common.date.format"} <= {p.code for p in log.problems}


def test_a_register_gives_the_report_its_former_names() -> None:
    case, _ = report_of(REPORT, HISTORY)
    assert case.ship
    assert (case.ship.former_names, case.ship.mmsi, case.calls) == (("TEST PYONGAN",), "312999001", None)


def test_a_register_that_knows_another_flag_is_heard() -> None:
    case, said = report_of(REPORT.replace("SEKISHO TEST 1,BZ", "SEKISHO TEST 1,PA"), HISTORY)
    assert case.ship
    assert case.ship.flag == "PA"
    assert {("voyage.flag.history", "warning"), ("voyage.mmsi.flag_mismatch", "warning")} <= said


def test_several_reports_on_a_hull_each_get_the_calls() -> None:
    second = test_pre_arrival.row(1, eta="2019-03-15", port="JPKIJ")
    found = [a.case for a in read(f"{REPORT}\n{second}", LOG) if a.reader == "prearrival"]
    assert [len(case.calls or ()) for case in found if isinstance(case, Voyage)] == [2, 2]


@pytest.mark.parametrize("number", ["8314881", "9074729", ""])
def test_only_one_sure_number_joins(number: str) -> None:
    report = REPORT.replace("9999993", number)
    log = LOG.replace("9999993", "8314881") if number == "8314881" else LOG
    case, _ = report_of(report, log)
    assert case.calls is None
