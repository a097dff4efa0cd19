"""What does a file of facts say of each case? JSON, YAML or CSV, an entry for each id and its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from sekisho.cases.read import csv_table, json_text, yaml_text
from sekisho.cases.read.arrival import Fault, Item, Path, shown
from sekisho.cases.read.explain import called
from sekisho.cases.read.source import BOM, Source

# Completes a date of month and day; no case has such a field.
YEAR = "year"


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


def entries_of(source: Source, refuse: Callable[[Fault], None]) -> Iterator[tuple[str, Given]]:
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
    for row in csv_table.rows(source, frozenset({YEAR})):
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


def _on_line(fault: Fault, item: Item) -> Fault:
    line = fault.line or (item.locate(fault.path) if item.locate else None) or item.line
    return msgspec.structs.replace(fault, line=line)
