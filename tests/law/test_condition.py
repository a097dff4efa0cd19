"""The condition language: what it accepts, what each form means at its edge, and what it never claims to know."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any as Anything

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases import Text
from sekisho.law import load_built_in
from sekisho.law.closures import compile_condition
from sekisho.law.columns import truth
from sekisho.law.condition import (
    All,
    Any,
    Condition,
    ConditionError,
    Exceeds,
    Holds,
    Is,
    Known,
    Not,
    OnOrAfter,
    Permitted,
    Since,
    Unsettled,
    Within,
    leaves,
    parse,
)
from sekisho.law.fact import NEVER, Fact, FactType
from sekisho.law.kleene import Truth
from sekisho.law.missing import missing_facts
from sekisho.law.model import FAR_PAST, Parameter
from sekisho.law.reasons import Explainer

DAY = date(2019, 2, 28)


def fact(name: str, kind: FactType, **more: Anything) -> Fact:
    return Fact(name, kind, ("payment",), (name,), Text(f"{name} {{}}"), Text(f"no {name}"), **more)


FACTS = {
    f.name: f
    for f in (
        fact("listed", "truth"),
        fact("abroad", "truth"),
        fact("shown", "truth"),
        fact("purpose", "word", words=frozenset({"trade", "charity", "other"})),
        fact("flag", "word"),
        fact("yen", "measured", unit="JPY"),
        fact("barrels", "measured", unit="bbl"),
        fact("signed", "day"),
        fact("call", "latest"),
    )
}
PARAMETERS = {
    "limit": Parameter("JPY", ((date(2016, 2, 26), 100_000), (date(2018, 1, 1), 50_000))),
    "cap": Parameter("bbl", ((FAR_PAST, 500_000_000),)),
    "begins": Parameter("date", ((FAR_PAST, date(2016, 2, 19)),)),
    "window": Parameter("days", ((FAR_PAST, 180),)),
}
UNITS = {name: p.unit for name, p in PARAMETERS.items()}


def read(text: str) -> Condition:
    return parse(text, FACTS, UNITS)


def ask(condition: Condition | str, day: date = DAY, **facts: Anything) -> Truth:
    tree = read(condition) if isinstance(condition, str) else condition
    return compile_condition(tree, PARAMETERS, day).test({"date": day, **facts})


# ---------------------------------------------------------------- one text, one tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("listed", Holds("listed")),
        ("not listed", Not(Holds("listed"))),
        ("listed and abroad or shown", Any((All((Holds("listed"), Holds("abroad"))), Holds("shown")))),
        ("listed and (abroad or shown)", All((Holds("listed"), Any((Holds("abroad"), Holds("shown")))))),
        ('purpose == "trade"', Is("purpose", ("trade",))),
        ('purpose != "trade"', Not(Is("purpose", ("trade",)))),
        ('purpose in ["trade", "charity"]', Is("purpose", ("trade", "charity"))),
        ('purpose not in ["trade"]', Not(Is("purpose", ("trade",)))),
        ('flag == "KP"', Is("flag", ("KP",))),
        ("yen > limit", Exceeds("yen", "limit")),
        ("yen <= limit", Not(Exceeds("yen", "limit"))),
        ("signed >= begins", OnOrAfter("signed", "begins")),
        ("signed < begins", Not(OnOrAfter("signed", "begins"))),
        ("since(call, begins)", Since("call", "begins")),
        ("within(call, window)", Within("call", "window")),
        ("known(purpose)", Known("purpose")),
        ("unsettled", Unsettled()),
    ],
)
def test_a_condition_is_read_to_one_tree(text: str, tree: Condition) -> None:
    assert read(text) == tree


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("nobody", "fact.undeclared"),
        ('nothing == "x"', "fact.undeclared"),
        ("known(nobody)", "fact.undeclared"),
        ("since(nobody, begins)", "fact.undeclared"),
        ("purpose", "condition.comparison"),
        ("not purpose", "condition.comparison"),
        ("yen > 100000", "condition.bare_number"),
        ('signed >= "2016-02-19"', "condition.bare_number"),
        ("yen > cap", "unit.mismatch"),
        ("barrels > limit", "unit.mismatch"),
        ("yen > begins", "unit.mismatch"),
        ("signed >= limit", "unit.mismatch"),
        ("within(call, begins)", "unit.mismatch"),
        ("since(call, window)", "unit.mismatch"),
        ("yen > threshold", "parameter.undeclared"),
        ("yen >= limit", "condition.comparison"),
        ("yen < limit", "condition.comparison"),
        ("yen == limit", "condition.comparison"),
        ("signed > begins", "condition.comparison"),
        ("signed <= begins", "condition.comparison"),
        ("since(signed, begins)", "condition.comparison"),
        ("within(listed, window)", "condition.comparison"),
        ("purpose == trade", "condition.comparison"),
        ("purpose == 1", "condition.comparison"),
        ("purpose in []", "condition.comparison"),
        ('purpose > "trade"', "condition.comparison"),
        ("call == begins", "condition.comparison"),
        ("listed == abroad", "condition.comparison"),
        ('purpose == "gift"', "condition.word"),
        ('purpose in ["trade", "gift"]', "condition.word"),
        ("", "condition.syntax"),
        ("listed and", "condition.syntax"),
        ("listed + abroad", "condition.syntax"),
        ("listed if abroad else shown", "condition.syntax"),
        ("True", "condition.syntax"),
        ("lambda: listed", "condition.syntax"),
        ("[listed for listed in purpose]", "condition.syntax"),
        ("listed.__class__", "condition.syntax"),
        ("__import__('os').system('true')", "condition.syntax"),
        ("known(purpose, listed)", "condition.syntax"),
        ("since(call, parameter=begins)", "condition.syntax"),
        ("yen > limit > limit", "condition.syntax"),
        ("listed\x00", "condition.syntax"),
        ("listed; abroad", "condition.syntax"),
        ("(" * 400 + "listed" + ")" * 400, "condition.syntax"),
    ],
)
def test_anything_else_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(ConditionError) as refused:
        read(text)
    assert refused.value.code == code
    assert str(refused.value)


@given(st.text(max_size=60))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        tree = read(text)
    except ConditionError:
        return
    assert list(leaves(tree))


# ---------------------------------------------------------------- what each form means at its edge


def test_over_is_strict_and_at_most_includes_the_limit() -> None:
    edge = {v: (ask("yen > limit", yen=v), ask("yen <= limit", yen=v)) for v in (49_999, 50_000, 50_001)}
    assert edge == {49_999: (False, True), 50_000: (False, True), 50_001: (True, False)}


@pytest.mark.parametrize(
    ("day", "over"),
    [
        (date(2016, 2, 25), None),  # no value yet: nothing can be said
        (date(2016, 2, 26), False),
        (date(2017, 12, 31), False),
        (date(2018, 1, 1), True),
    ],
)
def test_a_parameter_has_the_value_of_the_day(day: date, over: Truth) -> None:
    assert ask("yen > limit", day, yen=100_000) is over


def test_from_a_day_includes_it_and_before_it_does_not() -> None:
    days = (date(2016, 2, 18), date(2016, 2, 19), date(2016, 2, 20))
    assert [ask("signed >= begins", signed=d) for d in days] == [False, True, True]
    assert [ask("signed < begins", signed=d) for d in days] == [True, False, False]


@pytest.mark.parametrize(
    ("call", "on_or_after"),
    [
        ((date(2016, 2, 18), date(2016, 2, 18)), False),
        ((date(2016, 2, 19), date(2016, 2, 19)), True),
        ((date(2016, 2, 18), date(2016, 2, 19)), None),  # somewhere in a range over the edge
        ((NEVER, date(2016, 2, 18)), False),
        ((NEVER, date(2016, 2, 19)), None),
        ((NEVER, NEVER), False),
        (None, None),
    ],
)
def test_an_event_since_a_day(call: tuple[date, date] | None, on_or_after: Truth) -> None:
    assert ask("since(call, begins)", call=call) is on_or_after


@pytest.mark.parametrize(("ago", "inside"), [(0, True), (1, True), (179, True), (180, True), (181, False)])
def test_the_last_day_of_a_window_is_inside(ago: int, inside: bool) -> None:
    day = DAY - timedelta(ago)
    assert ask("within(call, window)", call=(day, day)) is inside


def test_a_window_over_an_uncertain_day_or_no_event() -> None:
    assert ask("within(call, window)", call=(DAY - timedelta(181), DAY - timedelta(180))) is None
    assert ask("within(call, window)", call=(NEVER, NEVER)) is False
    assert ask("within(call, window)") is None


def test_known_is_never_false() -> None:
    assert [ask("known(purpose)", purpose=p) for p in ("trade", None)] == [True, None]
    assert [ask("known(listed)", listed=v) for v in (True, False, None)] == [True, True, None]


def test_unsettled_is_unknown_and_yields_to_what_decides() -> None:
    assert ask("unsettled") is None
    assert ask("listed and unsettled", listed=False) is False
    assert ask("listed or unsettled", listed=True) is True
    assert ask("not unsettled") is None


def test_a_decision_on_file_names_the_measure_or_its_paragraph() -> None:
    permitted = Permitted(("UN-2397", "UN-2397:p5"), "1718 Committee")
    seen = {
        p: ask(permitted, permits=None if p is None else frozenset(p.split()))
        for p in ("UN-2397", "UN-2397:p5", "UN-2397:p7", "", None)
    }
    assert seen == {"UN-2397": True, "UN-2397:p5": True, "UN-2397:p7": False, "": False, None: None}


def test_word_forms() -> None:
    assert [ask('purpose == "trade"', purpose=p) for p in ("trade", "other", None)] == [True, False, None]
    assert [ask('purpose not in ["trade", "charity"]', purpose=p) for p in ("trade", "other", None)] == [
        False,
        True,
        None,
    ]


# ---------------------------------------------------------------- any condition

HELD = ("listed", "abroad", "shown")
conditions: st.SearchStrategy[Condition] = st.recursive(
    st.sampled_from([*map(Holds, HELD), *map(Known, HELD), Unsettled()]),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: Any(tuple(parts))),
    ),
    max_leaves=12,
)
held = st.fixed_dictionaries({name: st.sampled_from([True, False, None]) for name in HELD})


@given(conditions, held)
def test_what_is_said_with_gaps_is_said_however_they_are_filled(condition: Condition, facts: dict[str, Truth]) -> None:
    said = ask(condition, **facts)
    gaps = [name for name, value in facts.items() if value is None]
    for filled in product([True, False], repeat=len(gaps)):
        then = ask(condition, **{**facts, **dict(zip(gaps, filled, strict=True))})
        assert said is None or then is said


@given(conditions, held)
def test_a_column_says_what_the_closure_says(condition: Condition, facts: dict[str, Truth]) -> None:
    row = pl.DataFrame({"date": [DAY], **{k: pl.Series([v], dtype=pl.Boolean) for k, v in facts.items()}})
    assert row.select(truth(condition, PARAMETERS).alias("said"))["said"].to_list() == [ask(condition, **facts)]


@given(conditions, held)
def test_missing_facts_are_those_that_are_unknown_and_still_matter(
    condition: Condition, facts: dict[str, Truth]
) -> None:
    missing = missing_facts(compile_condition(condition, PARAMETERS, DAY), facts)
    assert all(facts[name] is None for name in missing)
    if ask(condition, **facts) is not None:
        assert not missing
    elif not missing:
        assert Unsettled() in leaves(condition)


@given(conditions, held)
def test_a_reason_is_given_for_what_is_said(condition: Condition, facts: dict[str, Truth]) -> None:
    compiled = compile_condition(condition, PARAMETERS, DAY)
    reasons = Explainer(facts, {}, FACTS, PARAMETERS, DAY).explain(compiled)
    assert reasons == Explainer(facts, {}, FACTS, PARAMETERS, DAY).explain(compiled)
    assert len(set(reasons)) == len(reasons)


def test_a_payment_far_over_the_limit_asks_for_no_evidence() -> None:
    text = 'purpose == "charity" and shown and yen <= limit'
    compiled = compile_condition(read(text), PARAMETERS, DAY)
    assert missing_facts(compiled, {"date": DAY, "yen": 500_000}) == {}
    assert list(missing_facts(compiled, {"date": DAY, "yen": 40_000})) == ["purpose", "shown"]


# ---------------------------------------------------------------- the law as it ships


def test_every_condition_of_the_law_is_what_its_text_says() -> None:
    law = load_built_in()
    seen = 0
    for measure in law.measures.values():
        units: Mapping[str, str] = {n: p.unit for n, p in measure.parameters.items()}
        for text, condition in (
            (measure.reach_text, measure.reach),
            (measure.test_text, measure.test),
            *((e.when_text, e.when) for e in measure.exemptions if e.id != "permission-on-file"),
            *([(measure.softening.when_text, measure.softening.when)] if measure.softening else []),
        ):
            if text:
                assert parse(text, law.facts, units) == condition
                seen += 1
    assert seen > 200
