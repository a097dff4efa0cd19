"""Which country does a code of a travel document mean? ISO 3166 alpha-3 and ICAO's own (Doc 9303-3, 5)."""

from __future__ import annotations

import msgspec

from sekisho.cases.read.arrival import Fault, Path, shown

# ISO 3166-1 alpha-3 and alpha-2, the 249 officially assigned codes.
_ISO = """
    ABW:AW AFG:AF AGO:AO AIA:AI ALA:AX ALB:AL AND:AD ARE:AE ARG:AR ARM:AM ASM:AS ATA:AQ ATF:TF ATG:AG AUS:AU AUT:AT
    AZE:AZ BDI:BI BEL:BE BEN:BJ BES:BQ BFA:BF BGD:BD BGR:BG BHR:BH BHS:BS BIH:BA BLM:BL BLR:BY BLZ:BZ BMU:BM BOL:BO
    BRA:BR BRB:BB BRN:BN BTN:BT BVT:BV BWA:BW CAF:CF CAN:CA CCK:CC CHE:CH CHL:CL CHN:CN CIV:CI CMR:CM COD:CD COG:CG
    COK:CK COL:CO COM:KM CPV:CV CRI:CR CUB:CU CUW:CW CXR:CX CYM:KY CYP:CY CZE:CZ DEU:DE DJI:DJ DMA:DM DNK:DK DOM:DO
    DZA:DZ ECU:EC EGY:EG ERI:ER ESH:EH ESP:ES EST:EE ETH:ET FIN:FI FJI:FJ FLK:FK FRA:FR FRO:FO FSM:FM GAB:GA GBR:GB
    GEO:GE GGY:GG GHA:GH GIB:GI GIN:GN GLP:GP GMB:GM GNB:GW GNQ:GQ GRC:GR GRD:GD GRL:GL GTM:GT GUF:GF GUM:GU GUY:GY
    HKG:HK HMD:HM HND:HN HRV:HR HTI:HT HUN:HU IDN:ID IMN:IM IND:IN IOT:IO IRL:IE IRN:IR IRQ:IQ ISL:IS ISR:IL ITA:IT
    JAM:JM JEY:JE JOR:JO JPN:JP KAZ:KZ KEN:KE KGZ:KG KHM:KH KIR:KI KNA:KN KOR:KR KWT:KW LAO:LA LBN:LB LBR:LR LBY:LY
    LCA:LC LIE:LI LKA:LK LSO:LS LTU:LT LUX:LU LVA:LV MAC:MO MAF:MF MAR:MA MCO:MC MDA:MD MDG:MG MDV:MV MEX:MX MHL:MH
    MKD:MK MLI:ML MLT:MT MMR:MM MNE:ME MNG:MN MNP:MP MOZ:MZ MRT:MR MSR:MS MTQ:MQ MUS:MU MWI:MW MYS:MY MYT:YT NAM:NA
    NCL:NC NER:NE NFK:NF NGA:NG NIC:NI NIU:NU NLD:NL NOR:NO NPL:NP NRU:NR NZL:NZ OMN:OM PAK:PK PAN:PA PCN:PN PER:PE
    PHL:PH PLW:PW PNG:PG POL:PL PRI:PR PRK:KP PRT:PT PRY:PY PSE:PS PYF:PF QAT:QA REU:RE ROU:RO RUS:RU RWA:RW SAU:SA
    SDN:SD SEN:SN SGP:SG SGS:GS SHN:SH SJM:SJ SLB:SB SLE:SL SLV:SV SMR:SM SOM:SO SPM:PM SRB:RS SSD:SS STP:ST SUR:SR
    SVK:SK SVN:SI SWE:SE SWZ:SZ SXM:SX SYC:SC SYR:SY TCA:TC TCD:TD TGO:TG THA:TH TJK:TJ TKL:TK TKM:TM TLS:TL TON:TO
    TTO:TT TUN:TN TUR:TR TUV:TV TWN:TW TZA:TZ UGA:UG UKR:UA UMI:UM URY:UY USA:US UZB:UZ VAT:VA VCT:VC VEN:VE VGB:VG
    VIR:VI VNM:VN VUT:VU WLF:WF WSM:WS YEM:YE ZAF:ZA ZMB:ZM ZWE:ZW
"""
_COUNTRIES = dict(pair.split(":") for pair in _ISO.split())
# One letter for Germany, and the United Kingdom by the kind of its nationality.
_COUNTRIES |= {"D": "DE", **dict.fromkeys(("GBD", "GBN", "GBO", "GBP", "GBS"), "GB")}
_STATELESS = "XXA"
_NO_COUNTRY = {
    "EUE": "the European Union",
    "RKS": "Kosovo, which has no ISO 3166 code",
    "UNA": "a specialised agency of the United Nations",
    "UNK": "the United Nations Interim Administration in Kosovo",
    "UNO": "the United Nations",
    "XAA": "a body that is no state",
    "XBA": "the African Development Bank",
    "XCC": "the Caribbean Community",
    "XCE": "the Council of Europe",
    "XCO": "the Common Market for Eastern and Southern Africa",
    "XDC": "the Southern African Development Community",
    "XEC": "the Economic Community of West African States",
    "XES": "the Organization of Eastern Caribbean States",
    "XIM": "the African Export-Import Bank",
    "XMP": "the Parliamentary Assembly of the Mediterranean",
    "XOM": "the Sovereign Military Order of Malta",
    "XPO": "Interpol",
    _STATELESS: "a stateless person",
    "XXB": "a refugee under the 1951 Convention",
    "XXC": "a refugee other than under the 1951 Convention",
    "XXX": "a person whose nationality is not stated",
}
_SPECIMEN = "UTO"


