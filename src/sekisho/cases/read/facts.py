"""What does the caller know that a message does not say? Facts of a file, added to what was read and never over it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from sekisho.cases.codes import Country, Place
from sekisho.cases.model import KINDS
from sekisho.cases.problem import Problem
from sekisho.cases.read import csv_table, json_text, yaml_text
from sekisho.cases.read.arrival import MOST_FAULTS, Fault, Item, Path, Unreadable, dotted, shown, writable
from sekisho.cases.read.explain import called
from sekisho.cases.read.fields import expected_at
from sekisho.cases.read.source import BOM, Source

if TYPE_CHECKING:
    from pathlib import Path as File

EVERY = "*"
_YEAR = "year"
_NUMBER = re.compile(r"[0-9]{1,24}(?:\.[0-9]{1,12})?", re.ASCII)


class Facts:
    """What a file says of the cases of a batch: by their ids, or of every case by `*`."""

    def __init__(self, given: Mapping[str, Given] | None = None) -> None:
        """Take what is given for each id."""
        self._given = dict(given or {})
        self._used = {EVERY}

    @classmethod
    def read(cls, path: File) -> tuple[Facts, tuple[Problem, ...]]:
        """The facts of a file, and a problem for each part of it that cannot be read.

        Args:
            path: JSON or YAML (an object from case id or `*` to facts, or a list of objects with `id`), or CSV with a
                column `id` and columns named by dotted paths. Facts have the form of the case that they are added to;
                `year` gives the year of a message that leaves it out of its date.

        Returns:
            The facts, and what cannot be read. What is wrong with the facts of one id refuses the case of that id.
        """
        given: dict[str, Given] = {}
        place = writable(path.name)
        problems: list[Problem] = []

        def refuse(fault: Fault) -> None:
            if len(problems) < MOST_FAULTS:
                problems.append(_problem(place, fault))

        try:
            with path.open("rb") as stream:
                for key, one in _entries(Source(place, stream), refuse):
                    first = given.get(key)
                    if first:
                        message = f"facts of {shown(key)} stand at {first.where} and at {one.where}: keep one"
                        twice = Fault("common.facts.duplicate", message)
                        given[key] = msgspec.structs.replace(first, faults=(*first.faults, twice))
                    else:
                        given[key] = one
        except Unreadable as end:
            refuse(end.fault)
        except OSError as err:
            refuse(Fault("common.source.unreadable", f"cannot be read: {err.strerror or err}"))
        if not given and not problems:
            refuse(Fault("common.source.empty", "no facts in it", line=1))
        return cls(given), tuple(problems)

    def add(self, item: Item, case: str) -> Item:
        """The item with what the facts of its id, then of `*`, say beyond it; a contradiction is an error.

        Args:
            item: what a format handed over; its plain object may be changed.
            case: its id in the answers.
        """
        own, every = self._given.get(case), self._given.get(EVERY)
        if own:
            self._used.add(case)
        if not isinstance(item.plain, dict) or not (own or every):
            return item
        kind = item.plain.get("kind")
        merging = _Merging(item, kind if isinstance(kind, str) else "")
        for given in filter(None, (own, every)):
            merging.add(given)
        return merging.merged()

    def unused(self) -> Iterator[Problem]:
        """A warning for each id that no case had, once the batch is read."""
        for key, given in self._given.items():
            if key not in self._used:
                message = f"facts of {shown(key)}, but no case has this id: write it as the answers do"
                yield Problem(
                    case=key, code="common.facts.unused", severity="warning", message=message, line=given.line
                )


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What the file says of one id.

    Args:
        of: gives the facts as a plain object for a kind of case, which says how the cells of a table are read.
        place: the name of the file.
        line: where they begin in it.
        locate: the line of a path in them.
        faults: what is wrong with them.
    """

    of: Callable[[str], Item]
    place: str
    line: int | None
    locate: Callable[[Path], int | None] | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def where(self) -> str:
        """Their place, for a message."""
        return self.at(())

    def at(self, path: Path) -> str:
        """The place of a path in them, for a message."""
        line = self.locate(path) if self.locate else self.line
        return f"{self.place}:{line}" if line else self.place


class _Conflict(NamedTuple):
    path: Path
    read: object
    given: object


