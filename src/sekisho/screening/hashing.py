"""Which number stands for a text in the index? One that every machine and both executors compute alike."""

from __future__ import annotations

from typing import Final
from zlib import crc32

# Two primes below 2 ** 31, so that numpy can reckon with each in 64 bits (`letters.py`); their product has 62.
PRIMES: Final = (2147483629, 2147483587)
_MODULUS: Final = PRIMES[0] * PRIMES[1]


def key_of(text: str) -> int:
    """A number of 62 bits for a text: its bytes as one number, the first the lowest, modulo the product of `PRIMES`.

    Keys lead to candidates and to shared sounds; what must be certain is compared letter by letter.
    """
    return int.from_bytes(text.encode(), "little") % _MODULUS


def halves_of(text: str) -> tuple[int, int]:
    """Two checksums of a text, forwards and backwards, that fit into signed 32 bits, neither zero."""
    data = text.encode()
    return (crc32(data) & 0x7FFFFFFF) or 1, (crc32(data[::-1]) & 0x7FFFFFFF) or 1
