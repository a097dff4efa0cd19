"""Write AIS messages as `!AIVDM` sentences, for tests: fields to bits (ITU-R M.1371-5), bits to the 6-bit armour."""

from __future__ import annotations

_LETTERS = "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !\"#$%&'()*+,-./0123456789:;<=>?"


def position(mmsi: int, lat: int, lon: int, tenths: int, kind: int = 1) -> str:
    """A position report of class A (1 to 3) or B (18): ten-thousandths of a minute and tenths of a knot."""
    if kind == 18:
        fields = [(18, 6), (0, 2), (mmsi, 30), (0, 8), (tenths, 10), (0, 1), (lon, 28), (lat, 27), (0, 56)]
    else:
        fields = [(kind, 6), (0, 2), (mmsi, 30), (0, 12), (tenths, 10), (0, 1), (lon, 28), (lat, 27), (0, 52)]
    return bits(fields)


def long_range(mmsi: int, lat: int, lon: int, knots: int) -> str:
    """Type 27: tenths of a minute and whole knots."""
    return bits([(27, 6), (0, 2), (mmsi, 30), (0, 6), (lon, 18), (lat, 17), (knots, 6), (0, 11)])


def extended(mmsi: int, lat: int, lon: int, tenths: int, name: str) -> str:
    """Type 19: class B, with the name of the ship."""
    return bits(
        [(19, 6), (0, 2), (mmsi, 30), (0, 8), (tenths, 10), (0, 1), (lon, 28), (lat, 27), (0, 31), *text(name), (0, 49)]
    )


def static(mmsi: int, imo: int, name: str) -> str:
    """Type 5: IMO number and name."""
    return bits([(5, 6), (0, 2), (mmsi, 30), (0, 2), (imo, 30), (0, 42), *text(name), (0, 194)])


def static_class_b(mmsi: int, name: str) -> str:
    """Type 24, part A: the name."""
    return bits([(24, 6), (0, 2), (mmsi, 30), (0, 2), *text(name), (0, 8)])


def base_station(mmsi: int, year: int, month: int, day: int, hour: int, minute: int, second: int) -> str:
    """Type 4: the time."""
    times = [(year, 14), (month, 4), (day, 5), (hour, 5), (minute, 6), (second, 6)]
    return bits([(4, 6), (0, 2), (mmsi, 30), *times, (0, 90)])


def bits(fields: list[tuple[int, int]]) -> str:
    """Values and widths one after another, to a whole number of signs."""
    written = "".join(format(value & (1 << width) - 1, f"0{width}b") for value, width in fields)
    written += "0" * (-len(written) % 6)
    signs = (int(written[n : n + 6], 2) for n in range(0, len(written), 6))
    return "".join(chr(sign + 48 if sign < 40 else sign + 56) for sign in signs)


def text(name: str) -> list[tuple[int, int]]:
    return [(_LETTERS.index(letter), 6) for letter in name.ljust(20, "@")]


def sentences(payload: str, time: int | None = None, group: str = "1", most: int = 60) -> list[str]:
    """A message as sentences of at most `most` signs, with a tag block where there is a time."""
    parts = [payload[n : n + most] for n in range(0, len(payload), most)]
    group = group if len(parts) > 1 else ""
    bodies = [f"AIVDM,{len(parts)},{n},{group},A,{part},0" for n, part in enumerate(parts, 1)]
    tag = "" if time is None else f"s:TEST,c:{time}"
    before = f"\\{tag}*{checksum(tag)}\\" if tag else ""
    return [f"{before}!{body}*{checksum(body)}" for body in bodies]


def checksum(body: str) -> str:
    value = 0
    for byte in body.encode():
        value ^= byte
    return f"{value:02X}"
