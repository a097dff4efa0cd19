"""May this pass? `sekisho check`: cases and messages in, a decision for each out, in their order."""

from __future__ import annotations

import datetime
import sys
import time
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from sekisho.cli.guard import BAD_INPUT, OVER, complain
from sekisho.cli.options import Lang, read_day, read_regimes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sekisho.cases import Language, Regime
    from sekisho.cases.read.arrival import Arrival
    from sekisho.cases.yen import Rates
    from sekisho.deciding.hits import Lists
    from sekisho.law import Law
    from sekisho.reports.digest import Answer, Tally

Form = Literal["text", "json", "jsonl", "csv", "html"]
Threshold = Literal["not_covered", "allowed", "allowed_with_duty", "refer", "licence_required", "prohibited"]
_PROGRESS_AFTER = 1.0  # seconds; shorter work shows no bar
# Cases that are screened together: few, so that answers come at once, until so many came that they are worth the
# start of the compiled search.
_FEW, _BLOCK, _WORTH_COMPILING = 64, 4_096, 2_048


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH", help="Files or folders of cases or messages; - is standard input.", show_default=False
        ),
    ] = None,
    *,
    examples: Annotated[bool, typer.Option("--examples", help="Decide the built-in examples.")] = False,
    reader: Annotated[str | None, typer.Option(metavar="NAME", help="Read all as this format.")] = None,
    as_of: Annotated[
        datetime.date | None, typer.Option(parser=read_day, metavar="DATE", help="Decide all as of this day.")
    ] = None,
    known_at: Annotated[
        datetime.date | None,
        typer.Option(parser=read_day, metavar="DATE", help="Decide with what could be known on this day."),
    ] = None,
    regimes: Annotated[
        str | None, typer.Option(metavar="JP,UN,...", help="Answer for these regimes only.", show_default=False)
    ] = None,
    rates: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="CSV of statutory yen rates: currency,month,jpy_per_unit.", dir_okay=False),
    ] = None,
    lang: Lang = "en",
    form: Annotated[Form, typer.Option("--format", help="Form of the output.")] = "text",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write there, whole or not at all.", dir_okay=False)
    ] = None,
    fail_on: Annotated[
        Threshold | None,
        typer.Option(
            metavar="VERDICT",
            help="End with exit code 1 when a verdict is this or stricter: allowed, allowed_with_duty, refer, "
            "licence_required or prohibited.",
        ),
    ] = None,
) -> None:
    """Decide cases: a verdict from every regime, why, what to ask, and who can permit.

    PATH is a file or folder of JSON, JSON Lines, YAML or CSV cases, or of ISO 20022 messages; the format is recognised.
    """
    asked = read_regimes(regimes) if regimes is not None else None
    inputs = [*(paths or []), *(_examples() if examples else ())]
    if not inputs:
        complain(
            "nothing to check; name files or folders, or - for standard input:\n"
            "  sekisho check payment.xml cases.csv\n"
            "  sekisho check --examples      the built-in examples\n"
            "  sekisho check --help          all options"
        )
        raise typer.Exit(BAD_INPUT)

    from sekisho.law import load_built_in
    from sekisho.reports.digest import STRICTNESS, Tally

    law = load_built_in()
    if known_at is not None:
        law = law.known_at(known_at)
    known, rates_read = _rates(rates)
    total = Tally(law_verified=law.verified)
    answers = _decided(inputs, law, known, _lists(known_at), reader, as_of, asked)
    _write(form, out, _counted(answers, total), total, lang)

    if total.refused and form != "text":
        complain(f"{total.refused} of {total.answers} could not be read; what is wrong stands in their place")
    if not total.answers:
        complain("no case was found in the input")
    if total.refused or not total.answers or not rates_read:
        raise typer.Exit(BAD_INPUT)
    if fail_on and total.strictest and STRICTNESS[total.strictest] >= STRICTNESS[fail_on]:
        raise typer.Exit(OVER)


def _examples() -> tuple[Path, ...]:
    from sekisho.examples import PATHS

    return PATHS


def _rates(path: Path | None) -> tuple[Rates, bool]:
    from sekisho.cases.yen import Rates

    if path is None:
        return Rates.built_in(), True
    rates, problems = Rates.read(path)
    for problem in problems:
        complain(f"{problem.severity}: {path}:{problem.line or 1}: {problem.message}")
    return rates, all(problem.severity != "error" for problem in problems)


