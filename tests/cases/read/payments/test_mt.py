"""Is everything that an MT103 or MT202 says read, and is what is wrong with one said and nothing else lost?"""

import io
import random
from pathlib import Path
from typing import Any

import pytest

from sekisho.cases import Party, Payment
from sekisho.cases.read import Arrival, read_cases

UETR = "174c245f-2682-4291-ad67-2a41e530cd27"
CUSTOMERS = ":50K:/12345\nTEST TARO\nOSAKA\n:59:/67890\nRI OK SUN\nPYONGYANG\n"


def message(
    body: str = CUSTOMERS,
    *,
    head: str = ":20:REF1\n:23B:CRED\n:32A:190227JPY100001,\n",
    first: str = "{1:F01TESTJPJTAXXX0000000000}",
    second: str = "{2:I103TESTCNBJXABCN}",
    third: str = "",
    fifth: str = "",
) -> str:
    return f"{first}{second}{third}{{4:\n{head}{body}-}}{fifth}"


def read(text: str | bytes, **how: Any) -> list[Arrival]:
    content = text.encode() if isinstance(text, str) else text
    return list(read_cases(io.BytesIO(content), name="messages.rje", **how))


def payment(arrival: Arrival) -> Payment:
    assert isinstance(arrival.case, Payment), arrival.problems
    return arrival.case


def one(text: str) -> Payment:
    (arrival,) = read(text)
    assert arrival.problems == ()
    return payment(arrival)


def codes(arrivals: list[Arrival]) -> list[tuple[str, int | None]]:
    return [(p.code, p.line) for a in arrivals for p in a.problems]


def ids(party: Party | None) -> list[tuple[str, str, str | None]]:
    return [(i.scheme, i.value, i.country) for i in (party and party.ids) or ()]


def banks(case: Payment) -> list[tuple[str | None, str | None]]:
    return [(a.ids[0].value if a.ids else None, a.residence) for a in case.agents or ()]


# Blocks


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("between", ["", "\n", "\r\n "])
@pytest.mark.parametrize(
    "blocks",
    [
        {},
        {"fifth": "{5:{CHK:123456789ABC}{TNG:}}{S:{SAC:}{COP:P}}"},
        {"third": "{3:{108:MUR}{433:/AOK/NO HIT}}"},
        {"first": "{1:TESTJPJTAXXX0000000000}"},
        {"first": "{1:F01TESTJPJTAXXX}", "second": "{2:I103TESTCNBJXABC}"},
        {"second": "{2:O1031612190227TESTCNBJXABC01613135551902271717N}"},
    ],
)
def test_the_envelope(line_end: str, between: str, blocks: dict[str, str]) -> None:
    text = message(**blocks).replace("}{", "}" + between + "{").replace("\n", line_end)
    case = one(text)
    assert (case.id, str(case.date)) == ("REF1", "2019-02-27")
    sent = ("TESTJPJTXXX", "JP"), ("TESTCNBJABC", "CN")
    assert banks(case) == list(reversed(sent) if "O103" in text else sent)


