"""What does the caller know that a message does not say? Facts of a file, added to what was read.

They never stand over it, except where what was read is only the hint of a code.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from sekisho.cases.codes import Country, Place
from sekisho.cases.model import KINDS
from sekisho.cases.problem import Problem
from sekisho.cases.read.arrival import MOST_FAULTS, Fault, Item, Path, Unreadable, dotted, shown, writable
from sekisho.cases.read.facts_file import YEAR, Given, entries_of
from sekisho.cases.read.fields import expected_at
from sekisho.cases.read.source import Source

if TYPE_CHECKING:
    from pathlib import Path as File

EVERY = "*"
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
                for key, one in entries_of(Source(place, stream), refuse):
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


class _Conflict(NamedTuple):
    path: Path
    read: object
    given: object


class _Merging:
    """Adds facts to one case: those of its id stand before those of `*`, and neither before what was read.

    What a format only made of a code is a hint, which a fact replaces.
    """

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
        facts = {key: value for key, value in said.plain.items() if key != YEAR}
        if said.plain.get(YEAR) is not None and self._year is None:
            self._year = given, said.plain[YEAR]
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
            elif self._is_settled(at):
                continue
            elif at in self._item.hints:
                here[key] = deepcopy(fact)
                self._settled.add(at)
                self._say_replaced(at, read, fact)
            else:
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

    def _say_replaced(self, path: Path, read: object, fact: object) -> None:
        message = (
            f"{dotted(path)}: a code of the message hints at {shown(read)}, the facts say {shown(fact)}: they hold"
        )
        self._faults.append(Fault("common.facts.hint", message, path, severity="info"))

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
            message = f"year {shown(year)} ({given.at((YEAR,))}): write four digits, as in 2019"
            self._faults.append(Fault("payment.zengin.year", message, ("date",)))
        elif date is not None:
            if str(date)[:4] != written:
                self._contradict(("date",), str(date), int(written), given)
            elif not stated:
                message = f"the message has a whole date: the year of {given.at((YEAR,))} is not needed"
                self._faults.append(Fault("common.facts.year", message, ("date",), severity="warning"))
        elif not stated:
            message = f"a year ({given.at((YEAR,))}), but the message has no day to go with it: give the whole `date`"
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


def _blamed(fault: Fault, given: Given) -> Fault:
    """A fault of the facts as a fault of the case, with the place in the file of facts."""
    line = f"{given.place}:{fault.line}" if fault.line else given.at(fault.path)
    return msgspec.structs.replace(fault, message=f"{fault.message} ({line})", line=None)


def _problem(place: str, fault: Fault) -> Problem:
    return Problem(
        case=place,
        field=dotted(fault.path),
        code=fault.code,
        severity=fault.severity,
        message=writable(fault.message),
        line=fault.line,
    )
