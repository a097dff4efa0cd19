"""What came of one case that was read: the case and what is to be said of it, or why it could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

    from sekisho.cases.model import Case
    from sekisho.cases.problem import Problem, Severity

Path: TypeAlias = tuple[str | int, ...]


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """One case of a batch, in its place.

    Args:
        id: the case's id, or where it stood (`cases.jsonl#3`) when it has none.
        case: the case, or None when it could not be read; `problems` then holds an error.
        problems: all that is to be said of it; warnings and infos stand beside a case too.
        source: the file, as it was named.
        reader: the name of the format's reader, or None where the format was not recognised.
        line: 1-based line in the file where it begins.
    """

    id: str
    case: Case | None
    problems: tuple[Problem, ...]
    source: str
    reader: str | None = None
    line: int | None = None


class Fault(msgspec.Struct, frozen=True):
    """A problem before it is known whose: the place is a path, the line may still be looked up."""

    code: str
    message: str
    path: Path = ()
    severity: Severity = "error"
    line: int | None = None


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """What a format hands over for one case: plain dicts, lists, texts, numbers and the faults of the format itself.

    Args:
        plain: the case in the contract's form; None when it cannot be had at all.
        line: 1-based line where it begins.
        faults: what the format found; an error refuses the case.
        locate: the line of a path inside `plain`, asked only for what is wrong.
        named: the id was made from the message, not chosen by the caller, so it may be made unique.
    """

    plain: object = None
    line: int | None = None
    faults: tuple[Fault, ...] = ()
    locate: Callable[[Path], int | None] | None = None
    named: bool = False


class Inexact:
    """A number as it was written that is not a whole one (`1e5`, `100000.0`, `NaN`): never read as an amount."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        """Keep the text; it is only ever shown."""
        self.text = text

    def __repr__(self) -> str:
        """As it was written."""
        return self.text


class Unreadable(Exception):
    """Reading a source ends here; caught by `read_cases`, which turns the fault into a problem."""

    def __init__(self, fault: Fault) -> None:
        """Carry the fault."""
        super().__init__(fault.message)
        self.fault = fault


def dotted(path: Path) -> str | None:
    """A path as the contract writes it (`goods[0].hs`); None for the whole case."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text[:200] or None


def shown(value: object) -> str:
    """A value as a short piece of text for a message."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:40]}... ({len(text):,} characters)"
