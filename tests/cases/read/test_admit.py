"""Is every mistake in a case named: where, which, how bad, and what to write instead, in every format alike?"""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases import KINDS, Payment
from sekisho.cases.read import Arrival, read_cases

PAYMENT: dict[str, Any] = {"id": "a", "kind": "payment", "date": "2019-02-28"}
VOYAGE: dict[str, Any] = {**PAYMENT, "kind": "voyage"}
_KEYS = st.sampled_from(["id", "kind", "payee", "names", "text", "x", "\ud800", "y\udfff"])


def read_json(plain: Any, **how: Any) -> Arrival:
    (arrival,) = read_cases(io.BytesIO(json.dumps(plain).encode()), name="f", reader="json", **how)
    return arrival


def read_yaml(plain: Any, **how: Any) -> Arrival:
    text = yaml.safe_dump([plain], allow_unicode=True)
    (arrival,) = read_cases(io.BytesIO(text.encode()), name="f", reader="yaml", **how)
    return arrival


def payment(**fields: Any) -> dict[str, Any]:
    return {**PAYMENT, **fields}


def yen(value: Any) -> dict[str, Any]:
    return payment(amount={"currency": "JPY", "value": value})


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    (yen(100.0), "payment.amount.format", "amount.value"),
    (yen(1e5), "payment.amount.format", "amount.value"),
    (yen(-1), "payment.amount.format", "amount.value"),
    (yen(10**18 + 1), "payment.amount.format", "amount.value"),
    (yen(10**60), "payment.amount.format", "amount.value"),
    (yen("1e5"), "payment.amount.format", "amount.value"),
    (yen("-5"), "payment.amount.format", "amount.value"),
    (yen("100,000"), "payment.amount.format", "amount.value"),
    (yen("5\n"), "payment.amount.format", "amount.value"),
    (yen("٥"), "payment.amount.format", "amount.value"),
    (yen(""), "payment.amount.format", "amount.value"),
    (yen("100.5"), "payment.amount.format", "amount.value"),
    (yen(True), "common.field.type", "amount.value"),
    (yen(None), "common.field.type", "amount.value"),
    (yen([1]), "common.field.type", "amount.value"),
    (payment(amount={"currency": "JPY"}), "common.field.missing", "amount.value"),
    (payment(amount={"currency": "JPX", "value": 1}), "payment.currency.unknown", "amount.currency"),
    (payment(amount={"currency": "USD", "value": "1.001"}), "payment.amount.format", "amount.value"),
    (payment(amount=5), "common.field.type", "amount"),
    (payment(year_total={"currency": "JPY", "value": "0.1"}), "payment.amount.format", "year_total.value"),
    (
        payment(linked=[{}, {"amount": {"currency": "JPY", "value": "0.1"}}]),
        "payment.amount.format",
        "linked[1].amount.value",
    ),
    (payment(date="2019-02-29"), "common.date.format", "date"),
    (payment(date="2019-02-28T00:00:00"), "common.date.format", "date"),
    (payment(date="28.02.2019"), "common.date.format", "date"),
    (payment(date="20190228"), "common.date.format", "date"),
    (payment(date=20190228), "common.field.type", "date"),
    (payment(date=None), "common.date.missing", "date"),
    (payment(payee={"residence": "XX"}), "common.country.unknown", "payee.residence"),
    (payment(payee={"residence": "kp"}), "common.country.unknown", "payee.residence"),
    (payment(payee={"residence": ""}), "common.country.unknown", "payee.residence"),
    (payment(payee={"residence": 4}), "common.field.type", "payee.residence"),
    (payment(agents=[{}, {"residence": "North Korea"}]), "common.country.unknown", "agents[1].residence"),
    (payment(goods=[{}, {"hs": "307"}]), "cargo.hs.length", "goods[1].hs"),
    (payment(goods={"hs": "030\n"}), "cargo.hs.length", "goods.hs"),
    (payment(goods={"hs": 307}), "common.field.type", "goods.hs"),
    (payment(purpose="humanitarien"), "common.value.unknown", "purpose"),
    (payment(regimes=["JP", "XX"]), "common.value.unknown", "regimes[1]"),
    (payment(regimes=[]), "common.field.type", "regimes"),
    (payment(regimes="JP"), "common.field.type", "regimes"),
    (payment(nexus={"us_person": "false"}), "common.field.type", "nexus.us_person"),
    (payment(nexus={"us_person": 0}), "common.field.type", "nexus.us_person"),
    (payment(payer=[]), "common.field.type", "payer"),
    (payment(payer={"names": "KIM"}), "common.field.type", "payer.names"),
    (
        payment(rates=[{"currency": "USD", "month": "2019-13", "jpy_per_unit": 1}]),
        "common.month.format",
        "rates[0].month",
    ),
    (
        payment(rates=[{"currency": "USD", "month": "2019-02", "jpy_per_unit": 110.5}]),
        "common.field.type",
        "rates[0].jpy_per_unit",
    ),
    (
        payment(rates=[{"currency": "USD", "month": "2019-02", "jpy_per_unit": "0.0"}]),
        "payment.rate.format",
        "rates[0].jpy_per_unit",
    ),
    (
        payment(decisions=[{"authority": "MOF", "from": "2019-02-02", "to": "2019-02-01"}]),
        "common.period.order",
        "decisions[0]",
    ),
    (payment(decisions=[{"id": "1"}]), "common.field.missing", "decisions[0].authority"),
    ({**VOYAGE, "port": "Chiba"}, "common.place.unknown", "port"),
    ({**VOYAGE, "ship": {"mmsi": "12345678"}}, "voyage.mmsi.length", "ship.mmsi"),
    ({**VOYAGE, "ship": {"designated": {"XX": "2018-10-16"}}}, "common.value.unknown", "ship.designated"),
    ({**VOYAGE, "ship": {"designated": {"UN": "16 Oct"}}}, "common.date.format", "ship.designated.UN"),
    ({**VOYAGE, "ship": {"designated": ["UN"]}}, "common.field.type", "ship.designated"),
    (
        {**VOYAGE, "calls": [{"port": "KP"}, {"port": "KPNAM", "arrival": "2019-01-02", "departure": "2019-01-01"}]},
        "voyage.call.order",
        "calls[1]",
    ),
    ({**VOYAGE, "calls": [{"arrival": "2019-01-02"}]}, "common.field.missing", "calls[0].port"),
    (
        {**VOYAGE, "transfers": [{"date": "2019-01-01", "other": {"mmsi": "1"}}]},
        "voyage.mmsi.length",
        "transfers[0].other.mmsi",
    ),
    (
        {**PAYMENT, "kind": "traveller", "stay": {"from": "2019-02-02", "to": "2019-02-01"}},
        "common.period.order",
        "stay",
    ),
    (payment(kind="paymnt"), "common.kind.unknown", "kind"),
    (payment(kind=["payment"]), "common.kind.unknown", "kind"),
    (payment(kind=None), "common.kind.missing", "kind"),
]


