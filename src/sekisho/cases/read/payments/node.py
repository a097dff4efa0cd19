"""What stands in a piece of an XML message? Elements as plain objects by local names, walked through once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

# The usage guidelines' word for a mandatory element of which nothing is known.
NOTHING = "NOTPROVIDED"
# A text is searched by its words, and a country's code alone is none.
_SAID = {"KP": "KP (DPRK)"}


class Node:
    """An element: its local name, its own text with white space collapsed, its currency, its members in order."""

    __slots__ = ("currency", "members", "name", "text")

    def __init__(self, name: str, text: str = "", members: Sequence[Node] = (), currency: str | None = None):
        """Take what is known; neither namespaces nor other attributes are kept."""
        self.name = name
        self.text = text
        self.members = members
        self.currency = currency

    def first(self, *steps: str) -> Node | None:
        """The first element down a path of names."""
        found: Node | None = self
        for step in steps:
            if found is None:
                return None
            for member in found.members:
                if member.name == step:
                    found = member
                    break
            else:
                return None
        return found

    def at(self, *steps: str) -> str | None:
        """The text down a path; None where there is none."""
        found = self.first(*steps)
        return found.text or None if found is not None else None

    def leaves(self) -> str:
        """All texts of it and below it, in order, joined by blanks."""
        return " ".join(self._texts())

    def _texts(self) -> Iterator[str]:
        if self.text and self.text != NOTHING:
            yield _SAID.get(self.text, self.text) if self.name.startswith("Ctry") else self.text
        for member in self.members:
            yield from member._texts()


@lru_cache(maxsize=4096)
def local_name(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def node_of(element: _Element) -> Node:
    """The element and all below it."""
    name = local_name(element.tag)
    text = element.text
    return Node(
        name,
        " ".join(text.split()) if text else "",
        [node_of(child) for child in element] if len(element) else (),
        element.get("Ccy") if name.endswith("Amt") else None,
    )
