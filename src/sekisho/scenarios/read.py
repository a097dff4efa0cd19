"""How is a scenario's file read? Every name is resolved against the law, every fault keeps its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from sekisho.cases import Text
from sekisho.chronicle import load_built_in
from sekisho.errors import UsageError
from sekisho.law.catalogue import Catalogue
from sekisho.law.measures import MeasureReader
from sekisho.law.model import Exemption, Law, Measure, Parameter, Period
from sekisho.law.overlay import (
    AddException,
    AddMeasure,
    Change,
    Extend,
    Repeal,
    Restore,
    SetParameter,
    Suspend,
    keys_of,
    overlay,
)
from sekisho.law.yaml_lines import Block, Fault, blocks, read_yaml

_MOST_CHANGES = 500
_OPERATIONS = ("suspend", "restore", "repeal", "set", "add")
_KEYS = {
    "scenario": ("id", "title", "rests_on", "changes", "note"),
    "change": (*_OPERATIONS, "from", "until", "by"),
    "basis": ("act", "claim"),
    "set": ("measure", "parameter", "value", "expires"),
    "add": ("measure", "exception", "to"),
}


@dataclass(frozen=True)
class Given:
    """What a file says."""

    id: str
    title: Text
    rests_on: tuple[tuple[Text | None, str | None], ...]
    changes: tuple[Change, ...]
    note: Text | None


def read_scenario(path: Traversable | Path, name: str, law: Law) -> tuple[Given | None, tuple[Fault, ...]]:
    """Read a scenario; None with the faults where it cannot be told what it is.

    Args:
        path: a YAML or JSON file.
        name: how the file is called in faults.
        law: whose measures it may name.
    """
    reader = _ScenarioReader(law, name)
    document = read_yaml(path, name, reader.faults)  # type: ignore[arg-type]
    if not isinstance(document, Block):
        if not reader.faults:
            reader.fault(name, 1, "value.type", "a scenario is a mapping with `id`, `title` and `changes`")
        return None, tuple(reader.faults)
    given = reader.read(document)
    return given, tuple(sorted(reader.faults, key=lambda fault: fault.line))


class _ScenarioReader(MeasureReader):
    def __init__(self, law: Law, name: str) -> None:
        catalogue = Catalogue()
        catalogue.facts, catalogue.sources = dict(law.facts), dict(law.sources)
        catalogue.instruments, catalogue.events = dict(law.instruments), dict(law.events)
        super().__init__(catalogue)
        self.law, self.name = law, name

    def read(self, document: Block) -> Given | None:
        self._known(document, "scenario")
        if not isinstance(document.get("id"), str) or not document["id"].strip():
            self.fault(self.name, document.line, "id.missing", "a scenario needs an `id`")
        raw = document.get("changes")
        if not isinstance(raw, list) or any(not isinstance(item, Block) for item in raw):
            self.fault(
                self.name,
                document.at("changes"),
                "value.type",
                "`changes` is a list of changes, [] where there are none",
            )
        if isinstance(raw, list) and len(raw) > _MOST_CHANGES:
            what = f"{len(raw):,} changes: at most {_MOST_CHANGES} make a scenario"
            self.fault(self.name, document.at("changes"), "change.many", what)
            return None
        changes: list[Change] = []
        law = self.law
        for block in blocks(raw):
            for change in self._change(block):
                try:
                    law = overlay(law, (change,))
                    changes.append(change)
                except UsageError as error:
                    self.fault(self.name, block.line, "change.impossible", str(error))
        rests = tuple(self._basis(block) for block in blocks(document.get("rests_on")))
        note = self.text(document, "note") if "note" in document else None
        return Given(str(document.get("id")), self.text(document, "title"), rests, tuple(changes), note)

    def _basis(self, block: Block) -> tuple[Text | None, str | None]:
        self._known(block, "basis")
        claim = block.get("claim")
        if claim is not None and claim not in load_built_in().statements:
            what = f"no statement {claim!r} in the chronicle; rest on one's own with {{act: who said what, and where}}"
            self.fault(self.name, block.at("claim"), "name.unresolved", what)
        return self.text(block, "act") if "act" in block else None, claim

    def _change(self, block: Block) -> Iterator[Change]:
        self._known(block, "change")
        named = [key for key in _OPERATIONS if key in block]
        if len(named) != 1:
            words = ", ".join(_OPERATIONS)
            self.fault(self.name, block.line, "change.form", f"a change says one of {words}, and `from`")
            return
        start = self.day(block, "from", required=True)
        until = self.day(block, "until")
        by = str(block.get("by") or "")
        if start is None:
            return
        if until is not None and (named[0] != "suspend" or until <= start):
            what = (
                "`until` is the first day on which what was suspended is back, after `from`; only a suspension has one"
            )
            self.fault(self.name, block.at("until"), "period.inverted", what)
            return
        readers: dict[str, Callable[[], Change | None]] = {
            "suspend": lambda: Suspend(self._targets(block, "suspend"), start, until, by),
            "restore": lambda: Restore(self._targets(block, "restore"), start, by),
            "repeal": lambda: Repeal(self._targets(block, "repeal"), start, by),
            "set": lambda: self._set(block, start, by),
            "add": lambda: self._add(block, start, by),
        }
        change = readers[named[0]]()
        if change is not None:
            yield change

    def _targets(self, block: Block, key: str) -> tuple[str, ...]:
        value = block.get(key)
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not names or any(not isinstance(name, str) for name in names):
            self.fault(
                self.name, block.at(key), "value.type", f"`{key}` names a measure or a regime, or a list of them"
            )
            return ()
        return tuple(names)

    def _set(self, block: Block, start: date, by: str) -> Change | None:
        given = block["set"]
        if not isinstance(given, Block) or not isinstance(given.get("measure"), str):
            what = "`set` says {measure: ID, parameter: NAME, value: NUMBER} or {measure: ID, expires: DAY}"
            self.fault(self.name, block.at("set"), "change.form", what)
            return None
        self._known(given, "set")
        if "expires" in given:
            last = self.day(given, "expires", required=True)
            return Extend((given["measure"],), last, start, by) if last else None
        value = given.get("value")
        if isinstance(value, bool) or not isinstance(value, int | date):
            self.fault(self.name, given.at("value"), "value.type", "`value` is a whole number or a day")
            return None
        return SetParameter(given["measure"], str(given.get("parameter")), value, start, by)

    def _add(self, block: Block, start: date, by: str) -> Change | None:
        given = block["add"]
        if not isinstance(given, Block) or ("measure" in given) == ("exception" in given):
            what = "`add` says {exception: {...}, to: MEASURES} or {measure: {regime: ..., ...}}"
            self.fault(self.name, block.at("add"), "change.form", what)
            return None
        self._known(given, "add")
        if "measure" in given:
            measure = self._measure(given["measure"], start)
            return AddMeasure(measure, by) if measure else None
        targets = self._targets(given, "to")
        exemption = self._exemption(given["exception"], targets, start)
        return AddException(targets, exemption, by) if exemption and targets else None

    def _measure(self, block: Any, start: date) -> Measure | None:
        if not isinstance(block, Block) or not isinstance(block.get("regime"), str):
            self.fault(self.name, 1, "value.type", "a measure is written as in the law, with its `regime`")
            return None
        regime = block.pop("regime")
        block.setdefault("in_force", [])
        before = len(self.faults)
        self.read_measures(self.name, _document(block, regime))
        measure = next(iter(self.measures.values()), None)
        self.measures.clear()
        if measure is None or len(self.faults) > before:
            return None
        return measure if measure.periods else replace(measure, periods=(Period(start),))

    def _exemption(self, block: Any, targets: tuple[str, ...], start: date) -> Exemption | None:
        if not isinstance(block, Block):
            self.fault(self.name, 1, "value.type", "an exception is written as in the law: {id, title, when}")
            return None
        try:
            keys = keys_of(self.law, targets)
        except UsageError as error:
            self.fault(self.name, block.line, "change.impossible", str(error))
            return None
        # What its condition may name are the parameters that all of the measures have.
        shared: dict[str, Parameter] = dict(self.law.measures[keys[0]].parameters) if keys else {}
        for key in keys:
            shared = {name: p for name, p in shared.items() if name in self.law.measures[key].parameters}
        exemption = self.read_exemption(block, shared, ", ".join(targets))
        return exemption and replace(
            exemption, period=Period(max(start, exemption.period.from_), exemption.period.until)
        )

    def _known(self, block: Block, kind: str) -> None:
        for key in block:
            if key not in _KEYS[kind]:
                known = ", ".join(_KEYS[kind])
                self.fault(self.name, block.at(key), "key.unknown", f"{key!r} is no key of a {kind}; known: {known}")

    def day(self, block: Block, key: str, *, required: bool = False) -> date | None:
        """A day; JSON has it as a text."""
        value = block.get(key)
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        return super().day(block, key, required=required)


def _document(measure: Block, regime: str) -> Block:
    document = Block(measure.file, measure.line)
    document["regime"], document["measures"] = regime, [measure]
    return document
