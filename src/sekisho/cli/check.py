"""May this pass? `sekisho check`: cases and messages in, a decision for each out, in their order."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from sekisho.cli.beside import Beside, say
from sekisho.cli.guard import BAD_INPUT, OVER, complain
from sekisho.cli.options import Lang, read_day, read_regimes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sekisho.cases import Language
    from sekisho.cases.read import Arrival, Facts
    from sekisho.deciding.hits import Lists
    from sekisho.law import Law
    from sekisho.reports.digest import Answer, Tally

Form = Literal["text", "json", "jsonl", "csv", "html"]
Threshold = Literal["not_covered", "allowed", "allowed_with_duty", "refer", "licence_required", "prohibited"]
_SHOWN_EACH = 16


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
    scenario: Annotated[
        str | None,
        typer.Option(metavar="NAME_OR_FILE", help="Decide under a scenario; `sekisho scenario list` names them."),
    ] = None,
    rates: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="CSV of statutory yen rates: currency,month,jpy_per_unit.", dir_okay=False),
    ] = None,
    facts: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="What the messages lack: JSON, YAML or CSV of facts by case id or *.", dir_okay=False
        ),
    ] = None,
    exemptions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Exemptions of the 1718 Committee, YAML or JSON, used up in the order of the cases.",
            dir_okay=False,
        ),
    ] = None,
    ledger: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="CSV of what was drawn on the caps: fills period_total_before.", dir_okay=False
        ),
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

    from sekisho.cases.read import read_cases
    from sekisho.cli.progress import counting
    from sekisho.deciding.batch import decide_all
    from sekisho.law import load_built_in
    from sekisho.reports.digest import STRICTNESS, Tally

    law = load_built_in()
    whole = law
    if known_at is not None:
        law = law.known_at(known_at)
    if scenario is not None:
        from sekisho.scenarios import find_scenario

        law = find_scenario(scenario, whole).law(law)
    beside = Beside(rates, facts)
    total = Tally(law_verified=law.verified)
    arrivals = read_cases(*inputs, reader=reader, as_of=as_of, facts=beside.facts)
    freed, letters_read = _exempted(exemptions, arrivals, law)
    counted, ledger_read = _drawn(ledger, freed, law)
    answers = decide_all(counted, law, beside.rates, _lists(known_at), asked)
    with counting("cases", quiet=out is None and sys.stdout.isatty()) as advance:
        _write(form, out, _counted(answers, total, beside.facts, advance), total, lang)

    beside.say_unused()
    if total.refused and form != "text":
        complain(f"{total.refused} of {total.answers} could not be read; what is wrong stands in their place")
    if not total.answers:
        complain("no case was found in the input")
    if total.refused or not total.answers or not (beside.whole and letters_read and ledger_read):
        raise typer.Exit(BAD_INPUT)
    if fail_on and total.strictest and STRICTNESS[total.strictest] >= STRICTNESS[fail_on]:
        raise typer.Exit(OVER)


def _examples() -> tuple[Path, ...]:
    from sekisho.examples import PATHS

    return PATHS


def _exempted(path: Path | None, arrivals: Iterable[Arrival], law: Law) -> tuple[Iterable[Arrival], bool]:
    """The cases with what the Committee exempted among their decisions."""
    if path is None:
        return arrivals, True

    from sekisho.cases.exemption import read_exemptions
    from sekisho.deciding.exempting import Exempting

    exemptions, problems = read_exemptions(path)
    return Exempting(exemptions, law).watch(arrivals), say(path, problems)


def _drawn(path: Path | None, arrivals: Iterable[Arrival], law: Law) -> tuple[Iterable[Arrival], bool]:
    """The cases with what had moved before them in the periods of the caps."""
    if path is None:
        return arrivals, True

    from sekisho.cases.ledger import read_ledger
    from sekisho.deciding.drawn import count

    ledger, unread = read_ledger(path)
    counted, misplaced = count(arrivals, ledger, law)
    return counted, say(path, (*unread, *misplaced))


def _lists(known_at: datetime.date | None) -> Lists:
    """The lists in use, or those that were in on a day."""
    from sekisho.deciding.hits import open_lists
    from sekisho.lists.store import Store

    return open_lists(Store(), known_at, complain)


def _counted(
    answers: Iterable[Answer], total: Tally, facts: Facts | None, advance: Callable[[int], None]
) -> Iterator[Answer]:
    for done, answer in enumerate(answers, 1):
        total.add(answer)
        if done % _SHOWN_EACH == 0:
            advance(_SHOWN_EACH)
        yield answer
    total.facts_unused = sum(1 for _ in facts.unused()) if facts else 0


def _write(form: Form, out: Path | None, answers: Iterator[Answer], total: Tally, lang: Language) -> None:
    from sekisho.cli.output import opened

    write: Callable[[TextIO, Iterator[Answer], Tally, Language], None] = {
        "text": _text,
        "json": _json,
        "jsonl": _json_lines,
        "csv": _csv,
        "html": _html,
    }[form]
    with opened(out, for_programs=form != "text") as stream:
        write(stream, answers, total, lang)


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
