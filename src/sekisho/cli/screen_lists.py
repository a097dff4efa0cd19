"""Which lists are searched? The installed ones, some of them, or files that nobody installed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sekisho.cli.guard import complain
from sekisho.errors import UsageError
from sekisho.lists.installed import Installed, installed_lists, missing_lists, warning
from sekisho.lists.publisher import PUBLISHERS
from sekisho.lists.reading import ListFile
from sekisho.lists.store import Store
from sekisho.screening.installed import installed_index

_MOST_SHOWN = 20


class Searched(NamedTuple):
    """What is searched.

    Args:
        paths: the files of the index.
        lists: only these ids, None for all.
        said: each list with its date, and those that are not here, for people.
        warning: the line that stands beside every answer while a list is old.
    """

    paths: tuple[Path, ...]
    lists: frozenset[str] | None
    said: tuple[str, ...]
    warning: str | None


def searched(asked: Sequence[str] | None, files: Sequence[Path]) -> Searched:
    """What is searched for the options of a command.

    Args:
        asked: ids of lists; None: all that are installed, or with `files` these alone.
        files: lists on disk; one of them stands in for the installed list of its id.

    Raises:
        UsageError: a list is not here, or a file is none.
        BrokenData: an installed list is broken.
    """
    store = Store()
    installed = installed_lists(store) if asked is not None or not files else ()
    paths = installed_index(store, complain) if installed else ()
    read: tuple[ListFile, ...] = ()
    if files:
        from sekisho.screening.list_file import index_of_files

        paths, read = index_of_files(files, complain, beside=paths)
        _say_faults(read)
    of_files = {one.list for one in read}
    used = [one for one in installed if one.list not in of_files]
    wanted = None
    if asked is not None:
        wanted = frozenset(_known(asked, of_files.union(one.list for one in installed)))
        used = [one for one in used if one.list in wanted]
        wanted |= of_files
    said = [*map(_said, used), *map(_said_of_file, read)]
    if asked is None and not files and (missing := missing_lists(used)):
        said.append(f"not here: {', '.join(publisher.id for publisher in missing)}")
    return Searched(paths, wanted, tuple(said), warning(used, datetime.date.today()))


def _known(asked: Sequence[str], known: set[str]) -> Iterator[str]:
    by_name = {name.casefold(): name for name in known}
    fetched = {publisher.list for publisher in PUBLISHERS}
    for name in asked:
        found = by_name.get(name.casefold())
        if found is None:
            way = f"; `sekisho lists update {name.upper()}` fetches it" if name.upper() in fetched else ""
            raise UsageError(f"no list {name!r} is here{way}; here: {', '.join(sorted(known))}")
        yield found


def _said(one: Installed) -> str:
    return f"{one.source} of {one.as_of} ({one.count:,} entries{', built-in' if one.built_in else ''})"


def _said_of_file(one: ListFile) -> str:
    return f"{one.list} from a file ({one.format}{f', of {one.published}' if one.published else ''})"


def _say_faults(read: Sequence[ListFile]) -> None:
    """Say what is wrong with the files that are searched nevertheless."""
    faults = [fault for one in read for fault in one.faults]
    for fault in faults[:_MOST_SHOWN]:
        complain(f"{fault.file}{f':{fault.line}' if fault.line else ''}: {fault.message}")
    if len(faults) > _MOST_SHOWN:
        complain(f"and {len(faults) - _MOST_SHOWN:,} more of the list files; `sekisho lists import` keeps all")
