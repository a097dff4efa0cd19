"""Are Zengin files read with the right facts, and is everything that is wrong with one said?"""

import datetime
import io
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases import Party, Payment
from sekisho.cases.read import Arrival, read_cases
from sekisho.cases.read.payments.zengin_layout import DATA_FIELDS, HEADER_FIELDS, TRAILER_FIELDS

DAY = datetime.date(2026, 3, 11)


def header(**other: str) -> str:
    said = {"kind": "21", "code": "0", "originator": "9900000001", "name": "ﾃｽﾄ ｼﾖｳｼﾞ", "day": "0311"} | other
    said = {"bank": "9999", "bank_name": "ﾃｽﾄｷﾞﾝｺｳ", "branch": "998", "branch_name": "ﾎﾝﾃﾝ", "account": "9000001"} | said
    return (
        f"1{said['kind']}{said['code']}{said['originator']}{said['name']:40}{said['day']}{said['bank']}"
        f"{said['bank_name']:15}{said['branch']}{said['branch_name']:15}1{said['account']}{'':17}"
    )


def data(name: str = "ﾔﾏﾀﾞ ﾀﾛｳ", amount: str = "0000150000", codes: str = "", mark: str = " ", **other: str) -> str:
    said = {
        "bank": "9999",
        "bank_name": "ﾃｽﾄｷﾞﾝｺｳ",
        "branch": "999",
        "branch_name": "ﾆｼｼﾃﾝ",
        "account": "9876543",
    } | other
    return (
        f"2{said['bank']}{said['bank_name']:15}{said['branch']}{said['branch_name']:15}00001{said['account']}"
        f"{name:30}{amount}0{codes:20}7{mark}{'':7}"
    )


def trailer(count: int, total: int) -> str:
    return f"8{count:06}{total:012}{'':101}"


END = f"9{'':119}"
WHOLE = (header(), data(), trailer(1, 150000), END)


def read(*records: str, line_end: str = "\r\n", encoding: str = "cp932", **how: Any) -> list[Arrival]:
    return read_bytes("".join(record + line_end for record in records).encode(encoding), **how)


def read_bytes(content: bytes, **how: Any) -> list[Arrival]:
    return list(read_cases(io.BytesIO(content), name="transfers.txt", **({"as_of": DAY} | how)))


def payment(arrival: Arrival) -> Payment:
    assert isinstance(arrival.case, Payment), arrival.problems
    return arrival.case


def facts(party: Party | None) -> tuple[Any, ...]:
    assert party
    ids = tuple((i.scheme, i.value) for i in party.ids or ())
    return party.names, party.address, party.residence, *ids


def test_the_real_sample(shared: Path) -> None:
    # By hand, from the 120 columns of each record; its line ends are lone carriage returns.
    arrivals = list(read_cases(shared / "domain" / "payments" / "zengin_sougou-furikomi.txt", as_of=DAY))
    assert [(a.id, a.reader, a.line, a.problems) for a in arrivals] == [
        ("9190129006-0311/1", "zengin", 2, ()),
        ("9190129006-0311/2", "zengin", 3, ()),
    ]
    first, second = map(payment, arrivals)
    payer = (("モジ シヨウ",), None, None, ("zengin_originator", "9190129006"), ("account", "9685875"))
    sender = (("パピプペポ",), None, "JP", ("jpzgn", "9913960"))
    assert facts(first.payer) == facts(second.payer) == payer
    assert facts(first.payee) == (("パピプペポ",), None, None, ("account", "9801390"))
    assert facts(second.payee) == (("モジ シヨウ",), None, None, ("account", "9046801"))
    receiver = (("パピプペポ",), ("パピプペポ",), "JP", ("jpzgn", "9891993"))
    assert [facts(a) for a in first.agents or ()] == [sender, receiver]
    assert [facts(a) for a in second.agents or ()] == [sender, (None, ("ダ",), "JP", ("jpzgn", "9850968"))]
    assert [a.value for case in (first, second) if (a := case.amount)] == [54878, 60137]
    assert {a.currency for case in (first, second) if (a := case.amount)} == {"JPY"}
    assert first.text == ("ア", "テスト ハナコ")
    assert second.text == ("テスト",)


