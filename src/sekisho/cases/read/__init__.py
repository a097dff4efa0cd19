"""How is a case read? Files, folders and streams in any known format, one arrival a case, in order."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

import msgspec

from sekisho.cases.problem import Problem
from sekisho.cases.read.admit import admit, own_id
from sekisho.cases.read.archive import is_archive, members, unsupported
from sekisho.cases.read.arrival import Arrival, Fault, Item, Unreadable, dotted, shown, writable
from sekisho.cases.read.facts import Facts
from sekisho.cases.read.folder import files_below
from sekisho.cases.read.recognise import READERS, Reader, reader_named, recognise
from sekisho.cases.read.source import Source, Stream

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Sequence

    Together: TypeAlias = Callable[[Sequence[Item]], Iterator[Item]]

__all__ = ["READERS", "Arrival", "Facts", "read_cases"]


def read_cases(
    *paths: str | Path | BinaryIO,
    name: str | None = None,
    reader: str | None = None,
    as_of: datetime.date | None = None,
    facts: Facts | None = None,
) -> Iterator[Arrival]:
    """Read a batch of cases; whatever cannot be read is an arrival with problems, and the others go on.

    Args:
        paths: files, folders (every file below, sorted; no case in one is a problem), zip and gz archives of files, `-`
            for standard input, or binary streams. Ids are unique across all of them: a second case with an id is
            refused, a message that comes twice gets `#2` and a warning.
        name: what a stream is called in problems (default `stdin`, or `input`).
        reader: the name of a format in `READERS`; default: recognised from the content of each file.
        as_of: the day that replaces the date of every case.
        facts: what is known beyond the messages, added to each case before it is checked.

    Returns:
        The arrivals in order, each as soon as its format lets it be read; papers and tracks of ships, which say more
        together, come last. A paper without a day of which a report before arrival took the facts is none by itself.

    Raises:
        UsageError: `reader` names no format.
    """
    forced = reader_named(reader) if reader else None
    return _Batch(forced, as_of, facts).arrivals(paths, name)


class _Batch:
    """Reads sources one after another and keeps the ids that were given."""

    def __init__(self, forced: Reader | None, as_of: datetime.date | None, facts: Facts | None) -> None:
        self._forced = forced
        self._as_of = as_of
        self._facts = facts
        self._times: dict[str, int] = {}
        self._held: dict[Together, list[tuple[Item, str, int, str]]] = {}

    def arrivals(self, paths: tuple[str | Path | BinaryIO, ...], name: str | None) -> Iterator[Arrival]:
        yield from self._each(paths, name)
        for together, held in self._held.items():
            for item, (_, place, number, reader) in zip(together([h[0] for h in held]), held, strict=True):
                arrival = self._arrival(item, place, number, reader)
                if not (item.used and _lacks_a_day_alone(arrival)):
                    yield arrival

    def _each(self, paths: tuple[str | Path | BinaryIO, ...], name: str | None) -> Iterator[Arrival]:
        for path in paths:
            if path == "-" or (isinstance(path, Path) and str(path) == "-"):
                yield from self._standard_input(writable(name or "stdin"))
            elif isinstance(path, str | Path):
                yield from self._path(Path(path))
            else:
                yield from self._source(writable(name or "input"), path)

    def _standard_input(self, place: str) -> Iterator[Arrival]:
        if sys.stdin is None:  # closed by whoever started the program
            yield _refused(place, Fault("common.source.unreadable", "standard input is closed"))
        else:
            yield from self._source(place, sys.stdin.buffer)

    def _path(self, path: Path) -> Iterator[Arrival]:
        place = writable(path.name or str(path))
        try:
            yield from self._folder(path, place) if path.is_dir() else self._file(path, place)
        except OSError as err:
            yield _refused(place, _fault_of_os(err))

    def _folder(self, folder: Path, place: str) -> Iterator[Arrival]:
        empty = True
        for path, failed in files_below(folder):
            empty = False
            inside = writable(Path(path).relative_to(folder).as_posix())
            if failed:
                yield _refused(inside, _fault_of_os(failed))
            else:
                yield from self._file(Path(path), inside)
        if empty:
            yield _refused(place, Fault("common.source.empty", "no file in this folder"))

    def _file(self, path: Path, place: str) -> Iterator[Arrival]:
        try:
            stream = path.open("rb")
        except OSError as err:
            yield _refused(place, _fault_of_os(err))
            return
        except ValueError:  # a NUL, or half of a surrogate pair that stands for no byte
            yield _refused(place, Fault("common.source.unreadable", "no file can have this name"))
            return
        with stream:
            yield from self._source(place, stream)

    def _source(self, place: str, stream: Stream, packed: bool = False) -> Iterator[Arrival]:
        number = 0
        reader = self._forced
        try:
            source = Source(place, stream)
            if is_archive(source.head):
                yield from self._archive(source, packed)
                return
            if fault := unsupported(source.head):
                raise Unreadable(fault)
            reader = recognise(source, self._forced)
            for number, item in enumerate(reader.read(source), 1):
                if reader.together:
                    self._held.setdefault(reader.together, []).append((item, place, number, reader.name))
                else:
                    yield self._arrival(item, place, number, reader.name)
        except Unreadable as end:
            yield _refused(place, end.fault, reader=reader, after=number)
        except OSError as err:
            yield _refused(place, _fault_of_os(err), reader=reader, after=number)

    def _archive(self, source: Source, packed: bool) -> Iterator[Arrival]:
        if packed:
            raise Unreadable(Fault("common.archive.nested", "an archive within an archive: unpack the outer one"))
        for place, member in members(source):
            if isinstance(member, Fault):
                yield _refused(place, member)
            else:
                yield from self._source(place, member, packed=True)

    def _arrival(self, item: Item, place: str, number: int, reader: str) -> Arrival:
        given = own_id(item.plain)
        case_id = given or f"{place}#{number}"
        extra: tuple[Fault, ...] = ()
        if given:
            times = self._times[given] = self._times.get(given, 0) + 1
            if times > 1 and item.named and isinstance(item.plain, dict):
                number = next(n for n in count(times) if f"{given}#{n}" not in self._times)
                case_id = f"{given}#{number}"
                self._times[given], self._times[case_id] = number, 1
                item.plain["id"] = case_id
                message = f"a message with the id {shown(given)} came before: this one is called {shown(case_id)}"
                extra = (Fault("common.id.duplicate", message, ("id",), severity="warning"),)
            elif times > 1:
                message = f"id {shown(given)} came before in this batch: give this case another"
                extra = (Fault("common.id.duplicate", message, ("id",)),)
        if extra:
            item = msgspec.structs.replace(item, faults=(*item.faults, *extra))
        if self._facts:
            item = self._facts.add(item, case_id)
        case, faults = admit(item, self._as_of)
        problems = tuple(_problem(case_id, fault, item) for fault in faults)
        return Arrival(id=case_id, case=case, problems=problems, source=place, reader=reader, line=item.line)


def _problem(case: str, fault: Fault, item: Item) -> Problem:
    line = fault.line
    if line is None and item.locate:
        line = item.locate(fault.path)
    return Problem(
        case=case,
        field=writable(dotted(fault.path) or "") or None,
        code=fault.code,
        severity=fault.severity,
        message=writable(fault.message),
        line=line or item.line,
    )


def _refused(place: str, fault: Fault, reader: Reader | None = None, after: int = 0) -> Arrival:
    """The end of a source that cannot be read on, `after` so many cases."""
    case = f"{place}#{after + 1}" if after else place
    if after:
        fault = msgspec.structs.replace(fault, message=f"{fault.message}; what follows is not read")
    name = reader.name if reader else None
    problems = (_problem(case, fault, Item()),)
    return Arrival(id=case, case=None, problems=problems, source=place, reader=name, line=fault.line)


def _lacks_a_day_alone(arrival: Arrival) -> bool:
    return {p.code for p in arrival.problems if p.severity == "error"} == {"common.date.missing"}


def _fault_of_os(err: OSError) -> Fault:
    return Fault("common.source.unreadable", f"cannot be read: {err.strerror or err}")
