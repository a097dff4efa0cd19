"""What is supposed to change? A scenario: changes of the law from a day on, and what they rest on."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from sekisho.cases import Text
from sekisho.errors import BrokenData, UsageError
from sekisho.law.model import Law
from sekisho.law.overlay import Change, overlay
from sekisho.law.yaml_lines import Fault
from sekisho.scenarios.read import Given, read_scenario


class RestsOn(msgspec.Struct, frozen=True):
    """What a scenario rests on: an act that exists, or what somebody said.

    Args:
        act: an act, or the power under which it could be done.
        claim: id of a statement of the chronicle that reports it.
    """

    act: Text | None = None
    claim: str | None = None


class Scenario(msgspec.Struct, frozen=True):
    """Changes of the law with their title and what they rest on.

    Args:
        id: by which it is named.
        title: in one line.
        rests_on: acts that exist and reported statements; empty for a thought experiment.
        changes: in the order in which they are made.
        note: what it leaves out.
    """

    id: str
    title: Text
    rests_on: tuple[RestsOn, ...]
    changes: tuple[Change, ...]
    note: Text | None = None

    def law(self, law: Law) -> Law:
        """The law under this scenario, of which a law as known earlier may lack parts; itself where nothing changes."""
        return overlay(law, self.changes, cut_down=True)


def find_scenario(name: str, law: Law) -> Scenario:
    """The scenario of a file, or the built-in one of that id.

    Args:
        name: id of a built-in scenario, or path of a YAML or JSON file.
        law: whose measures it changes.

    Raises:
        UsageError: there is none, or its file has faults, which are named with their lines.
    """
    known = {path.name.removesuffix(".yaml"): path for path in _paths()}
    if name in known:
        return _own(known[name], law)
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"no scenario {name!r}: give a file, or one of {', '.join(known)}")
    scenario, faults = _read(path, path.name, law)
    if scenario is None:
        raise UsageError(f"scenario {name} cannot be used:\n" + "\n".join(f"  {fault}" for fault in faults))
    return scenario


def built_in(law: Law) -> tuple[Scenario, ...]:
    """The scenarios that ship with this version, by id.

    Raises:
        BrokenData: one of them does not fit the law.
    """
    return tuple(_own(path, law) for path in _paths())


def _own(path: Traversable, law: Law) -> Scenario:
    scenario, faults = _read(path, path.name, law)
    if scenario is None:
        raise BrokenData("a built-in scenario is broken:\n" + "\n".join(f"  {fault}" for fault in faults))
    return scenario


@cache
def _paths() -> tuple[Traversable, ...]:
    folder = files("sekisho.scenarios") / "data"
    return tuple(sorted((path for path in folder.iterdir() if path.name.endswith(".yaml")), key=lambda p: p.name))


def _read(path: Traversable | Path, name: str, law: Law) -> tuple[Scenario | None, tuple[Fault, ...]]:
    given, faults = read_scenario(path, name, law)
    return (None if faults or given is None else _scenario(given)), faults


def _scenario(given: Given) -> Scenario:
    rests = tuple(RestsOn(act=act, claim=claim) for act, claim in given.rests_on)
    return Scenario(given.id, given.title, rests, given.changes, given.note)
