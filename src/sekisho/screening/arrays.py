"""Flat arrays: lists of unequal length behind one another, and directories of keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.signedinteger]
Arrays: TypeAlias = dict[str, Array]


def numbers(values: Sequence[int]) -> Array:
    """Whole numbers as an array of 64 bits each."""
    return np.array(values, np.int64)


def offsets(lengths: Iterable[int]) -> Array:
    """Where each of some lists begins that stand behind one another, and where the last one ends.

    Args:
        lengths: of the lists.
    """
    at = np.cumsum(np.fromiter(lengths, np.int64))
    return np.concatenate((np.zeros(1, np.int64), at))


def directory(name: str, keys: Array, items: Array, values: Array | None = None) -> Arrays:
    """Keys in order, where the items of each begin, and its items in order, each once.

    Args:
        name: what the names of the arrays begin with.
        keys: of each entry.
        items: of each entry, from 0, less than 2 ** 31.
        values: of each entry, the same where key and item are the same; None: there are none.
    """
    # Sorting by two columns at once is slow; so by the keys first, then by the rank of the key and the item as one.
    order = np.argsort(keys)
    keys = keys[order]
    ranked = (np.cumsum(_is_new(keys)) << 31) | items[order]
    within = np.argsort(ranked)
    ranked = ranked[within]
    once = _is_new(ranked)
    ranked, order = ranked[once], order[within[once]]
    begins = np.flatnonzero(_is_new(ranked >> 31))
    arrays: Arrays = {
        f"{name}_key": keys[within[once]][begins],
        f"{name}_at": np.append(begins, len(ranked)).astype(np.int64),
        f"{name}_item": (ranked & 0x7FFFFFFF).astype(np.int32),
    }
    if values is not None:
        arrays[f"{name}_value"] = values[order].astype(np.int32)
    return arrays


def _is_new(ordered: Array) -> Array:
    """Whether each number is another than the one before it."""
    return np.concatenate((np.ones(min(1, len(ordered)), np.bool_), ordered[1:] != ordered[:-1]))
