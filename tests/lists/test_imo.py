import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.lists.imo import company_number_holds, is_of_company, ship_number_holds


@pytest.mark.parametrize("number", ["9074729", "7937317", "9562233"])
def test_a_ship_number_with_its_check_digit_holds(number: str) -> None:
    assert ship_number_holds(number)


@pytest.mark.parametrize("number", ["5342883", "5571322", "5179245", "5405737"])
def test_a_company_number_with_its_check_digit_holds(number: str) -> None:
    assert company_number_holds(number)
    assert not ship_number_holds(number)


@pytest.mark.parametrize("number", ["", "907472", "90747290", "907472９", "IMO9074729", "9074729\n"])
def test_what_is_not_seven_digits_does_not_hold(number: str) -> None:
    assert not ship_number_holds(number)
    assert not company_number_holds(number)


@given(st.integers(0, 999_999), st.integers(0, 9), st.integers(0, 9))
def test_only_one_last_digit_holds(six: int, one: int, two: int) -> None:
    for holds in (ship_number_holds, company_number_holds):
        if holds(f"{six:06d}{one}") and holds(f"{six:06d}{two}"):
            assert one == two


@given(st.integers(0, 9_999_999), st.booleans())
def test_the_check_digit_tells_a_company_from_a_ship_where_it_can(digits: int, otherwise: bool) -> None:
    number = f"{digits:07d}"
    ship, company = ship_number_holds(number), company_number_holds(number)
    expected = otherwise if ship is company else company
    assert is_of_company(number, otherwise) is expected


@pytest.mark.parametrize(("number", "company"), [("9074729", False), ("5342883", True)])
def test_a_number_that_holds_for_one_of_the_two_is_its(number: str, company: bool) -> None:
    assert is_of_company(number, otherwise=not company) is company