def test_the_year_is_asked_for(shared: Path) -> None:
    arrivals = list(read_cases(shared / "domain" / "payments" / "zengin_sougou-furikomi.txt"))
    assert [[(p.code, p.field) for p in a.problems] for a in arrivals] == [[("payment.zengin.year", "date")]] * 2
    assert all("03-11" in a.problems[0].message for a in arrivals)


def test_a_file_says_what_it_says() -> None:
    (arrival,) = read(header(), data(codes="INV20260311 ﾉ ﾌﾞﾝ", mark="Y"), trailer(1, 150000), END)
    case = payment(arrival)
    assert (arrival.id, arrival.line, arrival.problems) == ("9900000001-0311/1", 2, ())
    assert facts(case.payer)[:3] == (("テスト シヨウジ",), None, None)
    assert facts(case.payee) == (("ヤマダ タロウ",), None, None, ("account", "9876543"))
    assert [facts(a) for a in case.agents or ()] == [
        (("テストギンコウ",), ("ホンテン",), "JP", ("jpzgn", "9999998")),
        (("テストギンコウ",), ("ニシシテン",), "JP", ("jpzgn", "9999999")),
    ]
    assert case.text == ("INV20260311 ノ ブン",)
    assert case.purpose is case.nexus is case.ultimate_payee is None


@pytest.mark.parametrize("line_end", ["", "\r\n", "\n", "\r"])
@pytest.mark.parametrize("after", ["", "\x1a", "\r\n\r\n", "    ", "\0" * 500])
def test_every_line_end(line_end: str, after: str) -> None:
    content = "".join(record + line_end for record in WHOLE) + after
    (arrival,) = read_bytes(content.encode("cp932"))
    assert (payment(arrival).id, arrival.problems) == ("9900000001-0311/1", ())


@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_file_saved_as_utf_8(bom: str) -> None:
    (arrival,) = read(bom + WHOLE[0], *WHOLE[1:], encoding="utf-8")
    assert payment(arrival).payee == payment(read(*WHOLE)[0]).payee


@pytest.mark.parametrize("kind", ["11", "71", "12", "72"])
def test_salaries_and_bonuses(kind: str) -> None:
    (arrival,) = read(header(kind=kind), data(codes="00000123450000000042"), trailer(1, 150000), END)
    assert payment(arrival).amount
    assert payment(arrival).text is None


def test_several_headers_in_one_file() -> None:
    other = header(originator="9900000002", day="0401")
    arrivals = read(header(), data(), trailer(1, 150000), other, data(), data(), trailer(2, 300000), END)
    assert [a.id for a in arrivals] == ["9900000001-0311/1", "9900000002-0401/1", "9900000002-0401/2"]
    assert all(not a.problems for a in arrivals)


def test_what_is_blank_stays_unknown() -> None:
    blank = {"bank_name": "", "branch_name": "", "account": "0000000"}
    first, *_ = read(header(name="", day="0000", **blank), data(name="", **blank), trailer(1, 150000), END, as_of=None)
    assert [(p.code, p.field) for p in first.problems] == [("common.date.missing", "date")]
    second, *_ = read(header(name="", **blank), data(name="", **blank), trailer(1, 150000), END)
    case = payment(second)
    assert facts(case.payee) == (None, None, None)
    assert facts(case.payer) == (None, None, None, ("zengin_originator", "9900000001"))


def codes(arrivals: list[Arrival]) -> list[tuple[str, int | None]]:
    return [(p.code, p.line) for a in arrivals for p in a.problems]


@pytest.mark.parametrize(
    ("records", "wanted"),
    [
        ((header(), data()[:-1], trailer(1, 150000), END), [("record_length", 2), ("total", 3)]),
        ((header(), data() + "  ", trailer(1, 150000), END), [("record_length", 2), ("total", 3)]),
        ((header(), data(), data()[:20], trailer(1, 150000), END), [("record_length", 3)]),
        ((header(), data(), "7" + data()[1:], trailer(1, 150000), END), [("record", 3)]),
        ((header(), data(), trailer(2, 150000), END), [("total", 3)]),
        ((header(), data(), trailer(1, 150001), END), [("total", 3)]),
        ((header(), data(), data(), trailer(1, 150000), END), [("total", 4)]),
        ((header(), data(), f"8ABCDEF{'0' * 12}{'':101}", END), [("total", 3)]),
        ((header(), data(), END), [("order", 3)]),
        ((header(), data(), trailer(1, 150000)), [("order", 3)]),
        ((header(), data()), [("order", 2), ("order", 2)]),
        ((header(), data(), header(day="0312"), data(), trailer(1, 150000), END), [("order", 3)]),
        ((header(), data(), trailer(1, 150000), data(), END), [("order", 4)]),
        ((header(), data(), trailer(1, 150000), trailer(1, 150000), END), [("order", 4)]),
    ],
)
def test_nothing_passes_silently(records: tuple[str, ...], wanted: list[tuple[str, int]]) -> None:
    assert codes(read(*records)) == [(f"payment.zengin.{code}", line) for code, line in wanted]


