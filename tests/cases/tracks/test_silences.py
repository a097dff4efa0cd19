"""Which ports could be reached in a silence? By sea, never across land."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases.tracks import silences
from sekisho.cases.tracks.globe import kilometres
from sekisho.cases.tracks.sea import by_sea, sea_table
from tests.cases.tracks.tracks import hour, track, without

NAMES = [port.name for port in sea_table().ports]


def reach(lat: float, lon: float, hours: float) -> list[str]:
    """The ports in reach of a ship that is silent for so long and comes back where it was."""
    (gap,) = silences(without(track((0, lat, lon, 10), (hours + 2, lat, lon, 10)), 1, 1 + hours))
    return [r.port.name for r in gap.reaches]


def test_a_day_off_nampo_reaches_the_west_coast_only() -> None:
    assert reach(38.6, 124.7, 36)[0] == "Nampo"
    assert set(reach(38.6, 124.7, 36)) == {"Nampo", "Songnim", "Haeju"}


def test_three_weeks_reach_every_port() -> None:
    assert set(reach(38.6, 124.7, 21 * 24)) == set(NAMES)


def test_four_hours_off_busan_reach_none() -> None:
    assert reach(35.0, 129.2, 4) == []


def test_under_four_hours_is_no_silence() -> None:
    assert silences(without(track((0, 38.6, 124.7, 10), (9, 38.6, 124.7, 10)), 1, 4.8)) == []


def test_the_times_of_a_possible_call_leave_the_way_there_and_on() -> None:
    (gap,) = silences(without(track((0, 38.6, 124.7, 10), (40, 38.6, 124.7, 10)), 1, 37))
    nearest = gap.reaches[0]
    way = nearest.km / 2 / (25 * 1.852)
    assert hour(nearest.earliest) == pytest.approx(1 + way, abs=0.01)
    assert hour(nearest.latest) == pytest.approx(37 - way, abs=0.01)


def test_a_slower_ship_reaches_less() -> None:
    silent = without(track((0, 38.6, 124.7, 10), (9, 38.6, 124.7, 10)), 1, 8)
    assert [r.port.name for r in silences(silent)[0].reaches] == ["Nampo", "Songnim", "Haeju"]
    assert [r.port.name for r in silences(silent, knots=11)[0].reaches] == ["Nampo"]


@pytest.mark.parametrize(
    ("place", "port", "least", "most"),
    [
        ((38.7, 125.3), "Wonsan", 1250, 1600),
        ((39.2, 127.5), "Nampo", 1250, 1600),
        ((38.93, 121.68), "Nampo", 330, 380),
        ((37.4, 126.55), "Haeju", 95, 140),
        ((43.1, 131.9), "Rajin", 150, 200),
        ((35.1, 129.1), "Wonsan", 480, 560),
        ((1.2, 103.8), "Nampo", 4300, 5400),
    ],
)
def test_ways_by_sea(place: tuple[float, float], port: str, least: float, most: float) -> None:
    """Limits by hand from the chart: the peninsula is rounded; searoute's lanes from Nampo to Wonsan are 1,591 km."""
    assert least < by_sea(*place)[NAMES.index(port)] < most


@given(st.floats(-80, 80), st.floats(-180, 180))
def test_no_way_is_shorter_than_the_great_circle(lat: float, lon: float) -> None:
    ports = sea_table().ports
    direct = kilometres(lat, lon, np.array([p.lat for p in ports]), np.array([p.lon for p in ports]))
    assert (by_sea(lat, lon) >= direct - 1e-6).all()
