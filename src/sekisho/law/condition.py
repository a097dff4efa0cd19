"""The condition language: a small, closed subset of Python's expressions, parsed once to one tree.

    payer_in_japan and (payee_in_dprk or payee_controlled)      facts that are true or not
    purpose == "humanitarian"      flag != "JP"                 words;   purpose in ["charity", "family_support"]
    amount_jpy > limit             total_bbl <= cap             measured: over, or at most, a parameter of the same unit
    contract_date <= signed_by                                  days against a dated parameter
    since(last_dprk_call, counted_from)                         an event on or after a day
    within(last_dprk_call, window)                              an event at most so many days before the act
    known(purpose)                                              true once the fact is known, unknown until then
    unsettled                                                   unknown whatever the facts: no source settles it

Nothing is ever evaluated by Python; there is no recursion, no search and no arithmetic.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sekisho.law.fact import Fact


class ConditionError(ValueError):
    """A condition that is not in the language; the message names the part that is not."""

    def __init__(self, code: str, message: str) -> None:
        """Keep the fault's code beside its message."""
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Holds:
    """A fact that is true or not."""

    fact: str


@dataclass(frozen=True, slots=True)
class Is:
    """A word fact is one of the words named."""

    fact: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exceeds:
    """A measured fact is over a parameter (strictly)."""

    fact: str
    parameter: str


@dataclass(frozen=True, slots=True)
class OnOrAfter:
    """A day is on or after a dated parameter."""

    fact: str
    parameter: str


@dataclass(frozen=True, slots=True)
class Since:
    """The latest day of an event is on or after a dated parameter."""

    fact: str
    parameter: str


@dataclass(frozen=True, slots=True)
class Within:
    """The latest day of an event lies at most so many days before the act."""

    fact: str
    parameter: str


@dataclass(frozen=True, slots=True)
class Known:
    """True once the fact is known, unknown until then: never False."""

    fact: str


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Unknown, whatever the facts."""


@dataclass(frozen=True, slots=True)
class Permitted:
    """A decision on file covers the measure, by its id or by its paragraph."""

    ids: tuple[str, ...]
    authority: str


@dataclass(frozen=True, slots=True)
class Not:
    """The negation of a condition."""

    part: Condition


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One part holds."""

    parts: tuple[Condition, ...]


Leaf: TypeAlias = Holds | Is | Exceeds | OnOrAfter | Since | Within | Known | Unsettled | Permitted
Condition: TypeAlias = Leaf | Not | All | Any
ALWAYS = All(())


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every leaf of a condition, left to right."""
    match condition:
        case Not(part):
            yield from leaves(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from leaves(part)
        case _:
            yield condition


def parse(text: str, facts: Mapping[str, Fact], units: Mapping[str, str]) -> Condition:
    """Read a condition.

    Args:
        text: the condition as it stands in the law file.
        facts: the declared facts that it may name.
        units: unit of each parameter of the measure.

    Raises:
        ConditionError: for anything outside the language: undeclared names, unlike units, bare numbers.
    """
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ConditionError("condition.syntax", f"cannot read the condition {text!r}: {error}") from error
    return _Reader(text, facts, units).read(tree)


class _Reader:
    def __init__(self, text: str, facts: Mapping[str, Fact], units: Mapping[str, str]) -> None:
        self.text, self.facts, self.units = text, facts, units

    def read(self, node: ast.expr) -> Condition:
        match node:
            case ast.BoolOp(ast.And(), values):
                return All(tuple(self.read(v) for v in values))
            case ast.BoolOp(ast.Or(), values):
                return Any(tuple(self.read(v) for v in values))
            case ast.UnaryOp(ast.Not(), operand):
                return Not(self.read(operand))
            case ast.Name("unsettled"):
                return Unsettled()
            case ast.Name(name):
                self.fact(name, "truth", node)
                return Holds(name)
            case ast.Call(ast.Name("known"), [ast.Name(name)], []):
                self.fact(name, None, node)
                return Known(name)
            case ast.Call(ast.Name("since"), [ast.Name(name), ast.Name(parameter)], []):
                self.fact(name, "latest", node)
                self.parameter(parameter, "date", node)
                return Since(name, parameter)
            case ast.Call(ast.Name("within"), [ast.Name(name), ast.Name(parameter)], []):
                self.fact(name, "latest", node)
                self.parameter(parameter, "days", node)
                return Within(name, parameter)
            case ast.Compare(ast.Name(name), [op], [right]):
                return self.compare(name, op, right, node)
        raise ConditionError(
            "condition.syntax", f"{ast.unparse(node)!r} in {self.text!r} is not a condition of the language"
        )

    def compare(self, name: str, op: ast.cmpop, right: ast.expr, node: ast.expr) -> Condition:
        kind = self.fact(name, None, node).type
        said = ast.unparse(node)
        if kind == "word":
            words = self.words(name, right, node)
            match op:
                case ast.Eq() | ast.In():
                    return Is(name, words)
                case ast.NotEq() | ast.NotIn():
                    return Not(Is(name, words))
        elif kind in ("measured", "day"):
            if isinstance(right, ast.Constant):
                raise ConditionError(
                    "condition.bare_number",
                    f"{said!r}: write a dated parameter with a unit, not a bare {right.value!r}",
                )
            if isinstance(right, ast.Name):
                fact = self.facts[name]
                self.parameter(right.id, "date" if kind == "day" else fact.unit or "", node)
                if kind == "measured":
                    match op:
                        case ast.Gt():
                            return Exceeds(name, right.id)
                        case ast.LtE():
                            return Not(Exceeds(name, right.id))
                    raise ConditionError(
                        "condition.comparison", f"{said!r}: a limit is exceeded (>) or kept (<=); no other comparison"
                    )
                match op:
                    case ast.GtE():
                        return OnOrAfter(name, right.id)
                    case ast.Lt():
                        return Not(OnOrAfter(name, right.id))
                raise ConditionError(
                    "condition.comparison", f"{said!r}: days are compared with >= (from) and < (before)"
                )
        raise ConditionError("condition.comparison", f"{said!r}: {name} ({kind}) cannot be compared like this")

    def words(self, name: str, right: ast.expr, node: ast.expr) -> tuple[str, ...]:
        parts = right.elts if isinstance(right, ast.List) else [right]
        words = tuple(p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str))
        if len(words) != len(parts) or not words:
            raise ConditionError("condition.comparison", f"{ast.unparse(node)!r}: compare {name} with quoted words")
        known = self.facts[name].words
        for word in words:
            if known and word not in known:
                raise ConditionError(
                    "condition.word", f"{word!r} is none of the words of {name}: {', '.join(sorted(known))}"
                )
        return words

    def fact(self, name: str, kind: str | None, node: ast.expr) -> Fact:
        if name not in self.facts:
            raise ConditionError("fact.undeclared", f"{name!r} in {self.text!r} is no declared fact (see facts.yaml)")
        fact = self.facts[name]
        if kind and fact.type != kind:
            raise ConditionError("condition.comparison", f"{ast.unparse(node)!r}: {name} is {fact.type}, not {kind}")
        return fact

    def parameter(self, name: str, unit: str, node: ast.expr) -> None:
        if name not in self.units:
            raise ConditionError("parameter.undeclared", f"{name!r} in {self.text!r} is no parameter of this measure")
        if self.units[name] != unit:
            raise ConditionError(
                "unit.mismatch",
                f"{ast.unparse(node)!r}: the parameter {name} is in {self.units[name]}, the fact in {unit}",
            )
