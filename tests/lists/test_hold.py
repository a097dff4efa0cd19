"""What holds a new state of a list: losses by id, by programme and by fact, and a state that cannot be right."""

from __future__ import annotations

import datetime
from datetime import date

import msgspec
import pytest

from sekisho.lists.entry import BirthDate, Entry, ListedName, ListedNumber
from sekisho.lists.hold import reasons_to_hold
from sekisho.lists.publisher import PUBLISHERS
from sekisho.lists.reading import ListFile

DAY = date(2026, 6, 1)
# Before any test puts smaller ones in their place.
SHIPPED = {p.id: p.least for p in PUBLISHERS}
BORN = BirthDate(from_=date(1960, 1, 1), to=date(1960, 1, 1), precision="day")


def entry(number: int, programme: str = "DPRK", **fields: object) -> Entry:
    made = Entry(
        list="UN",
        id=f"X{number}",
        kind="person",
        names=(ListedName(text=f"Test Person {number}"), ListedName(text=f"Proba {number}", kind="alias")),
        birth_dates=(BORN,),
        numbers=(ListedNumber(scheme="passport", value=str(number)),),
        programmes=(programme,),
        listed_from=date(2017, 6, 2),
    )
    return msgspec.structs.replace(made, **fields)


def state(entries: list[Entry], published: date | None = DAY) -> ListFile:
    return ListFile(list="UN", format="un.xml", published=published, entries=tuple(entries), faults=())


BEFORE = [entry(n) for n in range(100)] + [entry(n, "Iraq") for n in range(100, 110)]


def held(entries: list[Entry], published: date | None = DAY, least: int = 0) -> str:
    return "; ".join(reasons_to_hold(BEFORE, state(entries, published), least=least, today=DAY))


def changed(**fields: object) -> list[Entry]:
    return [msgspec.structs.replace(e, **fields) for e in BEFORE]


def test_the_same_state_and_a_few_changes_pass() -> None:
    assert held(BEFORE) == ""
    assert held(BEFORE[3:] + [entry(n) for n in range(200, 230)]) == ""


def test_growth_elsewhere_hides_no_loss() -> None:
    """A programme dropped by accident, while another grows: the totals alone would say nothing."""
    said = held(BEFORE[:100] + [entry(n, "Iran") for n in range(300, 400)])
    assert "programme Iraq: 10 of 10 entries are gone" in said


def test_ids_that_all_changed_are_a_loss_of_all() -> None:
    said = held([msgspec.structs.replace(e, id=f"Y{e.id}") for e in BEFORE])
    assert "entries: 110 of 110 are gone (100%)" in said


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"birth_dates": ()}, "birth dates: 110 of 110"),
        ({"numbers": ()}, "numbers: 110 of 110"),
        ({"names": (ListedName(text="Another"),)}, "listed names: 110 of 110"),
        ({"names": (ListedName(text="??????"),)}, "no name with a letter"),
        ({"names": (ListedName(text="-0-"),)}, "no name with a letter"),
        ({"names": (ListedName(text="Proba", kind="alias"),)}, "no listed name"),
        ({"listed_from": date(2030, 1, 1)}, "listed only after the day of the list itself"),
    ],
)
def test_facts_that_entries_lost_hold_the_state(fields: dict[str, object], word: str) -> None:
    assert word in held(changed(**fields))


def test_good_names_that_became_weak_hold_the_state() -> None:
    weak = [
        msgspec.structs.replace(e, names=tuple(msgspec.structs.replace(n, quality="weak") for n in e.names))
        for e in BEFORE
    ]
    assert "good names: 220 of 220" in held(weak)


def test_aliases_shuffled_among_the_parties_hold_the_state() -> None:
    shuffled = [
        msgspec.structs.replace(e, names=(e.names[0], other.names[1]))
        for e, other in zip(BEFORE, BEFORE[1:] + BEFORE[:1], strict=True)
    ]
    assert "aliases: 110 of 110" in held(shuffled)


def test_a_date_in_the_future_pins_no_list() -> None:
    assert "in the future" in held(BEFORE, DAY + datetime.timedelta(days=2))
    assert held(BEFORE, DAY + datetime.timedelta(days=1)) == ""


def test_an_excerpt_is_no_list() -> None:
    assert "the whole list has 500 at the very least" in held(BEFORE, least=500)
    assert "no entry at all" in held([])


def test_every_publisher_says_how_many_its_list_has_at_the_least() -> None:
    assert all(least >= 200 for least in SHIPPED.values())
    assert set(SHIPPED) == {"un", "ofac-sdn", "ofac-consolidated", "csl", "eu", "uk", "mof"}
