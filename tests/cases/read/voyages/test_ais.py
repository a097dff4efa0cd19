"""Are tracks of AIS read as voyages, in every format the same, and does a broken line cost only itself?"""

import datetime as dt
import io
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekisho.cases import Call, Ship, Transfer, Voyage
from sekisho.cases.read import Arrival, read_cases
from tests.cases.read.voyages import nmea
from tests.cases.tracks.tracks import NAMPO, START, joined, track, without

LAT, LON = NAMPO
MMSI = 312999001
DAY = dt.date(2019, 2, 15)
CALLS = track((0, LAT, LON - 0.38, 6), (3, LAT, LON, 0.1), (13, LAT, LON, 6), (120, 35.5, 135.4, 6))
MARINE = "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,TransceiverClass"
DANISH = "# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational status,ROT,SOG,COG,Heading,IMO,Callsign,Name"
NEWER = "mmsi,base_date_time,longitude,latitude,sog,cog,heading,vessel_name,imo"


def read(text: str | bytes, as_of: dt.date | None = DAY, name: str = "ais", **more: Any) -> list[Arrival]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(read_cases(io.BytesIO(data), as_of=as_of, name=name, **more))


def voyage(arrival: Arrival) -> Voyage:
    assert isinstance(arrival.case, Voyage), arrival.problems
    return arrival.case


def codes(arrival: Arrival) -> dict[str, str]:
    return {problem.code: problem.message for problem in arrival.problems}


def written(fixes: Any, form: str) -> str:
    """A table of positions as each format writes it."""
    lines = []
    for ship, time, lat, lon, knots in zip(
        fixes.ship.tolist(), fixes.time.tolist(), fixes.lat, fixes.lon, fixes.knots, strict=True
    ):
        at = dt.datetime.fromtimestamp(time, dt.UTC)
        place = f"{lat:.5f}", f"{lon:.5f}"
        if form == "nmea":
            whole = [round(float(v) * 600_000) for v in (lat, lon)]
            lines += nmea.sentences(nmea.position(ship, *whole, round(float(knots) * 10)), time)
        elif form == "marine":
            lines.append(f"{ship},{at:%Y-%m-%dT%H:%M:%S},{place[0]},{place[1]},{knots:.1f},0,0,A SHIP,IMO9999993,X,A")
        elif form == "newer":
            lines.append(f"{ship},{at:%Y-%m-%d %H:%M:%S},{place[1]},{place[0]},{knots:.1f},0,0,A SHIP,IMO9999993")
        else:
            cells = f"Class A,{ship},{place[0]},{place[1]},Moored,,{knots:.1f},0,0,9999993,X,A SHIP"
            lines.append(f"{at:%d/%m/%Y %H:%M:%S},{cells}")
    if form == "nmea":
        lines[1:1] = nmea.sentences(nmea.static(MMSI, 9999993, "A SHIP"), START)
    header = {"marine": MARINE, "newer": NEWER, "danish": DANISH}.get(form)
    return "\n".join([*([header] if header else []), *lines, ""])


@pytest.mark.parametrize("form", ["nmea", "marine", "newer", "danish"])
def test_a_call_is_found_in_every_format(form: str) -> None:
    (arrival,) = read(written(CALLS, form))
    found = voyage(arrival)
    assert arrival.id == "ais/312999001"
    assert found.ship == Ship(name="A SHIP", imo="9999993", mmsi="312999001")
    assert found.calls == (
        Call(port="KPNAM", arrival=dt.date(2019, 2, 10), departure=dt.date(2019, 2, 10), source="ais", confidence=4),
    )
    assert found.calls_since == dt.date(2019, 2, 10)
    assert "0.0 km from its point, 2019-02-10 02:50 to 2019-02-10 13:30 UTC" in codes(arrival)["voyage.track.call"]


def test_a_track_brings_no_date() -> None:
    (arrival,) = read(written(CALLS, "marine"), as_of=None)
    assert arrival.case is None
    assert "common.date.missing" in codes(arrival)


def test_calls_are_complete_from_the_first_whole_day_on() -> None:
    (arrival,) = read(written(without(CALLS, -1, 0.5), "nmea"))
    assert voyage(arrival).calls_since == dt.date(2019, 2, 11)


