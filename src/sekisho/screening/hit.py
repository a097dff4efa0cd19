"""What is said of a hit: the listed party, the name that met, how much and why."""

from __future__ import annotations

import datetime

import msgspec

from sekisho.lists.entry import Entry
from sekisho.screening.bands import Band


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A listed party that a query may mean.

    Args:
        list: list id.
        entry: the publisher's key.
        kind: of the listed party.
        listed_name: its primary name.
        matched_alias: the name on the list that met the query.
        score: 0 to 1.
        band: `strong`, `probable` or `review`.
        because: the alignment, what agreed, what did not.
        settles: what would settle it (`birth_date`, `ids`), empty where the band is strong.
        listed_from: first day on the list, where known.
        listed_to: first day no longer on it.
        programmes: the publisher's own tags.
        about_dprk: whether the designation concerns the DPRK.
    """

    list: str
    entry: str
    kind: str
    listed_name: str
    matched_alias: str
    score: float
    band: Band
    because: tuple[str, ...]
    settles: tuple[str, ...] = ()
    listed_from: datetime.date | None = None
    listed_to: datetime.date | None = None
    programmes: tuple[str, ...] = ()
    about_dprk: bool = False


def make_hit(
    entry: Entry, alias: str, score: int, band: Band, because: tuple[str, ...], settles: tuple[str, ...]
) -> Hit:
    """The hit on a listed party, score in thousandths."""
    return Hit(
        list=entry.list,
        entry=entry.id,
        kind=entry.kind,
        listed_name=entry.name,
        matched_alias=alias,
        score=score / 1000,
        band=band,
        because=because,
        settles=settles,
        listed_from=entry.listed_from,
        listed_to=entry.listed_to,
        programmes=entry.programmes,
        about_dprk=entry.about_dprk,
    )