class _Merging:
    """Adds facts to one case: those of its id stand before those of `*`, and neither before what was read."""

    def __init__(self, item: Item, kind: str) -> None:
        self._item = item
        self._kind = kind
        self._plain: dict[str, Any] = item.plain  # type: ignore[assignment]
        self._faults = list(item.faults)
        self._settled: set[Path] = set()
        self._year: tuple[Given, object] | None = None

    def add(self, given: Given) -> None:
        """Add what one entry of the file says."""
        said = given.of(self._kind)
        wrong = (*given.faults, *said.faults)
        self._faults += (_blamed(fault, given) for fault in wrong)
        if any(fault.severity == "error" for fault in wrong) or not isinstance(said.plain, dict):
            return
        facts = {key: value for key, value in said.plain.items() if key != _YEAR}
        if said.plain.get(_YEAR) is not None and self._year is None:
            self._year = given, said.plain[_YEAR]
        for path, read, fact in list(self._merge(self._plain, facts, ())):
            self._contradict(path, read, fact, given)

    def merged(self) -> Item:
        """The item, with its date made whole where the message leaves out the year."""
        date = self._plain.get("date")
        if self._item.month_day and date is not None:
            stated = "{:02}-{:02}".format(*self._item.month_day)
            if str(date)[5:] != stated:
                message = f"date: the message says {stated}, the facts say {shown(date)}: correct one of them"
                self._faults.append(Fault("common.facts.conflict", message, ("date",)))
        if self._year:
            self._date_by(*self._year)
        return msgspec.structs.replace(self._item, plain=self._plain, faults=tuple(self._faults))

    def _merge(self, here: Any, facts: dict[str, Any] | list[Any], path: Path) -> Iterator[_Conflict]:
        for key, fact in facts.items() if isinstance(facts, dict) else enumerate(facts):
            read, at = here.get(key) if isinstance(here, dict) else here[key], (*path, key)
            if fact is None:
                continue
            if read is None:
                here[key] = deepcopy(fact)
                self._settled.add(at)
            elif (isinstance(read, dict) and isinstance(fact, dict)) or _item_by_item(read, fact):
                yield from self._merge(read, fact, at)
            elif self._same(read, fact, at):
                self._settled.add(at)
            elif not self._is_settled(at):
                yield _Conflict(at, read, fact)

    def _is_settled(self, path: Path) -> bool:
        """Whether the facts of the id said what stands there: `*` does not contradict them."""
        return any(path[:end] in self._settled for end in range(1, len(path) + 1))

    def _same(self, read: object, fact: object, path: Path) -> bool:
        if read == fact and isinstance(read, bool) == isinstance(fact, bool):
            return True
        if path[-1] == "value" and not isinstance(path[-2], int):  # the value of an identifier is no number
            numbers = [str(one) for one in (read, fact)]
            return all(map(_NUMBER.fullmatch, numbers)) and Decimal(numbers[0]) == Decimal(numbers[1])
        if isinstance(read, datetime.date):
            return str(read) == fact
        place = expected_at(KINDS[self._kind], path) if self._kind in KINDS else None
        code = next((kind for kind in (Country, Place) if place and kind in place.bare), None)
        try:
            return code is not None and code.read(str(read)) == code.read(str(fact))
        except ValueError:
            return False

    def _contradict(self, path: Path, read: object, fact: object, given: Given) -> None:
        if len(self._faults) < 2 * MOST_FAULTS:
            message = (
                f"{dotted(path)}: {shown(read)} was read, {given.at(path)} says {shown(fact)}: correct one of them"
            )
            self._faults.append(Fault("common.facts.conflict", message, path))

    def _date_by(self, given: Given, year: object) -> None:
        written = str(year)
        stated, date = self._item.month_day, self._plain.get("date")
        if isinstance(year, bool) or not re.fullmatch(r"[12][0-9]{3}", written, re.ASCII):
            message = f"year {shown(year)} ({given.at((_YEAR,))}): write four digits, as in 2019"
            self._faults.append(Fault("payment.zengin.year", message, ("date",)))
        elif date is not None:
            if str(date)[:4] != written:
                self._contradict(("date",), str(date), int(written), given)
            elif not stated:
                message = f"the message has a whole date: the year of {given.at((_YEAR,))} is not needed"
                self._faults.append(Fault("common.facts.year", message, ("date",), severity="warning"))
        elif not stated:
            message = f"a year ({given.at((_YEAR,))}), but the message has no day to go with it: give the whole `date`"
            self._faults.append(Fault("common.facts.year", message, ("date",), severity="warning"))
        else:
            try:
                self._plain["date"] = datetime.date(int(written), *stated).isoformat()
            except ValueError:
                message = f"month {stated[0]}, day {stated[1]} is no day of {written}: look at message and year"
                self._faults.append(Fault("payment.zengin.year", message, ("date",)))


