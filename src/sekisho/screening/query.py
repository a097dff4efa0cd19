"""Who is asked about? A name, or several, with what else is known of the party."""

from __future__ import annotations

import datetime
from typing import Literal, TypeAlias

import msgspec

from sekisho.names.word import Kind

QueryKind: TypeAlias = Literal["person", "organisation", "vessel", "aircraft", "unknown"]


class Number(msgspec.Struct, frozen=True):
    """A number that identifies a party: scheme as in `lists.entry.ListedNumber`, value, issuer where known."""

    scheme: str
    value: str
    country: str | None = None


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A party to look for.

    Args:
        id: the caller's key.
        names: as typed, any script.
        kind: what it is; `unknown` is looked for as each.
        birth_dates: first and last possible day of birth.
        countries: nationality, residence or flag, ISO 3166 alpha-2.
        numbers: documents, ship and company numbers.
    """

    names: tuple[str, ...]
    id: str = ""
    kind: QueryKind = "unknown"
    birth_dates: tuple[tuple[datetime.date, datetime.date], ...] = ()
    countries: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()


READ_AS: dict[QueryKind, tuple[Kind, ...]] = {
    "person": ("person",),
    "organisation": ("organisation",),
    "vessel": ("vessel",),
    "aircraft": ("vessel",),
    "unknown": ("person", "organisation", "vessel"),
}
"""As what a party of a kind is read; a listed party of unknown kind is read as each too."""
