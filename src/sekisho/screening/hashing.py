"""Which number stands for a text in the index? One that every machine and both executors compute alike."""

from __future__ import annotations

from zlib import crc32


def key_of(text: str) -> int:
    """A number of 63 bits for a text: two checksums, of the text forwards and backwards.

    Keys lead to candidates and to shared sounds; what must be certain is compared letter by letter.
    """
    data = text.encode()
    return (crc32(data) << 31) ^ crc32(data[::-1])


def halves_of(text: str) -> tuple[int, int]:
    """The same as two numbers that fit into signed 32 bits, neither zero."""
    data = text.encode()
    return (crc32(data) & 0x7FFFFFFF) or 1, (crc32(data[::-1]) & 0x7FFFFFFF) or 1
