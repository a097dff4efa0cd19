"""What must a request for an exemption of the 1718 Committee hold, and what of it does a case already say?

The ten elements are those of the Committee's Implementation Assistance Notice No. 7, in words of our own. The notice
was read through the Committee's pages on it: the first four are sure, the rest of medium confidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sekisho.cases import Cargo, Case, Goods, Grant, Party, Place, Text
from sekisho.deciding import Decision
from sekisho.law import RANK

State = Literal["there", "part", "missing"]
# The paragraph of resolution 2397 under which requests are made; its citation leads to the notice.
BASIS = "UN-2397:p25"
_STRICT = RANK["refer"]


class Has(NamedTuple):
    """What the case says: the dotted path of the field, and its value in words."""

    field: str
    value: Text


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that a request must hold.

    Args:
        id: stable word for programs.
        asked: what it is.
        confidence: how sure it is that the notice asks for it.
        find: what a case says of it, and what is still to be added.
    """

    id: str
    asked: Text
    confidence: Literal["high", "medium"]
    find: Callable[[Cargo | Grant, Decision], tuple[list[Has], list[Text]]]


class Filled(NamedTuple):
    """An element with what a case says of it and what is wanting."""

    element: Element
    has: tuple[Has, ...]
    gaps: tuple[Text, ...]

    @property
    def state(self) -> State:
        """Whether nothing more is asked, something, or all of it."""
        return "missing" if not self.has else "part" if self.gaps else "there"


def fill(case: Case, decision: Decision) -> tuple[Filled, ...] | None:
    """The elements of a request, filled from a case; None for a case that moves no goods and gives no aid.

    Args:
        case: as it was read.
        decision: its decision for the UN, which says what would have to be exempted.
    """
    if not isinstance(case, Cargo | Grant):
        return None
    found = ((element, element.find(case, decision)) for element in ELEMENTS)
    return tuple(Filled(element, tuple(has), tuple(gaps)) for element, (has, gaps) in found)


def _nature(case: Cargo | Grant, decision: Decision) -> tuple[list[Has], list[Text]]:
    has = []
    if isinstance(case, Grant):
        has = _values({"purpose": case.purpose, "activity": case.activity})
    gaps = []
    if not any(h.field == "purpose" for h in has):
        gaps.append(Text("what the aid is for", "支援の目的"))
    if not any(h.field == "activity" for h in has):
        gaps.append(Text("what is done, and how the people of the DPRK benefit", "活動内容と北朝鮮住民の受益"))
    return has, gaps


def _recipients(case: Cargo | Grant, decision: Decision) -> tuple[list[Has], list[Text]]:
    there = [h for h, party in _parties(case) if _is_there(party) and not h.field.startswith("payments_to")]
    gaps = [] if there else [Text("who receives it in the DPRK", "北朝鮮側の受領者")]
    gaps.append(Text("by which criteria the beneficiaries are chosen", "受益者の選定基準"))
    return there, gaps


def _reasons(case: Cargo | Grant, decision: Decision) -> tuple[list[Has], list[Text]]:
    said = decision.regimes["UN"]
    bars = [f for f in said.findings if RANK[f.verdict] >= _STRICT and f.authority == "1718 Committee"]
    has = [Has(f"{f.measure}:{f.provision}" if f.provision else f.measure, _joined(f.because)) for f in bars]
    if not bars:
        return has, [_NO_NEED]
    return has, [Text("why the aid cannot be given without these goods", "当該物資が不可欠である理由")]


_NO_NEED = Text(
    "no UN measure in force that day asks for an exemption as the case stands",
    "現状では国連措置による免除の必要が認められない",
)


def _goods(case: Cargo | Grant, decision: Decision) -> tuple[list[Has], list[Text]]:
    has, gaps = [], []
    for place, line in enumerate(_lines(case)):
        path = f"goods[{place}]"
        parts = [line.description, f"HS {line.hs}" if line.hs else None, _quantity(line)]
        if any(parts):
            has.append(Has(path, Text(", ".join(p for p in parts if p))))
        wanting = [
            (line.description, Text("what it is, with its specification", "品名・仕様")),
            (line.hs, Text("its HS number", "HS番号")),
            (line.quantity, Text("its quantity and unit", "数量・単位")),
            (line.origin, Text("where it comes from", "原産国")),
        ]
        gaps += [Text(f"{path}: {said.en}", f"{path}：{said.ja}") for value, said in wanting if value is None]
    if not _lines(case):
        gaps.append(Text("every item with its quantity and specification, services too", "全品目・役務の数量と仕様"))
    return has, gaps


def _dates(case: Cargo | Grant, decision: Decision) -> tuple[list[Has], list[Text]]:
    path, day = ("start", case.start) if isinstance(case, Grant) else ("date", case.date)
    has = [Has(path, Text(day.isoformat()))] if day else []
    return has, [] if has else [Text("on which days it is to be moved", "輸送予定日")]


