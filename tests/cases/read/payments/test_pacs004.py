"""Are returns read with the parties of the payment that goes back? Expectations by hand from the XML."""

from pathlib import Path

import pytest

from tests.cases.read.payments.reading import facts, payment, plain, read, read_sample

LONG_NAME = (
    "Nmx5x7x9x12x15x18x21x24x27x30x33x36x39x42x45x48x51x54x57x60x63x66x69x72x75x78x81x84x87x90x93x96x"
    "100x104x108x112x116x120x124x128x132x136x140x"
)


def test_a_real_message(shared: Path) -> None:
    (arrival,) = read_sample(shared, "cbprur_pacs004_payment_return_sample.xml")
    assert arrival.problems == ()
    assert facts(payment(arrival)) == {
        "id": "P004-20260413-3390/E2E-04124421",
        "date": "2026-04-13",
        "amount": ("GBP", "125000"),
        "payer": {"names": [LONG_NAME]},
        "payee": {"names": [LONG_NAME]},
        "agents": [("RVNTGB2L", "GB"), ("HDQCFR2X", "FR")],
        # Who asks for the return, and why.
        "text": [LONG_NAME, "AC04"],
    }


def bank(name: str, bic: str) -> str:
    return f"<{name}><FinInstnId><BICFI>{bic}</BICFI></FinInstnId></{name}>"


def customer(role: str, name: str, wrapper: str = "Pty") -> str:
    inside = f"<Nm>{name}</Nm>"
    return f"<{role}><{wrapper}>{inside}</{wrapper}></{role}>" if wrapper else f"<{role}>{inside}</{role}>"


def message(parts: str, *, body: str = "PmtRtr", version: str = "09") -> str:
    return f"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.004.001.{version}"><{body}>
        <GrpHdr><MsgId>M1</MsgId></GrpHdr><TxInf><RtrId>R1</RtrId><OrgnlEndToEndId>E1</OrgnlEndToEndId>
        <OrgnlUETR>8403c004-66b2-40fc-acba-9f11d1a4ad84</OrgnlUETR>
        <RtrdIntrBkSttlmAmt Ccy="JPY">99000</RtrdIntrBkSttlmAmt><IntrBkSttlmDt>2019-02-27</IntrBkSttlmDt>{parts}
        </TxInf></{body}></Document>"""


def original(wrapper: str = "Pty", more: str = "") -> str:
    return f"""<OrgnlTxRef><IntrBkSttlmAmt Ccy="JPY">100001</IntrBkSttlmAmt><IntrBkSttlmDt>2019-02-20</IntrBkSttlmDt>
        <RmtInf><Ustrd>rice</Ustrd></RmtInf>{customer("UltmtDbtr", "HANAKO", wrapper)}
        {customer("Dbtr", "TARO", wrapper)}{bank("DbtrAgt", "TESTJPJTXXX")}{bank("CdtrAgt", "TESTKPPYXXX")}
        {customer("Cdtr", "RI OK SUN", wrapper)}{customer("UltmtCdtr", "SUSAN", wrapper)}{more}</OrgnlTxRef>"""


@pytest.mark.parametrize("version", [f"{n:02}" for n in range(1, 14)])
def test_every_version(version: str) -> None:
    body = "pacs.004.001.01" if version == "01" else "PmtRtr"
    wrapper = "Pty" if version >= "09" else ""
    case = payment(read(message(original(wrapper), body=body, version=version))[0])
    named = (case.payer, case.payee, case.ultimate_payer, case.ultimate_payee)
    assert [party and party.names for party in named] == [("TARO",), ("RI OK SUN",), ("HANAKO",), ("SUSAN",)]
    assert (case.id, str(case.date), case.amount and case.amount.value) == ("M1/E1", "2019-02-27", "99000")
    assert [a.residence for a in case.agents or ()] == ["JP", "KP"]
    assert case.text == ("rice",)


def test_where_only_the_way_back_is_told_payer_and_payee_follow_from_it() -> None:
    back = customer("Dbtr", "RI OK SUN") + bank("DbtrAgt", "TESTKPPYXXX") + customer("Cdtr", "TARO")
    back += customer("UltmtDbtr", "SUSAN")
    case = payment(read(message(f"<RtrChain>{back}</RtrChain>"))[0])
    assert (case.payer and case.payer.names, case.payee and case.payee.names) == (("TARO",), ("RI OK SUN",))
    assert case.ultimate_payee
    assert case.ultimate_payee.names == ("SUSAN",)
    assert [a.residence for a in case.agents or ()] == ["KP"]


def test_who_is_otherwise_on_the_way_back_is_searched_for() -> None:
    back = f"<RtrChain>{customer('Dbtr', 'KIM HYON HUI')}{customer('Cdtr', 'TARO')}</RtrChain>"
    case = payment(read(message(back + original()))[0])
    assert case.payee
    assert case.payee.names == ("RI OK SUN",)
    assert case.text == ("rice", "KIM HYON HUI")


def test_a_return_between_banks() -> None:
    ends = (
        f"<OrgnlTxRef><Dbtr>{bank('Agt', 'TESTJPJTXXX')}</Dbtr><Cdtr>{bank('Agt', 'TESTCNBJXXX')}</Cdtr></OrgnlTxRef>"
    )
    case = payment(read(message(ends))[0])
    assert plain(case.payee) == {
        "kind": "organisation",
        "residence": "CN",
        "ids": [{"scheme": "bic", "value": "TESTCNBJXXX"}],
    }


def test_a_return_of_a_cover_names_the_customers() -> None:
    customers = f"<UndrlygCstmrCdtTrf>{customer('Dbtr', 'TARO', '')}{customer('Cdtr', 'SUN', '')}</UndrlygCstmrCdtTrf>"
    ends = f"<Dbtr>{bank('Agt', 'TESTJPJTXXX')}</Dbtr><Cdtr>{bank('Agt', 'TESTCNBJXXX')}</Cdtr>"
    case = payment(read(message(f"<OrgnlTxRef>{ends}{customers}</OrgnlTxRef>"))[0])
    assert (case.payer and case.payer.names, case.payee and case.payee.names) == (("TARO",), ("SUN",))
    assert [a.residence for a in case.agents or ()] == ["JP", "CN"]


def test_without_any_party_they_stay_unknown() -> None:
    case = payment(read(message(""))[0])
    assert (case.payer, case.payee) == (None, None)
