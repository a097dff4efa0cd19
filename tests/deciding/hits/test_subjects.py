"""Whom and what a case names, for every kind of case."""

from typing import Any

import pytest

from sekisho.cases import KINDS
from sekisho.deciding.hits.subjects import passages_of, subjects_of
from tests.deciding.asking import read

SOMEONE = {"names": ["A Name"], "address": ["1 Some Street"]}
GOODS = {"description": "pumps"}
CASES: dict[str, tuple[dict[str, Any], set[str], set[str]]] = {
    "payment": (
        {
            "payer": SOMEONE,
            "payee": SOMEONE,
            "ultimate_payer": SOMEONE,
            "ultimate_payee": SOMEONE,
            "agents": [SOMEONE, SOMEONE],
            "linked": [{"payee": SOMEONE}, {"payee": "Another Name"}],
            "text": ["first", "second"],
            "goods": GOODS,
        },
        {"payer", "payee", "ultimate_payer", "ultimate_payee", "agents[0]", "agents[1]"}
        | {"linked[0].payee", "linked[1].payee"},
        {"text[0]", "text[1]", "goods[0].description"},
    ),
    "cash": ({"carrier": SOMEONE}, {"carrier"}, set()),
    "voyage": (
        {
            "ship": {"name": "A Ship", "owner": SOMEONE, "operator": SOMEONE},
            "transfers": [{"date": "2019-01-01", "other": {"imo": "8628597", "owner": SOMEONE}}],
        },
        {"ship", "ship.owner", "ship.operator", "transfers[0].other", "transfers[0].other.owner"},
        set(),
    ),
    "traveller": ({"person": SOMEONE, "purpose": "a visit"}, {"person"}, {"purpose"}),
    "cargo": (
        {"parties": [SOMEONE, SOMEONE], "goods": [GOODS, GOODS]},
        {"parties[0]", "parties[1]"},
        {"goods[0].description", "goods[1].description"},
    ),
    "grant": (
        {
            "donor": SOMEONE,
            "channel": SOMEONE,
            "payments_to": [{"party": SOMEONE, "service": "lorries"}],
            "purpose": "humanitarian",
            "activity": "wells",
            "goods": [GOODS],
            "conditions": [{"text": "as agreed"}],
        },
        {"donor", "channel", "payments_to[0].party"},
        {"purpose", "activity", "goods[0].description", "payments_to[0].service", "conditions[0].text"},
    ),
    "party": ({"party": SOMEONE}, {"party"}, set()),
}
# They take no part in the act itself.
ASIDE = {"linked[0].payee", "linked[1].payee", "transfers[0].other", "transfers[0].other.owner"}


def test_every_kind_of_case_is_here() -> None:
    assert set(CASES) == set(KINDS)


@pytest.mark.parametrize("kind", CASES)
def test_everyone_whom_a_case_names_has_a_path(kind: str) -> None:
    fields, parties, _ = CASES[kind]
    subjects = list(subjects_of(read({"kind": kind, "date": "2019-03-01", **fields})))
    assert {s.path for s in subjects} == parties
    assert len(subjects) == len(parties)
    assert {s.path for s in subjects if s.aside} == parties & ASIDE


@pytest.mark.parametrize("kind", CASES)
def test_every_text_of_a_case_has_a_path_and_a_field_that_settles_it(kind: str) -> None:
    fields, parties, texts = CASES[kind]
    ships = {"ship", "transfers[0].other", "linked[1].payee"}
    addresses = {f"{path}.address[0]" for path in parties - ships}
    passages = list(passages_of(read({"kind": kind, "date": "2019-03-01", **fields})))
    assert {p.path for p in passages} == texts | addresses
    for passage in passages:
        if passage.of:
            assert passage.asked == f"{passage.of.path}.listed"
        else:
            assert passage.path.startswith(passage.asked)


@pytest.mark.parametrize("kind", CASES)
def test_a_case_that_names_nobody_has_no_subject_and_no_text(kind: str) -> None:
    case = read({"kind": kind, "date": "2019-03-01"})
    assert list(subjects_of(case)) == []
    assert list(passages_of(case)) == []


def test_a_reviewers_word_is_seen_on_parties_and_ships() -> None:
    def reviewed(kind: str, **fields: Any) -> list[bool]:
        return [s.reviewed for s in subjects_of(read({"kind": kind, "date": "2019-03-01", **fields}))]

    assert reviewed("party", party={"names": ["A"], "listed": False}) == [True]
    assert reviewed("party", party={"names": ["A"], "listed": []}) == [True]
    assert reviewed("party", party={"names": ["A"]}) == [False]
    assert reviewed("voyage", ship={"name": "A", "designated": []}) == [True]
    assert reviewed("voyage", ship={"name": "A"}) == [False]
