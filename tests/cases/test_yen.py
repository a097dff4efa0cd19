"""Is the yen value that of the statute: the month's basic or arbitrated rate, without rounding?"""

import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases import Amount
from sekisho.cases.codes import CURRENCIES, Currency
from sekisho.cases.model import Rate
from sekisho.cases.yen import Rates, Yen

LIMIT = 100_000


def yen(currency: str, value: int | str, month: str, rates: Rates | None = None) -> Yen | None:
    day = datetime.date.fromisoformat(f"{month}-15")
    return (rates or Rates.built_in()).yen(Amount(currency=Currency(currency), value=value), day)


@pytest.mark.parametrize(
    ("currency", "month", "largest"),
    [("USD", "2025-08", 694), ("USD", "2025-09", 680), ("USD", "2026-02", 641), ("KRW", "2025-09", 938_306)],
)
def test_the_largest_whole_amount_within_100_000_yen(currency: str, month: str, largest: int) -> None:
    within, over = yen(currency, largest, month), yen(currency, largest + 1, month)
    assert within is not None
    assert over is not None
    assert within.exact <= LIMIT < over.exact
    assert within.whole_up <= LIMIT < over.whole_up


def test_published_figures() -> None:
    value = yen("USD", 681, "2025-09")
    assert value is not None
    assert (value.exact, value.rate, value.month, value.kind) == (100_107, 147, "2025-09", "basic")
    assert "Bank of Japan" in value.source
    euro = yen("EUR", "581.40", "2025-09")
    assert euro is not None
    assert (euro.exact, euro.kind) == (Decimal("100000.80"), "arbitrated")


def test_yen_is_yen_in_every_month() -> None:
    value = yen("JPY", 100_001, "1998-04")
    assert value is not None
    assert (value.exact, value.rate, value.kind, value.whole_up) == (100_001, 1, "yen", 100_001)


@pytest.mark.parametrize(
    ("currency", "month"), [("USD", "2019-02"), ("USD", "2025-10"), ("EUR", "2025-08"), ("KPW", "2025-09")]
)
def test_a_month_without_a_rate_has_no_yen_value(currency: str, month: str) -> None:
    assert yen(currency, 1, month) is None


@pytest.mark.parametrize(("day", "rate"), [("2025-08-31", 144), ("2025-09-01", 147), ("2025-09-30", 147)])
def test_the_month_of_the_act_decides(day: str, rate: int) -> None:
    value = Rates.built_in().yen(Amount(currency=Currency("USD"), value=1), datetime.date.fromisoformat(day))
    assert value is not None
    assert value.exact == rate


def test_every_built_in_rate_has_a_source_and_a_kind() -> None:
    for (currency, month), rate in Rates.built_in().known.items():
        assert currency in CURRENCIES - {"JPY"}
        assert (rate.currency, rate.month) == (currency, month)
        assert rate.jpy_per_unit > 0
        assert rate.source
        assert (rate.kind == "basic") == (currency == "USD")


def test_rates_of_the_case_win_and_leave_the_others() -> None:
    stated = (Rate(currency=Currency("USD"), month="2019-02", jpy_per_unit="112"),)
    rates = Rates.built_in().with_case(stated)
    value = yen("USD", 906, "2019-02", rates)
    assert value is not None
    assert (value.exact, value.source) == (101_472, "the case")
    assert yen("USD", 1, "2025-09", rates) == yen("USD", 1, "2025-09")
    assert Rates.built_in().with_case(None) is Rates.built_in()
    assert yen("USD", 906, "2019-02") is None


def test_a_file_adds_rates_and_each_bad_row_is_a_problem_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "rates.csv"
    file.write_text(
        "month,currency,jpy_per_unit,note\r\n"
        "2019-02,USD,112,a\r\n"  # 2
        "2019-03,USD,1e2,b\r\n"
        "2019-13,USD,112,c\r\n"
        "2019-04,JPY,1,d\r\n"
        "2019-04,XXX,1,e\r\n"
        "2019-05,USD,0.0,f\r\n"
        "2019-06,USD\r\n"
        "2019-07,USD,110,g\r\n"
        "2019-07,USD,111,h\r\n"  # 10
        "2019-02,USD,112.0,the same again\r\n"
        "2025-09,USD,148,other than the notice\r\n",
        encoding="utf-8-sig",
        newline="",
    )
    rates, problems = Rates.read(file)
    assert [(p.line, p.severity) for p in problems] == [
        *((n, "error") for n in (3, 4, 5, 6, 7, 8, 10)),
        (12, "warning"),
    ]
    assert {p.case for p in problems} == {"rates.csv"}
    found = {month: yen("USD", 1, month, rates) for month in ("2019-02", "2019-03", "2019-07", "2025-08", "2025-09")}
    assert {month: value and value.exact for month, value in found.items()} == {
        "2019-02": 112, "2019-03": None, "2019-07": None, "2025-08": 144, "2025-09": 148,
    }  # fmt: skip
    assert problems[-1].code == "payment.rate.conflict"


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"currency,month\nUSD,2019-02\n", b'currency,month,jpy_per_unit\n"' + b"x" * 200_000]
)
def test_a_file_that_is_no_table_of_rates_is_one_problem(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "rates.csv"
    file.write_bytes(content)
    rates, problems = Rates.read(file)
    assert [p.severity for p in problems] == ["error"]
    assert rates.known == Rates.built_in().known


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    assert [p.severity for p in Rates.read(tmp_path / "none.csv")[1]] == ["error"]


decimals = st.from_regex(r"[0-9]{1,24}(\.[0-9]{1,12})?", fullmatch=True)


@given(value=st.integers(0, 10**18) | decimals, rate=decimals, limit=st.integers(0, 10**12))
def test_the_value_is_exact_and_its_ceiling_keeps_every_whole_limit(value: int | str, rate: str, limit: int) -> None:
    stated = (Rate(currency=Currency("USD"), month="2019-02", jpy_per_unit=rate),)
    found = yen("USD", value, "2019-02", Rates.built_in().with_case(stated))
    assert found is not None
    assert Fraction(found.exact) == Fraction(value) * Fraction(rate)
    for whole in (limit, found.whole_up - 1, found.whole_up, found.whole_up + 1):
        assert (found.exact > whole) == (found.whole_up > whole)
        assert (found.exact <= whole) == (found.whole_up <= whole)
