"""What does OFAC say of a party in its remarks? Phrases parted by `; `, read into what an entry can hold.

The same vocabulary names documents in OFAC's CSV remarks, in the `idType` of its XML, in the reference values of its
advanced XML and in the `ids` of the US consolidated screening list.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from sekisho.lists.dates import read_birth_dates
from sekisho.lists.entry import BirthDate, ListedName, ListedNumber, NameKind
from sekisho.lists.places import country_of, country_or_words

CUT_AT = 1_000
"""Characters at which the CSV cuts a remark, mid-word; the rest stands in the comments file."""

_LABELS: dict[str, str] = {
    row["label"]: row["scheme"]
    for row in csv.DictReader(
        files("sekisho.lists").joinpath("data/ofac_labels.csv").read_text(encoding="utf-8").splitlines()
    )
}
# A label says nothing that its scheme does not say.
_PLAIN = frozenset(("Passport", "SWIFT/BIC", "MMSI", "Legal Entity Number", "Vessel Registration Identification"))
_WITHOUT_DIGITS = frozenset(("aircraft", "bic", "call_sign", "other"))
_CURRENCY = "Digital Currency Address - "
# Numbers by which one is reached, not known.
_REACHED_BY = ("Phone", "PHONE", "Telephone", "Fax", "FAX", "Alt. Fax", "Email", "Website")
_UNKNOWN_LABEL = re.compile(r"([A-Z][^;:]*?(?:No\.?|Number|#|ID|Code|Card)):? ((?=\S*\d).*)")
_VALUE = re.compile(r"(.+?)((?: \([^()]*\))*)((?:,? (?:issued|expires|Date of Issue)\b.*)?)")
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_IMO = re.compile(r"(?:IMO:?\s*)?(\d{7})")
_DIGIT = re.compile(r"\d")
_LEI = re.compile(r"[A-Z0-9]{18}\d\d")
_QUOTED = re.compile(r"([afn])\.k\.a\. ['\"](.*)['\"]")
_ABBREVIATED = re.compile(r"(?:\b\w\.\w\.|\b(?:LTD|CO|INC|CORP|LTDA|JR|SR)\.)\Z", re.IGNORECASE)
_NAME_KINDS: dict[str, NameKind] = {"a": "alias", "f": "former", "n": "alias"}

_BY_FIRST_WORD: dict[str, list[str]] = {}
for _label in sorted(_LABELS, key=len, reverse=True):
    _BY_FIRST_WORD.setdefault(_label.split(" ", 1)[0], []).append(_label)


class Remarks(NamedTuple):
    """A party's remarks as read.

    Args:
        names: weak aliases and former names, which stand here alone (`a.k.a. 'BNC'`).
        birth_dates: every DOB that could be read; one that could not is in `odd` and, as written, in `remarks`.
        birth_places: POB, as published.
        nationalities: nationality, citizenship and nationality of registration: codes, else words.
        numbers: documents, ship, company and bank numbers, crypto addresses.
        former_flags: codes, else words.
        built: year of build of a ship.
        linked: the names after "Linked To:".
        remarks: every other phrase, as published.
        odd: phrases whose kind is known and whose value is not what it should be.
    """

    names: tuple[ListedName, ...] = ()
    birth_dates: tuple[BirthDate, ...] = ()
    birth_places: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    numbers: tuple[ListedNumber, ...] = ()
    former_flags: tuple[str, ...] = ()
    built: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()


NOTHING = Remarks()


def read_remarks(text: str) -> Remarks:
    """Read the remarks of one party, the piece from the comments file already joined on.

    Args:
        text: phrases parted by `; `, the last with a full stop.
    """
    return gather(phrases(text))


def gather(phrases: Iterable[str]) -> Remarks:
    """Read phrases that are already parted, such as `DOB 1962` made from an element of XML.

    Args:
        phrases: in the words of the CSV's remarks.
    """
    found: dict[str, Any] = {}
    for phrase in phrases:
        for slot, values in read_phrase(phrase):
            found[slot] = found[slot] + values if slot in found else values
    return Remarks(**found)


def phrases(text: str) -> list[str]:
    """The phrases of a remark, without the full stop that ends it."""
    if text.endswith(".") and not _ABBREVIATED.search(text, max(0, len(text) - 6)):
        text = text[:-1]
    return [phrase for phrase in text.split("; ") if phrase]


@lru_cache(maxsize=32_768)
def read_phrase(phrase: str) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Read one phrase into the fields of `Remarks` that it fills.

    Args:
        phrase: without the `; ` around it, `alt. ` before it or not.
    """
    plain = phrase.removeprefix("alt. ").strip()
    first, _, rest = plain.partition(" ")
    rest = rest.strip()
    match first:
        case "DOB":
            dates = read_birth_dates(rest)
            return (("birth_dates", dates),) if dates else (("remarks", (phrase,)), ("odd", (phrase,)))
        case "POB":
            return (("birth_places", (rest.rstrip(".") if rest.endswith("..") else rest,)),)
        case "nationality" | "citizen":
            return (("nationalities", (country_or_words(rest.rstrip(".")),)),)
        case "a.k.a." | "f.k.a." | "n.k.a.":
            if quoted := _QUOTED.fullmatch(plain.rstrip(".")):
                name = ListedName(
                    text=" ".join(quoted[2].split()),
                    kind=_NAME_KINDS[quoted[1]],
                    quality="weak",
                    script="Latn",
                )
                return (("names", (name,)),)
        case "Linked" | "(Linked":
            if rest.startswith("To:"):
                linked = rest.removeprefix("To:").strip()
                return (("linked", (linked.removesuffix(")") if first == "(Linked" else linked,)),)
        case "Nationality" if rest.startswith("of Registration "):
            return (("nationalities", (country_or_words(rest.removeprefix("of Registration ")),)),)
        case "Former" | "Other" if rest.startswith("Vessel Flag "):
            return (("former_flags", (country_or_words(rest.removeprefix("Vessel Flag ")),)),)
        case "Vessel" if rest.startswith("Year of Build "):
            return (("built", (rest.removeprefix("Year of Build "),)),)
    return _number_phrase(phrase, plain, first)