def test_a_track_without_a_call_leaves_calls_unknown() -> None:
    (arrival,) = read(written(track((0, 35.0, 129.3, 9), (20, 35.5, 132.0, 9)), "marine"))
    assert voyage(arrival).calls is None
    assert voyage(arrival).calls_since is None
    assert "does not show that there was none" in codes(arrival)["voyage.track.span"]


def test_a_silence_off_nampo_is_a_possible_call() -> None:
    off = track((0, 38.6, 124.7, 9), (40, 38.6, 124.7, 9), (110, 35.5, 135.4, 9))
    (arrival,) = read(written(without(off, 1, 37), "marine"))
    (call,) = voyage(arrival).calls or ()
    assert (call.port, call.source, call.confidence) == ("KPNAM", "ais", 2)
    assert (call.arrival, call.departure) == (dt.date(2019, 2, 10), dt.date(2019, 2, 11))
    said = codes(arrival)["voyage.track.gap"]
    assert "Songnim" in said
    assert "Haeju" in said
    assert "Wonsan" not in said


def test_a_silence_in_port_is_told_as_the_call_alone() -> None:
    (arrival,) = read(written(without(CALLS, 4, 11), "marine"))
    (call,) = voyage(arrival).calls or ()
    assert call.confidence == 4
    assert "voyage.track.gap" not in codes(arrival)
    assert "silence" in codes(arrival)["voyage.track.call"]


def test_what_follows_the_track_stays_open() -> None:
    """The record ends five days before the day of the act: the ship may have gone back."""
    (arrival,) = read(written(CALLS, "marine"), as_of=dt.date(2019, 2, 20))
    last = (voyage(arrival).calls or ())[-1]
    assert (last.confidence, last.departure) == (2, None)
    assert "voyage.track.end" in codes(arrival)
    (same_day,) = read(written(CALLS, "marine"), as_of=DAY)
    assert "voyage.track.end" not in codes(same_day)


def test_the_flag_is_not_taken_from_the_mmsi() -> None:
    (arrival,) = read(written(track((0, 38.0, 124.0, 9), (5, 38.1, 124.3, 9), ship=445999002), "danish"))
    assert voyage(arrival).ship == Ship(name="A SHIP", imo="9999993", mmsi="445999002")
    assert "voyage.mmsi.dprk" in codes(arrival)


def pair() -> tuple[Any, Any]:
    ships = (MMSI, 445999002)
    one, other = (track((0, 38.5, lon, 9), (4, 38.05, lon, 0.3), (9, 38.05, lon, 9), (12, 38.5, lon, 9), ship=ship)
                  for ship, lon in zip(ships, (124.05, 124.053), strict=True))  # fmt: skip
    return one, other


def test_two_ships_of_one_file_meet() -> None:
    first, second = read(written(joined(*pair()), "marine"))
    assert voyage(first).transfers == (
        Transfer(date=dt.date(2019, 2, 10), other=Ship(name="A SHIP", imo="9999993", mmsi="445999002")),
    )
    assert voyage(second).transfers == (
        Transfer(date=dt.date(2019, 2, 10), other=Ship(name="A SHIP", imo="9999993", mmsi="312999001")),
    )
    assert "one of the DPRK's" in codes(first)["voyage.track.meeting"]
    assert voyage(first).calls is None


def test_two_ships_of_a_folder_meet_whatever_their_formats(tmp_path: Path) -> None:
    one, other = pair()
    (tmp_path / "a.csv").write_text(written(one, "danish"))
    (tmp_path / "b.nmea").write_text(written(other, "nmea"))
    (tmp_path / "c.json").write_text('{"id": "x", "kind": "cash", "date": "2019-02-15"}')
    arrivals = {arrival.id: arrival for arrival in read_cases(tmp_path, as_of=DAY)}
    assert next(iter(arrivals)) == "x"
    (meeting,) = voyage(arrivals["a.csv/312999001"]).transfers or ()
    assert meeting.other is not None
    assert meeting.other.mmsi == "445999002"


