"""Is it seen that a message holds more or fewer payments than it says, or of another sum? They are decided still."""

import pytest

from tests.cases.read.payments.reading import message, read, transfer

OTHER = '<InstdAmt Ccy="USD">906.50</InstdAmt>'


def said(count: str = "", total: str = "", *, more: str = "", transfers: int = 2) -> list[list[str]]:
    stated = (f"<NbOfTxs>{count}</NbOfTxs>" if count else "") + (f"<CtrlSum>{total}</CtrlSum>" if total else "")
    payments = "".join(transfer(f"E{n}", more=more) for n in range(transfers))
    arrivals = read(message(transfers=payments, head=stated))
    assert len(arrivals) == transfers
    assert all(a.case for a in arrivals)
    assert {p.severity for a in arrivals for p in a.problems} <= {"warning"}
    return [[p.code for p in a.problems] for a in arrivals]


@pytest.mark.parametrize(
    ("count", "total", "more"),
    [("2", "200002", ""), ("002", "200002.00", ""), ("2", "1813", OTHER), ("2", "200002.0", OTHER), ("", "", "")],
)
def test_what_agrees_is_not_said(count: str, total: str, more: str) -> None:
    assert said(count, total, more=more) == [[], []]


@pytest.mark.parametrize("count", ["1", "3", "two", "2.0", "-2"])
def test_another_number_is_said_with_the_last_payment(count: str) -> None:
    assert said(count) == [[], ["payment.count.differs"]]


@pytest.mark.parametrize("total", ["200002.01", "200001.999999999999", "100001", "1e5", "NaN", "-200002"])
def test_another_sum_is_said_with_the_last_payment(total: str) -> None:
    assert said("2", total) == [[], ["payment.sum.differs"]]


def test_a_sum_is_exact() -> None:
    # As floats both are 18 digits that end alike.
    payments = transfer("E1").replace("100001", "999999999999999999.9") + transfer("E2").replace("100001", "0.05")
    for total, codes in (("999999999999999999.95", []), ("999999999999999999.94", ["payment.sum.differs"])):
        *_, last = read(message(transfers=payments, head=f"<CtrlSum>{total}</CtrlSum>"))
        assert [p.code for p in last.problems if p.code.startswith("payment.sum")] == codes


def test_an_amount_that_is_none_leaves_the_sum_open() -> None:
    payments = transfer("E1").replace("100001", "much") + transfer("E2")
    first, last = read(message(transfers=payments, head="<CtrlSum>100001</CtrlSum>"))
    assert [p.code for p in first.problems] == ["payment.amount.format"]
    assert last.problems == ()


def group(name: str, stated: str, count: int) -> str:
    amount = '<Amt><InstdAmt Ccy="EUR">10.10</InstdAmt></Amt>'
    one = "<CdtTrfTxInf><PmtId><EndToEndId>{}{}</EndToEndId></PmtId>{}<Cdtr><Nm>B</Nm></Cdtr></CdtTrfTxInf>"
    transfers = "".join(one.format(name, n, amount) for n in range(count))
    return (
        f"<PmtInf><PmtInfId>{name}</PmtInfId>{stated}<ReqdExctnDt>2019-02-27</ReqdExctnDt><Dbtr><Nm>A</Nm></Dbtr>"
        f"{transfers}</PmtInf>"
    )


@pytest.mark.parametrize(
    ("whole", "first", "second", "expected"),
    [
        (("3", "30.30"), ("1", "10.10"), ("2", "20.20"), [[], [], []]),
        (("3", "30.30"), ("2", "10.10"), ("2", "20.2"), [["count"], [], []]),
        (("3", "30.30"), ("1", "10.10"), ("2", "20.30"), [[], [], ["sum"]]),
        (("4", "30.31"), ("1", "10.1"), ("1", "20.2"), [[], [], ["count", "count", "sum"]]),
    ],
)
def test_a_group_counts_its_own(
    whole: tuple[str, str], first: tuple[str, str], second: tuple[str, str], expected: list[list[str]]
) -> None:
    stated = ["<NbOfTxs>{}</NbOfTxs><CtrlSum>{}</CtrlSum>".format(*one) for one in (whole, first, second)]
    body = f"<GrpHdr><MsgId>M</MsgId>{stated[0]}</GrpHdr>{group('G1', stated[1], 1)}{group('G2', stated[2], 2)}"
    arrivals = read(
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn>{body}'
        "</CstmrCdtTrfInitn></Document>"
    )
    assert [[p.code.split(".")[1] for p in a.problems] for a in arrivals] == expected


def test_a_message_that_breaks_keeps_the_payment_before() -> None:
    arrivals = read(message(transfers=transfer() + "<CdtTrfTxInf><", head="<NbOfTxs>2</NbOfTxs>"))
    assert [bool(a.case) for a in arrivals] == [True, False]
    assert [p.code for p in arrivals[1].problems] == ["common.source.syntax"]
