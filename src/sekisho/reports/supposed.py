"""What if a statement came true? The scenario that supposes it, as a file to edit: a statement is never law."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal

import yaml

from sekisho.cases import REGIMES
from sekisho.chronicle import load_built_in
from sekisho.chronicle.chronicle import matches

if TYPE_CHECKING:
    from sekisho.chronicle import Statement
    from sekisho.law import Law

_HEAD = "# Supposed from a statement, which moves no law. Edit it; `sekisho scenario run FILE CASES` runs it.\n"


def _basis(one: Statement) -> dict[str, str]:
    """The statement by its id, or in words where it is one of somebody's own."""
    if one.id in load_built_in().statements:
        return {"claim": one.id}
    return {"act": f"{one.id}, said by {one.speaker} in {one.source}"}


def scenario_of(one: Statement, law: Law, change: Literal["suspend", "repeal", "nothing"], start: datetime.date) -> str:
    """A scenario that rests on a statement.

    Args:
        one: the statement.
        law: whose measures it concerns.
        change: what is supposed of them; `nothing` where the statement says that they stay.
        start: from when.
    """
    ids = {m.id for m in law.measures.values()} | set(law.measures)
    targets = [name for name in one.concerns if name in ids or name in REGIMES]
    # A measure that its regime holds too need not be named twice.
    targets = [t for t in targets if not any(t != other and matches(other, t) for other in targets if other in REGIMES)]
    changes = (
        [{change: targets, "from": start, "by": f"supposed from {one.id}"}] if targets and change != "nothing" else []
    )
    scenario = {
        "id": f"supposed-{one.id.lower()}",
        "title": one.text,
        "rests_on": [_basis(one)],
        "changes": changes,
    }
    return _HEAD + yaml.safe_dump(scenario, allow_unicode=True, sort_keys=False, width=110)
