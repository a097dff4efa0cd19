"""Whose money is a grant, and what did its donor forbid? A donor's condition is no law, but it goes with the money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import shorten

from sekisho.cases import Country, Grant, Party, Problem, Text
from sekisho.cases.model import Condition
from sekisho.cases.read.grants.conditions import read_terms
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.known_names import is_called
from sekisho.deciding.evidence.parties import KP, country_of, is_un_body, names_of, of_dprk
from sekisho.law.kleene import Truth, all_of


def gather_donor(evidence: Evidence, case: Grant) -> None:
    """Whether it is the Government of Japan that gives: as the donor, or because the money is traced to it.

    Core money that a channel pools is Japan's, but what of it was spent where is not known. A condition of Japan goes
    with its money: passed on by a UN body it is still Japan's grant; what follows where a private body or another
    government gives it is for the ministry to say, since policy binds neither.
    """
    donor = case.donor
    own = _government_of_japan(donor)
    if own is True:
        if case.earmark == "unearmarked" and case.channel is not None and not of_dprk(case.channel):
            said = Text(
                "unearmarked core money of the Government of Japan: not known whether it is spent in the DPRK",
                "日本政府の使途を定めない拠出：北朝鮮で支出されるかは不明",
            )
            evidence.know("donor_is_japan", None, ("earmark",), said)
        else:
            broken = next((c for c in case.conditions or () if c.through and _is_japans(c)), None)
            evidence.know("donor_is_japan", True, said=_say(broken, whole=True) if broken else None)
        return
    evidence.know("donor_is_japan", own, ("donor",))
    passed_on = donor is None or is_un_body(donor)
    for n, condition in enumerate(case.conditions or ()):
        whole = _is_japans(condition)
        if whole is False:
            continue
        evidence.know("donor_is_japan", True if whole and passed_on else None, _needs(n, condition, whole))
        evidence.said["donor_is_japan"] = _say(condition, whole)
        if whole:
            return


def _is_japans(condition: Condition) -> Truth:
    """Whether a condition of Japan keeps all of this money out of the DPRK; None where a part, or that is not known."""
    owner = False if condition.by is None else _government_of_japan(condition.by)
    return all_of((owner, _excludes(condition, Country(KP)), None if condition.share == "mixed" else True))


def _needs(n: int, condition: Condition, whole: Truth) -> tuple[str, ...]:
    if whole:
        return ("decisions",)
    return (f"conditions[{n}].{'share' if condition.share == 'mixed' else 'type'}",)


def _say(condition: Condition, whole: Truth) -> Text:
    way = " -> ".join(condition.through or ())
    en, ja = (f" ({way})", f"（{way}）") if way else ("", "")
    money = Text(
        "money of the Government of Japan, kept out of the DPRK by its condition",
        "北朝鮮への使用を除外する条件付きの日本政府の資金",
    )
    if whole:
        return Text(f"{money.en}{en}", f"{money.ja}{ja}")
    if condition.share == "mixed":
        return Text(
            f"{money.en}, lies together with other money{en}: not known whose is spent",
            f"{money.ja}が他の資金と混在し、支出元は不明{ja}",
        )
    return Text(
        f"money of the Government of Japan under a condition that nobody has read{en}",
        f"日本政府の資金。付された条件の内容は未確認{ja}",
    )


def _excludes(condition: Condition, country: Country) -> Truth:
    """Whether a condition keeps the money out of a country; None where nobody has read its words."""
    kind, countries = condition.type, condition.countries
    if kind is None:
        terms = read_terms(condition.text)
        return None if terms is None else country in terms.countries
    match re.sub(r"[\s-]+", "_", kind.strip().casefold()):
        case "geographic_exclusion":
            return None if countries is None else country in countries
        case "geographic_only":
            return None if countries is None else country not in countries
        case "use" | "other":
            return False
    return None


def breaches(case: Grant) -> Iterator[Problem]:
    """The donors' conditions that this grant breaks or may break: no law, so said beside every verdict."""
    if case.beneficiary is None:
        return
    for n, condition in enumerate(case.conditions or ()):
        if _excludes(condition, case.beneficiary) is not True:
            continue
        whose = next(iter(names_of(condition.by or case.donor)), "the donor")
        way = f", by way of {' -> '.join(condition.through)}" if condition.through else ""
        mixed = condition.share == "mixed"
        core = condition.by is None and case.earmark == "unearmarked" and case.channel is not None
        if mixed or core:
            code = "grant.condition.mixed"
            what = "lies together with other money: not known whose was spent. Ask the channel for the sources"
        else:
            code = "grant.condition.breached"
            what = "is this money: the condition is broken. Ask the donor before anything is spent"
        yield Problem(
            case=case.id,
            field=f"conditions[{n}]",
            code=code,
            severity="refer" if mixed or core else "warning",
            message=f"money of {shorten(whose, 80)}, whose condition keeps it out of {case.beneficiary}{way}, {what}",
        )


def _government_of_japan(donor: Party | None) -> Truth:
    if donor is None:
        return None
    country = country_of(donor)
    if country not in (None, "JP") or donor.kind in ("person", "organisation"):
        return False
    if is_called(names_of(donor), "government_of_japan"):
        return True
    return True if donor.kind == "government" and country == "JP" else None
