"""Kleene's strong logic: the tables, and the laws that the evaluators rely on."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.law.kleene import Truth, all_of, any_of, both, either, negate

truths = st.sampled_from([True, False, None])
CERTAINTY = {False: 0, None: 1, True: 2}  # and = the lower, or = the higher: Kleene's own definition


@pytest.mark.parametrize(("a", "b"), list(product([True, False, None], repeat=2)))
def test_and_is_the_lower_or_the_higher(a: Truth, b: Truth) -> None:
    assert CERTAINTY[both(a, b)] == min(CERTAINTY[a], CERTAINTY[b])
    assert CERTAINTY[either(a, b)] == max(CERTAINTY[a], CERTAINTY[b])


def test_not_turns_the_known_and_keeps_the_unknown() -> None:
    assert [negate(x) for x in (True, False, None)] == [False, True, None]


@given(truths, truths)
def test_de_morgan(a: Truth, b: Truth) -> None:
    assert negate(both(a, b)) == either(negate(a), negate(b))
    assert negate(negate(a)) == a


@given(truths, truths, truths)
def test_lattice(a: Truth, b: Truth, c: Truth) -> None:
    assert both(a, b) == both(b, a)
    assert both(a, both(b, c)) == both(both(a, b), c)
    assert both(a, either(b, c)) == either(both(a, b), both(a, c))
    assert both(a, either(a, b)) == a == either(a, both(a, b))
    assert both(a, a) == a == either(a, a)


@given(st.lists(truths))
def test_many_are_folds_of_two(values: list[Truth]) -> None:
    conjunction: Truth = True
    disjunction: Truth = False
    for value in values:
        conjunction, disjunction = both(conjunction, value), either(disjunction, value)
    assert all_of(values) == conjunction
    assert any_of(values) == disjunction
    assert all_of(iter(values)) == conjunction


@given(st.lists(truths, max_size=5))
def test_what_is_decided_with_gaps_is_decided_the_same_without(values: list[Truth]) -> None:
    """Unknown stands for either: a known answer holds in every completion."""
    completions = list(product(*([v] if v is not None else [True, False] for v in values)))
    for answer, whole in ((all_of(values), all), (any_of(values), any)):
        meant = {whole(c) for c in completions}
        assert answer is None or meant == {answer}
        assert answer is not None or meant == {True, False}  # each value is free of the others: nothing is lost
