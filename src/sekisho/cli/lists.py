"""Who is listed? `sekisho lists`: what is in use and how old, renewing, taking in, comparing, showing an entry."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sekisho.cli.guard import BAD_INPUT, BROKEN, complain
from sekisho.cli.options import TextOrJson, read_day
from sekisho.cli.output import print_json, print_lines
from sekisho.errors import BrokenData, UsageError

if TYPE_CHECKING:
    from sekisho.lists.download import Downloader, Progress
    from sekisho.lists.publisher import Publisher
    from sekisho.lists.store import Store
    from sekisho.lists.update import Renewal

lists = typer.Typer(
    help="The lists in use: their age, renewing them, comparing their states, showing an entry.", no_args_is_help=True
)
_KnownAt = Annotated[
    datetime.date | None,
    typer.Option(parser=read_day, metavar="DATE", help="With what had come in by this day."),
]


@lists.command()
def status(form: TextOrJson = "text", known_at: _KnownAt = None) -> None:
    """Show which lists are in use: date, age, entries, hash, licence, and what is held."""
    from sekisho.lists.installed import installed_lists
    from sekisho.lists.store import Store
    from sekisho.reports.lists_json import status_json
    from sekisho.reports.lists_text import status_lines

    found = installed_lists(Store(), known_at)
    if form == "json":
        print_json(status_json(found))
    else:
        print_lines(status_lines(found, datetime.date.today()))


@lists.command()
def update(
    source: Annotated[
        str | None, typer.Argument(metavar="LIST", help="List or source id, such as UN or ofac-sdn; all by default.")
    ] = None,
    *,
    offline: Annotated[bool, typer.Option("--offline", help="Fetch nothing; only say how old the lists are.")] = False,
    proxy: Annotated[str | None, typer.Option(metavar="URL", help="Proxy; the environment's by default.")] = None,
    form: TextOrJson = "text",
) -> None:
    """Fetch the publishers' lists where they changed; a list that cannot be trusted is held or refused."""
    from sekisho.lists.download import Downloader
    from sekisho.lists.publisher import PUBLISHERS
    from sekisho.lists.store import Store

    asked = [p for p in PUBLISHERS if source is None or source.casefold() in (p.id, p.list.casefold())]
    if not asked:
        known = ", ".join(sorted({p.list for p in PUBLISHERS} | {p.id for p in PUBLISHERS}))
        raise UsageError(f"{source!r} is no list that can be fetched; known: {known}")
    if offline:
        complain("offline: nothing was fetched; the lists below are as they were")
        status(form)
        return
    store = Store()
    renewals = []
    for publisher in asked:
        with _bar(publisher.title) as progress:
            renewals.append(_renewed(store, publisher, Downloader(proxy=proxy, progress=progress)))
    _report(renewals, form)


@lists.command("import")
def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", exists=True, help="A list file, or the several that make up one list."),
    ],
    *,
    source: Annotated[
        str | None, typer.Option(metavar="ID", help="Source id, where the format does not say it.")
    ] = None,
    published: Annotated[
        datetime.date | None,
        typer.Option(parser=read_day, metavar="DATE", help="The publisher's date, for a file that does not say it."),
    ] = None,
    accept: Annotated[
        str | None, typer.Option(metavar="WHY", help="Accept it although it lost much: say why; the reason is kept.")
    ] = None,
    form: TextOrJson = "text",
) -> None:
    """Take in list files from disk: a publisher's in its own format, or a CSV of one's own."""
    from sekisho.lists.store import Store
    from sekisho.lists.update import import_files

    _report([import_files(Store(), paths, source=source, published=published, accepted_because=accept)], form)


@lists.command()
def diff(
    list_: Annotated[str, typer.Argument(metavar="LIST", help="List or source id.")],
    from_: Annotated[datetime.date, typer.Argument(metavar="FROM", parser=read_day, help="The earlier day.")],
    to: Annotated[datetime.date, typer.Argument(metavar="TO", parser=read_day, help="The later day.")],
    form: TextOrJson = "text",
) -> None:
    """Compare two states of a list: entries added, removed, and changed field by field."""
    from sekisho.lists.difference import compare
    from sekisho.lists.installed import source_of, state_on
    from sekisho.lists.store import Store
    from sekisho.reports.lists_json import difference_json
    from sekisho.reports.lists_text import difference_lines, states_line

    store = Store()
    source = source_of(store, list_)
    before, after = state_on(store, source, from_), state_on(store, source, to)
    found = compare(before.entries, after.entries)
    if form == "json":
        states = [{"as_of": s.day, "entries": len(s.entries), "held": s.held} for s in (before, after)]
        print_json(
            {"list": list_, "source": source, "from": from_, "to": to, "states": states, **difference_json(found)}
        )
    else:
        print_lines([states_line(source, before, after), *difference_lines(found)])


@lists.command()
def show(
    entry: Annotated[str, typer.Argument(help="Id, such as KPi.033 or OFAC:22996.")],
    as_of: Annotated[
        datetime.date | None, typer.Option(parser=read_day, metavar="DATE", help="The day asked.  [default: today]")
    ] = None,
    known_at: _KnownAt = None,
    form: TextOrJson = "text",
) -> None:
    """Show one entry as it stood on a day, and where the same party stands on other lists."""
    from sekisho.lists.counterparts import counterparts
    from sekisho.lists.installed import find_entries, installed_lists, warning
    from sekisho.lists.store import Store
    from sekisho.reports.lists_json import entry_json
    from sekisho.reports.lists_text import entry_lines

    day = as_of or datetime.date.today()
    store = Store()
    found = find_entries(store, entry, day, known_at)
    if not found:
        raise UsageError(f"no list in use knows an entry {entry!r}; `sekisho lists status` shows the lists")
    if form == "json":
        print_json(
            {"as_of": day, "entries": [entry_json(s, day, counterparts(store, s.entry, known_at)) for s in found]}
        )
    else:
        print_lines(line for s in found for line in entry_lines(s, day, counterparts(store, s.entry, known_at)))
    used = [one for one in installed_lists(store, known_at) if one.source in {s.source for s in found}]
    if old := warning(used, datetime.date.today()):
        complain(old)


def _renewed(store: Store, publisher: Publisher, downloader: Downloader) -> Renewal:
    """Renew one source; a broken record of it stops no other."""
    from sekisho.lists.update import Renewal
    from sekisho.lists.update import update as renew

    try:
        return renew(store, publisher, downloader)
    except BrokenData as error:
        return Renewal(publisher.id, "failed", (str(error),))


def _report(renewals: list[Renewal], form: str) -> None:
    from sekisho.reports.lists_json import renewal_json
    from sekisho.reports.lists_text import renewal_lines

    if form == "json":
        print_json({"lists": [renewal_json(r) for r in renewals]})
    else:
        print_lines(line for renewal in renewals for line in renewal_lines(renewal))
    if any(r.outcome == "refused" for r in renewals):
        raise typer.Exit(BROKEN)
    if any(r.outcome in ("failed", "held") for r in renewals):
        raise typer.Exit(BAD_INPUT)


@contextmanager
def _bar(title: str) -> Iterator[Progress | None]:
    """A progress bar on standard error, where that is a terminal."""
    import sys

    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TransferSpeedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
