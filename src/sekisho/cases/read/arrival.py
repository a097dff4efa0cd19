"""What came of one case that was read: the case and what is to be said of it, or why it could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sekisho.cases.model import Case
    from sekisho.cases.problem import Problem, Severity

Path: TypeAlias = tuple[str | int, ...]
MOST_DEPTH = 50
MOST_FAULTS = 30


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
        month_day: the day of the act where the format leaves out its year, which the caller must give.
        settle: what the format can tell only once the day of the act is known, such as the century of a birth year;
            called once with the plain object, which it may change, and says what is to be said of it.
        used: another item of `Reader.together` took its facts: without a day of its own it is no case by itself.
        hints: paths of `plain` whose values are read from codes and only hint at the fact; stated facts replace them.
        beside: what the format keeps of it for `Reader.together`, such as a ship's track.
    """

    plain: object = None
    line: int | None = None
    faults: tuple[Fault, ...] = ()
    locate: Callable[[Path], int | None] | None = None
    named: bool = False
    month_day: tuple[int, int] | None = None
    settle: Callable[[dict[str, Any]], Iterable[Fault]] | None = None
    used: bool = False
    hints: frozenset[Path] = frozenset()
    beside: object = None


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


def parts(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """A plain object and everything in it with its path, in the order of the text."""
    yield path, value
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, member in members:
        yield from parts(member, (*path, step))


def too_deep(value: object) -> bool:
    """Whether something stands more than 50 steps deep in it; asked before anything else descends."""
    level = [value]
    for _ in range(MOST_DEPTH + 1):
        held = [v.values() if isinstance(v, dict) else v for v in level if isinstance(v, dict | list)]
        level = [member for members in held for member in members]
    return bool(level)


def writable(text: str) -> str:
    """The text with every lone half of a surrogate pair as its escape (`\\ud800`), since UTF-8 has no bytes for it."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


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
