"""What happened, and who says so? Events, and statements that are never law: who, where, how surely, about what."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, TypeAlias

import msgspec

from sekisho.cases import Text

Stance: TypeAlias = Literal["asserts", "opposes", "rejects", "would_not_confirm"]
Precision: TypeAlias = Literal["day", "month", "year", "decade", "period", "bound", "none"]
State: TypeAlias = Literal["pending", "met", "broken", "withdrawn"]
Claim: TypeAlias = Literal["returned", "dead", "never_entered"]
Place: TypeAlias = Annotated[int, msgspec.Meta(ge=1)]


class _Said(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Source(_Said, frozen=True):
    """What was read.

    Args:
        id: by which it is named.
        publisher: who put it out.
        title: of it.
        language: ISO 639.
        authors: as named.
        url: where it was read, if on the web.
        earliest, latest: the days between which it was published.
        derived_from: sources that it relays; which of its statements do, each of them says.
        note: what to know of it.
    """

    id: str
    publisher: str
    title: str
    language: str
    authors: tuple[str, ...] = ()
    url: str | None = None
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    derived_from: tuple[str, ...] = ()
    note: str | None = None


class Actor(_Said, frozen=True):
    """Who speaks or counts; `of`: for whom."""

    id: str
    name: Text
    of: str | None = None


class Topic(_Said, frozen=True):
    """What statements are about where it is neither a measure nor an event; `shown_by`: words after `sekisho`."""

    id: str
    kind: Literal["count", "condition", "offer", "supposition", "context"]
    title: Text
    shown_by: str


class Strength(_Said, frozen=True):
    """How strongly a statement is tied to its speaker; rank 1 is strongest."""

    id: str
    rank: int
    title: Text


class Event(_Said, frozen=True):
    """What happened, and how exactly its day is known."""

    id: str
    title: Text
    precision: Precision
    source: str
    date: datetime.date | None = None
    earliest: datetime.date | None = None
    latest: datetime.date | None = None

    @property
    def first(self) -> datetime.date | None:
        """The first day on which it may have happened."""
        return self.date or self.earliest

    @property
    def last(self) -> datetime.date | None:
        """The last day on which it may have happened."""
        return self.date or self.latest


class Number(_Said, frozen=True):
    """A number that a statement gives; `what` it is of."""

    value: int
    unit: str
    what: str


class Statement(_Said, frozen=True):
    """What somebody said, as a source has it.

    Args:
        id: of it.
        source: in which it stands.
        at: paragraph and sentence there, from 1.
        speaker: whose statement it is.
        by: through whom it came, the nearest to the speaker first.
        quoting: whose words the speaker gives in turn.
        strength: how it is tied to the speaker.
        stance: what it does: assert, oppose, reject, not confirm.
        modality: fact, intention, condition, opinion ...
        text: in our own words.
        concerns: measures (by id), regimes, events and topics.
        date, earliest, latest: of what it speaks of, where it says so.
        numbers: that it gives.
        counts: figures of the registry that it states.
        derived_from, not_confirmed_by, about, rejects, rejected_by, conflicts_with: other statements.
        note: what to know of it.
    """

    id: str
    source: str
    at: tuple[Place, Place]
    speaker: str
    strength: str
    stance: Stance
    modality: str
    text: str
    concerns: tuple[str, ...]
    by: tuple[str, ...] = ()
    quoting: str | None = None
    date: datetime.date | None = None
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    numbers: tuple[Number, ...] = ()
    counts: dict[str, int] = {}
    derived_from: tuple[str, ...] = ()
    not_confirmed_by: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()
    rejected_by: tuple[str, ...] = ()
    conflicts_with: tuple[str, ...] = ()
    note: str | None = None

    @property
    def others(self) -> tuple[str, ...]:
        """Every statement that this one names."""
        return (
            *self.derived_from,
            *self.not_confirmed_by,
            *self.about,
            *self.rejects,
            *self.rejected_by,
            *self.conflicts_with,
        )


class Reported(_Said, frozen=True):
    """What was reported, and the day by which it surely was."""

    since: datetime.date
    text: str


class Victim(_Said, frozen=True):
    """A person on the Government's list.

    Args:
        id: of the person.
        name: in Latin letters and in kanji.
        sex: as listed.
        missing: day or month since when.
        case: of the Government's twelve.
        dprk: what the DPRK claims.
        listed: the day from which the Government lists the person.
        reported: what somebody reported of it later.
    """

    id: str
    name: Text
    sex: Literal["m", "f"]
    missing: str
    case: str
    dprk: Claim
    listed: datetime.date
    reported: Reported | None = None

    def reported_by(self, day: datetime.date) -> str | None:
        """What had been reported of the person by a day."""
        return self.reported.text if self.reported and self.reported.since <= day else None


class AbductionCase(_Said, frozen=True):
    """A case of the Government's list."""

    id: str
    title: Text


