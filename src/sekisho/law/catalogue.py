"""What measures refer to: the declared facts, sources, instruments, events and chains of extensions."""

from __future__ import annotations

from datetime import date
from typing import cast, get_args

from sekisho.cases import Text
from sekisho.law.fact import PARTS_OF_UNIT, Fact, FactType
from sekisho.law.model import Confidence, Event, Extension, Instrument, Source, Status
from sekisho.law.reading import Reading
from sekisho.law.yaml_lines import Block, blocks


class Catalogue(Reading):
    """Everything that a measure may name."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.facts: dict[str, Fact] = {}
        self.sources: dict[str, Source] = {}
        self.instruments: dict[str, Instrument] = {}
        self.events: dict[str, Event] = {}
        self.chains: dict[str, tuple[Extension, ...]] = {}

    def read_facts(self, document: Block) -> None:
        """Read `facts.yaml`."""
        for name, block in document.items():
            if not isinstance(block, Block):
                self.fault("facts.yaml", document.at(name), "value.type", f"{name} must be a mapping")
                continue
            self.known_keys(block, "fact")
            kind = self.word(block, "type", get_args(FactType))
            unit = block.get("unit")
            if kind == "measured" and unit not in PARTS_OF_UNIT:
                self.fault(
                    block.file,
                    block.at("unit"),
                    "unit.unknown",
                    f"{name}: unit {unit!r} is none of {', '.join(PARTS_OF_UNIT)}",
                )
            self.facts[name] = Fact(
                name=name,
                type=cast("FactType", kind),
                acts=self.acts(block),
                needs=tuple(block.get("needs") or ()),
                yes=self.text(block, "said"),
                no=self.text(block, "denied") if "denied" in block else Text(""),
                unit=unit,
                words=frozenset(block.get("words") or ()),
                claimed=bool(block.get("claimed", False)),
            )

    def read_sources(self, document: Block) -> None:
        """Read `sources.yaml`."""
        for name, block in document.items():
            self.known_keys(block, "source")
            self.sources[name] = Source(
                name, str(block.get("title")), str(block.get("kind")), tuple(block.get("urls") or ())
            )

    def read_instruments(self, document: Block) -> None:
        """Read the instruments of one file."""
        for block in blocks(document.get("instruments")):
            self.known_keys(block, "instrument")
            name = str(block.get("id"))
            if name in self.instruments:
                self.fault(block.file, block.line, "id.duplicate", f"instrument {name} is defined twice")
            self.instruments[name] = Instrument(
                name, self.text(block, "title"), self.day(block, "adopted"), block.get("url")
            )

    def read_events(self, document: Block) -> None:
        """Read `events.yaml`."""
        for block in blocks(document.get("events")):
            self.known_keys(block, "event")
            name = str(block.get("id"))
            if name in self.events:
                self.fault(block.file, block.line, "id.duplicate", f"event {name} is defined twice")
            status = self.word(block, "status", get_args(Status))
            day = self.day(block, "date", required=True)
            source = self.source(block, str(block.get("source")), "source")
            if day and source:
                self.events[name] = Event(name, day, self.text(block, "title"), cast("Status", status), source)

    def read_chains(self, document: Block) -> None:
        """Read the chains of extensions of one file, each link decided before the one before it lapsed."""
        chains = document.get("extensions")
        if not isinstance(chains, Block):
            return
        for name, links in chains.items():
            found: list[Extension] = []
            for block in blocks(links):
                self.known_keys(block, "extension")
                decided, until = self.day(block, "decided", required=True), self.day(block, "until", required=True)
                if decided and until:
                    if found and not (
                        found[-1].until < until and decided <= date.fromordinal(found[-1].until.toordinal() + 1)
                    ):
                        self.fault(
                            block.file,
                            block.line,
                            "period.gap",
                            f"extension {name}: decided {decided}, after {found[-1].until} had passed",
                        )
                    found.append(
                        Extension(
                            decided, until, cast("Confidence", self.word(block, "confidence", get_args(Confidence)))
                        )
                    )
            self.chains[name] = tuple(found)

    def source(self, block: Block, name: str, key: str) -> Source | None:
        """The source of that id, or a fault."""
        if name not in self.sources:
            self.fault(block.file, block.at(key), "citation.unresolved", f"{name!r} is no source of sources.yaml")
            return None
        return self.sources[name]
