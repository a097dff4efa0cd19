"""Which day was it at the port? Calls count by the civil day there, and clocks are read in any zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

_TIME = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:?\d{2}(?::?\d{2}(?:\.\d{1,6})?)? ?(?P<zone>Z|[+-]\d{2}(?::?\d{2})?)?", re.ASCII
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# Hours ahead of UTC of countries with one zone and no summer time since 1990, those whose ports decide here.
_AHEAD = {"JP": 9, "KR": 9, "CN": 8, "TW": 8, "HK": 8, "MO": 8, "PH": 8, "SG": 8, "MY": 8, "VN": 7, "TH": 7, "KH": 7}
# The DPRK set its clocks back by half an hour between these two instants.
_HALF_HOUR_LESS = (datetime(2015, 8, 14, 15, tzinfo=UTC), datetime(2018, 5, 4, 15, tzinfo=UTC))


def port_day(written: str, place: str, *, in_utc: bool = False) -> str:
    """The civil day at a port as an ISO date; what is no time is handed back as it is.

    Args:
        written: a day, or a time with or without a zone.
        place: a UN/LOCODE or a country. Where the country has several zones the day is that of the zone written.
        in_utc: a time without a zone is in UTC; otherwise it is taken as the port's own.
    """
    text = written.strip()
    if _DAY.fullmatch(text) or not _TIME.fullmatch(text):
        return text
    try:
        moment = datetime.fromisoformat(text.replace(" +", "+").replace(" Z", "Z"))
        if moment.tzinfo is None and in_utc:
            moment = moment.replace(tzinfo=UTC)
        if moment.tzinfo is not None:
            moment = moment.astimezone(_zone(place[:2], moment) or moment.tzinfo)
    except (ValueError, OverflowError):
        return text
    return moment.date().isoformat()


def is_day(value: object) -> bool:
    """Whether this is a day of the calendar, written or as such."""
    try:
        return isinstance(value, date) or bool(
            isinstance(value, str) and _DAY.fullmatch(value) and date.fromisoformat(value)
        )
    except ValueError:
        return False


def without_zone(written: str) -> bool:
    """Whether this is a time of day that does not say in which zone."""
    found = _TIME.fullmatch(written.strip())
    return bool(found and not found["zone"])


def _zone(country: str, moment: datetime) -> timezone | None:
    if country == "KP":
        less = _HALF_HOUR_LESS[0] <= moment < _HALF_HOUR_LESS[1]
        return timezone(timedelta(hours=9, minutes=-30 if less else 0))
    return timezone(timedelta(hours=_AHEAD[country])) if country in _AHEAD else None
