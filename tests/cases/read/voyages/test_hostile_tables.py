"""Whatever stands in a table of port papers, reading it ends, and says what it could not read."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekisho.cases.read import read_cases
from tests.cases.read.voyages import test_flag_history, test_port_calls, test_pre_arrival

LOG = "\n".join((test_port_calls.HEADER, test_port_calls.RAJIN, test_port_calls.DALIAN))
REPORT = "\n".join((test_pre_arrival.HEADER, test_pre_arrival.row(1), test_pre_arrival.row(2)))
HISTORY = "\n".join((test_flag_history.HEADER, test_flag_history.KP, test_flag_history.BZ))
SAMPLES = [("portcalls", LOG), ("prearrival", REPORT), ("flaghistory", HISTORY)]
PIECES = [
    b"",
    b"\x00",
    b"\xff",
    b"\r",
    b"\n",
    b'"',
    b",",
    b";",
    b"\xef\xbb\xbf",
    b"9" * 40,
    "港".encode(),
    b"T00:00+99:99",
]


@pytest.mark.parametrize(("reader", "sample"), SAMPLES)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damage_is_said_or_does_no_harm(reader: str, sample: str, data: st.DataObject) -> None:
    whole = sample.encode()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole)))
        piece = data.draw(st.sampled_from(PIECES) | st.binary(max_size=8))
        whole = whole[:at] + piece + whole[at + data.draw(st.integers(0, 12)) :]
    for forced in (None, reader):
        for arrival in read_cases(io.BytesIO(whole), reader=forced):
            assert arrival.case is not None or any(p.severity == "error" for p in arrival.problems)


@pytest.mark.parametrize(("reader", "sample"), SAMPLES)
@pytest.mark.parametrize("junk", [b"", b"\n\n", b"\x89PNG\r\n\x1a\n\x00\x00", b"a," * 5000, b'"' + b"x" * 200_000])
def test_junk_under_a_forced_reader_is_refused(reader: str, sample: str, junk: bytes) -> None:
    found = list(read_cases(io.BytesIO(junk), reader=reader))
    assert found
    assert all(a.case is None and a.problems for a in found)


def test_a_log_of_many_ships_and_calls_is_read_in_one_go() -> None:
    ships = [f"{n},SHIP {n},KPRJN,2017-01-12T02:00Z,2017-01-14T09:00Z,agent log" for n in range(440000000, 440000050)]
    text = "\n".join(("mmsi,ship_name,unlocode,arrival_utc,departure_utc,source", *(ships * 40)))
    found = list(read_cases(io.BytesIO(text.encode())))
    assert len(found) == 50
    assert {a.id for a in found} == {f"MMSI{n}" for n in range(440000000, 440000050)}
