"""Where do the items of a key lie? Sorted keys, found through their leading bits."""

from __future__ import annotations

import numpy as np

from sekisho.screening.kernel.column import Column


def find(
    keys: Column,
    buckets: Column,
    shift: int,
    key: int,
) -> int:
    """Place of a key in a directory, -1 where it is not there."""
    if key >> shift >= len(buckets) - 1:
        return -1
    place = buckets[key >> shift]
    last = buckets[(key >> shift) + 1]
    while place < last:
        if keys[place] >= key:
            return place if keys[place] == key else -1
        place += 1
    return -1


def rows_of_keys(
    asked_key_at: Column,
    asked_key: Column,
    name_key: Column,
    name_at: Column,
    name_item: Column,
    name_buckets: Column,
    name_shift: int,
) -> tuple[Column, Column]:
    """The rows that share a key with each asked row: where those of each begin, and the rows."""
    room = 1 << 12
    rows = np.empty(room, np.int32)
    at = np.zeros(len(asked_key_at), np.int64)
    filled = 0
    for asked in range(len(asked_key_at) - 1):
        for k in range(asked_key_at[asked], asked_key_at[asked + 1]):
            place = find(name_key, name_buckets, name_shift, asked_key[k])
            if place >= 0:
                for x in range(name_at[place], name_at[place + 1]):
                    if filled == room:
                        room *= 2
                        more = np.empty(room, np.int32)
                        more[:filled] = rows
                        rows = more
                    rows[filled] = name_item[x]
                    filled += 1
        at[asked + 1] = filled
    return at, rows[:filled]
