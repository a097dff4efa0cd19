"""Which measures the decisions on file free the case from."""

from __future__ import annotations

from datetime import date

from sekisho.cases import Case, Permission, Traveller
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.law import Law
from sekisho.law.fact import POSSIBLY

# What `covers` may say beside measure ids: the decision then frees only acts of these kinds.
_ACTIVITIES = {
    "travel": "traveller",
    "payment": "payment",
    "cash": "cash",
    "voyage": "voyage",
    "port": "voyage",
    "cargo": "cargo",
    "goods": "cargo",
    "grant": "grant",
}
_NOTHING: frozenset[str] = frozenset()


def gather_permits(evidence: Evidence, case: Case, law: Law, day: date) -> None:
    """Record the ids of the measures that decisions on file cover that day.

    A decision frees from a measure when it names the measure (or its paragraph), was made by the authority that the
    measure names, runs on the day (both ends inside) and through a traveller's stay, and covers this kind of act.
    One that is undated, or does not say what it covers, leaves the question open for the measures it could free from:
    their ids are marked with `POSSIBLY`.
    """
    if not case.decisions:
        evidence.values["permits"] = _NOTHING
        return
    last = case.stay.to if isinstance(case, Traveller) and case.stay and case.stay.to else day
    marks: set[str] = set()
    needs: list[str] = []
    for i, decision in enumerate(case.decisions):
        if (decision.from_ and day < decision.from_) or (decision.to and decision.to < last):
            continue
        freed = _freed_by(decision, case.kind, law)
        missing = [
            f"decisions[{i}].{name}"
            for name, value in (("from", decision.from_), ("to", decision.to), ("covers", decision.covers))
            if value is None
        ]
        marks |= {POSSIBLY + name for name in freed} if missing else freed
        needs += missing if freed else []
    evidence.values["permits"] = frozenset(marks)
    if needs:
        evidence.needs["permits"] = tuple(needs)


def _freed_by(decision: Permission, kind: str, law: Law) -> set[str]:
    """The ids of the measures that the decision names, or, where it does not say what it covers, could name."""
    covers = set(decision.covers or ())
    activities = {_ACTIVITIES[c] for c in covers if c in _ACTIVITIES}
    if activities and kind not in activities:
        return set()
    authority = decision.authority.casefold()
    return {
        name
        for measure in law.measures.values()
        for name in (measure.id, measure.key)
        if kind in measure.acts
        and (decision.covers is None or name in covers)
        and (measure.authority or "").casefold() == authority
    }
