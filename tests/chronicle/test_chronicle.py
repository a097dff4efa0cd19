"""What is asked of the chronicle: filters, whose word is whose, what is one source, what cannot both stand."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases import REGIMES
from sekisho.chronicle import load_built_in, load_with
from sekisho.chronicle.chronicle import matches
from sekisho.law import load_built_in as load_law
from tests.chronicle.test_read import OWN, written

CHRONICLE = load_built_in()
LAW = load_law()


def found(**asked: object) -> list[str]:
    return [one.id for one in CHRONICLE.find(**asked)]  # type: ignore[arg-type]


def test_by_day_only_what_was_surely_out() -> None:
    assert found(day=datetime.date(2019, 2, 27)) == []
    assert len(found(day=datetime.date(2019, 2, 28))) == len(CHRONICLE.statements)


def test_by_actor_those_who_speak_for_it_and_those_whose_words_are_given() -> None:
    japan = found(actor="gov-jp")
    assert {"SCMP-04", "MAINICHI-14", "MAINICHI-17", "SCMP-24"} <= set(japan)
    assert "SCMP-23" not in japan
    assert found(actor="abe") == ["SCMP-16"]
    assert found(actor="kono-circle") == ["MAINICHI-17"]


def test_by_measure_what_is_said_of_it_or_of_its_regime_and_nothing_of_one_with_a_longer_name() -> None:
    third = found(concerns="JP-PORT-3RD-2016")
    assert {"SCMP-12", "MAINICHI-01"} <= set(third)
    assert not {"SCMP-11", "MAINICHI-12"} & set(third)
    assert set(found(concerns="JP-AID-FREEZE")) < set(found(concerns="JP"))
    assert not matches("JP-CASH-1M-2014", "JP-CASH-1M")
    assert not matches("JP-CASH-1M", "JP-CASH-1M-2014")
    assert matches("UN-2397:p5", "UN-2397")
    assert matches("UN-2397", "UN-2397:p5")
    assert not matches("UN-2397:p5", "UN-2397:p6")


def test_by_strength_that_and_stronger() -> None:
    assert {CHRONICLE.strengths[CHRONICLE.statements[name].strength].rank for name in found(rank=2)} == {1, 2}
    assert "MAINICHI-17" in set(found(rank=6)) - set(found(rank=5))


CONCERNS = st.sampled_from([*REGIMES, *CHRONICLE.topics, *CHRONICLE.events, *sorted(LAW.measures)])
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "day": st.dates(datetime.date(2019, 2, 1), datetime.date(2019, 3, 31)),
        "actor": st.sampled_from(sorted(CHRONICLE.actors)),
        "concerns": CONCERNS,
        "rank": st.integers(1, 6),
    },
)


@given(FILTERS, FILTERS)
def test_a_filter_only_ever_narrows(some: dict[str, object], more: dict[str, object]) -> None:
    both = {**more, **some}
    assert set(found(**both)) <= set(found(**some))
    assert found(**both) == [name for name in CHRONICLE.statements if name in set(found(**both))]


@given(st.integers(1, 5), st.dates(datetime.date(2019, 2, 1), datetime.date(2019, 3, 31)))
def test_a_wider_filter_shows_no_less(rank: int, day: datetime.date) -> None:
    assert set(found(rank=rank)) <= set(found(rank=rank + 1))
    assert set(found(day=day)) <= set(found(day=day + datetime.timedelta(days=1)))
    events = {event.id for event in CHRONICLE.events_by(day)}
    assert events <= {event.id for event in CHRONICLE.events_by(day + datetime.timedelta(days=1))}


def test_events_come_oldest_first_and_by_day_only_those_that_had_surely_happened() -> None:
    days = [event.first for event in CHRONICLE.events_by() if event.first]
    assert days == sorted(days)
    by_then = {event.id for event in CHRONICLE.events_by(datetime.date(2019, 2, 27))}
    assert {"singapore-2018", "japan-tells-us"} <= by_then
    assert not {"hanoi-2019", "hanoi-ends", "dprk-search"} & by_then


def test_the_second_article_relays_the_first_and_both_are_one_source() -> None:
    pick = CHRONICLE.statements
    assert CHRONICLE.independent([pick["MAINICHI-03"], pick["SCMP-01"]]) == ("mainichi-2019-02",)
    assert CHRONICLE.independent([pick["SCMP-03"]]) == ("mainichi-2019-02",)
    assert CHRONICLE.independent([pick["MAINICHI-12"], pick["SCMP-14"]]) == ("mainichi-2019-02", "scmp-2019-02")


def test_what_relays_a_relay_rests_on_the_first_source(tmp_path: Path) -> None:
    chronicle = load_with([written(tmp_path, OWN)])
    assert chronicle.independent([chronicle.statements["OWN-2"]]) == ("mainichi-2019-02",)


def test_statements_that_relay_each_other_end() -> None:
    one, other = CHRONICLE.statements["SCMP-01"], CHRONICLE.statements["SCMP-02"]
    circle = {
        "SCMP-01": msgspec.structs.replace(one, derived_from=("SCMP-02",)),
        "SCMP-02": msgspec.structs.replace(other, derived_from=("SCMP-01",)),
    }
    assert replace(CHRONICLE, statements=circle).independent(list(circle.values())) == ()


def test_contradictions_have_both_voices_once() -> None:
    pairs = {(pair.one.id, pair.how, pair.other.id) for pair in CHRONICLE.contradictions()}
    assert ("SCMP-24", "rejects", "SCMP-23") in pairs
    assert {other for one, how, other in pairs if (one, how) == ("SCMP-04", "would_not_confirm")} == {
        "SCMP-01",
        "SCMP-03",
        "MAINICHI-01",
        "MAINICHI-03",
    }
    assert {frozenset((one, other)) for one, how, other in pairs if how == "conflicts_with"} == {
        frozenset(("SCMP-20", "SCMP-25"))
    }
    assert len({frozenset((one, other)) for one, _, other in pairs}) == len(pairs)


def test_each_statement_knows_what_others_say_of_it() -> None:
    for one in CHRONICLE.statements.values():
        for other in one.rejects:
            assert one.id in CHRONICLE.statements[other].rejected_by
        for other in one.conflicts_with:
            assert one.id in CHRONICLE.statements[other].conflicts_with
        for other in one.not_confirmed_by:
            assert one.id in CHRONICLE.statements[other].about
    assert CHRONICLE.statements["MAINICHI-03"].not_confirmed_by == ("SCMP-04",)
