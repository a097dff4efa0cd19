"""Does an exemption free what it names, as much as it names, as long as it runs, from the UN alone, and no more?"""

import datetime
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekisho.cases import Cargo, Grant, Place
from sekisho.cases.exemption import Exemption, ExemptItem, read_exemptions
from sekisho.cases.read import Arrival, read_cases
from sekisho.deciding import decide
from sekisho.deciding.exempting import Exempting
from tests.deciding.asking import law, outcomes

PUMP = {"description": "Water pump", "hs": "841370", "luxury": False, "controlled": False}
RICE = {"description": "rice", "hs": "1006", "luxury": False, "controlled": False}
NGO = {"names": ["A relief society"], "kind": "organisation", "residence": "CH", "listed": False}


def pumps(count: int | str = 1, **more: Any) -> dict[str, Any]:
    return {**PUMP, "quantity": {"value": count, "unit": "piece"}, **more}


def cargo(*goods: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "kind": "cargo",
        "date": "2019-03-01",
        "movement": "export",
        "destination": "KP",
        "shipped_from": "CN",
        "parties": [NGO],
        "goods": list(goods),
        **more,
    }


def grant(*goods: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "kind": "grant",
        "date": "2019-03-01",
        "donor": NGO,
        "channel": NGO,
        "beneficiary": "KP",
        "purpose": "humanitarian",
        "payments_to": [],
        "goods": list(goods),
        **more,
    }


def letter(quantity: int = 4, **changes: Any) -> Exemption:
    item = ExemptItem(
        line=1, description="water pump", hs="841370", quantity=Decimal(quantity), unit="piece", origin=None
    )
    given: dict[str, Any] = {
        "id": "OC.1",
        "from_": datetime.date(2019, 2, 20),
        "to": datetime.date(2019, 8, 20),
        "items": (item,),
        "consignments": None,
        "ports": (),
        **changes,
    }
    return Exemption(**given)


def watch(cases: list[dict[str, Any]], *letters: Exemption) -> list[Arrival]:
    data = json.dumps([{"id": f"c{n}", **case} for n, case in enumerate(cases)]).encode()
    return list(Exempting(letters or (letter(),), law()).watch(read_cases(io.BytesIO(data))))


def verdicts(arrivals: list[Arrival], regime: Any = "UN") -> list[str]:
    return [decide(a.case, law()).regimes[regime].verdict for a in arrivals if a.case]


def codes(arrival: Arrival) -> list[str]:
    return [p.code for p in arrival.problems]


@pytest.mark.parametrize(("make", "otherwise"), [(cargo, "prohibited"), (grant, "licence_required")])
def test_an_exempted_item_is_free_from_the_un(make: Any, otherwise: str) -> None:
    case = make(pumps())
    free, bound = watch([case]), watch([case], letter(items=()))
    assert (verdicts(free), codes(free[0])) == (["allowed"], ["exemption.used"])
    assert (verdicts(bound), codes(bound[0])) == ([otherwise], ["exemption.item"])
    held = free[0].case
    assert isinstance(held, Cargo | Grant)
    assert [(d.authority, d.id, d.covers) for d in held.decisions or ()] == [
        ("1718 Committee", "OC.1", ("UN-2397:p7",))
    ]


def test_what_is_used_is_gone() -> None:
    arrivals = watch([cargo(pumps(3)), cargo(pumps(2)), cargo(pumps(1)), cargo(pumps(1))])
    assert verdicts(arrivals) == ["allowed", "prohibited", "allowed", "prohibited"]
    assert [codes(a) for a in arrivals] == [
        ["exemption.used"],
        ["exemption.quantity"],
        ["exemption.used"],
        ["exemption.quantity"],
    ]
    assert "2 piece, but of line 1 of OC.1 1 of 4 are left" in arrivals[1].problems[0].message


def test_lines_of_one_consignment_draw_on_the_same_item() -> None:
    assert verdicts(watch([cargo(pumps(2), pumps(2))])) == ["allowed"]
    arrivals = watch([cargo(pumps(2), pumps(3)), cargo(pumps(4))])
    assert verdicts(arrivals) == ["prohibited", "allowed"]


def test_a_consignment_is_freed_whole_or_not_at_all() -> None:
    truck = {"description": "truck", "hs": "8704", "luxury": False, "controlled": False}
    arrivals = watch([cargo(pumps(4), truck), cargo(pumps(4))])
    assert verdicts(arrivals) == ["prohibited", "allowed"]
    assert [(p.code, p.field) for p in arrivals[0].problems] == [("exemption.item", "goods[1]")]


def test_goods_that_no_un_measure_reaches_need_no_letter() -> None:
    arrivals = watch([cargo(pumps(1), RICE)])
    assert (verdicts(arrivals), codes(arrivals[0])) == (["allowed"], ["exemption.used"])


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2019-02-19", "prohibited"), ("2019-02-20", "allowed"), ("2019-08-20", "allowed"), ("2019-08-21", "prohibited")],
)
def test_both_ends_of_the_window_are_inside(day: str, verdict: str) -> None:
    arrivals = watch([cargo(pumps(), date=day)])
    assert (verdicts(arrivals), codes(arrivals[0])) == (
        [verdict],
        ["exemption.used" if verdict == "allowed" else "exemption.window"],
    )


