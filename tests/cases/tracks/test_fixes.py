"""Are positions in order, and false ones seen?"""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases.tracks import Fixes
from tests.cases.tracks.tracks import joined, track

ROWS = st.lists(st.tuples(st.integers(1, 3), st.integers(0, 50), st.floats(-90, 90, width=32)), max_size=60)


@given(ROWS)
def test_order_of_rows_does_not_matter(rows: list[tuple[int, int, float]]) -> None:
    once = {(ship, time): lat for ship, time, lat in rows}
    table = [(ship, time, lat) for (ship, time), lat in once.items()]
    there, back = (
        Fixes.of([r[0] for r in order], [r[1] for r in order], lats := [r[2] for r in order], lats, lats)
        for order in (table, table[::-1])
    )
    assert (there.ship == back.ship).all()
    assert (there.time == back.time).all()
    assert (there.lat == back.lat).all()
    keys = list(zip(there.ship.tolist(), there.time.tolist(), strict=True))
    assert keys == sorted(once)


def test_a_ship_at_one_time_is_once() -> None:
    fixes = Fixes.of([1, 1, 1], [5, 5, 6], [10, 11, 12], [0, 0, 0], [1, 1, 1])
    assert fixes.time.tolist() == [5, 6]
    assert fixes.spans() == [(1, 0, 2)]


def test_jumps() -> None:
    true = track((0, 38.0, 124.0, 10), (10, 38.5, 125.0, 10), ship=7)
    assert true.jumps() == []
    false = Fixes.of([7], true.time[30:31] + 60, [10.0], [50.0], [3.0])
    mixed = joined(true, false, track((0, 0.0, 0.0, 1), (1, 0.0, 0.1, 1), ship=9))
    assert mixed.jumps() == [31, 32]


def test_crossing_the_date_line_is_no_jump() -> None:
    fixes = Fixes.of([1, 1], [0, 3600], [0.0, 0.0], [179.95, -179.95], [6.0, 6.0])
    assert fixes.jumps() == []


def test_a_lone_position_without_speed_is_not_stopped() -> None:
    assert np.isinf(Fixes.of([1], [0], [0.0], [0.0], [np.nan]).knots).all()
