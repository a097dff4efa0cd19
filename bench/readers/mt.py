"""MT103 messages of an RJE file, with the network's acknowledgements, from bytes to whole cases."""

from __future__ import annotations

import io
import time

from sekisho.cases.read import read_cases

TARGET = 20_000  # messages a CPU second
_MESSAGES = 40_000
_MESSAGE = (
    "{{1:F21TESTJPJTAXXX{0:010}}}{{4:{{177:1902270717}}{{451:0}}}}"
    "{{1:F01TESTJPJTAXXX{0:010}}}{{2:I103TESTUS33XXXXN}}{{3:{{108:{0:016}}}{{121:174c245f-2682-4291-ad67-{0:012x}}}}}{{4:\r\n"
    ":20:REF{0:013}\r\n:23B:CRED\r\n:32A:190227USD{0},{1:02}\r\n:33B:JPY{0}00,\r\n"
    ":50F:/{0:012}\r\n1/TEST TRADING {0}\r\n2/1-1 MARUNOUCHI\r\n3/JP/TOKYO\r\n"
    ":52A:TESTJPJT{1:03}\r\n:56A:TESTUS33\r\n:57D://FW{0:09}\r\nBANK NUMBER {1}\r\nSHENYANG\r\n"
    ":59:/{0:015}\r\nPAYEE NUMBER {0}\r\nDANDONG {1}\r\nCHINA\r\n"
    ":70:INVOICE {0}\r\nFROZEN CRAB, CONTRACT {1}\r\n:71A:SHA\r\n:72:/INS/TESTJPJT\r\n//LINE {1}\r\n-}}"
    "{{5:{{CHK:123456789ABC}}}}"
)


def measure() -> tuple[str, float, float]:
    """What was read, messages a CPU second, and how many there should be."""
    content = "$".join(_MESSAGE.format(n, n % 100) for n in range(1, _MESSAGES + 1)).encode()
    began = time.process_time()
    read = sum(arrival.case is not None and not arrival.problems for arrival in read_cases(io.BytesIO(content)))
    took = time.process_time() - began
    assert read == _MESSAGES, f"{read} of {_MESSAGES} were read"
    return f"MT103 of {len(content) // read} bytes with acknowledgements", read / took, TARGET
