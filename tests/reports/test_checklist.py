"""Does the checklist hold what a request must, say what a case has of it, and name each gap?"""

from typing import Any

import msgspec
import pytest

from sekisho.deciding import decide
from sekisho.reports.checklist import ChecklistPage, as_json, source_json
from sekisho.reports.exemption_request import ELEMENTS, Filled, fill
from tests.deciding.asking import law, read

NGO = {"names": ["Example NGO"], "kind": "organisation", "residence": "CH", "listed": False}
MINISTRY = {"names": ["Ministry of Public Health"], "kind": "government", "residence": "KP", "listed": False}
TANK = {"description": "water tank", "hs": "730900", "quantity": {"value": 4, "unit": "piece"}, "origin": "CN"}


def filled(case: dict[str, Any]) -> dict[str, Filled]:
    known = read(case)
    found = fill(known, decide(msgspec.structs.replace(known, regimes=("UN",)), law()))
    assert found is not None
    return {one.element.id: one for one in found}


def cargo(**more: Any) -> dict[str, Any]:
    return {"kind": "cargo", "date": "2019-03-01", "movement": "export", "destination": "KP", **more}


def grant(**more: Any) -> dict[str, Any]:
    return {"kind": "grant", "date": "2019-03-01", "beneficiary": "KP", **more}


def states(case: dict[str, Any]) -> dict[str, str]:
    return {name: one.state for name, one in filled(case).items()}


def test_the_ten_elements_in_order() -> None:
    assert [e.id for e in ELEMENTS] == [
        *("nature", "recipients", "reasons", "goods", "dates"),
        *("route", "ports", "parties", "annexes", "monitoring"),
    ]
    assert [e.confidence for e in ELEMENTS] == ["high"] * 4 + ["medium"] * 6


def test_a_cargo_fills_what_it_knows() -> None:
    case = cargo(goods=[{**TANK, "luxury": False, "controlled": False}], shipped_from="CNDLC", parties=[NGO, MINISTRY])
    found = filled(case)
    assert {name: one.state for name, one in found.items()} == {
        "nature": "missing",
        "recipients": "part",
        "reasons": "part",
        "goods": "there",
        "dates": "there",
        "route": "part",
        "ports": "part",
        "parties": "part",
        "annexes": "missing",
        "monitoring": "missing",
    }
    assert [(h.field, h.value.en) for h in found["goods"].has] == [("goods[0]", "water tank, HS 730900, 4 piece")]
    assert [h.field for h in found["reasons"].has] == ["UN-2397:p7"]
    assert [h.value.en for h in found["recipients"].has] == ["Ministry of Public Health"]


def test_a_grant_fills_what_it_knows() -> None:
    case = grant(
        donor=NGO,
        channel=NGO,
        purpose="humanitarian",
        activity="tuberculosis treatment",
        goods=[TANK],
        start="2019-04-01",
        payments_to=[{"party": MINISTRY, "service": "storage"}],
    )
    found = filled(case)
    assert (found["nature"].state, found["dates"].state) == ("there", "there")
    # A local payee is no recipient of the aid.
    assert (found["recipients"].state, [h.field for h in found["parties"].has]) == (
        "missing",
        ["donor", "channel", "payments_to[0].party"],
    )


def test_an_empty_case_lacks_everything_and_each_gap_is_named() -> None:
    found = filled(grant())
    assert found["goods"].state == found["parties"].state == "missing"
    assert all(one.gaps for one in found.values())


@pytest.mark.parametrize("gone", ["description", "hs", "quantity", "origin"])
def test_what_a_line_lacks_is_named(gone: str) -> None:
    line = {key: value for key, value in TANK.items() if key != gone}
    (gap,) = filled(cargo(goods=[TANK, line]))["goods"].gaps
    assert gap.en.startswith("goods[1]: ")


def test_a_bare_country_is_no_port() -> None:
    found = filled(cargo(goods=[TANK], shipped_from="CN"))
    assert (found["route"].state, found["ports"].state) == ("part", "missing")


def test_where_no_measure_bars_it_nothing_need_be_asked() -> None:
    rice = {"description": "rice", "hs": "1006", "luxury": False, "controlled": False}
    found = filled(cargo(goods=[rice], parties=[NGO]))["reasons"]
    assert (found.has, [gap.en[:13] for gap in found.gaps]) == ((), ["no UN measure"])


def test_other_kinds_of_case_are_not_for_it() -> None:
    case = read({"kind": "cash", "date": "2019-03-01"})
    assert fill(case, decide(case, law())) is None
    assert as_json("c", None, "en") == {"case": "c", "applies": False, "elements": [], "gaps": 0}
    assert any("neither cargo nor a grant" in line.plain for line in ChecklistPage("en", 100).case("c", None))


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_both_forms_say_the_same(lang: Any) -> None:
    found = tuple(filled(cargo(goods=[TANK], shipped_from="CNDLC", parties=[NGO])).values())
    plain = msgspec.json.decode(msgspec.json.encode(as_json("c", found, lang)))
    text = "".join("".join(line.plain.split()) for line in ChecklistPage(lang, 120).case("c", found))
    assert plain["gaps"] == sum(len(e["gaps"]) for e in plain["elements"]) > 0
    for element in plain["elements"]:
        for said in (element["asked"], *element["gaps"], *(h["value"] for h in element["has"])):
            assert "".join(said.split()) in text


@pytest.mark.parametrize("width", [20, 50, 80, 200])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    from rich.cells import cell_len

    found = tuple(filled(cargo(goods=[TANK, {"description": "x" * 300}], parties=[NGO])).values())
    page = ChecklistPage("ja", width)
    lines = [*page.case("c", found), *(line for line in page.tail(law()) if not line.plain.startswith("http"))]
    assert max(cell_len(line.plain) for line in lines) <= page.width


def test_the_source_is_said() -> None:
    said = source_json(law())
    assert (said["measure"], said["source"]) == ("UN-2397:p25", "S-IAN7")