def test_the_uetr_is_part_of_the_id() -> None:
    assert one(message(third=f"{{3:{{121:{UETR}}}}}")).id == f"REF1/{UETR}"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{1:F01TESTJPJTAXXX0000000000}", "payment.mt.block2"),
        ("{1:F01TESTJPJTAXXX0000000000}{2:I103TESTCNBJXABCN}", "payment.mt.block4"),
        (message()[:-2], "payment.mt.block4"),
        (message()[:-40], "payment.mt.block4"),
        (message().replace("{4:", "{4;"), "payment.mt.block4"),
        (message(second="{2:X103TESTCNBJXABCN}"), "payment.mt.block2"),
        (message(second="{2:I10}"), "payment.mt.block2"),
        (message(second=""), "payment.mt.block2"),
        (message(first="{1:F01{TESTJPJTAXXX0000000000}"), "payment.mt.block1"),
        (message(head="REF1\n:32A:190227JPY1,\n"), "payment.mt.block4"),
        (message("", head=""), "payment.mt.block4"),
        (message(head=":20:REF1\n:32a:190227JPY1,\n"), "payment.mt.field"),
        (message(second="{2:I101TESTCNBJXABCN}"), "payment.message.unsupported"),
        (message(second="{2:I940TESTCNBJXABCN}"), "payment.message.unsupported"),
        (message("X" * (1 << 20)), "payment.mt.size"),
        (message().encode().replace(b"OSAKA", b"\xd3SAKA"), "common.source.encoding"),
    ],
)
def test_a_bad_message_is_refused_alone(text: str | bytes, code: str) -> None:
    bad = text.encode() if isinstance(text, str) else text
    content = b"$\n".join(
        (message().encode() + b"\n", bad + b"\n", message(head=":20:R2\n:32A:190227JPY1,\n").encode())
    )
    first, second, third = read(content)
    assert [p.code for p in second.problems] == [code]
    assert second.case is None
    assert (second.line, payment(first).id, payment(third).id) == (13, "REF1", "R2")
    assert third.line == 13 + bad.count(b"\n") + 2


def test_the_type_of_an_unread_message_is_named() -> None:
    (arrival,) = read(message(second="{2:I101TESTCNBJXABCN}"))
    assert "MT101" in arrival.problems[0].message


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        ("{", [("payment.mt.block5", 1)]),
        ("{5:{CHK:1}}garbage", [("payment.mt.block5", 1)]),
        ("{1;F01X}{2:I103TESTCNBJXABCN}{4:\n:20:LOST\n-}", [("payment.mt.block1", 1)]),
        ("\n:20:LOST\n:32A:190227JPY1,\n-}", [("payment.mt.block1", 1)]),
    ],
)
def test_what_follows_a_message_is_said(after: str, wanted: list[tuple[str, int]]) -> None:
    arrivals = read(message() + after)
    assert codes(arrivals) == wanted
    assert payment(arrivals[0]).id == "REF1"


def test_text_that_is_no_message_at_all() -> None:
    (arrival,) = read("no message", reader="mt")
    assert codes([arrival]) == [("payment.mt.block1", 1)]
    (arrival,) = read("$ $", reader="mt")
    assert codes([arrival]) == [("payment.mt.block1", 1)]


# Files of many


def test_separators() -> None:
    several = "$".join(message(head=f":20:R{n}\n:32A:190227JPY1,\n") for n in range(3))
    for text in (
        several,
        several.replace("$", "\n$\n"),
        several.replace("$", ""),
        f"$\r\n{several}$",
        "\ufeff" + several,
    ):
        assert [a.id for a in read(text)] == ["R0", "R1", "R2"]
    filled = "".join(f"\1{one}\3{'':50}" for one in several.split("$"))
    assert [a.id for a in read(filled)] == ["R0", "R1", "R2"]


def acknowledgement(of: str, *, refused: bool = False) -> str:
    return f"{{1:F21{of}}}{{4:{{177:1902271717}}{{451:{int(refused)}}}{'{405:H50}' if refused else ''}}}"


def test_acknowledgements() -> None:
    first, second = "TESTJPJTAXXX0000000001", "TESTJPJTAXXX0000000002"
    sent = [message(first=f"{{1:F01{of}}}", head=f":20:{of[-2:]}\n:32A:190227JPY1,\n") for of in (first, second)]
    taken, refused = acknowledgement(first), acknowledgement(second, refused=True)
    for text in (f"{taken}{sent[0]}$\n{refused}{sent[1]}", f"{taken}\n$\n{sent[0]}$\n{refused}\n$\n{sent[1]}"):
        arrivals = read(text)
        assert [a.id for a in arrivals] == ["01", "02"]
        assert [p.code for a in arrivals for p in a.problems] == ["payment.mt.nak"]
        assert "H50" in arrivals[1].problems[0].message
        assert payment(arrivals[1])
    arrivals = read(f"{taken}$\n{sent[1]}$\n{refused}")
    assert [(a.line, a.case is None) for a in arrivals] == [(1, True), (2, False), (12, True)]
    assert [p.code for a in arrivals for p in a.problems] == ["payment.message.empty"] * 2


