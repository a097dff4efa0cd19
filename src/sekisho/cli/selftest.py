"""Is what is installed fit for use? `sekisho selftest`: entries and names that must be found, cases decided so."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

import typer

from sekisho.cli.guard import BROKEN, complain
from sekisho.cli.options import TextOrJson
from sekisho.cli.output import print_json, print_lines
from sekisho.errors import BrokenData, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rich.text import Text as Line

    from sekisho.lists.installed import Installed
    from sekisho.lists.store import Store

_LOG = "selftest.log"


class Outcome(NamedTuple):
    """One check: of what, what was looked up or decided, whether it holds, what was found."""

    of: str
    what: str
    ok: bool
    detail: str


def selftest(form: TextOrJson = "text") -> None:
    """Look known entries up on every list in use, screen known names, decide known cases; exit code 3 when any fails.

    The result is added to selftest.log in SEKISHO_HOME.
    """
    from sekisho.lists.installed import installed_lists, missing_lists, warning
    from sekisho.lists.store import Store, home

    store = Store()
    lists: tuple[Installed, ...] = ()
    try:
        lists = installed_lists(store)
        outcomes = [*_lists(store, lists), *_names(store), *_law()]
    except BrokenData as error:
        outcomes = [Outcome("lists", "can be read", False, str(error)), *_law()]
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    _log(home() / _LOG, now, lists, outcomes)
    failed = [outcome for outcome in outcomes if not outcome.ok]
    absent = missing_lists(lists)
    if form == "json":
        print_json(
            {
                "at": now,
                "ok": not failed,
                "lists": [{"list": one.list, "as_of": one.as_of, "sha256": one.sha256} for one in lists],
                "missing_lists": [publisher.id for publisher in absent],
                "checks": [outcome._asdict() for outcome in outcomes],
            }
        )
    else:
        print_lines(_lines(outcomes))
        for publisher in absent:
            complain(f"{publisher.id}: not here, so not tested; `sekisho lists update {publisher.id}` fetches it")
    if old := warning(lists, now.date()):
        complain(old)
    if failed:
        complain(f"{len(failed)} of {len(outcomes)} checks failed: do not rely on answers until they hold")
        raise typer.Exit(BROKEN)


def _lists(store: Store, lists: Sequence[Installed]) -> Iterator[Outcome]:
    from sekisho.lists.canaries import check
    from sekisho.lists.installed import entries_of

    for one in lists:
        of = f"{one.source} of {one.as_of}"
        try:
            entries = entries_of(store, one.source)
        except BrokenData as error:
            yield Outcome(of, "can be read", False, str(error))
            continue
        yield from (Outcome(of, what, ok, detail) for what, ok, detail in check(one.source, entries))


def _names(store: Store) -> Iterator[Outcome]:
    from sekisho.deciding.canaries import check_names
    from sekisho.screening.installed import installed_screen

    try:
        screen = installed_screen(store, complain)
    except BrokenData as error:
        yield Outcome("names", "can be searched", False, str(error))
        return
    yield from (Outcome("names", what, ok, detail) for what, ok, detail in check_names(screen))


def _law() -> Iterator[Outcome]:
    from sekisho.deciding.canaries import check_cases
    from sekisho.law import check_law, load_built_in

    faults = check_law(None)
    if faults:
        yield Outcome("law", "its own checks", False, "; ".join(map(str, faults)))
        return
    law = load_built_in()
    yield Outcome("law", "its own checks", True, law.hash)
    yield from (Outcome("law", case, ok, detail) for case, ok, detail in check_cases(law))


def _lines(outcomes: Sequence[Outcome]) -> Iterator[Line]:
    from rich.text import Text as Line

    for outcome in outcomes:
        mark = ("ok    ", "green") if outcome.ok else ("FAILED", "bold red")
        yield Line.assemble(mark, f"  {outcome.of}: {outcome.what}", (f"  {outcome.detail}", "dim"))
    failed = sum(not outcome.ok for outcome in outcomes)
    yield Line(f"{len(outcomes) - failed} of {len(outcomes)} checks hold", style="bold")


def _log(path: Path, now: datetime.datetime, lists: Sequence[Installed], outcomes: Sequence[Outcome]) -> None:
    """Add one line a check: the moment, the outcome, what was checked; and one for each list with its hash."""
    said = [f"{now:%Y-%m-%dT%H:%M:%SZ} list {one.source} of {one.as_of} sha256 {one.sha256}" for one in lists]
    said += [f"{now:%Y-%m-%dT%H:%M:%SZ} {'ok' if o.ok else 'FAILED'} {o.of}: {o.what}: {o.detail}" for o in outcomes]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.writelines(line.replace("\n", " ") + "\n" for line in said)
    except OSError as error:
        raise UsageError(
            f"cannot write {path}: {error.strerror}; set SEKISHO_HOME to a folder that may be written"
        ) from error
