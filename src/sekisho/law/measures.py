"""From a block of YAML to a measure: every name is resolved, nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast, get_args

from sekisho.cases import REGIMES, Regime, Text
from sekisho.law.catalogue import Catalogue
from sekisho.law.condition import ALWAYS, Condition, ConditionError, Permitted, parse
from sekisho.law.fact import PARTS_OF_UNIT
from sekisho.law.model import (
    FAR_PAST,
    Burden,
    Citation,
    Confidence,
    Exemption,
    Extension,
    Kind,
    Measure,
    Nature,
    Parameter,
    Period,
    Softening,
)
from sekisho.law.reading import Reading
from sekisho.law.verdict import VERDICTS, Verdict
from sekisho.law.yaml_lines import Block, blocks


class MeasureReader(Reading):
    """Reads the measures of the law's files against what they may name."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Share the catalogue and its faults."""
        super().__init__()
        self.catalogue, self.faults = catalogue, catalogue.faults
        self.measures: dict[str, Measure] = {}

    def read_measures(self, name: str, document: Any) -> None:
        """Read the measures of one file."""
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
                self.fault(
                    name,
                    block.line,
                    "id.duplicate",
                    f"{measure.key} is defined here and at {first.file}:{first.line()}",
                )
            self.measures[measure.key] = measure

    def read_measure(self, block: Block, regime: Regime) -> Measure | None:
        """Read one measure, or None where it cannot be told what it is."""
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
        reported = self.day(block, "reported_from")
        if not periods and "in_force" not in block:
            self.fault(
                block.file,
                block.line,
                "period.missing",
                f"{key}: say `in_force:`, and `in_force: []` where its terms are unknown",
            )
        exemptions = [e for b in blocks(block.get("except")) if (e := self.read_exemption(b, parameters, key))]
        if authority and block.get("acts"):
            exemptions.append(_permission((block["id"], key), str(authority)))
        return Measure(
            id=block["id"],
            provision=block.get("provision"),
            regime=regime,
            title=self.text(block, "title"),
            kind=cast("Kind", self.word(block, "kind", get_args(Kind))),
            nature=cast("Nature", self.word(block, "nature", get_args(Nature), "law")),
            acts=self.acts(block),
            verdict=cast("Verdict", self.word(gives, "verdict", VERDICTS)),
            authority=authority,
            duty=gives.get("duty"),
            announced=self.day(block, "announced"),
            decided=self.day(block, "decided"),
            periods=periods,
            reported_from=reported,
            extensions=self.extensions(block, periods),
            verified_to=self.day(block, "verified_to"),
            reach=self.condition(block, "reach", parameters),
            reach_text=_tidy(block.get("reach")),
            test=self.condition(block, "test", parameters) if "test" in block else ALWAYS,
            test_text=_tidy(block.get("test")),
            exemptions=tuple(exemptions),
            softening=self.read_softening(block.get("softened"), parameters),
            parameters=parameters,
            citations=self.citations(block),
            confidence=cast("Confidence", self.word(block, "confidence", get_args(Confidence))),
            notes=self.notes(block),
            succeeds=block.get("succeeds"),
            file=block.file,
            lines=_lines(block),
        )

    def extensions(self, block: Block, periods: tuple[Period, ...]) -> tuple[Extension, ...]:
        """The decisions that carried the measure on: those of its chain that had not run out when it began."""
        name = block.get("extended_by")
        if name is None or not periods:
            return ()
        if name not in self.catalogue.chains:
            self.fault(block.file, block.at("extended_by"), "extension.undeclared", f"no chain of extensions {name!r}")
        return tuple(e for e in self.catalogue.chains.get(name, ()) if e.until >= periods[0].from_)

    def notes(self, block: Block) -> tuple[Text, ...]:
        """The notes of a measure, in both languages."""
        return tuple(Text(*n) if isinstance(n, list) else Text(str(n)) for n in block.get("notes") or ())

    def condition(self, block: Block, key: str, parameters: Mapping[str, Parameter]) -> Condition:
        """Parse a condition against the declared facts and the measure's parameters."""
        if block.get("acts") == [] and key not in block:
            return ALWAYS
        text = block.get(key)
        if not isinstance(text, str):
            self.fault(block.file, block.at(key), "condition.missing", f"`{key}` must be a condition")
            return ALWAYS
        try:
            return parse(text, self.catalogue.facts, {n: p.unit for n, p in parameters.items()})
        except ConditionError as error:
            self.fault(block.file, block.at(key), error.code, str(error))
            return ALWAYS

    def read_period(self, block: Block) -> Period | None:
        """Read a period and the events that open and close it."""
        self.known_keys(block, "period")
        start, until = self.day(block, "from", required=True), self.day(block, "until")
        for key in ("by", "ended_by"):
            event = block.get(key)
            if event is not None and event not in self.catalogue.events:
                self.fault(block.file, block.at(key), "event.unresolved", f"{event!r} is no event of events.yaml")
            elif event is not None and self.catalogue.events[event].status != "enacted":
                self.fault(
                    block.file,
                    block.at(key),
                    "event.not_enacted",
                    f"{event!r} was only {self.catalogue.events[event].status}: it moves no law",
                )
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
            self.fault(
                block.file,
                block.at("until"),
                "period.inverted",
                f"the period ends {until}, not after it begins {start}",
            )
        return Period(start, until, block.get("by"), block.get("ended_by"), span, why)

    def read_exemption(self, block: Block, parameters: Mapping[str, Parameter], measure: str) -> Exemption | None:
        """Read one exception of a measure."""
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
            burden=cast("Burden", self.word(block, "burden", get_args(Burden), "must be shown")),
            citations=self.citations(block),
        )

    def read_softening(self, block: Any, parameters: Mapping[str, Parameter]) -> Softening | None:
        """Read the milder consequence of a measure, where it has one."""
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
            verdict=cast("Verdict", self.word(gives, "verdict", VERDICTS)),
            authority=gives.get("authority"),
            duty=gives.get("duty"),
        )

    def read_parameters(self, block: Block) -> dict[str, Parameter]:
        """Read the parameters of a measure: unit and dated values."""
        found: dict[str, Parameter] = {}
        raw = block.get("parameters")
        if not isinstance(raw, Block):
            return found
        for name, item in raw.items():
            if not isinstance(item, Block):
                self.fault(
                    block.file, raw.at(name), "unit.missing", f"{name}: a parameter is a unit and its dated values"
                )
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
                good = (
                    isinstance(value, date)
                    if unit == "date"
                    else isinstance(value, int) and not isinstance(value, bool)
                )
                try:
                    day = date.fromisoformat(since)
                except ValueError:
                    self.fault(item.file, dated.at(since), "value.type", f"{name}: {since!r} is no day")
                    continue
                if not good:
                    self.fault(
                        item.file, dated.at(since), "value.type", f"{name}: {value!r} is no whole number of {unit}"
                    )
                    continue
                values.append((day, value if unit == "date" else value * PARTS_OF_UNIT.get(unit, 1)))
            found[name] = Parameter(unit, tuple(sorted(values)))
        return found

    def citations(self, block: Block) -> tuple[Citation, ...]:
        """Read citations: [instrument, provision, source] and, where it is not high, the confidence."""
        found = []
        for item in block.get("cite") or ():
            if not (isinstance(item, list) and len(item) in (3, 4)):
                self.fault(
                    block.file, block.at("cite"), "citation.form", "a citation is [instrument, provision, source]"
                )
                continue
            name, provision, source_name = item[:3]
            instrument, source = self.catalogue.instruments.get(name), self.catalogue.source(block, source_name, "cite")
            if instrument is None:
                self.fault(block.file, block.at("cite"), "citation.unresolved", f"{name!r} is no instrument")
            if instrument and source:
                confidence = item[3] if len(item) == 4 else "high"
                if confidence not in get_args(Confidence):
                    self.fault(block.file, block.at("cite"), "value.word", f"{confidence!r} is no confidence")
                found.append(Citation(instrument, provision, source, cast("Confidence", confidence)))
        return tuple(found)


def _lines(block: Block) -> dict[str, int]:
    """Where the measure and its parts stand; exceptions and parameters by their own names."""
    lines = {"": block.line, **block.lines}
    for item in blocks(block.get("except")):
        lines[f"except/{item.get('id')}"] = item.line
    parameters = block.get("parameters")
    if isinstance(parameters, Block):
        lines |= {f"parameters/{name}": parameters.at(name) for name in parameters}
    return lines


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
