"""What was done before? The lines of a run that was interrupted, where it asked the same of the same lists.

While a run writes FILE.jsonl, its lines go to FILE.jsonl.part, and FILE.jsonl.progress says what is asked. When all is
written the first takes its place as FILE.jsonl and the second goes: FILE.jsonl is whole or not there.
"""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from sekisho.cli.guard import complain
from sekisho.errors import UsageError
from sekisho.reports.hits import Line

_LINE = msgspec.json.Decoder(Line)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What must be the same for a run to go on: each part under the name by which a message calls it.

    Args:
        parts: version, index, input and options, as texts.
        day: as of which the run is asked where no option says it; a run that goes on keeps the day of its beginning.
    """

    parts: dict[str, str]
    day: datetime.date


class Begun(NamedTuple):
    """A run that can begin or go on: where its lines go, how many are there, and the day as of which it is asked."""

    stream: IO[bytes]
    done: int
    day: datetime.date


def said_of_input(paths: Iterable[Path]) -> str | None:
    """What stands for the content of files: their names and hashes; None where one cannot be read twice."""
    said = []
    for path in paths:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            said.append(f"{path} {hashlib.file_digest(stream, 'sha256').hexdigest()}")
    return "\n".join(said)


@contextmanager
def resumable(out: Path, asked: Asked, tell: Callable[[Line], None], *, resume: bool) -> Iterator[Begun]:
    """A stream for the lines of a run; the file appears when all are written, and a run that ends before can go on.

    Args:
        out: the file.
        asked: what is asked.
        tell: is told each line of an earlier run that stays.
        resume: go on where an earlier run ended; begin where there was none.

    Raises:
        UsageError: the file cannot be written, or the earlier run asked something else.
    """
    part, progress = _beside(out, "part"), _beside(out, "progress")
    try:
        with part.open("a+b") as stream:
            _hold(stream, out)
            there = stream.seek(0, os.SEEK_END)
            earlier = _earlier(progress) if resume and there else None
            if earlier is None:
                if there:
                    complain(f"{part} of an interrupted run is written anew; --resume would have gone on from there")
                stream.truncate(0)
                _put(progress, asked)
                yield Begun(stream, 0, asked.day)
            else:
                _compare(out, earlier, asked)
                yield Begun(stream, _kept(stream, tell), earlier.day)
        os.replace(part, out)
        progress.unlink()
    except OSError as error:
        raise UsageError(
            f"cannot write {out}: {error.strerror or error}; name a folder that exists, may be written and has room"
        ) from error


def _beside(out: Path, ending: str) -> Path:
    return out.with_name(f"{out.name}.{ending}")


def _earlier(progress: Path) -> Asked | None:
    try:
        return msgspec.json.decode(progress.read_bytes(), type=Asked)
    except FileNotFoundError:
        return None
    except msgspec.DecodeError as error:
        raise UsageError(f"{progress} cannot be read ({error}): delete it and run without --resume") from None


def _compare(out: Path, earlier: Asked, asked: Asked) -> None:
    names = dict.fromkeys((*earlier.parts, *asked.parts))
    other = [name for name in names if earlier.parts.get(name) != asked.parts.get(name)]
    if other:
        raise UsageError(
            f"{out} cannot be resumed: the interrupted run had another {', another '.join(other)}; "
            "run as it was run, or without --resume to begin anew"
        )


def _hold(stream: IO[bytes], out: Path) -> None:
    """Two runs that write one file would mix their lines; the hold ends with the process, however that ends."""
    if os.name == "nt":
        return
    import fcntl

    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise UsageError(f"another run is writing {out}: wait for it, or name another file") from None


def _kept(stream: IO[bytes], tell: Callable[[Line], None]) -> int:
    """How many whole lines are there; what follows the last of them is cut off."""
    done = whole = 0
    stream.seek(0)
    for line in stream:
        try:
            found = _LINE.decode(line) if line.endswith(b"\n") else None
        except (msgspec.DecodeError, UnicodeDecodeError):
            found = None
        if found is None:
            break
        tell(found)
        done, whole = done + 1, whole + len(line)
    stream.truncate(whole)
    return done


def _put(progress: Path, asked: Asked) -> None:
    new = progress.with_name(f".{progress.name}")
    with new.open("wb") as stream:
        stream.write(msgspec.json.format(msgspec.json.encode(asked)))
        os.fsync(stream.fileno())
    new.replace(progress)
