"""Are facts of a file added to what was read, and never over it?"""

import io
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases.read import Arrival, Facts, read_cases
from sekisho.cases.read.arrival import Item
from sekisho.cases.read.recognise import Reader, recognise

PAYMENT: dict[str, Any] = {
    "id": "P1",
    "kind": "payment",
    "date": "2019-02-28",
    "payee": {"names": ["Ri"], "residence": "KP"},
    "amount": {"currency": "USD", "value": "906.50"},
}


def facts_of(tmp_path: Path, text: str, name: str = "facts.json") -> Facts:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    facts, problems = Facts.read(path)
    assert problems == ()
    return facts


def check(facts: Facts, *cases: dict[str, Any], **how: Any) -> list[Arrival]:
    data = "".join(json.dumps(case) + "\n" for case in cases).encode()
    return list(read_cases(io.BytesIO(data), name="f", reader="jsonl", facts=facts, **how))


_P1 = '"purpose": "humanitarian", "payee": {"listed": false}, "evidence": ["payee_identity"]}'
FORMS = {
    "by-id.json": '{"P1": {' + _P1 + "}",
    "list.json": '[{"id": "P1", ' + _P1 + "]",
    "one.json": '{"id": "P1", ' + _P1,
    "by-id.yaml": "P1:\n  purpose: humanitarian\n  payee: {listed: false}\n  evidence: [payee_identity]\n",
    "list.yaml": "- id: P1\n  purpose: humanitarian\n  payee: {listed: false}\n  evidence: [payee_identity]\n",
    "all.yaml": '"*":\n  purpose: humanitarian\n  payee: {listed: false}\n  evidence: [payee_identity]\n',
    "table.csv": "id,purpose,payee.listed,evidence\nP1,humanitarian,false,payee_identity\n",
    "all.csv": "id,purpose,payee.listed,evidence\n*,humanitarian,false,payee_identity\n",
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_says_the_same(tmp_path: Path, name: str) -> None:
    facts = facts_of(tmp_path, FORMS[name], name)
    (arrival,) = check(facts, PAYMENT)
    assert arrival.problems == ()
    assert arrival.case is not None
    assert arrival.case.purpose == "humanitarian"  # type: ignore[union-attr]
    assert arrival.case.evidence == ("payee_identity",)  # type: ignore[union-attr]
    payee = arrival.case.payee  # type: ignore[union-attr]
    assert (payee.names, payee.residence, payee.listed) == (("Ri",), "KP", False)
    assert list(facts.unused()) == []


CONFLICTS = [
    ({"payee": {"residence": "JP"}}, "payee.residence", ("KP", "JP")),
    ({"amount": {"value": 906}}, "amount.value", ("906.50", "906")),
    ({"date": "2019-02-27"}, "date", ("2019-02-28", "2019-02-27")),
    ({"kind": "cash"}, "kind", ("payment", "cash")),
    ({"payee": "Ri"}, "payee", ("Ri", "KP")),
    ({"payee": {"names": ["Ri", "Kim"]}}, "payee.names", ("Ri", "Kim")),
    ({"payee": {"names": []}}, "payee.names", ("Ri", "[]")),
]


@pytest.mark.parametrize("key", ["P1", "*"])
@pytest.mark.parametrize(("said", "field", "values"), CONFLICTS)
def test_a_contradiction_refuses_the_case_and_says_both(
    tmp_path: Path, key: str, said: dict[str, Any], field: str, values: tuple[str, str]
) -> None:
    (arrival,) = check(facts_of(tmp_path, json.dumps({key: said})), PAYMENT)
    assert arrival.case is None
    (problem,) = arrival.problems
    assert (problem.code, problem.severity, problem.field) == ("common.facts.conflict", "error", field)
    assert all(value in problem.message for value in values)
    assert "facts.json:1" in problem.message


SAME = [
    {"payee": {"residence": "PRK"}},
    {"payee": {"names": ["Ri"]}},
    {"amount": {"value": "906.5", "currency": "USD"}},
    {"date": "2019-02-28"},
    {"payee": {"residence": None}, "amount": None},
    {},
]


@pytest.mark.parametrize("said", SAME)
def test_what_says_the_same_or_nothing_contradicts_nothing(tmp_path: Path, said: dict[str, Any]) -> None:
    (plain,) = check(Facts(), PAYMENT)
    (arrival,) = check(facts_of(tmp_path, json.dumps({"P1": said})), PAYMENT)
    assert arrival == plain
    assert arrival.case is not None


VOYAGE: dict[str, Any] = {
    "id": "V1",
    "kind": "voyage",
    "date": "2019-02-28",
    "transfers": [{"date": "2019-02-10", "other": {"mmsi": "445999002"}}, {"date": "2019-02-11"}],
}


def test_facts_are_added_to_the_items_of_a_list_in_their_places(tmp_path: Path) -> None:
    table = "id,transfers[0].other.flag,transfers[0].other.imo\nV1,KP,9074729\n"
    (arrival,) = check(facts_of(tmp_path, table, "facts.csv"), VOYAGE)
    assert arrival.case is not None
    first, second = arrival.case.transfers  # type: ignore[union-attr]
    assert (str(first.date), first.other.mmsi, first.other.flag, first.other.imo) == (
        *("2019-02-10", "445999002", "KP", "9074729"),
    )
    assert (str(second.date), second.other) == ("2019-02-11", None)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ([{"date": "2019-02-09"}], "transfers[0].date"),
        ([{}, {}, {"date": "2019-02-12"}], "transfers"),
        ([], "transfers"),
    ],
)
def test_items_are_never_changed_and_none_is_added(tmp_path: Path, said: list[Any], field: str) -> None:
    (arrival,) = check(facts_of(tmp_path, json.dumps({"V1": {"transfers": said}})), VOYAGE)
    assert arrival.case is None
    assert [(p.code, p.field) for p in arrival.problems if p.severity == "error"] == [("common.facts.conflict", field)]


