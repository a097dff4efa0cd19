"""Who takes part in an ISO 20022 payment? Customers and agents of any version, in the contract's form.

Versions 001.01 to 001.13 differ in how a bank's code is called (BIC, BICFI, AnyBIC, BICOrBEI) and in what wraps it; the
rest is found by the same local names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sekisho.cases.codes import COUNTRIES
from sekisho.cases.read.xml import below, local, text

if TYPE_CHECKING:
    from lxml.etree import _Element

_BIC = re.compile(r"[A-Z0-9]{4}([A-Z]{2})[A-Z0-9]{2}([A-Z0-9]{3})?", re.ASCII)
# The usage guidelines' word for a mandatory element of which nothing is known.
_NOTHING = "NOTPROVIDED"
_ADDRESS_LINES = (
    ("CareOf",),
    ("Dept", "SubDept"),
    ("BldgNm", "Flr", "Room", "UnitNb"),
    ("StrtNm", "BldgNb"),
    ("PstBx",),
    ("TwnLctnNm", "DstrctNm"),
    ("PstCd", "TwnNm"),
    ("CtrySubDvsn",),
)
_SCHEMES = {"AnyBIC": "bic", "BICOrBEI": "bic", "BIC": "bic", "LEI": "lei", "PsptNb": "passport", "CCPT": "passport"}


def customer(element: _Element) -> dict[str, Any]:
    """A debtor, creditor or ultimate party; its residence is CtryOfRes and nothing else."""
    party = _named(element)
    ids: list[dict[str, str]] = []
    for identity in element:
        if local(identity) != "Id":
            continue
        for side in identity:
            party["kind"] = "person" if local(side) == "PrvtId" else "organisation"
            for mark in side:
                if local(mark) == "DtAndPlcOfBirth":
                    party["birth_date"] = text(mark, "BirthDt")
                    party["birth_country"] = text(mark, "CtryOfBirth")
                else:
                    ids.extend(_identifier(mark))
    party["ids"] = ids or None
    party["residence"] = text(element, "CtryOfRes")
    return _known(party)


def agent(element: _Element) -> tuple[dict[str, Any], str | None]:
    """A bank of the chain, and its BIC where that is none.

    Its country is that of the BIC (letters 5 and 6), else that of the clearing system whose member it is (`USABA`).
    """
    institution = below(element, "FinInstnId")
    if institution is None:
        return {"kind": "organisation"}, None
    # Version 001.01 wraps name and address, or everything together, once more.
    within = next((w for n in ("CmbndId", "NmAndAdr") if (w := below(institution, n)) is not None), institution)
    party = _named(within) | {"kind": "organisation"}
    branch = below(element, "BrnchId")
    if branch is not None:
        party["address_country"] = party.get("address_country") or text(branch, "PstlAdr", "Ctry")
        party["address"] = party.get("address") or _address(below(branch, "PstlAdr"))
    ids: list[dict[str, str]] = []
    bic = text(within, "BICFI") or text(within, "BIC")
    found = _BIC.fullmatch(bic) if bic else None
    country = found[1] if found and found[1] in COUNTRIES else None
    if bic:
        ids.append({"scheme": "bic", "value": bic})
    lei = text(within, "LEI")
    if lei:
        ids.append({"scheme": "lei", "value": lei})
    member = below(within, "ClrSysMmbId")
    if member is not None:
        system = text(member, "ClrSysId", "Cd") or text(member, "ClrSysId", "Prtry")
        number = text(member, "MmbId") or text(member, "Id") or text(member, "Prtry")
        if number:
            ids.append({"scheme": (system or "clearing_member").lower(), "value": number})
        if not bic and system and len(system) == 5 and system[:2] in COUNTRIES:
            country = system[:2]
    for other in within:
        if local(other) in ("Othr", "PrtryId"):
            ids.extend(_identifier(other))
    party["ids"] = ids or None
    party["residence"] = country
    return _known(party), bic if bic and not country else None


def _named(element: _Element) -> dict[str, Any]:
    name = text(element, "Nm")
    postal = below(element, "PstlAdr")
    return {
        "names": [name] if name and name != _NOTHING else None,
        "address": _address(postal),
        "address_country": text(postal, "Ctry"),
    }


def _address(postal: _Element | None) -> list[str] | None:
    """The address as lines: the structured parts in groups, then the free lines."""
    if postal is None:
        return None
    lines = [" ".join(t for part in parts if (t := text(postal, part))) for parts in _ADDRESS_LINES]
    lines += [text(child) or "" for child in postal if local(child) == "AdrLine"]
    return [line for line in lines if line and line != _NOTHING] or None


def _identifier(mark: _Element) -> list[dict[str, str]]:
    """One identification: `Othr` with its scheme, or an element whose name is the scheme."""
    name = local(mark)
    if len(mark):
        scheme = text(mark, "SchmeNm", "Cd") or text(mark, "SchmeNm", "Prtry") or text(mark, "IdTp") or "other"
        value = text(mark, "Id")
    else:
        scheme, value = name, text(mark)
    if not value or value == _NOTHING or name == "Issr":
        return []
    return [{"scheme": _SCHEMES.get(scheme, scheme.lower()), "value": value}]


def _known(party: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in party.items() if value is not None}