def test_a_message_that_comes_twice_is_called_otherwise() -> None:
    assert [a.id for a in read(message() + "$" + message())] == ["REF1", "REF1#2"]


def test_a_message_over_all_measure_is_skipped_within_bounds() -> None:
    endless = message("X" * 70 + "\n" * 20).replace("-}", "") + ("Y" * 69 + "\n") * 100_000
    arrivals = read(f"{endless}$\n{message()}")
    assert [a.case is None for a in arrivals] == [True, False]
    assert codes(arrivals) == [("payment.mt.size", 1)]
    assert arrivals[1].line == endless.count("\n") + 2


# Fields


@pytest.mark.parametrize(
    ("said", "amount", "date"),
    [
        ("32A:190227JPY100,", ("JPY", "100"), "2019-02-27"),
        ("32A:190227USD906,50", ("USD", "906.50"), "2019-02-27"),
        ("32A:190227KWD0,125", ("KWD", "0.125"), "2019-02-27"),
        ("32A:190227EUR99999999999999,", ("EUR", "99999999999999"), "2019-02-27"),
        ("32A:000101JPY1,", ("JPY", "1"), "2000-01-01"),
        ("32A:491231JPY1,", ("JPY", "1"), "2049-12-31"),
        ("32A:190227JPY100,\n:33B:USD1,", ("USD", "1"), "2019-02-27"),
        ("33B:USD1,\n:32A:190227JPY100,", ("USD", "1"), "2019-02-27"),
    ],
)
def test_amounts_and_days(said: str, amount: tuple[str, str], date: str) -> None:
    case = one(message(head=f":20:R\n:{said}\n"))
    assert case.amount
    assert (case.amount.currency, case.amount.value, str(case.date)) == (*amount, date)


@pytest.mark.parametrize(
    ("day", "date"),
    [("500101", "2050-01-01"), ("791231", "2079-12-31"), ("800101", "1980-01-01"), ("991231", "1999-12-31")],
)
def test_a_year_far_from_any_payment_is_said(day: str, date: str) -> None:
    (arrival,) = read(message(head=f":20:R\n:32A:{day}JPY1,\n"))
    assert str(payment(arrival).date) == date
    (problem,) = arrival.problems
    assert (problem.code, problem.severity, problem.line) == ("payment.date.century", "warning", 3)
    assert f"{day} read as {date}" in problem.message


@pytest.mark.parametrize(
    ("said", "code", "line"),
    [
        ("32A:190227JPY100", "payment.amount.format", 3),
        ("32A:190227JPY1.00,", "payment.amount.format", 3),
        ("32A:190227JPY,50", "payment.amount.format", 3),
        ("32A:190227JPY-1,", "payment.amount.format", 3),
        ("32A:190227JPY100,50", "payment.amount.format", 3),
        ("32A:190227USD1,505", "payment.amount.format", 3),
        ("32A:190227jpy100,", "payment.amount.format", 3),
        ("32A:190227ZZZ100,", "payment.currency.unknown", 3),
        ("32A:190230JPY100,", "common.date.format", 3),
        ("32A:20190227JPY100,", "payment.amount.format", 3),
        ("32A:JPY100,", "common.date.format", 3),
        ("32A:190227JPY100,\n:33B:USD1", "payment.amount.format", 4),
        ("32A:190227JPY100,\n:32A:190227JPY5,", "payment.mt.field", 4),
        ("33B:USD1,", "common.date.missing", 1),
        ("21:X", "payment.amount.missing", 1),
    ],
)
def test_an_amount_or_day_that_cannot_be_read(said: str, code: str, line: int) -> None:
    (arrival,) = read(message(head=f":20:R\n:{said}\n"))
    assert arrival.case is None
    assert (code, line) in codes([arrival])