def _item_by_item(read: object, fact: object) -> bool:
    """Whether facts are added to each item of a list in its place, as to `transfers[0].other.flag`; none is added."""
    if not (isinstance(read, list) and isinstance(fact, list) and 0 < len(fact) <= len(read)):
        return False
    return all(isinstance(item, dict) for item in (*read, *fact))


def _entries(source: Source, refuse: Callable[[Fault], None]) -> Iterator[tuple[str, Given]]:
    """What the file says of each id; what belongs to none is refused."""
    head = source.head.removeprefix(BOM).lstrip()
    if not json_text.recognises(head) and csv_table.recognises(head):
        yield from _rows(source, refuse)
        return
    reader = json_text if json_text.recognises(head) else yaml_text
    for item in reader.read(source):
        if not isinstance(item.plain, dict):
            for fault in item.faults or (Fault("common.facts.form", _FORM.format(called(item.plain))),):
                refuse(_on_line(fault, item))
        elif isinstance(item.plain.get("id"), str):
            yield item.plain["id"], _given(item, source.name)
        else:
            yield from _by_id(item, source.name, refuse)


_FORM = "facts are an object from case id to facts, or a list of objects with an id, not {}"


def _given(item: Item, place: str) -> Given:
    assert isinstance(item.plain, dict)
    facts = {key: value for key, value in item.plain.items() if key != "id"}
    plain = Item(plain=facts)
    return Given(of=lambda kind: plain, place=place, line=item.line, locate=item.locate, faults=item.faults)


def _by_id(item: Item, place: str, refuse: Callable[[Fault], None]) -> Iterator[tuple[str, Given]]:
    assert isinstance(item.plain, dict)
    for fault in item.faults:
        if not fault.path or fault.path[0] not in item.plain:
            refuse(_on_line(fault, item))
    for key, facts in item.plain.items():
        line = item.locate((key,)) if item.locate else item.line
        faults = tuple(
            msgspec.structs.replace(f, path=f.path[1:]) for f in item.faults if f.path and f.path[0] == key[:80]
        )
        if facts is not None and not isinstance(facts, dict):
            message = f"facts of {shown(key)}: an object with the fields of a case is expected, not {called(facts)}"
            refuse(Fault("common.facts.form", message, line=line))
        plain = Item(plain=facts)
        yield (
            key,
            Given(of=lambda kind, plain=plain: plain, place=place, line=line, locate=_below(item, key), faults=faults),  # type: ignore[misc]
        )


def _below(item: Item, key: str) -> Callable[[Path], int | None]:
    return lambda path: item.locate((key, *path)) if item.locate else item.line


def _rows(source: Source, refuse: Callable[[Fault], None]) -> Iterator[tuple[str, Given]]:
    for row in csv_table.rows(source, frozenset({_YEAR})):
        own = row.item("")
        key = own.plain.get("id") if isinstance(own.plain, dict) else None
        if isinstance(key, str):
            yield key, Given(of=_typed(row), place=source.name, line=row.line)
        else:
            fault = row.fault or Fault("common.id.missing", "no id in this row: whose facts are they? `*` is of all")
            refuse(_on_line(fault, own))


def _typed(row: csv_table.Row) -> Callable[[str], Item]:
    def of(kind: str) -> Item:
        item = row.item(kind)
        facts = {key: value for key, value in item.plain.items() if key != "id"} if isinstance(item.plain, dict) else {}
        return msgspec.structs.replace(item, plain=facts)

    return of


def _blamed(fault: Fault, given: Given) -> Fault:
    """A fault of the facts as a fault of the case, with the place in the file of facts."""
    line = f"{given.place}:{fault.line}" if fault.line else given.at(fault.path)
    return msgspec.structs.replace(fault, message=f"{fault.message} ({line})", line=None)


def _on_line(fault: Fault, item: Item) -> Fault:
    line = fault.line or (item.locate(fault.path) if item.locate else None) or item.line
    return msgspec.structs.replace(fault, line=line)


def _problem(place: str, fault: Fault) -> Problem:
    return Problem(
        case=place,
        field=dotted(fault.path),
        code=fault.code,
        severity=fault.severity,
        message=writable(fault.message),
        line=fault.line,
    )
