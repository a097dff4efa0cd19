"""Are two ships that lie side by side at sea seen, and only those?"""

import numpy as np
import pytest

from sekisho.cases.tracks import Fixes, lying, meetings
from tests.cases.tracks.tracks import NAMPO, hour, joined, track

LAT, LON = 38.05, 124.05
METRE = 1 / 111_195


def beside(metres: float, start: float, end: float, ship: int = 2) -> Fixes:
    lat = LAT + metres * METRE
    points = [(start - 3, lat + 0.5, LON, 10.0), (start, lat, LON, 0.3), (end, lat, LON, 10.0)]
    return track(*points, (end + 3, lat + 0.5, LON, 10.0), ship=ship)


@pytest.mark.parametrize(
    ("metres", "start", "end", "met"),
    [(300, 10, 15, 1), (450, 10, 12.4, 1), (700, 10, 15, 0), (300, 10, 11.8, 0), (300, 18.2, 25, 0)],
)
def test_near_slow_and_long(metres: float, start: float, end: float, met: int) -> None:
    lain = lying(joined(beside(0, 8, 20, ship=1), beside(metres, start, end)))
    found = meetings(lain)
    assert len(found) == met
    for meeting in found:
        assert {lain[meeting.one].ship, lain[meeting.other].ship} == {1, 2}
        assert hour(meeting.start) == pytest.approx(start, abs=0.2)
        assert hour(meeting.end) == pytest.approx(end, abs=0.2)
        assert meeting.km * 1000 == pytest.approx(metres, abs=20)


def test_a_fast_ship_that_passes_meets_nobody() -> None:
    passing = track((8, LAT, LON - 1, 12), (12, LAT, LON, 12), (16, LAT, LON + 1, 12), ship=2)
    assert meetings(lying(joined(beside(0, 8, 20, ship=1), passing))) == []


def test_one_ship_in_two_sources_does_not_meet_itself() -> None:
    assert meetings([*lying(beside(0, 8, 20)), *lying(beside(0, 8, 20))]) == []


def test_ships_in_port_do_not_meet() -> None:
    berthed = [track((0, *NAMPO, 0.0), (9, *NAMPO, 0.0), ship=ship) for ship in (1, 2)]
    assert lying(joined(*berthed)) == []


@pytest.mark.parametrize(("lat", "lon"), [(70.0, 179.9995), (-60.0, -179.9995), (1.0, 10.0), (82.0, 30.0)])
def test_at_any_latitude_and_across_the_date_line(lat: float, lon: float) -> None:
    """Three hundred metres to the east."""
    east = 300 * METRE / np.cos(np.radians(lat))
    other = lon + east if lon + east <= 180 else lon + east - 360
    ships = [track((0, lat, x, 0.5), (5, lat, x, 0.5), ship=n) for n, x in enumerate((lon, other))]
    (found,) = meetings(lying(joined(*ships)))
    # Degrees are kept to seven digits: some ten metres at the date line.
    assert found.km * 1000 == pytest.approx(300, abs=20)


def test_a_crowd_at_one_place_costs_no_square() -> None:
    crowd = [track((0, LAT, LON, 0.0), (5, LAT, LON, 0.0), ship=ship) for ship in range(60)]
    assert meetings(lying(joined(*crowd))) == []
