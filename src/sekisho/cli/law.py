"""What do the rules say? `sekisho law`: measures, dates, what is in force on a day, and whether all is sound."""

from __future__ import annotations

import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from sekisho.cli.guard import BROKEN
from sekisho.cli.options import Lang, TextOrJson, read_day, read_regimes
from sekisho.cli.output import Printer, json_text, opened, page_width, print_json, print_lines
from sekisho.errors import UsageError

if TYPE_CHECKING:
    from sekisho.cases import Language
    from sekisho.law import Law, Measure
    from sekisho.reports.law_text import LawPage

law = typer.Typer(
    help="Read the law: measures, dates, what is in force on a day, and its own checks.", no_args_is_help=True
)


@law.command("list")
def list_measures(form: TextOrJson = "text", lang: Lang = "en") -> None:
    """List all measures of all regimes."""
    loaded = _law()
    if form == "json":
        from sekisho.reports.law_json import list_json

        print_json(list_json(loaded))
    else:
        print_lines(_page(loaded, lang).overview(loaded.measures.values()))


@law.command()
def show(
    measure: Annotated[str, typer.Argument(help="Id, such as JP-PAY-BAN-2016, UN-2397 or UN-2397:p5.")],
    form: TextOrJson = "text",
    lang: Lang = "en",
) -> None:
    """Show one measure: its dates apart, reach, test, exceptions, parameters, citations and notes."""
    loaded = _law()
    found = _find(loaded, measure)
    if form == "json":
        from sekisho.reports.law_json import measure_json

        print_json({"measures": [measure_json(m) for m in found]})
    else:
        page = _page(loaded, lang)
        print_lines(line for m in found for line in page.show(m))


@law.command()
def timeline(
    *,
    bars: Annotated[bool, typer.Option("--bars", help="Draw when each measure was in force, 2003 to 2029.")] = False,
    form: Annotated[
        Literal["text", "svg", "json"], typer.Option("--format", help="Form of the output; svg with --bars.")
    ] = "text",
    as_of: Annotated[
        datetime.date | None,
        typer.Option(
            parser=read_day,
            metavar="DATE",
            help="With --bars: the day asked.  [default: the day to which the law was read]",
        ),
    ] = None,
    known_at: Annotated[
        datetime.date | None,
        typer.Option(parser=read_day, metavar="DATE", help="With --bars: draw what could be known on this day."),
    ] = None,
    activity: Annotated[
        str | None, typer.Option(metavar="KIND", help="With --bars: only measures on this kind of case.")
    ] = None,
    regimes: Annotated[
        str | None, typer.Option(metavar="JP,UN,...", help="With --bars: only these regimes.", show_default=False)
    ] = None,
    scenario: Annotated[
        str | None, typer.Option(metavar="NAME_OR_FILE", help="With --bars: the law under a scenario.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="With --bars: write there, whole or not at all.", dir_okay=False),
    ] = None,
    lang: Lang = "en",
) -> None:
    """Show every event, beginning, ending and extension, oldest first; or bars."""
    loaded = _law()
    if bars:
        _write_bars(loaded, as_of, known_at, activity, regimes, scenario, form, lang, out)
        return
    if form == "svg" or any(given is not None for given in (as_of, known_at, activity, regimes, scenario, out)):
        raise UsageError("the list takes --format text or json and --lang; the other options draw bars: add --bars")
    if form == "json":
        from sekisho.reports.law_json import timeline_json

        print_json(timeline_json(loaded))
    else:
        print_lines(_page(loaded, lang).timeline())


@law.command("in-force")
def in_force(
    as_of: Annotated[
        datetime.date | None, typer.Option(parser=read_day, metavar="DATE", help="The day asked.  [default: today]")
    ] = None,
    form: TextOrJson = "text",
    lang: Lang = "en",
) -> None:
    """List what is in force on a day, and what cannot be told for it."""
    loaded = _law()
    day = as_of or datetime.date.today()
    if form == "json":
        from sekisho.reports.law_json import in_force_json

        print_json(in_force_json(loaded, day))
    else:
        print_lines(_page(loaded, lang).in_force(day))


@law.command()
def check(
    path: Annotated[
        Path | None, typer.Argument(help="A folder of law files.  [default: the built-in law]", show_default=False)
    ] = None,
    form: TextOrJson = "text",
    lang: Lang = "en",
) -> None:
    """Check the law itself: names, units, gaps and overlaps in time, citations. Exit code 3 when anything is wrong."""
    from sekisho.law import check_law, load_law
    from sekisho.reports.words import word

    faults = check_law(path)
    loaded = None if faults else load_law(path)
    if form == "json":
        rows = [{"file": f.file, "line": f.line, "code": f.code, "message": f.message} for f in faults]
        print_json({"law": loaded.hash if loaded else None, "faults": rows})
    elif loaded:
        typer.echo(word("law.sound", lang, n=len(loaded.measures), hash=loaded.hash))
    else:
        for fault in faults:
            typer.echo(str(fault))
        typer.echo(word("law.faults", lang, n=len(faults)), err=True)
    if faults:
        raise typer.Exit(BROKEN)


def _write_bars(
    law: Law,
    as_of: datetime.date | None,
    known_at: datetime.date | None,
    activity: str | None,
    regimes: str | None,
    scenario: str | None,
    form: str,
    lang: Language,
    out: Path | None,
) -> None:
    from sekisho.cases import KINDS, REGIMES
    from sekisho.reports.timeline import timeline_json, timeline_of
    from sekisho.reports.timeline_svg import draw
    from sekisho.reports.timeline_text import TimelinePage
    from sekisho.scenarios import find_scenario

    if activity is not None and activity not in KINDS:
        raise UsageError(f"no kind of case {activity!r}; write one of {', '.join(KINDS)}")
    supposed = find_scenario(scenario, law) if scenario is not None else None
    law = law.known_at(known_at) if known_at is not None else law
    found = timeline_of(
        supposed.law(law) if supposed else law,
        as_of or known_at,
        activity,
        read_regimes(regimes) if regimes is not None else REGIMES,
        supposed.title if supposed else None,
    )
    with opened(out, for_programs=form != "text") as stream:
        if form == "svg":
            stream.write(draw(found, lang))
        elif form == "json":
            stream.write(json_text(timeline_json(found)))
        else:
            printer = Printer(stream)
            printer.lines(TimelinePage(lang, printer.width).lines(found))


def _law() -> Law:
    from sekisho.law import load_built_in

    return load_built_in()


def _page(loaded: Law, lang: Language) -> LawPage:
    from sekisho.reports.law_text import LawPage

    return LawPage(loaded, lang, page_width())


def _find(loaded: Law, name: str) -> list[Measure]:
    """The measure of that key, or all paragraphs of that id."""
    wanted = name.casefold()
    found = [m for m in loaded.measures.values() if wanted in (m.key.casefold(), m.id.casefold())]
    if not found:
        keys = {k.casefold(): k for m in loaded.measures.values() for k in (m.id, m.key)}
        near = [keys[k] for k in get_close_matches(wanted, keys, n=3, cutoff=0.5)]
        hint = f"; did you mean {' or '.join(near)}?" if near else "; see: sekisho law list"
        raise UsageError(f"no measure {name!r}{hint}")
    return found