def _route(case: Cargo | Grant, decision: Decision) -> tuple[list[Has], list[Text]]:
    has = [Has(path, Text(str(place))) for path, place in _loaded(case).items()]
    gaps = [] if has else [Text("from where, and by which way", "積出地と経路")]
    return has, [*gaps, Text("by which means: ship, rail, road or air", "輸送手段（船舶・鉄道・道路・航空）")]


def _ports(case: Cargo | Grant, decision: Decision) -> tuple[list[Has], list[Text]]:
    has = [Has(path, Text(str(place))) for path, place in _loaded(case).items() if len(place) > 2]
    gaps = [] if has else [Text("the port or place of departure", "積出港・出発地")]
    return has, [*gaps, Text("the port or border crossing of arrival", "到着港・越境地点")]


def _everybody(case: Cargo | Grant, decision: Decision) -> tuple[list[Has], list[Text]]:
    has = [h for h, _ in _parties(case)]
    gaps = [] if has else [Text("everybody who sends, carries, receives or pays", "送付・輸送・受領・支払の全関係者")]
    gaps.append(Text("the suppliers, and the banks and way of every payment", "調達先、支払の経路と金融機関"))
    return has, gaps


def _annexes(case: Cargo | Grant, decision: Decision) -> tuple[list[Has], list[Text]]:
    return [], [Text("a list of the papers that go with the request", "添付資料の一覧")]


def _monitoring(case: Cargo | Grant, decision: Decision) -> tuple[list[Has], list[Text]]:
    return [], [Text("how it is watched that nothing is used for another end", "転用防止・モニタリングの方法")]


def _values(fields: Mapping[str, str | None]) -> list[Has]:
    return [Has(path, Text(value)) for path, value in fields.items() if value]


def _joined(texts: Iterable[Text]) -> Text:
    said = list(texts)
    return Text("; ".join(text.en for text in said), "、".join(text.ja for text in said))


def _lines(case: Cargo | Grant) -> tuple[Goods, ...]:
    goods = case.goods or ()
    return (goods,) if isinstance(goods, Goods) else goods


def _quantity(line: Goods) -> str | None:
    return f"{line.quantity.value} {line.quantity.unit}" if line.quantity else None


def _loaded(case: Cargo | Grant) -> dict[str, Place]:
    whole = {"shipped_from": case.shipped_from} if isinstance(case, Cargo) else {}
    lines = {f"goods[{n}].shipped_from": line.shipped_from for n, line in enumerate(_lines(case))}
    return {path: place for path, place in (whole | lines).items() if place}


def _parties(case: Cargo | Grant) -> Iterator[tuple[Has, Party]]:
    if isinstance(case, Cargo):
        named = {f"parties[{n}]": party for n, party in enumerate(case.parties or ())}
    else:
        own = (("donor", case.donor), ("channel", case.channel))
        paid = ((f"payments_to[{n}].party", s.party) for n, s in enumerate(case.payments_to or ()))
        named = {path: party for path, party in (*own, *paid) if party}
    for path, party in named.items():
        names = [name if isinstance(name, str) else name.text for name in party.names or ()]
        if names:
            yield Has(path, Text(names[0])), party


def _is_there(party: Party) -> bool:
    return "KP" in (party.residence, party.address_country)


ELEMENTS = (
    Element(
        "nature",
        Text(
            "The aid that is proposed, and that it is for the people of the DPRK",
            "提供する人道支援の内容（北朝鮮の一般住民のため）",
        ),
        "high",
        _nature,
    ),
    Element(
        "recipients",
        Text("Who receives it in the DPRK, and how beneficiaries are chosen", "北朝鮮側の受領者と受益者の選定基準"),
        "high",
        _recipients,
    ),
    Element("reasons", Text("Why an exemption is needed", "免除を必要とする理由"), "high", _reasons),
    Element(
        "goods",
        Text("Every item and service, with quantity and specification", "物資・役務の品目ごとの数量と仕様"),
        "high",
        _goods,
    ),
    Element("dates", Text("When it is to be moved", "輸送の予定日"), "medium", _dates),
    Element("route", Text("By which way and means it goes", "輸送の経路と方法"), "medium", _route),
    Element("ports", Text("Ports or places of departure and arrival", "出発地・到着地の港等"), "medium", _ports),
    Element(
        "parties",
        Text("Everybody who takes part in the transfer and in the payments", "輸送・金融取引に関わる全当事者"),
        "medium",
        _everybody,
    ),
    Element("annexes", Text("A list of the annexes", "添付資料の一覧"), "medium", _annexes),
    Element(
        "monitoring",
        Text("What is done against use for another end", "転用防止・監視の措置"),
        "medium",
        _monitoring,
    ),
)
