"""Who does the work? This process, or several that share the mapped index; answers come in the order of the queries."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import NamedTuple

import msgspec

from sekisho.cases.problem import Problem
from sekisho.errors import SekishoError, UsageError
from sekisho.reports.hits import FAULT, Answer
from sekisho.screening.hit import Hit
from sekisho.screening.queries import Block, rows_of
from sekisho.screening.query import Query
from sekisho.screening.screen import Asking, Screen
from sekisho.version import __version__

_AHEAD = 4  # blocks that a process may be ahead of the one that is waited for


class Work(NamedTuple):
    """What is done with queries: the index that is searched, and how it is asked."""

    paths: tuple[Path, ...]
    asking: Asking


class Answered(msgspec.Struct, frozen=True):
    """The answers to a block, and the fields of its records that mean nothing here."""

    answers: list[Answer]
    unused: list[str]


_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Answered)


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
        return (_answer(block, screen, work.asking) for block in blocks)
    return _by_processes(iter(blocks), work, jobs)


def _answer(block: Block, screen: Screen, asking: Asking) -> Answered:
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
            answers.append(Answer(id=row.id, names=row.query.names, hits=hits, problems=row.problems))
    return Answered(answers, list(unused))


def _find(screen: Screen, queries: Sequence[Query], asking: Asking) -> Iterable[tuple[Hit, ...] | Problem]:
    """The hits of each query; a fault of Sekisho itself costs the one query that met it."""
    try:
        return [screen.find(query, asking) for query in queries]
    except SekishoError:
        raise
    except Exception:
        if os.environ.get("SEKISHO_DEBUG"):
            raise
        return (_find_one(screen, query, asking) for query in queries)


def _find_one(screen: Screen, query: Query, asking: Asking) -> tuple[Hit, ...] | Problem:
    try:
        return screen.find(query, asking)
    except SekishoError:
        raise
    except Exception as error:
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        message = f"not screened, by a fault in sekisho {__version__} itself ({what}); please report it with the name"
        return Problem(case=query.id, field="name", code=FAULT, severity="error", message=message)


def _by_processes(blocks: Iterator[Block], work: Work, jobs: int) -> Iterator[Answered]:
    with _processes(work, jobs) as idle:
        busy: dict[Connection, int] = {}
        done: dict[int, Answered] = {}
        sent = given = 0
        more = True
        while True:
            while more and idle and sent < given + _AHEAD * jobs:
                block = next(blocks, None)
                if block is None:
                    more = False
                    break
                busy[idle[-1]] = sent
                _send(idle.pop(), block)
                sent += 1
            while given in done:
                yield done.pop(given)
                given += 1
            if not busy:
                if not more:
                    return
                continue
            for connection in wait(list(busy)):
                assert isinstance(connection, Connection)
                done[busy.pop(connection)] = _received(connection)
                idle.append(connection)


@contextmanager
def _processes(work: Work, jobs: int) -> Iterator[list[Connection]]:
    """Processes that answer blocks until their connection ends, as it does when this process is killed."""
    context = multiprocessing.get_context("spawn")
    connections, processes = [], []
    # Ctrl-C goes to the whole group: this process ends the others.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for _ in range(jobs):
            here, there = context.Pipe()
            process = context.Process(target=_serve, args=(there, work), daemon=True)
            process.start()
            there.close()
            connections.append(here)
            processes.append(process)
    finally:
        signal.signal(signal.SIGINT, before)
    try:
        yield list(connections)
    finally:
        for connection in connections:
            connection.close()
        for process in processes:
            process.terminate()
            process.join()


def _serve(connection: Connection, work: Work) -> None:
    """Answer blocks until there are no more."""
    try:
        screen = Screen(*work.paths)
        while True:
            block = connection.recv()
            connection.send(_ENCODER.encode(_answer(block, screen, work.asking)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except SekishoError as error:
        connection.send(error)


def _send(connection: Connection, block: Block) -> None:
    try:
        connection.send(block)
    except (BrokenPipeError, ConnectionResetError):
        raise _ended() from None


def _received(connection: Connection) -> Answered:
    try:
        found = connection.recv()
    except (EOFError, ConnectionResetError):
        raise _ended() from None
    if isinstance(found, SekishoError):
        raise found
    return _DECODER.decode(found)


def _ended() -> UsageError:
    return UsageError("a process of --jobs ended before its work, perhaps for want of memory: run with fewer")
