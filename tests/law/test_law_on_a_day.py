"""What is in force on a day, what nobody can say, and what could be known then."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from sekisho.law import load_built_in

LAW = load_built_in()


def in_force(day: str) -> set[str]:
    return {m.id for m in LAW.measures.values() if not m.terms_unknown and m.in_force(date.fromisoformat(day))}


@pytest.mark.parametrize(
    ("measure", "before", "first"),
    [
        ("JP-PAY-BAN-2016", "2016-02-25", "2016-02-26"),
        ("JP-CASH-100K-2016", "2016-02-18", "2016-02-19"),
        ("JP-ENTRY-NATIONALS-2016", "2016-02-09", "2016-02-10"),
        ("JP-PORT-DPRKFLAG", "2006-10-13", "2006-10-14"),
        ("JP-EXPORT-2009", "2009-06-17", "2009-06-18"),
        ("JP-PORT-PREREPORT", "2018-07-15", "2018-07-16"),
        ("UN-2371", "2017-08-04", "2017-08-05"),
        ("UN-2664", "2022-12-08", "2022-12-09"),
        ("US-510.208", "2017-09-20", "2017-09-21"),
        ("ROK-PORT-1Y", "2016-12-01", "2016-12-02"),
        ("EU-REM-5K", "2017-10-15", "2017-10-16"),
    ],
)
def test_a_measure_begins_on_its_first_day_not_on_its_announcement(measure: str, before: str, first: str) -> None:
    assert measure not in in_force(before)
    assert measure in in_force(first)


def test_the_relief_of_2014_ends_three_items_and_no_more() -> None:
    ended = in_force("2014-07-03") - in_force("2014-07-04")
    assert ended == {
        "JP-PAY-REPORT-3M",
        "JP-CASH-100K-2010",
        "JP-ENTRY-NATIONALS-2006",
        "JP-ENTRY-OFFICIALS-2006",
        "JP-TRAVEL-REQUEST",
    }
    assert {"JP-PORT-DPRKFLAG", "JP-FLIGHT-CHARTER", "JP-IMPORT-2006", "JP-EXPORT-2009", "JP-FREEZE"} <= in_force(
        "2014-07-04"
    )


def test_after_the_last_decided_expiry_nobody_can_say() -> None:
    ban = LAW.measures["JP-PORT-3RD-2016"]
    assert ban.expires == date(2027, 4, 13)
    assert ban.in_force(date(2027, 4, 13)) is True
    assert ban.in_force(date(2027, 4, 14)) is None
    assert LAW.measures["JP-PAY-BAN-2016"].in_force(date(2030, 1, 1)) is True, "the payment ban has no end date"


def test_after_the_day_to_which_a_text_was_checked_nobody_can_say() -> None:
    passport = LAW.measures["US-PASSPORT"]
    assert passport.in_force(date(2026, 8, 31)) is True
    assert passport.in_force(date(2026, 9, 1)) is None


def test_a_doubtful_start_is_doubtful_until_the_day_given() -> None:
    report = LAW.measures["JP-PAY-REPORT-10M"]
    assert report.in_force(date(2009, 4, 9)) is False
    assert report.in_force(date(2009, 4, 10)) is None
    assert report.in_force(date(2009, 5, 11)) is None
    assert report.in_force(date(2009, 5, 12)) is True


def test_each_extension_was_decided_before_the_one_before_it_ran_out() -> None:
    chain = LAW.measures["JP-IMPORT-2006"].extensions
    assert len(chain) == 16
    for earlier, later in pairwise(chain):
        assert later.decided <= earlier.until < later.until


def test_known_at_forgets_what_was_decided_later() -> None:
    then = LAW.known_at(date(2019, 2, 27))
    ban = then.measures["JP-PORT-3RD-2016"]
    assert ban.expires == date(2019, 4, 13), "the extension of 2019-04-09 was not yet decided"
    assert ban.in_force(date(2019, 4, 14)) is None
    assert "UN-2664" not in {m.id for m in then.measures.values()}
    assert then.hash != LAW.hash


def test_known_at_knows_what_was_announced_before_it_was_in_force() -> None:
    then = LAW.known_at(date(2016, 2, 12))
    assert then.measures["JP-PAY-BAN-2016"].in_force(date(2016, 2, 26)) is True
    assert "JP-PAY-BAN-2016" not in LAW.known_at(date(2016, 2, 9)).measures


def test_known_at_does_not_know_an_ending_before_it_was_decided() -> None:
    then = LAW.known_at(date(2014, 7, 3))
    assert then.measures["JP-PAY-REPORT-3M"].in_force(date(2014, 8, 1)) is True
    assert LAW.measures["JP-PAY-REPORT-3M"].in_force(date(2014, 8, 1)) is False


def test_every_measure_cites_and_every_deciding_one_says_who_or_what() -> None:
    for measure in LAW.measures.values():
        assert measure.citations, measure.key
        if measure.acts and measure.verdict in ("licence_required", "prohibited"):
            assert measure.authority, measure.key
        if measure.verdict == "allowed_with_duty":
            assert measure.duty, measure.key


def test_known_at_does_not_know_a_later_exception_or_limit() -> None:
    then = LAW.known_at(date(2013, 12, 31))
    assert "UN-2664" in {e.id for e in LAW.measures["UN-1718:p8d"].exemptions}
    assert "UN-2664" not in {e.id for e in then.measures["UN-1718:p8d"].exemptions}
    assert "JP-PORT-HUM-2014" not in {e.id for e in then.measures["JP-PORT-DPRKFLAG"].exemptions}
    cap = LAW.known_at(date(2017, 10, 15)).measures["UN-2375:p14"].parameters["cap"]
    assert [value for _, value in cap.values] == [500_000 * 1000]


def test_known_at_knows_what_was_announced_with_the_measure() -> None:
    then = LAW.known_at(date(2016, 2, 12)).measures["JP-PAY-BAN-2016"]
    assert "JP-PAY-HUM-100K" in {e.id for e in then.exemptions}
