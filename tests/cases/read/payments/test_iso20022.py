"""Is every envelope of ISO 20022 opened, what is not read named, and what is hostile refused? In bounded memory."""

import io
import tracemalloc
from pathlib import Path

import pytest

from sekisho.cases.read import read_cases
from tests.cases.read.payments.reading import message, payment, read, read_sample, transfer


@pytest.mark.parametrize(
    ("name", "kind"),
    [("pyiso20022_camt052_001_02.xml", "camt.052.001.02"), ("pyiso20022_camt053_001_02.xml", "camt.053.001.02")],
)
@pytest.mark.parametrize("reader", [None, "iso20022"])
def test_another_message_is_named(shared: Path, name: str, kind: str, reader: str | None) -> None:
    (arrival,) = read_cases(shared / "domain" / "payments" / name, reader=reader)
    assert arrival.case is None
    assert [p.code for p in arrival.problems] == ["payment.message.unsupported"]
    assert kind in arrival.problems[0].message


def test_every_xml_sample_is_read_or_refused(shared: Path) -> None:
    for path in sorted((shared / "domain" / "payments").glob("*.xml")):
        arrivals = read_sample(shared, path.name)
        assert all(a.reader == "iso20022" for a in arrivals if a.case), path.name
        refused = [p.code for a in arrivals if a.case is None for p in a.problems]
        assert refused == (["payment.message.unsupported"] if "camt" in path.name else []), path.name


HEADER = (
    '<AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.02"><MsgDefIdr>pacs.008.001.08</MsgDefIdr></AppHdr>'
)


@pytest.mark.parametrize(
    "envelope",
    [
        "{document}",
        "<message>{header}{document}</message>",
        '<Envelope xmlns="urn:swift:xsd:envelope">{header}{document}</Envelope>',
        '<Saa:DataPDU xmlns:Saa="urn:swift:saa:xsd:saa.2.0"><Saa:Revision>2.0.13</Saa:Revision><Saa:Body>{header}'
        "{document}</Saa:Body></Saa:DataPDU>",
        '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- <x> -->\n{document}',
        '\n\n<?xml version="1.0"?><a>{header}{document}</a>',
    ],
)
def test_every_envelope(envelope: str) -> None:
    (arrival,) = read(envelope.format(header=HEADER, document=message()))
    assert arrival.problems == ()
    assert payment(arrival).id == "M1/E1"


def test_prefixes() -> None:
    prefixed = (
        message().replace("</", "</p:").replace("<", "<p:").replace("<p:/p:", "</p:").replace("xmlns=", "xmlns:p=")
    )
    assert "<p:CdtTrfTxInf>" in prefixed
    assert payment(read(prefixed)[0]).id == "M1/E1"


