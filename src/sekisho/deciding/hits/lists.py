"""In which lists is looked? Their index, their states, and what was found in them before."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from sekisho.deciding.decision import ListUsed
from sekisho.deciding.hits.texts import TextSearch
from sekisho.lists.installed import entries_of, installed_lists, states_of
from sekisho.lists.store import Store
from sekisho.screening.build import build_index
from sekisho.screening.hit import Hit
from sekisho.screening.installed import installed_screen
from sekisho.screening.query import Query
from sekisho.screening.screen import Asking, Screen

# Whoever was ever listed: the day of each case is asked of what was found, so that cases of many days share a search.
_EVER = Asking()
_MOST_KEPT = 1 << 14


class Lists:
    """The lists that cases are looked up in; banks and customers come again, and are looked up once.

    Args:
        screen: the index.
        used: the states of the lists that it holds.
    """

    def __init__(self, screen: Screen, used: Sequence[ListUsed]) -> None:
        """Take an open index."""
        self.used = tuple(used)
        self.texts = TextSearch(screen)
        self.screen = screen
        self._known: dict[Query, tuple[Hit, ...]] = {}

    def find(self, queries: Iterable[Query]) -> dict[Query, tuple[Hit, ...]]:
        """What each of the queries meets, on any day."""
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        asked = dict.fromkeys(queries)
        new = [query for query in asked if query not in self._known]
        self._known.update(zip(new, self.screen.find_many(new, _EVER), strict=True))
        return {query: self._known[query] for query in asked}


def open_lists(store: Store, known_at: date | None = None, warn: Callable[[str], None] = print) -> Lists:
    """The lists in use, with the index that is kept for them.

    Args:
        store: of the snapshots.
        known_at: only what had come in by that day; its index is made for this run alone.
        warn: told in one sentence what went otherwise than it should with the index.

    Raises:
        BrokenData: a list cannot be read.
    """
    lists = installed_lists(store, known_at)
    used = [ListUsed(*state) for state in states_of(lists)]
    if known_at is None:
        return Lists(installed_screen(store, warn), used)
    entries = [entry for one in lists for entry in entries_of(store, one.source, known_at)]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder, "known.index")
        build_index(path, entries, [(one.list, one.sha256) for one in used])
        return Lists(Screen(path), used)
