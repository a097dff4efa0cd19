"""The facts of a grant: whose money, through whom, for whom, with what goods."""

from __future__ import annotations

from datetime import date, timedelta

from sekisho.cases import Grant
from sekisho.deciding.evidence.donor import breaches, gather_donor
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.goods import as_lines, gather_sectors
from sekisho.deciding.evidence.hs import of_other_editions
from sekisho.deciding.evidence.known_names import is_called
from sekisho.deciding.evidence.listings import gather_listings
from sekisho.deciding.evidence.parties import (
    KP,
    Role,
    country_of,
    government_of_dprk,
    is_un_body,
    names_of,
    nationals,
    of_dprk,
)
from sekisho.deciding.evidence.ties import eu_person, tied, us_origin, us_person
from sekisho.law.kleene import Truth, any_of

# 31 CFR 510.512 as of 2024-02-16: the report comes 30 days before the start.
_NOTICE = timedelta(days=30)
_READ_AS = {"development": "developmental"}
# Identifiers that the OECD's Development Assistance Committee gives to the two recipients.
_WFP_AND_UNICEF = frozenset({"XM-DAC-41140", "XM-DAC-41122"})


def gather_grant(evidence: Evidence, case: Grant, day: date) -> None:
    """Derive every fact that the law asks of a grant."""
    roles = [Role(n, p) for n, p in (("donor", case.donor), ("channel", case.channel)) if p is not None]
    payees: list[Role] = [Role("payments_to", None)]
    if case.payments_to is not None:
        payees = [Role(f"payments_to[{i}].party", s.party) for i, s in enumerate(case.payments_to)]
    gather_listings(evidence, [*roles, *payees], case.id, day)
    goods = as_lines(case.goods, evidence.line)
    gather_sectors(evidence, goods, day)
    evidence.problems += of_other_editions(case.id, goods or {}, day)
    seats = [country_of(p) for _, p in roles]
    purpose = _READ_AS.get(case.purpose, case.purpose) if case.purpose else None
    to_dprk = None if case.beneficiary is None else case.beneficiary == KP
    # Goods of unstated origin are a question for a general licence, not a tie to the United States.
    american = us_origin(case.nexus, [None] if goods is None else [line.origin for line in goods.values()])
    everyone = [p for _, p in (*roles, *payees)]
    passports = nationals(p for _, p in roles)
    american_acts = us_person(case.nexus, seats, passports)
    provider = is_un_body(case.channel) or is_un_body(case.donor)
    evidence.know_all(
        {
            "purpose": purpose,
            "donor_in_korea": tied([country_of(case.donor)], "KR"),
            "through_wfp_unicef": is_called(names_of(case.channel), "wfp_and_unicef")
            or any(number.value in _WFP_AND_UNICEF for number in (case.channel.ids if case.channel else None) or ()),
            "humanitarian_grant": None if purpose is None else purpose == "humanitarian",
            "party_of_dprk": to_dprk is True or any(of_dprk(p) for p in everyone),
            "dprk_government": government_of_dprk(everyone),
            "from_dprk": False,
            "us_origin": american,
            "us_person_acts": american_acts,
            "us_tie": any_of((american_acts, american is True, bool(case.nexus and case.nexus.usd_clearing))),
            "eu_tie": eu_person(case.nexus, seats, day, passports),
            "jp_tie": tied(seats, "JP"),
            "kr_tie": tied(seats, "KR"),
        }
    )
    evidence.know("to_dprk", to_dprk, ("beneficiary",))
    gather_donor(evidence, case)
    evidence.problems += breaches(case)
    actor = "channel" if case.channel else "donor"
    evidence.know("humanitarian_provider", True if provider else _may_provide(case), (_asked_of(case, actor),))
    evidence.know("ngo_acts", _ngo(case), (f"{actor}.kind",))
    evidence.know("reported_in_time", _reported_in_time(case), ("filings",) if case.filings is None else ("start",))
    needs = tuple(f"{r.path}.residence" for r, c in zip(roles, seats, strict=True) if c is None) or ("donor",)
    for fact in ("us_tie", "eu_tie", "jp_tie", "kr_tie"):
        evidence.needs[fact] = needs


def _may_provide(case: Grant) -> Truth:
    """Whether an organisation may be one that resolution 2664 names: no UN body, so a person must see its papers."""
    kinds = {p.kind for p in (case.channel, case.donor) if p is not None}
    return None if kinds & {"organisation", "unknown", None} else False


def _asked_of(case: Grant, actor: str) -> str:
    """What would show an organisation to be a provider: its kind, or where that is known its papers."""
    party = case.channel or case.donor
    return "decisions" if party and party.kind == "organisation" else f"{actor}.kind"


def _ngo(case: Grant) -> Truth:
    """Whether a non-governmental organisation acts: the channel where there is one, else the donor."""
    actor = case.channel or case.donor
    if actor is None or actor.kind in (None, "unknown"):
        return None
    return actor.kind == "organisation" and not is_un_body(actor)


def _reported_in_time(case: Grant) -> Truth:
    """Whether the State Department had the report at least 30 days before the start."""
    if case.filings is None:
        return None
    to_state = [f for f in case.filings if is_called([f.to], "state_department")]
    if not to_state:
        return False
    if case.start is None:
        return None
    start = case.start
    return any_of(None if f.filed is None else f.filed <= start - _NOTICE for f in to_state)