def test_a_fact_by_id_beats_one_of_all(tmp_path: Path) -> None:
    facts = facts_of(
        tmp_path,
        '{"*": {"purpose": "trade", "payee": {"kind": "person", "residence": "JP"}}, "P1": {"purpose": "personal", '
        '"payee": {"residence": "KP"}}}',
    )
    one, two = check(facts, PAYMENT, {**PAYMENT, "id": "P2", "payee": {"names": ["X"]}})
    assert one.case is not None
    assert two.case is not None
    assert (one.case.purpose, one.case.payee.kind, one.case.payee.residence) == ("personal", "person", "KP")  # type: ignore[union-attr]
    assert (two.case.purpose, two.case.payee.kind, two.case.payee.residence) == ("trade", "person", "JP")  # type: ignore[union-attr]


def test_facts_that_are_shared_do_not_leak_from_case_to_case(tmp_path: Path) -> None:
    facts = facts_of(
        tmp_path, '{"*": {"payee": {"kind": "person", "colour": "red"}}, "P1": {"payee": {"listed": true}}}'
    )
    bare = {"kind": "payment", "date": "2019-02-28"}
    one, two = check(facts, {**bare, "id": "P1"}, {**bare, "id": "P2"})
    assert [p.code for p in (*one.problems, *two.problems)] == ["common.field.unknown"] * 2
    assert two.case is not None
    assert two.case.payee.listed is None  # type: ignore[union-attr]


def test_facts_of_nobody_are_said(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, '{"P1": {}, "*": {},\n"p2": {"purpose": "trade"}}')
    check(facts, PAYMENT)
    (problem,) = facts.unused()
    assert (problem.case, problem.code, problem.severity, problem.line) == ("p2", "common.facts.unused", "warning", 2)


def test_what_is_wrong_with_the_facts_of_one_case_refuses_that_case(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text('{"P1": {"purpose": "trade", "purpose": "other"}, "P2": {"amount": {"value": 1.5}}, "P3": {}}')
    facts, problems = Facts.read(path)
    assert problems == ()
    one, two, three = check(
        facts, PAYMENT, {"id": "P2", "kind": "payment", "date": "2019-02-28"}, {**PAYMENT, "id": "P3"}
    )
    assert [p.code for p in one.problems] == ["common.field.duplicate"]
    assert [p.code for p in two.problems] == ["payment.amount.format"]
    assert three.case is not None


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("f.json", "", "common.source.empty", 1),
        ("f.json", "{", "common.source.syntax", 1),
        ("f.json", '{"P1": 5}', "common.facts.form", 1),
        ("f.json", "[1]", "common.facts.form", 1),
        ("f.json", '{"P1": {"a": ' + "[" * 99 + "]" * 99 + "}}", "common.source.depth", 1),
        ("f.csv", "id,purpose\n,trade\n", "common.id.missing", 2),
        ("f.csv", "id,purpose\nP1,trade,x\n", "common.csv.columns", 2),
        ("f.csv", "id,amount.value,amount.value\n", "common.csv.header", 1),
        ("f.yaml", "P1: [", "common.source.syntax", None),
        ("f.yaml", "*: {purpose: trade}", "common.source.syntax", 1),
    ],
)
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, name: str, text: str, code: str, line: int | None) -> None:
    path = tmp_path / name
    path.write_text(text)
    _, problems = Facts.read(path)
    assert problems[0].code == code
    assert problems[0].severity == "error"
    assert line is None or problems[0].line == line


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    _, problems = Facts.read(tmp_path / "none.json")
    assert [p.code for p in problems] == ["common.source.unreadable"]


