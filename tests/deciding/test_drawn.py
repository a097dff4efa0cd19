"""Caps over their own periods: what is drawn, what is left, and a case's total filled from a ledger."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases import Cargo, Problem
from sekisho.cases.ledger import read_ledger
from sekisho.deciding import decide
from sekisho.deciding.drawn import Entries, Standing, enter, fill_totals, standings
from sekisho.deciding.evidence.caps import CAPS, totals_of
from tests.deciding.asking import law, read

HEADER = "cap_id,window_start,window_end,from,to,reported_on,reporting_state,quantity,unit,barrels,factor,basis"
DIESEL = {"description": "diesel oil", "hs": "2710", "origin": "CN", "quantity": {"value": 1, "unit": "bbl"}}


def entered(path: Path, *rows: str) -> tuple[Entries, tuple[Problem, ...]]:
    file = path / "caps.csv"
    file.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    ledger, problems = read_ledger(file)
    assert problems == ()
    return enter(ledger)


def refined(day: str, quantity: str, who: str = "CN", basis: str = "", year: int = 2019, **more: str) -> str:
    unit, barrels, factor = more.get("unit", "bbl"), more.get("barrels", ""), more.get("factor", "")
    moved = f"{more.get('from_', '')},{more.get('to', '')}"
    return f"refined,{year}-01-01,{year}-12-31,{moved},{day},{who},{quantity},{unit},{barrels},{factor},{basis}"


def crude(day: str, quantity: str, year: int = 2018, unit: str = "bbl") -> str:
    return f"crude,{year}-12-22,{year + 1}-12-21,,,{day},CN,{quantity},{unit},,,"


def standing(entries: Entries, day: str, cap: str) -> Standing:
    (found,) = (s for s in standings(entries, law(), date.fromisoformat(day)) if s.cap.id == cap)
    return found


# ---------------------------------------------------------------- caps and periods


@pytest.mark.parametrize(
    ("day", "caps"),
    [
        ("2016-12-31", {}),  # the figure of the first weeks was not found
        ("2017-01-01", {"coal t": 7_500_000, "coal usd": 400_870_000}),
        ("2017-08-04", {"coal t": 7_500_000, "coal usd": 400_870_000}),
        ("2017-08-05", {}),  # banned outright
        ("2017-10-01", {"refined bbl": 500_000}),
        ("2017-12-22", {"refined bbl": 500_000, "crude bbl": 4_000_000}),
        ("2018-01-01", {"refined bbl": 500_000, "crude bbl": 4_000_000}),  # not the two million of 2375
        ("2026-01-01", {"refined bbl": 500_000, "crude bbl": 4_000_000}),
    ],
)
def test_the_caps_of_a_day(day: str, caps: dict[str, int]) -> None:
    found = standings((), law(), date.fromisoformat(day))
    assert {f"{s.cap.id} {s.cap.unit}": s.limit.most for s in found} == caps


@pytest.mark.parametrize(
    ("cap", "day", "first", "last"),
    [
        ("refined", "2017-10-01", "2017-10-01", "2017-12-31"),
        ("refined", "2017-12-31", "2017-10-01", "2017-12-31"),
        ("refined", "2018-01-01", "2018-01-01", "2018-12-31"),
        ("refined", "2020-02-29", "2020-01-01", "2020-12-31"),
        ("crude", "2018-12-21", "2017-12-22", "2018-12-21"),
        ("crude", "2018-12-22", "2018-12-22", "2019-12-21"),
        ("crude", "2019-12-31", "2019-12-22", "2020-12-21"),
        ("coal", "2017-03-01", "2017-01-01", "2017-12-31"),
    ],
)
def test_each_cap_counts_over_its_own_period(cap: str, day: str, first: str, last: str) -> None:
    period = next(c for c in CAPS if c.id == cap).period_of(date.fromisoformat(day))
    assert tuple(map(str, period)) == (first, last)


@given(st.dates(date(2016, 1, 1), date(2035, 12, 31)))
def test_periods_follow_one_another_without_gap(day: date) -> None:
    for cap in CAPS:
        period = cap.period_of(day)
        assert period.from_ <= day <= period.to
        assert cap.period_of(period.from_) == cap.period_of(period.to) == period
        after = cap.period_of(date.fromordinal(period.to.toordinal() + 1))
        assert after.from_ == date.fromordinal(period.to.toordinal() + 1)


def test_the_figures_of_the_sample(shared: Path) -> None:
    ledger, _ = read_ledger(shared / "domain" / "cargo" / "cap_ledger_sample.csv")
    entries, problems = enter(ledger)
    assert problems == ()
    oil = standing(entries, "2019-03-20", "refined")
    assert [(a.who, a.total) for a in oil.reported] == [("CN", 8330), ("RU", 14920)]
    assert (oil.total, oil.left, oil.last) == (23_250, 476_750, date(2019, 2, 28))
    raw = standing(entries, "2019-03-20", "crude")
    assert (raw.total, raw.left, raw.mark(raw.total)) == (1_000_000, 3_000_000, None)


def test_a_draw_of_the_old_period_is_not_in_the_new(tmp_path: Path) -> None:
    entries, _ = entered(tmp_path, crude("2018-12-20", "5", year=2017), crude("2018-12-30", "7"))
    assert standing(entries, "2018-12-21", "crude").total == 5
    assert standing(entries, "2018-12-22", "crude").total == 0
    assert standing(entries, "2018-12-31", "crude").total == 7


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (refined("2019-02-28", "1").replace("refined", "diesel"), "cargo.ledger.cap"),
        (refined("2019-02-28", "1", unit="usd"), "cargo.ledger.cap"),
        (crude("2019-02-28", "1").replace("2018-12-22", "2019-01-01"), "cargo.ledger.window"),
        (crude("2019-02-28", "1").replace("2019-12-21", "2019-12-22"), "cargo.ledger.window"),
        (refined("2018-12-31", "1"), "cargo.ledger.window"),  # reported before the period began
        (refined("2019-03-31", "1", from_="2018-12-30", to="2019-01-02"), "cargo.ledger.window"),
    ],
)
def test_a_row_that_draws_on_no_cap_or_outside_its_period_is_a_problem(tmp_path: Path, row: str, code: str) -> None:
    entries, problems = entered(tmp_path, row)
    assert entries == ()
    assert [(p.code, p.line, p.severity) for p in problems] == [(code, 2, "error")]


@pytest.mark.parametrize("name", ["refined", "UN-2397:p5", "un-2397-5-refined", "UN-2375-14-refined"])
def test_the_names_of_a_cap(tmp_path: Path, name: str) -> None:
    entries, problems = entered(tmp_path, refined("2019-02-28", "1").replace("refined", name))
    assert problems == ()
    assert [cap.id for cap, _ in entries] == ["refined"]


def test_coal_is_counted_in_tonnes_and_in_dollars(tmp_path: Path) -> None:
    row = "coal,2017-01-01,,,,2017-02-10,CN,{},{},,,"
    entries, problems = entered(tmp_path, row.format("1000", "t"), row.format("500", "kg"), row.format("90", "usd"))
    assert problems == ()
    totals = {s.cap.unit: s.total for s in standings(entries, law(), date(2017, 3, 1))}
    assert totals == {"t": Decimal("1000.5"), "usd": 90}


# ---------------------------------------------------------------- units, marks, estimates


def test_tonnes_become_barrels_only_by_a_stated_factor(tmp_path: Path) -> None:
    entries, _ = entered(
        tmp_path,
        refined("2019-02-28", "10", unit="t", factor="8.5"),
        refined("2019-02-28", "10", unit="t", barrels="84"),
        refined("2019-02-28", "10", unit="t"),
        crude("2019-02-28", "525", unit="t"),
    )
    oil = standing(entries, "2019-03-01", "refined")
    assert (oil.total, [d.line for d in oil.uncounted]) == (169, [4])
    assert round(standing(entries, "2019-03-01", "crude").total, 6) == 4000  # the ratio of the resolution itself


@pytest.mark.parametrize(
    ("total", "mark"), [("374999", None), ("375000", 75), ("449999.9", 75), ("450000", 90), ("475000", 95)]
)
def test_marks_are_reached_not_passed(tmp_path: Path, total: str, mark: int | None) -> None:
    entries, _ = entered(tmp_path, refined("2019-02-28", total))
    oil = standing(entries, "2019-03-01", "refined")
    assert oil.mark(oil.total) == mark


def test_estimates_stand_apart_and_are_never_added(tmp_path: Path) -> None:
    entries, _ = entered(
        tmp_path,
        refined("2020-06-01", "106094.17", year=2020),
        refined("2020-07-24", "1600000", "43 States", "estimated", 2020, from_="2020-01-01", to="2020-05-31"),
        refined("2020-06-15", "700000", "an institute", "estimated", 2020),
    )
    oil = standing(entries, "2020-06-30", "refined")
    assert oil.total == Decimal("106094.17")
    assert {a.who: a.total for a in oil.estimated} == {"43 States": 1_600_000, "an institute": 700_000}
    assert oil.highest_estimate
    assert oil.highest_estimate.who == "43 States"


def test_what_moved_later_is_left_out_and_counted(tmp_path: Path) -> None:
    entries, _ = entered(
        tmp_path,
        refined("2019-02-28", "1"),
        refined("2019-06-30", "10", from_="2019-02-01", to="2019-02-28"),  # reported late, moved before
        refined("2019-06-30", "100"),
    )
    oil = standing(entries, "2019-03-01", "refined")
    assert (oil.total, oil.later) == (11, 1)


# ---------------------------------------------------------------- filling a case


def cargo(**changes: Any) -> Cargo:
    case = read(
        {
            "kind": "cargo",
            "date": "2019-03-20",
            "movement": "export",
            "shipped_from": "CN",
            "destination": "KP",
            "parties": [{"kind": "organisation", "residence": "CN", "listed": False}],
            "livelihood": True,
            "goods": [DIESEL],
            **changes,
        }
    )
    assert isinstance(case, Cargo)
    return case


def filled(entries: Entries, case: Cargo) -> tuple[Cargo, list[str]]:
    found, problems = fill_totals(case, entries, law(), "caps.csv")
    assert isinstance(found, Cargo)
    return found, [p.code for p in problems]


@pytest.mark.parametrize(
    ("before", "verdict"), [("499999", "allowed_with_duty"), ("499999.0001", "prohibited"), ("500000", "prohibited")]
)
def test_the_ledger_decides_what_the_case_left_out(tmp_path: Path, before: str, verdict: str) -> None:
    entries, _ = entered(tmp_path, refined("2019-02-28", before))
    assert decide(cargo(), law()).regimes["UN"].verdict == "refer"
    case, codes = filled(entries, cargo())
    assert codes == ["cargo.ledger.used"]
    assert decide(case, law()).regimes["UN"].verdict == verdict


def test_two_caps_are_filled_each_with_its_own_total(tmp_path: Path) -> None:
    oil = {"description": "crude oil", "hs": "2709", "origin": "CN", "quantity": {"value": 1, "unit": "bbl"}}
    entries, _ = entered(tmp_path, refined("2019-02-28", "5"), crude("2019-02-28", "4000000"))
    case, codes = filled(entries, cargo(goods=[DIESEL, oil]))
    assert codes == ["cargo.ledger.used"] * 2
    assert [(t.value, t.unit, str(t.from_)) for t in totals_of(case)] == [
        ("5", "bbl", "2019-01-01"),
        ("4000000", "bbl", "2018-12-22"),
    ]
    said = {f"{f.measure}:{f.provision}": f.verdict for f in decide(case, law()).regimes["UN"].findings}
    assert (said["UN-2397:p5"], said["UN-2397:p4"]) == ("allowed_with_duty", "prohibited")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "cargo.ledger.silent"),
        ([refined("2018-03-01", "5", year=2018)], "cargo.ledger.silent"),
        ([refined("2019-02-16", "5")], "cargo.ledger.stale"),
        ([refined("2019-02-28", "5"), refined("2019-02-28", "5", "RU", unit="t")], "cargo.unit.unconvertible"),
        ([refined("2019-02-28", "5"), refined("2019-02-28", "500001", "X", "estimated")], "cargo.ledger.contested"),
    ],
)
def test_a_total_that_the_ledger_cannot_settle_stays_open(tmp_path: Path, rows: list[str], code: str) -> None:
    entries, _ = entered(tmp_path, *rows)
    case, codes = filled(entries, cargo())
    assert codes == [code]
    assert case.period_total_before is None
    assert decide(case, law()).regimes["UN"].verdict == "refer"


@pytest.mark.parametrize(
    ("reported", "verdict"), [("499999", "refer"), ("500000", "prohibited"), ("500001", "prohibited")]
)
def test_an_estimate_over_the_cap_softens_no_report_that_uses_it_up(
    tmp_path: Path, reported: str, verdict: str
) -> None:
    entries, _ = entered(tmp_path, refined("2019-02-28", reported), refined("2019-02-28", "900000", "X", "estimated"))
    case, _ = filled(entries, cargo())
    assert decide(case, law()).regimes["UN"].verdict == verdict


def test_a_stated_total_is_never_overwritten(tmp_path: Path) -> None:
    stated = {"value": 5, "unit": "bbl", "from": "2019-01-01", "to": "2019-02-28"}
    entries, _ = entered(tmp_path, refined("2019-02-28", "5"))
    case, codes = filled(entries, cargo(period_total_before=stated))
    assert (codes, case.period_total_before) == ([], cargo(period_total_before=stated).period_total_before)
    case, codes = filled(entries, cargo(period_total_before={**stated, "value": 4}))
    assert (codes, case.period_total_before) == (["cargo.ledger.otherwise"], None)
    assert decide(case, law()).regimes["UN"].verdict == "refer"


def test_what_draws_on_no_cap_is_left_as_it_is(tmp_path: Path) -> None:
    entries, _ = entered(tmp_path, refined("2019-02-28", "5"))
    toys = [{"description": "toys", "hs": "9503", "origin": "CN"}]
    assert filled(entries, cargo(goods=toys)) == (cargo(goods=toys), [])
    assert filled(entries, cargo(destination="CN")) == (cargo(destination="CN"), [])
    assert filled(entries, cargo(date="2017-09-01")) == (cargo(date="2017-09-01"), [])
