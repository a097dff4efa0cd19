"""Are AIS payloads decoded as ITU-R M.1371-5 lays them out?"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases.read.voyages.ais_payload import Clock, Identity, Position, decode
from tests.cases.read.voyages import nmea

MMSI = st.integers(0, 999_999_999)
LAT = st.integers(-90 * 600_000, 90 * 600_000)
LON = st.integers(-180 * 600_000, 180 * 600_000)
NAME = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-. ", max_size=20).map(str.strip)


@given(MMSI, LAT, LON, st.integers(0, 1023), st.sampled_from((1, 2, 3, 18)))
def test_positions_come_back(mmsi: int, lat: int, lon: int, tenths: int, kind: int) -> None:
    assert decode(nmea.position(mmsi, lat, lon, tenths, kind).encode()) is not None
    (said,) = decode(nmea.position(mmsi, lat, lon, tenths, kind).encode()) or ()
    assert isinstance(said, Position)
    assert (said.mmsi, said.lat, said.lon) == (mmsi, lat / 600_000, lon / 600_000)
    assert math.isnan(said.knots) if tenths == 1023 else said.knots == tenths / 10


@given(MMSI, st.integers(-90 * 600, 90 * 600), st.integers(-180 * 600, 180 * 600), st.integers(0, 63))
def test_positions_of_long_range_come_back(mmsi: int, lat: int, lon: int, knots: int) -> None:
    (said,) = decode(nmea.long_range(mmsi, lat, lon, knots).encode()) or ()
    assert isinstance(said, Position)
    assert (said.mmsi, said.lat, said.lon) == (mmsi, lat / 600, lon / 600)
    assert math.isnan(said.knots) if knots == 63 else said.knots == knots


@given(MMSI, st.integers(0, 9_999_999), NAME)
def test_identities_come_back(mmsi: int, imo: int, name: str) -> None:
    assert decode(nmea.static(mmsi, imo, name).encode()) == (Identity(mmsi, imo, name),)
    assert decode(nmea.static_class_b(mmsi, name).encode()) == (Identity(mmsi, 0, name),)


def test_extended_class_b_is_a_position_with_a_name() -> None:
    said = decode(nmea.extended(312999001, 600_000, -600_000, 5, "A SHIP").encode())
    assert said == (Position(312999001, 1, -1, 0.5), Identity(312999001, 0, "A SHIP"))


def test_a_base_station_tells_the_time() -> None:
    assert decode(nmea.base_station(4310001, 2019, 2, 10, 22, 48, 5).encode()) == (Clock(1549838885),)
    assert decode(nmea.base_station(4310001, 0, 0, 0, 24, 60, 60).encode()) == ()


def test_a_position_that_is_not_sent_is_none() -> None:
    assert decode(nmea.position(312999001, 91 * 600_000, 181 * 600_000, 0).encode()) == ()


@pytest.mark.parametrize(
    "payload", [b"", b"1", b"1" * 21, b"14bOtFEP008e0LBFAb:ihQJ1P00\x80", b"5" * 30, b"XX XX XX XX"]
)
def test_what_is_no_payload_says_nothing(payload: bytes) -> None:
    assert decode(payload) is None


@given(st.binary(max_size=90))
def test_any_bytes_are_decoded_or_refused(payload: bytes) -> None:
    said = decode(payload)
    assert said is None or isinstance(said, tuple)


@given(MMSI, LAT, LON, st.integers(0, 1022), NAME.filter(bool))
def test_pyais_reads_the_same(mmsi: int, lat: int, lon: int, tenths: int, name: str) -> None:
    pyais = pytest.importorskip("pyais")
    there = pyais.decode(*(s.encode() for s in nmea.sentences(nmea.position(mmsi, lat, lon, tenths))))
    (here,) = decode(nmea.position(mmsi, lat, lon, tenths).encode()) or ()
    assert isinstance(here, Position)
    assert here.mmsi == int(there.mmsi)
    assert here.lat == pytest.approx(there.lat, abs=1e-6)
    assert here.lon == pytest.approx(there.lon, abs=1e-6)
    assert here.knots == pytest.approx(there.speed)
    static = pyais.decode(*(s.encode() for s in nmea.sentences(nmea.static(mmsi, 9999993, name))))
    assert decode(nmea.static(mmsi, 9999993, name).encode()) == (
        Identity(int(static.mmsi), static.imo, static.shipname),
    )
