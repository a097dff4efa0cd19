"""Who is this? `sekisho screen`: names in, for each the listed parties that it may mean, how sure and why."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TextIO

import typer

from sekisho.cli.guard import BAD_INPUT, BROKEN, OVER, complain
from sekisho.cli.options import read_day
from sekisho.errors import UsageError

if TYPE_CHECKING:
    from sekisho.cli.screen_lists import Searched
    from sekisho.reports.hits import Answer, Line, Tally
    from sekisho.screening.queries import Block

Form = Literal["text", "json", "jsonl", "csv"]
Sure = Literal["strong", "probable", "review"]
Kind = Literal["person", "organisation", "vessel", "aircraft", "unknown"]
_BY_ENDING: dict[str, Form] = {".json": "json", ".csv": "csv", ".txt": "text"}


def screen(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH", help="CSV, JSON Lines or Parquet of queries; - is standard input.", show_default=False
        ),
    ] = None,
    *,
    names: Annotated[
        list[str] | None, typer.Option("--name", metavar="TEXT", help="Screen this name; may be repeated.")
    ] = None,
    kind: Annotated[Kind | None, typer.Option(help="What --name names; without it, looked for as each.")] = None,
    birth_date: Annotated[
        str | None, typer.Option(metavar="DATE", help="Birth date of --name: 1984-01-08, 1984-01 or 1984.")
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CC", help="Nationality, residence or flag of --name, such as KP.")
    ] = None,
    ids: Annotated[
        list[str] | None,
        typer.Option("--id", metavar="SCHEME:VALUE", help="A number of --name: passport:563410081, imo:9187629."),
    ] = None,
    lists: Annotated[
        str | None, typer.Option(metavar="UN,OFAC,...", help="Search these lists; without it, all that are installed.")
    ] = None,
    list_files: Annotated[
        list[Path] | None,
        typer.Option(
            "--list-file",
            metavar="FILE",
            help="Search this list, not installed: a publisher's file or folder, or a CSV of one's own. Alone, "
            "or beside the installed ones that --lists names.",
        ),
    ] = None,
    threshold: Annotated[
        float | None,
        typer.Option(
            min=0.6,
            max=1.0,
            help="Least score of a hit; without it, the one that docs/screening.md gives for each kind.",
        ),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Most hits of a query; without it, all.")] = None,
    as_of: Annotated[
        datetime.date | None,
        typer.Option(
            parser=read_day, metavar="DATE", help="As the lists stood on this day; without it, as they stand today."
        ),
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, max=256, help="Processes that share the work.")] = 1,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            help="Form of the output; without it, by the ending of --out, text on a terminal, jsonl elsewhere.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write there, whole or not at all.", dir_okay=False)
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where an interrupted run with the same --out FILE.jsonl ended.")
    ] = False,
    failed: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write what could not be read there, as JSON Lines.", dir_okay=False),
    ] = None,
    fail_on: Annotated[Sure | None, typer.Option(help="End with exit code 1 when a hit is this sure or surer.")] = None,
) -> None:
    """Screen names against the lists: every listed party that a name may mean, how sure, and why.

    A query has a name, and may have id, kind, birth_date, country, imo, and ids such as passport:563410081;imo:9187629.
    As JSON Lines every query is one line, {"id","hits":[...]}, in the order of the input; what cannot be read stands in
    its place with its problems. Birth date and country move how sure a hit is and never hide it.
    """
    asked = _named(names or [], kind, birth_date, country, ids or [])
    if not asked and not paths:
        complain(
            "nothing to screen; give a name, or files of queries:\n"
            '  sekisho screen --name "Kim Jong Un"\n'
            "  sekisho screen customers.csv --out hits.jsonl --jobs 2\n"
            "  sekisho screen --help         all options"
        )
        raise typer.Exit(BAD_INPUT)
    form = form or _form_of(out)
    if resume and (out is None or form != "jsonl"):
        raise UsageError("--resume goes on with --out FILE.jsonl: name the file that the interrupted run was to write")

    from sekisho.cli.progress import counting
    from sekisho.cli.screen_lists import searched
    from sekisho.cli.screen_problems import kept_apart
    from sekisho.cli.screen_work import Work, answered
    from sekisho.reports.hits import Tally
    from sekisho.screening.bands import BANDS
    from sekisho.screening.queries import read_blocks, skip
    from sekisho.screening.screen import Asking

    found = searched(_words(lists), list_files or [])
    least = None if threshold is None else round(1000 * threshold)
    total = Tally()
    to_terminal = out is None and sys.stdout.isatty()
    with kept_apart(failed) as problems, counting("names", quiet=to_terminal) as advance:

        def count(line: Line) -> None:
            total.add(line)
            problems.take(line)

        def answers(day: datetime.date, done: int = 0) -> Iterator[Answer]:
            asking = Asking(as_of or day, found.lists, least, limit, past=as_of is not None and as_of < day)
            if as_of is not None and as_of > day:
                complain(f"{as_of} is to come: the lists are searched as they stand today")
            work = Work(found.paths, asking)
            for part in answered(skip(chain(asked, read_blocks(paths or [])), done), work, jobs):
                problems.unused(part.unused)
                for answer in part.answers:
                    count(answer)
                    yield answer
                advance(len(part.answers))

        if out is not None and form == "jsonl":
            options = {"--threshold": threshold, "--limit": limit, "--as-of": as_of}
            _resumable(out, resume, found, asked, paths or [], options, answers, count)
        else:
            _write(form, out, answers(datetime.date.today()), total, found)
    problems.say(total, each=form != "text" or out is not None)
    if not total.asked:
        complain("no query was found in the input")
    if found.warning:
        complain(found.warning)
    if total.faults:
        raise typer.Exit(BROKEN)
    if total.problems or not total.asked:
        raise typer.Exit(BAD_INPUT)
    if fail_on and total.surest and BANDS.index(total.surest) >= BANDS.index(fail_on):
        raise typer.Exit(OVER)


def _words(lists: str | None) -> list[str] | None:
    if lists is None:
        return None
    words = [word.strip() for word in lists.split(",") if word.strip()]
    if not words:
        raise typer.BadParameter("name some lists, divided by commas, such as UN,OFAC", param_hint="--lists")
    return words


def _form_of(out: Path | None) -> Form:
    if out is not None:
        return _BY_ENDING.get(out.suffix.lower(), "jsonl")
    return "text" if sys.stdout.isatty() else "jsonl"


def _named(
    names: list[str], kind: Kind | None, birth_date: str | None, country: str | None, ids: list[str]
) -> list[Block]:
    """The queries of --name, as a block; what is said of one party is read here, so that a slip is bad usage."""
    of_one = {"--birth-date": birth_date, "--country": country, "--id": ids}
    given = [option for option, value in {"--kind": kind, **of_one}.items() if value]
    if given and not names:
        raise UsageError(f"{given[0]} speaks of --name: give one; a file says it in its columns")
    if len(names) > 1 and (several := [option for option, value in of_one.items() if value]):
        raise UsageError(f"{several[0]} speaks of one --name: give one, or a file")
    if not names:
        return []

    from sekisho.screening.queries import Block
    from sekisho.screening.queries.fields import read_birth_date, read_country, read_number

    for option, values, read in (
        ("--birth-date", [birth_date], read_birth_date),
        ("--country", [country], read_country),
        ("--id", ids, read_number),
    ):
        try:
            for value in filter(None, values):
                read(value)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint=option) from None
    beside = {"kind": kind, "birth_date": birth_date, "country": country, "ids": ids}
    return [Block("name", 1, (), [(None, {"id": name, "name": name, **beside}) for name in names])]


def _resumable(
    out: Path,
    resume: bool,
    found: Searched,
    asked: list[Block],
    paths: list[Path],
    options: dict[str, Any],
    answers: Callable[[datetime.date, int], Iterator[Answer]],
    count: Callable[[Line], None],
) -> None:
    """Write lines to a file so that a run that is interrupted can go on."""
    from sekisho.cli.screen_resume import Asked, resumable, said_of_input
    from sekisho.reports.hits import to_json
    from sekisho.version import __version__

    said = said_of_input(paths)
    if resume and said is None:
        raise UsageError("--resume reads its input again, which standard input cannot be: give the queries as a file")
    parts = {
        "version of sekisho": __version__,
        "state of the lists": " ".join([*(path.name for path in found.paths), *sorted(found.lists or ())]),
        "input": "\n".join([*(repr(block.records) for block in asked), said or ""]),
        **{option: str(value) for option, value in options.items()},
    }
    begin = Asked(parts=parts, day=datetime.date.today())
    try:
        with resumable(out, begin, count, resume=resume) as begun:
            for answer in answers(begun.day, begun.done):
                begun.stream.write(to_json(answer) + b"\n")
    except KeyboardInterrupt:
        complain(f"{out}.part holds what was written; --resume goes on from there")
        raise


def _write(form: Form, out: Path | None, answers: Iterator[Answer], total: Tally, found: Searched) -> None:
    from sekisho.cli.output import opened

    write: Callable[[TextIO, Iterator[Answer], Tally, Searched], None] = {
        "text": _text,
        "json": _json,
        "jsonl": _json_lines,
        "csv": _csv,
    }[form]
    with opened(out, for_programs=form != "text") as stream:
        write(stream, answers, total, found)


def _text(stream: TextIO, answers: Iterator[Answer], total: Tally, found: Searched) -> None:
    from sekisho.cli.output import Printer
    from sekisho.reports.hits_text import HitsPage

    printer = Printer(stream)
    page = HitsPage(printer.width)
    for answer in answers:
        printer.lines(page.answer(answer))
    printer.lines(page.tail(total, found.said))


def _json(stream: TextIO, answers: Iterator[Answer], total: Tally, found: Searched) -> None:
    from sekisho.reports.hits import to_json

    before = "[\n"
    for answer in answers:
        stream.write(before + to_json(answer).decode())
        before = ",\n"
    stream.write("\n]\n" if total.asked else "[]\n")


def _json_lines(stream: TextIO, answers: Iterator[Answer], total: Tally, found: Searched) -> None:
    from sekisho.reports.hits import to_json

    stream.writelines(to_json(answer).decode() + "\n" for answer in answers)


def _csv(stream: TextIO, answers: Iterator[Answer], total: Tally, found: Searched) -> None:
    from sekisho.reports.hits_csv import header, rows

    stream.write(header())
    for answer in answers:
        stream.writelines(rows(answer))
