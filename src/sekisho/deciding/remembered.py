"""Was this finding written before? A measure that is clear says the same of every case that has the same facts.

Most measures are clear for most cases of a batch, and to say why costs more than to find it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from sekisho.deciding.decision import Finding
from sekisho.deciding.evidence import Evidence
from sekisho.law.closures import Compiled
from sekisho.law.condition import All, Any, Not, Permitted, Unsettled
from sekisho.law.program import Rule

_MOST_RULES, _MOST_FINDINGS = 2_000, 1_000


class _Written(NamedTuple):
    """What was said of a rule, by the day and the facts that it asks for (None: it asks for more than facts)."""

    rule: Rule  # kept, so that no other has its id
    asks: tuple[str, ...] | None
    findings: dict[object, Finding]


_WRITTEN: dict[int, _Written] = {}


def remembered(rule: Rule, evidence: Evidence, day: date, write: Callable[[], Finding]) -> Finding:
    """The finding of a rule that is clear for certain: as it was written for the same facts, or written now.

    Args:
        rule: that is clear.
        evidence: of the case.
        day: of the act.
        write: writes it.
    """
    written = _WRITTEN.get(id(rule))
    if written is None:
        if len(_WRITTEN) >= _MOST_RULES:
            _WRITTEN.clear()
        asks = dict.fromkeys((*_asked(rule.reach), *_asked(rule.test)))
        written = _Written(rule, None if None in asks else tuple(map(str, asks)), {})
        _WRITTEN[id(rule)] = written
    if written.asks is None:
        return write()
    values, said = evidence.values, evidence.said
    key = (day, *[values.get(fact) for fact in written.asks], *[said.get(fact) for fact in written.asks])
    finding = written.findings.get(key)
    if finding is None:
        if len(written.findings) >= _MOST_FINDINGS:
            written.findings.clear()
        finding = written.findings[key] = write()
    return finding


def _asked(compiled: Compiled) -> Iterator[str | None]:
    match compiled.condition:
        case Not() | All() | Any():
            for part in compiled.parts:
                yield from _asked(part)
        case Permitted():
            yield None
        case Unsettled():
            pass
        case leaf:
            yield leaf.fact