def test_a_ship_that_lies_alone_near_the_dprk_is_only_said() -> None:
    (arrival,) = read(written(pair()[0], "marine"))
    assert voyage(arrival).transfers is None
    (problem,) = (p for p in arrival.problems if p.code == "voyage.track.loitering")
    assert problem.severity == "info"


# Positions without times: dates are never made up.
def undated(*places: tuple[float, float]) -> str:
    rows = [nmea.position(MMSI, round(lat * 600_000), round(lon * 600_000), 0) for lat, lon in places]
    return "\n".join(s for row in rows for s in nmea.sentences(row)) + "\n"


def test_positions_without_time_show_no_dates() -> None:
    (arrival,) = read(undated((35.0, 129.0), (35.1, 129.1)))
    assert voyage(arrival).calls is None
    assert "2 positions without a time" in codes(arrival)["voyage.track.no_time"]


def test_a_position_in_port_without_time_is_a_possible_call() -> None:
    (arrival,) = read(undated(NAMPO))
    assert voyage(arrival).calls == (Call(port="KPNAM", source="ais", confidence=2),)
    assert voyage(arrival).calls_since == DAY


TIMES = {
    "coast guard": lambda s: f"{s},r003669945,1549838880",
    "milliseconds": lambda s: f"\\c:1549838880123*{nmea.checksum('c:1549838880123')}\\{s}",
    "gatehouse": lambda s: f"$PGHP,1,2019,2,10,22,48,0,10,338,2,,1,09*17\n{s}",
    "base station": lambda s: "\n".join([*nmea.sentences(nmea.base_station(4310001, 2019, 2, 10, 22, 48, 0)), s]),
}


@pytest.mark.parametrize("form", TIMES)
def test_where_a_time_comes_from(form: str) -> None:
    (sentence,) = nmea.sentences(nmea.position(MMSI, 21_000_000, 75_000_000, 100))
    (arrival,) = read(TIMES[form](sentence) + "\n")
    assert "from 2019-02-10 22:48 to 2019-02-10 22:48 UTC" in codes(arrival)["voyage.track.span"]


def test_a_time_whose_checksum_is_wrong_is_not_used() -> None:
    (sentence,) = nmea.sentences(nmea.position(MMSI, 21_000_000, 75_000_000, 100))
    (arrival,) = read(f"\\c:1549838880*00\\{sentence}\n")
    assert "voyage.track.no_time" in codes(arrival)
    assert "tag block" in codes(arrival)["voyage.ais.unread"]


def test_parts_of_messages_may_be_mingled() -> None:
    one = nmea.sentences(nmea.static(MMSI, 9999993, "ONE"), START, group="1")
    two = nmea.sentences(nmea.static(412000001, 0, "TWO"), START, group="2")
    assert len(one) == 2
    first, second = read("\n".join([one[0], two[0], two[1], one[1]]) + "\n")
    assert voyage(first).ship == Ship(name="TWO", mmsi="412000001")
    assert voyage(second).ship == Ship(name="ONE", imo="9999993", mmsi="312999001")
    assert "voyage.track.none" in codes(first)


@pytest.mark.parametrize("kept", [0, 1])
def test_a_part_without_the_other_is_said(kept: int) -> None:
    parts = nmea.sentences(nmea.static(MMSI, 9999993, "ONE"), START)
    (arrival,) = read(parts[kept] + "\n", as_of=None, reader="ais-nmea")
    assert arrival.case is None
    assert "1 messages of several sentences" in codes(arrival)["voyage.ais.unread"]
    assert "voyage.ais.empty" in codes(arrival)


def test_two_names_under_one_number_are_said() -> None:
    lines = [s for name in ("ONE", "TWO") for s in nmea.sentences(nmea.static(MMSI, 0, name), START)]
    (arrival,) = read("\n".join(lines) + "\n")
    assert voyage(arrival).ship == Ship(name="TWO", mmsi="312999001")
    assert "ONE, TWO" in codes(arrival)["voyage.ais.identity"]


def test_jumps_are_said() -> None:
    text = written(CALLS, "marine") + f"{MMSI},2019-02-12T00:05:00,10.0,50.0,9.0,0,0,A SHIP,,X,A\n"
    (arrival,) = read(text)
    assert "2 jumps" in codes(arrival)["voyage.track.jump"]