@pytest.mark.parametrize("read", [read_json, read_yaml])
@pytest.mark.parametrize(("plain", "code", "field"), REFUSED, ids=lambda v: v if isinstance(v, str) else "")
def test_a_malformed_field_refuses_the_case(read: Any, plain: dict[str, Any], code: str, field: str) -> None:
    arrival = read(plain)
    assert arrival.case is None
    assert [(p.case, p.code, p.field, p.severity) for p in arrival.problems] == [("a", code, field, "error")]
    assert arrival.problems[0].line
    assert 5 < len(arrival.problems[0].message) < 400


@pytest.mark.parametrize("given", [1, 1.5, True, [], {}, None, "", "x" * 501])
def test_without_a_usable_id_the_case_is_named_by_its_place(given: Any) -> None:
    arrival = read_json(payment(id=given))
    assert (arrival.id, arrival.case) == ("f#1", None)
    assert [(p.case, p.field) for p in arrival.problems] == [("f#1", "id")]
    if given in (1, 1.5) and given is not True:
        assert "quotes" in arrival.problems[0].message


@pytest.mark.parametrize("thing", [None, 5, "case", [], 1.5, True])
def test_what_is_no_object_is_no_case(thing: Any) -> None:
    (arrival,) = read_cases(io.BytesIO(json.dumps([thing]).encode()), name="f")
    assert (arrival.id, arrival.case, [p.code for p in arrival.problems]) == ("f#1", None, ["common.case.type"])


