"""What does the law say, for a program? Measures, events and what is in force on a day as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from sekisho.law.model import Law, Measure, Period

Plain = dict[str, Any]


def measure_json(measure: Measure) -> Plain:
    """One measure with everything that the law file says of it; days are ISO texts or null."""
    return {
        "id": measure.id,
        "provision": measure.provision,
        "regime": measure.regime,
        "title": {"en": measure.title.en, "ja": measure.title.ja},
        "kind": measure.kind,
        "nature": measure.nature,
        "acts": measure.acts,
        "verdict": measure.verdict,
        "authority": measure.authority,
        "duty": measure.duty,
        "announced": measure.announced,
        "decided": measure.decided,
        "periods": [_period(p) for p in measure.periods],
        "reported_from": measure.reported_from,
        "extensions": [
            {"decided": e.decided, "until": e.until, "confidence": e.confidence} for e in measure.extensions
        ],
        "expires": measure.expires,
        "verified_to": measure.verified_to,
        "reach": measure.reach_text,
        "test": measure.test_text,
        "exceptions": [
            {
                "id": e.id,
                "title": {"en": e.title.en, "ja": e.title.ja},
                "when": e.when_text,
                "burden": e.burden,
                "from": e.period.from_ if e.period.from_.year > 1900 else None,
                "until": e.period.until,
                "citations": _citations(e.citations),
            }
            for e in measure.exemptions
        ],
        "parameters": {
            name: {"unit": p.unit, "values": [{"from": since, "value": value} for since, value in p.values]}
            for name, p in measure.parameters.items()
        },
        "citations": _citations(measure.citations),
        "confidence": measure.confidence,
        "notes": [{"en": n.en, "ja": n.ja} for n in measure.notes],
    }


def list_json(law: Law) -> Plain:
    """All measures, each with what `law list` prints of it."""
    return {
        "law": law.hash,
        "verified": law.verified,
        "measures": [
            {
                "id": m.id,
                "provision": m.provision,
                "regime": m.regime,
                "title": m.title.en,
                "nature": m.nature,
                "acts": m.acts,
                "verdict": m.verdict,
                "authority": m.authority,
                "in_force": [[p.from_, p.until] for p in m.periods],
                "expires": m.expires,
                "confidence": m.confidence,
            }
            for m in law.measures.values()
        ],
    }


def in_force_json(law: Law, day: datetime.date) -> Plain:
    """What is in force on a day (contract, section 4); provisions of one instrument are one id.

    `terms_unknown` holds what is known to exist without dates or terms, `doubtful` what no source settles for that day:
    after the last decided expiry, after the day to which it was verified, or in a doubtful start window.
    """
    known = [m for m in law.measures.values() if not m.terms_unknown]
    unknown = [m for m in law.measures.values() if m.terms_unknown and m.in_force(day)]
    return {
        "as_of": day,
        "in_force": _merged((m for m in known if m.in_force(day) is True), day),
        "doubtful": _merged((m for m in known if m.in_force(day) is None), day),
        "terms_unknown": _merged(unknown, day),
    }


def timeline_json(law: Law) -> Plain:
    """Events, beginnings, endings and extensions, oldest first."""
    return {"timeline": [entry for _, entry in timeline(law)]}


def timeline(law: Law) -> list[tuple[datetime.date, Plain]]:
    """Every dated entry of the law, oldest first: what happened, and which measures it moved."""
    entries: list[tuple[datetime.date, Plain]] = [
        (
            e.date,
            {
                "date": e.date,
                "type": "event",
                "id": e.id,
                "title": {"en": e.title.en, "ja": e.title.ja},
                "status": e.status,
            },
        )
        for e in law.events.values()
    ]
    moved: dict[tuple[datetime.date, str, str | None], list[str]] = {}
    extended: dict[tuple[datetime.date, datetime.date], list[str]] = {}
    for measure in law.measures.values():
        for period in measure.periods:
            moved.setdefault((period.from_, "begins", period.by), []).append(measure.key)
            if period.until:
                moved.setdefault((period.until, "ends", period.ended_by), []).append(measure.key)
        for extension in measure.extensions:
            extended.setdefault((extension.decided, extension.until), []).append(measure.key)
    entries += [
        (day, {"date": day, "type": change, "by": by, "measures": keys}) for (day, change, by), keys in moved.items()
    ]
    entries += [
        (decided, {"date": decided, "type": "extends", "until": until, "measures": keys})
        for (decided, until), keys in extended.items()
    ]
    order = ("event", "extends", "ends", "begins")
    return sorted(entries, key=lambda entry: (entry[0], order.index(entry[1]["type"])))


def _merged(measures: Iterable[Measure], day: datetime.date) -> list[Plain]:
    by_id: dict[tuple[str, str], list[Measure]] = {}
    for measure in measures:
        by_id.setdefault((measure.regime, measure.id), []).append(measure)
    return [
        {
            "id": name,
            "regime": regime,
            "nature": parts[0].nature,
            "in_force": _span(parts, day),
            "expires": _latest([m.expires for m in parts]),
        }
        for (regime, name), parts in by_id.items()
    ]


def _span(parts: list[Measure], day: datetime.date) -> list[datetime.date | None]:
    periods = [p for m in parts if (p := m.period_at(day))]
    if not periods:
        return [None, None]
    return [min(p.from_ for p in periods), _latest([p.until for p in periods])]


def _latest(days: list[datetime.date | None]) -> datetime.date | None:
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) and known else None


def _period(period: Period) -> Plain:
    return {
        "from": period.from_,
        "until": period.until,
        "by": period.by,
        "ended_by": period.ended_by,
        "doubtful": period.doubtful,
    }


def _citations(citations: Iterable[Any]) -> list[Plain]:
    return [
        {
            "instrument": c.instrument.title.en,
            "provision": c.provision,
            "url": c.instrument.url,
            "source": {"id": c.source.id, "title": c.source.title, "kind": c.source.kind, "urls": c.source.urls},
            "confidence": c.confidence,
        }
        for c in citations
    ]
