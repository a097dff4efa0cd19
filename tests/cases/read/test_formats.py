"""Does every format read what is good, name what is bad with its line, and go on where it can?"""

import datetime
import io
import json
from typing import Any

import pytest

from sekisho.cases import Cargo, Payment, Screened
from sekisho.cases.read import Arrival, read_cases


def read(data: str | bytes, **how: Any) -> list[Arrival]:
    return list(read_cases(io.BytesIO(data.encode() if isinstance(data, str) else data), name="f", **how))


def said(arrivals: list[Arrival]) -> list[tuple[str, bool, list[str], int | None]]:
    """Each arrival: its id, whether there is a case, the codes, the line."""
    return [(a.id, a.case is not None, [p.code for p in a.problems], a.line) for a in arrivals]


def a_case(case_id: str) -> str:
    return json.dumps({"id": case_id, "kind": "payment", "date": "2019-02-28"})


A, B, C = a_case("a"), a_case("b"), a_case("c")


# JSON


@pytest.mark.parametrize(
    "text", [A, f"[{A}]", f"\ufeff{A}", f" \r\n\t{A}\r\n", A.replace(",", ",\r\n"), f"[\n{A}\n]\n", f"[[]]{A}"[4:]]
)
def test_json_of_one_case(text: str) -> None:
    (arrival,) = read(text)
    assert (arrival.id, arrival.reader, arrival.problems) == ("a", "json", ())
    assert arrival.case


def test_json_lists_and_lists_after_one_another() -> None:
    assert said(read(f"[{A},\n{B}]\n[]\n[{C}]")) == [("a", True, [], 1), ("b", True, [], 2), ("c", True, [], 4)]
    assert read("[]") == []


@pytest.mark.parametrize(
    "text",
    [
        f"[{A},\n{B[:-9]}",
        f"[{A},\n",
        f"[{A},\n]",
        f"[{A}\n{B}]",
        f"[{A}\n",
        f"[{A},\nnope]",
        f"[{A},\n{{'id': 'b'}}]",
        f"[{A},\n" + '{"id": "b\0"}]',
        f"[{A},\n" + "[" * 100_000,
        f"[{A},\n" + '{"a":' * 100_000,
    ],
)
def test_broken_json_keeps_what_came_before_and_says_where_it_ends(text: str) -> None:
    first, rest = read(text)
    assert (first.id, first.problems) == ("a", ())
    assert first.case
    assert (rest.id, rest.case, len(rest.problems)) == ("f#2", None, 1)
    assert rest.problems[0].code in ("common.source.syntax", "common.source.depth")
    assert "what follows is not read" in rest.problems[0].message
    assert rest.line in (1, 2, 3)


@pytest.mark.parametrize("number", ["100000.0", "1e5", "1E+5", "NaN", "Infinity", "-Infinity", "-0.0", "9" * 6000])
def test_json_numbers_that_are_not_whole_are_no_amounts(number: str) -> None:
    text = A[:-1] + f', "amount": {{"currency": "JPY",\n"value": {number}}}}}'
    (arrival,) = read(text)
    assert arrival.case is None
    assert [(p.code, p.field, p.line) for p in arrival.problems] == [("payment.amount.format", "amount.value", 2)]
    assert number[:20] in arrival.problems[0].message


def test_a_json_key_that_stands_twice_is_a_problem() -> None:
    text = A[:-1] + ', "agents": [{}, {"kind": "person",\n"kind": "person"}]}'
    (arrival,) = read(text)
    assert arrival.case is None
    assert [(p.code, p.field) for p in arrival.problems] == [("common.field.duplicate", "agents[1].kind")]


@pytest.mark.parametrize("reader", ["json", "jsonl", "yaml"])
@pytest.mark.parametrize(("left", "right"), [("[", "]"), ('{"a":', "}")])
def test_fifty_levels_are_read_and_more_are_a_problem(reader: str, left: str, right: str) -> None:
    for depth in (49, 50, 900, 990, 5000):
        (arrival,) = read(f'{A[:-1]}, "x": {left * depth}1{right * depth}}}', reader=reader)
        code = "common.field.unknown" if depth == 49 else "common.source.depth"
        assert [p.code for p in arrival.problems] == [code]


def test_a_case_that_is_nested_too_deeply_costs_only_itself() -> None:
    deep = f'{B[:-1]}, "x": {"[" * 60}{"]" * 60}}}'
    for text in (f"[{A}, {deep}, {C}]", f"{A}\n{deep}\n{C}\n"):
        assert [(a.id, a.case is not None) for a in read(text)] == [("a", True), ("f#2", False), ("c", True)]


