"""How is a case written? `sekisho template`: a file to fill in, for each kind."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from sekisho.cli.output import opened


def template(
    kind: Annotated[
        Literal["payment", "cash", "voyage", "traveller", "cargo", "grant", "party"],
        typer.Argument(help="Kind of case.", show_default=False),
    ],
    form: Annotated[
        Literal["yaml", "json", "csv"],
        typer.Option("--format", help="YAML has comments; for JSON and CSV they go to standard error."),
    ] = "yaml",
    example: Annotated[bool, typer.Option("--example", help="Fill every field with an example.")] = False,
    out: Annotated[
        Path | None, typer.Option(help="Write to this file.  [default: standard output]", show_default=False)
    ] = None,
) -> None:
    """Write a template of a case, with what each field holds."""
    from sekisho.cases.template import explained, write

    with opened(out, for_programs=True) as stream:
        stream.write(write(kind, form, filled=example))
    if form != "yaml":
        for line in explained(kind):
            typer.echo(line, err=True)
