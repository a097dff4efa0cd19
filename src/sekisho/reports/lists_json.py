"""The lists as JSON (contract, section 4)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from sekisho.lists.counterparts import Counterpart
from sekisho.lists.difference import Difference
from sekisho.lists.installed import Installed, Shown, missing_lists
from sekisho.lists.update import Renewal

Plain = dict[str, Any]


def status_json(lists: Sequence[Installed]) -> Plain:
    """The lists in use, and those that are not there."""
    return {
        "lists": [
            {
                "list": one.list,
                "entries": one.count,
                "as_of": one.as_of,
                "fetched": one.fetched,
                "sha256": one.sha256,
                "source": one.source,
                "held": [
                    {"snapshot": s.id, "as_of": s.as_of, "fetched": s.fetched, "reasons": s.reasons} for s in one.held
                ],
                "built_in": one.built_in,
                "title": one.title,
                "licence": one.licence,
                "missing": one.missing,
            }
            for one in lists
        ],
        "missing_lists": [
            {"list": p.list, "source": p.id, "title": p.title, "licence": p.licence} for p in missing_lists(lists)
        ],
    }


def difference_json(difference: Difference) -> Plain:
    """What changed between two states."""
    return {
        "added": [{"entry": e.id, "name": e.name} for e in difference.added],
        "removed": [{"entry": e.id, "name": e.name} for e in difference.removed],
        "changed": msgspec.to_builtins(difference.changed),
    }


def renewal_json(renewal: Renewal) -> Plain:
    """What became of one source."""
    plain: Plain = {"source": renewal.source, "outcome": renewal.outcome, "reasons": renewal.reasons}
    if renewal.snapshot:
        plain |= {
            "as_of": renewal.snapshot.as_of,
            "entries": renewal.snapshot.entries,
            "sha256": renewal.snapshot.sha256,
            "warnings": [f.message for f in renewal.snapshot.faults if f.severity == "warning"],
        }
    if renewal.difference:
        plain["difference"] = difference_json(renewal.difference)
    return plain


def entry_json(shown: Shown, day: datetime.date, elsewhere: Iterable[Counterpart] = ()) -> Plain:
    """An entry as it stood on a day, and where the same party stands on other lists."""
    content: Plain = msgspec.to_builtins(shown.entry)
    same = [
        {"list": other.list, "entry": other.id, "name": other.name, "reason": reason, "strength": strength}
        for other, reason, strength in elsewhere
    ]
    return {
        "source": shown.source,
        "as_of": day,
        "state": shown.state,
        "listed": shown.listed,
        **content,
        "same_party": same,
    }