def identifies(label: str) -> bool:
    """Whether OFAC's vocabulary knows this label as one of a number."""
    return label in _LABELS or label.startswith(_CURRENCY)


def read_number(label: str, value: str, country: str | None = None, note: str | None = None) -> ListedNumber | None:
    """A number by OFAC's own label; None where the label is none that identifies.

    Args:
        label: `Passport`, `Tax ID No.`, `Vessel Registration Identification`, `Digital Currency Address - XBT`, ...
        value: the number as published.
        country: the issuer's name or code as published.
        note: what else is said of it.
    """
    scheme = _LABELS.get(label)
    if label.startswith(_CURRENCY):
        return ListedNumber(scheme="crypto", value=value, note=label.removeprefix(_CURRENCY))
    if scheme is None:
        if label.startswith(_REACHED_BY) or not _UNKNOWN_LABEL.fullmatch(f"{label} {value}"):
            return None
        scheme = "other"
    if scheme == "registration" and (imo := _IMO.fullmatch(value)):
        if label == "Vessel Registration Identification":
            scheme, value = "imo", imo[1]
        elif value.startswith("IMO") or label.startswith("International Maritime"):
            scheme, value = "imo_company", imo[1]
    elif label == "Identification Number" and value.startswith("IMO") and (imo := _IMO.fullmatch(value)):
        scheme, value = "imo_company", imo[1]
    elif scheme == "lei" and not _LEI.fullmatch(value):
        scheme = "registration"
    code = country_of(country) if country else None
    said = [
        None if label in _PLAIN and scheme != "registration" else label.rstrip(" :"),
        country if country and code is None else None,
        note,
    ]
    return ListedNumber(scheme=scheme, value=value, country=code, note="; ".join(filter(None, said)) or None)


def _number_phrase(phrase: str, plain: str, first: str) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    label = next((known for known in _BY_FIRST_WORD.get(first, ()) if plain.startswith(known + " ")), None)
    if label is None:
        if plain.startswith(_CURRENCY):
            label = " ".join(plain.split(" ", 5)[:5])
        elif unknown := _UNKNOWN_LABEL.fullmatch(plain):
            label = unknown[1]
    if label is None:
        return (("remarks", (phrase,)),)
    match = _VALUE.fullmatch(plain[len(label) :].lstrip(" :").rstrip("."))
    if match is None:
        return (("remarks", (phrase,)),)
    brackets = _PARENTHESIS.findall(match[2])
    country = brackets.pop() if brackets else None
    note = "; ".join(filter(None, (*brackets, match[3].strip(", "))))
    number = read_number(label, match[1].strip(), country, note or None)
    # "Passport and National ID were issued in Ulm": words, no number.
    if number is None or not (number.scheme in _WITHOUT_DIGITS or _DIGIT.search(number.value)):
        return (("remarks", (phrase,)),)
    if label == "Vessel Registration Identification" and number.scheme != "imo":
        return (("numbers", (number,)), ("odd", (phrase,)))
    return (("numbers", (number,)),)
