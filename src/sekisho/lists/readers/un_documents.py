"""Which numbers does a UN entry carry? Its documents, and what its comments hide: ship companies, banks, passports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sekisho.lists.entry import ListedNumber
from sekisho.lists.imo import company_number_holds
from sekisho.lists.places import country_of

# "Russian passport number 8208 No. 555627", "381110042 (Expired 25 Jan. 2016)", "L 191609 issued on 28 Feb. 1996".
_NUMBERED = re.compile(
    r"(?P<before>.*?(?i:\b(?:numbers?|no|code|passport|card|SSN)|\bdocument [^)]*\))[.:]*\s+)?"
    r"(?P<number>(?:N°)?[A-Z]{0,6}-? ?\d[\w./°-]*(?:[ -]+(?:No\. )?\d[\d.-]*)*)"
    r"(?P<after>\W.*)?"
)
_SAYS_NOTHING = frozenset(("", "passport", "number", "no", "national passport", "national identification number"))
# The words of a document, most telling first; what is none of these takes the scheme of its TYPE_OF_DOCUMENT.
_SCHEMES = (
    ("passport", re.compile(r"passport|passeport|pasaporte", re.IGNORECASE)),
    ("tax", re.compile(r"fiscal|\btax\b|social security|\bSSN\b|employer identification", re.IGNORECASE)),
    (
        "other",
        re.compile(
            r"licen|permit|ration|voter|student|resid|alien|registration|travel doc|laissez|suspen", re.IGNORECASE
        ),
    ),
    ("national_id", re.compile(r"identi|national|tazkira|civil|personal|birth cert|\bID\b", re.IGNORECASE)),
)

_IMO = re.compile(r"\bIMO\)?(?: number)?\W{0,3}(\d{7})\b", re.IGNORECASE)
_IN_COMMENTS = (
    ("bic", re.compile(r"\b(?:SWIFT|BIC)(?: code)?:? ?\b([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b")),
    ("passport", re.compile(r"(?i:\bpassport (?:number|no\.?):? ?)([A-Z]{0,3} ?\d{5,}[A-Z]?)\b")),
    ("registration", re.compile(r"(?i:\bregistration number:? ?)([A-Z]{0,3}\d[\dA-Z-]{4,})")),
    ("tax", re.compile(r"\bEmployer Identification Number[^:]*: ?(\d\d-\d{7})\b")),
)


def in_document(fields: dict[str, str]) -> tuple[ListedNumber | None, str | None]:
    """The number of one document, or the remark that stands for a document that gives none.

    Args:
        fields: its texts by element name (TYPE_OF_DOCUMENT, NUMBER, ISSUING_COUNTRY, NOTE ...), blanks folded.
    """
    kind, detail, note = (fields.get(tag, "") for tag in ("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NOTE"))
    issuers = dict.fromkeys(fields[tag] for tag in ("COUNTRY_OF_ISSUE", "ISSUING_COUNTRY") if tag in fields)
    country = next((code for issuer in issuers if (code := country_of(issuer))), None)
    issued = [fields[tag] for tag in ("CITY_OF_ISSUE", "DATE_OF_ISSUE") if tag in fields]
    issued += [issuer for issuer in issuers if country is None or country_of(issuer) != country]
    said = f"issued {', '.join(issued)}" if issued else ""
    cell = fields.get("NUMBER") or next((text for text in (detail, note) if _NUMBERED.fullmatch(text)), None)
    if cell is None:
        remark = "; ".join(filter(None, (kind, detail, said, note)))
        return None, f"Document: {remark}" if remark else None
    value, around = _number(cell)
    words = [*around, *(text for text in (detail, note) if text != cell), said]
    return (
        ListedNumber(
            scheme=_scheme((" ".join((*around[:1], detail)), kind)),
            value=value,
            country=country,
            note="; ".join(word for word in words if word.lower().strip(" :.") not in _SAYS_NOTHING) or None,
        ),
        None,
    )


def in_comments(comments: str) -> Iterator[ListedNumber]:
    """The numbers that an entry's free text gives of the party itself; no ship is on this list, so IMO means its owner.

    Args:
        comments: COMMENTS1, blanks folded.
    """
    for match in _IMO.finditer(comments):
        scheme = "imo_company" if company_number_holds(match[1]) else "imo"
        yield ListedNumber(scheme=scheme, value=match[1], note="in the comments")
    for scheme, pattern in _IN_COMMENTS:
        for match in pattern.finditer(comments):
            yield ListedNumber(scheme=scheme, value=match[1], note="in the comments")


def _number(cell: str) -> tuple[str, list[str]]:
    """The number that a cell holds and the words before and after it; a cell of another shape is all number."""
    match = _NUMBERED.fullmatch(cell)
    if match is None:
        return cell, []
    return match["number"].strip(), [(match["before"] or "").strip(" :"), (match["after"] or "").strip(" ,;()")]


def _scheme(sayings: tuple[str, ...]) -> str:
    """The scheme by the first saying that tells one."""
    for words in sayings:
        for scheme, pattern in _SCHEMES:
            if pattern.search(words):
                return scheme
    return "other"
