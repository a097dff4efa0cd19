"""Every combination of a measure's parts against what the contract says in words."""

from collections.abc import Iterator
from itertools import product

import pytest

from sekisho.law import OUTCOMES, RANK, VERDICTS, load_built_in
from sekisho.law.condition import ALWAYS
from sekisho.law.kleene import Truth
from sekisho.law.verdict import Conclusion, conclude, settle

NOT_COVERED, ALLOWED, DUTY, REFER, LICENCE, PROHIBITED = range(6)
PARTS = list(product([True, False, None], repeat=5))
# What a measure gives and its milder consequence: every pair that a law file could write for a measure that bites.
GIVEN = list(product([DUTY, REFER, LICENCE, PROHIBITED], repeat=2))


def when_all_is_known(
    reach: bool, test: bool, exempt: bool, softened: bool, in_force: bool, gives: int, mild: int
) -> int:
    """The verdict of a measure of which everything is known (contract, section 2)."""
    if not in_force or not reach:
        return NOT_COVERED
    if not test or exempt:
        return ALLOWED
    return mild if softened else gives


def completions(parts: tuple[Truth, ...]) -> Iterator[tuple[bool, ...]]:
    """Every way in which the unknown parts may turn out."""
    return product(*([p] if p is not None else [True, False] for p in parts))


def meant(parts: tuple[Truth, ...], gives: int, mild: int) -> tuple[int, int]:
    """The range: from the mildest to the strictest of what may turn out."""
    reach, test, exempt, _, in_force = parts
    if in_force is None and reach is True and (test is False or exempt is True):
        return ALLOWED, ALLOWED  # whether it was in force that day does not matter: it would not bite
    verdicts = [when_all_is_known(*whole, gives=gives, mild=mild) for whole in completions(parts)]
    return min(verdicts), max(verdicts)


def concluded(parts: tuple[Truth, ...], gives: int, mild: int, *, presumed: bool = False) -> Conclusion:
    return conclude(*parts, gives=gives, softened_gives=mild, presumed=presumed)


@pytest.mark.parametrize("parts", PARTS)
def test_the_range_is_the_hull_of_what_may_turn_out(parts: tuple[Truth, ...]) -> None:
    for gives, mild in GIVEN:
        for presumed in (False, True):
            said = concluded(parts, gives, mild, presumed=presumed)
            assert (said.at_least, said.at_most) == meant(parts, gives, mild)


@pytest.mark.parametrize("parts", PARTS)
def test_the_outcome_is_the_contracts_word(parts: tuple[Truth, ...]) -> None:
    reach, test, exempt, softened, in_force = parts
    said = concluded(parts, PROHIBITED, DUTY)
    if reach is False or in_force is False or (reach is True and test is False):
        expected = "clear"
    elif reach is True and exempt is True:
        expected = "exempt"
    elif reach is None or test is None or in_force is None:
        expected = "undetermined"  # scope unknown
    elif exempt is None or softened is None:
        expected = "applies_unless_shown"  # in scope; something could still be shown
    else:
        expected = "applies"
    assert said.outcome == expected
    assert said.outcome in OUTCOMES


@pytest.mark.parametrize("parts", PARTS)
def test_as_it_stands_is_the_verdict_if_nothing_more_is_shown(parts: tuple[Truth, ...]) -> None:
    for gives, mild in GIVEN:
        said = concluded(parts, gives, mild)
        if said.outcome == "undetermined":
            assert said.as_it_stands == REFER
        elif said.outcome == "applies_unless_shown":
            assert said.as_it_stands == (mild if parts[3] is True else gives)
        else:
            assert said.as_it_stands == said.at_least == said.at_most


def test_a_presumed_exception_stands_until_refuted() -> None:
    open_ = (True, True, None, False, True)
    assert concluded(open_, PROHIBITED, PROHIBITED).as_it_stands == PROHIBITED
    assert concluded(open_, PROHIBITED, PROHIBITED, presumed=True).as_it_stands == ALLOWED


@pytest.mark.parametrize("parts", PARTS)
def test_a_missing_part_never_leads_to_allowed_from_something_stricter(parts: tuple[Truth, ...]) -> None:
    for gives, mild in GIVEN:
        said = concluded(parts, gives, mild)
        stricter = any(when_all_is_known(*c, gives=gives, mild=mild) > ALLOWED for c in completions(parts))
        assert not stricter or said.verdict > ALLOWED


@pytest.mark.parametrize(("low", "high"), [(a, b) for a in range(6) for b in range(a, 6)])
def test_a_range_is_settled_to_itself_or_at_least_referred(low: int, high: int) -> None:
    assert settle(low, high) == (low if low == high else max(low, REFER))


def test_the_words_go_from_mild_to_strict() -> None:
    assert VERDICTS == ("not_covered", "allowed", "allowed_with_duty", "refer", "licence_required", "prohibited")
    assert [RANK[word] for word in VERDICTS] == list(range(6))


def test_a_measure_that_moves_no_verdict_has_nothing_that_could_move_one() -> None:
    """A request, a report of the press: without test or exception it can conclude `not_covered` alone."""
    silent = [m for m in load_built_in().measures.values() if m.acts and m.verdict == "not_covered"]
    assert {m.id for m in silent} == {"JP-TRAVEL-REQUEST", "JP-EARMARK"}
    for measure in silent:
        assert measure.test == ALWAYS
        assert not measure.exemptions
        assert measure.softening is None
        for reach, in_force in product([True, None], repeat=2):
            said = conclude(reach, True, False, False, in_force, gives=NOT_COVERED, softened_gives=NOT_COVERED)
            assert said.at_most == NOT_COVERED
