"""Is the publisher's key unique? A key seen twice is reported; neither entry overwrites the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from sekisho.lists.entry import Entry
from sekisho.lists.reading import ListFault


def number_repeats(entries: Iterable[Entry], file: str) -> tuple[tuple[Entry, ...], tuple[ListFault, ...]]:
    """All entries, the second of a key as `KEY#2`, the third as `KEY#3`, with a warning for each.

    Args:
        entries: in file order.
        file: name of the file, for the warning.
    """
    seen: Counter[str] = Counter()
    kept: list[Entry] = []
    faults: list[ListFault] = []
    for entry in entries:
        seen[entry.id] += 1
        if (count := seen[entry.id]) == 1:
            kept.append(entry)
            continue
        numbered = msgspec.structs.replace(entry, id=f"{entry.id}#{count}")
        kept.append(numbered)
        faults.append(
            ListFault(
                code="list.duplicate_key",
                message=f"key {entry.id} stands {count} times ({entry.position}, {entry.name}): kept as {numbered.id}; "
                "compare both with the publisher",
                severity="warning",
                file=file,
                entry=numbered.id,
            )
        )
    return tuple(kept), tuple(faults)