def test_free_text_is_read_wholly() -> None:
    text = (
        ":23E:PHOB/CALL 20.35\n:70:/RFB/INV 1\nFOR RICE\n:72:/INS/TESTGB2L\n//LONDON\n:77B:/ORDERRES/KP//PYONGYANG\n"
        ":77T:/NARR/UN 1:2 {x}\nEND\n"
    )
    assert one(message(CUSTOMERS + text)).text == (
        *("CALL 20.35", "/RFB/INV 1 FOR RICE", "/INS/TESTGB2L //LONDON", "/ORDERRES/KP//PYONGYANG"),
        "/NARR/UN 1:2 {x} END",
    )


@pytest.mark.parametrize(
    ("reporting", "payer", "payee"),
    [
        ("/BENEFRES/KP", None, "KP"),
        ("/BENEFRES/KP//FOR LIVING COSTS", None, "KP"),
        ("/ORDERRES/JP//TAX 1\n//MORE\n/BENEFRES/CN", "JP", "CN"),
        ("FREE WORDS /BENEFRES/KP", None, None),
    ],
)
def test_the_codes_of_residence_are_residences(reporting: str, payer: str | None, payee: str | None) -> None:
    case = one(message(f"{CUSTOMERS}:77B:{reporting}\n"))
    assert case.payer
    assert case.payee
    assert (case.payer.residence, case.payee.residence, case.payee.names) == (payer, payee, ("RI OK SUN",))
    assert case.text == (" ".join(reporting.split()),)


@pytest.mark.parametrize(
    ("reporting", "address", "severity", "residence"),
    [
        ("/BENEFRES/KOREA", "JP", "warning", None),
        ("/BENEFRES/JP\n/BENEFRES/KP", "JP", "refer", None),
        ("/BENEFRES/KP", "JP", "warning", "KP"),
    ],
)
def test_a_residence_that_cannot_hold_is_said(
    reporting: str, address: str, severity: str, residence: str | None
) -> None:
    (arrival,) = read(message(f":59F:/1\n1/A B\n3/{address}/TOKYO\n:77B:{reporting}\n:50K:TEST TARO\n"))
    found = [(p.code, p.severity, p.field, p.line) for p in arrival.problems]
    assert found == [("payment.mt.residence", severity, "payee.residence", 8)]
    payee = payment(arrival).payee
    assert payee
    assert payee.residence == residence
    assert payee.address_country == (None if severity == "refer" else "JP")


def test_the_residence_of_a_bank_that_pays_is_that_of_its_code() -> None:
    banks_only = message(":58A:TESTCNBJ\n:77B:/BENEFRES/KP\n", second="{2:I202TESTCNBJXABCN}")
    (arrival,) = read(banks_only)
    assert ("payment.mt.residence", 6) in codes([arrival])
    payee = payment(arrival).payee
    assert payee
    assert payee.residence is None


def test_a_field_that_has_no_place_is_kept_as_text() -> None:
    (arrival,) = read(message(CUSTOMERS + ":99Z:KIM\nJONG UN\n"))
    assert codes([arrival]) == [("payment.mt.field", 11)]
    assert payment(arrival).text == ("KIM JONG UN",)


def test_charges_times_and_codes_are_no_facts() -> None:
    case = one(
        message(":13C:/SNDTIME/1249+0200\n:26T:K90\n:36:110,5\n" + CUSTOMERS + ":71A:OUR\n:71F:USD0,\n:71G:USD1,\n")
    )
    assert case.text is case.nexus is case.purpose is None


@pytest.mark.parametrize(("currency", "bic", "wanted"), [("USD", "CITIUS33", True), ("JPY", "CITIUS33", None)])
def test_dollars_through_a_bank_of_the_us(currency: str, bic: str, wanted: bool | None) -> None:
    case = one(message(f"{CUSTOMERS}:56A:{bic}\n", head=f":20:R\n:32A:190227{currency}1,\n"))
    assert (case.nexus and case.nexus.usd_clearing) == wanted
    settled = one(message(f"{CUSTOMERS}:56A:{bic}\n", head=":20:R\n:32A:190227USD1,\n:33B:JPY110,\n"))
    assert settled.nexus
    assert settled.nexus.usd_clearing


# Customers


