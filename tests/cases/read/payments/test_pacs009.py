"""Are payments between banks read, and the customers whose payment one covers? Expectations by hand from the XML."""

from pathlib import Path
from typing import Any

import pytest

from tests.cases.read.payments.iso_samples import EVERYONE, WHOLE_PERSON
from tests.cases.read.payments.reading import facts, payment, plain, read, read_sample

GB, US = ("CDEFGBQRXXX", "GB"), ("RSTUUSZ0XXX", "US")
# The agents in the order of the chain, those of the covered payment between those of the cover: both ends of the
# cover are banks too.
SAMPLES: dict[str, dict[str, Any]] = {
    "ballerina_c_29_2_2_mt202_pacs_009COV_A_B.xml": {
        "id": "pacs9bizmsgidr01/pcs008bzmsgidr-1",
        "date": "2022-10-20",
        "amount": ("RON", "26546464"),
        "payer": {"names": ["Debtor Co"], "address": ["Epping", "High Street"], "address_country": "GB"},
        "payee": {"names": ["Ardent Finance"], "address": ["Bucharest", "Main Street"], "address_country": "RO"},
        "agents": [
            ("MYMBGB2LXXX", "GB"),  # InstgAgt
            ("INGBROBUXXX", "RO"),  # InstdAgt
            ("INGBROBUXXX", "RO"),  # PrvsInstgAgt1
            ("MYMBGB2LXXX", "GB"),  # Dbtr
            ("MYMBGB2LXXX", "GB"),  # underlying DbtrAgt
            ("RZBRROBUXXX", "RO"),  # CdtrAgt
            ("GEBABEBBXXX", "BE"),  # underlying CdtrAgt
            ("GEBABEBBXXX", "BE"),  # Cdtr
        ],
    },
    "ballerina_p_2_3_1_b_mt202_pacs_009COV_A_B.xml": {
        "id": "pacs9bizmsgidr01/pacs008EndToEnd+",
        "date": "2022-10-20",
        "amount": ("DKK", "591636"),
        "payer": {"names": ["A Debiter"], "address": ["Epping London", "High Street"], "address_country": "GB"},
        "payee": {
            "names": ["B Creditor Co"],
            "kind": "organisation",
            "address": ["Barcelona", "Las Ramblas"],
            "address_country": "ES",
        },
        "agents": [
            ("CLYDGB2SXXX", "GB"),
            ("BOFSGB2LXXX", "GB"),
            ("BOFSGB2L", "GB"),
            ("CLYDGB2S", "GB"),
            ("CLYDGB2S", "GB"),
            ("BSCHESMM", "ES"),
            ("BSCHGB2L", "GB"),
            ("BSCHGB2L", "GB"),
        ],
    },
    "cbprur_2026_pacs.009_cov.min.xml": {
        "id": "EXMsgId/EXEndToEndId",
        "date": "2026-01-01",
        "amount": ("EUR", "1000.00"),
        "payer": {"names": ["EXAMPLE PARTY NV"]},
        "payee": {"names": ["EXAMPLE PARTY NV"]},
        # The debtor, the creditor and both agents of the covered payment are named by empty elements.
        "agents": [("ABCDGBWXXXX", "GB"), ("PQRSUS56XXX", "US"), *[(None, None)] * 4],
    },
    "cbprur_2026_pacs.009_cov.max.xml": {
        "id": "EXMsgId/EXEndToEndId",
        "date": "2026-01-01",
        "amount": ("EUR", "1000.00"),
        **EVERYONE,
        # Sender and receiver of the header; instructing, instructed; twice three previous, twice three intermediary;
        # debtor and the two debtors' agents; the two creditors' agents and the creditor.
        "agents": [GB, US, GB, US, *[GB] * 6, *[GB] * 6, GB, GB, GB, US, US, US],
        "text": [
            *("EXIssr", "EXNm", "EXId", "PHOB EXInstrInf", "EXInstrInf", "EXCd", "EXUstrd"),
            *("EXPrvcOfBirth", "EXCityOfBirth", WHOLE_PERSON),
        ],
    },
    "prowide_pacs.009.001.07.xml": {
        "id": "SDFASDF2323/ASDFASDF2342",
        "date": "2018-04-30",
        "amount": ("USD", "22423"),
        "payer": {
            "names": ["SDFGS SDFGD"],
            "kind": "organisation",
            "residence": "PL",
            "ids": [{"scheme": "bic", "value": "SSTYPLP1XXX"}],
        },
        "payee": {
            "names": ["SDFG SDFGSDFG"],
            "kind": "organisation",
            "residence": "KH",
            "ids": [{"scheme": "bic", "value": "HDSBKHPPXXX"}],
        },
        # Who sent it, and the instructing and instructed agents that GrpHdr names.
        "agents": [
            ("MLCOUS33XXX", "US"),
            ("SDTSJESHXXX", "JE"),
            ("DDPPPLP1XXX", "PL"),
            ("GFMAGRA1XXX", "GR"),
            ("HHPEIT21XXX", "IT"),
            ("RRPLZAJJXXX", "ZA"),
            ("CTZNCA8V001", "CA"),
        ],
        "usd_clearing": True,
    },
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_real_message(shared: Path, name: str) -> None:
    (arrival,) = read_sample(shared, name)
    # The control sum of that sample is invented.
    assert [p.code for p in arrival.problems] == (["payment.sum.differs"] if "prowide" in name else [])
    assert facts(payment(arrival)) == SAMPLES[name]


def test_every_pacs009_sample_stands_in_the_table(shared: Path) -> None:
    files = (shared / "domain" / "payments").glob("*.xml")
    assert {f.name for f in files if b"FICdtTrf>" in f.read_bytes()} == set(SAMPLES)


def bank(bic: str) -> str:
    return f"<FinInstnId><BICFI>{bic}</BICFI></FinInstnId>"


def message(underlying: str = "", *, service: str = "", body: str = "FICdtTrf", more: str = "") -> str:
    header = f"<AppHdr><BizSvc>{service}</BizSvc></AppHdr>" if service else ""
    return f"""<Envelope>{header}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.009.001.08"><{body}>
        <GrpHdr><MsgId>M1</MsgId></GrpHdr>
        <CdtTrfTxInf><PmtId><UETR>8403c004-66b2-40fc-acba-9f11d1a4ad84</UETR></PmtId>
        <IntrBkSttlmAmt Ccy="JPY">100001</IntrBkSttlmAmt><IntrBkSttlmDt>2019-02-27</IntrBkSttlmDt>
        <Dbtr>{bank("TESTJPJTXXX")}</Dbtr><Cdtr>{bank("TESTCNBJXXX")}</Cdtr>{more}{underlying}
        </CdtTrfTxInf></{body}></Document></Envelope>"""


UNDERLYING = f"""<UndrlygCstmrCdtTrf><UltmtDbtr><Nm>HANAKO</Nm></UltmtDbtr><Dbtr><Nm>TARO</Nm></Dbtr>
    <DbtrAgt>{bank("TESTGB2LXXX")}</DbtrAgt><CdtrAgt>{bank("TESTKPPYXXX")}</CdtrAgt><Cdtr><Nm>RI OK SUN</Nm></Cdtr>
    <UltmtCdtr><Nm>SUSAN</Nm></UltmtCdtr><RmtInf><Ustrd>rice</Ustrd></RmtInf><InstdAmt Ccy="USD">906</InstdAmt>
    </UndrlygCstmrCdtTrf>"""


@pytest.mark.parametrize("body", ["FICdtTrf", "pacs.009.001.01"])
def test_banks_are_payer_and_payee_of_their_own_payments(body: str) -> None:
    (arrival,) = read(message(body=body, service="swift.cbprplus.03"))
    case = payment(arrival)
    assert arrival.problems == ()
    assert case.id == "M1/8403c004-66b2-40fc-acba-9f11d1a4ad84"
    assert plain(case.payee) == {
        "kind": "organisation",
        "residence": "CN",
        "ids": [{"scheme": "bic", "value": "TESTCNBJXXX"}],
    }
    assert (case.payer and case.payer.residence, case.agents) == ("JP", None)


def test_a_cover_names_the_customers_and_every_bank_is_an_agent() -> None:
    (arrival,) = read(message(UNDERLYING, service="swift.cbprplus.cov.03"))
    case = payment(arrival)
    assert arrival.problems == ()
    named = (case.payer, case.payee, case.ultimate_payer, case.ultimate_payee)
    assert [party and party.names for party in named] == [("TARO",), ("RI OK SUN",), ("HANAKO",), ("SUSAN",)]
    assert [a.residence for a in case.agents or ()] == ["JP", "GB", "KP", "CN"]
    assert (case.amount and case.amount.value, case.text) == ("906", ("rice",))


@pytest.mark.parametrize(
    ("service", "codes"),
    [
        ("swift.cbprplus.cov.03", ["payment.cover.no_underlying"]),
        ("swift.cbprplus.COV.04", ["payment.cover.no_underlying"]),
        ("swift.cbprplus.03", []),
        ("", []),
    ],
)
def test_a_cover_without_customers_is_said(service: str, codes: list[str]) -> None:
    (arrival,) = read(message(service=service))
    assert payment(arrival).payee
    assert [p.code for p in arrival.problems] == codes
    assert all((p.field, p.severity) == ("payee", "warning") for p in arrival.problems)


def test_the_service_of_one_message_is_not_that_of_the_next() -> None:
    both = read(f"<Batch>{message(service='swift.cbprplus.cov.03')}{message()}</Batch>")
    assert [[p.code for p in a.problems] for a in both] == [["payment.cover.no_underlying"], ["common.id.duplicate"]]


def test_ultimate_parties_may_be_banks() -> None:
    case = payment(read(message(more=f"<UltmtCdtr>{bank('TESTKPPYXXX')}</UltmtCdtr>"))[0])
    assert case.ultimate_payee
    assert (case.ultimate_payee.kind, case.ultimate_payee.residence) == ("organisation", "KP")


def test_a_bank_at_an_end_whose_bic_is_none_is_said() -> None:
    (arrival,) = read(message().replace("TESTCNBJXXX", "TESTXXBJ"))
    assert [(p.code, p.field) for p in arrival.problems] == [("payment.agent.bic", "payee.ids")]
