"""Decisions made by hand, so that the forms are tested whatever the law says."""

import datetime
from typing import Any

from sekisho.cases import Problem, Text
from sekisho.deciding.decision import (
    Citation,
    Decision,
    Finding,
    Hit,
    ListUsed,
    Refusal,
    RegimeDecision,
    TriedException,
    seal,
)
from sekisho.law.verdict import VERDICTS

DAY = datetime.date(2019, 2, 28)
# What Unicode calls Bidi_Control, and controls that steer a terminal: no human form may hold them.
UNSEEN = [*"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", *"\x00\x07\x1b\x7f\x9b\u2028"]
LAW = "sha256:" + "ab" * 32


def finding(**changes: Any) -> Finding:
    return Finding(
        **{
            "measure": "JP-PAY-BAN-2016",
            "provision": None,
            "title": Text("Payments to DPRK residents prohibited in principle", "北朝鮮居住者への支払の原則禁止"),
            "outcome": "applies",
            "verdict": "licence_required",
            "nature": "law",
            "in_force": (datetime.date(2016, 2, 26), None),
            "expires": None,
            "because": (
                Text("payee resides in KP", "受取人の居住国は北朝鮮（KP）"),
                Text("amount 100,001 JPY is over 100,000 JPY", "金額100,001円は100,000円を超える"),
            ),
            "exceptions": (
                TriedException(
                    id="JP-PAY-HUM-100K",
                    title=Text("Humanitarian payment of at most 100,000 yen", "10万円以下の人道目的の支払"),
                    holds=False,
                    because=(Text("amount 100,001 JPY is over 100,000 JPY by 1 JPY", "金額が基準を1円超えている"),),
                ),
            ),
            "needs": (),
            "authority": "MOF",
            "duty": None,
            "citations": (
                Citation(
                    instrument=Text("Foreign Exchange and Foreign Trade Act (外国為替及び外国貿易法)"),
                    provision="art. 16(1)",
                    url="https://example.org/fefa?a=1&b=2",
                ),
            ),
            "confidence": "high",
            "notes": (),
            **changes,
        }
    )


def clear(measure: str, provision: str | None = None) -> Finding:
    return finding(
        measure=measure, provision=provision, outcome="clear", verdict="not_covered", authority=None, exceptions=()
    )


def regime(verdict: Any, *findings: Finding, **changes: Any) -> RegimeDecision:
    return RegimeDecision(
        **{
            "verdict": verdict,
            "authority": None,
            "duty": None,
            "needs": (),
            "at_least": verdict,
            "at_most": verdict,
            "as_it_stands": verdict,
            "findings": findings,
            **changes,
        }
    )


def decision(**changes: Any) -> Decision:
    """The remittance of the articles, one yen over the limit."""
    regimes = {
        "JP": regime("licence_required", finding(), clear("JP-PAY-TRADE"), authority="MOF"),
        "UN": regime("not_covered", clear("UN-2397", "p5"), clear("UN-2397", "p6")),
        "US": regime("not_covered"),
        "KR": regime("not_covered"),
        "EU": regime("not_covered"),
    }
    return seal(
        Decision(
            **{
                "id": "",
                "case": "P06",
                "kind": "payment",
                "date": DAY,
                "verdict": "licence_required",
                "governing": ("JP",),
                "regimes": regimes,
                "hits": (),
                "problems": (),
                "law": LAW,
                "lists": (),
                "engine": "0.1.0",
                **changes,
            }
        )
    )


