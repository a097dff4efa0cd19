"""Machine readable zones from bytes to whole cases."""

from __future__ import annotations

import datetime
import io
import time

from sekisho.cases.read import read_cases
from sekisho.cases.read.travellers.mrz_form import check_digit

TARGET = 10_000  # travellers a CPU second
_TRAVELLERS = 20_000


def measure() -> tuple[str, float, float]:
    """What was read, travellers a CPU second, and how many there should be."""
    content = "".join(map(_zone, range(_TRAVELLERS))).encode()
    began = time.process_time()
    read = [a.case is not None for a in read_cases(io.BytesIO(content), as_of=datetime.date(2019, 2, 26))]
    took = time.process_time() - began
    assert read == [True] * _TRAVELLERS
    return "MRZ TD3", _TRAVELLERS / took, TARGET


def _zone(n: int) -> str:
    """A passport of its own number."""
    number = f"PS{n:07}"
    second = f"{number}{check_digit(number)}PRK7001017M2901019{'':<<14}0"
    return f"{'P<PRKRI<<CHOL<SU':<<44}\n{second}{check_digit(second[:10] + second[13:20] + second[21:])}\n"
