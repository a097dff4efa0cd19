"""The civil day at a port, from times in any zone."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases.read.voyages.port_day import port_day, without_zone


@pytest.mark.parametrize(
    ("written", "place", "day"),
    [
        ("2019-02-15T14:00+09:00", "JPMAI", "2019-02-15"),
        ("2019-02-14T16:00Z", "JPMAI", "2019-02-15"),  # one in the morning in Maizuru
        ("2019-02-14T14:59Z", "JPMAI", "2019-02-14"),
        ("2019-02-15 00:30+09:00", "CNDLC", "2019-02-14"),  # 23:30 in Dalian
        ("2016-02-18T15:00Z", "KPNAM", "2016-02-18"),  # 23:30: half an hour less from August 2015 on
        ("2016-02-18T15:30Z", "KPNAM", "2016-02-19"),
        ("2019-02-18T15:00Z", "KPNAM", "2019-02-19"),  # and no longer since May 2018
        ("2015-08-14T14:59Z", "KPNAM", "2015-08-14"),
        ("2019-02-15", "JPMAI", "2019-02-15"),
        ("2019-02-15T23:00", "JPMAI", "2019-02-15"),  # the port's own time
        ("2019-02-15T20:00-08:00", "USLAX", "2019-02-15"),  # several zones: as written
        ("about noon", "JPMAI", "about noon"),
        ("2019-02-30T14:00Z", "JPMAI", "2019-02-30T14:00Z"),
        ("0001-01-01T00:00+14:00", "JPMAI", "0001-01-01T00:00+14:00"),
    ],
)
def test_days_at_ports(written: str, place: str, day: str) -> None:
    assert port_day(written, place) == day


def test_a_time_without_zone_may_be_in_utc() -> None:
    assert port_day("2019-02-14T16:00", "JPMAI", in_utc=True) == "2019-02-15"


@pytest.mark.parametrize(
    ("written", "is_without"),
    [
        ("2019-02-15T14:00", True),
        ("2019-02-15 14:00:00", True),
        ("2019-02-15T14:00Z", False),
        ("2019-02-15T14:00+09:00", False),
        ("2019-02-15", False),
        ("soon", False),
    ],
)
def test_times_without_zone(written: str, is_without: bool) -> None:
    assert without_zone(written) is is_without


@given(
    st.datetimes(min_value=datetime.datetime(2000, 1, 2), max_value=datetime.datetime(2030, 1, 1)),
    st.integers(min_value=-12, max_value=14),
)
def test_an_instant_has_one_day_at_a_port_in_whatever_zone_it_is_written(there: datetime.datetime, hours: int) -> None:
    zone = datetime.timezone(datetime.timedelta(hours=hours))
    instant = there.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=9)))
    written = instant.astimezone(zone).strftime("%Y-%m-%dT%H:%M%z")
    assert port_day(written, "JPMAI") == there.date().isoformat()


@given(st.text())
def test_any_text_is_a_day_or_handed_back(text: str) -> None:
    day = port_day(text, "JPMAI")
    assert day == text.strip() or datetime.date.fromisoformat(day) > datetime.date.min
