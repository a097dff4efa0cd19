"""What is this port of the DPRK called, and by which codes? The prefix KP decides the country; this only names."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import NamedTuple


class DprkPort(NamedTuple):
    """A port or border town of the DPRK.

    Args:
        name: the usual romanisation; empty where only a code is known.
        codes: UN/LOCODEs in use for it; lists of carriers and of software disagree, so there may be several or none.
        other_names: other romanisations, former names, Korean and Chinese characters.
        latitude, longitude: degrees north and east, where known.
        source: who says so.
    """

    name: str
    codes: tuple[str, ...]
    other_names: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    source: str


@cache
def dprk_ports() -> tuple[DprkPort, ...]:
    """The ports that are known."""
    table = (resources.files("sekisho.cases") / "data" / "dprk_ports.csv").read_text("utf-8")
    return tuple(
        DprkPort(
            name=row["name"],
            codes=tuple(row["codes"].split()),
            other_names=tuple(row["other_names"].split()),
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
            source=row["source"],
        )
        for row in csv.DictReader(table.splitlines())
    )


@cache
def port_of_code() -> dict[str, DprkPort]:
    """The ports by each of their codes."""
    return {code: port for port in dprk_ports() for code in port.codes}


def named_dprk_port(name: str) -> DprkPort | None:
    """The port of the DPRK that bears this name, in any spelling of the table, where no other port bears it."""
    return _by_name().get(_folded(name))


@cache
def _by_name() -> dict[str, DprkPort]:
    # A port known by one romanisation alone may share it with others: there is a Songdo in Incheon too.
    sure = [port for port in dprk_ports() if port.other_names]
    return {_folded(name): port for port in sure for name in (port.name, *port.other_names)}


def _folded(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