def test_only_so_many_consignments() -> None:
    arrivals = watch([cargo(pumps()), cargo(pumps())], letter(consignments=1))
    assert (verdicts(arrivals), codes(arrivals[1])) == (["allowed", "prohibited"], ["exemption.consignments"])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"description": "Water pumps, diesel"}, "exemption.item"),
        ({"description": None}, "exemption.item"),
        ({"hs": "841381"}, "exemption.item"),
        ({"hs": "8413"}, "exemption.item"),
        ({"quantity": None}, "exemption.quantity"),
        ({"quantity": {"value": 1, "unit": "kg"}}, "exemption.quantity"),
    ],
)
def test_another_item_is_not_freed(changes: dict[str, Any], code: str) -> None:
    arrivals = watch([cargo(pumps(**changes) | changes), cargo(pumps(4))])
    assert verdicts(arrivals)[0] in ("prohibited", "refer")
    assert (codes(arrivals[0])[-1], verdicts(arrivals)[1]) == (code, "allowed")


@pytest.mark.parametrize("changes", [{"hs": "8413700090"}, {"description": "WATER-PUMP"}])
def test_the_same_item_in_other_letters(changes: dict[str, Any]) -> None:
    assert verdicts(watch([cargo(pumps() | changes)])) == ["allowed"]


def test_origin_and_route_are_those_of_the_letter() -> None:
    item = ExemptItem(line=1, description="water pump", hs="841370", quantity=Decimal(9), unit="piece", origin=None)
    german = ExemptItem(**{**{f: getattr(item, f) for f in item.__struct_fields__}, "origin": "DE"})
    route = letter(items=(german,), ports=(Place("CNDLC"), Place("KPNAM")))
    cases = [
        cargo(pumps(origin="DE"), shipped_from="CNDLC"),
        cargo(pumps(origin="DE"), shipped_from="CN"),
        cargo(pumps(origin="DE"), shipped_from="CNSHA"),
        cargo(pumps(origin="DE"), shipped_from="RU"),
        cargo(pumps(origin="JP"), shipped_from="CNDLC"),
    ]
    assert verdicts(watch(cases, route)) == ["allowed", "allowed", "prohibited", "prohibited", "prohibited"]


def test_tonnes_and_kilograms_are_one_measure() -> None:
    pipes = ExemptItem(line=1, description="pipes", hs="7304", quantity=Decimal(2), unit="t", origin=None)
    goods = {"description": "pipes", "hs": "7304", "luxury": False, "controlled": False}
    cases = [cargo({**goods, "quantity": {"value": v, "unit": "kg"}}) for v in (1500, 501, 500)]
    assert verdicts(watch(cases, letter(items=(pipes,)))) == ["allowed", "prohibited", "allowed"]


def test_the_second_letter_helps_where_the_first_is_used_up() -> None:
    arrivals = watch([cargo(pumps(4)), cargo(pumps(4))], letter(), letter(id="OC.2"))
    assert verdicts(arrivals) == ["allowed", "allowed"]


def test_other_regimes_and_other_measures_stay() -> None:
    from_japan = cargo(pumps(), shipped_from="JP", parties=[{**NGO, "residence": "JP"}])
    (arrival,) = watch([from_japan])
    assert (verdicts([arrival]), verdicts([arrival], "JP")) == (["allowed"], ["licence_required"])
    (listed,) = watch([cargo(pumps(), parties=[{**NGO, "listed": True}])])
    assert verdicts([listed]) == ["prohibited"]
    assert listed.case
    assert outcomes(decide(listed.case, law()).regimes["UN"], "UN-2397:p7") == ["exempt"]
    (economic,) = watch([grant(pumps(), purpose="economic")])
    assert verdicts([economic]) == ["prohibited"]


def test_elsewhere_nothing_is_used() -> None:
    arrivals = watch([cargo(pumps(4), destination="KE"), cargo(pumps(4), destination=None), cargo(pumps(4))])
    assert [codes(a) for a in arrivals] == [[], [], ["exemption.used"]]


def test_decisions_on_file_stay() -> None:
    own = {"authority": "METI", "id": "x", "covers": ["JP-EXPORT-2009"]}
    (arrival,) = watch([cargo(pumps(), decisions=[own])])
    assert isinstance(arrival.case, Cargo)
    assert [d.authority for d in arrival.case.decisions or ()] == ["METI", "1718 Committee"]


def test_the_synthetic_letter_is_for_one_consignment(shared: Path) -> None:
    letters, _ = read_exemptions(shared / "domain" / "aid" / "un1718_exemption_synthetic.yaml")
    tank = {"description": "Steel water tank", "hs": "730900", "origin": "CN", "luxury": False, "controlled": False}
    tanks = [cargo({**tank, "quantity": {"value": n, "unit": "piece"}}, shipped_from="CNDLC") for n in (5, 4, 1)]
    arrivals = watch(tanks, *letters)
    assert verdicts(arrivals) == ["prohibited", "allowed", "prohibited"]
    assert [codes(a) for a in arrivals] == [["exemption.quantity"], ["exemption.used"], ["exemption.consignments"]]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 12), st.lists(st.lists(st.integers(1, 5), min_size=1, max_size=3), max_size=6))
def test_never_more_than_the_letter_has_and_none_refused_that_fits(most: int, batch: list[list[int]]) -> None:
    arrivals = watch([cargo(*(pumps(n) for n in lines)) for lines in batch], letter(most))
    left = most
    for lines, arrival in zip(batch, arrivals, strict=True):
        fits = sum(lines) <= left
        left -= sum(lines) if fits else 0
        assert isinstance(arrival.case, Cargo)
        assert bool(arrival.case.decisions) == fits
