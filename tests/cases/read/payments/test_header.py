"""Do the banks of an ISO 20022 header count as those of an MT's envelope do, once each, and only for their message?"""

import pytest

from sekisho.cases.read import Arrival
from tests.cases.read.payments.reading import message, payment, read, transfer

CHAIN = [("TESTJPJTXXX", "JP"), ("TESTCNBJXXX", "CN")]


def bank(bic: str, more: str = "") -> str:
    return f"<FIId><FinInstnId><BICFI>{bic}</BICFI>{more}</FinInstnId></FIId>"


def header(sender: str, receiver: str = "", more: str = "") -> str:
    to = f"<To>{receiver}</To>" if receiver else ""
    return (
        f'<AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.02"><Fr>{sender}</Fr>{to}'
        f"<MsgDefIdr>pacs.008.001.08</MsgDefIdr>{more}</AppHdr>"
    )


def agents(arrival: Arrival) -> list[tuple[str, str | None]]:
    return [
        (a.ids[0].value if a.ids else str((a.names or ("",))[0]), a.residence) for a in payment(arrival).agents or ()
    ]


ENVELOPES = ["<Envelope>{0}{1}</Envelope>", '<?xml version="1.0"?>{0}<?xml version="1.0"?>{1}']


@pytest.mark.parametrize("envelope", ENVELOPES)
def test_sender_and_receiver_are_the_first_agents(envelope: str) -> None:
    sent = header(bank("FTBDKPPYXXX", "<Nm>SOME BANK</Nm><PstlAdr><Ctry>KP</Ctry></PstlAdr>"), bank("BOTKJPJT"))
    (arrival,) = read(envelope.format(sent, message()))
    assert agents(arrival) == [("FTBDKPPYXXX", "KP"), ("BOTKJPJT", "JP"), *CHAIN]
    sender = (payment(arrival).agents or ())[0]
    assert (sender.names, sender.address_country) == (("SOME BANK",), "KP")


def test_a_related_message_has_banks_too() -> None:
    related = f"<Rltd><Fr>{bank('AAAAKPPY')}</Fr><To>{bank('BOTKJPJT')}</To><BizSvc>x.cov.1</BizSvc></Rltd>"
    (arrival,) = read(ENVELOPES[0].format(header(bank("BOTKJPJT"), bank("BBBBCNBJ"), related), message()))
    assert agents(arrival) == [("BBBBCNBJ", "CN"), ("AAAAKPPY", "KP"), ("BOTKJPJT", "JP"), *CHAIN]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("<Nm>SOME BANK</Nm><PstlAdr><Ctry>KP</Ctry></PstlAdr>", ("SOME BANK", None)),
        ("<Id><OrgId><AnyBIC>AAAAKPPY</AnyBIC></OrgId></Id>", ("AAAAKPPY", "KP")),
        ("<Id><OrgId><Othr><Id>9900000001</Id></Othr></OrgId></Id>", None),
    ],
)
def test_an_organisation_counts_where_it_says_who_it_is(said: str, expected: tuple[str, str | None] | None) -> None:
    (arrival,) = read(ENVELOPES[0].format(header(f"<OrgId>{said}</OrgId>"), message()))
    assert agents(arrival) == ([expected, *CHAIN] if expected else CHAIN)


@pytest.mark.parametrize("bic", ["TESTJPJTXXX", "TESTJPJT"])
def test_a_bank_that_the_message_names_is_not_listed_twice(bic: str) -> None:
    instructing = "<InstgAgt><FinInstnId><BICFI>TESTJPJTXXX</BICFI></FinInstnId></InstgAgt>"
    (arrival,) = read(ENVELOPES[0].format(header(bank(bic), bank("TESTCNBJXXX")), message(head=instructing)))
    assert agents(arrival) == [CHAIN[0], *CHAIN]


@pytest.mark.parametrize("more", ["<Nm>SOME BANK</Nm>", "<PstlAdr><Ctry>KP</Ctry></PstlAdr>"])
def test_one_that_says_more_of_a_bank_is_kept(more: str) -> None:
    (arrival,) = read(ENVELOPES[0].format(header(bank("TESTJPJTXXX", more)), message()))
    assert agents(arrival) == [CHAIN[0], *CHAIN]


def test_each_message_has_its_own_header() -> None:
    pairs = "".join(header(bank(bic)) + message().replace("M1", bic) for bic in ("AAAAKPPY", "BBBBUSNY"))
    first, second = read(f"<a>{pairs}</a>")
    assert [agents(first)[0], agents(second)[0]] == [("AAAAKPPY", "KP"), ("BBBBUSNY", "US")]
    assert len(agents(second)) == 3


def test_a_bad_bic_of_the_header_is_said() -> None:
    (arrival,) = read(ENVELOPES[0].format(header(bank("NONE")), message(transfers=transfer())))
    assert [(p.code, p.field) for p in arrival.problems] == [("payment.agent.bic", "agents[0].ids")]
