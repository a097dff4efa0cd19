"""What follows: the decision as it is handed out, stored and printed (contract, section 3)."""

from __future__ import annotations

import hashlib
from operator import attrgetter
from typing import Literal, TypeAlias

import msgspec

from sekisho.cases import Date, Problem, Regime, Text
from sekisho.law import Outcome, Verdict

Band: TypeAlias = Literal["strong", "probable", "review"]
Effect: TypeAlias = Literal["decides", "refers", "shown"]


# A decision holds no cycles: without the collector its thousands of parts cost nothing to keep.
class _Said(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    pass


class Citation(_Said, frozen=True):
    """Where a rule stands: the instrument, the provision, and an address where its text or a report of it was read."""

    instrument: Text
    provision: str | None
    url: str | None
    source: str | None = None


class TriedException(_Said, frozen=True):
    """An exception of a measure, whether it holds (None: could still be shown), and why."""

    id: str
    title: Text
    holds: bool | None
    because: tuple[Text, ...]
    needs: tuple[str, ...] = ()


class LineSaid(_Said, frozen=True):
    """What one measure says of one line of the goods, counted from 0."""

    goods: int
    outcome: Outcome
    verdict: Verdict


class Finding(_Said, frozen=True, omit_defaults=True):
    """What one measure in force that day says of the case; `lines` where several goods were judged each."""

    measure: str
    provision: str | None
    title: Text
    outcome: Outcome
    verdict: Verdict
    nature: Literal["law", "policy", "request"]
    in_force: tuple[Date | None, Date | None]
    expires: Date | None
    because: tuple[Text, ...]
    exceptions: tuple[TriedException, ...]
    needs: tuple[str, ...]
    authority: str | None
    duty: str | None
    citations: tuple[Citation, ...]
    confidence: str
    notes: tuple[Text, ...]
    lines: tuple[LineSaid, ...] = ()


class RegimeDecision(_Said, frozen=True):
    """One regime's own answer."""

    verdict: Verdict
    authority: str | None
    duty: str | None
    needs: tuple[str, ...]
    at_least: Verdict
    at_most: Verdict
    as_it_stands: Verdict
    findings: tuple[Finding, ...]


class Hit(_Said, frozen=True):
    """A listed party that a party, a ship or a text of the case may mean.

    Args:
        party: path of the party, ship or text.
        list: list id.
        entry: the publisher's key.
        listed_name: its primary name.
        matched_alias: the name on the list that met.
        score: 0 to 1; 1 where a number is the same.
        band: `strong`, `probable` or `review`.
        effect: `decides`: whoever it is, is listed; `refers`: that is open until `needs` settles it; `shown`: moves no
            verdict.
        because: what met what, then why it has that effect.
        needs: fields of the case that would settle it.
        about_dprk: whether the designation concerns the DPRK.
        listed_from: first day on the list, where known.
        listed_to: first day no longer on it.
    """

    party: str
    list: str
    entry: str
    listed_name: str
    matched_alias: str
    score: float
    band: Band
    effect: Effect
    because: tuple[Text, ...]
    needs: tuple[str, ...]
    about_dprk: bool
    listed_from: Date | None
    listed_to: Date | None


class ListUsed(_Said, frozen=True):
    """A list that was searched, by its date and hash."""

    list: str
    as_of: Date
    sha256: str


class Searched(_Said, frozen=True):
    """What a search of the lists found of one case, as they stood on its day, and what to know of it."""

    hits: tuple[Hit, ...]
    lists: tuple[ListUsed, ...]
    problems: tuple[Problem, ...] = ()


class Decision(_Said, frozen=True):
    """The answer to one case: a verdict of each regime, and the strictest of them."""

    id: str
    case: str
    kind: str
    date: Date
    verdict: Verdict
    governing: tuple[Regime, ...]
    regimes: dict[Regime, RegimeDecision]
    hits: tuple[Hit, ...]
    problems: tuple[Problem, ...]
    law: str
    lists: tuple[ListUsed, ...]
    engine: str


class Refusal(_Said, frozen=True):
    """A case that could not be read, standing in its place in the output."""

    case: str
    problems: tuple[Problem, ...]


# The one type that msgspec does not know is Text: JSON carries its English.
_ENCODER = msgspec.json.Encoder(enc_hook=attrgetter("en"))


def to_json(answer: Decision | Refusal) -> bytes:
    """The answer as one line of JSON: the same answer gives the same bytes."""
    return _ENCODER.encode(answer)


def seal(decision: Decision) -> Decision:
    """The decision with its `id`: the SHA-256 of its own bytes with an empty id."""
    digest = hashlib.sha256(to_json(msgspec.structs.replace(decision, id=""))).hexdigest()
    return msgspec.structs.replace(decision, id=f"sha256:{digest}")
