import datetime

import pytest

from sekisho.reports.days import era_day, say_day, say_duty, say_force

D = datetime.date


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (D(2019, 2, 28), "平成31年2月28日"),
        (D(2019, 4, 30), "平成31年4月30日"),
        (D(2019, 5, 1), "令和元年5月1日"),
        (D(1989, 1, 7), "昭和64年1月7日"),
        (D(1989, 1, 8), "平成元年1月8日"),
        (D(1926, 12, 24), "大正15年12月24日"),
        (D(1912, 7, 29), "明治45年7月29日"),
        (D(1873, 1, 1), "明治6年1月1日"),
        (D(1872, 12, 31), None),
    ],
)
def test_eras_turn_on_their_first_day(day: datetime.date, said: str | None) -> None:
    assert era_day(day) == said


def test_a_day_is_iso_with_the_era_beside_it_in_japanese() -> None:
    assert say_day(D(2016, 2, 19), "en") == "2016-02-19"
    assert say_day(D(2016, 2, 19), "ja") == "2016-02-19（平成28年2月19日）"


def test_a_duty_with_a_day_says_the_day() -> None:
    assert say_duty("leave_by 2006-10-14", "en") == "leave port by 2006-10-14"
    assert "平成18年10月14日" in say_duty("leave_by 2006-10-14", "ja")
    assert "税関" in say_duty("declare_customs", "ja")
    assert say_duty("leave_by noon", "en") == "leave_by noon"
    assert say_duty("sing", "en") == "sing"


def test_what_is_not_known_of_a_period_is_said() -> None:
    assert say_force((None, None), None, "en") == "in force; start not verified"
    assert say_force((D(2016, 2, 19), None), D(2027, 4, 13), "en").endswith("2027-04-13")
    assert "2014-07-04" in say_force((D(2010, 7, 6), D(2014, 7, 4)), None, "en")
    assert "2014-07-04" in say_force((None, D(2014, 7, 4)), None, "ja")