def test_every_field_that_is_wrong_is_named_at_once_with_its_line() -> None:
    text = """[{
 "id": "a", "kind": "payment",
 "date": "2019-02-30",
 "goods": [{},
   {"description": "x, {]",
    "hs": "1"}],
 "payer": {"residence": "KPX"},
 "purpose": "buisness"
}]"""
    (arrival,) = read_cases(io.BytesIO(text.encode()))
    assert [(p.field, p.line) for p in arrival.problems] == [
        ("date", 3),
        ("goods[1].hs", 6),
        ("payer.residence", 7),
        ("purpose", 8),
    ]
    assert "business" in arrival.problems[-1].message


def test_an_unknown_field_is_left_out_and_said_with_the_nearest_known_one() -> None:
    arrival = read_json(
        payment(payeee={"residence": "KP"}, payee={"residense": "KP", "names": ["x"]}, agents=[{"BIC": "x"}])
    )
    assert isinstance(arrival.case, Payment)
    assert arrival.case.payee
    assert arrival.case.payee.names == ("x",)
    assert [(p.code, p.severity, p.field) for p in arrival.problems] == [
        ("common.field.unknown", "warning", "payeee"),
        ("common.field.unknown", "warning", "payee.residense"),
        ("common.field.unknown", "warning", "agents[0].BIC"),
    ]
    assert "did you mean payee?" in arrival.problems[0].message
    assert "did you mean residence?" in arrival.problems[1].message


def test_texts_that_look_like_paths_lead_nobody_astray() -> None:
    plain = payment(**{"x - at `$.id`": 1}, payer={"residence": "` - at `$.date`"}, id="a - at `$.kind`")
    arrival = read_json(plain)
    assert [(p.field, p.code) for p in arrival.problems] == [
        ("x - at `$.id`", "common.field.unknown"),
        ("payer.residence", "common.country.unknown"),
    ]


def test_a_thousand_mistakes_are_not_a_thousand_problems() -> None:
    arrival = read_json(payment(**{f"field{n}": n for n in range(1000)}))
    assert len(arrival.problems) <= 31
    assert arrival.case is None


def test_as_of_replaces_the_date_and_stands_in_for_it() -> None:
    day = date(2016, 3, 1)
    for plain in (PAYMENT, {"id": "a", "kind": "payment"}, payment(date=None)):
        case = read_json(plain, as_of=day).case
        assert case
        assert case.date == day


def test_null_is_unknown_and_an_empty_list_is_none() -> None:
    case = read_json(payment(payer=None, agents=[], regimes=None, nexus={"us_person": None})).case
    assert isinstance(case, Payment)
    assert (case.payer, case.agents, case.regimes) == (None, (), ("JP", "UN", "US", "KR", "EU"))
    assert case.nexus
    assert case.nexus.us_person is None


@pytest.mark.parametrize(
    ("imo", "bad"), [("9074729", False), ("IMO 9074729", False), ("9074728", True), ("8314881", True), ("907472", True)]
)
def test_a_false_imo_number_is_a_lead_and_refuses_nothing(imo: str, bad: bool) -> None:
    arrival = read_json({**VOYAGE, "ship": {"imo": imo}})
    assert arrival.case
    assert [(p.code, p.severity) for p in arrival.problems] == [("voyage.imo.check_digit", "warning")] * bad