def _lists(known_at: datetime.date | None) -> Lists:
    """The lists in use, or those that were in on a day."""
    from sekisho.deciding.hits import open_lists
    from sekisho.lists.store import Store

    return open_lists(Store(), known_at, complain)


def _decided(
    inputs: list[Path],
    law: Law,
    rates: Rates,
    lists: Lists,
    reader: str | None,
    as_of: datetime.date | None,
    regimes: tuple[Regime, ...] | None,
) -> Iterator[Answer]:
    """The answers in the order of the input."""
    import msgspec

    from sekisho.cases.read import read_cases
    from sekisho.deciding import decide
    from sekisho.deciding.decision import Refusal
    from sekisho.deciding.hits import screen_cases

    for block in _blocks(read_cases(*inputs, reader=reader, as_of=as_of)):
        cases = [arrival.case for arrival in block if arrival.case is not None]
        if regimes is not None:
            cases = [msgspec.structs.replace(case, regimes=regimes) for case in cases]
        answered = zip(cases, screen_cases(cases, lists), strict=True)
        for arrival in block:
            if arrival.case is None:
                yield Refusal(case=arrival.id, problems=arrival.problems)
            else:
                case, searched = next(answered)
                yield decide(case, law, rates, arrival.problems, searched)


def _blocks(arrivals: Iterable[Arrival]) -> Iterator[list[Arrival]]:
    rest, done = iter(arrivals), 0
    while block := list(islice(rest, _FEW if done < _WORTH_COMPILING else _BLOCK)):
        done += len(block)
        yield block


def _counted(answers: Iterable[Answer], total: Tally) -> Iterator[Answer]:
    for answer in answers:
        total.add(answer)
        yield answer


def _write(form: Form, out: Path | None, answers: Iterator[Answer], total: Tally, lang: Language) -> None:
    from sekisho.cli.output import opened

    write: Callable[[TextIO, Iterator[Answer], Tally, Language], None] = {
        "text": _text,
        "json": _json,
        "jsonl": _json_lines,
        "csv": _csv,
        "html": _html,
    }[form]
    to_terminal = out is None and sys.stdout.isatty()
    with opened(out, for_programs=form != "text") as stream, _progress(quiet=to_terminal) as shown:
        write(stream, shown(answers), total, lang)


def _text(stream: TextIO, answers: Iterator[Answer], total: Tally, lang: Language) -> None:
    from sekisho.cli.output import Printer
    from sekisho.reports.text import Page

    printer = Printer(stream)
    page = Page(lang, printer.width)
    for answer in answers:
        printer.lines(page.answer(answer))
    printer.lines(page.tail(total))


def _json(stream: TextIO, answers: Iterator[Answer], total: Tally, lang: Language) -> None:
    from sekisho.deciding.decision import to_json

    before = "[\n"
    for answer in answers:
        stream.write(before + to_json(answer).decode())
        before = ",\n"
    stream.write("\n]\n" if total.answers else "[]\n")


def _json_lines(stream: TextIO, answers: Iterator[Answer], total: Tally, lang: Language) -> None:
    from sekisho.deciding.decision import to_json

    for answer in answers:
        stream.write(to_json(answer).decode() + "\n")


def _csv(stream: TextIO, answers: Iterator[Answer], total: Tally, lang: Language) -> None:
    from sekisho.reports.table import header, row

    stream.write(header())
    stream.writelines(map(row, answers))


def _html(stream: TextIO, answers: Iterator[Answer], total: Tally, lang: Language) -> None:
    from sekisho.reports.html import as_html

    stream.write(as_html(list(answers), lang, total.law_verified))


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[Iterator[Answer]], Iterator[Answer]]]:
    """A count on standard error while long work runs; nothing when that is no terminal, or `quiet`."""
    if quiet or not sys.stderr.isatty():
        yield lambda answers: answers
        return

    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} cases"), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    began = time.monotonic()

    def shown(answers: Iterator[Answer]) -> Iterator[Answer]:
        task = bar.add_task("", total=None)
        for n, answer in enumerate(answers, 1):
            if not bar.live.is_started and time.monotonic() - began > _PROGRESS_AFTER:
                bar.start()
            if n % 100 == 0:
                bar.update(task, completed=n)
            yield answer

    try:
        yield shown
    finally:
        bar.stop()
