"""Data records of a Zengin file from bytes to whole cases."""

from __future__ import annotations

import datetime
import io
import time

from sekisho.cases.read import read_cases

TARGET = 20_000  # payments a CPU second
_PAYMENTS = 40_000
_HEADER = f"12109900000001{'ﾃｽﾄ ｼﾖｳｼﾞ':40}03119999{'ﾃｽﾄｷﾞﾝｺｳ':15}998{'ﾎﾝﾃﾝ':15}19000001{'':17}\r\n"


def measure() -> tuple[str, float, float]:
    """What was read, payments a CPU second, and how many there should be."""
    rows = (
        f"20001{'ﾆﾎﾝｷﾞﾝｺｳ':15}{n % 1000:03}{f'ｼﾃﾝ{n % 1000}':15}00001{n:07}"
        f"{f'ﾔﾏﾀﾞ ﾀﾛｳ {n}':30}{n:010}0{f'INV{n}':20}7Y{'':7}\r\n"
        for n in range(1, _PAYMENTS + 1)
    )
    total = _PAYMENTS * (_PAYMENTS + 1) // 2
    end = f"8{_PAYMENTS:06}{total:012}{'':101}\r\n9{'':119}\r\n"
    content = f"{_HEADER}{''.join(rows)}{end}".encode("cp932")
    began = time.process_time()
    read = [a.problems for a in read_cases(io.BytesIO(content), as_of=datetime.date(2026, 3, 11))]
    took = time.process_time() - began
    assert read == [()] * _PAYMENTS, f"{len(read)} answers, problems {[p for p in read if p][:3]}"
    return "Zengin records", _PAYMENTS / took, TARGET