def referred() -> Decision:
    """A voyage whose port calls are not known, with a hit and a warning."""
    port = finding(
        measure="JP-PORT-3RD-2016",
        title=Text("Ships that called at a DPRK port", "北朝鮮に寄港した船舶"),
        outcome="undetermined",
        verdict="refer",
        expires=datetime.date(2027, 4, 13),
        because=(Text("port calls since 2016-02-19 are not known", "2016年2月19日以降の寄港が不明"),),
        exceptions=(
            TriedException(
                id="JP-PORT-DISTRESS",
                title=Text("Distress", "海難等"),
                holds=None,
                because=(Text("distress is not claimed", "海難の申告なし"),),
                needs=("distress",),
            ),
        ),
        needs=("calls",),
        authority="Cabinet",
        duty="leave_by 2019-03-01",
        confidence="medium",
        notes=(Text("the leave-by day is set by cabinet", "出港期限は閣議で決定"),),
    )
    us = finding(
        measure="US-510.208",
        title=Text("Vessels within 180 days of a DPRK call", "北朝鮮寄港後180日以内の船舶"),
        outcome="undetermined",
        verdict="refer",
        exceptions=(),
        needs=("calls", "ship.foreign_interest"),
        authority="OFAC",
    )
    return decision(
        case="V01",
        kind="voyage",
        verdict="refer",
        governing=("JP", "US"),
        regimes={
            "JP": regime(
                "refer", port, needs=("calls",), at_least="not_covered", at_most="prohibited", authority="Cabinet"
            ),
            "UN": regime("not_covered"),
            "US": regime(
                "refer", us, needs=("calls", "ship.foreign_interest"), at_least="not_covered", as_it_stands="refer"
            ),
        },
        hits=(
            Hit(
                party="ship",
                list="UN",
                entry="KPe.099",
                listed_name="KUM UN SAN 3",
                matched_alias="KUM UN SAN NO. 3",
                score=0.97,
                band="strong",
                effect="decides",
                because=(Text("IMO number is the same", "IMO番号が一致"),),
                needs=(),
                about_dprk=True,
                listed_from=datetime.date(2018, 10, 16),
                listed_to=None,
            ),
        ),
        problems=(
            Problem(
                case="V01", code="screening.absent", severity="warning", message="No list was searched; add `listed`."
            ),
        ),
        lists=(ListUsed(list="UN", as_of=datetime.date(2026, 2, 27), sha256="cd" * 32),),
    )


def refusal() -> Refusal:
    return Refusal(
        case="batch.jsonl#3",
        problems=(
            Problem(
                case="batch.jsonl#3",
                field="amount.value",
                code="payment.amount.value",
                severity="error",
                message="-5 is negative; write a whole number or a decimal text.",
                line=3,
            ),
        ),
    )


def hostile(text: str) -> list[Decision | Refusal]:
    """A decision and a refusal with somebody's text in every place that takes one."""
    said = Text(text)
    tried = TriedException(id=text, title=said, holds=None, because=(said,), needs=(text,))
    cited = (Citation(instrument=said, provision=text, url=f"https://example.org/{text}"),)
    rule = finding(
        measure=text, provision=text, title=said, because=(said,), exceptions=(tried,), citations=cited, notes=(said,)
    )
    problem = Problem(case=text, field=text, code="x.y", severity="error", message=text, line=1)
    hit = Hit(
        party=text,
        list=text,
        entry=text,
        listed_name=text,
        matched_alias=text,
        score=0.9,
        band="probable",
        effect="refers",
        because=(said,),
        needs=(text,),
        about_dprk=True,
        listed_from=DAY,
        listed_to=None,
    )
    japan = regime("refer", rule, clear(text), needs=(text,), authority=text, duty=text)
    decided = decision(case=text, regimes={"JP": japan}, hits=(hit,), problems=(problem,))
    return [decided, Refusal(case=text, problems=(problem,))]


def one_of_each() -> list[Decision | Refusal]:
    """A case for every verdict, and one that could not be read."""
    answers: list[Decision | Refusal] = [
        decision(
            case=f"case-{verdict}",
            verdict=verdict,
            regimes={"JP": regime(verdict, finding(verdict=verdict, duty="report"), duty="report", needs=("purpose",))},
        )
        for verdict in VERDICTS
    ]
    return [*answers, refusal()]
