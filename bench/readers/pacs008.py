"""pacs.008 messages as correspondent banks send them, each in an envelope of its own, from bytes to whole cases."""

from __future__ import annotations

import io
import time

from sekisho.cases.read import read_cases

TARGET = 3_000  # messages a CPU second
_MESSAGES = 5_000
_LEAST_BYTES = 4_000


def measure() -> tuple[str, float, float]:
    """What was read, messages a CPU second, and how many there should be."""
    messages = [_message(n).encode() for n in range(_MESSAGES)]
    size = sum(map(len, messages)) // _MESSAGES
    assert size >= _LEAST_BYTES, f"messages of {size} bytes are too small"
    began = time.process_time()
    read = sum(
        arrival.case is not None and not arrival.problems
        for message in messages
        for arrival in read_cases(io.BytesIO(message))
    )
    took = time.process_time() - began
    assert read == _MESSAGES, f"{read} of {_MESSAGES} were read"
    return f"pacs.008 of {size:,} bytes, one a file", read / took, TARGET


def _message(n: int) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Envelope xmlns="urn:swift:xsd:envelope" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <head:AppHdr xmlns:head="urn:iso:std:iso:20022:tech:xsd:head.001.001.02">
        <head:Fr><head:FIId><head:FinInstnId><head:BICFI>TESTJPJTXXX</head:BICFI></head:FinInstnId></head:FIId></head:Fr>
        <head:To><head:FIId><head:FinInstnId><head:BICFI>TESTCNBJXXX</head:BICFI></head:FinInstnId></head:FIId></head:To>
        <head:BizMsgIdr>MESSAGE{n}</head:BizMsgIdr>
        <head:MsgDefIdr>pacs.008.001.08</head:MsgDefIdr>
        <head:BizSvc>swift.cbprplus.02</head:BizSvc>
        <head:CreDt>2019-02-27T09:00:00+09:00</head:CreDt>
    </head:AppHdr>
    <pacs:Document xmlns:pacs="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08">
        <pacs:FIToFICstmrCdtTrf>
            <pacs:GrpHdr>
                <pacs:MsgId>MESSAGE{n}</pacs:MsgId>
                <pacs:CreDtTm>2019-02-27T09:00:00+09:00</pacs:CreDtTm>
                <pacs:NbOfTxs>1</pacs:NbOfTxs>
                <pacs:SttlmInf>
                    <pacs:SttlmMtd>INDA</pacs:SttlmMtd>
                </pacs:SttlmInf>
            </pacs:GrpHdr>
            <pacs:CdtTrfTxInf>
                <pacs:PmtId>
                    <pacs:InstrId>INSTRUCTION{n}</pacs:InstrId>
                    <pacs:EndToEndId>PAYMENT{n}</pacs:EndToEndId>
                    <pacs:UETR>174c245f-2682-4291-ad67-{n:012x}</pacs:UETR>
                </pacs:PmtId>
                <pacs:PmtTpInf>
                    <pacs:SvcLvl>
                        <pacs:Cd>G001</pacs:Cd>
                    </pacs:SvcLvl>
                </pacs:PmtTpInf>
                <pacs:IntrBkSttlmAmt Ccy="JPY">{100_000 + n}</pacs:IntrBkSttlmAmt>
                <pacs:IntrBkSttlmDt>2019-02-27</pacs:IntrBkSttlmDt>
                <pacs:InstdAmt Ccy="JPY">{100_500 + n}</pacs:InstdAmt>
                <pacs:ChrgBr>CRED</pacs:ChrgBr>
                <pacs:ChrgsInf>
                    <pacs:Amt Ccy="JPY">500</pacs:Amt>
                    <pacs:Agt>
                        <pacs:FinInstnId>
                            <pacs:BICFI>TESTJPJTXXX</pacs:BICFI>
                        </pacs:FinInstnId>
                    </pacs:Agt>
                </pacs:ChrgsInf>
                <pacs:InstgAgt>
                    <pacs:FinInstnId>
                        <pacs:BICFI>TESTJPJTXXX</pacs:BICFI>
                    </pacs:FinInstnId>
                </pacs:InstgAgt>
                <pacs:InstdAgt>
                    <pacs:FinInstnId>
                        <pacs:BICFI>TESTCNBJXXX</pacs:BICFI>
                    </pacs:FinInstnId>
                </pacs:InstdAgt>
                <pacs:Dbtr>
                    <pacs:Nm>TEST TRADING {n}</pacs:Nm>
                    <pacs:PstlAdr>
                        <pacs:StrtNm>Marunouchi</pacs:StrtNm>
                        <pacs:BldgNb>{n}</pacs:BldgNb>
                        <pacs:TwnNm>Tokyo</pacs:TwnNm>
                        <pacs:Ctry>JP</pacs:Ctry>
                    </pacs:PstlAdr>
                </pacs:Dbtr>
                <pacs:DbtrAcct>
                    <pacs:Id><pacs:Othr><pacs:Id>{n:012}</pacs:Id></pacs:Othr></pacs:Id>
                </pacs:DbtrAcct>
                <pacs:DbtrAgt>
                    <pacs:FinInstnId>
                        <pacs:BICFI>TESTJPJTXXX</pacs:BICFI>
                    </pacs:FinInstnId>
                </pacs:DbtrAgt>
                <pacs:CdtrAgt>
                    <pacs:FinInstnId>
                        <pacs:BICFI>TESTCNBJXXX</pacs:BICFI>
                    </pacs:FinInstnId>
                </pacs:CdtrAgt>
                <pacs:Cdtr>
                    <pacs:Nm>SHENYANG PAYEE {n}</pacs:Nm>
                    <pacs:PstlAdr>
                        <pacs:TwnNm>Shenyang</pacs:TwnNm>
                        <pacs:Ctry>CN</pacs:Ctry>
                        <pacs:AdrLine>Street {n}</pacs:AdrLine>
                    </pacs:PstlAdr>
                </pacs:Cdtr>
                <pacs:CdtrAcct>
                    <pacs:Id><pacs:Othr><pacs:Id>{n:015}</pacs:Id></pacs:Othr></pacs:Id>
                </pacs:CdtrAcct>
                <pacs:Purp>
                    <pacs:Cd>GDDS</pacs:Cd>
                </pacs:Purp>
                <pacs:RmtInf>
                    <pacs:Ustrd>FROZEN CRAB, CONTRACT {n}</pacs:Ustrd>
                </pacs:RmtInf>
            </pacs:CdtTrfTxInf>
        </pacs:FIToFICstmrCdtTrf>
    </pacs:Document>
</Envelope>
"""
