"""Is a stay at a DPRK port seen with the confidence that entry, stop, silence and exit give it?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases.tracks import Fixes, visits
from sekisho.cases.tracks.ports import dprk_ports, to_nearest_port
from tests.cases.tracks.tracks import NAMPO, hour, joined, track, without

LAT, LON = NAMPO
# From 33 km west to the port in three hours, ten hours there, and out again.
IN, BERTH, OUT = (0, LAT, LON - 0.38, 6), (3, LAT, LON, 0.1), (13, LAT, LON, 6)
AWAY = (16, LAT, LON - 0.38, 6)


def test_entry_stop_and_exit_are_four() -> None:
    (stay,) = visits(track(IN, BERTH, OUT, AWAY))
    assert (stay.port.code, stay.confidence) == ("KPNAM", 4)
    assert (stay.entered, stay.stopped, stay.silent, stay.left) == (True, True, False, True)
    assert 2.5 < hour(stay.start) < 3
    assert 13 < hour(stay.end) < 13.6


@pytest.mark.parametrize(
    ("points", "confidence"),
    [
        ((IN, BERTH, OUT), 3),
        ((BERTH, OUT, AWAY), 3),
        ((BERTH, OUT), 2),
        ((IN, (3, LAT, LON, 6), (6, LAT, LON - 0.38, 6)), 1),
        ((IN, (3, LAT, LON, 0.6), (13, LAT, LON, 6), AWAY), 1),
    ],
)
def test_what_is_missing_lowers_it(points: tuple[tuple[float, float, float, float], ...], confidence: int) -> None:
    (stay,) = visits(track(*points))
    assert stay.confidence == confidence


def test_silence_in_port_counts_as_a_stop() -> None:
    moving = track(IN, (3, LAT, LON, 3), OUT, AWAY)
    (stay,) = visits(without(moving, 4, 12))
    assert (stay.stopped, stay.silent, stay.confidence) == (False, True, 4)
    (short,) = visits(without(moving, 4, 7.5))
    assert (short.silent, short.confidence) == (False, 1)


def test_between_three_and_four_kilometres_only_who_came_nearer_is_in_port() -> None:
    off = LON - 3.5 / (111.195 * 0.78)
    assert not visits(track((0, LAT, LON - 0.38, 6), (3, LAT, off, 0.0), (13, LAT, off, 6), AWAY))
    shifting = track(IN, BERTH, (6, LAT, off, 0.0), (9, LAT, off, 0.0), (12, LAT, LON, 0.0), OUT, AWAY)
    (stay,) = visits(shifting)
    assert stay.confidence == 4


def test_ships_are_kept_apart() -> None:
    caller = track(IN, BERTH, OUT, AWAY, ship=2)
    far = track((0, 34.0, 129.0, 6), (16, 34.5, 129.5, 6), ship=1)
    assert {stay.ship for stay in visits(joined(caller, far))} == {2}


def test_a_speed_that_is_not_sent_is_that_of_the_way() -> None:
    fixes = track(IN, BERTH, OUT, AWAY)
    silent = Fixes.of(fixes.ship, fixes.time, fixes.lat, fixes.lon, fixes.knots * float("nan"))
    (stay,) = visits(silent)
    assert (stay.stopped, stay.confidence) == (True, 4)


@pytest.mark.parametrize(
    "name", ["Inchon", "Dalian", "Vladivostok", "Nakhodka", "Pusan", "Maizuru", "Dandong", "Sokcho Hang", "Zarubino"]
)
def test_neighbours_are_no_dprk_ports(name: str) -> None:
    from sekisho.cases.tracks.ports import other_ports

    for port in (p for p in other_ports() if p.name == name):
        here = track((0, port.lat, port.lon, 0.0), (30, port.lat, port.lon, 0.0))
        assert not visits(here)


@given(st.sampled_from(dprk_ports()), st.floats(-0.02, 0.02), st.floats(-0.02, 0.02))
def test_whoever_lies_at_a_port_is_in_it(port: object, north: float, east: float) -> None:
    lat, lon = port.lat + north, port.lon + east  # type: ignore[attr-defined]
    (stay,) = visits(track((0, lat, lon, 0.0), (5, lat, lon, 0.0)))
    assert stay.confidence == 2
    assert stay.port.code.startswith("KP")
    assert stay.km < 3


def test_no_positions_are_no_visits() -> None:
    assert visits(Fixes.of([], [], [], [], [])) == []
    away, near = to_nearest_port(Fixes.of([], [], [], [], []).lat, Fixes.of([], [], [], [], []).lon)
    assert (len(away), near) == (0, [])