@pytest.mark.parametrize("name", ["f.json", "f.csv"])
def test_facts_of_one_case_stand_once(tmp_path: Path, name: str) -> None:
    json_text = '[{"id": "P1", "purpose": "trade"}, {"id": "P1", "purpose": "trade"}]'
    facts = facts_of(tmp_path, json_text if name == "f.json" else "id,purpose\nP1,trade\nP1,trade\n", name)
    (arrival,) = check(facts, PAYMENT)
    assert [p.code for p in arrival.problems] == ["common.facts.duplicate"]
    assert arrival.case is None


def without_year(_: object) -> Iterator[Item]:
    for number, day in enumerate(((2, 28), (2, 29)), 1):
        yield Item(plain={"id": f"Z{number}", "kind": "payment"}, month_day=day, named=True)


@pytest.fixture
def zengin(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader("made", lambda head: True, without_year)
    monkeypatch.setattr(sys.modules[recognise.__module__], "READERS", (reader,))


YEARS = [
    ("{}", None, ["payment.zengin.year"], ["payment.zengin.year"]),
    ('{"*": {"year": 2020}}', None, date(2020, 2, 28), date(2020, 2, 29)),
    ('{"*": {"year": "2020"}}', None, date(2020, 2, 28), date(2020, 2, 29)),
    ('{"*": {"year": 2019}}', None, date(2019, 2, 28), ["payment.zengin.year"]),
    ('{"*": {"year": 2019}, "Z2": {"year": 2020}}', None, date(2019, 2, 28), date(2020, 2, 29)),
    ('{"*": {"year": 19}}', None, ["payment.zengin.year"], ["payment.zengin.year"]),
    ('{"*": {"year": true}}', None, ["payment.zengin.year"], ["payment.zengin.year"]),
    ('{"*": {"date": "2020-02-28"}}', None, date(2020, 2, 28), ["common.facts.conflict"]),
    ('{"Z1": {"date": "2020-02-28", "year": 2019}}', None, ["common.facts.conflict"], ["payment.zengin.year"]),
    ("{}", date(2021, 1, 1), date(2021, 1, 1), date(2021, 1, 1)),
]


@pytest.mark.usefixtures("zengin")
@pytest.mark.parametrize(("text", "as_of", "first", "second"), YEARS)
def test_the_year_that_a_message_leaves_out(
    tmp_path: Path, text: str, as_of: date | None, first: object, second: object
) -> None:
    facts = facts_of(tmp_path, text) if text != "{}" else Facts()
    arrivals = list(read_cases(io.BytesIO(b"x"), facts=facts, as_of=as_of))
    assert [a.case.date if a.case else [p.code for p in a.problems] for a in arrivals] == [first, second]


def test_a_year_for_a_case_that_has_its_date(tmp_path: Path) -> None:
    (same,) = check(facts_of(tmp_path, '{"*": {"year": 2019}}'), PAYMENT)
    assert [(p.code, p.severity) for p in same.problems] == [("common.facts.year", "warning")]
    assert same.case is not None
    (other,) = check(facts_of(tmp_path, '{"*": {"year": 2018}}'), PAYMENT)
    assert [p.code for p in other.problems] == ["common.facts.conflict"]
    (none,) = check(facts_of(tmp_path, '{"P1": {"year": 2018}}'), {"id": "P1", "kind": "payment"})
    assert [p.code for p in none.problems] == ["common.facts.year", "common.date.missing"]


_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["JP", "KP", "PRK", "1.0", "x"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["payee", "residence", "amount", "value", "names"]), inner, max_size=3)
    ),
    max_leaves=6,
)
_OBJECT = st.dictionaries(st.sampled_from(["payee", "amount", "purpose", "year"]), _PLAIN, max_size=3)


@given(_OBJECT, _OBJECT, _OBJECT)
def test_no_fact_ever_changes_what_was_read(
    tmp_path_factory: pytest.TempPathFactory, read: dict[str, Any], own: dict[str, Any], every: dict[str, Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "laws.json"
    path.write_text(json.dumps({"P": own, "*": every}))
    facts, _ = Facts.read(path)
    kept = json.loads(json.dumps({"id": "P", "kind": "payment", **read}))
    item = facts.add(Item(plain={"id": "P", "kind": "payment", **json.loads(json.dumps(read))}), "P")

    def holds(before: Any, after: Any) -> bool:
        if isinstance(before, dict):
            return all(v is None or holds(v, after.get(k)) for k, v in before.items())
        if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
            return all(v is None or holds(v, w) for v, w in zip(before, after, strict=True))
        return bool(before == after)

    assert holds(kept, item.plain)
