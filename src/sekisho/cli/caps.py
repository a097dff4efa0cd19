"""What is left of the caps? `sekisho caps`: limits of a day beside what a ledger says was drawn."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sekisho.cli.guard import BAD_INPUT, complain
from sekisho.cli.options import TextOrJson, read_day
from sekisho.cli.output import print_json, print_lines

if TYPE_CHECKING:
    from sekisho.cases import Problem
    from sekisho.deciding.drawn import Entries


def caps(
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="CSV of reports and estimates.", dir_okay=False)],
    as_of: Annotated[
        datetime.date | None, typer.Option(parser=read_day, metavar="DATE", help="The day asked.  [default: today]")
    ] = None,
    form: TextOrJson = "text",
) -> None:
    """Show each cap on oil and coal: its period, what was reported and estimated, what is left."""
    from sekisho.cases.ledger import UNREAD
    from sekisho.deciding.drawn import standings
    from sekisho.law import load_built_in
    from sekisho.reports.caps import caps_json, caps_lines

    day = as_of or datetime.date.today()
    entries, problems = open_ledger(ledger)
    if any(problem.code in UNREAD for problem in problems):
        raise typer.Exit(BAD_INPUT)
    found = standings(entries, load_built_in(), day)
    if form == "json":
        print_json(caps_json(found, day, problems))
    else:
        print_lines(caps_lines(found, day))
    if any(problem.severity == "error" for problem in problems):
        raise typer.Exit(BAD_INPUT)


def open_ledger(path: Path) -> tuple[Entries, tuple[Problem, ...]]:
    """The rows of a ledger by cap; what is wrong with it is said on standard error too."""
    from sekisho.cases.ledger import read_ledger
    from sekisho.deciding.drawn import enter

    ledger, unread = read_ledger(path)
    entries, misplaced = enter(ledger)
    problems = tuple(sorted((*unread, *misplaced), key=lambda problem: problem.line or 0))
    for problem in problems:
        complain(f"{problem.severity}: {path}:{problem.line or 1}: {problem.message} [{problem.code}]")
    return entries, problems
