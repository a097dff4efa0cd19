"""Payments made up by hypothesis and written as pacs.008, in the order of the schema."""

from typing import Any, NamedTuple

from hypothesis import strategies as st
from lxml import etree

from sekisho.cases.codes import COUNTRIES, CURRENCIES, Currency

PURPOSES = {"GDDS": "trade", "CHAR": "charity", "ALLW": "family_support", "ALMY": "family_support", "MDCS": None}
_LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Cf", "Zs", "Zl", "Zp"])
_COUNTRY = st.sampled_from(sorted(COUNTRIES))
_LINE = st.lists(st.text(_LETTERS, min_size=1, max_size=9), min_size=1, max_size=3).map(" ".join)
_BIC = st.builds(lambda bank, country: f"{bank}{country}2XABC", st.from_regex(r"[A-Z]{4}", fullmatch=True), _COUNTRY)
_DAYS = st.dates().map(str)


class Made(NamedTuple):
    """A payment as it is to be found again (see `reading.facts`) and the elements that say it."""

    facts: dict[str, Any]
    transfer: list[Any]


@st.composite
def customers(draw: st.DrawFn) -> tuple[dict[str, Any], list[Any], list[str]]:
    """A customer: what is to be found, the elements, and what is to be found as text."""
    party: dict[str, Any] = {"names": [draw(_LINE)]}
    elements: list[Any] = [("Nm", party["names"][0])]
    texts: list[str] = []
    address = draw(st.lists(_LINE, max_size=3))
    country = draw(st.none() | _COUNTRY)
    if country or address:
        elements.append(("PstlAdr", [("Ctry", country)] * bool(country) + [("AdrLine", line) for line in address]))
        party |= {"address_country": country} if country else {}
        party |= {"address": address} if address else {}
    match draw(st.sampled_from(["person", "organisation", None])):
        case "person":
            city, land, day = draw(_LINE), draw(_COUNTRY), draw(_DAYS)
            number, scheme = draw(_LINE), draw(st.sampled_from(["CCPT", "NIDN"]))
            birth = [("BirthDt", day), ("CityOfBirth", city), ("CtryOfBirth", land)]
            other = [("Id", number), ("SchmeNm", [("Cd", scheme)])]
            elements.append(("Id", [("PrvtId", [("DtAndPlcOfBirth", birth), ("Othr", other)])]))
            ids = [{"scheme": {"CCPT": "passport"}.get(scheme, scheme.lower()), "value": number}]
            party |= {"kind": "person", "birth_date": day, "birth_country": land, "ids": ids}
            texts.append(city)
        case "organisation":
            bic, lei = draw(_BIC), draw(st.from_regex(r"[A-Z0-9]{18}[0-9]{2}", fullmatch=True))
            elements.append(("Id", [("OrgId", [("AnyBIC", bic), ("LEI", lei)])]))
            party |= {"kind": "organisation", "ids": [{"scheme": "bic", "value": bic}, {"scheme": "lei", "value": lei}]}
    residence = draw(st.none() | _COUNTRY)
    if residence:
        party["residence"] = residence
        elements.append(("CtryOfRes", residence))
    return party, elements, texts


@st.composite
def _amounts(draw: st.DrawFn) -> tuple[str, str]:
    currency = draw(st.sampled_from(sorted(CURRENCIES)))
    places = draw(st.integers(0, Currency(currency).minor_units))
    digits = str(draw(st.integers(1, 10**14))).rjust(places + 1, "0")
    return currency, f"{digits[:-places]}.{digits[-places:]}" if places else digits