def payer(field: str) -> Party:
    found = one(message(f":{field}\n:59:X\n")).payer
    assert found
    return found


def test_option_f() -> None:
    found = payer(
        "50F:CCPT/KP/654321\n1/RI OK SUN\n2/KWANGBOK STREET 1\n2/BLOCK 2\n3/KP/PYONGYANG\n4/19700131\n5/CN/DANDONG"
    )
    assert (found.names, found.address, found.address_country) == (
        *(("RI OK SUN",), ("KWANGBOK STREET 1", "BLOCK 2", "PYONGYANG"), "KP"),
    )
    assert (str(found.birth_date), found.birth_country, found.kind) == ("1970-01-31", "CN", "person")
    assert ids(found) == [("passport", "654321", "KP")]
    assert found.residence is found.nationalities is None


def test_option_f_with_an_account_and_numbers() -> None:
    found = payer("50F:/12345678\n1/TEST TRADING CO\n3/JP\n6/JP/TESTBANK/88\n7/KR/99000\n8/111")
    assert ids(found) == [
        ("account", "12345678", None),
        ("customer", "TESTBANK/88", "JP"),
        ("national_identity", "99000111", "KR"),
    ]
    assert (found.names, found.address, found.address_country, found.kind) == (("TEST TRADING CO",), None, "JP", None)


def test_a_name_over_two_lines_is_read_with_and_without_a_break() -> None:
    found = payer("50F:/1\n1/KOREA KUMSAN TRADING CORPORATION LTD\n1/D PYONGYANG OFFICE\n3/KP/X")
    assert found.names == (
        "KOREA KUMSAN TRADING CORPORATION LTD D PYONGYANG OFFICE",
        "KOREA KUMSAN TRADING CORPORATION LTDD PYONGYANG OFFICE",
        "KOREA KUMSAN TRADING CORPORATION LTD",
        "D PYONGYANG OFFICE",
    )
    assert payer("50F:/1\n1/KUMSAN\n1/TRADING\n3/KP/X").names == ("KUMSAN TRADING",)


def test_a_whole_name_on_a_second_line_is_another_spelling() -> None:
    found = payer("50F:/1\n1/TEST TARO\n1/RI OK SUN\n3/JP/OSAKA")
    assert found.names == ("TEST TARO RI OK SUN", "TEST TARO", "RI OK SUN")


@pytest.mark.parametrize(
    "line", ["3/XX/NOWHERE", "3/PYONGYANG", "4/700131", "5/QQ/X", "6/JP", "7/9", "9/X", "NO NUMBER", "8/1"]
)
def test_an_odd_line_of_option_f_is_kept_and_said(line: str) -> None:
    (arrival,) = read(message(f":50F:NIDX/JP/1\n1/X\n{line}\n:59:Y\n"))
    assert codes([arrival]) == [("payment.mt.option_f", 5)] * 2
    found = payment(arrival).payer
    assert found
    assert found.address == ("NIDX/JP/1", line)
    assert (found.address_country, found.birth_date, found.birth_country) == (None, None, None)


def test_option_a_and_k() -> None:
    found = payer("50A:/DE89370400440532013000\nTESTKPPY")
    assert ids(found) == [("iban", "DE89370400440532013000", None), ("bic", "TESTKPPY", "KP")]
    assert found.residence is None
    found = payer("50K:TEST TARO\n1-1\nOSAKA\nJAPAN")
    assert (found.names, found.address, found.residence, ids(found)) == (
        *(("TEST TARO",), ("1-1", "OSAKA", "JAPAN"), None, []),
    )
    for empty in ("/NOTPROVIDED\nX", "/-\nX", "X"):
        assert ids(payer(f"50K:{empty}")) == []
    assert payer("50K:NOTPROVIDED\nOSAKA").names is None


def test_the_beneficiary_by_option() -> None:
    for field, names, country in (
        ("59:/1\nRI OK SUN\nPYONGYANG", ("RI OK SUN",), None),
        ("59F:/1\n1/RI OK SUN\n3/KP/PYONGYANG", ("RI OK SUN",), "KP"),
        ("59A:/1\nTESTKPPY", None, None),
    ):
        found = one(message(f":50K:X\n:{field}\n")).payee
        assert found
        assert (found.names, found.address_country) == (names, country)


