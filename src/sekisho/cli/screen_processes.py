"""How is the work shared? By processes that map the same index; their answers come in the order of the queries."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait

import msgspec

from sekisho.cli.screen_work import Answered, Work, answer
from sekisho.errors import SekishoError, UsageError
from sekisho.screening.queries import Block
from sekisho.screening.screen import Screen

_AHEAD = 4  # blocks that each process may be ahead of the answer that is waited for
_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Answered)


def answered_by_processes(blocks: Iterator[Block], work: Work, jobs: int) -> Iterator[Answered]:
    """The answers to each block, in order, by several processes; see `screen_work.answered`."""
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
            connection.send(_ENCODER.encode(answer(block, screen, work.asking)))
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
