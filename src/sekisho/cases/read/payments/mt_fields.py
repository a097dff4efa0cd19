"""What do the fields of an MT's text say? Tags and contents of block 4, days, amounts and free texts.

Source of the formats: SWIFT Standards MT, category 1 and 2, and General Information (amounts `15d`, dates `YYMMDD`).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from sekisho.cases.read.arrival import Fault, Unreadable, shown

_TAG = re.compile(r"\n:([0-9]{2}[A-Z]?):", re.ASCII)
_DAY_AND_AMOUNT = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})([A-Z]{3})([0-9]{1,14}),([0-9]{0,13})", re.ASCII)
_AMOUNT = re.compile(r"([A-Z]{3})([0-9]{1,14}),([0-9]{0,13})", re.ASCII)
_DAY = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})", re.ASCII)
# The first year of two digits that is of the 20th century.
_FIRST_OF_1900 = "80"
# Two digits from 50 to 99 are a slip, if they are not an old message.
_FIRST_SURE, _FIRST_DOUBTFUL = "2000", "2050"


def fields(body: str, line: int) -> list[tuple[str, str]]:
    """Tag (`50K`) and content of each field of block 4; raises Unreadable where a line is in no field.

    Args:
        body: block 4 without `{4:` and `-}`, begun with a newline.
        line: the 1-based line in which it begins.
    """
    before, *pairs = _TAG.split(body)
    if not pairs or before.strip():
        found = shown(before.strip()[:40]) if before.strip() else "nothing"
        message = f"block 4 begins with {found}: a field such as ':20:' must stand there"
        raise Unreadable(Fault("payment.mt.block4", message, line=line))
    if body.count("\n:") > len(pairs) // 2:
        raise Unreadable(_no_tag(body, line))
    return list(zip(pairs[::2], pairs[1::2], strict=True))


def line_of(body: str, line: int, number: int) -> int:
    """The 1-based line in which a field stands, the first being number 0."""
    tag = next(islice(_TAG.finditer(body), number, None))
    return line + body.count("\n", 0, tag.start(1))


def day_and_amount(content: str) -> tuple[str | None, dict[str, Any] | None]:
    """Day and money of field 32A, each None where it cannot be read.

    Years 80 to 99 are of the 20th century, 00 to 79 of the 21st.
    """
    found = _DAY_AND_AMOUNT.fullmatch(content)
    if found:
        year, month, day, currency, whole, decimals = found.groups()
        return _date(year, month, day), _money(currency, whole, decimals)
    only = _DAY.match(content)
    return _date(*only.groups()) if only else None, amount(content[6:])


def doubtful_century(day: str | None) -> Fault | None:
    """A warning where two digits of a year were read far from any payment by MT103 or MT202 of these years."""
    if day is None or _FIRST_SURE <= day < _FIRST_DOUBTFUL:
        return None
    year = day[2:4]
    message = (
        f"YYMMDD {day[2:].replace('-', '')} read as {day}: {year} is taken as {day[:4]}, and the law of that day is "
        "asked; if another year is meant, mend 32A or decide --as-of a day"
    )
    return Fault("payment.date.century", message, ("date",), severity="warning")


def amount(content: str) -> dict[str, Any] | None:
    """Money as MT writes it, with a comma that may end it (`JPY100,`); None where it is not so."""
    found = _AMOUNT.fullmatch(content)
    return _money(*found.groups()) if found else None


def running(content: str) -> str:
    """Lines of free text as one, white space collapsed: the lines are cut by width, not by sense."""
    return " ".join(content.split())


def _date(year: str, month: str, day: str) -> str:
    return f"{'19' if year >= _FIRST_OF_1900 else '20'}{year}-{month}-{day}"


def _money(currency: str, whole: str, decimals: str) -> dict[str, Any]:
    return {"currency": currency, "value": f"{whole}.{decimals}" if decimals else whole}


def _no_tag(body: str, line: int) -> Fault:
    tags = {tag.start(1) - 1 for tag in _TAG.finditer(body)}
    at = next(end.end() - 1 for end in re.finditer("\n:", body) if end.end() - 1 not in tags)
    found, _, _ = body[at : at + 30].partition("\n")
    message = f"{shown(found)} begins with ':' and is no field: mend its tag"
    return Fault("payment.mt.field", message, line=line + body.count("\n", 0, at))
