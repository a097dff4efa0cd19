"""On which day does a voyage arrive, and is that the day of the act? Asked of every voyage, whatever its format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sekisho.cases.read.arrival import Fault, shown
from sekisho.cases.read.voyages.port_day import is_day, port_day, without_zone

if TYPE_CHECKING:
    from collections.abc import Iterator


def settle_arrival(plain: dict[str, Any], *, of_message: bool) -> Iterator[Fault]:
    """Make the arrival a civil day at the port, and it the day of the act where a message leaves that open.

    Who writes a case says its `date`; a track, a log or a register has no place for it.

    Args:
        plain: the voyage, which may be changed.
        of_message: it was made from a message, maybe with facts of the caller.
    """
    arrival = plain.get("arrival")
    if isinstance(arrival, str):
        if without_zone(arrival):
            message = (
                f"arrival {shown(arrival)}: a time without its zone; add it (+09:00 in Japan), or write the day alone"
            )
            yield Fault("voyage.arrival.no_zone", message, ("arrival",))
            del plain["arrival"]
            return
        port = plain.get("port")
        place = port.strip().upper() if isinstance(port, str) else ""
        plain["arrival"] = port_day(arrival, place)
        if plain["arrival"] != arrival:
            message = f"arrival {shown(arrival)}: counted by the civil day at the port, {plain['arrival']}"
            yield Fault("voyage.arrival.day", message, ("arrival",), severity="info")
    if of_message and plain.get("date") is None and is_day(plain.get("arrival")):
        plain["date"] = plain["arrival"]
        message = f"no date of its own: the day of arrival, {plain['date']}, is the day of the act"
        yield Fault("voyage.date.arrival", message, ("date",), severity="info")
