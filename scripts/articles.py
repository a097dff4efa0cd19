"""What does Sekisho make of the two articles? A row for each statement, with all that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from sekisho.cases import REGIMES, Regime
from sekisho.chronicle import Chronicle, Event, Statement
from sekisho.law import Law
from sekisho.reports.words import name_of
from sekisho.scenarios import built_in

ARTICLES = ("mainichi-2019-02", "scmp-2019-02")
RELATIONS = {
    "derived_from": "relays",
    "not_confirmed_by": "not confirmed by",
    "rejects": "rejects",
    "rejected_by": "rejected by",
    "conflicts_with": "conflicts with",
}
NO_FACT = ("opinion", "prediction", "assessment", "hint", "hope", "concern", "possibility")
INTRO = """\
Both articles of February 2019, statement by statement, in our own words, beside what the system makes of each.
`3.1` is paragraph and sentence; [chronicle.md](chronicle.md#where-a-statement-stands) says how they are counted.
The number in brackets is how surely it is tied to its speaker, 1 surest. A measure is decided by its law, as of a day;
**no statement moves one**. A scenario may rest on a statement and changes verdicts only where it is asked for.

| in the last column | shown by |
|---|---|
| measure | `sekisho law show ID`, and [measures.md](measures.md) |
| event | `sekisho chronicle --concerns ID` |
| count | `sekisho registry --as-of 2019-02-28` |
| condition, offer, supposition, context | the command beside it, and `sekisho chronicle --concerns ID` |
| scenario | `sekisho scenario show ID`; `sekisho scenario run ID CASES` decides under it |
| what others say of it | `sekisho chronicle contradictions` |
"""


def articles(law: Law, chronicle: Chronicle) -> Iterator[str]:
    """The page.

    Args:
        law: whose measures the statements are about.
        chronicle: in which they are kept.
    """
    yield "# The two articles\n\n"
    yield "<!-- Made from the chronicle by scripts/reference.py: change the chronicle, not this page. -->\n\n" + INTRO
    rests = {
        claim: [s.id for s in built_in(law) if claim in {r.claim for r in s.rests_on}] for claim in chronicle.statements
    }
    for name in ARTICLES:
        source = chronicle.sources[name]
        yield f"\n## {source.publisher}\n\n"
        yield f"{source.title[0].upper()}{source.title[1:]}. Published between {source.earliest} and {source.latest}"
        yield f"; {source.note}.\n\n" if source.note else ".\n\n"
        yield "| id | at | says | who | what the system makes of it |\n|---|---|---|---|---|\n"
        for one in chronicle.statements.values():
            if one.source == name:
                made = "<br>".join(_made(one, law, chronicle, rests[one.id]))
                at = f"{one.at[0]}.{one.at[1]}"
                yield f"| `{one.id}` | {at} | {one.text} | {_who(one, chronicle)} | {made} |\n"


def _who(one: Statement, chronicle: Chronicle) -> str:
    speaker = chronicle.actors[one.speaker].name.en
    if one.by:
        speaker += f", through {', '.join(chronicle.actors[name].name.en for name in one.by)}"
    if one.quoting:
        speaker += f", giving the words of {chronicle.actors[one.quoting].name.en}"
    strength = chronicle.strengths[one.strength]
    return f"{speaker} · {strength.title.en} ({strength.rank})"


def _made(one: Statement, law: Law, chronicle: Chronicle, scenarios: list[str]) -> Iterator[str]:
    measures = {m.id: m.regime for m in law.measures.values()}
    for name in one.concerns:
        if name in REGIMES:
            yield f"all measures of [{name_of('regime', name, 'en')}](measures.md#{_anchor(name)})"
        elif name in measures:
            yield f"measure [`{name}`](measures.md#{_anchor(measures[name])})"
        elif name in chronicle.topics:
            topic = chronicle.topics[name]
            yield f"{topic.kind} `{name}`: `sekisho {topic.shown_by}`"
        else:
            yield f"event `{name}`, {_when(chronicle.events[name])}"
    numbers = "; ".join(f"{number.value:,} {number.unit} ({number.what})" for number in one.numbers)
    if numbers:
        yield f"number {numbers}"
    counted = ", ".join(f"`{name}` {value}" for name, value in one.counts.items())
    if counted:
        yield f"count {counted}"
    yield from (f"scenario `{name}` rests on it" for name in scenarios)
    for field, words in RELATIONS.items():
        others = getattr(one, field)
        if others:
            yield f"{words} {', '.join(f'`{other}`' for other in others)}"
    if one.stance == "would_not_confirm":
        yield f"would not confirm {', '.join(f'`{other}`' for other in one.about)}"
    if one.note:
        yield f"note: {one.note}"
    if one.modality in NO_FACT:
        yield f"{one.modality}: shown, moves nothing"


def _anchor(regime: Regime) -> str:
    return name_of("regime", regime, "en").lower().replace(" ", "-")


def _when(event: Event) -> str:
    if event.first and event.last:
        return str(event.first) if event.first == event.last else f"{event.first} to {event.last}"
    if event.last:
        return f"by {event.last}"
    return f"from {event.first}" if event.first else "day not known"
