"""The lists as lines for a person at a desk."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten

from rich.text import Text as Line

from sekisho.lists.counterparts import Counterpart
from sekisho.lists.difference import Difference
from sekisho.lists.entry import BirthDate, Entry
from sekisho.lists.installed import Installed, Shown, State, missing_lists
from sekisho.lists.publisher import BY_ID
from sekisho.lists.update import Renewal

_BOLD, _DIM, _LOUD = "bold", "dim", "bold red"
_MOST_SHOWN = 20
_LONGEST = 240
_SAID = {
    "accepted": "accepted",
    "held": "HELD: the last good list stays in use until someone accepts it",
    "refused": "REFUSED: the last good list stays in use",
    "unchanged": "unchanged",
    "failed": "FAILED: the last good list stays in use",
}


def status_lines(lists: Sequence[Installed], today: datetime.date) -> Iterator[Line]:
    """The lists in use, their age first, then those that are not there."""
    for one in lists:
        age = one.age(today).days
        old = one.is_old(today)
        where = "built-in" if one.built_in else f"fetched {one.fetched:%Y-%m-%d %H:%M} UTC"
        yield Line.assemble((f"{one.list:5} {one.title}", _BOLD))
        yield Line.assemble("      ", (f"as of {one.as_of}, {age:,} days old", _LOUD if old else ""), f", {where}")
        yield Line(f"      {one.count:,} entries · sha256 {one.sha256[:16]}… · source {one.source}")
        yield Line(f"      licence: {one.licence}", style=_DIM)
        for gap in one.missing:
            said = shorten(gap, _LONGEST, placeholder=" ... (--format json has all)")
            yield Line(f"      not in it: {said}", style=_DIM)
        for held in one.held:
            yield Line(f"      held: state of {held.as_of}, fetched {held.fetched:%Y-%m-%d}", style=_LOUD)
            for reason in held.reasons:
                yield Line(f"        {reason}")
        if old:
            way = f"`sekisho lists update {one.source}` fetches the present list"
            yield Line(
                f"      old: {way if one.source in BY_ID else 'only a new version of sekisho renews it'}", style=_LOUD
            )
    for publisher in missing_lists(lists):
        yield Line(f"{publisher.list:5} {publisher.title}", style=_BOLD)
        yield Line("      not here: nothing is found on it", style=_LOUD)
        yield Line(f"      `sekisho lists update {publisher.id}` fetches it · licence: {publisher.licence}", style=_DIM)


def renewal_lines(renewal: Renewal) -> Iterator[Line]:
    """What became of one source, and what changed."""
    loud = renewal.outcome in ("held", "refused", "failed")
    yield Line.assemble((renewal.source, _BOLD), ": ", (_SAID[renewal.outcome], _LOUD if loud else ""))
    for reason in renewal.reasons:
        yield Line(f"  {reason}")
    if renewal.snapshot:
        undated = (
            "" if renewal.snapshot.published else " (the file says no date: the day it came in; --published says it)"
        )
        yield Line(f"  state of {renewal.snapshot.as_of}{undated}: {renewal.snapshot.entries:,} entries")
        warnings = [f for f in renewal.snapshot.faults if f.severity == "warning"]
        for fault in warnings[:_MOST_SHOWN]:
            place = f" (line {fault.line})" if fault.line else ""
            yield Line(f"  warning: {fault.message}{place}", style=_DIM)
        if len(warnings) > _MOST_SHOWN:
            yield Line(f"  and {len(warnings) - _MOST_SHOWN:,} more warnings; --format json has all", style=_DIM)
    if renewal.difference and renewal.outcome != "unchanged":
        yield from (Line(f"  {line}") for line in difference_lines(renewal.difference))


def states_line(source: str, before: State, after: State) -> Line:
    """Which two states are compared."""
    said = [f"{s.day} ({len(s.entries):,} entries{', held' if s.held else ''})" for s in (before, after)]
    return Line(f"{source}: {said[0]} beside {said[1]}", style=_BOLD)


def difference_lines(difference: Difference, most: int = _MOST_SHOWN) -> Iterator[Line]:
    """Entries added, removed and changed, the first of each; JSON has all."""
    yield Line(
        f"{len(difference.added):,} added, {len(difference.removed):,} removed, {len(difference.changed):,} changed"
    )
    for sign, entries in (("+", difference.added), ("-", difference.removed)):
        yield from (Line(f"{sign} {e.id}  {e.name}") for e in entries[:most])
        if len(entries) > most:
            yield Line(f"{sign} and {len(entries) - most:,} more", style=_DIM)
    for change in difference.changed[:most]:
        yield Line(f"~ {change.id}  {change.name}")
        for field in change.fields:
            yield from (Line(f"    {field.field}  - {value}") for value in field.removed)
            yield from (Line(f"    {field.field}  + {value}") for value in field.added)
    if len(difference.changed) > most:
        yield Line(f"~ and {len(difference.changed) - most:,} more", style=_DIM)


def entry_lines(shown: Shown, day: datetime.date, elsewhere: Iterable[Counterpart] = ()) -> Iterator[Line]:
    """An entry as it stood on a day, and where the same party stands on other lists."""
    entry = shown.entry
    yield Line.assemble((f"{entry.list} {entry.id}  {entry.name}", _BOLD), f"  {entry.kind}")
    span = f"listed from {entry.listed_from or 'an unknown day'}" + (
        f" to {entry.listed_to}" if entry.listed_to else ""
    )
    yield Line.assemble("  ", ("on the list" if shown.listed else "not on the list", _BOLD), f" on {day} · {span}")
    yield Line(f"  content of the state of {shown.state} · source {shown.source}", style=_DIM)
    for label, values in _facts(entry):
        for i, value in enumerate(values):
            yield Line(f"  {label if i == 0 else '':<14}{value}")
    for i, (other, reason, strength) in enumerate(elsewhere):
        label = "same party" if i == 0 else ""
        yield Line(f"  {label:<14}{other.list} {other.id}  {other.name}  ({strength}: {reason})")


def _facts(entry: Entry) -> Iterator[tuple[str, list[str]]]:
    yield "names", [_name(n.text, n.kind, n.quality, n.script) for n in entry.names]
    yield "born", [_birth(b) for b in entry.birth_dates]
    yield "birth place", list(entry.birth_places)
    yield "nationality", list(entry.nationalities)
    yield "numbers", [f"{n.scheme} {n.value}" + (f" ({n.country})" if n.country else "") for n in entry.numbers]
    yield "addresses", [a.text for a in entry.addresses]
    if entry.vessel:
        ship = entry.vessel
        yield "ship", [x for x in (ship.type, ship.flag and f"flag {ship.flag}", ship.tonnage, *ship.owners) if x]
    yield "titles", list(entry.titles)
    yield "programmes", list(entry.programmes)
    yield "basis", list(entry.basis)
    yield "measures", list(entry.measures)
    yield "linked to", list(entry.linked)
    yield "amended", [str(d) for d in entry.amended]


def _name(text: str, kind: str, quality: str, script: str | None) -> str:
    marks = ", ".join(m for m in (kind if kind != "primary" else "", "weak" if quality == "weak" else "", script) if m)
    return f"{text}  [{marks}]" if marks else text


def _birth(birth: BirthDate) -> str:
    span = str(birth.from_) if birth.from_ == birth.to else f"{birth.from_} to {birth.to}"
    return f"{'about ' if birth.circa else ''}{span}"
