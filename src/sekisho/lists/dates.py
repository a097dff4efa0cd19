"""When was this person born? Every publisher's way of writing a date, read as the days that it can mean."""

from __future__ import annotations

import datetime
import re
import unicodedata
from calendar import monthrange
from typing import TypeAlias

from sekisho.lists.entry import BirthDate, Date, Precision

_Span: TypeAlias = tuple[Date, Date, Precision]

# A year outside belongs to another calendar (Hijri 1402, Buddhist 2505) or is a slip.
_YEARS = range(1800, 2200)
# "Sep", "Sept" and "September" alike: every beginning of at least three letters.
_MONTHS = {
    name[:letters]: str(number)
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
    for letters in range(3, len(name) + 1)
}
_NO_MONTH = "13"
_PLACEHOLDERS = frozenset(("00", "0", "dd", "mm", "DD", "MM", "xx", "XX"))

_DAY_MONTH_YEAR = re.compile(r"(\d{1,2}|dd|DD|xx|XX)([/.-])(\d{1,2}|mm|MM|xx|XX)\2(\d{4})", re.ASCII)
_YEAR_MONTH_DAY = re.compile(r"(\d{4})(?:年|[-/.])(\d{1,2})(?:月|(?:[-/.]|月)(\d{1,2})日?)?", re.ASCII)
_NAMED_MONTH = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[\s.-]+)?([A-Za-z]{3,9})(?:\s*\.\s*|[\s-]+)(\d{4})", re.ASCII)
_MONTH_DAY_YEAR = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}), ?(\d{4})", re.ASCII)
_YEAR = re.compile(r"(\d{4})年?", re.ASCII)
_DECADE = re.compile(r"(\d{3}0)(?:s|年代)", re.ASCII)

_CIRCA = re.compile(
    r"(?:circa|approximately|approx\.|approx|about|around|ca?\.?)\s+|ca?\.?(?=\d)|(?:約|およそ)", re.IGNORECASE
)
_CIRCA_AFTER = re.compile(r"(?:頃|ころ|ごろ|前後)\Z")
_OR = re.compile(r"\s+or\s+|又は|または|若しくは|もしくは|或いは|あるいは", re.IGNORECASE)
_RANGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"between\s+(.+?)\s+and\s+(.+)",
        r"(?:from\s+)?(.+?)\s+to\s+(.+)",
        r"(.+?)から(.+?)(?:まで)?(?:の?間)?",
        r"(.+?)\s*[~〜]\s*(.+?)(?:の?間)?",
        r"(.+?)\s+[-–—]\s+(.+)",
        r"(\d{4})\s*[-–—]\s*(\d{4})",
    )
)
_MONTH_ALONE = re.compile(r"([A-Za-z]{3,9})\.?", re.ASCII)


def read_birth_dates(text: str) -> tuple[BirthDate, ...] | None:
    """Read one published birth date, which may offer alternatives ("1954 or 1955").

    Args:
        text: as published, in any script and width: `1962-02-18`, `1962/2/18`, `18.2.1962`, `dd/09/1958`, `00/00/1968`,
            `18 Feb 1962`, `Sep. 1961`, `circa 1956`, `1967 to 1969`, `1964年`, `1963年頃`, `1967年から1969年までの間`,
            `1954年又は1955年`, `1950s`. Day comes before month wherever the year stands last.

    Returns:
        One date for each alternative, or None where any part cannot be read with certainty: a slip, another calendar,
        an age. The caller keeps the text and says so.
    """
    parts = _OR.split(_fold(text))
    dates = [_one(part, part if len(parts) > 1 else text) for part in parts]
    return None if None in dates else tuple(date for date in dates if date is not None)


def read_day(text: str) -> Date | None:
    """Read a single whole day (of listing, amendment, report), in the same forms; None where it is not one."""
    span = _span(_fold(text))
    return span[0] if span is not None and span[2] == "day" else None


def _fold(text: str) -> str:
    folded = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(folded.split()).rstrip(" .。;")


def _one(folded: str, words: str) -> BirthDate | None:
    rest, circa = _without_circa(folded)
    span = _span(rest)
    if span is None:
        return None
    return BirthDate(from_=span[0], to=span[1], precision=span[2], circa=circa, text=" ".join(words.split()))


def _without_circa(text: str) -> tuple[str, bool]:
    before = _CIRCA.match(text)
    rest = text[before.end() :] if before else text
    after = _CIRCA_AFTER.search(rest)
    return (rest[: after.start()] if after else rest), bool(before or after)


def _span(text: str) -> _Span | None:
    span = _point(text)
    if span is not None:
        return span
    for pattern in _RANGES:
        if match := pattern.fullmatch(text):
            return _range(match[1], match[2])
    return None


def _range(first: str, last: str) -> _Span | None:
    """The days from the first of one date to the last of the other; "Aug. and Sep. 1977" shares its year."""
    end = _point(_without_circa(last)[0])
    if end is None:
        return None
    if _MONTH_ALONE.fullmatch(first):
        first = f"{first.rstrip('.')} {end[0].year}"
    start = _point(_without_circa(first)[0])
    return (start[0], end[1], "range") if start is not None and start[0] <= end[1] else None


def _point(text: str) -> _Span | None:
    """A day, a month, a year or a decade."""
    if match := _NAMED_MONTH.fullmatch(text):
        return _days(match[3], _MONTHS.get(match[2].lower(), _NO_MONTH), match[1])
    if match := _YEAR.fullmatch(text):
        return _days(match[1], None, None)
    if match := _YEAR_MONTH_DAY.fullmatch(text):
        return _days(match[1], match[2], match[3])
    if match := _DAY_MONTH_YEAR.fullmatch(text):
        return _days(match[4], match[3], match[1])
    if match := _MONTH_DAY_YEAR.fullmatch(text):
        return _days(match[3], _MONTHS.get(match[1].lower(), _NO_MONTH), match[2])
    if match := _DECADE.fullmatch(text):
        start, end = _days(match[1], None, None), _days(str(int(match[1]) + 9), None, None)
        return (start[0], end[1], "range") if start and end else None
    return None


def _days(year_text: str, month_text: str | None, day_text: str | None) -> _Span | None:
    year = int(year_text)
    if year not in _YEARS:
        return None
    if month_text is None or month_text in _PLACEHOLDERS:
        # A day without its month says nothing that could be trusted.
        if day_text is not None and day_text not in _PLACEHOLDERS:
            return None
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31), "year"
    month = int(month_text)
    if not 1 <= month <= 12:
        return None
    if day_text is None or day_text in _PLACEHOLDERS:
        return datetime.date(year, month, 1), datetime.date(year, month, monthrange(year, month)[1]), "month"
    try:
        day = datetime.date(year, month, int(day_text))
    except ValueError:
        return None
    return day, day, "day"
