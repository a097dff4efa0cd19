"""One pain.001 of 100,000 transfers under one payer, as a company sends its payroll, from bytes to whole cases."""

from __future__ import annotations

import io
import time

from sekisho.cases.read import read_cases

TARGET = 10_000  # transfers a CPU second
_TRANSFERS = 100_000
_HEAD = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
<GrpHdr><MsgId>PAYROLL</MsgId><InitgPty><Nm>TEST TRADING</Nm></InitgPty></GrpHdr>
<PmtInf><PmtInfId>1</PmtInfId><ReqdExctnDt><Dt>2019-02-27</Dt></ReqdExctnDt><Dbtr><Nm>TEST TRADING</Nm></Dbtr>
<DbtrAgt><FinInstnId><BICFI>TESTJPJTXXX</BICFI></FinInstnId></DbtrAgt>
"""
_TRANSFER = """<CdtTrfTxInf><PmtId><EndToEndId>PAYMENT{0}</EndToEndId></PmtId>
<Amt><InstdAmt Ccy="JPY">{0}</InstdAmt></Amt><CdtrAgt><FinInstnId><BICFI>TESTCNBJXXX</BICFI></FinInstnId></CdtrAgt>
<Cdtr><Nm>PAYEE NUMBER {0}</Nm><PstlAdr><Ctry>CN</Ctry><AdrLine>Street {0}</AdrLine></PstlAdr></Cdtr>
<RmtInf><Ustrd>February, number {0}</Ustrd></RmtInf></CdtTrfTxInf>
"""


def measure() -> tuple[str, float, float]:
    """What was read, transfers a CPU second, and how many there should be."""
    transfers = "".join(map(_TRANSFER.format, range(_TRANSFERS)))
    content = f"{_HEAD}{transfers}</PmtInf></CstmrCdtTrfInitn></Document>".encode()
    began = time.process_time()
    read = sum(arrival.case is not None for arrival in read_cases(io.BytesIO(content)))
    took = time.process_time() - began
    assert read == _TRANSFERS, f"{read} of {_TRANSFERS} were read"
    return f"transfers of one pain.001 of {len(content) / 1e6:.0f} MB", read / took, TARGET
