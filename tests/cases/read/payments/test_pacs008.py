"""Are pacs.008 messages read with the right parties, amount, agents and texts? Expectations by hand from the XML."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from sekisho.cases.read import Facts, read_cases
from tests.cases.read.payments.iso_samples import EVERYONE, WHOLE_PERSON
from tests.cases.read.payments.reading import facts, message, payment, plain, read, read_sample, transfer

# Each agent: BIC or member number, country. In the order of the chain as it is read: instructing, instructed, previous,
# intermediary, debtor's, creditor's, then those that settle.
SAMPLES: dict[str, dict[str, Any]] = {
    "ballerina_custom_mt103_pacs008.xml": {
        "id": "990OTT250827000/8403c004-66b2-40fc-acba-9f11d1a4ad84",
        "date": "2025-08-27",
        "amount": ("USD", "7138.4"),
        "payer": {"names": ["RASA ENGINEERING SERVICES (PVT) L"], "address": ["NO 852-60", "SHARUK PURA", "SRI LANKA"]},
        "payee": {"names": ["KATAYAMA CHAIN THAILAND"], "address": ["CO LTD"]},
        "agents": [("ABCDLKL0XXX", "LK"), ("HANYUS33XXX", "US"), ("ABCDLKLXXXX", "LK"), ("SMBCTHBKXXX", "TH")],
        "text": [
            *("SDVAa", "CORT INTC", "NAGODA BRANCH"),
            "IMPORT OF ROLLER CHAINS INV NIO : SO2508107SRI INV DATE : 26.08.2025",
        ],
        "usd_clearing": True,
    },
    "ballerina_p_2_1_2_mt103_pacs_008_A_B.xml": {
        "id": "A2B0506272708/E2E04044506271305",
        "date": "2021-05-11",
        "amount": ("USD", "136500"),
        "payer": {"names": ["GB Engineering"], "address": ["Cambridge", "Industrial Park"], "address_country": "GB"},
        "payee": {"names": ["US Engines"], "address": ["Casper WY", "20 Main St"], "address_country": "US"},
        "agents": [
            ("CHASGB2LXXX", "GB"),
            ("CHASUS33XXX", "US"),
            ("ANBTUS44XXX", "US"),
            ("CHASGB2LXXX", "GB"),
            ("HNBAUS51XXX", "US"),
        ],
        "text": ["/ROC/E2E04044506271305"],
        "usd_clearing": True,
    },
    "cbprur_2026_pacs.008.min.xml": {
        "id": "EXMsgId/EXEndToEndId",
        "date": "2026-01-01",
        "amount": ("EUR", "1000.00"),
        "payer": {"names": ["EXAMPLE PARTY NV"]},
        "payee": {"names": ["EXAMPLE PARTY NV"]},
        "agents": [("ZABCGB9AXXX", "GB"), ("OPQRUSUVXXX", "US"), (None, None), (None, None)],
    },
    "cbprur_p8_1_1_a_pacs008_AtoB.xml": {
        "id": "pcs008bzmsgidr-1/E2E04044506271305",
        "date": "2022-10-20",
        "amount": ("RON", "12000000"),
        "payer": {"names": ["Debtor Co"], "address": ["35 Strada Negru Voda", "Bucuresti"], "address_country": "RO"},
        "payee": {"names": ["Supplier B"], "address": ["Calea Victoriei 63", "Zurich"], "address_country": "CH"},
        "agents": [("BRDEROBU", "RO"), ("BTRLRO22", "RO"), ("MINDROBU", "RO"), ("BRDEROBU", "RO"), ("WBANRO22", "RO")],
    },
    "fedwire_wire20022_CustomerCreditTransfer_Scenario1_Step1_pacs.008.xml": {
        "id": "20250310B1QDRCQR000001/Scenario01EtoEId001",
        "date": "2025-03-10",
        "amount": ("USD", "510000.74"),
        "payer": {
            "names": ["Corporation A"],
            "address": ["Suite D110", "Avenue of the Fountains 167565", "85268 Fountain Hills", "AZ"],
            "address_country": "US",
        },
        "payee": {
            "names": ["Corporation B"],
            "address": ["33", "Desert View Street 1", "19067 Palm Springs", "CA"],
            "address_country": "US",
        },
        "agents": [("011104238", "US"), ("021040078", "US"), ("011104238", "US"), ("021040078", "US")],
        "text": ["CTRC", "CINV INV34563 2025-03-01"],
        "usd_clearing": True,
    },
    "prowide_pacs.008.001.07.xml": {
        "id": "823823423/223423423",
        "date": "2018-07-31",
        "amount": ("USD", "5000"),
        "payer": {
            "names": ["JOHN DOE"],
            "residence": "AR",
            "address": ["CABA 1", "2823 1", "1417 Buenos Aires", "CABA"],
            "address_country": "AR",
        },
        "payee": {"names": ["Mike Smith"]},
        "agents": [
            ("MLCOUS33XXX", "US"),
            ("CITTGB2LPBG", "GB"),
            ("ICBCUS4CXXX", "US"),
            ("ITUSUSP1XXX", "US"),
            ("USTBUS31XXX", "US"),
        ],
        "text": ["asdfasdfasd"],
        "usd_clearing": True,
    },
    "synth_dandong_goods_ultimate_kp.xml": {
        "id": "SEKISHO-dandong_goods_ultimate_kp/E-dandong_goods_ultimate_kp",
        "date": "2019-02-27",
        "amount": ("JPY", "50000"),
        "payer": {"names": ["TEST TARO"], "residence": "JP", "address": ["Osaka"], "address_country": "JP"},
        "payee": {
            "names": ["DANDONG TEST SEAFOOD CO"],
            "residence": "CN",
            "address": ["Dandong"],
            "address_country": "CN",
        },
        "ultimate_payee": {"names": ["TEST SUSAN TRADING"], "address": ["Pyongyang"], "address_country": "KP"},
        "agents": [("TESTJPJTXXX", "JP"), ("TESTCNBJXXX", "CN")],
        "purpose": "trade",
        "text": ["GDDS", "frozen crab, contract 17"],
    },
    **{
        f"synth_{name}.xml": {
            "id": f"SEKISHO-{name}/E-{name}",
            "date": "2019-02-27",
            "amount": amount,
            "payer": {"names": ["TEST TARO"], "residence": "JP", "address": ["Osaka"], "address_country": "JP"},
            "payee": payee,
            "agents": [("TESTJPJTXXX", "JP"), ("TESTCNBJXXX", "CN")],
            **({"purpose": purpose} if purpose else {}),
            "text": text,
        }
        for kp in [{"names": ["RI OK SUN"], "residence": "KP", "address": ["Pyongyang"], "address_country": "KP"}]
        for name, amount, payee, purpose, text in [
            (
                *("kp_100000jpy_at_limit", ("JPY", "100000"), kp, "family_support"),
                ["ALLW", "living costs and medicine for mother"],
            ),
            (
                *("kp_100001jpy_over", ("JPY", "100001"), kp, "family_support"),
                ["ALLW", "living costs and medicine for mother"],
            ),
            ("kp_906usd_article_rate", ("USD", "906"), kp, None, ["MDCS", "medicine"]),
            (
                "payee_residence_unknown",
                ("JPY", "30000"),
                {"names": ["RI OK SUN"], "address": ["Shenyang"], "address_country": "CN"},
                "charity",
                ["CHAR", "donation"],
            ),
        ]
    },
}
LONG_NAME = (
    "Nmx5x7x9x12x15x18x21x24x27x30x33x36x39x42x45x48x51x54x57x60x63x66x69x72x75x78x81x84x87x90x93x96x"
    "100x104x108x112x116x120x124x128x132x136x140x"
)
LONG_ADDRESS = [
    "StrtNmx10x13x16x19x22x25x28x31x34x37x40x43x46x49x52x55x58x61x64x67x70x",
    "TwnNmx8x11x14x17x20x23x26x29x32x35x",
]
SAMPLES["cbprur_pacs008_credit_transfer_sample.xml"] = {
    "id": "P008-20260413-5017/E2E-04138234",
    "date": "2026-04-13",
    "amount": ("EUR", "750000"),
    "payer": {"names": [LONG_NAME], "address": LONG_ADDRESS, "address_country": "DE"},
    "payee": {"names": [LONG_NAME], "address": LONG_ADDRESS, "address_country": "ES"},
    "agents": [("FNTXDE2X", "DE"), ("GLPBES2X", "ES"), ("FNTXDE2X", "DE"), ("GLPBES2X", "ES")],
}
GB_BANK, US_BANK = ("BCDEGB34XXX", "GB"), ("QRSTUSOPXXX", "US")
SAMPLES["cbprur_2026_pacs.008.max.xml"] = {
    "id": "EXMsgId/EXEndToEndId",
    "date": "2026-01-01",
    "amount": ("EUR", "1000.00"),
    **EVERYONE,
    # Sender and receiver of the header, whose names and addresses stand nowhere else; then the chain.
    "agents": [GB_BANK, US_BANK, GB_BANK, US_BANK, *[GB_BANK] * 7, US_BANK, GB_BANK, US_BANK, GB_BANK],
    "text": [
        # Of the accounts and of the parties; whoever initiated it is named whole.
        *("EXIssr", "EXNm", "EXId", "EXPrvcOfBirth", "EXCityOfBirth", WHOLE_PERSON),
        *("CHQB EXInstrInf", "EXInstrInf", "EXCd", "EXNm GB", "EXTp 2026-01-01 GB EXCd 1000.00 EXInf"),
        "EXRmtId FAXI EXElctrncAdr",
    ],
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_real_message(shared: Path, name: str) -> None:
    (arrival,) = read_sample(shared, name)
    case = payment(arrival)
    # The control sum of that sample is invented.
    assert [p.code for p in arrival.problems] == (["payment.sum.differs"] if "prowide" in name else [])
    assert facts(case) == SAMPLES[name]
    assert {agent.kind for agent in case.agents or ()} == {"organisation"}
    assert case.evidence is case.goods is case.linked is case.year_total is None


def test_every_pacs008_sample_stands_in_the_table(shared: Path) -> None:
    files = (shared / "domain" / "payments").glob("*.xml")
    assert {f.name for f in files if b"FIToFICstmrCdtTrf" in f.read_bytes()} == set(SAMPLES)


@pytest.mark.parametrize("version", [f"{n:02}" for n in range(1, 14)])
def test_every_version(version: str) -> None:
    body = "pacs.008.001.01" if version == "01" else "FIToFICstmrCdtTrf"
    bic = "BIC" if version < "05" else "BICFI"
    (arrival,) = read(message(version, transfers=transfer(bic=bic), body=body))
    case = payment(arrival)
    assert case.payee
    assert case.payee.residence == "KP"
    assert [(a.residence, a.ids and a.ids[0].scheme) for a in case.agents or ()] == [("JP", "bic"), ("CN", "bic")]


def test_version_01_wraps_banks_and_numbers_otherwise() -> None:
    banks = """<PrvsInstgAgt><FinInstnId><CmbndId><BIC>TESTHKHHXXX</BIC><Nm>First Bank</Nm><PstlAdr><AdrLine>Queen's
        Road</AdrLine><Ctry>HK</Ctry></PstlAdr></CmbndId></FinInstnId></PrvsInstgAgt>
        <IntrmyAgt1><FinInstnId><NmAndAdr><Nm>Second Bank</Nm><PstlAdr><Ctry>US</Ctry></PstlAdr></NmAndAdr></FinInstnId>
        </IntrmyAgt1><UltmtCdtr><Nm>X</Nm><Id><PrvtId><PsptNb>K123</PsptNb><Issr>KP</Issr></PrvtId></Id></UltmtCdtr>"""
    (arrival,) = read(message("01", transfers=transfer(bic="BIC", more=banks), body="pacs.008.001.01"))
    case = payment(arrival)
    first, second, *_ = case.agents or ()
    assert (first.names, first.residence, first.address_country) == (("First Bank",), "HK", "HK")
    assert (second.names, second.residence, second.address_country) == (("Second Bank",), None, "US")
    assert plain(case.ultimate_payee) == {
        "names": ["X"],
        "kind": "person",
        "ids": [{"scheme": "passport", "value": "K123"}],
    }


def test_several_transfers_are_several_cases_with_ids_of_their_own() -> None:
    several = transfer("E1") + transfer("E2") + transfer("E2") + transfer("NOTPROVIDED")
    arrivals = read(message(transfers=several))
    assert [payment(a).id for a in arrivals] == ["M1/E1", "M1/E2", "M1/E2#2", "M1/4"]
    assert [[p.code for p in a.problems] for a in arrivals] == [[], [], ["common.id.duplicate"], []]
    assert [a.line for a in arrivals] == sorted(a.line or 0 for a in arrivals)


def test_the_same_message_twice_is_decided_twice_and_said() -> None:
    streams = [io.BytesIO(message().encode()) for _ in range(2)]
    first, second = read_cases(*streams)
    assert (first.id, first.problems, payment(second).id) == ("M1/E1", (), "M1/E1#2")
    assert [p.severity for p in second.problems] == ["warning"]


def test_a_truncated_file_gives_what_came_before_and_one_problem() -> None:
    whole = message(transfers=transfer("E1") + transfer("E2"))
    first, rest = read(whole[: whole.index("E2") + 200])
    assert payment(first).id == "M1/E1"
    assert (rest.case, rest.id, [p.code for p in rest.problems]) == (None, "message.xml#2", ["common.source.syntax"])


def test_the_date_is_that_of_settlement() -> None:
    head = "<IntrBkSttlmDt>2019-02-26</IntrBkSttlmDt>"
    assert str(payment(read(message(head=head))[0]).date) == "2019-02-27"
    assert str(payment(read(message(head=head, transfers=transfer(date="")))[0]).date) == "2019-02-26"
    (arrival,) = read(message(transfers=transfer(date="")))
    assert [(p.code, p.field) for p in arrival.problems] == [("common.date.missing", "date")]
    for bad in ("2019-02-30", "2019-02-27T10:00:00"):
        assert [p.code for p in read(message(transfers=transfer(date=bad)))[0].problems] == ["common.date.format"]


def test_the_ordered_amount_goes_before_the_settled_one() -> None:
    (arrival,) = read(message(transfers=transfer(more='<InstdAmt Ccy="USD">906.00</InstdAmt>')))
    amount = payment(arrival).amount
    assert amount
    assert (amount.currency, amount.value) == ("USD", "906.00")


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ('<IntrBkSttlmAmt Ccy="JPY">100001</IntrBkSttlmAmt>', "", "payment.amount.missing", "amount"),
        (">100001<", ">100,001<", "payment.amount.format", "amount.value"),
        (">100001<", ">-1<", "payment.amount.format", "amount.value"),
        (">100001<", ">1E5<", "payment.amount.format", "amount.value"),
        (">100001<", ">100001.5<", "payment.amount.format", "amount.value"),
        ('Ccy="JPY"', 'Ccy="JPX"', "payment.currency.unknown", "amount.currency"),
        ('Ccy="JPY"', "", "common.field.type", "amount.currency"),
        ("<CtryOfRes>KP<", "<CtryOfRes>XX<", "common.country.unknown", "payee.residence"),
    ],
)
def test_what_cannot_be_is_refused(old: str, new: str, code: str, field: str) -> None:
    text = message()
    assert old in text
    (arrival,) = read(text.replace(old, new))
    assert arrival.case is None
    assert [(p.case, p.code, p.field, p.severity, p.line) for p in arrival.problems] == [
        ("M1/E1", code, field, "error", 3)
    ]


def test_a_code_that_is_no_bic_is_kept_and_said() -> None:
    (arrival,) = read(message().replace("TESTCNBJXXX", "TESTXXBJ"))
    agent = (payment(arrival).agents or ())[1]
    assert (agent.residence, agent.ids and agent.ids[0].value) == (None, "TESTXXBJ")
    assert [(p.code, p.field, p.severity) for p in arrival.problems] == [
        ("payment.agent.bic", "agents[1].ids", "warning")
    ]


@pytest.mark.parametrize(
    ("currency", "bic", "clears"),
    [("USD", "TESTUS33", True), ("USD", "TESTCNBJ", None), ("JPY", "TESTUS33", None)],
)
def test_dollars_through_a_us_bank_are_cleared_there(currency: str, bic: str, clears: bool | None) -> None:
    text = message().replace("TESTCNBJXXX", bic).replace('Ccy="JPY"', f'Ccy="{currency}"')
    nexus = payment(read(text)[0]).nexus
    assert (nexus.usd_clearing if nexus else None) is clears


@pytest.mark.parametrize(
    ("code", "purpose"),
    [("GDDS", "trade"), ("CHAR", "charity"), ("ALLW", "family_support"), ("ALMY", "family_support"), ("MDCS", None)],
)
def test_a_purpose_code_is_a_hint_and_proves_nothing_humanitarian(code: str, purpose: str | None) -> None:
    case = payment(read(message(transfers=transfer(more=f"<Purp><Cd>{code}</Cd></Purp>")))[0])
    assert (case.purpose, case.text, case.evidence) == (purpose, (code,), None)


@pytest.mark.parametrize("key", ["id", "*"])
def test_a_stated_purpose_replaces_the_hint_of_a_code_and_says_so(tmp_path: Path, key: str) -> None:
    text = message(transfers=transfer(more="<Purp><Cd>ALLW</Cd></Purp>"))
    (plain,) = read(text)
    file = tmp_path / "facts.json"
    file.write_text(json.dumps({plain.id if key == "id" else key: {"purpose": "humanitarian"}}))
    stated, _ = Facts.read(file)
    (arrival,) = read(text, facts=stated)
    assert payment(arrival).purpose == "humanitarian"
    (problem,) = arrival.problems
    assert (problem.code, problem.severity, problem.field) == ("common.facts.hint", "info", "purpose")
    assert "family_support" in problem.message


def test_texts_of_every_kind_are_kept() -> None:
    more = """<InstrForCdtrAgt><Cd>TELB</Cd><InstrInf>call first</InstrInf></InstrForCdtrAgt>
        <Purp><Prtry>615 living costs</Prtry></Purp>
        <RgltryRptg><Authrty><Ctry>JP</Ctry></Authrty><Dtls><Cd>615</Cd><Inf>gift</Inf></Dtls></RgltryRptg>
        <RmtInf><Ustrd>line  one</Ustrd><Ustrd>line two</Ustrd><Strd><AddtlRmtInf>third</AddtlRmtInf></Strd></RmtInf>"""
    case = payment(read(message(transfers=transfer(more=more)))[0])
    assert case.text == ("TELB call first", "615 living costs", "JP", "615 gift", "line one", "line two", "third")
