"""IMO check digits and the flags of MMSIs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases.codes import COUNTRIES
from sekisho.cases.ship_numbers import _flags, flags_of_mmsi, imo_check_digit, imo_digits, mmsi_holds, sure_imo


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("9074729", "9074729"),
        ("IMO9074729", "9074729"),
        (" imo 9074729 ", "9074729"),
        ("907472", None),
        ("9074729X", None),
        ("", None),
        ("９０７４７２９", None),
    ],
)
def test_digits_of_a_number(written: str, digits: str | None) -> None:
    assert imo_digits(written) == digits


@pytest.mark.parametrize(
    ("number", "sure"),
    [
        ("9074729", "9074729"),  # 9*7+0*6+7*5+4*4+7*3+2*2 = 139
        ("IMO 9999993", "9999993"),
        # Both as printed in a story about two ships of the DPRK; neither holds.
        ("8314881", None),
        ("8814881", None),
        # The check is weak: one digit apart, both hold.
        ("7625811", "7625811"),
        ("7605811", "7605811"),
        (None, None),
    ],
)
def test_only_a_number_that_holds_is_sure(number: str | None, sure: str | None) -> None:
    assert sure_imo(number) == sure


@given(st.integers(100000, 999999))
def test_each_six_digits_have_one_last_digit(six: int) -> None:
    assert [d for d in "0123456789" if sure_imo(f"{six}{d}")] == [imo_check_digit(str(six))]


@pytest.mark.parametrize(
    ("mmsi", "flags"),
    [
        ("445999002", ("KP",)),
        ("440123456", ("KR",)),
        ("431000001", ("JP",)),
        ("312999001", ("BZ",)),
        ("477123456", ("HK", "CN")),
        ("310123456", ("BM", "GB")),
        ("199123456", ()),
        ("970123456", ()),
        ("44599900", ()),
    ],
)
def test_flags_of_a_number(mmsi: str, flags: tuple[str, ...]) -> None:
    assert flags_of_mmsi(mmsi) == flags


def test_the_table_names_countries_and_one_row_is_the_dprks() -> None:
    assert all(set(flags) <= COUNTRIES for flags in _flags().values())
    assert all(mid.isdecimal() and 201 <= int(mid) <= 775 for mid in _flags())
    assert [mid for mid, flags in _flags().items() if "KP" in flags] == ["445"]


def test_an_mmsi_has_nine_digits() -> None:
    assert [mmsi_holds(n) for n in ("445999002", "44599900", "4459990022", "44599900x")] == [True, False, False, False]
