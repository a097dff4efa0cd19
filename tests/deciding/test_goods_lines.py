"""Several goods: each judged by its own code, origin and quantity, and by the totals of all."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases import Cargo
from sekisho.cases.read.check import MOST_LINES, check
from sekisho.deciding import Finding
from sekisho.law import RANK
from tests.deciding.asking import answer, ask, outcome, read

CLEAN = [{"kind": "organisation", "residence": "CN", "listed": False}]
COAL = {"description": "coal", "hs": "2701", "origin": "KP"}
TOYS = {"description": "toys", "hs": "9503", "origin": "KP"}
RUSSIAN_COAL = {"description": "coal", "hs": "2701", "origin": "RU", "shipped_from": "RU"}
DIESEL = {"description": "diesel oil", "hs": "2710", "origin": "CN"}
PUMPS = {"description": "pumps", "hs": "8413", "origin": "CN"}


def into_china(*goods: dict[str, Any], **more: Any) -> dict[str, Any]:
    case = {"kind": "cargo", "date": "2019-03-01", "movement": "import", "shipped_from": "KP", "destination": "CN"}
    return {**case, "parties": CLEAN, "goods": list(goods), **more}


def to_dprk(*goods: dict[str, Any], **more: Any) -> dict[str, Any]:
    case = {"kind": "cargo", "date": "2019-03-01", "movement": "export", "shipped_from": "CN", "destination": "KP"}
    return {**case, "parties": CLEAN, "goods": list(goods), **more}


def finding(case: dict[str, Any], measure: str) -> Finding:
    (found,) = (f for f in answer(case, "UN").findings if measure in (f.measure, f"{f.measure}:{f.provision}"))
    return found


def test_each_line_has_its_own_verdict() -> None:
    found = finding(into_china(TOYS, COAL, RUSSIAN_COAL), "UN-2371:p8")
    assert [(x.goods, x.outcome, x.verdict) for x in found.lines] == [
        (0, "clear", "allowed"),
        (1, "applies", "prohibited"),
        (2, "clear", "not_covered"),
    ]
    assert any("goods[1] coal" in because.en for because in found.because)


def test_the_code_of_one_line_never_meets_the_origin_of_another() -> None:
    assert answer(into_china(RUSSIAN_COAL, TOYS), "UN").verdict == "allowed"
    assert answer(into_china(RUSSIAN_COAL, COAL), "UN").verdict == "prohibited"


def test_one_line_is_judged_as_the_case_and_has_no_lines() -> None:
    found = finding(into_china(COAL), "UN-2371:p8")
    assert (found.verdict, found.lines) == ("prohibited", ())


def test_each_open_line_is_asked_for_what_it_lacks() -> None:
    said = answer(into_china(TOYS, {"description": "things", "origin": "KP"}, {"hs": "2701", "origin": "KP"}), "UN")
    assert said.verdict == "refer"
    assert {"goods[1].hs", "goods[2].description"} <= set(said.needs)
    assert not [need for need in said.needs if need.startswith("goods[0]")]


def test_a_line_that_decides_leaves_nothing_to_ask_of_the_others() -> None:
    said = answer(into_china(COAL, {"description": "things", "origin": "KP"}), "UN")
    assert (said.verdict, said.needs) == ("prohibited", ())


def test_lines_count_together_toward_a_cap() -> None:
    before = {"value": 499_998, "unit": "bbl", "from": "2019-01-01", "to": "2019-02-28"}

    def lines(*barrels: int) -> list[dict[str, Any]]:
        return [{**DIESEL, "quantity": {"value": n, "unit": "bbl"}} for n in barrels]

    at = finding(to_dprk(*lines(1, 1), livelihood=True, period_total_before=before), "UN-2397:p5")
    over = finding(to_dprk(*lines(1, 2), livelihood=True, period_total_before=before), "UN-2397:p5")
    assert (at.verdict, [x.verdict for x in at.lines]) == ("allowed_with_duty", ["allowed_with_duty"] * 2)
    assert (over.verdict, [x.verdict for x in over.lines]) == ("prohibited", ["prohibited"] * 2)


def test_a_payment_for_several_goods_says_which_come_from_the_dprk() -> None:
    party = {"kind": "organisation", "listed": False}
    case = {
        "kind": "payment",
        "date": "2019-03-01",
        "payer": {**party, "residence": "JP"},
        "payee": {**party, "residence": "CN", "controlled_by_dprk": False},
        "amount": {"currency": "JPY", "value": 1_000_000},
        "purpose": "trade",
        "goods": [{**TOYS, "origin": "CN", "shipped_from": "CN"}, {**TOYS, "shipped_from": "CN"}],
    }
    lines = [f.lines for f in answer(case, "JP").findings if f.lines and f.lines[0].verdict != f.lines[1].verdict]
    assert lines
    assert all(RANK[one.verdict] < RANK[two.verdict] for one, two in lines)


def test_too_many_lines_are_refused() -> None:
    case = read(into_china(TOYS, TOYS))
    assert isinstance(case, Cargo)
    assert isinstance(case.goods, tuple)
    assert [f.code for f in check(msgspec.structs.replace(case, goods=case.goods * (MOST_LINES // 2)))] == []
    many = msgspec.structs.replace(case, goods=case.goods * (MOST_LINES // 2 + 1))
    assert [f.code for f in check(many)] == ["cargo.goods.many"]


LINES = st.sampled_from(
    [COAL, TOYS, RUSSIAN_COAL, DIESEL, PUMPS, {"hs": "2701"}, {"description": "things"}, {"hs": "0307", "origin": None}]
)


@given(st.lists(LINES, min_size=2, max_size=4), st.booleans())
def test_a_finding_is_its_strictest_line_and_a_line_is_what_it_is_alone(
    goods: list[dict[str, Any]], outwards: bool
) -> None:
    make = to_dprk if outwards else into_china
    alone = [ask(make(line)).regimes for line in goods]
    for regime, said in ask(make(*goods)).regimes.items():
        assert RANK[said.verdict] >= max(RANK[one[regime].verdict] for one in alone)
        for n, found in enumerate(said.findings):
            assert RANK[found.verdict] == max(RANK[x.verdict] for x in found.lines)
            for line, one in zip(found.lines, alone, strict=True):
                mine = one[regime].findings[n]
                assert (line.outcome, line.verdict) == (mine.outcome, mine.verdict)


@pytest.mark.parametrize("order", [(COAL, TOYS), (TOYS, COAL)])
def test_the_order_of_lines_moves_no_verdict(order: tuple[dict[str, Any], ...]) -> None:
    assert outcome(answer(into_china(*order), "UN"), "UN-2371:p8") == "applies"
