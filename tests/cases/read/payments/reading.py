"""How the tests of payments read a message and look at what came of it."""

import io
import textwrap
from pathlib import Path
from typing import Any

import msgspec

from sekisho.cases import Party, Payment
from sekisho.cases.read import Arrival, read_cases


def plain(party: Party | None) -> dict[str, Any] | None:
    built = msgspec.to_builtins(party, enc_hook=str)
    return built and _without_gaps(built)  # type: ignore[no-any-return]


def _without_gaps(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_gaps(v) for k, v in value.items() if v is not None}
    return [_without_gaps(v) for v in value] if isinstance(value, list | tuple) else value


def payment(arrival: Arrival) -> Payment:
    assert isinstance(arrival.case, Payment), arrival.problems
    return arrival.case


def read(xml: str | bytes, **how: Any) -> list[Arrival]:
    return list(read_cases(io.BytesIO(xml.encode() if isinstance(xml, str) else xml), name="message.xml", **how))


def facts(case: Payment) -> dict[str, Any]:
    """What a case says, in the form of the hand-written tables: agents as (BIC or member number, country)."""
    roles = ("payer", "payee", "ultimate_payer", "ultimate_payee")
    found = {
        "id": case.id,
        "date": str(case.date),
        "amount": case.amount and (str(case.amount.currency), case.amount.value),
        **{role: plain(getattr(case, role)) for role in roles},
        "agents": [(a.ids[0].value if a.ids else None, a.residence) for a in case.agents or ()],
        "purpose": case.purpose,
        "text": list(case.text or ()),
        "usd_clearing": case.nexus.usd_clearing if case.nexus else None,
    }
    return {key: value for key, value in found.items() if value not in (None, [])}


def read_sample(shared: Path, name: str) -> list[Arrival]:
    return list(read_cases(shared / "domain" / "payments" / name))


def message(version: str = "08", *, transfers: str = "", head: str = "", body: str = "FIToFICstmrCdtTrf") -> str:
    return textwrap.dedent(f"""\
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.{version}"><{body}>
        <GrpHdr><MsgId>M1</MsgId><SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf>{head}</GrpHdr>
        {transfers or transfer()}
        </{body}></Document>""")


def transfer(end_to_end: str = "E1", *, bic: str = "BICFI", more: str = "", date: str = "2019-02-27") -> str:
    day = f"<IntrBkSttlmDt>{date}</IntrBkSttlmDt>" if date else ""
    return f"""<CdtTrfTxInf><PmtId><EndToEndId>{end_to_end}</EndToEndId></PmtId>
        <IntrBkSttlmAmt Ccy="JPY">100001</IntrBkSttlmAmt>{day}
        <Dbtr><Nm>TEST TARO</Nm><CtryOfRes>JP</CtryOfRes></Dbtr>
        <DbtrAgt><FinInstnId><{bic}>TESTJPJTXXX</{bic}></FinInstnId></DbtrAgt>
        <CdtrAgt><FinInstnId><{bic}>TESTCNBJXXX</{bic}></FinInstnId></CdtrAgt>
        <Cdtr><Nm>RI OK SUN</Nm><CtryOfRes>KP</CtryOfRes></Cdtr>{more}</CdtTrfTxInf>"""
