"""The law under changes: what they move, what they share, and the laws that every overlay keeps."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.errors import UsageError
from sekisho.law import Law, load_built_in
from sekisho.law.overlay import Change, Extend, Repeal, Restore, SetParameter, Suspend, keys_of, overlay

LAW = load_built_in()
DAY = datetime.date(2019, 3, 1)
KEYS = st.sampled_from(sorted(LAW.measures))
DAYS = st.dates(datetime.date(2006, 1, 1), datetime.date(2027, 12, 31))
SUSPENSIONS = st.builds(lambda key, day: Suspend((key,), day), KEYS, DAYS)
REPEALS = st.builds(lambda key, day: Repeal((key,), day), KEYS, DAYS)
RESTORATIONS = st.builds(lambda key, day: Restore((key,), day), KEYS, DAYS)
CHANGES = st.one_of(SUSPENSIONS, REPEALS, RESTORATIONS)


def in_force(law: Law, day: datetime.date) -> dict[str, bool | None]:
    return {key: measure.in_force(day) for key, measure in law.measures.items()}


def test_no_change_is_the_law_itself() -> None:
    assert overlay(LAW, ()) is LAW


@given(KEYS, DAYS)
def test_suspended_and_restored_on_one_day_is_the_law_itself_where_it_was_in_force(
    key: str, day: datetime.date
) -> None:
    if LAW.measures[key].in_force(day):
        assert overlay(LAW, [Suspend((key,), day), Restore((key,), day)]) is LAW


@given(SUSPENSIONS, DAYS)
def test_a_suspension_moves_its_own_measure_alone_and_from_its_day_on(change: Suspend, day: datetime.date) -> None:
    changed = overlay(LAW, [change])
    assert list(changed.measures) == list(LAW.measures)
    for key, measure in changed.measures.items():
        if key in change.targets:
            expected = False if day >= change.from_ else LAW.measures[key].in_force(day)
            assert measure.in_force(day) is expected
        else:
            assert measure is LAW.measures[key]


@given(KEYS, DAYS, st.integers(1, 900), DAYS)
def test_between_suspension_and_restoration_it_is_out_and_elsewhere_as_before(
    key: str, start: datetime.date, days: int, asked: datetime.date
) -> None:
    end = start + datetime.timedelta(days)
    if not LAW.measures[key].in_force(end):
        return
    changed = overlay(LAW, [Suspend((key,), start), Restore((key,), end)]).measures[key]
    assert changed.in_force(asked) is (False if start <= asked < end else LAW.measures[key].in_force(asked))
    assert changed.in_force(asked) is overlay(LAW, [Suspend((key,), start, end)]).measures[key].in_force(asked)


@given(st.lists(CHANGES, max_size=5, unique_by=lambda change: change.targets), st.randoms(use_true_random=False))
def test_the_order_of_changes_to_different_measures_does_not_matter(changes: list[Change], random: object) -> None:
    mixed = list(changes)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = overlay(LAW, changes), overlay(LAW, mixed)
    assert one.measures == other.measures
    assert list(one.measures) == list(other.measures)
    assert one.hash == other.hash


@given(st.lists(st.one_of(SUSPENSIONS, REPEALS), max_size=4), DAYS)
def test_relief_brings_nothing_into_force(changes: list[Change], day: datetime.date) -> None:
    before, after = in_force(LAW, day), in_force(overlay(LAW, changes), day)
    for key, now in after.items():
        assert now is False or now is before[key]


def test_a_regime_stands_for_its_measures_on_the_dprk() -> None:
    keys = keys_of(LAW, ["US"])
    assert {LAW.measures[key].regime for key in keys} == {"US"}
    assert "US-510.208" in keys
    assert not any(key.startswith("LIST-OTHER") for key in keys)
    assert keys_of(LAW, ["UN-2397"]) == tuple(key for key in LAW.measures if key.startswith("UN-2397:"))
    assert keys_of(LAW, ["UN-2397:p5"]) == ("UN-2397:p5",)


def test_a_repealed_measure_is_over_and_known_to_be() -> None:
    changed = overlay(LAW, [Repeal(("JP-PORT-3RD-2016",), datetime.date(2027, 4, 14))]).measures["JP-PORT-3RD-2016"]
    assert LAW.measures["JP-PORT-3RD-2016"].in_force(datetime.date(2027, 4, 14)) is None
    assert changed.in_force(datetime.date(2027, 4, 13)) is True
    assert changed.in_force(datetime.date(2027, 4, 14)) is False


def test_a_measure_that_ended_is_restored() -> None:
    changed = overlay(LAW, [Restore(("JP-CASH-1M-2014",), DAY)]).measures["JP-CASH-1M-2014"]
    assert [changed.in_force(day) for day in (datetime.date(2015, 1, 1), datetime.date(2017, 1, 1), DAY)] == [
        True,
        False,
        True,
    ]


def test_a_measure_that_runs_out_is_extended() -> None:
    last = datetime.date(2029, 4, 13)
    changed = overlay(LAW, [Extend(("JP-EXPORT-2009",), last, DAY)]).measures["JP-EXPORT-2009"]
    assert changed.expires == last
    assert changed.in_force(datetime.date(2028, 1, 1)) is True


def test_a_parameter_changes_from_its_day() -> None:
    (name,) = (n for n, p in LAW.measures["JP-PAY-BAN-2016"].parameters.items() if p.unit == "JPY")
    changed = overlay(LAW, [SetParameter("JP-PAY-BAN-2016", name, 300_000, DAY)]).measures["JP-PAY-BAN-2016"]
    assert changed.parameters[name].at(DAY) == 300_000
    assert changed.parameters[name].at(DAY - datetime.timedelta(1)) == 100_000


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Suspend(("US-510.999",), DAY), "US-510"),
        (Suspend(("nothing like it",), DAY), "law list"),
        (SetParameter("JP-PAY-BAN-2016", "limitt", 1, DAY), "no parameter"),
        (SetParameter("JP-PAY-BAN-2016", "small_sum", DAY, DAY), "JPY"),
    ],
)
def test_what_the_law_does_not_have_is_named(change: Change, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        overlay(LAW, [change])


@given(st.lists(CHANGES, min_size=1, max_size=3))
def test_a_changed_law_has_a_hash_of_its_own(changes: list[Change]) -> None:
    changed = overlay(LAW, changes)
    assert (changed.hash == LAW.hash) == (changed.measures == LAW.measures)


def test_what_had_expired_is_in_force_again_and_the_days_before_stay_unknown() -> None:
    day = datetime.date(2027, 6, 1)
    changed = overlay(LAW, [Restore(("JP-PORT-3RD-2016",), day)]).measures["JP-PORT-3RD-2016"]
    days = (datetime.date(2027, 4, 13), datetime.date(2027, 5, 1), day, datetime.date(2035, 1, 1))
    assert [changed.in_force(d) for d in days] == [True, None, True, True]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Extend(("JP-EXPORT-2009",), datetime.date(2018, 1, 1), DAY), "before"),
        (SetParameter("JP-PAY-BAN-2016", "small_sum", -5, DAY), "under 0"),
    ],
)
def test_what_cannot_be_is_refused(change: Change, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        overlay(LAW, [change])


def test_a_law_as_known_earlier_passes_over_what_it_does_not_have() -> None:
    earlier = LAW.known_at(datetime.date(2016, 1, 1))
    change = Suspend(("US-510.214", "JP-PORT-DPRKFLAG"), DAY)
    changed = overlay(earlier, [change], cut_down=True)
    assert changed.measures["JP-PORT-DPRKFLAG"].in_force(DAY) is False
    with pytest.raises(UsageError):
        overlay(earlier, [change])
