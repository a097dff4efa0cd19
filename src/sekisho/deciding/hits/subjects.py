"""Whom and what does a case name? Its parties and ships with their paths, and its free text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sekisho.cases import Cargo, Case, Cash, Goods, Grant, Party, Payment, Screened, Ship, Traveller, Voyage
from sekisho.deciding.evidence.parties import names_of

# Nobody is called by more than so many characters: who is named in a longer name stands somewhere in it.
_LONGEST_NAME = 350


class Subject(NamedTuple):
    """A party or a ship of a case.

    Args:
        path: where it stands in the case.
        named: the party or ship.
        aside: it has no part in the act itself: the payee of another payment, the other ship of a transfer.
    """

    path: str
    named: Party | Ship
    aside: bool = False

    @property
    def reviewed(self) -> bool:
        """Whether a reviewer said if it is listed."""
        return (self.named.designated if isinstance(self.named, Ship) else self.named.listed) is not None

    @property
    def asked(self) -> str:
        """The field in which a reviewer says so."""
        return f"{self.path}.{'designated' if isinstance(self.named, Ship) else 'listed'}"

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called, each name as long as a name can be."""
        return tuple(dict.fromkeys(name[:_LONGEST_NAME] for name in self._whole_names if name))

    @property
    def overlong(self) -> tuple[str, ...]:
        """Names that are longer than a name can be."""
        return tuple(name for name in self._whole_names if len(name) > _LONGEST_NAME)

    @property
    def _whole_names(self) -> tuple[str, ...]:
        if isinstance(self.named, Ship):
            return (self.named.name or "", *(self.named.former_names or ()))
        return names_of(self.named)


class Passage(NamedTuple):
    """A piece of free text.

    Args:
        path: where it stands in the case.
        text: as written.
        of: the party whose address it is.
        asked: the field that would settle who is named in it.
    """

    path: str
    text: str
    asked: str
    of: Subject | None = None


def subjects_of(case: Case) -> Iterator[Subject]:
    """The parties and ships of a case, in the order in which its kind has them."""
    for path, named, aside in _named(case):
        if named is None:
            continue
        yield Subject(path, named, aside)
        if isinstance(named, Ship):
            for role, party in (("owner", named.owner), ("operator", named.operator)):
                if party is not None:
                    yield Subject(f"{path}.{role}", party, aside)


def _named(case: Case) -> Iterator[tuple[str, Party | Ship | None, bool]]:
    match case:
        case Payment():
            for role in ("payer", "payee", "ultimate_payer", "ultimate_payee"):
                yield role, getattr(case, role), False
            yield from ((f"agents[{i}]", agent, False) for i, agent in enumerate(case.agents or ()))
            for i, other in enumerate(case.linked or ()):
                payee = Party(names=(other.payee,)) if isinstance(other.payee, str) else other.payee
                yield f"linked[{i}].payee", payee, True
        case Cash():
            yield "carrier", case.carrier, False
        case Voyage():
            yield "ship", case.ship, False
            yield from ((f"transfers[{i}].other", t.other, True) for i, t in enumerate(case.transfers or ()))
        case Traveller():
            yield "person", case.person, False
        case Cargo():
            yield from ((f"parties[{i}]", party, False) for i, party in enumerate(case.parties or ()))
        case Grant():
            yield "donor", case.donor, False
            yield "channel", case.channel, False
            yield from ((f"payments_to[{i}].party", s.party, False) for i, s in enumerate(case.payments_to or ()))
        case Screened():
            yield "party", case.party, False


def passages_of(case: Case) -> Iterator[Passage]:
    """The free text of a case: messages, descriptions, conditions, addresses, and names too long to be one."""
    for path, text, asked in _texts(case):
        if text:
            yield Passage(path, text, asked or path)
    for subject in subjects_of(case):
        for name in subject.overlong:
            field = "name" if isinstance(subject.named, Ship) else "names"
            yield Passage(f"{subject.path}.{field}", name, subject.asked, subject)
        if not isinstance(subject.named, Ship):
            for i, line in enumerate(subject.named.address or ()):
                yield Passage(f"{subject.path}.address[{i}]", line, subject.asked, subject)


def _texts(case: Case) -> Iterator[tuple[str, str | None, str]]:
    match case:
        case Payment():
            yield from ((f"text[{i}]", line, "text") for i, line in enumerate(case.text or ()))
            yield from _descriptions(case.goods)
        case Cargo():
            yield from _descriptions(case.goods)
        case Traveller():
            yield "purpose", case.purpose, ""
        case Grant():
            yield "purpose", case.purpose, ""
            yield "activity", case.activity, ""
            yield from _descriptions(case.goods)
            yield from ((f"payments_to[{i}].service", s.service, "") for i, s in enumerate(case.payments_to or ()))
            yield from ((f"conditions[{i}].text", c.text, "") for i, c in enumerate(case.conditions or ()))


def _descriptions(goods: Goods | tuple[Goods, ...] | None) -> Iterator[tuple[str, str | None, str]]:
    lines = (goods,) if isinstance(goods, Goods) else goods or ()
    yield from ((f"goods[{i}].description", line.description, "") for i, line in enumerate(lines))
