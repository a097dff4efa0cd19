"""Who takes part in an MT payment? Customers (50a, 59a) and banks (51a to 58a) by option, in the contract's form.

Options: A a BIC, B a place, C a clearing code, D and K (and 59 without a letter) lines of name and address, F numbered
lines. A party identifier (`/...`) may stand before each. Source: SWIFT Standards MT, category 1, fields 50a to 59a.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sekisho.cases.codes import COUNTRIES
from sekisho.cases.read.arrival import Fault, shown

if TYPE_CHECKING:
    from sekisho.cases.read.arrival import Path

_BIC = re.compile(r"[A-Z0-9]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?", re.ASCII)
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", re.ASCII)
_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGIT = re.compile(r"[0-9]", re.ASCII)
_CLEARING = re.compile(r"//([A-Z]{2})(\S*)", re.ASCII)
_IDENTITY = re.compile(r"([A-Z]{4})/([A-Z]{2})/(.+)", re.ASCII)
_BIRTH = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)
_NOTHING = "NOTPROVIDED"
# A line of this length is as long as a line can be: what it says may go on in the next, a word cut through.
_WIDTH = 35
# The MT's letters for a national clearing system, as ISO 20022 calls it; its first two letters are its country.
_SYSTEMS = dict(
    pair.split(":")
    for pair in (
        "AT:ATBLZ AU:AUBSB BL:DEBLZ CC:CACPA CN:CNAPS CP:USPID ES:ESNCC FW:USABA GR:GRBIC HK:HKNCC IE:IENCC IN:INFSC "
        "IT:ITNCC NZ:NZNCC PL:PLKNR PT:PTNCC RU:RUCBC SC:GBDSC SW:CHBCC ZA:ZANCC"
    ).split()
)
_IDENTITIES = dict(
    pair.split(":")
    for pair in (
        "ARNU:alien_registration CCPT:passport CUST:customer DRLC:driving_licence EMPL:employer "
        "NIDN:national_identity SOSE:social_security TXID:tax"
    ).split()
)
_OF_PERSONS = ("ARNU", "CCPT", "DRLC", "SOSE")


def customer(option: str, content: str, path: Path, faults: list[Fault]) -> dict[str, Any]:
    """A customer of field 50a or 59a; where it resides is never said, only the country of its address.

    Args:
        option: the letter of the field, or nothing.
        content: its lines.
        path: where the party stands in the case.
        faults: what is found wrong is added here.
    """
    lines = _lines(content)
    if option == "F":
        return _Numbered(path, faults).read(lines)
    ids, lines = _identified(lines)
    if option == "A" and lines:
        *lines, code = lines
        ids.append({"scheme": "bic", "value": code})
        country = _country_of(code)
        if country:
            ids[-1]["country"] = country
        else:
            faults.append(_no_bic(code, path))
    return _named(lines, ids)


def bank(option: str, content: str, path: Path, faults: list[Fault]) -> dict[str, Any]:
    """A bank of fields 51a to 58a, for arguments as of `customer`; its country is that of its BIC.

    Without a BIC it is that of the clearing system whose member it is (`//FW`).
    """
    lines = _lines(content)
    country: str | None = None
    clearing = _CLEARING.fullmatch(lines[0]) if lines and lines[0].startswith("//") else None
    if clearing:
        ids, country = _member(clearing[1], clearing[2])
        del lines[0]
    else:
        ids, lines = _identified(lines)
    if option == "A" and lines:
        # Words before the BIC that are no number: a branch.
        *lines, code = lines
        party = bank_of(code, path, faults)
        party["ids"] += ids
        return {**_named(lines, ()), **party} if lines else party
    party = {"address": lines} if option == "B" and lines else _named(lines, ())
    party["kind"] = "organisation"
    if ids:
        party["ids"] = ids
    if country:
        party["residence"] = country
    return party


def bank_of(code: str, path: Path, faults: list[Fault]) -> dict[str, Any]:
    """The bank that a BIC names; its country is letters 5 and 6."""
    party: dict[str, Any] = {"kind": "organisation", "ids": [{"scheme": "bic", "value": code}]}
    country = _country_of(code)
    if country:
        party["residence"] = country
    else:
        faults.append(_no_bic(code, path))
    return party


# The same banks stand in message after message.
@lru_cache(1 << 14)
def _country_of(bic: str) -> str | None:
    """Letters 5 and 6 of a BIC where they are a country."""
    found = _BIC.fullmatch(bic)
    return found[1] if found and found[1] in COUNTRIES else None


class _Numbered:
    """Reads option F: an account or an identity, then lines that say by number what they hold."""

    def __init__(self, path: Path, faults: list[Fault]) -> None:
        self._path = path
        self._faults = faults
        self._is_person = False
        self._ids: list[dict[str, str]] = []
        self._party: dict[str, Any] = {}
        self._names: list[str] = []
        self._address: list[str] = []

    def read(self, lines: list[str]) -> dict[str, Any]:
        """The party that the lines describe."""
        if lines and not _is_numbered(lines[0]):
            self._identity(lines.pop(0))
        for line in lines:
            if not _is_numbered(line) or not self._take(line[0], line[2:].strip()):
                self._warn(line)
        party = self._party
        if self._names:
            party["names"] = _names_of_lines(self._names) if len(self._names) > 1 else self._names
        if self._address:
            party["address"] = self._address
        if self._ids:
            party["ids"] = self._ids
        if self._is_person:
            party["kind"] = "person"
        return party

    def _take(self, number: str, text: str) -> bool:
        """Take one line in; False where it is not of the form that its number asks for."""
        match number:
            case "1":
                self._names.append(text)
            case "2":
                self._address.append(text)
            case "3":
                country, place = _country_and(text)
                if not country:
                    return False
                self._party["address_country"] = country
                self._address += [place] if place else []
            case "4":
                born = _day(text)
                if not born:
                    return False
                self._party["birth_date"] = born
                self._is_person = True
            case "5":
                country, _ = _country_and(text)
                if not country:
                    return False
                self._party["birth_country"] = country
                self._is_person = True
            case "6" | "7":
                country, value = _country_and(text)
                if not country or not value:
                    return False
                scheme = "customer" if number == "6" else "national_identity"
                self._ids.append({"scheme": scheme, "value": value, "country": country})
            case _:
                # What did not fit in the identity, or in line 6 or 7.
                if not self._ids:
                    return False
                self._ids[-1]["value"] += text
        return True

    def _identity(self, line: str) -> None:
        if line.startswith("/"):
            self._ids, self._names = _identified([line])
            return
        found = _IDENTITY.fullmatch(line)
        if found and found[1] in _IDENTITIES and found[2] in COUNTRIES:
            self._ids.append({"scheme": _IDENTITIES[found[1]], "value": found[3].strip(), "country": found[2]})
            self._is_person = found[1] in _OF_PERSONS
        else:
            self._warn(line)

    def _warn(self, line: str) -> None:
        message = f"option F: {shown(line)} is not of the form that its number asks for; kept as a line of the address"
        fault = Fault("payment.mt.option_f", message, (*self._path, "address"), severity="warning")
        self._faults.append(fault)
        self._address.append(line)


def _is_numbered(line: str) -> bool:
    return line[1:2] == "/" and line[0] in "12345678"


def _day(text: str) -> str | None:
    """A day written YYYYMMDD."""
    found = _BIRTH.fullmatch(text)
    try:
        return str(datetime.date(*map(int, found.groups()))) if found else None
    except ValueError:
        return None


def _lines(content: str) -> list[str]:
    if "\n" not in content:
        return [content.strip()] if content.strip() else []
    return [text for row in content.split("\n") if (text := row.strip())]


def _identified(lines: list[str]) -> tuple[list[dict[str, str]], list[str]]:
    """The account of the first line (`/...`, a bank's `/C/...`, `/D/...`), and the lines of name and address.

    What stands there and has no digit is no number: then it is words that the screening must see.
    """
    if not lines or not lines[0].startswith("/"):
        return [], lines
    first, *rest = lines
    mark = (first[3:] if first.startswith(("/C/", "/D/")) else first).strip("/ ")
    if _DIGIT.search(mark):
        return [{"scheme": "iban" if _IBAN.fullmatch(mark) else "account", "value": mark}], rest
    if mark == _NOTHING or not any(map(str.isalnum, mark)):
        return [], rest
    return [], [mark, *rest]


def _member(letters: str, number: str) -> tuple[list[dict[str, str]], str | None]:
    """The membership in a clearing system, and its country; without a number it only says how to pay."""
    system = _SYSTEMS.get(letters)
    scheme = system.lower() if system else f"clearing_{letters.lower()}"
    return ([{"scheme": scheme, "value": number}] if number else []), system[:2] if system else None


def _named(lines: list[str], ids: list[dict[str, str]] | tuple[()]) -> dict[str, Any]:
    """A party of lines: the first is its name, the others its address."""
    party: dict[str, Any] = {}
    if lines and lines[0] != _NOTHING:
        party["names"] = lines[:1]
        if len(lines) > 1:
            party["address"] = lines[1:]
            if len(lines[0]) >= _WIDTH:
                party["names"] = [lines[0], _rejoined(lines, _WIDTH)[-1]]
    if ids:
        party["ids"] = ids
    return party


def _names_of_lines(lines: list[str]) -> list[str]:
    """A name over several lines of one number, and as other spellings each line that may be a whole name by itself.

    Lines of the same number continue each other (SWIFT Standards MT, field 50F); a listed name that stands on one of
    them must be found all the same.
    """
    alone = (line for line in lines if len(_WORD.findall(line)) > 1)
    return list(dict.fromkeys((*_rejoined(lines, _WIDTH - 2), *alone)))


def _rejoined(lines: list[str], width: int) -> list[str]:
    """A name over several lines: joined by blanks, and, where a line is full, as one word cut through."""
    name = " ".join(lines)
    tight = "".join(line if len(line) >= width else f"{line} " for line in lines).strip()
    return [name, tight] if tight != name else [name]


def _country_and(text: str) -> tuple[str | None, str | None]:
    """A country and what follows it after a slash; no country where the code is none."""
    if text[:2] in COUNTRIES and text[2:3] in ("", "/"):
        return text[:2], text[3:].strip() or None
    return None, None


def _no_bic(code: str, path: Path) -> Fault:
    message = f"{shown(code)} is no BIC with a country in letters 5 and 6; kept, country unknown"
    return Fault("payment.agent.bic", message, (*path, "ids"), severity="warning")