def test_doubled_keys_are_found_wherever_they_stand() -> None:
    inner = '{"kind": "person", "kind": "person"}'
    replaced = f'"payee": {inner}, ' * 40
    (arrival,) = read(f'{A[:-1]}, {replaced}"payee": {{}}, "agents": [{inner}]}}')
    assert [(p.code, p.field) for p in arrival.problems] == [
        ("common.field.duplicate", "payee"),
        ("common.field.duplicate", "agents[0].kind"),
    ]


# JSON Lines


def test_a_broken_line_costs_only_itself() -> None:
    lines = [A, '{"id": "x", ', B, "nope", "", C + " " + C, '{"id": "é"}'.encode("latin-1"), a_case("d")]
    data = b"\r\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    arrivals = read(data)
    broken = ["common.source.syntax"]
    assert said(arrivals) == [
        ("a", True, [], 1),
        ("f#2", False, broken, 2),
        ("b", True, [], 3),
        ("f#4", False, broken, 4),
        ("f#5", False, broken, 6),
        ("f#6", False, ["common.source.encoding"], 7),
        ("d", True, [], 8),
    ]
    assert {a.reader for a in arrivals} == {"jsonl"}
    assert f"byte {data.index(0xE9):,};" in arrivals[-2].problems[0].message


def test_half_a_character_in_an_id_costs_only_its_line() -> None:
    arrivals = read("\n".join([A, A.replace('"a"', '"\\ud800"'), B]))
    assert said(arrivals) == [("a", True, [], 1), ("f#2", False, ["common.source.encoding"], 2), ("b", True, [], 3)]


def test_json_lines_hold_whatever_the_chunks() -> None:
    cases = [json.dumps({**json.loads(a_case(f"c{n}")), "text": ["x" * (n % 700)]}) for n in range(3000)]
    arrivals = read("\n".join(cases))
    assert [a.id for a in arrivals] == [f"c{n}" for n in range(3000)]
    assert [a.line for a in arrivals] == list(range(1, 3001))
    assert all(a.case for a in arrivals)


def test_a_line_beyond_all_measure_is_one_problem() -> None:
    arrivals = read(A + "\n" + '{"id": "' + "x" * 17_000_000 + '"}\n' + B, reader="jsonl")
    assert said(arrivals) == [("a", True, [], 1), ("f#2", False, ["common.case.size"], 2), ("b", True, [], 3)]


# YAML


def test_yaml_of_one_of_many_and_of_several_documents() -> None:
    text = """\
# a batch
---
id: a
kind: party
date: 2019-02-28
---
- {id: b, kind: party, date: 2019-02-28}
- id: c
  kind: party
  date: '2019-02-28'
---
"""
    arrivals = read(text)
    assert said(arrivals) == [("a", True, [], 3), ("b", True, [], 7), ("c", True, [], 8)]
    assert {a.reader for a in arrivals} == {"yaml"}


def test_yaml_words_mean_what_they_say() -> None:
    text = """\
id: a
kind: cargo
date: 2019-02-28
destination: NO
parties: []
shipped_from: ~
livelihood: false
goods:
  - {hs: 0307, origin: KP, luxury: True}
  - hs: "12"
    quantity: {value: 30000, unit: bbl}
"""
    (arrival,) = read(text)
    case = arrival.case
    assert isinstance(case, Cargo)
    assert (case.destination, case.parties, case.shipped_from, case.livelihood) == ("NO", (), None, False)
    assert isinstance(case.goods, tuple)
    assert [g.hs for g in case.goods] == ["0307", "12"]
    assert case.goods[0].luxury is True
    assert case.goods[1].quantity
    assert case.goods[1].quantity.value == 30000


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ("id: 1", "common.field.type", "id"),
        ("party: {listed: yes}", "common.field.type", "party.listed"),
        ("party: {listed: true, listed: true}", "common.field.duplicate", "party.listed"),
        ("party: &x {listed: true}", None, None),
        ("party: *x", "common.yaml.alias", "party"),
        ("party: !!python/object:os.system {}", "common.yaml.tag", "party"),
        ("party: {kind: !!str person}", None, None),
        ("? [party]\n: {}", "common.field.unknown", None),
        (
            "rates: [{currency: USD, month: 2019-02, jpy_per_unit: 1_0}]",
            "common.number.format",
            "rates[0].jpy_per_unit",
        ),
        (
            "rates: [{currency: USD, month: 2019-02, jpy_per_unit: 1:30}]",
            "common.number.format",
            "rates[0].jpy_per_unit",
        ),
        ("rates: [{currency: USD, month: 2019-02, jpy_per_unit: 110.5}]", "common.field.type", "rates[0].jpy_per_unit"),
        ("rates: [{currency: USD, month: 2019-02, jpy_per_unit: .inf}]", "common.field.type", "rates[0].jpy_per_unit"),
    ],
)
def test_yaml_traps(line: str, code: str | None, field: str | None) -> None:
    text = f"kind: party\ndate: 2019-02-28\n{'' if line.startswith('id') else 'id: a'}\n{line}\n"
    (arrival,) = read(text, reader="yaml")
    errors = [p for p in arrival.problems if p.severity == "error"]
    assert (arrival.case is None) == bool(errors)
    assert [p.code for p in errors] == ([code] if code else [])
    if field:
        assert [(p.field, p.line) for p in errors] == [(field, 4)]


