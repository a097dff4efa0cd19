"""A designation as every publisher's file is read into it: who is listed, by whom, since when, on what basis."""

from __future__ import annotations

import datetime
from typing import Literal, TypeAlias

import msgspec

Date: TypeAlias = datetime.date
EntryKind = Literal["person", "organisation", "vessel", "aircraft", "unknown"]
NameKind = Literal["primary", "alias", "former"]
Quality = Literal["good", "weak"]
Precision = Literal["day", "month", "year", "range"]


class _Noun(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    pass


class ListedName(_Noun, frozen=True):
    """One spelling under which a party is listed.

    Args:
        text: as the publisher writes it, blanks folded.
        kind: primary, alias or former name.
        quality: `weak` where the publisher says that it does not suffice alone (UN "Low", OFAC weak a.k.a.).
        script: ISO 15924 code (`Latn`, `Hang`, `Kana`, `Hani`, `Cyrl`, `Arab`), from the publisher or the characters.
        lang: BCP 47 code where the publisher says it.
        parts: the publisher's own name parts (surname first or not, as published), where it gives them.
        note: what the publisher says of this name, or the whole cell that this spelling was taken from.
    """

    text: str
    kind: NameKind = "primary"
    quality: Quality = "good"
    script: str | None = None
    lang: str | None = None
    parts: tuple[str, ...] = ()
    note: str | None = None


class BirthDate(_Noun, frozen=True):
    """A birth date as exactly as it is known: the first and last day on which it can lie.

    Args:
        from_: first possible day.
        to: last possible day (equal to `from_` where the day is known).
        precision: how exact the publisher is.
        circa: the publisher says "about".
        text: the publisher's own words.
    """

    from_: Date = msgspec.field(name="from")
    to: Date
    precision: Precision
    circa: bool = False
    text: str | None = None


class ListedNumber(_Noun, frozen=True):
    """A number or code that identifies a party.

    Args:
        scheme: `passport`, `national_id`, `imo`, `imo_company`, `mmsi`, `call_sign`, `bic`, `lei`, `registration`,
            `tax`, `crypto`, `aircraft`, `un_reference` (the UN's key as another list quotes it), `other`.
        value: as published, blanks trimmed; an IMO number is its seven digits.
        country: ISO 3166 alpha-2 of the issuer, where known.
        note: what the publisher says about it (kind of document, expiry, doubt), original words.
    """

    scheme: str
    value: str
    country: str | None = None
    note: str | None = None


class Address(_Noun, frozen=True):
    """An address as published; `country` is ISO 3166 alpha-2 where it could be read."""

    text: str
    country: str | None = None


class Vessel(_Noun, frozen=True):
    """What a list says of a ship (or aircraft) beyond its names and numbers."""

    type: str | None = None
    flag: str | None = None
    former_flags: tuple[str, ...] = ()
    tonnage: str | None = None
    built: str | None = None
    owners: tuple[str, ...] = ()


class Entry(_Noun, frozen=True):
    """One designation.

    Args:
        list: list id: `UN`, `OFAC`, `CSL`, `EU`, `UK`, `MOF`, or the name of one's own list.
        id: the publisher's key (`KPi.033`, OFAC's ent_num, EU's logicalId, UK's Unique ID, MOF's 番号).
        kind: person, organisation, vessel, aircraft or unknown.
        names: every name; the first primary one is the listed name.
        birth_dates: every birth date.
        birth_places: as published.
        nationalities: ISO 3166 alpha-2 where it could be read, else the publisher's words.
        numbers: documents, ship, company and bank numbers, crypto addresses.
        addresses: as published.
        vessel: for ships and aircraft.
        programmes: the publisher's own programme tags (`DPRK`, `DPRK4`, `NPWMD`, `PRK`, 区分 `15`).
        about_dprk: whether the designation concerns the DPRK, by programme or by what the entry says of itself.
        basis: legal basis (resolution, executive order, regulation, notice).
        measures: what being listed brings (`Asset freeze`, `Prohibition of port entry`), where the publisher says it.
        listed_from: first day listed, where the publisher says it or snapshots show it.
        listed_to: first day no longer listed.
        amended: days on which the publisher changed the entry.
        titles: titles, positions and roles.
        linked: other parties that the entry names ("Linked To"), as published.
        remarks: what else the publisher says, original words; never shipped with the built-in data.
        position: where it stood in the file (`line 812`, `ENTITY 17`).
    """

    list: str
    id: str
    kind: EntryKind
    names: tuple[ListedName, ...]
    birth_dates: tuple[BirthDate, ...] = ()
    birth_places: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    numbers: tuple[ListedNumber, ...] = ()
    addresses: tuple[Address, ...] = ()
    vessel: Vessel | None = None
    programmes: tuple[str, ...] = ()
    about_dprk: bool = False
    basis: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    listed_from: Date | None = None
    listed_to: Date | None = None
    amended: tuple[Date, ...] = ()
    titles: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    position: str | None = None

    @property
    def name(self) -> str:
        """The listed name: the first primary one."""
        return next((n.text for n in self.names if n.kind == "primary"), self.names[0].text if self.names else "")

    def listed_on(self, day: Date) -> bool:
        """Whether the entry stands on its list that day; an unknown start counts as always."""
        return (self.listed_from is None or self.listed_from <= day) and (
            self.listed_to is None or day < self.listed_to
        )
