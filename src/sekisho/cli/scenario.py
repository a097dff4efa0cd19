"""What if? `sekisho scenario`: cases under today's law and under scenarios, those that ship or one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from sekisho.cli.guard import BAD_INPUT, complain
from sekisho.cli.options import Lang, TextOrJson, read_regimes
from sekisho.cli.output import opened, page_width, print_json, print_lines
from sekisho.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sekisho.cases import Language
    from sekisho.cli.beside import Beside
    from sekisho.deciding.batch import LookedUp
    from sekisho.scenarios import Row, SideBySide

scenario = typer.Typer(
    help="What if? Cases under today's law and under a law that changed: what opens, who still prohibits.",
    no_args_is_help=True,
)
Form = Literal["text", "json", "csv", "html"]
Cases = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[CASES]...", help="Files or folders of cases or messages; - is standard input."),
]
Examples = Annotated[bool, typer.Option("--examples", help="Compare the built-in examples.")]
Regimes = Annotated[
    str | None,
    typer.Option("--regimes", metavar="JP,UN,...", help="Answer for these regimes only.", show_default=False),
]
Rates = Annotated[
    Path | None, typer.Option("--rates", metavar="FILE", help="CSV of statutory yen rates.", dir_okay=False)
]
Facts = Annotated[
    Path | None,
    typer.Option("--facts", metavar="FILE", help="Facts that the messages lack, by case id or *.", dir_okay=False),
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write there, whole or not at all.", dir_okay=False)
]


@scenario.command("list")
def list_scenarios(form: TextOrJson = "text", lang: Lang = "en") -> None:
    """List the scenarios that ship with Sekisho."""
    from sekisho.law import load_built_in
    from sekisho.reports.scenario_json import list_json
    from sekisho.reports.scenario_text import ScenarioPage
    from sekisho.scenarios import built_in

    found = built_in(load_built_in())
    if form == "json":
        print_json(list_json(found))
    else:
        print_lines(ScenarioPage(lang, page_width()).overview(found))


@scenario.command()
def show(
    name: Annotated[str, typer.Argument(help="Id of a scenario, or a YAML or JSON file.")],
    form: TextOrJson = "text",
    lang: Lang = "en",
) -> None:
    """Show one scenario: what it changes, from when, and what it rests on."""
    from sekisho.law import load_built_in
    from sekisho.reports.scenario_json import scenario_json
    from sekisho.reports.scenario_text import ScenarioPage
    from sekisho.scenarios import find_scenario

    law = load_built_in()
    found = find_scenario(name, law)
    if form == "json":
        print_json(scenario_json(found, law))
    else:
        print_lines(ScenarioPage(lang, page_width()).show(found, law))


@scenario.command()
def run(
    name: Annotated[str, typer.Argument(metavar="SCENARIO", help="Id of a scenario, or a YAML or JSON file.")],
    cases: Cases = None,
    *,
    examples: Examples = False,
    regimes: Regimes = None,
    rates: Rates = None,
    facts: Facts = None,
    lang: Lang = "en",
    form: Annotated[Form, typer.Option("--format", help="Form of the output.")] = "text",
    out: Out = None,
) -> None:
    """Decide cases under today's law and under a scenario: what changed, who still prohibits, what would have to go."""
    _compare((name,), _inputs(cases, examples), regimes, rates, facts, lang, form, out)


@scenario.command()
def compare(
    names: Annotated[
        str, typer.Argument(metavar="SCENARIO,SCENARIO,...", help="Ids or files of scenarios, divided by commas.")
    ],
    cases: Cases = None,
    *,
    examples: Examples = False,
    regimes: Regimes = None,
    rates: Rates = None,
    facts: Facts = None,
    lang: Lang = "en",
    form: Annotated[Form, typer.Option("--format", help="Form of the output.")] = "text",
    out: Out = None,
) -> None:
    """Decide cases under today's law and under several scenarios, side by side."""
    _compare(
        _several(names),
        _inputs(cases, examples),
        regimes,
        rates,
        facts,
        lang,
        form,
        out,
    )


def _several(names: str) -> tuple[str, ...]:
    found = tuple(name.strip() for name in names.split(","))
    if not all(found) or len(set(found)) < len(found):
        raise UsageError(f"{names!r}: write different ids or files, divided by commas")
    return found


def _inputs(cases: list[Path] | None, examples: bool) -> list[Path]:
    from sekisho.examples import PATHS

    inputs = [*(cases or []), *(PATHS if examples else ())]
    if not inputs:
        raise UsageError("no cases: name files or folders, - for standard input, or --examples")
    return inputs


def _compare(
    names: tuple[str, ...],
    paths: list[Path],
    regimes: str | None,
    rates: Path | None,
    facts: Path | None,
    lang: Lang,
    form: Form,
    out: Path | None,
) -> None:
    from sekisho.cli.beside import Beside
    from sekisho.law import load_built_in
    from sekisho.reports import scenario_csv, scenario_html, scenario_json
    from sekisho.scenarios import SideBySide, find_scenario

    law = load_built_in()
    found = tuple(find_scenario(name, law) for name in names)
    if len({one.id for one in found}) < len(found):
        raise UsageError(f"two scenarios of one id ({', '.join(one.id for one in found)}): give each file its own")
    beside = Beside(rates, facts)
    board = SideBySide(found, law, beside.rates)
    rows = board.rows(_looked_up(paths, beside, regimes))
    write = {
        "text": _text,
        "json": scenario_json.write,
        "csv": scenario_csv.write,
        "html": scenario_html.write,
    }
    with opened(out, for_programs=form != "text") as stream:
        write[form](stream, board, rows, lang)
    beside.say_unused()
    if board.refused:
        total = board.refused + board.cases
        complain(f"{board.refused} of {total} could not be read; what is wrong stands in their place")
    if board.refused or not board.cases or not beside.whole:
        raise typer.Exit(BAD_INPUT)


def _text(stream: TextIO, board: SideBySide, rows: Iterable[Row], lang: Language) -> None:
    from sekisho.cli.output import Printer
    from sekisho.reports.scenario_text import ScenarioPage

    printer = Printer(stream)
    printer.lines(ScenarioPage(lang, printer.width).comparison(board, list(rows)))


def _looked_up(paths: list[Path], beside: Beside, regimes: str | None) -> Iterator[LookedUp]:
    from sekisho.cases.read import read_cases
    from sekisho.deciding.batch import look_up_all
    from sekisho.deciding.hits import open_lists
    from sekisho.lists.store import Store

    arrivals = read_cases(*paths, facts=beside.facts)
    return look_up_all(arrivals, open_lists(Store(), None, complain), read_regimes(regimes) if regimes else None)
