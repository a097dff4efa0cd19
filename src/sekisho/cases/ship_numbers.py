"""What do a ship's numbers say of themselves? Whether an IMO number holds, and whose an MMSI is."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources

_IMO = re.compile(r"(?:IMO[ :]?)?([0-9]{7})", re.ASCII | re.IGNORECASE)
_MMSI = re.compile(r"[0-9]{9}", re.ASCII)


def imo_digits(number: str) -> str | None:
    """The seven digits of an IMO number, written with `IMO` before them or not; None where there are not seven."""
    found = _IMO.fullmatch(number.strip())
    return found[1] if found else None


def imo_check_digit(digits: str) -> str:
    """The last digit that an IMO ship number must have: the first six times 7 to 2, added (IMO A.1117(30))."""
    return str(sum(int(d) * weight for d, weight in zip(digits, range(7, 1, -1), strict=False)) % 10)


def sure_imo(number: str | None) -> str | None:
    """The digits of an IMO number whose check digit holds; None for any other, which is a lead and no key."""
    digits = imo_digits(number) if number else None
    return digits if digits and digits[6] == imo_check_digit(digits) else None


def mmsi_holds(number: str) -> bool:
    """Whether these are the nine digits of an MMSI."""
    return bool(_MMSI.fullmatch(number))


def flags_of_mmsi(number: str) -> tuple[str, ...]:
    """The flags under which a ship has such an MMSI, by its first three digits.

    Args:
        number: nine digits.

    Returns:
        ISO 3166 codes, a territory before the country whose flag it flies; () where no country has these digits, or
        the number is no ship's (it begins with 0, 1, 8 or 9: groups, coast stations, aircraft, aids, small craft).
    """
    return _flags().get(number[:3], ()) if mmsi_holds(number) else ()


@cache
def _flags() -> dict[str, tuple[str, ...]]:
    """Maritime identification digits as the International Telecommunication Union allots them (MID table)."""
    table = (resources.files("sekisho.cases") / "data" / "mids.csv").read_text("utf-8")
    return {row["mid"]: tuple(row["flags"].split()) for row in csv.DictReader(table.splitlines())}
