"""Between whom does an ISO 20022 message go? The banks of its business application header (head.001), any version.

They are to it what the banks of the envelope are to an MT: the first of the agents, sender before receiver, and those
of a message to which it answers (`Rltd`) after them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sekisho.cases.read.payments.levels import FIRST, Level, Part
from sekisho.cases.read.payments.node import Node
from sekisho.cases.read.payments.parties import agent, country_of_bic, customer

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = "AppHdr"
SERVICE = "BizSvc"


def header_of(node: Node) -> Level:
    """What an `AppHdr` says of the payments of its message."""
    level = Level(())
    related = (member for member in node.members if member.name == "Rltd")
    for header in (node, *related):
        for member in header.members:
            if member.name in ("Fr", "To"):
                level.banks.extend(_institutions(member, level.texts))
    return level


def _institutions(side: Node, texts: list[str]) -> Iterator[Part]:
    """Who stands on one side: an institution (`FIId`), or an organisation, whose BIC gives its country as a bank's."""
    for member in side.members:
        if member.name == "FIId":
            node = Node(side.name, members=member.members)
            yield Part(node, *agent(node, texts), rank=FIRST)
        elif member.name == "OrgId":
            found = customer(member, texts)
            bics = [mark["value"] for mark in found.get("ids", ()) if mark["scheme"] == "bic"]
            country = next(filter(None, map(country_of_bic, bics)), None)
            if country:
                found.setdefault("residence", country)
            # A number that only the two sides know says nothing of who it is.
            if bics or not found.keys() <= {"kind", "ids"}:
                node = Node(side.name, members=member.members)
                yield Part(node, {**found, "kind": "organisation"}, None, rank=FIRST)
