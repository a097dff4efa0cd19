"""The facts of a grant: whose money, through whom, for whom, with what goods."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sekisho.cases import Grant, Party
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.goods import as_lines, gather_sectors
from sekisho.deciding.evidence.parties import KP, Role, country_of, gather_listings, is_un_body, names_of, of_dprk
from sekisho.deciding.evidence.ties import eu_person, tied, us_origin, us_person
from sekisho.law.kleene import Truth, any_of

_GOVERNMENT_OF_JAPAN = re.compile(
    r"government of japan|japanese government|ministry of foreign affairs of japan|日本国?政府|日本国外務省",
    re.IGNORECASE,
)
_WFP_UNICEF = re.compile(r"world food programme|\bwfp\b|unicef", re.IGNORECASE)
_NOTICE = timedelta(days=30)
_READ_AS = {"development": "developmental", "developmental": "developmental"}


def gather_grant(evidence: Evidence, case: Grant, day: date) -> None:
    """Derive every fact that the law asks of a grant."""
    roles = [Role(n, p) for n, p in (("donor", case.donor), ("channel", case.channel)) if p is not None]
    payees: list[Role] = [Role("payments_to", None)]
    if case.payments_to is not None:
        payees = [Role(f"payments_to[{i}].party", s.party) for i, s in enumerate(case.payments_to)]
    gather_listings(evidence, [*roles, *payees], case.id, day)
    goods = as_lines(case.goods)
    gather_sectors(evidence, goods, day)
    seats = [country_of(p) for _, p in roles]
    purpose = _READ_AS.get(case.purpose, case.purpose) if case.purpose else None
    to_dprk = None if case.beneficiary is None else case.beneficiary == KP
    # Goods of unstated origin are a question for a general licence, not a tie to the United States.
    american = us_origin(case.nexus, [None] if goods is None else [line.origin for line in goods])
    everyone = [p for _, p in (*roles, *payees)]
    provider = is_un_body(case.channel) or is_un_body(case.donor)
    evidence.know_all(
        {
            "purpose": purpose,
            "donor_is_japan": _government_of_japan(case.donor),
            "donor_in_korea": tied([country_of(case.donor)], "KR"),
            "through_wfp_unicef": any(_WFP_UNICEF.search(n) for n in names_of(case.channel)),
            "humanitarian_grant": None if purpose is None else purpose == "humanitarian",
            "party_of_dprk": to_dprk is True or any(of_dprk(p) for p in everyone),
            "dprk_government": any(p is not None and p.kind == "government" and country_of(p) == KP for p in everyone),
            "us_origin": american,
            "us_person_acts": us_person(case.nexus, seats),
            "us_tie": any_of(
                (us_person(case.nexus, seats), american is True, bool(case.nexus and case.nexus.usd_clearing))
            ),
            "eu_tie": eu_person(case.nexus, seats, day),
            "jp_tie": tied(seats, "JP"),
            "kr_tie": tied(seats, "KR"),
        }
    )
    evidence.know("to_dprk", to_dprk, ("beneficiary",))
    evidence.know("humanitarian_provider", True if provider else _may_provide(case), ("channel.kind",))
    evidence.know("ngo_acts", _ngo(case), ("channel.kind",))
    evidence.know("reported_in_time", _reported_in_time(case), ("filings",) if case.filings is None else ("start",))
    needs = tuple(f"{r.path}.residence" for r, c in zip(roles, seats, strict=True) if c is None) or ("donor",)
    for fact in ("us_tie", "eu_tie", "jp_tie", "kr_tie"):
        evidence.needs[fact] = needs


def _government_of_japan(donor: Party | None) -> Truth:
    if donor is None:
        return None
    if any(_GOVERNMENT_OF_JAPAN.search(n) for n in names_of(donor)):
        return True
    country = country_of(donor)
    if country not in (None, "JP") or donor.kind in ("person", "organisation"):
        return False
    return True if donor.kind == "government" and country == "JP" else None


def _may_provide(case: Grant) -> Truth:
    """Whether an organisation may be one that resolution 2664 names: no UN body, so a person must see its papers."""
    kinds = {p.kind for p in (case.channel, case.donor) if p is not None}
    return None if kinds & {"organisation", "unknown", None} else False


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
    to_state = [f for f in case.filings if "state" in f.to.casefold()]
    if not to_state:
        return False
    if case.start is None:
        return None
    start = case.start
    return any_of(None if f.filed is None else f.filed <= start - _NOTICE for f in to_state)
