"""What is wanting for a request to the 1718 Committee? `sekisho checklist`: its elements, filled from cases."""

from __future__ import annotations

import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sekisho.cli.guard import BAD_INPUT, complain
from sekisho.cli.options import Lang, TextOrJson, read_day
from sekisho.cli.output import page_width, print_json, print_lines

if TYPE_CHECKING:
    from sekisho.cases import Case
    from sekisho.law import Law
    from sekisho.reports.exemption_request import Filled


def checklist(
    paths: Annotated[
        list[Path], typer.Argument(metavar="CASES", help="Files or folders of cargo and grants; - is standard input.")
    ],
    as_of: Annotated[
        datetime.date | None, typer.Option(parser=read_day, metavar="DATE", help="Read all as of this day.")
    ] = None,
    lang: Lang = "en",
    form: TextOrJson = "text",
) -> None:
    """List what a request for an exemption of the 1718 Committee must hold, with what each case says and lacks."""
    from sekisho.cases.read import read_cases
    from sekisho.law import load_built_in
    from sekisho.reports.checklist import ChecklistPage, as_json, source_json

    law = load_built_in()
    arrivals = list(read_cases(*paths, as_of=as_of))
    if form == "json":
        cases = [
            {"case": a.id, "problems": a.problems} if a.case is None else as_json(a.id, _fill(a.case, law), lang)
            for a in arrivals
        ]
        print_json({"source": source_json(law), "cases": cases})
    else:
        page = ChecklistPage(lang, page_width())
        read = (line for a in arrivals if a.case for line in page.case(a.id, _fill(a.case, law)))
        print_lines(chain(read, page.tail(law)))
    refused = [a for a in arrivals if a.case is None]
    for arrival in refused:
        for problem in arrival.problems:
            complain(f"{problem.severity}: {arrival.id}: {problem.message} [{problem.code}]")
    if refused or not arrivals:
        raise typer.Exit(BAD_INPUT)


def _fill(case: Case, law: Law) -> tuple[Filled, ...] | None:
    """The elements filled from a case, as the UN alone decides it."""
    import msgspec

    from sekisho.deciding import decide
    from sekisho.reports.exemption_request import fill

    return fill(case, decide(msgspec.structs.replace(case, regimes=("UN",)), law))
