"""Does an IMO number hold? Ships and companies have seven digits each, with a check digit of their own kind."""

from __future__ import annotations

import re

_SEVEN = re.compile(r"[0-9]{7}\Z")
_COMPANY_WEIGHTS = (8, 6, 4, 2, 9, 7)


def ship_number_holds(number: str) -> bool:
    """Whether these are the seven digits of a ship: the first six times 7 to 2 end in the last (IMO A.1117(30))."""
    if not _SEVEN.match(number):
        return False
    return sum(int(digit) * weight for digit, weight in zip(number, range(7, 1, -1), strict=False)) % 10 == int(
        number[6]
    )


def is_of_company(number: str, otherwise: bool = False) -> bool:
    """Whether a number is a company's rather than a ship's, by its check digit.

    Args:
        number: seven digits.
        otherwise: the answer where the check digit holds for both, or for neither.
    """
    company = company_number_holds(number)
    return company if company != ship_number_holds(number) else otherwise


def company_number_holds(number: str) -> bool:
    """Whether these are the seven digits of a company: weights 8 6 4 2 9 7, modulo eleven (IMO MSC.160(78))."""
    if not _SEVEN.match(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _COMPANY_WEIGHTS, strict=False))
    return (11 - total % 11) % 10 == int(number[6])
