import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekisho.lists.entry import ListedName, ListedNumber, Vessel
from sekisho.lists.readers import own_csv
from sekisho.lists.reading import ListFile
from sekisho.lists.source import SourceFile

HEADER = "id,kind,name,name_kind,imo,birth_date,country\n"


def read(rows: str, *, header: str = HEADER, name: str = "watch.csv") -> ListFile:
    return own_csv.read([SourceFile(name, content=(header + rows).encode())])


def test_rows_of_one_id_are_one_entry_wherever_they_stand() -> None:
    found = read(
        "1,person,KIM Yong Chol,primary,,1962-02-18,KP\n"
        "2,organisation,Lion Trading,primary,,,PA\n"
        "1,person,김영철,alias,,,\n"
        "1,person,YC,weak,,circa 1962,\n"
    )
    assert not found.faults
    assert (found.list, found.format) == ("watch", "own.csv")
    one, two = found.entries
    assert one.names == (
        ListedName(text="KIM Yong Chol", script="Latn"),
        ListedName(text="김영철", kind="alias", script="Hang"),
        ListedName(text="YC", kind="alias", quality="weak", script="Latn"),
    )
    assert [d.precision for d in one.birth_dates] == ["day", "year"]
    assert one.birth_dates[0].from_ == datetime.date(1962, 2, 18)
    assert (one.nationalities, one.about_dprk, one.position) == (("KP",), True, "line 2")
    assert (two.kind, two.nationalities, two.about_dprk) == ("organisation", ("PA",), False)


def test_a_ship_has_its_number_and_flag() -> None:
    ship = read("9,vessel,PETREL 8,primary,IMO 9562233,,KM\n").entries[0]
    assert ship.numbers == (ListedNumber(scheme="imo", value="9562233"),)
    assert ship.vessel == Vessel(flag="KM")


def test_the_last_three_columns_may_be_absent_or_left_out() -> None:
    assert read("1,person,A,primary\n", header="id,kind,name,name_kind\n").entries[0].name == "A"
    found = read("1,person,A,primary\n2,person,B,primary,,1950")
    assert not found.faults
    assert len(found.entries) == 2


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        ("1,ship,A,primary,,,", "unknown"),
        ("1,person,A,nickname,,,", "alias"),
        ("1,vessel,A,primary,9562234,,", "9562234"),
        ("1,person,A,primary,,sometime,", "birth_date: sometime"),
        (",person,A,primary,,,", "line 2"),
        ("1,person,,primary,9562233,,", "9562233"),
        ("1,person,A,primary,,,Atlantis", "Atlantis"),
    ],
)
def test_an_odd_value_is_said_and_kept(row: str, kept: str) -> None:
    found = read(row + "\n")
    assert found.usable
    assert kept in str(found.entries[0])
    assert kept == "Atlantis" or [f.line for f in found.faults] == [2]


def test_two_kinds_for_one_id_are_said() -> None:
    found = read("1,person,A,primary,,,\n1,vessel,B,alias,,,\n")
    assert found.entries[0].kind == "person"
    assert len(found.faults) == 1


def test_a_further_column_is_kept_as_a_remark() -> None:
    found = read("1,person,A,primary,why not\n", header="id,kind,name,name_kind,note\n")
    assert found.entries[0].remarks == ("note: why not",)
    assert [f.code for f in found.faults] == ["list.schema"]


def test_a_comma_without_quotes_is_refused_with_the_line() -> None:
    fault = read("1,person,A,primary,,,\n2,person,KIM, Yong Chol,primary,,,KP\n").faults[0]
    assert (fault.code, fault.severity, fault.line) == ("list.row", "refused", 3)


def test_a_header_alone_is_refused() -> None:
    assert not read("").usable


def test_a_column_named_twice_hides_nothing() -> None:
    found = read("1,person,A,primary,B\n", header="id,kind,name,name_kind,name\n")
    assert found.entries[0].name == "A"
    assert found.entries[0].remarks == ("name#2: B",)
    assert found.faults


def test_it_may_not_take_the_name_of_a_publishers_list() -> None:
    found = read("1,person,A,primary,,,\n", name="UN.csv")
    assert not found.usable
    assert "rename" in found.faults[0].message


@settings(max_examples=50)
@given(st.lists(st.lists(st.text("aK,9 \"'김\n\r\x00", max_size=6), min_size=4, max_size=7), max_size=4))
def test_no_content_stops_the_reader(rows: list[list[str]]) -> None:
    found = read("\n".join(",".join(row) for row in rows))
    assert found.entries or not found.usable
