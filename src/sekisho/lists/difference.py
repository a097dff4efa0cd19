"""What changed between two states of a list: entries added, removed, and changed field by field."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sekisho.lists.entry import Entry

# Where an entry stood and when the publisher touched it is no change of the designation itself.
_PASSED_OVER = frozenset({"position", "list", "id"})
_FIELDS = tuple(f.name for f in msgspec.structs.fields(Entry) if f.name not in _PASSED_OVER)


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """What one field of an entry lost and gained, each value as a text."""

    field: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


class EntryChange(msgspec.Struct, frozen=True, kw_only=True):
    """An entry whose content changed."""

    id: str
    name: str
    fields: tuple[FieldChange, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """Two states of a list compared by the publisher's ids."""

    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    changed: tuple[EntryChange, ...]


def compare(before: Iterable[Entry], after: Iterable[Entry]) -> Difference:
    """Compare two states of one list.

    Args:
        before: entries of the earlier state.
        after: entries of the later state.
    """
    old = {e.id: e for e in before}
    new = {e.id: e for e in after}
    changed = []
    for key, entry in new.items():
        if key in old and (fields := tuple(_changes(old[key], entry))):
            changed.append(EntryChange(id=key, name=entry.name, fields=fields))
    return Difference(
        added=tuple(e for key, e in new.items() if key not in old),
        removed=tuple(e for key, e in old.items() if key not in new),
        changed=tuple(changed),
    )


def _changes(before: Entry, after: Entry) -> Iterable[FieldChange]:
    for field in _FIELDS:
        old, new = getattr(before, field), getattr(after, field)
        if old == new:
            continue
        had, has = _said(old), _said(new)
        removed = tuple(x for x in had if x not in has)
        added = tuple(x for x in has if x not in had)
        if removed or added:
            yield FieldChange(field=field, removed=removed, added=added)


def _said(value: object) -> tuple[str, ...]:
    """A field's values as texts that a person can compare."""
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    return tuple(_one(v) for v in values)


def _one(value: object) -> str:
    if isinstance(value, msgspec.Struct):
        plain = msgspec.to_builtins(value)
        return " ".join(f"{k}={'; '.join(map(str, v)) if isinstance(v, list) else v}" for k, v in plain.items())
    return str(value)
