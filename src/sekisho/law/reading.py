"""How a law file is read: each value is checked as it is taken, and every fault keeps its file and line."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from sekisho.cases import KINDS, Text
from sekisho.law.yaml_lines import Block, Fault

_KEYS: dict[str, set[str]] = {
    "measure": {
        *("id", "provision", "title", "kind", "nature", "acts", "gives", "announced", "decided", "in_force"),
        *("reported_from", "extended_by", "verified_to", "reach", "test", "except", "softened", "parameters"),
        *("cite", "confidence", "notes", "succeeds"),
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


class Reading:
    """What reading a folder of law files has found wrong so far, and the checks that add to it."""

    def __init__(self) -> None:
        """Start without faults."""
        self.faults: list[Fault] = []

    def fault(self, file: str, line: int, code: str, message: str) -> None:
        """Add a fault."""
        self.faults.append(Fault(file, line, code, message))

    def known_keys(self, block: Block, kind: str) -> None:
        """Report every key that the kind of block does not have."""
        for key in block:
            if key not in _KEYS[kind]:
                self.fault(
                    block.file,
                    block.at(key),
                    "key.unknown",
                    f"{key!r} is no key of a {kind}; known: {', '.join(sorted(_KEYS[kind]))}",
                )

    def text(self, block: Block, key: str) -> Text:
        """A text in one or both languages."""
        value = block.get(key)
        if isinstance(value, list) and len(value) == 2 and all(isinstance(v, str) for v in value):
            return Text(value[0], value[1])
        if isinstance(value, str):
            return Text(value)
        self.fault(block.file, block.at(key), "value.type", f"`{key}` must be a text, or [English, Japanese]")
        return Text("")

    def day(self, block: Block, key: str, *, required: bool = False) -> date | None:
        """A day, or None where it is absent and may be."""
        value = block.get(key)
        if value is None and not required:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.fault(block.file, block.at(key), "value.type", f"`{key}` must be a day such as 2016-02-26, not {value!r}")
        return None

    def word(self, block: Block, key: str, words: tuple[str, ...], default: str | None = None) -> str:
        """One word of a closed list."""
        value = block.get(key, default)
        if value in words:
            return cast("str", value)
        self.fault(
            block.file, block.at(key), "value.word", f"`{key}` is {value!r}; it must be one of {', '.join(words)}"
        )
        return words[0]

    def acts(self, block: Block) -> tuple[str, ...]:
        """The kinds of case that a fact or measure speaks of."""
        acts = tuple(block.get("acts") or ())
        for act in acts:
            if act not in KINDS:
                self.fault(
                    block.file, block.at("acts"), "value.word", f"{act!r} is no kind of case; known: {', '.join(KINDS)}"
                )
        return acts
