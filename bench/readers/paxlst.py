"""Persons of a passenger list (PAXLST) from bytes to whole cases."""

from __future__ import annotations

import io
import time

from sekisho.cases.read import read_cases

TARGET = 8_000  # travellers a CPU second
_TRAVELLERS = 20_000
_HEAD = (
    "UNB+UNOA:4+A+B+190226:0900+1'UNH+M+PAXLST:D:05B:UN'BGM+745'"
    "TDT+20+CA157'LOC+125+PEK'LOC+87+NRT'DTM+232:1902271300:201'"
)


def measure() -> tuple[str, float, float]:
    """What was read, travellers a CPU second, and how many there should be."""
    persons = "".join(
        f"NAD+FL+++RI:CHOL SU'ATT+2++M'DTM+329:700101'LOC+178+PEK'LOC+179+NRT'NAT+2+PRK'DOC+P+PS{n:07}'LOC+91+PRK'"
        for n in range(_TRAVELLERS)
    )
    content = f"{_HEAD}{persons}UNT+{7 + 8 * _TRAVELLERS}+M'UNZ+1+1'".encode()
    began = time.process_time()
    read = [(a.case is not None, [p.severity for p in a.problems]) for a in read_cases(io.BytesIO(content))]
    took = time.process_time() - began
    assert read == [(True, ["info", "info"])] * _TRAVELLERS, read[-1]
    return "PAXLST passengers", _TRAVELLERS / took, TARGET
