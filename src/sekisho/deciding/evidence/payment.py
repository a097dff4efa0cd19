"""The facts of a payment."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

from sekisho.cases import Amount, Country, Party, Payment, Problem, Rates, Text
from sekisho.deciding.evidence.dprk_words import Pointing, pointing
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.goods import Lines, as_lines, is_food_or_medicine
from sekisho.deciding.evidence.listings import gather_listings, settling_listings
from sekisho.deciding.evidence.parties import (
    KP,
    Role,
    contradicted,
    country_of,
    government_of_dprk,
    hints_of,
    is_un_body,
    may_hint,
    names_dprk,
    nationals,
    of_dprk,
    stood_in,
)
from sekisho.deciding.evidence.ties import eu_person, tied, us_origin, us_person
from sekisho.law.fact import PARTS_OF_UNIT
from sekisho.law.kleene import Truth, all_of, any_of

_AID_PURPOSES = frozenset({"humanitarian", "charity"})


def gather_payment(evidence: Evidence, case: Payment, day: date, rates: Rates) -> None:
    """Derive every fact that the law asks of a payment."""
    agents = case.agents or ()
    ends = [Role("payer", case.payer), Role("payee", case.payee)]
    ends += [
        Role(path, party)
        for path, party in (("ultimate_payer", case.ultimate_payer), ("ultimate_payee", case.ultimate_payee))
        if party is not None
    ]
    chain = [Role(f"agents[{i}]", a) for i, a in enumerate(agents)]
    listed = gather_listings(evidence, [*ends, *chain], case.id, day)
    evidence.values["purpose"] = case.purpose

    goods = _goods_of(case, evidence.line)
    dprk_goods = _from_dprk(evidence, goods)
    present = [p for _, p in ends if p is not None]
    everyone = [*present, *agents]
    dprk_party = any(map(of_dprk, everyone))
    said = pointing(case.text or ())
    points = listed is True or dprk_party or dprk_goods is True or said >= Pointing.TO_A_PLACE
    points = points or any(map(hints_of, everyone))
    passports = nationals(present)
    # Nobody's residence is assumed beside a hit that is still open, or a word that may mean the DPRK.
    doubtful = points or listed is None or bool(said) or any(map(may_hint, everyone))
    stated = _countries(evidence, case, ends, agents, doubtful)
    disputed = _contradictions(evidence, case.id, [*ends, *chain])
    where = {path: None if path in disputed else country for path, country in stated.items()}
    payee = where["payee"]
    ultimate = where.get("ultimate_payee")
    has_ultimate = case.ultimate_payee is not None
    onward = _onward(evidence, case, payee, said)
    to_ends = [payee, *([ultimate] if has_ultimate else []), *([None] if onward else [])]
    # Where an address speaks against it, what is stated still ties the act to a regime: the DPRK ties it to none.
    all_ends = list(stated.values())
    agent_countries = [c for a in agents if (c := country_of(a))]
    countries = [*all_ends, *agent_countries]

    payee_in = _resides(payee, KP)
    ultimate_in = any_of((_resides(ultimate, KP) if has_ultimate else False, None if onward else False))
    controlled = _controlled(evidence, case, points)
    evidence.know_all(
        {
            "payee_in_dprk": payee_in,
            "ultimate_payee_in_dprk": ultimate_in,
            "payee_controlled": controlled,
            "to_dprk": any_of((payee_in, ultimate_in, controlled)),
            "payer_in_dprk": tied(_payers(where), KP),
            "paid_abroad": _abroad(to_ends),
            "paid_from_japan": True if "JP" in agent_countries else tied(_payers(where), "JP"),
            "dprk_link": True if points else None if listed is None or None in to_ends else False,
            # Who is listed is of the DPRK, but says nothing of those whose country is not known.
            "party_of_dprk": True if dprk_party else None if disputed or None in all_ends else listed is True,
            "payee_country_known": None if payee is None else True,
            "dprk_government": government_of_dprk(everyone),
            "jp_tie": tied(countries, "JP"),
            "kr_tie": tied(countries, "KR"),
            "eu_tie": eu_person(case.nexus, countries, day, passports),
            "payee_is_person": _are_persons(case),
            "goods_named": _each(goods, "description"),
            "goods_origin_known": _each(goods, "origin"),
            "goods_port_known": _each(goods, "shipped_from"),
        }
    )
    _us_facts(evidence, case, all_ends, agent_countries, passports, goods)
    _aid_facts(evidence, case, goods)
    _evidence_shown(evidence, case)
    _amounts(evidence, case, day, rates)
    if listed is None:
        evidence.needs["dprk_link"] = settling_listings(evidence)
    unknown = tuple(f"{k}.residence" for k in dict.fromkeys((*where, *disputed)) if where.get(k) is None)
    if unknown or onward:
        payees = (*(n for n in unknown if "payee" in n), *onward)
        if onward:
            evidence.needs["ultimate_payee_in_dprk"] = payees
        payers = tuple(n for n in unknown if "payer" in n)
        for fact in ("paid_abroad", "dprk_link", "to_dprk", "payee_country_known"):
            evidence.needs.setdefault(fact, payees)
        for fact in ("paid_from_japan", "payer_in_dprk"):
            evidence.needs.setdefault(fact, payers)
        for fact in ("party_of_dprk", "jp_tie", "kr_tie"):
            evidence.needs.setdefault(fact, unknown)
        evidence.needs.setdefault("eu_tie", ("nexus.eu_person", *unknown))


def _countries(
    evidence: Evidence, case: Payment, ends: list[Role], agents: tuple[Party, ...], points: bool
) -> dict[str, Country | None]:
    """Where each end of the payment is: as stated, by postal country, or taken from a purely domestic chain."""
    where = {path: country_of(party) for path, party in ends}
    seats = {country_of(a) for a in agents}
    home = next(iter(seats)) if len(agents) > 1 and len(seats) == 1 else None
    for path, party in ends:
        fact = f"{path}_in_dprk"
        if where[path] is None and home and home != KP and not points:
            where[path] = home
            said = Text(
                f"{path} is assumed to reside in {home}: all agents are there and nothing points to the DPRK",
                f"{path}は{home}居住と推定（全ての銀行が同国にあり、北朝鮮との関連を示すものがない）",
            )
            evidence.said[fact] = said
            if path == "payee":
                evidence.said["payee_country_known"] = said
                if home == "JP":
                    evidence.said["paid_abroad"] = said
        elif stood_in(party):
            country = where[path]
            evidence.said[fact] = Text(
                f"{path} has a postal address in {country}, which stands in for the residence",
                f"{path}の住所は{country}（居住国の記載がないため代用）",
            )
    return where


def _contradictions(evidence: Evidence, case: str, roles: list[Role]) -> tuple[str, ...]:
    """The parties whose address is in the DPRK while another country is stated: where they are is open."""
    paths = tuple(path for path, party in roles if contradicted(party))
    by_path = dict(roles)
    for path in paths:
        evidence.problems.append(
            Problem(
                case=case,
                field=f"{path}.residence",
                code="payment.party.contradicts",
                severity="refer",
                message=f"{path} is stated to be in {country_of(by_path[path])}, but its address is in the DPRK: find "
                "out where it resides and correct the other",
            )
        )
    return paths


def _onward(evidence: Evidence, case: Payment, payee: Country | None, said: Pointing) -> tuple[str, ...]:
    """What settles whether the money goes on to the DPRK, where it is paid elsewhere and something says that it may.

    That is a text, the name of a payee or a bank there; a payer or a birth there is not. A listed name in a text is a
    question of its own.
    A reviewer who states that the payee is not controlled from the DPRK has answered.
    """
    payees = [p for p in (case.payee, case.ultimate_payee) if p is not None]
    if payee in (None, KP) or any(p.controlled_by_dprk is False for p in payees):
        return ()
    leads = said >= Pointing.TO_A_PLACE or any(map(names_dprk, payees))
    leads = leads or any(of_dprk(a) or contradicted(a) or names_dprk(a) for a in case.agents or ())
    if not leads:
        return ()
    return ("ultimate_payee.controlled_by_dprk",) if case.ultimate_payee else ("ultimate_payee.residence",)


def _payers(where: dict[str, Country | None]) -> list[Country | None]:
    return [where[k] for k in ("payer", "ultimate_payer") if k in where]


def _abroad(payees: list[Country | None]) -> Truth:
    return any_of(None if c is None else c != "JP" for c in payees)


def _resides(country: Country | None, wanted: str) -> Truth:
    return None if country is None else country == wanted


def _controlled(evidence: Evidence, case: Payment, points: bool) -> Truth:
    """Control of a payee that resides elsewhere; silent control is a question only where something points there."""
    found: dict[str, Truth] = {}
    for path, party in (("payee", case.payee), ("ultimate_payee", case.ultimate_payee)):
        if party is None or party.kind == "person" or country_of(party) == KP:
            continue
        found[path] = party.controlled_by_dprk if party.controlled_by_dprk is not None or points else False
    evidence.needs["payee_controlled"] = tuple(f"{p}.controlled_by_dprk" for p, truth in found.items() if truth is None)
    return any_of(found.values())


def _are_persons(case: Payment) -> Truth:
    """Whether everyone who is paid is an individual."""
    kinds = [case.payee.kind if case.payee else None]
    kinds += [case.ultimate_payee.kind] if case.ultimate_payee else []
    truths = [None if kind in (None, "unknown") else kind == "person" for kind in kinds]
    return all_of(truths)


def _goods_of(case: Payment, only: int | None) -> Lines | None:
    if case.goods is None and case.purpose not in (None, "trade"):
        return {}
    return as_lines(case.goods, only)


def _from_dprk(evidence: Evidence, goods: Lines | None) -> Truth:
    needs: list[str] = []
    truths: list[Truth] = []
    for path, line in (goods or {}).items():
        origin = _resides(line.origin, KP)
        port = None if line.shipped_from is None else line.shipped_from.country == KP
        truths.append(any_of((origin, port)))
        if truths[-1] is None:
            needs += [f"{path}.origin"] if origin is None else []
            needs += [f"{path}.shipped_from"] if port is None else []
    value = None if goods is None else any_of(truths)
    if goods is None:
        needs = ["goods"] if evidence.values["purpose"] else ["purpose", "goods"]
    evidence.know("dprk_goods", value, tuple(needs))
    return value


def _each(goods: Lines | None, field: str) -> Truth:
    if goods is None or any(getattr(line, field) is None for line in goods.values()):
        return None
    return True


def _us_facts(
    evidence: Evidence,
    case: Payment,
    ends: list[Country | None],
    agents: list[Country],
    passports: list[Country],
    goods: Lines | None,
) -> None:
    nexus = case.nexus
    person = us_person(nexus, ends, passports)
    clearing = nexus.usd_clearing if nexus else None
    if clearing is None:
        currency = case.amount.currency if case.amount else None
        clearing = None if currency is None else False if currency != "USD" else True if "US" in agents else None
    # Goods of unstated origin are a question for a general licence, not a tie to the United States.
    american = us_origin(nexus, [None] if goods is None else [line.origin for line in goods.values()])
    payers = [p for p in (case.payer, case.ultimate_payer) if p is not None]
    acts = us_person(nexus, [country_of(p) for p in payers], nationals(payers))
    needs = []
    if person is None:
        needs.append("nexus.us_person")
    if clearing is None:
        needs.append("nexus.usd_clearing")
    evidence.know("us_tie", any_of((person, clearing, american is True, "US" in agents)), tuple(needs))
    evidence.know_all({"us_person_acts": acts, "us_origin": american})


def _aid_facts(evidence: Evidence, case: Payment, goods: Lines | None) -> None:
    kind = case.payer.kind if case.payer else None
    body = is_un_body(case.payer) or is_un_body(case.ultimate_payer)
    claims = case.purpose in _AID_PURPOSES and kind in ("organisation", "unknown", None)
    needs = ("evidence",) if kind == "organisation" else ("payer.kind",)
    evidence.know("humanitarian_provider", True if body else None if claims else False, needs)
    evidence.know("ngo_acts", None if claims and not body else False, needs)
    evidence.values["food_or_medicine"] = is_food_or_medicine(goods, evidence.day)


def _evidence_shown(evidence: Evidence, case: Payment) -> None:
    shown = case.evidence
    evidence.values["payee_identity_shown"] = None if shown is None else "payee_identity" in shown
    evidence.values["purpose_declared"] = None if shown is None else "purpose_declaration" in shown


def _amounts(evidence: Evidence, case: Payment, day: date, rates: Rates) -> None:
    amount = case.amount
    gather_yen(evidence, case.id, amount, day, rates)
    evidence.values["amount_eur"] = in_parts(amount.exact, "EUR") if amount and amount.currency == "EUR" else None
    before = case.year_total
    total = None
    if amount and before and amount.currency == before.currency == "USD":
        total = in_parts(amount.exact + before.exact, "USD")
    needs = tuple(n for n, a in (("amount", amount), ("year_total", before)) if a is None or a.currency != "USD")
    evidence.know("year_total_usd", total, needs)


def gather_yen(evidence: Evidence, case: str, amount: Amount | None, day: date, rates: Rates) -> None:
    """Record the amount in yen by the statutory rate of the day's month, or why there is none."""
    yen = rates.yen(amount, day) if amount else None
    evidence.values["amount_jpy"] = yen.whole_up if yen else None
    if yen and yen.month and amount:
        evidence.said["amount_jpy"] = Text(
            f"amount {amount.value} {amount.currency} at {yen.rate} yen ({yen.kind} rate, {yen.month}) =",
            f"金額{amount.value} {amount.currency}（{yen.month}の基準・裁定相場{yen.rate}円）＝",
        )
    elif amount and not yen:
        evidence.needs["amount_jpy"] = ("amount", "rates")
        evidence.if_needed["amount"] = Problem(
            case=case,
            field="amount",
            code="payment.rate.missing",
            severity="refer",
            message=f"no basic or arbitrated rate for {amount.currency} in {day:%Y-%m}: take it from the Bank of "
            "Japan's notice and give it with --rates or in `rates`",
        )


def in_parts(value: Decimal, unit: str) -> int:
    """A quantity as whole parts of its unit, rounded up (limits are whole parts: over and at most stay exact)."""
    return math.ceil(value * PARTS_OF_UNIT[unit])