@pytest.mark.parametrize(("fields", "wanted"), [(":50K:X\n", "payee"), (":59:X\n", "payer")])
def test_a_message_without_a_customer(fields: str, wanted: str) -> None:
    (arrival,) = read(message(fields))
    assert [(p.code, p.field, p.severity) for p in arrival.problems] == [("payment.mt.missing", wanted, "warning")]
    assert getattr(payment(arrival), wanted) is None


def test_a_second_beneficiary_is_refused() -> None:
    (arrival,) = read(message(CUSTOMERS + ":59A:TESTKPPY\n"))
    assert (arrival.case, codes([arrival])) == (None, [("payment.mt.field", 11)])


def test_without_field_20() -> None:
    arrivals = read(message(head=":32A:190227JPY1,\n") + "$" + message(head=":32A:190227JPY1,\n"))
    assert [a.id for a in arrivals] == ["MT103/1", "MT103/2"]
    assert [p.code for p in arrivals[0].problems] == ["payment.mt.missing"]


# Banks


def bank(field: str) -> Party:
    agents = one(message(f"{CUSTOMERS}:{field}\n")).agents
    assert agents
    return agents[2]


def test_banks_by_option() -> None:
    found = bank("57A:/D/12345\nTESTKPPY")
    assert (ids(found), found.residence) == ([("bic", "TESTKPPY", None), ("account", "12345", None)], "KP")
    found = bank("57D://FW021000089\nTEST BANK\nNEW YORK")
    assert (ids(found), found.residence, found.names) == ([("usaba", "021000089", None)], "US", ("TEST BANK",))
    found = bank("57C://SC112233")
    assert (ids(found), found.residence, found.names) == ([("gbdsc", "112233", None)], "GB", None)
    found = bank("57C://CH123456")
    assert (ids(found), found.residence) == ([("clearing_ch", "123456", None)], None)
    found = bank("53B:/12345\nLONDON")
    assert (ids(found), found.residence, found.address) == ([("account", "12345", None)], None, ("LONDON",))
    found = bank("54A://RT\nDEUTDEFF")
    assert (ids(found), found.residence) == ([("bic", "DEUTDEFF", None)], "DE")
    assert bank("52A:/PYONGYANG BRANCH\nTESTCNBJ").names == ("PYONGYANG BRANCH",)
    assert bank("52D:/PYONGYANG BRANCH/\nCHINA").names == ("PYONGYANG BRANCH",)


def test_agents_stand_in_their_order() -> None:
    tags = "51A 52A 53A 54A 55A 56A 57A".split()
    case = one(message(CUSTOMERS + "".join(f":{tag}:TEST{c}2L\n" for tag, c in zip(tags, COUNTRIES, strict=True))))
    assert [residence for _, residence in banks(case)[2:]] == COUNTRIES


COUNTRIES = ["JP", "CN", "US", "KR", "KP", "DE", "GB"]


@pytest.mark.parametrize("bic", ["TESTZZ2L", "TEST", "TEST BANK", "TESTKPPYX"])
def test_a_bic_that_is_none_is_kept(bic: str) -> None:
    (arrival,) = read(message(f"{CUSTOMERS}:57A:{bic}\n"))
    assert [(p.code, p.field, p.line) for p in arrival.problems] == [("payment.agent.bic", "agents[2].ids", 11)]
    assert banks(payment(arrival))[2] == (bic, None)


# Between banks


def between_banks(body: str, variant: str = "") -> str:
    third = f"{{3:{{119:{variant}}}}}" if variant else ""
    return message(body, head=":20:R\n:21:S\n:32A:190227USD5,\n", second="{2:I202TESTUS33XXXXN}", third=third)