class Meaning(msgspec.Struct, frozen=True):
    """What a code means: a country, or words for what is none."""

    country: str | None
    words: str | None = None
    stateless: bool = False


def meaning_of(code: str) -> Meaning | None:
    """What a code means, None where it is none of ICAO's; alpha-2 codes are read too, as some lists write them."""
    code = code.strip().upper().rstrip("<")
    if code in _COUNTRIES:
        return Meaning(_COUNTRIES[code])
    if code in _NO_COUNTRY:
        return Meaning(None, _NO_COUNTRY[code], code == _STATELESS)
    return Meaning(code) if code in _ALPHA_2 else None


def read_nationality(code: str, path: Path, line: int) -> tuple[list[str] | None, list[Fault]]:
    """The nationalities that a code states, and what is to be said of it.

    A stateless person has none; that of a refugee or of an official of a body is not stated, so it stays unknown.
    """
    meaning = meaning_of(code)
    if meaning is None:
        hint = " (Utopia, the state of specimens)" if code == _SPECIMEN else ""
        message = f"nationality {shown(code)} is not an ICAO 9303 code{hint}; read the document again"
        return None, [Fault("traveller.nationality.unknown", message, path, line=line)]
    if meaning.country:
        return [meaning.country], []
    if meaning.stateless:
        message = f"nationality {code}: {meaning.words}, so there is none"
        return [], [Fault("traveller.nationality.no_country", message, path, severity="info", line=line)]
    message = f"nationality {code}: {meaning.words}; the nationality stays unknown: give it with --facts"
    return None, [Fault("traveller.nationality.no_country", message, path, severity="refer", line=line)]


def read_issuer(code: str, path: Path, line: int) -> tuple[str | None, list[Fault]]:
    """The state that issued a document, and what is to be said where the code names none."""
    meaning = meaning_of(code)
    if meaning is None or not meaning.country:
        what = f"is {meaning.words}" if meaning else "is not an ICAO 9303 code"
        message = f"issuer {shown(code)} {what}; the issuing state stays unknown"
        return None, [Fault("traveller.issuer.no_country", message, path, severity="warning", line=line)]
    return meaning.country, []


_ALPHA_2 = frozenset(_COUNTRIES.values())
