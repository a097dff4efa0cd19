"""What happened, and who says so? Events, attributed statements, agreements and the abductee registry; none is law."""

from sekisho.chronicle.chronicle import Chronicle, Contradiction
from sekisho.chronicle.model import Agreement, Event, Registry, Source, Statement
from sekisho.chronicle.read import load_built_in, load_with
from sekisho.chronicle.registry import Counted, counts_at, persons_at

__all__ = [
    "Agreement",
    "Chronicle",
    "Contradiction",
    "Counted",
    "Event",
    "Registry",
    "Source",
    "Statement",
    "counts_at",
    "load_built_in",
    "load_with",
    "persons_at",
]
