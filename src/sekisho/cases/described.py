"""What does each field of a case hold? A few words and an example for every field of the model, by type."""

from __future__ import annotations

from typing import Any, NamedTuple


class Described(NamedTuple):
    """What a field holds, and an example in the contract's form; None where the field is made of fields of its own."""

    words: str
    example: Any = None


_COMMON = {
    "id": Described("your own key, unique in the batch", "case-1"),
    "date": Described("the day of the act, whose law applies", "2019-02-28"),
    "regimes": Described("which to answer for; all five where left out", ["JP", "UN"]),
    "nexus": Described("what ties the act to a regime beyond residence, port and currency"),
    "decisions": Described("permissions on file"),
    "rates": Described("statutory yen rates that you vouch for"),
}
_MOVED = {
    "value": Described("how much: a whole number or a decimal text", "12.5"),
    "unit": Described("in which unit", "t"),
}

DESCRIBED: dict[str, dict[str, Described]] = {
    "Amount": {
        "currency": Described("which currency", "JPY"),
        "value": Described("a whole number or a decimal text, never a float", 100000),
    },
    "Quantity": {**_MOVED, "factor": Described("barrels that a tonne of it makes, for petroleum in tonnes", "7.3")},
    "PeriodTotal": {
        **_MOVED,
        "from": Described("first day counted", "2019-01-01"),
        "to": Described("last day counted", "2019-02-27"),
    },
    "Name": {
        "text": Described("the name", "Tanaka Ichiro"),
        "script": Described("ISO 15924", "Latn"),
        "lang": Described("BCP 47", "ja"),
    },
    "Identifier": {
        "scheme": Described("what the number is: passport, national_id, bic, lei, imo_company", "passport"),
        "value": Described("the number", "TK1234567"),
        "country": Described("who issued it", "JP"),
    },
    "Listing": {
        "list": Described("UN, MOF, OFAC or EU", "UN"),
        "from": Described("first day on the list", "2016-03-02"),
        "to": Described("first day off the list", "2018-01-01"),
    },
    "Party": {
        "names": Described("every name and spelling", ["Tanaka Ichiro"]),
        "kind": Described("what the party is", "person"),
        "residence": Described("where it lives or has its main office", "JP"),
        "nationalities": Described("every nationality; [] is none", ["JP"]),
        "birth_date": Described("day of birth", "1960-01-31"),
        "birth_country": Described("country of birth", "JP"),
        "ids": Described("numbers that identify it"),
        "address": Described("lines of the address", ["1-2-3 Kasumigaseki", "Tokyo"]),
        "address_country": Described("country of the address; stands in for a residence that is unknown", "JP"),
        "roles": Described("roles that the law asks about; [] is none", ["chongryon_officer"]),
        "controlled_by_dprk": Described("controlled by a party of the DPRK", False),
        "listed": Described("a reviewer's decision, which wins over screening; leave it out and lists decide", False),
    },
    "Nexus": {
        "us_person": Described("a US person takes part", False),
        "usd_clearing": Described("dollars are cleared through a US bank", False),
        "us_origin": Described("goods of US origin or under US export rules", False),
        "eu_person": Described("an EU person takes part", False),
    },
    "Permission": {
        "authority": Described("who decided: MOF, METI, MOJ, OFAC, 1718 Committee", "MOF"),
        "id": Described("its number", "permission 17"),
        "from": Described("first day", "2019-01-01"),
        "to": Described("last day", "2019-12-31"),
        "covers": Described("ids of measures, and activities where it helps", ["JP-PAY-BAN-2016"]),
    },
    "Rate": {
        "currency": Described("which currency", "USD"),
        "month": Described("year and month", "2019-02"),
        "jpy_per_unit": Described("yen for one unit", 110),
    },
    "Goods": {
        "description": Described("what it is", "rice"),
        "hs": Described("HS number of 2, 4, 6, 8, 9 or 10 digits", "100630"),
        "quantity": Described("how much"),
        "origin": Described("country of origin", "JP"),
        "shipped_from": Described("UN/LOCODE or country of shipment", "JPNII"),
        "luxury": Described("a luxury good; hs and description decide where left out", False),
        "controlled": Described("on an export control list; hs and description decide where left out", False),
    },
    "LinkedPayment": {
        "date": Described("its day", "2019-02-27"),
        "amount": Described("its amount"),
        "payee": Described("whom it went to", "Ri Ok Sun"),
    },
    "Call": {
        "port": Described("UN/LOCODE or country", "CNDLC"),
        "arrival": Described("first day", "2019-02-20"),
        "departure": Described("last day", "2019-02-22"),
        "source": Described("how it is known", "ais"),
        "confidence": Described("1 to 4, for ais only", 4),
    },
    "Ship": {
        "name": Described("present name", "TEST STAR"),
        "imo": Described("IMO number, 7 digits", "9999993"),
        "mmsi": Described("9 digits", "352001234"),
        "flag": Described("flag on the date", "PA"),
        "former_names": Described("earlier names; [] is none", ["OLD STAR"]),
        "foreign_interest": Described("a foreign interest in the ship", False),
        "designated": Described("day of designation by UN and US, of Japan's notice; [] is none"),
        "designated.UN": Described("day of the designation by the UN", "2018-03-30"),
        "designated.US": Described("day of the designation by the US", "2018-03-30"),
        "designated.JP": Described("day of Japan's notice", "2018-04-03"),
        "owner": Described("who owns it"),
        "operator": Described("who operates it"),
        "calls": Described("port calls of the other ship of a transfer"),
    },
    "Transfer": {
        "date": Described("day of the meeting", "2019-02-21"),
        "other": Described("the other ship"),
    },
    "Stay": {
        "from": Described("first day", "2019-02-28"),
        "to": Described("last day", "2019-03-03"),
    },
    "Condition": {
        "type": Described("kind of condition", "geographic_exclusion"),
        "countries": Described("countries that it names", ["KP"]),
        "text": Described("its words", "not for use in the DPRK"),
        "by": Described("whose condition it is; the donor's where left out"),
        "through": Described("the activities by which the money came", ["XM-DAC-701-17"]),
        "share": Described("whether the money is all of that contribution or lies with other money", "whole"),
    },
    "Service": {
        "party": Described("who is paid"),
        "service": Described("for what", "transport"),
    },
    "Filing": {
        "to": Described("which authority", "1718 Committee"),
        "filed": Described("day of filing", "2019-02-01"),
    },
    "Payment": {
        **_COMMON,
        "payer": Described("who pays"),
        "payee": Described("who is paid"),
        "ultimate_payer": Described("on whose behalf; none where left out"),
        "ultimate_payee": Described("for whom in the end; none where left out"),
        "agents": Described("every bank of the chain; none where left out"),
        "amount": Described("what is paid"),
        "purpose": Described("what for", "family_support"),
        "evidence": Described("what is on file to show the purpose", ["payee_identity", "purpose_declaration"]),
        "goods": Described("what a trade payment pays for"),
        "year_total": Described("sent this year by this payer before this payment"),
        "linked": Described("other payments of the same payer, by which splitting may show"),
        "text": Described("free text of the message", ["living costs"]),
    },
    "Cash": {
        **_COMMON,
        "carrier": Described("who carries it"),
        "destination": Described("country of destination", "KP"),
        "amount": Described("what is carried"),
    },
    "Voyage": {
        **_COMMON,
        "ship": Described("the ship"),
        "port": Described("UN/LOCODE or country of the port asked about", "JPMAI"),
        "arrival": Described("day of arrival there", "2019-02-28"),
        "in_port_since": Described("in port since, for a ship that is there", "2019-02-28"),
        "calls": Described("its port calls; [] is none"),
        "calls_since": Described("calls is complete from this day on; left out: complete", "2016-02-19"),
        "transfers": Described("ship-to-ship transfers"),
        "purpose": Described("what for", ["cargo"]),
        "goods_approved": Described("the goods are approved; not claimed where left out", False),
        "distress": Described("in distress; not claimed where left out", False),
        "declared_dprk_call": Described("whether a DPRK call was declared", False),
        "last_ports_declared": Described("the last ports as declared"),
    },
    "Traveller": {
        **_COMMON,
        "person": Described("who travels"),
        "residence_status": Described("status in Japan", "none"),
        "designated_by_moj": Described("designated by the Ministry of Justice", False),
        "movement": Described("which way over the border", "entry"),
        "destination": Described("country of destination", "JP"),
        "trip": Described("countries on the way", ["CN", "JP"]),
        "passport": Described("who issued the passport", "CN"),
        "special_validation": Described("the US passport is validated for the DPRK", False),
        "purpose": Described("what for: visit, international_sport, official", "visit"),
        "stay": Described("how long"),
        "application_filed": Described("an application is filed; not claimed where left out", False),
    },
    "Cargo": {
        **_COMMON,
        "movement": Described("which way", "export"),
        "goods": Described("line by line"),
        "shipped_from": Described("UN/LOCODE or country of shipment", "JPNII"),
        "destination": Described("final destination", "CN"),
        "contract_date": Described("day of the contract", "2019-01-15"),
        "cleared_on": Described("day of customs clearance", "2019-02-27"),
        "period_total_before": Described("what moved in the cap's period before this"),
        "livelihood": Described("for livelihood alone", False),
        "parties": Described("shipper, consignee, end user, notify"),
    },
    "Grant": {
        **_COMMON,
        "donor": Described("who gives"),
        "channel": Described("through whom"),
        "beneficiary": Described("for which country", "KP"),
        "amount": Described("how much"),
        "purpose": Described("what for: humanitarian, economic, inspection", "humanitarian"),
        "activity": Described("the project", "nutrition of children"),
        "goods": Described("what is given in kind"),
        "payments_to": Described("who is paid on the spot"),
        "conditions": Described("conditions of the donor"),
        "earmark": Described("how closely the money is bound to a purpose", "earmarked"),
        "start": Described("first day of the project", "2019-03-01"),
        "filings": Described("reports made to authorities"),
    },
    "Screened": {
        **_COMMON,
        "party": Described("who is searched"),
    },
}
