"""What does a hit do? It decides, it refers to whoever can settle it, or it is shown alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sekisho.cases import Ship, Text
from sekisho.deciding.decision import Effect, Hit
from sekisho.deciding.evidence.listings import BINDING
from sekisho.deciding.hits.subjects import Passage, Subject
from sekisho.lists.imo import ship_number_holds
from sekisho.screening.hit import Hit as NameHit

_VESSELS = ("vessel", "aircraft")
# The screening says so where both IMO numbers hold and differ.
_OTHER_SHIP = "another ship by its IMO number"

_REVIEWED = Text(
    "a reviewer decided on this party: the hit moves no verdict", "確認者の判断が優先するため判定に影響しない"
)
_NOT_BINDING = Text("this list binds no regime here", "このリストは対象制度の判定に用いない")
_NOT_THAT_SHIP = Text("both IMO numbers are known and differ: another ship", "IMO番号が異なるため別の船舶")
_SAME_SHIP = Text("the IMO number is the same", "IMO番号が一致")
_BAD_IMO = Text(
    "the IMO number is the same, but its check digit is wrong: a lead, and no key",
    "IMO番号は一致するが、検査数字が誤り（手掛かりにとどまる）",
)
_NAME_OF_SHIP = Text(
    "a ship is known by its IMO number: the name alone decides nothing", "船名のみでは判断できない（IMO番号が必要）"
)
_SAME_NUMBER = Text("a number is the same", "識別番号が一致")
_DOUBTFUL_NUMBER = Text(
    "a number is the same, but its kind identifies nobody for certain",
    "識別番号が一致するが、その種類からは特定できない",
)
_OTHER_KIND = Text("listed as another kind of party than stated", "リスト上の区分（個人・団体・船舶）が申告と異なる")
_SURE = Text("sure enough to decide", "判断に足りる確度")
_UNSURE = Text("not sure enough to decide", "判断するには確度が不足")
_WEAK_ASIDE = Text(
    "not sure enough for one who has no part in the act", "行為の当事者でないため、この確度では影響しない"
)
_ASIDE = Text("it has no part in the act itself: what it means is for a reviewer", "行為の当事者ではないため、要確認")
_IN_TEXT = Text("a text says nobody's part in the act: for a reviewer", "文中の記載からは役割が分からないため、要確認")
_FOUND_AS_PARTY = Text(
    "also found as a party of the case, where it is judged", "当事者としても一致しており、そちらで判断する"
)


class Met(NamedTuple):
    """A listed party that something of a case met.

    Args:
        hit: as the screening gave it: by the name where that met.
        by_name: whether a name met.
        by_number: whether a number is the same.
        known_scheme: whether that number is of a kind that identifies.
        other_kind: whether it was looked for as what the case says that it is not.
    """

    hit: NameHit
    by_name: bool
    by_number: bool = False
    known_scheme: bool = False
    other_kind: bool = False


class Weight(NamedTuple):
    """The effect of a hit, why, and what would settle it."""

    effect: Effect
    why: Text
    needs: tuple[str, ...] = ()


def weigh(subject: Subject, met: Met) -> Weight:
    """The effect of a hit on a party or a ship."""
    if met.hit.list not in BINDING:
        return Weight("shown", _NOT_BINDING)
    if subject.reviewed:
        return Weight("shown", _REVIEWED)
    found = _weigh_ship(subject, met) if isinstance(subject.named, Ship) else _weigh_party(subject, met)
    if not subject.aside or found.effect == "shown":
        return found
    if found.effect == "decides" or met.hit.band == "strong":
        return Weight("refers", _ASIDE, found.needs or (subject.asked,))
    return Weight("shown", _WEAK_ASIDE)


def _weigh_party(subject: Subject, met: Met) -> Weight:
    reviewer = (subject.asked,)
    if met.by_number:
        sure = met.known_scheme or met.by_name
        return Weight("decides", _SAME_NUMBER) if sure else Weight("refers", _DOUBTFUL_NUMBER, reviewer)
    if met.hit.kind in _VESSELS:
        if met.hit.band != "strong":
            return Weight("shown", _UNSURE)
        return Weight("refers", _NAME_OF_SHIP, (f"{subject.path}.kind",))
    if met.other_kind:
        return Weight("refers", _OTHER_KIND, reviewer)
    if met.hit.band == "strong":
        return Weight("decides", _SURE)
    settling = [
        f"{subject.path}.{field}"
        for field in met.hit.settles
        if field in ("birth_date", "ids") and not getattr(subject.named, field)
    ]
    return Weight("refers", _UNSURE, tuple(settling) or reviewer)


def _weigh_ship(subject: Subject, met: Met) -> Weight:
    ship = subject.named
    assert isinstance(ship, Ship)
    numbered = ship_number_holds(imo_of(ship) or "")
    if met.by_number and met.known_scheme:
        return Weight("decides", _SAME_SHIP) if numbered else Weight("refers", _BAD_IMO, (f"{subject.path}.imo",))
    if any(reason.startswith(_OTHER_SHIP) for reason in met.hit.because):
        return Weight("shown", _NOT_THAT_SHIP)
    if numbered and met.hit.band == "review":
        return Weight("shown", _UNSURE)
    return Weight("refers", _NAME_OF_SHIP, (f"{subject.path}.designated" if numbered else f"{subject.path}.imo",))


def weigh_text(passage: Passage, hit: NameHit, elsewhere: Sequence[Hit]) -> Weight:
    """The effect of a hit on a text.

    Args:
        passage: the text.
        hit: a strong one.
        elsewhere: the hits on the parties and ships of the case.
    """
    if hit.list not in BINDING:
        return Weight("shown", _NOT_BINDING)
    if passage.of and passage.of.reviewed:
        return Weight("shown", _REVIEWED)
    for other in elsewhere:
        if (other.list, other.entry) == (hit.list, hit.entry) and (
            other.effect != "shown" or _REVIEWED in other.because
        ):
            return Weight("shown", _FOUND_AS_PARTY)
    return Weight("refers", _IN_TEXT, (passage.asked,))


def imo_of(ship: Ship) -> str | None:
    """The IMO number of a ship as its digits."""
    return ship.imo.upper().removeprefix("IMO").strip() if ship.imo else None
