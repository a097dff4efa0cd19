"""Who takes part in an ISO 20022 payment? Customers and banks of any version, in the contract's form.

Versions differ in how a bank's code is called (BIC, BICFI, AnyBIC, BICOrBEI) and in what wraps a party (`Pty`, `Agt`,
`CmbndId`, `NmAndAdr`); the rest is found by the same local names. What has no field of its own is handed back as text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sekisho.cases.codes import COUNTRIES
from sekisho.cases.read.payments.node import NOTHING

if TYPE_CHECKING:
    from sekisho.cases.read.payments.node import Node

_BIC = re.compile(r"[A-Z0-9]{4}([A-Z]{2})[A-Z0-9]{2}([A-Z0-9]{3})?", re.ASCII)
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
_LINE_OF = {part: n for n, parts in enumerate(_ADDRESS_LINES) for part in parts}
_FREE_LINE = len(_ADDRESS_LINES)
_SCHEMES = {"AnyBIC": "bic", "BICOrBEI": "bic", "BIC": "bic", "LEI": "lei", "PsptNb": "passport", "CCPT": "passport"}


def party(node: Node, texts: list[str]) -> tuple[dict[str, Any], str | None]:
    """A party that may be a customer or a bank (`Pty` or `Agt`), and its BIC where that is none.

    Args:
        node: the element that plays the part.
        texts: takes what the contract's Party has no field for.
    """
    for member in node.members:
        if member.name == "Pty":
            return customer(member, texts), None
        if member.name == "Agt":
            return agent(member, texts)
        if member.name == "FinInstnId":
            return agent(node, texts)
    return customer(node, texts), None


def customer(node: Node, texts: list[str]) -> dict[str, Any]:
    """A debtor, creditor or ultimate party; its residence is CtryOfRes and nothing else."""
    found: dict[str, Any] = {}
    for member in node.members:
        match member.name:
            case "Nm":
                _add_name(found, member)
            case "PstlAdr":
                _add_address(found, member)
            case "Id":
                _identify(found, member, texts)
            case "CtryOfRes":
                found["residence"] = member.text or None
            case _:
                _keep(member, texts)
    return _known(found)


def agent(node: Node, texts: list[str]) -> tuple[dict[str, Any], str | None]:
    """A bank of the chain, and its BIC where that is none.

    Its country is that of the BIC (letters 5 and 6), else that of the clearing system whose member it is (`USABA`).
    """
    found: dict[str, Any] = {"kind": "organisation"}
    ids: list[dict[str, str]] = []
    bic = system = None
    for member in _institution(node):
        match member.name:
            case "BICFI" | "BIC":
                bic = member.text or None
                if bic:
                    ids.insert(0, {"scheme": "bic", "value": bic})
            case "LEI":
                ids.extend(_identifier(member, texts))
            case "Nm":
                _add_name(found, member)
            case "PstlAdr":
                _add_address(found, member)
            case "ClrSysMmbId":
                system = member.at("ClrSysId", "Cd") or member.at("ClrSysId", "Prtry")
                number = member.at("MmbId") or member.at("Id") or member.at("Prtry")
                if number:
                    ids.append({"scheme": (system or "clearing_member").lower(), "value": number})
            case "Othr" | "PrtryId":
                ids.extend(_identifier(member, texts))
            case "BrnchId":
                _keep_branch(member, found, texts)
            case _:
                _keep(member, texts)
    for member in node.members:
        if member.name == "BrnchId":
            _keep_branch(member, found, texts)
    country = country_of_bic(bic) if bic else None
    if not bic and system and len(system) == 5 and system[:2] in COUNTRIES:
        country = system[:2]
    found["residence"] = country
    found["ids"] = ids or None
    return _known(found), bic if bic and not country else None


def country_of_bic(bic: str) -> str | None:
    """Letters 5 and 6 of a BIC where they are a country."""
    matched = _BIC.fullmatch(bic)
    return matched[1] if matched and matched[1] in COUNTRIES else None


def _institution(node: Node) -> list[Node]:
    """What says which bank it is; version 001.01 wraps name and address, or everything together, once more."""
    institution = node.first("FinInstnId")
    if institution is None:
        return []
    members: list[Node] = []
    for member in institution.members:
        members.extend(member.members if member.name in ("CmbndId", "NmAndAdr") else [member])
    return members


def _keep_branch(branch: Node, found: dict[str, Any], texts: list[str]) -> None:
    """A branch: its address where the bank has none, its name as text."""
    at_home = dict(found)
    for member in branch.members:
        if member.name == "PstlAdr":
            _add_address(found, member)
        elif member.name not in ("Id", "LEI"):
            _keep(member, texts)
    found.update({key: at_home[key] for key in ("address", "address_country") if at_home.get(key)})


def _add_name(found: dict[str, Any], name: Node) -> None:
    words = name.leaves()
    if words:
        found.setdefault("names", []).append(words)


def _add_address(found: dict[str, Any], postal: Node) -> None:
    """The address as lines: the structured parts in groups, then the free lines."""
    grouped: list[list[str]] = [[] for _ in _ADDRESS_LINES]
    free: list[str] = []
    for part in postal.members:
        text = part.text
        if part.name == "Ctry":
            found["address_country"] = text or None
        elif text and text != NOTHING and part.name != "AdrTp":
            place = _LINE_OF.get(part.name, _FREE_LINE)
            (grouped[place] if place < _FREE_LINE else free).append(text)
    lines = [" ".join(parts) for parts in grouped if parts] + free
    if lines:
        found["address"] = found.get("address", []) + lines


def _identify(found: dict[str, Any], identity: Node, texts: list[str]) -> None:
    ids: list[dict[str, str]] = found.get("ids") or []
    for side in identity.members:
        found["kind"] = "person" if side.name == "PrvtId" else "organisation"
        for mark in side.members:
            if mark.name != "DtAndPlcOfBirth":
                ids.extend(_identifier(mark, texts))
                continue
            for fact in mark.members:
                if fact.name == "BirthDt":
                    found["birth_date"] = fact.text or None
                elif fact.name == "CtryOfBirth":
                    found["birth_country"] = fact.text or None
                else:
                    _keep(fact, texts)
    found["ids"] = ids or None


def _identifier(mark: Node, texts: list[str]) -> list[dict[str, str]]:
    """One identification: `Othr` with its scheme and issuer, or an element whose name is the scheme."""
    country = None
    if mark.members:
        scheme = mark.at("SchmeNm", "Cd") or mark.at("SchmeNm", "Prtry") or mark.at("IdTp") or "other"
        value = mark.at("Id")
        issuer = mark.at("Issr")
        if issuer in COUNTRIES:
            country = issuer
        elif issuer and issuer != NOTHING:
            texts.append(issuer)
    else:
        scheme, value = mark.name, mark.text
    if not value or value == NOTHING or mark.name == "Issr":
        return []
    found = {"scheme": _SCHEMES.get(scheme, scheme.lower()), "value": value}
    return [found | {"country": country} if country else found]


def _keep(node: Node, texts: list[str]) -> None:
    words = node.leaves()
    if words:
        texts.append(words)


def _known(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value is not None}