@pytest.mark.parametrize(("handles", "code"), [(50, None), (51, "common.yaml.tag")])
def test_yaml_handles_of_tags_are_few_or_refused(handles: int, code: str | None) -> None:
    lines = "".join(f"%TAG !e{n}! tag:a{n}\n" for n in range(handles))
    (arrival,) = read(f"#\n{lines}---\nid: a\nkind: party\ndate: 2019-02-28\n", reader="yaml")
    assert [p.code for p in arrival.problems] == ([code] if code else [])


def test_yaml_aliases_cannot_explode() -> None:
    bomb = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    (arrival,) = read(f"id: a\nkind: party\na0: &a0 [x]\n{bomb}")
    assert arrival.case is None
    assert len(arrival.problems) < 70


@pytest.mark.parametrize(
    "text",
    [
        "id: a\nkind: [\n",
        "id: a\n\tkind: b\n",
        "id: a: b",
        'id: "\x01"',
        "id: 'a",
        "id: a\n" + "- " * 5000,
        "- " * 5000,
    ],
)
def test_broken_yaml_is_one_problem(text: str) -> None:
    (arrival,) = read(text)
    assert (arrival.id, arrival.case, arrival.reader) == ("f", None, "yaml")
    assert arrival.problems[0].code in ("common.source.syntax", "common.source.depth")


def test_yaml_items_before_the_break_are_read() -> None:
    assert said(read("- {id: a, kind: party, date: 2019-02-28}\n- {id: b\n- c: d: e")) == [
        ("a", True, [], 1),
        ("f#2", False, ["common.source.syntax"], 3),
    ]


# CSV


def test_csv_columns_are_paths_typed_by_the_model() -> None:
    text = (
        "id,kind,date,regimes,payer.names,payer.names[0],payee.residence,payee.listed,agents,goods[0].hs,goods[1].origin,"
        "amount.currency,amount.value,nexus.us_person,nexus\r\n"
        "a,payment,2019-02-28,JP;UN,A B; C,,KP,false,[],0307,KP,JPY,100000,true,\r\n"
        '"b",payment,2019-02-28,,,"x; [y]",,[],"[{""residence"": ""JP""}]",,,USD,906.50,,"{""us_person"": false}"\r\n'
    )
    first, second = read(text)
    assert (first.problems, second.problems, first.reader, second.line) == ((), (), "csv", 3)
    case = first.case
    assert isinstance(case, Payment)
    assert case.regimes == ("JP", "UN")
    assert case.payer
    assert case.payer.names == ("A B", "C")
    assert case.payee
    assert (case.payee.residence, case.payee.listed, case.agents) == ("KP", False, ())
    assert isinstance(case.goods, tuple)
    assert [(g.hs, g.origin) for g in case.goods] == [("0307", None), (None, "KP")]
    assert case.amount
    assert case.amount.value == 100_000
    assert case.nexus
    assert case.nexus.us_person is True
    case = second.case
    assert isinstance(case, Payment)
    assert case.payer
    assert case.payer.names == ("x; [y]",)
    assert case.payee
    assert (case.payee.residence, case.payee.listed, case.regimes[0]) == (None, (), "JP")
    assert [a.residence for a in case.agents or ()] == ["JP"]
    assert case.amount
    assert case.amount.value == "906.50"
    assert case.nexus
    assert case.nexus.us_person is False


def test_csv_lone_goods_are_one_line_of_goods_and_kinds_may_mix() -> None:
    cargo, party = read("kind,id,goods.hs,date,party.names\ncargo,a,0307,2019-02-28,\nparty,b,,2019-02-28,X\n")
    assert isinstance(cargo.case, Cargo)
    assert cargo.case.goods
    assert not isinstance(cargo.case.goods, tuple)
    assert isinstance(party.case, Screened)


