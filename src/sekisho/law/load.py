"""From a folder of YAML to the law: each file is read, every name is resolved, nothing is guessed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from sekisho.cases import KINDS, REGIMES, Regime, Text
from sekisho.errors import BrokenLaw
from sekisho.law.condition import ALWAYS, Condition, ConditionError, Permitted, parse
from sekisho.law.fact import PARTS_OF_UNIT, Fact, FactType
from sekisho.law.model import (
    FAR_PAST,
    Citation,
    Event,
    Exemption,
    Extension,
    Instrument,
    Law,
    Measure,
    Parameter,
    Period,
    Softening,
    Source,
)
from sekisho.law.verdict import VERDICTS
from sekisho.law.yaml_lines import Block, Fault, blocks, read_yaml

BUILT_IN = Path(__file__).parent / "data"
_KEYS = {
    "measure": {
        *("id", "provision", "title", "kind", "nature", "acts", "gives", "announced", "decided", "in_force"),
        *("reported_from", "extended_by", "verified_to", "reach", "test", "except", "softened", "parameters"),
        *("cite", "confidence", "notes"),
    },
    "gives": {"verdict", "authority", "duty"},
    "period": {"from", "until", "by", "ended_by", "doubtful"},
    "doubtful": {"from", "until", "why"},
    "exception": {"id", "title", "when", "from", "until", "burden", "cite"},
    "softened": {"title", "when", "from", "until", "gives"},
    "parameter": {"unit", "values"},
    "fact": {"type", "acts", "needs", "said", "denied", "unit", "words", "claimed"},
    "event": {"id", "date", "title", "status", "source"},
    "instrument": {"id", "title", "adopted", "url"},
    "source": {"title", "kind", "urls"},
    "extension": {"decided", "until", "confidence"},
}


@cache
def load_built_in() -> Law:
    """The law that ships with this version."""
    return load_law()


def load_law(path: Path | None = None) -> Law:
    """Load the law of a folder, or the built-in one.

    Raises:
        BrokenLaw: with every fault, each with file and line; nothing is decided on a broken law.
    """
    law, faults = read_law(path or BUILT_IN)
    if faults or law is None:
        raise BrokenLaw("the law cannot be used:\n" + "\n".join(f"  {fault}" for fault in faults))
    return law


def read_law(path: Path) -> tuple[Law | None, tuple[Fault, ...]]:
    """Read a folder of law files, giving the law (None where it is unusable) and all faults found."""
    reader = _Reader(path)
    law = reader.read()
    return (None if reader.faults else law), tuple(sorted(reader.faults, key=lambda f: (f.file, f.line)))


class _Reader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []
        self.facts: dict[str, Fact] = {}
        self.sources: dict[str, Source] = {}
        self.instruments: dict[str, Instrument] = {}
        self.events: dict[str, Event] = {}
        self.chains: dict[str, tuple[Extension, ...]] = {}
        self.measures: dict[str, Measure] = {}
        self.digest = hashlib.sha256()

    def read(self) -> Law | None:
        if not self.root.is_dir():
            self.faults.append(Fault(str(self.root), 1, "file.missing", "no such folder of law files"))
            return None
        documents: dict[str, Any] = {}
        for path in sorted(self.root.rglob("*.yaml")):
            name = path.relative_to(self.root).as_posix()
            self.digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
            documents[name] = read_yaml(path, name, self.faults)
        for name in ("facts.yaml", "sources.yaml", "events.yaml"):
            if not isinstance(documents.get(name), Block):
                self.fault(name, 1, "file.missing", f"the law needs a file {name}")
                return None
        self.read_facts(documents.pop("facts.yaml"))
        self.read_sources(documents.pop("sources.yaml"))
        verified = documents["events.yaml"].get("verified")
        if not isinstance(verified, date):
            self.fault("events.yaml", 1, "value.type", "`verified` must be the day to which the law was last read")
            return None
        regimes = {n: d for n, d in documents.items() if n != "events.yaml"}
        for document in documents.values():
            if isinstance(document, Block):
                self.read_instruments(document)
        self.read_events(documents["events.yaml"])
        for document in regimes.values():
            if isinstance(document, Block):
                self.read_chains(document)
        for name, document in regimes.items():
            self.read_measures(name, document)
        return Law(
            measures=self.measures,
            facts=self.facts,
            events=self.events,
            sources=self.sources,
            instruments=self.instruments,
            verified=verified,
            base_hash=f"sha256:{self.digest.hexdigest()}",
        )

    def fault(self, file: str, line: int, code: str, message: str) -> None:
        self.faults.append(Fault(file, line, code, message))

    def known_keys(self, block: Block, kind: str) -> None:
        for key in block:
            if key not in _KEYS[kind]:
                self.fault(
                    block.file, block.at(key), "key.unknown", f"{key!r} is no key of a {kind}; known: {', '.join(sorted(_KEYS[kind]))}"
                )

    def text(self, block: Block, key: str) -> Text:
        value = block.get(key)
        if isinstance(value, list) and len(value) == 2 and all(isinstance(v, str) for v in value):
            return Text(value[0], value[1])
        if isinstance(value, str):
            return Text(value)
        self.fault(block.file, block.at(key), "value.type", f"`{key}` must be a text, or [English, Japanese]")
        return Text("")

    def day(self, block: Block, key: str, *, required: bool = False) -> date | None:
        value = block.get(key)
        if isinstance(value, date) or (value is None and not required):
            return value
        self.fault(block.file, block.at(key), "value.type", f"`{key}` must be a day such as 2016-02-26, not {value!r}")
        return None

    def word(self, block: Block, key: str, words: tuple[str, ...], default: str | None = None) -> str:
        value = block.get(key, default)
        if value in words:
            return cast("str", value)
        self.fault(block.file, block.at(key), "value.word", f"`{key}` is {value!r}; it must be one of {', '.join(words)}")
        return words[0]

    def read_facts(self, document: Block) -> None:
        for name, block in document.items():
            if not isinstance(block, Block):
                self.fault("facts.yaml", document.at(name), "value.type", f"{name} must be a mapping")
                continue
            self.known_keys(block, "fact")
            kind = self.word(block, "type", get_args(FactType))
            unit = block.get("unit")
            if kind == "measured" and unit not in PARTS_OF_UNIT:
                self.fault(block.file, block.at("unit"), "unit.unknown", f"{name}: unit {unit!r} is none of {', '.join(PARTS_OF_UNIT)}")
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

    def acts(self, block: Block) -> tuple[str, ...]:
        acts = tuple(block.get("acts") or ())
        for act in acts:
            if act not in KINDS:
                self.fault(block.file, block.at("acts"), "value.word", f"{act!r} is no kind of case; known: {', '.join(KINDS)}")
        return acts

    def read_sources(self, document: Block) -> None:
        for name, block in document.items():
            self.known_keys(block, "source")
            self.sources[name] = Source(name, str(block.get("title")), str(block.get("kind")), tuple(block.get("urls") or ()))

    def read_instruments(self, document: Block) -> None:
        for block in blocks(document.get("instruments")):
            self.known_keys(block, "instrument")
            name = str(block.get("id"))
            if name in self.instruments:
                self.fault(block.file, block.line, "id.duplicate", f"instrument {name} is defined twice")
            self.instruments[name] = Instrument(name, self.text(block, "title"), self.day(block, "adopted"), block.get("url"))

    def read_events(self, document: Block) -> None:
        for block in blocks(document.get("events")):
            self.known_keys(block, "event")
            name = str(block.get("id"))
            if name in self.events:
                self.fault(block.file, block.line, "id.duplicate", f"event {name} is defined twice")
            status = self.word(block, "status", ("enacted", "announced", "reported"))
            day = self.day(block, "date", required=True)
            source = self.source(block, str(block.get("source")), "source")
            if day and source:
                self.events[name] = Event(name, day, self.text(block, "title"), cast("Any", status), source)

    def read_chains(self, document: Block) -> None:
        chains = document.get("extensions")
        if not isinstance(chains, Block):
            return
        for name, links in chains.items():
            found = []
            for block in blocks(links):
                self.known_keys(block, "extension")
                decided, until = self.day(block, "decided", required=True), self.day(block, "until", required=True)
                if decided and until:
                    if found and not (found[-1].until < until and decided <= date.fromordinal(found[-1].until.toordinal() + 1)):
                        self.fault(block.file, block.line, "period.gap", f"extension {name}: decided {decided}, after {found[-1].until} had passed")
                    found.append(Extension(decided, until, cast("Any", self.word(block, "confidence", ("high", "medium", "low")))))
            self.chains[name] = tuple(found)

    def source(self, block: Block, name: str, key: str) -> Source | None:
        if name not in self.sources:
            self.fault(block.file, block.at(key), "citation.unresolved", f"{name!r} is no source of sources.yaml")
            return None
        return self.sources[name]

    def read_measures(self, name: str, document: Any) -> None:
        if not isinstance(document, Block) or document.get("regime") not in REGIMES:
            self.fault(name, 1, "value.word", f"a law file begins with `regime:`, one of {', '.join(REGIMES)}")
            return
        for key in document:
            if key not in ("regime", "instruments", "extensions", "measures"):
                self.fault(name, document.at(key), "key.unknown", f"{key!r} is no part of a law file")
        for block in blocks(document.get("measures")):
            measure = self.read_measure(block, cast("Regime", document["regime"]))
            if measure is None:
                continue
            if measure.key in self.measures:
                first = self.measures[measure.key]
                self.fault(name, block.line, "id.duplicate", f"{measure.key} is defined here and at {first.file}:{first.line}")
            self.measures[measure.key] = measure

    def read_measure(self, block: Block, regime: Regime) -> Measure | None:
        self.known_keys(block, "measure")
        if not isinstance(block.get("id"), str):
            self.fault(block.file, block.line, "id.missing", "a measure needs an `id`")
            return None
        gives = block.get("gives")
        if not isinstance(gives, Block):
            self.fault(block.file, block.at("gives"), "value.type", f"{block['id']}: `gives` must say the verdict")
            return None
        self.known_keys(gives, "gives")
        parameters = self.read_parameters(block)
        key = f"{block['id']}:{block['provision']}" if block.get("provision") else block["id"]
        authority = gives.get("authority")
        periods = tuple(p for b in blocks(block.get("in_force")) if (p := self.read_period(b)))
        chain = block.get("extended_by")
        if chain and chain not in self.chains:
            self.fault(block.file, block.at("extended_by"), "extension.undeclared", f"{chain!r} is no chain of extensions")
        reported = self.day(block, "reported_from")
        if not periods and "in_force" not in block:
            self.fault(block.file, block.line, "period.missing", f"{key}: say `in_force:`, and `in_force: []` where its terms are unknown")
        exemptions = [e for b in blocks(block.get("except")) if (e := self.read_exemption(b, parameters, key))]
        if authority and block.get("acts"):
            exemptions.append(_permission((block["id"], key), str(authority)))
        return Measure(
            id=block["id"],
            provision=block.get("provision"),
            regime=regime,
            title=self.text(block, "title"),
            kind=cast("Any", self.word(block, "kind", ("prohibition", "licence", "duty", "check", "request", "policy", "notice"))),
            nature=cast("Any", self.word(block, "nature", ("law", "policy", "request"), "law")),
            acts=self.acts(block),
            verdict=cast("Any", self.word(gives, "verdict", VERDICTS)),
            authority=authority,
            duty=gives.get("duty"),
            announced=self.day(block, "announced"),
            decided=self.day(block, "decided"),
            periods=periods,
            reported_from=reported,
            extensions=self.chains.get(chain, ()) if chain else (),
            verified_to=self.day(block, "verified_to"),
            reach=self.condition(block, "reach", parameters),
            reach_text=_tidy(block.get("reach")),
            test=self.condition(block, "test", parameters) if "test" in block else ALWAYS,
            test_text=_tidy(block.get("test")),
            exemptions=tuple(exemptions),
            softening=self.read_softening(block.get("softened"), parameters),
            parameters=parameters,
            citations=self.citations(block),
            confidence=cast("Any", self.word(block, "confidence", ("high", "medium", "low"))),
            notes=self.notes(block),
            file=block.file,
            line=block.line,
        )

    def notes(self, block: Block) -> tuple[Text, ...]:
        return tuple(Text(*n) if isinstance(n, list) else Text(str(n)) for n in block.get("notes") or ())

    def condition(self, block: Block, key: str, parameters: Mapping[str, Parameter]) -> Condition:
        if block.get("acts") == [] and key not in block:
            return ALWAYS
        text = block.get(key)
        if not isinstance(text, str):
            self.fault(block.file, block.at(key), "condition.missing", f"`{key}` must be a condition")
            return ALWAYS
        try:
            return parse(text, self.facts, {n: p.unit for n, p in parameters.items()})
        except ConditionError as error:
            self.fault(block.file, block.at(key), error.code, str(error))
            return ALWAYS

    def read_period(self, block: Block) -> Period | None:
        self.known_keys(block, "period")
        start, until = self.day(block, "from", required=True), self.day(block, "until")
        for key in ("by", "ended_by"):
            event = block.get(key)
            if event is not None and event not in self.events:
                self.fault(block.file, block.at(key), "event.unresolved", f"{event!r} is no event of events.yaml")
            elif event is not None and self.events[event].status != "enacted":
                self.fault(block.file, block.at(key), "event.not_enacted", f"{event!r} was only {self.events[event].status}: it moves no law")
        doubt = block.get("doubtful")
        span = why = None
        if isinstance(doubt, Block):
            self.known_keys(doubt, "doubtful")
            first, last = self.day(doubt, "from", required=True), self.day(doubt, "until", required=True)
            span = (first, last) if first and last else None
            why = self.text(doubt, "why")
        if start is None:
            return None
        if until is not None and until <= start:
            self.fault(block.file, block.at("until"), "period.inverted", f"the period ends {until}, not after it begins {start}")
        return Period(start, until, block.get("by"), block.get("ended_by"), span, why)

    def read_exemption(self, block: Block, parameters: Mapping[str, Parameter], measure: str) -> Exemption | None:
        self.known_keys(block, "exception")
        if not isinstance(block.get("id"), str):
            self.fault(block.file, block.line, "id.missing", f"an exception of {measure} needs an `id`")
            return None
        return Exemption(
            id=block["id"],
            title=self.text(block, "title"),
            when=self.condition(block, "when", parameters),
            when_text=_tidy(block.get("when")),
            period=Period(self.day(block, "from") or FAR_PAST, self.day(block, "until")),
            burden=cast("Any", self.word(block, "burden", ("must be shown", "presumed"), "must be shown")),
            citations=self.citations(block),
        )

    def read_softening(self, block: Any, parameters: Mapping[str, Parameter]) -> Softening | None:
        if not isinstance(block, Block):
            return None
        self.known_keys(block, "softened")
        gives = block.get("gives")
        if not isinstance(gives, Block):
            self.fault(block.file, block.at("gives"), "value.type", "`softened` must say what it `gives`")
            return None
        self.known_keys(gives, "gives")
        return Softening(
            title=self.text(block, "title"),
            when=self.condition(block, "when", parameters),
            when_text=_tidy(block.get("when")),
            period=Period(self.day(block, "from") or FAR_PAST, self.day(block, "until")),
            verdict=cast("Any", self.word(gives, "verdict", VERDICTS)),
            authority=gives.get("authority"),
            duty=gives.get("duty"),
        )

    def read_parameters(self, block: Block) -> dict[str, Parameter]:
        found: dict[str, Parameter] = {}
        raw = block.get("parameters")
        for name, item in raw.items() if isinstance(raw, Block) else ():
            if not isinstance(item, Block):
                self.fault(block.file, raw.at(name), "unit.missing", f"{name}: a parameter is a unit and its dated values")
                continue
            self.known_keys(item, "parameter")
            unit, dated = item.get("unit"), item.get("values")
            if unit not in (*PARTS_OF_UNIT, "days", "date"):
                self.fault(item.file, item.at("unit"), "unit.unknown", f"{name}: unit {unit!r} is unknown")
                continue
            if not isinstance(dated, Block) or not dated:
                self.fault(item.file, item.at("values"), "parameter.no_value", f"{name}: no dated value")
                continue
            values = []
            for since, value in dated.items():
                good = isinstance(value, date) if unit == "date" else isinstance(value, int) and not isinstance(value, bool)
                try:
                    day = date.fromisoformat(since)
                except ValueError:
                    self.fault(item.file, dated.at(since), "value.type", f"{name}: {since!r} is no day")
                    continue
                if not good:
                    self.fault(item.file, dated.at(since), "value.type", f"{name}: {value!r} is no whole number of {unit}")
                    continue
                values.append((day, value if unit == "date" else value * PARTS_OF_UNIT.get(unit, 1)))
            found[name] = Parameter(unit, tuple(sorted(values)))
        return found

    def citations(self, block: Block) -> tuple[Citation, ...]:
        found = []
        for item in block.get("cite") or ():
            if not (isinstance(item, list) and len(item) in (3, 4)):
                self.fault(block.file, block.at("cite"), "citation.form", "a citation is [instrument, provision, source]")
                continue
            name, provision, source_name = item[:3]
            instrument, source = self.instruments.get(name), self.source(block, source_name, "cite")
            if instrument is None:
                self.fault(block.file, block.at("cite"), "citation.unresolved", f"{name!r} is no instrument")
            if instrument and source:
                confidence = item[3] if len(item) == 4 else "high"
                found.append(Citation(instrument, provision, source, confidence))
        return tuple(found)


def _permission(ids: tuple[str, ...], authority: str) -> Exemption:
    return Exemption(
        id="permission-on-file",
        title=Text(f"a decision of {authority} on file", f"{authority}の許可"),
        when=Permitted(tuple(dict.fromkeys(ids)), authority),
        when_text="a decision on file covers the measure",
        period=Period(FAR_PAST),
        burden="must be shown",
        citations=(),
    )


def _tidy(text: Any) -> str:
    return " ".join(str(text).split()) if text is not None else ""