def test_a_plain_mt202_moves_money_between_banks() -> None:
    case = one(between_banks(":52A:TESTKRSE\n:57A:TESTCNBJ\n:58A:/99\nTESTKPPY\n"))
    assert case.payer
    assert case.payee
    assert (case.payer.residence, case.payer.kind) == ("KR", "organisation")
    assert (case.payee.residence, ids(case.payee)[0][1]) == ("KP", "TESTKPPY")
    assert [residence for _, residence in banks(case)] == ["JP", "US", "CN"]
    assert one(between_banks(":58A:TESTKPPY\n")).payer == (case.agents or ())[0]


def test_a_cover_payment() -> None:
    banks_a = ":52A:TESTKRSE\n:57A:TESTCNBJ\n:58A:TESTDEFF\n:72:/A/\n"
    case = one(
        between_banks(f"{banks_a}:50F:/1\n1/PAYER\n3/JP/OSAKA\n:52A:TESTGB2L\n:59:RI\n:70:RICE\n:33B:JPY500,\n", "COV")
    )
    assert case.payer
    assert case.payee
    assert case.amount
    assert (case.payer.names, case.payee.names) == (("PAYER",), ("RI",))
    assert [residence for _, residence in banks(case)] == ["JP", "US", "KR", "CN", "DE", "GB"]
    assert (case.amount.currency, case.amount.value, case.text) == ("JPY", "500", ("/A/", "RICE"))


def test_a_cover_payment_without_its_customers() -> None:
    (arrival,) = read(between_banks(":58A:TESTKPPY\n", "COV"))
    case = payment(arrival)
    assert [(p.code, p.field) for p in arrival.problems] == [("payment.cover.no_underlying", "payee")]
    assert case.payer is case.payee is None
    assert banks(case)[-1] == ("TESTKPPY", "KP")


def test_customers_in_an_mt202_that_is_not_marked_as_cover() -> None:
    (arrival,) = read(between_banks(f":58A:TESTDEFF\n{CUSTOMERS}"))
    assert codes([arrival]) == [("payment.cover.unmarked", 6)]
    case = payment(arrival)
    assert case.payee
    assert case.payee.names == ("RI OK SUN",)


def test_an_mt202_without_a_beneficiary() -> None:
    (arrival,) = read(between_banks(":57A:TESTCNBJ\n"))
    assert [(p.code, p.field) for p in arrival.problems] == [("payment.mt.missing", "payee")]


# Hostile input


def test_no_mutation_is_an_exception(shared: Path) -> None:
    """Bytes changed, dropped, doubled: each gives cases or problems, and the batch goes on."""
    chance = random.Random(103)
    files = [f for f in (shared / "domain" / "payments").iterdir() if f.suffix in (".fin", ".rje", ".txt")]
    for n in range(3_000):
        content = bytearray(files[n % len(files)].read_bytes())
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(content))
            match chance.randrange(4):
                case 0:
                    content[at] = (
                        chance.choice(b"{}:-$\r\n/,\0\xff19A ") if chance.random() < 0.7 else chance.randrange(256)
                    )
                case 1:
                    del content[at : at + chance.randint(1, 60)]
                case 2:
                    content[at:at] = content[at : at + chance.randint(1, 200)]
                case _:
                    content[at:at] = chance.choice((b"{1:", b"{4:", b"-}", b"\n:50K:", b"$", b"\x81", b"{" * 50))
        for reader in (None, "mt", "zengin"):
            for arrival in read(bytes(content), reader=reader):
                assert arrival.case is not None or any(p.severity == "error" for p in arrival.problems)


@pytest.mark.parametrize(
    "text",
    [
        "{1:" * 50_000,
        "{1:F01" + "{" * 100_000,
        "{1:F21}{4:" + "{177:1}" * 50_000,
        "{1:X}{2:I103}{3:" + "{a:" * 50_000,
        message(":50F:" + "8/" * 50_000),
        message(":70:" + "\n:" * 20_000),
        message(":20:A" * 20_000),
        "{1:A}" + " " * 200_000,
    ],
)
def test_what_would_take_long_ends(text: str) -> None:
    assert all(a.case is None or a.problems for a in read(text))
