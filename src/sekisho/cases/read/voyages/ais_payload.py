"""What does an AIS message say? The payload of `!AIVDM` sentences (ITU-R M.1371-5) as position, identity or clock."""

from __future__ import annotations

import calendar
import math
from binascii import a2b_base64
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

_ARMOUR = bytes([*range(48, 88), *range(96, 120)])
# The 64 signs of the armour stand for 0 to 63 as those of Base64 do, which the standard library unpacks at once.
_TO_BASE64 = bytes.maketrans(_ARMOUR, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
_LETTERS = "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !\"#$%&'()*+,-./0123456789:;<=>?"
_MMSI = 0x3FFFFFFF
_KNOTS_NOT_SENT = 1023


class Position(NamedTuple):
    """Where a ship is: MMSI, degrees north and east, knots (NaN: not sent)."""

    mmsi: int
    lat: float
    lon: float
    knots: float


class Identity(NamedTuple):
    """Which ship it says it is: MMSI, IMO number (0: none), name (empty: none)."""

    mmsi: int
    imo: int
    name: str


class Clock(NamedTuple):
    """The time that a base station sends, in seconds since 1970 UTC."""

    time: int


Said: TypeAlias = Position | Identity | Clock


def decode(payload: bytes) -> tuple[Said, ...] | None:
    """What a whole payload says.

    Args:
        payload: armoured, the parts of a message of several sentences joined.

    Returns:
        Its position, identity or clock; () for other types and for what is sent as not available; None where the
        payload has signs that stand for nothing or is too short for its type.
    """
    if payload.translate(None, _ARMOUR) or len(payload) < 7:
        return None
    kind = payload[0] - 48 if payload[0] < 88 else payload[0] - 56
    read, least, most = _READ.get(kind, (None, 0, 0))
    if read is None:
        return ()
    if len(payload) < least:
        return None
    return read(int.from_bytes(a2b_base64(payload[:most].ljust(most, b"0").translate(_TO_BASE64)), "big"))


def _class_a(bits: int) -> tuple[Said, ...]:
    return _position(bits >> 130, bits >> 52 & 0x7FFFFFF, bits >> 79 & 0xFFFFFFF, bits >> 108 & 0x3FF)


def _class_b(bits: int) -> tuple[Said, ...]:
    return _position(bits >> 130, bits >> 56 & 0x7FFFFFF, bits >> 83 & 0xFFFFFFF, bits >> 112 & 0x3FF)


def _class_b_extended(bits: int) -> tuple[Said, ...]:
    name = _text(bits >> 49)
    return (*_class_b(bits >> 144), *((Identity(bits >> 274 & _MMSI, 0, name),) if name else ()))


def _long_range(bits: int) -> tuple[Said, ...]:
    lat, lon, knots = bits >> 17 & 0x1FFFF, bits >> 34 & 0x3FFFF, bits >> 11 & 0x3F
    # In tenths of a minute and whole knots: made those of the others, ten-thousandths and tenths.
    lat, lon = _signed(lat, 17) * 1000 & 0x7FFFFFF, _signed(lon, 18) * 1000 & 0xFFFFFFF
    return _position(bits >> 58, lat, lon, knots * 10 if knots < 63 else _KNOTS_NOT_SENT)


def _static(bits: int) -> tuple[Said, ...]:
    return (Identity(bits >> 202 & _MMSI, bits >> 170 & _MMSI, _text(bits >> 8)),)


def _static_class_b(bits: int) -> tuple[Said, ...]:
    is_part_a = not bits >> 128 & 3
    return (Identity(bits >> 130 & _MMSI, 0, _text(bits >> 8) if is_part_a else ""),)


def _clock(bits: int) -> tuple[Said, ...]:
    year, month, day = bits >> 116 & 0x3FFF, bits >> 112 & 0xF, bits >> 107 & 0x1F
    hour, minute, second = bits >> 102 & 0x1F, bits >> 96 & 0x3F, bits >> 90 & 0x3F
    if not (1990 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= 31 and hour < 24 and minute < 60 and second < 60):
        return ()
    return (Clock(calendar.timegm((year, month, day, hour, minute, second))),)


def _position(mmsi: int, lat: int, lon: int, tenths: int) -> tuple[Said, ...]:
    """No position where it is sent as not available (91 and 181 degrees) or is none."""
    north, east = _signed(lat, 27) / 600000, _signed(lon, 28) / 600000
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        return ()
    return (Position(mmsi & _MMSI, north, east, math.nan if tenths == _KNOTS_NOT_SENT else tenths / 10),)


def _signed(value: int, width: int) -> int:
    return value - (1 << width) if value >> (width - 1) else value


def _text(bits: int) -> str:
    """The last 120 bits as twenty signs; what follows the first @ is no text."""
    return "".join(_LETTERS[bits >> n & 63] for n in range(114, -1, -6)).partition("@")[0].strip()


# By type of message: how it is read, the least signs that hold what is wanted, how many are unpacked.
_READ: dict[int, tuple[Callable[[int], tuple[Said, ...]], int, int]] = {
    **dict.fromkeys((1, 2, 3), (_class_a, 22, 28)),
    **dict.fromkeys((4, 11), (_clock, 13, 28)),
    5: (_static, 39, 40),
    18: (_class_b, 22, 28),
    19: (_class_b_extended, 44, 52),
    24: (_static_class_b, 27, 28),
    27: (_long_range, 15, 16),
}
