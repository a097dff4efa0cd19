"""From a folder of YAML to the law: read, resolved and checked, or refused with every fault."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sekisho.errors import BrokenLaw
from sekisho.law.catalogue import Catalogue
from sekisho.law.check import check_meaning, check_structure
from sekisho.law.measures import MeasureReader
from sekisho.law.model import Law
from sekisho.law.yaml_lines import Block, Fault, read_yaml

BUILT_IN = Path(__file__).parent / "data"


@cache
def load_built_in() -> Law:
    """The law that ships with this version."""
    return load_law()


def load_law(path: Path | None = None) -> Law:
    """Load the law of a folder, or the built-in one.

    Raises:
        BrokenLaw: with every fault, each with file and line; nothing is decided on a broken law.
    """
    law, faults = _read(path or BUILT_IN)
    if law is None or faults:
        raise BrokenLaw("the law cannot be used:\n" + "\n".join(f"  {fault}" for fault in faults))
    return law


def check_law(path: Path | None = None) -> tuple[Fault, ...]:
    """Every fault of a folder of law files, with file and line: those that stop loading, and measures without sense."""
    law, faults = _read(path or BUILT_IN)
    if law is not None:
        faults = (*faults, *check_meaning(law))
    return tuple(sorted(faults, key=lambda fault: (fault.file, fault.line, fault.code)))


def _read(root: Path) -> tuple[Law | None, tuple[Fault, ...]]:
    catalogue = Catalogue()
    documents, digest = _read_documents(root, catalogue)
    missing = [n for n in ("facts.yaml", "sources.yaml", "events.yaml") if not isinstance(documents.get(n), Block)]
    for name in missing:
        catalogue.fault(name, 1, "file.missing", f"the law needs a file {name}")
    if missing:
        return None, tuple(catalogue.faults)
    events = documents.pop("events.yaml")
    catalogue.read_facts(documents.pop("facts.yaml"))
    catalogue.read_sources(documents.pop("sources.yaml"))
    catalogue.read_events(events)
    regimes = {name: d for name, d in documents.items() if isinstance(d, Block)}
    for document in regimes.values():
        catalogue.read_instruments(document)
        catalogue.read_chains(document)
    reader = MeasureReader(catalogue)
    for name, document in documents.items():
        reader.read_measures(name, document)
    verified = catalogue.day(events, "verified", required=True)
    law = Law(
        measures=reader.measures,
        facts=catalogue.facts,
        events=catalogue.events,
        sources=catalogue.sources,
        instruments=catalogue.instruments,
        verified=verified or date.min,
        base_hash=f"sha256:{digest}",
    )
    return law, (*catalogue.faults, *check_structure(law))


def _read_documents(root: Path, catalogue: Catalogue) -> tuple[dict[str, Any], str]:
    digest = hashlib.sha256()
    documents: dict[str, Any] = {}
    for path in sorted(root.rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        documents[name] = read_yaml(path, name, catalogue.faults)
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return documents, digest.hexdigest()