# Tables: what a row may do to the others.
BROKEN = [
    f"{MMSI},yesterday,38.0,124.0,9.0,0,0,A SHIP,,X,A",
    f"{MMSI},2019-02-10T00:05:00,north,124.0,9.0,0,0,A SHIP,,X,A",
    f"{MMSI},2019-02-10T00:05:00,98.0,124.0,9.0,0,0,A SHIP,,X,A",
    "ship,2019-02-10T00:05:00,38.0,124.0,9.0,0,0,A SHIP,,X,A",
    "12345678901,2019-02-10T00:05:00,38.0,124.0,9.0,0,0,A SHIP,,X,A",
    f"{MMSI},1019-02-10T00:05:00,38.0,124.0,9.0,0,0,A SHIP,,X,A",
    f"{MMSI}",
    "\x00\xff",
    '"',
    '"an open quote,2019-02-10T00:05:00,38.0,124.0',
]


@pytest.mark.parametrize("row", BROKEN)
def test_a_broken_row_costs_only_itself(row: str) -> None:
    lines = written(CALLS, "marine").splitlines()
    lines.insert(300, row)
    (arrival,) = read("\n".join(lines).encode("latin-1"))
    assert len(voyage(arrival).calls or ()) == 1
    (problem,) = (p for p in arrival.problems if p.code == "voyage.ais.unread")
    assert problem.line == 301
    assert "1 rows without" in problem.message


def test_quotes_and_commas_in_a_name() -> None:
    row = f'{MMSI},2019-02-10T00:00:00,38.0,124.0,9.0,0,0,"SHIP, ""A""",IMO9999993,X,A'
    (arrival,) = read(f"{MARINE}\n{row}\n")
    assert voyage(arrival).ship == Ship(name='SHIP  "A"', imo="9999993", mmsi="312999001")


def test_a_position_that_was_not_sent_is_no_fault() -> None:
    rows = [
        f"{MMSI},2019-02-10T00:0{n}:00,{lat},{lon},9.0,0,0,A,,X,A"
        for n, (lat, lon) in enumerate([(38, 124), (91, 181)])
    ]
    (arrival,) = read("\n".join([MARINE, *rows, ""]))
    assert "voyage.ais.unread" not in codes(arrival)


def test_a_base_station_is_no_ship() -> None:
    rows = [
        "10/02/2019 00:00:00,Base Station,2190047,56.0,12.0,,,,,,,,",
        f"10/02/2019 00:00:00,Class B,{MMSI},56.0,12.0,,,,,,,,",
    ]
    (arrival,) = read("\n".join([DANISH, *rows, ""]))
    assert arrival.id == "ais/312999001"


def test_a_table_of_something_else_is_refused() -> None:
    (arrival,) = read("a,b\n1,2\n", reader="ais-danish")
    assert "common.csv.header" in codes(arrival)


def test_tables_of_ports_are_other_formats() -> None:
    log = "imo,mmsi,ship_name,unlocode,arrival_utc,departure_utc\n9999993,312999001,A,KPRJN,2017-01-12T02:00Z,\n"
    assert read(log)[0].reader == "portcalls"


# A million mutations are bench/fuzz's; these keep the law in sight.
@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(["nmea", "marine", "danish"]))
def test_damage_costs_only_the_lines_that_it_hits(dice: random.Random, form: str) -> None:
    data = bytearray(written(CALLS, form).encode()[:20_000])
    start = data.index(b"\n") + 1
    for _ in range(dice.randrange(1, 20)):
        data[dice.randrange(start, len(data))] = dice.randrange(256)
    arrivals = read(
        bytes(data), reader={"nmea": "ais-nmea", "marine": "ais-marinecadastre", "danish": "ais-danish"}[form]
    )
    assert all(isinstance(arrival.case, Voyage) or arrival.problems for arrival in arrivals)
    assert any(arrival.id == "ais/312999001" for arrival in arrivals)


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["ais-nmea", "ais-marinecadastre", "ais-danish"]))
def test_any_bytes_are_read_or_refused(data: bytes, reader: str) -> None:
    header = {"ais-marinecadastre": MARINE, "ais-danish": DANISH}.get(reader, "")
    for arrival in read(header.encode() + b"\n" + data, reader=reader):
        assert arrival.case is not None or arrival.problems


