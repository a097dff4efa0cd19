"""What every file of OFAC says of a party in the same way: names with a comma, ships, company numbers."""

from __future__ import annotations

import msgspec

from sekisho.lists.entry import EntryKind, ListedName, ListedNumber, NameKind, Quality, Vessel
from sekisho.lists.places import country_or_words
from sekisho.lists.readers.ofac_remarks import Remarks
from sekisho.lists.scripts import script_of


def listed_name(text: str, person: bool, kind: NameKind = "primary", quality: Quality = "good") -> ListedName:
    """A name as published, `SURNAME, Given` of a person also in its two parts; an organisation's comma is its own.

    Args:
        text: as published.
        person: whether the party is an individual.
        kind: primary, alias or former.
        quality: `weak` where OFAC says that it does not suffice alone.
    """
    folded = " ".join(text.split()) if "  " in text or text[-1:] == " " else text
    surname, comma, given = folded.partition(", ")
    parts = (surname, given) if person and comma else ()
    return ListedName(
        text=folded, kind=kind, quality=quality, script="Latn" if folded.isascii() else script_of(folded), parts=parts
    )


def ship(
    kind: EntryKind,
    said: Remarks,
    type_: str | None = None,
    flag: str | None = None,
    tonnage: str | None = None,
    gross: str | None = None,
    owner: str | None = None,
) -> Vessel | None:
    """What the columns and the remarks say of a ship or aircraft; None for another party of which they say nothing.

    Args:
        kind: of the party.
        said: its remarks.
        type_: kind of ship, as published.
        flag: name of the flag's country.
        tonnage: deadweight, as published.
        gross: gross registered tonnage, as published.
        owner: as published.
    """
    if kind not in ("vessel", "aircraft") and not (type_ or flag or tonnage or gross or owner or said.former_flags):
        return None
    tons = [f"{figure} {unit}" for figure, unit in ((tonnage, "DWT"), (gross, "GRT")) if figure]
    return Vessel(
        type=type_,
        flag=country_or_words(flag) if flag else None,
        former_flags=said.former_flags,
        tonnage="; ".join(tons) or None,
        built="; ".join(said.built) or None,
        owners=(owner,) if owner else (),
    )


def numbers_of(kind: EntryKind, said: Remarks, call_sign: str | None = None) -> tuple[ListedNumber, ...]:
    """The numbers of a party; an IMO number of one that is no ship identifies a company.

    Args:
        kind: of the party.
        said: its remarks.
        call_sign: of a ship, from its own column.
    """
    numbers = said.numbers
    if numbers and kind not in ("vessel", "unknown"):
        numbers = tuple(
            msgspec.structs.replace(number, scheme="imo_company") if number.scheme == "imo" else number
            for number in numbers
        )
    return (ListedNumber(scheme="call_sign", value=call_sign), *numbers) if call_sign else numbers