class Count(_Said, frozen=True):
    """A count over time and whose it is; each value holds from its day until the next."""

    name: str
    says: str
    source: str
    values: dict[datetime.date, int]
    note: str | None = None


class Registry(_Said, frozen=True):
    """The abductees: persons, cases, who counts how many.

    Args:
        source: of the list.
        cases, persons: of the Government.
        returned: the day on which those came home who did.
        claimed: the day from which the DPRK says what it says of each.
        counts: of others, with who says so.
    """

    source: str
    cases: tuple[AbductionCase, ...]
    persons: tuple[Victim, ...]
    returned: datetime.date
    claimed: datetime.date
    counts: tuple[Count, ...]


class Turn(_Said, frozen=True):
    """A state of a promise from a day on.

    Args:
        from_: the day.
        state: of the promise since then.
        act: the event that brought it about.
        says: whose word it is where that is disputed.
        moved: measures that began or ended by it, by the day on which they did.
        note: what to know of it.
    """

    from_: datetime.date = msgspec.field(name="from")
    state: State
    act: str
    says: str | None = None
    moved: dict[datetime.date, tuple[str, ...]] = {}
    note: str | None = None


class Voice(_Said, frozen=True):
    """What one side says happened."""

    by: str
    text: str


class Promise(_Said, frozen=True):
    """What one side promised, in exchange for what, which measures it is about, and what became of it."""

    id: str
    by: str
    text: Text
    states: tuple[Turn, ...]
    for_: str | None = msgspec.field(default=None, name="for")
    measures: tuple[str, ...] = ()
    said: tuple[Voice, ...] = ()

    def is_settled(self, day: datetime.date) -> bool:
        """Whether its last state was reached by a day: what the sides say of it tells of that."""
        return day >= max(turn.from_ for turn in self.states)

    def state_at(self, day: datetime.date) -> Turn | None:
        """The state on a day; None before it was made."""
        return max((turn for turn in self.states if turn.from_ <= day), key=lambda turn: turn.from_, default=None)


class NotRelieved(_Said, frozen=True):
    """What an agreement left in place."""

    text: Text
    measures: tuple[str, ...]


class Agreement(_Said, frozen=True):
    """Promises for promises.

    Args:
        id: of it.
        title: of it.
        agreed, published: the days.
        parties: who made it.
        source: in which it was read.
        promises: of each side.
        snapback: what the text says, or does not, of relief that ends.
        not_relieved: what it left in place.
    """

    id: str
    title: Text
    agreed: datetime.date
    published: datetime.date
    parties: tuple[str, ...]
    source: str
    promises: tuple[Promise, ...]
    snapback: Text
    not_relieved: NotRelieved | None = None

    def is_over(self, day: datetime.date) -> bool:
        """Whether by a day all had happened that the sides tell of it."""
        return day >= max(turn.from_ for promise in self.promises for turn in promise.states)
