"""What a hit does: decide, refer to who can settle it, or be shown alone."""

from typing import Any

import pytest

from sekisho.cases import Party, Ship
from sekisho.cases.model import Identifier
from sekisho.deciding.decision import Hit
from sekisho.deciding.hits.subjects import Passage, Subject
from sekisho.deciding.hits.weigh import Met, weigh, weigh_text
from sekisho.screening.hit import Hit as NameHit

NAMED = Party(names=("A Name",), kind="person")


def hit(**changes: Any) -> NameHit:
    return NameHit(
        **{
            "list": "UN",
            "entry": "KPi.001",
            "kind": "person",
            "listed_name": "A NAME",
            "matched_alias": "A NAME",
            "score": 0.85,
            "band": "strong",
            "because": ("the same letters",),
            "about_dprk": True,
            **changes,
        }
    )


def met(*, by_name: bool = True, by_number: bool = False, known: bool = False, other: bool = False, **of: Any) -> Met:
    return Met(hit(**of), by_name, by_number, known, other)


def effect(named: Party | Ship, one: Met, *, aside: bool = False) -> tuple[str, tuple[str, ...]]:
    weight = weigh(Subject("payee", named, aside), one)
    return weight.effect, weight.needs


def test_a_strong_name_decides_and_needs_nothing() -> None:
    assert effect(NAMED, met()) == ("decides", ())


@pytest.mark.parametrize("band", ["probable", "review"])
def test_a_weaker_one_asks_for_what_settles_it(band: str) -> None:
    asked = met(band=band, settles=("birth_date", "ids"))
    assert effect(NAMED, asked) == ("refers", ("payee.birth_date", "payee.ids"))
    assert effect(NAMED, met(band=band, settles=("ids",))) == ("refers", ("payee.ids",))
    assert effect(NAMED, met(band=band, settles=("a reviewer",))) == ("refers", ("payee.listed",))


def test_what_the_case_already_says_is_not_asked_again() -> None:
    known = Party(names=("A Name",), ids=(Identifier(scheme="passport", value="381310014"),))
    assert effect(known, met(band="probable", settles=("ids",))) == ("refers", ("payee.listed",))


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (met(by_name=False, by_number=True, known=True), "decides"),
        (met(by_name=False, by_number=True, known=False), "refers"),
        (met(by_name=True, by_number=True, known=False, band="review"), "decides"),
    ],
)
def test_an_equal_number_decides_where_its_kind_identifies_or_the_name_is_alike(one: Met, said: str) -> None:
    assert effect(NAMED, one)[0] == said


def test_a_listed_party_of_another_kind_than_stated_is_for_a_reviewer() -> None:
    assert effect(NAMED, met(other=True)) == ("refers", ("payee.listed",))


def test_a_party_called_like_a_ship_is_asked_what_it_is() -> None:
    assert effect(NAMED, met(kind="vessel")) == ("refers", ("payee.kind",))
    assert effect(NAMED, met(kind="vessel", band="probable")) == ("shown", ())


@pytest.mark.parametrize("name", ["UK", "CSL", "OWN"])
def test_a_list_that_binds_no_regime_is_shown(name: str) -> None:
    assert effect(NAMED, met(list=name)) == ("shown", ())
    assert weigh_text(Passage("text[0]", "", "text"), hit(list=name), ()).effect == "shown"


@pytest.mark.parametrize("listed", [True, False, ()])
def test_a_reviewer_wins(listed: Any) -> None:
    reviewed = Party(names=("A Name",), listed=listed)
    assert effect(reviewed, met()) == ("shown", ())
    assert effect(reviewed, met(by_number=True, known=True)) == ("shown", ())
    of = Subject("payee", reviewed)
    assert weigh_text(Passage("payee.address[0]", "", "payee.listed", of), hit(), ()).effect == "shown"


@pytest.mark.parametrize(
    ("ship", "one", "said"),
    [
        (Ship(name="A"), met(kind="vessel"), ("refers", ("payee.imo",))),
        (Ship(name="A", imo="8628597"), met(kind="vessel"), ("refers", ("payee.designated",))),
        (Ship(name="A", imo="8628590"), met(kind="vessel"), ("refers", ("payee.imo",))),
        (Ship(name="A", imo="8628597"), met(kind="vessel", band="review"), ("shown", ())),
        (Ship(name="A"), met(kind="vessel", band="review"), ("refers", ("payee.imo",))),
        (Ship(imo="8628597"), met(by_name=False, by_number=True, known=True, kind="vessel"), ("decides", ())),
        # A wrong check digit: a lead, and no key.
        (
            Ship(imo="8314881"),
            met(by_name=False, by_number=True, known=True, kind="vessel"),
            ("refers", ("payee.imo",)),
        ),
        (Ship(mmsi="123456789"), met(by_name=False, by_number=True, kind="vessel"), ("refers", ("payee.imo",))),
        (Ship(name="A", designated=()), met(kind="vessel"), ("shown", ())),
    ],
)
def test_a_ship_is_known_by_its_number(ship: Ship, one: Met, said: tuple[str, tuple[str, ...]]) -> None:
    assert effect(ship, one) == said


def test_who_has_no_part_in_the_act_never_decides() -> None:
    assert effect(NAMED, met(), aside=True) == ("refers", ("payee.listed",))
    assert effect(NAMED, met(band="probable", settles=("ids",)), aside=True) == ("shown", ())
    other_ship = met(by_name=False, by_number=True, known=True, kind="vessel")
    assert effect(Ship(imo="8628597"), other_ship, aside=True) == ("refers", ("payee.designated",))


def test_a_text_refers_unless_its_party_is_judged_elsewhere() -> None:
    def on_payee(effect: Any, entry: str = "KPi.001") -> Hit:
        return Hit(
            party="payee",
            list="UN",
            entry=entry,
            listed_name="A NAME",
            matched_alias="A NAME",
            score=1.0,
            band="strong",
            effect=effect,
            because=(weigh(Subject("payee", Party(listed=False)), met()).why,) if effect == "shown" else (),
            needs=(),
            about_dprk=True,
            listed_from=None,
            listed_to=None,
        )

    def said(*elsewhere: Hit) -> tuple[str, tuple[str, ...]]:
        weight = weigh_text(Passage("text[0]", "", "text"), hit(), elsewhere)
        return weight.effect, weight.needs

    assert said() == ("refers", ("text",))
    assert said(on_payee("decides", entry="KPi.002")) == ("refers", ("text",))
    assert said(on_payee("decides")) == ("shown", ())
    assert said(on_payee("refers")) == ("shown", ())
    assert said(on_payee("shown")) == ("shown", ())