def test_csv_rows_that_are_broken_cost_only_themselves() -> None:
    text = (
        "id,kind,date,amount.currency,amount.value,nexus.us_person,payeee\n"
        "a,payment,2019-02-28,JPY,1e5,,\n"
        "b,payment,2019-02-28,JPY,1,maybe,\n"
        "c,payment\n"
        "\n"
        "d,payment,2019-02-28,,,,x\n"
        ",payment,2019-02-28,,,,\n"
        "a,payment,2019-02-28,,,,\n"
        '"e,payment\n'
    )
    assert said(read(text)) == [
        ("a", False, ["payment.amount.format"], 2),
        ("b", False, ["common.field.type"], 3),
        ("f#3", False, ["common.csv.columns"], 4),
        ("d", True, ["common.field.unknown"], 6),
        ("f#5", False, ["common.id.missing"], 7),
        ("a", False, ["common.id.duplicate"], 8),
        ("f#7", False, ["common.source.syntax"], 9),
    ]


@pytest.mark.parametrize(
    "header",
    [
        *("id,id", "id,kind,", "id,kind,a b", "id,kind,goods[x].hs"),
        *("id,kind,agents[0],agents[00]", "id,kind,date,goods[1].hs", "id,kind,date,goods[0].hs,goods[2].hs"),
        f"id,kind,date,{'a.' * 2000}a",
        f"id,kind,date,{'.'.join('a' * 21)}",
        f"id,kind,{','.join(f'a{n}' for n in range(10_000))}",
    ],
    ids=lambda header: header[:40],
)
def test_csv_with_a_bad_header_is_one_problem(header: str) -> None:
    (arrival,) = read(f"{header}\na,b,c\n", reader="csv")
    assert [(p.code, p.line) for p in arrival.problems] == [("common.csv.header", 1)]


@pytest.mark.parametrize("header", ["id,name,kind,birth_date,country,imo", "id,name", "kind", "id", "id,id.date"])
def test_a_csv_without_a_field_of_a_case_is_said_once(header: str) -> None:
    cells = ",".join("x" * (header.count(",") + 1))
    (arrival,) = read(f"{header}\n{cells}\n{cells}\n{cells}\n")
    assert (arrival.id, arrival.case, arrival.reader) == ("f", None, "csv")
    assert [(p.code, p.line) for p in arrival.problems] == [("common.csv.header", 1)]
    assert header.partition(",")[0] in arrival.problems[0].message
    assert "payee.residence" in arrival.problems[0].message


def test_a_csv_of_ids_and_kinds_is_a_table_of_cases_of_which_nothing_is_known() -> None:
    one, two = read("id,kind\na,party\nb,party\n", as_of=datetime.date(2019, 2, 28))
    assert (one.problems, two.problems) == ((), ())


def test_csv_headers_may_be_long_and_stand_after_blank_lines() -> None:
    wide = ",".join(f"linked[{n}].amount.{part}" for n in range(900) for part in ("currency", "value", "comment"))
    (arrival,) = read(f"\n\nid,kind,date,{wide}\na,payment,2019-02-28,{',' * 2699}\n")
    assert (arrival.id, arrival.reader, arrival.problems) == ("a", "csv", ())


def test_a_deep_path_in_one_file_costs_only_that_file() -> None:
    deep = io.BytesIO(f"id,kind,date,{'a.' * 2000}a\nx,party,2019-02-28,1\n".encode())
    one, two = read_cases(deep, io.BytesIO(A.encode()))
    assert (one.case, [p.code for p in one.problems]) == (None, ["common.csv.header"])
    assert "2,001 steps" in one.problems[0].message
    assert two.case


@pytest.mark.parametrize(("left", "right"), [("[", "]"), ('{""a"":', "}")])
@pytest.mark.parametrize("depth", [60, 900, 5000])
def test_a_cell_that_is_nested_too_deeply_costs_only_its_row(left: str, right: str, depth: int) -> None:
    cell = f'"{left * depth}1{right * depth}"'
    one, two = read(f"id,kind,date,agents,payee\na,payment,2019-02-28,{cell},{cell}\nb,payment,2019-02-28,,\n")
    assert one.case is None
    assert {p.code for p in one.problems} == {"common.field.type"}
    assert two.case


def test_csv_columns_that_fill_the_same_place_are_a_problem() -> None:
    (arrival,) = read("id,kind,date,goods,goods.hs\na,cargo,2019-02-28,[],0307\n")
    assert [(p.code, p.field) for p in arrival.problems] == [("common.csv.columns", "goods.hs")]


def test_csv_latin_1_ends_the_file_with_the_byte() -> None:
    data = "id,kind,date\na,party,2019-02-28\né,party,2019-02-28\n".encode("latin-1")
    first, rest = read(data)
    assert first.case
    assert [(p.code, p.line) for p in rest.problems] == [("common.source.encoding", 3)]
    assert f"byte {data.index(0xE9):,};" in rest.problems[0].message