@st.composite
def payments(draw: st.DrawFn) -> Made:
    """A payment with any part left out that the schema lets be left out."""
    end_to_end, day = draw(st.from_regex(r"[A-Z0-9]{1,30}", fullmatch=True)), draw(_DAYS)
    settled, ordered = draw(_amounts()), draw(st.none() | _amounts())
    transfer: list[Any] = [
        ("PmtId", [("EndToEndId", end_to_end)]),
        ("IntrBkSttlmAmt", settled),
        ("IntrBkSttlmDt", day),
        *([("InstdAmt", ordered)] if ordered else []),
        ("ChrgBr", "SHAR"),
    ]
    facts: dict[str, Any] = {"id": f"M/{end_to_end}", "date": day, "amount": ordered or settled}
    agents: list[tuple[str, str]] = []

    def bank(name: str) -> None:
        bic = draw(_BIC)
        agents.append((bic, bic[4:6]))
        transfer.append((name, [("FinInstnId", [("BICFI", bic)])]))

    texts: list[str] = []

    def customer(name: str, role: str) -> None:
        facts[role], elements, words = draw(customers())
        transfer.append((name, elements))
        texts.extend(words)

    for name in draw(st.sampled_from([(), ("InstgAgt",), ("InstgAgt", "InstdAgt"), ("InstdAgt", "IntrmyAgt1")])):
        bank(name)
    if draw(st.booleans()):
        customer("UltmtDbtr", "ultimate_payer")
    customer("Dbtr", "payer")
    bank("DbtrAgt")
    bank("CdtrAgt")
    customer("Cdtr", "payee")
    if draw(st.booleans()):
        customer("UltmtCdtr", "ultimate_payee")
    for line in draw(st.lists(_LINE, max_size=2)):
        transfer.append(("InstrForNxtAgt", [("InstrInf", line)]))
        texts.append(line)
    code = draw(st.none() | st.sampled_from(sorted(PURPOSES)))
    if code:
        transfer.append(("Purp", [("Cd", code)]))
        texts.append(code)
        facts |= {"purpose": PURPOSES[code]} if PURPOSES[code] else {}
    for line in draw(st.lists(_LINE, max_size=1)):
        transfer.append(("RgltryRptg", [("Dtls", [("Inf", line)])]))
        texts.append(line)
    free, number, invoicer, more = (draw(st.lists(_LINE, max_size=n)) for n in (2, 2, 1, 2))
    structured = [("RfrdDocInf", [("Nb", line)]) for line in number]
    structured += [("Invcr", [("Nm", line)]) for line in invoicer] + [("AddtlRmtInf", line) for line in more]
    if free or structured:
        transfer.append(("RmtInf", [("Ustrd", line) for line in free] + [("Strd", structured)] * bool(structured)))
        texts += [*free, *number, *invoicer, *more]
    if "USD" in (settled[0], ordered and ordered[0]) and any(country == "US" for _, country in agents):
        facts["usd_clearing"] = True
    facts["agents"] = agents
    facts |= {"text": list(dict.fromkeys(texts))} if texts else {}
    return Made(facts, transfer)


def write(version: str, transfers: list[list[Any]]) -> bytes:
    """A pacs.008.001.`version` with these transfers."""
    namespace = f"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.{version}"
    root = etree.Element(f"{{{namespace}}}Document", nsmap={None: namespace})
    body = etree.SubElement(root, f"{{{namespace}}}FIToFICstmrCdtTrf")
    header = [("MsgId", "M"), ("CreDtTm", "2019-02-27T10:00:00Z"), ("NbOfTxs", str(len(transfers)))]
    _add(body, ("GrpHdr", [*header, ("SttlmInf", [("SttlmMtd", "INDA")])]), namespace)
    for transfer in transfers:
        _add(body, ("CdtTrfTxInf", transfer), namespace)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _add(above: Any, element: tuple[str, Any], namespace: str) -> None:
    name, content = element
    made = etree.SubElement(above, f"{{{namespace}}}{name}")
    if isinstance(content, list):
        for member in content:
            _add(made, member, namespace)
    elif isinstance(content, tuple):
        made.set("Ccy", content[0])
        made.text = content[1]
    else:
        made.text = content
