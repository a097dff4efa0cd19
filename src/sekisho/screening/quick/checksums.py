"""What are the numbers of `screening.hashing` of a text put together from others whose numbers are known?

CRC-32 is linear: appending `n` bytes to a text shifts its checksum, in a way that depends on `n` alone, and adds that
of what is appended. A key is the text as a number, modulo each of two primes: what is put behind one another adds up.
"""

from __future__ import annotations

from functools import cache
from zlib import crc32

import numpy as np

from sekisho.screening.arrays import Array
from sekisho.screening.hashing import PRIMES
from sekisho.screening.kernel.column import Column

# Nothing longer is appended in one step.
LONGEST = 128
FIRST_PRIME, SECOND_PRIME = PRIMES
# No name that is read here has more letters.
_MOST_BYTES = 4096
_INVERSE = pow(FIRST_PRIME, -1, SECOND_PRIME)


def appended(shifts: Column, checksum: int, other: int, size: int) -> int:
    """The checksum of a text to which another is appended.

    Args:
        shifts: see `shifts`.
        checksum: of the text before.
        other: of what is appended.
        size: of that, in bytes.
    """
    shifted: int = (
        shifts[size, 0, checksum & 0xFF]
        ^ shifts[size, 1, (checksum >> 8) & 0xFF]
        ^ shifts[size, 2, (checksum >> 16) & 0xFF]
        ^ shifts[size, 3, checksum >> 24]
    )
    return shifted ^ other


def half_of(checksum: int) -> int:
    """A checksum as `hashing.halves_of` has it."""
    half = checksum & 0x7FFFFFFF
    return half if half else 1


def key_from(first: int, second: int) -> int:
    """A key from what it is modulo each of the primes (Garner's algorithm)."""
    return first + FIRST_PRIME * ((second - first) % SECOND_PRIME * _INVERSE % SECOND_PRIME)


@cache
def powers() -> tuple[Array, Array]:
    """What a byte counts at each place of a text, modulo each of the primes."""
    first, second = (np.array([pow(256, place, prime) for place in range(_MOST_BYTES)], np.int64) for prime in PRIMES)
    return first, second


@cache
def shifts() -> Array:
    """What each byte of a checksum becomes when so many bytes are appended: by size, byte and its value."""
    found = np.zeros((LONGEST + 1, 4, 256), np.int64)
    values = np.arange(256, dtype=np.int64)
    for byte in range(4):
        found[0, byte] = values << 8 * byte
    zero = np.array([crc32(bytes([value])) for value in range(256)], np.int64)
    table = zero ^ zero[0]
    for size in range(1, LONGEST + 1):
        before = found[size - 1]
        found[size] = (before >> 8) ^ table[before & 0xFF]
    return found
