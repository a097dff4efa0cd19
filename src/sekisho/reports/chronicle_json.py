"""What does a program read of the chronicle? The shapes of the contract (section 4), and JSON-LD for others."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

import msgspec

from sekisho.cases import Text
from sekisho.chronicle import Agreement, Chronicle, Contradiction, Event, Statement, counts_at, persons_at
from sekisho.chronicle.model import Actor, Promise, Source, Topic, Turn

_CONTEXT = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "actedOnBehalfOf": {"@id": "prov:actedOnBehalfOf", "@type": "@id"},
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
}


def chronicle_json(chronicle: Chronicle, statements: Iterable[Statement], events: Iterable[Event]) -> dict[str, Any]:
    """Events, statements, and the topics that these are about."""
    said = list(statements)
    return {
        "events": [event_json(event) for event in events],
        "topics": [topic_json(topic) for topic in chronicle.topics_of(said)],
        "statements": [statement_json(chronicle, one) for one in said],
    }


def topic_json(topic: Topic) -> dict[str, Any]:
    """A topic, and the words after `sekisho` that show it."""
    return {"id": topic.id, "kind": topic.kind, "title": topic.title.en, "shown_by": topic.shown_by}


def event_json(event: Event) -> dict[str, Any]:
    """One event."""
    return {
        "id": event.id,
        "title": event.title.en,
        "date": event.date.isoformat() if event.date else None,
        "earliest": _day(event.first),
        "latest": _day(event.last),
        "precision": event.precision,
        "source": event.source,
    }


def statement_json(chronicle: Chronicle, one: Statement) -> dict[str, Any]:
    """One statement: who, in what source, how strongly tied, what about; a statement never moves law."""
    source = chronicle.sources[one.source]
    strength = chronicle.strengths[one.strength]
    return {
        "id": one.id,
        "speaker": one.speaker,
        "speaker_name": chronicle.actors[one.speaker].name.en,
        "by": list(one.by),
        "quoting": one.quoting,
        "source": one.source,
        "at": {"paragraph": one.at[0], "sentence": one.at[1]},
        "attribution": one.strength,
        "strength": strength.rank,
        "stance": one.stance,
        "modality": one.modality,
        "date": _day(one.date) or _day(one.earliest),
        "until": _day(one.date) or _day(one.latest),
        "published": {"earliest": _day(source.earliest), "latest": _day(source.latest)},
        "concerns": list(one.concerns),
        "text": one.text,
        "numbers": [msgspec.to_builtins(number) for number in one.numbers],
        "counts": dict(one.counts),
        "derived_from": list(one.derived_from),
        "independent": not one.derived_from,
        "not_confirmed_by": list(one.not_confirmed_by),
        "rejects": list(one.rejects),
        "rejected_by": list(one.rejected_by),
        "conflicts_with": list(one.conflicts_with),
        "about": list(one.about),
        "note": one.note,
    }


def contradictions_json(chronicle: Chronicle, found: Iterable[Contradiction]) -> dict[str, Any]:
    """Contradictions, both voices."""
    return {
        "contradictions": [
            {"how": c.how, "one": statement_json(chronicle, c.one), "other": statement_json(chronicle, c.other)}
            for c in found
        ]
    }


def registry_json(chronicle: Chronicle, day: datetime.date) -> dict[str, Any]:
    """Counts as of a day, each with who says so, and the persons then listed."""
    counts = {
        count.name: {
            "value": count.value,
            "says": chronicle.actors[count.says].name.en,
            "source": count.source,
            "since": count.since.isoformat(),
            "note": count.note,
        }
        for count in counts_at(chronicle, day)
    }
    claimed = day >= chronicle.registry.claimed
    cases = {case.id: case.title for case in chronicle.registry.cases}
    persons = [
        {
            "id": person.id,
            "name": person.name.en,
            "name_ja": person.name.ja,
            "sex": person.sex,
            "missing": person.missing,
            "case": cases[person.case].en,
            "listed": person.listed.isoformat(),
            "government_says": "returned"
            if person.dprk == "returned" and day >= chronicle.registry.returned
            else "abducted; presumed alive",
            "dprk_says": person.dprk if claimed else None,
            "reported": person.reported_by(day),
        }
        for person in persons_at(chronicle, day)
    ]
    return {"as_of": day.isoformat(), "counts": counts, "persons": persons}


def agreement_json(agreement: Agreement, day: datetime.date) -> dict[str, Any]:
    """An agreement: each promise, its states, and its state on a day."""
    return {
        "as_of": day.isoformat(),
        "id": agreement.id,
        "title": agreement.title.en,
        "agreed": agreement.agreed.isoformat(),
        "published": agreement.published.isoformat(),
        "parties": list(agreement.parties),
        "source": agreement.source,
        "snapback": agreement.snapback.en if agreement.is_over(day) else None,
        "promises": [_promise(promise, day) for promise in agreement.promises],
        "not_relieved": list(agreement.not_relieved.measures) if agreement.not_relieved else [],
    }


def _promise(promise: Promise, day: datetime.date) -> dict[str, Any]:
    now = promise.state_at(day)
    return {
        "id": promise.id,
        "by": promise.by,
        "for": promise.for_,
        "text": promise.text.en,
        "measures": list(promise.measures),
        "state": now.state if now else None,
        "states": [_turn(turn) for turn in promise.states],
        "said": [{"by": v.by, "text": v.text} for v in promise.said] if promise.is_settled(day) else [],
    }


def _turn(turn: Turn) -> dict[str, Any]:
    said = {"from": turn.from_.isoformat(), "state": turn.state, "event": turn.act, "says": turn.says}
    return {**said, "moved": {day.isoformat(): list(names) for day, names in turn.moved.items()}, "note": turn.note}


def json_ld(chronicle: Chronicle, statements: Iterable[Statement]) -> dict[str, Any]:
    """Statements as schema.org Claim with PROV attribution; the sources that they stand in beside them.

    Args:
        chronicle: of the statements.
        statements: to export.
    """
    chosen = list(statements)
    used = {one.source for one in chosen}
    graph = [_source_ld(chronicle.sources[name]) for name in sorted(used)]
    voices = sorted({name for one in chosen for name in chronicle.voices(one)})
    graph += [_actor_ld(chronicle.actors[name]) for name in voices]
    graph += [_claim_ld(chronicle, one) for one in chosen]
    return {"@context": _CONTEXT, "@graph": graph}


def _source_ld(source: Source) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@id": f"#source-{source.id}",
        "@type": "CreativeWork",
        "name": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher},
        "inLanguage": source.language,
    }
    if source.authors:
        found["author"] = [{"@type": "Person", "name": name} for name in source.authors]
    if source.url:
        found["url"] = source.url
    if source.earliest and source.latest:
        span = f"{source.earliest}/{source.latest}"
        found["additionalProperty"] = [{"@type": "PropertyValue", "name": "published", "value": span}]
    if source.derived_from:
        found["wasDerivedFrom"] = [f"#source-{name}" for name in source.derived_from]
    return found


def _actor_ld(actor: Actor) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": f"#actor-{actor.id}", "@type": ["Thing", "prov:Agent"], "name": _both(actor.name)}
    if actor.of:
        found["actedOnBehalfOf"] = f"#actor-{actor.of}"
    return found


def _claim_ld(chronicle: Chronicle, one: Statement) -> dict[str, Any]:
    strength = chronicle.strengths[one.strength]
    found: dict[str, Any] = {
        "@id": f"#statement-{one.id}",
        "@type": "Claim",
        "text": one.text,
        "claimInterpreter": {"@id": f"#actor-{one.speaker}"},
        "wasAttributedTo": f"#actor-{one.speaker}",
        "appearance": {"@id": f"#source-{one.source}"},
        "wasQuotedFrom": f"#source-{one.source}",
        "about": list(one.concerns),
        "creativeWorkStatus": one.stance,
        "additionalProperty": [
            {"@type": "PropertyValue", "name": "attribution", "value": one.strength},
            {"@type": "PropertyValue", "name": "strength", "value": strength.rank},
            {"@type": "PropertyValue", "name": "modality", "value": one.modality},
            {"@type": "PropertyValue", "name": "position", "value": f"paragraph {one.at[0]}, sentence {one.at[1]}"},
        ],
    }
    if one.derived_from:
        found["wasDerivedFrom"] = [f"#statement-{name}" for name in one.derived_from]
    return found


def _both(text: Text) -> list[dict[str, str]]:
    return [{"@value": text.en, "@language": "en"}, {"@value": text.ja, "@language": "ja"}]


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
