"""What is done with queries? They are read, looked for, and each gets its answer, whatever goes wrong with another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from sekisho.cases.problem import Problem
from sekisho.errors import SekishoError
from sekisho.reports.hits import FAULT, Answer
from sekisho.screening.hit import Hit
from sekisho.screening.queries import Block, rows_of, unread_names
from sekisho.screening.query import Query
from sekisho.screening.screen import Asking, Screen
from sekisho.version import __version__


class Work(NamedTuple):
    """What is done with queries: the index that is searched, and how it is asked."""

    paths: tuple[Path, ...]
    asking: Asking


class Answered(msgspec.Struct, frozen=True):
    """The answers to a block, and the fields of its records that mean nothing here."""

    answers: list[Answer]
    unused: list[str]


def answered(blocks: Iterable[Block], work: Work, jobs: int) -> Iterator[Answered]:
    """The answers to each block, in order.

    Args:
        blocks: of queries.
        work: to be done.
        jobs: processes; with one the work is done in this.

    Raises:
        BrokenData: the index was damaged.
        UsageError: a process ended before its work.
    """
    if jobs == 1:
        screen = Screen(*work.paths)
        return (answer(block, screen, work.asking) for block in blocks)

    from sekisho.cli.screen_processes import answered_by_processes

    return answered_by_processes(iter(blocks), work, jobs)


def answer(block: Block, screen: Screen, asking: Asking) -> Answered:
    """The answers to one block."""
    rows = list(rows_of(block))
    found = iter(_find(screen, [row.query for row in rows if row.query], asking))
    unused = dict.fromkeys(field for row in rows for field in row.unused)
    answers = []
    for row in rows:
        if row.query is None:
            answers.append(Answer(id=row.id, hits=(), problems=row.problems))
            continue
        hits = next(found)
        if isinstance(hits, Problem):
            answers.append(Answer(id=row.id, names=row.query.names, hits=(), problems=(*row.problems, hits)))
        else:
            problems = row.problems if hits else (*row.problems, *unread_names(row.query))
            answers.append(Answer(id=row.id, names=row.query.names, hits=hits, problems=problems))
    return Answered(answers, list(unused))


def _find(screen: Screen, queries: Sequence[Query], asking: Asking) -> list[tuple[Hit, ...] | Problem]:
    """The hits of each query; a fault of Sekisho itself costs the one query that met it."""
    try:
        return list(screen.find_many(queries, asking))
    except SekishoError:
        raise
    except Exception as error:
        if os.environ.get("SEKISHO_DEBUG"):
            raise
        if len(queries) == 1:
            return [_fault(queries[0], error)]
        half = len(queries) // 2
        return [*_find(screen, queries[:half], asking), *_find(screen, queries[half:], asking)]


def _fault(query: Query, error: Exception) -> Problem:
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    message = f"not screened, by a fault in sekisho {__version__} itself ({what}); please report it with the name"
    return Problem(case=query.id, field="name", code=FAULT, severity="error", message=message)