def nampo(confidence: int) -> Call:
    days = dt.date(2019, 2, 10), dt.date(2019, 2, 12)
    return Call(port="KPNAM", arrival=days[0], departure=days[1], source="ais", confidence=confidence)


# By hand from the files: `!AIVDM` lines read with the field tables of ITU-R M.1371-5.
SYNTHETIC: dict[str, dict[str, Any]] = {
    "synth_A_calls_nampo": {
        "calls": (nampo(4),),
        "said": {"voyage.track.call": "2019-02-10 22:48 to 2019-02-12 05:06 UTC: entry, stop, exit seen, confidence 4"},
    },
    "synth_B_dark_call_nampo": {
        "calls": (nampo(2),),
        "said": {"voyage.track.gap": "silent for 36.1 h, from 2019-02-10 19:45"},
    },
    "synth_C_incheon_control": {"calls": None, "said": {"voyage.track.span": "no call at a DPRK port"}},
    "synth_D_sts_off_kp": {"calls": None, "said": {"voyage.track.loitering": "2019-02-10 17:09"}},
}  # fmt: skip


@pytest.mark.parametrize(
    "file",
    [
        *("synth_A_calls_nampo.csv", "synth_A_calls_nampo.nmea", "synth_A_calls_nampo.dma.csv"),
        *("synth_B_dark_call_nampo.csv", "synth_B_dark_call_nampo.nmea"),
        *("synth_C_incheon_control.csv", "synth_D_sts_off_kp.csv"),
    ],
)
def test_the_made_tracks(shared: Path, file: str) -> None:
    expected = SYNTHETIC[file.partition(".")[0]]
    (arrival,) = read_cases(shared / "domain/vessels" / file, as_of=DAY)
    found = voyage(arrival)
    assert arrival.id == f"{file}/312999001"
    assert found.ship == Ship(name="SEKISHO TEST 1", imo="9999993", mmsi="312999001")
    assert (found.calls, found.transfers) == (expected["calls"], None)
    assert found.calls_since == (dt.date(2019, 2, 10) if found.calls else None)
    for code, text in expected["said"].items():
        assert text in codes(arrival)[code]


@pytest.mark.parametrize("together", [True, False])
def test_the_made_meeting(shared: Path, tmp_path: Path, together: bool) -> None:
    names = ("synth_D_sts_off_kp.csv", "synth_D_sts_partner_kpflag.csv")
    texts = [(shared / "domain/vessels" / name).read_text() for name in names]
    if together:
        (tmp_path / "d.csv").write_text(texts[0] + texts[1].partition("\n")[2])
    else:
        for name, text in zip(names, texts, strict=True):
            (tmp_path / name).write_text(text)
    ship, partner = read_cases(tmp_path, as_of=DAY)
    other = Ship(name="SEKISHO KP TEST", mmsi="445999002")
    assert voyage(ship).transfers == (Transfer(date=dt.date(2019, 2, 10), other=other),)
    assert voyage(ship).calls is None
    assert voyage(partner).calls is None
    assert "2019-02-10 17:09 to 2019-02-10 22:15 UTC" in codes(ship)["voyage.track.meeting"]
    assert "voyage.track.pass" in codes(partner)


REAL = {
    # Ships with a position or a name, and one of them in full.
    "pyais_sample.ais": (9, Ship(name="MARE ISLAND", imo="914466500", mmsi="366989380")),
    "pyais_timestamped.ais": (4, Ship(mmsi="445451000")),
    "pyais_nmea_data_sample.txt": (164, Ship(name="SY-LUNDE", mmsi="244270489")),
}


@pytest.mark.parametrize("file", REAL)
def test_real_messages(shared: Path, file: str) -> None:
    number, ship = REAL[file]
    arrivals = list(read_cases(shared / "domain/vessels" / file, as_of=DAY))
    assert {arrival.reader for arrival in arrivals} == {"ais-nmea"}
    assert ship in [voyage(arrival).ship for arrival in arrivals]
    assert len(arrivals) == number