@pytest.mark.parametrize("value", ["100.00", "100", "0", "9" * 24])
def test_trailing_zeros_are_no_decimals(value: str) -> None:
    assert read_json(yen(value)).case


def test_one_case_of_ten_megabytes_is_refused() -> None:
    arrival = read_json(payment(text=["A" * 10_000_000]))
    assert [(p.code, p.case) for p in arrival.problems] == [("common.case.size", "a")]


@pytest.mark.parametrize(
    ("plain", "field"),
    [
        (payment(id="\ud800"), "id"),
        (payment(kind="\udfff"), "kind"),
        (payment(text=["a", "b\ud800c"]), "text[1]"),
        (payment(**{"x\udc80": 1}), r"x\udc80"),
        (payment(payee={"ids": [{"\ud83d": {}}]}), r"payee.ids[0].\ud83d"),
    ],
)
def test_half_a_character_is_refused_and_its_place_named(plain: dict[str, Any], field: str) -> None:
    arrival = read_json(plain)
    assert arrival.case is None
    assert [(p.code, p.field) for p in arrival.problems] == [("common.source.encoding", field)]
    assert arrival.id == ("f#1" if field == "id" else "a")


def test_an_emoji_is_no_half() -> None:
    assert read_json(payment(id="\U0001f600", text=["\U0001f600"])).id == "\U0001f600"


@given(
    st.recursive(
        st.text(st.sampled_from("ab\ud800\udfff\U0001f600\n"), max_size=3) | st.integers() | st.floats() | st.none(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
        max_leaves=8,
    )
)
def test_whatever_is_read_can_be_written(value: Any) -> None:
    text = json.dumps([{**PAYMENT, **value} if isinstance(value, dict) else value])
    # A name that stands twice is said too, with the name in the message.
    for data in (text, text.replace("{", '{"a\\ud800": 1, "a\\ud800": 2, ')):
        for arrival in read_cases(io.BytesIO(data.encode()), name="f\udcff", reader="json"):
            assert arrival.case or arrival.problems
            assert msgspec.json.encode((arrival.id, arrival.source, arrival.problems))


def test_so_many_false_calls_are_not_so_many_problems() -> None:
    call = {"port": "KP", "arrival": "2019-01-02", "departure": "2019-01-01"}
    few, many = (read_json({**VOYAGE, "calls": [call] * n}) for n in (30, 10_000))
    assert len(few.problems) == 30
    assert [p.code for p in many.problems] == ["voyage.call.order"] * 30 + ["common.case.faults"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_of_which_nothing_is_known_is_a_case(kind: str) -> None:
    arrival = read_json({"id": "a", "kind": kind, "date": "2019-02-28"})
    assert arrival.problems == ()
    assert type(arrival.case) is KINDS[kind]


def test_every_public_case_is_read_without_a_problem(shared: Path) -> None:
    entries = yaml.safe_load((shared / "cases" / "public.yaml").read_text(encoding="utf-8"))
    cases = [{**e["case"], "id": e["id"]} for e in entries if "case" in e]
    batches = [cases, *(e["files"]["cases.jsonl"] for e in entries if "cases.jsonl" in e.get("files", {}))]
    assert len(cases) > 50
    for batch in batches:
        for data in (
            "".join(json.dumps(c, ensure_ascii=False) + "\n" for c in batch),
            json.dumps(batch),
            yaml.safe_dump(batch, allow_unicode=True, sort_keys=False),
        ):
            arrivals = list(read_cases(io.BytesIO(data.encode())))
            assert [a.id for a in arrivals] == [c["id"] for c in batch]
            assert [a.problems for a in arrivals if a.problems or not a.case] == []