def test_header_and_message_as_two_documents() -> None:
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    (arrival,) = read(f"{declaration}{HEADER}\n{declaration}{message()}")
    assert payment(arrival).id == "M1/E1"
    assert [(p.code, p.severity) for p in arrival.problems] == [("common.xml.multiple_documents", "info")]
    assert arrival.line == 6


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "dtd",
    [
        "<!DOCTYPE Document>",
        f'<!DOCTYPE Document [<!ENTITY l0 "lol">{BOMB}]>',
        '<!DOCTYPE Document [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE Document SYSTEM "http://localhost/x.dtd">',
        '<!DOCTYPE Document [<!ENTITY % p SYSTEM "http://localhost/x.dtd"> %p;]>',
    ],
)
@pytest.mark.parametrize("reader", [None, "iso20022"])
def test_dtds_and_entities_are_refused(dtd: str, reader: str | None) -> None:
    text = message().replace("RI OK SUN", "&file;" if "file" in dtd else "&l9;")
    (arrival,) = read(f'<?xml version="1.0"?>\n{dtd}\n{text}', reader=reader)
    assert arrival.case is None
    assert [(p.code, p.line) for p in arrival.problems] == [("common.xml.forbidden", 2)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-7", "cp037"])
def test_an_encoding_in_which_a_dtd_could_hide_is_refused(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a>{message()}'.encode(encoding)
    (arrival,) = read(data, reader="iso20022")
    assert arrival.case is None
    assert arrival.problems[0].code in ("common.source.encoding", "common.xml.forbidden", "common.source.syntax")


def test_an_undeclared_entity_is_refused() -> None:
    (arrival,) = read(message().replace("RI OK SUN", "&nobody;"))
    assert arrival.case is None
    assert [p.code for p in arrival.problems] == ["common.source.syntax"]


def test_latin_1_is_read_where_declared_and_a_problem_where_not() -> None:
    text = message().replace("RI OK SUN", "José")
    declared = f'<?xml version="1.0" encoding="ISO-8859-1"?>{text}'.encode("latin-1")
    payee = payment(read(declared)[0]).payee
    assert payee
    assert payee.names == ("José",)
    (arrival,) = read(text.encode("latin-1"))
    assert [p.code for p in arrival.problems] == ["common.source.encoding"]
    assert f"byte {text.index('é'):,};" in arrival.problems[0].message
    (arrival,) = read(b"\xef\xbb\xbf" + text.encode("latin-1"))
    assert f"byte {text.index('é') + 3:,};" in arrival.problems[0].message


@pytest.mark.parametrize(
    "data",
    [
        message().replace("<Cdtr>", "<Cdtr>" + "<a>" * 5000).encode(),
        message().replace("RI OK SUN", "A" * 11_000_000).encode(),
        message(transfers=" " * 11_000_000).encode(),
        message().encode().replace(b"RI OK", b"RI\0OK"),
        message()[:200].encode(),
    ],
    ids=["deep", "10 MB name", "10 MB of nothing", "NUL", "truncated"],
)
def test_a_hostile_message_is_one_problem(data: bytes) -> None:
    (arrival,) = read(data)
    assert arrival.case is None
    assert [p.severity for p in arrival.problems] == ["error"]
    assert len(arrival.problems[0].message) < 400


STATEMENT = (
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt/></BkToCstmrStmt></Document>'
)
BANKS = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.009.001.08"><FICdtTrf><GrpHdr><MsgId>M9</MsgId></GrpHdr>
    <CdtTrfTxInf><PmtId><EndToEndId>E9</EndToEndId></PmtId><IntrBkSttlmAmt Ccy="JPY">5</IntrBkSttlmAmt>
    <IntrBkSttlmDt>2019-02-27</IntrBkSttlmDt></CdtTrfTxInf></FICdtTrf></Document>"""


def test_several_messages_in_one_envelope_are_read_each_as_it_is() -> None:
    envelope = f"<Batch>{message()}{BANKS}{STATEMENT}{message().replace('M1', 'M2')}</Batch>"
    arrivals = read(envelope)
    assert [a.case and a.case.id for a in arrivals] == ["M1/E1", "M9/E9", None, "M2/E1"]
    assert [p.code for a in arrivals for p in a.problems] == ["payment.message.unsupported"]
    assert "BkToCstmrStmt" in arrivals[2].problems[0].message
    assert payment(arrivals[3]).payer == payment(arrivals[0]).payer


def test_what_stood_over_one_message_does_not_stand_over_the_next() -> None:
    first = message(
        head="<IntrBkSttlmDt>2019-02-26</IntrBkSttlmDt><InstgAgt><FinInstnId><Nm>First</Nm></FinInstnId></InstgAgt>"
    )
    second = message(transfers=transfer("E2", date="")).replace("M1", "M2")
    one, two = read(f"<Batch>{first}{second}</Batch>")
    assert [len(payment(one).agents or ())] == [3]
    assert [p.code for p in two.problems] == ["common.date.missing"]


def test_a_message_without_a_transfer_is_a_problem() -> None:
    (arrival,) = read(message(transfers="<SplmtryData/>"))
    assert [p.code for p in arrival.problems] == ["payment.message.empty"]


def test_a_transfer_where_none_belongs_is_no_payment() -> None:
    inside = message(transfers=transfer(more=f"<SplmtryData><Envlp>{transfer('E7')}</Envlp></SplmtryData>"))
    (arrival,) = read(inside)
    assert payment(arrival).id == "M1/E1"
    assert payment(arrival).payee == payment(read(message())[0]).payee


def test_comments_and_sections_of_text_are_no_gaps() -> None:
    text = message().replace("RI OK SUN", "RI <!-- x -->OK<?y z?> <![CDATA[SUN & CO]]>")
    payee = payment(read(text)[0]).payee
    assert payee
    assert payee.names == ("RI OK SUN & CO",)


def test_a_long_message_is_read_in_bounded_memory_with_its_lines() -> None:
    lines = 5_000
    data = message(transfers="\n".join(transfer(f"E{n}").replace("\n", " ") for n in range(lines))).encode()
    tracemalloc.start()
    count = last = 0
    for arrival in read_cases(io.BytesIO(data)):
        count, last = count + (arrival.case is not None), arrival.line or 0
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (count, last) == (lines, lines + 2)
    # The bytes, the test for UTF-8 and the ids: nothing that grows with what a transfer holds.
    assert peak < 5 * len(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (message(transfers="<a/>" * 2_000_000).encode(), "common.case.size"),
        (message(transfers=transfer(more="".join(f"<b>{n}</b>" for n in range(200_000)))).encode(), "common.case.size"),
        (b"<a>" + b" " * (1 << 26) + b"</a>", "common.source.size"),
        (
            message(transfers=transfer(more="<RmtInf><Ustrd>" + "y" * (1 << 20) + "</Ustrd></RmtInf>")).encode(),
            "common.case.size",
        ),
        (message(transfers="<a/><BizSvc/><Document/>" * 200_000).encode(), "common.case.size"),
    ],
    ids=["8 MB of elements", "a transfer of 200,000 elements", "over 64 MiB", "1 MiB of text", "no transfer at all"],
)
def test_what_is_too_much_is_refused(data: bytes, code: str) -> None:
    (arrival,) = read(data, reader="iso20022")
    assert arrival.case is None
    assert [p.code for p in arrival.problems] == [code]
