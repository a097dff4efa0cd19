"""Which measures the decisions on file free the case from."""

from __future__ import annotations

from datetime import date

from sekisho.cases import Case, Permission, Traveller
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.law import Law

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
    An undated decision, or one that does not say what it covers, leaves the question open.
    """
    if not case.decisions:
        evidence.values["permits"] = _NOTHING
        return
    last = case.stay.to if isinstance(case, Traveller) and case.stay and case.stay.to else day
    freed: set[str] = set()
    open_: list[str] = []
    for i, decision in enumerate(case.decisions):
        missing = [
            f"decisions[{i}].{name}"
            for name, value in (("from", decision.from_), ("to", decision.to), ("covers", decision.covers))
            if value is None
        ]
        if missing:
            # What it does not say matters only if it could free this act.
            open_ += missing if decision.covers is None or _freed_by(decision, case.kind, law) else []
        elif decision.from_ and decision.to and decision.from_ <= day and last <= decision.to:
            freed |= _freed_by(decision, case.kind, law)
    if open_:
        evidence.know("permits", None, tuple(open_))
    else:
        evidence.values["permits"] = frozenset(freed)


def _freed_by(decision: Permission, kind: str, law: Law) -> set[str]:
    covers = set(decision.covers or ())
    activities = {_ACTIVITIES[c] for c in covers if c in _ACTIVITIES}
    if activities and kind not in activities:
        return set()
    authority = decision.authority.casefold()
    return {
        name
        for measure in law.measures.values()
        for name in (measure.id, measure.key)
        if kind in measure.acts and name in covers and (measure.authority or "").casefold() == authority
    }
