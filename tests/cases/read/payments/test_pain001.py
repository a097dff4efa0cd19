"""Are customers' orders read, with the payer over the transfers? Expectations by hand from the XML."""

from pathlib import Path
from typing import Any

import pytest

from tests.cases.read.payments.iso_samples import EVERYONE, WHOLE_ADDRESS, WHOLE_PERSON
from tests.cases.read.payments.reading import facts, payment, read, read_sample

GB, US = ("VWXYGB9AXXX", "GB"), ("KLMNUSUVXXX", "US")
SAMPLES: dict[str, dict[str, Any]] = {
    "pyiso20022_pain001_001_08.xml": {
        "id": "test-160620/test-160620",
        "date": "2020-06-16",
        "amount": ("GBP", "10"),
        "payer": {"names": ["UFXQHBE"], "address": ["DBTR LUEZOF 88", "052 VVR MBDB"], "address_country": "QA"},
        "payee": {
            "names": ["Creditor account name"],
            "address": ["CDTR LUEZOF 99", "E1 9TY VVR MBDB"],
            "address_country": "QA",
        },
        "agents": [("GSLDGB20", "GB"), ("BARCGB22", "GB")],
        # The initiating party, the category of the purpose, the purpose, the remittance.
        "text": [
            "TXB Test Account uktestdda",
            *("Tax Payment", "Purpose of payment", "USD Payment from USD account"),
        ],
    },
    "cbprur_2026_pain.001.max.xml": {
        "id": "EXMsgId/EXEndToEndId",
        "date": "2026-01-01",
        "amount": ("EUR", "1000.00"),
        **EVERYONE,
        # Sender and receiver of the header; forwarding; three intermediary; debtor's; creditor's; that of the account
        # charged.
        "agents": [GB, US, GB, GB, GB, GB, GB, US, GB],
        "text": [
            "EXIssr",
            "EXNm",
            f"{WHOLE_PERSON} DOCT EXNm +1-1234567890 +1-1234567890 +1-1234567890 EXEmailAdr EXEmailPurp EXJobTitl "
            "EXRspnsblty EXDept EXCh EXId LETT",
            *("EXPrvcOfBirth", "EXCityOfBirth", "EXId", "EXInstrForDbtrAgt"),
            # The cheque: type, number, from and to whom, and the rest of it.
            *("CCHQ", "EXChqNb", f"EXNm {WHOLE_ADDRESS}", "MLDB", "HIGH", "2026-01-01", "EXFrmsCd", "EXMemoFld"),
            *("EXRgnlClrZone", "EXPrtLctn", "CHQB EXInstrInf", "EXCd"),
            *("EXNm GB", "EXTp 2026-01-01 GB EXCd 1000.00 EXInf"),
            # The tax: creditor, debtor, and the rest of it.
            *("EXTaxId EXRegnId EXTaxTp", "EXTaxId EXRegnId EXTaxTp EXTitl EXNm", "EXAdmstnZone", "EXRefNb", "EXMtd"),
            "1000.00",
            "EXTp EXCtgy EXCtgyDtls EXDbtrSts EXCertId EXFrmsCd 2026-01-01 MM01 2026-01-01 2026-01-01 1000.00 1000.00 "
            "1000.00 2026-01-01 MM01 2026-01-01 2026-01-01 1000.00 EXAddtlInf",
            *("EXRmtId FAXI EXElctrncAdr", "EXUstrd"),
        ],
    },
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_real_message(shared: Path, name: str) -> None:
    (arrival,) = read_sample(shared, name)
    # What is ordered there is as much of a currency as another sum is worth.
    assert [p.code for p in arrival.problems] == (["payment.amount.equivalent"] if "max" in name else [])
    assert facts(payment(arrival)) == SAMPLES[name]


def test_a_file_of_the_zengin_system_as_two_documents(shared: Path) -> None:
    arrivals = read_sample(shared, "zengin_sougou-furikomi.pain001.xml")
    said = {
        "date": "2026-09-30",
        "amount": ("JPY", "150000"),
        "payer": {"names": ["テストシヨウジ"]},
        "payee": {"names": ["ヤマダ タロウ"]},
        "agents": [("9999", "JP"), ("9999", "JP")],
        "text": ["テストシヨウジ 9900000001", "1"],
    }
    # All three transfers bear one end-to-end id.
    assert [facts(payment(a)) for a in arrivals] == [
        {**said, "id": f"9900000001-2026-09-01/INV2026000{n}"} for n in ("", "#2", "#3")
    ]
    assert [[p.code for p in a.problems] for a in arrivals] == [
        ["common.xml.multiple_documents"],
        ["common.id.duplicate"],
        ["common.id.duplicate"],
    ]


def transfer(end_to_end: str = "E1", *, amount: str = '<InstdAmt Ccy="JPY">100001</InstdAmt>', more: str = "") -> str:
    return f"""<CdtTrfTxInf><PmtId><EndToEndId>{end_to_end}</EndToEndId></PmtId><Amt>{amount}</Amt>
        <CdtrAgt><FinInstnId><BICFI>TESTCNBJXXX</BICFI></FinInstnId></CdtrAgt><Cdtr><Nm>RI OK SUN</Nm></Cdtr>{more}
        </CdtTrfTxInf>"""


def group(payer: str = "TARO", *, day: str = "<Dt>2019-02-27</Dt>", transfers: str = "", more: str = "") -> str:
    return f"""<PmtInf><PmtInfId>P1</PmtInfId><ReqdExctnDt>{day}</ReqdExctnDt><Dbtr><Nm>{payer}</Nm></Dbtr>
        <DbtrAgt><FinInstnId><BICFI>TESTJPJTXXX</BICFI></FinInstnId></DbtrAgt>{more}{transfers or transfer()}
        </PmtInf>"""


def message(groups: str = "", *, version: str = "09", body: str = "CstmrCdtTrfInitn") -> str:
    return f"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.{version}"><{body}>
        <GrpHdr><MsgId>M1</MsgId><InitgPty><Nm>OFFICE</Nm><CtryOfRes>KP</CtryOfRes></InitgPty></GrpHdr>
        {groups or group()}</{body}></Document>"""


@pytest.mark.parametrize("version", [f"{n:02}" for n in range(1, 13)])
def test_every_version(version: str) -> None:
    body = f"pain.001.001.{version}" if version in ("01", "02") else "CstmrCdtTrfInitn"
    day = "2019-02-27" if version < "08" else "<Dt>2019-02-27</Dt>"
    text = message(group(day=day), version=version, body=body)
    (arrival,) = read(text.replace("BICFI", "BIC") if version < "05" else text)
    case = payment(arrival)
    assert (case.id, str(case.date), arrival.problems) == ("M1/E1", "2019-02-27", ())
    assert [a.residence for a in case.agents or ()] == ["JP", "CN"]
    assert (case.payer and case.payer.names, case.payee and case.payee.names) == (("TARO",), ("RI OK SUN",))


@pytest.mark.parametrize(
    ("day", "read_as"),
    [
        ("2019-02-27", "2019-02-27"),
        ("<Dt>2019-02-27</Dt>", "2019-02-27"),
        ("<DtTm>2019-02-27T23:30:00+09:00</DtTm>", "2019-02-27"),
        ("<DtTm>2019-02-27T00:30:00Z</DtTm>", "2019-02-27"),
        ("", "common.date.missing"),
        ("<DtTm>27 February</DtTm>", "common.date.format"),
        ("<Dt>2019-02-30</Dt>", "common.date.format"),
    ],
)
def test_the_date_is_that_of_the_requested_execution(day: str, read_as: str) -> None:
    (arrival,) = read(message(group(day=day)))
    found = str(arrival.case.date) if arrival.case else arrival.problems[0].code
    assert (found, len(arrival.problems)) == (read_as, int(arrival.case is None))


def test_several_groups_and_transfers_each_with_its_own_payer() -> None:
    groups = (
        group("TARO", transfers=transfer("E1") + transfer("E2"), more="<UltmtDbtr><Nm>HANAKO</Nm></UltmtDbtr>"),
        group("JIRO", day="<Dt>2019-03-01</Dt>", transfers=transfer("NOTPROVIDED")),
    )
    cases = [payment(a) for a in read(message("".join(groups)))]
    assert [c.id for c in cases] == ["M1/E1", "M1/E2", "M1/3"]
    assert [c.payer and c.payer.names for c in cases] == [("TARO",), ("TARO",), ("JIRO",)]
    assert [c.ultimate_payer and c.ultimate_payer.names for c in cases] == [("HANAKO",), ("HANAKO",), None]
    assert [str(c.date) for c in cases] == ["2019-02-27", "2019-02-27", "2019-03-01"]


def test_who_initiates_is_searched_for_and_its_country_is_a_word() -> None:
    assert payment(read(message())[0]).text == ("OFFICE KP (DPRK)",)


def test_of_two_ultimate_payers_none_is_lost() -> None:
    own = transfer(more="<UltmtDbtr><Nm>SABURO</Nm></UltmtDbtr>")
    case = payment(read(message(group(transfers=own, more="<UltmtDbtr><Nm>HANAKO</Nm></UltmtDbtr>")))[0])
    assert case.ultimate_payer
    assert case.ultimate_payer.names == ("SABURO",)
    assert "HANAKO" in (case.text or ())


def test_an_equivalent_amount_is_taken_and_flagged() -> None:
    amount = '<EqvtAmt><Amt Ccy="JPY">100001</Amt><CcyOfTrf>USD</CcyOfTrf></EqvtAmt>'
    (arrival,) = read(message(group(transfers=transfer(amount=amount))).replace("TESTCNBJXXX", "TESTUS33XXX"))
    case = payment(arrival)
    assert case.amount
    assert (case.amount.currency, case.amount.value) == ("JPY", "100001")
    # What goes out is dollars, by a bank in the United States.
    assert case.nexus
    assert case.nexus.usd_clearing is True
    (problem,) = arrival.problems
    assert (problem.code, problem.severity, problem.field) == ("payment.amount.equivalent", "warning", "amount")
    assert "USD" in problem.message


def test_no_amount_is_refused() -> None:
    (arrival,) = read(message(group(transfers=transfer(amount=""))))
    assert [(p.code, p.field) for p in arrival.problems] == [("payment.amount.missing", "amount")]
