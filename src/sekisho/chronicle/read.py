"""How is the chronicle read? YAML files, checked as the law is: every name resolved, every fault with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from sekisho.cases import REGIMES, Text
from sekisho.chronicle.chronicle import Chronicle, both_ways
from sekisho.chronicle.model import (
    Actor,
    Agreement,
    Event,
    Registry,
    Source,
    Statement,
    Strength,
    Topic,
)
from sekisho.errors import BrokenData, UsageError
from sekisho.law.yaml_lines import Block, Fault, read_yaml

_Item = TypeVar("_Item")
_LISTS: dict[str, type] = {
    "sources": Source,
    "actors": Actor,
    "topics": Topic,
    "strengths": Strength,
    "events": Event,
    "statements": Statement,
    "agreements": Agreement,
}
_UNKNOWN = re.compile(r"unknown field `(\w+)`")
_PATH = re.compile(r"`\$\.(\w+)")


@cache
def load_built_in() -> Chronicle:
    """The chronicle that ships with this version.

    Raises:
        BrokenData: its files contradict themselves or name what nobody declared.
    """
    chronicle, faults = read_chronicle(_own())
    if faults or chronicle is None:
        raise BrokenData("the chronicle cannot be used:\n" + "\n".join(f"  {fault}" for fault in faults))
    return chronicle


def load_with(paths: Iterable[Path]) -> Chronicle:
    """The built-in chronicle with sources and statements of one's own.

    Args:
        paths: YAML files with any of `sources`, `actors`, `topics`, `strengths`, `events`, `statements`, `agreements`.

    Raises:
        UsageError: with every fault of the files, each with its line.
    """
    chronicle, faults = read_chronicle(_own(), paths)
    if faults or chronicle is None:
        raise UsageError("the chronicle cannot be used:\n" + "\n".join(f"  {fault}" for fault in faults))
    return chronicle


def _own() -> list[Path]:
    folder = Path(str(files("sekisho.chronicle") / "data"))
    return sorted(folder.glob("*.yaml"))


def read_chronicle(paths: Iterable[Path], added: Iterable[Path] = ()) -> tuple[Chronicle | None, tuple[Fault, ...]]:
    """Read files into one chronicle; None where there is no registry to read.

    Args:
        paths: YAML files, one of them the registry.
        added: YAML files of somebody else, which may add to all but the registry.
    """
    reader = _Reader()
    for path in paths:
        reader.read(path, path.name)
    for path in added:
        reader.read(path, str(path), registry=False)
    return reader.chronicle()


class _Reader:
    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.found: dict[str, dict[str, Any]] = {name: {} for name in _LISTS}
        self.places: dict[tuple[str, str], Fault] = {}
        self.registry: Registry | None = None

    def fault(self, file: str, line: int, code: str, message: str) -> None:
        self.faults.append(Fault(file, line, code, message))

    def read(self, path: Path, name: str, *, registry: bool = True) -> None:
        before = len(self.faults)
        document = read_yaml(path, name, self.faults)
        if not isinstance(document, Block):
            if len(self.faults) == before:
                self.fault(name, 1, "value.type", f"a mapping with any of {', '.join(_LISTS)}")
            return
        if registry and "persons" in document:
            self.registry = self._convert(document, Registry)
            return
        source = document.get("source")
        for key, value in document.items():
            if key == "source":
                continue
            if key not in _LISTS:
                what = f"{key!r} is no list of the chronicle; known: {', '.join(('source', *_LISTS))}"
                self.fault(name, document.at(key), "key.unknown", what)
                continue
            if not isinstance(value, list) or any(not isinstance(block, Block) for block in value):
                self.fault(name, document.at(key), "value.type", f"{key!r} is a list of mappings")
                continue
            for block in value:
                if key == "statements" and source and "source" not in block:
                    block["source"] = source
                self._item(key, block)

    def _item(self, key: str, block: Block) -> None:
        item: Any = self._convert(block, _LISTS[key])
        if item is None:
            return
        if item.id in self.found[key]:
            first = self.places[key, item.id]
            what = f"{item.id} stands here and at {first.file}:{first.line}"
            self.fault(block.file, block.line, "id.duplicate", what)
            return
        self.found[key][item.id] = item
        self.places[key, item.id] = Fault(block.file, block.line, "", "")
        earliest, latest = getattr(item, "earliest", None), getattr(item, "latest", None)
        if earliest and latest and latest < earliest:
            what = f"{item.id}: `latest` {latest} lies before `earliest` {earliest}"
            self.fault(block.file, block.at("latest"), "period.inverted", what)

    def _convert(self, block: Block, kind: type[_Item]) -> _Item | None:
        try:
            return msgspec.convert(_plain(block), kind, dec_hook=_text, str_keys=True)
        except msgspec.ValidationError as error:
            unknown, path = _UNKNOWN.search(str(error)), _PATH.search(str(error))
            field = path or unknown
            line = block.at(field[1]) if field else block.line
            what = f"{block.get('id') or kind.__name__.lower()}: {error}"
            self.fault(block.file, line, "key.unknown" if unknown else "value.type", what)
            return None

    def chronicle(self) -> tuple[Chronicle | None, tuple[Fault, ...]]:
        if self.registry is None:
            return None, tuple(self.faults)
        self.found["statements"] = both_ways(self.found["statements"])
        chronicle = Chronicle(**self.found, registry=self.registry)
        for key, item, where, missing in unresolved(chronicle):
            place = self.places.get((key, item), Fault("registry.yaml", 1, "", ""))
            what = f"{item}: {where} names {missing!r}, which is nowhere"
            self.fault(place.file, place.line, "name.unresolved", what)
        return chronicle, tuple(self.faults)


def unresolved(chronicle: Chronicle) -> Iterator[tuple[str, str, str, str]]:
    """Each name that nothing bears: in which list, of which item, in which field, which name."""
    sources, actors, events = chronicle.sources, chronicle.actors, chronicle.events
    about = {*REGIMES, *chronicle.topics, *events, *_measures()}

    def missing(key: str, item: str, field: str, names: Iterable[str | None], known: Iterable[str]) -> Iterator[Any]:
        have = set(known)
        yield from ((key, item, field, name) for name in names if name is not None and name not in have)

    for source in sources.values():
        yield from missing("sources", source.id, "derived_from", source.derived_from, sources)
    for actor in actors.values():
        yield from missing("actors", actor.id, "of", [actor.of], actors)
    for event in events.values():
        yield from missing("events", event.id, "source", [event.source], sources)
    for one in chronicle.statements.values():
        yield from missing("statements", one.id, "source", [one.source], sources)
        yield from missing("statements", one.id, "speaker", [one.speaker, *one.by, one.quoting], actors)
        yield from missing("statements", one.id, "strength", [one.strength], chronicle.strengths)
        yield from missing("statements", one.id, "concerns", one.concerns, about)
        yield from missing("statements", one.id, "another statement", one.others, chronicle.statements)
        yield from missing("statements", one.id, "counts", one.counts, COUNTS)
    for agreement in chronicle.agreements.values():
        yield from missing("agreements", agreement.id, "source", [agreement.source], sources)
        yield from missing("agreements", agreement.id, "parties", agreement.parties, actors)
        promises = {promise.id for promise in agreement.promises}
        kept = agreement.not_relieved.measures if agreement.not_relieved else ()
        yield from missing("agreements", agreement.id, "not_relieved", kept, _measures())
        for promise in agreement.promises:
            acts = [turn.act for turn in promise.states]
            voices = [*(turn.says for turn in promise.states), *(voice.by for voice in promise.said), promise.by]
            yield from missing("agreements", agreement.id, "states", acts, events)
            yield from missing("agreements", agreement.id, "by", voices, actors)
            yield from missing("agreements", agreement.id, "for", [promise.for_], promises)
            moved = [name for turn in promise.states for names in turn.moved.values() for name in names]
            yield from missing("agreements", agreement.id, "measures", [*promise.measures, *moved], _measures())
    registry = chronicle.registry
    cases = {case.id for case in registry.cases}
    read = [registry.source, *(count.source for count in registry.counts)]
    yield from missing("registry", "registry", "case", [person.case for person in registry.persons], cases)
    yield from missing("registry", "registry", "source", read, sources)
    yield from missing("registry", "registry", "says", [count.says for count in registry.counts], actors)


COUNTS = ("official_victims", "cases", "returned", "dprk_says_dead", "dprk_says_never_entered", "dprk_admitted_total")


@cache
def _measures() -> frozenset[str]:
    from sekisho.law import load_built_in as law

    return frozenset({m.id for m in law().measures.values()} | set(law().measures))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(member) for key, member in value.items()}
    return [_plain(member) for member in value] if isinstance(value, list) else value


def _text(kind: type, value: Any) -> Any:
    """A text in one or both languages."""
    if kind is not Text:
        raise NotImplementedError
    if isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value):
        return Text(value[0], value[1])
    if isinstance(value, str):
        return Text(value)
    raise ValueError("a text, or [English, Japanese]")
