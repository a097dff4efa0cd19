"""Every publisher's way of writing a birth date, and the ways that must not be guessed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.lists.dates import read_birth_dates, read_day


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "circa"),
    [
        ("1962-02-18", "1962-02-18", "1962-02-18", "day", False),  # UN, EU
        ("1962/2/18", "1962-02-18", "1962-02-18", "day", False),  # MOF
        ("１９６２／２／１８", "1962-02-18", "1962-02-18", "day", False),
        ("1962年2月18日", "1962-02-18", "1962-02-18", "day", False),
        ("1962年2月", "1962-02-01", "1962-02-28", "month", False),
        ("1964年", "1964-01-01", "1964-12-31", "year", False),
        ("1963年頃", "1963-01-01", "1963-12-31", "year", True),
        ("1967年から1969年までの間", "1967-01-01", "1969-12-31", "range", False),
        ("1955年から1958年の間", "1955-01-01", "1958-12-31", "range", False),
        ("1955年～1958年", "1955-01-01", "1958-12-31", "range", False),
        ("18 Feb 1962", "1962-02-18", "1962-02-18", "day", False),  # OFAC
        ("Sep 1961", "1961-09-01", "1961-09-30", "month", False),
        ("1961", "1961-01-01", "1961-12-31", "year", False),
        ("circa 1956", "1956-01-01", "1956-12-31", "year", True),
        ("circa 01 Jan 1961", "1961-01-01", "1961-01-01", "day", True),
        ("circa Apr 1961", "1961-04-01", "1961-04-30", "month", True),
        ("circa 1979-1982", "1979-01-01", "1982-12-31", "range", True),
        ("1967 to 1969", "1967-01-01", "1969-12-31", "range", False),
        ("Mar 1962 to Feb 1963", "1962-03-01", "1963-02-28", "range", False),
        ("01 Jan 1960 to 31 Dec 1960", "1960-01-01", "1960-12-31", "range", False),
        ("dd/mm/1968", "1968-01-01", "1968-12-31", "year", False),  # UK
        ("00/00/1968", "1968-01-01", "1968-12-31", "year", False),
        ("dd/09/1958", "1958-09-01", "1958-09-30", "month", False),
        ("31/12/1960", "1960-12-31", "1960-12-31", "day", False),
        ("18.2.1962", "1962-02-18", "1962-02-18", "day", False),  # the EU's journal
        ("05-11-1962", "1962-11-05", "1962-11-05", "day", False),
        ("between 1955 and 1958", "1955-01-01", "1958-12-31", "range", False),
        ("Between Aug. and Sep. 1977", "1977-08-01", "1977-09-30", "range", False),  # UN notes
        ("Nov. 1973", "1973-11-01", "1973-11-30", "month", False),
        ("01 Jan.1967", "1967-01-01", "1967-01-01", "day", False),
        ("October 19, 1920", "1920-10-19", "1920-10-19", "day", False),
        ("1958 - 1964", "1958-01-01", "1964-12-31", "range", False),
        ("1950s", "1950-01-01", "1959-12-31", "range", False),
        ("29 Feb 1960", "1960-02-29", "1960-02-29", "day", False),
    ],
)
def test_a_published_form_is_read_as_the_days_it_can_mean(text, first, last, precision, circa):
    (date,) = read_birth_dates(text)
    assert (date.from_.isoformat(), date.to.isoformat(), date.precision, date.circa) == (first, last, precision, circa)
    assert date.text == text


@pytest.mark.parametrize("text", ["1954年又は1955年", "1954 or 1955", "1954年または1955年"])
def test_alternatives_are_dates_of_their_own(text):
    assert [(d.from_.year, d.to.year, d.precision) for d in read_birth_dates(text)] == [
        (1954, 1954, "year"),
        (1955, 1955, "year"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "na",
        "30-35 years old",
        "24/06/1402 (Hijri Calendar)",
        "24/06/1402",
        "2505-03-01",
        "1954 to an unknown year",
        "31/02/1960",
        "29 Feb 1961",
        "13/13/1960",
        "12/mm/1960",
        "1969 to 1967",
        "1954 or about then",
        "early 1980s",
        "Sep.",
        "18 Foo 1962",
        "1955-58",
        "dd/mm/yyyy",
        "62",
    ],
)
def test_what_is_not_certain_is_not_guessed(text):
    assert read_birth_dates(text) is None


@given(st.dates(min_value=datetime.date(1800, 1, 1), max_value=datetime.date(2100, 12, 31)))
def test_every_day_reads_the_same_in_every_full_form(day):
    forms = (
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%d %b %Y}",
        f"{day:%d %B %Y}",
        f"{day:%d-%b-%Y}",
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day.year}",
    )
    assert {read_day(form) for form in forms} == {day}


@given(st.text())
def test_any_text_is_read_or_left(text):
    dates = read_birth_dates(text)
    assert dates is None or all(date.from_ <= date.to for date in dates)


@pytest.mark.parametrize("text", ["1961", "Sep 1961", "1960 to 1961", "soon"])
def test_a_day_is_a_whole_day(text):
    assert read_day(text) is None
