"""Port-call logs: one voyage a hull, days of the port, sources, what a log leaves unknown or contradicts."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sekisho.cases import Voyage
from sekisho.cases.read import Arrival, read_cases

DAY = date(2019, 2, 15)
HEADER = "imo,mmsi,ship_name,flag_at_call,unlocode,port,arrival_utc,departure_utc,source,confidence"
RAJIN = "9999993,312999001,SEKISHO TEST 1,BZ,KPRJN,Rajin,2017-01-12T02:00Z,2017-01-14T09:00Z,agent log,"
DALIAN = "9999993,312999001,SEKISHO TEST 1,BZ,CNDLC,Dalian,2019-02-09T22:00Z,2019-02-10T06:00Z,AIS,4"


def read(*rows: str, header: str = HEADER, day: date | None = DAY, **more: Any) -> list[Arrival]:
    text = "\n".join((header, *rows)) + "\n"
    return list(read_cases(io.BytesIO(text.encode()), name="log.csv", as_of=day, **more))


def one(*rows: str, **more: Any) -> Voyage:
    (arrival,) = read(*rows, **more)
    assert isinstance(arrival.case, Voyage), arrival.problems
    return arrival.case


def codes(arrival: Arrival) -> set[str]:
    return {p.code for p in arrival.problems if p.severity != "info"}


def calls(case: Voyage) -> list[tuple[str, str, str, str | None, int | None]]:
    return [(c.port, str(c.arrival), str(c.departure), c.source, c.confidence) for c in case.calls or ()]


def test_the_log_that_ships_with_the_samples(shared: Path) -> None:
    """Written by hand: Dalian in UTC is 22:00 of the 9th, 06:00 of the 10th there."""
    (arrival,) = read_cases(shared / "domain" / "vessels" / "portcalls_synthetic.csv", as_of=DAY)
    assert arrival.reader == "portcalls"
    case = arrival.case
    assert isinstance(case, Voyage)
    assert case.ship
    assert (case.ship.imo, case.ship.mmsi, case.ship.name) == ("9999993", "312999001", "SEKISHO TEST 1")
    assert (case.ship.flag, case.port, case.arrival) == (None, None, None)
    assert calls(case) == [
        ("KPRJN", "2017-01-12", "2017-01-14", "documented", None),
        ("KPRJN", "2017-02-20", "2017-02-22", "documented", None),
        ("CNDLC", "2019-02-10", "2019-02-10", "ais", 4),
    ]
    assert codes(arrival) == set()


def test_a_log_without_the_day_of_the_act_asks_for_it() -> None:
    (arrival,) = read(RAJIN, day=None)
    assert arrival.case is None
    assert [(p.code, p.line) for p in arrival.problems if p.severity == "error"] == [("common.date.missing", 2)]


def test_a_log_is_complete_from_no_day_unless_it_says_so() -> None:
    assert one(DALIAN).calls_since == DAY
    assert one(f"{DALIAN},2016-02-19", header=f"{HEADER},calls_since").calls_since == date(2016, 2, 19)


def test_one_voyage_for_each_hull_in_the_order_of_the_file() -> None:
    other = "9074729,440000001,OTHER,KR,KRINC,Incheon,2019-01-01T00:00Z,,agent log,"
    found = read(RAJIN, other, DALIAN)
    assert [a.id for a in found] == ["IMO9999993", "IMO9074729"]
    assert [len(a.case.calls or ()) for a in found if isinstance(a.case, Voyage)] == [2, 1]


def test_names_change_and_the_number_stays() -> None:
    before = RAJIN.replace("SEKISHO TEST 1", "TEST PYONGAN").replace("312999001", "445999009")
    case = one(DALIAN, before)
    assert case.ship
    assert (case.ship.name, case.ship.mmsi, case.ship.former_names) == (
        "SEKISHO TEST 1",
        "312999001",
        ("TEST PYONGAN",),
    )


def test_a_bad_imo_number_is_a_lead_and_no_key() -> None:
    """Rows of one bad number are not one ship for that; an MMSI that has one sure number leads to it."""
    apart = read(RAJIN.replace("9999993", "8314881"), DALIAN.replace("9999993,312999001", "8314881,511000001"))
    assert [a.id for a in apart] == ["MMSI312999001", "MMSI511000001"]
    assert all("voyage.imo.check_digit" in codes(a) for a in apart)
    (joined,) = read(RAJIN.replace("9999993", "8314881"), DALIAN)
    assert joined.id == "IMO9999993"
    assert [(p.code, p.line) for p in joined.problems if p.severity == "warning"] == [("voyage.imo.check_digit", 2)]


def test_a_ship_without_a_number_is_noticed() -> None:
    header = "ship_name,unlocode,arrival_utc,source"
    (by_name,) = read("SEKISHO TEST 1,KPRJN,2017-01-12T02:00Z,agent log", header=header)
    assert (by_name.id, codes(by_name)) == ("SEKISHO TEST 1", {"voyage.imo.missing"})
    (by_mmsi,) = read("312999001,KPRJN,2017-01-12T02:00Z,agent log", header=header.replace("ship_name", "mmsi"))
    assert (by_mmsi.id, codes(by_mmsi)) == ("MMSI312999001", {"voyage.imo.missing"})


@pytest.mark.parametrize(
    ("written", "source", "said"),
    [
        ("agent log", "documented", set()),
        ("Log Book", "documented", set()),
        ("declared", "declared", set()),
        ("hearsay", None, {"voyage.call.source"}),
        ("", None, set()),
    ],
)
def test_sources_in_their_words(written: str, source: str | None, said: set[str]) -> None:
    (arrival,) = read(RAJIN.replace("agent log", written))
    assert isinstance(arrival.case, Voyage)
    assert arrival.case.calls
    assert arrival.case.calls[0].source == source
    assert codes(arrival) == said


@pytest.mark.parametrize("written", ["1", "2", "3", "4"])
def test_how_sure_ais_is(written: str) -> None:
    assert calls(one(DALIAN[:-1] + written))[0][3:] == ("ais", int(written))


@pytest.mark.parametrize("written", ["", "5", "high"])
def test_an_ais_call_without_confidence_is_said(written: str) -> None:
    (arrival,) = read(DALIAN[:-1] + written)
    assert "voyage.call.confidence" in codes(arrival)
    assert isinstance(arrival.case, Voyage)
    assert calls(arrival.case)[0][3:] == ("ais", None)


@pytest.mark.parametrize(
    ("cells", "port", "said"),
    [
        ("KP,KPNAM,Nampo", "KPNAM", set()),
        ("CN,KPNAM,Nampo", "KPNAM", {"voyage.call.port"}),
        ("CN,CNDLC,Nampo", "CNDLC", {"voyage.call.port"}),
        ("CN,,", "CN", set()),
        (",,Ch'ongjin", "KPCHO", {"voyage.call.port"}),
        (",KPXYZ,", "KPXYZ", {"voyage.locode.unknown"}),
        (",kp nam,", "KPNAM", set()),
    ],
)
def test_the_code_decides_and_what_speaks_against_it_is_shown(cells: str, port: str, said: set[str]) -> None:
    header = "imo,country,unlocode,port,arrival_utc,source"
    (arrival,) = read(f"9999993,{cells},2019-01-01T00:00Z,agent log", header=header)
    assert isinstance(arrival.case, Voyage)
    assert calls(arrival.case)[0][0] == port
    assert codes(arrival) == said


def test_a_call_nowhere_refuses_the_voyage() -> None:
    (arrival,) = read("9999993,,Somewhere,2019-01-01,agent log", header="imo,unlocode,port,arrival,source")
    assert arrival.case is None
    assert ("voyage.call.port", 2) in {(p.code, p.line) for p in arrival.problems}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (RAJIN.replace("2017-01-14", "2017-01-10"), "voyage.call.order"),
        (RAJIN.replace("2017-01-12T02:00Z", "12 Jan 2017"), "common.date.format"),
        (RAJIN.replace("KPRJN", "XXRJN"), "common.place.unknown"),
        (RAJIN + ",more", "common.csv.columns"),
        ('9999993,"open', "common.source.syntax"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(row: str, code: str) -> None:
    found = read("9074729,440000001,OTHER,KR,KRINC,Incheon,2019-01-01T00:00Z,,agent log,", row)
    assert (code, 3) in {(p.code, p.line) for a in found for p in a.problems}
    assert [a.id for a in found if a.case] == ["IMO9074729"]


def test_a_column_twice_is_refused() -> None:
    (arrival,) = read(header=f"{HEADER},unlocode")
    assert codes(arrival) == {"common.csv.header"}


def test_separators_of_spreadsheets_and_columns_in_any_order() -> None:
    header = "Source;Arrival_UTC;UNLOCODE;IMO"
    case = one("agent log;2017-01-12T02:00Z;KPRJN;IMO 9999993", header=header)
    assert calls(case) == [("KPRJN", "2017-01-12", "None", "documented", None)]


@pytest.mark.parametrize(
    ("header", "reader"),
    [
        (HEADER, "portcalls"),
        ("id,kind,date,port,ship.flag", "csv"),
        ("id,kind,unlocode,arrival_utc,port", "csv"),
        ("id,unlocode,arrival_utc", "portcalls"),
    ],
)
def test_tables_are_told_apart(header: str, reader: str) -> None:
    (arrival, *_) = read("1" + "," * header.count(","), header=header)
    assert arrival.reader == reader


def test_a_table_of_ais_positions_is_no_log() -> None:
    (arrival, *_) = read("312999001,2019-02-10T00:00:00,38.9,121.6", header="MMSI,BaseDateTime,LAT,LON")
    assert arrival.reader != "portcalls"
