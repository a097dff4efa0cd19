"""What happened, and who says so? `sekisho chronicle` and `sekisho registry`: attributed, never law."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from sekisho.cli.options import Lang, TextOrJson, read_day
from sekisho.cli.output import page_width, print_json, print_lines
from sekisho.errors import UsageError

if TYPE_CHECKING:
    from sekisho.chronicle import Chronicle, Statement

chronicle = typer.Typer(
    help="Events and attributed statements: who said what, how surely, and what speaks against it.",
    invoke_without_command=True,
)
With = Annotated[
    list[Path] | None,
    typer.Option(
        "--with", metavar="FILE", help="YAML of one's own sources, actors, events and statements.", dir_okay=False
    ),
]
AsOf = Annotated[
    datetime.date | None, typer.Option("--as-of", parser=read_day, metavar="DATE", help="What was out by this day.")
]
OnDay = Annotated[
    datetime.date | None,
    typer.Option("--as-of", parser=read_day, metavar="DATE", help="The day asked; today by default."),
]


@chronicle.callback()
def show(
    context: typer.Context,
    *,
    as_of: AsOf = None,
    actor: Annotated[str | None, typer.Option(metavar="ID", help="Who speaks, or for whom.")] = None,
    measure: Annotated[
        str | None, typer.Option("--measure", "--concerns", metavar="ID", help="A measure, regime, event or topic.")
    ] = None,
    strength: Annotated[
        int | None, typer.Option(min=1, max=6, help="Tied to the speaker this surely or more; 1 is surest.")
    ] = None,
    own: With = None,
    form: Annotated[Literal["text", "json", "jsonld"], typer.Option("--format", help="Form of the output.")] = "text",
    lang: Lang = "en",
) -> None:
    """List events and statements; without a filter, all."""
    if context.invoked_subcommand is not None:
        if any(given is not None for given in (as_of, actor, measure, strength, own)) or form != "text" or lang != "en":
            raise UsageError(f"write the options behind `{context.invoked_subcommand}`, which says which it takes")
        return
    from sekisho.reports import chronicle_json
    from sekisho.reports.chronicle_text import ChroniclePage

    found = _open(own)
    _known(found, actor, measure)
    statements = list(found.find(as_of, actor, measure, strength))
    of_statements = actor is not None or strength is not None
    events = [] if of_statements else list(found.events_by(as_of, measure))
    if form == "json":
        print_json(chronicle_json.chronicle_json(found, statements, events))
    elif form == "jsonld":
        print_json(chronicle_json.json_ld(found, statements))
    else:
        print_lines(ChroniclePage(found, lang, page_width()).listed(statements, events))


@chronicle.command()
def contradictions(own: With = None, form: TextOrJson = "text", lang: Lang = "en") -> None:
    """Show statements that reject, contradict or would not confirm one another, side by side."""
    from sekisho.reports.chronicle_json import contradictions_json
    from sekisho.reports.chronicle_text import ChroniclePage

    found = _open(own)
    if form == "json":
        print_json(contradictions_json(found, found.contradictions()))
    else:
        print_lines(ChroniclePage(found, lang, page_width()).contradictions(found.contradictions()))


@chronicle.command()
def agreement(
    name: Annotated[str, typer.Argument(help="Id of an agreement.")] = "stockholm-2014",
    as_of: OnDay = None,
    own: With = None,
    form: TextOrJson = "text",
    lang: Lang = "en",
) -> None:
    """Show an agreement: each side's promises, their states on a day, the measures that they moved."""
    from sekisho.reports.chronicle_json import agreement_json
    from sekisho.reports.chronicle_text import ChroniclePage

    found = _open(own)
    if name not in found.agreements:
        raise UsageError(f"no agreement {name!r}: there is {', '.join(found.agreements)}")
    day = as_of or datetime.date.today()
    if form == "json":
        print_json(agreement_json(found.agreements[name], day))
    else:
        print_lines(ChroniclePage(found, lang, page_width()).agreement(found.agreements[name], day))


@chronicle.command("scenario")
def to_scenario(
    statement: Annotated[str, typer.Argument(help="Id of a statement, such as MAINICHI-12.")],
    start: Annotated[
        datetime.date, typer.Option("--from", parser=read_day, metavar="DATE", help="From when it is supposed.")
    ],
    change: Annotated[
        Literal["suspend", "repeal", "nothing"], typer.Option(help="What is supposed of the measures it concerns.")
    ] = "suspend",
    own: With = None,
) -> None:
    """Write the scenario that supposes a statement: a file to edit and run. A statement never becomes law."""
    from sekisho.law import load_built_in
    from sekisho.reports.supposed import scenario_of

    found = _open(own)
    one = _statement(found, statement)
    typer.echo(scenario_of(one, load_built_in(), change, start), nl=False)


def registry(as_of: OnDay = None, form: TextOrJson = "text", lang: Lang = "en") -> None:
    """Show the abductees as of a day: the official list, each side's claims, and who counts how many."""
    from sekisho.reports.chronicle_json import registry_json
    from sekisho.reports.chronicle_text import ChroniclePage

    found, day = _open(None), as_of or datetime.date.today()
    if form == "json":
        print_json(registry_json(found, day))
    else:
        print_lines(ChroniclePage(found, lang, page_width()).registry(day))


def _open(own: list[Path] | None) -> Chronicle:
    from sekisho.chronicle import load_built_in, load_with

    return load_with(own) if own else load_built_in()


def _statement(found: Chronicle, name: str) -> Statement:
    if name not in found.statements:
        raise UsageError(
            f"no statement {name!r}: `sekisho chronicle` lists all, such as {next(iter(found.statements))}"
        )
    return found.statements[name]


def _known(found: Chronicle, actor: str | None, measure: str | None) -> None:
    from sekisho.cases import REGIMES
    from sekisho.law import load_built_in

    if actor is not None and actor not in found.actors:
        raise UsageError(f"no actor {actor!r}: there are {', '.join(found.actors)}")
    if measure is None:
        return
    law = load_built_in().measures
    known = {*REGIMES, *found.events, *found.topics, *law, *(m.id for m in law.values())}
    if measure not in known:
        raise UsageError(
            f"no measure, regime, event or topic {measure!r}: topics are {', '.join(found.topics)}; "
            "`sekisho law list` names the measures"
        )