def test_a_record_without_a_line_end_that_is_too_short() -> None:
    content = "".join((header(), data(), data(amount="0000000001"), trailer(2, 150001), END))[:-60]
    arrivals = read_bytes(content.encode("cp932"))
    assert [a.case is not None for a in arrivals] == [True, True, False, False]
    assert codes(arrivals) == [("payment.zengin.record_length", 5), ("payment.zengin.order", 5)]


def test_a_broken_amount_refuses_its_payment_alone() -> None:
    broken = data(amount="00001500O0")
    arrivals = read(header(), broken, data(), trailer(2, 300000), END)
    assert [a.case is None for a in arrivals] == [True, False]
    assert codes(arrivals) == [("payment.amount.format", 2)]


def test_a_day_that_is_none() -> None:
    assert codes(read(header(day="0230"), data(), trailer(1, 150000), END)) == [("common.date.format", 1)]


def test_bytes_that_are_no_text() -> None:
    content = "\r\n".join(WHOLE).encode("cp932").replace("ﾀﾛｳ".encode("cp932"), b"\x81\x00\xfd")
    arrivals = read_bytes(content)
    assert codes(arrivals)[0] == ("common.source.encoding", 2)


def test_another_kind_of_file_is_named() -> None:
    (arrival,) = read(header(kind="91"), data(), trailer(1, 150000), END)
    assert codes([arrival]) == [("payment.message.unsupported", 1)]
    assert "91" in arrival.problems[0].message


def test_what_is_no_zengin_file_ends_soon() -> None:
    arrivals = read(*["x" * 120] * 100_000, reader="zengin")
    assert len(arrivals) < 50
    assert codes(arrivals)[-1][0] == "payment.zengin.record"


def test_every_layout_fills_its_record() -> None:
    for places in (HEADER_FIELDS, DATA_FIELDS, TRAILER_FIELDS):
        assert list(places.values())[-1].stop == 120


KANA = "".join(map(chr, range(0xFF66, 0xFF9E)))
NAMES = st.text(KANA + "ABCXYZ0189().- ", max_size=20).map(lambda text: " ".join(text.split()))
DIGITS = st.integers(0, 9_999_999).map("{:07}".format)


@given(
    day=st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)),
    payer=NAMES,
    rows=st.lists(st.tuples(NAMES, st.integers(0, 9_999_999_999), DIGITS), max_size=5),
    line_end=st.sampled_from(["", "\r\n", "\n"]),
)
def test_what_is_written_is_read(
    day: datetime.date, payer: str, rows: list[tuple[str, int, str]], line_end: str
) -> None:
    records = (
        header(name=payer, day=f"{day:%m%d}"),
        *(data(name=name, amount=f"{amount:010}", account=account) for name, amount, account in rows),
        trailer(len(rows), sum(amount for _, amount, _ in rows)),
        END,
    )
    arrivals = read(*records, line_end=line_end, as_of=day)
    assert codes(arrivals) == []
    read_back = [
        (wide(c.payee), c.amount and c.amount.value, facts(c.payee)[3:], wide(c.payer)) for c in map(payment, arrivals)
    ]
    assert read_back == [
        (widened(name), amount, (("account", account),) if account.strip("0") else (), widened(payer))
        for name, amount, account in rows
    ]


def wide(party: Party | None) -> str:
    names = facts(party)[0] or ("",)
    return str(names[0])


def widened(text: str) -> str:
    """Half-width kana as full-width, by the Unicode names of the signs."""
    signs = [
        unicodedata.lookup(unicodedata.name(sign).replace("HALFWIDTH ", "")) if sign in KANA else sign for sign in text
    ]
    return "".join(signs)
