"""What does a program read of a comparison? The shape of the contract (section 4), and who still stops what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

import msgspec

from sekisho.deciding.decision import Refusal, to_json
from sekisho.law.overlay import AddException, AddMeasure, Extend, SetParameter, Suspend

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sekisho.cases import Language, Text
    from sekisho.deciding.decision import Decision
    from sekisho.law import Law
    from sekisho.law.overlay import Change
    from sekisho.scenarios import Compared, Comparison, Row, Scenario, SideBySide


def list_json(scenarios: Sequence[Scenario]) -> dict[str, Any]:
    """The scenarios there are."""
    return {"scenarios": [{"id": s.id, "title": s.title.en, "title_ja": s.title.ja} for s in scenarios]}


def scenario_json(scenario: Scenario, law: Law) -> dict[str, Any]:
    """One scenario whole."""
    changed = scenario.law(law).measures
    return {
        "id": scenario.id,
        "title": scenario.title.en,
        "title_ja": scenario.title.ja,
        "rests_on": [{"act": r.act.en if r.act else None, "claim": r.claim} for r in scenario.rests_on],
        "changes": [change_json(change) for change in scenario.changes],
        "note": scenario.note.en if scenario.note else None,
        "measures": [key for key, measure in changed.items() if law.measures.get(key) != measure],
    }


def change_json(change: Change) -> dict[str, Any]:
    """One change as a scenario's file writes it."""
    match change:
        case AddMeasure(measure, by):
            return {"add": {"measure": measure.key}, "from": measure.periods[0].from_.isoformat(), "by": by}
        case AddException(targets, exemption, by):
            added = {"exception": {"id": exemption.id, "when": exemption.when_text}, "to": list(targets)}
            return {"add": added, "from": exemption.period.from_.isoformat(), "by": by}
        case SetParameter(target, name, value, day, by):
            said = value if isinstance(value, int) else value.isoformat()
            setting = {"measure": target, "parameter": name, "value": said}
            return {"set": setting, "from": day.isoformat(), "by": by}
        case Extend(targets, last, day, by):
            return {"set": {"measures": list(targets), "expires": last.isoformat()}, "from": day.isoformat(), "by": by}
        case _:
            said_until = {"until": change.until.isoformat()} if isinstance(change, Suspend) and change.until else {}
            name = type(change).__name__.lower()
            return {name: list(change.targets), "from": change.from_.isoformat(), **said_until, "by": change.by}


def write(stream: TextIO, board: SideBySide, rows: Iterable[Row], lang: Language) -> None:
    """The comparison as one JSON document: one scenario as the contract has it, several under `scenarios`."""
    cases = list(rows)
    columns = [_column(column, place, cases) for place, column in enumerate(board.columns)]
    document = columns[0] if len(columns) == 1 else {"scenarios": columns}
    stream.write(msgspec.json.format(msgspec.json.encode(document), indent=1).decode() + "\n")


def _column(column: Comparison, place: int, rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "scenario": column.scenario.id,
        "title": column.scenario.title.en,
        "rests_on": [{"act": r.act.en if r.act else None, "claim": r.claim} for r in column.scenario.rests_on],
        "cases": [_case(row, place) for row in rows],
        "transitions": [
            {"regime": t.regime, "from": t.before, "to": t.after, "cases": n}
            for t, n in sorted(column.transitions.items())
        ],
        "passing": {"base": column.passing_before, "scenario": column.passing_after, "of": column.cases},
        "base_law": column.law.hash,
        "scenario_law": column.changed_law.hash,
    }


def _case(row: Row, place: int) -> dict[str, Any]:
    if isinstance(row.base, Refusal):
        return {"case": row.case, "problems": _raw(row.base)["problems"]}
    compared = row.under[place]
    return {
        "case": compared.case,
        "base": _raw(compared.base),
        "scenario": _raw(compared.scenario),
        "changed": list(compared.changed),
        "still": [_standing(compared, n) for n in range(len(compared.still))],
        "to_pass": {regime: [list(keys) for keys in sets] for regime, sets in compared.to_pass.items()},
    }


def _standing(compared: Compared, n: int) -> dict[str, Any]:
    one = compared.still[n]
    return {
        "regime": one.regime,
        "measure": one.measure,
        "title": one.finding.title.en,
        "verdict": one.finding.verdict,
        "authority": one.finding.authority,
        "citations": [
            {"instrument": _said(c.instrument), "provision": c.provision, "url": c.url} for c in one.finding.citations
        ],
    }


def _said(text: Text) -> str:
    return text.en


def _raw(answer: Decision | Refusal) -> Any:
    return msgspec.json.decode(to_json(answer))
