"""How is a day said? ISO everywhere; in Japanese with the era beside it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from sekisho.reports.words import name_of, word

if TYPE_CHECKING:
    from sekisho.cases import Date, Language

# First days of the eras (元号), newest first; before Meiji 6 the civil calendar was another, so no era is said.
_ERAS = (
    (datetime.date(2019, 5, 1), "令和"),
    (datetime.date(1989, 1, 8), "平成"),
    (datetime.date(1926, 12, 25), "昭和"),
    (datetime.date(1912, 7, 30), "大正"),
    (datetime.date(1873, 1, 1), "明治"),
)


def era_day(day: Date) -> str | None:
    """The day in the Japanese calendar (`平成31年2月28日`), or None before 1873."""
    for first, era in _ERAS:
        if day >= first:
            year = day.year - (1868 if era == "明治" else first.year) + 1
            return f"{era}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    return None


def say_day(day: Date, lang: Language) -> str:
    """The day as a person reads it: `2019-02-28`, in Japanese `2019-02-28（平成31年2月28日）`."""
    era = era_day(day) if lang == "ja" else None
    return day.isoformat() if era is None else f"{day.isoformat()}（{era}）"


def say_force(period: tuple[Date | None, Date | None], expires: Date | None, lang: Language) -> str:
    """Since when a measure is in force, until when, and the last day decided so far."""
    start, end = period
    until = None if end is None else say_day(end, lang)
    if start is None:
        said = word("say.start_unknown", lang) if until is None else word("say.until", lang, until=until)
    elif until is None:
        said = word("say.since", lang, day=say_day(start, lang))
    else:
        said = word("say.from_until", lang, day=say_day(start, lang), until=until)
    if expires is None:
        return said
    return f"{said}{'；' if lang == 'ja' else '; '}{word('say.expires', lang, day=say_day(expires, lang))}"


def say_duty(duties: str, lang: Language) -> str:
    """Duties of the contract (`report`, `leave_by 2006-10-14`), joined as decisions join them, in words."""
    return ("、" if lang == "ja" else "; ").join(_say_duty(duty, lang) for duty in duties.split(", "))


def _say_duty(duty: str, lang: Language) -> str:
    name, _, argument = duty.partition(" ")
    if name == "leave_by" and argument:
        try:
            day = say_day(datetime.date.fromisoformat(argument), lang)
        except ValueError:
            return duty
        return word("duty.leave_by", lang, day=day)
    return name_of("duty", duty, lang)
