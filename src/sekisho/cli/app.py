"""What commands are there?"""

from __future__ import annotations

from typing import Annotated

import typer

from sekisho.cli.caps import caps
from sekisho.cli.check import check
from sekisho.cli.checklist import checklist
from sekisho.cli.chronicle import chronicle, registry
from sekisho.cli.guard import Guarded
from sekisho.cli.law import law
from sekisho.cli.lists import lists
from sekisho.cli.scenario import scenario
from sekisho.cli.screen import screen
from sekisho.cli.selftest import selftest
from sekisho.cli.template import template
from sekisho.version import __version__

app = typer.Typer(
    name="sekisho",
    cls=Guarded,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 a verdict at or over --fail-on, 2 bad usage or input, 3 broken law or data.",
)
app.command(no_args_is_help=False)(check)
app.command(no_args_is_help=False)(screen)
app.command(no_args_is_help=True)(caps)
app.command(no_args_is_help=True)(checklist)
app.add_typer(law, name="law")
app.add_typer(lists, name="lists")
app.add_typer(scenario, name="scenario")
app.add_typer(chronicle, name="chronicle")
app.command()(registry)
app.command(no_args_is_help=True)(template)
app.command()(selftest)


@app.callback()
def sekisho(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.", is_eager=True)] = False,
) -> None:
    """May this pass? Sanctions on North Korea as dated, cited law.

    Payments, cash, voyages, travellers, cargo and grants, decided for Japan, the UN, the US,
    the Republic of Korea and the EU by the law of the day of the act: why, what to ask, who can permit.

    Try:

      sekisho check --examples

      sekisho check payment.xml cases.csv --lang ja

      sekisho law in-force --as-of 2019-02-28
    """
    if version:
        typer.echo(f"sekisho {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit
